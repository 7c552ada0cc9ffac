"""The importer that danvan finds under the name xlsx."""

import io
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, BinaryIO, ClassVar, Unpack

import attrs
import openpyxl

import danvan_lists as imports
from danvan_xlsx.cells import content
from danvan_xlsx.sheets import Marks, marks_of

MAIN = "xl/workbook.xml"
MOST_STRINGS = 1_000_000
"""Texts that a workbook shares among its cells; 250.000 rows with four texts of their own in each have as many."""

MOST_ELEMENTS = 400_000
"""Tags of all parts but sheets and shared texts; 64.000 styles, as many as Excel keeps, have some 260.000."""

MOST_WIDE = 1_000
"""Rows whose cells beyond the columns that are read are counted; on the next ones they are not looked at."""


@cache
def notices() -> Mapping[str, imports.Notice]:
    """The findings of this importer."""
    return imports.read_notices((resources.files("danvan_xlsx") / "findings.toml").read_text(encoding="utf-8"))


@attrs.frozen
class XlsxImporter:
    """Reads lists of models, awards, figures and units from the sheets of a workbook (.xlsx, .xlsm).

    Formulas are not computed and macros not run: what Excel computed last is read, and said. Takes the same options
    as danvan's csv importer (`book`, `on`, `mapping`, `kind`, `unit`, `period`, `units`, `fill`).

    >>> book = openpyxl.Workbook()
    >>> sheet = book.active
    >>> for row in (["TT", "Tên mô hình", "Lĩnh vực"], [1, "Camera an ninh", "Quốc phòng - an ninh"]):
    ...     sheet.append(row)
    >>> out = io.BytesIO()
    >>> book.save(out)
    >>> [fact.name for fact in XlsxImporter().read(io.BytesIO(out.getvalue()), file="ds.xlsx").facts]
    ['Camera an ninh']
    """

    name: ClassVar[str] = "xlsx"
    suffix: ClassVar[str] = ".xlsx"
    also: ClassVar[tuple[str, ...]] = (".xlsm", ".xltx", ".xltm", ".xls")  # of the last it says what to do

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: Unpack[imports.Asked]) -> imports.Imported:
        """The facts and findings of a workbook. The stream is left open; nothing is written anywhere.

        Raises: Unknown when the mapping names a meaning that there is none of.
        """
        reader = imports.Reader(file, asked, notices())
        data = imports.taken(stream, reader)
        package = imports.opened(data, ".xlsx", MAIN, reader) if data is not None else None
        if package is not None and _bounded(package, reader):
            _read(package, reader)
        return reader.imported()


def _bounded(package: imports.Package, reader: imports.Reader) -> bool:
    """Whether a workbook has as few sheets, shared texts and styles as a list has: openpyxl makes objects of each.

    Which part holds them is for the package to say, so that all are looked at.
    """
    strings = sheets = elements = 0
    for name in package.names:
        if not name.lower().endswith((".xml", ".rels")):
            continue
        found = _counted(package, name)
        strings += found["si"]
        sheets += found["sheet"]
        elements += 0 if found["si"] or name.startswith("xl/worksheets/") else found[""]
        for count, most, what in (
            (strings, MOST_STRINGS, "chuỗi chữ dùng chung"),
            (sheets, 2 * imports.MOST_TABLES, "trang tính"),
            (elements, MOST_ELEMENTS, "phần tử định dạng"),
        ):
            if count > most:
                reader.tell("IM113", imports.Place(file=reader.file), most=most, what=what)
                return False
    return True


