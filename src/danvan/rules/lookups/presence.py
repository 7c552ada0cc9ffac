"""Units that are named on days on which they do not exist.

Nearly every event names only units of its days; those are told apart in bulk, and only the others are walked.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from danvan.book.book import Book
from danvan.facts import EVENTS, Award, Event, Unit
from danvan.facts.references import references
from danvan.facts.structure import Field, FieldPath, every_value
from danvan.rules.lookups.mentions import Mention, dated, days_said, mentions
from danvan.values.ids import UnitId
from danvan.values.spans import coalesce, order


def absent(book: Book) -> Mapping[str, Sequence[Mention]]:
    """The units that events name outside of all their rows, by id, each with what names it then."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions(book, doubtful(book)):
        if mention.kind is Unit and mention.during is not None:
            rows = book.unit_rows.get(UnitId(mention.id), ())
            if rows and not any(row.during.overlaps(mention.during) for row in rows):
                found.setdefault(mention.id, []).append(mention)
    return found


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


def _doubts(events: tuple[Event, ...], way: FieldPath, there: "_UnitBounds", then: "_DayBounds") -> Iterable[int]:
    """The events, by identity, of which this way does not surely lead to units of their days only."""
    kind, holder = type(events[0]), way.through[0]
    if len(way.through) == 1 and kind is not Award:
        return map(id, _not_surely(events, way.last, dated(kind), there, then))
    if len(way.through) == 2 and holder.many and holder.part is not None and dated(holder.part):
        parts = every_value(events, FieldPath((holder,)))
        wrong = set(map(id, _not_surely(parts, way.last, dated(holder.part), there, then)))
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
        self[named] = bounds = self._of_several(named) if isinstance(named, tuple) else self._of_one(named)
        return bounds

    def _of_several(self, named: tuple[str, ...]) -> Bounds:
        if len(named) == 1:
            return self[named[0]]
        bounds = [self[unit] for unit in named]
        return max([start for start, _ in bounds]), min([gone for _, gone in bounds])

    def _of_one(self, named: str) -> Bounds:
        rows = self._rows.get(UnitId(named), ())
        spans = (rows[0].during,) if len(rows) == 1 else coalesce(row.during for row in rows)
        return order(spans[0]) if len(spans) == 1 else NEVER


class _DayBounds(dict[object, Bounds]):
    """The first day of what a day, a span or a period says, and the first day after it, worked out once."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __missing__(self, said: object) -> Bounds:
        during = days_said(self._book, said if isinstance(said, tuple) else (said,))
        self[said] = NEVER if during is None else order(during)
        return self[said]
