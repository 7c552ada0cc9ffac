"""Bodies on the map: the standing set of political bodies of territories, from a template in data."""

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

from danvan import BadValue, Citation, Source, Span, Succession, Symbol, Unit
from danvan_vn_units.folding import short
from danvan_vn_units.overrides import overrides

COMMITTEE = "party-committee"


@attrs.frozen(kw_only=True)
class Body:
    """A row of the template: a body that there is at territories of these kinds.

    Parameters: `role` is what it is asked for by; `at` the kinds of territory; `name` a pattern with `{name}`,
    `{short}` and `{committee}`; `under` a role at the same territory, `above` one at the territory it lies in;
    `start` and `end` days, `merger` or `reform`; `made_of` the roles it took the place of.
    """

    role: str
    at: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    kind: str
    name: str
    under: str | None = None
    above: str | None = None
    start: str | datetime.date | None = None
    end: str | datetime.date | None = None
    made_of: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    ground: str
    confidence: str
    note: str | None = None


@attrs.frozen(kw_only=True)
class Merger:
    """The day the boards of propaganda and of mass mobilization became one, and the text by which they did."""

    day: datetime.date
    ground: str
    confidence: str
    decided: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Template:
    """The bodies that there are, and the days of the merger: one for all, others by the id of a province."""

    rows: tuple[Body, ...]
    merger: Merger
    mergers: Mapping[str, Merger] = attrs.field(factory=dict)

    def replacing(self, other: "Template") -> "Template":
        """The template with the rows and days of another in place of its own, by role and kind of territory."""
        taken = {(row.role, kind) for row in other.rows for kind in row.at}
        left = (attrs.evolve(row, at=[kind for kind in row.at if (row.role, kind) not in taken]) for row in self.rows)
        kept = tuple(row for row in left if row.at)
        return Template(rows=(*kept, *other.rows), merger=other.merger, mergers={**self.mergers, **other.mergers})

    def merged_on(self, days: Mapping[str, datetime.date]) -> "Template":
        """The template with days of merger by the id of a province.

        >>> from datetime import date
        >>> template().merged_on({"vn/lang-son": date(2025, 2, 15)}).mergers["vn/lang-son"].day
        datetime.date(2025, 2, 15)
        """
        own = {unit: attrs.evolve(self.mergers.get(unit, self.merger), day=day) for unit, day in days.items()}
        return attrs.evolve(self, mergers={**self.mergers, **own})


def template(text: str | None = None) -> Template:
    """The template of a TOML text; the shipped one where none is given.

    Raises: BadValue when a row lacks a part, or has one that is not known.
    """
    return _shipped() if text is None else _read(text)


@cache  # the file is part of this distribution
def _shipped() -> Template:
    return _read(resources.files("danvan_vn_units").joinpath("data/bodies.toml").read_text("utf-8"))


def _read(text: str) -> Template:
    table: dict[str, Any] = tomllib.loads(text)
    merger = table.get("merger")
    try:
        usual = _merger(merger) if merger else _shipped().merger
        own = {row["unit"]: _merger(row) for row in (merger or {}).get("province", ())}
        return Template(rows=tuple(Body(**row) for row in table.get("body", ())), merger=usual, mergers=own)
    except (KeyError, TypeError) as error:
        raise BadValue("template of bodies", str(error), "give each row the parts that the shipped template has") from (
            error
        )


def _merger(row: Mapping[str, Any]) -> Merger:
    decided = (Citation(symbol=Symbol(row["symbol"]), date=row.get("date")),) if "symbol" in row else ()
    return Merger(day=row["day"], ground=row["ground"], confidence=row["confidence"], decided=decided)


def bodies(
    territories: Iterable[Unit | Succession],
    *,
    on: datetime.date | None = None,
    template: Template | None = None,
) -> tuple[Unit | Succession, ...]:
    """The bodies of territories: each with an id made of the territory's, a name as printed, a parent and a place.

    A body lives as long as its territory and its row of the template; where the territory has another name or parent
    on other days, so has the body. The boards that merged have a succession, and so have the bodies of provinces that
    merged, where the successions of the provinces are given.

    Parameters: `territories` are units of a frame and their successions, other facts are passed over; `on` keeps what
    there is on one day, without successions; `template` is the shipped one where none is given.

    >>> from datetime import date
    >>> from danvan import Span
    >>> lang_son = Unit(id="vn/lang-son", name="tỉnh Lạng Sơn", kind="province", level="province")
    >>> [body.name for body in bodies([lang_son], on=date(2019, 3, 28)) if body.kind == "provincial-mobilization-board"]
    ['Ban Dân vận Tỉnh ủy Lạng Sơn']
    """
    frame = tuple(territories)
    rows = [fact for fact in frame if isinstance(fact, Unit)]
    maker = _Maker.of(rows, template or _shipped())
    made = [body for row in rows for body in maker.of_territory(row)]
    if on is not None:
        return tuple(body for body in made if on in body.during)
    joined = [fact for fact in frame if isinstance(fact, Succession)]
    return (*made, *maker.merged_boards(made), *_merged_provinces(joined, made, maker))


