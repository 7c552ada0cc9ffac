"""A long annex as a Word file: danvan-docx against the usual ways with python-docx, in one run.

    python bench/word.py                 some two minutes
    python bench/word.py --rows 1000     the longest annex that is written

Each measurement is a process of its own, so that peak memory is its own; danvan's holds the rows of the report too. The
ways of python-docx that take long are measured on few rows and carried on from there, by the square of the rows or as
they grow; such figures are marked with `~`. They are what the way would take, not what was waited for.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

from danvan.documents import Annex, Cell, Column, Letterhead, Report, Row, Table, TableBlock
from danvan_docx import DocxExporter, overflow

COLUMNS = 8
WORDS = ("Xã Minh Thuận", "Chi hội Nông dân", "Dân vận khéo", "kinh tế", "1.410.000", "cấp xã", "năm 2025")


def texts(row: int) -> list[str]:
    """What stands in a row."""
    return [str(row), *(f"{word} {row % 97}" for word in WORDS)]


def danvan(rows: int) -> bytes:
    """danvan-docx: a report with one wide annex."""
    columns = [Column(f"c{n}", f"Cột {n}", f"Column {n}") for n in range(COLUMNS)]
    made = [Row([Cell(text=text) for text in texts(row)]) for row in range(rows)]
    table = Table(name="annex", vi="Phụ lục", en="Annex", columns=columns, rows=made)
    annex = Annex(label="Phụ lục", title="Danh sách", wide=True, blocks=[TableBlock(table)])
    head = Letterhead(side="state", issuer="Ủy ban nhân dân xã")
    out = BytesIO()
    DocxExporter().write(Report(kind="r", type_name="Báo cáo", title="Quý I", letterhead=head, blocks=[annex]), out)
    return out.getvalue()


def look_ahead(rows: int) -> bytes:
    """danvan-docx, measuring what does not fit before it prints; nothing is written."""
    columns = [Column(f"c{n}", f"Cột {n}", f"Column {n}") for n in range(COLUMNS)]
    made = [Row([Cell(text=text) for text in texts(row)]) for row in range(rows)]
    table = Table(name="annex", vi="Phụ lục", en="Annex", columns=columns, rows=made)
    overflow(Report(kind="r", type_name="Báo cáo", title="Quý I", blocks=[TableBlock(table)]))
    return b""


def table_cell(rows: int) -> bytes:
    """python-docx: `table.cell(i, j).text`, as its first examples do."""
    document = docx.Document()
    table = document.add_table(rows, COLUMNS)
    for row in range(rows):
        for column, text in enumerate(texts(row)):
            table.cell(row, column).text = text
    return _saved(document)


def add_row(rows: int) -> bytes:
    """python-docx: `table.add_row().cells`, row after row."""
    document = docx.Document()
    table = document.add_table(0, COLUMNS)
    for row in range(rows):
        for cell, text in zip(table.add_row().cells, texts(row), strict=True):
            cell.text = text
    return _saved(document)


def row_cells(rows: int) -> bytes:
    """python-docx: `for row in table.rows: row.cells`, its quickest plain way."""
    document = docx.Document()
    table = document.add_table(rows, COLUMNS)
    for number, row in enumerate(table.rows):
        for cell, text in zip(row.cells, texts(number), strict=True):
            cell.text = text
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


WAYS: dict[str, Callable[[int], bytes]] = {
    way.__name__: way for way in (danvan, look_ahead, table_cell, add_row, row_cells)
}
# How many rows each way is measured on; the last is carried on to the rows asked for by the power in `GROWS`.
MEASURED = {
    "danvan": (1000, 5000, 20000),
    "look_ahead": (1000, 5000, 20000),
    "table_cell": (50, 100),
    "add_row": (500, 1000),
    "row_cells": (1000, 5000),
}
GROWS = {"table_cell": 2.0, "add_row": 1.0, "row_cells": 1.0}


def measure(way: str, rows: int) -> tuple[float, float, int]:
    """Seconds, peak megabytes above the imports, and bytes of the file, in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(rows)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 # this very file
    return float(said[0]), float(said[1]), int(said[2])


def one(way: str, rows: int) -> None:
    """Measures in this process and says so."""
    WAYS[way](3)  # what is imported and read once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    data = WAYS[way](rows)
    seconds = time.perf_counter() - start
    print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, len(data))


def main() -> None:
    """The whole run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "ROWS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], int(asked.one[1]))
        return
    print(f"{'way':<12}{'rows':>8}{'seconds':>12}{'us/row':>10}{'peak MB':>10}{'file KB':>10}")
    for way, measured in MEASURED.items():
        seconds, rows = 0.0, 1
        for rows in [count for count in measured if count <= asked.rows]:
            seconds, memory, size = measure(way, rows)
            print(f"{way:<12}{rows:>8}{seconds:>12.2f}{seconds / rows * 1e6:>10.0f}{memory:>10.1f}{size / 1024:>10.0f}")
        if way in GROWS and rows < asked.rows:
            longer = seconds * (asked.rows / rows) ** GROWS[way]
            print(
                f"{way:<12}{asked.rows:>8}{'~' + format(longer, '.0f'):>12}   if it grows by the power {GROWS[way]:g}"
            )


if __name__ == "__main__":
    main()
