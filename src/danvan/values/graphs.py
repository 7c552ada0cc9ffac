"""Rings in what points to what: found without recursion, so that a chain of any depth is walked."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def rings(above: Mapping[K, Sequence[K]]) -> list[tuple[K, ...]]:
    """The rings among things that point to others, each once, as its members.

    Two rings that share a member are one, and a thing that points to itself is a ring of one. These are the
    strongly connected components, found in two passes (Kosaraju and Sharir).

    >>> rings({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"], "e": ["a"]})
    [('d',), ('b', 'c')]
    """
    below: dict[K, list[K]] = {one: [] for one in above}
    for one, others in above.items():
        for other in others:
            if other in below:
                below[other].append(one)
    found: list[tuple[K, ...]] = []
    seen: set[K] = set()
    for start in reversed(_finished(above)):
        if start not in seen:
            members = _reached(start, below, seen)
            if len(members) > 1 or start in above[start]:
                found.append(members)
    return found


def _finished(above: Mapping[K, Sequence[K]]) -> list[K]:
    # Everything, each after all that is reached from it.
    finished: list[K] = []
    seen: set[K] = set()
    for start in above:
        if start in seen:
            continue
        seen.add(start)
        path: list[tuple[K, Iterator[K]]] = [(start, iter(above[start]))]
        while path:
            one, rest = path[-1]
            fresh = next((other for other in rest if other in above and other not in seen), None)
            if fresh is None:
                finished.append(one)
                path.pop()
            else:
                seen.add(fresh)
                path.append((fresh, iter(above[fresh])))
    return finished


def _reached(start: K, below: Mapping[K, Sequence[K]], seen: set[K]) -> tuple[K, ...]:
    members: list[K] = []
    waiting = [start]
    seen.add(start)
    while waiting:
        one = waiting.pop()
        members.append(one)
        for other in below[one]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return tuple(members)
