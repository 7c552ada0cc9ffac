"""Tables of figures, row by row as text: twenty thousand rows cost seconds and no memory to speak of.

The table itself is python-docx's; its rows are made as XML, because python-docx looks every cell up anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from docx.document import Document
from docx.table import _Cell

from danvan import BadValue
from danvan.documents import Row, Table, TableBlock
from danvan_docx.layouts.columns import fitted, row_height
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.paragraphs import add, fixed
from danvan_docx.writing.saving import leave_mark
from danvan_docx.writing.sheet import Sheet
from danvan_docx.writing.styles import CELL_SIDE
from danvan_docx.writing.xml import element, run_xml

MOST_COLUMNS = 63
"""Word opens no table with more."""

Pending = list[Iterable[str]]
"""The rows of each table, waiting to be put in."""

Cells = tuple[_Cell, _Cell]
"""The left and the right cell of the row that signs a document."""


def add_table(
    document: Document, block: TableBlock, sheet: Sheet, pending: Pending, *, keep_next: bool = False
) -> None:
    """A table with its caption above and its notes below, then a little blank; `keep_next` ties its end to what
    follows. Its rows wait in `pending`.

    Raises: BadValue when the table has more columns than Word can open.
    """
    table = block.table
    if len(table.columns) > MOST_COLUMNS:
        raise BadValue(
            f"columns of table {table.name}", len(table.columns), f"split it; Word opens at most {MOST_COLUMNS}"
        )
    if block.caption:
        add(document, block.caption, "Caption")
    marks = _marks(table)
    if table.columns:
        grid = Grid(table, sheet, marks)
        made = document.add_table(0, len(table.columns))
        fixed(made, "TableGrid", grid.widths, block.caption or table.vi)
        leave_mark(made._tbl, len(pending))
        pending.append(grid.rows(keep_next=keep_next))
    for note in (*(f"({mark}) {note}" for note, mark in marks.items()), *table.notes):
        add(document, note, "Table Note", keep_next=keep_next)
    # Two tables with nothing between them would become one; notes that are tied to the signature need no blank.
    if not (keep_next and (marks or table.notes)):
        add(document, "", "Spacer", keep_next=keep_next)


def runs_to_the_signature(block: object, profile: Profile) -> bool:
    """Whether a block is a table so long that it runs on, and nothing stands between it and the signature."""
    if not isinstance(block, TableBlock) or len(block.table.columns) < _SIDES:
        return False
    return len(block.table.rows) > profile.tables.rows_together and not (block.table.notes or _marks(block.table))


def add_table_with_foot(document: Document, block: TableBlock, sheet: Sheet, pending: Pending, share: float) -> Cells:
    """A long table whose last rows stand in one piece with the row below them, which is returned: what signs it.

    LibreOffice ties no table to another, so that a signature after a long table would stand alone on its page.
    """
    table = block.table
    if block.caption:
        add(document, block.caption, "Caption")
    grid = Grid(table, sheet, {})
    title = block.caption or table.vi
    made = document.add_table(0, len(table.columns))
    fixed(made, "TableGrid", grid.widths, title)
    leave_mark(made._tbl, len(pending))
    pending.append(grid.rows(but_last=_LAST))
    add(document, "", "End")
    tail = document.add_table(1, len(table.columns))
    fixed(tail, "TableGrid", grid.widths, title)
    row = tail.rows[0]
    at = _nearest(grid.widths, share)
    cells = (row.cells[0].merge(row.cells[at - 1]), row.cells[at].merge(row.cells[-1]))
    for cell in cells:
        borders = element("w:tcBorders")
        for edge in ("left", "bottom", "right"):
            borders.append(element(f"w:{edge}", val="nil"))
        properties: Any = cell._tc.get_or_add_tcPr()
        properties.append(borders)
        for paragraph in cell.paragraphs:
            cell._tc.remove(paragraph._p)
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    leave_mark(tail._tbl, len(pending), before=row._tr)
    pending.append(grid.last_rows(_LAST))
    return cells


_SIDES = 2
_LAST = 2  # rows that go with the signature


def _nearest(widths: Sequence[int], share: float) -> int:
    """After how many columns a table is best parted at a share of its width; some stand at either side."""
    return min(range(1, len(widths)), key=lambda count: abs(sum(widths[:count]) - share * sum(widths)))


def _marks(table: Table) -> dict[str, int]:
    """The number of each note on a cell, in the order they come."""
    marks: dict[str, int] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell.note:
                marks.setdefault(cell.note, len(marks) + 1)
    return marks


_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_SMALL = 0.5  # of a page
_SHORT = 200  # letters of a cell that surely fits a page
_TIED = "<w:keepNext/>"


class Grid:
    """The rows of one table: what they have in common, and the marks of the notes on its cells."""

    def __init__(self, table: Table, sheet: Sheet, marks: dict[str, int]) -> None:
        profile = sheet.profile
        self._table = table
        self._marks = marks
        self.widths, size = fitted(table, sheet.sizes, sheet.room)
        self._look = "" if size == profile.tables.sizes[0] else _size(size)
        self._rooms = [(width - 2 * CELL_SIDE) / 20 for width in self.widths]
        self._letters = size
        self._page = sheet.height
        self._together = profile.tables.rows_together
        self._styles = [
            "TableOrdinal"
            if column.vi in profile.tables.ordinal_columns
            else "TableText"
            if column.kind == "text"
            else "TableNumber"
            for column in table.columns
        ]

    def rows(self, *, keep_next: bool = False, but_last: int = 0) -> Iterator[str]:
        """Every row as XML, the header first, but for some at the end."""
        yield from self._heads()
        last, together = len(self._table.rows), self._stays_together()
        for number, row in enumerate(self._table.rows[: last - but_last], 1):
            keep = keep_next if number == last else together
            yield self._heading(row) if row.kind == "heading" else self._row(row, keep)

    def last_rows(self, count: int) -> Iterator[str]:
        """The rows at the end, each tied to the next."""
        for row in self._table.rows[len(self._table.rows) - count :]:
            yield self._heading(row) if row.kind == "heading" else self._row(row, True)

    def _heads(self) -> Iterator[str]:
        """One row of headings, or two where columns share one above their own."""
        columns = list(zip(self._table.columns, self.widths, strict=True))
        if not any(column.over for column, _ in columns):
            yield _head_row(_cell(self._said(column.vi), "TableHead", width) for column, width in columns)
            return
        upper: list[str] = []
        for over, together in groupby(columns, lambda pair: pair[0].over):
            shared = list(together)
            if over:
                width = sum(width for _, width in shared)
                upper.append(_cell(self._said(over), "TableHead", width, span=len(shared)))
            else:
                upper += [_cell(self._said(column.vi), "TableHead", width, down="restart") for column, width in shared]
        yield _head_row(upper)
        yield _head_row(
            _cell(self._said(column.vi), "TableHead", width) if column.over else _cell("", "TableHead", width, down="")
            for column, width in columns
        )

    def _said(self, heading: str) -> str:
        return run_xml(heading, self._look)

    def _row(self, row: Row, keep_next: bool) -> str:
        bold = row.kind == "total"
        cells = (
            _cell(self._runs(row, place, bold=bold), self._styles[place], width, keep_next=keep_next)
            for place, width in enumerate(self.widths)
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
            cells.append(_cell(runs, style, sum(self.widths[start:end]), span=end - start, keep_next=True))
        return f"<w:tr>{_WHOLE}{''.join(cells)}</w:tr>"

    def _runs(self, row: Row, place: int, *, bold: bool) -> str:
        cell = row.cells[place]
        runs = run_xml(cell.write(), ("<w:b/><w:bCs/>" if bold else "") + self._look)
        if cell.note:
            mark = f"({self._marks[cell.note]})"
            runs += run_xml(mark, f'{self._look}<w:vertAlign w:val="superscript"/>')
        return runs


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _head_row(cells: Iterable[str]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(runs: str, style: str, width: int, *, span: int = 1, down: str | None = None, keep_next: bool = False) -> str:
    """A cell; `span` columns wide, and merged with those below (`restart`) or with that above (an empty text)."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if down is not None:
        across += f'<w:vMerge w:val="{down}"/>' if down else "<w:vMerge/>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_TIED if keep_next else ""}</w:pPr>{runs}</w:p></w:tc>'
    )
