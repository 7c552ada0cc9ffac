"""Bodies and places by their printed names: office, kind, committee, place, level; never more than the name says."""

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import attrs

from danvan.reading.names import name_key
from danvan.spans import ALWAYS, Span
from danvan.spoken import Note, note, prepared
from danvan.spoken.units import Same
from danvan.text import verbatim
from danvan.vocabulary import UnitKind, Vocabulary, shipped

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
}
_COMMITTEES: Mapping[str, str] = {
    "tỉnh uỷ": "tỉnh",
    "thành uỷ": "thành phố",
    "huyện uỷ": "huyện",
    "quận uỷ": "quận",
    "thị uỷ": "thị xã",
    "tỉnh đoàn": "tỉnh",
    "thành đoàn": "thành phố",
    "huyện đoàn": "huyện",
    "quận đoàn": "quận",
    "thị đoàn": "thị xã",
    "xã đoàn": "xã",
    "phường đoàn": "phường",
}
_ADMINISTERED = (
    *("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"),
    *("thôn", "ấp", "khu phố", "khu dân cư"),
)
_INSIDE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ADMINISTERED[:9], key=len, reverse=True))})(?!\w)")
# Behind these stands a name of their own, not that of a place.
_OWN_NAMES = frozenset({"community", "business", "religion", "cluster"})
_NAMED_KINDS = frozenset(
    {"school", "university", "hospital", "party-cell", "base-party-cell", "provincial-department", "ministry"}
    | {"district-division", "commune-division", "public-service-unit", "association", "agency", "army-unit"}
    | {"military-region", "provincial-agency", "ministry-unit", "party-group", "youth-chapter"}
)
_OFFICES = (
    r"(?:nguyên\s+)?(?:phó\s+chủ\s+tịch(?:\s+thường\s+trực)?|chủ\s+tịch|phó\s+bí\s+thư(?:\s+thường\s+trực)?|bí\s+thư|"
    r"phó\s+giám\s+đốc|giám\s+đốc|phó\s+chánh\s+văn\s+phòng|chánh\s+văn\s+phòng|uỷ\s+viên|"
    r"phó\s+trưởng\s+ban(?:\s+thường\s+trực)?|phó\s+ban|trưởng\s+ban|phó\s+trưởng\s+khối|trưởng\s+khối|phó\s+trưởng|trưởng|"
    r"tổ\s+trưởng|tổ\s+phó|lãnh\s+đạo|thường\s+trực|chỉ\s+huy\s+trưởng|chính\s+uỷ)"
)
_OFFICE = re.compile(rf"(?:đồng chí\s+|ông\s+|bà\s+)?(?P<office>{_OFFICES})\s+(?P<body>\S.*)")
_HEADED = re.compile(r"(?:trưởng|phó trưởng|phó)\s+(?P<head>ban|khối)")


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


@attrs.frozen(kw_only=True)
class BodyReading:
    """A body named in a text.

    Parameters: `kinds` are codes of unit kinds, several where the name does not tell them apart; `level` None where
    only the place decides; `place` what it serves, None where no place is named; `name` a name of its own (of a
    school, a cell); `office` an office named before it;
    `role` words behind a dash that name a role or a standing office; `of` the body inside whose name this one has no
    kind of its own (“Ban Thường vụ” of a “Đảng ủy UBND”).
    """

    printed: str
    kinds: tuple[str, ...] = ()
    level: str | None = None
    committee: str | None = None
    place: PlaceReading | None = None
    name: str | None = None
    office: str | None = None
    role: str | None = None
    of: "BodyReading | None" = None
    notes: tuple[Note, ...] = ()

    @property
    def kind(self) -> str | None:
        """The one kind it can be; None where it may be of several, or none is known."""
        return self.kinds[0] if len(self.kinds) == 1 else None


