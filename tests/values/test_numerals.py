"""Numbers, money and days are written exactly and can be read back."""

import decimal
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.numerals import (
    padded,
    roman,
    spell_dong,
    spell_integer,
    write_day,
    write_decimal,
    write_integer,
    write_percent,
    write_scaled,
    write_short_day,
)

integers = st.integers(-(10**20), 10**20)
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
# Groups of three digits, many of them zero: where scale words and linh are lost.
grouped = st.lists(st.sampled_from([0, 0, 1, 4, 5, 10, 15, 21, 24, 105, 110, 999]), max_size=6).map(
    lambda groups: sum(group * 1000**place for place, group in enumerate(groups))
)


def read_decimal(written: str) -> Decimal:
    """The number behind dots and a comma."""
    return Decimal(written.replace(".", "").replace(",", "."))


def read_scaled(written: str) -> Decimal:
    """The number behind digits and scale words."""
    scales = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
    total = pending = Decimal(0)
    for word in written.removeprefix("-").split():
        if word in scales:
            total += pending * scales[word]
            pending = Decimal(0)
        else:
            pending = read_decimal(word)
    total = total + pending if total else pending  # adding to nothing would round to the context's digits
    return total.copy_negate() if written.startswith("-") else total


def read_words(words: str) -> int:
    """The number behind words, read from the greatest scale down."""
    for scale, value in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3), ("trăm", 100)):
        above, found, below = f" {words} ".partition(f" {scale} ")
        if found:
            return read_words(above.strip()) * value + read_words(below.strip())
    units = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
    units |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "linh": 0, "lẻ": 0}
    total = 0
    for word in words.split():
        if word == "mươi":
            total *= 10
        else:
            total += 10 if word == "mười" else units[word]
    return total


@given(integers)
def test_a_whole_number_is_read_back(n: int) -> None:
    """No digit of a whole number is lost, and each group has three."""
    written = write_integer(n)
    assert read_decimal(written) == n
    assert all(len(group) == 3 for group in written.removeprefix("-").split(".")[1:])


@given(decimals)
def test_a_decimal_is_read_back(value: Decimal) -> None:
    """No digit is lost without places, and no zero stands at the end."""
    written = write_decimal(value)
    assert read_decimal(written) == value
    assert not ("," in written and written.endswith(("0", ",")))


@given(decimals, st.integers(0, 4))
def test_places_are_rounded_half_away_from_zero(value: Decimal, places: int) -> None:
    """Rounding agrees with the decimal module's, under a wide context."""
    with decimal.localcontext() as context:
        context.prec = 1000
        expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    written = write_decimal(value, places=places)
    assert read_decimal(written) == expected
    assert len(written.partition(",")[2]) == places


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal("94.30"), None, "94,3"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-0"), None, "0"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("-0.05"), 1, "-0,1"),
        (Decimal("2.675"), 2, "2,68"),
        (Decimal("1234567.891"), None, "1.234.567,891"),
        (1520, None, "1.520"),
        (100, None, "100"),
        (10**999, None, "1" + ".000" * 333),
    ],
)
def test_decimals_are_written_as_reports_write_them(value: Decimal | int, places: int | None, written: str) -> None:
    """Dots, commas, zeros and signs at their limits."""
    assert write_decimal(value, places=places) == written


def test_the_context_of_the_caller_is_not_read() -> None:
    """A narrow context with traps neither rounds a figure nor breaks."""
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert write_decimal(Decimal("1234567.891")) == "1.234.567,891"
        assert write_decimal(Decimal("1234567.891"), places=1) == "1.234.567,9"
        assert write_percent(1433, 1520) == "94,3%"
        assert write_scaled(102_140_000_000) == "102 tỷ 140 triệu"


@pytest.mark.parametrize(
    ("part", "whole", "places", "written"),
    [
        (1433, 1520, 1, "94,3%"),
        (47, 50, 1, "94%"),
        (39, 39, 1, "100%"),
        (0, 39, 1, "0%"),
        (1, 8, 1, "12,5%"),
        (1, 800, 1, "0,1%"),
        (5, 10_000, 1, "0,1%"),
        (49, 100_000, 1, "0%"),
        (2, 3, 0, "67%"),
        (-1, 3, 2, "-33,33%"),
        (Decimal("0.5"), Decimal("0.4"), 1, "125%"),
    ],
)
def test_percent(part: Decimal | int, whole: Decimal | int, places: int, written: str) -> None:
    """Shares are divided exactly and a zero decimal is dropped."""
    assert write_percent(part, whole, places=places) == written


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_percent_is_the_nearest(part: int, whole: int, places: int) -> None:
    """What is printed lies within half a last place of the exact share."""
    written = read_decimal(write_percent(part, whole, places=places).removesuffix("%"))
    assert abs(Fraction(written) - Fraction(100 * part, whole)) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1 nghìn"),
        (1520, "1.520"),
        (62_000, "62 nghìn"),
        (2_530_000, "2 triệu 530 nghìn"),
        (26_000_000_000, "26 tỷ"),
        (26_000_500_000, "26 tỷ 500 nghìn"),
        (102_140_000_000, "102 tỷ 140 triệu"),
        (1_400_000_000, "1 tỷ 400 triệu"),
        (1_234_567_000, "1.234.567.000"),
        (4_400_000_000_000, "4.400 tỷ"),
        (-62_000, "-62 nghìn"),
        (Decimal("62E+3"), "62 nghìn"),
        (Decimal("1000.50"), "1.000,5"),
    ],
)
def test_scale_words(value: Decimal | int, written: str) -> None:
    """At most two scale words, or all the digits."""
    assert write_scaled(value) == written


