"""Addresses as people write them, of an earlier day: which units they name, and where they lie on a later day."""

import datetime
import re
from collections.abc import Iterator
from typing import Literal

import attrs

from danvan import BadValue, Unit
from danvan_vn_units.address_words import is_below, parts_of, spelled_out
from danvan_vn_units.atlas import UNLIKE, Atlas, Outcome
from danvan_vn_units.edition import Level
from danvan_vn_units.folding import short, word_of

LEVELS: tuple[Level, ...] = ("province", "district", "commune")
WORDS: dict[str, Level] = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
MOST = 12
"""A name that so many units bear says nothing by itself."""

Why = Literal[
    "unread", "not-on-map", "other-province", "other-district", "other-kind", "other-map", "no-commune", "divided"
]
SAID: dict[Why, str] = {
    "unread": "“{}” không phải tên đơn vị của ngày ấy",
    "not-on-map": "“{}” không có trên bản đồ ngày ấy",
    "other-province": "“{}” không thuộc tỉnh ghi sau nó",
    "other-district": "“{}” không thuộc huyện ghi sau nó",
    "other-kind": "“{}” khi ấy là loại đơn vị khác",
    "other-map": "“{}” là đơn vị của bản đồ khác ngày",
    "no-commune": "không rõ cấp xã",
    "divided": "“{}” đã chia cho nhiều đơn vị",
}
_GAP = re.compile(r"\s*[-\s]\s*(?=\S)")
DEAR = 6
"""What a reading costs that takes a name for another than was written, or leaves one out."""
# How much a reading loses for each doubt: of two readings the one that takes more words at their word is the better.
COST: dict[Why, int] = {
    "unread": 3, "not-on-map": 9, "other-province": 8, "other-district": 6, "other-kind": 2, "other-map": 7,
    "no-commune": 4, "divided": 0,
}  # fmt: skip


@attrs.frozen
class Doubt:
    """Why an address is not certain: a code, and the words it is about."""

    why: Why
    words: str = ""

    def __str__(self) -> str:
        return SAID[self.why].format(self.words)


@attrs.frozen(kw_only=True)
class Located:
    """Where an address lies: the smallest unit it names, what stands before it, and what became of that unit.

    Parameters: `rest` is the hamlet, street or house, which is not looked up; `doubts` what was not understood, or is
    otherwise than written; `written` the address of the later day, one for each outcome; `others` the readings that are
    as likely.
    """

    unit: Unit
    rest: str
    doubts: tuple[Doubt, ...] = ()
    outcomes: tuple[Outcome, ...]
    written: tuple[str, ...]
    others: tuple["Located", ...] = ()

    @property
    def sure(self) -> bool:
        """Whether every word was understood, in one way, and it lies in one place."""
        return not self.doubts and not self.others and len(self.outcomes) == 1

    @property
    def unknown(self) -> tuple[str, ...]:
        """The parts that name no unit of that day."""
        return tuple(doubt.words for doubt in self.doubts if doubt.why in ("unread", "not-on-map"))


