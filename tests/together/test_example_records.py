"""The record-level example: what its generated district must keep, whatever the seed."""

import runpy
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import danvan
from danvan import Award, Book, Figure, Milestone, Model, Person, Quantity
from danvan.aggregates.accounts.balance import Basis

FOLDER = Path(__file__).parents[2] / "examples" / "record-level-u-minh-thuong"
STAGE, LATE = "gd-2016-2020", "gd-2019-2020"
STEPS: tuple[tuple[str, dict[str, str], int], ...] = (
    (STAGE, {"standing": "registered"}, 635),
    (LATE, {"standing": "recognised", "level": "base"}, 266),
    (LATE, {"standing": "recognised", "level": "district"}, 61),
)
"""What the district printed: for which period, of which step, how many."""
OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def generate() -> Callable[..., Book]:
    """The function that makes the book, as a reader of the example gets at it."""
    made: Callable[..., Book] = runpy.run_path(str(FOLDER / "generate.py"))["generate"]
    return made


@pytest.fixture(scope="module")
def book(generate: Callable[..., Book]) -> Book:
    """The book of the example."""
    return generate()


@pytest.fixture(scope="module", params=[2020, 7])
def of_seed(generate: Callable[..., Book], request: pytest.FixtureRequest) -> Book:
    """The book of one seed or another."""
    return generate(request.param)


@pytest.fixture(scope="module")
def catalog() -> danvan.Catalog:
    """What is on offer."""
    return danvan.discover()


def recognised(model: Model, level: str) -> Milestone | None:
    """The step by which a model was recognised at a level."""
    return next((step for step in model.milestones if (step.kind, step.level) == ("recognised", level)), None)


def computed(book: Book, period: str, of: dict[str, str], *, basis: Basis) -> danvan.Balance:
    """The district's account of a step."""
    during = book.period(period).during
    return danvan.reconcile(book, "models", during=during, of=of, root="u-minh-thuong", basis=basis)[0]


class TestTheBook:
    """What the generator makes."""

    def test_one_seed_makes_one_book(self, generate: Callable[..., Book], book: Book) -> None:
        """The same seed gives the same bytes, another seed another book."""
        assert danvan.encode(generate()) == danvan.encode(book)
        assert generate(1) != book

    def test_every_seed_has_the_findings_that_are_meant(self, of_seed: Book, catalog: danvan.Catalog) -> None:
        """Two findings, neither an error: the district's two periods, and three models left out of a report."""
        found = danvan.check(of_seed, catalog.rules)
        assert {(one.code, one.fact, one.severity) for one in found} == {
            ("DV501", "dang-ky", "warning"),
            ("DV513", "an-minh-bac-dang-ky", "warning"),
        }

    def test_it_is_written_as_a_bundle(self, book: Book, tmp_path: Path) -> None:
        """What is written as a bundle is read again as the same book."""
        danvan.write(book, tmp_path / "u-minh-thuong.danvan")
        assert danvan.read(tmp_path / "u-minh-thuong.danvan") == book

    def test_nobody_has_a_name(self, book: Book) -> None:
        """Persons are offices, and every model, commune's figure and award says that it is invented."""
        people: list[Person | None] = [model.person for model in book.models]
        people += [one.person for award in book.awards for one in award.recipients]
        assert {person.name for person in people if person is not None} == {None}
        made: list[Model | Award | Figure] = [
            *book.models,
            *book.awards,
            *(one for one in book.figures if one.unit != "btv-hu-u-minh-thuong"),
        ]
        assert {fact.source.confidence if fact.source else "" for fact in made} == {"unsourced"}

    def test_each_recognition_is_decided(self, book: Book) -> None:
        """A recognition has a decision with symbol and date, of that day, by the committee of its level."""
        for model in book.models:
            for step in model.milestones:
                if step.kind == "recognised":
                    assert step.decision is not None
                    assert step.decision.symbol is not None
                    assert step.decision.date == step.on
                    commune = model.id.rpartition("-")[0]
                    assert step.by == ("bcd-u-minh-thuong" if step.level == "district" else f"{commune}-bcd")

    def test_the_61_lie_within_the_266(self, book: Book) -> None:
        """Here, unlike in the printed report, it is known: whoever has district level had base level before."""
        for model in book.models:
            base, district = recognised(model, "base"), recognised(model, "district")
            if district is not None:
                assert base is not None
                assert base.on is not None
                assert district.on is not None
                assert base.on < district.on


