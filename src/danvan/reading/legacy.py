"""Vietnamese in encodings from before Unicode, TCVN3 (ABC) and VNI: recognised, converted, and back where possible.

Such text reaches us as Latin letters (“Céng hßa x· héi chñ nghÜa”), because its bytes were read as Windows-1252. The
tables are TCVN 5712:1993 (VN3) and the two-byte VNI-Windows code.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal

import attrs

from danvan.errors import BadValue
from danvan.values.patterns import pattern
from danvan.values.text import tone_placed

Encoding = Literal["unicode", "tcvn3", "vni"]

# TCVN3 puts one byte for each small letter; capitals with tones are the same bytes in a font of capitals (.VnTimeH).
_TCVN3_SMALL = (
    ("¨", "ă"), ("©", "â"), ("ª", "ê"), ("«", "ô"), ("¬", "ơ"), ("­", "ư"), ("®", "đ"),
    ("µ", "à"), ("¶", "ả"), ("·", "ã"), ("¸", "á"), ("¹", "ạ"),
    ("»", "ằ"), ("¼", "ẳ"), ("½", "ẵ"), ("¾", "ắ"), ("Æ", "ặ"),
    ("Ç", "ầ"), ("È", "ẩ"), ("É", "ẫ"), ("Ê", "ấ"), ("Ë", "ậ"),
    ("Ì", "è"), ("Î", "ẻ"), ("Ï", "ẽ"), ("Ð", "é"), ("Ñ", "ẹ"),
    ("Ò", "ề"), ("Ó", "ể"), ("Ô", "ễ"), ("Õ", "ế"), ("Ö", "ệ"),
    ("×", "ì"), ("Ø", "ỉ"), ("Ü", "ĩ"), ("Ý", "í"), ("Þ", "ị"),
    ("ß", "ò"), ("á", "ỏ"), ("â", "õ"), ("ã", "ó"), ("ä", "ọ"),
    ("å", "ồ"), ("æ", "ổ"), ("ç", "ỗ"), ("è", "ố"), ("é", "ộ"),
    ("ê", "ờ"), ("ë", "ở"), ("ì", "ỡ"), ("í", "ớ"), ("î", "ợ"),
    ("ï", "ù"), ("ñ", "ủ"), ("ò", "ũ"), ("ó", "ú"), ("ô", "ụ"),
    ("õ", "ừ"), ("ö", "ử"), ("÷", "ữ"), ("ø", "ứ"), ("ù", "ự"),
    ("ú", "ỳ"), ("û", "ỷ"), ("ü", "ỹ"), ("ý", "ý"), ("þ", "ỵ"),
)  # fmt: skip
_TCVN3_CAPITAL = (
    ("¡", "Ă"), ("¢", "Â"), ("£", "Ê"), ("¤", "Ô"), ("¥", "Ơ"), ("¦", "Ư"), ("§", "Đ"),
)  # fmt: skip
TCVN3: Mapping[str, str] = dict((*_TCVN3_SMALL, *_TCVN3_CAPITAL))

# VNI writes the vowel and then a mark: a tone, a quality, or both in one.
_VNI_MARKS: Mapping[str, str] = {
    "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "á": "\u0302\u0301", "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "é": "\u0306\u0301", "ë": "\u0306\u0323",
}  # fmt: skip
_HORNED: Mapping[str, str] = {"ô": "ơ", "ö": "ư"}
_VNI_ALONE: Mapping[str, str] = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "í": "í", "ì": "ì", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    made: dict[str, str] = {}
    for vowel in "aeouy":
        for mark, marks in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", vowel + marks)
            if len(letter) == 1 and letter in _LETTERS:
                made[vowel + mark] = letter
    for written, horned in _HORNED.items():
        made[written] = horned
        for mark in "øûõùï":
            made[written + mark] = unicodedata.normalize("NFC", horned + _VNI_MARKS[mark])
    made.update(_VNI_ALONE)
    for written, letter in tuple(made.items()):
        for capital in (written.upper(), written[0].upper() + written[1:]):
            made.setdefault(capital, letter.upper())
    return made


_LETTERS = frozenset(
    unicodedata.normalize("NFC", quality + tone)
    for quality in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
) | {"đ"}
VNI: Mapping[str, str] = _vni()
_VNI_FORM = pattern("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_FROM_UNICODE: Mapping[Encoding, Mapping[str, str]] = {
    "tcvn3": {letter: written for written, letter in reversed(tuple(TCVN3.items()))},
    "vni": {letter: written for written, letter in reversed(tuple(VNI.items()))},
}

# Letters that only Unicode Vietnamese has; one of them in a text, and the text is none of the old encodings.
_MODERN = frozenset("ăđĩũơưĂĐĨŨƠƯ") | {letter for letter in _LETTERS if ord(letter) > 0x1E00}
_MODERN_CAPITALS = frozenset(letter.upper() for letter in _MODERN)
# What a syllable has in the middle, and what may end it: nothing, something, or either.
_OPEN = (
    "iêu yêu oai oao oay oeo uai uao uây uêu uôi uya uyu ươi ươu "
    "ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui uơ ưa ưi ưu"
)
_CLOSED = "uyê iê yê uô ươ oă uâ ă â oo"
_EITHER = "oa oe uê uy a e ê i o ô ơ u ư y"
_BEFORE_PALATAL = "oa uê uy a ê i"
_SYLLABLE = pattern(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    rf"(?:(?:{'|'.join(_OPEN.split())})|(?:{'|'.join(_CLOSED.split())})(?:ng|[cmnpt])"
    rf"|(?:{'|'.join(_EITHER.split())})(?:ng|[cmnpt])?|(?:{'|'.join(_BEFORE_PALATAL.split())})(?:nh|ch))"
)
_ASCII_LETTER = pattern("[A-Za-z]")
_DIGIT = pattern(r"[\d²³¹]")
_TONES = dict.fromkeys((0x300, 0x309, 0x303, 0x301, 0x323))


@attrs.frozen(kw_only=True)
class Legacy:
    """What a text was found to be encoded in.

    Parameters: `encoding` as recognised; `confidence` from 0 to 1, how much of what is not plain ASCII reads as
    Vietnamese so and would not otherwise; `text` the text in Unicode; `reversible` whether `to_legacy` gives the very
    text back.
    """

    encoding: Encoding
    confidence: float
    text: str
    reversible: bool


def recognised(text: str, *, least: float = 0.8) -> Legacy:
    """A text that may be in an old encoding, converted where that is sure enough; Unicode Vietnamese is left alone.

    Parameters: `least` is the confidence from which it is converted.

    >>> found = recognised("Céng hßa x· héi chñ nghÜa ViÖt Nam")
    >>> found.encoding, found.text
    ('tcvn3', 'Cộng hòa xã hội chủ nghĩa Việt Nam')
    >>> recognised("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam").text
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> recognised("Cộng hòa xã hội chủ nghĩa Việt Nam").encoding, recognised("café à la carte").encoding
    ('unicode', 'unicode')
    """
    modern = Legacy(encoding="unicode", confidence=1.0, text=text, reversible=True)
    composed = unicodedata.normalize("NFC", text)
    if text.isascii() or any(letter in _MODERN or letter in _MODERN_CAPITALS for letter in composed):
        return modern
    words = _words(text)
    strange = [word for word in words if not word.isascii() and _ASCII_LETTER.search(word) and not _DIGIT.search(word)]
    if not strange:
        return modern
    as_it_is = _share(strange)
    encodings: tuple[Encoding, Encoding] = ("tcvn3", "vni")
    read = {one: [_read(word, one) if _is_explained(word, one) else "" for word in strange] for one in encodings}
    best, _, encoding = max((_share(several), _common(several), one) for one, several in read.items())
    sure = len(strange) > 1 or _surely(words, strange[0], encoding)
    if best < least or best <= as_it_is + 0.2 or not sure:
        return modern
    converted = _in_capitals(text, _read(text, encoding)) if encoding == "tcvn3" else _read(text, encoding)
    return Legacy(
        encoding=encoding,
        confidence=round(best * (1 - as_it_is), 3),
        text=converted,
        reversible=to_legacy(converted, encoding, strict=False) == text,
    )


def _is_explained(word: str, encoding: Encoding) -> bool:
    """Whether an encoding has each letter of a word: “sè” has one that stands alone in no text in VNI."""
    left = _VNI_FORM.sub("", word) if encoding == "vni" else "".join(one for one in word if one not in TCVN3)
    return left.isascii()


def _common(words: list[str]) -> int:
    """How many of some words are syllables that the vocabulary uses: of two readings the one with more is meant."""
    known = _syllables()
    return sum(tone_placed(word.lower()) in known for word in words)


@lru_cache(maxsize=1)  # a memo of a file that ships with the module
def _syllables() -> frozenset[str]:
    text = (resources.files("danvan.reading") / "data" / "syllables.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _surely(words: list[str], strange: str, encoding: str) -> bool:
    """Whether one strange word is enough: it has a sign that no word has, or many, or stands among Vietnamese ones."""
    signs = encoding == "tcvn3" and len(strange) > 2 and any(letter in _SIGNS for letter in strange)
    many = sum(not letter.isascii() for letter in strange) > 2
    vietnamese = all(word.isdigit() or _is_syllable(_read(word, encoding)) for word in words)
    return signs or many or (len(words) > 1 and vietnamese)


def _in_capitals(text: str, read: str) -> str:
    """TCVN3 in capitals: the letters with tones were small ones in a font of capitals, and stand among capitals."""
    lines = zip(text.split("\n"), read.split("\n"), strict=True)
    return "\n".join(_line_in_capitals(old, new) for old, new in lines)


def _line_in_capitals(old: str, new: str) -> str:
    words = [word.span() for word in re.finditer(r"\S+", old)]
    # One capital begins a name (“Tæ”); two in a word that has no small letter are a word in capitals.
    capital = [span for span in words if len(re.findall("[A-Z]", old[slice(*span)])) > 1]
    capital = [span for span in capital if not re.search("[a-z]", old[slice(*span)])]
    if len(capital) > 1 and not re.search("[a-z]", old):
        return new.upper()
    for start, end in capital:
        new = new[:start] + new[start:end].upper() + new[end:]
    return new


def _words(text: str) -> list[str]:
    # The letters of old fonts are signs to Unicode too (· © ®), so words are parted at blanks and plain punctuation.
    words = re.split(r"[\s!-/:-@\[-`{-~“”‘’…–—]+", text)
    return [word for word in words if word]


def _share(words: list[str]) -> float:
    return sum(_is_syllable(word) for word in words) / len(words)


def _is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable is: one tone at most, stops with two of them, capitals in order.

    Abbreviations in capitals are let pass (NĐ, TTĐT).
    """
    if _ABBREVIATED.fullmatch(word):
        return True
    small = unicodedata.normalize("NFC", word.lower())
    if not all(letter.isascii() or letter in _LETTERS for letter in small):
        return False  # “Ñ” is no letter with a tone
    apart = unicodedata.normalize("NFD", small)
    tones = [part for part in apart if ord(part) in _TONES]
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    stopped = bare.endswith(("p", "t", "c", "ch"))
    toned = len(tones) <= 1 and not (stopped and tones and tones[0] not in "\u0301\u0323")
    return toned and _is_cased(word) and _SYLLABLE.fullmatch(bare) is not None


