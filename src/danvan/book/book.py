"""The record book: an immutable set of facts in canonical order, with the vocabulary it is written in."""

import datetime
import operator
from bisect import bisect
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

import attrs

from danvan.book.restate import Move, audit, relinked, restated
from danvan.book.snapshot import Snapshot
from danvan.book.successors import Destinations, Policy
from danvan.documents.tables import Table
from danvan.errors import BadValue, Unknown
from danvan.facts import (
    EVENTS,
    Award,
    Event,
    Fact,
    Figure,
    Frame,
    Milestone,
    Model,
    Period,
    Remark,
    Succession,
    Unit,
)
from danvan.facts.kinds import KINDS
from danvan.values.days import a_day
from danvan.values.ids import FigureId, PeriodId, UnitId
from danvan.values.spans import Span, order
from danvan.vocabulary import Vocabulary, shipped

T = TypeVar("T")
MOST_KEPT = 64
"""So many things a book keeps that were worked out from it; whoever asks for ever new ones starts it anew."""

F = TypeVar("F", Unit, Succession, Period, Model, Award, Figure, Remark)


def _number_of_kind(fact: Fact) -> int:
    return KINDS.index(type(fact))


def _canonical(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(chain.from_iterable(_in_order(kind, found) for kind, found in _sorted_out(facts).items()))


def _sorted_out(facts: Iterable[Fact]) -> Mapping[type[Fact], list[Fact]]:
    found: dict[type[Fact], list[Fact]] = {kind: [] for kind in KINDS}
    for kind, alike in groupby(facts, type):  # most books come sorted by kind
        if kind not in found:
            raise BadValue("fact", kind.__name__, "give a Unit, Succession, Period, Model, Award, Figure or Remark")
        found[kind].extend(alike)
    return found


def _in_order(kind: type[Fact], facts: list[Fact]) -> Iterable[Fact]:
    # Most books come in order, and then a look at each pair of neighbours is enough.
    places: list[Any] = [fact.id for fact in facts]
    if all(map(operator.lt, places, islice(places, 1, None))):
        return facts
    if kind is Unit:
        places = [(fact.id, *order(fact.during)) for fact in facts]  # type: ignore[union-attr] # they are units
        if all(map(operator.lt, places, islice(places, 1, None))):
            return facts
    together = groupby(sorted(zip(places, facts, strict=True), key=itemgetter(0)), key=itemgetter(0))
    return chain.from_iterable(_settled([fact for _, fact in found]) for _, found in together)


def _settled(alike: list[Fact]) -> list[Fact]:
    # The same fact twice is one fact. Two that differ under one id are both kept, and a rule finds them; they are
    # ordered by all they say, so that the order they came in leaves no trace.
    return sorted(dict.fromkeys(alike), key=repr) if len(alike) > 1 else alike


@attrs.frozen(slots=False, repr=False)
class Book:
    """An immutable set of facts, with the vocabulary they are written in.

    Parameters: `facts` in any order; the book holds each once, in canonical order. `vocabulary` is the
    whole vocabulary; the shipped one where none is given.

    >>> from datetime import date
    >>> from danvan.values.spans import Span
    >>> reform = date(2025, 7, 1)
    >>> book = Book([
    ...     Unit(id="u-minh-thuong", name="huyện U Minh Thượng", kind="rural-district", during=Span(end=reform)),
    ...     Unit(id="xa-u-minh-thuong", name="xã U Minh Thượng", kind="commune", during=Span(start=reform)),
    ... ])
    >>> [unit.name for unit in book.on(date(2025, 6, 30)).units]
    ['huyện U Minh Thượng']
    >>> [unit.name for unit in book.on(reform).units]
    ['xã U Minh Thượng']
    """

    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_canonical)
    vocabulary: Vocabulary = attrs.field(factory=shipped)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(found)} {kind.__name__}" for kind, found in self._by_kind.items() if found)
        return f"<Book: {counts or 'no facts'}>"

    def __len__(self) -> int:
        return len(self.facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __getstate__(self) -> Mapping[str, object]:
        # What is worked out is worked out again elsewhere: only the book itself is copied or sent.
        return {"facts": self.facts, "vocabulary": self.vocabulary}

    @cached_property
    def _by_kind(self) -> Mapping[type[Fact], tuple[Fact, ...]]:
        # The facts of a kind stand together, in the order of the kinds.
        ends = [bisect(self.facts, number, key=_number_of_kind) for number in range(len(KINDS))]
        return {kind: self.facts[start:end] for kind, start, end in zip(KINDS, [0, *ends], ends, strict=False)}

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The facts of one kind, in canonical order."""
        return self._by_kind[kind]  # type: ignore[return-value] # each list holds facts of its own kind

    def _of_event(self, kind: type[Event]) -> tuple[Event, ...]:
        return self._by_kind[kind]  # type: ignore[return-value] # each list holds facts of its own kind

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every row of every unit."""
        return self.of(Unit)

    @property
    def successions(self) -> tuple[Succession, ...]:
        """What became of units."""
        return self.of(Succession)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods figures are reported for."""
        return self.of(Period)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models and exemplars."""
        return self.of(Model)

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards."""
        return self.of(Award)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What units reported in numbers."""
        return self.of(Figure)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What units reported in words."""
        return self.of(Remark)

    @cached_property
    def unit_rows(self) -> Mapping[UnitId, tuple[Unit, ...]]:
        """The rows of each unit, by id, the earliest first."""
        rows: dict[UnitId, list[Unit]] = {}
        for unit in self.units:
            rows.setdefault(unit.id, []).append(unit)
        return {unit: tuple(found) for unit, found in rows.items()}

    @cached_property
    def _by_id(self) -> dict[type[Fact], Mapping[str, Fact]]:
        return {}

    def get(self, kind: type[F], fact_id: str | None) -> F | None:
        """The fact of a kind with an id (the earliest row of a unit); None where the book has none."""
        if fact_id is None:
            return None
        by_id = self._by_id.get(kind)
        if by_id is None:
            by_id = self._by_id[kind] = {fact.id: fact for fact in reversed(self.of(kind))}
        return by_id.get(fact_id)  # type: ignore[return-value] # each mapping holds facts of its own kind

    def unit(self, unit_id: str, on: datetime.date | None = None) -> Unit:
        """A unit's row on a day; its latest row where no day is given.

        Raises: Unknown when the book has no such unit, or none on that day.
        """
        rows = self.unit_rows.get(UnitId(unit_id), ())
        for row in reversed(rows):
            if on is None or on in row.during:
                return row
        if rows:
            raise Unknown("unit on that day", f"{unit_id} on {on}", [f"{row.id} {row.during}" for row in rows])
        raise Unknown("unit", unit_id, self.unit_rows)

    def span_of(self, fact: Event) -> Span | None:
        """The days an event speaks of: its period's, or its own day; None where the source gives neither."""
        period = self.get(Period, fact.period)
        if period is not None:
            return period.during
        if isinstance(fact, Figure) and fact.on is not None:
            return Span.day(fact.on)
        days = _days_of(fact)
        return Span.through(min(days), max(days)) if days else None

    def during(self, span: Span | None) -> "Book":
        """The book with the events that speak of days within a span; the whole frame stays.

        A model speaks of the days of its period and of each of its milestones. An event whose days are not
        known stays out. With no span the book is the same.
        """
        if span is None:
            return self
        asked, found = self._stretch.get("last", (None, self))
        if asked != span:
            inside = (fact for kind in EVENTS for fact in self._of_event(kind) if self._speaks_within(fact, span))
            found = attrs.evolve(self, facts=(*self.frame, *inside))
            self._stretch["last"] = (span, found)  # one step: another thread finds one pair or the other
        return found

    @cached_property
    def _stretch(self) -> dict[str, tuple[Span | None, "Book"]]:
        # The stretch asked for last, because a report asks for one many times over.
        return {}

    def _speaks_within(self, fact: Event, span: Span) -> bool:
        if isinstance(fact, Model) and any(self.within(milestone, span) for milestone in fact.milestones):
            return True
        days = self.span_of(fact)
        return days is not None and span.covers(days)

    def within(self, milestone: Milestone, span: Span) -> bool:
        """Whether a milestone was reached within a span, by its day or by its whole period."""
        if milestone.on is not None:
            return milestone.on in span
        period = self.get(Period, milestone.period)
        return period is not None and span.covers(period.during)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Something worked out from this book alone, made when first asked for and kept with the book.

        Parameters: `name` tells it from everything else that is kept; `make` makes it.

        >>> book = Book()
        >>> book.once("days", list) is book.once("days", list)
        True
        """
        if name not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    @property
    def frame(self) -> tuple[Frame, ...]:
        """The units, successions and periods: who existed and when."""
        return (*self.units, *self.successions, *self.periods)

    def adding(self, *facts: Fact) -> "Book":
        """The book with more facts."""
        return attrs.evolve(self, facts=(*self.facts, *facts))

    def without(self, *facts: Fact) -> "Book":
        """The book without these facts; those it does not hold are passed over."""
        gone = set(facts)
        return attrs.evolve(self, facts=tuple(fact for fact in self.facts if fact not in gone))

    def combine(self, *others: "Book") -> "Book":
        """One book of several: every fact of each once, the vocabularies combined.

        >>> one = Book([Unit(id="a", name="A", kind="commune")])
        >>> one.combine(one) == one
        True
        """
        vocabulary = self.vocabulary.combine(*(other.vocabulary for other in others))
        return Book((*self.facts, *(fact for other in others for fact in other.facts)), vocabulary)

    def split(self, count: int) -> tuple["Book", ...]:
        """So many shards of the book: each has the whole frame, and of each kind of event its share.

        Raises: BadValue for less than one.

        >>> one, two = Book([Model(id="a", name="A"), Model(id="b", name="B")]).split(2)
        >>> one.combine(two).models == (*one.models, *two.models)
        True
        """
        if count < 1:
            raise BadValue("count of shards", count, "give one or more")
        events = [self._of_event(kind) for kind in EVENTS]
        return tuple(
            Book((*self.frame, *(fact for found in events for fact in found[place::count])), self.vocabulary)
            for place in range(count)
        )

    def speaking(self, vocabulary: Vocabulary) -> "Book":
        """The book with more codes in its vocabulary."""
        return attrs.evolve(self, vocabulary=self.vocabulary.combine(vocabulary))

    def restate(self, on: datetime.date, *, policy: Policy = "stated") -> "Restated":
        """The book on another day's map: figures, models and awards carried through the successions it records.

        Parameters: `on` is the day; `policy` says what to do where a unit was divided: `stated` goes by the shares
        the successions state and leaves the rest as it was, `largest` gives the whole to the largest stated share,
        `equal` divides equally where no shares are stated; or a function of the unit and its successors that gives
        shares. Nothing is guessed in silence: whatever could not be carried is in `unresolved`, with the reason.

        >>> from datetime import date
        >>> from danvan.values.spans import Span
        >>> reform = date(2025, 7, 1)
        >>> from danvan.values.quantities import Quantity
        >>> book = Book([
        ...     Unit(id="kien-giang", name="tỉnh Kiên Giang", kind="province", during=Span(end=reform)),
        ...     Unit(id="an-giang-2025", name="tỉnh An Giang", kind="province", during=Span(start=reform)),
        ...     Succession(id="s", kind="merge", before=["kien-giang"], after=["an-giang-2025"], on=reform),
        ...     Figure(id="f", measure="models", quantity=Quantity(635), unit="kien-giang"),
        ... ])
        >>> [book.restate(on=day).book.figures[0].unit for day in (date(2025, 6, 30), reform)]
        ['kien-giang', 'an-giang-2025']
        """
        day = a_day("day of the map", on)
        return self._restated(Destinations.of(self.unit_rows, self.successions, day, policy), day)

    def _restated(self, to: Destinations, on: datetime.date) -> "Restated":
        events: list[Event] = []
        moves: list[Move] = []
        pieces: dict[str, tuple[FigureId, ...]] = {}
        for fact in self.facts:
            if isinstance(fact, Unit | Succession | Period):
                continue
            during = self.span_of(fact) if to.asks_for_days else None
            carried, told = restated(fact, to, self.vocabulary, during)
            events.extend(carried)
            moves.extend(told)
            if len(carried) > 1:
                pieces[fact.id] = tuple(piece.id for piece in carried if isinstance(piece, Figure))
        facts: tuple[Fact, ...] = (*self.frame, *(relinked(events, pieces) if pieces else events))
        return Restated(attrs.evolve(self, facts=facts), on, tuple(moves))

    def on(self, day: datetime.date) -> Snapshot:
        """The book's units as they were on a day."""
        snapshot = self._snapshots.get(day)
        if snapshot is None:
            snapshot = self._snapshots[day] = Snapshot.of(a_day("day of the book", day), self.units, self.vocabulary)
        return snapshot

    @cached_property
    def _snapshots(self) -> dict[datetime.date, Snapshot]:
        return {}

    def period(self, period_id: str) -> Period:
        """The period of an id.

        Raises: Unknown when the book has none.
        """
        found = self.get(Period, PeriodId(period_id))
        if found is None:
            raise Unknown("period", period_id, (period.id for period in self.periods))
        return found


@attrs.frozen
class Restated:
    """A book on another day's map, and the account of how it got there."""

    book: Book
    on: datetime.date
    moves: tuple[Move, ...]

    @property
    def unresolved(self) -> tuple[Move, ...]:
        """What could not be carried and stayed where it was, each with the reason."""
        return tuple(move for move in self.moves if move.outcome == "unresolved")

    @property
    def audit(self) -> Table:
        """What went where, how much of it, under which decision; what stayed, and why."""
        return audit(self.moves, self.book.unit_rows, self.on, self.book.vocabulary)


def _days_of(fact: Event) -> list[datetime.date]:
    if isinstance(fact, Model):
        return [milestone.on for milestone in fact.milestones if milestone.on is not None]
    if isinstance(fact, Award):
        return [act.on for act in fact.acts if act.on is not None]
    return []