def _counted(package: imports.Package, name: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    with package.part(name) as part:
        tail = b""
        while chunk := part.read(2**20):
            text = tail + chunk
            counts["si"] += text.count(b"<si>") + text.count(b"<si ") + text.count(b":si>")
            counts["sheet"] += text.count(b"<sheet ") + text.count(b":sheet ")
            counts[""] += chunk.count(b"<")
            tail = text[-6:]
    return counts


def _read(package: imports.Package, reader: imports.Reader) -> None:
    at = imports.Place(file=reader.file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drop-down lists and styles, which are not read
        try:
            book = openpyxl.load_workbook(io.BytesIO(package.data), read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # noqa: BLE001 # whatever a damaged workbook makes the library raise
            reader.tell("IM106", at, why=f"{type(error).__name__}: {error}")
            return
        try:
            imports.read_grids(_grids(book, package, reader), reader)
        finally:
            book.close()


def _grids(book: Any, package: imports.Package, reader: imports.Reader) -> Iterator[imports.Grid]:
    count = 0
    for sheet in book.worksheets[: imports.MOST_TABLES + 1]:
        at = imports.Place(file=reader.file, table=sheet.title)
        if sheet.sheet_state != "visible":
            reader.tell("XL103", at)
            continue
        marks = _marks(sheet, package, reader, at)
        if marks is None:
            continue
        if marks.count:
            reader.tell("XL101", at, count=marks.count)
        if marks.rows or marks.columns:
            reader.tell("XL107", at, rows=marks.rows, columns=marks.columns)
        count += 1
        sheet.reset_dimensions()  # the size a sheet states may be any
        yield imports.Grid(name=sheet.title, lines=_lines(sheet, marks, reader), merges=marks.merges)
    if not count and not reader.findings:
        reader.tell("XL105", imports.Place(file=reader.file))


def _marks(sheet: Any, package: imports.Package, reader: imports.Reader, at: imports.Place) -> Marks | None:
    path = str(getattr(sheet, "_worksheet_path", ""))  # the part that openpyxl itself opens
    try:
        with package.part(path) as part:
            return marks_of(part)
    except Exception as error:  # noqa: BLE001 # whatever a damaged part makes zipfile raise
        reader.tell("XL104", at, why=f"{type(error).__name__}: {error}")
        return None


def _lines(sheet: Any, marks: Marks, reader: imports.Reader) -> Iterator[imports.Line]:
    rows = sheet.iter_rows()
    formats: dict[int, str] = {}
    at = imports.Place(file=reader.file, table=sheet.title)
    number = wide = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 # whatever a damaged sheet makes the library raise
            reader.tell(
                "XL104",
                imports.Place(file=reader.file, table=sheet.title, row=number + 1),
                why=f"{type(error).__name__}: {error}",
            )
            return
        number += 1
        cells = _cells(row, attrs.evolve(at, row=number), marks, formats, reader)
        if len(row) > imports.MOST_COLUMNS:
            wide += 1
            if wide == MOST_WIDE:
                reader.tell("XL106", attrs.evolve(at, row=number), most=imports.MOST_COLUMNS)
            if wide < MOST_WIDE:
                # Danvan's engine tells how many there are; what they hold is not read.
                cells.extend("…" for cell in row[imports.MOST_COLUMNS :] if cell.value is not None)
        yield imports.Line(number, cells)


def _cells(
    row: Any, at: imports.Place, marks: Marks, formats: dict[int, str], reader: imports.Reader
) -> list[imports.Content]:
    cells: list[imports.Content] = []
    for place, cell in enumerate(row[: imports.MOST_COLUMNS], 1):
        value = cell.value
        if value.__class__ is str and not marks.count:
            cells.append(value)
            continue
        formula = bool(marks.formulas) and (at.row, place) in marks.formulas
        if value is None:
            if formula:
                reader.tell("XL102", attrs.evolve(at, column=place))
            cells.append("")
            continue
        cells.append(content(value, _format(cell, value, formats), "công thức" if formula else None))
    return cells


def _format(cell: Any, value: Any, formats: dict[int, str]) -> str:
    if not isinstance(value, int | float):
        return ""
    style = getattr(cell, "_style_id", 0)
    if style not in formats:
        formats[style] = str(cell.number_format or "")
    return formats[style]
