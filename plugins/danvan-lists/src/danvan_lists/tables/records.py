"""Tables of records, as danvan's own list of records writes them: every row a whole fact."""

from collections.abc import Iterator
from itertools import chain

import attrs

from danvan import DecodeError, Fact
from danvan.codec import columns, fact_of
from danvan.plugins import TableRead
from danvan_lists.findings import Place
from danvan_lists.grids import Line
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_ROWS

Path = tuple[str | int, ...]
_BEFORE = 3  # rows above the headings, where a title may stand


def read_records(lines: Iterator[Line], name: str, intake: Intake) -> Iterator[Line] | None:
    """Read a table of records. Where it is none, the rows are given back; None where it was read."""
    looked: list[Line] = []
    for line in lines:
        looked.append(line)
        head = _head(line)
        if head is not None:
            _read(chain([line], lines), name, intake)
            return None
        if len(looked) > _BEFORE:
            break
    return chain(looked, lines)


def _head(line: Line) -> tuple[type[Fact], tuple[Path, ...]] | None:
    headings = [str(cell) for cell in line.cells]
    while headings and not headings[-1]:
        headings.pop()
    return columns(headings)


def _read(lines: Iterator[Line], name: str, intake: Intake) -> None:
    """Read the records below each head: Word leaves nothing between two tables that follow one another."""
    counts: dict[str, int] = {}
    known: tuple[type[Fact], tuple[Path, ...]] | None = None
    for line in lines:
        head = _head(line)
        if head is not None:
            if head != known:
                known, counts = head, {"data": 0}
                intake.tables.append(_told(*head, line, name, counts))
            continue
        if known is None or not any(line.cells):
            continue
        at = Place(file=intake.file, table=name, row=line.number)
        intake.rows += 1
        if intake.rows > MOST_ROWS:
            intake.findings.report("IM113", at, most=MOST_ROWS, what="dòng")
            return
        counts["data"] += 1
        _record(*known, line, at, intake)


def _told(kind: type[Fact], paths: tuple[Path, ...], line: Line, name: str, counts: dict[str, int]) -> TableRead:
    ways = [".".join(map(str, path)) for path in paths]
    read_as = tuple(zip(map(str, line.cells), ways, strict=False))
    return TableRead(table=name, kind=f"{kind.__name__.lower()}s", header=line.number, columns=read_as, rows=counts)


def _record(kind: type[Fact], paths: tuple[Path, ...], line: Line, at: Place, intake: Intake) -> None:
    texts = [str(cell) for cell in line.cells]
    try:
        fact = fact_of(kind, paths, texts)
    except DecodeError as error:
        for problem in error.problems:
            intake.findings.report(
                "IM120", at, " | ".join(filter(None, texts)), place=problem.place, why=problem.message
            )
        return
    intake.facts.take(
        fact if fact.source is not None else attrs.evolve(fact, source=intake.cells.source(at, line.cells))
    )
