"""Rules ask many facts at once before they ask each: what they pass over is what asking each would have passed over."""

from hypothesis import given
from hypothesis import strategies as st

from danvan import Book
from danvan.facts import Model, Unit
from danvan.ids import unit_id
from danvan.rules.mentions import doubtful, mentions, named_at_all
from danvan.rules.names import OPENINGS, _key, _perhaps_alike
from danvan.rules.written import citations, cited_at_all, codes
from danvan.testing.strategies import dirty_books


@given(dirty_books())
def test_what_is_named_at_all_is_what_is_mentioned(book: Book) -> None:
    """The ids named by all facts together are those of the mentions, one by one."""
    told = {(mention.kind, mention.id) for mention in mentions(book)}
    assert {(kind, one) for kind, ids in named_at_all(book).items() for one in ids} == told


@given(dirty_books())
def test_nobody_is_passed_over_who_names_a_unit_of_other_days(book: Book) -> None:
    """Every event that names a unit on days on which it was not there is among the doubtful ones."""
    asked = {id(event) for event in doubtful(book)}
    for mention in mentions(book, (*book.models, *book.awards, *book.figures, *book.remarks)):
        rows = book.unit_rows.get(unit_id(mention.id), ()) if mention.kind is Unit and mention.id else ()
        absent = rows and mention.during is not None and not any(row.during.overlaps(mention.during) for row in rows)
        assert not absent or id(mention.fact) in asked


@given(dirty_books())
def test_facts_written_alike_have_the_same_codes(book: Book) -> None:
    """One fact of each way of writing has every code that any fact has."""
    every = {(coded.scheme, coded.code) for coded in codes(book)}
    assert {(coded.scheme, coded.code) for coded in codes(book, alike=False)} == every


@given(dirty_books())
def test_what_is_cited_at_all_is_what_each_cites(book: Book) -> None:
    """The documents cited by all facts together are those of the citations, one by one."""
    assert set(cited_at_all(book)) == {citation for _, _, citation in citations(book)}


parts = st.sampled_from(
    [
        *OPENINGS,
        "Mô hình ",
        "Dân vận khéo ",
        "tổ ",
        "Tổ",
        "tự quản",
        " và ",
        "Của ",
        "về",
        " – ",
        "cá",
        "cơm",
        "-",
        "Đ",
        "ﬁ",
        "ç",
        "\n",
        "2",
        "²",
    ]
)
names = st.lists(parts, min_size=1, max_size=5).map("".join)


@given(st.lists(names, max_size=6))
def test_names_alike_are_not_told_apart_by_the_cheap_key(several: list[str]) -> None:
    """Of names with one key none is passed over before the key is made."""
    models = [Model(id=f"m{number}", name=name.strip() or "x") for number, name in enumerate(several)]
    kept = {model.id for model in _perhaps_alike(models)}
    keys = [_key(model.name) for model in models]
    for model, key in zip(models, keys, strict=True):
        assert keys.count(key) < 2 or model.id in kept
