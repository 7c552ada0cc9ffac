"""A succession: what became of units on a day."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

import attrs

from danvan.errors import BadValue
from danvan.facts.fields import distinct, words_or_none
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day
from danvan.values.ids import SuccessionId, UnitId, succession_id, unit_id


def _normal(share: Decimal | int | str) -> Decimal:
    # 0.50 and 0.5 are one share, and are written alike.
    number = Decimal(share)
    if not number.is_finite() or not 0 <= number <= 1:
        raise BadValue("share", share, "give a part between 0 and 1")
    return number.normalize()


@attrs.frozen
class Share:
    """The part of one unit that went to another in a split: 0 to 1, and how sure that is."""

    before: UnitId = attrs.field(converter=unit_id)
    after: UnitId = attrs.field(converter=unit_id)
    share: Decimal = attrs.field(converter=_normal)
    confidence: str | None = None


def _shares(values: Iterable[Share]) -> tuple[Share, ...]:
    return tuple(values)


def _citations(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Succession:
    """What became of units on a day: merge, split, absorb, rename, dissolve, move …, many to many.

    Parameters: `on` is the day it took effect, which is not the day it was decided; `decided` the
    deciding texts; `shares` how a split unit was divided, where that is known.
    """

    id: SuccessionId = attrs.field(converter=succession_id)
    kind: str
    before: tuple[UnitId, ...] = attrs.field(default=(), converter=distinct)
    after: tuple[UnitId, ...] = attrs.field(default=(), converter=distinct)
    on: datetime.date = attrs.field(converter=to_day)
    decided: tuple[Citation, ...] = attrs.field(default=(), converter=_citations)
    shares: tuple[Share, ...] = attrs.field(default=(), converter=_shares)
    note: str | None = attrs.field(default=None, converter=words_or_none)
    source: Source | None = None
