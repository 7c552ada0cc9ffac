"""Stretches of days: when a unit existed, when a text was in force, what a report covers."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Self

import attrs

from danvan.errors import BadValue
from danvan.values.days import a_day
from danvan.values.described import describe

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = date.min.year, date.max.year


def _same_kind_of_day(_: object, attribute: "attrs.Attribute[date | None]", day: object) -> None:
    if day is not None:
        a_day(f"{attribute.name} of span", day)


@attrs.frozen
class Span:
    """The days from `start` up to, not including, `end`.

    Parameters: `start` is the first day, or None where the beginning is not known or lies before
    anything recorded; `end` is the first day after it, or None where it still runs. A span holds at
    least one day.

    Raises: BadValue when the end is not after the start.

    >>> Span.year(2017)
    Span(start=datetime.date(2017, 1, 1), end=datetime.date(2018, 1, 1))
    >>> date(2017, 12, 31) in Span.year(2017), date(2018, 1, 1) in Span.year(2017)
    (True, False)
    >>> print(Span.year(2017), Span(start=date(2025, 7, 1)), Span())
    2017-01-01/2017-12-31 2025-07-01/.. ../..
    """

    start: date | None = attrs.field(
        default=None,
        validator=_same_kind_of_day,
        metadata=describe(vi="từ ngày", en="The first day; left out where the beginning is not known or not bounded."),
    )
    end: date | None = attrs.field(
        default=None,
        validator=_same_kind_of_day,
        metadata=describe(vi="đến trước ngày", en="The first day after it; left out while it runs."),
    )

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise BadValue("end of span", self.end, f"put it after the start, {self.start}")

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day, _day_after(day))

    @classmethod
    def through(cls, first: date, last: date) -> Self:
        """From the first day to the last, both included, as periods are usually spoken of.

        >>> Span.through(date(2019, 1, 1), date(2019, 3, 31)) == Span.quarter(2019, 1)
        True
        """
        return cls(first, _day_after(last))

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year."""
        return cls.years(year, year)

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Whole calendar years, both included: `Span.years(2016, 2020)` is a stage of five years."""
        if not FIRST_YEAR <= first <= last < LAST_YEAR:
            raise BadValue("years", f"{first}-{last}", "give the earlier year first, 1 to 9998")
        return cls(date(first, 1, 1), date(last + 1, 1, 1))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Self:
        """Whole months of one year, both included.

        >>> Span.months(2019, 1, 9).last
        datetime.date(2019, 9, 30)
        """
        if not (1 <= first <= last <= 12 and FIRST_YEAR <= year < LAST_YEAR):
            raise BadValue("months", f"{first}-{last}/{year}", "give months 1 to 12, the earlier first")
        end = date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1)
        return cls(date(year, first, 1), end)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """A calendar quarter, 1 to 4."""
        if quarter not in (1, 2, 3, 4):
            raise BadValue("quarter", quarter, "give 1, 2, 3 or 4")
        return cls.months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """The first or the last six months of a year."""
        if half not in (1, 2):
            raise BadValue("half", half, "give 1 or 2")
        return cls.months(year, 6 * half - 5, 6 * half)

    def __str__(self) -> str:
        """First and last day, as the command line takes them; `..` where an end is open."""
        return f"{self.start or '..'}/{self.last or '..'}"

    @property
    def last(self) -> date | None:
        """The last day that belongs to the span; None while it runs."""
        return None if self.end is None else self.end - ONE_DAY

    @property
    def days(self) -> int | None:
        """How many days it holds; None where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days

    @property
    def months_long(self) -> int | None:
        """How many calendar months it holds; None where it does not hold whole ones.

        >>> Span.year(2016).months_long, Span.quarter(2019, 1).months_long, Span.day(date(2019, 3, 1)).months_long
        (12, 3, None)
        """
        if self.start is None or self.end is None or (self.start.day, self.end.day) != (1, 1):
            return None
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month

    def as_long_as(self, other: "Span") -> bool:
        """Whether the two are of one length as people count it: a year is a year, with 365 days or 366.

        >>> Span.year(2016).as_long_as(Span.year(2017)), Span.quarter(2019, 1).as_long_as(Span.half(2019, 1))
        (True, False)
        """
        if self.months_long is not None and other.months_long is not None:
            return self.months_long == other.months_long
        return self.days == other.days

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a day."""
        return (self.end is None or other.start is None or other.start < self.end) and (
            other.end is None or self.start is None or self.start < other.end
        )

    def covers(self, other: "Span") -> bool:
        """Whether every day of the other is a day of this one."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def shared(self, other: "Span") -> "Span | None":
        """The days that belong to both; None where there are none.

        >>> Span.years(2016, 2020).shared(Span.years(2019, 2021)) == Span.years(2019, 2020)
        True
        """
        if not self.overlaps(other):
            return None
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        return Span(max(starts, default=None), min(ends, default=None))


def a_span(what: str, span: object) -> Span:
    """What is a span, as it is.

    Raises: BadValue.

    >>> a_span("during", Span.year(2017)) == Span.year(2017)
    True
    """
    if not isinstance(span, Span):
        raise BadValue(what, span, "give a Span, such as Span.year(2017)")
    return span


ALWAYS = Span()


def order(span: Span) -> tuple[date, date]:
    """What spans are sorted by: the earlier start first, then the earlier end; open ends outermost."""
    return (span.start or date.min, span.end or date.max)


def coalesce(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in as few spans as possible, in order.

    >>> coalesce([Span.year(2018), Span.year(2017)]) == (Span.years(2017, 2018),)
    True
    """
    joined: list[Span] = []
    for span in sorted(spans, key=order):
        if joined and _touch(joined[-1], span):
            end = None if joined[-1].end is None or span.end is None else max(joined[-1].end, span.end)
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(span)
    return tuple(joined)


def gaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches between the spans that belong to none of them.

    >>> gaps([Span.year(2016), Span.year(2018)]) == (Span.year(2017),)
    True
    """
    joined = coalesce(spans)
    return tuple(Span(one.end, other.start) for one, other in pairwise(joined))


def _day_after(day: date) -> date | None:
    # The last day there is has none after it: a span that holds it is open.
    return None if day >= date.max else day + ONE_DAY


def _touch(one: Span, later: Span) -> bool:
    return one.end is None or later.start is None or later.start <= one.end
