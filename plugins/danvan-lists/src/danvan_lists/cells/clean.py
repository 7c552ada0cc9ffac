"""Rows as they are read: white space trimmed, control characters out, cells within bounds, failed formulas empty."""

import re
from functools import cache
from itertools import islice

import attrs

from danvan_lists.findings import Findings, Place
from danvan_lists.grids import Content, Entry, Line
from danvan_lists.limits import MOST_CELL, MOST_COLUMNS
from danvan_lists.words.phrases import heading_data

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def _failed() -> frozenset[str]:
    return frozenset(heading_data()["failed"])


def beyond(line: Line) -> int:
    """How many cells with something in them stand past the columns that are read."""
    return sum(1 for cell in islice(line.cells, MOST_COLUMNS, None) if cell) if len(line.cells) > MOST_COLUMNS else 0


def legible(line: Line, at: Place, findings: Findings) -> Line | None:
    """The row as it is read; None if nothing is left of it, or if a cell is out of bounds, which is reported.

    >>> legible(Line(1, [" Ấp 3 ", "#REF!"]), Place(file="a", row=1), Findings("a")).cells
    ['Ấp 3', '']
    """
    cells = line.cells if len(line.cells) <= MOST_COLUMNS else line.cells[:MOST_COLUMNS]
    made: list[Content] = [cell.strip() if cell.__class__ is str else cell for cell in cells]
    whole = "".join([cell if cell.__class__ is str else cell.printed for cell in made])  # type: ignore[union-attr] # or an entry
    # One look at the whole row is enough for almost every one.
    if not whole.isprintable() or len(whole) > MOST_CELL or "#" in whole or "Err:" in whole:
        for place, cell in enumerate(made):
            if cell and (mended := _mended(cell, attrs.evolve(at, column=place + 1), findings)) is not cell:
                if mended is None:
                    return None
                made[place] = mended
        whole = "".join(map(str, made))
    return Line(line.number, made, line.repeats, line.spread) if whole else None


def _mended(cell: Content, at: Place, findings: Findings) -> Content | None:
    text = str(cell)
    if text in _failed():
        findings.report("IM325", at, text)
        return ""
    if isinstance(cell, Entry):
        return cell
    if len(text) > MOST_CELL:
        findings.report("IM115", at, text[:200], length=len(text), most=MOST_CELL)
        return None
    if _UNWANTED.search(text):
        findings.report("IM112", at, text)
        return _UNWANTED.sub("", text).strip()
    return cell


def trimmed(line: Line) -> Line:
    """The row with white space trimmed, for a first look: nothing is reported."""
    cells = line.cells[:MOST_COLUMNS]
    return Line(
        line.number,
        [cell if isinstance(cell, Entry) else cell[:MOST_CELL].strip() for cell in cells],
        line.repeats,
        line.spread,
    )
