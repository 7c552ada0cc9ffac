"""The numbers of cells: quantities with their qualifiers, in what their heading says they are counted."""

import re
from decimal import Decimal
from itertools import chain

import attrs

from danvan import BadValue, Quantity
from danvan_lists.cells.reader import CellReader, CellValue
from danvan_lists.columns.rows import Row
from danvan_lists.findings import Place
from danvan_lists.grids import Content, Entry
from danvan_lists.words.count_units import Counted, said_in, titled_in

_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})*|\d{1,9}")
_REMARK = re.compile(r"(?<=[\d%])\s*\([^()]*\)\s*$")
_NO_NUMBER = re.compile(r"[-–—.…/\s]*")


def counted(cells: CellReader, row: Row, heading: str, unit: str) -> Counted | None:
    """In what the numbers below a heading are counted: as the row says, else the heading, else the title."""
    if not unit:
        return None
    words = (row.text("count_unit"), heading, row.context.title)
    found: Counted | None = cells.once(
        f"counted in {unit}", "\x00".join(words), row.at, lambda _: CellValue(_counted(cells, words, unit))
    )
    return found


def _counted(cells: CellReader, words: tuple[str, str, str], unit: str) -> Counted | None:
    own, heading, title = words
    return Counted.of(chain([own], said_in(heading), titled_in(title)), unit, cells.vocabulary)


def quantity(
    cells: CellReader, cell: Content, at: Place, unit: str, counted: Counted | None = None
) -> Quantity | str | None:
    """The number of a cell: a quantity, the words that stand for one, or None if there is none."""
    if isinstance(cell, Entry):
        if cell.quantity is not None:
            return cell.quantity
        if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
            typed = _typed(cells, cell, at, unit)
            return counted.sized(typed, cell.printed, unit) if counted is not None and typed is not None else typed
    text = str(cell)
    if counted is not None:
        sized = counted.quantity(text, unit, cells.vocabulary)
        if sized is not None:
            return sized
    elif unit != "percent" and _PLAIN.fullmatch(text):
        return Quantity(int(text.replace(".", "")), "exact", unit, printed=text)
    if _NO_NUMBER.fullmatch(text):
        return None
    found: Quantity | str | None = cells.once(f"number {unit}", text, at, lambda printed: _number(cells, printed, unit))
    return found


def _typed(cells: CellReader, cell: Entry, at: Place, unit: str) -> Quantity | None:
    value = cell.value
    assert isinstance(value, int | Decimal)  # noqa: S101 # the caller asked
    try:
        return Quantity(value, "exact", unit, printed=cell.printed)
    except BadValue:
        cells.findings.report("IM304", at, cell.printed)
        return None


def _number(cells: CellReader, text: str, unit: str) -> CellValue:
    read = Quantity.parse(text, unit=unit, vocabulary=cells.vocabulary)
    doubts = [note.code for note in read.notes if note.doubt]
    bare = _REMARK.sub("", text)
    if read.quantity is None and bare != text and read.kind != "vague":
        read = Quantity.parse(bare, unit=unit, vocabulary=cells.vocabulary)
        doubts = ["bỏ phần trong ngoặc"]
    if read.kind == "vague":
        return CellValue(text)
    if read.quantity is None or (unit and read.quantity.unit not in ("", unit)):
        return CellValue(None, (("IM304", ()),))
    told = (("IM314", (("read", read.quantity.write()), ("rules", ", ".join(doubts)))),) if doubts else ()
    return CellValue(attrs.evolve(read.quantity, unit=unit or read.quantity.unit), told)
