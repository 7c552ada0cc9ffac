"""Hypothesis strategies for the nouns of danvan: dense, so that things meet, and quick, so that many are tried.

Each function gives a strategy. One run of bytes is drawn and the value derived from it (see
:mod:`danvan.testing.shapes`); a counterexample shrinks to few facts of few words.

    from hypothesis import given
    from danvan.testing import strategies

    @given(strategies.books())
    def test_my_view_of_a_book(book): ...
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.documents.blocks import Block, Report
from danvan.documents.tables import Cell, Table
from danvan.facts import (
    Act,
    Award,
    Event,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Succession,
    Unit,
)
from danvan.testing import clean, printed, shapes
from danvan.testing.defects import defects
from danvan.testing.printing import teach_printing
from danvan.testing.shapes import Choices
from danvan.values.citations import Source
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

teach_printing()  # here too: hypothesis may have been told to load no plugins (HYPOTHESIS_NO_PLUGINS)

T = TypeVar("T")
CLEAN = 24
"""As many bytes as the events of a clean book take at most."""


def shaped(make: Callable[[Choices], T], length: int = shapes.LONGEST) -> st.SearchStrategy[T]:
    """Values that are made from the choices of a shape of so many bytes.

    A strategy of your own for a noun of your own: take what you need from the choices, the simplest option first.

    >>> shaped(lambda choices: choices.one(["a", "b"])) is not None
    True
    """
    return _derived(lambda drawn: make(drawn[0]), length, 1)


@st.composite
def _derived(draw: st.DrawFn, make: Callable[[list[Choices]], T], length: int, number: int) -> T:
    # Always so many shapes, drawn at once, some of which may stand for nothing: lists that hypothesis draws are mostly
    # short. And composite, so that a failing example is printed as what it is and not as how it was made.
    drawn = draw(st.binary(min_size=length * number, max_size=length * number))
    return make([Choices(drawn[place * length : (place + 1) * length]) for place in range(number)])


def ids() -> st.SearchStrategy[str]:
    """One of three ids."""
    return st.sampled_from(shapes.IDS)


def days() -> st.SearchStrategy[date]:
    """One of six days: the turns of two years, and the days before and after the end of the districts."""
    return st.sampled_from(shapes.DAYS)


def spans() -> st.SearchStrategy[Span]:
    """A span between two of the days, or open at an end or at both."""
    return shaped(shapes.span, 2)


def stretches() -> st.SearchStrategy[Span | None]:
    """What is asked of an aggregator: no span, one of two years, or both."""
    first, last = shapes.YEARS
    return st.sampled_from((None, Span.year(first), Span.year(last), Span.years(first, last)))


def quantities(*units: str) -> st.SearchStrategy[Quantity]:
    """A small number of any exactness, of the units of count given (of none where none are)."""
    return shaped(partial(shapes.quantity, units=units or ("",)), 4)


def sources() -> st.SearchStrategy[Source]:
    """Where a fact was found."""
    return shaped(shapes.source, 8)


def units() -> st.SearchStrategy[Unit]:
    """Rows of three units, under each other in any way."""
    return shaped(shapes.unit)


def successions() -> st.SearchStrategy[Succession]:
    """What became of the three units."""
    return shaped(shapes.succession)


def periods() -> st.SearchStrategy[Period]:
    """Periods, mostly of one of two years."""
    return shaped(shapes.period)


def persons() -> st.SearchStrategy[Person]:
    """Offices."""
    return shaped(shapes.person, 4)


def milestones() -> st.SearchStrategy[Milestone]:
    """Steps in the life of a model, in no order."""
    return shaped(shapes.milestone, 12)


def models() -> st.SearchStrategy[Model]:
    """Models."""
    return shaped(shapes.model)


def recipients() -> st.SearchStrategy[Recipient]:
    """Recipients of awards, named or counted."""
    return shaped(shapes.recipient, 12)


def acts() -> st.SearchStrategy[Act]:
    """Steps in the course of an award, in no order."""
    return shaped(shapes.act, 12)


def awards() -> st.SearchStrategy[Award]:
    """Awards, granted, put forward or revoked."""
    return shaped(shapes.award)


def figures() -> st.SearchStrategy[Figure]:
    """Figures, some without a number."""
    return shaped(shapes.figure)


def remarks() -> st.SearchStrategy[Remark]:
    """Remarks."""
    return shaped(shapes.remark)


def facts() -> st.SearchStrategy[Fact]:
    """Facts of any kind."""
    return shaped(shapes.fact)


def events() -> st.SearchStrategy[Event]:
    """Models, awards, figures and remarks."""
    return st.one_of(models(), awards(), figures(), remarks())


def loose_books(most: int = 8) -> st.SearchStrategy[Book]:
    """Books of facts that were drawn with no regard to each other: whatever can be wrong is wrong somewhere."""
    return _derived(lambda drawn: Book(shapes.facts(drawn)), shapes.LONGEST, most)


def clean_books(most: int = 8) -> st.SearchStrategy[Book]:
    """Books in which danvan's own rules find nothing: events in the frame of :func:`danvan.testing.clean.frame`."""
    frame = Book(clean.frame())
    return _derived(lambda drawn: frame.adding(*clean.events(drawn)), CLEAN, most)


