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
# What one, four and five are called behind tens, where “năm” is never five: “mười năm” is ten years.
_COLLOQUIAL: Mapping[str, int] = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_BEHIND_TENS: Mapping[str, int] = {**{word: n for word, n in _DIGIT.items() if word != "năm"}, **_COLLOQUIAL}
# Alone behind a larger step these are tenths of it: “một triệu hai”, “trăm mốt”. There “năm” is a year, “một” is each.
_TENTHS: Mapping[str, int] = {word: n for word, n in _BEHIND_TENS.items() if word not in {"không", "một"}}
_ZERO_TENS = frozenset({"linh", "lẻ", "lẽ"})  # “lẽ” is the common misspelling
SCALES: Mapping[str, int] = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_HALF = frozenset({"rưỡi", "rưởi"})
_HALVED: Mapping[str, int] = {**SCALES, "trăm": 100, "chục": 10}
_BILLION = 10**9

_POINT = frozenset({"phẩy", "phảy", "chấm"})
_DECIMAL: Mapping[str, int] = {**_DIGIT, **_COLLOQUIAL}
# What makes a word beside a number a part of it: where one is left over, the number read is not the one printed.
PARTS = frozenset({*_DIGIT, *_COLLOQUIAL, *SCALES, *_HALF, *_POINT, *_ZERO_TENS})
PARTS |= {"trăm", "chục", "mươi", "mười", "hăm", "mấy", "vài", "nửa", "tá"}

_BARE_SCALE = "|".join(_HALVED)
_BEHIND_BARE = "|".join([*_HALF, "mười", "hăm", *(word for word in _TENTHS if word != "mốt")])
STARTS = (
    *_DIGIT,
    "mười",
    "hăm",
    "âm",
    rf"nửa(?=\s+(?:{'|'.join(SCALES)})(?!\w))",
    rf"(?<!phần )(?:{_BARE_SCALE})(?=\s+(?:{_BEHIND_BARE})(?!\w))",
)
"""The words a number in words may begin with, as patterns."""


