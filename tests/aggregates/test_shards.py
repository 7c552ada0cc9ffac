"""A book in parts adds up to the same tables as the whole, in one process or in several."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import BadValue, Book, Milestone, Model, Span, Unit, aggregate
from danvan.aggregates import BUILTIN, Dimension, Tally
from danvan.aggregates.shards import together
from danvan.aggregates.tally.packed import counted, packed
from danvan.codec import parts, write
from danvan.codec.bundle import write_bundle
from danvan.facts import Event
from danvan.plugins import Aggregator
from strategies_events import FRAME, book_of, events, spans

BY_NAME = {one.name: one for one in BUILTIN}
BOOK = book_of(
    [
        Model(
            id=f"m{n}",
            name=f"Mô hình {n}",
            holders=["xa-1" if n % 2 else "ap-1"],
            fields=["economy"] if n % 3 else ["culture-society", "economy"],
            milestones=[Milestone(kind="recognised", level="commune", period="n2019")],
        )
        for n in range(7)
    ]
)


@given(found=events, count=st.integers(1, 5))
def test_shards_carry_the_frame_and_share_out_the_events(found: list[Event], count: int) -> None:
    """Every shard has the whole frame, no event is in two, and together they are the book."""
    book = book_of(found)
    shards = book.split(count)
    assert len(shards) == count
    assert all(shard.frame == book.frame and shard.vocabulary == book.vocabulary for shard in shards)
    assert sum(len(shard) - len(shard.frame) for shard in shards) == len(book) - len(book.frame)
    assert shards[0].combine(*shards[1:]) == book


@pytest.mark.parametrize("aggregator", BUILTIN, ids=lambda one: one.name)
@settings(max_examples=8)
@given(found=events, count=st.integers(1, 4), during=spans)
def test_parts_add_up_to_the_whole(
    aggregator: Aggregator[Any], found: list[Event], count: int, during: Span | None
) -> None:
    """The table of the parts of a book is the table of the book."""
    book = book_of(found)
    assert aggregate(aggregator, parts=book.split(count), during=during) == aggregate(aggregator, book, during=during)


def test_processes_give_the_same_table() -> None:
    """Two processes, each with its shard, make the table that one makes."""
    by_unit = BY_NAME["models-by-unit"]
    assert aggregate(by_unit, BOOK, workers=2) == aggregate(by_unit, BOOK)


def test_the_parts_of_a_bundle_are_read_one_at_a_time(tmp_path: Path) -> None:
    """Each part of the events, with the frame, is a book; they add up to the table of the bundle."""
    folder = tmp_path / "book.danvan"
    write_bundle(BOOK, folder, records_a_part=3)
    read = parts(folder)
    assert [len(part().models) for part in read] == [3, 3, 1]
    by_field = BY_NAME["models-by-field"]
    assert aggregate(by_field, parts=read) == aggregate(by_field, BOOK)
    assert parts(write(Book(FRAME), folder)) == ()


@pytest.mark.parametrize("aggregator", BUILTIN, ids=lambda one: one.name)
def test_built_in_aggregators_and_their_states_can_be_sent(aggregator: Aggregator[Any]) -> None:
    """What a pool sends and takes back is the same on the other side."""
    state = pickle.loads(pickle.dumps(aggregator)).of(BOOK, None)  # noqa: S301 # of our own making
    assert state == aggregator.of(BOOK, None)
    assert pickle.loads(pickle.dumps(state)) == state  # noqa: S301 # as above


def test_an_aggregator_of_lambdas_is_refused_before_anything_is_started() -> None:
    """It works in this process, and says why it cannot in another."""
    by = Dimension(key="name", vi="Tên", en="Name", scheme="name", codes=lambda model: (model.name,))
    tally = Tally(name="by-name", vi="Theo tên", en="By name", of_kind=Model, by=[by])
    assert len(aggregate(tally, BOOK).rows) == 8
    with pytest.raises(BadValue, match="by-name"):
        aggregate(tally, BOOK, workers=2)


@pytest.mark.parametrize(
    "asked", [{}, {"book": BOOK, "parts": [BOOK]}, {"book": BOOK, "workers": 0}], ids=["neither", "both", "nobody"]
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, Any]) -> None:
    """Neither a book nor parts, both, or nobody to do the work."""
    with pytest.raises(BadValue):
        aggregate(BY_NAME["units"], **asked)


def test_no_parts_make_an_empty_table() -> None:
    """Nothing at all is measured as an empty book is."""
    assert aggregate(BY_NAME["units"], parts=[]) == aggregate(BY_NAME["units"], Book())


def test_a_book_of_less_than_one_shard_is_refused() -> None:
    """There is no book in no parts."""
    with pytest.raises(BadValue):
        BOOK.split(0)


def test_a_book_that_is_sent_leaves_behind_what_was_worked_out() -> None:
    """What a book keeps for itself is not part of it: it is neither sent nor compared."""
    book = Book([Unit(id="a", name="xã A", kind="commune")])
    aggregate(BY_NAME["models-by-unit"], book, during=Span.year(2019))
    sent = pickle.loads(pickle.dumps(book))  # noqa: S301 # of our own making
    assert sent == book
    assert set(vars(sent)) == {"facts", "vocabulary"}


@given(st.lists(st.text(max_size=2), max_size=9))
def test_states_are_merged_each_once(states: list[str]) -> None:
    """However many states there are, each comes into the whole once, in order."""
    assert (together(states, str.__add__) or "") == "".join(states)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("pq")), max_size=20))
def test_columns_count_what_rows_count(rows: list[tuple[str, str, str]]) -> None:
    """Counting packed columns gives each combination as often as it is there, in order."""
    columns = [packed(column, str) for column in zip(*rows, strict=True)] or [packed("", str)]
    assert list(counted(columns)) == sorted({row: rows.count(row) for row in rows}.items())
