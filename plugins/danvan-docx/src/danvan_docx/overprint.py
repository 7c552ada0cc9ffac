"""Certificates printed on pre-printed blanks: only their texts, each in its box."""

from collections.abc import Iterator
from typing import BinaryIO, ClassVar

import attrs

from danvan import BadValue
from danvan.documents import Certificate, Report
from danvan_docx.blanks import Blank, Box, blanks
from danvan_docx.document import awarded, enclosed
from danvan_docx.markup import look, paragraph, run
from danvan_docx.package import package
from danvan_docx.profiles import profile_for
from danvan_docx.styles import twips


@attrs.frozen(kw_only=True)
class OverprintExporter:
    """Writes the certificates of a Report as texts at the places of a pre-printed blank, one sheet for each.

    Parameters: `blank` is the layout of the sheet; the shipped example where none is given.

    >>> import io
    >>> given = Certificate(side="state", grantor="Chủ tịch", form="Giấy khen", recipient="Ấp Minh Thuận")
    >>> out = io.BytesIO()
    >>> OverprintExporter().write(Report(kind="c", type_name="Giấy khen", title="", blocks=[given]), out)
    >>> out.getvalue()[:2]
    b'PK'
    """

    name: ClassVar[str] = "docx-overprint"
    suffix: ClassVar[str] = ".docx"
    takes: ClassVar[type] = Report

    blank: Blank | None = None

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the certificates to the stream; every other block stays out, because the sheet is a certificate's.

        Raises: BadValue for content that is no Report, and for a report without a certificate.
        """
        if not isinstance(content, Report):
            raise BadValue("content of a docx file", type(content).__name__, "give a Report")
        given = tuple(awarded(content.blocks))
        if not given:
            raise BadValue("certificates of a report", 0, "give a Report with Certificate blocks")
        profile = profile_for(given[0].side, given[0].date)
        blank = self.blank if self.blank is not None else blanks()[0]
        out.write(package(content, profile, document=enclosed(_sheets(given, blank))))


def _sheets(given: tuple[Certificate, ...], blank: Blank) -> Iterator[str]:
    # Each sheet is a section: the boxes belong to the page of the paragraph after them, which ends it.
    for number, certificate in enumerate(given, 1):
        for box in blank.boxes:
            yield from _box(box, blank, certificate)
        if number < len(given):
            yield paragraph("", "End", section=_section(blank))
    yield paragraph("", "End") + _section(blank)


def _box(box: Box, blank: Blank, certificate: Certificate) -> Iterator[str]:
    text = box.text(certificate)
    if not text:
        return
    size, _ = box.fitted(text)
    # A box grows when its text does not fit: what is too long shows, and is never cut off.
    place = (
        f'<w:framePr w:w="{twips(box.width)}" w:h="{twips(box.height)}" w:hRule="atLeast" w:hSpace="0" w:vSpace="0" '
        f'w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{twips(box.left + blank.right)}" '
        f'w:y="{twips(box.top + blank.down)}"/>'
    )
    line = round(size * box.leading * 20)
    yield paragraph(
        run(text, look(bold=box.bold, italic=box.italic, size=size)),
        "Box",
        box=place,
        spacing=f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>',
        align=box.align,
    )


def _section(blank: Blank) -> str:
    turned = ' w:orient="landscape"' if blank.width > blank.height else ""
    edge = twips(5)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdFirstHeader"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(blank.width)}" w:h="{twips(blank.height)}"{turned}/>'
        f'<w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" w:left="{edge}" '
        'w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
