"""Counts that cannot be: below nothing, in fractions, more than there are people."""

from decimal import Decimal
from typing import NamedTuple

from danvan.values.number_words import comes_whole
from danvan.values.quantities import Quantity

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
    if comes_whole(unit) and quantity.value != quantity.value.to_integral_value():
        return Oddity("lẻ phần của thứ phải đếm nguyên", "is a fraction of what comes whole", True)
    if comes_whole(unit) is not False and quantity.value >= MOST_COUNTED:
        return Oddity("lớn đến mức khó tin", "is too large to be believed", False)
    return None
