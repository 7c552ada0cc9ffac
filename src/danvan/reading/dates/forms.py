"""The forms in which reports name periods, and the days each stands for: stages, quarters, months, “đến nay”."""

import datetime
import re
from collections.abc import Callable
from itertools import pairwise

from attrs import evolve

from danvan.reading.dates.days import MONTH_WORD, YEAR, calendar_day, find_days
from danvan.reading.dates.months import (
    MONTHS,
    ROMAN,
    half_year,
    listed_months,
    month,
    month_to_month,
    part_of_month,
    quarter,
    some_months,
    some_quarters,
)
from danvan.reading.dates.stretches import Context, PeriodReading
from danvan.reading.dates.years import length_of, listed_years, of_years, round_of_year
from danvan.values.number_words import note
from danvan.values.patterns import pattern
from danvan.values.spans import ALWAYS, Span

_N = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|lăm))?|hai\s+mươi)"
_TO = r"\s*(?:-|~|đến|tới|đến\s+hết)\s*(?:hết\s+)?(?:năm\s+)?"
_OF_YEAR = rf"(?:\s*[/-]\s*|\s*,?\s*(?:của\s+)?năm\s+|\s*[,(]\s*|\s+)(?P<y>{YEAR})(?!\d)"
_ABOUT = r"(?:(?P<about>gần|hơn|trên|khoảng|tròn|qua|sau|trong)\s+)?"
_LENGTH = rf"{_ABOUT}(?<!\w)(?<!thứ )(?<!đoạn )(?<!đợt )(?<!lần )(?<!quý )(?<!tháng )(?P<n>{_N})\s+năm"
# What was done in so many years may name a document (“25-NQ/TW”), but no number of anything.
_DONE = r"(?:[^.;()\d%s]|\d+(?:/\d{4})?[-/][^\W\d_])"
_DOING, _DOING_ONE = (rf"(?:\s+{_DONE % stops}{{1,81}})?" for stops in ("", ","))  # the second goes over no comma
_CONGRESS = r"(?:(?:đại\s+hội\s+)?(?:lần\s+thứ\s+)?[ivx]{1,6}\s*[,(]?\s*(?:nhiệm\s+kỳ\s+)?)?"


_END = pattern(r"^(?:hết|cuối)\s+")


