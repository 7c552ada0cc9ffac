"""The csv importer: text in columns, whatever its encoding and its separator, and what danvan's own exporter wrote."""

import csv
from collections.abc import Iterable, Iterator

from danvan_lists.files.encodings import decoded
from danvan_lists.files.exported import is_exported, tables_in
from danvan_lists.files.file_types import refused, what_is
from danvan_lists.files.report_tables import grid_of
from danvan_lists.findings import Place
from danvan_lists.grids import Grid, Line
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_CELL, MOST_LINES, MOST_RESTARTS
from danvan_lists.tables.parser import read_grids

SEPARATORS = (";", "\t", ",", "|")
"""What parts columns; a Vietnamese Excel writes semicolons, for the comma stands before decimals."""


def read(data: bytes, intake: Intake) -> None:
    """Read the lists of a text in columns."""
    what = what_is(data)
    if what not in ("text", "json", "xml"):
        refused(what, ".csv", data, intake)
        return
    text = decoded(data)
    if text.offset is not None:
        intake.findings.report("IM111", byte=f"{data[text.offset]:02X}", offset=text.offset)
        return
    if not text.encoding.startswith("UTF"):
        intake.findings.report("IM110", encoding=text.encoding)
    read_grids(_grids(text.text, intake), intake)


def _grids(text: str, intake: Intake) -> Iterable[Grid]:
    if is_exported(text):
        return [grid_of(table) for table in tables_in(text)]
    return [Grid(lines=_lines(text, intake))]


def _lines(text: str, intake: Intake) -> Iterator[Line]:
    separator = separator_of(text)
    physical = text.splitlines(keepends=True) if "\n" in text or "\r" in text else [text]
    at, restarts = 0, 0
    while at < len(physical):
        feed = _Feed(physical, at)
        rows = csv.reader(feed, delimiter=separator)
        start = at
        for start, cells in _records(rows, feed):
            if cells is None:
                break
            if cells and cells[0].startswith("sep=") and start == 0:
                continue
            yield Line(start + 1, list(cells))
        else:
            return
        intake.findings.report("IM116", Place(file=intake.file, row=start + 1), physical[start][:200])
        restarts += 1
        if restarts > MOST_RESTARTS:
            intake.findings.report(
                "IM113", Place(file=intake.file, row=start + 1), most=MOST_RESTARTS, what="dấu ngoặc kép không đóng"
            )
            return
        at = start + 1


class _Feed:
    """The lines of a file for the csv module, from one on; it stops where a quoted cell has gone on too long."""

    def __init__(self, lines: list[str], at: int) -> None:
        self.lines, self.at, self.began = lines, at, at

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines) or self.at - self.began > MOST_LINES:
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _records(rows: Iterator[list[str]], feed: _Feed) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with the number of its first line, from 0; None in place of one whose quote is never closed."""
    while True:
        start = feed.began = feed.at
        try:
            cells = next(rows)
        except StopIteration:
            if feed.at < len(feed.lines):
                yield start, None
            return
        except csv.Error:  # a cell past the bound of the csv module, which is 128 KiB
            if feed.at == start + 1:
                yield start, [feed.lines[start][: MOST_CELL + 1]]  # one line: the row is reported as too long
                continue
            yield start, None
            return
        if feed.at - start > 1 and sum(line.count('"') for line in feed.lines[start : feed.at]) % 2:
            yield start, None
            return
        yield start, cells


def separator_of(text: str) -> str:
    """What parts the columns of a text: the sign that parts most of its first lines into the same number of parts.

    >>> separator_of("TT;Tên;Giá, đồng\\n1;A;2\\n"), separator_of("a,b\\n"), separator_of("sep=|\\na|b")
    (';', ',', '|')
    """
    if text.startswith("sep=") and len(text) > 4 and text[4] in SEPARATORS:
        return text[4]
    lines = [line for line in text[:20_000].splitlines()[:50] if line.strip()]
    best = max(SEPARATORS, key=lambda sign: _regular(sign, lines))
    return best if _regular(best, lines)[0] else ","


def _regular(sign: str, lines: list[str]) -> tuple[int, int]:
    counts: dict[int, int] = {}
    for cells in csv.reader((line[:5000] for line in lines), delimiter=sign):
        counts[len(cells)] = counts.get(len(cells), 0) + 1
    times, width = max(((times * (width > 1), width) for width, times in counts.items()), default=(0, 0))
    # A stroke stands in texts more often than between columns.
    return (0, 0) if sign == "|" and times * 2 <= len(lines) else (times, width)
