"""The importer of Word documents: the tables in them."""

from collections.abc import Iterator

from danvan_lists.cells.clean import trimmed
from danvan_lists.columns.heads import head_at
from danvan_lists.files.docx.tables import Found, tables_in
from danvan_lists.files.packages import Package, opened
from danvan_lists.findings import Place
from danvan_lists.grids import Grid
from danvan_lists.intake import Intake
from danvan_lists.tables.parser import read_grids
from danvan_lists.words.spelling import plain

MAIN = "word/document.xml"

_FRAMES = ("cong hoa xa hoi chu nghia", "dang cong san viet nam", "noi nhan", "doc lap tu do hanh phuc")


def read(data: bytes, intake: Intake) -> None:
    """Read the tables of a Word document."""
    package = opened(data, ".docx", MAIN, intake)
    if package is not None:
        read_grids(_grids(package, intake), intake)


def _grids(package: Package, intake: Intake) -> Iterator[Grid]:
    count = 0
    for number, table in enumerate(_joined(_tables(package, intake), intake), 1):
        count += 1
        at = Place(file=intake.file, table=f"Bảng {number}")
        if _frames(table, intake):
            continue
        if table.computed:
            intake.findings.report("WT103", at, count=table.computed)
        if table.changed:
            intake.findings.report("WT104", at, count=table.changed)
        yield Grid(name=f"Bảng {number}", lines=table.lines, merges=tuple(table.merges), title=table.title)
    if not count and not intake.findings:
        intake.findings.report("WT101", Place(file=intake.file))


def _tables(package: Package, intake: Intake) -> Iterator[Found]:
    try:
        with package.part(MAIN) as part:
            yield from tables_in(part)
    except Exception as error:  # noqa: BLE001 # whatever a damaged part makes zipfile or the parser raise
        intake.findings.report("WT102", Place(file=intake.file), why=f"{type(error).__name__}: {error}")


def _joined(tables: Iterator[Found], intake: Intake) -> Iterator[Found]:
    """Tables of one width with nothing between them are one table."""
    last: Found | None = None
    for table in tables:
        if last is not None and table.adjoins and table.width == last.width and not _frames(last, intake):
            last.goes_on_with(table)
            continue
        if last is not None:
            yield last
        last = table
    if last is not None:
        yield last


def _frames(table: Found, intake: Intake) -> bool:
    """Whether a table only lays out the head or the foot of a document."""
    if len(table.lines) > 6 or table.width > 3:
        return False
    text = plain(" ".join(str(cell) for line in table.lines for cell in line.cells if cell))
    return any(words in text for words in _FRAMES) and not any(
        head_at([trimmed(line)], intake.headings) for line in table.lines if any(line.cells)
    )
