"""Asking the map: what a unit is called, where it lies, what became of it, what it was made of."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

import attrs

from danvan import BadValue, Book, Citation, Quantity, Succession, Unit, Unknown
from danvan.documents import Cell, Column, Row, Table
from danvan.reading import search_key
from danvan_vn_units.folding import short, spelling
from danvan_vn_units.heirs import GUESSED
from danvan_vn_units.overrides import overrides

Fate = Literal["same", "whole", "part"]
SURE = Decimal(1)
UNLIKE = 6
"""The distance of a unit from a name that none of its names is like."""


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of a unit, or what one was made of: the unit on the other day, and how much of the one went there.

    Parameters: `fate` is `same` where it lived on, `whole` where it went whole, `part` where it was divided; `share`
    is None where no share is stated; `confidence` is that of the share (`guess` where it is one); `by` the
    successions on the way, `decided` their texts.
    """

    unit: Unit
    fate: Fate
    share: Decimal | None = SURE
    confidence: str | None = None
    by: tuple[Succession, ...] = attrs.field(default=(), repr=False)

    @property
    def decided(self) -> tuple[Citation, ...]:
        """The texts by which it came to be so."""
        return tuple(dict.fromkeys(text for one in self.by for text in one.decided))


@attrs.frozen(slots=False, repr=False)
class Atlas:
    """A book's units, asked by name and followed from day to day.

    Parameters: `known_until` and `known_from` are the last and the first day on which the map is known, those of the
    shipped data unless others are given; None for a book of one's own that knows every day.

    >>> from datetime import date
    >>> import danvan_vn_units as units
    >>> atlas = units.Atlas(units.book())
    >>> old = atlas.one("Thạnh Yên", on=date(2020, 8, 4), within="Kiên Giang", level="commune")
    >>> [outcome.unit.name for outcome in atlas.became(old.id, on=date(2026, 1, 1))]
    ['xã Vĩnh Hòa']
    """

    book: Book
    known_until: datetime.date | None = attrs.field(factory=lambda: overrides().known_until)
    known_from: datetime.date | None = attrs.field(factory=lambda: overrides().known_from)

    def __repr__(self) -> str:
        return f"<Atlas of {self.book!r}>"

    def out_of_date(self, on: datetime.date) -> str | None:
        """What to say of a day on which the map may have been another; None for a day whose map is known.

        >>> import danvan_vn_units as units
        >>> atlas = Atlas(Book([]), known_until=datetime.date(2026, 9, 25), known_from=datetime.date(2025, 3, 1))
        >>> for day in (datetime.date(2025, 2, 28), datetime.date(2026, 9, 25), datetime.date(2026, 9, 26)):
        ...     print(atlas.out_of_date(day))
        bản đồ biết từ 01/3/2025; các thay đổi trước ngày đó chưa có
        None
        bản đồ biết các thay đổi đến 25/9/2026; thay đổi sau ngày đó chưa có
        """
        if self.known_from is not None and on < self.known_from:
            return f"bản đồ biết từ {_short(self.known_from)}; các thay đổi trước ngày đó chưa có"
        if self.known_until is not None and on > self.known_until:
            return f"bản đồ biết các thay đổi đến {_short(self.known_until)}; thay đổi sau ngày đó chưa có"
        return None

    @cached_property
    def _by_letters(self) -> Mapping[str, tuple[Unit, ...]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.book.units:
            for name in (unit.name, *unit.aliases):
                for key in {search_key(name), search_key(short(name))}:
                    found.setdefault(key, []).append(unit)
        return {key: tuple(units) for key, units in found.items()}

    @cached_property
    def _after(self) -> Mapping[str, tuple[Succession, ...]]:
        return _by_side((unit, one) for one in self.book.successions for unit in one.before)

    @cached_property
    def _before(self) -> Mapping[str, tuple[Succession, ...]]:
        return _by_side((unit, one) for one in self.book.successions for unit in one.after)

    def find(
        self, name: str, *, on: datetime.date, within: str | None = None, level: str | None = None
    ) -> tuple[Unit, ...]:
        """The units of a name on a day, those spelled alike before those of the same letters; none where there is none.

        The word of the kind may be left out, and so may tones and marks.

        Parameters: `within` is an id, or a name of a unit that it lies in; `level` a code (`commune`).

        Raises: Unknown when nothing on that day is called what `within` says.
        """
        there = [
            unit
            for unit in dict.fromkeys(self._by_letters.get(search_key(name), ()))
            if on in unit.during and level in (None, unit.level)
        ]
        if within is not None:
            homes = {unit.id for unit in self._homes(within, on)}
            snapshot = self.book.on(on)
            there = [
                unit for unit in there if homes & {above.id for above in snapshot.ancestors(unit.id, tree="territory")}
            ]
        return tuple(sorted(there, key=lambda unit: (_distance(unit, name), unit.id)))

    def _homes(self, within: str, on: datetime.date) -> tuple[Unit, ...]:
        if within in self.book.on(on):
            return (self.book.on(on).unit(within),)
        homes = self.find(within, on=on)
        if not homes:
            raise Unknown(f"unit on {on}", within, self._like(within, on))
        best = _distance(homes[0], within)
        return tuple(unit for unit in homes if _distance(unit, within) == best)

    def one(self, name: str, *, on: datetime.date, within: str | None = None, level: str | None = None) -> Unit:
        """The one unit of a name (or id) on a day.

        Raises: Unknown when there is none; BadValue when several are spelled so.
        """
        if name in self.book.on(on):
            return self.book.on(on).unit(name)
        found = self.find(name, on=on, within=within, level=level)
        if not found:
            raise Unknown(f"unit on {on}", name, self._like(name, on))
        best = [unit for unit in found if _distance(unit, name) == _distance(found[0], name)]
        if len(best) > 1:
            ids = ", ".join(unit.id for unit in best[:6])
            raise BadValue("name of unit", name, f"{len(best)} are called so; say within which, or give an id: {ids}")
        return best[0]

    def _like(self, name: str, on: datetime.date) -> list[str]:
        key = search_key(short(name))
        return [
            unit.id
            for other, units in self._by_letters.items()
            if key and (key in other or other in key) and len(other) > 3
            for unit in units
            if on in unit.during
        ]

    def distance(self, unit: Unit, name: str) -> int:
        """How far what was asked is from a unit's name: 0 as written, 1 without its word, 2 by letters; 3 more
        for another name that the unit bore."""
        return _distance(unit, name)

    def became(self, unit: str, *, on: datetime.date) -> tuple[Outcome, ...]:
        """What a unit of an earlier day had become by a day, in the order of the ids.

        Raises: Unknown when the book has no such unit.
        """
        return self._followed(unit, on, self._after, forward=True)

    def made_of(self, unit: str, *, on: datetime.date) -> tuple[Outcome, ...]:
        """What a unit of a later day was made of on an earlier day: of each old unit, the share that came to it.

        A commune was made of communes: the districts they lay in are named only where there is nothing below them.

        Raises: Unknown when the book has no such unit.
        """
        found = self._followed(unit, on, self._before, forward=False)
        alike = tuple(outcome for outcome in found if outcome.unit.level == self.book.unit(unit).level)
        return alike or found

    def _followed(
        self, unit: str, on: datetime.date, steps: Mapping[str, tuple[Succession, ...]], *, forward: bool
    ) -> tuple[Outcome, ...]:
        self.book.unit(unit)
        reached: dict[str, Outcome] = {}
        waiting: list[tuple[str, Outcome | None]] = [(unit, None)]
        while waiting:
            here, way = waiting.pop()
            row = next((row for row in self.book.unit_rows[self.book.unit(here).id] if on in row.during), None)
            if row is not None:
                reached[here] = _met(reached.get(here), row, way)
                continue
            passed = {one.id for one in way.by} if way else set()
            for one in steps.get(here, ()):
                if (one.on <= on) is forward and one.id not in passed:
                    waiting.extend(self._onward(here, one, way, forward=forward))
        return tuple(reached[one] for one in sorted(reached))

    def _onward(
        self, here: str, one: Succession, way: Outcome | None, *, forward: bool
    ) -> Iterable[tuple[str, Outcome]]:
        for there in one.after if forward else one.before:
            before, after = (here, there) if forward else (there, here)
            stated = next((share for share in one.shares if (share.before, share.after) == (before, after)), None)
            whole = len(one.after) == 1
            so_far = SURE if way is None else way.share
            part = SURE if whole else None if stated is None else stated.share
            yield (
                there,
                Outcome(
                    unit=self.book.unit(there),
                    fate="whole" if whole and (way is None or way.fate != "part") else "part",
                    share=None if so_far is None or part is None else so_far * part,
                    confidence=stated.confidence if stated and not whole else way.confidence if way else None,
                    by=((*way.by, one) if way else (one,)),
                ),
            )

    def names_above(self, unit: str, *, on: datetime.date) -> str:
        """The name of a unit and of what it lies in, as an address is written; the country is left out.

        >>> from datetime import date
        >>> import danvan_vn_units as units
        >>> atlas = units.Atlas(units.book())
        >>> atlas.names_above("vn/an-giang-2025/xa-vinh-hoa", on=date(2026, 1, 1))
        'xã Vĩnh Hòa, tỉnh An Giang'
        """
        snapshot = self.book.on(on)
        above = [one for one in snapshot.ancestors(unit, tree="territory") if one.level != "central"]
        return ", ".join(one.name for one in (snapshot.unit(unit), *above))

    def side_by_side(self, day: datetime.date, other: datetime.date, *, within: str) -> Table:
        """The communes of a unit on an earlier day, each beside what it had become on a later one.

        Parameters: `within` is an id or a name on the earlier day.

        Raises: BadValue when the days are not in order; Unknown, BadValue when `within` is not one unit.
        """
        if other <= day:
            raise BadValue("later day", other, f"give a day after {day}")
        home = self.one(within, on=day)
        below = [home, *self.book.on(day).descendants(home.id, tree="territory")]
        rows: list[Row] = []
        for unit in below:
            # An island district has no communes and stands for itself.
            if unit.level != "commune" and self.book.on(day).children(unit.id, tree="territory"):
                continue
            rows.extend(Row(_cells(self, unit, one, day, other)) for one in self.became(unit.id, on=other))
        return Table(
            name="side-by-side",
            vi=f"{home.name[:1].upper()}{home.name[1:]}: địa giới ngày {day:%d/%m/%Y} và ngày {other:%d/%m/%Y}",
            en=f"{home.name}: the maps of {day} and {other}",
            columns=[
                Column("before", f"Ngày {day:%d/%m/%Y}", str(day), width=2.5),
                Column("code-before", "Mã cũ", "Old code", width=0.8),
                Column("after", f"Ngày {other:%d/%m/%Y}", str(other), width=2.5),
                Column("code-after", "Mã mới", "New code", width=0.8),
                Column("fate", "Chuyển", "Went", width=1.0),
                Column("share", "Tỷ lệ", "Share", kind="share", width=0.8),
                Column("decided", "Căn cứ", "Decided by", width=1.8),
            ],
            rows=rows,
            notes=["Tỷ lệ có dấu ≈ là phỏng đoán, không có trong văn bản."]
            if any(cell.note for row in rows for cell in row.cells)
            else [],
        )


SAID: Mapping[Fate, str] = {"same": "giữ nguyên", "whole": "cả đơn vị", "part": "một phần"}


def _cells(atlas: Atlas, unit: Unit, outcome: Outcome, day: datetime.date, other: datetime.date) -> list[Cell]:
    share = (
        None
        if outcome.share is None
        else Quantity(outcome.share, "about" if outcome.confidence == GUESSED else "exact")
    )
    return [
        Cell(text=atlas.names_above(unit.id, on=day), code=unit.id),
        Cell(text=code_on(unit, day)),
        Cell(text=atlas.names_above(outcome.unit.id, on=other), code=outcome.unit.id),
        Cell(text=code_on(outcome.unit, other)),
        Cell(text=SAID[outcome.fate], code=outcome.fate),
        Cell(quantity=share, note=GUESSED if outcome.confidence == GUESSED else None),
        Cell(text="; ".join(str(text.symbol or text) for text in outcome.decided) or None),
    ]


def code_on(unit: Unit, day: datetime.date) -> str | None:
    """The statistical code of a unit on a day; None where it has none."""
    return next((code.value for code in unit.codes if code.scheme == "gso" and day in code.during), None)


def _met(known: Outcome | None, row: Unit, way: Outcome | None) -> Outcome:
    """What is reached by several ways is reached by the sum of them."""
    if way is None:
        return Outcome(unit=row, fate="same")
    if known is None:
        return attrs.evolve(way, unit=row)
    share = None if known.share is None or way.share is None else known.share + way.share
    by = tuple(dict.fromkeys((*known.by, *way.by)))
    return attrs.evolve(known, share=share, by=by, confidence=known.confidence or way.confidence)


def _by_side(pairs: Iterable[tuple[str, Succession]]) -> Mapping[str, tuple[Succession, ...]]:
    found: dict[str, list[Succession]] = {}
    for unit, one in pairs:
        found.setdefault(unit, []).append(one)
    return {unit: tuple(known) for unit, known in found.items()}


def _distance(unit: Unit, name: str) -> int:
    """How far a unit's name is from what was asked: 0 the whole name, 1 without its word, 2 in letters only; then other
    names it bore."""
    for base, names in ((0, (unit.name,)), (3, unit.aliases)):
        if any(spelling(one) == spelling(name) for one in names):
            return base
        if any(spelling(short(one)) == spelling(name) for one in names):
            return base + 1
        if any(search_key(name) in (search_key(one), search_key(short(one))) for one in names):
            return base + 2
    return UNLIKE


def _short(day: datetime.date) -> str:
    """A day in figures, as Vietnam writes it: “01/5/2026”."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"
