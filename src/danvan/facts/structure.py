"""What a class of facts holds: each field with its type taken apart and what it says of itself, and the paths to them.

Everything that has to know the fields of facts asks here, so that a new field is known everywhere. Nothing is walked
before it is asked for, and each class is walked once.
"""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from operator import attrgetter, is_not
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from danvan.facts.kinds import KINDS, Fact
from danvan.values.described import Described, described

R = TypeVar("R")


def by_class(make: Callable[[type], R]) -> Callable[[type], R]:
    """A function of a class that is called once for each class: classes do not change."""
    return cache(make)


@attrs.frozen(kw_only=True)
class Field:
    """A field of a class.

    Parameters: `holds` is the type of its value, of each value where `many` says that it is a list, never None; `part`
    the class of its values where these have described fields of their own; `refers` the kind of fact that its values
    are ids of; `optional` whether it may be None; `required` whether it has no default.
    """

    name: str
    said: Described
    holds: Any
    many: bool
    part: type | None
    refers: type[Fact] | None
    optional: bool
    required: bool

    @property
    def label(self) -> str:
        """The Vietnamese label; the name where it has none."""
        return self.said.vi or self.name


@by_class
def fields(kind: type) -> Mapping[str, Field]:
    """The fields of a class by name, in their order.

    >>> from danvan.facts import Model, Unit
    >>> fields(Model)["holders"].refers is Unit, fields(Model)["milestones"].part.__name__
    (True, 'Milestone')
    """
    hints = get_type_hints(kind)
    return {field.name: _field(field, hints[field.name]) for field in attrs.fields(kind)}


def _field(field: "attrs.Attribute[Any]", hint: Any) -> Field:
    holds, many = _apart(hint)
    return Field(
        name=field.name,
        said=described(field),
        holds=holds,
        many=many,
        part=holds if _describes_itself(holds) else None,
        refers=_kinds_by_id().get(holds) if field.name != "id" else None,
        optional=types.NoneType in get_args(hint),
        required=field.default is attrs.NOTHING,
    )


def _apart(hint: Any) -> tuple[Any, bool]:
    """A type without None and without its list, and whether it was a list."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not types.NoneType]
        return _apart(inner[0]) if len(inner) == 1 else (hint, False)
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True
    return hint, False


def _describes_itself(kind: Any) -> bool:
    return attrs.has(kind) and any(described(field).en for field in attrs.fields(kind))


@cache
def _kinds_by_id() -> Mapping[Any, type[Fact]]:
    """The kinds of facts by the types of their ids, which are the types of references to them too."""
    return {get_type_hints(kind)["id"]: kind for kind in KINDS}


@attrs.frozen
class FieldPath:
    """The path from a class to a field within it, through the fields that hold it: the body that took a milestone."""

    through: tuple[Field, ...]

    @property
    def last(self) -> Field:
        """The field it leads to."""
        return self.through[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields it goes through, the last included."""
        return tuple(field.name for field in self.through)

    @property
    def carried(self) -> bool:
        """Whether a unit there goes along when a book is restated: every field on the path has to say so."""
        return all(field.said.carried for field in self.through)


@by_class
def field_paths(kind: type) -> tuple[FieldPath, ...]:
    """The paths to every field within a class, however deep, each field before what it holds.

    >>> from danvan.facts import Remark
    >>> [".".join(path.names) for path in field_paths(Remark)][-3:]
    ['source.quote', 'source.confidence', 'source.note']
    """
    return tuple(_field_paths(kind, (), (kind,)))


def _field_paths(kind: type, through: tuple[Field, ...], above: tuple[type, ...]) -> Iterator[FieldPath]:
    for field in fields(kind).values():
        yield FieldPath((*through, field))
        if field.part is not None and field.part not in above:
            yield from _field_paths(field.part, (*through, field), (*above, field.part))


def values(fact: object, path: FieldPath) -> Iterator[tuple[str, Any]]:
    """The values at a path within one fact, with where they stand: `milestones[0].by`; none where nothing is said."""
    return _values(fact, path.through, "")


def _values(part: object, through: tuple[Field, ...], before: str) -> Iterator[tuple[str, Any]]:
    field, *rest = through
    value = getattr(part, field.name)
    if value is None:
        return
    # Ids and codes in a list have no place of their own: a list of them is in the order of the alphabet.
    for number, one in enumerate(value if field.many else (value,)):
        place = f"{before}{field.name}[{number}]" if field.many and field.part else f"{before}{field.name}"
        if rest:
            yield from _values(one, tuple(rest), f"{place}.")
        else:
            yield place, one


def every_value(facts: Iterable[object], path: FieldPath) -> Iterable[Any]:
    """The values at a path within many facts, one after the other, without where they stand: that is much quicker."""
    found: Iterable[Any] = facts
    for field in path.through:
        found = map(attrgetter(field.name), found)
        found = chain.from_iterable(found) if field.many else filter(partial(is_not, None), found)
    return found


def label(kind: type, place: str, code_label: Callable[[str, str], str] | None = None) -> str:
    """A place within a fact in Vietnamese, as findings name it; what no field is called stays as it is.

    Parameters: `code_label` gives the label of a code by its scheme, for a place that a code stands in
    (`breakdown.level`).

    >>> from danvan.facts import Award
    >>> label(Award, "recipients[0].count"), label(Award, "kho")
    ('đối tượng 1, số lượng', 'kho')
    """
    said: list[str] = []
    within: type | None = kind
    scheme: str | None = None
    for step in place.split("."):
        name, _, number = step.removesuffix("]").partition("[")
        field = fields(within).get(name) if within is not None else None
        if field is None:
            said.append(code_label(scheme, step) if scheme and code_label else step)
        else:
            said.append(f"{field.label} {int(number) + 1}" if number.isdecimal() else field.label)
        within, scheme = (field.part, field.said.code) if field is not None else (None, None)
    return ", ".join(said)
