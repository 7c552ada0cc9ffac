"""How stretches of days are named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.values.span_names import write_span
from danvan.values.spans import ALWAYS, Span
from strategies_core import spans

months = st.builds(
    lambda year, first, more: Span.months(year, first, min(12, first + more)),
    st.sampled_from((2017, 2018)),
    st.integers(1, 12),
    st.integers(0, 11),
)
stages = st.builds(lambda first, more: Span.years(first, first + more), st.integers(2016, 2018), st.integers(0, 4))
any_span = spans() | months | stages


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span.quarter(2019, 1), "quý I năm 2019"),
        (Span.quarter(2019, 4), "quý IV năm 2019"),
        (Span.year(2017), "năm 2017"),
        (Span.years(2016, 2020), "giai đoạn 2016-2020"),
        (Span.half(2020, 1), "6 tháng đầu năm 2020"),
        (Span.half(2020, 2), "6 tháng cuối năm 2020"),
        (Span.months(2020, 1, 4), "4 tháng đầu năm 2020"),
        (Span.months(2017, 1, 9), "9 tháng năm 2017"),
        (Span.months(2019, 3, 3), "tháng 3 năm 2019"),
        (Span.months(2019, 1, 1), "tháng 01 năm 2019"),
        (Span.months(2019, 2, 4), "từ tháng 02 đến tháng 4 năm 2019"),
        (Span(date(2019, 12, 1), date(2020, 12, 1)), "từ tháng 12 năm 2019 đến tháng 11 năm 2020"),
        (Span.day(date(2019, 3, 28)), "ngày 28 tháng 3 năm 2019"),
        (
            Span.through(date(2026, 1, 5), date(2026, 3, 28)),
            "từ ngày 05 tháng 01 năm 2026 đến ngày 28 tháng 3 năm 2026",
        ),
        (Span(start=date(2025, 7, 1)), "từ ngày 01 tháng 7 năm 2025"),
        (Span(end=date(2025, 7, 1)), "đến ngày 30 tháng 6 năm 2025"),
        (ALWAYS, "không giới hạn thời gian"),
    ],
)
def test_names(span: Span, written: str) -> None:
    """A span is written by the name reports give it."""
    assert write_span(span) == written


@given(any_span, any_span)
def test_no_two_alike(one: Span, other: Span) -> None:
    """Two spans are written alike only when they are the same."""
    assert (write_span(one) == write_span(other)) == (one == other)
