"""What facts are written in: the codes of the vocabulary and the documents they cite."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from danvan.aggregates.signatures import alike as ways_of_models
from danvan.book.book import Book
from danvan.facts import Award, Fact, Figure, Model, Period, Remark, Succession, Unit
from danvan.values.citations import Citation, Source
from danvan.values.quantities import Quantity
from danvan.vocabulary import Term, Vocabulary


class Coded(NamedTuple):
    """A code that a fact is written in: where it stands, its scheme, the code."""

    fact: Fact
    field: str
    scheme: str
    code: str


def codes(book: Book, *, alike: bool = True) -> Iterator[Coded]:
    """Every code of the vocabulary that the facts of a book are written in.

    Parameters: without `alike`, of facts of a kind written in the very same codes only one is told of.
    """
    for fact in book.facts if alike else _of_each_way(book):
        match fact:
            case Unit():
                yield Coded(fact, "kind", "unit-kind", fact.kind)
                if fact.level is not None:
                    yield Coded(fact, "level", "level", fact.level)
                for code in fact.codes:
                    yield Coded(fact, "codes", "code-scheme", code.scheme)
            case Succession():
                yield Coded(fact, "kind", "succession-kind", fact.kind)
            case Period():
                yield Coded(fact, "kind", "period-kind", fact.kind)
            case Model():
                yield from _codes_of_model(fact)
            case Award():
                yield from _codes_of_award(fact)
            case Figure():
                yield from _codes_of_figure(fact, book.vocabulary)
            case Remark():
                yield Coded(fact, "kind", "remark-kind", fact.kind)
                if fact.comparison is not None:
                    yield from _count_unit(fact, "comparison.change", fact.comparison.change)
        if fact.source is not None and fact.source.confidence is not None:
            yield Coded(fact, "source.confidence", "confidence", fact.source.confidence)


def _of_each_way(book: Book) -> Iterator[Fact]:
    for models in ways_of_models(book).values():
        yield models[0]
        yield from (model for model in models if model.source is not None)
    yield from {_way_of_unit(unit): unit for unit in book.units}.values()
    yield from {_way_of_figure(figure): figure for figure in book.figures}.values()
    yield from chain(book.successions, book.periods, book.awards, book.remarks)


def _way_of_unit(unit: Unit) -> Hashable:
    schemes = tuple([code.scheme for code in unit.codes]) if unit.codes else ()
    return (unit.kind, unit.level, schemes, None if unit.source is None else unit.source.confidence)


def _way_of_figure(figure: Figure) -> Hashable:
    counted = None if figure.quantity is None else figure.quantity.unit
    confidence = None if figure.source is None else figure.source.confidence
    return (figure.measure, counted, figure.fields, figure.movement, figure.breakdown, confidence)


def _codes_of_model(model: Model) -> Iterator[Coded]:
    if model.type is not None:
        yield Coded(model, "type", "model-type", model.type)
    for field in model.fields:
        yield Coded(model, "fields", "field", field)
    if model.movement is not None:
        yield Coded(model, "movement", "movement", model.movement)
    for number, milestone in enumerate(model.milestones):
        yield Coded(model, f"milestones[{number}].kind", "milestone", milestone.kind)
        if milestone.level is not None:
            yield Coded(model, f"milestones[{number}].level", "level", milestone.level)


def _codes_of_award(award: Award) -> Iterator[Coded]:
    for field, scheme, code in (
        ("form", "award-form", award.form),
        ("occasion", "occasion", award.occasion),
        ("movement", "movement", award.movement),
    ):
        if code is not None:
            yield Coded(award, field, scheme, code)
    for number, recipient in enumerate(award.recipients):
        yield Coded(award, f"recipients[{number}].kind", "recipient-kind", recipient.kind)
        yield from _count_unit(award, f"recipients[{number}].count", recipient.count)
    for number, act in enumerate(award.acts):
        yield Coded(award, f"acts[{number}].state", "award-state", act.state)
    yield from _count_unit(award, "bonus", award.bonus)


def _codes_of_figure(figure: Figure, vocabulary: Vocabulary) -> Iterator[Coded]:
    yield Coded(figure, "measure", "measure", figure.measure)
    yield from _count_unit(figure, "quantity", figure.quantity)
    for field in figure.fields:
        yield Coded(figure, "fields", "field", field)
    if figure.movement is not None:
        yield Coded(figure, "movement", "movement", figure.movement)
    for dimension, code in figure.breakdown.items():
        yield Coded(figure, "breakdown", "dimension", dimension)
        row = vocabulary.find("dimension", dimension)
        if isinstance(row, Term) and row.maps_to:
            yield Coded(figure, f"breakdown.{dimension}", row.maps_to[0], code)


def _count_unit(fact: Fact, field: str, quantity: Quantity | None) -> Iterator[Coded]:
    if quantity is not None and quantity.unit:
        yield Coded(fact, f"{field}.unit", "count-unit", quantity.unit)


def cited_at_all(book: Book) -> Sequence[Citation]:
    """The documents that the facts of a book cite; a decision on many models may come but once."""
    return book.once("cited at all", lambda: tuple(_cited_at_all(book)))


def _cited_at_all(book: Book) -> Iterator[Citation]:
    decisions = [step.decision for model in book.models for step in model.milestones if step.decision is not None]
    yield from {id(decision): decision for decision in decisions}.values()
    many: Iterable[Fact] = chain(book.units, book.models, book.figures)
    sourced = [fact for fact in many if fact.source is not None]
    stepwise = [model for model in book.models if any(step.source for step in model.milestones)]
    placed = [unit for unit in book.units if unit.place_source is not None]
    others: Iterable[Fact] = chain(book.successions, book.periods, book.awards, book.remarks)
    for _, _, citation in citations(book, chain(sourced, stepwise, placed, others)):
        yield citation


def citations(book: Book, facts: Iterable[Fact] | None = None) -> Iterator[tuple[Fact, str, Citation]]:
    """Every document that facts cite, all of a book or some, with where they do."""
    for fact in book.facts if facts is None else facts:
        if fact.source is not None:
            yield from _cited(fact, "source", fact.source)
        match fact:
            case Unit():
                yield from _cited(fact, "place_source", fact.place_source)
            case Succession():
                for number, citation in enumerate(fact.decided):
                    yield fact, f"decided[{number}]", citation
            case Model():
                for number, milestone in enumerate(fact.milestones):
                    if milestone.decision is not None:
                        yield fact, f"milestones[{number}].decision", milestone.decision
                    if milestone.source is not None:
                        yield from _cited(fact, f"milestones[{number}].source", milestone.source)
            case Award():
                for number, act in enumerate(fact.acts):
                    if act.document is not None:
                        yield fact, f"acts[{number}].document", act.document
                    yield from _cited(fact, f"acts[{number}].source", act.source)


def _cited(fact: Fact, field: str, source: Source | None) -> Iterator[tuple[Fact, str, Citation]]:
    if source is not None and source.citation is not None:
        yield fact, f"{field}.citation", source.citation
