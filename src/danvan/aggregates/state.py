"""The state of a tally: how many under each combination of codes, and what the codes are called."""

from collections.abc import Iterable
from functools import cached_property
from itertools import product

import attrs

from danvan.quantities import Quantity, total
from danvan.tables import Cell
from danvan.text import collation_key

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
    return tuple(sorted(cells, key=lambda cell: cell.key))


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

    def merge(self, other: "Tallied") -> "Tallied":
        """The counts of both."""
        sums: dict[Key, Quantity] = {}
        for cell in (*self.cells, *other.cells):
            sums[cell.key] = sums[cell.key] + cell.quantity if cell.key in sums else cell.quantity
        cells: tuple[Counted, ...] = tuple(Counted(key, quantity) for key, quantity in sums.items())
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

    def path(self, dimension: str, code: str) -> tuple[str, ...]:
        """A code and those above it in its tree, the highest first."""
        path: list[str] = []
        here: str | None = code
        while here is not None and here not in path:
            path.append(here)
            name = self._named.get((dimension, here))
            here = name.above if name else None
        return tuple(reversed(path))

    def place(self, dimension: str, code: str) -> tuple[object, ...]:
        """What rows are sorted by: down the tree, by rank, then in Vietnamese order; what has no code comes last."""
        return tuple(self._rank(dimension, step) for step in self.path(dimension, code))

    def _rank(self, dimension: str, code: str) -> tuple[object, ...]:
        name = self._named.get((dimension, code))
        return (code == ABSENT, name.rank if name else 0, collation_key(name.label if name else code), code)

    def unfolded(self, place: int, dimension: str) -> dict[str, tuple[int, ...]]:
        """For each code of a dimension the numbers of the cells that count under it or below it."""
        found: dict[str, set[int]] = {}
        for number, cell in enumerate(self.cells):
            for code in cell.key[place] or (ABSENT,):
                for step in self.path(dimension, code):
                    found.setdefault(step, set()).add(number)
        return {code: tuple(sorted(numbers)) for code, numbers in found.items()}

    def crossed(self, dimensions: Iterable[str]) -> dict[tuple[str, ...], tuple[int, ...]]:
        """For each combination of one code a dimension the numbers of the cells under it, in the order of the rows."""
        found: dict[tuple[str, ...], set[int]] = {}
        known = tuple(dimensions)
        for number, cell in enumerate(self.cells):
            steps = [
                {step for code in codes or (ABSENT,) for step in self.path(dimension, code)}
                for dimension, codes in zip(known, cell.key, strict=False)
            ]
            for codes_of_row in product(*steps):
                found.setdefault(codes_of_row, set()).add(number)
        ordered = sorted(found, key=lambda codes: [self.place(d, code) for d, code in zip(known, codes, strict=True)])
        return {codes: tuple(sorted(found[codes])) for codes in ordered}

    def sum(self, numbers: Iterable[int]) -> Quantity | None:
        """The total of some cells; None of none."""
        return total(self.cells[number].quantity for number in numbers)
