"""Figures as reported: the list of indicators, and the funnel of models beside what the records add up to.

Reported figures of different units, levels or periods are listed, never added: whether they overlap is
for the source to say.
"""

import datetime
from collections.abc import Iterable, Iterator

import attrs

from danvan.aggregates.tally.state import ABSENT, Tallied
from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.book.book import Book
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Fact, Figure, Milestone, Model, Period, Unit
from danvan.values.quantities import Quantity
from danvan.values.span_names import write_span
from danvan.values.spans import Span
from danvan.values.text import capitalised
from danvan.vocabulary import Vocabulary


@attrs.frozen(kw_only=True)
class Line:
    """One figure as a line of a table, with everything that is printed of it."""

    figure: str
    rank: int
    measure: str
    measure_label: str
    part: str
    standing: str
    level: str
    part_codes: tuple[tuple[str, str], ...]
    standing_rank: int
    unit: str
    unit_label: str
    by: str
    by_label: str
    period: str
    starts: datetime.date
    quantity: Quantity | None
    printed: str | None
    count_unit: str
    within: str | None

    @property
    def place(self) -> tuple[object, ...]:
        """What lines are sorted by: who did it, who reports, when, then the measure and the step."""
        who = (self.by, self.unit, self.starts, self.period)
        return (*who, self.rank, self.measure, self.standing_rank, self.part, self.figure)


def _each_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(set(lines), key=lambda line: line.place))


@attrs.frozen
class Lines:
    """The state of a list: its lines, each once, in order."""

    lines: tuple[Line, ...] = attrs.field(default=(), converter=_each_once)

    def merge(self, other: "Lines") -> "Lines":
        """The lines of both, each once."""
        return Lines((*self.lines, *other.lines))


def line_of(book: Book, figure: Figure) -> Line:
    """A figure with its labels."""
    vocabulary = book.vocabulary
    measure = vocabulary.measure(figure.measure)
    span = book.span_of(figure)
    unit, by = book.get(Unit, figure.unit), book.get(Unit, figure.by)
    count_unit = figure.quantity.unit if figure.quantity and figure.quantity.unit else (measure.unit if measure else "")
    return Line(
        figure=figure.id,
        rank=vocabulary.rank("measure", figure.measure)[0],
        measure=figure.measure,
        measure_label=vocabulary.label("measure", figure.measure),
        part=part_label(vocabulary, figure),
        standing=part_label(vocabulary, figure, without=("level",)),
        level=vocabulary.label("level", figure.breakdown["level"]) if "level" in figure.breakdown else "",
        part_codes=tuple(figure.breakdown.items()),
        standing_rank=vocabulary.rank("milestone", figure.breakdown.get("standing", ""))[0],
        unit=figure.unit or "",
        unit_label=unit.name if unit else (figure.unit or ""),
        by=figure.by or "",
        by_label=by.name if by else (figure.by or ""),
        period=period_label(book, figure),
        starts=(span.start if span else None) or datetime.date.min,
        quantity=figure.quantity,
        printed=figure.printed,
        count_unit=vocabulary.label("count-unit", count_unit) if count_unit else "",
        within=figure.part_of,
    )


def part_label(vocabulary: Vocabulary, figure: Figure, *, without: Iterable[str] = ()) -> str:
    """Which part of its measure a figure counts, in words: "công nhận, cấp huyện"; some dimensions may be left out."""
    codes = {name: code for name, code in figure.breakdown.items() if name not in without}
    labels = [vocabulary.label(scheme_of(vocabulary, name), code) for name, code in codes.items() if name != "standing"]
    standing = [vocabulary.label("milestone", codes["standing"])] if "standing" in codes else []
    said = ", ".join([*standing, *labels])
    return f"{said} ({figure.about})".strip() if figure.about else said


def scheme_of(vocabulary: Vocabulary, dimension: str) -> str:
    """The scheme of the codes of a dimension of breakdowns; the dimension's own name where it has none."""
    return vocabulary.standard("dimension", dimension)[0]


