"""Bodies and places by their printed names: office, kind, committee, place, level; never more than the name says."""

import datetime
import re

import attrs

from danvan.reading.names.heads import ADMINISTERED, COMMITTEES, Heads, heads_of
from danvan.reading.names.names import LONGEST, name_key
from danvan.reading.names.places import TERRITORIES, PlaceReading, Words, is_common, level_of, place_of, printed_name
from danvan.values.number_words import Note, fold, note, prepared
from danvan.values.patterns import pattern
from danvan.values.text import verbatim
from danvan.vocabulary import Vocabulary, shipped

_HAMLETS = "|".join(sorted((word for word in TERRITORIES if level_of(word) == "hamlet"), key=len, reverse=True))
_INSIDE = pattern(
    rf"(?<!\w)(?:{'|'.join(sorted(ADMINISTERED[:9], key=len, reverse=True))})(?!\w)|(?<=, )(?:{_HAMLETS})(?!\w)"
)
# Behind these stands a name of their own, not that of a place.
_OWN_NAMES = frozenset({"community", "business", "religion", "cluster"})
_NAMED_KINDS = frozenset(
    {"school", "university", "hospital", "party-cell", "base-party-cell", "provincial-department", "ministry"}
    | {"district-division", "commune-division", "public-service-unit", "association", "agency", "army-unit"}
    | {"military-region", "provincial-agency", "ministry-unit", "party-group", "youth-chapter", "steering-committee"}
)
_OFFICES = (
    r"(?:nguyên\s+)?(?:phó\s+chủ\s+tịch(?:\s+thường\s+trực)?|chủ\s+tịch|phó\s+bí\s+thư(?:\s+thường\s+trực)?|bí\s+thư|"
    r"phó\s+giám\s+đốc|giám\s+đốc|phó\s+chánh\s+văn\s+phòng|chánh\s+văn\s+phòng|uỷ\s+viên|"
    r"phó\s+trưởng\s+ban(?:\s+thường\s+trực)?|phó\s+ban|trưởng\s+ban|phó\s+trưởng\s+khối|trưởng\s+khối|phó\s+trưởng|trưởng|"
    r"tổ\s+trưởng|tổ\s+phó|lãnh\s+đạo|thường\s+trực|chỉ\s+huy\s+trưởng|chính\s+uỷ)"
)
_OFFICE = pattern(rf"(?:đồng chí\s+|ông\s+|bà\s+)?(?P<office>{_OFFICES})\s+(?P<body>\S.*)")
_HEADED = pattern(r"(?:trưởng|phó trưởng|phó)\s+(?P<head>ban|khối)")


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


def read_body(text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None) -> BodyReading:
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
    words = Words.of(prepared(printed)[:LONGEST])
    return attrs.evolve(_body(words, heads_of(vocabulary or shipped()), vocabulary or shipped(), on), printed=printed)


def read_bodies(
    text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None
) -> tuple[BodyReading, ...]:
    """The bodies of a joint name, one by one: “UBND TP. Hội An và Ban Dân vận Thành ủy Hội An”.

    >>> [body.kind for body in read_bodies("Đảng ủy xã và UBND xã Vĩnh Phú")]
    ['commune-party-committee', 'commune-peoples-committee']
    """
    whole = read_body(text, vocabulary, on=on)
    if whole.role is not None:
        return (whole,)
    pieces = [one.strip() for one in _JOINED.split(prepared(text)[:LONGEST]) if one.strip()]
    read = [read_body(one, vocabulary, on=on) for one in pieces]
    if len(read) < 2 or not all(one.kinds and one.kinds[0] not in _MAP_KINDS for one in read):
        return (whole,)
    shared = read[-1].place
    return tuple(_sharing(one, shared, vocabulary, on) for one in read)


_JOINED = pattern(r"\s*(?:\+|;|,|\svà\s|\s&\s|\s[-–]\s)\s*")


