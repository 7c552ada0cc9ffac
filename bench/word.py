"""Word files: danvan-docx against plain python-docx and docxtpl, in one run.

    python bench/word.py                 some three minutes
    python bench/word.py --rows 2000     the longest list that is written

Each measurement is a process of its own, so that peak memory is its own; danvan's holds the rows of the report too.
What a way has imported and read once is not counted. Ways that take long are measured on few rows and carried on from
there, by the power in `GROWS`; such figures are marked with `~`: they are what the way would take, not what was
waited for.
"""

import argparse
import datetime
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import docxtpl

from danvan.documents import (
    Annex,
    Cell,
    Certificate,
    Column,
    Letterhead,
    Paragraph,
    Report,
    Row,
    Signature,
    Table,
    TableBlock,
)
from danvan_docx import DocxExporter, Template, check_layout, document, overflow

COLUMNS = 8
WORDS = ("Xã Minh Thuận", "Chi hội Nông dân", "Dân vận khéo", "kinh tế", "1.410.000", "cấp xã", "năm 2025")


def texts(row: int) -> list[str]:
    """What stands in a row."""
    return [str(row), *(f"{word} {row % 97}" for word in WORDS)]


def report(rows: int) -> Report:
    """A report with a head, some text, one wide annex, and a signature."""
    columns = [Column(f"c{n}", f"Cột {n}", f"Column {n}") for n in range(COLUMNS)]
    made = [Row([Cell(text=text) for text in texts(row)]) for row in range(rows)]
    table = Table(name="annex", vi="Phụ lục", en="Annex", columns=columns, rows=made)
    annex = Annex(label="Phụ lục", title="Danh sách", wide=True, blocks=[TableBlock(table)])
    head = Letterhead(side="state", issuer="Ủy ban nhân dân xã", date=datetime.date(2026, 3, 5))
    return Report(
        kind="report",
        type_name="Báo cáo",
        title="Quý I",
        letterhead=head,
        blocks=[*[Paragraph("Ban Chỉ đạo đã phối hợp với Mặt trận Tổ quốc và các đoàn thể.")] * 20, annex],
        signature=Signature(office="Chủ tịch", name="Trần Văn An"),
        recipients=["Như trên", "Lưu: VT"],
    )


def danvan(rows: int) -> bytes:
    """danvan-docx: the rows go straight into the file."""
    out = BytesIO()
    DocxExporter().write(report(rows), out)
    return out.getvalue()


def danvan_objects(rows: int) -> bytes:
    """danvan-docx: the same document as python-docx objects, saved by python-docx."""
    return _saved(document(report(rows)))


def look_ahead(rows: int) -> bytes:
    """danvan-docx, measuring what does not fit before it prints; nothing is written."""
    overflow(report(rows))
    return b""


def checker(rows: int) -> bytes:
    """danvan-docx, checking the layout of the file it wrote; writing it counts too."""
    data = danvan(rows)
    check_layout(BytesIO(data))
    return data


def certificates(count: int) -> bytes:
    """danvan-docx: certificates, each a page."""
    given = [
        Certificate(
            side="state",
            grantor="Chủ tịch Ủy ban nhân dân xã",
            form="Giấy khen",
            recipient=f"Ông Nguyễn Văn {number}",
            reason="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo”",
            signature=Signature(office="Chủ tịch", name="Trần Văn An"),
        )
        for number in range(count)
    ]
    out = BytesIO()
    DocxExporter().write(Report(kind="certificate", type_name="Giấy khen", title="", blocks=given), out)
    return out.getvalue()


def row_cells(rows: int) -> bytes:
    """python-docx: `for row in table.rows: row.cells`, its quickest plain way."""
    made = docx.Document()
    table = made.add_table(rows, COLUMNS)
    for number, row in enumerate(table.rows):
        for cell, text in zip(row.cells, texts(number), strict=True):
            cell.text = text
    return _saved(made)


def table_cell(rows: int) -> bytes:
    """python-docx: `table.cell(i, j).text`, as its first examples do."""
    made = docx.Document()
    table = made.add_table(rows, COLUMNS)
    for row in range(rows):
        for column, text in enumerate(texts(row)):
            table.cell(row, column).text = text
    return _saved(made)


def _template() -> BytesIO:
    made = docx.Document()
    table = made.add_table(3, COLUMNS)
    cells = [row.cells for row in table.rows]
    cells[0][0].text, cells[2][0].text = "{%tr for one in rows %}", "{%tr endfor %}"
    for number, cell in enumerate(cells[1]):
        cell.text = f"{{{{ one.c{number} }}}}"
    out = BytesIO()
    made.save(out)
    out.seek(0)
    return out


def _items(rows: int) -> list[dict[str, str]]:
    return [{f"c{number}": text for number, text in enumerate(texts(row))} for row in range(rows)]


def docxtpl_rows(rows: int) -> bytes:
    """docxtpl: a loop over the rows of its template."""
    made = docxtpl.DocxTemplate(_template())
    made.render({"rows": _items(rows)}, autoescape=True)
    return _saved(made)


def danvan_template(rows: int) -> bytes:
    """danvan-docx: the same template, with its dry run and its sandbox."""
    out = BytesIO()
    Template.read(_template()).fill({"rows": _items(rows)}, out)
    return out.getvalue()


def _saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


# How many rows each way is measured on; the last is carried on to the rows asked for by the power in `GROWS`.
MEASURED: dict[Callable[[int], bytes], tuple[int, ...]] = {
    danvan: (200, 2000, 20000),
    danvan_objects: (200, 2000),
    look_ahead: (200, 2000, 20000),
    checker: (200, 2000, 20000),
    danvan_template: (200, 2000),
    docxtpl_rows: (200, 2000),
    row_cells: (200, 2000),
    table_cell: (50, 100),
    certificates: (30, 300),
}
GROWS = {danvan_objects: 1.0, danvan_template: 1.0, docxtpl_rows: 1.0, row_cells: 1.0, table_cell: 2.0}
WAYS = {way.__name__: way for way in MEASURED}


def measure(way: str, rows: int) -> tuple[float, float, int]:
    """Seconds, peak megabytes above the imports, and bytes of the file, in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(rows)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 # this very file
    return float(said[0]), float(said[1]), int(said[2])


def one(way: str, rows: int) -> None:
    """Measures in this process and says so."""
    WAYS[way](3)  # what is imported and read once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    data = WAYS[way](rows)
    seconds = time.process_time() - start
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
    print(f"{'way':<18}{'rows':>8}{'CPU s':>10}{'us/row':>10}{'peak MB':>10}{'file KB':>10}")
    for way, measured in MEASURED.items():
        name, seconds, rows = way.__name__, 0.0, 1
        for rows in [count for count in measured if count <= asked.rows]:
            seconds, memory, size = measure(name, rows)
            print(
                f"{name:<18}{rows:>8}{seconds:>10.2f}{seconds / rows * 1e6:>10.0f}{memory:>10.1f}{size / 1024:>10.0f}"
            )
        if way in GROWS and rows < asked.rows:
            longer = seconds * (asked.rows / rows) ** GROWS[way]
            print(
                f"{name:<18}{asked.rows:>8}{'~' + format(longer, '.0f'):>10}   if it grows by the power {GROWS[way]:g}"
            )


if __name__ == "__main__":
    main()
