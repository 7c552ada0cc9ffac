"""A period that figures are reported for."""

import datetime

import attrs

from danvan.facts.fields import name_text
from danvan.values.citations import Source
from danvan.values.days import to_day_or_none
from danvan.values.ids import PeriodId, period_id, to_period
from danvan.values.spans import Span


@attrs.frozen(kw_only=True)
class Period:
    """A stretch of time that figures are reported for: year, quarter, stage, term, campaign.

    Parameters: `label` is the period as printed; `during` the days it covers; `within` the longer period
    it is part of; `reported_on` the day of the review, which may come before the stage ends.
    """

    id: PeriodId = attrs.field(converter=period_id)
    kind: str
    label: str = attrs.field(converter=name_text)
    during: Span
    within: PeriodId | None = attrs.field(default=None, converter=to_period)
    reported_on: datetime.date | None = attrs.field(default=None, converter=to_day_or_none)
    source: Source | None = None
