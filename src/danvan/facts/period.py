"""A period that figures are reported for."""

import datetime

import attrs

from danvan.facts.fields import SOURCE, identity, name_text
from danvan.values.citations import Source
from danvan.values.days import to_day_or_none
from danvan.values.described import describe
from danvan.values.ids import PeriodId, period_id, to_period
from danvan.values.spans import Span


@attrs.frozen(kw_only=True)
class Period:
    """A stretch of time that figures are reported for: year, quarter, stage, term, campaign.

    Parameters: `label` is the period as printed; `during` the days it covers; `within` the longer period
    it is part of; `reported_on` the day of the review, which may come before the stage ends.
    """

    id: PeriodId = attrs.field(converter=period_id, metadata=identity("mã bản ghi kỳ"))
    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="The kind of period: year, quarter, stage, term, campaign … (a code of the vocabulary).",
            code="period-kind",
        )
    )
    label: str = attrs.field(
        converter=name_text, metadata=describe(vi="cách ghi kỳ", en="The period as printed.", merge="first")
    )
    during: Span = attrs.field(metadata=describe(vi="thời gian", en="The days it covers.", dates=True))
    within: PeriodId | None = attrs.field(
        default=None,
        converter=to_period,
        metadata=describe(vi="thuộc kỳ", en="The longer period it is part of, by id."),
    )
    reported_on: datetime.date | None = attrs.field(
        default=None,
        converter=to_day_or_none,
        metadata=describe(vi="ngày tổng kết", en="The day of the review, which may come before the period ends."),
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)
