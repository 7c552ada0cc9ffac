"""The importer of Excel workbooks."""

from collections.abc import Iterator

import attrs

from danvan_lists.files.packages import Package, opened
from danvan_lists.files.xlsx.parts import MAIN, SheetPart, TooManyError, Workbook
from danvan_lists.files.xlsx.sheet import SheetReader, merges_in
from danvan_lists.findings import Place
from danvan_lists.grids import Grid, Line
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_TABLES
from danvan_lists.tables.parser import read_grids


def read(data: bytes, intake: Intake) -> None:
    """Read the sheets of a workbook."""
    package = opened(data, ".xlsx", MAIN, intake)
    if package is not None:
        _read(package, intake)


def _read(package: Package, intake: Intake) -> None:
    try:
        workbook = Workbook.of(package)
    except TooManyError as error:
        intake.findings.report("XL108", why=error)
        return
    except Exception as error:  # noqa: BLE001 # whatever a damaged part makes zipfile or expat raise
        intake.findings.report("IM106", why=f"{type(error).__name__}: {error}")
        return
    read_grids(_grids(workbook, package, intake), intake)


def _grids(workbook: Workbook, package: Package, intake: Intake) -> Iterator[Grid]:
    count = 0
    for sheet in workbook.sheets[: MOST_TABLES + 1]:
        at = Place(file=intake.file, table=sheet.name)
        if sheet.hidden:
            intake.findings.report("XL103", at)
            continue
        count += 1
        try:
            with package.part(sheet.path) as part:
                merges = merges_in(part)
        except Exception as error:  # noqa: BLE001 # whatever a damaged part makes zipfile raise
            intake.findings.report("XL104", at, why=f"{type(error).__name__}: {error}")
            continue
        yield Grid(name=sheet.name, lines=_lines(workbook, sheet, package, intake), merges=merges)
    if not count and not intake.findings:
        intake.findings.report("XL105")


def _lines(workbook: Workbook, sheet: SheetPart, package: Package, intake: Intake) -> Iterator[Line]:
    reader = SheetReader(workbook)
    at = Place(file=intake.file, table=sheet.name)
    try:
        with package.part(sheet.path) as part:
            for line in reader.read(part):
                _tell_cells(reader, at, intake)
                yield line
    except Exception as error:  # noqa: BLE001 # whatever a damaged sheet makes zipfile or expat raise
        place = attrs.evolve(at, row=reader.row + 1)
        code = "XL108" if isinstance(error, TooManyError) else "XL104"
        intake.findings.report(code, place, why=str(error) or type(error).__name__)
    _tell_cells(reader, at, intake)
    if reader.formulas:
        intake.findings.report("XL101", at, count=reader.formulas)
    if reader.rows_hidden or reader.columns_hidden:
        intake.findings.report("XL107", at, rows=reader.rows_hidden, columns=reader.columns_hidden)


def _tell_cells(reader: SheetReader, at: Place, intake: Intake) -> None:
    for row, column in reader.uncomputed:
        intake.findings.report("XL102", attrs.evolve(at, row=row, column=column))
    for row, column, text in reader.strange:
        intake.findings.report("XL109", attrs.evolve(at, row=row, column=column), text)
    reader.uncomputed.clear()
    reader.strange.clear()
