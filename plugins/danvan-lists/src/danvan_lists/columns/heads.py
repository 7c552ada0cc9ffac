"""The head of a table: which row it is, how many rows it takes, what its columns hold."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import attrs

from danvan_lists.columns.disambiguate import settled
from danvan_lists.columns.headings import Headings, Meaning, role_of
from danvan_lists.grids import Entry, Line
from danvan_lists.limits import MOST_COLUMNS

DEEPEST = 4
"""Rows a head may take; forms have one to three."""

_COUNTED = re.compile(r"\(?\d{1,3}\)?|\(?[A-ZĐ]\)?|\(?\d+\)?\s*=.*")
_NUMERIC = re.compile(r"[.,%\s/-]*\d[\d.,%\s/-]*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")
_LONGEST = 200  # letters of a heading; more is a sentence

MAIN = frozenset({"name", "unit", "holder", "recipient", "person", "measure", "form", "kind", "grantor"})
"""The roles of which a table has one at least."""


@attrs.frozen
class Column:
    """A column: its place (from 0), its heading as printed with those above it, and what it holds."""

    place: int
    heading: str
    meaning: Meaning


@attrs.frozen(kw_only=True, slots=False)
class Head:
    """The head of a table."""

    row: int
    depth: int
    columns: tuple[Column, ...]
    printed: tuple[tuple[str, ...], ...]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of its columns."""
        return frozenset(column.meaning.role for column in self.columns)

    @cached_property
    def flagged(self) -> frozenset[str]:
        """The roles and dimensions that columns to be ticked, or counted in, stand for."""
        return frozenset(name for column in self.columns for name, _ in column.meaning.codes)

    @cached_property
    def first(self) -> int:
        """The place of the first heading."""
        return next((place for place, cell in enumerate(self.printed[0]) if cell), 0)

    @cached_property
    def has_flags(self) -> bool:
        """Whether there are columns to be ticked."""
        return self.has("flag")

    def of(self, role: str) -> Column | None:
        """The first column of a role."""
        return next((column for column in self.columns if column.meaning.role == role), None)

    def has(self, *roles: str) -> bool:
        """Whether there is a column of one of these roles."""
        return any(column.meaning.role in roles for column in self.columns)


def texts(line: Line) -> tuple[str, ...]:
    """The cells of a row as printed, white space made one blank."""
    return tuple(" ".join(str(cell).split()) for cell in line.cells[:MOST_COLUMNS])


def head_at(lines: Sequence[Line], headings: Headings) -> Head | None:
    """The head that begins with the first of some lines; None where it is none."""
    first = texts(lines[0])
    if not _begins(lines[0], first, headings):
        return None
    if sum(map(bool, first)) == 1 and any(_begins(other, texts(other), headings) for other in lines[1:]):
        return None  # a title that reads like a heading: “Danh sách mô hình”
    depth = 1
    while depth < min(DEEPEST, len(lines)) and _goes_on(lines[:depth], lines[depth], headings):
        depth += 1
    while depth > 1:
        head = _made(lines[:depth], headings)
        if _fits(head):
            return head
        depth -= 1
    head = _made(lines[:1], headings)
    return head if _fits(head) else None


def _fits(head: Head) -> bool:
    return head.has(*MAIN) and (len(head.columns) > 1 or head.has("name"))


def _begins(line: Line, cells: tuple[str, ...], headings: Headings) -> bool:
    shown = [cell for place, cell in enumerate(cells) if cell and place not in line.spread]
    if not shown or any(
        isinstance(cell, Entry) and cell.value is not None and not _is_year(cell) for cell in line.cells
    ):
        return False
    if sum(len(cell) > _LONGEST for cell in shown) > len(shown) // 2:
        return False
    if any(_NUMERIC.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in shown):
        return False  # a row of data
    known = {cell for cell in shown if len(cell) <= _LONGEST and _known(cell, headings)}
    if len(shown) == 1:
        return len(known) == 1 and role_of(shown[0]) == "name"
    wide = any(role_of(cell) in ("number", "unit", "measure") for cell in known)
    return len(known) >= 2 and (wide or len(known) * 3 >= len(set(shown)))