def _sharing(
    body: BodyReading, place: PlaceReading | None, vocabulary: Vocabulary | None, on: datetime.date | None
) -> BodyReading:
    """A body of a joint name with the place that the last one names for all: “Đảng ủy và UBND xã Vĩnh Phú”."""
    if body.place is not None or place is None:
        return body
    if body.level is None and place.word:
        told = read_body(f"{body.printed} {place.word} {place.name}", vocabulary, on=on)
        body = attrs.evolve(told, printed=body.printed) if told.kinds else body
    return attrs.evolve(body, place=place, notes=tuple(one for one in body.notes if one.code != "no-place"))


_MAP_KINDS = frozenset(kind for kinds in TERRITORIES.values() for kind in kinds)


def _body(words: Words, heads: Heads, vocabulary: Vocabulary, on: datetime.date | None) -> BodyReading:
    people = _PEOPLE_OF.match(words.key)
    if people is not None and _begins(words.after(people.end()).key, heads):
        read = _body(words.after(people.end()), heads, vocabulary, on)
        return attrs.evolve(read, notes=(note("people-of", printed=words.printed), *read.notes))
    key, office, role, notes = words.key, None, None, list[Note]()
    named = _OFFICE.fullmatch(key)
    if named is not None and not heads.begins(key):
        headed = _HEADED.match(named["office"])
        cut = key.index(named["body"], named.end("office"))
        office = words.printed[: max(0, words.printed.rfind(words.after(cut).printed))].strip() or named["office"]
        rest = words.after(cut)
        words = (
            Words(f"{headed['head']} {rest.key}", f"{headed['head'].capitalize()} {rest.printed}")
            if headed and not heads.begins(rest.key)
            else rest
        )
        notes.append(note("office-named", printed=office))
        key = words.key
    tier = re.fullmatch(r"cấp (?P<word>.+)", key)
    if tier is not None and (level := level_of(tier["word"])):
        return BodyReading(
            printed=words.printed, level=level, office=office, notes=(note("kind-unknown", printed=words.printed),)
        )
    dashed = re.match(
        r"(?P<first>.+?) - (?P<rest>(?:cơ quan thường trực|thường trực|phó ban|trưởng ban|cơ quan).+)", key
    )
    if dashed is not None:
        role = words.after(len(dashed["first"])).printed.strip(" -–—")
        notes.append(note("role-left", printed=role))
        first = dashed["first"]
        words = Words(
            first, words.printed[: words.printed.rfind(role)].strip(" -–—") if role in words.printed else first
        )
    read = _of_head(words, heads, vocabulary, on)
    return attrs.evolve(read, office=office, role=role, notes=(*notes, *read.notes))


_BOARD = pattern(r"ban (?:thường vụ|chấp hành)(?=\s)")  # of an association: its body within


def _begins(key: str, heads: Heads) -> bool:
    return heads.begins(key) or bool(_modifier(Words(key, key)))


def _of_head(words: Words, heads: Heads, vocabulary: Vocabulary, on: datetime.date | None) -> BodyReading:
    stem, entries = _stem(words.key, heads)
    inner_board = _BOARD.match(words.key)
    if not stem and inner_board is not None and heads.begins(words.after(inner_board.end()).key):
        stem = inner_board[0]
    opening = _modifier(words)
    if not stem or (opening in TERRITORIES and len(opening) >= len(stem)):
        return _of_place(words, on)
    rest = words.after(len(stem))
    if (remit := _movement(rest.key)) is not None:  # steering committees carry their remit in their name
        rest = rest.after(remit)
    modifier = _modifier(rest)
    inner = bool(rest.key) and heads.begins(rest.key)
    if not modifier and inner and stem not in _ALONE:
        if inner_board is not None:
            stem, rest = inner_board[0], words.after(inner_board.end())
        body = _of_head(rest, heads, vocabulary, on)
        # The Party's office and permanent board are named by its committees: those of a council are other bodies.
        strange = all(mod for mod, _ in entries) and _sides(entries, vocabulary).isdisjoint(_sides(body, vocabulary))
        return BodyReading(
            printed=words.printed,
            kinds=() if strange or inner_board is not None else tuple(dict.fromkeys(kind for _, kind in entries)),
            level=body.level,
            place=body.place,
            of=body,
            notes=(note("kind-ambiguous", printed=words.printed), *body.notes),
        )
    if stem in COMMITTEES:
        return _settled((words, rest, stem), entries, vocabulary, on)
    if not modifier and any(_has_own_name(kind, vocabulary) for _, kind in entries):
        named, behind = _parted(rest, small=words.printed.islower())
        name = printed_name(words.printed, named.key) if named.key else None
        read = _settled((words, behind, _modifier(behind)), entries, vocabulary, on)
        return attrs.evolve(read, name=name)
    return _settled((words, rest, modifier), entries, vocabulary, on)


