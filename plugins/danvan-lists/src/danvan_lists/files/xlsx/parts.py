"""The parts of a workbook that say what its sheets and cells are: sheets, shared texts, number formats."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from posixpath import dirname, join, normpath
from typing import Any
from xml.parsers import expat

import attrs

from danvan_lists.files.packages import Package, Part
from danvan_lists.files.xlsx.formats import NumberFormat
from danvan_lists.limits import DEEPEST, MOST_CELL, MOST_TABLES

MAIN = "xl/workbook.xml"
MOST_STRINGS = 1_000_000
"""Texts that a workbook shares among its cells; 250.000 rows with four texts of their own in each have as many."""

MOST_ELEMENTS = 70_000
"""Elements of a part about sheets, relations or cell formats; Excel itself keeps 64.000 formats at most."""

_CHUNK = 2**16
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class TooManyError(ValueError):
    """More elements than any office's workbook has."""


@attrs.frozen
class SheetPart:
    """A sheet: its name, the part it is in, whether it is hidden."""

    name: str
    path: str
    hidden: bool = False


@attrs.frozen
class Workbook:
    """What the cells of all sheets share: texts, number formats by style, and from which day dates count."""

    sheets: tuple[SheetPart, ...]
    strings: Sequence[str] = ()
    formats: Sequence[NumberFormat] = ()
    from_1904: bool = False

    @classmethod
    def of(cls, package: Package) -> "Workbook":
        """The workbook in a package.

        Raises: ExpatError if a part is no XML; TooManyError; what zipfile raises for a damaged part.
        """
        targets = _targets(package, MAIN)
        sheets: list[SheetPart] = []
        from_1904 = False
        for tag, values in _elements(package, MAIN):
            if tag == "workbookPr":
                from_1904 = values.get("date1904") in ("1", "true")
            elif tag == "sheet":
                kind, path = targets.get(values.get("id", ""), ("worksheet", ""))
                if kind == "worksheet":
                    hidden = values.get("state", "visible") != "visible"
                    sheets.append(SheetPart(values.get("name", ""), path, hidden))
                if len(sheets) > 2 * MOST_TABLES:
                    raise TooManyError(f"there are more than {2 * MOST_TABLES} sheets")
        paths = dict(targets.values())
        strings = paths.get("sharedStrings")
        styles = paths.get("styles")
        return cls(
            sheets=tuple(sheets),
            strings=_shared(package, strings) if strings in package.names and strings else (),
            formats=_formats(package, styles) if styles in package.names and styles else (),
            from_1904=from_1904,
        )


def parse(part: Part, parser: expat.XMLParserType, found: list[Any]) -> Iterator[Any]:
    """Feed a part to a parser, and yield what its handlers have put into a list meanwhile.

    Raises: ExpatError with the line and column of what is no XML.
    """
    parser.StartDoctypeDeclHandler = _no_doctype
    while True:
        chunk = part.read(_CHUNK)
        parser.Parse(chunk, not chunk)
        yield from found
        found.clear()
        if not chunk:
            return


def _no_doctype(*_: object) -> None:
    raise TooManyError("the part declares a document type, which no workbook has")


@attrs.define
class Depth:
    """How deep the elements of a part nest."""

    levels: int = 0

    def begins(self) -> None:
        """An element begins."""
        self.levels += 1
        if self.levels > DEEPEST:
            raise TooManyError(f"elements nest deeper than {DEEPEST}")

    def ends(self, _: object = None) -> None:
        """An element ends."""
        self.levels -= 1


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def _elements(package: Package, path: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = Depth()

    def start(tag: str, values: Mapping[str, str]) -> None:
        depth.begins()
        found.append((local(tag), {local(name): value for name, value in values.items()}))

    parser.StartElementHandler = start
    parser.EndElementHandler = depth.ends
    with package.part(path) as part:
        elements = parse(part, parser, found)
        yield from islice(elements, MOST_ELEMENTS)
        if next(elements, None) is not None:
            raise TooManyError(f"{path} has more than {MOST_ELEMENTS} elements")


def _targets(package: Package, path: str) -> Mapping[str, tuple[str, str]]:
    """What the ids of a part's relations stand for: the kind of the part, and its name in the package."""
    folder = dirname(path)
    rels = f"{folder}/_rels/{path.removeprefix(f'{folder}/')}.rels"
    if rels not in package.names:
        return {}
    found = {}
    for tag, values in _elements(package, rels):
        if tag == "Relationship" and values.get("TargetMode") != "External":
            target = values.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[values.get("Id", "")] = (values.get("Type", "").rpartition("/")[2], name)
    return found


def _formats(package: Package, path: str) -> Sequence[NumberFormat]:
    """The number format of each style that cells refer to, in order."""
    codes: dict[str, str] = {}
    made: dict[str, NumberFormat] = {}
    found: list[NumberFormat] = []
    within = False
    for tag, values in _elements(package, path):
        if tag == "numFmt":
            codes[values.get("numFmtId", "")] = values.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "dxfs"):
            within = tag == "cellXfs"
        elif tag == "xf" and within:
            number = values.get("numFmtId", "0")
            if number not in made:
                made[number] = NumberFormat.of(number, codes.get(number, ""))
            found.append(made[number])
    return found


def _shared(package: Package, path: str) -> Sequence[str]:
    texts: list[str] = []
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    collected = TextOf("si")
    collected.done = found.append
    collected.listen(parser)
    with package.part(path) as part:
        for text in parse(part, parser, found):
            texts.append(text)
            if len(texts) > MOST_STRINGS:
                raise TooManyError(f"{path} has more than {MOST_STRINGS} texts")
    return texts


@attrs.define(eq=False)
class TextOf:
    """Collects the text of elements: that of their `t`, in one or several pieces; how it is pronounced is left out."""

    element: str
    done: Callable[[str], object] = attrs.field(default=str)
    pieces: list[str] = attrs.field(factory=list)
    length: int = 0
    reading: bool = False
    spoken: int = 0
    depth: Depth = attrs.field(factory=Depth)

    def listen(self, parser: expat.XMLParserType) -> None:
        """Take the events of a parser."""
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def start(self, tag: str, _: object) -> None:
        """An element begins."""
        self.depth.begins()
        name = local(tag)
        self.reading = name == "t" and not self.spoken
        self.spoken += name == "rPh"

    def end(self, tag: str) -> None:
        """An element ends."""
        self.depth.ends()
        name = local(tag)
        self.reading = False
        self.spoken -= name == "rPh"
        if name == self.element:
            self.done(unescaped("".join(self.pieces)))
            self.pieces.clear()
            self.length = 0

    def text(self, piece: str) -> None:
        """A piece of text."""
        if self.reading and self.length <= MOST_CELL:
            self.pieces.append(piece)
            self.length += len(piece)


def unescaped(text: str) -> str:
    """A text with what a workbook writes as `_x000D_` turned into the sign that it stands for.

    >>> unescaped("Ấp 3_x000D_\\nẤp 4"), unescaped("a_x005F_x000D_b")
    ('Ấp 3\\nẤp 4', 'a_x000D_b')
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
