"""Readers beside the tools that print what they read: calendars of the CLDR, number words of other libraries.

These tests run where the libraries are installed (the dependency group `oracles`). Where an oracle is wrong is listed.
"""

import datetime
import random
from decimal import Decimal
from typing import Any

import pytest

from danvan.reading import read_day, read_period
from danvan.values.numerals import spell_integer
from danvan.values.quantities import Quantity

DAYS = [datetime.date(2024, 8, 5), datetime.date(2021, 11, 30), datetime.date(2020, 2, 29), datetime.date(2019, 1, 1)]
# Skeletons of the CLDR that name a day, and those that name a month, a quarter or a year.
OF_DAYS = ("yMd", "yMMMd", "yMMMMd", "yMEd", "yMMMEd", "yMMMMEd")
OF_PERIODS = {"yM": "month", "yMM": "month", "yMMM": "month", "yMMMM": "month", "y": "year", "yQQQ": "quarter"}


@pytest.mark.parametrize("style", ["full", "long", "medium", "short"])
@pytest.mark.parametrize("day", DAYS)
def test_days_in_the_styles_of_the_cldr(day: datetime.date, style: str) -> None:
    """A day in each of the four styles of Vietnamese is read back; two figures for the year are a doubt."""
    dates: Any = pytest.importorskip("babel.dates")
    found = read_day(dates.format_date(day, style, locale="vi"))
    assert (found.day, bool(found.notes)) == (day, style == "short")


@pytest.mark.parametrize("skeleton", OF_DAYS)
@pytest.mark.parametrize("day", DAYS)
def test_days_in_the_skeletons_of_the_cldr(day: datetime.date, skeleton: str) -> None:
    """A day in each skeleton that browsers print is read back, as a day and as a period."""
    dates: Any = pytest.importorskip("babel.dates")
    printed = dates.format_skeleton(skeleton, day, locale="vi")
    assert read_day(printed).day == day
    assert (read_period(printed).kind, read_period(printed).doubtful) == ("day", ())


@pytest.mark.parametrize(("skeleton", "kind"), OF_PERIODS.items())
@pytest.mark.parametrize("day", DAYS)
def test_periods_in_the_skeletons_of_the_cldr(day: datetime.date, skeleton: str, kind: str) -> None:
    """A month, a quarter and a year in the skeletons of the CLDR are read back without a doubt."""
    dates: Any = pytest.importorskip("babel.dates")
    found = read_period(dates.format_skeleton(skeleton, day, locale="vi"))
    assert found.span is not None
    assert (found.kind, day in found.span, found.doubtful) == (kind, True, ())


@pytest.mark.parametrize("skeleton", ["yMd", "yMMMd", "yMMM", "yMMMM", "yM", "y"])
@pytest.mark.parametrize("later", [datetime.date(2024, 8, 9), datetime.date(2024, 10, 9), datetime.date(2025, 2, 9)])
def test_intervals_of_the_cldr(later: datetime.date, skeleton: str) -> None:
    """From one day or month to another: both ends are read, or a doubt is noted."""
    dates: Any = pytest.importorskip("babel.dates")
    found = read_period(dates.format_interval(DAYS[0], later, skeleton, locale="vi"))
    both = found.span is not None and DAYS[0] in found.span and later in found.span
    assert both or found.doubtful


def numbers() -> list[int]:
    """Numbers of every length, the same in each run."""
    chosen = random.Random(17)  # noqa: S311 # the same numbers in each run, for a test
    return [chosen.randrange(10 ** chosen.randint(1, 12)) for _ in range(400)]


def test_words_of_num2words() -> None:
    """What num2words spells is read back, exact and without a doubt; its zero is a word that may be no number."""
    library: Any = pytest.importorskip("num2words")
    wrong = {}
    for n in numbers():
        found = Quantity.parse(library.num2words(n, lang="vi"))
        if n and (found.quantity is None or (found.quantity.value, found.doubtful) != (Decimal(n), ())):
            wrong[n] = library.num2words(n, lang="vi")
    assert wrong == {}


def test_words_of_vietnam_number() -> None:
    """What vietnam-number spells is read back; what it reads of our own words is what we spelt, up to millions."""
    library: Any = pytest.importorskip("vietnam_number")
    for n in numbers():
        if n and n < 10**9:
            words = library.n2w(str(n))
            found = Quantity.parse(words)
            assert found.quantity is not None
            assert (found.quantity.value, words) == (Decimal(n), words)
        if 0 < n < 10**6:
            assert library.w2n(spell_integer(n)) == n
