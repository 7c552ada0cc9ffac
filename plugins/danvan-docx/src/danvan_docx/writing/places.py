"""Places in a document by name, where python-docx code can put what is its own: a seal, a table, a note."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from danvan import BadValue
from danvan_docx.writing.xml import element

AFTER_HEAD, BEFORE_SIGNATURE, AFTER_SIGNATURE = "after-head", "before-signature", "after-signature"

_HIDDEN = "_danvan_"  # Word lists no bookmark whose name begins with a line


def after_annex(number: int) -> str:
    """The place after an annex, counted from 1."""
    return f"after-annex-{number}"


def mark_place(document: Document, name: str) -> None:
    """Leaves a hidden bookmark at the end of what is written so far."""
    body = document.element.body
    number = len(body.findall(qn("w:bookmarkStart")))
    for made in (
        element("w:bookmarkStart", id=number, name=f"{_HIDDEN}{name.replace('-', '_')}"),
        element("w:bookmarkEnd", id=number),
    ):
        body.insert_element_before(made, "w:sectPr")


def places(document: Document) -> tuple[str, ...]:
    """The names of the places of a document, in order.

    >>> from danvan.documents import Letterhead, Report
    >>> from danvan_docx import document
    >>> office = Letterhead(side="state", issuer="UBND xã")
    >>> places(document(Report(kind="report", type_name="Báo cáo", title="Quý I", letterhead=office, blocks=[])))
    ('after-head',)
    """
    names = (mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart")))
    return tuple(name.removeprefix(_HIDDEN).replace("_", "-") for name in names if name.startswith(_HIDDEN))


def add_at(document: Document, place: str) -> Paragraph:
    """A new paragraph at a place, after those added there before; its runs, pictures and neighbours are python-docx's.

    Raises: BadValue for a place the document does not have.

    >>> from danvan.documents import Letterhead, Report
    >>> from danvan_docx import document
    >>> office = Letterhead(side="state", issuer="UBND xã")
    >>> made = document(Report(kind="report", type_name="Báo cáo", title="Quý I", letterhead=office, blocks=[]))
    >>> add_at(made, "after-head").add_run("MẬT").text
    'MẬT'
    """
    wanted = f"{_HIDDEN}{place.replace('-', '_')}"
    for mark in document.element.body.iter(qn("w:bookmarkStart")):
        if mark.get(qn("w:name")) == wanted:
            made: Any = OxmlElement("w:p")
            mark.addprevious(made)
            paragraph = Paragraph(made, document._body)
            paragraph.style = document.styles["Normal"]
            return paragraph
    known = ", ".join(places(document)) or "none"
    raise BadValue("place of a document", place, f"give one of: {known}")
