"""Tables of figures, row by row as text: twenty thousand rows cost seconds and no memory to speak of."""

from collections.abc import Iterator

from danvan import BadValue
from danvan.documents import Row, Table, TableBlock
from danvan_docx.columns import fitted, row_height
from danvan_docx.markup import look, paragraph, run
from danvan_docx.profiles import Profile
from danvan_docx.sheet import Sheet
from danvan_docx.styles import CELL_SIDE

MOST_COLUMNS = 63
"""Word opens no table with more."""


def grid(block: TableBlock, profile: Profile, room: int, *, keep_next: bool = False) -> Iterator[str]:
    """A table with its caption above and its notes below, then a little blank; `keep_next` ties its end to what
    follows.

    Raises: BadValue when the table has more columns than Word can open.
    """
    table = block.table
    if len(table.columns) > MOST_COLUMNS:
        raise BadValue(
            f"columns of table {table.name}",
            len(table.columns),
            f"split it; Word opens at most {MOST_COLUMNS}",
        )
    if block.caption:
        yield paragraph(run(block.caption), "Caption")
    marks: dict[str, int] = {}
    if table.columns:
        yield from _Grid(table, profile, room, marks).rows(keep_next=keep_next)
    for note in (*(f"({mark}) {note}" for note, mark in marks.items()), *table.notes):
        yield paragraph(run(note), "TableNote", keep_next=keep_next)
    # Two tables with nothing between them would become one; notes that are tied to the signature need no blank.
    if not (keep_next and (marks or table.notes)):
        yield paragraph("", "Spacer", keep_next=keep_next)


_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_SMALL = 0.5  # of a page
_SHORT = 200  # letters of a cell that surely fits a page


class _Grid:
    """One table being written: what its rows have in common, and the marks of the notes on its cells."""

    def __init__(self, table: Table, profile: Profile, room: int, marks: dict[str, int]) -> None:
        self._table = table
        self._marks = marks
        self._widths, size = fitted(table, profile.tables.sizes, room)
        self._size = None if size == profile.tables.sizes[0] else size
        self._rooms = [(width - 2 * CELL_SIDE) / 20 for width in self._widths]
        self._letters = size
        self._page = Sheet(profile, room > Sheet(profile).room).height
        self._together = profile.tables.rows_together
        self._styles = [
            "TableOrdinal"
            if column.vi in profile.tables.ordinal_columns
            else "TableText"
            if column.kind == "text"
            else "TableNumber"
            for column in table.columns
        ]

    def rows(self, *, keep_next: bool) -> Iterator[str]:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )
        yield self._head()
        last, together = len(self._table.rows), self._stays_together()
        for number, row in enumerate(self._table.rows, 1):
            keep = keep_next if number == last else together
            yield self._heading(row) if row.kind == "heading" else self._row(row, keep)
        yield "</w:tbl>"

    def _head(self) -> str:
        cells = (
            self._cell(run(column.vi, look(size=self._size)), "TableHead", width)
            for column, width in zip(self._table.columns, self._widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _row(self, row: Row, keep_next: bool) -> str:
        bold = row.kind == "total"
        cells = (
            self._cell(self._runs(row, place, bold=bold), self._styles[place], width, keep_next=keep_next)
            for place, width in enumerate(self._widths)
        )
        return f"<w:tr>{_WHOLE if self._fits(row) else ''}{''.join(cells)}</w:tr>"

    def _stays_together(self) -> bool:
        """Whether the table is so small that it is kept on one page: a taller one would leave half a page bare."""
        if len(self._table.rows) > self._together:
            return False
        rows = ([cell.write() for cell in row.cells] for row in self._table.rows)
        return sum(row_height(texts, self._rooms, self._letters) for texts in rows) < self._page * _SMALL

    def _fits(self, row: Row) -> bool:
        """Whether the row fits a page; one that does not must run on, or its end would be cut off."""
        texts = [cell.write() for cell in row.cells]
        return max(map(len, texts)) <= _SHORT or row_height(texts, self._rooms, self._letters) < self._page

    def _heading(self, row: Row) -> str:
        """A heading runs from its cell to the next one that says something, or to the edge."""
        starts = [place for place, cell in enumerate(row.cells) if cell.write() or cell.note] or [0]
        said_first = starts[0]
        starts[0] = 0
        cells = []
        for start, end in zip(starts, [*starts[1:], len(row.cells)], strict=True):
            said = start or said_first
            style = self._styles[said] if start else "TableText"
            runs = self._runs(row, said, bold=True)
            cells.append(self._cell(runs, style, sum(self._widths[start:end]), span=end - start, keep_next=True))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _runs(self, row: Row, place: int, *, bold: bool) -> str:
        cell = row.cells[place]
        runs = run(cell.write(), look(bold=bold, size=self._size))
        if cell.note:
            mark = self._marks.setdefault(cell.note, len(self._marks) + 1)
            runs += run(f"({mark})", look(raised=True, size=self._size))
        return runs

    def _cell(self, runs: str, style: str, width: int, *, span: int = 1, keep_next: bool = False) -> str:
        across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(runs, style, keep_next=keep_next)}</w:tc>"
        )
