"""Who has not reported, and where there are no models: tables of what is missing."""

from collections.abc import Iterable, Iterator

import attrs

from danvan.aggregates.families.models import places
from danvan.aggregates.tally.tally import line_of
from danvan.book.book import Book
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Event, Fact, Unit
from danvan.values.ids import UnitId
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.values.text import capitalised, collation_key


@attrs.frozen
class Expected:
    """A unit that is expected to be there: its name, and the unit above it."""

    unit: str
    name: str
    above: str
    above_name: str

    @property
    def place(self) -> tuple[object, ...]:
        """What expected units are sorted by: the unit above, then the name, in Vietnamese order."""
        return (collation_key(self.above_name), self.above, collation_key(self.name), self.unit)


@attrs.frozen
class Mark:
    """That something of a unit was found for a period (or at all, where the period is empty): by which fact."""

    unit: str
    period: str
    fact: str


@attrs.frozen
class Heading:
    """A period as a column."""

    period: str
    label: str
    starts: str


def _units(units: Iterable[Expected]) -> tuple[Expected, ...]:
    return tuple(sorted(set(units), key=lambda unit: unit.place))


def _marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(set(marks), key=lambda mark: (mark.unit, mark.period, mark.fact)))


def _headings(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    # Two periods under one id are a finding elsewhere; here the earlier gives the column its label.
    ordered = sorted(set(headings), key=lambda heading: (heading.starts, heading.period, heading.label))
    return tuple({heading.period: heading for heading in reversed(ordered)}.values())[::-1]


@attrs.frozen
class Grid:
    """The state of a grid: sets, which unite when shards are merged."""

    units: tuple[Expected, ...] = attrs.field(default=(), converter=_units)
    headings: tuple[Heading, ...] = attrs.field(default=(), converter=_headings)
    marks: tuple[Mark, ...] = attrs.field(default=(), converter=_marks)

    def merge(self, other: "Grid") -> "Grid":
        """Both together."""
        return Grid((*self.units, *other.units), (*self.headings, *other.headings), (*self.marks, *other.marks))


@attrs.frozen(kw_only=True)
class Completeness:
    """Who has reported for which period, and who has not: a row for each territory of a level, a column a period.

    Parameters: `level` is the level whose territories are expected to report; `measure` the measure that counts as
    a report (any figure where it is None).
    """

    name: str = "completeness"
    level: str = "commune"
    measure: str | None = None

    def of(self, book: Book, during: Span | None = None) -> Grid:
        """The grid of a book."""
        inside = book.during(during)
        periods = [one for one in book.periods if during is None or during.covers(one.during)]
        headings: tuple[Heading, ...] = tuple(
            Heading(one.id, one.label, str(one.during.start or "")) for one in periods
        )
        marks: tuple[Mark, ...] = tuple(
            Mark(place, figure.period or "", figure.id)
            for figure in inside.figures
            if figure.unit is not None and self.measure in (None, figure.measure)
            for place in _own_place(book, figure.unit, during)
        )
        return Grid(expected(book, self.level, during), headings, marks)

    def merge(self, left: Grid, right: Grid) -> Grid:
        """The grids of two shards together."""
        return left.merge(right)

    def table(self, state: Grid) -> Table:
        """A row a unit, a column a period: how many figures came, empty where none did."""
        counts: dict[tuple[str, str], int] = {}
        for mark in state.marks:
            counts[mark.unit, mark.period] = counts.get((mark.unit, mark.period), 0) + 1
        rows = []
        for unit in state.units:
            found = [counts.get((unit.unit, heading.period)) for heading in state.headings]
            cells = [Cell(quantity=Quantity(count)) if count else Cell(text="chưa có") for count in found]
            rows.append(Row([*_named(unit), *cells]))
        return Table(
            name=self.name,
            vi="Tình hình gửi báo cáo của các đơn vị",
            en="Completeness of reports",
            columns=[*_unit_columns(), *(_heading(one) for one in state.headings)],
            rows=rows,
        )

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The figures a cell counts."""
        wanted = (row.cells[1].code, column.split(":", 1)[-1])
        found = {mark.fact for mark in self.of(book, during).marks if (mark.unit, mark.period) == wanted}
        for figure in book.figures:
            if figure.id in found:
                yield figure, Quantity(1)


@attrs.frozen(kw_only=True)
class Coverage:
    """How many models there are in each territory of a level; those without any stand first.

    Parameters: `level` is the level of the territories.
    """

    name: str = "coverage"
    level: str = "commune"

    def of(self, book: Book, during: Span | None = None) -> Grid:
        """The grid of a book."""
        units = expected(book, self.level, during)
        wanted = {unit.unit for unit in units}
        inside = book.during(during)
        named = {one for model in inside.models for one in places(model)}
        within = {one: [place for place in _places_of(book, one, during) if place in wanted] for one in named}
        marks: tuple[Mark, ...] = tuple(
            Mark(place, "", model.id) for model in inside.models for one in places(model) for place in within[one]
        )
        return Grid(units, (), marks)

    def merge(self, left: Grid, right: Grid) -> Grid:
        """The grids of two shards together."""
        return left.merge(right)

    def table(self, state: Grid) -> Table:
        """A row a unit with the number of its models, the empty ones first."""
        counts: dict[str, int] = {}
        for mark in state.marks:
            counts[mark.unit] = counts.get(mark.unit, 0) + 1
        units = sorted(state.units, key=lambda unit: (unit.unit in counts, unit.place))
        empty = sum(unit.unit not in counts for unit in state.units)
        return Table(
            name=self.name,
            vi="Số mô hình trên từng địa bàn",
            en="Models in each territory",
            columns=[*_unit_columns(), Column("count", "Số mô hình", "Models", kind="number")],
            rows=[Row([*_named(unit), Cell(quantity=Quantity(counts.get(unit.unit, 0)))]) for unit in units],
            notes=[f"{empty} trong {len(units)} địa bàn chưa có mô hình trong sổ."] if units else [],
        )

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The models a cell counts."""
        found = {mark.fact for mark in self.of(book, during).marks if mark.unit == row.cells[1].code}
        counted: list[Event] = [model for model in book.models if model.id in found]
        if not counted and column == "count":
            unit = book.unit_rows[UnitId(row.cells[1].code or "")][-1]
            yield unit, Quantity(0)
        for model in counted:
            yield model, Quantity(1)


def _heading(one: Heading) -> Column:
    return Column(f"period:{one.period}", capitalised(one.label), one.label, kind="number")


def _unit_columns() -> tuple[Column, ...]:
    return (Column("above", "Trực thuộc", "Within", width=2.0), Column("unit", "Đơn vị", "Unit", width=2.5))


def _named(unit: Expected) -> tuple[Cell, ...]:
    above = Cell(text=capitalised(unit.above_name), code=unit.above) if unit.above else Cell()
    return (above, Cell(text=capitalised(unit.name), code=unit.unit))


def expected(book: Book, level: str, during: Span | None) -> tuple[Expected, ...]:
    """The territories of a level, as on the last day of a span, or as last known."""
    last = during.last if during is not None else None
    rows = book.on(last).units if last is not None else tuple(found[-1] for found in book.unit_rows.values())
    return tuple(_expected(book, row) for row in rows if row.level == level and _is_territory(book, row))


def _expected(book: Book, row: Unit) -> Expected:
    above = book.get(Unit, row.parent)
    return Expected(row.id, row.name, row.parent or "", above.name if above else "")


def _is_territory(book: Book, row: Unit) -> bool:
    kind = book.vocabulary.unit_kind(row.kind)
    return row.place is None and (kind is None or kind.territorial)


def _own_place(book: Book, unit_id: str, during: Span | None) -> Iterator[str]:
    # Who reports, reports for itself: a commune's report is none of its district.
    yield from (row.place or row.id for row in line_of(book, unit_id, None, during))


def _places_of(book: Book, unit_id: str, during: Span | None) -> Iterator[str]:
    # A unit's own territory and those above it: a model of a hamlet is a model of its commune.
    for row in line_of(book, unit_id, None, during):
        yield from (unit.id for unit in line_of(book, row.place or row.id, "territory", during))


COVERAGE = (Completeness(), Coverage())
