"""The fields by which facts name other facts, known by their types, and facts with other ids in them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import attrs

from danvan.facts.kinds import Fact
from danvan.facts.structure import Field, FieldPath, by_class, field_paths, fields

T = TypeVar("T")
Choose = Callable[[FieldPath, str], Iterable[str]]
"""Given the path to a reference and the id in it, gives the ids to have there: none, one or, in a list, several."""


@by_class
def references(kind: type) -> tuple[FieldPath, ...]:
    """The paths to the fields of a class that name other facts by their ids.

    >>> from danvan.facts import Award
    >>> [".".join(path.names) for path in references(Award)][:3]
    ['recipients.unit', 'recipients.model', 'recipients.person.unit']
    """
    return tuple(path for path in field_paths(kind) if path.last.refers is not None)


def with_references(value: T, to: type[Fact], choose: Choose) -> T:
    """A fact with other ids of facts of one kind in it; the same object where none is another.

    >>> from danvan.facts import Model, Unit
    >>> with_references(Model(id="m", name="Tôm", holders=["a", "b"]), Unit, lambda path, unit: [unit + "1"]).holders
    ('a1', 'b1')
    """
    found: T = _replaced(value, to, choose, ())
    return found


def _replaced(part: Any, to: type[Fact], choose: Choose, before: tuple[Field, ...]) -> Any:
    changed: dict[str, Any] = {}
    for field in _leading(type(part)).get(to, ()):
        value, through = getattr(part, field.name), (*before, field)
        if value is None:
            continue
        if field.refers is None:
            made = [_replaced(one, to, choose, through) for one in (value if field.many else (value,))]
        else:
            made = [new for one in (value if field.many else (value,)) for new in choose(FieldPath(through), one)]
        new = tuple(made) if field.many else next(iter(made), None)
        if new != value:
            changed[field.name] = new
    return attrs.evolve(part, **changed) if changed else part


@by_class
def _leading(kind: type) -> Mapping[type[Fact], tuple[Field, ...]]:
    """The fields of a class that name facts of a kind, or hold what does."""
    leading: dict[type[Fact], dict[str, Field]] = {}
    for path in references(kind):
        if path.last.refers is not None:
            leading.setdefault(path.last.refers, {})[path.names[0]] = fields(kind)[path.names[0]]
    return {refers: tuple(found.values()) for refers, found in leading.items()}
