"""The whole document, from head to annexes, as python-docx objects."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
from docx.document import Document

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
    Picture,
    Report,
    TableBlock,
)
from danvan_docx.contents import Plain, annexes, awarded
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing import certificate as certificates
from danvan_docx.writing.base import Base, begun, call_styles_as_base
from danvan_docx.writing.decision import add_article, add_basis, add_formula
from danvan_docx.writing.foot import LEFT_SHARE, add_foot, is_signed
from danvan_docx.writing.head import add_addressees, add_annex_title, add_head, add_title
from danvan_docx.writing.lists import list_number
from danvan_docx.writing.paragraphs import Look, add
from danvan_docx.writing.pictures import add_picture
from danvan_docx.writing.places import AFTER_HEAD, AFTER_SIGNATURE, BEFORE_SIGNATURE, after_annex, mark_place
from danvan_docx.writing.properties import set_properties
from danvan_docx.writing.sheet import (
    Sheet,
    begin_annex,
    has_margin_text,
    number_pages,
    on_sheet_of,
    sheet_for,
    without_number,
)
from danvan_docx.writing.tables import Pending, add_table, add_table_with_foot, runs_to_the_signature

_ALIGNED = {"justify": None, "left": "left", "center": "center", "right": "right"}


def written(report: Report, profile: Profile, *, duplex: bool = False, base: Base = None) -> tuple[Document, Pending]:
    """The document of a report without the rows of its tables, and those rows.

    Raises: BadValue for a block of an unknown kind, a table too wide for Word, a base that is no Word document.
    """
    begins = begun(profile, base)
    writer = _Writer(begins, profile if base is None else on_sheet_of(begins, profile), own=base is None)
    set_properties(writer.document, report, profile.font.language, duplex=duplex)
    given = tuple(awarded(report.blocks))
    if not given or not all(isinstance(block, Certificate) for block in report.blocks):
        writer.add_main(report)
        for number, annex in enumerate(annexes(report.blocks), 1):
            writer.add_annex(annex, report)
            mark_place(writer.document, after_annex(number))
    if given:
        writer.begin_section()
        certificates.add_pages(writer.document, given, profile)
        writer.end_section()
        certificates.set_section(writer.document.sections[-1], profile)
        without_number(writer.document.sections[-1])
    if base is not None:
        call_styles_as_base(writer.document, profile)
    return writer.document, writer.pending


def _plain(blocks: Iterable[object]) -> tuple[Plain, ...]:
    plain = []
    for block in blocks:
        if isinstance(block, Plain):
            plain.append(block)
        elif not isinstance(block, Annex | Certificate):
            known = "Heading, Paragraph, Listing, TableBlock, Picture, Basis, Formula, Article, Certificate, Annex"
            raise BadValue("block of a report", type(block).__name__, f"give one of: {known}")
    return tuple(plain)


def written_body(report: Report, profile: Profile) -> tuple[Document, Pending]:
    """The text of a report and its annexes without head, title and signature, and the rows of its tables."""
    writer = _Writer(begun(profile), profile, own=True)
    sheet = Sheet(profile)
    writer.add_blocks(_plain(report.blocks), sheet)
    for annex in annexes(report.blocks):
        add(writer.document, "", "End", new_page=True)
        add_annex_title(writer.document, annex, report, profile, sheet.room / 20)
        writer.add_blocks(_plain(annex.blocks), sheet)
    return writer.document, writer.pending


@attrs.frozen
class _Writer:
    """A document being written, and the rows that wait for it."""

    document: Document
    profile: Profile
    own: bool
    pending: Pending = attrs.field(factory=list)

    def add_main(self, report: Report) -> None:
        """The document itself, from its head to its signature."""
        blocks = _plain(report.blocks)
        sheet = sheet_for(report.blocks, self.profile)
        sheet.set(self.document.sections[0])
        if self.own or not has_margin_text(self.document.sections[0]):
            number_pages(self.document.sections[0], self.profile)
        signed, tied = is_signed(report), is_signed(report) and not blocks
        if report.letterhead is not None:
            add_head(self.document, report.letterhead, self.profile, sheet.room, report.subject)
            mark_place(self.document, AFTER_HEAD)
        if report.subject is None or report.letterhead is None:
            add_title(self.document, report, self.profile, sheet.room / 20, keep_next=tied)
        else:  # a letter has no title: what it is about stands under its number
            add(self.document, "", "After Title", keep_next=tied)
        if report.addressees:
            add_addressees(self.document, report.addressees, self.profile)
        last = blocks[-1] if blocks else None
        if signed and isinstance(last, TableBlock) and runs_to_the_signature(last, self.profile):
            self.add_blocks(blocks[:-1], sheet)
            share = 0.5 if report.countersignature is not None else LEFT_SHARE
            cells = add_table_with_foot(self.document, last, sheet, self.pending, share)
        else:
            self.add_blocks(blocks, sheet, keep_last=signed)
            cells = None
        if signed:
            # Nothing stands between: LibreOffice ties a paragraph to a table, but not two of them in a row.
            if cells is None:
                mark_place(self.document, BEFORE_SIGNATURE)
            add_foot(self.document, report, self.profile, sheet.room, cells)
            mark_place(self.document, AFTER_SIGNATURE)
            self.end_section()

    def add_annex(self, annex: Annex, report: Report) -> None:
        """An annex on pages of its own."""
        sheet = sheet_for(annex.blocks, self.profile, wide=annex.wide)
        self.begin_section()
        sheet.set(self.document.sections[-1])
        begin_annex(self.document.sections[-1], self.profile)
        add_annex_title(self.document, annex, report, self.profile, sheet.room / 20)
        self.add_blocks(_plain(annex.blocks), sheet)

    def begin_section(self) -> None:
        """Ends the section so far, if anything stands in it."""
        if len(self.document.element.body) > 1:
            self.document.add_section()
            # LibreOffice loses the page of a section that ends with a table, so a paragraph always stands there.
            self.document.element.body[-2].style = "End"

    def end_section(self) -> None:
        """The paragraph that must stand after a table."""
        add(self.document, "", "End")

    def add_blocks(self, blocks: Sequence[Plain], sheet: Sheet, *, keep_last: bool = False) -> None:
        """The blocks of a text, in order; `keep_last` ties the last to what follows."""
        for number, block in enumerate(blocks, 1):
            keep = keep_last and number == len(blocks)
            if isinstance(block, Heading):
                self._add_heading(block)
            elif isinstance(block, Paragraph):
                self._add_paragraph(block, keep_next=keep)
            elif isinstance(block, Listing):
                self._add_listing(block, keep_last=keep)
            elif isinstance(block, Picture):
                add_picture(add(self.document, "", "Picture", align=_ALIGNED[block.align]), block, keep_next=keep)
            elif isinstance(block, Basis):
                add_basis(self.document, block, self.profile)
            elif isinstance(block, Formula):
                add_formula(self.document, block, self.profile, sheet.room)
            elif isinstance(block, Article):
                add_article(self.document, block, self.profile, keep_last=keep)
            else:
                add_table(self.document, block, sheet, self.pending, keep_next=keep)

    def _add_heading(self, heading: Heading) -> None:
        level = min(max(heading.level, 1), len(self.profile.headings.levels))
        add(self.document, heading.text, f"Heading {level}")

    def _add_paragraph(self, block: Paragraph, *, keep_next: bool) -> None:
        align = _ALIGNED[block.align]
        look = Look(bold=block.bold, italic=block.italic)
        opens = block.text.rstrip().endswith(":")  # what it leads to does not begin on another page
        made = add(self.document, block.text, "Body Text", look, keep_next=keep_next or opens, align=align)
        if align in ("center", "right"):
            made.paragraph_format.first_line_indent = 0

    def _add_listing(self, listing: Listing, *, keep_last: bool) -> None:
        style = "List Number" if listing.numbered else "List Bullet"
        number = list_number(self.document, numbered=listing.numbered)
        for place, item in enumerate(listing.items, 1):
            last = keep_last and place == len(listing.items)
            made = add(self.document, item, style, keep_next=last or item.rstrip().endswith(":"))
            paragraph: Any = made._p.get_or_add_pPr()
            properties = paragraph.get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
