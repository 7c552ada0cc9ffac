"""What several figures make together: the ones that are added, the ones within them, and why nothing is added."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from danvan.book.book import Book
from danvan.counts.relations import Relation, relation
from danvan.counts.respects import unit_of
from danvan.counts.things import both
from danvan.facts import Figure
from danvan.values.ids import FigureId
from danvan.values.quantities import Quantity, total


@attrs.frozen(kw_only=True)
class Between:
    """Two figures and how the first stands to the second."""

    one: FigureId
    other: FigureId
    relation: Relation


@attrs.frozen(kw_only=True)
class Total:
    """What some figures make together.

    Parameters: `quantity` is the sum, None where there is none; `counted` the figures that were added; `within` those
    that were not, since they lie in one that was, or tell it again; `doubts` what kept them from being added: pairs
    that overlap, count different things, contradict each other or cannot be told.
    """

    quantity: Quantity | None
    counted: tuple[FigureId, ...] = ()
    within: tuple[Between, ...] = ()
    doubts: tuple[Between, ...] = ()


def total_of(book: Book, figures: Iterable[Figure]) -> Total:
    """What some figures of a book make together, where they may be added at all.

    A part of one that is counted, or one number told again, is not counted again; what is left is added if each is
    apart from each. Figures without a number stay out. Each pair is looked at: for tens of figures, not for thousands.

    >>> whole = Figure(id="w", measure="models", quantity=Quantity(20, unit="model"))
    >>> part = Figure(id="p", measure="models", quantity=Quantity(12, unit="model"), part_of="w")
    >>> total_of(Book([whole, part]), [whole, part]).quantity.value
    Decimal('20')
    """
    several = {figure.id: figure for figure in figures if figure.quantity is not None}
    ordered = [several[one] for one in sorted(several)]
    pairs = [
        Between(one=one.id, other=other.id, relation=relation(book, one, other))
        for one, other in combinations(ordered, 2)
    ]
    within: dict[FigureId, Between] = {}
    for pair in pairs:
        inner = _inner(pair, several)
        if inner is not None:
            within.setdefault(inner.one, inner)
    if ordered and len(within) == len(ordered):  # each in the next, all round: a ring says nothing
        return Total(quantity=None, counted=tuple(sorted(several)), doubts=tuple(within.values()))
    counted = [figure for figure in ordered if figure.id not in within]
    left = {figure.id for figure in counted}
    doubts = [pair for pair in pairs if {pair.one, pair.other} <= left and pair.relation.kind != "apart"]
    doubts += [pair for pair in pairs if pair.relation.kind == "same" and pair.relation.agrees is False]
    doubts = list(dict.fromkeys(doubts))
    return Total(
        quantity=None if doubts or not _additive(book, counted) else _sum(book, counted),
        counted=tuple(figure.id for figure in counted),
        within=tuple(within[one] for one in sorted(within)),
        doubts=tuple(doubts),
    )


def _inner(pair: Between, several: dict[FigureId, Figure]) -> Between | None:
    # Which of two need not be counted: the part, and of one number told twice the less exact.
    match pair.relation.kind:
        case "part":
            return pair
        case "whole":
            return Between(one=pair.other, other=pair.one, relation=pair.relation.turned)
        case "same" if pair.relation.agrees is not False:
            exact = [several[one].quantity for one in (pair.one, pair.other)]
            keeps_other = exact[1] is not None and exact[1].is_exact and exact[0] is not None and not exact[0].is_exact
            return pair if keeps_other else Between(one=pair.other, other=pair.one, relation=pair.relation.turned)
    return None


def _additive(book: Book, figures: Sequence[Figure]) -> bool:
    rows = [book.vocabulary.measure(figure.measure) for figure in figures]
    return len(figures) < 2 or all(row is None or (row.additive and row.nature != "share") for row in rows)


def _sum(book: Book, figures: Sequence[Figure]) -> Quantity | None:
    unit: str | None = ""
    for figure in figures:
        unit = None if unit is None else both(book.vocabulary, unit, unit_of(book, figure))
    numbers = [figure.quantity.bare for figure in figures if figure.quantity is not None]
    made = total(numbers)
    return made if made is None or not unit else attrs.evolve(made, unit=unit)


def number_of(book: Book, figures: Sequence[Figure]) -> tuple[Quantity | None, tuple[FigureId, ...]]:
    """The number that some figures of one place, measure, period and breakdown give, and the figures it is made of.

    Their total, where they may be added. If nobody can tell whether two bodies of the place report one number or two,
    that number if they agree; else none, for neither is chosen.

    >>> told = [Figure(id=one, measure="models", quantity=Quantity(7), unit=one) for one in ("dang-uy", "ubnd")]
    >>> number_of(Book(told), told)
    (Quantity(value=Decimal('7'), exact='exact', unit='', printed=None), ('dang-uy',))
    """
    if len(figures) == 1 and figures[0].quantity is not None:
        return figures[0].quantity.bare, (figures[0].id,)
    made = total_of(book, figures)
    if made.quantity is not None:
        return made.quantity.bare, made.counted
    by_id = {figure.id: figure for figure in figures}
    numbers = {one: number.bare for one in made.counted if (number := by_id[one].quantity) is not None}
    undecided = all(pair.relation.kind == "undecided" for pair in made.doubts)
    if undecided and len(set(numbers.values())) == 1:
        first = min(numbers)
        return numbers[first], (first,)
    return None, ()
