"""Putting a book on the real map: its places become real units, and everything it says of them stays as it was."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Protocol

import attrs

from danvan import BadValue, Book, Fact, Figure, Finding, Quantity, Succession, Unit, Unknown
from danvan.documents import Cell, Column, Row, Table
from danvan.plugins import with_references
from danvan_vn_units.atlas import Atlas

LEVELS = ("province", "district", "commune")
ONE_DAY = datetime.timedelta(days=1)


@attrs.frozen
class Attached:
    """A book on the real map: the book, which of its places is which real unit, and what could not be placed."""

    book: Book
    places: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def attach(book: Book, atlas: Atlas, *, places: Mapping[str, str] | None = None) -> Attached:
    """A book whose provinces, districts and communes are those of the real map.

    Each is looked up by name, within the unit it lies in, on a day of its own; its row and the successions among
    such units give way to the real ones, and every fact names the real unit. Hamlets and bodies stay, under it.

    Parameters: `places` are ids of the book's units with the real ids, where the names do not tell. What is
    not found, or not in one way, stays as it was, with a finding `VU401`.
    """
    kinds = {kind.code for kind in book.vocabulary.unit_kinds if kind.territorial}
    rows = [unit for unit in book.units if unit.kind in kinds and unit.level in LEVELS and unit.place is None]
    known: dict[str, str] = dict(places or {})
    findings: list[Finding] = []
    for unit in sorted(rows, key=lambda row: LEVELS.index(row.level or "")):
        if unit.id in known:
            continue
        try:
            known[unit.id] = _real(unit, atlas, known).id
        except (Unknown, BadValue) as error:
            findings.append(_not_found(unit, error))
    gone = {unit for unit in rows if unit.id in known}
    told = {one for one in book.successions if _all_known(one, known)}
    kept = [_renamed(fact, known) for fact in book.facts if fact not in gone and fact not in told]
    real = around(atlas.book, known.values())
    vocabulary = book.vocabulary.combine(atlas.book.vocabulary)
    return Attached(Book((*kept, *real), vocabulary), known, tuple(findings))


def by_territory(book: Book) -> Book:
    """The book with each figure put to the territory its unit serves, so that it can be followed through a reform that
    the unit itself did not live through; a figure of a unit without a place stays.

    >>> from danvan import Figure
    >>> book = Book([
    ...     Unit(id="hu", name="Huyện ủy", kind="district-party-committee", place="huyen"),
    ...     Figure(id="f", measure="models", unit="hu"),
    ... ])
    >>> by_territory(book).figures[0].unit
    'huyen'
    """
    places = {unit.id: unit.place for unit in book.units if unit.place is not None}
    moved = [
        attrs.evolve(fact, unit=places.get(fact.unit, fact.unit))
        if isinstance(fact, Figure) and fact.unit is not None
        else fact
        for fact in book.facts
    ]
    return Book(moved, book.vocabulary)


def around(book: Book, units: Iterable[str]) -> tuple[Unit | Succession, ...]:
    """The part of a frame that has to do with some units: they, what lies above and below them on any day, what became
    of these and what else went the same way, so that no succession names a unit that is not there."""
    above: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for row in book.units:
        if row.parent is not None:
            above.setdefault(row.id, set()).add(row.parent)
            below.setdefault(row.parent, set()).add(row.id)
    roots = {row.id for row in book.units if row.level == "central"}
    # Of a province only itself: everything below it is a tenth of the country.
    wanted = set(units)
    small = {unit for unit in wanted if book.unit(unit).level != "province"}
    core = wanted | _closure(small, below)
    touched = [one for one in book.successions if core & {*one.before, *one.after} and _fits(one, core)]
    core |= {unit for one in touched for unit in (*one.before, *one.after)}
    core = _closure(core, above)
    provinces = {unit for unit in core if book.unit(unit).level == "province"}
    joined = [one for one in book.successions if provinces & set(one.before)]
    core |= _closure({unit for one in joined for unit in (*one.before, *one.after)}, above) | roots
    rows = tuple(row for row in book.units if row.id in core)
    return (*rows, *dict.fromkeys((*touched, *joined)))


def _fits(one: Succession, core: set[str]) -> bool:
    # Of districts that share a commune with ours only ours are told.
    return one.kind != "dissolve" or bool(core & set(one.before))


def _closure(starts: Iterable[str], steps: Mapping[str, set[str]]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        fresh = steps.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached


def _real(unit: Unit, atlas: Atlas, known: Mapping[str, str]) -> Unit:
    day = _day(unit)
    within = known.get(unit.parent or "")
    if unit.parent is not None and within is None and unit.level != "province":
        raise BadValue(f"place of {unit.id}", unit.parent, "its parent is not on the map either")
    return atlas.one(unit.name, on=day, within=within, level=unit.level)


def _day(unit: Unit) -> datetime.date:
    """A day of a unit's row: its first where it began, else its last, else the last before the reform."""
    if unit.during.start is not None:
        return unit.during.start
    return (unit.during.end or datetime.date(2025, 7, 1)) - ONE_DAY


