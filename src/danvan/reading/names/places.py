"""Pieces of the map by their printed names: kind, level, the places they lie in; cities under the centre by date."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import attrs

from danvan.reading.names.names import LONGEST, name_key
from danvan.values.number_words import Note, note, prepared
from danvan.values.patterns import pattern
from danvan.values.spans import ALWAYS, Span
from danvan.values.text import verbatim

# The words for a piece of the map, and the kinds it may be of. “Thành phố” is the trap: three kinds, two levels.
TERRITORIES: Mapping[str, tuple[str, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("municipality", "provincial-city", "municipal-city"),
    "huyện đảo": ("rural-district",),
    "huyện": ("rural-district",),
    "quận": ("urban-district",),
    "thị xã": ("town",),
    "xã": ("commune",),
    "phường": ("ward",),
    "thị trấn": ("township",),
    "đặc khu": ("special-zone",),
    "thôn": ("village",),
    "ấp": ("hamlet",),
    "bản": ("upland-village",),
    "làng": ("traditional-village",),
    "xóm": ("small-village",),
    "buôn": ("highland-village",),
    "bon": ("highland-village",),
    "phum": ("khmer-village",),
    "sóc": ("khmer-village",),
    "khóm": ("ward-hamlet",),
    "khu phố": ("street-quarter",),
    "khối phố": ("street-block",),
    "tổ dân phố": ("residential-group",),
    "tiểu khu": ("sub-quarter",),
    "khu dân cư": ("residential-area",),
    "khu": ("quarter",),
    "khối": ("street-block",),
    "tổ": ("residential-group",),
}


_BESIDE_NAMES = frozenset({"và", "thuộc", "của"})
_NUMBERED = frozenset({"khối", "tổ"})  # these are places only by their number: “tổ 5”, “khối 12”
_COMMON_WORDS = frozenset({"khu", "bản", "làng"})  # “khu kinh tế” is no place by its name
_DEEPEST = 6  # a hamlet lies in a commune, a district, a province and the country; more is no chain of places


@attrs.frozen(kw_only=True)
class PlaceReading:
    """A piece of the map named in a text: what it is called, of which kinds it may be, at which level.

    Parameters: `name` as printed, without the word for its kind; `word` that word; `kinds` codes of unit kinds;
    `level` None where the name does not tell; `within` the next larger place named.
    """

    printed: str
    name: str
    word: str = ""
    kinds: tuple[str, ...] = ()
    level: str | None = None
    within: "PlaceReading | None" = None
    notes: tuple[Note, ...] = ()


def read_place(text: str, *, on: datetime.date | None = None) -> PlaceReading:
    """The place, and those it lies in, that a text names: “thôn Bản Duồng 1, thị trấn Bằng Lũng”.

    >>> place = read_place("TP. Hội An")
    >>> place.kinds, place.level, place.name
    (('provincial-city', 'municipal-city'), 'district', 'Hội An')
    """
    printed = verbatim(text)
    place = place_of(Words.of(prepared(printed)[:LONGEST]), on)
    if place is None:
        return PlaceReading(printed=printed, name=printed.strip(), notes=(note("no-place", printed=printed),))
    return attrs.evolve(place, printed=printed)


@attrs.frozen
class Words:
    """A name in its comparable form, with the words as printed that each stretch of it stands for."""

    key: str
    printed: str

    @classmethod
    def of(cls, text: str) -> "Words":
        return cls(name_key(text), " ".join(text.split()))

    def after(self, length: int) -> "Words":
        """The words behind a stretch of the key."""
        rest = self.key[length:].strip(" ,;:-")
        return Words(rest, _tail(self.printed, rest))


def _tail(printed: str, key: str) -> str:
    """The end of the printed words whose comparable form is the key; the key itself where there is none."""
    starts = [0, *(m.end() for m in re.finditer(r"[\s.,;:(/-]+", printed))]
    for start in starts:
        tail = printed[start:].strip(" ,;:-")
        if name_key(tail) == key:
            return tail
    return key


def place_of(words: Words, on: datetime.date | None, *, deep: int = 0) -> PlaceReading | None:
    """The first place of a name, with those it lies in behind commas, brackets or “thuộc”."""
    key = words.key
    word = next((one for one in sorted(TERRITORIES, key=len, reverse=True) if re.match(rf"{one}(?!\w)", key)), "")
    if not key or (not word and not _is_name(words.printed)):
        return None
    if is_common(word, words.printed):
        return None
    behind = key[len(word) :].strip()
    first = re.split(
        r"\s*(?:[,;()]|\bthuộc\b|\bcủa\b|\s-\s(?=(?:xã|phường|huyện|tỉnh|thành phố|quận|thị xã)\s))\s*",
        behind,
        maxsplit=1,
    )
    name_at = first[0].strip()
    nested = re.search(
        rf"\s(?=(?:{'|'.join(one for one in TERRITORIES if one not in _COMMON_WORDS | _NUMBERED)})\s+\S)", name_at
    )
    outer_key = first[1] if len(first) > 1 else ""
    if nested is not None and word:
        outer_key = f"{name_at[nested.end() :]}, {outer_key}" if outer_key else name_at[nested.end() :]
        name_at = name_at[: nested.start()]
    name = printed_name(words.printed, name_at)
    former = re.search(r"\s*cũ$", name)
    notes: list[Note] = [note("former-name", printed=name)] if former else []
    name = re.sub(r"\s*\(?cũ\)?$", "", name)
    if re.search(r"\svà\s", name):
        notes.append(note("several-places", printed=name))
    kinds, level, why = _kinds_of(word, name, on)
    if why:
        notes.append(note("level-from-place", printed=words.printed, why=why))
    outer = outer_key.strip(" ,;()")
    within = (
        place_of(Words(outer, _tail(words.printed.rstrip(" )"), outer)), on, deep=deep + 1)
        if outer and deep < _DEEPEST
        else None
    )
    return PlaceReading(
        printed=words.printed, name=name, word=word, kinds=kinds, level=level, within=within, notes=tuple(notes)
    )


def _is_name(printed: str) -> bool:
    """Whether every word has a capital or begins with a digit, the first a capital; “Viên chức tỉnh” is no name."""
    words = [word for one in printed.split() if (word := one.strip(",;()-"))]
    capital = [word[0].isdigit() or (word[0].isalpha() and not word[0].islower()) for word in words]
    small = all(fine or word in _BESIDE_NAMES for fine, word in zip(capital, words, strict=True))
    return bool(words) and small and capital[0] and not words[0][0].isdigit()


def is_common(word: str, printed: str) -> bool:
    """Whether a word for a territory is a common word here, no place's: “khu kinh tế”, “bản tin”."""
    behind = printed[len(word) + 1 : len(word) + 2]
    if word in _NUMBERED:
        return re.match(r"\w+\s+(?:số\s+)?\d", printed) is None
    return word in _COMMON_WORDS and behind.islower() and not printed.islower()


