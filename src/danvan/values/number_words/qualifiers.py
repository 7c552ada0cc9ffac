"""What stands before and behind a number and says how exact it is: *hơn*, *gần*, *khoảng*, *trở lên*."""

import re
from collections.abc import Mapping
from typing import Literal

from danvan.values.number_words.folding import fold
from danvan.values.patterns import pattern

Exactness = Literal["exact", "over", "at_least", "nearly", "at_most", "about"]

BEFORE: Mapping[str, Exactness] = {
    "hơn": "over",
    "trên": "over",
    "vượt": "over",
    "vượt quá": "over",
    "quá": "over",
    "nhiều hơn": "over",
    "lớn hơn": "over",
    ">": "over",
    "gần": "nearly",
    "gần đến": "nearly",
    "gần như": "nearly",
    "gần tới": "nearly",
    "ngót": "nearly",
    "ngót nghét": "nearly",
    "ngấp nghé": "nearly",
    "dưới": "nearly",
    "ít hơn": "nearly",
    "chưa đến": "nearly",
    "chưa tới": "nearly",
    "chưa đầy": "nearly",
    "suýt soát": "nearly",
    "suýt": "nearly",
    "xêm xêm": "about",
    "<": "nearly",
    "khoảng": "about",
    "khoảng chừng": "about",
    "vào khoảng": "about",
    "chừng": "about",
    "áng chừng": "about",
    "cỡ": "about",
    "độ": "about",
    "ước": "about",
    "ước đạt": "about",
    "ước tính": "about",
    "ước khoảng": "about",
    "ước chừng": "about",
    "xấp xỉ": "about",
    "trên dưới": "about",
    "~": "about",
    "≈": "about",
    "lên đến": "at_most",
    "lên tới": "at_most",
    "không quá": "at_most",
    "không vượt quá": "at_most",
    "chưa quá": "at_most",
    "không hơn": "at_most",
    "không cao hơn": "at_most",
    "nhiều nhất": "at_most",
    "cao nhất": "at_most",
    "tối đa": "at_most",
    "≤": "at_most",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "không dưới": "at_least",
    "không ít hơn": "at_least",
    "không kém": "at_least",
    "không thấp hơn": "at_least",
    "thấp nhất": "at_least",
    "≥": "at_least",
    "tròn": "exact",
    "đúng": "exact",
    "vừa đúng": "exact",
}
"""What stands before a number and says how exact it is, with the tones where `fold` puts them."""

AFTER: Mapping[str, Exactness] = {
    "trở lên": "at_least",
    "đổ lên": "at_least",
    "trở xuống": "at_most",
    "đổ lại": "at_most",
    "trở lại": "at_most",
    "là ít nhất": "at_least",
    "là tối thiểu": "at_least",
    "là nhiều nhất": "at_most",
    "là tối đa": "at_most",
    "hoặc hơn": "at_least",
    "có dư": "over",
    "có lẻ": "over",
    "lẻ": "over",
    "dư": "over",
    "hơn": "over",
    "(ước tính)": "about",
    "(ước)": "about",
    "ước tính": "about",
    "+": "at_least",
}


def _either(phrases: Mapping[str, object]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(fold(phrase)).replace(r"\ ", r"\s+") for phrase in ordered)


BEFORE_NUMBER = pattern(rf"(?:(?<!\w)(?P<word>{_either(BEFORE)})(?:\s+(?:đạt|là|có))?\s*)$")
AFTER_NUMBER = pattern(rf"\s*(?P<word>{_either(AFTER)})(?!\w)")

_FOLDED_BEFORE = {fold(phrase): exact for phrase, exact in BEFORE.items()}
_FOLDED_AFTER = {fold(phrase): exact for phrase, exact in AFTER.items()}


def meant_before(phrase: str) -> Exactness:
    """What a phrase that was found before a number says, in folded letters."""
    return _FOLDED_BEFORE[phrase]


def meant_after(phrase: str) -> Exactness:
    """What a phrase that was found behind a number says, in folded letters."""
    return _FOLDED_AFTER[phrase]


def widest(said: list[Exactness]) -> Exactness:
    """What several qualifiers of one number say together."""
    meant = {one for one in said if one != "exact"}
    if not meant:
        return "exact"
    if len(meant) == 1:
        return meant.pop()
    if meant == {"over", "at_least"}:
        return "at_least"
    if meant == {"nearly", "at_most"}:
        return "at_most"
    return "about"