def _round_with_days(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """A round whose days are told behind it: “đợt I (từ 01/3 đến 30/6/2020)”."""
    days = next((one for one in reader.find(found["days"]) if one.kind == "campaign"), None)
    told = round_of_year(reader, found)
    return None if days is None else evolve(days, printed=told.printed, number=told.number)


def _days_together(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """Days one after the other in one month: “ngày 15, 16/10/2020”; others are read each by itself."""
    told = _days_to_days(reader, found)
    if told is None or told.span is None or told.span.start is None or told.span.last is None:
        return None
    between = [int(day) for day in re.findall(r"\d+", found["more"])]
    run = [told.span.start.day, *between, told.span.last.day]
    return told if all(later == one + 1 for one, later in pairwise(run)) else None


def _days_to_days(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    last = next(find_days(found["last"], on=reader.on), None)
    if last is None or last.day is None:
        return None
    text = found["first"].strip()
    text = text.removeprefix("ngày").strip() if re.fullmatch(r"ngày\s+[\d/.\s-]+", text) else text
    first = next(find_days(text, on=last.day), None)
    printed = reader.printed(found)
    if first is None and text.isdigit():
        start = calendar_day(last.day.year, last.day.month, int(text))
    elif first is None:
        partial = re.fullmatch(rf"(\d{{1,2}})\s*(?:[/.-]|{MONTH_WORD})\s*(\d{{1,2}})", text)
        start = None if partial is None else calendar_day(last.day.year, int(partial[2]), int(partial[1]))
    else:
        start = first.day
    if start is None:
        return None
    if start > last.day:
        return PeriodReading(printed=printed, kind="campaign", notes=(note("backwards", printed=printed),))
    return PeriodReading(printed=printed, kind="campaign", span=Span.through(start, last.day), notes=last.notes)


def _until_now(reader: Context, found: re.Match[str]) -> PeriodReading:
    since, printed = (found["since"] or "").strip(), reader.printed(found)
    start: datetime.date | None = None
    open_since = (note("no-days", printed=since),) if re.match(r"giữa|cuối", since) else ()
    if since and not open_since:
        inner = next(reader.find(re.sub(r"^đầu\s+(?=nhiệm)", "", since)), None)
        start = inner.span.start if inner is not None and inner.span is not None else None
        opening = re.fullmatch(rf"đầu\s+năm(?:\s+(?P<y>{YEAR}))?", since)
        if opening is not None and (opening["y"] or reader.on is not None):
            start = datetime.date(int(opening["y"]) if opening["y"] else reader.year(opening)[0] or 1, 1, 1)
    if reader.on is None:
        span = Span(start) if start is not None else None
        running = (*open_since, note("still-running", printed=printed))
        return PeriodReading(printed=printed, kind="cumulative", span=span, notes=running)
    if start is not None and start > reader.on:
        return PeriodReading(printed=printed, kind="cumulative", notes=(note("backwards", printed=printed),))
    span = Span(start, Span.day(reader.on).end)
    until = (*open_since, note("until-report", printed=printed, on=reader.on))
    return PeriodReading(printed=printed, kind="cumulative", span=span, notes=until)


def _until(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    last = _END.sub("", found["last"])
    inner = next(reader.find(f"ngày {last}" if last[:1].isdigit() else last), None)
    if inner is None or inner.span is None or inner.span.end is None:
        return None
    return PeriodReading(
        printed=reader.printed(found), kind="cumulative", span=Span(end=inner.span.end), notes=inner.notes
    )


def _before(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    inner = next(reader.find(found["inner"]), None)
    if inner is None or inner.span is None or inner.span.start is None:
        return None
    span = Span(end=inner.span.start)
    return PeriodReading(printed=reader.printed(found), kind="cumulative", span=span, notes=inner.notes)


def _after(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    inner = next(reader.find(found["inner"]), None)
    if inner is None or inner.span is None or inner.span.end is None:
        return None
    span = Span(start=inner.span.end)
    return PeriodReading(printed=reader.printed(found), kind="cumulative", span=span, notes=inner.notes)


def _from_to(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    """From one time to another, each told in its own way: “từ năm 2020 đến hết tháng 6/2023”."""
    since, last = (next(reader.find(_END.sub("", found[name])), None) for name in ("since", "last"))
    if since is None or last is None or since.span is None or last.span is None:
        return None
    printed, start, end = reader.printed(found), since.span.start, last.span.end
    if start is None or end is None:
        return None
    if end <= start:
        return PeriodReading(printed=printed, kind="several-years", notes=(note("backwards", printed=printed),))
    kind = "several-months" if last.kind in {"month", "quarter"} else "several-years"
    return PeriodReading(printed=printed, kind=kind, span=Span(start, end), notes=(*since.notes, *last.notes))


def _no_days(reader: Context, found: re.Match[str]) -> PeriodReading:
    """A stretch whose days are not told, for it depends on how weeks are counted: “tuần 32 năm 2024”."""
    printed = reader.printed(found)
    return PeriodReading(printed=printed, notes=(note("no-days", printed=printed),))


def _part_of_term(reader: Context, found: re.Match[str]) -> PeriodReading:
    """A point within a term, whose days are not told: “giữa nhiệm kỳ 2020-2025”."""
    printed = reader.printed(found)
    return PeriodReading(printed=printed, notes=(note("no-days", printed=printed),))


def _since(reader: Context, found: re.Match[str]) -> PeriodReading | None:
    inner = next(find_days(found["first"], on=reader.on), None)
    if inner is None or inner.day is None:
        return None
    return PeriodReading(
        printed=reader.printed(found), kind="cumulative", span=Span(start=inner.day), notes=inner.notes
    )


def year_named(reader: Context, found: re.Match[str]) -> PeriodReading:
    return PeriodReading(printed=reader.printed(found), kind="year", span=Span.year(int(found["y"])))


def _length_only(reader: Context, found: re.Match[str]) -> PeriodReading:
    printed = reader.printed(found)
    return PeriodReading(
        printed=printed, kind="several-years", length=length_of(found), notes=(note("length-only", printed=printed),)
    )


def _vague(reader: Context, found: re.Match[str]) -> PeriodReading:
    printed, words = reader.printed(found), " ".join(found[0].split())
    supplied = () if reader.on is None else (note("year-supplied", printed=printed, year=reader.on.year),)
    if reader.on is not None and words in {"trong năm", "cả năm", "năm nay"}:
        return PeriodReading(printed=printed, kind="year", span=Span.year(reader.on.year), notes=supplied)
    if reader.on is not None and words in {"hiện nay", "hiện tại", "đến thời điểm này"}:
        notes = (note("until-report", printed=printed, on=reader.on),)
        return PeriodReading(printed=printed, kind="day", span=Span.day(reader.on), notes=notes)
    return PeriodReading(printed=printed, notes=(note("no-days", printed=printed),))


def _always(reader: Context, found: re.Match[str]) -> PeriodReading:
    return PeriodReading(printed=reader.printed(found), kind="cumulative", span=ALWAYS)


_A_DAY = (
    rf"(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*{YEAR})?"
    rf"|\s+{MONTH_WORD}\s*\d{{1,2}}(?:\s+năm\s+{YEAR})?)?"
)
_LAST_DAY = (
    rf"(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{YEAR}"
    rf"|\s+{MONTH_WORD}\s*\d{{1,2}}(?:\s*,\s*|\s+năm\s+|\s+){YEAR})(?!\d)"
)
_A_POINT = (
    rf"(?:đầu\s+năm\s+{YEAR}|đầu\s+năm|(?:đầu\s+)?tháng\s+{MONTHS}(?:\s*[/-]\s*|\s+năm\s+){YEAR}|\d{{1,2}}\s*[/-]\s*{YEAR}"
    rf"|{_LAST_DAY}|(?:năm\s+)?{YEAR})"
)
_A_QUARTER = rf"quý\s+{ROMAN}{_OF_YEAR.replace('?P<y>', '?:')}"
_A_PERIOD = rf"(?:(?:hết\s+|cuối\s+)?(?:{_A_QUARTER}|{_A_POINT}))"
_FULL_DAY = rf"(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*|\s+tháng\s+\d{{1,2}}\s+năm\s+){YEAR}"
_MONTH = rf"tháng\s+{MONTHS}(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+){YEAR}(?!\d))?"
_SPACED = r"(?:\s*,\s*|\s+)"  # as calendars of browsers and worksheets print it: “Thg 1 2024”, “tháng 1, 2024”
_COUNTS = (
    r"\s+(?:lượt|hộ|người|mô\s+hình|tập\s+thể|cá\s+nhân|đơn|suất|triệu|tỷ|nghìn|đồng|hội|đoàn|đảng|cuộc|buổi|lớp|ha|"
    r"km|m2)(?!\w)"
)
_WITHIN = rf"(?:(?:\s*[/,-]\s*|\s+(?:của\s+)?)(?:{_MONTH}|(?:năm\s+)?{YEAR}(?!\d)|năm(?:\s+nay)?(?!\w)))"
_SINCE_NOW = (
    rf"(?:(?:(?:kể\s+)?từ\s+)|(?!{_A_POINT}\s*,))(?P<since>đầu\s+nhiệm\s+kỳ(?:\s+{YEAR}\s*-\s*{YEAR})?|(?:giữa|cuối)\s+năm\s+{YEAR}|{_A_QUARTER}|{_A_POINT})\s*"
    r"(?:…|\.\.\.|[^.;:\d]{0,40}?)\s*(?:(?:cho\s+)?(?:đến|tới)|-)\s*nay(?!\w)"
)

Make = Callable[[Context, re.Match[str]], PeriodReading | None]
FORMS: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
    (pattern(rf"(?<!\w)(?:{form})"), make)
    for form, make in (
        (rf"năm\s+học\s+(?P<a>{YEAR})\s*-\s*(?P<b>{YEAR}|\d\d)(?!\d)", of_years("school-year")),
        (
            rf"(?:giai\s+đoạn|thời\s+kỳ)\s+(?:(?:iv|iii|ii|i|[1-9])\s*[:,]?\s+|"
            rf"{_N}\s+năm\s+)?\(?(?:từ\s+)?(?:năm\s+)?(?P<a>{YEAR}){_TO}(?P<b>{YEAR}|\d\d)(?!\d)\)?",
            of_years("stage"),
        ),
        (rf"(?:nhiệm\s+kỳ|khoá)\s+{_CONGRESS}\(?(?P<a>{YEAR}){_TO}(?P<b>{YEAR}|\d\d)(?!\d)\)?", of_years("term")),
        (
            rf"{_LENGTH}(?:{_DOING}\s*[(=]\s*(?:giai\s+đoạn\s+)?|{_DOING_ONE},?\s+giai\s+đoạn\s+)(?:từ\s+)?(?:năm\s+)?(?P<a>{YEAR}){_TO}(?P<b>{YEAR}|\d\d)(?!\d)\s*\)?",
            of_years("several-years"),
        ),
        (
            rf"{_LENGTH},?\s+(?:giai\s+đoạn\s+)?(?:từ\s+)?(?:năm\s+)?(?P<a>{YEAR}){_TO}(?P<b>{YEAR}|\d\d)(?!\d)",
            of_years("several-years"),
        ),
        (rf"{_LENGTH}\s*\(?\s*(?P<years>{YEAR}(?:\s*(?:,|và|&)\s*(?:năm\s+)?{YEAR}){{1,20}})(?!\d)\)?", listed_years),
        (
            rf"(?:(?:các|những|hai|ba)\s+)?năm\s+(?P<years>{YEAR}(?:\s*(?:,|và|&|-)\s*(?:năm\s+)?{YEAR}){{1,20}})(?!\d)",
            listed_years,
        ),
        (rf"(?:từ\s+)(?:năm\s+)?(?P<a>{YEAR}){_TO}(?P<b>{YEAR})(?!\d)", of_years("several-years")),
        (rf"(?P<a>{YEAR})\s*-\s*(?P<b>{YEAR})(?![\d/])", of_years("several-years")),
        (
            rf"(?<![/.,-])(?:năm\s+)?(?P<a>{YEAR})\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?(?P<b>{YEAR})(?![\d/])",
            of_years("several-years"),
        ),
        (rf"(?:quý|q\.?)\s*(?P<q>{ROMAN}(?:\s*(?:,|và|-|\+|&)\s*(?:quý\s+)?{ROMAN}){{0,3}}){_OF_YEAR}", quarter),
        (
            rf"(?P<n>{_N})\s+quý(?:\s+(?P<which>đầu|cuối|còn\s+lại))?(?:\s*[/,]\s*|\s+(?:của\s+)?(?:năm\s+)?)(?P<y>{YEAR})(?!\d)",
            some_quarters,
        ),
        (rf"(?P<n>{_N})\s+quý\s+(?P<which>đầu|cuối|còn\s+lại)(?:\s+(?:của\s+)?năm)?(?P<y>(?!))?(?!\w)", some_quarters),
        (rf"(?:{_N}\s+tuần(?:\s+(?:đầu|cuối))?|tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:{_N}|[ivx]{{1,4}})){_WITHIN}", _no_days),
        (rf"quý\s+(?P<q>{ROMAN})(?=\s+và\s+{_N}\s+tháng\s+(?:đầu\s+)?năm\s+(?P<later>{YEAR}))", quarter),
        (rf"quý\s+(?P<q>{ROMAN}(?:\s*(?:,|và)\s*(?:quý\s+)?{ROMAN}){{0,3}})(?:\s+năm\s+nay(?!\w))?", quarter),
        (
            rf"(?P<n>{_N})\s+tháng(?:\s+(?P<which>đầu|cuối|còn\s+lại))?(?:\s*/\s*|(?:\s*,?\s*(?:của\s+)?năm)?[\s,(]+)"
            rf"(?P<y>{YEAR})(?!\d|\s*-\s*\d)",
            some_months,
        ),
        (
            rf"(?P<n>{_N})\s+tháng(?:\s+(?P<which>đầu|cuối)\s+năm)?(?=\s+và\s+(?:cả\s+)?năm\s+(?P<y>{YEAR})(?!\d))",
            some_months,
        ),
        (rf"(?P<n>{_N})\s+tháng\s+(?P<which>đầu|cuối|còn\s+lại)(?:\s+(?:của\s+)?năm)?(?P<y>(?!))?", some_months),
        (rf"(?P<n>{_N})\s+tháng(?P<which>(?!))?(?P<y>(?!))?(?!\w)", some_months),
        (
            rf"(?:từ\s+)?{MONTH_WORD}\s*(?P<m>{MONTHS})(?:(?:\s*[/-]\s*|\s*,?\s+năm\s+|{_SPACED})(?P<y1>{YEAR}))?\s*(?:-|đến|"
            rf"tới)\s*(?:hết\s+)?(?:{MONTH_WORD}\s*)?(?P<n2>{MONTHS})(?:\s*[/-]\s*|\s*,?\s+năm\s+|{_SPACED})(?P<y>{YEAR})(?!\d)",
            month_to_month,
        ),
        (
            rf"(?:từ\s+)?(?<![\d/.,-])(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y1>{YEAR})\s*(?:-|đến|"
            rf"tới)\s*(?:hết\s+)?(?P<n2>\d{{1,2}})\s*[/-]\s*(?P<y>{YEAR})(?!\d)",
            month_to_month,
        ),
        (
            rf"(?:từ\s+)?tháng\s+(?P<m>{MONTHS})\s*(?:-|đến|tới)\s*(?:hết\s+)?tháng\s+(?P<n2>{MONTHS})"
            r"(?P<y1>(?!))?(?P<y>(?!))?(?![\w/-])",
            month_to_month,
        ),
        (
            rf"tháng\s+(?P<months>\d{{1,2}}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}}){{1,11}}){_OF_YEAR}",
            listed_months,
        ),
        (
            rf"(?P<part>(?:thượng|trung|hạ)\s+tuần|(?:nửa\s+)?(?:đầu|cuối)|giữa)\s+(?P<month>{_MONTH})(?![\w/])",
            part_of_month,
        ),
        (
            rf"{MONTH_WORD}\s*(?P<m>{MONTHS})(?:\s*[/.-]\s*|\s*,?\s*năm\s+|{_SPACED})(?P<y>{YEAR})(?!\d|{_COUNTS})",
            month,
        ),
        (rf"t(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>{YEAR})(?!\d)", month),
        (rf"(?P<n>\d{{1,2}})t(?P<which>(?!))?\s*/\s*(?P<y>{YEAR})(?!\d)", some_months),
        (r"tháng\s+(?P<m>\d{1,2}|giêng|chạp)(?P<y>(?!))?(?![\w/])", month),
        (rf"(?<![\d/.,-])(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y>{YEAR})(?![\d/])", month),
        (
            rf"đợt\s+(?:thi\s+đua\s+)?(?P<k>iv|iii|ii|i|{_N})(?:\s*[/-]\s*|\s*,?\s*năm\s+)(?P<y>{YEAR})(?!\d)",
            round_of_year,
        ),
        (
            rf"đợt\s+(?:thi\s+đua\s+)?(?P<k>iv|iii|ii|i|{_N})(?:(?:\s*/\s*|\s*,?\s*năm\s+)(?P<y>{YEAR}))?"
            rf"\s*[(:,]\s*(?P<days>từ\s+{_A_DAY}\s*(?:-|đến|tới)\s*(?:hết\s+)?{_LAST_DAY})\s*\)?",
            _round_with_days,
        ),
        (r"đợt\s+(?P<k>iv|iii|ii|i|\d{1,2})(?P<y>(?!))?(?!\w)", round_of_year),
        (rf"(?:từ\s+)(?P<first>{_A_DAY})\s*(?:-|đến|tới)\s*(?:hết\s+)?(?P<last>{_LAST_DAY})", _days_to_days),
        (
            rf"(?<![\d/.,-])ngày\s+(?P<first>\d{{1,2}}(?:\s*/\s*\d{{1,2}})?)\s*(?:đến|tới)\s*(?:hết\s+)?(?P<last>{_LAST_DAY})",
            _days_to_days,
        ),
        (
            rf"(?<![\d/.,-])(?:ngày\s+)?(?P<first>\d{{1,2}}(?:\s*/\s*\d{{1,2}})?)\s*-\s*(?P<last>\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*{YEAR})(?!\d)",
            _days_to_days,
        ),
        (
            rf"(?<![\d/.,-])(?:ngày\s+)?(?P<first>\d{{1,2}}(?:\s+{MONTH_WORD}\s*\d{{1,2}})?)\s*-\s*(?P<last>\d{{1,2}}\s+{MONTH_WORD}\s*\d{{1,2}}(?:\s*,\s*|\s+năm\s+|\s+){YEAR})(?!\d)",
            _days_to_days,
        ),
        (rf"(?<![\d/.,-])(?P<first>{_FULL_DAY})\s*(?:-|đến|tới)\s*(?:hết\s+)?(?P<last>{_LAST_DAY})", _days_to_days),
        (
            rf"(?<![\d/.,-])(?:ngày\s+)?(?P<first>\d{{1,2}})(?P<more>(?:\s*,\s*\d{{1,2}}){{0,9}})\s*(?:,|và|&)\s*(?P<last>{_LAST_DAY})",
            _days_together,
        ),
        (_SINCE_NOW, _until_now),
        (
            r"tính\s+(?:đến|tới)\s+(?:thời\s+điểm\s+(?:này|hiện\s+nay|hiện\s+tại|báo\s+cáo)|hiện\s+nay|hiện\s+tại)"
            r"(?P<since>(?!))?(?!\w)",
            _until_now,
        ),
        (r"(?:từ\s+khi\s+[^.;\d]{1,60}\s+)?(?:tính\s+)?(?:đến|tới)\s+nay(?P<since>(?!))?(?!\w)", _until_now),
        (rf"(?:từ\s+)(?P<since>{_A_POINT})\s*(?:đến|tới|-)\s*(?P<last>(?:hết\s+|cuối\s+)?{_A_PERIOD})", _from_to),
        (rf"(?:kể\s+)?từ\s+(?P<since>(?:năm\s+)?{YEAR})(?![\d/]|\s*(?:-|đến|tới)(?!\w))", _until_now),
        (
            rf"(?:giữa|đầu|cuối|nửa(?:\s+(?:đầu|cuối|sau))?)\s+nhiệm\s+kỳ(?:\s+{YEAR}\s*-\s*(?:{YEAR}|\d\d))?(?!\d)",
            _part_of_term,
        ),
        (
            rf"(?:tính\s+(?:đến|tới)|luỹ\s+kế\s+(?:đến|tới)|(?:đến|tới)\s+(?=hết|cuối|năm|ngày|tháng|quý|thời\s+điểm|{_FULL_DAY})"
            rf"|(?=hết\s+(?:năm|quý|tháng|ngày)\s))\s*(?:thời\s+điểm\s+)?"
            rf"(?P<last>{_A_PERIOD}|(?:hết\s+|cuối\s+)?(?:quý\s+{ROMAN}|tháng\s+{MONTHS}(?!\w)|(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}(?![\d/])))",
            _until,
        ),
        (rf"trước\s+(?:thời\s+điểm\s+)?(?P<inner>{_FULL_DAY}|năm\s+{YEAR}|{_MONTH})(?![\w/-])", _before),
        (rf"sau\s+(?:thời\s+điểm\s+)?(?P<inner>{_FULL_DAY}|năm\s+{YEAR}|{_MONTH})(?![\w/-])", _after),
        (
            rf"từ\s+(?P<first>ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{YEAR}|"
            rf"(?:ngày\s+)?\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{YEAR})(?!\s*(?:đến|tới|-)|\d)",
            _since,
        ),
        (rf"nửa\s+(?P<which>đầu|cuối|sau)\s+năm(?:\s+(?P<y>{YEAR}))?(?!\w)", half_year),
        (rf"(?:đầu|cuối|giữa)\s+năm\s+{YEAR}(?![\d/])", _vague),
        (rf"(?:trong\s+)?năm\s+(?P<y>{YEAR})(?![\d/])", year_named),
        (
            rf"{_LENGTH}(?:\s+(?P<half>rưỡi)|\s+(?P<and>\d{{1,2}})\s+tháng(?!\s+(?:đầu|cuối)))?(?!\w)(?:\s+(?:qua|gần\s+đây|vừa\s+qua))?",
            _length_only,
        ),
        (
            r"hiện\s+nay|hiện\s+tại|thời\s+gian\s+qua|thời\s+gian\s+tới|(?:trong|cả)\s+năm(?!\s+\d)|năm\s+nay|năm\s+qua|"
            r"những\s+năm\s+qua|vừa\s+qua|đến\s+thời\s+điểm\s+này",
            _vague,
        ),
        (r"không\s+giới\s+hạn\s+thời\s+gian", _always),
    )
)
YEAR_ALONE = pattern(rf"(?<![\w/.,-])(?P<y>{YEAR})(?![\w/]|[.,-]\d)")
