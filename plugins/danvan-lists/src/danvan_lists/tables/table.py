"""One table under its row of headings: its context, its sums, and the facts that its rows make."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from danvan import DanvanError
from danvan.plugins import TableRead
from danvan_lists.cells.units import unit_rows
from danvan_lists.columns.heads import Column, Head
from danvan_lists.columns.rows import Context, Row
from danvan_lists.findings import Place
from danvan_lists.grids import Content, Line
from danvan_lists.intake import Intake
from danvan_lists.kinds import MAKERS, Made
from danvan_lists.tables.column_roles import column_roles
from danvan_lists.tables.context import Headline, kind_of, stacked, titled
from danvan_lists.tables.row_kinds import MARKED, is_page
from danvan_lists.tables.totals import Totals


@attrs.define(eq=False, slots=False)
class Table:
    """A table being read. `counts` says how many of its rows were data, headings, totals, …"""

    intake: Intake
    name: str
    head: Head
    context: Context
    base: Context
    places: Mapping[str, Column]
    totals: Totals
    counts: dict[str, int]
    fill: tuple[int, ...] = ()
    above: dict[int, Content] = attrs.field(factory=dict)
    stack: list[Headline] = attrs.field(factory=list)
    memo: dict[str, object] = attrs.field(factory=dict)
    table_memo: dict[str, object] = attrs.field(factory=dict)
    headless: dict[int, tuple[Line, int]] = attrs.field(factory=dict)

    @classmethod
    def begun(cls, intake: Intake, name: str, head: Head, title: str) -> "Table":
        """The table under a head, below a title."""
        kind = kind_of(head, title, intake.asked.get("kind"))
        columns = tuple((column.heading, column.meaning.said) for column in head.columns if column.heading)
        counts = {"data": 0}
        intake.tables.append(TableRead(table=name, kind=kind, header=head.row, columns=columns, rows=counts))
        at = Place(file=intake.file, table=name, row=head.row)
        context = titled(title, kind, intake)
        fill = tuple(column.place for column in head.columns if column.meaning.role in (intake.asked.get("fill") or ()))
        table = cls(
            intake,
            name,
            head,
            context,
            context,
            column_roles(head, kind, name, intake),
            Totals(intake, head, kind),
            counts,
            fill,
        )
        table.totals.titled(title, at)
        if not kind:
            intake.findings.report("IM207", at, " | ".join(column.heading for column in head.columns if column.heading))
        return table

    @property
    def number_place(self) -> int | None:
        """The place of the column that numbers the rows."""
        return getattr(self.places.get("number"), "place", None)

    def marker(self, line: Line) -> str:
        """What a row has in the column that numbers the rows."""
        at = self.number_place
        return str(line.cells[at]) if at is not None and at < len(line.cells) else ""

    def count(self, what: str) -> None:
        """Count a row."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def at(self, line: Line) -> Place:
        """The place of a row."""
        return Place(file=self.intake.file, table=self.name, row=line.number)

    def data(self, line: Line, marker: str) -> None:
        """Read a row of data: its facts are added; what makes none is reported."""
        self._fill(line)
        self._look_beside(line)
        row = self._row(line)
        if self._is_group(row, marker):
            self.count("total")
            self.totals.group_total(row)
            return
        self.count("data")
        before = len(self.intake.findings), self.intake.facts.known
        made = self._made(row, self.context.kind)
        self.totals.data(row, [fact for fact, _ in made or ()])
        if made is None:
            self.counts["data"] -= 1
            self.count("heading")
        elif not made and before == (len(self.intake.findings), self.intake.facts.known):
            self.intake.findings.report("IM321", row.at, joined(line))

    def _made(self, row: Row, kind: str) -> list[Made] | None:
        """Add the facts of a row; what cannot be made is reported. None if the row heads those below."""
        maker = MAKERS.get(kind)
        if maker is None:
            self.intake.findings.report("IM313", row.at, joined(row.line), why="không rõ bảng liệt kê gì")
            return []
        try:
            made = maker(row, self.intake)
            for fact, at in made or ():
                self.intake.facts.add(fact, at)
        except (DanvanError, OverflowError, ValueError) as error:
            self.intake.findings.report("IM313", row.at, joined(row.line), why=error)
            return []
        return made

    def _look_beside(self, line: Line) -> None:
        """Count the cells that stand below no heading."""
        columns = self.head.columns
        if len(line.cells) == len(columns) and not self.gaps:
            return
        for place in (*self.gaps, *range(len(columns), len(line.cells))):
            if place < len(line.cells) and line.cells[place] and place not in line.spread:
                first, count = self.headless.get(place, (line, 0))
                self.headless[place] = first, count + 1

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """The places of columns without a heading."""
        return tuple(column.place for column in self.head.columns if not column.heading)

    def _fill(self, line: Line) -> None:
        for place in self.fill:
            if place >= len(line.cells):
                continue
            if line.cells[place]:
                self.above[place] = line.cells[place]
            else:
                line.cells[place] = self.above.get(place, "")

    def _is_group(self, row: Row, marker: str) -> bool:
        """Whether a row heads a group and states its sum, as “I | Khối Đảng | 12” does."""
        if not MARKED.fullmatch(marker) or not self.totals.numbers(row):
            return False
        unit = row.text("unit")
        return bool(unit) and self.intake.names.find(unit).unit is None

    def _row(self, line: Line) -> Row:
        if len(line.cells) < len(self.head.columns):
            line.cells.extend([""] * (len(self.head.columns) - len(line.cells)))
        return Row(self.intake.file, self.name, line, self.head, self.places, self.context, self.memo, self.table_memo)

    def total(self, line: Line, words: str) -> None:
        """Read a row that sums up others; of the unit that sent the list it is a figure too."""
        self.count("total")
        row = self._row(line)
        self.totals.total(row, words)
        unit = self.intake.asked.get("unit")
        if unit is not None and self.context.kind == "figures":
            context = attrs.evolve(self.context, unit=unit, codes={**self.context.codes, "": "total"})
            self._made(attrs.evolve(row, context=context), "figures")

    def headed(self, waiting: Sequence[tuple[Line, str]], *, as_title: bool = False) -> None:
        """Take lines of one cell as sub-headings of the rows below, or as a title that is printed again."""
        for line, text in waiting:
            if is_page(text):
                continue
            found = stacked(text, self.intake, has_unit=self.head.has("unit", "holder"))
            self.count("heading")
            if not found.codes and not as_title and not found.group:
                self.intake.findings.report("IM205", self.at(line), text)
            self.stack = found.on(self.stack)
            self.context = found.within(self.base, self.stack)
            self.memo = {}
            self.totals.heading(text, self.at(line))

    def end(self) -> None:
        """Compare what is left to compare, and report what the title has decided."""
        self.totals.end()
        for place, (line, count) in sorted(self.headless.items()):
            at = attrs.evolve(self.at(line), column=place + 1)
            self.intake.findings.report("IM211", at, line.cells[place], count=count)
        unit = self.base.place
        if unit is not None and ("place" in self.table_memo or self.intake.names.narrowed):
            at = Place(file=self.intake.file, table=self.name, row=self.head.row)
            name = next(iter(unit_rows(self.intake.book).get(unit, ())), None)
            self.intake.findings.report("IM210", at, name=name.name if name else unit, unit=unit)


def joined(line: Line) -> str:
    """A row as one text."""
    return " | ".join(str(cell) for place, cell in enumerate(line.cells) if cell and place not in line.spread)