@attrs.frozen(kw_only=True)
class _Reading:
    unit: Unit | None = None
    left: int
    """How many parts stand before the smallest unit."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def cost(self) -> int:
        return sum(COST[doubt.why] for doubt in self.doubts)


def locate(atlas: Atlas, address: str, *, of: datetime.date, on: datetime.date) -> Located:
    """Where an address of one day lies on a later one.

    Its parts are read from the end, divided by commas, dashes or the words of kinds; levels may be left out, words
    shortened (TP., H., X., P4, Q4). Of several readings the one that leaves least in doubt is taken; what is as likely
    stands beside it. It is `sure` only if every part was understood and it lies in one place.

    Parameters: `of` is a day the address is from, `on` the day asked about.

    Raises: BadValue when it names no unit of that day.

    >>> import danvan_vn_units as units
    >>> from datetime import date
    >>> atlas = units.Atlas(units.book())
    >>> found = locate(atlas, "ấp Xẻo Kè, xã Thạnh Yên, huyện U Minh Thượng, Kiên Giang",
    ...     of=date(2020, 8, 4), on=date(2026, 1, 1))
    >>> found.written
    ('ấp Xẻo Kè, xã Vĩnh Hòa, tỉnh An Giang',)
    """
    reader = _Reader(atlas, _with_end(atlas, parts_of(address), of), of, on)
    readings = reader.readings()
    if (readings[0].cost if readings else DEAR) >= DEAR:
        # Forms have the province first now and then.
        turned = _Reader(atlas, reader.parts[::-1], of, on)
        other = turned.readings()
        if other and other[0].cost < (readings[0].cost if readings else DEAR) and other[0].cost < DEAR:
            reader, readings = turned, other
    if not readings:
        raise BadValue("address", address, f"end it with a unit of {of}, such as a province or a commune")
    best = {one.unit.id: one for one in reversed(readings) if one.unit is not None and one.cost == readings[0].cost}
    found = [reader.located(one) for one in list(best.values())[::-1][:MOST]]
    return attrs.evolve(found[0], others=tuple(found[1:]))


def _with_end(atlas: Atlas, parts: list[str], on: datetime.date) -> list[str]:
    """The parts, with a province at the end of the last one apart: "huyện Tân Hưng Long An"."""
    if not parts or atlas.find(spelled_out(parts[-1]), on=on):
        return parts
    for gap in list(_GAP.finditer(parts[-1]))[-4:]:
        name = parts[-1][gap.end() :]
        if atlas.find(name, on=on, level="province"):
            return [*parts[:-1], parts[-1][: gap.start()], name]
    return parts


@attrs.frozen
class _Reader:
    atlas: Atlas
    parts: list[str]
    of: datetime.date
    on: datetime.date

    def readings(self) -> list[_Reading]:
        """Every reading that names a unit, the least doubtful first, of those the one that takes most parts."""
        found = [one for one in self.read(len(self.parts), None) if one.unit is not None]
        return sorted(found, key=lambda one: (one.cost, one.left))

    def read(self, end: int, home: Unit | None, skipped: int = 0) -> Iterator[_Reading]:
        """Every reading of the parts before `end`, within a unit that the parts after them named."""
        yield self._stop(end, home)
        if end == 0 or (home is not None and home.level == LEVELS[-1]):
            return
        matched = False
        for used in (2, 1):
            if end < used:
                continue
            written = " ".join(self.parts[end - used : end])
            for unit, doubts in self._named(written, home) if used == 1 else self._plain(written, home):
                matched = True
                for rest in self.read(end - used, unit, skipped):
                    yield attrs.evolve(rest, doubts=(*doubts, *rest.doubts))
        if not matched and home is not None and self._names(self.parts[end - 1], home):
            yield from self.read(end - 1, home, skipped)
            return
        # A part between units that names none is passed over, at a price.
        if skipped < 2 and not is_below(self.parts[end - 1]) and not matched:
            missed = self._missed(self.parts[end - 1])
            for rest in self.read(end - 1, home, skipped + 1):
                if rest.left < end - 1:
                    yield attrs.evolve(rest, doubts=(missed, *rest.doubts))

    def _names(self, written: str, home: Unit) -> bool:
        """Whether a part says the larger unit once more, as a city and its province of one name."""
        return any(self.atlas.distance(home, text) < UNLIKE for text in (written, spelled_out(written)))

    def _stop(self, end: int, home: Unit | None) -> _Reading:
        doubts = [self._missed(part) for part in self.parts[:end] if not is_below(part)]
        if home is not None and end and home.level != LEVELS[-1] and self._has_communes(home):
            doubts.append(Doubt("no-commune"))
        return _Reading(unit=home, left=end, doubts=tuple(doubts))

    def _has_communes(self, home: Unit) -> bool:
        return bool(self.atlas.book.on(self.of).children(home.id, tree="territory"))

    def _missed(self, part: str) -> Doubt:
        words = spelled_out(part)
        return Doubt("not-on-map" if word_of(words) else "unread", part)

    def _named(self, written: str, home: Unit | None) -> list[tuple[Unit, tuple[Doubt, ...]]]:
        """The units that a part may name: as written, else of another kind, in another district, on the other map."""
        found = self._plain(written, home)
        if found or word_of(spelled_out(written)) is None:
            return found
        return self._otherwise(written, home)

    def _plain(self, written: str, home: Unit | None) -> list[tuple[Unit, tuple[Doubt, ...]]]:
        for text in dict.fromkeys((written, spelled_out(written))):
            units = self._below(text, home, self.of)
            if 0 < len(units) <= MOST:
                return [(unit, ()) for unit in units]
        return []

    def _otherwise(self, written: str, home: Unit | None) -> list[tuple[Unit, tuple[Doubt, ...]]]:
        text = spelled_out(written)
        level = WORDS.get(word_of(text) or "")
        snapshot = self.atlas.book.on(self.of)
        searches: list[tuple[Why, str, Unit | None, datetime.date]] = [("other-kind", short(text), home, self.of)]
        if home is not None and level == "commune" and home.level == "district":
            province = snapshot.ancestors(home.id, tree="territory")[0]
            searches.append(("other-district", text, province, self.of))
        if home is not None and level == "district" and home.level == "province":
            searches.append(("other-province", text, None, self.of))
        if home is not None and home.level == "province":
            heirs = self.atlas.became(home.id, on=self.on)
            searches += [("other-map", text, heir.unit, self.on) for heir in heirs]
        for why, name, within, day in searches:
            found = [unit for unit in self._below(name, within, day) if unit.level == level]
            if 0 < len(found) <= MOST:
                return [(unit, (Doubt(why, written),)) for unit in found]
        return []

    def _below(self, text: str, home: Unit | None, day: datetime.date) -> list[Unit]:
        """The units of a name below a unit; those spelled as written only, where there are such."""
        levels = LEVELS if home is None else LEVELS[LEVELS.index(_level(home)) + 1 :]
        found = self.atlas.find(text, on=day, within=home.id if home is not None else None)
        inside = [unit for unit in found if unit.level in levels and (home is None or unit.id != home.id)]
        if home is None and any(unit.level == "province" for unit in inside):
            inside = [unit for unit in inside if unit.level == "province"]
        return [unit for unit in inside if self.atlas.distance(unit, text) == self.atlas.distance(inside[0], text)]

    def located(self, reading: _Reading) -> Located:
        """A reading carried to the later day."""
        unit = reading.unit
        if unit is None:
            raise BadValue("address", ", ".join(self.parts), "it names no unit")
        rest = ", ".join(self.parts[: reading.left])
        outcomes = self.atlas.became(unit.id, on=self.on)
        divided = (Doubt("divided", unit.name),) if len(outcomes) > 1 else ()
        written = tuple(
            ", ".join(part for part in (rest, self.atlas.names_above(outcome.unit.id, on=self.on)) if part)
            for outcome in outcomes
        )
        return Located(unit=unit, rest=rest, doubts=(*reading.doubts, *divided), outcomes=outcomes, written=written)


def _level(unit: Unit) -> Level:
    for level in LEVELS:
        if unit.level == level:
            return level
    raise BadValue("level of unit", unit.level, "give a territory")
