"""Stretches of days, written as Vietnamese reports name them: quarters, halves, months, years, stages."""

from datetime import date

from danvan.values.numerals import roman, write_day
from danvan.values.spans import ONE_DAY, Span


def write_span(span: Span) -> str:
    """A span by the name reports give it, or by its first and last day where it has no name.

    Two spans are never written alike. Whole years are a stage, whole months from January on are counted, and
    January and February carry the zero they carry in dates. Names follow the reports the library was made for.

    >>> write_span(Span.quarter(2019, 1)), write_span(Span.year(2017)), write_span(Span.years(2016, 2020))
    ('quý I năm 2019', 'năm 2017', 'giai đoạn 2016-2020')
    >>> write_span(Span.half(2020, 1)), write_span(Span.months(2017, 1, 9)), write_span(Span.months(2019, 3, 3))
    ('6 tháng đầu năm 2020', '9 tháng năm 2017', 'tháng 3 năm 2019')
    """
    if span.start is None or span.end is None:
        return _write_open(span)
    if (span.end - span.start) == ONE_DAY:
        return write_day(span.start)
    if span.start.day == 1 == span.end.day:
        return _write_months(span.start, span.end - ONE_DAY)
    return f"từ {write_day(span.start)} đến {write_day(span.end - ONE_DAY)}"


def _write_open(span: Span) -> str:
    if span.start is not None:
        return f"từ {write_day(span.start)}"
    if span.last is not None:
        return f"đến {write_day(span.last)}"
    return "không giới hạn thời gian"


def _write_months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return f"năm {first.year}" if first.year == last.year else f"giai đoạn {first.year}-{last.year}"
    if first.year != last.year:
        return f"từ {_month(first.month)} năm {first.year} đến {_month(last.month)} năm {last.year}"
    return f"{_months_of_year(first.month, last.month)} năm {first.year}"


def _months_of_year(first: int, last: int) -> str:
    if first == last:
        return _month(first)
    if last == first + 2 and last % 3 == 0:
        return f"quý {roman(last // 3)}"
    if (first, last) == (7, 12):
        return "6 tháng cuối"
    if first == 1:
        return f"{last} tháng đầu" if last <= 6 else f"{last} tháng"
    return f"từ {_month(first)} đến {_month(last)}"


def _month(month: int) -> str:
    return f"tháng {month:02}" if month < 3 else f"tháng {month}"
