"""Grids taken apart into tables: where a table begins and ends, and what each of its rows is."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import attrs

from danvan.reading import Encoding, from_legacy
from danvan_lists.cells.clean import beyond, legible, trimmed
from danvan_lists.columns.heads import DEEPEST, Head, head_at, is_numbering, texts
from danvan_lists.findings import Place
from danvan_lists.grids import Grid, Line, filled
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_BEFORE, MOST_COLUMNS, MOST_EMPTY, MOST_ROWS, MOST_TABLES, MOST_WIDE
from danvan_lists.tables.context import stacked
from danvan_lists.tables.forms import turned
from danvan_lists.tables.records import read_records
from danvan_lists.tables.row_kinds import MARKED, NUMBERED, closes, is_closing, is_signature, is_total
from danvan_lists.tables.side_by_side import Stretch, stretches, within
from danvan_lists.tables.table import Table, joined
from danvan_lists.words.old_fonts import NAMES, old_font

_SAMPLED = 40  # rows that show whether a table was typed in an old font
_TITLES = 12  # lines above a table that may be its title


def read_grids(grids: Iterable[Grid], intake: Intake) -> None:
    """Read every table of some grids; the facts and findings are collected by the intake."""
    _read_all(grids, intake)
    if not intake.rows and not intake.findings:
        intake.findings.report("IM101")


def _read_all(grids: Iterable[Grid], intake: Intake) -> None:
    for number, grid in enumerate(grids):
        if number >= MOST_TABLES:
            intake.findings.report("IM113", most=MOST_TABLES, what="bảng")
            return
        lines = read_records(iter(filled(grid)), grid.name, intake)
        if lines is not None and not GridParser.of(intake, grid.name, grid.title).read(turned(lines)):
            return


@attrs.define(eq=False)
class GridParser:
    """Parses one grid, row after row. `waiting` are lines of one cell: titles, sub-headings or signatures."""

    intake: Intake
    name: str
    first: str
    title: list[str]
    above: list[Line] = attrs.field(factory=list)
    waiting: list[tuple[Line, str]] = attrs.field(factory=list)
    table: Table | None = None
    font: Encoding | None = None
    numbering: bool = False
    loose: bool = True
    closed: bool = False
    cut: bool = False
    tables: int = 0
    seen: int = 0
    begun: int = 0
    wide: int = 0
    beside: tuple[Stretch, ...] = ()

    @classmethod
    def of(cls, intake: Intake, name: str, title: str) -> "GridParser":
        """The parser of a grid with a name and the text above it."""
        return cls(intake, name, title, [title] if title else [])

    def read(self, lines: Iterator[Line]) -> bool:
        """Read the rows; False if the rest of the file is not to be read."""
        lines = self._in_unicode(lines)
        ahead: list[Line] = []
        empty = 0
        while True:
            ahead.extend(islice(lines, DEEPEST - len(ahead)))
            if not ahead:
                break
            line = ahead.pop(0)
            if not any(line.cells):
                empty += 1
                self.loose = True
                if empty > MOST_EMPTY:
                    self._stop("IM118", line, most=MOST_EMPTY)
                    break
                continue
            empty = 0
            self.intake.rows += 1
            self.seen += 1
            if self.intake.rows > MOST_ROWS:
                self._stop("IM113", line, most=MOST_ROWS, what="dòng")
                self._finish()
                return False
            if self.table is None and self.seen > MOST_BEFORE:
                break
            whole = self._legible(line)
            if self.wide > MOST_WIDE:
                self._stop("IM113", line, most=MOST_WIDE, what="dòng quá rộng")
                break
            if whole is not None:
                self._line(whole, ahead)
            if self.beside:
                return self._side_by_side(chain(self.above, [line], ahead, lines))
        self._finish()
        if not self.tables and self.seen:
            at = Place(file=self.intake.file, table=self.name)
            self.intake.findings.report("IM201", at, " / ".join(self.title[:3]), rows=self.seen)
        return True

    def _stop(self, code: str, line: Line, **values: object) -> None:
        self.cut = True
        self.intake.findings.report(code, self._at(line), **values)

    def _side_by_side(self, lines: Iterator[Line]) -> bool:
        """Read each of several tables by itself, as if the others were not there."""
        kept = list(islice(lines, MOST_ROWS))
        return all(
            GridParser.of(self.intake, self.name, self.first).read(within(kept, stretch, first=not number))
            for number, stretch in enumerate(self.beside)
        )

    def _in_unicode(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The rows in Unicode, if the table was typed in an old font."""
        first = list(islice(lines, _SAMPLED))
        sample = "\n".join(str(cell) for line in first for cell in line.cells[:MOST_COLUMNS] if cell)[:20_000]
        font = old_font(sample)
        if font is None:
            return chain(first, lines)
        self.intake.findings.report("IM110", Place(file=self.intake.file, table=self.name), encoding=NAMES[font])
        return (
            attrs.evolve(line, cells=[from_legacy(one, font) if isinstance(one, str) else one for one in line.cells])
            for line in chain(first, lines)
        )

    def _at(self, line: Line) -> Place:
        return Place(file=self.intake.file, table=self.name, row=line.number)

    def _legible(self, line: Line) -> Line | None:
        count = beyond(line)
        if count:
            self.wide += 1
            self.intake.findings.report("IM114", self._at(line), most=MOST_COLUMNS, count=count)
        return legible(line, self._at(line), self.intake.findings)

    # What a row is

    def _line(self, line: Line, ahead: list[Line]) -> None:
        if self.loose or self.table is None:
            following = [trimmed(other) for other in ahead if any(other.cells)]
            head = head_at([line, *following], self.intake.headings)
            if head is not None:
                self._headings(head, ahead)
                return
        table = self.table
        if table is None:
            self.title.extend(dict.fromkeys(text for text in texts(line) if text))
            self.above.append(line)
            del self.title[:-_TITLES], self.above[:-_TITLES]
        elif self._repeats_head(table.head, line, ahead):
            self._printed_again(table)
        elif self._is_numbering(line):
            table.count("numbering")
        elif self.closed and not self._goes_on(table, line):
            self.waiting.append((line, joined(line)))
        else:
            self._body(table, line)

    def _headings(self, head: Head, ahead: list[Line]) -> None:
        several = stretches(head)
        if len(several) > 1:
            self._finish()
            self.beside = several
            return
        for _ in range(head.depth - 1):
            while ahead and not any(ahead[0].cells):
                ahead.pop(0)
            if ahead:
                ahead.pop(0)
        self.numbering = False
        if self.table is not None and head.printed == self.table.head.printed:
            self._printed_again(self.table)
        else:
            self._begin(head)
        self.loose = False

    def _begin(self, head: Head) -> None:
        titles = [text for _, text in self.waiting]
        self.waiting.clear()
        self._finish()
        self.tables += 1
        self.begun = self.seen
        self.table = Table.begun(self.intake, self.name, head, "\n".join(titles or self.title))
        self.title = []
        self.closed = False
        self.numbering = True

    def _printed_again(self, table: Table) -> None:
        """The headings are printed again, as on each page: what stood above them is a title."""
        table.count("repeated")
        self.closed = False
        self._take_waiting(table, as_title=True)

    def _repeats_head(self, head: Head, line: Line, ahead: list[Line]) -> bool:
        first = line.cells[head.first] if head.first < len(line.cells) else ""
        # The first heading alone rules out almost every row.
        if str(first)[:1] != head.printed[0][head.first][:1] or texts(line) != head.printed[0]:
            return False
        for _ in range(head.depth - 1):
            if ahead and texts(ahead[0]) in head.printed:
                ahead.pop(0)
        return True

    def _goes_on(self, table: Table, line: Line) -> bool:
        """Whether the table goes on after what seemed to close it: a numbered row with more than a heading has."""
        if NUMBERED.fullmatch(table.marker(line)) and len(line.cells) - line.cells.count("") > 2:
            self._leave_waiting(table)
            self.closed = False
        return not self.closed

    def _is_numbering(self, line: Line) -> bool:
        self.numbering = self.numbering and is_numbering(line)
        return self.numbering

    def _body(self, table: Table, line: Line) -> None:
        marker = table.marker(line)
        if NUMBERED.fullmatch(marker) and len(line.cells) - line.cells.count("") > len(line.spread) + 2:
            # Numbered, and with more cells than a heading has, as almost every row: neither a sum nor the end.
            self._data(table, line, marker)
            return
        at = table.number_place
        shown = [(place, str(cell)) for place, cell in enumerate(line.cells) if cell and place not in line.spread]
        rest = [(place, text) for place, text in shown if place != at]
        width = sum(1 for column in table.head.columns if column.heading)
        if is_total(marker, rest, at):
            self._take_waiting(table)
            table.total(line, rest[0][1] if rest else "")
        elif is_closing(marker, rest, whole=len(shown) >= width):
            self._take_waiting(table)
            self.closed = self.loose = True
            if len(shown) > 2 and not is_signature([text for _, text in shown]):
                self.intake.findings.report("IM206", self._at(line), joined(line))
            else:
                table.count("closing")
        elif self._is_heading(table, line, marker, rest):
            self.waiting.append((line, rest[0][1] if rest else marker))
            self.loose = True
        else:
            self._data(table, line, marker)

    def _data(self, table: Table, line: Line, marker: str) -> None:
        self._take_waiting(table)
        self.loose = False
        table.data(line, marker)

    def _is_heading(self, table: Table, line: Line, marker: str, rest: list[tuple[int, str]]) -> bool:
        columns = table.head.columns
        if not rest and marker and not NUMBERED.fullmatch(marker) and len(columns) > 1:
            return not MARKED.fullmatch(marker)  # a text that spans the row from its first column on
        if len(rest) != 1 or sum(1 for column in columns if column.heading) < 3:
            return False
        place, text = rest[0]
        if NUMBERED.fullmatch(marker) or not any(letter.isalpha() for letter in text):
            return False
        if line.spread or marker:
            return True
        main = next((column.place for column in columns if column.meaning.role in ("name", "recipient")), None)
        if place != main:
            return table.number_place is not None or place == 0 or main is None
        return bool(stacked(text, self.intake, has_unit=False).codes)

    def _take_waiting(self, table: Table, *, as_title: bool = False) -> None:
        """The lines of one cell: the rows that follow show whether they are sub-headings, a title or a signature."""
        if not self.closed:
            table.headed(self.waiting, as_title=as_title)
        self.waiting.clear()

    def _leave_waiting(self, table: Table) -> None:
        """Lines that belong to no row: those that are no signature and no note are reported."""
        for line, text in self.waiting:
            cells = [str(cell) for place, cell in enumerate(line.cells) if cell and place not in line.spread]
            signed = self.closed and len(cells) < 3 and is_signature(cells, alone=len(table.head.columns) > 1)
            if signed or closes(text):
                table.count("closing")
            else:
                self.intake.findings.report("IM206", self._at(line), text)
        self.waiting.clear()

    def _finish(self) -> None:
        table = self.table
        if table is None:
            self.waiting.clear()
            return
        self._leave_waiting(table)
        table.end()
        if self.seen - self.begun == table.counts.get("numbering", 0) and not self.cut:
            at = Place(file=self.intake.file, table=self.name, row=table.head.row)
            self.intake.findings.report("IM209", at)
