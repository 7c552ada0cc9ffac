"""Grids into facts: where tables begin, what their rows are, and which facts each row makes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

import attrs

from danvan.errors import DanvanError
from danvan.reading.importer import TableRead
from danvan.reading.legacy import Encoding, from_legacy
from danvan_lists.beside import Stretch, stretches, within
from danvan_lists.cards import turned
from danvan_lists.cleaning import beyond, legible, trimmed
from danvan_lists.context import Headline, headline, kind_of, stacked
from danvan_lists.encodings import NAMES, old_font
from danvan_lists.grids import Grid, Line, filled
from danvan_lists.heads import DEEPEST, Column, Head, head_at, is_numbering, texts
from danvan_lists.kinds import MAKERS, Maker
from danvan_lists.limits import MOST_BEFORE, MOST_COLUMNS, MOST_EMPTY, MOST_ROWS, MOST_TABLES, MOST_WIDE
from danvan_lists.notices import Place
from danvan_lists.placing import placed
from danvan_lists.reader import Reader
from danvan_lists.records import read_records
from danvan_lists.rows import Context, Row
from danvan_lists.sorting import MARKED, NUMBERED, closes, is_closing, is_page, is_total
from danvan_lists.totals import Totals

_SAMPLED = 40  # rows by which it is told whether a table was typed in an old font


def read_grids(grids: Iterable[Grid], reader: Reader) -> None:
    """Read every table of some grids; the facts and findings are kept by the reader."""
    _read_all(grids, reader)
    if not reader.rows and not reader.findings:
        reader.tell("IM101", Place(file=reader.file))


def _read_all(grids: Iterable[Grid], reader: Reader) -> None:
    for number, grid in enumerate(grids):
        if number >= MOST_TABLES:
            reader.tell("IM113", Place(file=reader.file), most=MOST_TABLES, what="bảng")
            return
        lines = read_records(iter(filled(grid)), grid.name, reader)
        if lines is not None and not _Grid(reader, grid.name, grid.title).read(turned(lines)):
            return


@attrs.define(eq=False)
class _Grid:
    """One grid being read, row after row."""

    reader: Reader
    name: str
    first: str = ""
    title: list[str] = attrs.field(init=False)
    head: Head | None = None
    maker: Maker | None = None
    places: Mapping[str, Column] = attrs.field(factory=dict)
    memo: dict[str, object] = attrs.field(factory=dict)
    context: Context = attrs.field(factory=lambda: Context(kind=""))
    base: Context = attrs.field(factory=lambda: Context(kind=""))
    stack: list[Headline] = attrs.field(factory=list)
    waiting: list[tuple[Line, str]] = attrs.field(factory=list)
    counts: dict[str, int] = attrs.field(factory=dict)
    totals: Totals | None = None
    under: Line | None = None
    fill: tuple[int, ...] = ()
    last: dict[int, object] = attrs.field(factory=dict)
    seen: int = 0
    found: int = 0
    begun: int = 0
    width: int = 0
    cut: bool = False
    loose: bool = True
    closed: bool = False
    font: Encoding | None = None
    wide: int = 0
    above: list[Line] = attrs.field(factory=list)
    beside: tuple[Stretch, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.title = [self.first] if self.first else []

    def read(self, lines: Iterator[Line]) -> bool:
        """Read the rows; False when the file is not to be read any further."""
        first = list(islice(lines, _SAMPLED))
        self.font = old_font(
            "\n".join(str(cell) for line in first for cell in line.cells[:MOST_COLUMNS] if cell)[:20_000]
        )
        if self.font is not None:
            self.reader.tell("IM110", Place(file=self.reader.file, table=self.name), encoding=NAMES[self.font])
        lines = chain(first, lines)
        ahead: list[Line] = []
        empty = 0
        while True:
            ahead.extend(self._converted(line) for line in islice(lines, DEEPEST - len(ahead)))
            if not ahead:
                break
            line = ahead.pop(0)
            if not any(line.cells):
                empty += 1
                self.loose = True
                if empty > MOST_EMPTY:
                    self.reader.tell("IM118", self._at(line), most=MOST_EMPTY)
                    self.cut = True
                    break
                continue
            empty = 0
            self.reader.rows += 1
            self.seen += 1
            if self.reader.rows > MOST_ROWS:
                self.reader.tell("IM113", self._at(line), most=MOST_ROWS, what="dòng")
                self._finish()
                return False
            if self.head is None and self.seen > MOST_BEFORE:
                break
            whole = self._legible(line)
            if self.wide > MOST_WIDE:
                self.reader.tell("IM113", self._at(line), most=MOST_WIDE, what="dòng quá rộng")
                break
            if whole is not None:
                self._line(whole, ahead)
            if self.beside:
                return self._side_by_side(chain(self.above, [line], ahead, map(self._converted, lines)))
        self._finish()
        if not self.found and self.seen:
            self.reader.tell(
                "IM201", Place(file=self.reader.file, table=self.name), " / ".join(self.title[:3]), rows=self.seen
            )
        return True

    def _side_by_side(self, lines: Iterator[Line]) -> bool:
        """Read each of several tables by itself, as if the others were not there."""
        kept = list(islice(lines, MOST_ROWS))
        return all(
            _Grid(self.reader, self.name, self.first).read(within(kept, stretch, first=not number))
            for number, stretch in enumerate(self.beside)
        )

    def _converted(self, line: Line) -> Line:
        """The row in Unicode, where the table was typed in an old font."""
        if self.font is None:
            return line
        font = self.font
        cells = [from_legacy(cell, font) if isinstance(cell, str) else cell for cell in line.cells]
        return attrs.evolve(line, cells=cells)

    def _at(self, line: Line) -> Place:
        return Place(file=self.reader.file, table=self.name, row=line.number)

    def _legible(self, line: Line) -> Line | None:
        count = beyond(line)
        if count:
            self.wide += 1
            self.reader.tell("IM114", self._at(line), most=MOST_COLUMNS, count=count)
        return legible(line, self._at(line), self.reader)

    # What a row is

    def _line(self, line: Line, ahead: list[Line]) -> None:
        if self.loose or self.head is None:
            head = self._head(line, ahead)
            if head is not None:
                several = stretches(head)
                if len(several) > 1:
                    self._finish()
                    self.beside = several
                else:
                    self._begin(head, ahead)
                return
        if self.head is None:
            self.title.extend(dict.fromkeys(text for text in texts(line) if text))
            self.above.append(line)
            del self.title[:-12], self.above[:-12]
            return
        if self._repeated(line, ahead):
            return
        if self._is_numbering(line):
            return
        if self.closed and not self._goes_on(line):
            self.waiting.append((line, _joined(line)))
            return
        self._body(line)

    def _head(self, line: Line, ahead: list[Line]) -> Head | None:
        following = [trimmed(other) for other in ahead if any(other.cells)]
        return head_at([line, *following], self.reader.headings)

    def _begin(self, head: Head, ahead: list[Line]) -> None:
        again = self.head is not None and head.printed == self.head.printed
        for _ in range(head.depth - 1):
            while ahead and not any(ahead[0].cells):
                ahead.pop(0)
            if ahead:
                ahead.pop(0)
        self.under = None
        if again:
            self._count("repeated")
            self.closed = False
            self._take_waiting(as_title=True)
            self.loose = False
            return
        titles = [text for _, text in self.waiting]
        self.waiting.clear()
        self._finish()
        self.found += 1
        self.begun = self.seen
        title = "\n".join(titles or self.title)
        kind = kind_of(head, title, self.reader.asked.get("kind"))
        self.head, self.stack, self.counts, self.closed = head, [], {"data": 0}, False
        self.context = self.base = headline(title, kind, self.reader)
        self.memo = {}
        self.title = []
        self.maker = MAKERS[kind] if kind else None
        self.width = len([column for column in head.columns if column.heading])
        self.places = placed(head, kind, self.name, self.reader)
        columns = tuple((column.heading, column.meaning.said) for column in head.columns if column.heading)
        self.reader.tables.append(
            TableRead(table=self.name, kind=kind, header=head.row, columns=columns, rows=self.counts)
        )
        self.totals = Totals(self.reader, head, kind)
        self.fill = tuple(
            column.place for column in head.columns if column.meaning.role in self.reader.asked.get("fill", ())
        )
        self.last = {}
        self.reader.whole = None
        self.loose = False
        self.under = Line(head.row, [])
        if not kind:
            self.reader.tell(
                "IM207",
                attrs.evolve(self._at(Line(head.row, []))),
                " | ".join(column.heading for column in head.columns if column.heading),
            )

    def _repeated(self, line: Line, ahead: list[Line]) -> bool:
        head = self.head
        assert head is not None  # noqa: S101 # the caller asked
        first = line.cells[head.first] if head.first < len(line.cells) else ""
        # Told from the first heading alone for almost every row.
        if str(first)[:1] != head.printed[0][head.first][:1] or texts(line) != head.printed[0]:
            return False
        for _ in range(head.depth - 1):
            if ahead and texts(ahead[0]) in head.printed:
                ahead.pop(0)
        self._count("repeated")
        self.closed = False
        self._take_waiting(as_title=True)
        return True

    def _goes_on(self, line: Line) -> bool:
        """Whether the table goes on behind what seemed to close it: a numbered row with more than a heading has."""
        at = getattr(self.places.get("number"), "place", None)
        numbered = at is not None and at < len(line.cells) and NUMBERED.fullmatch(str(line.cells[at])) is not None
        if numbered and len(line.cells) - line.cells.count("") > 2:
            self.closed = False
            self.waiting.clear()
        return not self.closed

    def _is_numbering(self, line: Line) -> bool:
        if self.under is None or not is_numbering(line):
            self.under = None
            return False
        self._count("numbering")
        return True

    def _body(self, line: Line) -> None:
        number = self.places.get("number")
        at = getattr(number, "place", None)
        marker = str(line.cells[at]) if at is not None and at < len(line.cells) else ""
        if NUMBERED.fullmatch(marker) and len(line.cells) - line.cells.count("") > len(line.spread) + 2:
            # Numbered, and more than a heading has: neither a sum nor the end, as almost every row.
            self._take_waiting()
            self._data(line, marker)
            return
        shown = [(place, str(cell)) for place, cell in enumerate(line.cells) if cell and place not in line.spread]
        rest = [(place, text) for place, text in shown if place != at]
        if is_total(marker, rest, at):
            self._count("total")
            self._take_waiting()
            self._total(line, rest)
        elif is_closing(marker, rest, whole=len(shown) >= self.width):
            self.closed = True
            self.loose = True
            self._take_waiting()
        elif self._is_heading(line, marker, rest):
            self.waiting.append((line, rest[0][1] if rest else marker))
            self.loose = True
        else:
            self._take_waiting()
            self._data(line, marker)

    def _is_heading(self, line: Line, marker: str, rest: list[tuple[int, str]]) -> bool:
        assert self.head is not None  # noqa: S101 # there is a head
        if not rest and marker and not NUMBERED.fullmatch(marker) and len(self.head.columns) > 1:
            return not MARKED.fullmatch(marker)  # a text that spans the row from its first column on
        if len(rest) != 1 or len([column for column in self.head.columns if column.heading]) < 3:
            return False
        place, text = rest[0]
        if NUMBERED.fullmatch(marker) or not any(letter.isalpha() for letter in text):
            return False
        if line.spread or marker:
            return True
        main = next(
            (column.place for column in self.head.columns if column.meaning.role in ("name", "recipient")), None
        )
        if place != main:
            return "number" in self.places or place == 0 or main is None
        return bool(stacked(text, self.reader, has_unit=False).codes)

    # What a row makes

    def _data(self, line: Line, marker: str) -> None:
        assert self.head is not None and self.totals is not None  # noqa: S101, PT018 # there is a head
        for place in self.fill:
            if place < len(line.cells) and not line.cells[place]:
                line.cells[place] = self.last.get(place, "")  # type: ignore[call-overload] # what was a cell is one
            elif place < len(line.cells):
                self.last[place] = line.cells[place]
        self._count("data")
        self.loose = False
        row = self._row(line)
        group = bool(MARKED.fullmatch(marker)) and self.totals.numbers(row)
        if group:
            unit = row.text("unit")
            if unit and self.reader.names.find(unit).unit is None:
                self.counts["data"] -= 1
                self._count("total")
                self.totals.group(row)
                return
        self.totals.data(row)
        if self.maker is None:
            self.reader.tell("IM313", row.at, _joined(line), why="không rõ bảng liệt kê gì")
            return
        before = len(self.reader.findings)
        try:
            made = self.maker(row, self.reader)
        except (DanvanError, OverflowError) as error:
            self.reader.tell("IM313", row.at, _joined(line), why=error)
            return
        if not made and len(self.reader.findings) == before:
            self.reader.tell("IM321", row.at, _joined(line))

    def _row(self, line: Line) -> Row:
        assert self.head is not None  # noqa: S101 # there is a head
        if len(line.cells) < len(self.head.columns):
            line.cells.extend([""] * (len(self.head.columns) - len(line.cells)))
        return Row(self.reader.file, self.name, line, self.head, self.places, self.context, self.memo)

    def _total(self, line: Line, rest: list[tuple[int, str]]) -> None:
        assert self.totals is not None  # noqa: S101 # there is a head
        row = self._row(line)
        self.totals.total(row, rest[0][1] if rest else "")
        unit = self.reader.asked.get("unit")
        if unit is not None and self.context.kind == "figures" and self.maker is not None:
            self.maker(
                attrs.evolve(
                    row, context=attrs.evolve(self.context, unit=unit, codes={**self.context.codes, "": "total"})
                ),
                self.reader,
            )

    def _take_waiting(self, *, as_title: bool = False) -> None:
        """Lines of one cell: now it shows whether they head the rows below or are a title."""
        for line, text in self.waiting:
            if self.closed or is_page(text):
                continue
            has_unit = self.head is not None and self.head.has("unit", "holder")
            found = stacked(text, self.reader, has_unit=has_unit)
            self._count("heading")
            if not found.codes and not as_title and not found.group:
                self.reader.tell("IM205", self._at(line), text)
            self.stack = found.on(self.stack)
            self.context = found.within(self.base, self.stack)
            self.memo = {}
            if self.totals is not None:
                self.totals.heading()
        self.waiting.clear()

    def _finish(self) -> None:
        if not self.closed and self.head is not None:
            for line, text in self.waiting:
                if not closes(text) and self.counts.get("data"):
                    self.reader.tell("IM206", self._at(line), text)
        for line, text in self.waiting if self.closed else ():
            if len(line.cells) - line.cells.count("") > 2 and not closes(text):
                self.reader.tell("IM206", self._at(line), text)  # more than a signature
        self.waiting.clear()
        if self.totals is not None and self.head is not None:
            self.totals.end()
            if self.seen - self.begun == self.counts.get("numbering", 0) and not self.cut:
                self.reader.tell("IM209", Place(file=self.reader.file, table=self.name, row=self.head.row))

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _joined(line: Line) -> str:
    return " | ".join(str(cell) for place, cell in enumerate(line.cells) if cell and place not in line.spread)
