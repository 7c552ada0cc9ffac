"""Tables of danvan as grids, so that what was exported goes through the same reading as what offices send."""

from collections.abc import Iterator

from danvan.documents import Cell, Table
from danvan_lists.grids import Content, Entry, Grid, Line


def grid_of(table: Table) -> Grid:
    """A table as a grid: its headings, then its rows; each cell with its code and its quantity.

    >>> from danvan.documents import Column, Row
    >>> rows = [Row([Cell(text="1")])]
    >>> grid = grid_of(Table(name="t", vi="Bảng", en="T", columns=[Column("n", "TT", "No")], rows=rows))
    >>> [line.cells for line in grid.lines]
    [['TT'], ['1']]
    """
    return Grid(name=table.vi, lines=_lines(table), title=table.vi)


def _lines(table: Table) -> Iterator[Line]:
    yield Line(1, [column.vi for column in table.columns])
    for number, row in enumerate(table.rows, 2):
        yield Line(number, [_entry(cell) for cell in row.cells])


def _entry(cell: Cell) -> Content:
    if cell.code is None and cell.quantity is None:
        return cell.text or ""
    plain = f"{cell.quantity.value:f}" if cell.quantity is not None else ""
    printed = cell.text if cell.text is not None else (cell.quantity and cell.quantity.printed) or plain
    return Entry(printed=printed, code=cell.code, quantity=cell.quantity, note=cell.note)
