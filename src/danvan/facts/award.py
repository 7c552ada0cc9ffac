"""An award: its form, its recipients, its grantors and its acts."""

import datetime
from collections.abc import Iterable

import attrs

from danvan.facts.fields import MOVEMENT, PERIOD, SOURCE, VARIANTS, distinct, identity, words_or_none
from danvan.facts.person import Person
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day_or_none
from danvan.values.described import describe
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

    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="Collective, individual, household, model, or `unsplit` where the source counts several kinds as one.",
            code="recipient-kind",
        )
    )
    unit: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="đơn vị", en="The unit that received it, by id.", carried=True),
    )
    model: ModelId | None = attrs.field(
        default=None, converter=to_model, metadata=describe(vi="mô hình", en="The model that was rewarded, by id.")
    )
    person: Person | None = attrs.field(
        default=None, metadata=describe(vi="cá nhân", en="The person who received it.", merge="parts", carried=True)
    )
    name: str | None = attrs.field(
        default=None,
        converter=words_or_none,
        metadata=describe(vi="tên", en="The name as printed, where it is none of the book's units and models."),
    )
    count: Quantity | None = attrs.field(
        default=None, converter=to_quantity, metadata=describe(vi="số lượng", en="How many, where they are not named.")
    )
    barred: Span | None = attrs.field(
        default=None,
        metadata=describe(
            vi="thời gian chưa xét",
            en="The days on which it may not be proposed: discipline or verification is open. No reason is kept.",
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Act:
    """What was done to an award, in order: proposed, decided, presented, revoked; when, by whom, by which text."""

    state: str = attrs.field(
        metadata=describe(
            vi="trạng thái", en="What was done: proposed, decided, presented or revoked.", code="award-state"
        )
    )
    on: datetime.date | None = attrs.field(
        default=None, converter=to_day_or_none, metadata=describe(vi="ngày", en="The day.", dates=True)
    )
    by: UnitId | None = attrs.field(
        default=None, converter=to_unit, metadata=describe(vi="cơ quan thực hiện", en="The body that did it, by id.")
    )
    office: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="chức vụ", en="The office that did it.")
    )
    document: Citation | None = attrs.field(
        default=None, metadata=describe(vi="văn bản", en="The document by which it was done.", merge="parts")
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)


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

    id: AwardId = attrs.field(converter=award_id, metadata=identity("mã bản ghi khen thưởng"))
    form: str | None = attrs.field(
        default=None,
        metadata=describe(
            vi="danh hiệu, hình thức",
            en="The form of award, a code of the vocabulary; left out where the source names none.",
            code="award-form",
        ),
    )
    title: str | None = attrs.field(
        default=None,
        converter=words_or_none,
        metadata=describe(vi="tên gọi", en="The award as printed, where that says more than the form."),
    )
    recipients: tuple[Recipient, ...] = attrs.field(
        default=(), converter=_recipients, metadata=describe(vi="đối tượng", en="Who received it.", carried=True)
    )
    grantors: tuple[UnitId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="cơ quan tặng", en="The bodies that granted it, by id; several when joint."),
    )
    signatory: Person | None = attrs.field(
        default=None, metadata=describe(vi="người ký", en="Who signed, which is not who granted.", merge="parts")
    )
    reason: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="thành tích", en="What it was given for, in words.")
    )
    achievement: str | None = attrs.field(
        default=None,
        metadata=describe(
            vi="thành tích gốc", en="What it rewards, as any text that two awards for one achievement share."
        ),
    )
    based_on: tuple[AwardId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(
            vi="khen thưởng làm căn cứ", en="Ids of earlier awards that it names as its grounds.", merge="union"
        ),
    )
    occasion: str | None = attrs.field(
        default=None, metadata=describe(vi="dịp", en="The occasion it was given on.", code="occasion")
    )
    movement: str | None = attrs.field(default=None, metadata=MOVEMENT)
    period: PeriodId | None = attrs.field(default=None, converter=to_period, metadata=PERIOD)
    acts: tuple[Act, ...] = attrs.field(
        default=(),
        converter=_acts,
        metadata=describe(
            vi="bước", en="How far it has come: proposed, decided, presented, revoked, in order.", merge="union"
        ),
    )
    bonus: Quantity | None = attrs.field(
        default=None,
        converter=to_quantity,
        metadata=describe(vi="tiền thưởng", en="The money that goes with it, in đồng for each recipient."),
    )
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants, metadata=VARIANTS)
    source: Source | None = attrs.field(default=None, metadata=SOURCE)

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
