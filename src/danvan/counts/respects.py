"""Two figures, respect by respect: what they count, for whom, when, and which part of it.

Each function says how the first figure holds the second in one respect, and nothing of the others.
"""

import datetime
from collections.abc import Collection, Hashable, Iterator, Mapping

from danvan.book.book import Book
from danvan.counts.things import Hold, of_sets, of_units
from danvan.facts import Figure
from danvan.values.ids import UnitId
from danvan.values.spans import Span
from danvan.values.text import search_key

EXCLUSIVE = frozenset({"form", "kind", "recipient", "type"})
"""By these a count falls into parts that have nothing in common."""
NESTING = frozenset({"level", "standing"})
"""By these parts may hold each other: what the district recognised is often among what the commune recognised."""
NARROWING = frozenset({"standing"})
"""A count that names no step is not surely the count of all steps."""
SPEAKS_FOR_ITS_PLACE = frozenset({"territory", "party", "state", "steering", "community"})
"""The sides whose bodies report for everybody in their place; an association reports for itself."""


def respects(book: Book, one: Figure, other: Figure, *, told_parts: bool = False) -> Iterator[tuple[str, Hold]]:
    """Each respect in which two figures may differ, by name, with how they hold each other in it.

    Parameters: `told_parts` where both are said to be parts of one whole: then two kinds of thing, two things named
    and two fields are two parts of it.
    """
    yield "measure", _of_measures(book, one, other)
    yield "count", _kinds_of_thing(book, one, other, told_parts)
    yield "about", _of_words(one.about, other.about, told_parts)
    yield "movement", _of_words(one.movement, other.movement, False)
    yield "unit", _of_reporters(book, one.unit, other.unit, _day(book, one, other))
    yield "by", _of_reporters(book, one.by, other.by, _day(book, one, other))
    yield "period", of_periods(book, one, other)
    for dimension in sorted({*one.breakdown, *other.breakdown}):
        yield dimension, of_codes(book, dimension, one, other, told_parts=told_parts)
    if "field" not in one.breakdown and "field" not in other.breakdown:
        yield "fields", _of_fields(one, other)


def likeness(book: Book, figure: Figure, *, but: Collection[str] = ()) -> Hashable:
    """What figures have in common that differ in no respect but the kind of thing they count and how much.

    Parameters: `but` are further respects in which they may differ: parts of a figure, dimensions of its breakdown, or
    `breakdown` for all of these.

    >>> one, other = (Figure(id=code, measure="models", breakdown={"standing": code}) for code in ("voted", "praised"))
    >>> book = Book([one, other])
    >>> [likeness(book, one, but=but) == likeness(book, other, but=but) for but in ((), ("standing",))]
    [False, True]
    """
    said = (
        *(figure.unit, figure.by, figure.measure, figure.movement, book.span_of(figure), figure.breakdown),
        *(figure.fields, key_of(figure.about)),
    )
    if not but:
        return said
    codes = tuple(one for one in figure.breakdown.items() if one[0] not in but and "breakdown" not in but)
    rest = (value for name, value in zip(RESPECTS, said, strict=True) if name not in (*but, "breakdown"))
    return (codes, *rest)


RESPECTS = ("unit", "by", "measure", "movement", "period", "breakdown", "fields", "about")


def unit_of(book: Book, figure: Figure) -> str:
    """The unit of count of a figure: its own, else that of its measure; empty where neither is known."""
    if figure.quantity is not None and figure.quantity.unit:
        return figure.quantity.unit
    row = book.vocabulary.measure(figure.measure)
    return "" if row is None else row.unit


def key_of(words: str | None) -> str | None:
    """Words as they are compared: capitals, tones and signs make no difference."""
    return None if words is None else search_key(words)


def _of_measures(book: Book, one: Figure, other: Figure) -> Hold:
    if one.measure != other.measure:
        return Hold.OTHER
    row = book.vocabulary.measure(one.measure)
    return Hold.OTHER if row is not None and row.nature == "share" and one.breakdown != other.breakdown else Hold.EQUAL


def _kinds_of_thing(book: Book, one: Figure, other: Figure, told_parts: bool) -> Hold:
    hold = of_units(book.vocabulary, unit_of(book, one), unit_of(book, other))
    # Models and exemplars are two things, until somebody counts both in one number.
    return Hold.OTHER if hold is Hold.APART and not told_parts else hold


