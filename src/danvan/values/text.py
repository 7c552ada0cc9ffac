"""Vietnamese text: its one normal form, the keys it is found and sorted by, and how words are joined.

Names and labels pass through :func:`clean` once, on construction; words kept as printed pass through
:func:`verbatim`. The keys never raise, whatever they are given.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from danvan.errors import BadValue
from danvan.values.patterns import pattern

# Characters without ink: soft hyphen, zero-width blanks, marks of direction, invisible operators, byte order
# mark. The joiner U+200D is not among them, because it holds emoji together.
_INKLESS = "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_WITHOUT_INK = pattern(f"[{_INKLESS}]+")

_PICTURE = "\u2190-\u2bff\U0001f000-\U0001faff"
_LONE_JOINER = pattern(f"(?<![\ufe0f{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])")

# What XML 1.0 cannot hold cannot be printed either; a name may not hold the second row of controls besides.
_NOT_XML = "\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_IN_NAMES = pattern(f"[{_NOT_XML}\x7f-\x84\x86-\x9f]")
_NOT_IN_WORDS = pattern(f"[{_NOT_XML}\x0b\x0c]")

# Ordering the marks on one letter takes time quadratic in their number, so a crowd of them is refused;
# thirty is the bound of Unicode's own stream-safe form (UAX 15, section 13).
_MOST_MARKS = 30
_MAYBE_CROWD = pattern(r"[^\w\s\x00-\x7f]{31}")  # quick to look for, and no letter is a mark

# What Vietnamese names are written in: each printable and composed by itself and beside any other, none of them eth.
_ORDINARY = pattern("[ !#-_a-~À-ÏÑ-ïñ-ƿẠ-ỹ–“”…]*")

# One quote, one apostrophe, one hyphen and one dash, whatever keyboard or converter they came from.
_ALIKE = {"'": "‘’‚‛′`´ʼ＇", "-": "‐‑‒−﹣－", "–": "—―", '"': "„‟«»″＂"}
_SIGNS = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
_OTHER_SIGNS = pattern(f'["{"".join(map(chr, _SIGNS))}]')
_OPENS = pattern(r'(?<![^\s(\[{/“–-])"(?=\S)')


def clean(text: str, *, what: str = "text") -> str:
    """The one normal form of a name or label.

    NFC; ``Ð`` and ``ð`` become ``Đ`` and ``đ``; every stretch of white space becomes one blank and none
    stands at the ends; quotes are “ ”, apostrophes straight, dashes a hyphen or an en dash; zero-width and
    direction marks go, but for the joiners inside emoji. Doing it twice changes nothing.

    Parameters: ``what`` names the text in the error.

    Raises :class:`danvan.BadValue` for control characters, lone surrogates and more than thirty combining
    marks on one letter; positions count from 1.

    >>> clean("  Ban\\u00a0Dân vận\\n tỉnh Ð\\u1ed3ng Nai ")
    'Ban Dân vận tỉnh Đồng Nai'
    >>> clean("Hoa\\u0300 Bi\\u0300nh") == "Hoà Bình"
    True
    >>> clean('Phong trào "Dân vận khéo" — Ea H’Leo')
    "Phong trào “Dân vận khéo” – Ea H'Leo"
    >>> clean("Tổ\\x07 dân vận", what="name of unit")
    Traceback (most recent call last):
    danvan.errors.BadValue: name of unit: got "'Tổ\\x07 dân vận'"; remove U+0007 at position 3
    """
    if not isinstance(text, str):
        raise BadValue(what, text, "give text")
    if _is_clean(text):
        return text
    _refuse(_NOT_IN_NAMES, text, what)
    # Icelandic eth stands for the Vietnamese letter in files that went through old code pages.
    vietnamese = _WITHOUT_INK.sub("", text).replace("Ð", "Đ").replace("ð", "đ")
    composed = _composed(vietnamese, what)
    if "\u200d" in composed:
        composed = _composed(_LONE_JOINER.sub("", composed), what)
    return _OPENS.sub("“", " ".join(composed.split()).translate(_SIGNS)).replace('"', "”")


def _is_clean(text: str) -> bool:
    return (
        "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and (_ORDINARY.fullmatch(text) is not None or _is_sound(text))
    )


def are_clean(texts: Sequence[str]) -> bool:
    """Whether texts, none of them empty, are all in normal form, seen at one look; where in doubt it says no.

    >>> are_clean(["Tổ hòa giải", "Hũ gạo"]), are_clean(["Tổ  hòa giải"]), are_clean(["Tổ", ""]), are_clean(["Tổ "])
    (True, False, False, False)
    """
    lines = "\n".join(texts)
    around = f"\n{lines}\n"
    blanks = "  " in lines or "\n " in around or " \n" in around
    return all(texts) and not blanks and _ORDINARY.fullmatch("".join(texts)) is not None


def _is_sound(text: str) -> bool:
    # What is printable has no control, surrogate or inkless character, and no white space but the blank.
    eth = "Ð" in text or "ð" in text
    return text.isprintable() and not eth and not _OTHER_SIGNS.search(text) and _is_composed(text)


def _is_composed(text: str) -> bool:
    return _crowd(text) is None and unicodedata.is_normalized("NFC", text)


def _composed(text: str, what: str) -> str:
    _refuse_crowd(text, what)
    composed = unicodedata.normalize("NFC", text)
    _refuse_crowd(composed, what)  # composing takes some marks apart, so a crowd may appear only now
    return composed


def _refuse_crowd(text: str, what: str) -> None:
    at = _crowd(text)
    if at is not None:
        remedy = f"remove the marks from position {at + 1} on: more than {_MOST_MARKS} on one letter"
        raise BadValue(what, _around(text, at), remedy)


def _crowd(text: str) -> int | None:
    """Where a letter takes one combining mark too many; joiners between the marks do not part them."""
    if not _MAYBE_CROWD.search(text):
        return None
    marks = "".join(sorted(filter(unicodedata.combining, set(text))))
    crowd = marks and re.search(f"(?:[{marks}]\u200d*+){{{_MOST_MARKS + 1}}}", text)
    return crowd.end() - 1 if crowd else None


def verbatim(text: str, *, what: str = "text") -> str:
    """Words as printed: nothing is changed but the ends of lines, which become ``\\n`` as in XML.

    Raises :class:`danvan.BadValue` for what an XML file cannot hold: control characters other than tab and
    line ends, and lone surrogates; positions count from 1.

    >>> verbatim("trên  62 nghìn\\r\\nlượt")
    'trên  62 nghìn\\nlượt'
    """
    if not isinstance(text, str):
        raise BadValue(what, text, "give text")
    _refuse(_NOT_IN_WORDS, text, what)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse(unwanted: re.Pattern[str], text: str, what: str) -> None:
    found = unwanted.search(text)
    if found is None:
        return
    named = f"U+{ord(found[0]):04X} at position {found.start() + 1}"
    half = "\ud800" <= found[0] <= "\udfff"
    remedy = f"{named} is half a character: read the text in its own encoding" if half else f"remove {named}"
    raise BadValue(what, _around(text, found.start()), remedy)


def _around(text: str, at: int) -> str:
    """A few characters on both sides of a place, escaped so that a terminal may print them."""
    return repr(text[max(0, at - 20) : at + 20])


def search_key(text: str) -> str:
    """What text is found by: no tones, no marks, no case, đ as d, every stretch of punctuation one blank.

    ``hoà`` and ``hòa``, ``uỷ`` and ``ủy``, ``qui`` and ``quy``, ``kì`` and ``kỳ`` have one key. Different names may
    share a key (*Bàn Cờ*, *Bản Cỏ*), so it is for finding, not for identity: see :func:`tone_placed`.

    >>> search_key("Uỷ ban nhân dân TP. Đà Nẵng – Qui chế")
    'uy ban nhan dan tp da nang qui che'
    >>> search_key("QUY CHẾ, NHIỆM KỲ") == search_key("qui chế, nhiệm kì")
    True
    """
    return " ".join([_SPELT.get(word, word) for word in text.translate(_BARE).split()])


# Behind these the same sound is spelt with i or y.
_SPELT = {f"{consonant}y": f"{consonant}i" for consonant in ("h", "k", "l", "m", "s", "t", "qu")}

# What Vietnamese is written in: every letter outside ASCII is a vowel or đ, and no other sign hides a consonant.
_DASHES_AND_QUOTES = "–—‘’“”…"
_VIETNAMESE = pattern(f"[\n -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ{_DASHES_AND_QUOTES}]*")
_CONSONANTS = b"0123456789bcfghjklmnpqrstvwxz"
_NO_CONSONANTS = bytes({*b"adeiouyADEIOUY", *range(128, 256)})
_SMALL = bytes(ord(" ") if letter not in {*_CONSONANTS, *b"\n"} else letter for letter in bytes(range(256)).lower())
_AT_ONCE = 1000


def coarse_keys(texts: Sequence[str]) -> list[list[bytes]]:
    """For each text the consonants but d, and the digits, of each of its words.

    Texts of one search key have the same ones: many times as quick as :func:`search_key` for many texts at once, it
    tells the few that may be alike from the many that are not.

    >>> coarse_keys(["Hoà Bình", "hòa bình", "Thạnh Yên A"])
    [[b'h', b'bnh'], [b'h', b'bnh'], [b'thnh', b'n']]
    """
    stretches = (texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE))
    return [key.split() for stretch in stretches for key in _coarse_keys(stretch)]


def _coarse_keys(texts: Sequence[str]) -> Sequence[bytes]:
    together = "\n".join(texts)
    if together.count("\n") != len(texts) - 1 or not _VIETNAMESE.fullmatch(together):
        together = "\n".join(map(search_key, texts))
    for sign in _DASHES_AND_QUOTES:
        together = together.replace(sign, " ")
    return together.encode("utf-8", "surrogatepass").translate(_SMALL, _NO_CONSONANTS).split(b"\n")


@lru_cache(maxsize=4096)  # a memo of a pure function: the same few hundred letters come in every name
def _bare(letter: str) -> str:
    # Folding case may reveal what can be decomposed, and decomposing what can be folded (™, ﬁ, İ).
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(_bare_part(part) for part in folded)


class _Bare(dict[int, str]):
    """A memo of a pure function, as above, in the form that `str.translate` looks up."""

    def __missing__(self, letter: int) -> str:
        bare = self[letter] = _bare(chr(letter))
        return bare


_BARE = _Bare()


def _bare_part(part: str) -> str:
    category = unicodedata.category(part)
    if part in "đð":
        return "d"
    if unicodedata.combining(part) or category in ("Mn", "Me", "Cf"):
        return ""
    if category[0] in "PZ" or category in ("Cc", "Cs", "Sk"):
        return " "
    return part


_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries

# Either vowel of these pairs is seen carrying the tone: hòa and hoà, khỏe and khoẻ, thủy and thuỷ.
_PLACED = {
    unicodedata.normalize("NFC", first + tone + second): unicodedata.normalize("NFC", first + second + tone)
    for pair in ("oa", "oe", "uy")
    for first in (pair[0], pair[0].upper())
    for second in (pair[1], pair[1].upper())
    for tone in _TONES
}
_MISPLACED = pattern(f"(?:{'|'.join(_PLACED)})(?![^\\W\\d_])")


def tone_placed(text: str) -> str:
    """Clean text with the tone of final oa, oe and uy on the second vowel: the spelling to compare in.

    The new placement is the target because it needs no look at what stands before (*quý* is right in both).
    Keep the source's spelling for print; match on this one. Text must be in normal form.

    >>> tone_placed("Hòa Bình, Ủy ban, sức khỏe, quý, hoàn")
    'Hoà Bình, Uỷ ban, sức khoẻ, quý, hoàn'
    """
    return _MISPLACED.sub(lambda pair: _PLACED[pair[0]], text)


# The Vietnamese alphabet, with f, j, w and z in their Latin places.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_QUALITIES = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make another letter, not another tone
_DIGITS = pattern("[0-9]+")


def collation_key(text: str) -> tuple[str, str, str, str]:
    """The place of text in Vietnamese order, as a value to compare.

    First by letters (a ă â … d đ e ê … o ô ơ … u ư …), the blank before signs before numbers before letters,
    with stretches of digits compared by their number; then by tones (ngang, huyền, hỏi, ngã, sắc, nặng);
    then small before capital letters; last by code points, so that only canonically equal texts have equal
    keys. The order is that of the Unicode collation for Vietnamese (CLDR, vi), numbers apart.

    >>> sorted(["Phường 10", "Đông Hà", "Dương Đông", "Phường 2", "Phú Quốc"], key=collation_key)
    ['Dương Đông', 'Đông Hà', 'Phú Quốc', 'Phường 2', 'Phường 10']
    """
    composed = unicodedata.normalize("NFC", text) if _crowd(text) is None else text
    ranks = {letter: _ranks(letter) for letter in set(composed)}
    letters, tones, cases = ("".join([ranks[letter][level] for letter in composed]) for level in range(3))
    return _DIGITS.sub(_by_number, letters), tones, cases, composed


def _by_number(run: re.Match[str]) -> str:
    """Digits behind their count, and the count behind its own: longer is greater, with no int to overflow."""
    digits = run[0].lstrip("0")
    count = str(len(digits))
    return f"0{len(count)}{count}{digits}"


@lru_cache(maxsize=4096)  # a memo of a pure function, as above
def _ranks(letter: str) -> tuple[str, str, str]:
    """What one character adds to the levels of letters, tones and case.

    The first character of each rank tells its class and so its length; hence keys compare by position.
    """
    if letter in "ÐðĐđ":
        letter = "Đ" if letter in "ÐĐ" else "đ"
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", letter).casefold())
    letters = tones = ""
    for part in parts:
        if unicodedata.combining(part):
            made = unicodedata.normalize("NFC", parts[0] + part)
            if part in _QUALITIES and made in _ALPHABET:
                letters = _letter_rank(made)
            else:
                tones += str(_TONES.index(part) + 1) if part in _TONES else f"6{part}"
        elif unicodedata.category(part) != "Cf":
            letters += _letter_rank(part)
            tones += "0"
    return letters, tones, "1" if letter != letter.lower() else "0"


def _letter_rank(part: str) -> str:
    if part in _ALPHABET:
        return chr(ord("A") + _ALPHABET.index(part))
    digit = unicodedata.decimal(part, None)
    if digit is not None:
        return str(digit)
    if part.isspace():
        return " "
    category = unicodedata.category(part)
    if category[0] in "PC":
        return f"!{part}"
    return f'"{part}' if category[0] == "S" or category == "No" else f"~{part}"


def person_key(name: str) -> tuple[str, ...]:
    """The place of a person in a Vietnamese list: by given name (the last word), then by the names before it.

    Letters and tones of the whole name come before capitals, so that NGUYỄN VĂN AN stands among the Ans.

    >>> sorted(["Trần Văn Ất", "Lê Thị Bình", "Nguyễn Văn An", "Lê Văn An"], key=person_key)
    ['Lê Văn An', 'Nguyễn Văn An', 'Trần Văn Ất', 'Lê Thị Bình']
    """
    *family, given = name.split() or [""]
    first, then = collation_key(given), collation_key(" ".join(family))
    return *first[:2], *then[:2], *first[2:], *then[2:]


def and_list(items: Iterable[str]) -> str:
    """Items as a Vietnamese sentence lists them; nothing for none.

    >>> and_list(["kinh tế", "văn hóa - xã hội", "quốc phòng - an ninh"])
    'kinh tế, văn hóa - xã hội và quốc phòng - an ninh'
    """
    listed = tuple(items)
    return " và ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


_OPENING = pattern(r"[\W_]*\w")


def capitalised(text: str) -> str:
    """Text with its first letter a capital, as a sentence begins; opening quotes and brackets are skipped.

    >>> capitalised("“dân vận khéo” ở TP. Vũng Tàu"), capitalised("39 tập thể")
    ('“Dân vận khéo” ở TP. Vũng Tàu', '39 tập thể')
    """
    return _OPENING.sub(lambda opening: opening[0].upper(), text, count=1)
