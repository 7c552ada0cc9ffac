"""Stretches within a year, told by its months: quarters, halves, so many months, months one by one, thirds of one."""

import datetime
import re
from itertools import pairwise

from danvan.reading.dates.days import calendar_day, month_number
from danvan.reading.dates.stretches import Context, PeriodReading
from danvan.values.number_words import note, spelt_number
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

ROMAN = r"(?:iv|iii|ii|i|[1-4]|một|hai|ba|bốn)(?![\w])"
MONTHS = r"(?:\d{1,2}|giêng|chạp|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?)"
_TENTHS = {"thượng": (1, 10), "trung": (11, 20), "hạ": (21, 31)}


def quarter(reader: Context, found: re.Match[str]) -> PeriodReading:
    order = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4}
    quarters = sorted(order.get(one) or int(one) for one in re.findall(ROMAN, found["q"]))
    later = "later" if found.groupdict().get("later") else "y"
    year, notes = reader.year(found, later)
    span = None if year is None else Span.months(year, 3 * quarters[0] - 2, 3 * quarters[-1])
    kind = "quarter" if len(quarters) == 1 else "several-months"
    return PeriodReading(printed=reader.printed(found), kind=kind, span=span, notes=notes)


def some_months(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    count, which = number(found["n"]), found["which"]
    printed = reader.printed(found)
    length = Quantity(count, unit="month")
    if not 1 <= count <= 12:
        return None if which or found["y"] or not count else _length_of(printed, length)
    kind = {6: "half", 9: "nine-months"}.get(count, "several-months")
    if which is None and not found["y"] and "năm" not in found[0]:
        return PeriodReading(printed=printed, kind=kind, length=length, notes=(note("length-only", printed=printed),))
    year, notes = reader.year(found)
    first = 13 - count if which in {"cuối", "còn lại"} else 1
    span = None if year is None else Span.months(year, first, first + count - 1)
    return PeriodReading(printed=printed, kind=kind, span=span, length=length, notes=notes)


def some_quarters(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """So many quarters of a year: “3 quý năm 2024”, “hai quý cuối năm”."""
    count, which = number(found["n"]), found["which"]
    if not 1 <= count <= 4:
        return None
    kind = {1: "quarter", 2: "half", 3: "nine-months", 4: "year"}[count]
    year, notes = reader.year(found)
    first = 13 - 3 * count if which in {"cuối", "còn lại"} else 1
    span = None if year is None else Span.months(year, first, first + 3 * count - 1)
    length = Quantity(3 * count, unit="month")
    return PeriodReading(printed=reader.printed(found), kind=kind, span=span, length=length, notes=notes)


def _length_of(printed: str, length: Quantity) -> PeriodReading:
    told = (note("length-only", printed=printed),)
    return PeriodReading(printed=printed, kind="several-months", length=length, notes=told)


def month_to_month(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    first, last = month_number(found["m"]), month_number(found["n2"])
    year, notes = reader.year(found)
    if first is None or last is None:
        return None
    before = int(found["y1"]) if found["y1"] else year
    printed = reader.printed(found)
    start = calendar_day(before, first, 1) if before else None
    end = month_end(year, last) if year else None
    if start is None or end is None:
        return PeriodReading(printed=printed, kind="several-months", notes=notes)
    if end <= start:
        return PeriodReading(printed=printed, kind="several-months", notes=(*notes, note("backwards", printed=printed)))
    return PeriodReading(printed=printed, kind="several-months", span=Span(start, end), notes=notes)


def listed_months(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """Months one by one: “tháng 9, 10 và 11 năm 2020”; a gap between them makes no stretch."""
    months = [month_number(one) for one in re.findall(rf"(?<!\w){MONTHS}(?!\w)", found["months"])]
    year, notes = reader.year(found)
    known = [one for one in months if one is not None]
    if len(known) < len(months):
        return None
    printed = reader.printed(found)
    if any(later != one + 1 for one, later in pairwise(known)):
        gaps = (*notes, note("no-days", printed=printed))
        return PeriodReading(printed=printed, kind="several-months", notes=gaps)
    span = None if year is None else Span.months(year, known[0], known[-1])
    return PeriodReading(printed=printed, kind="several-months", span=span, notes=notes)


def month_end(year: int, month: int) -> datetime.date | None:
    """The first day behind a month."""
    return calendar_day(year + month // 12, month % 12 + 1, 1)


def month(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    which = month_number(found["m"])
    if which is None:
        return None
    year, notes = reader.year(found)
    printed = reader.printed(found)
    if found["m"] in {"giêng", "chạp"}:
        notes = (*notes, note("lunar-month", printed=printed))
    span = None if year is None else Span.months(year, which, which)
    return PeriodReading(printed=printed, kind="month", span=span, notes=notes)


def part_of_month(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """Ten days of a month by their name (“trung tuần tháng 6”); its beginning or end is no days that can be told."""
    inner = next(reader.find(found["month"]), None)
    printed = reader.printed(found)
    if inner is None or inner.kind != "month":
        return None
    part = _TENTHS.get(found["part"].split()[0])
    if part is None or inner.span is None:
        vague = () if part else (note("no-days", printed=printed),)
        return PeriodReading(printed=printed, kind="campaign" if part else None, notes=(*inner.notes, *vague))
    first, last = inner.span.start, inner.span.last
    if first is None or last is None:
        return None
    span = Span.through(first.replace(day=part[0]), first.replace(day=min(part[1], last.day)))
    return PeriodReading(printed=printed, kind="campaign", span=span, notes=inner.notes)


def half_year(reader: Context, found: re.Match[str]) -> PeriodReading:
    year, notes = reader.year(found)
    span = None if year is None else Span.half(year, 1 if found["which"] == "đầu" else 2)
    return PeriodReading(printed=reader.printed(found), kind="half", span=span, notes=notes)


def number(words: str) -> int:
    """A number in digits or in words, 0 where it is neither."""
    spelt = spelt_number(" ".join(words.split()))
    return int(words) if words.isdigit() else int(spelt) if spelt is not None else 0
