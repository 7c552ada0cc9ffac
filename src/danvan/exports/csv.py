"""The csv exporter: a report as sections that a spreadsheet opens and a program reads back.

The file is UTF-8 with a byte order mark, lines end in CR LF, and a blank line parts the sections.

A section of text begins with the row `block,text`; each further row is a part of the report: its head
(`kind`, `type_name`, `title`, `subject`, `letterhead.side` … `signature.name`, `countersignature.name`), then
`heading.1`, `paragraph`, `list`, `numbered-list`, `picture` (what it shows), `caption`, `note`, `basis`, `formula`,
`article.1`, `clause`,
`certificate.recipient` and its other parts, `annex.label`, `annex.title`,
`annex.reference`, `annex.end` in the order they are printed.

A section of a table begins with the row `table`, its name, its Vietnamese and its English title; then come the
Vietnamese headings (after the heading above them and a colon, where they share one), the English headings, the keys
of the columns, and the rows. Beside the column `key` stand, each only where some cell has it: `key_code` the
vocabulary code, `key_value` the number where a text stands in `key`, `key_exact` how exact the number is, `key_unit`
its unit of count, `key_printed` the words of the source, `key_note`. A first column `row` tells data from headings
and totals, where there are such. A name that a column already has gets one more underscore. Numbers are plain: a dot
before decimals, none between thousands.

A spreadsheet takes a cell that begins with one of = + - @ for a formula, so such a text is written with an
apostrophe before it, and so is a text that begins with an apostrophe: reading back, drop one apostrophe
(:func:`unguarded`). Numbers are no texts and stay as they are. Layout (widths, alignment, bold) is not written.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import attrs

from danvan.documents.blocks import (
    Annex,
    Article,
    Basis,
    Block,
    Certificate,
    Formula,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Picture,
    Report,
    Signature,
    TableBlock,
)
from danvan.documents.tables import Cell, Column, Table
from danvan.errors import BadValue
from danvan.exports.marks import marked
from danvan.values.patterns import pattern

Line = tuple[str, ...]

# Blanks and inkless characters before the sign are passed over by some spreadsheets, and full-width signs count.
_FORMULA = pattern("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+@＝＋＠\\-－−]|[\t\r\n']")


def guarded(text: str) -> str:
    """The text as a spreadsheet may open it: one apostrophe before what it would take for a formula.

    >>> guarded("=1+1"), guarded("- 12 đoàn"), guarded("'đã'"), guarded("Kinh tế")
    ("'=1+1", "'- 12 đoàn", "''đã'", 'Kinh tế')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell as it was before it was guarded.

    >>> unguarded("'=1+1"), unguarded("''đã'"), unguarded("Kinh tế")
    ('=1+1', "'đã'", 'Kinh tế')
    """
    return text.removeprefix("'")


@attrs.frozen
class CsvExporter:
    """Writes a report as comma-separated values.

    >>> from danvan.values.quantities import Quantity
    >>> from danvan.documents.tables import Row
    >>> table = Table(name="fields", vi="Lĩnh vực", en="Fields", columns=[Column("field", "Lĩnh vực", "Field"),
    ...     Column("count", "Số mô hình", "Models")], rows=[Row([Cell(text="Kinh tế", code="economy"),
    ...     Cell(quantity=Quantity(4400, "over", "model"))])])
    >>> out = io.BytesIO()
    >>> CsvExporter().write(Report(kind="table", type_name="Bảng", title="T", blocks=[TableBlock(table)]), out)
    >>> print(*out.getvalue().decode("utf-8-sig").splitlines()[5:], sep="\\n")
    table,fields,Lĩnh vực,Fields
    Lĩnh vực,,Số mô hình,,
    Field,,Models,,
    field,field_code,count,count_exact,count_unit
    Kinh tế,economy,4400,over,model
    """

    name: str = "csv"
    suffix: str = ".csv"
    takes: type[Report] = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the report to the stream."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(_lines(content))
        out.write(text.getvalue().encode("utf-8-sig"))


def _lines(report: Report) -> Iterator[Line]:
    text: list[Line] = [*_head(report), *_foot(report)]
    between: tuple[Line, ...] = ()
    for part in _parts(report.blocks):
        if isinstance(part, Table):
            yield from _section(between, text)
            between, text = ((),), []
            yield from ((), *_table(part))
        else:
            text.append(part)
    yield from _section(between, text)


def _section(between: Iterable[Line], text: list[Line]) -> Iterator[Line]:
    if text:
        yield from (*between, ("block", "text"), *text)


def _head(report: Report) -> Iterator[Line]:
    yield from _said("kind", report.kind)
    yield from _said("type_name", report.type_name)
    yield from _said("title", report.title)
    yield from _said("subject", report.subject)
    if isinstance(report.letterhead, Letterhead):
        head = report.letterhead
        for name in ("side", "parent", "issuer", "symbol", "place", "date"):
            yield from _said(f"letterhead.{name}", getattr(head, name))


def _foot(report: Report) -> Iterator[Line]:
    yield from (line for part in report.addressees for line in _said("addressee", part))
    yield from _signed("signature", report.signature)
    yield from _signed("countersignature", report.countersignature)
    yield from (line for part in report.recipients for line in _said("recipient", part))


def _signed(block: str, sign: object) -> Iterator[Line]:
    if isinstance(sign, Signature):
        yield from (line for part in sign.authority for line in _said(f"{block}.authority", part))
        yield from _said(f"{block}.office", sign.office)
        yield from _said(f"{block}.name", sign.name)
        yield from _said(f"{block}.image", None if sign.image is None else sign.image.alt)


def _said(block: str, text: object) -> Iterator[Line]:
    if text is not None:
        yield block, guarded(marked(str(text)))


def _parts(blocks: Iterable[Block]) -> Iterator[Line | Table]:
    for block in blocks:
        yield from _part(block)


def _part(block: Block) -> Iterator[Line | Table]:
    match block:
        case Heading():
            yield from _said(f"heading.{block.level}", block.text)
        case Paragraph():
            yield from _said("paragraph", block.text)
        case Listing():
            yield from (line for item in block.items for line in _said(_list_name(block), item))
        case TableBlock():
            yield from _said("caption", block.caption)
            yield block.table
            yield from (line for note in block.table.notes for line in _said("note", note))
        case Picture():
            yield from _said("picture", block.alt)
        case Basis():
            yield from (line for item in block.items for line in _said("basis", item))
        case Formula():
            yield from _said("formula", block.text)
        case Article():
            yield from _said(f"article.{block.number}", block.text)
            yield from (line for clause in block.clauses for line in _said("clause", clause))
        case Certificate():
            yield from _certificate(block)
        case Annex():
            yield from _said("annex.label", block.label)
            yield from _said("annex.title", block.title)
            yield from _said("annex.reference", block.reference)
            yield from _parts(block.blocks)
            yield from _said("annex.end", block.label)
        case _:
            raise BadValue("block of report", type(block).__name__, "give one of the blocks of danvan.blocks")


def _certificate(block: Certificate) -> Iterator[Line]:
    for field in attrs.fields(Certificate):
        if field.name != "signature":
            part = getattr(block, field.name)
            yield from _said(f"certificate.{field.name}", part.alt if isinstance(part, Picture) else part)
    yield from _signed("certificate.signature", block.signature)


def _list_name(listing: Listing) -> str:
    return "numbered-list" if listing.numbered else "list"


def _table(table: Table) -> Iterator[Line]:
    yield "table", *(guarded(marked(text)) for text in (table.name, table.vi, table.en))
    columns = [*_row_kinds(table), *_columns(table)]
    if columns:
        yield tuple(vi for _, vi, _, _ in columns)
        yield tuple(en for _, _, en, _ in columns)
        yield tuple(key for key, _, _, _ in columns)
        yield from zip(*(cells for _, _, _, cells in columns), strict=True)


Written = tuple[str, str, str, tuple[str, ...]]
"""A column as written: its key, its two headings, its cells."""


def _row_kinds(table: Table) -> Iterator[Written]:
    if any(row.kind != "data" for row in table.rows):
        taken = {column.key for column in table.columns}
        yield _free("row", taken), "", "", tuple(row.kind for row in table.rows)


def _columns(table: Table) -> Iterator[Written]:
    taken = {column.key for column in table.columns}
    for place, column in enumerate(table.columns):
        yield from _column(column, tuple(row.cells[place] for row in table.rows), taken)


def _column(column: Column, cells: tuple[Cell, ...], taken: set[str]) -> Iterator[Written]:
    headings = guarded(marked(column.heading)), guarded(marked(column.heading_en))
    yield guarded(marked(column.key)), *headings, tuple(map(_text_or_number, cells))
    for name, look in _BESIDE.items():
        beside = tuple(guarded(marked(look(cell))) if name != "value" else look(cell) for cell in cells)
        if any(beside):
            yield guarded(marked(_free(f"{column.key}_{name}", taken))), "", "", beside


def _free(key: str, taken: set[str]) -> str:
    while key in taken:
        key = f"{key}_"
    taken.add(key)
    return key


def _text_or_number(cell: Cell) -> str:
    return _number(cell) if cell.text is None else guarded(marked(cell.text))


def _number(cell: Cell) -> str:
    return "" if cell.quantity is None else f"{cell.quantity.value:f}"


_BESIDE: dict[str, Callable[[Cell], str]] = {
    "code": lambda cell: cell.code or "",
    "value": lambda cell: "" if cell.text is None else _number(cell),
    "exact": lambda cell: "" if cell.quantity is None else cell.quantity.exact,
    "unit": lambda cell: "" if cell.quantity is None else cell.quantity.unit,
    "printed": lambda cell: "" if cell.quantity is None else cell.quantity.printed or "",
    "note": lambda cell: cell.note or "",
}
