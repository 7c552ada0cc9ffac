"""The forms in which headings, codes and names are compared by importers."""

import re
import unicodedata
from functools import lru_cache

from danvan.spoken import prepared
from danvan.text import search_key, tone_placed

_NO_WORD = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=4096)  # a memo of a pure function: the same words come in row after row
def told(text: str) -> str:
    """Words as they are compared where tones count: small letters, tones in one place, no punctuation.

    >>> told("Văn hoá – Xã hội") == told("văn hóa, xã hội")
    True
    """
    small = text.lower() if text.isascii() else tone_placed(unicodedata.normalize("NFC", prepared(text).lower()))
    return _NO_WORD.sub(" ", small).strip()


@lru_cache(maxsize=4096)  # a memo of a pure function, as above
def plain(text: str) -> str:
    """Words as they are compared where tones do not count.

    >>> plain("Số, ngày QĐ"), plain("SO NGAY QD")
    ('so ngay qd', 'so ngay qd')
    """
    return _NO_WORD.sub(" ", search_key(text)).strip()


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
    bare = unicodedata.normalize("NFKD", search_key(text)).encode("ascii", "ignore").decode()
    joined = "-".join(re.findall(r"[a-z0-9]+", bare))
    return joined[:most].strip("-")
