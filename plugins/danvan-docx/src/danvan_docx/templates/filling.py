"""Data on their way into a template: texts made safe, pictures and whole documents made docxtpl's."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import InlineImage, Subdoc  # type: ignore[import-untyped] # it ships no types

from danvan.documents import Picture, Report
from danvan_docx.exporter import DocxExporter
from danvan_docx.templates.engine import Filled, Language, plain, unmarked
from danvan_docx.templates.loops import parts
from danvan_docx.templates.values import Values
from danvan_docx.writing.document import written_body
from danvan_docx.writing.saving import packed, put_in


def filled(template: Filled, values: Values) -> bytes:
    """The file of a template with its fields filled."""
    template.render({name: _given(value, template) for name, value in values.items()}, Language(), autoescape=True)
    for _, root in parts(template.docx):
        for piece in root.iter(qn("w:t")):
            piece.text = unmarked(piece.text or "")
    _name_lists_anew(template.docx)
    return packed(template.docx)


def _given(value: Any, template: Filled) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Picture):
        width = None if value.width is None else Mm(value.width)
        return InlineImage(template, io.BytesIO(value.data), width=width)
    if isinstance(value, Report):
        return _body(value, template)
    if isinstance(value, Mapping):
        return {name: _given(one, template) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_given(one, template) for one in value]
    return value


def _body(report: Report, template: Filled) -> Subdoc:
    """The text of a report as a part of the document."""
    made, rows = written_body(report, DocxExporter().layout(report))
    put_in(made, rows)
    for piece in made.element.body.iter(qn("w:t")):
        piece.text = plain(piece.text or "")
    return Subdoc(template, io.BytesIO(packed(made)))


def _name_lists_anew(document: Document) -> None:
    """docxcompose gives lists names by chance; the same data give the same file."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            for number, name in enumerate(relation.target_part.element.iter(qn("w:nsid")), 1):
                name.set(qn("w:val"), f"{number:08X}")
