"""The exporter that danvan finds under the name docx."""

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar, get_args

import attrs

from danvan import BadValue
from danvan.documents import Report
from danvan_docx.contents import awarded
from danvan_docx.layouts.profiles import Profile, profile_for
from danvan_docx.layouts.spelling import Spelling, respelt
from danvan_docx.layouts.wording import worded

if TYPE_CHECKING:
    from docx.document import Document

    from danvan_docx.writing.tables import Pending


@attrs.frozen(kw_only=True)
class DocxExporter:
    """Writes a Report as a Word document, in the layout of its side and date.

    Parameters: `profile` is the layout to use instead of the one chosen by side and date; `duplex` is for printing on
    both sides, with the margins swapped on the back; `spelling` sets the place of the tone mark in the names of head
    and foot (`ủy` is "old", `uỷ` is "new"); `base` is an office's own Word file, by its path or its bytes, whose sheet,
    header, footer and styles are kept. A report without a letterhead is laid out as the newest State document,
    without a head; one of certificates as theirs.

    >>> import io
    >>> from danvan.documents import Paragraph
    >>> out = io.BytesIO()
    >>> DocxExporter().write(
    ...     Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[Paragraph("Tốt.")]), out)
    >>> out.getvalue()[:2]
    b'PK'
    """

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    takes: ClassVar[type] = Report

    profile: Profile | None = None
    duplex: bool = False
    base: str | Path | bytes | None = None
    spelling: Spelling = attrs.field(default="as-written", validator=attrs.validators.in_(get_args(Spelling)))

    def layout(self, report: Report) -> Profile:
        """The profile a report is laid out by."""
        if self.profile is not None:
            return self.profile
        if report.letterhead is None:
            given = next(awarded(report.blocks), None)
            return profile_for("state", None) if given is None else profile_for(given.side, given.date)
        return profile_for(report.letterhead.side, report.letterhead.date)

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the report to the stream, in one piece and only when all of it is ready; the stream is left open.

        Raises: BadValue for content that is no Report, a letterhead of an unknown side, a block of an unknown kind,
        a table of more columns than Word opens, and a base that is no Word document.
        """
        from danvan_docx.writing.saving import packed  # noqa: PLC0415 # python-docx is slow to load

        made, rows = self._written(content)
        out.write(packed(made, rows))

    def _written(self, content: Report) -> "tuple[Document, Pending]":
        if not isinstance(content, Report):
            raise BadValue("content of a docx file", type(content).__name__, "give a Report")
        from danvan_docx.writing.document import written  # noqa: PLC0415 # python-docx is slow to load

        profile = self.layout(content)
        report = worded(respelt(content, self.spelling), profile)
        return written(report, profile, duplex=self.duplex, base=self.base)


def document(report: Report, exporter: DocxExporter | None = None) -> "Document":
    """The Word document of a report as python-docx objects, to be changed and saved as the caller likes.

    Parameters: `exporter` has the layout and the other choices; a plain one where none is given.

    Raises: BadValue as `DocxExporter.write` does.

    >>> from danvan.documents import Paragraph
    >>> made = document(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[Paragraph("Tốt.")]))
    >>> [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    ['BÁO CÁO', 'Quý I', 'Tốt.']
    """
    from danvan_docx.writing.saving import put_in  # noqa: PLC0415 # python-docx is slow to load

    made, rows = (exporter or DocxExporter())._written(report)
    put_in(made, rows)
    return made
