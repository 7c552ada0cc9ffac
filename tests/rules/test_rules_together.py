"""Rules ask many facts at once before they ask each: what they pass over is what asking each would have passed over."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan import Book
from danvan.aggregates import Balance, reconcile
from danvan.aggregates.accounts.balance import Basis
from danvan.aggregates.accounts.reconcile import balances_of_reports, reconcilable
from danvan.facts import Figure, Milestone, Model, Period, Unit
from danvan.rules import Rule
from danvan.rules.figures import balances
from danvan.rules.lookups import cycles
from danvan.rules.lookups.mentions import mentions, named_at_all
from danvan.rules.lookups.names import OPENINGS, _perhaps_alike, name_key
from danvan.rules.lookups.presence import doubtful
from danvan.rules.lookups.written import citations, cited_at_all, codes, codes_at_all
from danvan.rules.models import models, steps
from danvan.rules.units import records
from danvan.testing.strategies import countable_books, dirty_books
from danvan.values.ids import unit_id
from danvan.values.quantities import Quantity
from danvan.values.spans import Span


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
def test_the_codes_of_all_are_those_of_each(book: Book) -> None:
    """The codes of all facts together are those of the facts, one by one."""
    assert codes_at_all(book) == {(coded.scheme, coded.code) for coded in codes(book)}


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
    keys = [name_key(model.name) for model in models]
    for model, key in zip(models, keys, strict=True):
        assert keys.count(key) < 2 or model.id in kept


def every_step(
    book: Book, among: Callable[[Milestone], object], wrong: Callable[[Milestone], object], *_: str
) -> Iterator[tuple[Model, int, Milestone]]:
    """The milestones that are wrong, each looked at by itself."""
    for model in book.models:
        for number, step in enumerate(model.milestones):
            if among(step) and wrong(step):
                yield model, number, step


def every_model(book: Book, look: Callable[[Model], Any]) -> Iterator[tuple[Model, Any]]:
    """The models for which something is returned, each looked at by itself."""
    for model in book.models:
        found = look(model)
        if found:
            yield model, found


def all_models(book: Book, _: object) -> Iterable[Model]:
    """No model is passed over."""
    return book.models


DAY = datetime.date(2024, 5, 1)
COMMUNE, DISTRICT = (
    Unit(id="x", name="xã X", kind="commune", level="commune"),
    Unit(id="h", name="huyện H", kind="rural-district", level="district"),
)
TWO_RECOGNISED = Book(
    [
        *(COMMUNE, DISTRICT),
        *(
            Model(
                id=f"m-{by}",
                name="Tổ tự quản",
                milestones=[Milestone(kind="recognised", on=DAY, level="district", by=by)],
            )
            for by in ("x", "h")
        ),
    ]
)
"""Written alike, but one is recognised by a body that has no such level to give."""
ONE_REPORTED_OF_TWO = Book(
    [
        COMMUNE,
        Period(id="n", kind="year", label="năm 2024", during=Span.year(2024)),
        Figure(
            id="f",
            measure="models",
            quantity=Quantity(1),
            unit="x",
            period="n",
            breakdown={"standing": "registered"},
        ),
        *(
            Model(id=one, name=one, holders=["x"], milestones=[Milestone(kind="registered", on=DAY)])
            for one in ("a", "b")
        ),
    ]
)
"""A commune with more records than it reported."""
SHORT = [
    (steps, "models_dated_back", all_models, steps.milestones_out_of_order),
    (steps, "steps_where", every_step, steps.level_of_milestone),
    (steps, "steps_where", every_step, steps.level_of_recogniser),
    (models, "models_where", every_model, models.incomplete_model),
    (models, "models_where", every_model, models.recognised_never_registered),
    (models, "models_where", every_model, models.recognised_above_registration),
    (cycles, "_perhaps_rings", lambda _: True, records.ring),
]


@pytest.mark.parametrize(("module", "look", "full", "rule"), SHORT, ids=[rule.code for *_, rule in SHORT])
@given(book=dirty_books())
@example(book=TWO_RECOGNISED)
def test_a_short_look_passes_nothing_over(
    module: Any, look: str, full: Callable[..., Any], rule: Rule, book: Book
) -> None:
    """What a rule finds is what it finds where no fact is passed over beforehand."""
    found = sorted(map(repr, rule.check(book)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, look, full)
        assert sorted(map(repr, rule.check(book))) == found


@given(countable_books() | dirty_books())
@example(ONE_REPORTED_OF_TWO)
def test_accounts_that_are_left_out_are_in_order(book: Book) -> None:
    """Every account of a whole reconciliation that is surely wrong is among those that the rule looks at."""

    def wrong(several: Iterable[Balance]) -> set[tuple[str, str]]:
        return {(one.unit, one.basis) for one in several if one.figures and balances._wrong(one)}

    for measure, span, of in reconcilable(book):
        found = wrong(balances_of_reports(book, measure, during=span, of=of))
        bases: tuple[Basis, ...] = ("reports", "records") if "standing" in of else ("reports",)
        whole = [one for basis in bases for one in reconcile(book, measure, during=span, of=of, basis=basis)]
        assert found == wrong(whole)
