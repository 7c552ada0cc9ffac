"""A grid of cells: what every reader of tables turns its file into, and what facts are made from."""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from danvan import Quantity

Value = int | Decimal | datetime.date | bool


@attrs.frozen(kw_only=True)
class Entry:
    """A cell that holds more than its text: the value it has in its file, or what danvan's exporters wrote beside it.

    Parameters: `printed` is what a reader of the file sees; `value` a number or day; `code` the code of the vocabulary
    or the id it stands for; `quantity` the whole quantity; `note` what is to be known of it (`formula`).
    """

    printed: str
    value: Value | None = None
    code: str | None = None
    quantity: Quantity | None = None
    note: str | None = None

    def __str__(self) -> str:
        return self.printed


Content = str | Entry
"""A cell: its text as printed, empty where nothing stands there, or an Entry."""


@attrs.frozen
class Line:
    """A row of a grid: its number in the file, from 1, and its cells.

    `repeats` are the places (from 0) whose content comes from a merged cell that began further up; `spread` those
    whose content comes from one that began further left.
    """

    number: int
    cells: list[Content]
    repeats: frozenset[int] = frozenset()
    spread: frozenset[int] = frozenset()


@attrs.frozen
class Merge:
    """A merged range: first and last row, first and last column, from 1, both included."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen(kw_only=True)
class Grid:
    """A sheet, or a table of a document: its name, its rows as they come, its merged ranges.

    The rows may be an iterator: they are read once, from the first to the last.
    """

    name: str = ""
    lines: Iterable[Line] = attrs.field(eq=False)
    merges: tuple[Merge, ...] = ()
    title: str = ""


def lines_of(rows: Iterable[Iterable[Content]], first: int = 1) -> Iterator[Line]:
    """Rows of cells as numbered lines."""
    for number, cells in enumerate(rows, first):
        yield Line(number, list(cells))


def filled(grid: Grid) -> Iterator[Line]:
    """The rows of a grid with the content of each merged cell in all the places that it covers.

    >>> grid = Grid(lines=lines_of([["Lĩnh vực", ""], ["a", "b"]]), merges=(Merge(1, 1, 1, 2),))
    >>> [line.cells for line in filled(grid)]
    [['Lĩnh vực', 'Lĩnh vực'], ['a', 'b']]
    """
    if not grid.merges:
        yield from grid.lines
        return
    waiting = sorted(grid.merges, key=lambda merge: merge.top, reverse=True)
    active: list[tuple[Merge, Content]] = []
    for line in grid.lines:
        active = [pair for pair in active if pair[0].bottom >= line.number]
        while waiting and waiting[-1].top <= line.number:
            merge = waiting.pop()
            if merge.bottom >= line.number:
                first = line.cells[merge.left - 1] if merge.top == line.number and merge.left <= len(line.cells) else ""
                active.append((merge, first))
        yield _covered(line, active) if active else line


def _covered(line: Line, active: list[tuple[Merge, Content]]) -> Line:
    cells = list(line.cells)
    repeats: set[int] = set()
    spread: set[int] = set()
    for merge, content in active:
        if not content:
            continue
        cells.extend([""] * (merge.right - len(cells)))
        for place in range(merge.left - 1, merge.right):
            cells[place] = content
            if merge.top < line.number:
                repeats.add(place)
            if place > merge.left - 1:
                spread.add(place)
    return Line(line.number, cells, frozenset(repeats), frozenset(spread))