def _of_words(one: str | None, other: str | None, told_parts: bool) -> Hold:
    if key_of(one) == key_of(other):
        return Hold.EQUAL
    if one is None or other is None:
        return Hold.OPEN
    return Hold.APART if told_parts else Hold.OTHER


def of_periods(book: Book, one: Figure, other: Figure) -> Hold:
    """How the days of two figures hold each other; what stands on a day is no count of what stands on another."""
    first, second = book.span_of(one), book.span_of(other)
    if first == second:
        return Hold.EQUAL
    if first is None or second is None:
        return Hold.OPEN
    row = book.vocabulary.measure(one.measure)
    if row is not None and row.nature != "flow":
        return Hold.OTHER
    return of_spans(first, second)


def of_spans(one: Span, other: Span) -> Hold:
    """How two stretches of days hold each other; of one that is open at an end only what is apart is known."""
    if one == other:
        return Hold.EQUAL
    if not one.overlaps(other):
        return Hold.APART
    if None in (one.start, one.end, other.start, other.end):
        return Hold.OPEN
    return Hold.WITHIN if other.covers(one) else Hold.AROUND if one.covers(other) else Hold.CROSSING


def of_codes(book: Book, dimension: str, one: Figure, other: Figure, *, told_parts: bool = False) -> Hold:
    """How two figures hold each other by one dimension of their breakdowns."""
    first, second = one.breakdown.get(dimension), other.breakdown.get(dimension)
    if first == second:
        return Hold.EQUAL
    if first is None or second is None:
        narrower = Hold.WITHIN if second is None else Hold.AROUND
        return Hold.OPEN if dimension in NARROWING else narrower
    if dimension == "field":
        return Hold.APART if told_parts else of_sets(_fields(book, first), _fields(book, second))
    if dimension in EXCLUSIVE:
        return {second: Hold.WITHIN, first: Hold.AROUND}.get("unsplit", Hold.APART)
    return Hold.OPEN


def _fields(book: Book, code: str) -> frozenset[str]:
    return frozenset(book.vocabulary.standard("field", code))


def _of_fields(one: Figure, other: Figure) -> Hold:
    # The fields that a number speaks of are no breakdown of it; two lists that differ may be of two numbers.
    return Hold.EQUAL if one.fields == other.fields or not (one.fields and other.fields) else Hold.OPEN


def _of_reporters(book: Book, one: UnitId | None, other: UnitId | None, day: datetime.date) -> Hold:
    if one == other:
        return Hold.EQUAL
    snapshot = book.on(day)
    rows = [snapshot.by_id.get(unit) for unit in (one, other) if unit is not None]
    places = [row.place or row.id for row in rows if row is not None]
    if one is None or other is None or len(places) < len(PAIR) or places[0] == places[1]:
        return Hold.OPEN  # two bodies of one place may report one number, or each its own
    above = snapshot.above("territory")
    ways = [_way(place, above) for place in places]
    if places[1] in ways[0]:
        return Hold.WITHIN if _speaks_for_all(book, other, day) else Hold.OPEN
    if places[0] in ways[1]:
        return Hold.AROUND if _speaks_for_all(book, one, day) else Hold.OPEN
    return Hold.APART if set(ways[0]) & set(ways[1]) else Hold.OPEN


PAIR = ("one", "other")


def _way(place: UnitId, above: Mapping[UnitId, tuple[UnitId, ...]]) -> list[UnitId]:
    way: list[UnitId] = []
    here: UnitId | None = place
    while here is not None and here not in way:
        way.append(here)
        here = next(iter(above.get(here, ())), None)
    return way


def _speaks_for_all(book: Book, unit: UnitId, day: datetime.date) -> bool:
    row = book.vocabulary.unit_kind(book.on(day).by_id[unit].kind, day)
    return row is None or row.side in SPEAKS_FOR_ITS_PLACE


def _day(book: Book, one: Figure, other: Figure) -> datetime.date:
    spans = [span for span in (book.span_of(one), book.span_of(other)) if span is not None]
    days = [span.last or span.start for span in spans]
    return max((day for day in days if day is not None), default=datetime.date.max)
