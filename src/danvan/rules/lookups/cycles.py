"""Rings: facts that stand above themselves, through the fields that name a superior of their own kind."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from danvan.book.book import Book
from danvan.book.snapshot import TREES, Tree
from danvan.facts import Fact, Unit
from danvan.facts.kinds import KINDS
from danvan.facts.structure import by_class, fields
from danvan.values.graphs import rings


def rings_of_units(book: Book) -> Iterator[tuple[tuple[str, ...], datetime.date | None]]:
    """The rings in the trees of units, each once, with the first day on which its members form it."""
    found: set[frozenset[str]] = set()
    for tree in TREES if _perhaps_rings(book) else ():
        for members, day in _rings_of_tree(book, tree):
            if frozenset(members) not in found:
                found.add(frozenset(members))
                yield members, day


def rings_of_parts(book: Book) -> Iterator[tuple[type[Fact], Sequence[str]]]:
    """The rings among facts of every other kind that name a whole of their own kind: periods, figures, remarks."""
    for kind in KINDS:
        for name in _wholes(kind) if kind is not Unit else ():
            above = {fact.id: (getattr(fact, name),) for fact in book.of(kind) if getattr(fact, name)}  # type: ignore[type-var] # each kind is one of the seven
            for members in rings(above):
                yield kind, members


@by_class
def _wholes(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind).values() if field.refers is kind and not field.many)


def _above(unit: Unit, tree: Tree) -> tuple[str, ...]:
    if tree == "groups":
        return unit.groups
    above = unit.parent if tree == "command" else unit.place or unit.parent
    return () if above is None else (above,)


MOST_FLOORS = 50
"""No tree of offices has more; one that does is looked at in full."""


def _perhaps_rings(book: Book) -> bool:
    # All trees and all days at once: where even that has no ring, no tree has one on any day. What hangs on nothing
    # is taken away, then what hung on that only, floor by floor; trees have few floors, and only rings remain.
    links = [(unit.id, unit.parent) for unit in book.units if unit.parent is not None]
    links += [(unit.id, unit.place) for unit in book.units if unit.place is not None]
    links += [(unit.id, group) for unit in book.units for group in unit.groups]
    for _ in range(MOST_FLOORS):
        hanging = {below for below, _ in links}
        links = [link for link in links if link[1] in hanging]
        if not links:
            return False
    return True


def _rings_of_tree(book: Book, tree: Tree) -> Iterator[tuple[tuple[str, ...], datetime.date | None]]:
    # Rows point to the rows that share a day with them. Rows of a component need not share one day all together,
    # so each component is looked at again on the days on which its rows begin.
    rows = book.units
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault(row.id, []).append(at)
    above = {
        at: [to for one in _above(row, tree) for to in places.get(one, ()) if rows[to].during.overlaps(row.during)]
        for at, row in enumerate(rows)
        if _above(row, tree)
    }
    for component in rings(above):
        yield from _on_their_days([rows[at] for at in sorted(component)], tree)


def _on_their_days(rows: Sequence[Unit], tree: Tree) -> Iterator[tuple[tuple[str, ...], datetime.date | None]]:
    starts = {row.during.start for row in rows}
    for day in sorted(starts, key=lambda start: start or datetime.date.min):
        standing = [row for row in rows if (day or datetime.date.min) in row.during]
        pointing: Mapping[str, tuple[str, ...]] = {row.id: _above(row, tree) for row in standing}
        for members in rings(pointing):
            yield members, day
