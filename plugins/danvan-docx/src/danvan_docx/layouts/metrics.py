"""How wide text is in Times New Roman: for lines as long as a text and columns as wide as their words."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from math import ceil

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_EM = 1000
_UNKNOWN = 600  # a letter of another script, set in another font: about as wide as a capital


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text, in points, at a font size in points.

    Letters of other scripts are guessed; their fonts differ from office to office.

    >>> text_width("Số", 10), text_width("Số", 10, bold=True)
    (10.56, 10.56)
    >>> text_width("Hòa Bình", 14) == text_width("Hoa Binh", 14)
    True
    """
    return sum(_advance(letter, bold) for letter in text) * size / _EM


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width of the widest word of a text, in points: a column narrower than that must break the word.

    >>> longest_word("ban dân vận", 10) == text_width("dân", 10)
    True
    """
    return max((text_width(word, size, bold=bold) for word in text.split()), default=0.0)


def balanced(text: str, size: float, room: float) -> tuple[float, float]:
    """How wide to set bold lines so that they come out alike, in points: no more of them than the room asks for.

    Returns the width to set the text in, and the width of the longest line. Names of offices read better so than
    with one word left for the last line; the text itself has no break put in.

    >>> name = "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"
    >>> width, longest = balanced(name, 13, 187)
    >>> round(longest) == round(text_width("ỦY BAN NHÂN DÂN TỈNH", 13, bold=True)), longest <= width <= 187
    (True, True)
    """
    if len(text) > _LONGEST_TITLE:
        return room, room
    lines = line_widths(text, size, room, bold=True)
    if max(lines) > room:
        return room, room
    narrow, wide = int(max(lines) / len(lines)), int(room)
    while narrow < wide:
        middle = (narrow + wide) // 2
        tried = line_widths(text, size, middle, bold=True)
        if len(tried) > len(lines) or max(tried) > middle:
            narrow = middle + 1
        else:
            wide = middle
    longest = max(line_widths(text, size, narrow, bold=True))
    return min(room, max(narrow, longest) * _SPARE), min(longest, room)


_LONGEST_TITLE = 400  # letters; a longer one is running text, not a title
_SPARE = 1.03  # so that a reader with slightly other widths breaks the lines at the same words


def line_widths(text: str, size: float, room: float, *, bold: bool = False) -> list[float]:
    """The widths of the lines a text is broken into, in points, as word processors do it.

    A word wider than the room is a line by itself here; a word processor would break it.

    >>> len(line_widths("Ban Dân vận Tỉnh ủy", 14, 60)), len(line_widths("Ban Dân vận Tỉnh ủy", 14, 600))
    (3, 1)
    """
    blank = text_width(" ", size, bold=bold)
    widths = []
    for line in text.split("\n"):
        running = 0.0
        for word in line.split(" "):
            width = text_width(word, size, bold=bold)
            if running and running + blank + width > room:
                widths.append(running)
                running = width
            else:
                running += (blank if running else 0.0) + width
        widths.append(running)
    return widths


def line_count(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes, with the lines of words that must be broken.

    >>> line_count("W" * 100, 10, 94.4)
    10
    """
    return sum(max(1, ceil(width / room - 1e-9)) for width in line_widths(text, size, room, bold=bold))


LINE = 1.15
"""How high a single line of Times New Roman is, at a font size of one point."""


@lru_cache(maxsize=4096)  # a memo of a pure function: the same few hundred letters come in every text
def _advance(letter: str, bold: bool) -> int:
    widths = _widths("bold" if bold else "regular")
    if letter in widths:
        return widths[letter]
    parts = unicodedata.normalize("NFD", letter)
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    for like in (toneless, parts[0]):
        if like in widths:
            return widths[like]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    return _EM if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


@cache
def _widths(face: str) -> dict[str, int]:
    table = tomllib.loads(files("danvan_docx.layouts").joinpath("widths.toml").read_text("utf-8"))
    return {letter: int(width) for width, letters in table[face].items() for letter in letters}
