"""Headings of columns: what a column holds, read from its heading in its many spellings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import attrs

from danvan import Unknown
from danvan.vocabulary import Vocabulary
from danvan_lists.words.count_units import without_size
from danvan_lists.words.phrases import Phrases, heading_data, written_out
from danvan_lists.words.spelling import plain, without_brackets, word_key

Codes = tuple[tuple[str, str], ...]


@attrs.frozen
class Meaning:
    """What a column holds.

    Parameters: `role` is a name of `headings.toml`, `figure` for a column of numbers, or `flag` for one that is ticked;
    `measure` what a figure counts, `codes` the breakdown of a figure or what a tick says, `period` the words for a
    period in the heading. `role` is empty for what is not understood.
    """

    role: str
    measure: str | None = None
    codes: Codes = ()
    period: str | None = None

    @property
    def said(self) -> str:
        """The meaning in one text, as `mapping` takes it.

        >>> Meaning("figure", "models", (("field", "economy"),)).said
        'figure:models field=economy'
        """
        parts = (f"{self.role}:{self.measure or ''}" if self.role in ("figure", "flag") else self.role,)
        return " ".join(
            (
                *parts,
                *(f"{name}={code}" for name, code in self.codes),
                *((f"period={self.period}",) if self.period else ()),
            )
        ).strip()


NOTHING = Meaning("")
IGNORED = Meaning("ignore")


@cache
def roles() -> Mapping[str, str]:
    """The role of every shipped spelling, without tones."""
    return {key: role for role, row in heading_data()["role"].items() for key in _keys(row["spellings"])}


def _keys(spellings: Sequence[str]) -> Iterator[str]:
    for spelling in spellings:
        yield from filter(None, (plain(spelling), plain(without_brackets(spelling))))


@cache
def _passed_over() -> tuple[str, ...]:
    return tuple(sorted((plain(words) for words in heading_data()["pass_over"]), key=len, reverse=True))


@lru_cache(maxsize=4096)  # a memo of a pure function: what may be a heading is looked at several times
def role_of(heading: str) -> str | None:
    """The role of a heading; None where no spelling fits.

    >>> role_of("TÊN MÔ HÌNH “DÂN VẬN KHÉO” (ghi ngắn gọn)"), role_of("Số, ngày QĐ"), role_of("Chiều cao")
    ('name', 'decision', None)
    """
    known = roles()
    for text in dict.fromkeys((heading, without_brackets(heading))):
        key = plain(text)
        if not key and text.strip() == "#":
            return "number"
        if key in known:
            return known[key]
        bare = f" {plain(written_out(text))} "
        for words in _passed_over():
            bare = bare.replace(f" {words} ", " ")
        bare = " ".join(bare.split())
        found = (known.get(bare) if bare else None) or _unordered().get(_bag(bare))
        if found is not None:
            return found
    halves = (heading.split(sign) for sign in _SEVERAL if heading.count(sign) == 1)
    return "holder" if any(all(role_of(part) in _PARTIES for part in several) for several in halves) else None


_SEVERAL = ("/", ",", ";", " hoặc ", " và ")
_PARTIES = ("person", "recipient", "holder", "unit")
"""Roles of who does or receives something: two of them over one column are either of the two."""


@cache
def _unordered() -> Mapping[frozenset[str], str]:
    """The roles by the words of their spellings, in any order; words that stand for two roles are left out."""
    found: dict[frozenset[str], set[str]] = {}
    for key, role in roles().items():
        found.setdefault(_bag(key), set()).add(role)
    return {words: next(iter(several)) for words, several in found.items() if len(several) == 1 and len(words) > 2}


def _bag(key: str) -> frozenset[str]:
    words = frozenset(key.split()) - frozenset(heading_data()["joining"])
    return words if len(words) > 2 else frozenset()


@cache
def _territory() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(heading_data()['territory'], key=len, reverse=True))})(?!\w)")


@lru_cache(maxsize=512)  # a memo of a pure function: one heading stands over all rows
def places_in(heading: str) -> tuple[str, ...]:
    """The kinds of places that a heading names.

    >>> places_in("Tên xã, phường, thị trấn"), places_in("Đơn vị")
    (('xã', 'phường', 'thị trấn'), ())
    """
    return tuple(dict.fromkeys(_territory().findall(word_key(heading))))


def scheme_of(role: str) -> str | None:
    """The scheme of the codes that the cells of a role hold; None where they are words, days or numbers."""
    scheme: str | None = heading_data()["role"].get(role, {}).get("scheme")
    return scheme


DIMENSIONS: Mapping[str, str] = {
    "field": "field",
    "level": "level",
    "registered_level": "level",
    "recognised_level": "level",
    "type": "type",
    "form": "form",
    "recipient_kind": "recipient",
    "status": "standing",
}
"""The dimension of a figure's breakdown that a role over other headings stands for."""


