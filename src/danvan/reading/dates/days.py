"""Days as reports write them, always the day first: `04/8/2020`, `06-02-2020`, `ngày 24 tháng 4 năm 2017`, `10-10`."""

import datetime
import itertools
import re
from collections.abc import Iterator

import attrs

from danvan.values.number_words import Note, fold, note, prepared, spelt_number
from danvan.values.patterns import pattern
from danvan.values.spans import Span
from danvan.values.text import verbatim

YEAR = r"(?:1[89]|20|21)\d{2}"
_WORDS = r"(?:hai\s+|ba\s+)?(?:mươi|mười)(?:\s+(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín))?"
_WORDS += r"|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín"
_DAY = rf"(?:\d{{1,2}}|{_WORDS})"
_ROMAN = r"(?:x(?:ii?)?|ix|iv|vi{0,3}|i{1,3})"
_MONTH = rf"(?:\d{{1,2}}|giêng|chạp|{_WORDS}|{_ROMAN}(?!\w))"
_FIRST_TEN = r"(?:mùng|mồng)\s+"
_SPELT_YEAR = rf"(?:{YEAR}|hai\s+nghìn\s+(?:không\s+trăm\s+)?[^\W\d_]+(?:\s+(?:mươi|mười))?(?:\s+[^\W\d_]+)?)"

SIGNED = rf"(?P<d>\d{{1,2}})\s*(?P<sign>[/.-])\s*(?P<m>\d{{1,2}}|{_ROMAN})\s*(?P=sign)\s*(?P<y>{YEAR}|\d{{2}}(?!\d))"
"""04/8/2020, 06-02-2020, 15.10.1930; two figures for the year at least."""

MONTH_WORD = r"(?:tháng|thg\.?|th\.?(?=\s*\d))"
"""The word for a month, and what calendars of browsers and worksheets shorten it to: “thg 8”, “Th8”."""

