"""Books: one canonical form, and the laws of adding, taking away and combining."""

from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.errors import BadValue, Unknown
from danvan.facts import Act, Event, Fact, Figure, Milestone, Model, Period, Succession, Unit
from danvan.values.spans import ALWAYS, Span, order
from danvan.vocabulary import Vocabulary
from strategies_core import (
    DAYS,
    award,
    books,
    events,
    fact_lists,
    facts,
    figure,
    model,
    period,
    remark,
    spans,
    unit,
)

REFORM = date(2025, 7, 1)


class TestCanonical:
    """A book is a set of facts in one order."""

    @given(fact_lists, st.randoms(use_true_random=False))
    def test_order_of_input(self, among: list[Fact], random: Random) -> None:
        """The order in which facts come leaves no trace, not even among facts of one id."""
        shuffled = list(among)
        random.shuffle(shuffled)
        assert Book(shuffled).facts == Book(among).facts

    @given(fact_lists)
    def test_each_once_and_none_lost(self, among: list[Fact]) -> None:
        """A book holds each fact once, and every fact it was given."""
        book = Book([*among, *among])
        assert set(book) == set(among)
        assert len(book) == len(set(among))

    @given(books)
    def test_idempotent(self, book: Book) -> None:
        """The book of a book's facts is that book."""
        assert Book(book.facts) == book

    @given(books)
    def test_views(self, book: Book) -> None:
        """The lists by kind are the book's facts, in its order."""
        lists = (
            *book.units,
            *book.successions,
            *book.periods,
            *book.models,
            *book.awards,
            *book.figures,
            *book.remarks,
        )
        assert lists == book.facts
        assert book.frame == (*book.units, *book.successions, *book.periods)

    @given(books)
    def test_rows_of_a_unit(self, book: Book) -> None:
        """The rows of a unit stand by the day they start."""
        for unit_id, rows in book.unit_rows.items():
            assert {row.id for row in rows} == {unit_id}
            assert [order(row.during) for row in rows] == sorted(order(row.during) for row in rows)

    @pytest.mark.parametrize("rubbish", [None, "text", 7, ALWAYS])
    def test_rubbish(self, rubbish: Fact) -> None:
        """What is no fact is refused with danvan's own error."""
        with pytest.raises(BadValue):
            Book([rubbish])

    @given(books)
    def test_prints_short(self, book: Book) -> None:
        """A book of any size is shown in one line."""
        assert "\n" not in repr(book)
        assert len(repr(book)) < 200


class TestAlgebra:
    """Adding, taking away, combining."""

    @given(books, books, books)
    def test_combine_is_associative(self, one: Book, two: Book, three: Book) -> None:
        """It does not matter which books are combined first."""
        assert one.combine(two).combine(three) == one.combine(two.combine(three)) == one.combine(two, three)

    @given(books, books)
    def test_combine_is_commutative(self, one: Book, other: Book) -> None:
        """The order of two books that speak one vocabulary does not matter."""
        assert one.combine(other) == other.combine(one)

    @given(books)
    def test_combine_is_idempotent(self, book: Book) -> None:
        """A book combined with itself, or with an empty one, is the same."""
        assert book.combine(book) == book.combine() == book.combine(Book()) == book

    @given(books, facts)
    def test_adding_and_without(self, book: Book, fact: Fact) -> None:
        """A fact that was not there is added and taken away again."""
        assert fact in book.adding(fact).facts
        assert fact not in book.without(fact).facts
        if fact not in book.facts:
            assert book.adding(fact).without(fact) == book
        assert book.adding(fact).adding(fact) == book.adding(fact)

    @given(books, books)
    def test_nothing_changes(self, book: Book, other: Book) -> None:
        """A book stays as it was, whatever is made of it."""
        before = book.facts
        book.adding(*other)
        book.without(*other)
        book.combine(other)
        assert book.facts == before
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            book.facts = ()  # type: ignore[misc] # what must not work

    def test_vocabulary(self) -> None:
        """Words are added to a book's own, and stay through every change."""
        book = Book([unit(id="a")], Vocabulary())
        assert book.adding(unit(id="b")).without(unit(id="a")).vocabulary == Vocabulary()
        assert book.speaking(Book().vocabulary).vocabulary == Book().vocabulary


