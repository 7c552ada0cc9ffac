"""A document streamed: its tables as grids, row by row, with the paragraphs that stand above each."""

import re
from collections.abc import Iterator
from typing import IO, cast
from xml.etree.ElementTree import Element, iterparse  # parts with a DOCTYPE were refused before

import attrs

from danvan_lists.files.packages import Part
from danvan_lists.grids import Content, Line, Merge
from danvan_lists.limits import DEEPEST, MOST_CELL, MOST_COLUMNS, MOST_EMPTY, MOST_MERGES, MOST_ROWS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = 12  # paragraphs above a table that may be its title
_COMPUTED = re.compile(r"^\s*(?:=|SUM|AVERAGE|COUNT|PRODUCT)", re.IGNORECASE)


MOST_HELD = 500_000
"""Elements of one row, or of one paragraph between tables."""

MOST_BETWEEN = 100_000
"""Paragraphs outside tables; a thousand pages have some thirty thousand."""


class TooDeepError(ValueError):
    """Elements within elements past any document."""


class TooManyError(ValueError):
    """More elements in one row or paragraph than any document has."""


@attrs.define(eq=False)
class Found:
    """A table as it is read: its rows, its merged cells, the text above it."""

    title: str = ""
    lines: list[Line] = attrs.field(factory=list)
    merges: list[Merge] = attrs.field(factory=list)
    computed: int = 0
    changed: int = 0
    adjoins: bool = False
    width: int = 0
    empty: int = 0
    _open: dict[int, tuple[int, int]] = attrs.field(factory=dict)

    def row(self, element: Element, w: str) -> None:
        """Take in a row of the document."""
        number = len(self.lines) + 1
        cells: list[Content] = []
        before = element.find(f"{w}trPr/{w}gridBefore")
        cells.extend([""] * _count(before, w, 0))
        going: dict[int, tuple[int, int]] = {}
        for cell in _cells(element, w):
            span = _count(cell.find(f"{w}tcPr/{w}gridSpan"), w, 1)
            left = len(cells) + 1
            vertical = cell.find(f"{w}tcPr/{w}vMerge")
            text = _text(cell, w, self)
            if vertical is not None and vertical.get(f"{w}val", "continue") != "restart" and left in self._open:
                going[left] = self._open[left]
                cells.extend([""] * span)
            else:
                if vertical is not None:
                    going[left] = (number, left + span - 1)
                elif span > 1:
                    self._merge(Merge(number, left, number, left + span - 1))
                cells.extend([text, *[""] * (span - 1)])
            if len(cells) > MOST_COLUMNS:
                break
        for left, (top, right) in self._open.items():
            if going.get(left) != (top, right):
                self._close(left, top, right, number - 1)
        self._open = going
        self.width = max(self.width, len(cells))
        self.lines.append(Line(number, cells))
        self.empty = 0 if any(cells) else self.empty + 1

    def ended(self) -> None:
        """The table is over: cells merged down to its last row end there."""
        for left, (top, right) in self._open.items():
            self._close(left, top, right, len(self.lines))
        self._open = {}

    def _close(self, left: int, top: int, right: int, bottom: int) -> None:
        if bottom > top or right > left:
            self._merge(Merge(top, left, bottom, right))

    def _merge(self, merge: Merge) -> None:
        if len(self.merges) < MOST_MERGES:
            self.merges.append(merge)

    def goes_on_with(self, other: "Found") -> None:
        """Take in the rows of a table that follows with nothing between: Word breaks long tables so."""
        shift = len(self.lines)
        self.lines.extend(Line(line.number + shift, line.cells) for line in other.lines)
        for merge in other.merges:
            self._merge(Merge(merge.top + shift, merge.left, merge.bottom + shift, merge.right))
        self.computed += other.computed
        self.changed += other.changed


