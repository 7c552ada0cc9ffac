"""Two tellings of one fact: whether they say the same, and what both together say."""

from typing import Any

import attrs

from danvan.facts import Award, Fact, Figure, Milestone, Model, Period, Succession, Unit, Variant


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


def merged(first: Fact, second: Fact) -> Fact | None:
    """What two tellings of one fact say together; None where they contradict and neither can be kept beside.

    Milestones are only ever added to. A figure keeps its first number; another is kept as a variant.
    """
    if isinstance(first, Model) and isinstance(second, Model):
        return _model(first, second)
    if isinstance(first, Period) and isinstance(second, Period):
        return first if first.during == second.during else None
    if isinstance(first, Award | Unit | Succession | Figure):
        return None
    return None


def _model(first: Model, second: Model) -> Model | None:
    for name in ("type", "place", "period", "movement", "person", "description"):
        one, other = getattr(first, name), getattr(second, name)
        if one is not None and other is not None and one != other and name in ("type", "place"):
            return None
    known = {attrs.evolve(step, source=None) for step in first.milestones}
    steps = tuple(step for step in second.milestones if attrs.evolve(step, source=None) not in known)
    milestones: tuple[Milestone, ...] = (*first.milestones, *steps)
    variants: tuple[Variant, ...] = tuple(dict.fromkeys((*first.variants, *second.variants)))
    return attrs.evolve(
        first,
        holders=(*first.holders, *second.holders),
        person=first.person or second.person,
        type=first.type or second.type,
        fields=(*first.fields, *second.fields),
        place=first.place or second.place,
        period=first.period or second.period,
        movement=first.movement or second.movement,
        milestones=milestones,
        description=first.description or second.description,
        variants=variants,
    )
