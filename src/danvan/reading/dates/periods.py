"""Periods as reports name them: quarters, halves, months, years, stages, terms, rounds, lengths, “đến nay”."""

import datetime
import re
from collections.abc import Iterator

import attrs

from danvan.reading.dates.days import find_days
from danvan.reading.dates.forms import FORMS, YEAR_ALONE, year_named
from danvan.reading.dates.stretches import Context, PeriodReading
from danvan.values.number_words import fold, note, prepared
from danvan.values.patterns import pattern
from danvan.values.text import verbatim

__all__ = ["PeriodReading", "find_periods", "read_period"]

_CLAUSE = pattern(r"[.;:!?\n]")
_WEEKDAY = pattern(r"(?<!\w)(?:thứ\s+(?:\d|hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật|cn)(?!\w)")
_OF_TIME = pattern(r"\d|(?<!\w)(?:tháng|thg|quý|tuần|kỳ|vụ|nửa|mùa|đợt|thứ|đầu|giữa|cuối|[ivx]{1,4}|[hqt]\d)(?!\w)")
_LONGEST = 1000  # letters; what is longer is no name of a period


def read_period(text: str, *, on: datetime.date | None = None) -> PeriodReading:
    """The period that a text names; further names of it in the text are kept beside.

    Parameters: `on` is the day of the report, which “đến nay” runs to and which gives the year left out.

    >>> from danvan.values.spans import Span
    >>> read_period("quý I/2019").span == Span.quarter(2019, 1)
    True
    >>> five = read_period("5 năm (2010-2015)")
    >>> five.span == Span.years(2010, 2015), five.length.value, [one.code for one in five.notes]
    (True, Decimal('5'), ['length-and-years'])
    >>> read_period("từ năm 2016 đến nay", on=datetime.date(2020, 8, 4)).span.last
    datetime.date(2020, 8, 4)
    """
    printed = verbatim(text)
    legible = prepared(printed)[:_LONGEST]
    found = list(find_periods(legible, on=on, alone=True))
    if not found:
        return PeriodReading(printed=printed, notes=(note("no-days", printed=printed),))
    first = next((one for one in found if one.span is not None), found[0])
    others = tuple(one for one in found if one is not first)
    notes = (*first.notes, note("two-labels", printed=printed)) if others else first.notes
    if first.span is not None and not others and _time_left(fold(legible), first):
        notes = (*notes, note("time-left", printed=printed))
    return attrs.evolve(first, printed=printed, also=others, notes=notes)


def _time_left(low: str, read: PeriodReading) -> bool:
    """Whether digits or words of time stand right beside a period that was read: “học kỳ I năm 2024”."""
    low = _WEEKDAY.sub(lambda found: " " * len(found[0]), low)
    before, behind = _CLAUSE.split(low[: read.start])[-1].split()[-3:], _CLAUSE.split(low[read.end :])[0].split()[:2]
    return _OF_TIME.search(" ".join(before)) is not None or _OF_TIME.search(" ".join(behind)) is not None


def find_periods(text: str, *, on: datetime.date | None = None, alone: bool = False) -> Iterator[PeriodReading]:
    """Every period named in a prepared text, in order, days among them; `alone` reads a year that stands by itself."""
    low = fold(text)
    reader = Context(text, low, on, lambda words: find_periods(words, on=on, alone=True))
    places: list[tuple[int, int, int, re.Match[str] | None]] = [
        (m.start(), -m.end(), rank, m) for rank, (form, _) in enumerate(FORMS) for m in form.finditer(low)
    ]
    if alone:
        places += [(m.start(), -m.end(), len(FORMS), m) for m in YEAR_ALONE.finditer(low)]
    days = {day.start: day for day in find_days(text, on=on)}
    places += [(day.start, -day.end, -1, None) for day in days.values()]
    end = 0
    for start, stop, rank, found in sorted(places, key=lambda one: one[:3]):
        if start < end:
            continue
        if found is None:
            day = days[start]
            yield PeriodReading(
                printed=day.printed, kind="day", span=day.span, start=start, end=day.end, notes=day.notes
            )
            end = day.end
            continue
        make = year_named if rank == len(FORMS) else FORMS[rank][1]
        made = make(reader, found)
        if made is not None:
            yield attrs.evolve(made, start=start, end=-stop, printed=text[start:-stop].strip())
            end = -stop
