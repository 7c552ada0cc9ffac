"""Counts that cannot be: below nothing, in fractions, more than there are people."""

from decimal import Decimal
from typing import NamedTuple

from danvan.values.quantities import Quantity
from danvan.vocabulary import Term, Vocabulary

# What is measured or shared out may come in fractions; what is counted may not.
MEASURED = frozenset({"dong", "percent", "metre", "kilometre", "square-metre", "hectare", "tonne", "workday"})
MAY_FALL = frozenset({"percent"})
MOST_COUNTED = Decimal(10) ** 9
"""No movement counts a thousand million of anything; what does has lost a separator. Money is not counted."""


class Oddity(NamedTuple):
    """What is odd about a number, in both languages, and whether it is surely wrong."""

    vi: str
    en: str
    sure: bool


def oddity(quantity: Quantity, unit: str) -> Oddity | None:
    """What is odd about a count in a unit (a code of the units of count, empty where it is not known).

    >>> oddity(Quantity(-3), "model").en, oddity(Quantity(Decimal("2.5")), "person").en, oddity(Quantity(3), "model")
    ('is below zero', 'is a fraction of what comes whole', None)
    """
    if quantity.value < 0 and unit not in MAY_FALL:
        return Oddity("nhỏ hơn 0", "is below zero", True)
    if unit and unit not in MEASURED and quantity.value != quantity.value.to_integral_value():
        return Oddity("lẻ phần của thứ phải đếm nguyên", "is a fraction of what comes whole", True)
    if unit not in MEASURED and quantity.value >= MOST_COUNTED:
        return Oddity("lớn đến mức khó tin", "is too large to be believed", False)
    return None


def one_thing(vocabulary: Vocabulary, unit: str, other: str) -> bool:
    """Whether two units of count may stand for one thing: the same, one mapped to the other, or one a choice of both.

    Codes such as `model-or-exemplar` are choices: what they count may be either. People and turns are two things.

    >>> from danvan.vocabulary import Vocabulary
    >>> one_thing(Vocabulary(), "model", "model-or-exemplar"), one_thing(Vocabulary(), "person", "person-turn")
    (True, False)
    """
    return not (unit and other) or bool(_things(vocabulary, unit) & _things(vocabulary, other))


def _things(vocabulary: Vocabulary, unit: str) -> set[str]:
    row = vocabulary.find("count-unit", unit)
    mapped = row.maps_to if isinstance(row, Term) else ()
    return {unit, *mapped, *unit.split("-or-")}
