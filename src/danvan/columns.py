"""Packed columns: one small number for each of many things, instead of its value, so that they are counted quickly."""

import operator
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
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
    keys: Iterable[int] = first.numbers
    for column in rest:
        # One number for all columns so far: a whole row is then counted as one int, without a step of Python.
        keys = map(operator.add, map(operator.mul, keys, repeat(len(column.values))), column.numbers)
    counts = Counter(keys)
    ends, spread = dict[int, tuple[V, ...]](), prod(len(column.values) for column in rest)
    for key in sorted(counts):
        start, end = divmod(key, spread)
        if end not in ends:
            ends[end] = _apart(end, rest)
        yield (first.values[start], *ends[end]), counts[key]


def _apart(key: int, columns: Sequence[Packed[V]]) -> tuple[V, ...]:
    found: list[V] = []
    for column in reversed(columns):
        key, number = divmod(key, len(column.values))
        found.append(column.values[number])
    return tuple(reversed(found))
