"""The roll-up of columns gives what adding up cell by cell gives."""

import attrs
from hypothesis import given

import strategies_book
from danvan.aggregates import Dimension, Tally, rolled_up
from danvan.aggregates.families.models import FIELD, HOLDER
from danvan.aggregates.tally.state import ABSENT
from danvan.book.book import Book
from danvan.facts import Model, Unit
from danvan.testing.strategies import loose_books
from danvan.values.quantities import Quantity

KIND = Dimension(key="type", vi="Loại", en="Type", scheme="model-type", codes=lambda model: [model.type or "?"])
ONE_FIELD = attrs.evolve(FIELD, codes=lambda model: model.fields[:1])
ONE_HOLDER = attrs.evolve(HOLDER, codes=lambda model: model.holders[:1])


def tally(*dimensions: Dimension) -> Tally:
    """Models by some dimensions."""
    return Tally(name="t", vi="T", en="T", of_kind=Model, by=dimensions)


def one_by_one(counting: Tally, book: Book) -> dict[tuple[str, ...], Quantity]:
    """Every cell added to everything it counts under, by the state alone."""
    state = counting.of(book)
    crossed = state.crossed(one.key for one in counting.by)
    return {codes: total for codes, cells in crossed.items() if (total := state.sum(cells)) is not None}


@given(strategies_book.books())
def test_single_codes_are_rolled_up_as_one_by_one(book: Book) -> None:
    """Where a model has one code in each dimension, the columns are climbed, and every number is the same."""
    counting = tally(ONE_HOLDER, ONE_FIELD, KIND)
    assert rolled_up(counting, book) == one_by_one(counting, book)


@given(loose_books())
def test_crooked_books_are_rolled_up_as_one_by_one(book: Book) -> None:
    """Several codes at once, units that are not there, rings in the tree: the same numbers again."""
    for counting in (tally(HOLDER, FIELD), tally(ONE_HOLDER, KIND), tally(KIND, HOLDER)):
        assert rolled_up(counting, book) == one_by_one(counting, book)


def test_a_unit_counts_what_is_below_it() -> None:
    """A hamlet's model is one of its commune and of its district; what nobody holds has no unit."""
    book = Book(
        [
            Unit(id="h", name="huyện", kind="rural-district"),
            Unit(id="x", name="xã", kind="commune", parent="h"),
            Unit(id="a", name="ấp", kind="hamlet", parent="x"),
            *(Model(id=f"m{n}", name=f"M {n}", holders=holders) for n, holders in enumerate((["a"], ["a"], ["x"], []))),
        ]
    )
    found = {codes: count.value for codes, count in rolled_up(tally(ONE_HOLDER), book).items()}
    assert found == {("a",): 2, ("x",): 3, ("h",): 3, (ABSENT,): 1}
