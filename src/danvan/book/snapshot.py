"""A book on one day: units as they were called then, and the trees they stood in."""

import datetime
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Literal, Self, get_args

import attrs

from danvan.errors import BadValue, Unknown
from danvan.facts import Unit
from danvan.values.ids import UnitId
from danvan.values.spans import order
from danvan.vocabulary import Vocabulary

Tree = Literal["command", "territory", "groups"]
TREES: tuple[Tree, ...] = get_args(Tree)


@attrs.frozen(slots=False, repr=False)
class Snapshot:
    """The units of a book as they were on a day, and the trees they stood in.

    Three trees: `command` (who stands under whom), `territory` (a territory lies in its parent, a body at
    its place) and `groups` (blocks and clusters, of which a unit may belong to several). A unit whose
    parent did not exist on the day is a root, and so is the first by id of units that stand in a ring, so that
    every unit is found below some root; rules find both.

    >>> from datetime import date
    >>> snapshot = Snapshot.of(date(2020, 8, 4), [
    ...     Unit(id="kg", name="tỉnh Kiên Giang", kind="province"),
    ...     Unit(id="umt", name="huyện U Minh Thượng", kind="rural-district", parent="kg"),
    ...     Unit(id="hu-umt", name="Huyện ủy U Minh Thượng", kind="district-party-committee", place="umt"),
    ... ])
    >>> [unit.id for unit in snapshot.descendants("kg", tree="territory")]
    ['umt', 'hu-umt']
    >>> [unit.id for unit in snapshot.ancestors("hu-umt", tree="territory")]
    ['umt', 'kg']
    """

    day: datetime.date
    by_id: Mapping[UnitId, Unit]
    vocabulary: Vocabulary | None = None

    @classmethod
    def of(cls, day: datetime.date, rows: Iterable[Unit], vocabulary: Vocabulary | None = None) -> Self:
        """The units among the rows that existed on the day; of overlapping rows of one unit the later holds."""
        there = [row for row in rows if day in row.during]
        if not all(one.id < other.id for one, other in pairwise(there)):
            there.sort(key=lambda row: (row.id, order(row.during)))
        return cls(day, {row.id: row for row in there}, vocabulary)

    def __repr__(self) -> str:
        return f"<Snapshot on {self.day}: {len(self.by_id)} units>"

    def __contains__(self, unit_id: str) -> bool:
        return unit_id in self.by_id

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit of the day, by id."""
        return tuple(self.by_id.values())

    def unit(self, unit_id: str) -> Unit:
        """The unit of an id.

        Raises: Unknown when there is none on the day.
        """
        found = self.by_id.get(UnitId(unit_id))
        if found is None:
            raise Unknown(f"unit on {self.day}", unit_id, self.by_id)
        return found

    def parents(self, unit_id: str, tree: Tree = "command") -> tuple[Unit, ...]:
        """The units right above one: at most one in command and territory, any number among groups."""
        return tuple(self.by_id[one] for one in self.above(tree)[self.unit(unit_id).id])

    def above(self, tree: Tree = "command") -> Mapping[UnitId, tuple[UnitId, ...]]:
        """What stands right above each unit, by id; nothing above a root."""
        if _tree(tree) not in self._above:
            self._above[tree] = _right_above(self.by_id, tree)
        return self._above[tree]

    def below(self, tree: Tree = "command") -> Mapping[UnitId, tuple[UnitId, ...]]:
        """What stands right below each unit that anything stands below, by id."""
        if _tree(tree) not in self._below:
            below: dict[UnitId, list[UnitId]] = {}
            for unit, parents in self.above(tree).items():
                for parent in parents:
                    below.setdefault(parent, []).append(unit)
            self._below[tree] = {unit: tuple(found) for unit, found in below.items()}
        return self._below[tree]

    @cached_property
    def _above(self) -> dict[Tree, Mapping[UnitId, tuple[UnitId, ...]]]:
        return {}

    @cached_property
    def _below(self) -> dict[Tree, Mapping[UnitId, tuple[UnitId, ...]]]:
        return {}

    def children(self, unit_id: str, tree: Tree = "command") -> tuple[Unit, ...]:
        """The units right below one, by id."""
        below = self.below(tree).get(self.unit(unit_id).id, ())
        return tuple(self.by_id[one] for one in below)

    def roots(self, tree: Tree = "command") -> tuple[Unit, ...]:
        """The units that nothing stands above, and the first of each ring that nothing stands above, by id."""
        roots = {unit.id: unit for unit in self.units if not self.parents(unit.id, tree)}
        reached = self._reached(roots, tree, set())
        for unit in self.units:
            if unit.id not in reached:
                first = min(self._ring_above(unit, reached, tree))
                roots[first] = self.by_id[first]
                self._reached([first], tree, reached)
        return tuple(roots[one] for one in sorted(roots))

    def _reached(self, starts: Iterable[UnitId], tree: Tree, reached: set[UnitId]) -> set[UnitId]:
        """Adds to what is reached the units to start from and all below them, each looked at once."""
        waiting = [start for start in starts if start not in reached]
        reached.update(waiting)
        while waiting:
            fresh = [child.id for child in self.children(waiting.pop(), tree) if child.id not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return reached

    def _ring_above(self, unit: Unit, reached: set[UnitId], tree: Tree) -> list[UnitId]:
        """The ring met on the way up from a unit that no root reaches: all above it are of that sort."""
        way: dict[UnitId, int] = {}
        while unit.id not in way:
            way[unit.id] = len(way)
            unit = next(parent for parent in self.parents(unit.id, tree) if parent.id not in reached)
        return list(way)[way[unit.id] :]

    def ancestors(self, unit_id: str, tree: Tree = "command") -> tuple[Unit, ...]:
        """The units above one, the nearest first, each once; a ring is walked round once."""
        seen: dict[UnitId, Unit] = {}
        waiting = deque(self.parents(unit_id, tree))
        while waiting:
            unit = waiting.popleft()
            if unit.id not in seen and unit.id != unit_id:
                seen[unit.id] = unit
                waiting.extend(self.parents(unit.id, tree))
        return tuple(seen.values())

    def descendants(self, unit_id: str, tree: Tree = "command") -> tuple[Unit, ...]:
        """The units below one, at any depth, each once, a unit before those below it."""
        return tuple(unit for unit, depth in self.walk(unit_id, tree) if depth)

    def walk(self, unit_id: str, tree: Tree = "command") -> Iterator[tuple[Unit, int]]:
        """A unit and all below it, each once with its depth (0 for the unit itself), parents first."""
        start = self.unit(unit_id)
        seen: set[UnitId] = {start.id}
        waiting: list[tuple[Unit, int]] = [(start, 0)]
        while waiting:
            unit, depth = waiting.pop()
            yield unit, depth
            fresh = [child for child in self.children(unit.id, tree) if child.id not in seen]
            seen.update(child.id for child in fresh)
            waiting.extend((child, depth + 1) for child in reversed(fresh))


def _right_above(by_id: Mapping[UnitId, Unit], tree: Tree) -> Mapping[UnitId, tuple[UnitId, ...]]:
    if tree == "groups":
        return {unit.id: tuple(one for one in unit.groups if one in by_id) for unit in by_id.values()}
    if tree == "command":
        named = {unit.id: unit.parent for unit in by_id.values()}
    else:
        named = {unit.id: unit.place or unit.parent for unit in by_id.values()}
    return {unit: () if one is None or one not in by_id else (one,) for unit, one in named.items()}


def _tree(tree: Tree) -> Tree:
    if tree not in TREES:
        raise BadValue("tree", tree, f"give one of {', '.join(TREES)}")
    return tree