def read_body(
    text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None
) -> BodyReading:
    """What a printed name says of a body: its office, kind, committee, place and level.

    Parameters: `on` is the day spoken of, on which a city was or was not under the centre.

    >>> board = read_body("Ban Dân vận Huyện ủy Hớn Quản")
    >>> board.kind, board.level, board.place.name
    ('district-mobilization-board', 'district', 'Hớn Quản')
    >>> [read_body(f"Ban Dân vận Thành ủy {city}").level for city in ("Hội An", "Đà Nẵng")]
    ['district', 'province']
    >>> chapter = read_body("Chi hội phụ nữ ấp Đặng Văn Do, xã Thạnh Yên")
    >>> chapter.kind, chapter.place.name, chapter.place.within.name
    ('women-chapter', 'Đặng Văn Do', 'Thạnh Yên')
    """
    printed = verbatim(text)
    words = _Words.of(prepared(printed))
    return attrs.evolve(_body(words, _heads(Same(vocabulary or shipped())), vocabulary or shipped(), on), printed=printed)


def read_place(text: str, *, on: datetime.date | None = None) -> PlaceReading:
    """The place, and those it lies in, that a text names: “thôn Bản Duồng 1, thị trấn Bằng Lũng”.

    >>> place = read_place("TP. Hội An")
    >>> place.kinds, place.level, place.name
    (('provincial-city', 'municipal-city'), 'district', 'Hội An')
    """
    printed = verbatim(text)
    place = _place(_Words.of(prepared(printed)), on)
    if place is None:
        return PlaceReading(printed=printed, name=printed.strip(), notes=(note("no-place", printed=printed),))
    return attrs.evolve(place, printed=printed)


def read_bodies(
    text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None
) -> tuple[BodyReading, ...]:
    """The bodies of a joint name, one by one: “UBND TP. Hội An và Ban Dân vận Thành ủy Hội An”.

    >>> [body.kind for body in read_bodies("Đảng ủy xã và UBND xã Vĩnh Phú")]
    ['commune-party-committee', 'commune-peoples-committee']
    """
    whole = read_body(text, vocabulary, on=on)
    pieces = [one.strip() for one in re.split(r"\s*(?:\+|;|,|\svà\s|\s&\s)\s*", prepared(text)) if one.strip()]
    if len(pieces) < 2:
        return (whole,)
    read = [read_body(one, vocabulary, on=on) for one in pieces]
    if all(one.kinds and not one.kinds[0] in _MAP_KINDS for one in read):
        shared = read[-1].place
        return tuple(attrs.evolve(one, place=one.place or shared) for one in read)
    return (whole,)


_MAP_KINDS = frozenset(kind for kinds in TERRITORIES.values() for kind in kinds)


@attrs.frozen
class _Words:
    """A name in its comparable form, with the words as printed that each stretch of it stands for."""

    key: str
    printed: str

    @classmethod
    def of(cls, text: str) -> "_Words":
        return cls(name_key(text), " ".join(text.split()))

    def after(self, length: int) -> "_Words":
        """The words behind a stretch of the key."""
        rest = self.key[length:].strip(" ,;:-")
        return _Words(rest, _tail(self.printed, rest))


def _tail(printed: str, key: str) -> str:
    """The end of the printed words whose comparable form is the key; the key itself where there is none."""
    starts = [0, *(m.end() for m in re.finditer(r"[\s.,;:(/-]+", printed))]
    for start in starts:
        tail = printed[start:].strip(" ,;:-")
        if name_key(tail) == key:
            return tail
    return key


