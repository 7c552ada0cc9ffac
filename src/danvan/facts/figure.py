"""A figure: what a unit reported."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import attrs

from danvan.errors import BadValue
from danvan.facts.fields import distinct, prose_or_none, words_or_none
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Source
from danvan.values.days import to_day_or_none
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

    id: FigureId = attrs.field(converter=figure_id)
    measure: str
    quantity: Quantity | None = attrs.field(default=None, converter=to_quantity)
    printed: str | None = attrs.field(default=None, converter=prose_or_none)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    breakdown: Breakdown = attrs.field(factory=Breakdown, converter=Breakdown)
    fields: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    about: str | None = attrs.field(default=None, converter=words_or_none)
    part_of: FigureId | None = attrs.field(default=None, converter=to_figure)
    apart_from: tuple[FigureId, ...] = attrs.field(default=(), converter=distinct)
    by: UnitId | None = attrs.field(default=None, converter=to_unit)
    movement: str | None = None
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants)
    source: Source | None = None
