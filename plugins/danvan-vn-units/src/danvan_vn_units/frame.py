"""The frame: every unit of both maps as rows of its life, and what became of each on 1 July 2025."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import attrs

from danvan import BadValue, Book, Citation, Code, Source, Span, Succession, Unit
from danvan.vocabulary import Vocabulary
from danvan_vn_units.edition import Edition, Epoch, Place, edition, recorded
from danvan_vn_units.heirs import Heirs, successions
from danvan_vn_units.identity import ROOT, Identified, identify
from danvan_vn_units.kinds import kind_of, printed, renamed
from danvan_vn_units.overrides import Overrides, Row, overrides
from danvan_vn_units_plugin import guess

Shares = Literal["guess", "none"]
TABLES: Mapping[Epoch, str] = {"before": "admin_units_legacy", "after": "admin_units"}
COLUMNS = {"province": "provinceCode", "district": "districtCode", "commune": "wardCode"}

GUESS = guess()


def frame(
    source: Edition | None = None, *, own: Overrides | None = None, shares: Shares = "guess"
) -> tuple[Unit | Succession, ...]:
    """The units before and after 1 July 2025, and the successions between them.

    Before the day the frame is the map of June 2025, with open beginnings: what was rearranged earlier is not in the
    source. A unit that lived on has one id and a row on each side. Districts end with the heirs of their communes.

    Parameters: `source` is the edition to read, the installed or else the recorded one; `own` are our overrides, the
    shipped ones; `shares` says whether what was divided carries guessed shares, each marked `guess`, or none.

    Raises: BadValue when `shares` is neither.

    >>> units = [fact for fact in frame() if isinstance(fact, Unit)]
    >>> next(unit.name for unit in units if unit.id == "vn/an-giang-2025/xa-vinh-hoa")
    'xã Vĩnh Hòa'
    """
    if shares not in ("guess", "none"):
        raise BadValue("shares", shares, "give guess or none")
    found = edition() if source is None else source
    return facts(found, identify(found, recorded()), own=own, shares=shares)


def book(source: Edition | None = None, *, own: Overrides | None = None, shares: Shares = "guess") -> Book:
    """The frame as a book, with the code `guess` in its vocabulary; parameters as of `frame`."""
    return Book(frame(source, own=own, shares=shares)).speaking(Vocabulary(terms=[GUESS]))


def facts(
    found: Edition, identified: Identified, *, own: Overrides | None = None, shares: Shares = "guess"
) -> tuple[Unit | Succession, ...]:
    """The frame of an edition whose units have been given ids."""
    mine = overrides() if own is None else own
    citation = Citation(title=found.name)
    places = {
        (place.epoch, place.code): attrs.evolve(place, name=mine.names.get((place.epoch, place.code), place.name))
        for place in found.places
    }
    links = mine.linked(found)
    kinds: dict[tuple[Epoch, str], str] = {}
    rows = tuple(_rows(places, identified.ids, mine, citation, kinds))
    heirs = Heirs(places=places, ids=identified.ids, links=links, kinds=kinds, own=mine, citation=citation)
    country = Unit(id=ROOT, name="Việt Nam", kind="country", level="central")
    return (country, *rows, *successions(heirs, guessed=shares == "guess"))


def _rows(
    places: Mapping[tuple[Epoch, str], Place],
    ids: Mapping[tuple[Epoch, str], str],
    own: Overrides,
    citation: Citation,
    kinds: dict[tuple[Epoch, str], str],
) -> Iterator[Unit]:
    spans = {"before": Span(end=own.reform), "after": Span(start=own.reform)}
    later: dict[tuple[Epoch, str], list[Row]] = {}
    for row in own.rows:
        later.setdefault((row.epoch, row.code), []).append(row)
    waiting: dict[str, Unit] = {}
    # Provinces before districts before communes: the kind of a city depends on what it lies in.
    for (epoch, code), place in sorted(places.items(), key=lambda item: (item[0][0] != "before", len(item[0][1]))):
        above = None if place.above is None else (epoch, place.above)
        kind = kind_of(place, None if above is None else kinds[above])
        kinds[epoch, code] = kind.code
        unit = Unit(
            id=ids[epoch, code],
            name=printed(place, kind),
            kind=kind.code,
            level=place.level,
            parent=ROOT if above is None else ids[above],
            codes=(Code("gso", code, spans[epoch]),),
            aliases=own.aliases.get((epoch, code), ()),
            during=spans[epoch],
            source=Source(
                citation=citation,
                file="dataset.db",
                place=f"{TABLES[epoch]}, {COLUMNS[place.level]} {code}",
                confidence="secondary",
            ),
        )
        told = later.get((epoch, code), [])
        if place.level != "province":
            yield from _changed(unit, told)
        elif epoch == "before":
            waiting[unit.id] = next(iter(_changed(unit, told)))
        else:
            yield from _province(waiting.pop(unit.id, None), unit, told)
    yield from waiting.values()


def _province(earlier: Unit | None, unit: Unit, told: Iterable[Row]) -> Iterator[Unit]:
    """The rows of a province after the reform, in one with that before it where nothing changed."""
    if earlier is not None and (earlier.name, earlier.kind) == (unit.name, unit.kind):
        # The code stays one code where it is the same on both sides.
        codes = (
            (Code("gso", unit.codes[0].value),)
            if earlier.codes[0].value == unit.codes[0].value
            else (*earlier.codes, *unit.codes)
        )
        unit = attrs.evolve(unit, codes=codes, aliases=earlier.aliases, during=Span(), source=earlier.source)
    elif earlier is not None:
        yield earlier
    yield from _changed(unit, told)


def _changed(unit: Unit, told: Iterable[Row]) -> Iterator[Unit]:
    """The rows of a unit's life as later texts changed its kind and name; each keeps the names it bore."""
    for row in sorted(told, key=lambda row: row.start or datetime.date.min):
        if row.start is None:
            unit = _also(unit, row)
            continue
        yield attrs.evolve(unit, during=Span(unit.during.start, row.start))
        kind = row.kind or unit.kind
        unit = attrs.evolve(
            unit,
            name=row.name or renamed(unit.name, kind),
            kind=kind,
            aliases=tuple(dict.fromkeys((unit.name, *unit.aliases, *row.aliases))),
            during=Span(row.start, unit.during.end),
            source=_source(row),
        )
    yield unit


def _also(unit: Unit, told: Row) -> Unit:
    aliases: tuple[str, ...] = (*unit.aliases, *told.aliases)
    source = unit.source
    if source is not None:
        source = attrs.evolve(source, note="; ".join(part for part in (told.note, told.text.ground) if part))
    return attrs.evolve(unit, aliases=aliases, source=source)


def _source(told: Row) -> Source:
    note = "; ".join(part for part in (told.note, told.text.ground) if part)
    return Source(citation=told.text.citation, confidence=told.text.confidence, note=note)