class TestTotals:
    """What was printed comes out of the records."""

    def test_the_printed_totals_are_reproduced(self, of_seed: Book, catalog: danvan.Catalog) -> None:
        """635, 266 and 61 by the funnel, by the reconciliation, and by the roll-up of places."""
        funnel = danvan.aggregate(catalog.aggregator("funnel"), of_seed, during=of_seed.period(STAGE).during)
        found = {
            (row.cells[0].code, row.cells[1].code): row.cells[-1].quantity.value
            for row in funnel.rows
            if row.cells[-1].quantity
        }
        assert found["registered", "base"] == 635
        assert found["recognised", "base"] == 266
        assert found["recognised", "district"] == 61
        for period, of, printed in STEPS:
            account = computed(of_seed, period, of, basis="records")
            assert (len(account.behind), account.agrees, account.missing) == (printed, True, ())
        places = danvan.aggregate(catalog.aggregator("models-by-place"), of_seed, during=of_seed.period(STAGE).during)
        assert {
            row.cells[0].code: int(row.cells[-1].quantity.value) for row in places.rows if row.cells[-1].quantity
        }.items() >= {("u-minh-thuong", 635), ("total", 635)}

    def test_the_awards_are_reproduced(self, of_seed: Book) -> None:
        """4 collectives and 6 individuals by the Party's standing committee, 20 collectives by the chair."""
        given = Counter((award.grantors, one.kind) for award in of_seed.awards for one in award.recipients)
        party, state = ("btv-hu-u-minh-thuong",), ("ubnd-u-minh-thuong",)
        assert given == {(party, "collective"): 4, (party, "individual"): 6, (state, "collective"): 20}

    def test_the_steps_narrow(self, of_seed: Book, catalog: danvan.Catalog) -> None:
        """Down the funnel, at one level, no step was taken by more models than the one before."""
        funnel = danvan.aggregate(catalog.aggregator("funnel"), of_seed.without(*of_seed.figures))
        base = [
            row.cells[-1].quantity.value
            for row in funnel.rows
            if row.cells[1].code == "base" and row.cells[-1].quantity
        ]
        assert base == sorted(base, reverse=True)
        assert len(base) == 6

    def test_totals_are_conserved_on_both_maps(self, of_seed: Book) -> None:
        """Each step adds up to the same on the last day of the district and on the day after, in six and in two."""
        then = of_seed.restate(on=NEW)
        for period, of, printed in STEPS:
            during = of_seed.period(period).during
            for day, facts, root, communes in (
                (OLD, of_seed, "u-minh-thuong", 6),
                (NEW, then.book, "an-giang-2025", 2),
            ):
                top, *below = danvan.reconcile(
                    facts, "models", during=during, of=of, root=root, on=day, basis="records"
                )
                parts = [one for one in below if one.depth == 1]
                assert len(parts) == communes
                assert len(top.behind) == sum(len(one.behind) for one in parts) == printed

    def test_only_the_district_cannot_be_carried(self, of_seed: Book) -> None:
        """All else finds its place; the ended district's own three figures are told as unresolved."""
        then = of_seed.restate(on=NEW)
        assert {(move.kind, move.before) for move in then.unresolved} == {("figure", "btv-hu-u-minh-thuong")}
        assert len(then.unresolved) == 3


class TestGaps:
    """Reported beside computed."""

    def test_the_missing_communes_are_the_two(self, book: Book) -> None:
        """Against the communes' reports exactly two are missing, and with them nothing is concluded."""
        for period, of, printed in STEPS:
            account = computed(book, period, of, basis="reports")
            assert account.missing == ("hoa-chanh", "vinh-hoa")
            assert account.reported is not None
            assert account.reported.value == printed
            assert account.agrees is None

    def test_the_gap_carries_the_qualifier(self, book: Book) -> None:
        """One commune wrote “trên 90”: the sum is over, the gap nearly."""
        account = computed(book, *STEPS[0][:2], basis="reports")
        assert account.computed is not None
        assert account.gap is not None
        assert account.computed == Quantity(452, "over")
        assert account.gap == Quantity(183, "nearly")

    def test_each_commune_against_its_records(self, book: Book) -> None:
        """Two reports are surely off, one is right, one cannot be judged, and two are not there."""
        found = danvan.reconcile(
            book, "models", during=book.period(STAGE).during, of=STEPS[0][1], root="u-minh-thuong", basis="records"
        )
        assert {one.unit: one.agrees for one in found if one.depth == 1} == {
            "an-minh-bac": False,
            "hoa-chanh": None,
            "minh-thuan": False,
            "thanh-yen": True,
            "thanh-yen-a": None,
            "vinh-hoa": None,
        }


class TestExplanation:
    """From the 61 to the decisions."""

    def test_the_cell_is_61_models_each_with_its_decision(self, book: Book, catalog: danvan.Catalog) -> None:
        """The explanation sums to the cell, names 61 models once, and each leads to a decision and to its register."""
        during = book.period(STAGE).during
        aggregator = catalog.aggregator("funnel")
        rows = danvan.aggregate(aggregator, book, during=during).rows
        [row] = [
            number
            for number, one in enumerate(rows)
            if [cell.code for cell in one.cells[:2]] == ["recognised", "district"] and one.cells[-1].quantity
        ]
        explanation = danvan.explain(aggregator, book, row=row, column="computed", during=during)
        assert explanation.total == explanation.cell.quantity
        models = [line.fact for line in explanation.lines if isinstance(line.fact, Model)]
        assert len({model.id for model in models}) == len(explanation.lines) == 61
        steps = [recognised(model, "district") for model in models]
        decisions = Counter(str(step.decision.symbol) for step in steps if step and step.decision)
        assert decisions.keys() == {"07-QĐ/BCĐ", "08-QĐ/BCĐ"}
        assert decisions.total() == 61
        assert all(line.source is not None and line.source.place for line in explanation.lines)
