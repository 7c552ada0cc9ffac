"""An office's own Word file as a template: filled by docxtpl, and nothing in it is run but the printing of data."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

import attrs

from danvan import BadValue, Finding
from danvan.documents import Report
from danvan_docx.checks.archive import Archive, Unreadable, opened
from danvan_docx.templates.values import Values, report_values

if TYPE_CHECKING:
    pass

_MAIN = "wordprocessingml.document.main+xml"
_TEMPLATE = "wordprocessingml.template.main+xml"
_EXTRA = "install danvan-docx[templates]"
_MOST_MARKS = 1_000_000  # opening and closing marks of one part
_LARGEST = 20 * 1024 * 1024  # bytes of all parts; a template is searched many times over


@attrs.frozen
class Template:
    """A .docx or .dotx with fields `{{ name }}`, loops and conditions of docxtpl, or content controls with tags.

    A row of a table with fields of a list, `{{ recipients.line }}`, is repeated for each item without a loop being
    written. Only data are printed: there are no calls, no arithmetic, no code, and data are never read as template.
    """

    _data: bytes = attrs.field(repr=False)

    @classmethod
    def read(cls, source: str | Path | BinaryIO) -> "Template":
        """The template of a path, or of a stream, which is left open.

        Raises: BadValue for a file that is no Word document, is encrypted, damaged, too large or has macros, and where
        docxtpl is not installed; OSError when the path cannot be opened.
        """
        try:
            archive = opened(source, most_bytes=_LARGEST)
            types = archive.read("[Content_Types].xml")
            for name in archive.names:
                _bounded(name, archive)
        except Unreadable as error:
            raise BadValue("template", error.reason, "give a .docx as Word saves it") from error
        if _MAIN.encode() not in types and _TEMPLATE.encode() not in types:
            raise BadValue("template", "no Word document, or one with macros", "save it as .docx without macros")
        # A .dotx becomes a .docx: Word does not open the one under the other's name.
        template = cls(archive.replaced("[Content_Types].xml", types.replace(_TEMPLATE.encode(), _MAIN.encode())))
        template._opened(())
        return template

    def _opened(self, lists: Sequence[str]) -> Any:
        try:
            from danvan_docx.templates.engine import Filled  # noqa: PLC0415 # docxtpl is an extra
            from danvan_docx.templates.loops import complete  # noqa: PLC0415 # and python-docx slow to load
        except ImportError as error:
            raise BadValue("templates", "docxtpl is missing", _EXTRA) from error
        try:
            made = Filled(io.BytesIO(self._data))
            made.init_docx()
            complete(made.docx, lists)
        except (KeyError, ValueError, AttributeError, SyntaxError) as error:
            raise BadValue("template", str(error), "give a .docx as Word saves it") from error
        return made

    def check(self, values: Values) -> tuple[Finding, ...]:
        """The dry run: fields the data do not have, fields without a value, data that no field uses, malformed fields.

        Nothing is written. Errors (`WD301`, `WD304`, `WD305`) are what `fill` refuses.
        """
        from danvan_docx.templates.dry_run import checked  # noqa: PLC0415 # docxtpl is an extra

        made = self._opened(_lists(values))
        return checked(made.docx, made, values)

    def fill(self, values: Values, out: BinaryIO) -> None:
        """Writes the document with its fields filled, in one piece; a field without a value leaves a blank.

        Raises: BadValue for a field the data do not have, and for a malformed one.
        """
        wrong = [found for found in self.check(values) if found.severity == "error"]
        if wrong:
            raise BadValue("template", "; ".join(found.en for found in wrong[:3]), "change the template or the data")
        from danvan_docx.templates.filling import filled  # noqa: PLC0415 # docxtpl is an extra

        out.write(filled(self._opened(_lists(values)), values))


def _bounded(name: str, archive: Archive) -> None:
    """Refuses a part that would take long to fill, or declares a document type."""
    part = archive.read(name) if name.endswith(".xml") else b""
    if part.count(b"<") > _MOST_MARKS or b"<!DOCTYPE" in part:
        raise Unreadable("WD003", f"part {name} is too large, or declares a document type")


def _lists(values: Values) -> tuple[str, ...]:
    return tuple(name for name, value in values.items() if isinstance(value, Sequence) and not isinstance(value, str))


@attrs.frozen(kw_only=True)
class TemplateExporter:
    """Prints a Report through an office's own template; `values` are fields besides those of the report.

    The text of the report is the field `{{p body }}`: its headings, paragraphs, lists, tables and articles.
    """

    name: ClassVar[str] = "docx-template"
    suffix: ClassVar[str] = ".docx"
    takes: ClassVar[type] = Report

    template: Template
    values: Values = attrs.field(factory=dict)

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the filled template to the stream.

        Raises: BadValue for content that is no Report, and for fields that neither the report nor `values` have.
        """
        if not isinstance(content, Report):
            raise BadValue("content of a docx file", type(content).__name__, "give a Report")
        self.template.fill({**report_values(content), **self.values}, out)