class Spelt(NamedTuple):
    """A number in words: its value, how many words it takes, whether its last word was taken for tenths.

    `bare` tells that it begins with a scale word that no number stands before: “trăm mười” is taken for 110.
    """

    value: Decimal
    taken: int
    tenths: bool = False
    bare: bool = False


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
    Spelt(value=Decimal('24'), taken=3, tenths=False, bare=False)
    >>> read_words(["một", "triệu", "hai"])
    Spelt(value=Decimal('1200000'), taken=3, tenths=True, bare=False)
    """
    if words and words[0] == "âm":
        found = read_words(words[1:])
        return None if found is None else found._replace(value=found.value.copy_negate(), taken=found.taken + 1)
    return _halved(words) or _bare(words) or _pointed(words)


def _bare(words: Sequence[str]) -> Spelt | None:
    """A hundred or a thousand and some more, with no number before: “trăm mười”, “nghìn hai”."""
    if _word(words, 0) not in _HALVED or _word(words, 0) == "chục":
        return None
    found = _scaled(["một", *words])
    return found._replace(taken=found.taken - 1, bare=True) if found is not None and found.taken > 2 else None


def _pointed(words: Sequence[str]) -> Spelt | None:
    """A number with spoken decimals, and the scale words behind: “ba phẩy một bốn”, “hai phẩy năm triệu”."""
    found = _scaled(words)
    if found is None or found.tenths or _word(words, found.taken) not in _POINT:
        return found
    digits, at = _decimals(words, found.taken + 1)
    if not digits:
        return found
    value, scale = found.value + Decimal(f"0.{digits}"), 1
    while (step := SCALES.get(_word(words, at), 0)) and scale < _BILLION:
        scale, at = scale * step, at + 1
    return Spelt(value * scale, at)


def _decimals(words: Sequence[str], at: int) -> tuple[str, int]:
    """The decimals that are spoken from a place on, digit by digit or as a number, and where they end."""
    digits = ""
    while _word(words, at) in _DECIMAL or _word(words, at) in {"mười", "hăm"}:
        tens = _tens(words, at, after_hundreds=False)
        if tens is not None and tens.number >= 10:
            digits, at = f"{digits}{tens.number}", tens.end
        else:
            digits, at = f"{digits}{_DECIMAL[words[at]]}", at + 1
    return digits, at


def _halved(words: Sequence[str]) -> Spelt | None:
    """Half a million, and a million and a half, with no number before: “nửa triệu”, “triệu rưỡi”."""
    first, second = _word(words, 0), _word(words, 1)
    if first == "nửa" and second in SCALES:
        return Spelt(Decimal(SCALES[second] // 2), 2)
    if first in _HALVED and second in _HALF:
        return Spelt(Decimal(_HALVED[first] * 3 // 2), 2)
    return None


def _scaled(words: Sequence[str]) -> Spelt | None:
    total = below = at = 0  # `below` gathers what stands under the next thousand million
    floor = 0  # the step of the last thousand millions said, under which further ones must stay
    last = 10**12
    step, tenths = 1, False  # the step that a half or a tenth behind is of
    while not tenths and (group := _group(words, at, full=at > 0)) is not None:
        number, end = group.number, group.end
        scale = SCALES.get(_word(words, end), 1)
        if scale >= last and scale < _BILLION:
            break
        if scale == _BILLION and total and (below + number) * scale >= floor:
            break  # “ba tỷ hai tỷ” says two numbers, “hai nghìn tỷ ba trăm tỷ” one
        if at and scale == 1 and end == at + 1:
            tenth = _TENTHS.get(words[at], 0)
            if not tenth:
                break
            below, at, tenths = below + tenth * step // 10, end, True
            continue
        at, tenths = (end, group.tenths) if scale == 1 else (end + 1, False)
        if scale == _BILLION:
            total, below, last = total + (below + number) * scale, 0, 10**12
            floor = scale
        else:
            if scale == 1000 and not below and _word(words, at) == "triệu":
                number, scale, at = number * 1000, 10**6, at + 1  # “năm nghìn triệu”
            below += number * scale
            last = scale
        step = scale if scale > 1 else 100 if number and number % 100 == 0 else 1
        if scale > 1 and below and _word(words, at) in {"tỷ", "tỉ"} and (not total or below * _BILLION < floor):
            total, below, last, step = total + below * _BILLION, 0, 10**12, _BILLION  # nghìn tỷ, triệu tỷ
            floor, at = scale * _BILLION, at + 1
        if scale == 1:
            break
    if at == 0:
        return None
    value = Decimal(total + below)
    if step > 1 and not tenths and _word(words, at) in _HALF:
        return Spelt(Decimal(total + below + step // 2), at + 1)
    return Spelt(value, at, tenths)


class _Group(NamedTuple):
    """A number under a thousand, where it ends, and whether its last word was taken for tens."""

    number: int
    end: int
    tenths: bool = False


def _group(words: Sequence[str], at: int, *, full: bool) -> _Group | None:
    """A number under a thousand from a place on; `full` behind a scale word."""
    word = _word(words, at)
    if word not in _DIGIT or _word(words, at + 1) != "trăm":
        return _tens(words, at, after_hundreds=full)
    hundreds, behind = _DIGIT[word] * 100, at + 2
    rest = _tens(words, behind, after_hundreds=True)
    if rest is None:
        return _Group(hundreds, behind)
    if rest.end > behind + 1 or rest.number >= 10:
        return _Group(hundreds + rest.number, rest.end)
    tenth = _TENTHS.get(words[behind], 0)
    return _Group(hundreds + tenth * 10, rest.end, tenths=True) if tenth else _Group(hundreds, behind)


def _tens(words: Sequence[str], at: int, *, after_hundreds: bool) -> _Group | None:
    word, following = _word(words, at), _word(words, at + 1)
    if after_hundreds and word in _ZERO_TENS:
        rest = _tens(words, at + 1, after_hundreds=False)  # “một nghìn lẻ hai mươi” as well as “một trăm linh hai”
        return _Group(_COLLOQUIAL[following], at + 2) if rest is None and following in _COLLOQUIAL else rest
    if word in {"mười", "hăm"}:
        return _with_unit(10 if word == "mười" else 20, words, at + 1)
    if word not in _DIGIT:
        return _Group(_COLLOQUIAL[word], at + 1) if after_hundreds and word in _COLLOQUIAL else None
    if following == "mươi":
        return _with_unit(_DIGIT[word] * 10, words, at + 2)
    if following == "chục":
        return _Group(_DIGIT[word] * 10, at + 2)
    return _with_colloquial(_DIGIT[word], words, at + 1)


def _with_colloquial(digit: int, words: Sequence[str], at: int) -> _Group:
    # “Hai lăm” is 25; “một lăm” is nothing.
    unit = _COLLOQUIAL.get(_word(words, at), 0) if digit > 1 else 0
    return _Group(digit * 10 + unit, at + 1) if unit else _Group(digit, at)


def _with_unit(tens: int, words: Sequence[str], at: int) -> _Group:
    if _word(words, at) in _ZERO_TENS and _DIGIT.get(_word(words, at + 1)):
        return _Group(tens + _DIGIT[words[at + 1]], at + 2)  # “bảy mươi lẻ hai”
    unit = _BEHIND_TENS.get(_word(words, at), 0)
    return _Group(tens + unit, at + 1) if unit else _Group(tens, at)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
