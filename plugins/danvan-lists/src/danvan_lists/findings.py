"""Findings of the importers: a code with a Vietnamese and an English sentence, reported at a place in a file."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Literal

import attrs

from danvan import BadValue, Finding, Source

GROUND = "Quy ước của sổ"
"""The ground of findings that rest on what the words of a book mean, not on a legal text."""

LONGEST = 300
"""Characters of a value that a finding quotes; the rest is cut."""


@attrs.frozen(kw_only=True)
class Notice:
    """A finding that an importer can report: its code, its severity, two sentences with `{names}`, the remedy."""

    code: str
    severity: Literal["error", "warning"]
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
    flat = " ".join(_printable(text).split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


def read_notices(text: str) -> Mapping[str, Notice]:
    """The notices of a TOML file: one table for each code."""
    return {code: Notice(code=code, **row) for code, row in tomllib.loads(text).items()}


@cache
def notices() -> Mapping[str, Notice]:
    """The notices of the importers of this distribution, by code.

    >>> notices()["IM401"].severity
    'warning'
    """
    return read_notices((resources.files(__package__) / "data" / "findings.toml").read_text(encoding="utf-8"))


@attrs.define(eq=False)
class Findings:
    """Collects the findings of one file.

    Parameters: `own` are further notices, those of an importer of another distribution.
    """

    file: str
    own: Mapping[str, Notice] = attrs.field(factory=dict)
    found: list[Finding] = attrs.field(factory=list)

    def __len__(self) -> int:
        return len(self.found)

    def report(self, code: str, at: Place | None = None, printed: object = "", **values: object) -> None:
        """Add a finding.

        Parameters: `at` is the place (the whole file by default); `printed` the cell as it stands in the file;
        `values` fill the sentences.

        Raises: BadValue if no notice has the code.
        """
        notice = self.own.get(code) or notices().get(code)
        if notice is None:
            raise BadValue("code of finding", code, "write it into the file of notices first")
        self.found.append(_finding(notice, at or Place(file=self.file), str(printed), values))


def _finding(notice: Notice, at: Place, printed: str, values: Mapping[str, object]) -> Finding:
    said = {name: _printable(value) for name, value in values.items()}
    quote = _printable(printed)
    shown = {"printed": _short(quote), **said}
    return Finding(
        code=notice.code,
        severity=notice.severity,
        kind="file" if at.row is None else "row",
        fact=None,
        field=_printable(at.heading) or None,
        vi=_sentence(at.file, at.vi, notice.vi.format(**shown)),
        en=_sentence(at.file, at.en, notice.en.format(**shown)),
        ground=GROUND,
        confidence="sourced",
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


def _sparse(text: str) -> Iterator[str]:
    """The letters of a text, each with the few marks that a letter can have."""
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks < 4:
            yield letter


def _printable(value: object) -> str:
    # What a hostile file holds may not end up in a log or a spreadsheet as control characters.
    text = str(value)
    head = text[:LONGEST]
    if not head.isascii() and any(map(unicodedata.combining, head)):
        head = "".join(_sparse(unicodedata.normalize("NFC", head)))
    if not head.isprintable():
        head = "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in head)
    return head if len(text) <= LONGEST else f"{head}…"
