"""The json importer: a book, a report that danvan exported, or plain records as other systems write them."""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from danvan import DecodeError
from danvan.codec import from_plain, parsed, survey_document
from danvan.documents import Annex, Report, Table, TableBlock
from danvan.vocabulary import shipped
from danvan_lists.files.encodings import decoded
from danvan_lists.files.file_types import refused, what_is
from danvan_lists.files.report_tables import grid_of
from danvan_lists.findings import Place
from danvan_lists.grids import Content, Entry, Grid, Line
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_CELL, MOST_COLUMNS, MOST_TABLES
from danvan_lists.tables.parser import read_grids

BOOK = "danvan-book"
REPORT = "danvan-report"
_DEEPEST = 3  # lists and records within a cell
_MOST_DIGITS = 40
_TITLE = 2_000  # letters of what stands beside lists


def read(data: bytes, intake: Intake) -> None:
    """Read a book, the tables of a report, or plain records."""
    what = what_is(data)
    if what not in ("json", "text"):
        refused(what, ".json", data, intake)
        return
    text = decoded(data)
    if text.offset is not None:
        intake.findings.report("IM111", byte=f"{data[text.offset]:02X}", offset=text.offset)
        return
    try:
        plain = parsed(text.text, file=intake.file or "json")
    except DecodeError as error:
        _told(error, intake, "IM119")
        return
    _read(plain, text.text, intake)


def _told(error: DecodeError, intake: Intake, code: str) -> None:
    for problem in error.problems:
        intake.findings.report(
            code, Place(file=intake.file), place=problem.place, why=f"{problem.place}: {problem.message}"
        )


def _read(plain: Any, text: str, intake: Intake) -> None:
    said = plain.get("format") if isinstance(plain, dict) else None
    if said == BOOK:
        _book(text, intake)
    elif said == REPORT:
        try:
            report = from_plain(plain.get("report"), Report)
        except DecodeError as error:
            _told(error, intake, "IM120")
            return
        read_grids((grid_of(table) for table in tables_of(report.blocks)), intake)
    else:
        read_grids(_grids(plain, intake), intake)


def _book(text: str, intake: Intake) -> None:
    found = survey_document(text, file=intake.file or "json")
    for problem in found.problems:
        intake.findings.report("IM120", Place(file=intake.file), place=problem.place, why=problem.message)
    if found.book.vocabulary != shipped():
        intake.findings.report("IM121", Place(file=intake.file))
    for fact in found.book.facts:
        intake.facts.take(fact)


def tables_of(blocks: Iterable[object]) -> Iterator[Table]:
    """The tables of a report, those of its annexes too."""
    for block in blocks:
        if isinstance(block, TableBlock):
            yield block.table
        elif isinstance(block, Annex):
            yield from tables_of(block.blocks)


def _grids(plain: Any, intake: Intake) -> Iterator[Grid]:
    if isinstance(plain, list):
        yield _grid("", plain, intake)
    elif isinstance(plain, dict):
        lists = {str(name): rows for name, rows in plain.items() if isinstance(rows, list)}
        columns = lists.get("columns") or lists.get("header")
        rows = lists.get("rows") or lists.get("data")
        if columns is not None and rows is not None and all(isinstance(row, list) for row in rows):
            yield _grid("", [columns, *rows], intake)
            return
        if not lists:
            yield _grid("", [plain], intake)
            return
        # What stands beside the lists is their title; an object there is a record by itself.
        records = {str(name): [one] for name, one in plain.items() if isinstance(one, dict)}
        words = [f"{name} {one}" for name, one in plain.items() if isinstance(one, str | int | Decimal)]
        for name, found in list({**lists, **records}.items())[: MOST_TABLES + 1]:
            yield _grid(name, found, intake, "\n".join(words)[:_TITLE])
    else:
        yield Grid(lines=[Line(1, [_content(plain)])])


def _grid(name: str, rows: list[Any], intake: Intake, words: str = "") -> Grid:
    title = f"{words}\n{name}".strip()
    if rows and all(isinstance(row, dict) for row in rows[:100]):
        return Grid(name=name, lines=_records(name, rows, intake), title=title)
    return Grid(name=name, lines=_rows(rows), title=title)


def _rows(rows: list[Any]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        yield Line(number, [_content(cell) for cell in row] if isinstance(row, list) else [_content(row)])


def _records(name: str, rows: list[Any], intake: Intake) -> Iterator[Line]:
    # The keys of all records, in the order they come first: a record may leave some out.
    keys = list(dict.fromkeys(key for row in rows if isinstance(row, dict) for key in row))[: MOST_COLUMNS + 1]
    yield Line(1, list(keys))
    for number, row in enumerate(rows, 2):
        for key in getattr(row, "twice", ()):
            at = Place(file=intake.file, table=name, row=number)
            intake.findings.report("IM120", at, row.get(key), place=key, why="khóa ghi hai lần, chỉ đọc lần sau")
        yield Line(number, [_content(row.get(key)) for key in keys] if isinstance(row, dict) else [_content(row)])


def _content(value: Any, depth: int = 0) -> Content:  # noqa: PLR0911 # a line for each kind of value
    if depth > _DEEPEST:
        return str(value)[:MOST_CELL]
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case Decimal() if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
            return str(value)  # written out, it would fill the memory
        case int() | Decimal():
            return Entry(printed=_printed(value), value=value)
        case str():
            return _dated(value)
        case list():
            return "; ".join(str(_content(one, depth + 1)) for one in value[:MOST_COLUMNS])
        case dict():
            return "; ".join(f"{key}: {_content(one, depth + 1)}" for key, one in list(value.items())[:MOST_COLUMNS])
    return str(value)


def _printed(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else f"{value:f}".replace(".", ",")


def _dated(text: str) -> Content:
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return Entry(printed=text, value=datetime.date.fromisoformat(text))
        except ValueError:
            return text
    return text