def _body(
    words: _Words, heads: "_Heads", vocabulary: Vocabulary, on: datetime.date | None
) -> BodyReading:
    key, office, role, notes = words.key, None, None, list[Note]()
    named = _OFFICE.fullmatch(key)
    if named is not None and not heads.begins(key):
        headed = _HEADED.match(named["office"])
        cut = key.index(named["body"], named.end("office"))
        office = words.printed[: max(0, words.printed.rfind(words.after(cut).printed))].strip() or named["office"]
        rest = words.after(cut)
        words = _Words(f"{headed['head']} {rest.key}", f"{headed['head'].capitalize()} {rest.printed}") if headed and not heads.begins(rest.key) else rest
        notes.append(note("office-named", printed=office))
        key = words.key
    tier = re.fullmatch(r"cấp (?P<word>.+)", key)
    if tier is not None and (level := _level_of(tier["word"])):
        return BodyReading(printed=words.printed, level=level, office=office, notes=(note("kind-unknown", printed=words.printed),))
    dashed = re.match(r"(?P<first>.+?) - (?P<rest>(?:cơ quan thường trực|thường trực|phó ban|trưởng ban|cơ quan).+)", key)
    if dashed is not None:
        role = words.after(len(dashed["first"])).printed.strip(" -–—")
        notes.append(note("role-left", printed=role))
        first = dashed["first"]
        words = _Words(first, words.printed[: words.printed.rfind(role)].strip(" -–—") if role in words.printed else first)
    read = _of_head(words, heads, vocabulary, on)
    return attrs.evolve(read, office=office, role=role, notes=(*notes, *read.notes))


def _of_head(
    words: _Words, heads: "_Heads", vocabulary: Vocabulary, on: datetime.date | None
) -> BodyReading:
    steering = re.match(r"ban chỉ đạo(?= .*dân vận khéo)", words.key)
    stem, entries = (steering[0], heads.entries.get(steering[0], ())) if steering else heads.longest(words.key)
    if steering is not None:
        entries = tuple((mod, kind) for mod, kind in entries if mod)
    if not stem:
        place = _place(words, on)
        if place is not None and place.kinds:
            return BodyReading(
                printed=words.printed, kinds=place.kinds, level=place.level, place=place, notes=place.notes
            )
        return BodyReading(printed=words.printed, notes=(note("kind-unknown", printed=words.printed),))
    rest = words.after(len(stem))
    if (named := _movement(rest.key)) is not None:  # steering committees carry their remit in their name
        rest = rest.after(named)
    modifier = _modifier(rest.key)
    inner = bool(rest.key) and heads.begins(rest.key)
    if not modifier and inner and stem not in _ALONE:
        if stem.startswith("ban thường vụ "):
            stem, rest = "ban thường vụ", words.after(len("ban thường vụ"))
        body = _of_head(rest, heads, vocabulary, on)
        return BodyReading(
            printed=words.printed,
            kinds=() if stem == "ban thường vụ" else tuple(dict.fromkeys(kind for _, kind in entries)),
            level=body.level,
            place=body.place,
            of=body,
            notes=(note("kind-ambiguous", printed=words.printed), *body.notes),
        )
    if stem in _COMMITTEES:
        return _settled(words, rest, stem, entries, vocabulary, on)
    if not modifier and any(_has_own_name(kind, vocabulary) for _, kind in entries):
        cut = _INSIDE.search(rest.key)
        named = rest if cut is None else _Words(rest.key[: cut.start()].strip(" ,-("), "")
        behind = _Words("", "") if cut is None else rest.after(cut.start())
        name = _printed_name(words.printed, "", named.key) if named.key else None
        read = _settled(words, behind, _modifier(behind.key), entries, vocabulary, on)
        return attrs.evolve(read, name=name)
    return _settled(words, rest, modifier, entries, vocabulary, on)


def _has_own_name(kind: str, vocabulary: Vocabulary) -> bool:
    row = vocabulary.unit_kind(kind)
    return kind in _NAMED_KINDS or (row is not None and row.side in _OWN_NAMES)


_ALONE = frozenset({"chi bộ", "chi hội", "câu lạc bộ"})


