"""A model or exemplar (*mô hình, điển hình*) and the steps of its life."""

import datetime
from collections.abc import Iterable
from typing import Literal

import attrs

from danvan.facts.fields import (
    MOVEMENT,
    PERIOD,
    SOURCE,
    VARIANTS,
    distinct,
    identity,
    name_text,
    prose_or_none,
    words_or_none,
)
from danvan.facts.person import Person
from danvan.facts.variant import Variant, to_variants
from danvan.values.citations import Citation, Source
from danvan.values.days import to_day_or_none
from danvan.values.described import describe
from danvan.values.ids import ModelId, PeriodId, UnitId, model_id, to_period, to_unit


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Milestone:
    """A step in the life of a model: registered, effective, recognised … on a day or within a period.

    Parameters: `kind` and `level` are codes of the vocabulary; `by` the body that took the step;
    `decision` the document. Recognition at several levels is several milestones.
    """

    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="The step: registered, effective, appraised, voted, recognised … (a code of the vocabulary).",
            code="milestone",
        )
    )
    on: datetime.date | None = attrs.field(
        default=None, converter=to_day_or_none, metadata=describe(vi="ngày", en="The day of the step.", dates=True)
    )
    period: PeriodId | None = attrs.field(
        default=None,
        converter=to_period,
        metadata=describe(
            vi="kỳ", en="The period in which it was taken, where the day is not known, by id.", dates=True
        ),
    )
    level: str | None = attrs.field(
        default=None,
        metadata=describe(vi="cấp", en="The level at which it was recognised, a code of the vocabulary.", code="level"),
    )
    by: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="cơ quan thực hiện", en="The body that took the step, by id."),
    )
    decision: Citation | None = attrs.field(
        default=None, metadata=describe(vi="quyết định", en="The document by which it was taken.", merge="parts")
    )
    note: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="ghi chú", en="A remark of whoever keeps the book.")
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)


@attrs.frozen(kw_only=True)
class Description:
    """What a registration form asks of a model in words: ten optional texts."""

    situation: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="thực trạng", en="How things stood before.")
    )
    aims: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="mục tiêu", en="What it is to achieve.")
    )
    content: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="nội dung", en="What is done.")
    )
    area: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="phạm vi, đối tượng", en="Where, and for whom.")
    )
    forces: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="lực lượng tham gia", en="Who takes part.")
    )
    resources: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="nguồn lực", en="With what means.")
    )
    schedule: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="tiến độ", en="By when.")
    )
    outputs: str | None = attrs.field(
        default=None,
        converter=prose_or_none,
        metadata=describe(vi="kết quả", en="What came of it, in things that can be counted."),
    )
    effect: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="hiệu quả", en="What it changed.")
    )
    sustainability: str | None = attrs.field(
        default=None, converter=prose_or_none, metadata=describe(vi="khả năng duy trì", en="How it lasts and spreads.")
    )


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

    id: ModelId = attrs.field(converter=model_id, metadata=identity("mã bản ghi mô hình"))
    name: str = attrs.field(converter=name_text, metadata=describe(vi="tên", en="Its name."))
    holders: tuple[UnitId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(
            vi="đơn vị thực hiện",
            en="The units that hold it, by id; several where it is held jointly.",
            merge="union",
            carried=True,
        ),
    )
    person: Person | None = attrs.field(
        default=None,
        metadata=describe(
            vi="cá nhân", en="The person who holds it, where it is an individual's.", merge="parts", carried=True
        ),
    )
    type: ModelType | None = attrs.field(
        default=None,
        metadata=describe(
            vi="tập thể hay cá nhân",
            en="Whether it is a collective's or an individual's; left out where the source does not say.",
            code="model-type",
        ),
    )
    fields: tuple[str, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(
            vi="lĩnh vực",
            en="Its fields, codes of the vocabulary (`economy`, `culture-society` …).",
            code="field",
            merge="union",
        ),
    )
    place: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="địa bàn", en="Where it is carried out, a territory by id.", carried=True),
    )
    period: PeriodId | None = attrs.field(default=None, converter=to_period, metadata=PERIOD)
    movement: str | None = attrs.field(default=None, metadata=MOVEMENT)
    milestones: tuple[Milestone, ...] = attrs.field(
        default=(),
        converter=_milestones,
        metadata=describe(vi="mốc", en="The steps of its life; they are only ever added to.", merge="union"),
    )
    description: Description | None = attrs.field(
        default=None, metadata=describe(vi="thuyết minh", en="What the registration form asks in words.", merge="parts")
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="tên khác", en="Other names or spellings it is found under.", merge="union"),
    )
    variants: tuple[Variant, ...] = attrs.field(default=(), converter=to_variants, metadata=VARIANTS)
    source: Source | None = attrs.field(default=None, metadata=SOURCE)

    def reached(self, milestone: Milestone) -> "Model":
        """The model with one more milestone."""
        milestones: tuple[Milestone, ...] = (*self.milestones, milestone)
        return attrs.evolve(self, milestones=milestones)
