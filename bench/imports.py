"""How long a list of 100.000 models takes to come in, beside the reader library's own time for the same file.

    python bench/imports.py            100.000 rows
    python bench/imports.py 10000      fewer

Each line: the file, the library alone (every cell looked at once), danvan (facts with ids, sources and milestones),
how many times as long. The csv module alone makes nothing but lists of texts; openpyxl is what most scripts read
workbooks with; of a Word table only the streaming parser is timed. The files are made first and not timed.
"""

import csv
import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from danvan import Book, Unit
from danvan_lists import CsvImporter, DocxImporter, XlsxImporter
from danvan_lists.files.docx.tables import tables_in

HEADINGS = [
    "TT",
    "Tên mô hình",
    "Đơn vị",
    "Địa chỉ",
    "Loại",
    "Lĩnh vực",
    "Năm",
    "Cấp đăng ký",
    "Cấp công nhận",
    "Số, ngày QĐ",
    "Ghi chú",
]
FIELDS = ["Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị"]
COMMUNES = 3321


def rows(count: int) -> Iterator[list[str]]:
    """A list of registered and recognised models, as a ministry might gather them."""
    yield HEADINGS
    for number in range(1, count + 1):
        commune = number % COMMUNES
        yield [
            str(number), f"Mô hình số {number} vận động nhân dân", f"Xã {commune:04}", f"Ấp {number % 9 + 1}",
            "Tập thể",
            FIELDS[number % 4], str(2021 + number % 5), "Cấp xã", "Cấp xã" if number % 3 else "",
            f"{commune + 1}/QĐ-UBND ngày {commune % 28 + 1:02}/{commune % 12 + 1:02}/2024" if number % 3 else "", "",
        ]  # fmt: skip


def as_csv(count: int) -> bytes:
    """The list as csv."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows(count))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(count: int) -> bytes:
    """The list as a workbook."""
    import openpyxl  # noqa: PLC0415 # only this line needs it

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("DS")
    for number, row in enumerate(rows(count)):
        sheet.append([int(cell) if number and place in (0, 6) else cell for place, cell in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_docx(count: int) -> bytes:
    """The list as a Word table."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows(count)
    )
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body><w:tbl>{made}</w:tbl></w:body></w:document>'
        )
    return out.getvalue()


def csv_alone(data: bytes) -> int:
    """The csv module over every cell."""
    return sum(bool(cell) for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";") for cell in row)


def xlsx_alone(data: bytes) -> int:
    """openpyxl, read-only, over every cell."""
    import openpyxl  # noqa: PLC0415 # only this line needs it

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(cell.value is not None for row in book.worksheets[0].iter_rows() for cell in row)


def docx_alone(data: bytes) -> int:
    """The streaming parser of the standard library over every cell."""
    with zipfile.ZipFile(io.BytesIO(data)).open("word/document.xml") as part:
        return sum(bool(cell) for table in tables_in(part) for line in table.lines for cell in line.cells)


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """What a call gives, and the seconds of computing it took: other work on the machine does not count."""
    start = time.process_time()
    found = call()
    return time.process_time() - start, found


def main(count: int) -> None:
    """One line for each reader."""
    units = [
        Unit(id=f"xa-{number:04}", name=f"xã {number:04}", kind="commune", level="commune")
        for number in range(COMMUNES)
    ]
    book = Book(units)
    readers: list[tuple[Any, Callable[[int], bytes], Callable[[bytes], int]]] = [
        (CsvImporter(), as_csv, csv_alone),
        (XlsxImporter(), as_xlsx, xlsx_alone),
        (DocxImporter(), as_docx, docx_alone),
    ]
    print(f"{count:,} rows x {len(HEADINGS)} columns, {COMMUNES:,} units in the book")
    for importer, made, alone in readers:
        data = made(count)
        library, _ = timed(lambda data=data, alone=alone: alone(data))  # type: ignore[misc] # bound now
        took, found = timed(lambda data=data, importer=importer: importer.read(io.BytesIO(data), file="ds", book=book))  # type: ignore[misc] # bound now
        models = sum(type(fact).__name__ == "Model" for fact in found.facts)
        print(
            f"{importer.name:12} {len(data) / 2**20:6.1f} MB  library {library:6.2f} s  danvan {took:6.2f} s  "
            f"x{took / library:.1f}  {models:,} models, {len(found.findings):,} findings"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
