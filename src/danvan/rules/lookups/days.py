"""Days that a stretch claims and others do not cover, the day to ask the vocabulary about, and a unit on its day."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from danvan.book.book import Book
from danvan.facts import Award, Fact, Milestone, Period, Unit
from danvan.facts.structure import FieldPath, by_class, every_value, field_paths, values
from danvan.rules.engine.wording import last_of
from danvan.values.citations import Citation, Source
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS, Span, coalesce


def uncovered(during: Span, spans: Iterable[Span]) -> Span | None:
    """The first days of a stretch that none of the spans covers; None where all are covered.

    An open start means that the beginning is not known, so nothing is claimed of it; an open end means that it
    still runs. A stretch open at both ends claims no days at all.

    >>> from datetime import date
    >>> gone = [Span(end=date(2025, 7, 1))]
    >>> uncovered(Span(start=date(2010, 1, 1)), gone)
    Span(start=datetime.date(2025, 7, 1), end=None)
    >>> print(uncovered(ALWAYS, gone), uncovered(Span.year(2024), gone))
    None None
    """
    if during == ALWAYS:
        return None
    covering = [span for span in coalesce(spans) if span.overlaps(during)]
    if not covering:
        return during
    first = covering[0]
    if during.start is not None and during.start not in first:
        return Span(during.start, first.start)
    if first.end is None or (during.end is not None and during.end <= first.end):
        return None
    return Span(first.end, covering[1].start if len(covering) > 1 else during.end)


@lru_cache(maxsize=4096)  # a memo of a pure function: the same days come in fact after fact
def one_day(day: datetime.date) -> Span:
    """The span of one day."""
    return Span.day(day)


def day_in(span: Span | None) -> datetime.date | None:
    """A day of a stretch, its first where that is known, to ask the vocabulary about; None where it claims none."""
    if span is None:
        return None
    return span.start if span.start is not None else last_of(span)


def row_on(book: Book, unit_id: str, on: datetime.date | None) -> Unit | None:
    """A unit's row on a day, its latest where no day is given; None where there is none."""
    rows: Sequence[Unit] = book.unit_rows.get(UnitId(unit_id), ())
    return next((row for row in reversed(rows) if on is None or on in row.during), None)


def days_of(book: Book, milestone: Milestone) -> Span | None:
    """The days in which a milestone was reached; None where nobody says."""
    if milestone.on is not None:
        return one_day(milestone.on)
    period = book.get(Period, milestone.period)
    return None if period is None else period.during


def reached_on(book: Book, milestone: Milestone) -> datetime.date | None:
    """The first of those days."""
    span = days_of(book, milestone)
    return None if span is None else span.start


def days_where(
    book: Book, kinds: Iterable[type[Fact]], wrong: Callable[[datetime.date], bool]
) -> Iterator[tuple[Fact, datetime.date]]:
    """The facts of some kinds of which a day is wrong, each with the first such day.

    The days are those that facts hold or happened on, and the day a period was reported on; the dates of documents
    are not. `wrong` is called once for each different day, and single facts are walked only if one is wrong.
    """
    for kind in kinds:
        facts: Sequence[Fact] = book.of(kind)  # type: ignore[type-var] # each kind is one of the seven
        found = {way: set(every_value(facts, way)) for way in _ways_to_days(kind)}
        if any(wrong(day) for several in found.values() for one in several for day in _ends(one)):
            for fact in facts:
                days = (day for way in found for _, one in values(fact, way) for day in _ends(one) if wrong(day))
                first = next(days, None)
                if first is not None:
                    yield fact, first


@by_class
def _ways_to_days(kind: type) -> tuple[FieldPath, ...]:
    dated = (way for way in field_paths(kind) if not any(field.part in (Source, Citation) for field in way.through))
    return tuple(
        way for way in dated if way.last.holds is datetime.date or (way.last.holds is Span and way.last.said.dates)
    )


def _ends(one: datetime.date | Span) -> Iterator[datetime.date]:
    ends = (one,) if isinstance(one, datetime.date) else (one.start, last_of(one))
    return (day for day in ends if day is not None)


def day_of(award: Award) -> datetime.date | None:
    """The day whose law an award is judged by: of the decision, else of the first dated act; None where none is."""
    decision = award.decision
    if decision is not None and decision.on is not None:
        return decision.on
    return next((act.on for act in award.acts if act.on is not None), None)