def _is_cased(word: str) -> bool:
    # A font of capitals has small letters for those with tones; otherwise capitals stand first or throughout.
    small = word.lower()
    plain = "".join(letter for letter in word if letter.isascii())
    return word in (small, word.upper(), small[:1].upper() + small[1:]) or plain == plain.upper() != plain.lower()


# Letters of TCVN3 that stand in no word of a language written in Latin letters.
_SIGNS = frozenset(letter for letter in TCVN3 if not letter.isalpha()) | {"µ", "ª"}
_ABBREVIATED = pattern("[B-DF-HK-NP-TVXĐ]{2,}")


def from_legacy(text: str, encoding: Encoding) -> str:
    """A text in an old encoding, in Unicode, whatever it looks like.

    Raises: BadValue for an encoding there is not.

    >>> from_legacy("§ång Nai", "tcvn3"), from_legacy("Ñoàng Nai", "vni")
    ('Đồng Nai', 'Đồng Nai')
    """
    _known(encoding)
    return text if encoding == "unicode" else _read(text, encoding)


def to_legacy(text: str, encoding: Encoding, *, strict: bool = True) -> str:
    """A text in Unicode, written in an old encoding.

    Parameters: `strict` refuses what the encoding has no letter for; otherwise capitals with tones are written as the
    small letters that a font of capitals has there.

    Raises: BadValue for an encoding there is not, and, where strict, for capitals with tones in TCVN3.

    >>> to_legacy("Đồng Nai", "vni"), from_legacy(to_legacy("hòa giải", "tcvn3"), "tcvn3")
    ('Ñoàng Nai', 'hòa giải')
    """
    _known(encoding)
    composed = unicodedata.normalize("NFC", text)
    if encoding == "unicode":
        return composed
    table = _FROM_UNICODE[encoding]
    missing = [
        letter for letter in composed if letter not in table and letter.lower() in _LETTERS and not letter.isascii()
    ]
    if strict and missing:
        raise BadValue(f"text for {encoding}", missing[0], "it has no such letter; write it small, or keep Unicode")
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in composed)


def _known(encoding: str) -> None:
    if encoding not in ("unicode", "tcvn3", "vni"):
        raise BadValue("encoding", encoding, "give unicode, tcvn3 or vni")


def _read(text: str, encoding: str) -> str:
    if encoding == "tcvn3":
        return "".join(TCVN3.get(letter, letter) for letter in text)
    return _VNI_FORM.sub(lambda found: VNI[found[0]], text)
