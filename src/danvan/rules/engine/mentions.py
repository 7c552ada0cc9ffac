"""What facts point to: other facts by their ids, with the days the pointing speaks of.

Which fields point to what is known from their types (`danvan.facts.structure`), so a new one is looked at by itself.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from danvan.book.book import Book
from danvan.facts import EVENTS, Award, Event, Fact, Period, Succession, Unit
from danvan.facts.kinds import KINDS
from danvan.facts.references import references
from danvan.facts.structure import Field, Way, by_class, every_value, fields
from danvan.rules.engine.days import one_day
from danvan.values.ids import UnitId
from danvan.values.spans import Span, coalesce, order


class Mention(NamedTuple):
    """A fact that names another: where it does so, the kind and id named, and the days it speaks of (None: unknown)."""

    fact: Fact
    field: str
    kind: type[Fact]
    id: str
    during: Span | None


def mentions(book: Book, facts: Iterable[Fact] | None = None) -> Iterator[Mention]:
    """Every mention of a fact by others, all of the book or some, in their order."""
    for fact in book.facts if facts is None else facts:
        yield from _within(book, fact, fact, "", _days_of_fact(book, fact))


def named_at_all(book: Book) -> Mapping[type[Fact], set[str]]:
    """The ids that the facts of a book name, by kind: all are asked together, not one by one."""
    named: dict[type[Fact], set[str]] = {}
    for kind in KINDS:
        facts = book.of(kind)  # type: ignore[type-var] # each kind is one of the seven
        for way in references(kind) if facts else ():
            if way.last.refers is not None:
                named.setdefault(way.last.refers, set()).update(every_value(facts, way))
    return named


def doubtful(book: Book) -> Iterator[Event]:
    """The events that do not surely name only units of their days: of a sound book next to none.

    Where the days of an event have to be worked out (an award's from its acts), it is in doubt.
    """
    there, then = _UnitBounds(book), _DayBounds(book)
    for kind in EVENTS:
        events: tuple[Event, ...] = book.of(kind)  # type: ignore[type-var] # each kind is one of the seven
        ways = [way for way in references(kind) if way.last.refers is Unit and events]
        doubts = set(chain.from_iterable(_doubts(events, way, there, then) for way in ways))
        yield from (event for event in events if id(event) in doubts)


def _doubts(events: tuple[Event, ...], way: Way, there: "_UnitBounds", then: "_DayBounds") -> Iterable[int]:
    """The events, by identity, of which this way does not surely lead to units of their days only."""
    kind, holder = type(events[0]), way.through[0]
    if len(way.through) == 1 and kind is not Award:
        return map(id, _not_surely(events, way.last, _dated(kind), there, then))
    if len(way.through) == 2 and holder.many and holder.part is not None and _dated(holder.part):
        parts = every_value(events, Way((holder,)))
        wrong = set(map(id, _not_surely(parts, way.last, _dated(holder.part), there, then)))
        several = attrgetter(holder.name)
        return (id(event) for event in events if wrong and any(id(part) in wrong for part in several(event)))
    named_at_all = any(True for _ in every_value(events, way))
    return (id(event) for event in events if named_at_all and any(True for _ in every_value((event,), way)))


def _not_surely(
    holders: Iterable[Any], field: Field, dated: Sequence[str], there: "_UnitBounds", then: "_DayBounds"
) -> Iterator[Any]:
    """Of what names units (one or several) and says when, those whose units are not surely there then."""
    named, said = attrgetter(field.name), attrgetter(*dated)
    naming = [holder for holder in holders if named(holder)]
    units, days = map(there.__getitem__, map(named, naming)), map(then.__getitem__, map(said, naming))
    for holder, (start, gone), (first, end) in zip(naming, units, days, strict=True):
        if start >= end or gone <= first:
            yield holder


Bounds = tuple[datetime.date, datetime.date]
NEVER: Bounds = (datetime.date.max, datetime.date.min)


class _UnitBounds(dict[str | tuple[str, ...], Bounds]):
    """The first day of a unit and the first day after it, or of several that are there together, worked out once.

    A unit that was not there in between is in doubt on any day.
    """

    def __init__(self, book: Book) -> None:
        self._rows = book.unit_rows

    def __missing__(self, named: str | tuple[str, ...]) -> Bounds:
        if isinstance(named, tuple):
            bounds = [self[unit] for unit in named]
            self[named] = max(start for start, _ in bounds), min(gone for _, gone in bounds)
            return self[named]
        spans = coalesce(row.during for row in self._rows.get(UnitId(named), ()))
        self[named] = order(spans[0]) if len(spans) == 1 else NEVER
        return self[named]


class _DayBounds(dict[object, Bounds]):
    """The first day of what a day, a span or a period says, and the first day after it, worked out once."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __missing__(self, said: object) -> Bounds:
        during = _days_said(self._book, said if isinstance(said, tuple) else (said,))
        self[said] = NEVER if during is None else order(during)
        return self[said]


@by_class
def _dated(kind: type) -> tuple[str, ...]:
    """The fields of a class that say when; the first that says it counts."""
    return tuple(field.name for field in fields(kind).values() if field.said.dates)


def _days_said(book: Book, said: Iterable[object]) -> Span | None:
    """The days that the fields of a class say: the first of a day, a span, and a period of the book."""
    for one in said:
        if isinstance(one, datetime.date):
            return one_day(one)
        if isinstance(one, Span):
            return one
        period = book.get(Period, one) if isinstance(one, str) else None
        if period is not None:
            return period.during
    return None


def _days_of_fact(book: Book, fact: Fact) -> Span | None:
    if isinstance(fact, Unit | Period):
        return fact.during
    if isinstance(fact, Succession):
        return None  # the days of successions have a rule of their own
    if isinstance(fact, Award):
        days = [act.on for act in fact.acts if act.on is not None]
        return Span.through(min(days), max(days)) if days else book.span_of(fact)
    return book.span_of(fact)


@by_class
def _pointing(kind: type) -> tuple[Field, ...]:
    """The fields of a class that name facts, or hold what does."""
    names = {way.names[0] for way in references(kind)}
    return tuple(field for field in fields(kind).values() if field.name in names)


def _within(book: Book, fact: Fact, part: Any, before: str, during: Span | None) -> Iterator[Mention]:
    for field in _pointing(type(part)):
        value = getattr(part, field.name)
        if value is None or value == ():
            continue
        if field.refers is not None:
            days = during if field.refers is Unit else None
            for one in value if field.many else (value,):
                yield Mention(fact, before + field.name, field.refers, one, days)
        elif field.many:
            for number, one in enumerate(value):
                days = _days_of_part(book, one, during)
                yield from _within(book, fact, one, f"{before}{field.name}[{number}].", days)
        else:
            yield from _within(book, fact, value, f"{before}{field.name}.", _days_of_part(book, value, during))


def _days_of_part(book: Book, part: Any, during: Span | None) -> Span | None:
    """The days a part of a fact speaks of: its own where it has fields for them, else those of what it is part of."""
    dated = _dated(type(part))
    return _days_said(book, [getattr(part, name) for name in dated]) if dated else during
