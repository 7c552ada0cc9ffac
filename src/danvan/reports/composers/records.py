"""The facts of a book as lists, a column for each thing they hold: what an importer reads back equal."""

from collections.abc import Iterable
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.codec import rows as flat
from danvan.documents.blocks import Block, Report, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.reports.sentences.asking import refuse, several

TITLES = {
    "units": ("Danh sách đơn vị", "Units"),
    "successions": ("Danh sách chuyển đổi đơn vị", "Successions"),
    "periods": ("Danh sách kỳ", "Periods"),
    "models": ("Danh sách mô hình", "Models"),
    "awards": ("Danh sách khen thưởng", "Awards"),
    "figures": ("Số liệu báo cáo", "Figures"),
    "remarks": ("Nhận xét", "Remarks"),
}
"""The kinds of facts that can be listed, in the order of the book's file."""


@attrs.frozen
class RecordList:
    """Lists the facts of a book whole: written as csv, json or Word, the importers read the same facts back.

    `compose(book, kind=…, ids=…)`: `kind` is one or several of units, successions, periods, models, awards, figures and
    remarks (all where none is given), `ids` the ids of the facts to list in place of all.

    Raises: BadValue where there is nothing to list, for a kind that there is none of, and for facts that take more
    columns than a table should have.

    >>> from danvan import Book, Model
    >>> report = RecordList().compose(Book([Model(id="m", name="Nuôi tôm")]), kind="models")
    >>> [cell.text for cell in report.blocks[0].table.rows[0].cells]
    ['m', 'Nuôi tôm']
    """

    name: str = "record-list"

    def compose(
        self,
        book: Book,
        /,
        *,
        kind: Iterable[str] | str | None = None,
        ids: Iterable[str] | str | None = None,
        **unknown: Any,
    ) -> Report:
        """The lists, a table for each kind of fact."""
        refuse(self.name, unknown, "kind, ids")
        kinds = several(kind) if kind is not None else tuple(TITLES)
        for one in kinds:
            if one not in TITLES:
                raise BadValue("kind of record", one, f"give one of: {', '.join(TITLES)}")
        wanted = set(several(ids)) if ids is not None else None
        blocks: list[Block] = []
        for one in TITLES:
            facts: Iterable[Fact] = getattr(book, one) if one in kinds else ()
            listed = [fact for fact in facts if wanted is None or fact.id in wanted]
            blocks.extend(TableBlock(_table(one, *columns)) for columns in flat.rows(listed))
        if not blocks:
            raise BadValue("records to list", "none", "give a kind that the book has, or other ids")
        return Report(kind="list", type_name="Danh sách", title="Bản ghi của sổ", blocks=blocks)


def _table(kind: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    vi, en = TITLES[kind]
    return Table(
        name=f"record-{kind}",
        vi=vi,
        en=en,
        columns=[Column(f"c{at}", heading, heading) for at, heading in enumerate(headings, 1)],
        rows=[Row([Cell(text=text or None) for text in row]) for row in rows],
    )
