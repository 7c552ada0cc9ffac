"""The forms in which headings, codes and names are compared by importers."""

import re
import unicodedata
from functools import lru_cache

from danvan.reading import prepared, search_key, tone_placed

_WORDS = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def word_key(text: str) -> str:
    """Words as they are compared where tones count: small letters, tones in one place, no punctuation.

    >>> word_key("Văn hoá – Xã hội") == word_key("văn hóa, xã hội")
    True
    """
    if not (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        # What has no ink is not printable: only here can it stand within a word.
        text = prepared(text)
    return " ".join([_told(word) for word in _WORDS.findall(text.lower())])


@lru_cache(maxsize=2**15)  # a memo of a pure function: a language has few syllables
def _told(word: str) -> str:
    return tone_placed(unicodedata.normalize("NFC", word).replace("ð", "đ"))


def plain(text: str) -> str:
    """Words as they are compared where tones do not count.

    >>> plain("Số, ngày QĐ"), plain("SO NGAY QD")
    ('so ngay qd', 'so ngay qd')
    """
    return " ".join(filter(None, map(_plain, text.split())))


@lru_cache(maxsize=2**15)  # a memo of a pure function, as above
def _plain(word: str) -> str:
    return _NO_WORD.sub(" ", search_key(word)).strip()


def toneless(text: str) -> bool:
    """Whether a text was typed without tones, so that it can be compared only without.

    >>> toneless("Linh vuc"), toneless("Lĩnh vực")
    (True, False)
    """
    return text.isascii()


def without_brackets(text: str) -> str:
    """The text without what stands in brackets.

    >>> without_brackets("Loại (TT/CN)")
    'Loại'
    """
    return " ".join(_BRACKETS.sub(" ", text).split())


def slug(text: str, most: int = 40) -> str:
    """A text as part of an id: letters without marks, joined by hyphens.

    >>> slug("Mô hình “Camera an ninh”, ấp 3")
    'mo-hinh-camera-an-ninh-ap-3'
    """
    made = ""
    for word in text.split():
        if len(made) > most:
            break
        piece = _slug(word)
        made = f"{made}-{piece}" if made and piece else made or piece
    return made[:most].strip("-")


@lru_cache(maxsize=2**15)  # a memo of a pure function, as above
def _slug(word: str) -> str:
    bare = unicodedata.normalize("NFKD", search_key(word)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare))