def _is_year(cell: Entry) -> bool:
    return isinstance(cell.value, int) and 1900 <= cell.value <= 2100


def _known(cell: str, headings: Headings) -> bool:
    if role_of(cell) is not None:
        return True
    found = headings.meaning((cell,))
    return (found.role == "figure" and (found.measure is not None or bool(found.codes))) or (
        found.role not in ("", "figure")
    )


def _goes_on(above: Sequence[Line], line: Line, headings: Headings) -> bool:
    """Whether a line still belongs to the head: cells merged with it, or headings below blanks and parents."""
    cells = texts(line)
    top = texts(above[0])
    if any(place in line.repeats for place, cell in enumerate(cells) if cell and place < len(top) and top[place]):
        return True
    shown = [(place, cell) for place, cell in enumerate(cells) if cell]
    if not shown or len(shown) >= len([cell for cell in top if cell]) + len(above[0].spread) + 12:
        return False
    if any(_NUMERIC.fullmatch(cell) and not _YEAR.fullmatch(cell) for _, cell in shown) or any(
        len(cell) > 80 for _, cell in shown
    ):
        return False
    numbered = next((place for place, cell in enumerate(top) if role_of(cell) == "number"), None)
    main = next((place for place, cell in enumerate(top) if role_of(cell) in MAIN), None)
    if any(cells[place] for place in (numbered, main) if place is not None and place < len(cells)):
        return False
    below = [
        (place, cell)
        for place, cell in shown
        if place in above[0].spread or place >= len(top) or not top[place] or _parent(place, top, above[0])
    ]
    return len(below) == len(shown) and any(
        _known(cell, headings) or headings.meaning((_above(place, top), cell)).role for place, cell in shown
    )


def _parent(place: int, top: tuple[str, ...], line: Line) -> bool:
    return place + 1 in line.spread or place + 1 >= len(top) or not top[place + 1]


def _above(place: int, top: tuple[str, ...]) -> str:
    return next((top[at] for at in range(min(place, len(top) - 1), -1, -1) if top[at]), "")


def _made(lines: Sequence[Line], headings: Headings) -> Head:
    rows = [texts(line) for line in lines]
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    for upper, lower in reversed([*pairwise(padded)]):  # the lowest first: what it fills fills the one above
        for place in range(1, width):
            if not upper[place] and lower[place]:
                upper[place] = upper[place - 1]
    parts = [tuple(_distinct(row[place] for row in padded)) for place in range(width)]
    said = [" / ".join(part) for part in parts]
    meanings = settled([headings.meaning(part) for part in parts], said)
    columns = tuple(Column(*column) for column in zip(range(width), said, meanings, strict=True))
    return Head(row=lines[0].number, depth=len(lines), columns=columns, printed=tuple(rows))


def _distinct(parts: Iterator[str]) -> Iterator[str]:
    last = ""
    for part in parts:
        if part and part != last:
            yield part
        last = part or last


def is_numbering(line: Line) -> bool:
    """Whether a row numbers the columns: (1) (2) (3), or A B 1 2 3.

    >>> is_numbering(Line(2, ["(1)", "(2)", "(3)"])), is_numbering(Line(2, ["1", "Camera an ninh", "Ấp 3"]))
    (True, False)
    """
    shown = [cell for cell in texts(line) if cell]
    if len(shown) < 2 or not all(_COUNTED.fullmatch(cell) for cell in shown):
        return False
    numbers = [int(found[0]) for cell in shown if (found := re.match(r"\d+", cell.strip("()")))]
    letters = len(shown) - len(numbers)
    return (
        letters <= 3
        and len(numbers) + letters >= 2
        and all(later == one + 1 for one, later in pairwise(numbers))
        and (not numbers or numbers[0] in (1, letters + 1))
    )
