"""Paragraphs of python-docx, with what differs from their style."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from danvan_docx.writing.styles import ALIGNED, set_size
from danvan_docx.writing.xml import HELD, element, parted, pieces, printable

Holder = Document | _Cell
"""What paragraphs are added to."""


@attrs.frozen
class Look:
    """What differs from a paragraph's style in a run."""

    bold: bool = attrs.field(default=False, kw_only=True)
    italic: bool = attrs.field(default=False, kw_only=True)
    color: str = attrs.field(default="", kw_only=True)
    size: float | None = attrs.field(default=None, kw_only=True)


_PLAIN = Look()


def add(
    holder: Holder,
    text: str,
    style: str,
    look: Look = _PLAIN,
    *,
    keep_next: bool = False,
    new_page: bool = False,
    before: float | None = None,
    sides: float | None = None,
    align: str | None = None,
    held: bool = True,
) -> Paragraph:
    """A paragraph at the end of a document or of a cell.

    Parameters: `before` is the space above it in points, where not the style's; `sides` the indents, in points, that
    leave the text its width in the middle; `held` keeps symbols and years on one line.
    """
    made = holder.add_paragraph()
    made._p.style = style.replace(" ", "")  # by its id: a look-up by name takes five times as long
    add_run(made, text, look, held=held)
    form = made.paragraph_format
    if keep_next:
        form.keep_with_next = True
    if new_page:
        form.page_break_before = True
    if before is not None:
        form.space_before = Pt(max(0, before))
    if sides is not None:
        form.left_indent = form.right_indent = Twips(round(max(0, sides) * 20))
    if align is not None:
        form.alignment = ALIGNED[align]
    return made


def add_run(paragraph: Paragraph, text: str, look: Look = _PLAIN, *, held: bool = True) -> None:
    """A run of text; nothing for no text. What no file can hold leaves a mark."""
    if not text:
        return
    made = paragraph.add_run()
    for part in parted(printable(text), held=held):
        if part == "\n":
            made.add_break()
        elif part == "\t":
            made.add_tab()
        elif part == HELD:
            made._r.append(element("w:noBreakHyphen"))
        else:
            for piece in pieces(part):
                made.add_text(piece)
    if look.bold:
        made.bold = True
    if look.italic:
        made.italic = True
    if look.size is not None:
        set_size(made, look.size)
    if look.color:
        made.font.color.rgb = RGBColor.from_string(look.color)


def side(width: float, room: float) -> float:
    """The indent at each side that leaves a width in the middle of the room.

    >>> side(100, 150)
    25.0
    """
    return max(0.0, (room - width) / 2)


def rule(holder: Holder, length: float, room: float, *, keep_next: bool = False) -> None:
    """A centred line, as the upper border of an almost empty paragraph; lengths in points."""
    add(holder, "", "Rule", keep_next=keep_next, sides=side(length, room))


def side_by_side(document: Document, rows: int, widths: Sequence[int], title: str, *, whole: bool = True) -> Table:
    """A table without borders that only holds paragraphs side by side.

    Parameters: `widths` in twentieths of a point; `title` says to those who hear the document what it holds; `whole`
    keeps each row on one page.
    """
    table: Table = document.add_table(rows, len(widths))
    properties = fixed(table, "SideBySide", widths, title)
    properties.append(element("w:tblDescription", val="Bảng chỉ dùng để trình bày"))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
            cell._tc.remove(cell.paragraphs[0]._p)
        if whole:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return table


def fixed(table: Table, style: str, widths: Sequence[int], title: str) -> Any:
    """Gives a table its style, its columns and its title, and returns its properties."""
    table.autofit = False
    table.alignment = 1  # type: ignore[assignment] # centred
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)
    properties: Any = table._tbl.tblPr
    properties.style = style
    size = properties.find(qn("w:tblW"))
    size.set(qn("w:w"), str(sum(widths)))
    size.set(qn("w:type"), "dxa")
    properties.append(element("w:tblCaption", val=printable(title)))
    return properties


def fill(cell: _Cell, lines: Iterable[tuple[str, str]]) -> None:
    """Texts with their styles into a cell, one paragraph each."""
    for text, style in lines:
        add(cell, text, style)
