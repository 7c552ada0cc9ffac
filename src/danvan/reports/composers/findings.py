"""The list of findings as a document: what an office, or each unit below it, has to look into."""

import datetime
from collections.abc import Iterable
from typing import Literal

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Paragraph, Report, TableBlock
from danvan.facts import Unit
from danvan.reports.sentences.head import letterhead, recipients, signature
from danvan.reports.sentences.scope import Scope, day_of, scope_of
from danvan.rules import Finding, Rule, check
from danvan.rules.builtin import BUILTIN
from danvan.rules.engine.findings_table import findings_table, unit_id_of


@attrs.frozen
class FindingsList:
    """Writes what the rules found as a list to work through.

    `compose(book, unit=…, on=…, findings=…, rules=…)`: `findings` are those of `check`; where they are left out they
    are made with `rules`, danvan's own where none are given. With `unit` only those that concern the unit or one below
    it are listed; `on` is the date of the list, a date or "YYYY-MM-DD", the last day the book tells of where it is
    not given.

    Raises: Unknown for a unit the book does not have.
    """

    name: str = "findings"

    def compose(
        self,
        book: Book,
        /,
        *,
        unit: str | None = None,
        on: datetime.date | str | None = None,
        findings: Iterable[Finding] | None = None,
        rules: Iterable[Rule] | None = None,
    ) -> Report:
        """The report."""
        scope = scope_of(book, unit=unit, period=None, day=day_of(on))
        found = tuple(check(book, BUILTIN if rules is None else rules) if findings is None else findings)
        told = tuple(one for one in found if unit is None or _concerns(scope, one))
        errors = sum(one.severity == "error" for one in told)
        count = f"Có {len(told)} điểm cần kiểm tra, trong đó {errors} lỗi và {len(told) - errors} cảnh báo."
        blocks = [Paragraph(count if told else "Không có điểm nào cần kiểm tra.")]
        return Report(
            kind="report",
            type_name="Danh sách",
            title="Những điểm cần kiểm tra, đối chiếu trong sổ",
            letterhead=letterhead(scope) if unit is not None else None,
            blocks=[*blocks, *([TableBlock(findings_table(told, book))] if told else [])],
            signature=signature(scope) if unit is not None else None,
            recipients=recipients(scope) if unit is not None else (),
        )


def _concerns(scope: Scope, finding: Finding) -> bool:
    unit = unit_id_of(finding, scope.book)
    own = scope.unit
    if unit is None or own is None:
        return False
    row = scope.row(unit)
    places = {scope.place.id} if scope.place else set()
    above = {
        unit,
        *(one.id for one in _above(scope, unit, "command")),
        *(one.id for one in _above(scope, unit, "territory")),
    }
    return own.id in above or bool(places & above) or (row is not None and row.place in places)


def _above(scope: Scope, unit: str, tree: Literal["command", "territory"]) -> Iterable[Unit]:
    return scope.snapshot.ancestors(unit, tree) if unit in scope.snapshot else ()


FINDINGS = FindingsList()
