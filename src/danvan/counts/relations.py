"""How two counts stand to each other: one number told twice, total and part, apart, overlapping, or not known."""

from collections.abc import Iterator
from typing import Literal

import attrs

from danvan.book.book import Book
from danvan.counts.respects import respects
from danvan.counts.things import Hold, one_thing
from danvan.facts import Figure
from danvan.values.ids import FigureId

Kind = Literal["same", "part", "whole", "apart", "overlapping", "different", "undecided"]


@attrs.frozen(kw_only=True)
class Relation:
    """How a first count stands to a second.

    Parameters: `kind` is `same` (one number told twice), `part` (the first lies in the second), `whole` (the second
    lies in the first), `apart` (nothing in common: the two may be added), `overlapping` (something in common, and
    something each has alone), `different` (counts of different things) or `undecided`; `by` is the respect that
    decides (`said` where the book says it, else a part of a figure or a dimension of its breakdown); `of` the figure
    that both are said to be parts of; `agrees` whether the numbers fit the relation (None where that cannot be said).
    """

    kind: Kind
    by: str
    of: FigureId | None = None
    agrees: bool | None = None

    @property
    def turned(self) -> "Relation":
        """How the second stands to the first."""
        return attrs.evolve(self, kind=_TURNED.get(self.kind, self.kind))


_TURNED: dict[Kind, Kind] = {"part": "whole", "whole": "part"}


def relation(book: Book, one: Figure, other: Figure) -> Relation:
    """How one figure of a book stands to another. What the book says outright outranks what is worked out.

    >>> from danvan.values.quantities import Quantity
    >>> total = Figure(id="t", measure="models", quantity=Quantity(20, unit="model"))
    >>> some = Figure(id="s", measure="models", quantity=Quantity(12, unit="model"), breakdown={"type": "collective"})
    >>> rest = Figure(id="r", measure="models", quantity=Quantity(8, unit="model"), breakdown={"type": "individual"})
    >>> book = Book([total, some, rest])
    >>> [relation(book, *pair).kind for pair in ((some, total), (total, some), (some, rest), (total, total))]
    ['part', 'whole', 'apart', 'same']
    """
    if one.id == other.id:
        return Relation(kind="same", by="said", agrees=_fit(book, "same", one, other))
    within, around = other.id in wholes(book, one), one.id in wholes(book, other)
    if within or around:  # each in the other is a ring, and a ring says nothing
        kind: Kind = "undecided" if within and around else "part" if within else "whole"
        return Relation(kind=kind, by="said", agrees=_fit(book, kind, one, other))
    shared = one.part_of if one.part_of is not None and one.part_of == other.part_of else None
    if other.id in one.apart_from or one.id in other.apart_from:
        return Relation(kind="apart", by="said", of=shared)
    kind, by = _worked_out(dict(respects(book, one, other, told_parts=shared is not None)))
    return Relation(kind=kind, by=by, of=shared, agrees=_fit(book, kind, one, other))


def wholes(book: Book, figure: Figure) -> tuple[FigureId, ...]:
    """The figures that one is said to be a part of, the nearest first; a ring is walked round once."""
    found: list[FigureId] = []
    here = figure.part_of
    while here is not None and here not in found and here != figure.id:
        found.append(here)
        whole = book.get(Figure, here)
        here = None if whole is None else whole.part_of
    return tuple(found)


def at_most(book: Book, one: Figure, other: Figure) -> bool | None:
    """Whether a figure is surely at most another, surely not, or it cannot be said: shares and two things never can."""
    if one.quantity is None or other.quantity is None or _any_share(book, one, other):
        return None
    if not one_thing(book.vocabulary, one.quantity.unit, other.quantity.unit):
        return None
    first, second = one.quantity, other.quantity
    return first.value <= second.value if first.is_exact and second.is_exact else first.bare.at_most(second.bare)


def _any_share(book: Book, *figures: Figure) -> bool:
    rows = (book.vocabulary.measure(figure.measure) for figure in figures)
    return any(row is not None and row.nature == "share" for row in rows)


def _fit(book: Book, kind: Kind, one: Figure, other: Figure) -> bool | None:
    if kind == "part":
        return at_most(book, one, other)
    if kind == "whole":
        return at_most(book, other, one)
    if kind == "same" and one.quantity is not None and other.quantity is not None:
        first, second = one.quantity.bare, other.quantity.bare
        return True if first == second else first.equals(second)
    return None


def _worked_out(holds: dict[str, Hold]) -> tuple[Kind, str]:
    for hold, kind in _DECIDES:
        by = next((name for name, found in holds.items() if found is hold), None)
        if by is not None:
            return kind, by
    narrower, wider = (_first(holds, hold) for hold in (Hold.WITHIN, Hold.AROUND))
    if narrower is not None and wider is not None:
        return "overlapping", min(narrower, wider)
    if narrower is not None:
        return "part", narrower
    return ("same", "all") if wider is None else ("whole", wider)


_DECIDES: tuple[tuple[Hold, Kind], ...] = (
    (Hold.OTHER, "different"),
    (Hold.APART, "apart"),
    (Hold.OPEN, "undecided"),
    (Hold.CROSSING, "overlapping"),
)
"""What outranks what: counts of different things have no relation, and what is apart in one respect is apart."""


def _first(holds: dict[str, Hold], wanted: Hold) -> str | None:
    return next(_named(holds, wanted), None)


def _named(holds: dict[str, Hold], wanted: Hold) -> Iterator[str]:
    return (name for name, found in holds.items() if found is wanted)
