"""Findings as a list that an office can work through: what is wrong, where, on what ground, a row each."""

from collections.abc import Iterable, Iterator, Mapping

from danvan.book.book import Book
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Award, Fact, Figure, Model, Remark, Unit
from danvan.facts.kinds import KINDS
from danvan.rules.engine.finding import Finding
from danvan.rules.engine.parts import part_said
from danvan.rules.engine.rule import Severity
from danvan.rules.engine.wording import VIETNAMESE, kind_of
from danvan.values.ids import UnitId
from danvan.values.text import collation_key
from danvan.vocabulary import Vocabulary, shipped

SEVERITY: Mapping[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo"}


def findings_table(findings: Iterable[Finding], book: Book | None = None) -> Table:
    """A row for each finding: code, severity, the unit it concerns, the fact, the sentence, the ground, the source.

    Parameters: `book` names the units (without it the column is left out). Errors come first, then by unit in
    Vietnamese order, then by code; the last column is empty, for the clerk.

    >>> findings_table([]).rows
    ()
    """
    concerned = [(one, unit_of(one, book) if book is not None else "") for one in findings]
    vocabulary = shipped() if book is None else book.vocabulary
    ordered = sorted(concerned, key=lambda pair: (pair[0].severity, collation_key(pair[1]), pair[0].code, pair[0].vi))
    table = Table(
        name="findings",
        vi="Danh sách những điểm cần kiểm tra",
        en="Findings",
        columns=[
            Column("number", "TT", "No.", kind="number", width=0.5),
            Column("code", "Mã", "Code", width=0.9),
            Column("severity", "Mức", "Severity", width=1.0),
            Column("unit", "Đơn vị", "Unit", width=2.0),
            Column("fact", "Dữ kiện", "Fact", width=1.6),
            Column("sentence", "Nội dung", "Finding", width=5.0),
            Column("ground", "Căn cứ", "Ground", width=2.4),
            Column("source", "Nguồn", "Source", width=2.0),
            Column("done", "Kết quả xử lý", "Done", width=1.4),
        ],
        rows=[Row(_cells(number, one, unit, vocabulary)) for number, (one, unit) in enumerate(ordered, 1)],
    )
    return table if book is not None else table.without("unit")


def _cells(number: int, one: Finding, unit: str, vocabulary: Vocabulary) -> Iterator[Cell]:
    source = one.source
    place = ", ".join(part for part in (source.file, source.place) if part) if source else ""
    yield Cell(text=str(number))
    yield Cell(text=one.code)
    yield Cell(text=SEVERITY[one.severity], code=one.severity)
    yield Cell(text=unit or None)
    kind = VIETNAMESE.get(one.kind, "")
    fact = " ".join(part for part in (kind, one.fact) if part)
    yield Cell(
        text=": ".join([fact, part_said(one.kind, one.field, vocabulary)]) if fact and one.field else fact or None,
        code=one.kind,
    )
    yield Cell(text=one.vi)
    yield Cell(text=one.ground)
    yield Cell(text=place or None)
    yield Cell()


def unit_of(finding: Finding, book: Book) -> str:
    """The name of the unit that a finding concerns: who reports, holds, granted; nothing where that is not known."""
    unit = unit_id_of(finding, book)
    rows = book.unit_rows.get(UnitId(unit), ()) if unit else ()
    return rows[-1].name if rows else ""


def unit_id_of(finding: Finding, book: Book) -> str | None:
    """The id of the unit that a finding concerns; None where that is not known."""
    kind = next((one for one in KINDS if kind_of(one) == finding.kind), None)
    fact = None if kind is None else book.get(kind, finding.fact)  # type: ignore[type-var] # one of the seven kinds
    return None if fact is None else _concerned(fact)


def _concerned(fact: Fact) -> str | None:
    match fact:
        case Unit():
            return fact.id
        case Figure() | Remark():
            return fact.unit
        case Model():
            return fact.holders[0] if fact.holders else fact.place
        case Award():
            return fact.grantors[0] if fact.grantors else None
        case _:
            return None