def period_label(book: Book, figure: Figure) -> str:
    """The period or day a figure speaks of, as printed where it has a label."""
    period = book.get(Period, figure.period)
    if period is not None:
        return period.label
    return write_span(Span.day(figure.on)) if figure.on else ""


FIGURE = "figure:"
"""What the code of a cell starts with that stands for a figure."""


@attrs.frozen
class Indicators:
    """Every figure reported, with its measure, unit, period and qualifier; nothing is added."""

    name: str = "indicators"

    def of(self, book: Book, during: Span | None = None) -> Lines:
        """The lines of a book."""
        return Lines(tuple(line_of(book, figure) for figure in book.during(during).figures))

    def merge(self, left: Lines, right: Lines) -> Lines:
        """The lines of two shards together."""
        return left.merge(right)

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The figure behind a row."""
        return _of_row(book.during(during), row) if column == "quantity" else iter(())

    def table(self, state: Lines) -> Table:
        """The lines as a table; a figure that lies within another says "trong đó"."""
        return Table(
            name=self.name,
            vi="Các chỉ tiêu đã báo cáo",
            en="Indicators as reported",
            columns=[
                Column("measure", "Chỉ tiêu", "Indicator", width=4.0),
                Column("by", "Đơn vị thực hiện", "Carried out by", width=2.5),
                Column("unit", "Đơn vị báo cáo", "Reporting unit", width=2.5),
                Column("period", "Kỳ", "Period", width=1.6),
                Column("quantity", "Số liệu", "Figure", kind="number", width=1.6),
                Column("count_unit", "Đơn vị tính", "Unit of count", width=1.4),
            ],
            rows=[Row(_cells(line)) for line in state.lines],
        )


def _of_row(book: Book, row: Row) -> Iterator[tuple[Fact, Quantity]]:
    # A reported number is one figure; the row carries its id in the code of the period's cell.
    codes = {cell.code for cell in row.cells if cell.code and cell.code.startswith(FIGURE)}
    for figure in book.figures:
        if f"{FIGURE}{figure.id}" in codes:
            yield figure, figure.quantity or Quantity(0)  # words stand for a number: they add nothing


def _cells(line: Line) -> Iterable[Cell]:
    label = capitalised(line.measure_label) + (f" {line.part}" if line.part else "")
    yield Cell(text=f"Trong đó: {label[0].lower()}{label[1:]}" if line.within else label, code=line.measure)
    yield Cell(text=line.by_label or None, code=line.by or None)
    yield Cell(text=line.unit_label, code=line.unit)
    yield Cell(text=line.period, code=f"{FIGURE}{line.figure}")
    yield Cell(quantity=line.quantity) if line.quantity else Cell(text=line.printed)
    yield Cell(text=line.count_unit)


@attrs.frozen
class Step:
    """A model at one of its milestones."""

    model: Model
    milestone: Milestone


def _steps(model: Model) -> Iterator[Step]:
    # A model that was registered twice at one level has still reached one step of the funnel.
    seen = {(milestone.kind, milestone.level): milestone for milestone in model.milestones}
    return (Step(model, milestone) for milestone in seen.values())


def _stepping(book: Book, during: Span | None) -> Book:
    # Of a model that speaks of a span at all, only the steps within it count.
    if during is None:
        return book
    models = (
        attrs.evolve(model, milestones=[step for step in model.milestones if book.within(step, during)])
        for model in book.models
    )
    return attrs.evolve(book, facts=(*book.frame, *(model for model in models if model.milestones)))


def _standings(step: Step) -> Iterable[str]:
    return (step.milestone.kind,)


def _levels(step: Step) -> Iterable[str]:
    return (step.milestone.level,) if step.milestone.level else ()


STEPS = Tally(
    name="steps", vi="Các bước", en="Steps", of_kind=Model, each=_steps,
    by=(
        Dimension(key="standing", vi="Nội dung", en="Step", scheme="milestone", codes=_standings),
        Dimension(key="level", vi="Cấp", en="Level", scheme="level", codes=_levels),
    ),
)  # fmt: skip # what it is called, then its two dimensions


@attrs.frozen
class Flow:
    """The state of the funnel: the steps the records show, and the figures reported of them."""

    steps: Tallied = attrs.field(factory=Tallied)
    reported: Lines = attrs.field(factory=Lines)


@attrs.frozen
class Funnel:
    """Models by the step they have reached, from registration to replication: computed from the records beside
    each figure reported. Neither overwrites the other."""

    name: str = "funnel"

    def of(self, book: Book, during: Span | None = None) -> Flow:
        """The steps and the reported figures of a book; of a model only the milestones within the span."""
        figures = (figure for figure in book.during(during).figures if "standing" in figure.breakdown)
        return Flow(STEPS.of(_stepping(book, during)), Lines(tuple(line_of(book, figure) for figure in figures)))

    def merge(self, left: Flow, right: Flow) -> Flow:
        """The steps and figures of two shards together."""
        return Flow(left.steps.merge(right.steps), left.reported.merge(right.reported))

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The figure behind a reported number; the models behind a computed one."""
        if column == "reported":
            return _of_row(book.during(during), row)
        if column == "computed" and row.cells[-1].quantity is not None:
            codes = [attrs.evolve(cell, code=cell.code or ABSENT) for cell in row.cells[:2]]
            found = STEPS.behind(_stepping(book, during), None, Row(codes), f"level:{codes[1].code}")
            return ((book.get(Model, model.id) or model, quantity) for model, quantity in found)
        return iter(())

    def table(self, state: Flow) -> Table:
        """A row for each step and level that either the records or a report know, in the order of the funnel."""
        rows = [*self._computed(state), *self._reported(state)]
        return Table(
            name=self.name,
            vi="Các bước của mô hình: số báo cáo và số tính từ hồ sơ",
            en="Models by step: reported and computed",
            columns=[
                Column("standing", "Nội dung", "Step", width=2.5),
                Column("level", "Cấp", "Level", width=1.2),
                Column("unit", "Đơn vị báo cáo", "Reporting unit", width=2.5),
                Column("period", "Kỳ", "Period", width=1.8),
                Column("reported", "Theo báo cáo", "Reported", kind="number", width=1.4),
                Column("computed", "Tổng hợp từ danh sách", "Computed", kind="number", width=1.4),
            ],
            rows=[Row(cells) for _, cells in sorted(rows, key=lambda row: row[0])],
        )

    def _computed(self, state: Flow) -> Iterator[tuple[tuple[object, ...], list[Cell]]]:
        for (standing, level), numbers in state.steps.crossed(("standing", "level")).items():
            label = _capital(state.steps.label("standing", standing))
            place = state.steps.place("standing", standing)[0][1:2]  # type: ignore[index] # a place is a tuple of tuples
            cells = [label, _level(state.steps, level), Cell(), Cell(), Cell(), Cell(quantity=state.steps.sum(numbers))]
            yield (*place, standing, 0, level, ""), cells

    def _reported(self, state: Flow) -> Iterator[tuple[tuple[object, ...], list[Cell]]]:
        for line in state.reported.lines:
            codes = dict(line.part_codes)
            cells = [
                Cell(text=capitalised(line.standing), code=codes["standing"]),
                Cell(text=line.level or None, code=codes.get("level")),
                Cell(text=line.unit_label, code=line.unit),
                Cell(text=line.period, code=f"{FIGURE}{line.figure}"),
                Cell(quantity=line.quantity) if line.quantity else Cell(text=line.printed),
                Cell(),
            ]
            yield (line.standing_rank, codes["standing"], 1, codes.get("level", ""), line.figure), cells


def _capital(cell: Cell) -> Cell:
    return attrs.evolve(cell, text=capitalised(cell.write()))


def _level(steps: Tallied, level: str) -> Cell:
    return steps.label("level", level) if level else Cell()


FIGURES = (Funnel(), Indicators())
