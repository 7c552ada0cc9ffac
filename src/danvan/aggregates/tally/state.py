"""The state of a tally: how many under each combination of codes, and what the codes are called."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, reduce
from itertools import product
from operator import attrgetter
from typing import Any

import attrs

from danvan.documents.tables import Cell
from danvan.values.quantities import Quantity
from danvan.values.text import capitalised, collation_key

Key = tuple[tuple[str, ...], ...]
"""For each dimension the codes that hold together for the things counted: none, one or several."""

ABSENT = ""
"""Stands in a row or column for things that have no code in a dimension."""


@attrs.frozen
class Counted:
    """How many things have exactly this combination of codes."""

    key: Key
    quantity: Quantity


@attrs.frozen
class Named:
    """What a code of a dimension is called, its rank among its like, and the code above it in a tree."""

    dimension: str
    code: str
    label: str
    rank: int = 0
    above: str | None = None


def _by_key(cells: Iterable[Counted]) -> tuple[Counted, ...]:
    return tuple(sorted(cells, key=attrgetter("key")))


def _in_order(names: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(
        sorted(set(names), key=lambda name: (name.dimension, name.code, name.label, name.rank, name.above or ""))
    )


@attrs.frozen(slots=False)
class Tallied:
    """Counts by combination of codes. Things are counted where they stand; trees and several codes at once are
    unfolded only in the table, so that a total never counts a thing twice."""

    cells: tuple[Counted, ...] = attrs.field(default=(), converter=_by_key)
    names: tuple[Named, ...] = attrs.field(default=(), converter=_in_order)

    def __reduce__(self) -> tuple[Any, ...]:
        # Between processes a state goes as plain text and numbers, which is a tenth of the work.
        plain = [(cell.key, _spoken(cell.quantity)) for cell in self.cells]
        return (_received, (plain, [attrs.astuple(name) for name in self.names]))

    def merge(self, other: "Tallied") -> "Tallied":
        """The counts of both."""
        found: dict[Key, list[Quantity]] = {}
        for cell in (*self.cells, *other.cells):
            found.setdefault(cell.key, []).append(cell.quantity)
        add = Adding()
        cells: tuple[Counted, ...] = tuple(Counted(key, add.sum(parts)) for key, parts in found.items())
        names: tuple[Named, ...] = (*self.names, *other.names)
        return Tallied(cells, names)

    @cached_property
    def _named(self) -> dict[tuple[str, str], Named]:
        return {(name.dimension, name.code): name for name in self.names}

    def label(self, dimension: str, code: str) -> Cell:
        """The label of a code as a cell."""
        if code == ABSENT:
            return Cell(text="(không nêu)", code=ABSENT)
        name = self._named.get((dimension, code))
        return Cell(text=name.label if name else code, code=code)

    def heading(self, dimension: str, code: str) -> Cell:
        """The label of a code as the cell that begins a row; made once, however many rows it begins."""
        known = self._headings.get((dimension, code))
        if known is None:
            known = Cell(text=capitalised(self.label(dimension, code).write()), code=code)
            self._headings[dimension, code] = known
        return known

    @cached_property
    def _headings(self) -> dict[tuple[str, str], Cell]:
        return {}

    def path(self, dimension: str, code: str) -> tuple[str, ...]:
        """A code and those above it in its tree, the highest first."""
        known = self._paths.get((dimension, code))
        if known is not None:
            return known
        path: list[str] = []
        here: str | None = code
        while here is not None and here not in path:
            path.append(here)
            name = self._named.get((dimension, here))
            here = name.above if name else None
        found = self._paths[dimension, code] = tuple(reversed(path))
        return found

    @cached_property
    def _paths(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def place(self, dimension: str, code: str) -> tuple[object, ...]:
        """What rows are sorted by: down the tree, by rank, then in Vietnamese order; what has no code comes last."""
        return tuple(self._rank(dimension, step) for step in self.path(dimension, code))

    def _rank(self, dimension: str, code: str) -> tuple[object, ...]:
        known = self._ranks.get((dimension, code))
        if known is None:
            name = self._named.get((dimension, code))
            rank, label = (name.rank, name.label) if name else (0, code)
            known = self._ranks[dimension, code] = (code == ABSENT, rank, collation_key(label), code)
        return known

    @cached_property
    def _ranks(self) -> dict[tuple[str, str], tuple[object, ...]]:
        return {}

    def under(self, place: int, dimension: str) -> list[tuple[str, ...]]:
        """For each cell the codes of a dimension that it counts under: its own and those above them, each once."""
        known = self._under.get((place, dimension))
        if known is None:
            known = self._under[place, dimension] = list(self._steps(place, dimension))
        return known

    def _steps(self, place: int, dimension: str) -> Iterator[tuple[str, ...]]:
        steps: dict[tuple[str, ...], tuple[str, ...]] = {}
        for cell in self.cells:
            codes = cell.key[place]
            if codes not in steps:
                above = (step for code in codes or (ABSENT,) for step in self.path(dimension, code))
                steps[codes] = tuple(dict.fromkeys(above))
            yield steps[codes]

    @cached_property
    def _under(self) -> dict[tuple[int, str], list[tuple[str, ...]]]:
        return {}

    def crossed(self, dimensions: Iterable[str]) -> dict[tuple[str, ...], tuple[int, ...]]:
        """For each combination of one code a dimension the numbers of the cells under it, in the order of the rows."""
        known = tuple(dimensions)
        found: dict[tuple[str, ...], list[int]] = {}
        for number, steps in enumerate(zip(*(self.under(place, one) for place, one in enumerate(known)), strict=True)):
            for codes in product(*steps):
                found.setdefault(codes, []).append(number)
        places = {(d, code): self.place(d, code) for codes in found for d, code in zip(known, codes, strict=True)}
        ordered = sorted(found, key=lambda codes: [places[pair] for pair in zip(known, codes, strict=True)])
        return {codes: tuple(found[codes]) for codes in ordered}

    def sum(self, numbers: Iterable[int]) -> Quantity | None:
        """The total of some cells; None of none."""
        places = tuple(numbers)
        if not places:
            return None
        if self._plain is not None:
            return self._adding.said(sum(map(self._plain.__getitem__, places)))
        return self._adding.sum([self.cells[place].quantity for place in places])

    @cached_property
    def _plain(self) -> list[int] | None:
        # Counts are small exact numbers nearly always, and those are added as such.
        found = [_spoken(cell.quantity) for cell in self.cells]
        return None if any(isinstance(one, Quantity) for one in found) else [int(one) for one in found]  # type: ignore[arg-type] # none is a Quantity

    @cached_property
    def _adding(self) -> "Adding":
        return Adding()


class Adding:
    """Adds quantities up. A plain count, of which the same few come again and again, is made once."""

    def __init__(self) -> None:
        self._said: dict[int, Quantity] = {}

    def said(self, count: int) -> Quantity:
        """An exact number of things as a quantity."""
        return self._said.get(count) or self._said.setdefault(count, Quantity(count))

    def sum(self, parts: Sequence[Quantity]) -> Quantity:
        """The total of at least one quantity of one unit of count."""
        if len(parts) == 1:
            return parts[0] if parts[0].printed is None else attrs.evolve(parts[0], printed=None)
        counts = [_spoken(part) for part in parts]
        if any(isinstance(count, Quantity) for count in counts):
            return reduce(operator.add, parts)
        return self.said(sum(int(count) for count in counts))  # type: ignore[arg-type, misc] # none is a Quantity


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _spoken(quantity: Quantity) -> int | Quantity:
    plain = quantity.is_exact and not quantity.unit and quantity.printed is None and _is_whole(quantity.value)
    return int(quantity.value) if plain else quantity


def _received(cells: Iterable[tuple[Key, int | Quantity]], names: Iterable[tuple[Any, ...]]) -> Tallied:
    add = Adding()
    found: tuple[Counted, ...] = tuple(
        Counted(key, count if isinstance(count, Quantity) else add.said(count)) for key, count in cells
    )
    named: tuple[Named, ...] = tuple(Named(*name) for name in names)
    return Tallied(found, named)