def _not_found(unit: Unit, error: Exception) -> Finding:
    return Finding(
        code="VU401",
        severity="warning",
        kind="unit",
        fact=unit.id,
        field="name",
        vi=f"{unit.name} ({unit.id}) chưa gắn được vào bản đồ: {error}.",
        en=f"{unit.name} ({unit.id}) could not be placed on the map: {error}.",
        ground="Quy ước của danvan-vn-units",
        confidence="derived",
        source=unit.source,
    )


def _all_known(one: Succession, known: Mapping[str, str]) -> bool:
    return all(unit in known for unit in (*one.before, *one.after))


def _renamed(fact: Fact, known: Mapping[str, str]) -> Fact:
    """A fact with the real ids in place of the book's."""
    named = with_references(fact, Unit, lambda _, unit: [known.get(unit, unit)])
    return attrs.evolve(named, id=known[fact.id]) if isinstance(named, Unit) and fact.id in known else named


class Moved(Protocol):
    """A move of `Book.restate`."""

    @property
    def fact(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def value(self) -> Quantity | None: ...
    @property
    def by(self) -> tuple[str, ...]: ...


def guessed(book: Book, moves: Iterable[Moved]) -> Table:
    """The moves of a restating that went by a guessed share: which fact, from where to where, how much, by which guess.

    Parameters: `moves` are those of `book.restate(...)`.
    """
    shares: dict[tuple[str, str], Succession] = {
        (one.id, share.before): one for one in book.successions for share in one.shares if share.confidence == "guess"
    }
    rows: list[Row] = []
    for move in moves:
        told = [shares[one, move.before] for one in move.by if (one, move.before) in shares]
        if told:
            share = next(share.share for share in told[0].shares if share.after == move.after)
            cells = [
                Cell(text=move.fact),
                Cell(text=book.unit(move.before).name, code=move.before),
                Cell(text=book.unit(move.after).name, code=move.after),
                Cell(quantity=Quantity(share, "about"), note="guess"),
                Cell(quantity=move.value),
                Cell(text="; ".join(one.id for one in told)),
            ]
            rows.append(Row(cells))
    return Table(
        name="guessed-moves",
        vi="Số liệu chuyển theo tỷ lệ phỏng đoán",
        en="What was restated by guessed shares",
        columns=[
            Column("fact", "Dữ kiện", "Fact"),
            Column("before", "Đơn vị cũ", "From"),
            Column("after", "Đơn vị mới", "To"),
            Column("share", "Tỷ lệ đoán", "Guessed share", kind="share"),
            Column("value", "Số liệu", "Value", kind="number"),
            Column("by", "Lần sắp xếp", "Succession"),
        ],
        rows=rows,
    )