@attrs.frozen
class Headings:
    """The reader of headings: the shipped spellings, the codes of a vocabulary, and what the caller declared.

    >>> from danvan.vocabulary import shipped
    >>> headings = Headings.of(shipped())
    >>> headings.meaning(("Lĩnh vực", "Kinh tế"))
    Meaning(role='flag', measure=None, codes=(('field', 'economy'),), period=None)
    >>> headings.meaning(("Số mô hình được công nhận cấp huyện",)).said
    'figure:models level=district standing=recognised'
    """

    phrases: Phrases
    declared: Mapping[str, Meaning]

    @classmethod
    def of(cls, vocabulary: Vocabulary, mapping: Mapping[str, str] | None = None) -> "Headings":
        """The reader for a vocabulary and a declared mapping.

        Raises: Unknown when the mapping names a meaning that there is none of.
        """
        declared = {word_key(heading): declared_meaning(meaning) for heading, meaning in (mapping or {}).items()}
        return cls(Phrases.of(vocabulary), declared)

    def meaning(self, parts: Sequence[str]) -> Meaning:
        """What a column holds, by its heading and those above it, the uppermost first."""
        heading = " ".join(parts)
        for text in (heading, " / ".join(parts), parts[-1] if parts else ""):
            if word_key(text) in self.declared:
                return self.declared[word_key(text)]
        if not parts:
            return NOTHING
        role = role_of(heading)
        if role == "name" and len(parts) > 1:  # “Mô hình / Đăng ký” is a number, “Mô hình đăng ký” a name
            found = self._alone(heading)
            if found.codes:
                return found
        if role is not None:
            return Meaning(role)
        return self._below(parts) if len(parts) > 1 else self._alone(heading)

    def _below(self, parts: Sequence[str]) -> Meaning:
        above, below = role_of(" ".join(parts[:-1])) or role_of(parts[0]), parts[-1]
        for dimension in dict.fromkeys((above, *map(role_of, reversed(parts[:-1])))):
            if dimension is None or dimension not in DIMENSIONS:
                continue
            code = self.phrases.code(scheme_of(dimension) or "", below)
            if code is not None:
                name = "standing" if dimension == "status" else dimension
                return Meaning("flag", None, ((name, code),))
        role = role_of(below)
        if role not in (None, "value") and above != "value":
            return Meaning(role or "")
        bare = [part for part in parts[:-1] if role_of(part) not in DIMENSIONS]
        read = [self._alone(words) for words in dict.fromkeys((" ".join(parts), " ".join((*bare, below))))]
        read.append(self._together([*bare, below]))
        best = max(read, key=lambda one: (bool(one.role), len(one.codes) + (one.measure is not None)))
        if best.role:
            return best
        if role == "value":
            return self._alone(" ".join(parts[:-1]))
        found = self._alone(below)
        return found if found.role or above is None else Meaning(above)

    def _together(self, parts: Sequence[str]) -> Meaning:
        """What the parts of a heading say, each by itself; nothing where one is not understood or two contradict."""
        read = [self._alone(part) for part in parts]
        codes = {name: code for one in read for name, code in one.codes}
        measures = {one.measure for one in read if one.measure is not None}
        if not all(one.role for one in read) or len(measures) > 1 or len(codes) < sum(len(one.codes) for one in read):
            return NOTHING
        period = next((one.period for one in read if one.period), None)
        return Meaning("figure", next(iter(measures), None), tuple(sorted(codes.items())), period)

    def _alone(self, heading: str) -> Meaning:
        read = self.phrases.read(heading)
        if read is None:
            read = self.phrases.read(without_size(without_brackets(heading), self.phrases.vocabulary))
        if read is None:
            return NOTHING
        return Meaning("figure", read.measure, read.codes, read.period)


def declared_meaning(text: str) -> Meaning:
    """A meaning as a mapping declares it: a role, "" or "ignore", or `figure:models field=economy`.

    Raises: Unknown for a role that there is none of.

    >>> declared_meaning("figure:models standing=registered").codes
    (('standing', 'registered'),)
    """
    first, *rest = text.split()[:20] or ["ignore"]
    role, _, measure = first.partition(":")
    known = (*heading_data()["role"], "figure", "flag")
    if role not in known:
        raise Unknown("meaning of a column", role, sorted(known))
    pairs = [part.partition("=") for part in rest]
    period = next((value for name, _, value in pairs if name == "period"), None)
    codes = tuple(sorted((name, value) for name, sign, value in pairs if sign and name != "period"))
    return Meaning(role, measure or None, codes, period)
