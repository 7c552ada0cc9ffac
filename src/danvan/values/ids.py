"""The ids of facts: text compared letter by letter, so it is refused, not mended, where it is not normal."""

from collections.abc import Sequence
from typing import NewType

from danvan.errors import BadValue
from danvan.values.patterns import pattern
from danvan.values.text import clean

UnitId = NewType("UnitId", str)
SuccessionId = NewType("SuccessionId", str)
PeriodId = NewType("PeriodId", str)
ModelId = NewType("ModelId", str)
AwardId = NewType("AwardId", str)
FigureId = NewType("FigureId", str)
RemarkId = NewType("RemarkId", str)


# What most ids are: letters, digits and signs of ASCII, without a blank.
_ORDINARY = pattern("[!-~]+")


def _sound(value: str) -> str:
    if type(value) is str and _ORDINARY.fullmatch(value):
        return value
    if not value:
        raise BadValue("id", value, "give it some text")
    if clean(value, what="id") != value:
        raise BadValue("id", value, "write it in normal form (NFC), without blanks at its ends or hidden characters")
    return value


def are_ordinary(values: Sequence[str]) -> bool:
    """Whether ids are all such as nothing has to be asked of: one look at thousands instead of one at each.

    >>> are_ordinary(["m-1", "m-2"]), are_ordinary(["m-1", "m 2"]), are_ordinary(["m-1", ""])
    (True, False, False)
    """
    return all(values) and _ORDINARY.fullmatch("".join(values)) is not None


def unit_id(value: str) -> UnitId:
    """The id of a unit. Raises BadValue where it is empty or not in normal form.

    >>> unit_id("u-minh-thuong")
    'u-minh-thuong'
    """
    return UnitId(_sound(value))


def succession_id(value: str) -> SuccessionId:
    """The id of a succession."""
    return SuccessionId(_sound(value))


def period_id(value: str) -> PeriodId:
    """The id of a period."""
    return PeriodId(_sound(value))


def model_id(value: str) -> ModelId:
    """The id of a model."""
    return ModelId(_sound(value))


def award_id(value: str) -> AwardId:
    """The id of an award."""
    return AwardId(_sound(value))


def figure_id(value: str) -> FigureId:
    """The id of a figure."""
    return FigureId(_sound(value))


def remark_id(value: str) -> RemarkId:
    """The id of a remark."""
    return RemarkId(_sound(value))


# A reference may name a fact that the book does not hold: rules find that, so nothing is asked of it here.


def to_unit(value: str | None) -> UnitId | None:
    """A reference to a unit, or none."""
    return None if value is None else UnitId(value)


def to_period(value: str | None) -> PeriodId | None:
    """A reference to a period, or none."""
    return None if value is None else PeriodId(value)


def to_model(value: str | None) -> ModelId | None:
    """A reference to a model, or none."""
    return None if value is None else ModelId(value)


def to_figure(value: str | None) -> FigureId | None:
    """A reference to a figure, or none."""
    return None if value is None else FigureId(value)


def to_remark(value: str | None) -> RemarkId | None:
    """A reference to a remark, or none."""
    return None if value is None else RemarkId(value)