@given(integers | decimals | grouped)
def test_scale_words_lose_no_digit(value: Decimal | int) -> None:
    """What is written with scale words is read back as the same number."""
    assert read_scaled(write_scaled(value)) == value


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (555, "năm trăm năm mươi lăm"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1520, "một nghìn năm trăm hai mươi"),
        (62_000, "sáu mươi hai nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (10**12, "một nghìn tỷ"),
        (5 * 10**15, "năm triệu tỷ"),
        (-15, "âm mười lăm"),
    ],
)
def test_numbers_in_words(n: int, words: str) -> None:
    """One, four, five and zero change their words where they should."""
    assert spell_integer(n) == words


@given(st.integers(0, 10**18 - 1) | grouped, st.sampled_from(["linh", "lẻ"]))
def test_words_are_read_back(n: int, zero: str) -> None:
    """Each number has its own words, with either word for empty tens."""
    words = spell_integer(n, zero="lẻ" if zero == "lẻ" else "linh")
    assert read_words(words) == n
    assert ("linh" if zero == "lẻ" else "lẻ") not in words.split()
    assert words == " ".join(words.split())


def test_money_in_words() -> None:
    """An amount begins with a capital unless asked not to."""
    assert spell_dong(2_530_000) == "Hai triệu năm trăm ba mươi nghìn đồng"
    assert spell_dong(-1, capitalised=False) == "âm một đồng"
    assert spell_dong(-1) == "Âm một đồng"
    assert spell_dong(105, zero="lẻ") == "Một trăm lẻ năm đồng"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        (date(2019, 3, 28), "ngày 28 tháng 3 năm 2019", "28/3/2019"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020", "10/02/2020"),
        (date(2017, 10, 9), "ngày 09 tháng 10 năm 2017", "09/10/2017"),
    ],
)
def test_days(day: date, long: str, short: str) -> None:
    """Days under ten and the first two months carry a zero."""
    assert write_day(day) == long
    assert write_short_day(day) == short


def test_roman_numerals_are_read_back() -> None:
    """All 3999 differ and add up by the rule of subtraction."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    for n in range(1, 4000):
        letters = [values[letter] for letter in roman(n)]
        after = [*letters[1:], 0]
        assert sum(-one if one < two else one for one, two in zip(letters, after, strict=True)) == n
    assert [roman(n) for n in (4, 9, 40, 90, 400, 900, 1994)] == ["IV", "IX", "XL", "XC", "CD", "CM", "MCMXCIV"]


def test_counts_under_ten_are_padded() -> None:
    """One to nine take a zero; ten and more, and nothing, do not."""
    assert [padded(n) for n in (0, 1, 9, 10, 1347)] == ["0", "01", "09", "10", "1.347"]


@pytest.mark.parametrize(
    "write",
    [
        lambda: write_integer(10**1000),
        lambda: write_integer(10**100_000),
        lambda: write_decimal(Decimal("NaN")),
        lambda: write_decimal(Decimal("sNaN")),
        lambda: write_decimal(Decimal("-Infinity")),
        lambda: write_decimal(Decimal("1E+999999")),
        lambda: write_decimal(Decimal("1E-999999")),
        lambda: write_decimal(1, places=-1),
        lambda: write_decimal(1, places=10**9),
        lambda: write_percent(1, 0),
        lambda: write_percent(1, Decimal("0.0")),
        lambda: write_percent(1, 2, places=-1),
        lambda: write_scaled(Decimal("1E+999999")),
        lambda: write_decimal(94.3),  # type: ignore[arg-type] # what a caller without a type checker may give
        lambda: spell_integer(10**18),
        lambda: spell_integer(-(10**100_000)),
        lambda: roman(0),
        lambda: roman(4000),
        lambda: roman(10**100_000),
    ],
)
def test_absurd_numbers_are_refused_at_once(write: Callable[[], str]) -> None:
    """No number hangs the writer, fills the memory or escapes as another error."""
    with pytest.raises(BadValue):
        write()
