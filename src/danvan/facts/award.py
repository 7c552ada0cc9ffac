"""An award: its form, its recipients, its grantors and its acts."""

import datetime
from collections.abc import Iterable

import attrs

from danvan.facts.fields import distinct, words_or_none
from danvan.facts.person import Person
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day_or_none
from danvan.values.ids import AwardId, ModelId, PeriodId, UnitId, award_id, to_model, to_period, to_unit
from danvan.values.quantities import Quantity, to_quantity
from danvan.values.spans import Span


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
    name: str | None = attrs.field(default=None, converter=words_or_none)
    count: Quantity | None = attrs.field(default=None, converter=to_quantity)
    barred: Span | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Act:
    """What was done to an award, in order: proposed, decided, presented, revoked; when, by whom, by which text."""

    state: str
    on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    by: UnitId | None = attrs.field(default=None, converter=to_unit)
    office: str | None = attrs.field(default=None, converter=words_or_none)
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
    title: str | None = attrs.field(default=None, converter=words_or_none)
    recipients: tuple[Recipient, ...] = attrs.field(default=(), converter=_recipients)
    grantors: tuple[UnitId, ...] = attrs.field(default=(), converter=distinct)
    signatory: Person | None = None
    reason: str | None = attrs.field(default=None, converter=words_or_none)
    achievement: str | None = None
    based_on: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    occasion: str | None = None
    movement: str | None = None
    period: PeriodId | None = attrs.field(default=None, converter=to_period)
    acts: tuple[Act, ...] = attrs.field(default=(), converter=_acts)
    bonus: Quantity | None = attrs.field(default=None, converter=to_quantity)
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants)
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
