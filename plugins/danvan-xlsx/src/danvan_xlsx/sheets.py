"""What openpyxl's read-only mode does not tell of a sheet: merged ranges, and which cells are formulas."""

import re
from typing import IO

import attrs

import danvan_lists as imports

_CHUNK = 2**20
_OVERLAP = 1024  # bytes that a tag, and the one before it, may take
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_FORMULA = re.compile(rb"<(?:\w+:)?c(?=\s)([^>]{0,200})>\s*<(?:\w+:)?f[\s>/]")
_REF = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_HIDDEN = re.compile(rb"<(?:\w+:)?(row|col)(?=\s)[^>]{0,300}?\shidden\s*=\s*[\"'](?:1|true)[\"']")
MOST_FORMULAS = 1_000_000
"""Cells with formulas whose places are kept; beyond, they are counted only."""


@attrs.frozen
class Marks:
    """The merged ranges of a sheet, the places (row, column, from 1) of its formulas, and how many there are.

    `rows` counts those that are hidden, `columns` the stretches of hidden columns.
    """

    merges: tuple[imports.Merge, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    count: int = 0
    rows: int = 0
    columns: int = 0


def marks_of(part: IO[bytes]) -> Marks:
    """The marks of a sheet, by one look over its bytes: nothing is parsed, so nothing can be made to expand.

    >>> import io
    >>> marks_of(io.BytesIO(b'<c r="B2"><f>A1+1</f></c></sheetData><mergeCell ref="A1:C1"/>'))
    Marks(merges=(Merge(top=1, left=1, bottom=1, right=3),), formulas=frozenset({(2, 2)}), count=1, rows=0, columns=0)
    """
    merges: dict[imports.Merge, None] = {}
    formulas: set[tuple[int, int]] = set()
    count = 0
    hidden = {b"row": 0, b"col": 0}
    tail = b""
    while chunk := part.read(_CHUNK):
        text = tail + chunk
        # A tag that ends within the tail was seen in the round before.
        if b"mergeCell " in text and len(merges) < imports.MOST_MERGES:
            for found in _MERGE.finditer(text):
                merges.setdefault(_merge(*found.groups()))
        if b"f>" in text or b"f " in text:
            for found in _FORMULA.finditer(text):
                if found.end() <= len(tail):
                    continue
                count += 1
                ref = _REF.search(found[1])
                if ref is not None and len(formulas) < MOST_FORMULAS:
                    formulas.add((int(ref[2]), _column(ref[1])))
        if b"hidden" in text:
            for found in _HIDDEN.finditer(text):
                hidden[found[1]] += found.end() > len(tail)
        tail = text[-_OVERLAP:]
    kept = tuple(merges)[: imports.MOST_MERGES]
    return Marks(kept, frozenset(formulas), count, hidden[b"row"], hidden[b"col"])


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> imports.Merge:
    rows = sorted((int(top), int(bottom)))
    columns = sorted((_column(left), _column(right)))
    return imports.Merge(rows[0], columns[0], rows[1], columns[1])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
