"""Counting who, not how often: the distinct holders of models, however many models each holds."""

from collections.abc import Iterator

import attrs

from danvan.aggregates.families.models import FIELD, holders
from danvan.aggregates.tally.state import ABSENT, Counted, Named, Tallied
from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.book.book import Book
from danvan.documents.tables import Row, Table
from danvan.facts import Event, Model
from danvan.values.quantities import Quantity
from danvan.values.spans import Span


@attrs.frozen
class Held:
    """One holder under one combination of codes."""

    holder: str
    key: tuple[tuple[str, ...], ...]


def _each_once(pairs: "tuple[Held, ...]") -> "tuple[Held, ...]":
    return tuple(sorted(set(pairs), key=lambda pair: (pair.holder, pair.key)))


@attrs.frozen
class Holders:
    """The state of a distinct count: the pairs themselves, since counts of distinct things do not add up."""

    pairs: tuple[Held, ...] = attrs.field(default=(), converter=_each_once)
    names: tuple[Named, ...] = ()


@attrs.frozen(kw_only=True)
class DistinctHolders:
    """How many different holders there are by a dimension of their models. A holder with models in two fields
    counts in both rows and once in the total."""

    name: str = "holders-by-field"
    vi: str = "Đơn vị, cá nhân thực hiện theo lĩnh vực"
    en: str = "Distinct holders by field"
    by: Dimension = FIELD

    def of(self, book: Book, during: Span | None = None) -> Holders:
        """The pairs of holder and codes of a book."""
        inside = book.during(during)
        pairs: tuple[Held, ...] = tuple(
            Held(holder, (self.by.held(book, model, during),)) for model in inside.models for holder in _who(model)
        )
        names = self._tally().of(inside, None).names
        return Holders(pairs, names)

    def merge(self, left: Holders, right: Holders) -> Holders:
        """The pairs of two shards, each once."""
        names = tuple(sorted({*left.names, *right.names}, key=lambda name: (name.dimension, name.code, name.label)))
        return Holders((*left.pairs, *right.pairs), names)

    def table(self, state: Holders) -> Table:
        """A row for each code, and the number of different holders in all."""
        codes: dict[str, set[str]] = {}
        for pair in state.pairs:
            codes.setdefault(pair.holder, set()).update(pair.key[0] or (ABSENT,))
        sums: dict[tuple[tuple[str, ...], ...], int] = {}
        for held in codes.values():
            key = ((),) if held == {ABSENT} else (tuple(sorted(held)),)
            sums[key] = sums.get(key, 0) + 1
        cells: tuple[Counted, ...] = tuple(Counted(key, Quantity(count)) for key, count in sums.items())
        return self._tally().table(Tallied(cells, state.names))

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Event, Quantity]]:
        """The models of the holders a cell counts: the first of each holder stands for one, the others for none."""
        seen: set[str] = set()
        for event, _ in self._tally().behind(book, during, row, column):
            fresh = {holder for holder in _who(event) if holder not in seen} if isinstance(event, Model) else set()
            seen |= fresh
            yield event, Quantity(len(fresh))

    def _tally(self) -> Tally:
        vi, en = "Số đơn vị, cá nhân", "Holders"
        return Tally(name=self.name, vi=self.vi, en=self.en, of_kind=Model, by=(self.by,), count_vi=vi, count_en=en)


def _who(model: Event) -> tuple[str, ...]:
    if not isinstance(model, Model):
        return ()
    person = model.person
    if not model.holders and person is not None:
        return (f"person:{person.name or person.office or model.id}@{person.unit or ''}",)
    return tuple(holders(model))
