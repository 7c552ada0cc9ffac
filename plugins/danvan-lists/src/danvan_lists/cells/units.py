"""UnitNames of units as lists print them, matched to the units of a book: one unit, or candidates, never a guess."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from danvan import Book, Unit
from danvan.reading import match, name_key
from danvan_lists.limits import MOST_CANDIDATES
from danvan_lists.words.spelling import plain

LONGEST = 300
"""Characters of a name of a unit; what is longer is a sentence."""


def unit_rows(book: Book) -> Mapping[str, tuple[Unit, ...]]:
    """The rows of a book's units by their ids, which lists have as plain text."""
    return cast("Mapping[str, tuple[Unit, ...]]", book.unit_rows)


@attrs.frozen
class UnitMatch:
    """What a name was matched to: a unit, or no unit and the names that come near, each with its id."""

    unit: str | None = None
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False


@attrs.frozen(eq=False)
class _Index:
    rows: Mapping[str, Unit]
    by_key: Mapping[str, frozenset[str]]
    by_word: Mapping[str, frozenset[str]]
    by_plain: Mapping[str, frozenset[str]]

    def place_of(self, unit: str) -> str:
        """The place that a unit serves; itself if it serves none."""
        row = self.rows.get(unit)
        return unit if row is None or row.place is None else row.place

    def above(self, unit: str) -> frozenset[str]:
        """The units above a unit, up the line of command and the map."""
        found: set[str] = set()
        waiting = [unit]
        while waiting:
            row = self.rows.get(waiting.pop())
            for one in (row.parent, row.place) if row is not None else ():
                if one is not None and one not in found:
                    found.add(one)
                    waiting.append(one)
        return frozenset(found)


@attrs.define(eq=False)
class UnitNames:
    """The names of a book's units on a day, those that a person decided, and those this file brings.

    >>> commune = Unit(id="mt", name="xã Minh Thuận", kind="commune")
    >>> book = Book([commune, Unit(id="u", name="UBND xã Minh Thuận", kind="commune-peoples-committee")])
    >>> names = UnitNames(book)
    >>> names.find("Xã Minh Thuận").unit, names.find("Uỷ ban nhân dân xã Minh Thuận").unit
    ('mt', 'u')
    >>> names.find("Minh Thuận").unit is None, names.find("Minh Thuận").candidates[0]
    (True, 'xã Minh Thuận (mt)')
    """

    book: Book
    on: datetime.date | None = None
    decided: Mapping[str, str] = attrs.field(factory=dict)
    within: str | None = None
    narrowed: bool = attrs.field(default=False, init=False)
    _brought: dict[str, set[str]] = attrs.field(factory=dict, init=False)
    _memo: dict[str, UnitMatch] = attrs.field(factory=dict, init=False)

    def learn(self, unit: Unit) -> None:
        """Take in a unit that the file itself brings."""
        for name in (unit.name, *unit.aliases):
            self._brought.setdefault(name_key(name), set()).add(unit.id)
        self._memo.clear()

    def look_within(self, unit: str | None) -> None:
        """From here on, of several units with one name the one that lies in this unit, or in its place, is meant.

        `narrowed` says whether that has decided a name since.
        """
        if unit != self.within:
            self._memo.clear()
        self.within, self.narrowed = unit, False

    def mentioned(self, text: str) -> str | None:
        """The place that a title or a letterhead names: the lowest, if all others it names lie above that one.

        >>> district = Unit(id="d", name="huyện Tân Hiệp", kind="rural-district")
        >>> names = UnitNames(Book([district, Unit(id="c", name="xã Tân Hưng", kind="commune", parent="d")]))
        >>> names.mentioned("DANH SÁCH MÔ HÌNH CỦA XÃ TÂN HƯNG, HUYỆN TÂN HIỆP NĂM 2024")
        'c'
        """
        index = self._index()
        found = {index.place_of(unit) for unit in _named_in(text, index)}
        lowest = [unit for unit in found if found <= index.above(unit) | {unit}]
        return lowest[0] if len(lowest) == 1 else None

    def above(self, unit: str) -> frozenset[str]:
        """The units above a unit, up the line of command and the map."""
        return self._index().above(unit)

    def find(self, printed: str, code: str | None = None, kinds: tuple[str, ...] = ()) -> UnitMatch:
        """The unit of a name, or of an id or statistical code that stands beside it.

        Parameters: `kinds` are the kinds of places that the heading names: “Minh Thuận” below “Xã, thị trấn” is a
        commune or a town, if one alone of the two is known.
        """
        if code is not None and code in unit_rows(self.book):
            return UnitMatch(code)
        if len(printed) > LONGEST:
            return UnitMatch()
        found = self._memo.get(printed)
        if found is None:
            found = self._memo[printed] = self._looked_up(printed)
        if found.unit is None and kinds:
            units = {one.unit for kind in kinds if (one := self.find(f"{kind} {printed}")).unit is not None}
            return UnitMatch(next(iter(units))) if len(units) == 1 else found
        return found

    def _looked_up(self, printed: str) -> UnitMatch:
        if printed in self.decided:
            return UnitMatch(self.decided[printed])
        key = name_key(printed)
        decided = {name_key(name): unit for name, unit in self.decided.items()}
        if key in decided:
            return UnitMatch(decided[key])
        if printed in unit_rows(self.book):
            return UnitMatch(printed)
        index = self._index()
        if printed.isascii() and (bare := index.by_plain.get(plain(key))) is not None:
            # Typed without tones: the one name that reads so without them.
            ids: frozenset[str] | set[str] = bare | self._brought.get(key, set())
        else:
            ids = index.by_key.get(key, frozenset()) | self._brought.get(key, set())
        if len(ids) > 1 and self.within is not None:
            around = {self.within, index.place_of(self.within)}
            inside = frozenset(unit for unit in ids if around & (index.above(unit) | {unit}))
            self.narrowed |= bool(inside)
            ids = inside or ids
        if len(ids) == 1:
            return UnitMatch(str(next(iter(ids))))
        if ids:
            return UnitMatch(None, tuple(_said(index, unit) for unit in sorted(ids)[:MOST_CANDIDATES]), True)
        return self._by_parts(printed, index)

    def _by_parts(self, printed: str, index: _Index) -> UnitMatch:
        """What danvan's own matcher makes of a name: in the whole book, else in the place that is spoken of."""
        place = index.place_of(self.within) if self.within is not None else None
        for where in dict.fromkeys((None, place if place in unit_rows(self.book) else None)):
            found = match(printed, self.book, on=self.on, within=where)
            if found.unit is not None:
                return UnitMatch(found.unit.id)
            if found.why == "ambiguous":
                several = tuple(f"{unit.name} ({unit.id})" for unit in found.candidates[:MOST_CANDIDATES])
                return UnitMatch(None, several, True)
        near = dict.fromkeys([*(unit.id for unit in found.candidates), *self._near(printed, index)])
        return UnitMatch(None, tuple(_said(index, unit) for unit in list(near)[:MOST_CANDIDATES]))

    def _sharing(self, printed: str, index: _Index) -> set[str]:
        words = {word for word in plain(name_key(printed)).split() if word in index.by_word}
        rare = sorted(words, key=lambda word: (len(index.by_word[word]), word))[:3]
        return {unit for word in rare if len(index.by_word[word]) <= _MANY for unit in index.by_word[word]}

    def beside(self, printed: str) -> tuple[str, ...]:
        """The units of a text that parts several by commas; none where a part is no unit, or says where another lies.

        >>> book = Book([Unit(id="a", name="xã A", kind="commune"), Unit(id="b", name="xã B", kind="commune")])
        >>> UnitNames(book).beside("xã A, xã B"), UnitNames(book).beside("xã A, huyện C")
        (('a', 'b'), ())
        """
        parts = [part.strip() for part in printed.split(",")]
        found = [self.find(part).unit for part in parts] if len(parts) > 1 else []
        units = [unit for unit in found if unit is not None]
        index = self._index()
        lies = any(other in index.above(unit) for unit in units for other in units)
        return () if len(units) < len(parts) or len(set(units)) < len(units) or lies else tuple(units)

    def _near(self, printed: str, index: _Index) -> list[str]:
        words = plain(name_key(printed)).split()
        found = self._sharing(printed, index)
        wanted = set(words)

        def apart(unit: str) -> tuple[float, str]:
            own = set(plain(name_key(index.rows[unit].name)).split())
            return -len(own & wanted) / len(own | wanted), unit

        near = [unit for unit in sorted(found, key=apart) if apart(unit)[0] <= -0.4]
        return near[:MOST_CANDIDATES]

    def _index(self) -> _Index:
        return self.book.once(("names in lists", self.on), lambda: _indexed(self.book, self.on))


