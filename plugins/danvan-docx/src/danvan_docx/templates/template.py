"""An office's own Word file as a template: its fields are filled, and nothing else in it is touched or run."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, ClassVar

import attrs

from danvan import BadValue, Finding
from danvan.documents import Report
from danvan_docx.checks.archive import Archive, Unreadable, opened
from danvan_docx.checks.tree import Element, parsed
from danvan_docx.remarks import finding
from danvan_docx.templates.fields import Field, Spot, letters, spots
from danvan_docx.templates.values import Value, Values, report_values
from danvan_docx.writing.saving import repacked
from danvan_docx.writing.xml import printable

BLANK = "…………"
"""Printed for a field that has no value, to be filled in by hand."""

_MAIN = "wordprocessingml.document.main+xml"
_TEMPLATE = "wordprocessingml.template.main+xml"
_FILLED = ("/document.xml", "/header", "/footer", "/footnotes.xml", "/endnotes.xml")


@attrs.frozen
class Template:
    """A .docx or .dotx with fields `{{ name }}`, or content controls with tags.

    A row of a table with fields of a list, `{{ recipients.name }}`, is repeated for each item of it; rows above stay,
    and repeat on every page where the file says so. A name is letters, digits and `_`, with at most one dot: there are
    no filters, no calls and no code.
    """

    _archive: Archive

    @classmethod
    def read(cls, source: str | Path | BinaryIO) -> "Template":
        """The template of a path, or of a stream, which is left open.

        Raises: BadValue for a file that is no Word document, is encrypted, damaged or has macros; OSError when the path
        cannot be opened.
        """
        try:
            archive = opened(source)
            types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
            template = cls(archive)
            template._parts()
        except Unreadable as error:
            raise BadValue("template", error.reason, "give a .docx as Word saves it") from error
        if _MAIN not in types and _TEMPLATE not in types:
            raise BadValue("template", "no Word document, or one with macros", "save it as .docx without macros")
        return template

    def _parts(self) -> dict[str, Element]:
        return {
            name: parsed(self._archive.read(name))
            for name in self._archive.names
            if name.startswith("word/") and name.endswith(".xml") and any(f"word{kind}" in name for kind in _FILLED)
        }

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field with its place, in order, the malformed ones too."""
        return tuple(spot.field for name, root in self._parts().items() for spot in spots(root, _called(name)))

    def check(self, values: Values) -> tuple[Finding, ...]:
        """The dry run: fields the data do not have, fields without a value, data that no field uses, malformed fields.

        Nothing is written. Errors (`WD301`, `WD304`, `WD305`) are what `fill` refuses.
        """
        found: list[Finding] = []
        used: set[str] = set()
        for name, root in self._parts().items():
            inside = {id(spot.element) for row in root.iter("w:tr") for spot in _inside(row)}
            for spot in spots(root, _called(name)):
                used.add(spot.field.listed or spot.field.name or "")
                found.extend(_checked(spot, values, in_row=id(spot.element) in inside))
            for row in root.iter("w:tr"):
                lists = sorted({spot.field.listed for spot in _own(row) if spot.field.listed})
                if len(lists) > 1:
                    found.append(finding("WD305", field=_called(name), name=", ".join(lists), place=_called(name)))
        found.extend(finding("WD303", field=name, name=name) for name in sorted(set(values) - used))
        return tuple(found)

    def fill(self, values: Values, out: BinaryIO) -> None:
        """Writes the document with its fields filled, in one piece; a field without a value leaves a blank.

        Raises: BadValue for a field the data do not have, and for a malformed one.
        """
        wrong = [found for found in self.check(values) if found.severity == "error"]
        if wrong:
            raise BadValue("template", "; ".join(found.en for found in wrong[:3]), "change the template or the data")
        filled = {}
        for name, root in self._parts().items():
            _repeat(root, values)
            for spot in reversed(list(spots(root, name))):
                _put(spot, _said(values.get(spot.field.name or "")))
            filled[name] = _written(root)
        out.write(repacked({name: (filled.get(name) or self._untouched(name),) for name in self._archive.names}))

    def _untouched(self, name: str) -> bytes:
        content = self._archive.read(name)
        # A .dotx becomes a .docx: Word does not open the one under the other's name.
        return content.replace(_TEMPLATE.encode(), _MAIN.encode()) if name == "[Content_Types].xml" else content


@attrs.frozen(kw_only=True)
class TemplateExporter:
    """Prints a Report through an office's own template; `values` are fields besides those of the report."""

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


def _called(name: str) -> str:
    return name.removeprefix("word/").removesuffix(".xml")


def _checked(spot: Spot, values: Values, *, in_row: bool) -> Iterator[Finding]:
    field = spot.field
    if field.name is None:
        yield finding("WD304", field=field.place, words=field.words, place=field.place)
        return
    if field.listed:
        yield from _checked_list(field, values, in_row=in_row)
    elif field.name not in values or _is_list(values[field.name]):
        yield finding("WD301", field=field.place, name=field.name, place=field.place)
    elif values[field.name] in (None, ""):
        yield finding("WD302", field=field.place, name=field.name, place=field.place)


