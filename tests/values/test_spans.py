"""Spans: what they are, and the laws of joining, parting and sharing them, checked day by day."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.spans import ALWAYS, Span, coalesce, gaps, order
from strategies_core import WATCHED, days, spans

span_lists = st.lists(spans(), max_size=5)


def members(*among: Span) -> set[date]:
    """The watched days that belong to any of the spans."""
    return {day for day in WATCHED if any(day in span for span in among)}


class TestMaking:
    """Which spans there are, and what they are called."""

    @given(days, days)
    def test_holds_at_least_one_day(self, start: date, end: date) -> None:
        """A span that would hold no day is refused, any other is made."""
        if end <= start:
            with pytest.raises(BadValue):
                Span(start, end)
        else:
            assert start in Span(start, end)

    def test_takes_no_time_of_day(self) -> None:
        """A datetime is refused, though it is a date to isinstance."""
        with pytest.raises(BadValue):
            Span(datetime(2017, 1, 1))  # noqa: DTZ001 # any datetime is refused, with a zone or without

    @pytest.mark.parametrize(
        ("span", "start", "last"),
        [
            (Span.year(2017), date(2017, 1, 1), date(2017, 12, 31)),
            (Span.years(2016, 2020), date(2016, 1, 1), date(2020, 12, 31)),
            (Span.quarter(2019, 1), date(2019, 1, 1), date(2019, 3, 31)),
            (Span.quarter(2019, 4), date(2019, 10, 1), date(2019, 12, 31)),
            (Span.half(2020, 1), date(2020, 1, 1), date(2020, 6, 30)),
            (Span.half(2020, 2), date(2020, 7, 1), date(2020, 12, 31)),
            (Span.months(2020, 2, 2), date(2020, 2, 1), date(2020, 2, 29)),
            (Span.day(date(2025, 6, 30)), date(2025, 6, 30), date(2025, 6, 30)),
        ],
    )
    def test_calendar(self, span: Span, start: date, last: date) -> None:
        """Years, quarters, halves and months begin and end on the right days."""
        assert (span.start, span.last) == (start, last)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: Span.year(0),
            lambda: Span.year(9999),
            lambda: Span.years(2018, 2017),
            lambda: Span.quarter(2019, 0),
            lambda: Span.half(2019, 3),
            lambda: Span.months(2019, 0, 3),
            lambda: Span.months(2019, 5, 4),
            lambda: Span.through(date(2019, 5, 4), date(2019, 5, 3)),
        ],
    )
    def test_out_of_range(self, make: Callable[[], Span]) -> None:
        """What no calendar has is refused with danvan's own error."""
        with pytest.raises(BadValue):
            make()

    def test_last_day_of_all(self) -> None:
        """The last day there is can be spoken of: nothing comes after it, so the span is open."""
        assert Span.day(date.max) == Span(date.max)
        assert Span.through(date(2017, 1, 1), date.max).end is None

    def test_days(self) -> None:
        """Days are counted; where an end is open they are not."""
        assert Span.year(2020).days == 366
        assert Span(date(2020, 1, 1)).days is None
        assert ALWAYS.last is None


class TestMembership:
    """Every question about two spans is the question about their days."""

    @given(spans(), spans())
    def test_overlaps(self, one: Span, other: Span) -> None:
        """Two spans overlap exactly when they share a day."""
        assert one.overlaps(other) == bool(members(one) & members(other))

    @given(spans(), spans())
    def test_covers(self, one: Span, other: Span) -> None:
        """One span covers another exactly when it has all its days."""
        assert one.covers(other) == (members(other) <= members(one))

    @given(spans(), spans())
    def test_shared(self, one: Span, other: Span) -> None:
        """The shared span holds the days of both, whichever is asked."""
        shared = one.shared(other)
        assert shared == other.shared(one)
        assert (members(shared) if shared else set()) == members(one) & members(other)

    @given(spans(), spans(), spans())
    def test_shared_is_associative(self, one: Span, two: Span, three: Span) -> None:
        """What three spans share does not depend on which two are asked first."""

        def shared(left: Span | None, right: Span | None) -> Span | None:
            return None if left is None or right is None else left.shared(right)

        assert shared(shared(one, two), three) == shared(one, shared(two, three))

    @given(spans(), spans())
    def test_order_puts_what_comes_before_first(self, one: Span, other: Span) -> None:
        """A span that ends before another starts is sorted before it."""
        if one.end is not None and other.start is not None and one.end <= other.start:
            assert order(one) < order(other)


class TestJoining:
    """Coalesce and gaps."""

    @given(span_lists)
    def test_same_days(self, among: list[Span]) -> None:
        """Joining neither loses nor adds a day."""
        assert members(*coalesce(among)) == members(*among)

    @given(span_lists)
    def test_idempotent(self, among: list[Span]) -> None:
        """Joining twice is joining once."""
        assert coalesce(coalesce(among)) == coalesce(among)

    @given(span_lists, st.randoms(use_true_random=False))
    def test_order_of_input(self, among: list[Span], random: Random) -> None:
        """The order of what is joined leaves no trace."""
        shuffled = list(among)
        random.shuffle(shuffled)
        assert coalesce(shuffled) == coalesce(among)

    @given(span_lists)
    def test_as_few_as_possible(self, among: list[Span]) -> None:
        """Between two of the joined spans there is at least one day of neither."""
        joined = coalesce(among)
        for one, later in pairwise(joined):
            assert one.end is not None
            assert later.start is not None
            assert one.end < later.start

    @given(span_lists)
    def test_gaps_are_disjoint_from_the_spans(self, among: list[Span]) -> None:
        """No day of a gap belongs to a span."""
        assert not members(*gaps(among)) & members(*among)

    @given(span_lists)
    def test_gaps_complete_the_spans(self, among: list[Span]) -> None:
        """Spans and gaps together are one stretch without a hole."""
        assert len(coalesce([*among, *gaps(among)])) == min(1, len(among))

    def test_nothing_to_join(self) -> None:
        """No spans have no days and no gaps."""
        assert coalesce([]) == gaps([]) == ()
