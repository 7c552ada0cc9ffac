"""The list of findings as a document: what an office, or each unit below it, has to look into."""

import datetime
from collections.abc import Iterable
from typing import Literal

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Paragraph, Report, TableBlock
from danvan.facts import Unit
from danvan.reports.options import FROM_PYTHON, takes
from danvan.reports.sentences.asking import day_asked, tuple_or_none
from danvan.reports.sentences.head import letterhead, recipients, signature
from danvan.reports.sentences.scope import Scope, scope_of
from danvan.rules import Finding, Rule, check
from danvan.rules.builtin import BUILTIN
from danvan.rules.engine.findings_table import findings_table, unit_id_of
from danvan.values.described import describe


@attrs.frozen(kw_only=True)
class FindingsListOptions:
    """What may be asked of FindingsList; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None,
        metadata=describe(
            vi="đơn vị",
            en="The unit whose findings, and those of all below it, are listed, by id; all if none is given.",
        ),
    )
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(
            vi="ngày",
            en='The date of the list, a date or "YYYY-MM-DD"; the last day the book tells of if none is given.',
        ),
    )
    findings: tuple[Finding, ...] | None = attrs.field(
        default=None,
        converter=tuple_or_none,
        metadata={
            **describe(vi="các phát hiện", en="The findings to list; those of `rules` on the book if none are given."),
            FROM_PYTHON: True,
        },
    )
    rules: tuple[Rule, ...] | None = attrs.field(
        default=None,
        converter=tuple_or_none,
        metadata={
            **describe(vi="các quy tắc", en="The rules that find them; danvan's own if none are given."),
            FROM_PYTHON: True,
        },
    )


@attrs.frozen
class FindingsList:
    """Writes what the rules found as a list to work through.

    Raises: Unknown for a unit the book does not have.
    """

    name: str = "findings"

    @takes(FindingsListOptions)
    def compose(self, book: Book, /, asked: FindingsListOptions) -> Report:
        """The report."""
        scope = scope_of(book, unit=asked.unit, period=None, day=asked.on)
        found = tuple(
            check(book, BUILTIN if asked.rules is None else asked.rules) if asked.findings is None else asked.findings
        )
        told = tuple(one for one in found if asked.unit is None or _concerns(scope, one))
        errors = sum(one.severity == "error" for one in told)
        count = f"Có {len(told)} điểm cần kiểm tra, trong đó {errors} lỗi và {len(told) - errors} cảnh báo."
        blocks = [Paragraph(count if told else "Không có điểm nào cần kiểm tra.")]
        return Report(
            kind="report",
            type_name="Danh sách",
            title="Những điểm cần kiểm tra, đối chiếu trong sổ",
            letterhead=letterhead(scope) if asked.unit is not None else None,
            blocks=[*blocks, *([TableBlock(findings_table(told, book))] if told else [])],
            signature=signature(scope) if asked.unit is not None else None,
            recipients=recipients(scope) if asked.unit is not None else (),
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
