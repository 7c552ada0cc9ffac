"""The properties of a file, from the report alone: created on the document's own date, by its issuer."""

import datetime

from docx.document import Document
from docx.oxml.ns import qn

from danvan.documents import Report
from danvan_docx.writing.xml import element, printable

_LONGEST = 255  # letters; Word cuts longer ones


def set_properties(document: Document, report: Report, language: str, *, duplex: bool) -> None:
    """Gives the document its properties; printed on both sides, its margins swap on the back of the sheet."""
    properties, letterhead = document.core_properties, report.letterhead
    properties.title = _line(f"{report.type_name}: {report.title}")
    properties.subject = _line(report.title)
    properties.author = _line("" if letterhead is None else letterhead.issuer)
    properties.category = _line(report.kind)
    properties.language = language
    if letterhead is not None and letterhead.date is not None:
        properties.created = datetime.datetime.combine(letterhead.date, datetime.time())  # a day
    settings = document.settings.element
    if duplex and settings.find(qn("w:mirrorMargins")) is None:
        settings.insert_element_before(element("w:mirrorMargins"), *_AFTER_MIRROR)


_AFTER_MIRROR = (
    "w:alignBordersAndEdges",
    "w:bordersDoNotSurroundHeader",
    "w:bordersDoNotSurroundFooter",
    "w:gutterAtTop",
    "w:defaultTabStop",
    "w:characterSpacingControl",
    "w:compat",
)


def _line(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