_TITLE = 2_000
"""Letters of a title that are looked through for names."""

_WORDS = 12
"""Words of the longest name that a title is looked through for."""

_MANY = 400
"""Units that share a word before it is too common to look by."""


def _named_in(text: str, index: _Index) -> Iterator[str]:
    """The units whose whole name stands in a text; of names that overlap the longest."""
    words = re.findall(r"\w+", name_key(text[:_TITLE]))
    at = 0
    while at < len(words):
        for length in range(min(_WORDS, len(words) - at), 1, -1):
            ids = index.by_key.get(" ".join(words[at : at + length]), frozenset())
            if len(ids) == 1:
                yield next(iter(ids))
                at += length - 1
                break
        at += 1


def _said(index: _Index, unit: str) -> str:
    row = index.rows.get(unit)
    return f"{row.name} ({unit})" if row is not None else unit


def _indexed(book: Book, on: datetime.date | None) -> _Index:
    rows: dict[str, Unit] = {}
    by_key: dict[str, set[str]] = {}
    by_word: dict[str, set[str]] = {}
    by_plain: dict[str, set[str]] = {}
    for unit in book.units:
        if on is not None and on not in unit.during:
            continue
        rows[unit.id] = unit
        for name in (unit.name, *unit.aliases):
            by_key.setdefault(name_key(name), set()).add(unit.id)
            by_plain.setdefault(plain(name_key(name)), set()).add(unit.id)
            for word in plain(name_key(name)).split():
                by_word.setdefault(word, set()).add(unit.id)
        for code in unit.codes:
            if on is None or on in code.during:
                by_key.setdefault(name_key(code.value), set()).add(unit.id)
    return _Index(
        rows,
        {key: frozenset(ids) for key, ids in by_key.items()},
        {word: frozenset(ids) for word, ids in by_word.items()},
        {key: frozenset(ids) for key, ids in by_plain.items()},
    )
