"""A succession: what became of units on a day."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

import attrs

from danvan.errors import BadValue
from danvan.facts.fields import SOURCE, distinct, identity, words_or_none
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day
from danvan.values.described import describe
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

    before: UnitId = attrs.field(
        converter=unit_id, metadata=describe(vi="đơn vị trước", en="The unit that was divided, by id.")
    )
    after: UnitId = attrs.field(
        converter=unit_id, metadata=describe(vi="đơn vị sau", en="The unit the part went to, by id.")
    )
    share: Decimal = attrs.field(converter=_normal, metadata=describe(vi="tỷ phần", en="The part, 0 to 1."))
    confidence: str | None = attrs.field(
        default=None, metadata=describe(vi="độ tin cậy", en="How far it may be trusted.", code="confidence")
    )


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

    id: SuccessionId = attrs.field(converter=succession_id, metadata=identity("mã bản ghi chuyển đổi đơn vị"))
    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="What happened: establish, rename, merge, split, absorb, dissolve, move … (a code of the vocabulary).",
            code="succession-kind",
        )
    )
    before: tuple[UnitId, ...] = attrs.field(
        default=(), converter=distinct, metadata=describe(vi="đơn vị trước", en="The units there were, by id.")
    )
    after: tuple[UnitId, ...] = attrs.field(
        default=(), converter=distinct, metadata=describe(vi="đơn vị sau", en="The units there are since, by id.")
    )
    on: datetime.date = attrs.field(
        converter=to_day,
        metadata=describe(vi="ngày", en="The day it took effect, which is not the day it was decided.", dates=True),
    )
    decided: tuple[Citation, ...] = attrs.field(
        default=(), converter=_citations, metadata=describe(vi="căn cứ", en="The texts that decided it.", merge="union")
    )
    shares: tuple[Share, ...] = attrs.field(
        default=(),
        converter=_shares,
        metadata=describe(vi="phần chia", en="How a unit was divided, where that is known."),
    )
    note: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="ghi chú", en="A remark of whoever keeps the book.")
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)