_FORMS = tuple(
    pattern(form)
    for form in (
        rf"(?:ngày\s+)?(?:{_FIRST_TEN})?(?<!\w)(?P<d>{_DAY})\s*(?:,|-)?\s*tháng\s+(?P<m>{_MONTH})\s*(?:,\s*)?năm\s+(?P<y>{_SPELT_YEAR})(?!\w)",
        # As browsers, worksheets and blogs print it: “5 tháng 8, 2024”, “5 thg 8 2024”, “Tháng Tám 5, 2024”.
        rf"(?<!\w)(?P<d>\d{{1,2}})\s+{MONTH_WORD}\s*(?!năm\s+\d)(?P<m>{_MONTH})\s*(?:,\s*|\s+|\s*[/-]\s*|,?\s+năm\s+)(?P<y>{YEAR})(?!\d)",
        rf"(?<!\w){MONTH_WORD}\s*(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}),\s*(?P<y>{YEAR})(?!\d)",
        rf"(?<![\d/.,-])(?:ngày\s+)?(?<!\d){SIGNED}(?![\d/]|[.,-]\d)",
        rf"(?<![\d/.,-])(?P<y>{YEAR})(?P<sign>[-/])(?P<m>\d{{1,2}})(?P=sign)(?P<d>\d{{1,2}})(?![\d/-])",
        rf"(?:ngày\s+(?:{_FIRST_TEN})?|(?<!\w){_FIRST_TEN})(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH})(?![\w/])",
        rf"ngày\s+(?:{_FIRST_TEN})?(?P<d>{_DAY})\s+tháng\s+(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y>{YEAR})(?!\d)",
        rf"(?:ngày\s+)?(?<!\w){_FIRST_TEN}(?P<d>\d{{1,2}})\s*[/-]\s*(?P<m>\d{{1,2}})(?![\d/]|[.,-]\d|\s*[/-]\s*\d|%)",
        r"(?:(?<!\w)(?:từ|đến)\s+)(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?![\d/]|[.,-]\d|\s*[/-]\s*\d|%)",
        r"(?:(?<!\w)(?:ngày|sáng|chiều|tối|trưa|hôm|nay|mai|qua|thứ\s+\w+|chủ\s+nhật),?\s*\(?(?:ngày\s+)?)(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})(?![\d/]|[.,-]\d|\s*[/-]\s*\d|%)",
        rf"(?<!\w)ngày\s+(?P<d>\d{{1,2}})\s*[/-]\s*(?P<m>\d{{1,2}})\s*,?\s*năm\s+(?P<y>{YEAR})(?!\d)",
    )
)
# Days of one month that is named once, behind the last: “ngày 27 và 28-7”; a month of its own for each is told apart.
_TOGETHER = pattern(
    r"(?<![\w/.,-])(?<!thứ )(?:(?P<led>ngày)\s+)?"
    r"(?P<days>\d{1,2}(?:\s*(?:,|và|&)\s*(?:ngày\s+)?\d{1,2}){0,9})\s*(?:,|và|&)\s*(?:ngày\s+)?"
    rf"(?P<d>\d{{1,2}})\s*(?P<sign>[/.-])\s*(?P<m>\d{{1,2}})(?:\s*[/.-]\s*(?P<y>{YEAR}))?(?![\d/]|[.,-]\d|\s*%)"
)
_BARE = pattern(rf"\(?(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\)?|(?P<d2>{_DAY})\s+{MONTH_WORD}\s*(?P<m2>{_MONTH})")
_LEFT = r"(?:[\s.…_]{2,}|…)"
_LEFT_BLANK = pattern(rf"ngày(?:{_LEFT}|\s+)tháng(?:{_LEFT}|\s+\d{{1,2}}\s+)năm")  # a day to be filled in by hand
_SHARED = pattern(r"(?<![\w/.,-])(?<!thứ )\d{1,2}\s*(?:,|và|-|&)\s*(?:ngày\s+)?$")
_LUNAR = pattern(r"\s*(?:năm\s+\w+(?:\s+\w+)?\s*)?[(,]?\s*(?:âm\s+lịch|âl)(?!\w)")
_EACH_YEAR = pattern(r"\s*[(,]?\s*(?:hằng|hàng|mỗi)\s+năm(?!\w)")
_AHEAD = 20  # years: what a report of 2020 calls 31 may be ahead, what it calls 75 is behind


@attrs.frozen(kw_only=True)
class DayReading:
    """A day as printed, and which day it is.

    Parameters: `day` is None where the year is missing or there is no such day; `start` and `end` are the place in
    the text; `notes` tell what was supplied or is wrong.
    """

    printed: str
    day: datetime.date | None = None
    start: int = 0
    end: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def span(self) -> Span | None:
        """The day as a span of one day."""
        return None if self.day is None else Span.day(self.day)


def read_day(text: str, *, on: datetime.date | None = None) -> DayReading:
    """The day that a text names; `on`, the day of the report, gives the year where it is left out.

    >>> read_day("ngày 24 tháng 4 năm 2017").day, read_day("06-02-2020").day
    (datetime.date(2017, 4, 24), datetime.date(2020, 2, 6))
    >>> read_day("10-10").notes[0].code, read_day("10-10", on=datetime.date(2017, 10, 10)).day
    ('year-missing', datetime.date(2017, 10, 10))
    """
    printed = verbatim(text)
    legible = prepared(printed)[:1000].strip()  # what is longer is no name of a day
    low = fold(legible)
    bare = _BARE.fullmatch(low)
    if bare is not None:
        return attrs.evolve(_made(bare, legible, on), printed=printed)
    all_found = [*find_days(legible, on=on)]
    if not all_found:
        code = "day-left-blank" if _LEFT_BLANK.search(low) else "no-days"
        return DayReading(printed=printed, notes=(note(code, printed=printed),))
    found, *others = all_found
    if others or _SHARED.search(low, 0, found.start):
        return attrs.evolve(found, notes=(*found.notes, note("several-days", printed=printed)))
    return found


