"""Reads a Word file, whoever made it, into what it says and how it looks."""

import posixpath
from collections.abc import Iterator, Mapping

import attrs

from danvan_docx.checks.archive import Archive, Unreadable
from danvan_docx.checks.looks import Look, Looks
from danvan_docx.checks.tree import Element, parsed
from danvan_docx.checks.written import SLOTS, Line, PageNumber, Piece, Place, Section, Written

MOST_ROWS = 60
"""Rows of one table that are looked at; twenty thousand rows of an annex say no more about its layout."""

_TWIPS = 1440 / 25.4
_SKIPPED = {"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText", "w:rPrChange", "w:pPrChange"}
_DRAWN = ("w:drawing", "w:pict", "w:object")


def read(archive: Archive) -> Written:
    """The document of an archive.

    Raises: Unreadable when it holds no Word document, or a part of it is damaged.
    """
    main = _main(archive)
    parts = _related(archive, main)
    looks = Looks.of(_part(archive, parts, "styles"), _part(archive, parts, "theme"))
    document = parsed(archive.read(main), most_rows=MOST_ROWS)
    body = document.find("w:body")
    if document.tag != "w:document" or body is None:
        raise Unreadable("WD001", f"its main part is {document.written}")
    settings = _part(archive, parts, "settings")
    even = settings is not None and settings.find("w:evenAndOddHeaders") is not None
    reader = _Reader(archive, parts, looks, even)
    lines = tuple(reader.lines(body))
    return Written(
        lines=lines,
        sections=tuple(reader.sections()),
        default_fonts={slot: looks.run(None, None).get(slot) for slot in SLOTS},
    )


def _main(archive: Archive) -> str:
    relations = archive.find("_rels/.rels")
    if relations is None:
        raise Unreadable("WD001", "no relations")
    for relation in parsed(archive.read(relations)).elements():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            name = archive.find(relation.get("Target") or "")
            if name is not None:
                return name
    raise Unreadable("WD001", "no Word document in it")


def _related(archive: Archive, main: str) -> Mapping[str, str]:
    """The parts the document points to, by the id of the relation and by the last word of its kind."""
    folder, _, name = main.rpartition("/")
    relations = archive.find(f"{folder}/_rels/{name}.rels")
    found: dict[str, str] = {}
    for relation in () if relations is None else parsed(archive.read(relations)).elements():
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External":
            continue
        path = target if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        part = archive.find(path)
        if part is not None:
            found[relation.get("Id") or ""] = part
            found.setdefault((relation.get("Type") or "").rpartition("/")[2], part)
    return found


def _part(archive: Archive, parts: Mapping[str, str], kind: str) -> Element | None:
    return parsed(archive.read(parts[kind])) if kind in parts else None


