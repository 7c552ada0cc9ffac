"""Certificates printed on pre-printed blanks: only their texts, each in its box."""

from typing import BinaryIO, ClassVar

import attrs

from danvan import BadValue
from danvan.documents import Report
from danvan_docx.contents import awarded
from danvan_docx.layouts.profiles import profile_for
from danvan_docx.overprint.blanks import Blank, blanks


@attrs.frozen(kw_only=True)
class OverprintExporter:
    """Writes the certificates of a Report as texts at the places of a pre-printed blank, one sheet for each.

    Parameters: `blank` is the layout of the sheet; the shipped example where none is given.

    >>> import io
    >>> from danvan.documents import Certificate
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
        from danvan_docx.overprint.sheets import overprinted  # noqa: PLC0415 # python-docx is slow to load

        profile = profile_for(given[0].side, given[0].date)
        out.write(overprinted(content, given, self.blank if self.blank is not None else blanks()[0], profile))
