"""Books on the real map: attached, followed and restated with nothing lost."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import danvan
import danvan_vn_units as units
from danvan import Book, Figure, Quantity, Unit

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted(ROOT.glob("examples/*/book.json"))
THEN, LATER = date(2020, 12, 31), date(2026, 1, 1)
UMT = "vn/kien-giang/huyen-u-minh-thuong"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_stand_on_the_map(path: Path, atlas: units.Atlas) -> None:
    """Every province, district and commune of the five examples is a real unit, and no rule finds anything new."""
    book = danvan.read(path)
    attached = units.attach(book, atlas)
    assert attached.findings == ()
    assert set(attached.places.values()) <= set(atlas.book.unit_rows)
    rules = danvan.Catalog.of().rules
    before, after = (Counter(one.code for one in danvan.check(one, rules)) for one in (book, attached.book))
    assert before == after
    assert len(attached.book.figures) == len(book.figures)
    assert {one.id for one in attached.book.models} == {one.id for one in book.models}


def test_u_minh_thuong_then_and_today(atlas: units.Atlas) -> None:
    """635 models of the district: asked as of then they are its own, restated they are its two communes', none lost."""
    path = next(path for path in EXAMPLES if path.parent.name.startswith("001"))
    attached = units.attach(danvan.read(path), atlas)
    book = units.by_territory(attached.book)
    then, today = book.restate(on=THEN), book.restate(on=LATER)
    figures = [one for one in then.book.figures if one.unit == UMT and one.quantity]
    assert figures
    for figure in figures:
        parts = [one for one in today.book.figures if one.id.startswith(f"{figure.id}@")]
        assert {one.unit for one in parts} == {"vn/an-giang-2025/xa-vinh-hoa", "vn/an-giang-2025/xa-u-minh-thuong"}
        assert figure.quantity is not None
        assert sum((one.quantity.value for one in parts if one.quantity), Decimal(0)) == figure.quantity.value
    audit = units.guessed(today.book, today.moves)
    assert {cell.write() for cell in audit.column("fact")} == {one.id for one in figures}


def test_hamlets_stay_where_they_are(atlas: units.Atlas) -> None:
    """The hamlets of the example lie in the real communes, before and after."""
    path = next(path for path in EXAMPLES if path.parent.name.startswith("001"))
    book = units.attach(danvan.read(path), atlas).book
    assert book.on(THEN).unit("ap-xeo-ke").parent == f"{UMT}/xa-thanh-yen"
    assert book.on(LATER).unit("ap-xeo-ke").parent == "vn/an-giang-2025/xa-vinh-hoa"


def test_a_place_that_is_not_found_stays(atlas: units.Atlas) -> None:
    """What the map does not know stays in the book, with a finding."""
    book = Book([Unit(id="x", name="tỉnh Không Có", kind="province", level="province")])
    attached = units.attach(book, atlas)
    assert [(one.code, one.fact) for one in attached.findings] == [("VU401", "x")]
    assert attached.book.unit("x").name == "tỉnh Không Có"
    placed = units.attach(book, atlas, places={"x": "vn/lang-son"})
    assert placed.findings == ()
    assert "x" not in placed.book.unit_rows


def test_what_lies_around(whole: Book) -> None:
    """The part of the frame around a district keeps the rules by itself."""
    facts = units.around(whole, [UMT])
    book = Book(facts, whole.vocabulary)
    assert danvan.check(book, danvan.Catalog.of().rules) == ()
    assert len(book.on(THEN).children(UMT)) == 6
    assert len(book) < 60


def test_a_national_book_restates_with_nothing_lost(whole: Book) -> None:
    """One figure for every commune of 2020: in 2026 the total is the same, and the audit names what was divided."""
    communes = [unit.id for unit in whole.on(THEN).units if unit.level == "commune"]
    figures = [
        Figure(id=f"f{number}", measure="models", quantity=Quantity(number % 7), unit=unit, on=THEN)
        for number, unit in enumerate(communes)
    ]
    book = Book((*whole.facts, *figures), whole.vocabulary)
    restated = book.restate(on=LATER)
    assert restated.unresolved == ()
    total = sum((one.quantity.value for one in figures if one.quantity), Decimal(0))
    assert sum((one.quantity.value for one in restated.book.figures if one.quantity), Decimal(0)) == total
    there = {unit.id for unit in whole.on(LATER).units if unit.level == "commune"}
    assert {one.unit for one in restated.book.figures} <= there
    guesses = [one for one in whole.successions if one.kind == "split" and one.shares[0].confidence == "guess"]
    split = {unit for one in guesses for unit in one.before}
    facts = {figure.id for figure in figures if figure.unit in split}
    assert {cell.write() for cell in units.guessed(restated.book, restated.moves).column("fact")} == facts
