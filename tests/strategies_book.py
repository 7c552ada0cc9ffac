"""Dense strategies for whole books, drawn from the classes themselves, so that no optional field is forgotten."""

import datetime
import types
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.facts import Breakdown, Fact, Share
from danvan.values.citations import Symbol
from danvan.values.quantities import EXACTNESS, Quantity
from danvan.values.spans import Span
from danvan.vocabulary import Vocabulary, shipped

IDS = ("a", "b", "ấp-1")
DAYS = (datetime.date(1, 1, 1), datetime.date(2017, 1, 1), datetime.date(2025, 6, 30), datetime.date(2025, 7, 1))
# Decomposed, doubled blanks, quotes, line ends, other scripts' line ends, beyond the first plane.
TEXTS = ("x", "Hoà Bình", "Hoa\u0300  Bi\u0300nh", '"đã"\\', "một\nhai\u2028ba", "𠀀 chữ Nôm", "=1+1")
NUMBERS = (
    Decimal(0),
    Decimal(-3),
    Decimal(1520),
    Decimal("94.30"),
    Decimal("1E+3"),
    Decimal(10**24 - 1),
    Decimal("-0.0001"),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span between two of the days, or open at an end or at both."""
    start, end = draw(st.none() | st.sampled_from(DAYS)), draw(st.none() | st.sampled_from(DAYS))
    if start is not None and end is not None and start > end:
        start, end = end, start
    return Span.day(start) if start is not None and start == end else Span(start, end)


@cache
def leaves() -> dict[Any, st.SearchStrategy[Any]]:
    """The strategies that the types alone do not tell."""
    texts = st.sampled_from(TEXTS)
    return {
        str: texts,
        int: st.integers(-1, 2),
        bool: st.booleans(),
        Decimal: st.sampled_from(NUMBERS),
        datetime.date: st.sampled_from(DAYS),
        Symbol: st.sampled_from(("25-NQ/TW", "12/QĐ-UBND", "không số")).map(Symbol),
        Breakdown: st.dictionaries(st.sampled_from(("field", "cấp")), texts, max_size=2).map(Breakdown),
        Span: spans(),
        Share: st.builds(
            Share,
            st.sampled_from(IDS),
            st.sampled_from(IDS),
            st.sampled_from((Decimal(0), Decimal("0.50"), Decimal(1))),
            st.none() | texts,
        ),
        Quantity: st.builds(
            Quantity,
            st.sampled_from(NUMBERS),
            st.sampled_from(EXACTNESS),
            st.sampled_from(("", "dong")),
            printed=st.none() | texts,
        ),
    }


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type: every field is drawn, each optional one may be missing."""
    if kind in leaves():
        return leaves()[kind]
    if getattr(kind, "__supertype__", None) is str:
        return st.sampled_from(IDS)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is types.NoneType else of(part) for part in inner))
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=2).map(tuple)
    return built(kind)


@cache
def built(kind: Any) -> st.SearchStrategy[Any]:
    """Values of an attrs class. Mostly sparse, as records are, so that books stay small."""
    hints = get_type_hints(kind)
    fields = attrs.fields(kind)
    needed = {field.name: of(hints[field.name]) for field in fields if field.default is attrs.NOTHING}
    free = {field.name: of(hints[field.name]) for field in fields if field.default is not attrs.NOTHING}
    return st.fixed_dictionaries(needed, optional=free).map(lambda parts: kind(**parts))


@cache
def every_fact() -> st.SearchStrategy[Fact]:
    """Facts of any kind."""
    return st.one_of(*(built(kind) for kind in get_args(Fact)))


@cache
def words() -> st.SearchStrategy[Vocabulary]:
    """The shipped vocabulary with a few rows of a book's own."""
    own = built(Vocabulary)
    return st.one_of(st.just(shipped()), own.map(shipped().combine))


@cache
def books() -> st.SearchStrategy[Book]:
    """Books of a few facts, sometimes several under one id."""
    return st.builds(Book, st.lists(every_fact(), max_size=5), words())