class TestDays:
    """Which days events speak of."""

    def test_the_period_comes_first(self) -> None:
        """An event speaks of the days of its period, where the book has it."""
        book = Book([period(id="p", during=Span.years(2016, 2020))])
        assert book.span_of(figure(period="p", on=DAYS[0])) == Span.years(2016, 2020)
        assert book.span_of(figure(period="other", on=DAYS[0])) == Span.day(DAYS[0])

    def test_own_days(self) -> None:
        """Without a period, the days of milestones and acts are spoken of, from the first to the last."""
        steps = [Milestone(kind="recognised", on=DAYS[4]), Milestone(kind="registered", on=DAYS[0])]
        assert Book().span_of(model(id="a", milestones=steps)) == Span.through(DAYS[0], DAYS[4])
        assert Book().span_of(award(acts=[Act(state="decided", on=DAYS[1])])) == Span.day(DAYS[1])

    @pytest.mark.parametrize("event", [model(id="a"), award(), figure(), remark()])
    def test_no_days(self, event: Event) -> None:
        """An event whose source gives no day speaks of none."""
        assert Book().span_of(event) is None

    def test_the_last_day_of_all(self) -> None:
        """A day at the end of the calendar is spoken of as any other."""
        found = Book().span_of(figure(on=date.max))
        assert found is not None
        assert date.max in found

    @given(books, spans())
    def test_during_keeps_the_frame(self, book: Book, span: Span) -> None:
        """Asking for a stretch of days leaves the whole frame, and loses no event it should keep."""
        during = book.during(span)
        assert during.frame == book.frame
        for event in set(book) - set(during):
            assert not isinstance(event, Unit | Succession | Period)
            days = book.span_of(event)
            assert days is None or not span.covers(days)

    @given(books, spans(), spans())
    def test_during_twice(self, book: Book, one: Span, other: Span) -> None:
        """Asking twice is asking for both, in any order; asking for nothing changes nothing."""
        assert book.during(one).during(other) == book.during(other).during(one)
        assert book.during(one).during(one) == book.during(one)
        assert book.during(None) == book

    @given(books, events)
    def test_shards(self, book: Book, event: Event) -> None:
        """What an event speaks of does not depend on the other events."""
        frame = Book(book.frame)
        assert book.span_of(event) == frame.span_of(event)


class TestLookingUp:
    """Units, periods and facts by id."""

    rows = (
        unit(id="a", name="Trước", during=Span(end=REFORM)),
        unit(id="a", name="Sau", during=Span(start=REFORM)),
    )

    def test_unit_on_a_day(self) -> None:
        """A unit is asked for on a day; without one its latest row is meant."""
        book = Book(self.rows)
        assert book.unit("a", on=date(2025, 6, 30)).name == "Trước"
        assert book.unit("a", on=REFORM).name == "Sau"
        assert book.unit("a").name == "Sau"

    def test_unknown(self) -> None:
        """A unit that is not there, or not on that day, is unknown; so is a period."""
        book = Book(self.rows[1:])
        with pytest.raises(Unknown):
            book.unit("b")
        with pytest.raises(Unknown):
            book.unit("a", on=date(2025, 6, 30))
        with pytest.raises(Unknown):
            book.period("p")
        assert isinstance(Unknown("unit", "a", []), LookupError)

    @given(books)
    def test_get(self, book: Book) -> None:
        """Every fact is found by its kind and id, or another of that id is."""
        for fact in book:
            found = book.get(type(fact), fact.id)  # type: ignore[type-var] # whichever of the seven it is
            assert found is not None
            assert (type(found), found.id) == (type(fact), fact.id)
        assert book.get(Unit, "missing") is None
        assert book.get(Model, None) is None

    def test_ids_are_of_a_kind(self) -> None:
        """A model and a figure may share an id."""
        book = Book([model(id="a"), figure(id="a")])
        assert isinstance(book.get(Model, "a"), Model)
        assert isinstance(book.get(Figure, "a"), Figure)