@attrs.define(eq=False)
class _Body:
    """What of a document has been read: the tables that are open, those within cells, the text above the next."""

    tables: list[Found] = attrs.field(factory=list)
    inner: list[Found] = attrs.field(factory=list)
    above: list[str] = attrs.field(factory=list)
    between: bool = False
    paragraphs: int = 0

    def begins(self) -> None:
        """A table begins."""
        self.tables.append(Found(title="\n".join(self.above), adjoins=not self.between))

    def ended(self, element: Element, w: str) -> list[Found] | None:
        """The tables that are whole with the end of an element; None where it is part of something still open."""
        if element.tag == f"{w}tr" and self.tables:
            self.tables[-1].row(element, w)
            if self.tables[-1].empty > MOST_EMPTY or len(self.tables[-1].lines) > 2 * MOST_ROWS:
                raise TooManyError("a table has more rows than a list can have")
            return []
        if element.tag == f"{w}tbl" and self.tables:
            table = self.tables.pop()
            table.ended()
            if self.tables:
                self.inner.append(table)
                return []
            found = [table, *self.inner]
            self.inner, self.above, self.between = [], [], False
            return found
        if element.tag != f"{w}p" or self.tables:
            return None
        self._paragraph(_paragraphs(element, w))
        return []

    def _paragraph(self, text: str) -> None:
        self.paragraphs += 1
        if self.paragraphs > MOST_BETWEEN:
            raise TooManyError(f"the document has more than {MOST_BETWEEN} paragraphs")
        if text.strip():
            self.above = [*self.above, text[:2000]][-_TITLES:]
            self.between = True


def tables_in(part: Part) -> Iterator[Found]:
    """The tables of a document part, in order, those within cells behind the one around them.

    Raises: ParseError where the part is damaged; TooDeepError, TooManyError.
    """
    body = _Body()
    path: list[tuple[Element, int]] = []  # the elements that are open, and how many were kept before each
    held = 0
    for event, element in iterparse(cast("IO[bytes]", part), events=("start", "end")):  # noqa: S314 # no entities can be declared, see above
        w = STRICT if element.tag.startswith(STRICT) else W
        if event == "start":
            path.append((element, held))
            held += 1
            if len(path) > DEEPEST:
                raise TooDeepError(f"elements nest deeper than {DEEPEST}")
            if held > MOST_HELD:
                raise TooManyError(f"a row or paragraph has more than {MOST_HELD} elements")
            if element.tag == f"{w}tbl":
                body.begins()
            continue
        _, before = path.pop()
        whole = body.ended(element, w)
        if whole is None:
            continue
        # What was read is let go, the element itself too: a document may have millions.
        element.clear()
        if path:
            path[-1][0].remove(element)
        held = before
        yield from whole


def _cells(row: Element, w: str) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{w}tc":
            yield child
        elif child.tag in (f"{w}sdt", f"{w}customXml", f"{w}ins"):
            yield from (cell for cell in child.iter(f"{w}tc"))


def _count(element: Element | None, w: str, default: int) -> int:
    value = element.get(f"{w}val", "") if element is not None else ""
    return min(int(value), MOST_COLUMNS + 1) if value.isdigit() and len(value) < 6 and int(value) else default


def _text(cell: Element, w: str, table: Found) -> str:
    changed = (f"{w}ins", f"{w}del", f"{w}moveTo", f"{w}moveFrom")
    for one in cell.iter():
        if one.tag == f"{w}instrText":
            table.computed += bool(_COMPUTED.match(one.text or ""))
        elif one.tag == f"{w}fldSimple":
            table.computed += bool(_COMPUTED.match(one.get(f"{w}instr", "")))
        elif one.tag in changed:
            table.changed += 1
    return _paragraphs(cell, w)


def _paragraphs(element: Element, w: str) -> str:
    pieces: list[str] = []
    length = 0
    for text in _pieces(element, w):
        pieces.append(text)
        length += len(text)
        if length > 2 * MOST_CELL:
            break
    return "".join(pieces).strip("\n")


def _pieces(element: Element, w: str) -> Iterator[str]:
    """The text of an element as it stands: deleted text left out, of two drawings of one thing the first."""
    waiting: list[Element | str] = [element]
    skipped = (f"{w}del", f"{w}moveFrom", f"{w}tbl", f"{MC}Fallback", f"{w}instrText", f"{w}txbxContent")
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif one.tag == f"{w}t":
            yield one.text or ""
        elif one.tag in (f"{w}br", f"{w}cr"):
            yield "\n"
        elif one.tag == f"{w}tab":
            yield " "
        elif one.tag == f"{w}noBreakHyphen":
            yield "-"
        elif one.tag not in skipped or one is element:
            if one.tag == f"{w}p":
                waiting.append("\n")
            waiting.extend(reversed(one))
