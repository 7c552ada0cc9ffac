"""The sheet of a section: its size, margins and page number, and the room there is between the margins."""

import re
from collections.abc import Iterable
from typing import Any

import attrs
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from danvan.documents import TableBlock
from danvan_docx.layouts.columns import is_crowded
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.styles import twips
from danvan_docx.writing.xml import element


@attrs.frozen
class Sheet:
    """One sheet of a profile: upright, turned, or of twice the size for a list that no turned sheet holds."""

    profile: Profile
    wide: bool = False
    large: bool = False

    @property
    def sizes(self) -> tuple[float, ...]:
        """The font sizes that its tables may have."""
        sizes = self.profile.tables.sizes
        return (*sizes, sizes[-1] - 1) if self.large else sizes

    @property
    def room(self) -> int:
        """The width between the margins, in twentieths of a point.

        >>> from danvan_docx.layouts.profiles import profile_for
        >>> round(Sheet(profile_for("state", None)).room / 56.7)
        165
        """
        return self._size[0] - twips(self.profile.paper.left) - twips(self.profile.paper.right)

    @property
    def height(self) -> float:
        """The height between the margins, in points."""
        paper = self.profile.paper
        return (self._size[1] - twips(paper.top) - twips(paper.bottom)) / 20

    @property
    def _size(self) -> tuple[int, int]:
        width, height = twips(self.profile.paper.width), twips(self.profile.paper.height)
        if self.large:
            return 2 * width, height
        return (height, width) if self.wide else (width, height)

    def set(self, section: Section) -> None:
        """Gives the sheet to a section; its first page has no number."""
        paper, (width, height) = self.profile.paper, self._size
        lay(section, width, height)
        section.top_margin, section.bottom_margin = Twips(twips(paper.top)), Twips(twips(paper.bottom))
        section.left_margin, section.right_margin = Twips(twips(paper.left)), Twips(twips(paper.right))
        section.header_distance = section.footer_distance = Twips(twips(self.profile.page_number.from_edge))


def sheet_for(blocks: Iterable[object], profile: Profile, *, wide: bool = False) -> Sheet:
    """The sheet that the tables among the blocks need: turned, or twice as large, where words would be broken.

    Decree 30/2020/NĐ-CP, annex I, has documents with such tables printed along the width of the sheet.
    """
    tables = [block.table for block in blocks if isinstance(block, TableBlock)]
    sheet = Sheet(profile, wide)
    for larger in (Sheet(profile, wide=True), Sheet(profile, large=True)):
        crowded = [table for table in tables if is_crowded(table, sheet.sizes, sheet.room)]
        if not crowded or (larger.large and max(len(table.columns) for table in crowded) <= _MANY):
            break
        sheet = larger
    return sheet


_MANY = 12  # columns; fewer are crowded by a long word, which is broken


def lay(section: Section, width: int, height: int) -> None:
    """The size of a section's sheet, in twentieths of a point; one that is wider than high is turned."""
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT


def on_sheet_of(document: Document, profile: Profile) -> Profile:
    """The profile with the paper of an office's file: its last section's size and margins, where it says them."""
    section = document.sections[-1]
    sides = {
        name: length.mm
        for name, length in (
            ("width", section.page_width),
            ("height", section.page_height),
            ("top", section.top_margin),
            ("bottom", section.bottom_margin),
            ("left", section.left_margin),
            ("right", section.right_margin),
        )
        if length is not None
    }
    return attrs.evolve(profile, paper=attrs.evolve(profile.paper, **sides))


def has_margin_text(section: Section) -> bool:
    """Whether a section has a header or a footer of its own, which an office's file keeps."""
    return not (section.header.is_linked_to_previous and section.footer.is_linked_to_previous)


def number_pages(section: Section, profile: Profile) -> None:
    """The page number in its margin, from the second page on."""
    number = profile.page_number
    section.different_first_page_header_footer = True
    header = number.place == "header"
    style = "Header" if header else "Footer"
    first, others = (
        (section.first_page_header, section.header) if header else (section.first_page_footer, section.footer)
    )
    first.is_linked_to_previous = others.is_linked_to_previous = False
    first.paragraphs[0]._p.style = others.paragraphs[0]._p.style = style
    paragraph = others.paragraphs[0]
    for piece in _FIELD.split(number.text):
        if piece == "{page}":
            add_field(paragraph, "PAGE", "2")  # until Word counts the pages: the first page that shows one
        elif piece == "{pages}":
            add_field(paragraph, "SECTIONPAGES" if profile.annex.own_pages else "NUMPAGES", "2")
        elif piece:
            paragraph.add_run(piece)


_FIELD = re.compile(r"(\{pages?\})")


def begin_annex(section: Section, profile: Profile) -> None:
    """An annex counts its own pages, where the profile says so."""
    section.different_first_page_header_footer = not profile.annex.first_number
    # A section begins as a copy of the one before.
    if profile.annex.own_pages and section._sectPr.find(qn("w:pgNumType")) is None:
        margins: Any = section._sectPr.pgMar
        margins.addnext(element("w:pgNumType", start=1))


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word counts itself, with what is shown until it does."""
    for kind in ("begin", None, "separate", shown, "end"):
        run = paragraph.add_run()
        if kind is None:
            made = element("w:instrText")
            made.text = f" {instruction} "
            made.set(qn("xml:space"), "preserve")
            run._r.append(made)
        elif kind is shown:
            run.text = shown
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def without_number(section: Section) -> None:
    """A section whose pages show none."""
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0]._p.style = "Header"