@attrs.frozen
class _Maker:
    template: Template
    above: Mapping[str, tuple[Unit, ...]]
    by_kind: Mapping[str, tuple[Body, ...]]
    standing: dict[tuple[str, int], list[tuple[Body, Span, Source]]] = attrs.field(factory=dict)  # a memo of one call

    @classmethod
    def of(cls, rows: Iterable[Unit], template: Template) -> "_Maker":
        above: dict[str, list[Unit]] = {}
        for row in rows:
            above.setdefault(row.id, []).append(row)
        by_kind: dict[str, list[Body]] = {}
        for body in template.rows:
            for kind in body.at:
                by_kind.setdefault(kind, []).append(body)
        return cls(
            template,
            {unit: tuple(found) for unit, found in above.items()},
            {kind: tuple(found) for kind, found in by_kind.items()},
        )

    def of_territory(self, row: Unit) -> Iterator[Unit]:
        known = self.by_kind.get(row.kind, ())
        committee = next((body.name for body in known if body.role == COMMITTEE), "")
        words = {"name": row.name, "short": short(row.name)}
        words["committee"] = committee.format(**words)
        for body, days, source in self._standing(row.kind, self._merger(row)):
            span = days.shared(row.during)
            if span is not None:
                yield Unit(
                    id=f"{row.id}:{body.role}",
                    name=body.name.format(**words),
                    kind=body.kind,
                    level=row.level,
                    parent=self._parent(body, row),
                    place=row.id,
                    during=span,
                    source=source,
                )

    def _standing(self, kind: str, merger: Merger) -> list[tuple[Body, Span, Source]]:
        """The bodies of a kind of territory, each with its days and source: the same for most of the country."""
        key = (kind, id(merger))
        if key not in self.standing:
            self.standing[key] = [
                (
                    body,
                    self._span(body, merger.day),
                    Source(confidence=body.confidence, note=_note(body, merger)),
                )
                for body in self.by_kind.get(kind, ())
            ]
        return self.standing[key]

    def _parent(self, body: Body, row: Unit) -> str | None:
        if body.under is not None:
            return f"{row.id}:{body.under}"
        if body.above is not None and row.parent is not None:
            return f"{row.parent}:{body.above}"
        return None

    def _merger(self, row: Unit) -> Merger:
        unit: Unit | None = row
        while unit is not None:
            if unit.id in self.template.mergers:
                return self.template.mergers[unit.id]
            unit = next(iter(self.above.get(unit.parent or "", ())), None)
        return self.template.merger

    def _span(self, body: Body, merged: datetime.date) -> Span:
        days = {"merger": merged, "reform": overrides().reform}

        def day(told: str | datetime.date | None) -> datetime.date | None:
            if told is None or isinstance(told, datetime.date):
                return told
            if told not in days:
                raise BadValue(f"day of body {body.role}", told, "give a day, merger or reform")
            return days[told]

        return Span(day(body.start), day(body.end))

    def merged_boards(self, made: Iterable[Unit]) -> Iterator[Succession]:
        """The successions of boards that one took the place of, on the day it began."""
        rows: dict[str, Unit] = {unit.id: unit for unit in made}
        heirs = {(body.role, body.kind): body for body in self.template.rows if body.made_of}
        for unit in rows.values():
            territory, _, role = unit.id.rpartition(":")
            body = heirs.get((role, unit.kind))
            if body is None or unit.during.start is None:
                continue
            before = [f"{territory}:{one}" for one in body.made_of]
            before = [one for one in before if one in rows and rows[one].during.end == unit.during.start]
            if before:
                merger = self._merger(next(iter(self.above[territory])))
                yield Succession(
                    id=f"{unit.id}:merge",
                    kind="merge",
                    before=before,
                    after=[unit.id],
                    on=unit.during.start,
                    decided=merger.decided,
                    source=Source(confidence=merger.confidence, note=merger.ground),
                )


def _note(body: Body, merger: Merger) -> str:
    merged = merger.ground if "merger" in (body.start, body.end) else None
    return "; ".join(part for part in (body.note, body.ground, merged) if part)


def _merged_provinces(joined: Iterable[Succession], made: Iterable[Unit], maker: _Maker) -> Iterator[Succession]:
    """The bodies of provinces that became one province became one body of it each, on the same day."""
    by_territory: dict[str, dict[str, list[Unit]]] = {}
    for unit in made:
        territory, _, role = unit.id.rpartition(":")
        by_territory.setdefault(territory, {}).setdefault(role, []).append(unit)
    for one in joined:
        if len(one.after) != 1 or not all(_is_province(maker, unit) for unit in (*one.before, *one.after)):
            continue
        for role, rows in by_territory.get(one.after[0], {}).items():
            before = [
                f"{unit}:{role}"
                for unit in one.before
                if any(row.during.end == one.on for row in by_territory.get(unit, {}).get(role, ()))
            ]
            if before and any(one.on in row.during for row in rows):
                yield Succession(
                    id=f"{one.after[0]}:{role}:reform",
                    kind="merge",
                    before=before,
                    after=[f"{one.after[0]}:{role}"],
                    on=one.on,
                    source=Source(confidence="derived", note="Theo việc hợp nhất tỉnh; văn bản của tổ chức chưa có."),
                )


def _is_province(maker: _Maker, unit: str) -> bool:
    return any(row.level == "province" for row in maker.above.get(unit, ()))
