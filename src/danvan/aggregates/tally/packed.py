"""Packed columns: one small number for each of many things, instead of its value, so that they are counted quickly."""

import operator
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from math import prod
from typing import Generic, TypeVar

import attrs

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)


@attrs.frozen
class Packed(Generic[V]):
    """The values of things, in the order of the things: `values[numbers[n]]` is the value of the n-th.

    The values are sorted, so numbers are in the order of what they stand for.

    >>> column = packed(["b", "a", "b"], str.upper)
    >>> list(column.numbers), column.values
    ([1, 0, 1], ('A', 'B'))
    """

    numbers: "array[int]"
    values: tuple[V, ...]


def packed(keys: Iterable[K], meaning: Callable[[K], V]) -> Packed[V]:
    """The column of what keys mean; each is asked for its meaning once, however often it comes."""
    met: dict[K, int] = {}
    numbers = array("q", (met.setdefault(key, len(met)) for key in keys))
    meant = [meaning(key) for key in met]
    values = tuple(sorted(set(meant)))  # type: ignore[type-var] # keys are texts or tuples of texts
    place = {value: number for number, value in enumerate(values)}
    places = [place[value] for value in meant]
    return Packed(array("q", map(places.__getitem__, numbers)), values)


def counted(columns: Sequence[Packed[V]]) -> Iterator[tuple[tuple[V, ...], int]]:
    """Each combination of values that occurs in columns of the same things, in order, with how often it does.

    >>> list(counted([packed("aab", str), packed("xyx", str)]))
    [(('a', 'x'), 1), (('a', 'y'), 1), (('b', 'x'), 1)]
    """
    first, *rest = columns
    counts = _counts(columns)
    ends, spread = dict[int, tuple[V, ...]](), prod(len(column.values) for column in rest)
    for key in sorted(counts):
        start, end = divmod(key, spread)
        if end not in ends:
            ends[end] = _apart(end, rest)
        yield (first.values[start], *ends[end]), counts[key]


def _counts(columns: Sequence[Packed[V]]) -> Counter[int]:
    first, *rest = columns
    keys: Iterable[int] = first.numbers
    for column in rest:
        # One number for all columns so far: a whole row is then counted as one int, without a step of Python.
        keys = map(operator.add, map(operator.mul, keys, repeat(len(column.values))), column.numbers)
    return Counter(keys)


@attrs.frozen
class Climbed(Generic[V]):
    """Counts by combination, each at its own place and at every place above it: `counts` by packed combination.

    Parameters: `places` are the places by number, those of the first column first; `rest` the other columns.
    """

    places: tuple[V, ...]
    rest: tuple[Packed[V], ...]
    counts: Mapping[int, int]

    def cells(self) -> Iterator[tuple[tuple[V, ...], int]]:
        """Each combination that occurs, with its count."""
        ends, spread = dict[int, tuple[V, ...]](), prod(len(column.values) for column in self.rest)
        for key, count in self.counts.items():
            place, end = divmod(key, spread)
            if end not in ends:
                ends[end] = _apart(end, self.rest)
            yield (self.places[place], *ends[end]), count


@attrs.frozen
class Rooted(Generic[V]):
    """The tree that values stand in: each value with all above it once, its depth, and the number right above it.

    Parameters: the first of the `places` are the values in their order; the `parents` of roots are None.
    """

    places: tuple[V, ...]
    parents: tuple[int | None, ...]
    depths: tuple[int, ...]

    @classmethod
    def of(cls, values: Iterable[V], above: Callable[[V], V | None]) -> "Rooted[V]":
        """The tree of values: `above` gives what one stands under, None for a root, and never leads back."""
        places = list(values)
        number = {value: place for place, value in enumerate(places)}
        parents: list[int | None] = []
        for value in places:  # it grows while it is walked
            over = above(value)
            if over is not None and over not in number:
                number[over] = len(places)
                places.append(over)
            parents.append(None if over is None else number[over])
        depths = [-1] * len(places)
        for place in range(len(places)):
            way: list[int] = []
            here: int | None = place
            while here is not None and depths[here] < 0:
                way.append(here)
                here = parents[here]
            depth = -1 if here is None else depths[here]
            for step in reversed(way):
                depth += 1
                depths[step] = depth
        return cls(tuple(places), tuple(parents), tuple(depths))


def climbed(columns: Sequence[Packed[V]], tree: Rooted[V]) -> Climbed[V]:
    """The counts of rows by combination, added up the tree that the values of the first column stand in.

    >>> above = {"ấp": "xã", "xã": "huyện", "huyện": None}
    >>> columns = [packed(["ấp", "ấp", "xã"], str), packed("xyx", str)]
    >>> found = climbed(columns, Rooted.of(columns[0].values, above.get))
    >>> sorted(found.cells())
    [(('huyện', 'x'), 2), (('huyện', 'y'), 1), (('xã', 'x'), 2), (('xã', 'y'), 1), (('ấp', 'x'), 1), (('ấp', 'y'), 1)]
    """
    _, *rest = columns
    spread = prod(len(column.values) for column in rest)
    steps = [None if over is None else (over - place) * spread for place, over in enumerate(tree.parents)]
    floors: list[dict[int, int]] = [{} for _ in range(max(tree.depths, default=0) + 1)]
    floor_of = [floors[depth] for depth in tree.depths]
    for key, count in _counts(columns).items():
        floor_of[key // spread][key] = count
    found: dict[int, int] = {}
    for floor, over in zip(reversed(floors), [*reversed(floors[:-1]), {}], strict=True):
        for key, count in floor.items():
            step = steps[key // spread]
            if step is not None:
                higher = key + step
                over[higher] = over.get(higher, 0) + count
        found.update(floor)
    return Climbed(tree.places, tuple(rest), found)


def _apart(key: int, columns: Sequence[Packed[V]]) -> tuple[V, ...]:
    found: list[V] = []
    for column in reversed(columns):
        key, number = divmod(key, len(column.values))
        found.append(column.values[number])
    return tuple(reversed(found))
