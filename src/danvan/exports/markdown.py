"""The markdown exporter: a report as GitHub reads it, every text of it letter for letter.

Tables are pipe tables with numbers to the right, labels only. Notes of cells are numbered under their table.
Alignment of paragraphs, widths of columns and the turning of pages have no place in Markdown and are not written.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
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
    LetterheadSide,
    Listing,
    Paragraph,
    Picture,
    Report,
    Signature,
    TableBlock,
)
from danvan.documents.tables import Cell, Row, Table
from danvan.errors import BadValue
from danvan.exports.marks import marked
from danvan.values.numerals import write_day
from danvan.values.patterns import pattern

# How documents of each side are headed, then and now: Decree 30/2020/NĐ-CP, Annex I; 36-HD/VPTW and 05-HD/VPTW.
_STATE_TITLE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_TITLES: dict[LetterheadSide, tuple[str, ...]] = {
    "party": ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    "state": _STATE_TITLE,
    "front": _STATE_TITLE,
}
_NUMBER: dict[LetterheadSide, str] = {"party": "Số", "state": "Số:", "front": "Số:"}
_BLANK = "……"
_WIDEST = 40

_SPECIAL = pattern(r"[\\`*_\[\]<>&~|#$]")
_OPENING = pattern(r"^([0-9]{1,9})([.)])|^([-+])")
_LINE_END = pattern(r"[ \t]*(?:\r\n|[\r\n\x85\u2028\u2029])[ \t]*")


def literal(text: str) -> str:
    """The text so that Markdown prints it as it is: marks escaped, line ends as breaks, no blank at the ends.

    >>> literal("1. Mô hình *mới* | <b>"), literal("- một\\nhai")
    ('1\\\\. Mô hình \\\\*mới\\\\* \\\\| \\\\<b\\\\>', '\\\\- một<br>hai')
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", marked(text).strip())
    opened = _OPENING.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", escaped)
    return _LINE_END.sub("<br>", opened)


