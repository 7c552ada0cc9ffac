"""What is left right beside a number that was read and may be a part of it: no such number is without a doubt."""

from collections.abc import Iterator
from typing import NamedTuple

from danvan.values.number_words.notes import Note, note
from danvan.values.number_words.words import PARTS, SCALES
from danvan.values.patterns import pattern

_BEHIND = pattern(r"\s*(?P<word>[^\W\d_]+(?!\w)|[^\w\s])")
_BEFORE = pattern(r"(?<!\w)(?P<word>[^\W\d_]+)\s+$")
_DIGITS = frozenset({"không", "một", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín"})
_BEHIND_DIGITS = PARTS - _DIGITS - {"chấm", "vài", "lẻ"}
_LEADING = frozenset({"trăm", "mươi", "phẩy", "rưỡi", "trừ", "nửa", *SCALES})
_BEFORE_FIVE = frozenset({"trăm", "chục", *SCALES})  # behind these “năm” may be five as well as years


class Place(NamedTuple):
    """A number in a text: the text as printed and folded, where it may be looked at from, where the number stands."""

    text: str
    low: str
    floor: int
    start: int
    end: int


def left_beside(at: Place, *, spelt: bool, alone: bool) -> Iterator[Note]:
    """A note for each word or sign beside a number that may be a part of it: a scale word, a digit, a fraction.

    Parameters: `spelt` tells whether the number is in words, `alone` whether the text is nothing but an amount.
    """
    behind = _BEHIND.match(at.low, at.end)
    if behind is not None and _may_belong(behind["word"], at, spelt=spelt, alone=alone):
        yield note("number-left", printed=at.text[at.start : behind.end()].strip())
    before = _BEFORE.search(at.low, at.floor, at.start)
    if before is not None and before["word"] in _LEADING:
        yield note("number-left", printed=at.text[before.start() : at.end].strip())


def _may_belong(word: str, at: Place, *, spelt: bool, alone: bool) -> bool:
    if word == "năm":  # “mười năm” are ten years
        words = at.low[at.start : at.end].split()
        return spelt and alone and bool(words) and words[-1] in _BEFORE_FIVE
    return word.isnumeric() or word in (PARTS if spelt else _BEHIND_DIGITS)
