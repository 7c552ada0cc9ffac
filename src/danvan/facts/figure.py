"""A figure: what a unit reported."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import attrs

from danvan.errors import BadValue
from danvan.facts.fields import MOVEMENT, PERIOD, SOURCE, VARIANTS, distinct, identity, prose_or_none, words_or_none
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Source
from danvan.values.days import to_day_or_none
from danvan.values.described import describe
from danvan.values.ids import FigureId, PeriodId, UnitId, figure_id, to_figure, to_period, to_unit
from danvan.values.quantities import Quantity, to_quantity


class Breakdown(Mapping[str, str]):
    """Which part of a measure a figure speaks of: vocabulary codes by dimension (`field`, `level`, `standing` …).

    Immutable and hashable, in the order of the dimensions' names.

    >>> Breakdown({"level": "district", "field": "economy"})
    Breakdown({'field': 'economy', 'level': 'district'})
    """

    __slots__ = ("_codes",)

    def __init__(self, codes: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        self._codes: dict[str, str] = dict(sorted(dict(codes).items()))
        for dimension, code in self._codes.items():
            if not (dimension and code):
                raise BadValue("breakdown", {dimension: code}, "give a code of the vocabulary for a named dimension")

    def __getitem__(self, dimension: str) -> str:
        return self._codes[dimension]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __eq__(self, other: object) -> bool:
        return self._codes == other._codes if isinstance(other, Breakdown) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(tuple(self._codes.items()))

    def __repr__(self) -> str:
        return f"Breakdown({self._codes!r})"


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Figure:
    """What a unit reported: a measure, a number, for a period or on a day, broken down by codes.

    Parameters: `quantity` is None where words stand for the number ("hàng chục tỷ đồng"; then
    `printed` has them); `breakdown` says which part is counted; `part_of` the figure this one lies
    within, `apart_from` figures it is said not to overlap. Where neither is said, whether two figures
    overlap is unknown and stays so. `about` names a thing counted for which the measure has no code.
    """

    id: FigureId = attrs.field(converter=figure_id, metadata=identity("mã bản ghi số liệu"))
    measure: str = attrs.field(
        metadata=describe(vi="chỉ tiêu", en="What was counted, a code of the vocabulary.", code="measure")
    )
    quantity: Quantity | None = attrs.field(
        default=None,
        converter=to_quantity,
        metadata=describe(vi="số lượng", en="The number; left out where words stand for it."),
    )
    printed: str | None = attrs.field(
        default=None,
        converter=prose_or_none,
        metadata=describe(vi="nguyên văn", en="The words that stand for the number.", merge="first"),
    )
    unit: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="đơn vị", en="The unit that is reported on, by id.", carried=True),
    )
    period: PeriodId | None = attrs.field(default=None, converter=to_period, metadata=PERIOD)
    on: datetime.date | None = attrs.field(
        default=None,
        converter=to_day_or_none,
        metadata=describe(vi="ngày", en="The day a stock stood at the number.", dates=True),
    )
    breakdown: Breakdown = attrs.field(
        factory=Breakdown,
        converter=Breakdown,
        metadata=describe(vi="chia theo", en="Which part of the measure is counted.", code="dimension"),
    )
    fields: tuple[str, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="lĩnh vực", en="The fields it is about, where one number covers several.", code="field"),
    )
    about: str | None = attrs.field(
        default=None,
        converter=words_or_none,
        metadata=describe(vi="về việc", en="The thing counted, where the measure has no code for it."),
    )
    part_of: FigureId | None = attrs.field(
        default=None, converter=to_figure, metadata=describe(vi="thuộc số liệu", en="The figure it lies within, by id.")
    )
    apart_from: tuple[FigureId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="không trùng với", en="Figures it is said not to overlap, by id.", merge="union"),
    )
    by: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="đơn vị báo cáo", en="The unit that reported it, by id, where that is another."),
    )
    movement: str | None = attrs.field(default=None, metadata=MOVEMENT)
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants, metadata=VARIANTS)
    source: Source | None = attrs.field(default=None, metadata=SOURCE)
