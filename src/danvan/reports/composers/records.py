"""The facts of a book as lists, a column for each thing they hold: what an importer reads back equal."""

from collections.abc import Iterable

import attrs

from danvan.book.book import Book
from danvan.codec import rows as flat
from danvan.documents.blocks import Block, Report, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.reports.options import takes
from danvan.reports.sentences.asking import several_or_none
from danvan.values.described import describe

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


@attrs.frozen(kw_only=True)
class RecordListOptions:
    """What may be asked of RecordList; all of it may be left out if the book leaves no choice."""

    kind: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=several_or_none,
        metadata=describe(
            vi="loại bản ghi",
            en="units, successions, periods, models, awards, figures or remarks, with a comma between.",
        ),
    )
    ids: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=several_or_none,
        metadata=describe(vi="mã bản ghi", en="The ids of the facts to list instead of all, with a comma between."),
    )


@attrs.frozen
class RecordList:
    """Lists the facts of a book whole: written as csv, json or Word, the importers read the same facts back.

    Raises: BadValue where there is nothing to list, for a kind that there is none of, and for facts that take more
    columns than a table should have.

    >>> from danvan import Book, Model
    >>> report = RecordList().compose(Book([Model(id="m", name="Nuôi tôm")]), kind="models")
    >>> [cell.text for cell in report.blocks[0].table.rows[0].cells]
    ['m', 'Nuôi tôm']
    """

    name: str = "record-list"

    @takes(RecordListOptions)
    def compose(self, book: Book, /, asked: RecordListOptions) -> Report:
        """The lists, a table for each kind of fact."""
        kinds = tuple(TITLES) if asked.kind is None else asked.kind
        for one in kinds:
            if one not in TITLES:
                raise BadValue("kind of record", one, f"give one of: {', '.join(TITLES)}")
        wanted = None if asked.ids is None else set(asked.ids)
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
