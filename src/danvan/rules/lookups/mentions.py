"""What facts point to: other facts by their ids, with the days the pointing speaks of.

Which fields point to what is known from their types (`danvan.facts.structure`), so a new one is looked at by itself.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from danvan.book.book import Book
from danvan.facts import Award, Fact, Period, Succession, Unit
from danvan.facts.kinds import KINDS
from danvan.facts.references import references
from danvan.facts.structure import Field, by_class, every_value, fields
from danvan.rules.lookups.days import one_day
from danvan.values.spans import Span


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


def missing(book: Book) -> Mapping[tuple[type[Fact], str], Sequence[Mention]]:
    """The facts that others name and the book does not have, by kind and id, each with what names it."""
    known: dict[type[Fact], set[str]] = {kind: {fact.id for fact in book.of(kind)} for kind in KINDS}  # type: ignore[type-var] # as above
    found: dict[tuple[type[Fact], str], list[Mention]] = {}
    # What is named at all is few things; who names it is asked only if one of them is not there.
    if any(not ids <= known[kind] for kind, ids in named_at_all(book).items()):
        for mention in mentions(book):
            if mention.id not in known[mention.kind]:
                found.setdefault((mention.kind, mention.id), []).append(mention)
    return found


@by_class
def dated(kind: type) -> tuple[str, ...]:
    """The names of the fields of a class that say when; the first that says it counts."""
    return tuple(field.name for field in fields(kind).values() if field.said.dates)


def days_said(book: Book, said: Iterable[object]) -> Span | None:
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
    names = dated(type(part))
    return days_said(book, [getattr(part, name) for name in names]) if names else during
