"""Numbers in words: *hai*, *một trăm linh năm*, *hai triệu rưỡi*; the other way round from `spell_integer`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

_DIGIT: Mapping[str, int] = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# What one, four and five are called behind tens.
_BEHIND_TENS: Mapping[str, int] = {**_DIGIT, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_COLLOQUIAL = frozenset({"mốt", "tư", "lăm", "nhăm"})
_ZERO_TENS = frozenset({"linh", "lẻ"})
SCALES: Mapping[str, int] = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_HALF = frozenset({"rưỡi", "rưởi"})
_BILLION = 10**9

STARTS = frozenset({*_DIGIT, "mười", "hăm", "âm"})
"""The words a number in words may begin with."""


class Spelt(NamedTuple):
    """A number in words: its value and how many words it takes."""

    value: Decimal
    taken: int


def spelt_number(text: str) -> Decimal | None:
    """The number that a text spells, None where it spells none or says more than a number.

    >>> spelt_number("Một nghìn không trăm linh năm"), spelt_number("hai triệu rưỡi"), spelt_number("nhiều")
    (Decimal('1005'), Decimal('2500000'), None)
    """
    words = text.lower().split()
    found = read_words(words)
    return None if found is None or found.taken < len(words) else found.value


def read_words(words: Sequence[str]) -> Spelt | None:
    """The number at the beginning of a sequence of words in small letters; None where they begin with none.

    >>> read_words(["hai", "mươi", "tư", "xã"])
    Spelt(value=Decimal('24'), taken=3)
    """
    if words and words[0] == "âm":
        found = read_words(words[1:])
        return None if found is None else Spelt(-found.value, found.taken + 1)
    return _scaled(words)


def _scaled(words: Sequence[str]) -> Spelt | None:
    total = below = at = 0  # `below` gathers what stands under the next thousand million
    last = 10**12
    half = 1
    while True:
        group = _group(words, at, full=at > 0)
        if group is None:
            break
        number, end = group
        scale = SCALES.get(words[end], 1) if end < len(words) else 1
        if scale >= last and (scale < _BILLION or total):
            break
        at = end if scale == 1 else end + 1
        if scale == _BILLION:
            total, below, last = (total + below + number) * scale, 0, 10**12
        else:
            below += number * scale
            last = scale
        half = scale if scale > 1 else 100 if number and number % 100 == 0 else 1
        while at < len(words) and scale > 1 and words[at] in {"tỷ", "tỉ"} and below:
            total, below, last, half = (total + below) * _BILLION, 0, 10**12, _BILLION  # nghìn tỷ, triệu tỷ
            at += 1
        if scale == 1:
            break
    if at == 0:
        return None
    value = Decimal(total + below)
    if at < len(words) and words[at] in _HALF and half > 1:
        return Spelt(value + Decimal(half) / 2, at + 1)
    return Spelt(value, at)


def _group(words: Sequence[str], at: int, *, full: bool) -> tuple[int, int] | None:
    """A number under a thousand from a place on, and where it ends; `full` behind a scale word."""
    word = _word(words, at)
    if word in _DIGIT and _word(words, at + 1) == "trăm":
        rest = _tens(words, at + 2, after_hundreds=True)
        return (_DIGIT[word] * 100 + (rest[0] if rest else 0), rest[1] if rest else at + 2)
    return _tens(words, at, after_hundreds=full)


def _tens(words: Sequence[str], at: int, *, after_hundreds: bool) -> tuple[int, int] | None:
    word, following = _word(words, at), _word(words, at + 1)
    if after_hundreds and word in _ZERO_TENS and following in _BEHIND_TENS:
        return _BEHIND_TENS[following], at + 2
    if word in {"mười", "hăm"}:
        unit = _BEHIND_TENS.get(following)
        tens = 10 if word == "mười" else 20
        return (tens, at + 1) if not unit else (tens + unit, at + 2)
    if word not in _DIGIT:
        return None
    if following == "mươi":
        unit = _BEHIND_TENS.get(_word(words, at + 2))
        return (_DIGIT[word] * 10, at + 2) if not unit else (_DIGIT[word] * 10 + unit, at + 3)
    if following in _COLLOQUIAL and _DIGIT[word] > 1:
        return _DIGIT[word] * 10 + _BEHIND_TENS[following], at + 2
    return _DIGIT[word], at + 1


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
