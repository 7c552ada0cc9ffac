"""The facts of a record book: frozen records that say what was, when, and where it is written.

The frame says who existed and when (:class:`Unit`, :class:`Succession`, :class:`Period`); the events
happened in that frame (:class:`Model`, :class:`Award`, :class:`Figure`, :class:`Remark`).

Every part that a real report may leave out is optional; what is missing is None, never zero. Codes are
plain strings, checked against the vocabulary by rules, so that a province can add its own.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

import attrs

from danvan.citations import Citation, Source
from danvan.days import to_day, to_day_or_none
from danvan.errors import BadValue
from danvan.ids import (
    AwardId,
    FigureId,
    ModelId,
    PeriodId,
    RemarkId,
    SuccessionId,
    UnitId,
    award_id,
    figure_id,
    model_id,
    period_id,
    remark_id,
    succession_id,
    to_figure,
    to_model,
    to_period,
    to_remark,
    to_unit,
    unit_id,
)
from danvan.quantities import Quantity, to_quantity
from danvan.spans import ALWAYS, Span
from danvan.text import clean, verbatim


def _name(value: str) -> str:
    text = clean(value, what="name")
    if not text:
        raise BadValue("name", value, "give it some text")
    return text


def _words(value: str | None) -> str | None:
    return None if value is None else clean(value) or None


def _prose(value: str | None) -> str | None:
    return None if value is None else verbatim(value).strip() or None


def _set(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise BadValue("list", values, "give a list, not one text")
    if isinstance(values, tuple) and len(values) < 2:
        return values
    return tuple(sorted(set(values)))


@attrs.frozen
class Code:
    """A unit's code in a scheme of codes (`gso` for the statistical office's), and when it was its code."""

    scheme: str
    value: str = attrs.field(converter=_name)
    during: Span = ALWAYS


def _codes(values: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Unit:
    """One row of a unit's life: what it was called, of what kind it was and under whom, during a span.

    A change of name, kind, level or parent is a further row with the same id and a later span. Identity
    is our own id: a name, or a code that is given out again, is never identity.

    Parameters: `kind` and `level` are codes of the vocabulary (the level comes from the place: a *Thành
    ủy* may be provincial or district); `parent` is the line of command, `place` the territory the body
    serves, with a source of its own where the unit's source does not name it; `groups` the blocks and
    clusters it belongs to.

    >>> Unit(id="hlhpn-dang-van-do", name="Chi hội Phụ nữ ấp Đặng Văn Do", kind="women-chapter").during
    Span(start=None, end=None)
    """

    id: UnitId = attrs.field(converter=unit_id)
    name: str = attrs.field(converter=_name)
    kind: str
    level: str | None = None
    parent: UnitId | None = attrs.field(default=None, converter=to_unit)
    place: UnitId | None = attrs.field(default=None, converter=to_unit)
    place_source: Source | None = None
    groups: tuple[UnitId, ...] = attrs.field(default=(), converter=_set)
    codes: tuple[Code, ...] = attrs.field(default=(), converter=_codes)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_set)
    during: Span = ALWAYS
    source: Source | None = None


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
    before: tuple[UnitId, ...] = attrs.field(default=(), converter=_set)
    after: tuple[UnitId, ...] = attrs.field(default=(), converter=_set)
    on: datetime.date = attrs.field(converter=to_day)
    decided: tuple[Citation, ...] = attrs.field(default=(), converter=_citations)
    shares: tuple[Share, ...] = attrs.field(default=(), converter=_shares)
    note: str | None = attrs.field(default=None, converter=_words)
    source: Source | None = None


@attrs.frozen(kw_only=True)
class Period:
    """A stretch of time that figures are reported for: year, quarter, stage, term, campaign.

    Parameters: `label` is the period as printed; `during` the days it covers; `within` the longer period
    it is part of; `reported_on` the day of the review, which may come before the stage ends.
    """

    id: PeriodId = attrs.field(converter=period_id)
    kind: str
    label: str = attrs.field(converter=_name)
    during: Span
    within: PeriodId | None = attrs.field(default=None, converter=to_period)
    reported_on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    source: Source | None = None


@attrs.frozen(kw_only=True)
class Person:
    """A person as far as a report needs: the name, the office held, the unit. Nothing else is kept."""

    name: str | None = attrs.field(default=None, converter=_words)
    office: str | None = attrs.field(default=None, converter=_words)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)


@attrs.frozen
class Variant:
    """What another passage of the sources says of the same fact: kept, and found by a rule."""

    field: str
    printed: str = attrs.field(converter=_name)
    source: Source | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Milestone:
    """A step in the life of a model: registered, effective, recognised … on a day or within a period.

    Parameters: `kind` and `level` are codes of the vocabulary; `by` the body that took the step;
    `decision` the document. Recognition at several levels is several milestones.
    """

    kind: str
    on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    level: str | None = None
    by: UnitId | None = attrs.field(default=None, converter=to_unit)
    decision: Citation | None = None
    note: str | None = attrs.field(default=None, converter=_words)
    source: Source | None = None


@attrs.frozen(kw_only=True)
class Description:
    """What a registration form asks of a model in words: ten optional texts."""

    situation: str | None = attrs.field(default=None, converter=_prose)
    aims: str | None = attrs.field(default=None, converter=_prose)
    content: str | None = attrs.field(default=None, converter=_prose)
    area: str | None = attrs.field(default=None, converter=_prose)
    forces: str | None = attrs.field(default=None, converter=_prose)
    resources: str | None = attrs.field(default=None, converter=_prose)
    schedule: str | None = attrs.field(default=None, converter=_prose)
    outputs: str | None = attrs.field(default=None, converter=_prose)
    effect: str | None = attrs.field(default=None, converter=_prose)
    sustainability: str | None = attrs.field(default=None, converter=_prose)


ModelType = Literal["collective", "individual"]


def _milestones(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return tuple(values)


def _variants(values: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Model:
    """A model or exemplar (*mô hình, điển hình*): its name, who holds it, its fields and its milestones.

    Parameters: `holders` are units (several where it is held jointly), `person` the individual;
    `type` is `collective` or `individual`, None where the source does not say; `fields` and `movement`
    codes of the vocabulary; `milestones` are only ever added to.
    """

    id: ModelId = attrs.field(converter=model_id)
    name: str = attrs.field(converter=_name)
    holders: tuple[UnitId, ...] = attrs.field(default=(), converter=_set)
    person: Person | None = None
    type: ModelType | None = None
    fields: tuple[str, ...] = attrs.field(default=(), converter=_set)
    place: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    movement: str | None = None
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=_milestones)
    description: Description | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_set)
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=_variants)
    source: Source | None = None

    def reached(self, milestone: Milestone) -> "Model":
        """The model with one more milestone."""
        milestones: tuple[Milestone, ...] = (*self.milestones, milestone)
        return attrs.evolve(self, milestones=milestones)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Recipient:
    """Who an award went to: a named unit, model or person, or only how many, of which kind.

    Parameters: `kind` is a code of the vocabulary (`collective`, `individual`, `household`, `model`,
    `unsplit` where the source counts several kinds in one number); `count` stands where they are not named;
    `barred` the days on which it may not be proposed (discipline, verification); why is nobody's business here.
    """

    kind: str
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
    model: ModelId | None = attrs.field(default=None, converter=to_model)
    person: Person | None = None
    name: str | None = attrs.field(default=None, converter=_words)
    count: Quantity | None = attrs.field(default=None, converter=to_quantity)
    barred: Span | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Act:
    """What was done to an award, in order: proposed, decided, presented, revoked; when, by whom, by which text."""

    state: str
    on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    by: UnitId | None = attrs.field(default=None, converter=to_unit)
    office: str | None = attrs.field(default=None, converter=_words)
    document: Citation | None = None
    source: Source | None = None


def _recipients(values: Iterable[Recipient]) -> tuple[Recipient, ...]:
    return tuple(values)


def _acts(values: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Award:
    """An award: its form, who received it, who granted it, for what, and how far it has come.

    Recognition (*công nhận*) of a model is not an award but a milestone. What is put forward is not
    granted: the acts say which it is.

    Parameters: `form` is a code of the vocabulary, None where none is named; `grantors` several when
    joint; `signatory` the office that signed, `achievement` what the award is for where that has an
    identity (a model's id or any text that two awards can share); `based_on` earlier awards named as its
    grounds; `bonus` money in đồng for each recipient.
    """

    id: AwardId = attrs.field(converter=award_id)
    form: str | None = None
    title: str | None = attrs.field(default=None, converter=_words)
    recipients: tuple[Recipient, ...] = attrs.field(default=(), converter=_recipients)
    grantors: tuple[UnitId, ...] = attrs.field(default=(), converter=_set)
    signatory: Person | None = None
    reason: str | None = attrs.field(default=None, converter=_words)
    achievement: str | None = None
    based_on: tuple[str, ...] = attrs.field(default=(), converter=_set)
    occasion: str | None = None
    movement: str | None = None
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    acts: tuple[Act, ...] = attrs.field(default=(), converter=_acts)
    bonus: Quantity | None = attrs.field(default=None, converter=to_quantity)
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=_variants)
    source: Source | None = None

    @property
    def state(self) -> str | None:
        """The state of the last act; None where the source tells of none."""
        return self.acts[-1].state if self.acts else None

    @property
    def decision(self) -> Act | None:
        """The act by which it was decided, where the source tells of it."""
        return next((act for act in self.acts if act.state == "decided"), None)

    @property
    def granted(self) -> bool:
        """Whether it counts as given: decided or presented and not revoked, or recorded without a word of its acts.

        An award that is only proposed is not counted.
        """
        return self.state in {None, "decided", "presented"}


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
    printed: str | None = attrs.field(default=None, converter=_prose)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    breakdown: Breakdown = attrs.field(factory=Breakdown, converter=Breakdown)
    fields: tuple[str, ...] = attrs.field(default=(), converter=_set)
    about: str | None = attrs.field(default=None, converter=_words)
    part_of: FigureId | None = attrs.field(default=None, converter=to_figure)
    apart_from: tuple[FigureId, ...] = attrs.field(default=(), converter=_set)
    by: UnitId | None = attrs.field(default=None, converter=to_unit)
    movement: str | None = None
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=_variants)
    source: Source | None = None


def _figures(values: Iterable[str]) -> tuple[FigureId, ...]:
    return tuple(FigureId(value) for value in _set(values))


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
    text: str = attrs.field(converter=_name)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    part_of: RemarkId | None = attrs.field(default=None, converter=to_remark)
    rank: int | None = None
    by: Person | None = None
    comparison: Comparison | None = None
    source: Source | None = None


Frame = Unit | Succession | Period
Event = Model | Award | Figure | Remark
Fact = Frame | Event

FRAME: tuple[type[Unit], type[Succession], type[Period]] = (Unit, Succession, Period)
EVENTS: tuple[type[Model], type[Award], type[Figure], type[Remark]] = (Model, Award, Figure, Remark)
