"""Two figures beside each other, as a finding names them."""

from danvan.book.book import Book
from danvan.facts import Figure
from danvan.rules.engine.rule import Breach, subject
from danvan.rules.engine.wording import NO_UNIT, Bilingual, labels, named, number


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


def told(figure: Figure) -> Bilingual:
    """A figure by its number and id."""
    said = Bilingual("…", "…") if figure.quantity is None else number(figure.quantity)
    return Bilingual(f"{said.vi} ({figure.id})", f"{said.en} ({figure.id})")