@attrs.frozen
class MarkdownExporter:
    """Writes a report as GitHub-flavoured Markdown.

    >>> import io
    >>> out = io.BytesIO()
    >>> blocks = [Heading("I- KẾT QUẢ"), Listing(["một", "hai"])]
    >>> MarkdownExporter().write(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=blocks), out)
    >>> print(out.getvalue().decode())
    # BÁO CÁO<br>Quý I
    <BLANKLINE>
    ## I- KẾT QUẢ
    <BLANKLINE>
    - một
    - hai
    <BLANKLINE>
    """

    name: str = "markdown"
    suffix: str = ".md"
    takes: type[Report] = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the report to the stream."""
        parts = (part for part in _report(content) if part)
        out.write(("\n\n".join(parts) + "\n").encode())


def _report(report: Report) -> Iterator[str]:
    if report.letterhead is not None:
        yield from _letterhead(report.letterhead)
    if report.subject is not None:
        yield _slanted(literal(report.subject))
    yield f"# {_broken(literal(report.type_name.upper()), literal(report.title))}"
    if report.addressees:
        yield f"Kính gửi: {literal('; '.join(report.addressees))}"
    yield from _blocks(report.blocks, report.title)
    for signature in (report.countersignature, report.signature):
        if signature is not None:
            yield from _signature(signature)
    if report.recipients:
        yield "***Nơi nhận:***"
        yield _list(report.recipients, numbered=False)


def _broken(*lines: str) -> str:
    return "<br>".join(line for line in lines if line)


def _strong(text: str) -> str:
    return f"**{text}**" if text else ""


def _slanted(text: str) -> str:
    return f"*{text}*" if text else ""


def _letterhead(head: Letterhead) -> Iterator[str]:
    yield _title(head.side)
    star = r"\*" if head.side == "party" else ""
    number = f"{_NUMBER[head.side]} {literal(head.symbol or _BLANK)}"
    yield _broken(literal((head.parent or "").upper()), _strong(literal(head.issuer.upper())), star, number)
    yield _place_and_day(head.place, head.date)


def _title(side: LetterheadSide) -> str:
    return _broken(*(_strong(literal(line)) for line in _TITLES[side]))


def _place_and_day(place: str | None, day: datetime.date | None) -> str:
    written = f"ngày {_BLANK} tháng {_BLANK} năm {_BLANK}" if day is None else write_day(day)
    return _slanted(f"{literal(place)}, {written}" if place else written)


def _signature(signature: Signature) -> Iterator[str]:
    offices = (_strong(literal(line)) for line in (*signature.authority, signature.office or ""))
    image = "" if signature.image is None else _pictured(signature.image)
    yield _broken(*offices, image, _strong(literal(signature.name or "")))


def _pictured(picture: Picture) -> str:
    """What a picture shows: GitHub shows none that stands in the text itself."""
    return _slanted(literal(f"[{picture.alt}]"))


def _blocks(blocks: Iterable[Block], title: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, title)


def _block(block: Block, title: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * max(2, min(block.level + 1, 6))} {literal(block.text)}".rstrip()
        case Paragraph():
            text = _slanted(literal(block.text)) if block.italic else literal(block.text)
            yield _strong(text) if block.bold else text
        case Listing():
            yield _list(block.items, numbered=block.numbered)
        case TableBlock():
            yield from _table_block(block, title)
        case Picture():
            yield _pictured(block)
        case Basis():
            yield _broken(*(_slanted(literal(line)) for line in _parted(block.items)))
        case Formula():
            yield _strong(literal(block.text))
        case Article():
            yield f"{_strong(f'Điều {block.number}.')} {literal(block.text)}".rstrip()
            yield _list(block.clauses, numbered=True)
        case Certificate():
            yield from _certificate(block)
        case Annex():
            yield f"# {_broken(literal(block.label), literal(block.title))}"
            yield _slanted(f"({literal(block.reference)})") if block.reference else ""
            yield from _blocks(block.blocks, title)
        case _:
            raise BadValue("block of report", type(block).__name__, "give one of the blocks of danvan.blocks")


def _parted(items: Sequence[str]) -> Iterator[str]:
    """The lines of a legal basis: semicolons between them and a full stop at the end, unless a line has its own."""
    for place, item in enumerate(items, 1):
        own = item.rstrip().endswith((";", ",", "."))
        yield item if own else f"{item}{';' if place < len(items) else '.'}"


def _certificate(block: Certificate) -> Iterator[str]:
    yield "---"
    yield "" if block.emblem is None else _pictured(block.emblem)
    yield _title(block.side)
    yield _strong(literal(block.grantor))
    yield f"## {literal(block.form)}".rstrip()
    yield _broken(_strong(literal(block.recipient)), literal(block.details or ""))
    yield literal(block.reason or "")
    yield _slanted(literal(block.decision or ""))
    if block.number is not None:
        yield f"Vào sổ số: {literal(block.number)}"
    yield _place_and_day(block.place, block.date)
    if block.signature is not None:
        yield from _signature(block.signature)


def _list(items: Sequence[str], *, numbered: bool) -> str:
    return "\n".join(f"{f'{place}.' if numbered else '-'} {literal(item)}" for place, item in enumerate(items, 1))


def _table_block(block: TableBlock, title: str) -> Iterator[str]:
    caption = block.table.vi if block.caption is None else block.caption
    if caption != title:
        yield _strong(literal(caption))
    notes: list[str] = []
    yield _table(block.table, notes)
    yield _broken(*(f"<sup>{place}</sup> {literal(note)}" for place, note in enumerate(notes, 1)))
    yield from map(literal, block.table.notes)


def _table(table: Table, notes: list[str]) -> str:
    """The table as lines; the notes of its cells go to the list, and their numbers into the cells."""
    if not table.columns:
        return ""
    right = [column.kind != "text" for column in table.columns]
    written = [[literal(column.heading) for column in table.columns]]
    written += [[_cell(cell, row, notes) for cell in row.cells] for row in table.rows]
    widths = [max(3, *(min(len(line[place]), _WIDEST) for line in written)) for place in range(len(right))]
    rule = [f"{'-' * (width - 1)}{':' if to_right else '-'}" for width, to_right in zip(widths, right, strict=True)]
    padded = [
        [text.rjust(w) if to_right else text.ljust(w) for text, w, to_right in zip(line, widths, right, strict=True)]
        for line in written
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (padded[0], rule, *padded[1:]))


def _cell(cell: Cell, row: Row, notes: list[str]) -> str:
    text = literal(cell.write())
    if row.kind != "data":
        text = _strong(text)
    if not cell.note:
        return text
    notes.append(cell.note)
    return f"{text}<sup>{len(notes)}</sup>"
