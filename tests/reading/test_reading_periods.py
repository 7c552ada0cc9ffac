"""Days and periods read from text: day first, partial, spelt; lengths that disagree with their years are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.reading import find_days, find_periods, read_day, read_period
from danvan.values.span_names import write_span
from danvan.values.spans import Span
from strategies_core import spans

ON = date(2020, 8, 4)
wide = st.builds(
    lambda one, other: Span(one, other) if one is None or other is None or one < other else Span.day(one),
    st.none() | st.dates(date(1900, 1, 1), date(2199, 1, 1)),
    st.none() | st.dates(date(1900, 1, 2), date(2199, 1, 1)),
)
years = st.builds(lambda first, more: Span.years(first, first + more), st.integers(1990, 2030), st.integers(0, 16))


@given(spans() | wide | years)
def test_what_is_written_is_read(span: Span) -> None:
    """Every span is read back from the name danvan gives it."""
    assert read_period(write_span(span)).span == span


@given(
    st.dates(date(1900, 1, 1), date(2199, 1, 1)),
    st.sampled_from(("{0.day}/{0.month}/{0.year}", "%d-%m-%Y", "%d.%m.%Y")),
)
def test_days_in_figures(day: date, form: str) -> None:
    """Every day is read with the day first, with and without zeros."""
    text = form.format(day) if "{" in form else day.strftime(form)
    assert read_day(text).day == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10-10", "year-missing"),
        ("11.10", "year-missing"),
        ("Sáng 16/12", "year-missing"),
        ("31/02/2020", "no-such-day"),
        ("02/28/2019", "month-first"),
        ("hôm qua", "no-days"),
    ],
)
def test_no_day_without_a_reason(text: str, code: str) -> None:
    """Where no day can be told, the reason is; the year of the report is taken only where it is given."""
    reading = read_day(text)
    assert (reading.day, [note.code for note in reading.notes]) == (None, [code])
    if code == "year-missing":
        supplied = read_day(text, on=ON)
        assert supplied.day is not None
        assert (supplied.day.year, [note.code for note in supplied.notes]) == (2020, ["year-supplied"])


@pytest.mark.parametrize(
    ("text", "span", "length"),
    [
        ("5 năm (2010-2015)", Span.years(2010, 2015), 5),
        ("15 năm (2009 - 2024)", Span.years(2009, 2024), 15),
        ("10 năm thực hiện phong trào (2009-2019)", Span.years(2009, 2019), 10),
    ],
)
def test_length_and_years_that_disagree(text: str, span: Span, length: int) -> None:
    """The years named are the days, the length said is kept, and that they disagree is said."""
    reading = read_period(text)
    assert reading.length is not None
    assert (reading.span, int(reading.length.value), reading.printed) == (span, length, text)
    assert "length-and-years" in {note.code for note in reading.notes}


def test_length_that_agrees_says_nothing() -> None:
    """Five years from 2016 to 2020 are five; “gần 2 năm” contradicts no years."""
    assert read_period("5 năm (2016-2020)").notes == ()
    assert read_period("02 năm 2021 và 2022").notes == ()


def test_open_until_the_report() -> None:
    """“Đến nay” runs on where no day of the report is given, and to that day where it is."""
    assert read_period("từ năm 2016 đến nay").span == Span(date(2016, 1, 1))
    assert read_period("từ năm 2016 đến nay", on=ON).span == Span.through(date(2016, 1, 1), ON)
    assert read_period("từ năm 2022 đến nay", on=ON).span is None


def test_a_year_and_what_runs_until_now() -> None:
    """“Năm 2016, đến nay” are two periods: only “từ”, or no comma, makes one of them."""
    assert [one.printed for one in find_periods("Triển khai năm 2016, đến nay có 9 tổ.")] == ["năm 2016", "đến nay"]
    assert [one.printed for one in find_periods("Từ năm 2016, đến nay có 9 tổ.")] == ["Từ năm 2016, đến nay"]
    assert [one.printed for one in find_periods("Năm 2016 đến nay có 9 tổ.")] == ["Năm 2016 đến nay"]


def test_two_labels_are_kept() -> None:
    """A period named twice keeps both names, and says so."""
    reading = read_period("quý III và 9 tháng năm 2017")
    assert reading.span == Span.quarter(2017, 3)
    assert [one.span for one in reading.also] == [Span.months(2017, 1, 9)]
    assert "two-labels" in {note.code for note in reading.notes}


def test_a_period_as_a_fact() -> None:
    """A reading becomes a period with its label as printed; one without days cannot."""
    period = read_period("giai đoạn 2020- 2022").period("gd", reported_on=ON)
    assert (period.kind, period.label, period.during, period.reported_on) == (
        "stage",
        "giai đoạn 2020- 2022",
        Span.years(2020, 2022),
        ON,
    )
    with pytest.raises(BadValue):
        read_period("hiện nay").period("x")


@given(st.text(alphabet="0129/-. ()nămthágquýIVgiđoạếtừ", max_size=20))
def test_never_raises(text: str) -> None:
    """Any text is read, or said to name no days, and kept as printed."""
    assert read_period(text, on=ON).printed == text
    assert read_day(text, on=ON).printed.strip() == text.strip() or read_day(text, on=ON).day is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 tháng 8, 2024", date(2024, 8, 5)),
        ("5 thg 8, 2024", date(2024, 8, 5)),
        ("Thứ Hai, 5 tháng 8, 2024", date(2024, 8, 5)),
        ("Thứ 2, 5/8/2024", date(2024, 8, 5)),
        ("Tháng Tám 5, 2024", date(2024, 8, 5)),
        ("3 Tháng Năm, 2024", date(2024, 5, 3)),
        ("5 Th8 2024", date(2024, 8, 5)),
    ],
)
def test_days_as_programs_print_them(text: str, day: date) -> None:
    """Browsers, worksheets and blogs print the month as a word of their own; it is read, and nothing is doubted."""
    assert (read_day(text).day, read_day(text).notes) == (day, ())


def test_days_of_one_month() -> None:
    """Of “ngày 27 và 28-7” both days are found; without the word for a day only days that follow one another are."""
    found = list(find_days("Ngày 27 và 28-7-2024 họp; 5 và 6/8/2024 tập huấn; có 12 và 30/9 nữa."))
    assert [one.day for one in found] == [date(2024, 7, 27), date(2024, 7, 28), date(2024, 8, 5), date(2024, 8, 6)]
    assert "several-days" in {note.code for note in read_day("27 và 28-7").notes}


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("Thg 1 2024", "month", Span.months(2024, 1, 1)),
        ("tháng 1, 2024", "month", Span.months(2024, 1, 1)),
        ("3 quý năm 2024", "nine-months", Span.months(2024, 1, 9)),
        ("hai quý cuối năm 2024", "half", Span.months(2024, 7, 12)),
        ("quý 3 năm 2024", "quarter", Span.quarter(2024, 3)),
        ("3 tháng năm 2024", "several-months", Span.months(2024, 1, 3)),
        ("thg 7 – thg 8, 2024", "several-months", Span.months(2024, 7, 8)),
        ("5 – 7 thg 8, 2024", "campaign", Span.through(date(2024, 8, 5), date(2024, 8, 7))),
    ],
)
def test_stretches_as_programs_print_them(text: str, kind: str, span: Span) -> None:
    """Months by the words of calendars, quarters that are counted, days from one to another."""
    found = read_period(text)
    assert (found.kind, found.span, found.doubtful) == (kind, span, ())


@pytest.mark.parametrize(
    "text",
    [
        *("tuần 32 năm 2024", "tuần thứ 3 tháng 8/2024", "2 tuần đầu tháng 8/2024", "học kỳ I năm 2024"),
        *("nửa tháng 8/2024", "H1 2024", "quý 5 năm 2024", "tháng thứ hai năm 2024", "kỳ 2 năm 2024", "2024 Q1"),
    ],
)
def test_a_part_of_a_year_is_not_the_year(text: str) -> None:
    """What names a part of a year that is not understood gives no days, or gives them with a doubt."""
    found = read_period(text)
    assert found.span is None or found.doubtful
