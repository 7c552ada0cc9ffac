"""The spellings that names of places are compared in. They are found by the key of the core, `search_key`."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Both placements of the tone are in use (Hòa and Hoà, Thủy and Thuỷ); the second vowel is the one compared in.
_PLACED = {
    unicodedata.normalize("NFC", first + tone + second): unicodedata.normalize("NFC", first + second + tone)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_MISPLACED = re.compile(f"(?:{'|'.join(_PLACED)})(?![^\\W\\d_])")
_PUNCTUATION = re.compile(r"[\W_]+")

WORDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
"""The words that say what kind of unit a name is of, the longest first."""

_WORD = re.compile(f"({'|'.join(WORDS)}) ")


@lru_cache(maxsize=65536)  # a memo of a pure function: the same names come again on every question
def spelling(name: str) -> str:
    """A name as it is compared: small letters, one placement of the tone, punctuation as blanks.

    >>> spelling("Xã Hòa-Chánh") == spelling("xã Hoà Chánh")
    True
    >>> spelling("Bàn Cờ") == spelling("Bản Cỏ")
    False
    """
    small = unicodedata.normalize("NFC", name).casefold().replace("ð", "đ")
    placed = _MISPLACED.sub(lambda pair: _PLACED[pair[0]], small)
    return _PUNCTUATION.sub(" ", placed).strip()


@lru_cache(maxsize=65536)  # the same
def letters(name: str) -> str:
    """A name without tones and marks, as our ids have it: it is never changed, whatever names are found by.

    >>> letters("Xã Thạnh Yên"), letters("Ea H'Leo"), letters("Đắk Lắk")
    ('xa thanh yen', 'ea h leo', 'dak lak')
    """
    bare = unicodedata.normalize("NFD", spelling(name).replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def word_of(name: str) -> str | None:
    """The word that says of what kind the unit is; None where the name has none.

    >>> word_of("Thành phố Rạch Giá"), word_of("Kiên Giang")
    ('thành phố', None)
    """
    found = _WORD.match(unicodedata.normalize("NFC", name).casefold())
    return found[1] if found else None


def short(name: str) -> str:
    """The name without the word of its kind; a number keeps it, as people say *phường 1*.

    >>> short("Huyện U Minh Thượng"), short("Phường 1")
    ('U Minh Thượng', 'Phường 1')
    """
    word = word_of(name)
    rest = name[len(word) + 1 :] if word else name
    return name if rest.isdigit() else rest
