"""Numbers, money and days, written as Vietnamese reports write them.

A dot stands between thousands and a comma before decimals, as the law on accounting has it since 2003
(03/2003/QH11, article 12); days follow Decree 30/2020/NĐ-CP, Annex I. Every figure is written exactly
unless the number of places is given. No decimal context is read.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from danvan.errors import BadValue

Number = Decimal | int

# A number of more digits is no count of anything, and writing 1E+999999999 out would fill the memory.
_MOST_DIGITS = 1000


def write_integer(n: int) -> str:
    """A whole number with dots between thousands.

    Raises :class:`danvan.BadValue` beyond a thousand digits, as all of this module does.

    >>> write_integer(1520), write_integer(-13360), write_integer(39)
    ('1.520', '-13.360', '39')
    """
    return write_decimal(n)


def write_decimal(value: Number, *, places: int | None = None) -> str:
    """A number with dots between thousands and a decimal comma.

    Parameters: ``places`` is how many decimals to print, rounding half away from zero; without it all of
    them are printed, but for zeros at the end.

    Raises :class:`danvan.BadValue` for what is no finite number and for a negative ``places``.

    >>> write_decimal(Decimal("94.30")), write_decimal(Decimal("1234567.891"))
    ('94,3', '1.234.567,891')
    >>> write_decimal(Decimal("94.25"), places=1), write_decimal(94, places=1)
    ('94,3', '94,0')
    """
    exact = _writable(value)
    if places is not None:
        exact = _rounded(Fraction(exact), places)
    written = f"{exact:,f}"
    if places is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if exact.is_zero():
        written = written.removeprefix("-")
    return written.translate(_SWAPPED)


_SWAPPED = {ord(","): ".", ord("."): ","}


def _writable(value: Number) -> Decimal:
    # Looked at before it is converted or printed: both take long for an absurd number.
    if isinstance(value, int):
        if value.bit_length() > 4 * _MOST_DIGITS:
            raise BadValue("number", _named(value), f"give at most {_MOST_DIGITS} digits")
        value = Decimal(value)
    if not isinstance(value, Decimal):
        raise BadValue("number", value, "give an int or a Decimal")
    if not value.is_finite():
        raise BadValue("number", value, "give a finite number")
    exponent = value.as_tuple().exponent
    if value.adjusted() >= _MOST_DIGITS or not isinstance(exponent, int) or exponent < -_MOST_DIGITS:
        got = f"{value.adjusted() + 1} digits before the comma, last place 10^{exponent}"
        raise BadValue("number", got, f"give at most {_MOST_DIGITS} digits on either side")
    return value


def _named(n: int) -> str:
    # Python refuses to print an int of some thousand digits.
    return str(n) if n.bit_length() < 100 else f"a number of {n.bit_length()} bits"


def _rounded(value: Fraction, places: int) -> Decimal:
    """Half away from zero, and with all its places, even those that are zero."""
    if not 0 <= places <= _MOST_DIGITS:
        raise BadValue("places", places, f"give 0 to {_MOST_DIGITS}")
    steps = int(abs(value) * 10**places + Fraction(1, 2))  # int() cuts towards zero
    return Decimal((int(value < 0), Decimal(steps).as_tuple().digits, -places))


def write_percent(part: Number, whole: Number, *, places: int = 1) -> str:
    """What share of a whole a part is, in percent: exact division, half away from zero, no zeros at the end.

    Raises :class:`danvan.BadValue` for a whole of zero.

    >>> write_percent(1433, 1520), write_percent(39, 39), write_percent(47, 50, places=2)
    ('94,3%', '100%', '94%')
    """
    if not _writable(whole):
        raise BadValue("whole", whole, "give a whole other than zero, or print no share")
    share = 100 * Fraction(_writable(part)) / Fraction(_writable(whole))
    return f"{write_decimal(_rounded(share, places))}%"


_SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))


def write_scaled(value: Number) -> str:
    """A number with at most two scale words, if it can be written so exactly; otherwise in digits.

    Each scale carries whole numbers: 1,4 tỷ is written ``1 tỷ 400 triệu``. Nothing is rounded away.

    >>> write_scaled(62_000), write_scaled(102_140_000_000), write_scaled(1_400_000_000)
    ('62 nghìn', '102 tỷ 140 triệu', '1 tỷ 400 triệu')
    >>> write_scaled(1520), write_scaled(1_234_567_000), write_scaled(4_400_000_000_000)
    ('1.520', '1.234.567.000', '4.400 tỷ')
    """
    exact = Fraction(_writable(value))
    if exact.denominator != 1:
        return write_decimal(value)
    rest = abs(exact.numerator)
    words = []
    for word, scale in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{write_integer(count)} {word}")
    if rest or not 1 <= len(words) <= 2:
        return write_decimal(value)
    return ("-" if exact < 0 else "") + " ".join(words)


def padded(n: int) -> str:
    """A count as lists print it: one to nine with a zero before, dots between thousands.

    >>> padded(4), padded(20), padded(0)
    ('04', '20', '0')
    """
    return f"0{n}" if 0 < n < 10 else write_integer(n)


_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MOST_SPELT = 10**18
Zero = Literal["linh", "lẻ"]


def spell_integer(n: int, *, zero: Zero = "linh") -> str:
    """A whole number in words.

    After *mươi*, one is *mốt* and four is *tư*; five is *lăm* after *mười* and *mươi*; elsewhere they stay
    *một*, *bốn*, *năm*. A group of three digits that follows another is spelt in full; a group of zeros is
    left out.

    Parameters: ``zero`` is the word for empty tens, *linh* (north) or *lẻ* (south).

    Raises :class:`danvan.BadValue` from 10^18 on, where scale words begin to repeat.

    >>> spell_integer(1520), spell_integer(24), spell_integer(1005)
    ('một nghìn năm trăm hai mươi', 'hai mươi tư', 'một nghìn không trăm linh năm')
    >>> spell_integer(10**12 + 21), spell_integer(105, zero="lẻ")
    ('một nghìn tỷ không trăm hai mươi mốt', 'một trăm lẻ năm')
    """
    if abs(n) >= _MOST_SPELT:
        raise BadValue("number in words", _named(n), "give a number under 10^18, or write it in digits")
    if n < 0:
        return f"âm {spell_integer(-n, zero=zero)}"
    return " ".join(_spelt(n, zero, full=False)) or _UNITS[0]


def _spelt(n: int, zero: str, *, full: bool) -> list[str]:
    """The words of a number; ``full`` when something stands before it, so that its hundreds are named."""
    for word, scale in _SCALES:
        above, rest = divmod(n, scale)
        if above:
            return [*_spelt(above, zero, full=full), word, *_spelt(rest, zero, full=True)]
    return _spelt_group(n, zero, full=full) if n else []


def _spelt_group(n: int, zero: str, *, full: bool) -> list[str]:
    hundreds, rest = divmod(n, 100)
    tens, units = divmod(rest, 10)
    named = bool(hundreds) or full
    words = [_UNITS[hundreds], "trăm"] if named else []
    if tens > 1:
        words += [_UNITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif units and named:
        words.append(zero)
    return [*words, _spelt_unit(tens, units)] if units else words


def _spelt_unit(tens: int, units: int) -> str:
    if units == 5 and tens:
        return "lăm"
    return {1: "mốt", 4: "tư"}.get(units, _UNITS[units]) if tens > 1 else _UNITS[units]


def spell_dong(n: int, *, capitalised: bool = True, zero: Zero = "linh") -> str:
    """An amount of money in words, as decisions and receipts repeat it.

    >>> spell_dong(2_530_000), spell_dong(0, capitalised=False)
    ('Hai triệu năm trăm ba mươi nghìn đồng', 'không đồng')
    """
    words = f"{spell_integer(n, zero=zero)} đồng"
    return words[0].upper() + words[1:] if capitalised else words


def write_day(day: date) -> str:
    """A day as documents are dated: days under ten and the first two months with a zero, others without.

    >>> write_day(date(2026, 1, 5)), write_day(date(2019, 3, 28))
    ('ngày 05 tháng 01 năm 2026', 'ngày 28 tháng 3 năm 2019')
    """
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def write_short_day(day: date) -> str:
    """A day in figures, day first, with the zeros that `write_day` writes.

    >>> write_short_day(date(2026, 1, 5)), write_short_day(date(2020, 8, 4))
    ('05/01/2026', '04/8/2020')
    """
    return f"{day.day:02}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else f"{day.month}"


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(n: int) -> str:
    """A Roman numeral, for quarters, parts and congresses.

    Raises :class:`danvan.BadValue` outside 1 to 3999.

    >>> roman(1), roman(14), roman(2019)
    ('I', 'XIV', 'MMXIX')
    """
    if not 1 <= n <= 3999:
        raise BadValue("roman numeral", _named(n), "give 1 to 3999")
    written = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        written += letters * count
    return written
