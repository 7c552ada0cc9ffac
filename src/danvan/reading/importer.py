"""What an importer is, and what it brings back."""

import datetime
from collections.abc import Mapping
from typing import BinaryIO, Literal, Protocol, TypedDict, Unpack, get_args

import attrs

from danvan.book.book import Book
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.rules import Finding

ListKind = Literal["registrations", "recognitions", "models", "awards", "figures", "units"]
"""What a table lists: registered models, recognised ones, models as they are, awards, indicators, units."""

KINDS: tuple[ListKind, ...] = get_args(ListKind)


class Asked(TypedDict, total=False):
    """What may be asked of the importers of tables, each as a keyword of `read`.

    `book` is the record book the facts are meant for: its units are matched, its vocabulary is read by, and what it
    holds already is not brought again. `on` is the day units are matched on. `mapping` says what columns are, by their
    headings (`{"Tên gọi": "name"}`; "" for a column to be passed over). `kind` says what the tables list. `unit` is the
    id of the unit that sent the list: the holder, or who reports, where no column says. `period` is the id or the
    name of the period where no column says. `units` are ids for names as printed, as a person decided. `fill` names
    the columns in which an empty cell means the one above.
    """

    book: Book | None
    on: datetime.date | None
    mapping: Mapping[str, str] | None
    kind: ListKind | None
    unit: str | None
    period: str | None
    units: Mapping[str, str] | None
    fill: tuple[str, ...]


@attrs.frozen(kw_only=True)
class TableRead:
    """How a table was understood: what it lists, which row heads it, what its columns are, how its rows ended.

    `columns` are pairs of heading and meaning, the meaning empty where a column was passed over. `rows` counts the
    rows by what they were: `data`, `heading`, `total`, `repeated`, `numbering`, `closing` (signatures and notes).
    """

    table: str
    kind: str
    header: int
    columns: tuple[tuple[str, str], ...] = ()
    rows: Mapping[str, int] = attrs.field(factory=dict, eq=dict)


@attrs.frozen(kw_only=True)
class Imported:
    """What came of reading: the facts, and a finding for every row that did not become one. No book is touched.

    Parameters: `facts` would come in; `findings` say what did not, or not as printed; `replaces` are the facts of the
    book asked with that a fact here carries on; `known` counts the facts which that book holds already; `tables` say
    how each table was understood.
    """

    facts: tuple[Fact, ...] = attrs.field(default=(), converter=tuple[Fact, ...])
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=tuple[Finding, ...])
    replaces: tuple[Fact, ...] = attrs.field(default=(), converter=tuple[Fact, ...])
    known: int = 0
    tables: tuple[TableRead, ...] = attrs.field(default=(), converter=tuple[TableRead, ...])

    @property
    def removed(self) -> tuple[Fact, ...]:
        """The facts of the book that would be taken out and that no fact here carries on."""
        carried_on = {(type(fact), fact.id) for fact in self.facts}
        return tuple(fact for fact in self.replaces if (type(fact), fact.id) not in carried_on)

    def into(self, book: Book, *, removing: bool = False) -> Book:
        """The book with these facts, those they carry on taken out.

        Parameters: `removing` allows that facts are removed which nothing here carries on.

        Raises: BadValue when facts would be removed and `removing` does not allow it.

        >>> Imported().into(Book())
        <Book: no facts>
        """
        if self.removed and not removing:
            first, count = self.removed[0], len(self.removed)
            raise BadValue(
                "what an importer replaces",
                f"{count} facts, {first.id} among them, that nothing carries on",
                "look at `removed`, and give removing=True if that is meant",
            )
        return book.without(*self.replaces).adding(*self.facts)


class Importer(Protocol):
    """Reads facts from a stream. Every row read ends as a fact or as a finding.

    It may have a further attribute `also`: other suffixes of the files it reads, or can say why not (`.xlsm`, `.xls`).
    """

    @property
    def name(self) -> str:
        """The stable name it is asked for by."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of the files it reads, with its dot."""
        ...

    def read(self, stream: BinaryIO, /, *, file: str = "") -> Imported:
        """The facts and findings of a stream; `file` is the name to put into their sources."""
        ...


class ListImporter(Importer, Protocol):
    """An importer as a catalog offers it: it may be asked for more than the name of the file.

    What a certain importer does not take, such as the `book` of an importer of prose, is a TypeError.
    """

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: Unpack[Asked]) -> Imported:
        """The facts and findings of a stream, read as asked."""
        ...