def dirty_books(most: int = 6) -> st.SearchStrategy[Book]:
    """Clean books with one to three things wrong, each of a kind that a rule finds (:mod:`danvan.testing.defects`)."""
    frame, known = Book(clean.frame()), defects()

    def made(drawn: list[Choices]) -> Book:
        wrong = [drawn[0].one(known) for _ in range(1 + drawn[0].number(3))]
        found = (fact for defect in wrong for fact in defect.facts)
        return frame.adding(*clean.events(drawn[1:]), *found)

    return _derived(made, CLEAN, most + 1)


def books(most: int = 8) -> st.SearchStrategy[Book]:
    """Books of every sort: clean, dirty and loose."""
    return st.one_of(clean_books(most), loose_books(most), dirty_books(most))


def countable_books(most: int = 10) -> st.SearchStrategy[Book]:
    """Books as :func:`books` gives them, in which each event has an id of its own.

    The law of aggregators speaks of these: where two events share an id, nobody can say which of them counts.
    """
    loose = _derived(lambda drawn: Book(shapes.told_apart(shapes.facts(drawn))), shapes.LONGEST, most)
    return st.one_of(clean_books(most), loose, dirty_books(most).map(_told_apart))


def _told_apart(book: Book) -> Book:
    seen: dict[tuple[type[Fact], str], Fact] = {}
    for fact in book.facts:
        seen.setdefault((type(fact), fact.id), fact)
    return attrs.evolve(
        book, facts=[fact for fact in book.facts if not isinstance(fact, Event) or seen[type(fact), fact.id] is fact]
    )


def shards(book: Book, parts: Sequence[int]) -> tuple[Book, ...]:
    """Three books over the frame of one: each event goes to the part whose number stands at its place.

    >>> [len(part) for part in shards(Book([Model(id="a", name="A"), Model(id="b", name="B")]), [0, 2])]
    [1, 0, 1]
    """
    events = [fact for fact in book.facts if isinstance(fact, Event)]
    places = [parts[number % len(parts)] % 3 if parts else 0 for number in range(len(events))]
    return tuple(
        attrs.evolve(
            book, facts=(*book.frame, *(event for event, at in zip(events, places, strict=True) if at == part))
        )
        for part in range(3)
    )


def texts() -> st.SearchStrategy[str]:
    """Texts that do harm where they are not escaped: formulas, markup, line ends, controls, half a character."""
    return shaped(printed.text, 8)


def cells() -> st.SearchStrategy[Cell]:
    """Cells of a table."""
    return shaped(printed.cell, 24)


def tables() -> st.SearchStrategy[Table]:
    """Tables of up to four columns and three rows, with texts that do harm."""
    return shaped(printed.table, 160)


def blocks() -> st.SearchStrategy[Block]:
    """Blocks of every kind."""
    return shaped(printed.block, 200)


def reports(most: int = 3) -> st.SearchStrategy[Report]:
    """Reports of up to so many blocks, with texts that do harm."""
    return _derived(lambda drawn: printed.report(drawn[0], drawn[1 : 1 + drawn[0].number(most + 1)]), 200, most + 1)
