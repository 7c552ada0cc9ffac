"""A remark: what a report says in words beside its figures."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import distinct, name_text
from danvan.facts.person import Person
from danvan.values.citations import Source
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

    of: tuple[FigureId, ...] = attrs.field(default=(), converter=_figures)
    change: Quantity | None = attrs.field(default=None, converter=to_quantity)
    times: Quantity | None = attrs.field(default=None, converter=to_quantity)
    since: PeriodId | None = attrs.field(default=None, converter=to_period)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Remark:
    """What a report says in words beside its figures: a merit, a limitation, a cause, a lesson, a task.

    Parameters: `kind` is a code of the vocabulary; `text` our sentence for it; `part_of` the remark it
    elaborates; `rank` its place among its like (1 is first); `comparison` what it compares, where it does.
    """

    id: RemarkId = attrs.field(converter=remark_id)
    kind: str
    text: str = attrs.field(converter=name_text)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    part_of: RemarkId | None = attrs.field(default=None, converter=to_remark)
    rank: int | None = None
    by: Person | None = None
    comparison: Comparison | None = None
    source: Source | None = None