@attrs.frozen
class _Reader:
    archive: Archive
    parts: Mapping[str, str]
    looks: Looks
    even: bool
    found: list[Element] = attrs.field(factory=list)
    _tables: list[int] = attrs.field(factory=lambda: [0])
    _count: list[int] = attrs.field(factory=lambda: [0])

    def lines(self, body: Element) -> Iterator[Line]:
        """The paragraphs of a body in order, those of its tables and boxes too."""
        yield from self._within(body, None)

    def _within(self, parent: Element, place: Place | None) -> Iterator[Line]:
        for child in parent.elements():
            if child.tag == "w:p":
                yield from self._paragraph(child, place)
            elif child.tag == "w:tbl":
                yield from self._table(child)
            elif child.tag == "w:sectPr":
                self.found.append(child)
            elif child.tag not in _SKIPPED:
                yield from self._within(child, place)

    def _table(self, table: Element) -> Iterator[Line]:
        self._tables[0] += 1
        number = self._tables[0]
        bordered = _bordered(table, self.looks)
        for at, row in enumerate(_of(table, "w:tr")):
            cells = list(_of(row, "w:tc"))
            for column, cell in enumerate(cells):
                place = Place(table=number, row=at, column=column, columns=len(cells), bordered=bordered)
                yield from self._within(cell, place)

    def _paragraph(self, element: Element, place: Place | None) -> Iterator[Line]:
        properties = element.find("w:pPr")
        look = self.looks.paragraph(properties)
        self._count[0] += 1
        pieces = tuple(self._pieces(element, properties))
        breaks = any(mark.get("w:type") == "page" for mark in element.iter("w:br"))
        first = _number(look.get("firstLine")) - _number(look.get("hanging"))
        rule = look.get("lineRule") or "auto"
        line = _number(look.get("line")) or 240
        yield Line(
            number=self._count[0],
            pieces=pieces,
            align=look.get("jc") or "left",
            first_line=round(first / _TWIPS, 1),
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
        for box in element.iter("w:txbxContent"):
            if not _in_fallback(element, box):
                yield from self._within(box, place)
        if properties is not None:
            self.found.extend(child for child in properties.elements() if child.tag == "w:sectPr")

    def _pieces(self, parent: Element, paragraph: Element | None) -> Iterator[Piece]:
        for child in parent.elements():
            if child.tag == "w:r":
                text = _text(child)
                if text:
                    yield _piece(text, self.looks.run(paragraph, child.find("w:rPr")))
            elif child.tag not in _SKIPPED and child.tag not in ("w:pPr", "w:rPr"):
                yield from self._pieces(child, paragraph)

    def sections(self) -> Iterator[Section]:
        """The sections, each with the headers of the one before where it has none of its own."""
        headers: dict[tuple[str, str], str | None] = {}
        for properties in self.found or [Element("w:sectPr", {}, {})]:
            for reference in properties.elements():
                if reference.tag in ("w:headerReference", "w:footerReference"):
                    kind = reference.get("w:type") or "default"
                    headers[reference.tag[2:8], kind] = self.parts.get(reference.get("r:id") or "")
            yield self._section(properties, headers)

    def _section(self, properties: Element, headers: Mapping[tuple[str, str], str | None]) -> Section:
        size, margin = properties.find("w:pgSz"), properties.find("w:pgMar")
        turned = size is not None and size.get("w:orient") == "landscape"
        width = _length(size, "w", 15840 if turned else 12240)
        height = _length(size, "h", 12240 if turned else 15840)
        own_first = properties.find("w:titlePg") is not None
        others = self._page_number(headers, "default")
        return Section(
            width=width,
            height=height,
            top=_length(margin, "top", 1440),
            bottom=_length(margin, "bottom", 1440),
            left=_length(margin, "left", 1440),
            right=_length(margin, "right", 1440),
            first=self._page_number(headers, "first") if own_first else others,
            others=others,
            even=self._page_number(headers, "even") if self.even else others,
            bordered=properties.find("w:pgBorders") is not None,
        )

    def _page_number(self, headers: Mapping[tuple[str, str], str | None], kind: str) -> PageNumber | None:
        for part in ("header", "footer"):
            name = headers.get((part, kind))
            if name is None:
                continue
            for element in parsed(self.archive.read(name)).iter("w:p"):
                if not _counts_pages(element):
                    continue
                properties = element.find("w:pPr")
                look = self.looks.paragraph(properties)
                runs = [piece for piece in self._pieces(element, properties) if piece.text.strip()]
                shown = runs[0] if runs else _piece("2", self.looks.run(properties, None))
                framed = None if properties is None else properties.find("w:framePr")
                align = look.get("jc") or "left" if framed is None else framed.get("w:xAlign") or "left"
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


def _text(run: Element) -> str:
    pieces = []
    for child in run.elements():
        if child.tag == "w:t":
            pieces.append(child.text())
        elif child.tag in ("w:br", "w:cr"):
            pieces.append("\n")
        elif child.tag in ("w:tab", "w:ptab"):
            pieces.append("\t")
        elif child.tag == "w:noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _counts_pages(paragraph: Element) -> bool:
    instructions = "".join(element.text() for element in paragraph.iter("w:instrText"))
    simple = " ".join(element.get("w:instr") or "" for element in paragraph.iter("w:fldSimple"))
    return "PAGE" in f"{instructions} {simple}".upper().split()


def _of(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those within controls and changes too."""
    for child in parent.elements():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _of(child, tag)


_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"}


def _in_fallback(paragraph: Element, box: Element) -> bool:
    return any(one is box for fallback in paragraph.iter("mc:Fallback") for one in fallback.iter("w:txbxContent"))


def _bordered(table: Element, looks: Looks) -> bool:
    """Whether a table shows lines: of its own, or of its style."""
    borders = table.find("w:tblPr", "w:tblBorders")
    if borders is not None:
        return any((edge.get("w:val") or "nil") not in ("nil", "none") for edge in borders.elements())
    style = table.find("w:tblPr", "w:tblStyle")
    return style is not None and looks.borders(style.get("w:val"))


def _number(value: str | None) -> float:
    """A length of Word's, in twentieths of a point; nought for what is none."""
    try:
        return float((value or "0").removesuffix("pt")) * (20 if (value or "").endswith("pt") else 1)
    except ValueError:
        return 0.0


def _length(element: Element | None, name: str, default: float) -> float:
    value = None if element is None else element.get(f"w:{name}")
    return round((default if value is None else _number(value)) / _TWIPS, 1)