def printed_name(printed: str, key: str) -> str:
    """The name of a place in its own letters: the stretch of the printed words whose comparable form it is."""
    if not key:
        return ""
    spaced = re.sub(r"(?<=[A-Za-z])\.(?=\w)", ". ", printed)
    starts = [0, *(m.end() for m in re.finditer(r"[\s(,;-]+", spaced))]
    ends = sorted({len(spaced), *(m.start() for m in re.finditer(r"[\s),;]+", spaced))}, reverse=True)
    for start in starts:
        for end in ends:
            if end > start and name_key(spaced[start:end]) == key:
                return spaced[start:end].strip(" .,;:()-")
    return key if key.isascii() and key.isdigit() else key.title()


def _kinds_of(word: str, name: str, on: datetime.date | None) -> tuple[tuple[str, ...], str | None, str]:
    if word != "thành phố":
        return TERRITORIES.get(word, ()), level_of(word), ""
    if not name:
        return TERRITORIES[word], None, ""
    if under_the_centre(name, on):
        return ("municipality",), "province", "thành phố trực thuộc trung ương"
    return ("provincial-city", "municipal-city"), "district", "không phải thành phố trực thuộc trung ương"


def level_of(word: str) -> str | None:
    """The level of a piece of the map by the word for its kind; None of a city, whose name decides."""
    if word == "tỉnh":
        return "province"
    if word in {"huyện", "quận", "thị xã", "huyện đảo"}:
        return "district"
    if word in {"xã", "phường", "thị trấn", "đặc khu"}:
        return "commune"
    return "hamlet" if word in TERRITORIES and word != "thành phố" else None


@attrs.frozen
class City:
    """A city under the centre, and since when."""

    name: str
    aliases: tuple[str, ...]
    during: Span


def under_the_centre(name: str, on: datetime.date | None = None) -> bool:
    """Whether a city of this name was under the centre on a day (at any time, where no day is given).

    >>> under_the_centre("Cần Thơ"), under_the_centre("Hội An"), under_the_centre("Huế", datetime.date(2020, 1, 1))
    (True, False, False)
    """
    key = name_key(name)
    return any(
        key in {name_key(one) for one in (city.name, *city.aliases)} and (on is None or on in city.during)
        for city in _cities()
    )


@lru_cache(maxsize=1)  # a memo of a file that ships with the module
def _cities() -> tuple[City, ...]:
    text = (resources.files("danvan.reading") / "data" / "cities.toml").read_text(encoding="utf-8")
    return tuple(
        City(row["name"], tuple(row.get("aliases", ())), Span(**row["during"]) if "during" in row else ALWAYS)
        for row in tomllib.loads(text)["city"]
    )


_CITY = pattern(
    r"(?<!\w)(?:thành\s+phố|thành\s+(?:ủy|uỷ)|tp)(?:\.\s*|\s+|(?=[A-Z]))(?P<name>\w+(?: \w+){0,3})", re.IGNORECASE
)


def level_of_cities(text: str) -> str | None:
    """The level that “cấp thành phố” is of in a text, by the cities it names; None where that stays open.

    >>> level_of_cities("Thành ủy Hội An"), level_of_cities("UBND TP.Hồ Chí Minh"), level_of_cities("cấp thành phố")
    ('district', 'province', None)
    """
    named = [found["name"].split() for found in _CITY.finditer(prepared(text))]
    levels = {
        "province" if any(under_the_centre(" ".join(words[:most])) for most in range(1, 5)) else "district"
        for words in named
        if words[0][0].isupper()
    }
    return levels.pop() if len(levels) == 1 else None