def _settled(
    words: _Words,
    rest: _Words,
    modifier: str,
    entries: tuple[tuple[str, str], ...],
    vocabulary: Vocabulary,
    on: datetime.date | None,
) -> BodyReading:
    """The kinds that agree with the committee or territory named, and the level that the place gives."""
    territory = _COMMITTEES.get(modifier, modifier)
    if modifier in _COMMITTEES:
        after = rest.after(len(modifier)) if rest.key.startswith(modifier) else rest
        named = after.key if re.match(rf"{territory}(?!\w)", after.key) else f"{territory} {after.key}".strip()
        place = _place(_Words(named, after.printed), on)
    else:
        place = _place(rest, on)
    fit = [kind for mod, kind in entries if mod == modifier] or [kind for mod, kind in entries if not mod]
    fit = fit or [kind for _, kind in entries]
    level = place.level if place is not None and (modifier or place.word) else None
    if modifier and not level and territory not in {"thành phố"}:
        level = _level_of(territory)
    at_level = [kind for kind in fit if level is None or _occurs(vocabulary, kind, level)]
    if level is not None and not at_level:
        at_level = [kind for _, kind in entries if _occurs(vocabulary, kind, level)]
    kinds = tuple(dict.fromkeys(at_level or fit))
    kinds = _nearest(kinds, vocabulary, level)
    notes = list(place.notes) if place is not None else []
    if place is None or not place.name:
        notes.append(note("no-place", printed=words.printed))
    if len(kinds) > 1:
        notes.append(note("kind-ambiguous", printed=words.printed))
    levels = {one for kind in kinds for one in _levels(vocabulary, kind)}
    own = level or (next(iter(levels)) if len(levels) == 1 else None)
    if own is None:
        notes.append(note("level-open", printed=words.printed))
    return BodyReading(
        printed=words.printed,
        kinds=kinds,
        level=own,
        committee=modifier if modifier in _COMMITTEES else None,
        place=place if place is not None and place.name else None,
        notes=tuple(notes),
    )


def _nearest(kinds: tuple[str, ...], vocabulary: Vocabulary, level: str | None) -> tuple[str, ...]:
    """Of kinds that fit alike, those that occur at the level only, before those that occur at many."""
    if len(kinds) < 2 or level is None:
        return kinds
    own = tuple(kind for kind in kinds if _levels(vocabulary, kind) == (level,))
    return own or kinds


_REMIT = re.compile(
    r"(?:thực hiện\s+)?(?:(?:quy chế dân chủ(?: ở)?(?: cơ sở)?|công tác dân vận)\s*(?:và|,|-)?\s*)?"
    r"(?:phong trào\s+)?(?:thi đua\s+)?(?:dân vận khéo)(?!\w)"
)


def _movement(key: str) -> int | None:
    found = _REMIT.match(key)
    return found.end() if found is not None else None


def _modifier(key: str) -> str:
    """The committee or the word for a territory that a name goes on with."""
    words = (*_COMMITTEES, *TERRITORIES)
    return next((word for word in sorted(words, key=len, reverse=True) if re.match(rf"{word}(?!\w)", key)), "")


def _place(words: _Words, on: datetime.date | None) -> PlaceReading | None:
    """The first place of a name, with those it lies in behind commas, brackets or “thuộc”."""
    key = words.key
    word = next(
        (one for one in sorted(TERRITORIES, key=len, reverse=True) if re.match(rf"{one}(?!\w)", key)), ""
    )
    if not key or (not word and not words.printed[:1].isupper()):
        return None
    behind = key[len(word) :].strip()
    first = re.split(r"\s*(?:[,;()]|\bthuộc\b|\bcủa\b|\s-\s(?=(?:xã|phường|huyện|tỉnh|thành phố|quận|thị xã)\s))\s*", behind, maxsplit=1)
    name_at = first[0].strip()
    nested = re.search(
        rf"\s(?=(?:{'|'.join(one for one in TERRITORIES if one not in {'bản', 'khu', 'làng'})})\s+\S)", name_at
    )
    outer_key = first[1] if len(first) > 1 else ""
    if nested is not None and word:
        outer_key = f"{name_at[nested.end() :]}, {outer_key}" if outer_key else name_at[nested.end() :]
        name_at = name_at[: nested.start()]
    name = _printed_name(words.printed, word, name_at)
    former = re.search(r"\s*cũ$", name)
    notes: list[Note] = [note("former-name", printed=name)] if former else []
    name = re.sub(r"\s*\(?cũ\)?$", "", name)
    if re.search(r"\svà\s", name):
        notes.append(note("several-places", printed=name))
    kinds, level, why = _kinds_of(word, name, on)
    if why:
        notes.append(note("level-from-place", printed=words.printed, why=why))
    outer = outer_key.strip(" ,;()")
    within = _place(_Words(outer, _tail(words.printed.rstrip(" )"), outer)), on) if outer else None
    return PlaceReading(
        printed=words.printed, name=name, word=word, kinds=kinds, level=level, within=within, notes=tuple(notes)
    )


