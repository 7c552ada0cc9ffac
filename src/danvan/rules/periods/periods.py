"""Rules on periods: the calendar, the longer period they lie in, their labels."""

import datetime
from collections.abc import Callable, Iterator, Mapping

from danvan.book.book import Book
from danvan.facts import EVENTS, Period, Succession
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, rule
from danvan.rules.engine.wording import day, days, kind_said, labels, last_of
from danvan.rules.lookups.days import days_where
from danvan.values.patterns import pattern
from danvan.values.spans import Span

# What the words mean by the calendar: the stretch of that kind in which a day lies.
CALENDAR: Mapping[str, Callable[[datetime.date], Span]] = {
    "day": Span.day,
    "month": lambda day: Span.months(day.year, day.month, day.month),
    "quarter": lambda day: Span.quarter(day.year, (day.month + 2) // 3),
    "half": lambda day: Span.half(day.year, 1 if day.month <= 6 else 2),
    "nine-months": lambda day: Span.months(day.year, 1, 9),
    "year": lambda day: Span.year(day.year),
}
MORE_THAN_A_YEAR = ("several-years", "stage", "term")
A_YEAR = 366
LAST_YEAR = 9998
KINDS_WITH_DAYS = (Succession, Period, *EVENTS)
EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)


@rule(
    "DV201",
    vi=(
        "Kỳ “{period}” được ghi là {kind} nhưng lại tính {days} (theo lịch là {expected}); đề nghị sửa ngày hoặc loại "
        "kỳ."
    ),
    en=(
        "Period “{period}” is said to be a {kind} yet runs {days} (by the calendar {expected}); correct its days or "
        "its kind."
    ),
    grades=(OWN_ERROR,),
    follows=("DV206",),
)
def off_the_calendar(book: Book) -> Iterator[Breach]:
    """A month, quarter, half-year, nine months or year is the one of the calendar.

    Why: figures of one quarter are set beside each other by its days; a quarter of other days has no fellow.
    Bad: a quarter from 15/01/2019 to 14/4/2019.
    Fix: correct the days, or call the period by another kind (`several-months`, `campaign`).
    """
    for period in book.periods:
        whole = CALENDAR.get(period.kind)
        start = period.during.start
        if whole is None:
            continue
        expected = whole(start) if start is not None and start.year <= LAST_YEAR else None
        if period.during != expected:
            kind = labels(book.vocabulary, "period-kind", [period.kind])
            values = {
                "period": period.label,
                "kind": kind,
                "days": days(period.during),
                "expected": "…" if expected is None else days(expected),
            }
            yield Breach(fact=period, field="during", values=values, on=start)


@rule(
    "DV202",
    vi="Kỳ “{period}” được ghi là {kind} nhưng chỉ tính {days}, không quá một năm; đề nghị sửa ngày hoặc loại kỳ.",
    en=("Period “{period}” is said to be a {kind} yet runs {days} only, a year or less; correct its days or its kind."),
    grades=(OWN_WARNING,),
    follows=("DV206",),
)
def too_short(book: Book) -> Iterator[Breach]:
    """A stage, a term or several years is longer than a year.

    Why: a stage of one year is a year, and is compared with years.
    Bad: a stage from 01/01/2020 to 31/12/2020.
    Fix: correct the days or the kind.
    """
    for period in book.periods:
        length = period.during.days
        if period.kind in MORE_THAN_A_YEAR and length is not None and length <= A_YEAR:
            kind = labels(book.vocabulary, "period-kind", [period.kind])
            values = {
                "period": period.label,
                "kind": kind,
                "days": days(period.during),
            }
            yield Breach(fact=period, field="during", values=values, on=period.during.start)


@rule(
    "DV203",
    vi=(
        "Kỳ “{period}” ({days}) không nằm trọn trong kỳ “{whole}” ({whole_days}); đề nghị sửa ngày hoặc bỏ phần “thuộc "
        "kỳ”."
    ),
    en=(
        "Period “{period}” ({days}) does not lie within “{whole}” ({whole_days}); correct the days or leave out "
        "`within`."
    ),
    grades=(OWN_ERROR,),
    follows=("DV105",),
)
def outside_its_whole(book: Book) -> Iterator[Breach]:
    """A period within a longer one has all its days in it.

    Why: what the part reports is taken to be in what the whole reports.
    Bad: 2019-2021 within the stage 2016-2020.
    Fix: correct the days of either, or leave out `within`.
    """
    for period in book.periods:
        whole = book.get(Period, period.within)
        if whole is not None and whole.id != period.id and not whole.during.covers(period.during):
            values = {
                "period": period.label,
                "days": days(period.during),
                "whole": whole.label,
                "whole_days": days(whole.during),
            }
            yield Breach(fact=period, field="within", values=values, on=period.during.start)