def _checked_list(field: Field, values: Values, *, in_row: bool) -> Iterator[Finding]:
    listed, _, key = (field.name or "").partition(".")
    items = values.get(listed)
    if not _is_list(items):
        yield finding("WD301", field=field.place, name=field.name, place=field.place)
        return
    if not in_row:
        yield finding("WD305", field=field.place, name=field.name, place=field.place)
    rows = _items(items)
    if rows and not any(key in item for item in rows):
        yield finding("WD301", field=field.place, name=field.name, place=field.place)
    elif any(item.get(key) in (None, "") for item in rows):
        yield finding("WD302", field=field.place, name=field.name, place=field.place)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _items(value: object) -> list[Mapping[str, Value]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def _inside(row: Element) -> Iterator[Spot]:
    return spots(row, "")


def _own(row: Element) -> Iterator[Spot]:
    """The fields of a row, without those of rows of tables within it."""
    within = {id(spot.element) for other in row.iter("w:tr") if other is not row for spot in spots(other, "")}
    return (spot for spot in spots(row, "") if id(spot.element) not in within)


def _repeat(root: Element, values: Values) -> None:
    """Puts a row for each item in the place of each row of a list."""
    for parent in list(root.iter()):
        children: list[Element | str] = []
        for child in parent.children:
            listed = _list_of(child) if isinstance(child, Element) and child.tag == "w:tr" else None
            if listed is None or not isinstance(child, Element):
                children.append(child)
                continue
            for item in _items(values.get(listed)):
                row = child.copy()
                for spot in reversed(list(spots(row, ""))):
                    if spot.field.listed == listed:
                        _put(spot, _said(item.get((spot.field.name or "").partition(".")[2])))
                children.append(row)
        parent.children = children


def _list_of(row: Element) -> str | None:
    return next((spot.field.listed for spot in _own(row) if spot.field.listed), None)


def _said(value: object) -> str:
    text = "" if value is None else printable(str(value))
    return text or BLANK


def _put(spot: Spot, text: str) -> None:
    if spot.is_control:
        _put_control(spot.element, text)
    elif spot.end > spot.start:
        _put_text(spot, text)


def _put_text(spot: Spot, text: str) -> None:
    """The value goes into the first piece of text the field touches, with that one's look."""
    at, done = 0, False
    for element, piece in letters(spot.element):
        start, end = max(spot.start - at, 0), min(spot.end - at, len(piece))
        at += len(piece)
        if start >= end or element.tag != "w:t":
            continue
        left, right = piece[:start], piece[end:]
        _set(spot.element, element, (left, "" if done else text, right))
        done = True


def _set(paragraph: Element, element: Element, texts: Iterable[str]) -> None:
    """The text of a `w:t`; a new line in it becomes a break of the run."""
    first, *others = "".join(texts).split("\n")
    element.children = [first] if first else []
    element.put("xml:space", "preserve")
    if not others:
        return
    run = next(run for run in paragraph.iter() if any(child is element for child in run.children))
    at = next(at for at, child in enumerate(run.children) if child is element)
    after: list[Element | str] = []
    for other in others:
        made = element.like("t", other)
        made.put("xml:space", "preserve")
        after += [element.like("br"), made]
    run.children[at + 1 : at + 1] = after


def _put_control(control: Element, text: str) -> None:
    """The text of a content control, with the look of its first run; it stays a control."""
    properties, content = control.find("w:sdtPr"), control.find("w:sdtContent")
    if content is None:
        return
    if properties is not None:
        properties.children = [
            child
            for child in properties.children
            if not (isinstance(child, Element) and child.tag in ("w:showingPlcHdr", "w:temporary", "w:dataBinding"))
        ]
    texts = list(content.iter("w:t"))
    if not texts:
        runs = list(content.iter("w:r"))
        holder = runs[0] if runs else _run_in(content)
        texts = [holder.like("t")]
        holder.children.append(texts[0])
    for run in content.iter("w:r"):
        run.children = [
            child
            for child in run.children
            if not (isinstance(child, Element) and (child.tag == "w:br" or (child.tag == "w:rPr" and _is_hint(child))))
        ]
    for other in texts[1:]:
        other.children = []
    _set(content, texts[0], (text,))


def _run_in(content: Element) -> Element:
    paragraph = next(content.iter("w:p"), None)
    holder = content if paragraph is None else paragraph
    run = holder.like("r")
    holder.children.append(run)
    return run


def _is_hint(properties: Element) -> bool:
    """Whether a run looks like the grey hint that Word shows in an empty control."""
    style = properties.find("w:rStyle")
    return style is not None and "placeholder" in (style.get("w:val") or "").lower()


def _written(root: Element) -> bytes:
    stream = io.StringIO()
    stream.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
    for piece in root.pieces():
        stream.write(piece)
    return stream.getvalue().encode("utf-8")