def _printed_name(printed: str, word: str, key: str) -> str:
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
        return TERRITORIES.get(word, ()), _level_of(word), ""
    if not name:
        return TERRITORIES[word], None, ""
    if under_the_centre(name, on):
        return ("municipality",), "province", "thành phố trực thuộc trung ương"
    return ("provincial-city", "municipal-city"), "district", "không phải thành phố trực thuộc trung ương"


def _level_of(word: str) -> str | None:
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


@attrs.frozen
class _Heads:
    """How names of bodies begin, each with the committees or territories that may follow and the kind it makes."""

    entries: Mapping[str, tuple[tuple[str, str], ...]]
    pattern: re.Pattern[str]

    def longest(self, key: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The longest beginning of a name that is known, with its kinds; empty where none is."""
        found = self.pattern.match(key)
        return ("", ()) if found is None else (found[0], self.entries[found[0]])

    def begins(self, key: str) -> bool:
        """Whether a name begins with a known one."""
        return self.pattern.match(key) is not None


_FOLLOWING = re.compile(
    rf"(?P<stem>.*?)\s*(?P<list>(?<!\w)(?:{'|'.join(sorted((*_COMMITTEES, *_ADMINISTERED), key=len, reverse=True))})"
    rf"(?:,\s*(?:{'|'.join(sorted((*_COMMITTEES, *_ADMINISTERED), key=len, reverse=True))}))*)"
)


@lru_cache(maxsize=8)  # a memo of a pure function: vocabularies do not change
def _heads(same: Any) -> _Heads:
    vocabulary: Vocabulary = same.vocabulary
    found: dict[str, list[tuple[str, str]]] = {}
    for code in vocabulary.codes("unit-kind"):
        kind = vocabulary.unit_kind(code)
        if kind is None or kind.territorial:
            continue
        for stem, modifier in _forms(kind):
            found.setdefault(stem, []).append((modifier, code))
    entries = {stem: tuple(dict.fromkeys(kinds)) for stem, kinds in found.items()}
    ordered = sorted(entries, key=len, reverse=True)
    return _Heads(entries, re.compile("|".join(rf"{re.escape(stem)}(?!\w)" for stem in ordered)))


def _forms(kind: UnitKind) -> Iterator[tuple[str, str]]:
    """How a kind's label and aliases begin, and the committee or territory each goes on with."""
    for label in (kind.vi, *kind.aliases):
        key = name_key(re.sub(r"\([^)]*\)", "", label))
        committee = next((one for one in _COMMITTEES if key == one), None)
        if committee is not None:
            yield committee, ""
            continue
        listed = _FOLLOWING.fullmatch(key)
        if listed is not None and listed["stem"]:
            for modifier in re.split(r",\s*", listed["list"]):
                yield _bare_stem(listed["stem"]), modifier
        elif len(key) > 1 and not (listed is not None and not listed["stem"]):
            yield _bare_stem(key), ""


def _bare_stem(stem: str) -> str:
    found = re.match(r"ban chỉ đạo(?= .*dân vận khéo)", stem)
    return found[0] if found is not None else stem


def _levels(vocabulary: Vocabulary, kind: str) -> tuple[str, ...]:
    row = vocabulary.unit_kind(kind)
    return row.levels if row is not None else ()


def _occurs(vocabulary: Vocabulary, kind: str, level: str) -> bool:
    levels = _levels(vocabulary, kind)
    return level in levels or not levels
