"""A sheet streamed: its rows as lines of a grid; before them, its merged ranges."""

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

import attrs

from danvan_lists.files.packages import Part
from danvan_lists.files.xlsx.cells import iso_day, number
from danvan_lists.files.xlsx.formats import GENERAL
from danvan_lists.files.xlsx.parts import TooManyError, Workbook, local, parse, unescaped
from danvan_lists.grids import Content, Entry, Line, Merge
from danvan_lists.limits import DEEPEST, MOST_CELL, MOST_COLUMNS, MOST_EMPTY, MOST_MERGES

MOST_PLACES = 16_384
"""Cells of a row, as many as a spreadsheet has columns."""

_CHUNK = 2**20
_OVERLAP = 1024  # bytes that a tag may take
_MERGE = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref\s{0,3}=\s{0,3}[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_COMPUTED = "công thức"
_DIGITS = "0123456789"


def merges_in(part: Part) -> tuple[Merge, ...]:
    """The merged ranges of a sheet, which stand behind its rows.

    >>> import io
    >>> merges_in(Part(io.BytesIO(b'</sheetData><mergeCell ref="A1:C1"/>')))
    (Merge(top=1, left=1, bottom=1, right=3),)
    """
    merges: dict[Merge, None] = {}
    tail = b""
    while (chunk := part.read(_CHUNK)) and len(merges) < MOST_MERGES:
        text = tail + chunk
        if b"mergeCell" in text:
            for found in _MERGE.finditer(text):
                left, top, right, bottom = found.groups()
                rows, columns = sorted((int(top), int(bottom))), sorted((column_of(left), column_of(right)))
                if columns[1] <= MOST_PLACES:
                    merges.setdefault(Merge(rows[0], columns[0], rows[1], columns[1]))
        tail = text[-_OVERLAP:]
    return tuple(merges)[:MOST_MERGES]


def column_of(letters: bytes) -> int:
    """The number of a column, from 1.

    >>> column_of(b"A"), column_of(b"XFD")
    (1, 16384)
    """
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place


@attrs.define(eq=False)
class SheetReader:
    """Makes lines of the events of a sheet.

    `formulas` counts cells with formulas, `uncomputed` has the places of those without a value, `strange` those whose
    text or style the workbook does not have; `rows_hidden` and `columns_hidden` count what is hidden.
    """

    workbook: Workbook
    lines: list[Line] = attrs.field(factory=list)
    formulas: int = 0
    rows_hidden: int = 0
    columns_hidden: int = 0
    uncomputed: list[tuple[int, int]] = attrs.field(factory=list)
    strange: list[tuple[int, int, str]] = attrs.field(factory=list)
    _names: dict[str, str] = attrs.field(factory=dict)
    _columns: dict[str, int] = attrs.field(factory=dict)
    row: int = 0
    _column: int = 0
    _cells: list[Content] = attrs.field(factory=list)
    _count: int = 0
    _type: str = "n"
    _style: str = ""
    _computed: bool = False
    _pieces: list[str] = attrs.field(factory=list)
    _length: int = 0
    _reading: bool = False
    _spoken: int = 0
    _depth: int = 0

    def read(self, part: Part) -> Iterator[Line]:
        """The rows of a sheet, empty ones too.

        Raises: ExpatError where the sheet is damaged; TooManyError; what zipfile raises for a damaged part.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        yield from parse(part, parser, self.lines)

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = local(tag)
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooManyError(f"elements nest deeper than {DEEPEST}")
        if name == "c":
            self._cell_begins(values)
        elif name in ("v", "t"):
            self._reading = not self._spoken
        elif name == "f":
            self._computed = True
        elif name == "row":
            self._row_begins(values)
        elif name == "rPh":
            self._spoken += 1
        elif name == "col" and values.get("hidden") in ("1", "true"):
            self.columns_hidden += 1

    def _text(self, piece: str) -> None:
        if self._reading and self._length <= MOST_CELL:
            self._pieces.append(piece)
            self._length += len(piece)

    def _end(self, tag: str) -> None:
        name = self._names.get(tag)
        self._depth -= 1
        if name in ("v", "t"):
            self._reading = False
        elif name == "c":
            self._cell_ends()
        elif name == "row":
            self.lines.append(Line(self.row, self._cells))
            self._cells = []
        elif name == "rPh":
            self._spoken -= 1

    def _row_begins(self, values: Mapping[str, str]) -> None:
        before = self.row
        at = values.get("r", "")
        self.row = int(at) if at.isascii() and at.isdigit() and len(at) < 10 and int(at) else before + 1
        self._column = self._count = 0
        self._cells = []
        self.rows_hidden += values.get("hidden") in ("1", "true")
        for empty in range(before + 1, min(self.row, before + MOST_EMPTY + 2)):
            self.lines.append(Line(empty, []))

    def _cell_begins(self, values: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > MOST_PLACES:
            raise TooManyError(f"row {self.row} has more than {MOST_PLACES} cells")
        self._column = self._place(values.get("r", "")) or self._column + 1
        self._type = values.get("t", "n")
        self._style = values.get("s", "")
        self._computed = False
        self._pieces.clear()
        self._length = 0

    def _place(self, ref: str) -> int:
        letters = ref.rstrip(_DIGITS)
        found = self._columns.get(letters)
        if found is None:
            plain = letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) <= 3
            found = column_of(letters.encode()) if plain else 0
            found = self._columns[letters] = found if found <= MOST_PLACES else 0
        return found

    def _cell_ends(self) -> None:
        content = self._content("".join(self._pieces))
        if self._computed:
            self.formulas += 1
            if content == "":
                self.uncomputed.append((self.row, self._column))
        if content == "":
            return
        place = self._column - 1
        if place >= MOST_COLUMNS:
            # The engine reports how many there are; what they hold is not read.
            content, place = "…", max(MOST_COLUMNS, len(self._cells))
        cells = self._cells
        if place >= len(cells):
            cells.extend([""] * (place + 1 - len(cells)))
        cells[place] = content

    def _content(self, text: str) -> Content:
        note = _COMPUTED if self._computed else None
        kind = self._type
        if kind == "s":
            return self._shared(text)
        if kind == "n":
            return self._number(text, note) if text else ""
        if kind == "b":
            return "x" if text in ("1", "true") else ""
        if kind == "d":
            return iso_day(text, note)
        text = unescaped(text)
        return Entry(printed=text, note=note) if note is not None and text and kind == "str" else text

    def _shared(self, text: str) -> Content:
        strings = self.workbook.strings
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(strings):
            return strings[int(text)]
        if text:
            self.strange.append((self.row, self._column, text))
        return ""

    def _number(self, text: str, note: str | None) -> Content:
        style = self._style
        formats = self.workbook.formats
        shown = GENERAL
        if style:
            if style.isascii() and style.isdigit() and len(style) < 7 and int(style) < len(formats):
                shown = formats[int(style)]
            else:
                self.strange.append((self.row, self._column, text))
        return number(text.strip(), shown, note, from_1904=self.workbook.from_1904)
