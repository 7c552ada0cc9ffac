"""What of a book a report covers: which unit reports, for which period, and the events that belong to it."""

import datetime
from collections import Counter
from collections.abc import Iterable

import attrs

from danvan.book.book import Book
from danvan.book.snapshot import Snapshot
from danvan.documents.blocks import ReportNote
from danvan.errors import BadValue
from danvan.facts import Award, Figure, Model, Period, Remark, Unit
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS, Span, order
from danvan.vocabulary import Vocabulary

AHEAD = frozenset({"task", "task-group", "breakthrough-task", "target", "proposal"})
"""Kinds of remark that speak of what is to be done."""

AHEAD_MEASURES = frozenset({"tasks", "task-groups", "breakthrough-tasks"})
"""Measures that count what is to be done."""


@attrs.frozen(kw_only=True)
class Scope:
    """A unit's report for a period: the book as of then, and the events in it.

    Parameters: `unit` is the row of the reporting unit, None where the book names none; `day` the day whose
    names and trees hold; `figures` and `remarks` include those of the tasks ahead.
    """

    book: Book
    unit: Unit | None
    period: Period | None
    day: datetime.date
    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...]
    awards: tuple[Award, ...]
    models: tuple[Model, ...]

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the book."""
        return self.book.vocabulary

    @property
    def snapshot(self) -> Snapshot:
        """The units on the day of the report."""
        return self.book.on(self.day)

    @property
    def place(self) -> Unit | None:
        """The territory of the reporting unit."""
        if self.unit is None:
            return None
        return self.row(self.unit.place) if self.unit.place else self.unit

    def row(self, unit_id: str | None) -> Unit | None:
        """A unit as it was on the day of the report, or as last known where it was not there; None of none."""
        if unit_id is None:
            return None
        rows = self.book.unit_rows.get(UnitId(unit_id), ())
        return next((row for row in rows if self.day in row.during), rows[-1] if rows else None)

    def name(self, unit_id: str) -> str:
        """The name of a unit on the day; its id where the book does not have it."""
        row = self.row(unit_id)
        return unit_id if row is None else row.name

    def of_kind(self, kind: str) -> tuple[Remark, ...]:
        """The remarks of a kind, by rank."""
        found = [remark for remark in self.remarks if remark.kind == kind]
        return tuple(sorted(found, key=lambda remark: (remark.rank is None, remark.rank or 0, remark.id)))


def scope_of(book: Book, *, unit: str | None, period: str | None, day: datetime.date | None) -> Scope:
    """The scope of a report; what is left out is found in the book: the unit that reports most, the longest
    of its periods, the day of the review.

    Raises: Unknown when the book has no such unit or period.
    """
    reporter = unit if unit is not None else _reporter(book)
    if reporter is not None:
        book.unit(reporter)
    chosen = book.period(period) if period is not None else _period(book, reporter)
    on = day or _day(book, chosen)
    inside = chosen.during if chosen else ALWAYS
    line = _line(book, reporter, on)
    unit_row = None
    if reporter is not None:
        rows = book.unit_rows[UnitId(reporter)]
        unit_row = next((row for row in rows if on in row.during), rows[-1])
    return Scope(
        book=book,
        unit=unit_row,
        period=chosen,
        day=on,
        figures=tuple(f for f in book.figures if _ours(f.unit, reporter) and _in_time(book, f, inside, f.measure)),
        remarks=tuple(r for r in book.remarks if _ours(r.unit, reporter) and _in_time(book, r, inside, r.kind)),
        awards=tuple(award for award in book.awards if _near(book, award, line) and _awarded(book, award, inside)),
        models=tuple(model for model in _models_in(book, inside) if _held(book, model, line)),
    )


def left_out(scope: Scope) -> tuple[ReportNote, ...]:
    """What the unit has in the book on days of the period that its report does not tell of, each with the reason."""
    period = scope.period
    if period is None:
        return ()
    told = {fact.id for facts in (scope.figures, scope.remarks) for fact in facts}
    own = scope.unit.id if scope.unit else None
    events: tuple[Figure | Remark, ...] = (*scope.book.figures, *scope.book.remarks)
    found = [
        event
        for event in events
        if _ours(event.unit, own) and event.id not in told and _overlaps(scope.book.span_of(event), period.during)
    ]
    return tuple(
        ReportNote(
            vi=f"Không đưa vào báo cáo: {event.id}, vì kỳ của bản ghi không nằm trọn trong {period.label}.",
            en=f"Left out: {event.id}, whose period does not lie within {period.label}.",
            facts=(event.id,),
            left_out=True,
        )
        for event in found
    )


def _overlaps(days: Span | None, inside: Span) -> bool:
    return days is not None and days.overlaps(inside)


def _models_in(book: Book, inside: Span) -> Iterable[Model]:
    # A model of which no day is known belongs to every period: it is listed, never left out in silence.
    timed = {model.id for model in book.during(inside).models}
    return (model for model in book.models if model.id in timed or _no_day_known(book, model))


def _no_day_known(book: Book, model: Model) -> bool:
    return book.span_of(model) is None and all(
        step.on is None and book.get(Period, step.period) is None for step in model.milestones
    )


def day_of(on: datetime.date | str | None) -> datetime.date | None:
    """A date given as such or written "YYYY-MM-DD"; None where none is given.

    Raises: BadValue for another spelling.
    """
    if not isinstance(on, str):
        return on
    try:
        return datetime.date.fromisoformat(on)
    except ValueError as error:
        raise BadValue("date of the report", on, 'write it as "2020-08-04"') from error


def _reporter(book: Book) -> str | None:
    events: tuple[Figure | Remark, ...] = (*book.figures, *book.remarks)
    counts = Counter(event.unit for event in events if event.unit is not None and event.unit in book.unit_rows)
    if counts:
        return min(counts, key=lambda unit: (-counts[unit], unit))
    roots = sorted({award.grantors[0] for award in book.awards if award.grantors})
    known = [unit for unit in (*roots, *sorted(book.unit_rows)) if unit in book.unit_rows]
    return known[0] if known else None


def _period(book: Book, unit: str | None) -> Period | None:
    events: tuple[Figure | Remark | Award | Model, ...] = (*book.figures, *book.awards, *book.models, *book.remarks)
    used = {
        event.period
        for event in events
        if not (isinstance(event, Figure | Remark) and (_ahead(event) or not _ours(event.unit, unit)))
    }
    found = [period for period in book.periods if period.id in used] or list(book.periods)
    # A period that still runs is reported only where there is no other.
    return max(
        found,
        key=lambda period: (period.during.end is not None, _length(period.during), order(period.during)),
        default=None,
    )


def _ahead(event: Figure | Remark) -> bool:
    return event.measure in AHEAD_MEASURES if isinstance(event, Figure) else event.kind in AHEAD


def _length(span: Span) -> int:
    return span.days if span.days is not None else 10**7


def _day(book: Book, period: Period | None) -> datetime.date:
    if period is not None and period.reported_on is not None:
        return period.reported_on
    last = period.during.last if period else None
    if last is not None:
        return last
    # Of a period that still runs the report is as of the last day the book tells of.
    acts = [act.on for award in book.awards for act in award.acts if act.on is not None]
    events: tuple[Figure | Model, ...] = (*book.figures, *book.models)
    told = [span.last for span in map(book.span_of, events) if span is not None and span.last is not None]
    known = [*acts, *told, *([period.during.start] if period and period.during.start else [])]
    if not known:
        raise BadValue("day of the report", "nothing", "give on=date: the book tells neither a period nor a day")
    return max(known)


def _ours(unit: str | None, reporter: str | None) -> bool:
    return unit is None or unit == reporter


def _in_time(book: Book, event: Figure | Remark, inside: Span, kind: str) -> bool:
    days = book.span_of(event)
    if days is None:
        return True
    ahead = kind in AHEAD or kind in AHEAD_MEASURES
    if ahead:
        return inside.start is None or days.start is None or days.start >= inside.start
    if days.end is None and days.start is not None:
        return days.start in inside  # a period that still runs is told with the period it began in
    return inside.covers(days)


def _line(book: Book, unit: str | None, day: datetime.date) -> frozenset[str] | None:
    # The reporting unit's place with all above and below it, in any tree; None where nothing is known of it.
    snapshot = book.on(day)
    if unit is None or unit not in snapshot:
        return None
    row = snapshot.unit(unit)
    start = row.place if row.place is not None and row.place in snapshot else row.id
    near = {start, row.id}
    for tree in ("command", "territory"):
        near.update(one.id for one in snapshot.ancestors(start, tree))
        near.update(one.id for one in snapshot.descendants(start, tree))
        near.update(one.id for one in snapshot.ancestors(row.id, tree))
        near.update(one.id for one in snapshot.descendants(row.id, tree))
    return frozenset(near)


def _near(book: Book, award: Award, line: frozenset[str] | None) -> bool:
    # An award is left out only where every unit it names is known to lie elsewhere on the map.
    named = [*award.grantors, *(one.unit for one in award.recipients if one.unit is not None)]
    return line is None or not named or not all(_elsewhere(book, unit, line) for unit in named)


def _elsewhere(book: Book, unit: str, line: frozenset[str]) -> bool:
    rows = book.unit_rows.get(UnitId(unit), ())
    located = any(row.place is not None or row.parent is not None for row in rows)
    return located and unit not in line


def _awarded(book: Book, award: Award, inside: Span) -> bool:
    days = book.span_of(award)
    # An award is reported with its period; one without a period with the days on which something was done to it.
    return days is None or inside.overlaps(days)


def _held(book: Book, model: Model, line: frozenset[str] | None) -> bool:
    named = [*model.holders, *([model.place] if model.place else [])]
    return line is None or not named or not all(_elsewhere(book, unit, line) for unit in named)


def names(units: Iterable[str], scope: Scope) -> tuple[str, ...]:
    """The names of units on the day of a report."""
    return tuple(scope.name(unit) for unit in units)
