"""The smallest values of a file, read and written strictly: text, numbers, dates. Nothing is coerced.

A number that is not whole is written as text ("94.3"), because half of the world's JSON readers would make
a binary fraction of it; it is read from a JSON number too, digit by digit.
"""

import datetime
import json
import math
from collections import Counter
from decimal import Decimal
from typing import Any

from danvan.errors import BadValue, shortened
from danvan.values.patterns import pattern

_SURROGATE = pattern("[\ud800-\udfff]")
_NUMBER = pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

MOST_DIGITS = 60
"""No number of a record book has that many digits; longer ones are refused before they cost time."""


class Misfit(ValueError):
    """A plain value that is not what its place in a file asks for."""


class Unread:
    """A number that JSON spells and no book may hold (`NaN`, an endless integer), kept until its place is known."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


class Repeated(dict[str, Any]):
    """An object that spells a key twice, kept until its place is known; it holds the last value of each."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        count = Counter(key for key, _ in pairs)
        self.twice = tuple(key for key, times in count.items() if times > 1)


TWICE = "stands here twice; keep one"


def expected(what: str, got: object) -> Misfit:
    """The misfit that says what was expected and what was got.

    >>> print(expected("text", 3), expected("text", None), expected("a list", "abc"), sep="; ")
    expected text, got 3; expected text, got null; expected a list, got "abc"
    """
    return Misfit(f"expected {what}, got {shown(got)}")


def shown(got: object) -> str:
    """A plain value as a message shows it, never longer than a line."""
    if isinstance(got, str):
        return f'"{shortened(got)}"'
    if got is None or isinstance(got, bool):
        return json.dumps(got)
    if isinstance(got, int | float | Decimal | Unread):
        return shortened(str(got), most=40)
    if isinstance(got, dict):
        return "an object"
    return "a list" if isinstance(got, list | tuple) else f"a {type(got).__name__}"


def text(value: Any, _: Any = None) -> str:
    """Text that UTF-8 can hold."""
    if not isinstance(value, str):
        raise expected("text", value)
    half = None if value.isascii() else _SURROGATE.search(value)
    if half is not None:
        raise Misfit(f"U+{ord(half[0]):04X} at position {half.start() + 1} is half a character; write the whole one")
    return value


def whole(value: Any, _: Any = None) -> int:
    """A whole number; not 3.0, not true, not "3"."""
    if type(value) is not int:
        raise expected("a whole number", value)
    return value


def truth(value: Any, _: Any = None) -> bool:
    """True or false; not 1, not "true"."""
    if type(value) is not bool:
        raise expected("true or false", value)
    return value


def real(value: Any, _: Any = None) -> float:
    """A number that need not be exact (the width of a column)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not math.isfinite(value):
        raise expected("a number", value)
    return float(value)


def decimal(value: Any, _: Any = None) -> Decimal:
    """A number, exact to the last digit: a JSON number, or text such as "94.3"."""
    match value:
        case bool():
            raise expected("a number", value)
        case int():
            return Decimal(value)
        case Decimal() if abs(value.adjusted()) <= MOST_DIGITS and len(value.as_tuple().digits) <= MOST_DIGITS:
            return value
        case str() if len(value) <= MOST_DIGITS and _NUMBER.fullmatch(value):
            return Decimal(value)
        case Decimal():
            raise expected(f"a number of at most {MOST_DIGITS} digits", value)
        case str():
            raise expected('a number such as 1520 or "94.3"', value)
    raise expected("a number", value)


def day(value: Any, _: Any = None) -> datetime.date:
    """A day as `YYYY-MM-DD`, and nothing else that reads like one."""
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise expected("a date such as 2019-03-28", value)
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise Misfit(f'there is no day "{value}"; check the month and the day') from None


def one_of(words: tuple[str, ...], value: Any, _: Any = None) -> str:
    """One of the words of a Literal."""
    if not isinstance(value, str) or value not in words:
        raise expected("one of " + ", ".join(words), value)
    return value


def write_text(value: Any) -> str:
    """Text, refused where a caller has put something else in its place."""
    if not isinstance(value, str):
        raise BadValue("text", value, "give text")
    return value


def write_whole(value: Any) -> int:
    """A whole number."""
    if type(value) is not int:
        raise BadValue("whole number", value, "give an int")
    return value


def write_truth(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise BadValue("truth value", value, "give True or False")
    return value


def write_real(value: Any) -> float:
    """A number that need not be exact; a whole one is written as 2.0 whichever way it came."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadValue("number", value, "give a finite number")
    return float(value)


def write_decimal(value: Any) -> int | str:
    """An exact number in its one spelling: a JSON integer where it is whole, else text without idle zeros.

    >>> from decimal import Decimal
    >>> write_decimal(Decimal("1E+3")), write_decimal(Decimal("94.30")), write_decimal(Decimal("-0.0"))
    (1000, '94.3', 0)
    """
    number = Decimal(value) if type(value) is int else value
    if not isinstance(number, Decimal) or not number.is_finite():
        raise BadValue("number", value, "give a finite Decimal")
    if number and (abs(number.adjusted()) > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS - 4):
        raise BadValue("number", value, f"give one of at most {MOST_DIGITS - 4} digits")
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits if "." in digits else int(digits)


def write_day(value: Any) -> str:
    """A day as `YYYY-MM-DD`."""
    if type(value) is not datetime.date:
        raise BadValue("date", value, "give a datetime.date, without a time")
    return value.isoformat()


def write_one_of(words: tuple[str, ...], value: Any) -> str:
    """One of the words of a Literal."""
    if value not in words:
        raise BadValue("word", value, "give one of " + ", ".join(words))
    return str(value)
