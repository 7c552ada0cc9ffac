"""What a row of a table is by its words: a sum, a closing line; how rows are numbered."""

import re
from collections.abc import Sequence
from functools import cache

from danvan_lists.words.phrases import heading_data
from danvan_lists.words.spelling import plain, word_key

NUMBERED = re.compile(r"\(?\d+[.)]?")
"""The number of a row of data: 1, 2., (3)."""

MARKED = re.compile(r"\(?(?:[IVXL]{1,5}|[A-ZĐ])[.)]?")
"""The number of a group: I, II., A."""

COUNTED = re.compile(r"\(?\d{1,6}\s+(?:mô hình|điển hình|tập thể|cá nhân)\b[^\n]*\d", re.IGNORECASE)
"""A line that counts in words what is listed, in all and by parts: “07 mô hình (04 tập thể, 03 cá nhân)”."""

_HAS_DIGIT = re.compile(r"\d")
_PLACE_AND_DAY = re.compile(r".{0,40}, ngay .{0,4} ?thang ")


def is_total(marker: str, rest: list[tuple[int, str]], at: int | None) -> bool:
    """Whether a row sums up others: its number or one of its first texts says so.

    Parameters: `marker` is the text in the column of numbers, `at` the place of that column, `rest` the other cells
    with their places.

    >>> is_total("", [(1, "Tổng cộng"), (2, "635")], 0), is_total("1", [(1, "Tổ tự quản"), (2, "x")], 0)
    (True, False)
    """
    if not marker and len(rest) == 1 and COUNTED.match(rest[0][1]):
        return True
    firsts = (marker, *(text for _, text in rest[:2]))
    if NUMBERED.fullmatch(marker) or not any(text[:1] in _SUMS for text in firsts):
        return False
    words = _total_words()
    if any(word_key(text) in words for text in firsts if text and len(text) <= 120):
        return True
    # Without numbers of rows, a row of many words that begins so may be one of data.
    if at is None and len(rest) > 2 and not _HAS_DIGIT.search(rest[-1][1]):
        return False
    key = word_key(marker or (rest[0][1] if rest else ""))
    return len(key) <= 200 and any(key.startswith(f"{word} ") for word in words)


def is_closing(marker: str, rest: list[tuple[int, str]], *, whole: bool = False) -> bool:
    """Whether a row ends a table: signatures, those the list goes to, the one who made it.

    Parameters: `whole` says that every column of the table has something here, as only a row of data has.

    >>> is_closing("", [(5, "Người lập biểu")]), is_closing("", [(1, "Ấp 3")])
    (True, False)
    >>> is_closing("", [(0, "Trần Văn B"), (1, "Chủ tịch Hội")]), is_closing("", [(0, "Nơi nhận:"), (1, "CHỦ TỊCH")])
    (False, True)
    """
    if len(rest) > 3 or NUMBERED.fullmatch(marker) or (whole and len(rest) > 1):
        return False
    return bool(marker and closes(marker)) or bool(rest and closes(rest[0][1]))


def closes(text: str) -> bool:
    """Whether a text stands below tables only.

    >>> closes("KT. CHỦ TỊCH"), closes("KT, VHXH"), closes("TM. UBND xã")
    (True, False, True)
    """
    key = plain(text[:200])
    if _FOR.match(text) or any(key == words or key.startswith(f"{words} ") for words in _closing_words()):
        return True
    return (
        bool(_PLACE_AND_DAY.match(", ".join(plain(part) for part in text[:80].split(",")) + " "))
        or " ngay thang nam" in f" {key}"
    )


def is_signature(cells: Sequence[str], *, alone: bool = True) -> bool:
    """Whether the cells of a line below a table are of those who sign, those it goes to, or a note.

    Parameters: `alone` says whether a single text is; it is none below a table of one column.

    >>> is_signature(["NGƯỜI LẬP", "CHỦ TỊCH"]), is_signature(["(đã ký)", "Nguyễn A"]), is_signature(["Nuôi tôm", "12"])
    (True, True, False)
    """
    if len(cells) < 2 and alone:
        return True
    return all(closes(cell) or _is_signed(cell) for cell in cells)


def _is_signed(text: str) -> bool:
    words = text.split()
    return text.startswith(("(", "-", "*")) or (
        len(words) <= 6 and not _HAS_DIGIT.search(text) and all(word[:1].isupper() for word in words)
    )


_FOR = re.compile(r"\s*(?:T\.?\s?M|K\.?\s?T|T\.?\s?L|TUQ|Q)\s*\.\s*\w", re.IGNORECASE)
"""What stands before an office that signs for another."""

_PAGE = re.compile(r"\(?-?\s*trang\s*:?\s*\d+(?:\s*/\s*\d+)?\s*-?\)?", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a line only counts pages.

    >>> is_page("Trang 2/5"), is_page("Trang trại 5")
    (True, False)
    """
    return _PAGE.fullmatch(text.strip()) is not None


def is_bare_total(text: str) -> bool:
    """Whether a text is a word for a sum, and nothing else.

    >>> is_bare_total("TỔNG CỘNG:"), is_bare_total("Tổng đội 3")
    (True, False)
    """
    return word_key(text) in _total_words()


_SUMS = frozenset("tTcC")
"""How words for a sum begin; looked at first, for most rows are none."""


@cache
def _total_words() -> frozenset[str]:
    return frozenset(word_key(words) for words in heading_data()["row"]["total"])


@cache
def _closing_words() -> tuple[str, ...]:
    return tuple(plain(words) for words in heading_data()["row"]["closing"])