_RANGE = pattern(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)")
_YEAR = pattern(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)|(?<=[/.-])(?:19|20)\d\d(?!\d)")
_OPEN = ("nay", "từ ", "đến", "trước", "sau")


@rule(
    "DV204",
    vi="Tên kỳ “{period}” nói {years} nhưng kỳ lại tính {days}; đề nghị sửa ngày hoặc tên kỳ.",
    en="Label “{period}” says {years}, yet the period runs {days}; correct its days or its label.",
    grades=(OWN_WARNING,),
    follows=("DV201", "DV206"),
)
def label_and_days(book: Book) -> Iterator[Breach]:
    """The years in a period's label are the years of its days.

    Why: the label is printed and the days are counted; a reader would be told of other years than were added up.
    Bad: “giai đoạn 2016-2020” with days from 2015 to 2020.
    Fix: correct the days, or the label if the source prints another.
    """
    for period in book.periods:
        said = _years(period.label)
        start, last = period.during.start, last_of(period.during)
        if said is None:
            continue
        if (start is not None and start.year != said[0]) or (last is not None and last.year != said[1]):
            years = str(said[0]) if said[0] == said[1] else f"{said[0]}-{said[1]}"
            values = {"period": period.label, "years": years, "days": days(period.during)}
            yield Breach(fact=period, field="label", values=values, on=start)


def _years(label: str) -> tuple[int, int] | None:
    # Only what is plain: one range, or one year in a label that does not speak of "from" or "to date". A report that
    # has two labels ("năm 2017; giai đoạn 2015-2020") says neither plainly.
    ranges = set(_RANGE.findall(label))
    if ranges:
        first, last = next(iter(ranges))
        plain = len(ranges) == 1 and not _YEAR.search(_RANGE.sub("", label))
        return (int(first), int(last)) if plain else None
    years = set(_YEAR.findall(label))
    if len(years) != 1 or any(word in label.casefold() for word in _OPEN):
        return None
    year = int(next(iter(years)))
    return year, year


@rule(
    "DV205",
    vi="Kỳ “{period}” bắt đầu ngày {start} nhưng ngày tổng kết lại là {day}; đề nghị kiểm tra lại hai ngày này.",
    en="Period “{period}” begins on {start} yet was reviewed on {day}; check both days.",
    grades=(OWN_WARNING,),
    follows=("DV206",),
)
def reviewed_before_it_began(book: Book) -> Iterator[Breach]:
    """A period is reviewed after it began. (Before it ends is common, and no finding.)

    Why: nobody reports what has not begun; one of the days is a slip.
    Bad: the year 2018, reviewed on 10/10/2017.
    Fix: correct the day of the review or the days of the period.
    """
    for period in book.periods:
        start = period.during.start
        if period.reported_on is not None and start is not None and period.reported_on < start:
            values = {
                "period": period.label,
                "start": day(start),
                "day": day(period.reported_on),
            }
            yield Breach(fact=period, field="reported_on", values=values, on=period.reported_on)


@rule(
    "DV206",
    vi="Bản ghi {kind} “{id}” có ngày {day}, ngoài khoảng từ năm 1900 đến năm 2099; đề nghị sửa lại năm.",
    en="Record {kind} “{id}” has the day {day}, outside the years 1900-2099; correct the year.",
    grades=(OWN_WARNING,),
)
def day_out_of_range(book: Book) -> Iterator[Breach]:
    """The days of periods and events lie in the twentieth or twenty-first century.

    Why: a year 202 or 2107 is a slip of the keyboard, and makes every growth and every order by time wrong.
    Bad: a campaign from 01/5/0202.
    Fix: correct the year.
    """
    for fact, odd in days_where(book, KINDS_WITH_DAYS, _is_odd):
        values = {"kind": kind_said(type(fact)), "id": fact.id, "day": day(odd)}
        yield Breach(fact=fact, values=values, on=odd)


def _is_odd(day: datetime.date) -> bool:
    return not EARLIEST <= day < LATEST
