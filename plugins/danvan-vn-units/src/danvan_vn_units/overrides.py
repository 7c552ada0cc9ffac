"""What corrects and completes the source: deciding texts, later names, links that are its mistakes."""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

import attrs

from danvan import BadValue, Citation, Symbol
from danvan_vn_units.edition import Edition, Epoch, Link, Part


@attrs.frozen(kw_only=True)
class Text:
    """A deciding text, what we know it from and how sure that is."""

    citation: Citation
    ground: str
    confidence: str


@attrs.frozen(kw_only=True)
class Row:
    """A name or kind that a unit bears from a day on, or other names it bore."""

    epoch: Epoch
    code: str
    start: datetime.date | None = None
    name: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    text: Text
    note: str | None = None


@attrs.frozen(kw_only=True)
class Correction:
    """A link that is otherwise than the source says; `part` None where there is none, `share` the part of the people
    where a text says it."""

    part: Part | None
    share: Decimal | None = None
    ground: str
    confidence: str


@attrs.frozen(kw_only=True)
class Overrides:
    """Everything we say beside the source.

    Parameters: `unpeopled` are links that took land and no people; `names` printed names that the source has otherwise;
    `known_from` is the first day of the map before the reform, `known_until` the last on which later changes were read.
    """

    reform: datetime.date
    province: Text | None = None
    district: Text | None = None
    communes: Mapping[str, Text] = attrs.field(factory=dict)
    rows: tuple[Row, ...] = ()
    aliases: Mapping[tuple[Epoch, str], tuple[str, ...]] = attrs.field(factory=dict)
    links: Mapping[tuple[str, str], Correction] = attrs.field(factory=dict)
    names: Mapping[tuple[Epoch, str], str] = attrs.field(factory=dict)
    unpeopled: frozenset[tuple[str, str]] = frozenset()
    known_from: datetime.date | None = None
    known_until: datetime.date | None = None

    def linked(self, found: Edition) -> tuple[Link, ...]:
        """The links of the source as corrected. A unit that is left with one heir went to it whole."""
        codes = {(place.epoch, place.code) for place in found.places}
        stated = {(link.before, link.after): link.part for link in found.links}
        for (before, after), correction in self.links.items():
            if ("before", before) not in codes or ("after", after) not in codes:
                continue  # an extract of the source, or a code corrected since
            if correction.part is None:
                stated.pop((before, after), None)
            else:
                stated[before, after] = correction.part
        heirs: dict[str, list[str]] = {}
        for before, after in stated:
            heirs.setdefault(before, []).append(after)
        return tuple(
            Link(before, after, "whole" if len(heirs[before]) == 1 else part)
            for (before, after), part in stated.items()
        )

    def corrected(self, found: Edition) -> Edition:
        """The source with its links as corrected."""
        return attrs.evolve(found, links=self.linked(found))

    def by_source(self) -> "Overrides":
        """No word of ours but the day of the reform: the source as it is."""
        return Overrides(reform=self.reform)

    def extended(self, text: str) -> "Overrides":
        """These overrides with the later changes of a TOML text, in the form of `changes.toml`.

        Raises: BadValue when a row lacks its first day, codes, symbol, ground or confidence, or the text is no TOML.

        >>> later = overrides().extended('''
        ... known_until = 2027-03-01
        ... [[change]]
        ... start = 2027-01-01
        ... code = "31012"
        ... kind = "ward"
        ... symbol = "1/NQ-UBTVQH16"
        ... ground = "Công báo"
        ... confidence = "sourced"''')
        >>> later.known_until, later.rows[-1].kind
        (datetime.date(2027, 3, 1), 'ward')
        """
        try:
            table: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadValue("changes", str(error), "give TOML in the form of changes.toml") from error
        found = tuple(row for change in table.get("change", []) for row in _changes(change))
        return attrs.evolve(self, rows=(*self.rows, *found), known_until=table.get("known_until", self.known_until))


def overrides(text: str | None = None) -> Overrides:
    """The overrides of a TOML text; the shipped ones where none is given.

    Raises: BadValue when a row lacks its ground or confidence.

    >>> str(overrides().communes["91"].citation.symbol)
    '1654/NQ-UBTVQH15'
    """
    return _shipped() if text is None else _read(text)


@cache  # the file is part of this distribution
def _shipped() -> Overrides:
    data = resources.files("danvan_vn_units").joinpath("data")
    return _read((data / "overrides.toml").read_text("utf-8")).extended((data / "changes.toml").read_text("utf-8"))


def _read(text: str) -> Overrides:
    table: dict[str, Any] = tomllib.loads(text)
    communes = table.get("communes", {})
    namesakes = table.get("namesakes", {"links": []})
    wrong = {(before, after): _correction({**namesakes, "part": None}) for before, after in namesakes["links"]}
    right = {(row["before"], row["after"]): _correction(row) for row in table.get("link", [])}
    return Overrides(
        reform=table["reform"],
        known_from=table.get("known_from"),
        province=_text(table["province"]) if "province" in table else None,
        district=_text(table["district"]) if "district" in table else None,
        communes={code: _text({**communes, "symbol": symbol}) for code, symbol in communes.get("symbols", {}).items()},
        rows=tuple(_row(row) for row in table.get("row", [])),
        aliases={(row["epoch"], row["code"]): tuple(row["names"]) for row in table.get("alias", [])},
        links={**wrong, **right},
        unpeopled=frozenset(
            (before, after) for before, codes in table.get("unpeopled", {}).get("links", {}).items() for after in codes
        ),
        names={(row["epoch"], row["code"]): row["name"] for row in table.get("name", [])},
    )


def _text(row: Mapping[str, Any]) -> Text:
    citation = Citation(
        symbol=Symbol(row["symbol"]),
        date=row.get("date"),
        type=row.get("type", "Nghị quyết"),
        issuer=row.get("issuer", "Quốc hội"),
        title=row.get("title"),
    )
    return Text(citation=citation, **_footing(row))


def _row(row: Mapping[str, Any]) -> Row:
    told = {name: row[name] for name in ("epoch", "code", "start", "name", "kind", "aliases", "note") if name in row}
    return Row(text=_text(row), **told)


def _changes(row: Mapping[str, Any]) -> Iterator[Row]:
    """A row for each unit that a later text changed."""
    codes = row.get("codes") or [row.get("code")]
    if not row.get("start") or not row.get("symbol") or None in codes:
        raise BadValue("change", dict(row), "say its first day (start), its code or codes, and the symbol of its text")
    for code in codes:
        yield _row({**row, "epoch": "after", "code": code})


def _correction(row: Mapping[str, Any]) -> Correction:
    share = Decimal(row["share"]) if "share" in row else None
    return Correction(part=row.get("part"), share=share, **_footing(row))


def _footing(row: Mapping[str, Any]) -> dict[str, str]:
    for name in ("ground", "confidence"):
        if not row.get(name):
            raise BadValue("override", dict(row), f"say its {name}")
    return {"ground": row["ground"], "confidence": row["confidence"]}
