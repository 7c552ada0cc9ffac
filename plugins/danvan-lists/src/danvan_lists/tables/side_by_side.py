"""Tables that stand side by side in one sheet: where each begins, and its rows without the others' cells."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from danvan_lists.columns.heads import MAIN, Head
from danvan_lists.grids import Line

Stretch = tuple[int, int]
"""The first column of a table (from 0), and the one behind its last."""


def stretches(head: Head) -> tuple[Stretch, ...]:
    """Where the tables under one row of headings begin and end; one stretch if there is only one table.

    A table begins anew where the column that the first one begins with (its numbers, or its names behind an empty
    column) comes again, and both have a column of what they list.
    """
    shown = [column for column in head.columns if column.heading]
    if not shown:
        return ((0, len(head.columns)),)
    first = shown[0].meaning.role
    begins = [
        column.place
        for column in shown
        if column.meaning.role == first
        and (first == "number" or (first in MAIN and (column.place == shown[0].place or _gap(head, column.place))))
    ]
    found = tuple(pairwise([0, *begins[1:], len(head.columns)]))
    whole = all(_lists(head, start, end) for start, end in found)
    return found if len(found) > 1 and whole else ((0, len(head.columns)),)


def _gap(head: Head, place: int) -> bool:
    return place > 0 and not head.columns[place - 1].heading


def _lists(head: Head, start: int, end: int) -> bool:
    roles = {column.meaning.role for column in head.columns[start:end]}
    return bool(roles & MAIN) and len(roles - {""}) > 1


def within(lines: Iterable[Line], stretch: Stretch, *, first: bool) -> Iterator[Line]:
    """The rows with only the cells of one table; a line of one text, as a title is, belongs to each.

    Parameters: `first` says whether it is the table furthest left.

    >>> [line.cells for line in within([Line(1, ["1", "a", "", "1", "b"])], (3, 5), first=False)]
    [['', '', '', '1', 'b']]
    """
    start, end = stretch
    for line in lines:
        texts = {str(cell) for cell in line.cells if cell}
        if len(texts) == 1 and not first and line.cells and line.cells[0]:
            yield line
            continue
        cells = [cell if start <= place < end else "" for place, cell in enumerate(line.cells)]
        yield attrs.evolve(line, cells=cells)
