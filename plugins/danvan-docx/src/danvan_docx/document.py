"""The main part of a document, from head to annexes, as a stream of text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import attrs

from danvan import BadValue
from danvan.documents import (
    Annex,
    Article,
    Basis,
    Certificate,
    Formula,
    Heading,
    Listing,
    Paragraph,
    Report,
    TableBlock,
)
from danvan_docx import certificate as certificates
from danvan_docx.columns import is_crowded
from danvan_docx.decision import article, basis, formula
from danvan_docx.foot import foot, is_signed
from danvan_docx.grid import grid
from danvan_docx.head import annex_title, head, title
from danvan_docx.lists import DASHES, FIRST_NUMBERED
from danvan_docx.markup import DECLARATION, R, W, look, paragraph, run
from danvan_docx.profiles import Profile
from danvan_docx.sheet import Sheet

Plain = Heading | Paragraph | Listing | TableBlock | Basis | Formula | Article

_ALIGNED = {"justify": None, "left": "left", "center": "center", "right": "right"}
_NO_INDENT = '<w:ind w:firstLine="0"/>'


def document_part(report: Report, profile: Profile) -> Iterator[str]:
    """The part `word/document.xml`, piece by piece.

    Raises: BadValue for a block of an unknown kind, or a table too wide for Word.
    """
    yield from enclosed(_sections(report, profile))


def enclosed(body: Iterable[str]) -> Iterator[str]:
    """A body with the element around it."""
    yield f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
    yield from body
    yield "</w:body></w:document>"


def _sections(report: Report, profile: Profile) -> Iterator[str]:
    given = tuple(awarded(report.blocks))
    if given and all(isinstance(block, Certificate) for block in report.blocks):
        yield from certificates.pages(given, profile)
        yield paragraph("", "End") + certificates.section(profile)
        return
    writer = _Writer(profile, count(FIRST_NUMBERED))
    sheet = Sheet(profile, _needs_width(report.blocks, profile))
    yield from _main(report, writer, sheet)
    first = True
    for annex in annexes(report.blocks):
        yield _section_end(sheet, first=first)
        sheet, first = Sheet(profile, annex.wide or _needs_width(annex.blocks, profile)), False
        yield annex_title(annex, report, profile, sheet.room)
        yield from writer.blocks(_plain(annex.blocks), sheet.room)
    if given:
        yield _section_end(sheet, first=first)
        yield from certificates.pages(given, profile)
        yield paragraph("", "End") + certificates.section(profile)
    else:
        yield sheet.section(first=first)


def _needs_width(blocks: Iterable[object], profile: Profile) -> bool:
    """Whether a table that stands here, and in no annex, would have its words broken on an upright sheet.

    Decree 30/2020/NĐ-CP, annex I, has documents with such tables printed along the width of the sheet.
    """
    room = Sheet(profile).room
    tables = (block.table for block in blocks if isinstance(block, TableBlock))
    return any(is_crowded(table, profile.tables.sizes, room) for table in tables)


def _section_end(sheet: Sheet, *, first: bool) -> str:
    # LibreOffice loses the page of a section that ends with a table, so a paragraph always stands there.
    return paragraph("", "End", section=sheet.section(first=first))


def _main(report: Report, writer: "_Writer", sheet: Sheet) -> Iterator[str]:
    signed, blocks = is_signed(report), _plain(report.blocks)
    if report.letterhead is not None:
        yield head(report.letterhead, writer.profile, sheet.room, report.subject)
    if report.subject is None or report.letterhead is None:
        yield title(report, writer.profile, sheet.room, keep_next=signed and not blocks)
    else:  # a letter has no title: what it is about stands under its number
        yield paragraph("", "AfterTitle", keep_next=signed and not blocks)
    yield from writer.blocks(blocks, sheet.room, keep_last=signed)
    if signed:
        # Nothing stands between: LibreOffice ties a paragraph to a table, but not two of them in a row.
        yield foot(report, writer.profile, sheet.room)
        yield paragraph("", "End")


def annexes(blocks: Iterable[object]) -> Iterator[Annex]:
    """Every annex, in order; those within another come after it, on pages of their own."""
    for block in blocks:
        if isinstance(block, Annex):
            yield block
            yield from annexes(block.blocks)


def awarded(blocks: Iterable[object]) -> Iterator[Certificate]:
    """Every certificate, in order, those within annexes too."""
    for block in blocks:
        if isinstance(block, Annex):
            yield from awarded(block.blocks)
        elif isinstance(block, Certificate):
            yield block


def numbered_lists(blocks: Iterable[object]) -> int:
    """How many numbered lists there are, in the annexes too: each starts again from 1."""
    total = 0
    for block in blocks:
        if isinstance(block, Annex):
            total += numbered_lists(block.blocks)
        elif isinstance(block, Listing) and block.numbered:
            total += 1
    return total


def _plain(blocks: Iterable[object]) -> tuple[Plain, ...]:
    plain = []
    for block in blocks:
        if isinstance(block, Plain):
            plain.append(block)
        elif not isinstance(block, Annex | Certificate):
            known = "Heading, Paragraph, Listing, TableBlock, Basis, Formula, Article, Certificate, Annex"
            raise BadValue("block of a report", type(block).__name__, f"give one of: {known}")
    return tuple(plain)


@attrs.frozen
class _Writer:
    """Writes blocks; numbered lists take their numbers from one counter, so that each starts again from 1."""

    profile: Profile
    list_ids: "count[int]"

    def blocks(self, blocks: Sequence[Plain], room: int, *, keep_last: bool = False) -> Iterator[str]:
        for number, block in enumerate(blocks, 1):
            keep = keep_last and number == len(blocks)
            if isinstance(block, Heading):
                yield self._heading(block)
            elif isinstance(block, Paragraph):
                yield _paragraph(block, keep_next=keep)
            elif isinstance(block, Listing):
                yield from self._listing(block, keep_last=keep)
            elif isinstance(block, Basis):
                yield from basis(block, self.profile)
            elif isinstance(block, Formula):
                yield formula(block, self.profile, room)
            elif isinstance(block, Article):
                yield from article(block, self.profile, keep_last=keep)
            else:
                yield from grid(block, self.profile, room, keep_next=keep)

    def _heading(self, heading: Heading) -> str:
        level = min(max(heading.level, 1), len(self.profile.headings.levels))
        return paragraph(run(heading.text), f"Heading{level}")

    def _listing(self, listing: Listing, *, keep_last: bool) -> Iterator[str]:
        list_id = next(self.list_ids) if listing.numbered else DASHES
        for number, item in enumerate(listing.items, 1):
            keep = keep_last and number == len(listing.items)
            yield paragraph(run(item), "ListItem", list_id=list_id, keep_next=keep)


def _paragraph(block: Paragraph, *, keep_next: bool) -> str:
    align = _ALIGNED[block.align]
    return paragraph(
        run(block.text, look(bold=block.bold, italic=block.italic)),
        "BodyText",
        keep_next=keep_next,
        indent=_NO_INDENT if align in ("center", "right") else "",
        align=align,
    )
