"""Two figures beside each other: what both speak of, and whether one is at most the other."""

from collections.abc import Hashable
from functools import lru_cache

from danvan.book.book import Book
from danvan.facts import Breakdown, Figure
from danvan.rules.engine.rule import Breach, subject
from danvan.rules.engine.wording import NO_UNIT, Bilingual, labels, named, number
from danvan.values.quantities import Quantity


def matter(figure: Figure) -> Hashable:
    """What a figure counts, for whom: figures of one matter may be compared."""
    return (figure.unit, figure.measure, figure.movement)


def bare(figure: Figure) -> Quantity | None:
    """The number of a figure alone, to be compared where the things counted are known to be alike."""
    return None if figure.quantity is None else figure.quantity.bare


def breach_of_two(book: Book, figure: Figure, other: Figure, field: str) -> Breach:
    """A breach about a part and its whole, or a step and the one before it, with both numbers."""
    measure = labels(book.vocabulary, "measure", [figure.measure])
    standing = figure.breakdown.get("standing")
    step = labels(book.vocabulary, "milestone", [standing] if standing else [])
    values = {
        "unit": NO_UNIT if figure.unit is None else named(book, figure.unit),
        "measure": measure,
        "step": step.otherwise("phần", "part"),
        "part": told(figure),
        "whole": told(other),
    }
    span = book.span_of(figure)
    subjects = (subject(Figure, figure.id), subject(Figure, other.id))
    return Breach(fact=figure, field=field, values=values, on=None if span is None else span.start, subjects=subjects)


@lru_cache(maxsize=4096)  # a memo of a pure function: there are few breakdowns, in figure after figure
def without(breakdown: Breakdown, dimension: str) -> Breakdown:
    """A breakdown less one dimension."""
    return Breakdown({name: code for name, code in breakdown.items() if name != dimension})


def told(figure: Figure) -> Bilingual:
    """A figure by its number and id."""
    said = Bilingual("…", "…") if figure.quantity is None else number(figure.quantity)
    return Bilingual(f"{said.vi} ({figure.id})", f"{said.en} ({figure.id})")