def _stem(key: str, heads: Heads) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The known beginning of a name with its kinds; steering committees are of the movement, or of something else."""
    stem, entries = heads.longest(key)
    if not stem.startswith("ban chỉ đạo"):
        return stem, entries
    central = key.endswith("trung ương")
    if re.match(r"ban chỉ đạo .*dân vận khéo", key):
        of_movement = heads.entries.get("ban chỉ đạo", ())
        return "ban chỉ đạo", tuple(
            one for one in of_movement if one[1] in _OF_MOVEMENT and central is not bool(one[0])
        )
    return stem, tuple(one for one in entries if one[1] not in _OF_MOVEMENT)


def _of_place(words: Words, on: datetime.date | None) -> BodyReading:
    """A piece of the map; or a body of no known kind, whose place and level may be told all the same."""
    place = place_of(words, on)
    if place is not None and place.kinds:
        return BodyReading(printed=words.printed, kinds=place.kinds, level=place.level, place=place, notes=place.notes)
    _, behind = _parted(words, small=words.printed.islower())
    place = place_of(behind, on) if behind.key else None
    return BodyReading(
        printed=words.printed,
        level=None if place is None else place.level,
        place=place if place is not None and place.name else None,
        notes=(note("kind-unknown", printed=words.printed),),
    )


def _parted(words: Words, *, small: bool) -> tuple[Words, Words]:
    """A name of a body's own, and the place behind it: its word stands at the end, or before a name or a number.

    Parameters: `small` tells that all of the name is printed in small letters.
    """
    for cut in _INSIDE.finditer(words.key):
        behind = words.after(cut.start())
        name = behind.printed[len(_first(behind.printed, cut[0])) :].strip()
        if not name or small or not name[0].islower():
            return Words(words.key[: cut.start()].strip(" ,-("), ""), behind
    return words, Words("", "")


def _first(printed: str, word: str) -> str:
    """The words as printed that a word for a territory stands for: “TP.”, “thị xã”."""
    ends = [found.end() for found in re.finditer(r"[\w.]+", printed)]
    return next((printed[:end] for end in ends if name_key(printed[:end]) == name_key(word)), word)


def _sides(bodies: "BodyReading | tuple[tuple[str, str], ...]", vocabulary: Vocabulary) -> set[str]:
    kinds = bodies.kinds if isinstance(bodies, BodyReading) else [kind for _, kind in bodies]
    rows = [vocabulary.unit_kind(kind) for kind in kinds]
    return {row.side for row in rows if row is not None}


def _has_own_name(kind: str, vocabulary: Vocabulary) -> bool:
    row = vocabulary.unit_kind(kind)
    return kind in _NAMED_KINDS or (row is not None and row.side in _OWN_NAMES)


_ALONE = frozenset({"chi bộ", "chi hội", "câu lạc bộ", "bộ", "sở"})
_OF_MOVEMENT = frozenset(f"{level}-steering-committee" for level in ("central", "provincial", "district", "commune"))
_PEOPLE = (
    r"(?:cán bộ|công chức|viên chức|người lao động|chiến sĩ|nhân viên|giáo viên|đảng viên|hội viên|đoàn viên|"
    r"học sinh|nhân dân|lãnh đạo)"
)
_PEOPLES = rf"{_PEOPLE}(?:\s*(?:,|và|-)\s*{_PEOPLE})*\s+"
_PEOPLE_OF = pattern(rf"(?:(?:tập thể|toàn thể)\s+(?:{_PEOPLES})?|{_PEOPLES})(?=\w)")


def _settled(
    named: tuple[Words, Words, str],
    entries: tuple[tuple[str, str], ...],
    vocabulary: Vocabulary,
    on: datetime.date | None,
) -> BodyReading:
    """The kinds that agree with the committee or territory named, and the level that the place gives."""
    words, rest, modifier = named
    territory = COMMITTEES.get(modifier, modifier)
    if modifier in COMMITTEES:
        after = rest.after(len(modifier)) if rest.key.startswith(modifier) else rest
        key = after.key if re.match(rf"{territory}(?!\w)", after.key) else f"{territory} {after.key}".strip()
        place = place_of(Words(key, after.printed), on)
    else:
        place = place_of(rest, on)
    level = place.level if place is not None and (modifier or place.word) else None
    if modifier and not level and territory != "thành phố":
        level = level_of(territory)
    fit = _fitting(entries, modifier, words.printed)
    at_level = [kind for kind in fit if level is None or _occurs(vocabulary, kind, level)]
    if level is not None and not at_level:
        # What the name says is kept where it is met at an unusual level: “khối dân vận thôn”.
        at_level = [kind for _, kind in entries if _occurs(vocabulary, kind, level)]
        at_level = at_level or [kind for mod, kind in entries if not mod]
    kinds = _nearest(tuple(dict.fromkeys(at_level)), vocabulary, level)
    notes = list(place.notes) if place is not None else []
    if not kinds:
        notes.append(note("kind-unknown", printed=words.printed))
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
        committee=modifier if modifier in COMMITTEES else None,
        place=place if place is not None and place.name else None,
        notes=tuple(notes),
    )


_NATIONAL = pattern(r"(?:việt nam|trung ương)\W*$")


def _fitting(entries: tuple[tuple[str, str], ...], modifier: str, printed: str) -> list[str]:
    """The kinds that agree with the committee or the territory that a name goes on with, or with there being none.

    A name with neither may be of each level, unless it says that it is the nation's (“Hội Nông dân Việt Nam”).
    """
    bare = [kind for mod, kind in entries if not mod]
    if modifier:
        return [kind for mod, kind in entries if mod == modifier] or bare or [kind for _, kind in entries]
    return bare if bare and _NATIONAL.search(fold(printed)) else bare + [kind for mod, kind in entries if mod]


def _nearest(kinds: tuple[str, ...], vocabulary: Vocabulary, level: str | None) -> tuple[str, ...]:
    """Of kinds that fit alike, those that occur at the level only, before those that occur at many."""
    if len(kinds) < 2 or level is None:
        return kinds
    own = tuple(kind for kind in kinds if _levels(vocabulary, kind) == (level,))
    return own or kinds


_REMIT = pattern(
    r"(?:thực hiện\s+)?(?:(?:quy chế dân chủ(?: ở)?(?: cơ sở)?|công tác dân vận)\s*(?:và|,|-)?\s*)?"
    r"(?:phong trào\s+)?(?:thi đua\s+)?(?:dân vận khéo)(?!\w)"
)


def _movement(key: str) -> int | None:
    found = _REMIT.match(key)
    return found.end() if found is not None else None


def _modifier(words: Words) -> str:
    """The committee or the word for a territory that a name goes on with."""
    known = (*COMMITTEES, *TERRITORIES)
    word = next((one for one in sorted(known, key=len, reverse=True) if re.match(rf"{one}(?!\w)", words.key)), "")
    return "" if is_common(word, words.printed) else word


def _levels(vocabulary: Vocabulary, kind: str) -> tuple[str, ...]:
    row = vocabulary.unit_kind(kind)
    return row.levels if row is not None else ()


def _occurs(vocabulary: Vocabulary, kind: str, level: str) -> bool:
    levels = _levels(vocabulary, kind)
    return level in levels or not levels
