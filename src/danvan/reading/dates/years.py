"""Stretches of years, and rounds of one, as their words make them: stages, terms, school years, years one by one."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from danvan.reading.dates.days import YEAR
from danvan.reading.dates.months import number
from danvan.reading.dates.stretches import Context, PeriodReading
from danvan.values.number_words import Note, note
from danvan.values.quantities import Exactness, Quantity
from danvan.values.spans import Span

_ABOUTS: dict[str, Exactness] = {"gần": "nearly", "hơn": "over", "trên": "over", "khoảng": "about"}


def _years(first: int, last: int) -> Span | None:
    return Span.years(first, last) if first <= last else None


def length_of(found: re.Match[str]) -> Quantity | None:
    if not found.groupdict().get("n"):
        return None
    told = found.groupdict()
    exact = _ABOUTS.get(told.get("about") or "", "exact")
    if told.get("and"):
        return Quantity(12 * number(found["n"]) + int(told["and"]), exact, "month")
    half = Decimal("0.5") if told.get("half") else Decimal(0)
    return Quantity(number(found["n"]) + half, exact, "year")


def of_years(kind: str) -> Callable[[Context, re.Match[str]], PeriodReading | None]:
    def made(reader: Context, found: re.Match[str]) -> PeriodReading | None:
        first, last = int(found["a"]), int(found["b"])
        if last < 100:
            last += first // 100 * 100
        span, length, printed = _years(first, last), length_of(found), reader.printed(found)
        notes = () if span is not None else (note("backwards", printed=printed),)
        if length is not None and span is not None and length.is_exact and length.value != last - first + 1:
            notes = (note("length-and-years", printed=printed, length=length.value, years=last - first + 1),)
        if kind == "term":
            notes = (*notes, note("term-by-years", printed=printed))
        if kind == "school-year":
            notes = (*notes, note("school-year-by-years", printed=printed))
        return PeriodReading(printed=printed, kind=kind, span=span, length=length, notes=notes)

    return made


def listed_years(reader: Context, found: re.Match[str]) -> PeriodReading:
    years = [int(year) for year in re.findall(YEAR, found["years"])]
    length, printed = length_of(found), reader.printed(found)
    span = _years(years[0], years[-1])
    gaps = any(later != one + 1 for one, later in pairwise(years)) and "-" not in found["years"]
    counted = years[-1] - years[0] + 1 if "-" in found["years"] else len(years)
    notes: tuple[Note, ...] = ()
    if span is None or gaps:
        span, notes = (span if not gaps else None), (note("backwards" if span is None else "no-days", printed=printed),)
    if length is not None and length.is_exact and length.value != counted:
        notes = (*notes, note("length-and-years", printed=printed, length=length.value, years=counted))
    return PeriodReading(printed=printed, kind="several-years", span=span, length=length, notes=notes)


def round_of_year(reader: Context, found: re.Match[str]) -> PeriodReading:
    order = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    year, notes = reader.year(found)
    printed = reader.printed(found)
    which = order.get(found["k"]) or number(found["k"])
    span = None if year is None else Span.year(year)
    notes = (*notes, note("round-of-year", printed=printed)) if span else notes
    return PeriodReading(printed=printed, kind="campaign", span=span, number=which, notes=notes)
