"""What two records of one id say together, and where they contradict each other: nothing is dropped in silence."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import attrs

from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.facts.structure import Field, fields

F = TypeVar("F", bound=Fact)


@attrs.frozen(kw_only=True)
class Difference:
    """Something that two records say differently: where, what was kept, and what the other says."""

    place: str
    kept: Any
    other: Any


@attrs.frozen(kw_only=True)
class Merged(Generic[F]):
    """One record for two.

    Parameters: `contradictions` are what the second says otherwise, where only one of them can be right; `beside` what
    the second says of where it was found and how it was printed, for which the record has no second place.
    """

    fact: F
    contradictions: tuple[Difference, ...] = ()
    beside: tuple[Difference, ...] = ()


def merge_records(first: F, second: F) -> Merged[F]:
    """What two records of one id say together. Where both say something, each field says itself how it merges.

    Raises: BadValue for records of different kinds or ids.

    >>> from danvan.facts import Model
    >>> one = Model(id="m", name="Nuôi tôm", type="collective", aliases=["Tôm sạch"])
    >>> other = Model(id="m", name="Nuôi tôm", type="individual", aliases=["Tôm"], holders=["xa-a"])
    >>> merged = merge_records(one, other)
    >>> merged.fact.aliases, merged.fact.holders, [found.place for found in merged.contradictions]
    (('Tôm', 'Tôm sạch'), ('xa-a',), ['type'])
    """
    if type(first) is not type(second) or first.id != second.id:
        raise BadValue(
            "second record", f"{type(second).__name__} {second.id}", f"give a {type(first).__name__} {first.id}"
        )
    merging = _Merging()
    fact = merging.parts(first, second, "")
    return Merged(fact=fact, contradictions=tuple(merging.contradictions), beside=tuple(merging.beside))


def say_the_same(first: object, second: object) -> bool:
    """Whether two values say the same, wherever they were found and however they were printed.

    >>> from danvan.values.quantities import Quantity
    >>> say_the_same(Quantity(5), Quantity(5, printed="05")), say_the_same(Quantity(5), Quantity(6))
    (True, False)
    """
    if first == second:
        return True
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(say_the_same, first, second))
    if type(first) is not type(second) or not attrs.has(type(first)):
        return False
    said = [field.name for field in fields(type(first)).values() if field.said.merge != "first"]
    return bool(said) and all(say_the_same(getattr(first, name), getattr(second, name)) for name in said)


def _says_nothing(value: object) -> bool:
    # A breakdown without codes is the whole, and a span without days is all time: both say something.
    return value is None or value in ("", ())


@attrs.define
class _Merging:
    """What is found while two records are merged."""

    contradictions: list[Difference] = attrs.field(factory=list)
    beside: list[Difference] = attrs.field(factory=list)

    def parts(self, first: Any, second: Any, before: str) -> Any:
        """Two values of a class, merged field by field."""
        changed: dict[str, Any] = {}
        for field in fields(type(first)).values():
            one, other = getattr(first, field.name), getattr(second, field.name)
            both = one if one == other else self._field(field, one, other, before + field.name)
            if both is not one:
                changed[field.name] = both
        return attrs.evolve(first, **changed) if changed else first

    def _field(self, field: Field, one: Any, other: Any, place: str) -> Any:
        if _says_nothing(other):
            return one
        if _says_nothing(one):
            return other
        if field.said.merge == "union":
            return tuple(self._union(field, one, other, place))
        if field.said.merge == "first":
            self.beside.append(Difference(place=place, kept=one, other=other))
            return one
        if field.part is not None and not field.many and (field.said.merge == "parts" or say_the_same(one, other)):
            return self.parts(one, other, f"{place}.")
        if not say_the_same(one, other):
            self.contradictions.append(Difference(place=place, kept=one, other=other))
        return one

    def _union(self, field: Field, one: tuple[Any, ...], other: tuple[Any, ...], place: str) -> Iterator[Any]:
        left = list(other)
        for number, value in enumerate(one):
            same = next((at for at, found in enumerate(left) if say_the_same(value, found)), None)
            if same is None:
                yield value
            else:
                found = left.pop(same)
                yield value if field.part is None else self.parts(value, found, f"{place}[{number}].")
        yield from left
