"""Two accounts of one fact: whether they agree, where they contradict each other, and what both say together."""

from typing import Any

import attrs

from danvan import Fact, Figure, Milestone, Model, Period

_JOINED = ("holders", "fields", "milestones", "aliases", "variants")
"""Fields of a model whose values are joined: a second list adds to them."""

_NOTHING = (None, ())


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same, wherever they were found."""
    return type(one) is type(other) and _bare(one) == _bare(other)


def _bare(fact: Fact) -> Fact:
    bare: Any = attrs.evolve(fact, source=None)
    if isinstance(bare, Model):
        milestones: tuple[Milestone, ...] = tuple(attrs.evolve(step, source=None) for step in bare.milestones)
        return attrs.evolve(bare, milestones=milestones)
    if isinstance(bare, Figure):
        return attrs.evolve(bare, quantity=bare.quantity and attrs.evolve(bare.quantity, printed=None), variants=())
    if isinstance(bare, Period):
        return attrs.evolve(bare, label="-", within=None, reported_on=None)
    found: Fact = bare
    return found


def contradictions(first: Fact, second: Fact) -> tuple[str, ...]:
    """The names of the fields in which two accounts of one fact contradict each other.

    >>> contradictions(Model(id="m", name="A", type="collective"), Model(id="m", name="A", type="individual"))
    ('type',)
    """
    one, other = _bare(first), _bare(second)
    names = [field.name for field in attrs.fields(type(one)) if field.name not in ("id", "source")]
    return tuple(
        path
        for name in names
        if not (isinstance(one, Model) and name in _JOINED)
        for path in _apart(name, getattr(one, name), getattr(other, name))
    )


def _apart(path: str, one: Any, other: Any) -> tuple[str, ...]:
    """The paths at which two values differ; a value that one account leaves out contradicts nothing."""
    if one == other or one in _NOTHING or other in _NOTHING:
        return ()
    if type(one) is type(other) and path in ("person", "description"):
        return tuple(
            inner
            for field in attrs.fields(type(one))
            for inner in _apart(f"{path}.{field.name}", getattr(one, field.name), getattr(other, field.name))
        )
    return (path,)


def merged(first: Fact, second: Fact) -> Fact | None:
    """What two accounts of one fact say together; None if they cannot be one fact.

    What the first leaves out is taken from the second; of a model, holders, fields and milestones are joined. Where
    the two contradict each other, a model keeps what the first says (see `contradictions`), and any other fact is not
    merged.
    """
    apart = {*contradictions(first, second)}
    if isinstance(first, Model) and isinstance(second, Model):
        return None if {"type", "place"} & apart else _joined(first, second)
    return None if apart or type(first) is not type(second) else _filled(first, second)


def _joined(first: Model, second: Model) -> Model:
    known = {attrs.evolve(step, source=None) for step in first.milestones}
    steps: tuple[Milestone, ...] = tuple(
        step for step in second.milestones if attrs.evolve(step, source=None) not in known
    )
    both: dict[str, Any] = {
        name: (*getattr(first, name), *getattr(second, name)) for name in ("holders", "fields", "aliases")
    }
    variants = tuple(dict.fromkeys((*first.variants, *second.variants)))
    filled: Model = _filled(first, second)
    return attrs.evolve(filled, **both, milestones=(*first.milestones, *steps), variants=variants)


def _filled(one: Any, other: Any) -> Any:
    """The first value with what it leaves out taken from the second."""
    if one in _NOTHING or other in _NOTHING:
        return other if one in _NOTHING else one
    if not attrs.has(type(one)) or type(one) is not type(other):
        return one
    gaps = {
        field.name: filled
        for field in attrs.fields(type(one))
        if (filled := _filled(getattr(one, field.name), getattr(other, field.name))) is not getattr(one, field.name)
    }
    return attrs.evolve(one, **gaps) if gaps else one
