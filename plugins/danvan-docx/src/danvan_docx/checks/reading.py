"""Reads a Word file, whoever made it, into what it says and how it looks."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from danvan_docx.checks.archive import Archive, Unreadable
from danvan_docx.checks.elements import Element, children, first, named, value
from danvan_docx.checks.looks import Look, Looks
from danvan_docx.checks.opening import document
from danvan_docx.checks.written import SLOTS, Line, PageNumber, Piece, Place, Section, Written

_TWIPS = 1440 / 25.4
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_MC}Fallback"
_SKIPPED = named("w:del", "w:moveFrom", _FALLBACK, "w:instrText", "w:delText", "w:rPrChange", "w:pPrChange")
_DRAWN = named("w:drawing", "w:pict", "w:object")


def read(archive: Archive) -> Written:
    """The document of an archive.

    Raises: Unreadable when it holds no Word document, or a part of it is damaged.
    """
    opened = document(archive)
    looks = Looks.of(_part(opened, "styles"), _part(opened, "theme"))
    even = first(_part(opened, "settings"), "w:evenAndOddHeaders") is not None
    reader = _Reader(opened, looks, even)
    lines = tuple(reader.lines(opened.element.body))
    return Written(
        lines=lines,
        sections=tuple(reader.sections()),
        default_fonts={slot: looks.run(None, None).get(slot) for slot in SLOTS},
    )


def _part(opened: Document, kind: str) -> Element | None:
    """A part that the document points to, by the last word of its kind."""
    relations = (one for one in opened.part.rels.values() if not one.is_external)
    return next((_root(one.target_part) for one in relations if one.reltype.endswith(f"/{kind}")), None)


def _root(part: Any) -> Element:
    try:
        return part.element if hasattr(part, "element") else parse_xml(part.blob)
    except etree.XMLSyntaxError as error:
        raise Unreadable("WD004", str(error)) from error


@attrs.frozen
class _Reader:
    document: Document
    looks: Looks
    even: bool
    found: list[Element] = attrs.field(factory=list)
    _tables: list[int] = attrs.field(factory=lambda: [0])
    _count: list[int] = attrs.field(factory=lambda: [0])

    def lines(self, body: Element) -> Iterator[Line]:
        """The paragraphs of a body in order, those of its tables and boxes too."""
        yield from self._within(body, None)

    def _within(self, parent: Element, place: Place | None) -> Iterator[Line]:
        for child in children(parent):
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, place)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sectPr"):
                self.found.append(child)
            elif child.tag not in _SKIPPED:
                yield from self._within(child, place)

    def _table(self, table: Element) -> Iterator[Line]:
        self._tables[0] += 1
        number = self._tables[0]
        bordered = _bordered(table, self.looks)
        for at, row in enumerate(_of(table, qn("w:tr"))):
            cells = list(_of(row, qn("w:tc")))
            for column, cell in enumerate(cells):
                lined = bordered and not _bare(cell)
                place = Place(table=number, row=at, column=column, columns=len(cells), bordered=lined)
                yield from self._within(cell, place)

    def _paragraph(self, element: Element, place: Place | None) -> Iterator[Line]:
        properties = first(element, "w:pPr")
        look = self.looks.paragraph(properties)
        self._count[0] += 1
        pieces = tuple(self._pieces(element, properties))
        breaks = any(value(mark, "w:type") == "page" for mark in element.iter(qn("w:br")))
        indent = _number(look.get("firstLine")) - _number(look.get("hanging"))
        rule = look.get("lineRule") or "auto"
        line = _number(look.get("line")) or 240
        yield Line(
            number=self._count[0],
            pieces=pieces,
            align=look.get("jc") or "left",
            first_line=round(indent / _TWIPS, 1),
            before=_number(look.get("before")) / 20,
            after=_number(look.get("after")) / 20,
            line_rule=rule,
            line=round(line / (240 if rule == "auto" else 20), 2),
            lined=look.get("lined") is not None,
            drawn=any(True for _ in element.iter(*_DRAWN)),
            new_page=look.get("pageBreakBefore") is not None or breaks,
            keep_next=look.get("keepNext") is not None,
            listed=look.get("listed") is not None,
            outlined=look.get("outlined") is not None,
            section=len(self.found),
            place=place,
        )
        for box in element.iter(qn("w:txbxContent")):
            if not _in_fallback(box):
                yield from self._within(box, place)
        self.found.extend(child for child in children(properties) if child.tag == qn("w:sectPr"))

    def _pieces(self, parent: Element, paragraph: Element | None) -> Iterator[Piece]:
        for child in children(parent):
            if child.tag == qn("w:r"):
                text = _text(child)
                if text:
                    yield _piece(text, self.looks.run(paragraph, first(child, "w:rPr")))
            elif child.tag not in _SKIPPED and child.tag not in (qn("w:pPr"), qn("w:rPr")):
                yield from self._pieces(child, paragraph)

    def sections(self) -> Iterator[Section]:
        """The sections, each with the headers of the one before where it has none of its own."""
        margins: dict[tuple[str, str], Element | None] = {}
        for properties in self.found or [None]:
            for reference in children(properties):
                if reference.tag in (qn("w:headerReference"), qn("w:footerReference")):
                    kind = value(reference, "w:type") or "default"
                    part = self.document.part.related_parts.get(value(reference, "r:id") or "")
                    margins[etree.QName(reference).localname[:6], kind] = None if part is None else _root(part)
            yield self._section(properties, margins)

    def _section(self, properties: Element | None, margins: Mapping[tuple[str, str], Element | None]) -> Section:
        size, margin = first(properties, "w:pgSz"), first(properties, "w:pgMar")
        turned = value(size, "w:orient") == "landscape"
        own_first = first(properties, "w:titlePg") is not None
        others = self._page_number(margins, "default")
        return Section(
            width=_length(size, "w", 15840 if turned else 12240),
            height=_length(size, "h", 12240 if turned else 15840),
            top=_length(margin, "top", 1440),
            bottom=_length(margin, "bottom", 1440),
            left=_length(margin, "left", 1440),
            right=_length(margin, "right", 1440),
            first=self._page_number(margins, "first") if own_first else others,
            others=others,
            even=self._page_number(margins, "even") if self.even else others,
            bordered=first(properties, "w:pgBorders") is not None,
        )

    def _page_number(self, margins: Mapping[tuple[str, str], Element | None], kind: str) -> PageNumber | None:
        for part in ("header", "footer"):
            root = margins.get((part, kind))
            for element in () if root is None else root.iter(qn("w:p")):
                if not _counts_pages(element):
                    continue
                properties = first(element, "w:pPr")
                look = self.looks.paragraph(properties)
                runs = [piece for piece in self._pieces(element, properties) if piece.text.strip()]
                shown = runs[0] if runs else _piece("2", self.looks.run(properties, None))
                frame = first(properties, "w:framePr")
                align = (look.get("jc") if frame is None else value(frame, "w:xAlign")) or "left"
                return PageNumber(
                    part="header" if part == "header" else "footer", align=align, size=shown.size, italic=shown.italic
                )
        return None


def _piece(text: str, look: Look) -> Piece:
    return Piece(
        text=text,
        fonts={slot: look.get(slot) for slot in SLOTS},
        size=_number(look.get("sz") or "20") / 2,
        bold=look.get("b") == "1",
        italic=look.get("i") == "1",
        underlined=(look.get("u") or "none") != "none",
        capitals=look.get("caps") == "1",
        raised=(look.get("vertAlign") or "baseline") != "baseline",
    )


_SAID = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:noBreakHyphen"): "-",
}


def _text(run: Element) -> str:
    pieces = ((child.text or "") if child.tag == qn("w:t") else _SAID.get(child.tag, "") for child in children(run))
    return "".join(pieces)


def _counts_pages(paragraph: Element) -> bool:
    instructions = "".join(element.text or "" for element in paragraph.iter(qn("w:instrText")))
    simple = " ".join(value(element, "w:instr") or "" for element in paragraph.iter(qn("w:fldSimple")))
    return "PAGE" in f"{instructions} {simple}".upper().split()


def _of(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those within controls and changes too."""
    for child in children(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _of(child, tag)


_WRAPPERS = named("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")


def _in_fallback(box: Element) -> bool:
    return next(box.iterancestors(_FALLBACK), None) is not None


def _bare(cell: Element) -> bool:
    """Whether a cell draws none of the lines at its sides and below it."""
    edges = first(cell, "w:tcPr", "w:tcBorders")
    return all(value(first(edges, edge)) in ("nil", "none") for edge in ("w:left", "w:bottom", "w:right"))


def _bordered(table: Element, looks: Looks) -> bool:
    """Whether a table shows lines: of its own, or of its style."""
    borders = first(table, "w:tblPr", "w:tblBorders")
    if borders is not None:
        return any((value(edge) or "nil") not in ("nil", "none") for edge in children(borders))
    style = first(table, "w:tblPr", "w:tblStyle")
    return style is not None and looks.borders(value(style))


def _number(said: str | None) -> float:
    """A length of Word's, in twentieths of a point; nought for what is none."""
    try:
        return float((said or "0").removesuffix("pt")) * (20 if (said or "").endswith("pt") else 1)
    except ValueError:
        return 0.0


def _length(element: Element | None, name: str, default: float) -> float:
    said = value(element, f"w:{name}")
    return round((default if said is None else _number(said)) / _TWIPS, 1)
