"""The json exporter: a report as one JSON document, from which the same report is read back."""

from typing import Any, BinaryIO

import attrs

from danvan.codec.converter import from_plain, to_plain
from danvan.codec.json_text import laid_out, parsed
from danvan.documents.blocks import Report
from danvan.errors import DecodeError, Problem
from danvan.exports.marks import MARK
from danvan.values.patterns import pattern

FORMAT = "danvan-report"
VERSION = 1

_HALF = pattern("[\ud800-\udfff]")


@attrs.frozen
class JsonExporter:
    """Writes a report as one JSON document: everything it holds, laid out for people to read and compare.

    Only half a character, which no file can hold, becomes U+FFFD.

    >>> import io
    >>> out = io.BytesIO()
    >>> JsonExporter().write(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[]), out)
    >>> print(out.getvalue().decode(), end="")
    {
      "format": "danvan-report",
      "version": 1,
      "report": {
        "kind": "report",
        "type_name": "Báo cáo",
        "title": "Quý I",
        "blocks": []
      }
    }
    """

    name: str = "json"
    suffix: str = ".json"
    takes: type[Report] = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the report to the stream."""
        plain = _whole(to_plain(content))
        out.write(laid_out({"format": FORMAT, "version": VERSION, "report": plain}))


def read_report(data: bytes | str, *, file: str = "report") -> Report:
    """The report that the json exporter wrote.

    Parameters: `file` is the name to speak of it by.

    Raises: DecodeError with every place that does not fit.
    """
    plain = parsed(data, file=file)
    if not isinstance(plain, dict) or (plain.get("format"), plain.get("version")) != (FORMAT, VERSION):
        raise DecodeError(file, [Problem("format", f'expected "{FORMAT}", version {VERSION}')])
    return from_plain(plain.get("report"), Report)


def _whole(plain: Any) -> Any:
    match plain:
        case str():
            return _HALF.sub(MARK, plain)
        case list():
            return [_whole(value) for value in plain]
        case dict():
            return {name: _whole(value) for name, value in plain.items()}
    return plain
