"""Shares beside the counts they come from: 100 of 145 are 68,97 %, not 83,07 %."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from danvan.book.book import Book
from danvan.counts.relations import wholes
from danvan.facts import Figure
from danvan.values.quantities import Quantity

OF_MORE_THAN_A_WHOLE = frozenset({"plan-share", "change-share"})
"""Shares of a plan and of growth are not parts of a whole: 120% of the plan is good news."""
HUNDRED = Decimal(100)


@attrs.frozen(kw_only=True)
class Shared:
    """A share, the part and the whole that it may be of, and whether it follows from them (None: cannot be said)."""

    share: Figure
    part: Figure
    whole: Figure
    follows: bool | None

    @property
    def computed(self) -> Decimal | None:
        """What the two numbers make, in percent."""
        if self.part.quantity is None or self.whole.quantity is None or not self.whole.quantity.value:
            return None
        return self.part.quantity.value * HUNDRED / self.whole.quantity.value


def follows(share: Quantity, part: Quantity, whole: Quantity) -> bool | None:
    """Whether a share follows from a part and its whole, as exactly as it is written; None where that cannot be said.

    >>> whole = Quantity(145)
    >>> follows(Quantity(Decimal("83.07")), Quantity(100), whole), follows(Quantity(69), Quantity(100), whole)
    (False, True)
    """
    if not (share.is_exact and part.is_exact and whole.is_exact) or whole.value <= 0:
        return None
    return abs(part.value * HUNDRED / whole.value - share.value) < last_digit(share)


def last_digit(share: Quantity) -> Decimal:
    """One in the last place that a share is written to: whoever rounds, and whoever cuts, is at most so far off."""
    exponent = share.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def shares_of(book: Book) -> Iterator[Sequence[Shared]]:
    """For each share of a book the pairs of counts that it may come from; where there are none, nothing.

    What a share is of is said (`part_of` the part or the whole) or is the step it names: *effective* of *registered*,
    of the same unit, period and scope.
    """
    for figure in book.figures:
        row = book.vocabulary.measure(figure.measure)
        if row is None or row.nature != "share" or figure.measure in OF_MORE_THAN_A_WHOLE or figure.quantity is None:
            continue
        pairs = [
            Shared(share=figure, part=part, whole=whole, follows=_follows(figure, part, whole))
            for part, whole in _pairs(book, figure)
        ]
        if pairs:
            yield pairs


def _follows(share: Figure, part: Figure, whole: Figure) -> bool | None:
    if share.quantity is None or part.quantity is None or whole.quantity is None:
        return None
    return follows(share.quantity.bare, part.quantity.bare, whole.quantity.bare)


def _pairs(book: Book, share: Figure) -> Iterator[tuple[Figure, Figure]]:
    said = book.get(Figure, share.part_of)
    if said is not None:
        above = book.get(Figure, next(iter(wholes(book, said)), None))
        if above is not None:
            yield said, above
        for part in _parts_of(book, said):
            if _of_step(book, share, part):
                yield part, said
        return
    for part in _alike(book, share, of_its_step=True):
        whole = book.get(Figure, part.part_of)
        registered = [one for one in _alike(book, share, of_its_step=False) if _registered(one) and one.id != part.id]
        yield from ((part, one) for one in (registered if whole is None else [whole]))


def _parts_of(book: Book, whole: Figure) -> Iterator[Figure]:
    return (one for one in book.figures if one.part_of == whole.id and one.quantity is not None)


def _step(share: Figure) -> str | None:
    # The step a share is of: the one its breakdown names, else the one its measure is called after.
    return share.breakdown.get("standing") or (
        share.measure.removesuffix("-share") if share.measure.endswith("-share") else None
    )


def _of_step(book: Book, share: Figure, part: Figure) -> bool:
    row = book.vocabulary.measure(part.measure)
    step = _step(share)
    if row is None or row.nature == "share" or part.id == share.id:
        return False
    standing = part.breakdown.get("standing")
    return standing is not None and step in (standing, *book.vocabulary.standard("milestone", standing))


def _alike(book: Book, share: Figure, *, of_its_step: bool) -> Iterator[Figure]:
    # Counts of the share's unit, days and scope; of its own step, where one is asked for.
    rest = {name: code for name, code in share.breakdown.items() if name != "standing"}
    for one in book.figures:
        if one.unit != share.unit or book.span_of(one) != book.span_of(share) or one.quantity is None:
            continue
        if {name: code for name, code in one.breakdown.items() if name != "standing"} != rest:
            continue
        if not of_its_step or _of_step(book, share, one):
            yield one


def _registered(figure: Figure) -> bool:
    return figure.breakdown.get("standing") == "registered"
