"""The findings of importers: each a code with two sentences, told of a place in a file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import attrs

from danvan.errors import BadValue
from danvan.rules import Finding
from danvan.rules.engine.finding import LONGEST
from danvan.rules.engine.rule import OWN_GROUND, SURE, Severity
from danvan.values.citations import Source


@attrs.frozen(kw_only=True)
class Notice:
    """A finding that an importer may tell of: its code, how grave it is, two sentences with `{names}`, what to do."""

    code: str
    severity: Severity
    vi: str
    en: str
    remedy: str = ""


@attrs.frozen(kw_only=True)
class Place:
    """A place in a file: table, row and column as people count them (from 1), and the heading of the column."""

    file: str = ""
    table: str = ""
    row: int | None = None
    column: int | None = None
    heading: str = ""

    @property
    def vi(self) -> str:
        """The place in words, as a source keeps it.

        >>> Place(table="DS", row=12, column=3, heading="Lĩnh vực").vi
        'bảng “DS”, dòng 12, cột C (“Lĩnh vực”)'
        """
        heading = f" (“{_short(self.heading)}”)" if self.heading else ""
        return ", ".join(
            part
            for part in (
                f"bảng “{_short(self.table)}”" if self.table else "",
                f"dòng {self.row}" if self.row else "",
                f"cột {letters(self.column)}{heading}" if self.column else "",
            )
            if part
        )

    @property
    def en(self) -> str:
        """The place in English."""
        parts = (
            f'table "{_short(self.table)}"' if self.table else "",
            f"row {self.row}" if self.row else "",
            f"column {letters(self.column)}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)


def letters(column: int) -> str:
    """The name a spreadsheet gives a column.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _short(text: str, most: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


def read_notices(text: str) -> Mapping[str, Notice]:
    """The notices of a TOML file: one table for each code."""
    return {code: Notice(code=code, **row) for code, row in tomllib.loads(text).items()}


@cache
def own_notices() -> Mapping[str, Notice]:
    """The notices of danvan's own importers.

    >>> own_notices()["IM401"].severity
    'warning'
    """
    return read_notices((resources.files(__package__) / "data" / "findings.toml").read_text(encoding="utf-8"))


def tell(
    code: str, at: Place, printed: str = "", *, notices: Mapping[str, Notice] | None = None, **values: object
) -> Finding:
    """A finding of an importer.

    Parameters: `at` is the place; `printed` the cell as it stands there; `values` fill the sentences; `notices` are
    those of a plugin with codes of its own.

    Raises: BadValue when there is no such code.

    >>> tell("IM305", Place(file="ds.csv", row=2, column=3), "31/02/2020").code
    'IM305'
    """
    notice = (own_notices() if notices is None else notices).get(code)
    if notice is None:
        raise BadValue("code of finding", code, "write it into the file of notices first")
    said = {name: _printable(value) for name, value in values.items()}
    shown = {"printed": _short(_printable(printed)), **said}
    quote = _printable(printed)
    return Finding(
        code=code,
        severity=notice.severity,
        kind="file" if at.row is None else "row",
        fact=None,
        field=at.heading or None,
        vi=_sentence(at.file, at.vi, notice.vi.format(**shown)),
        en=_sentence(at.file, at.en, notice.en.format(**shown)),
        ground=OWN_GROUND,
        confidence=SURE,
        values=_values(at, quote, said),
        source=Source(file=_printable(at.file) or None, place=at.vi or None, quote=quote or None),
    )


def _values(at: Place, printed: str, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    where = {
        "file": _printable(at.file),
        "table": _printable(at.table),
        "row": str(at.row or ""),
        "column": letters(at.column) if at.column else "",
        "heading": _printable(at.heading),
        "printed": printed,
    }
    return tuple(sorted((name, value) for name, value in {**where, **said}.items() if value))


def _sentence(file: str, place: str, said: str) -> str:
    where = ", ".join(part for part in (_printable(file), place) if part)
    return f"{where}: {said}" if where else said[:1].upper() + said[1:]


def _printable(value: object) -> str:
    # What a hostile file holds may not end up in a log or a spreadsheet as control characters.
    text = str(value)
    head = text[:LONGEST]
    if not head.isprintable():
        head = "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in head)
    return head if len(text) <= LONGEST else f"{head}…"