def find_days(text: str, *, on: datetime.date | None = None) -> Iterator[DayReading]:
    """Every day named in a prepared text, in order; of “ngày 27 và 28-7” both."""
    low = fold(text)
    forms = (*_FORMS, _TOGETHER)
    places = sorted(((m.start(), -m.end(), m) for form in forms for m in form.finditer(low)), key=lambda one: one[:2])
    end = 0
    for start, _, found in places:
        if start < end:
            continue
        made = list(_made_together(found, text, on)) if "days" in found.re.groupindex else [_made(found, text, on)]
        yield from made
        end = found.end() if made else end


def _made_together(found: re.Match[str], text: str, on: datetime.date | None) -> Iterator[DayReading]:
    """Each of several days of one month; without the word for a day they must follow one another, or are no days."""
    days = [(int(one[0]), one.start(), one.end()) for one in re.finditer(r"\d+", found["days"])]
    numbers = [*(day for day, _, _ in days), int(found["d"])]
    run = all(later == one + 1 for one, later in itertools.pairwise(numbers))
    if not (found["led"] or run) or not 1 <= int(found["m"]) <= 12 or max(numbers) > 31:
        return
    last = _made(found, text, on)
    for place, (number, start, end) in enumerate(days):
        at = found.start() if place == 0 else found.start("days") + start
        day = None if last.day is None else calendar_day(last.day.year, last.day.month, number)
        stop = found.start("days") + end
        yield DayReading(printed=text[at:stop], day=day, start=at, end=stop, notes=last.notes)
    at = found.start("d")
    yield attrs.evolve(last, printed=text[at : found.end()], start=at)


def _made(found: re.Match[str], text: str, on: datetime.date | None) -> DayReading:
    parts = found.groupdict()
    low, printed = found.string, text[found.start() : found.end()].strip()
    named = (parts["d"], parts["m"]) if parts["d"] else (parts["d2"], parts["m2"])
    day, month = (_count(part) for part in named)
    notes: list[Note] = []
    if _LUNAR.match(low, found.end()):
        notes.append(note("lunar-day", printed=printed))
        return DayReading(printed=printed, start=found.start(), end=found.end(), notes=tuple(notes))
    if named[1] in _OF_THE_MOON:
        notes.append(note("lunar-month", printed=printed))
    year = _year(parts.get("y"), printed, None if _EACH_YEAR.match(low, found.end()) else on, notes)
    made = None
    if year is not None:
        made = calendar_day(year, month, day)
        if made is None:
            swapped = parts.get("sign") is not None and calendar_day(year, day, month) is not None
            notes.append(note("month-first" if swapped else "no-such-day", printed=printed))
    return DayReading(printed=printed, day=made, start=found.start(), end=found.end(), notes=tuple(notes))


def _year(printed: str | None, whole: str, on: datetime.date | None, notes: list[Note]) -> int | None:
    if printed is None:
        if on is None:
            notes.append(note("year-missing", printed=whole))
            return None
        notes.append(note("year-supplied", printed=whole, year=on.year))
        return on.year
    if not printed.isdigit():
        spelt = spelt_number(printed)
        return None if spelt is None else int(spelt)
    if len(printed) == 2:
        year = 2000 + int(printed)
        year -= 100 if year > (on.year + _AHEAD if on else 2079) else 0
        notes.append(note("two-digit-year", printed=whole, year=year))
        return year
    return int(printed)


_OF_THE_MOON = frozenset({"giêng", "chạp"})
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _count(printed: str) -> int:
    """A day or a month in digits, in Roman numerals or in words; 0 where it is none of them."""
    if printed.isdigit():
        return int(printed)
    if printed in _ROMAN_MONTHS:
        return _ROMAN_MONTHS.index(printed) + 1
    words = " ".join(printed.split())
    named = {"giêng": 1, "chạp": 12, "tư": 4}
    spelt = spelt_number(words)
    return named[words] if words in named else int(spelt) if spelt is not None else 0


def month_number(printed: str) -> int | None:
    """A month in digits or in words, None where it is none of the twelve."""
    month = _count(printed)
    return month if 1 <= month <= 12 else None


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the calendar, None where there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
