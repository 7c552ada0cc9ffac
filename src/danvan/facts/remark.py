"""A remark: what a report says in words beside its figures."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import PERIOD, SOURCE, distinct, identity, name_text
from danvan.facts.person import Person
from danvan.values.citations import Source
from danvan.values.described import describe
from danvan.values.ids import FigureId, PeriodId, RemarkId, UnitId, remark_id, to_period, to_remark, to_unit
from danvan.values.quantities import Quantity, to_quantity


def _figures(values: Iterable[str]) -> tuple[FigureId, ...]:
    return tuple(FigureId(value) for value in distinct(values))


@attrs.frozen(kw_only=True)
class Comparison:
    """What a source says a figure is against an earlier one (“tăng 276 mô hình so với năm 2020”).

    Parameters: `of` are the figures it may be about: one where the source says which, several where it does not;
    `change` is how many more there are, less than zero for fewer; `times` how many times as many; `since` the period
    compared with.

    >>> Comparison(of=["f-2021"], change=Quantity(276, unit="model"), since="nam-2020").change.value
    Decimal('276')
    """

    of: tuple[FigureId, ...] = attrs.field(
        default=(),
        converter=_figures,
        metadata=describe(
            vi="số được so sánh",
            en="The figures it may be about, by id: one where the source says which, several where it does not.",
            merge="union",
        ),
    )
    change: Quantity | None = attrs.field(
        default=None,
        converter=to_quantity,
        metadata=describe(vi="tăng giảm", en="How many more there are; less than zero for fewer."),
    )
    times: Quantity | None = attrs.field(
        default=None, converter=to_quantity, metadata=describe(vi="số lần", en="How many times as many there are.")
    )
    since: PeriodId | None = attrs.field(
        default=None, converter=to_period, metadata=describe(vi="so với kỳ", en="The period compared with, by id.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Remark:
    """What a report says in words beside its figures: a merit, a limitation, a cause, a lesson, a task.

    Parameters: `kind` is a code of the vocabulary; `text` our sentence for it; `part_of` the remark it
    elaborates; `rank` its place among its like (1 is first); `comparison` what it compares, where it does.
    """

    id: RemarkId = attrs.field(converter=remark_id, metadata=identity("mã bản ghi nhận xét"))
    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="What it is: merit, limitation, cause, lesson, task … (a code of the vocabulary).",
            code="remark-kind",
        )
    )
    text: str = attrs.field(
        converter=name_text, metadata=describe(vi="lời văn", en="A sentence for what the source says.")
    )
    unit: UnitId | None = attrs.field(
        default=None, converter=to_unit, metadata=describe(vi="đơn vị", en="The unit it is about, by id.")
    )
    period: PeriodId | None = attrs.field(default=None, converter=to_period, metadata=PERIOD)
    part_of: RemarkId | None = attrs.field(
        default=None, converter=to_remark, metadata=describe(vi="thuộc nhận xét", en="The remark it elaborates, by id.")
    )
    rank: int | None = attrs.field(
        default=None, metadata=describe(vi="thứ tự", en="Its place among its like; 1 is first or highest.")
    )
    by: Person | None = attrs.field(
        default=None, metadata=describe(vi="người nhận xét", en="Who said it.", merge="parts")
    )
    comparison: Comparison | None = attrs.field(
        default=None, metadata=describe(vi="so sánh", en="What it compares with an earlier figure.", merge="parts")
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)
