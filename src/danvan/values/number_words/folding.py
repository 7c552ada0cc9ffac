"""A copy of a text to match patterns on, letter for letter as long as the text itself."""

import unicodedata

from danvan.values.patterns import pattern
from danvan.values.text import tone_placed

# One for one, so that a place in the copy is the same place in the text.
_ALIKE = {
    **dict.fromkeys(
        map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u3000\t\n\r\v\f"), " "
    ),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-"),
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    ord("ð"): "đ",
    ord("₫"): "đ",
    ord("／"): "/",
    ord("％"): "%",
    ord("÷"): "~",
}
_INKLESS = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
)


def prepared(text: str) -> str:
    """A text as it is read: composed (NFC), without characters that have no ink, with Đ for Ð.

    >>> prepared("Ðo\\u0302\\u0301ng\\u200b Ða") == "Đống Đa"
    True
    """
    return unicodedata.normalize("NFC", text.translate(_INKLESS)).replace("Ð", "Đ").replace("ð", "đ")


def fold(text: str) -> str:
    """The text in small letters, with one kind of blank, dash and quote and one spelling; as long as it was.

    The tones stand in one place, and a syllable that ends in i or y has the commoner of the two.

    >>> fold("UỶ BAN – “Hoà”"), fold("Ủy ban") == fold("uỷ ban")
    ('uỷ ban - "hoà"', True)
    >>> fold("Quí I, nhiệm kì, kỉ niệm, chiến sỹ")
    'quý i, nhiệm kỳ, kỷ niệm, chiến sĩ'
    """
    low = "".join([_small(letter) for letter in text]).translate(_ALIKE)
    return _I_OR_Y.sub(lambda syllable: syllable[0].translate(_SPELT), tone_placed(low))


# Both spellings are taught: kỳ and kì, lý and lí, quý and quí; soldiers and doctors are “sĩ” oftener than “sỹ”.
_I_OR_Y = pattern("(?<![^\\W_])(?:(?:[hklmt]|qu)[iíìỉĩị]|sỹ)(?![^\\W_])")
_SPELT = str.maketrans("iíìỉĩịỹ", "yýỳỷỹỵĩ")


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
