"""The sheets themselves: each text of a certificate in a frame at its place on the page."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Twips

from danvan.documents import Certificate, Report
from danvan_docx.layouts.profiles import Profile
from danvan_docx.overprint.blanks import Blank, Box
from danvan_docx.writing.base import begun
from danvan_docx.writing.paragraphs import Look, add
from danvan_docx.writing.properties import set_properties
from danvan_docx.writing.saving import packed
from danvan_docx.writing.sheet import lay, without_number
from danvan_docx.writing.styles import twips
from danvan_docx.writing.xml import element


def overprinted(report: Report, given: Sequence[Certificate], blank: Blank, profile: Profile) -> bytes:
    """The file with a sheet for each certificate."""
    document = begun(profile)
    set_properties(document, report, profile.font.language, duplex=False)
    without_number(document.sections[0])
    _lay(document, blank)
    for number, certificate in enumerate(given):
        # Each sheet is a section: the boxes belong to the page of the paragraph after them, which ends it.
        if number:
            document.add_section()
            document.element.body[-2].style = "End"
        for box in blank.boxes:
            _add_box(document, box, blank, certificate)
    add(document, "", "End")
    return packed(document)


def _lay(document: Document, blank: Blank) -> None:
    section = document.sections[0]
    lay(section, twips(blank.width), twips(blank.height))
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Twips(twips(5))
    section.header_distance = section.footer_distance = Twips(0)


def _add_box(document: Document, box: Box, blank: Blank, certificate: Certificate) -> None:
    text = box.text(certificate)
    if not text:
        return
    size, _ = box.fitted(text)
    made = add(document, text, "Box", Look(bold=box.bold, italic=box.italic, size=size), before=0, align=box.align)
    form = made.paragraph_format
    form.space_after = Twips(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(round(size * box.leading * 20))
    # A box grows when its text does not fit: what is too long shows, and is never cut off.
    place = element(
        "w:framePr",
        w=twips(box.width),
        h=twips(box.height),
        hRule="atLeast",
        hSpace=0,
        vSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(box.left + blank.right),
        y=twips(box.top + blank.down),
    )
    properties: Any = made._p.get_or_add_pPr()
    properties.pStyle.addnext(place)
