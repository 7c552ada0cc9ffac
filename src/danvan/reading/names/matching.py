"""Which unit of a book a printed name means on a day: one, or candidates for a person to choose from, never a guess."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Literal

import attrs

from danvan.book.book import Book
from danvan.book.snapshot import Snapshot
from danvan.facts import Unit
from danvan.reading.names.bodies import BodyReading, read_body
from danvan.reading.names.names import name_key
from danvan.reading.names.places import TERRITORIES, PlaceReading
from danvan.values.ids import UnitId
from danvan.values.patterns import pattern
from danvan.values.text import search_key

Why = Literal["name", "kind-and-place", "ambiguous", "no-place", "not-then", "unknown"]
"""Why a unit was matched (`name`, `kind-and-place`), or was not.

`ambiguous`: several units fit; `no-place`: the name tells a kind and no place; `not-then`: it fits units that did not
exist on the day; `unknown`: none fits, and the candidates only look alike.
"""

_MOST = 12


@attrs.frozen(kw_only=True)
class Match:
    """A printed name and the unit it means; where `unit` is None, `candidates` are for a person to choose from."""

    printed: str
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    why: Why
    body: BodyReading


def match(name: str | BodyReading, book: Book, *, on: datetime.date | None = None, within: str | None = None) -> Match:
    """The unit that a printed name means in a book.

    A name in full, or a kind and a place, that fits exactly one unit of the day is that unit. A name that tells no
    place (“Ban Dân vận Tỉnh ủy”) fits none by itself, unless a unit is called just so.

    Parameters: `on` is the day spoken of (all days, where none is given); `within` the id of the place that the text
    speaks of, in which short names are looked for.

    Raises: Unknown where the book has no unit `within`.

    >>> from danvan.facts import Unit
    >>> from danvan.book.book import Book
    >>> book = Book([
    ...     Unit(id="kg", name="tỉnh Kiên Giang", kind="province", level="province"),
    ...     Unit(id="umt", name="huyện U Minh Thượng", kind="rural-district", level="district", parent="kg"),
    ...     Unit(id="hu", name="Huyện ủy U Minh Thượng", kind="district-party-committee", place="umt"),
    ... ])
    >>> match("Huyện uỷ U Minh Thượng", book).unit.id, match("UBND huyện U Minh Thượng", book).why
    ('hu', 'unknown')
    >>> short = match("Huyện ủy", book)
    >>> short.unit, short.why, [unit.id for unit in short.candidates], match("Huyện ủy", book, within="umt").unit.id
    (None, 'no-place', ['hu'], 'hu')
    """
    body = read_body(name, book.vocabulary, on=on) if isinstance(name, str) else name
    printed = body.printed
    search = _Search.of(book, on, within)
    found = search.named(printed, body)
    if found:
        return _decided(printed, body, found, "name")
    by_parts, why = search.by_parts(body)
    if by_parts:
        if why == "no-place" and within is None:
            return Match(printed=printed, candidates=_few(by_parts), why="no-place", body=body)
        return _decided(printed, body, by_parts, "kind-and-place")
    if on is not None:
        ever = match(body, book, within=within)
        others = (ever.unit,) if ever.unit is not None else ever.candidates if ever.why != "unknown" else ()
        if others:
            return Match(printed=printed, candidates=_few(others), why="not-then", body=body)
    return Match(printed=printed, candidates=_few(search.alike(printed, body)), why="unknown", body=body)


def _decided(printed: str, body: BodyReading, found: tuple[Unit, ...], why: Why) -> Match:
    ids = {unit.id for unit in found}
    if len(ids) == 1:
        return Match(printed=printed, unit=found[-1], why=why, body=body)
    return Match(printed=printed, candidates=_few(found), why="ambiguous", body=body)


def _few(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.id: unit for unit in units}.values())[:_MOST]


@attrs.frozen(slots=False)
class _Names:
    """The rows of units of a book, found by what they are called and by their kind; each is a number here."""

    rows: tuple[Unit, ...]

    @cached_property
    def keys(self) -> Sequence[tuple[str, ...]]:
        return [_keys(row) for row in self.rows]

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[int]]:
        return _indexed(self.keys)

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[int]]:
        return _indexed([(row.kind,) for row in self.rows])

    @cached_property
    def by_ending(self) -> Mapping[str, Sequence[int]]:
        """By the last words of their names without tones: “thanh yen” of “Đảng ủy xã Thạnh Yên”, and the whole."""
        return _indexed([[end for key in keys for end in _endings(search_key(key))] for keys in self.keys])

    @cached_property
    def by_bare(self) -> Mapping[str, Set[UnitId]]:
        """The ids of units by their names without the word for their kind."""
        found: dict[str, set[UnitId]] = {}
        for row, keys in zip(self.rows, self.keys, strict=True):
            for key in keys:
                found.setdefault(_bare(key), set()).add(row.id)
        return found


def _indexed(keys: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number, several in enumerate(keys):
        for key in dict.fromkeys(several):
            found.setdefault(key, []).append(number)
    return found


def _endings(key: str) -> Iterator[str]:
    words = key.split(" ")
    yield from (" ".join(words[start:]) for start in range(len(words)))


@attrs.frozen
class _Search:
    book: Book
    snapshots: tuple[Snapshot, ...]
    names: _Names
    within: UnitId | None

    @classmethod
    def of(cls, book: Book, on: datetime.date | None, within: str | None) -> "_Search":
        if within is not None:
            book.unit(within)
        names = book.once("names of units", lambda: _Names(book.units))
        return cls(book, () if on is None else (book.on(on),), names, None if within is None else UnitId(within))

    def there(self, numbers: Iterable[int]) -> tuple[Unit, ...]:
        """The rows of some numbers, in order: those of the day, where one is given."""
        rows = (self.names.rows[number] for number in sorted(set(numbers)))
        return tuple(row for row in rows if not self.snapshots or self.snapshots[0].by_id.get(row.id) is row)

    def named(self, printed: str, body: BodyReading) -> tuple[Unit, ...]:
        """The units called so, in full; narrowed by the larger places that the name goes on to tell."""
        keys = {name_key(printed)}
        if body.place is not None and body.place.within is not None:
            keys.add(name_key(printed.split(",", maxsplit=1)[0]))
            keys.add(name_key(re.split(r"[(,]", printed)[0]))
        if body.office is not None:
            keys.add(name_key(printed[printed.find(body.office) + len(body.office) :]))
        found = self.there(number for key in keys for number in self.names.by_key.get(key, ()))
        return self.lying(found, body.place.within if body.place else None)

    def by_parts(self, body: BodyReading) -> tuple[tuple[Unit, ...], Why]:
        """The units of a kind that serve a place."""
        if not body.kinds:
            return (), "unknown"
        of_kind = self.there(number for kind in body.kinds for number in self.names.by_kind.get(kind, ()))
        if body.place is None:
            return tuple(row for row in of_kind if self.inside(row)), "no-place"
        place = body.place
        called = self.names.by_bare.get(name_key(place.name), frozenset())
        perhaps = (row for row in of_kind if row.id in called or row.place in called)
        serving = tuple(row for row in perhaps if self.inside(row) and self.serves(row, place))
        return self.lying(serving, place.within), "kind-and-place"

    def serves(self, row: Unit, place: PlaceReading) -> bool:
        """Whether the place of a unit is of that name and may be of that kind."""
        own = self.place_of(row)
        if own is None:
            return False
        if place.kinds and own.kind not in place.kinds:
            return False
        return name_key(place.name) in {_bare(key) for key in _keys(own)}

    def place_of(self, row: Unit) -> Unit | None:
        """The piece of the map that a unit is, or serves."""
        kind = self.book.vocabulary.unit_kind(row.kind)
        if kind is not None and kind.territorial:
            return row
        if row.place is not None:
            return self.row(row.place, row)
        return None

    def lying(self, rows: tuple[Unit, ...], outer: PlaceReading | None) -> tuple[Unit, ...]:
        """The units that lie in a place: those that the book says do, or, where it says so of none, that may."""
        may = tuple(row for row in rows if self.lies(row, outer))
        key = "" if outer is None else name_key(outer.name)
        sure = tuple(row for row in may if key in {_bare(one) for place in self.around(row) for one in _keys(place)})
        return sure or may

    def lies(self, row: Unit, outer: PlaceReading | None) -> bool:
        """Whether nothing the book knows contradicts that a unit lies in a place, and in those around it."""
        while outer is not None:
            around = [one for one in self.around(row) if one.level is None or one.level == outer.level]
            names = {_bare(key) for one in around for key in _keys(one)}
            if around and name_key(outer.name) not in names:
                return False
            outer = outer.within
        return self.inside(row)

    def inside(self, row: Unit) -> bool:
        """Whether a unit lies in the place that the text speaks of, or is or serves that place itself."""
        if self.within is None:
            return True
        own = self.place_of(row)
        if own is None:
            return any(one.id == self.within for one in self.around(row))
        # A short name means the body of that very place, or of a larger one it lies in.
        return own.id == self.within or any(one.id == own.id for one in self.around(self.book.unit(self.within)))

    def around(self, row: Unit) -> tuple[Unit, ...]:
        """The pieces of the map around a unit, on its days."""
        found: list[Unit] = []
        at = row.place or row.parent
        while at is not None and len(found) < 20:
            above = self.row(at, row)
            if above is None or above in found:
                break
            kind = self.book.vocabulary.unit_kind(above.kind)
            if kind is not None and kind.territorial:
                found.append(above)
            at = above.place or above.parent
        return tuple(found)

    def row(self, unit_id: UnitId, of: Unit) -> Unit | None:
        """A unit's row on the day, or one that overlaps the days of another."""
        if self.snapshots:
            return self.snapshots[0].by_id.get(unit_id)
        rows = self.book.unit_rows.get(unit_id, ())
        return next((row for row in rows if row.during.overlaps(of.during)), rows[-1] if rows else None)

    def alike(self, printed: str, body: BodyReading) -> tuple[Unit, ...]:
        """The units whose names look alike: without tones, or that end with the same place."""
        place = search_key(body.place.name) if body.place is not None else ""
        ending = self.names.by_ending.get(place, ()) if place else ()
        bare = search_key(name_key(printed))
        keys = self.names.keys
        whole = [at for at in self.names.by_ending.get(bare, ()) if bare in {search_key(key) for key in keys[at]}]
        return self.there([*ending, *whole])


def _keys(row: Unit) -> tuple[str, ...]:
    return tuple(name_key(name) for name in (row.name, *row.aliases))


_WORD = pattern(rf"(?:{'|'.join(sorted(TERRITORIES, key=len, reverse=True))})\s+(?=\S)")


def _bare(key: str) -> str:
    """The name of a place without the word for its kind."""
    found = _WORD.match(key)
    return key if found is None else key[found.end() :]
