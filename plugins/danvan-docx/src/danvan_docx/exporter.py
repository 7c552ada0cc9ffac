"""The exporter that danvan finds under the name docx."""

from typing import BinaryIO, ClassVar, get_args

import attrs

from danvan import BadValue
from danvan.documents import Report
from danvan_docx.document import awarded
from danvan_docx.package import package
from danvan_docx.profiles import Profile, profile_for
from danvan_docx.spelling import Spelling, respelt


@attrs.frozen(kw_only=True)
class DocxExporter:
    """Writes a Report as a Word document, in the layout of its side and date.

    Parameters: `profile` is the layout to use instead of the one chosen by side and date; `duplex` is for printing on
    both sides, with the margins swapped on the back; `spelling` sets the place of the tone mark in the names of head
    and foot (`ủy` is "old", `uỷ` is "new"). A report without a letterhead is laid out as the newest State document,
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
        and a table of more columns than Word opens.
        """
        if not isinstance(content, Report):
            raise BadValue("content of a docx file", type(content).__name__, "give a Report")
        report = respelt(content, self.spelling)
        out.write(package(report, self.layout(report), duplex=self.duplex))
