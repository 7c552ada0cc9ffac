"""Bytes into text: UTF-8 and UTF-16 as they are, older Vietnamese code pages where they alone make sense."""

import re

import attrs

from danvan.reading import from_legacy
from danvan_lists.words.old_fonts import NAMES, old_font

_VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđăâêôơư]", re.IGNORECASE)
_SAMPLE = 2**15


@attrs.frozen
class Decoded:
    """A text, the code page it was read by, and where its bytes fit none."""

    text: str
    encoding: str = "UTF-8"
    offset: int | None = None


def decoded(data: bytes) -> Decoded:
    """The text of a file.

    >>> decoded("Lĩnh vực".encode("utf-16")).text, decoded("Lĩnh vực".encode()).encoding
    ('Lĩnh vực', 'UTF-8')
    >>> decoded("M« h×nh D©n vËn khÐo".encode("cp1252")).text
    'Mô hình Dân vận khéo'
    """
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    wide = _wide(data)
    if wide is not None:
        try:
            return Decoded(data.decode(wide).removeprefix("\ufeff"), wide.upper())
        except UnicodeDecodeError as error:
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return Decoded("", offset=error.start)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        old = _old(data)
        return old if old is not None else Decoded("", offset=error.start)


def _wide(data: bytes) -> str | None:
    if data[:2] == b"\xff\xfe":
        return "utf-16-le"
    if data[:2] == b"\xfe\xff":
        return "utf-16-be"
    head = data[:400]
    if len(head) >= 4 and head[1::2].count(0) * 3 >= len(head) and not head[::2].count(0):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) * 3 >= len(head) and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _old(data: bytes) -> Decoded | None:
    """The text by the one older code page under which it reads as Vietnamese; None where none does."""
    if b"\x00" in data[:_SAMPLE]:
        return None
    western = "".join(map(_western, range(256)))
    font = old_font(data[:_SAMPLE].decode("latin-1").translate(western))
    if font is not None:
        return Decoded(from_legacy(data.decode("latin-1").translate(western), font), NAMES[font])
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "windows-1258") if _reads(text[:_SAMPLE]) else None


def _western(byte: int) -> str:
    # The five bytes that Windows-1252 leaves open stay what they are.
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _reads(text: str) -> bool:
    # In windows-1258 a tone is a character of its own behind its vowel; no other text has one there.
    letters = len(_VIETNAMESE.findall(text)) + len(
        re.findall("[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]", text)
    )
    foreign = len(re.findall("[^\\x00-\\x7f]", text))
    return letters >= 2 and letters * 3 >= foreign
