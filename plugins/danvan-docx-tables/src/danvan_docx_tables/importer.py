"""The importer that danvan finds under the name docx-tables."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import BinaryIO, ClassVar, Unpack

import attrs

import danvan_lists as imports
from danvan_docx_tables.document import Found, tables_in

MAIN = "word/document.xml"

_FRAMES = ("cong hoa xa hoi chu nghia", "dang cong san viet nam", "noi nhan", "doc lap tu do hanh phuc")


@cache
def notices() -> Mapping[str, imports.Notice]:
    """The findings of this importer."""
    return imports.read_notices((resources.files("danvan_docx_tables") / "findings.toml").read_text(encoding="utf-8"))


@attrs.frozen
class DocxTablesImporter:
    """Reads lists of models, awards, figures and units from the tables of a Word document (.docx, .docm).

    The paragraphs above a table are its title: what it lists, for which period, by which decision. Macros are not
    run, fields not computed. Takes the same options as danvan's csv importer (`book`, `on`, `mapping`, `kind`, `unit`,
    `period`, `units`, `fill`).
    """

    name: ClassVar[str] = "docx-tables"
    suffix: ClassVar[str] = ".docx"
    also: ClassVar[tuple[str, ...]] = (".docm", ".dotx", ".doc")  # of the last it says what to do

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: Unpack[imports.Asked]) -> imports.Imported:
        """The facts and findings of a document. The stream is left open; nothing is written anywhere.

        Raises: Unknown when the mapping names a meaning that there is none of.
        """
        reader = imports.Reader(file, asked, notices())
        data = imports.taken(stream, reader)
        package = imports.opened(data, ".docx", MAIN, reader) if data is not None else None
        if package is not None:
            imports.read_grids(_grids(package, reader), reader)
        return reader.imported()


def _grids(package: imports.Package, reader: imports.Reader) -> Iterator[imports.Grid]:
    count = 0
    for number, table in enumerate(_joined(_tables(package, reader)), 1):
        count += 1
        at = imports.Place(file=reader.file, table=f"Bảng {number}")
        if _frames(table):
            continue
        if table.computed:
            reader.tell("WT103", at, count=table.computed)
        if table.changed:
            reader.tell("WT104", at, count=table.changed)
        yield imports.Grid(name=f"Bảng {number}", lines=table.lines, merges=tuple(table.merges), title=table.title)
    if not count and not reader.findings:
        reader.tell("WT101", imports.Place(file=reader.file))


def _tables(package: imports.Package, reader: imports.Reader) -> Iterator[Found]:
    try:
        with package.part(MAIN) as part:
            yield from tables_in(part)
    except Exception as error:  # noqa: BLE001 # whatever a damaged part makes zipfile or the parser raise
        reader.tell("WT102", imports.Place(file=reader.file), why=f"{type(error).__name__}: {error}")


def _joined(tables: Iterator[Found]) -> Iterator[Found]:
    """Tables of one width with nothing between them are one table."""
    last: Found | None = None
    for table in tables:
        if last is not None and table.adjoins and table.width == last.width and not _frames(last):
            last.goes_on_with(table)
            continue
        if last is not None:
            yield last
        last = table
    if last is not None:
        yield last


def _frames(table: Found) -> bool:
    """Whether a table only lays out the head or the foot of a document."""
    if len(table.lines) > 6 or table.width > 3:
        return False
    text = imports.plain(" ".join(str(cell) for line in table.lines for cell in line.cells if cell))
    return any(words in text for words in _FRAMES)
