"""A model or exemplar (*mô hình, điển hình*) and the steps of its life."""

import datetime
from collections.abc import Iterable
from typing import Literal

import attrs

from danvan.facts.fields import distinct, name_text, prose_or_none, words_or_none
from danvan.facts.person import Person
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day_or_none
from danvan.values.ids import ModelId, PeriodId, UnitId, model_id, to_period, to_unit


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
    note: str | None = attrs.field(default=None, converter=words_or_none)
    source: Source | None = None


@attrs.frozen(kw_only=True)
class Description:
    """What a registration form asks of a model in words: ten optional texts."""

    situation: str | None = attrs.field(default=None, converter=prose_or_none)
    aims: str | None = attrs.field(default=None, converter=prose_or_none)
    content: str | None = attrs.field(default=None, converter=prose_or_none)
    area: str | None = attrs.field(default=None, converter=prose_or_none)
    forces: str | None = attrs.field(default=None, converter=prose_or_none)
    resources: str | None = attrs.field(default=None, converter=prose_or_none)
    schedule: str | None = attrs.field(default=None, converter=prose_or_none)
    outputs: str | None = attrs.field(default=None, converter=prose_or_none)
    effect: str | None = attrs.field(default=None, converter=prose_or_none)
    sustainability: str | None = attrs.field(default=None, converter=prose_or_none)


ModelType = Literal["collective", "individual"]


def _milestones(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Model:
    """A model or exemplar (*mô hình, điển hình*): its name, who holds it, its fields and its milestones.

    Parameters: `holders` are units (several where it is held jointly), `person` the individual;
    `type` is `collective` or `individual`, None where the source does not say; `fields` and `movement`
    codes of the vocabulary; `milestones` are only ever added to.
    """

    id: ModelId = attrs.field(converter=model_id)
    name: str = attrs.field(converter=name_text)
    holders: tuple[UnitId, ...] = attrs.field(default=(), converter=distinct)
    person: Person | None = None
    type: ModelType | None = None
    fields: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    place: UnitId | None = attrs.field(default=None, converter=to_unit)
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    movement: str | None = None
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=_milestones)
    description: Description | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants)
    source: Source | None = None

    def reached(self, milestone: Milestone) -> "Model":
        """The model with one more milestone."""
        milestones: tuple[Milestone, ...] = (*self.milestones, milestone)
        return attrs.evolve(self, milestones=milestones)
