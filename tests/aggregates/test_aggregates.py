"""Aggregators keep their law, and count what they say they count."""

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import (
    Act,
    Award,
    BadValue,
    Book,
    Figure,
    Milestone,
    Model,
    Quantity,
    Recipient,
    Source,
    Span,
    Unit,
    aggregate,
    total,
)
from danvan.aggregates import BUILTIN
from danvan.aggregates.explain import explain
from danvan.aggregates.families.models import MODELS, PLACE
from danvan.codec import from_plain, to_plain
from danvan.documents import Table
from danvan.facts import Event
from danvan.plugins import Aggregator
from strategies_events import FRAME, awards, book_of, events, models, spans

by_name = {aggregator.name: aggregator for aggregator in BUILTIN}
every_aggregator = pytest.mark.parametrize("aggregator", BUILTIN, ids=lambda aggregator: aggregator.name)


def rows(table: Table) -> list[list[str]]:
    """A table as it is printed."""
    return [[cell.write() for cell in row.cells] for row in table.rows]


class TestTheLaw:
    """For every book split into shards over one frame."""

    @every_aggregator
    @given(found=events, parts=st.lists(st.integers(0, 2), min_size=8, max_size=8), during=spans)
    def test_shards_merge_to_the_whole(
        self, aggregator: Aggregator[Any], found: list[Event], parts: list[int], during: Span | None
    ) -> None:
        """The states of three shards merge, in any order, to the state of the whole book."""
        shards = [book_of([event for event, part in zip(found, parts, strict=False) if part == n]) for n in range(3)]
        one, two, three = (aggregator.of(shard, during) for shard in shards)
        whole = aggregator.of(book_of(found), during)
        assert aggregator.merge(aggregator.merge(one, two), three) == whole
        assert aggregator.merge(three, aggregator.merge(two, one)) == whole

    @every_aggregator
    @given(found=events, during=spans)
    def test_the_frame_alone_changes_nothing(
        self, aggregator: Aggregator[Any], found: list[Event], during: Span | None
    ) -> None:
        """The state of a shard without events is the identity of merge."""
        state = aggregator.of(book_of(found), during)
        assert aggregator.merge(state, aggregator.of(Book(FRAME), during)) == state

    @every_aggregator
    @given(found=events)
    def test_the_state_survives_the_codec(self, aggregator: Aggregator[Any], found: list[Event]) -> None:
        """A state written plainly and read back makes the same table."""
        state = aggregator.of(book_of(found), None)
        again = from_plain(to_plain(state), type(state))
        assert again == state
        assert aggregator.table(again) == aggregator.table(state)

    @every_aggregator
    @given(found=events)
    def test_order_leaves_no_trace(self, aggregator: Aggregator[Any], found: list[Event]) -> None:
        """The same events in another order make the same table."""
        assert aggregate(aggregator, book_of(found)) == aggregate(aggregator, book_of(found[::-1]))


class TestCounting:
    """What a cell of a tally says."""

    @given(found=st.lists(models, max_size=8, unique_by=lambda model: model.id))
    def test_the_total_counts_each_model_once(self, found: list[Model]) -> None:
        """However many fields and holders models have, the total is how many models there are."""
        kept = [m for m in found if not m.milestones or m.milestones[-1].kind not in {"withdrawn", "merged"}]
        for name in ("models-by-field", "models-by-unit", "models-by-level"):
            state = by_name[name].of(book_of([*found]), None)
            assert sum(cell.quantity.value for cell in state.cells) == len(kept)

    def test_a_unit_counts_those_below_it_once(self) -> None:
        """A model held by a commune and its own hamlet is one model of the commune and of the district."""
        book = book_of([Model(id="m", name="m", holders=["ap-1", "xa-1"]), Model(id="n", name="n", holders=["xa-2"])])
        counted = dict(rows(aggregate(by_name["models-by-unit"], book)))
        assert counted == {"Huyện": "2", "Xã Một": "1", "Ấp Một": "1", "Xã Hai": "1", "Tổng cộng": "2"}

    def test_what_has_no_field_is_shown_as_such(self) -> None:
        """A model whose source names no field is counted in a row of its own, not lost."""
        book = book_of([Model(id="m", name="m"), Model(id="n", name="n", fields=["economy"])])
        assert rows(aggregate(by_name["models-by-field"], book)) == [
            ["Kinh tế", "1"],
            ["(Không nêu)", "1"],
            ["Tổng cộng", "2"],
        ]

    def test_a_withdrawn_model_is_no_longer_counted(self) -> None:
        """The last milestone decides whether a model is still one of the models."""
        gone = Model(id="m", name="m", milestones=[Milestone(kind="registered"), Milestone(kind="withdrawn")])
        assert aggregate(by_name["models-by-field"], book_of([gone])).rows == ()

    def test_during_keeps_what_happened_within(self) -> None:
        """A model registered in 2019 and recognised in 2020 is counted in each of the years."""
        model = Model(
            id="m",
            name="m",
            milestones=[Milestone(kind="registered", period="n2019"), Milestone(kind="recognised", period="n2020")],
        )
        for year in (2019, 2020):
            assert len(aggregate(by_name["models-by-field"], book_of([model]), during=Span.year(year)).rows) == 1
        assert aggregate(by_name["models-by-field"], book_of([model]), during=Span.year(2018)).rows == ()


class TestAwards:
    """Awards by form, grantor and kind of recipient."""

    def _award(self, *acts: str, **parts: Any) -> Award:
        return Award(id="a", form="certificate-of-commendation", acts=[Act(state=act) for act in acts], **parts)

    def test_what_is_put_forward_is_not_granted(self) -> None:
        """Only decided or presented awards are counted."""
        recipients = [Recipient(kind="collective", count=Quantity(4))]
        for acts, counted in ((("proposed",), False), (("proposed", "decided"), True), (("decided", "revoked"), False)):
            book = book_of([self._award(*acts, recipients=recipients, grantors=["xa-1"])])
            assert bool(aggregate(by_name["awards"], book).rows) is counted

    def test_qualifiers_are_carried_into_the_sum(self) -> None:
        """A sum with one approximate part is approximate, and so are the totals."""
        recipients = [
            Recipient(kind="collective", count=Quantity(4)),
            Recipient(kind="individual", count=Quantity(6, "over")),
        ]
        table = aggregate(by_name["awards"], book_of([self._award("decided", recipients=recipients)]))
        assert rows(table)[0][2:] == ["4", "trên 6", "trên 10"]

    def test_an_award_without_a_count_is_at_least_one(self) -> None:
        """A source that names no number does not become zero or one."""
        table = aggregate(by_name["awards"], book_of([self._award("presented")]))
        assert table.column("count")[0].quantity == Quantity(1, "at_least")

    @given(found=st.lists(awards, max_size=6, unique_by=lambda award: award.id))
    def test_units_of_count_never_stop_a_total(self, found: list[Award]) -> None:
        """Recipients counted in persons and in collectives add up to how many awards there were."""
        aggregate(by_name["awards"], book_of([*found]))


class TestReported:
    """Figures beside what the records add up to."""

    def test_the_funnel_shows_both_and_adds_neither(self) -> None:
        """A reported number and the number of records stand in different columns of different rows."""
        book = book_of(
            [
                Model(id="m", name="m", milestones=[Milestone(kind="recognised", level="base")]),
                Figure(
                    id="f",
                    measure="models",
                    quantity=Quantity(61, unit="model"),
                    unit="huyen",
                    breakdown={"standing": "recognised", "level": "base"},
                ),
            ]
        )
        table = aggregate(by_name["funnel"], book)
        assert [
            (c.write(), r.write()) for c, r in zip(table.column("computed"), table.column("reported"), strict=True)
        ] == [
            ("1", ""),
            ("", "61"),
        ]

    def test_indicators_are_listed_never_added(self) -> None:
        """Two figures of one measure are two rows."""
        figures = [Figure(id=f"f{n}", measure="conferences", quantity=Quantity(n), unit="xa-1") for n in (1, 2)]
        assert [cell.write() for cell in aggregate(by_name["indicators"], book_of([*figures])).column("quantity")] == [
            "1",
            "2",
        ]

    def test_words_in_place_of_a_number_are_printed(self) -> None:
        """A figure without a number shows its words, never a zero."""
        book = book_of([Figure(id="f", measure="land-value", printed="hàng chục tỷ đồng")])
        assert aggregate(by_name["indicators"], book).column("quantity")[0].write() == "hàng chục tỷ đồng"


def test_the_census_asks_the_last_day_of_the_span() -> None:
    """A district that ended on 01/7/2025 is counted in June and not in July."""
    end = Span.months(2025, 1, 6).end
    assert end is not None
    book = Book([Unit(id="h", name="huyện", kind="rural-district", level="district", during=Span(end=end))])
    assert len(aggregate(by_name["units"], book, during=Span.months(2025, 6, 6)).rows) == 1
    assert aggregate(by_name["units"], book, during=Span.months(2025, 7, 7)).rows == ()


def test_names_are_unique() -> None:
    """No two built-in aggregators are asked for by the same name."""
    assert len(by_name) == len(BUILTIN)


class TestExplaining:
    """From a cell to the facts behind it."""

    @every_aggregator
    @settings(max_examples=20)  # each example looks behind every cell of a table
    @given(found=events, during=spans)
    def test_an_explanation_sums_to_its_cell(
        self, aggregator: Aggregator[Any], found: list[Event], during: Span | None
    ) -> None:
        """For every number in every table, the facts behind it add up to it, qualifier and all."""
        book = book_of(found)
        table = aggregate(aggregator, book, during=during)
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell.quantity is not None:
                    behind = aggregator.behind(book, during, row, column.key)  # type: ignore[attr-defined] # as explain does
                    whole = total(quantity for _, quantity in behind)
                    assert whole is not None
                    assert (whole.value, whole.exact) == (cell.quantity.value, cell.quantity.exact)

    def test_a_line_leads_to_the_sentence(self) -> None:
        """Each fact behind a cell comes with its source, down to the words as printed."""
        source = Source(place="đoạn 3", quote="có 61 mô hình cấp huyện")
        figure = Figure(id="f", measure="models", quantity=Quantity(61), source=source)
        [line] = explain(by_name["indicators"], book_of([figure]), row=0, column="quantity").lines
        assert line.source == source

    def test_a_wrong_row_is_named(self) -> None:
        """Asking for a row that is not there says which there are."""
        with pytest.raises(BadValue, match="row of table indicators"):
            explain(by_name["indicators"], book_of([]), row=0, column="quantity")


class TestPolicies:
    """Each level, the highest only, distinct holders; trees, places and groups."""

    def _recognised(self, *levels: str) -> Model:
        return Model(id="m", name="m", milestones=[Milestone(kind="recognised", level=level) for level in levels])

    def test_each_level_and_the_highest_only(self) -> None:
        """A model recognised at two levels counts at both, or at the higher."""
        book = book_of([self._recognised("base", "district")])
        each = aggregate(by_name["models-by-level"], book).column("level")
        highest = aggregate(by_name["models-by-highest-level"], book).column("level")
        assert [cell.code for cell in each] == ["district", "base", "total"]
        assert [cell.code for cell in highest] == ["district"]

    def test_a_holder_of_two_models_is_one_holder(self) -> None:
        """Distinct holders are counted once in each row and once in the total."""
        models = [Model(id=f"m{n}", name="m", holders=["xa-1"], fields=[field]) for n, field in enumerate(FIELDS)]
        assert rows(aggregate(by_name["holders-by-field"], book_of([*models]))) == [
            ["Kinh tế", "1"],
            ["Văn hóa - xã hội", "1"],
            ["Tổng cộng", "1"],
        ]

    def test_a_body_counts_where_it_is(self) -> None:
        """By place, a model of a body lies in the body's territory and in all above it."""
        body = Unit(id="hoi", name="Hội Nông dân xã Một", kind="commune-farmers-association", place="xa-1")
        book = book_of([Model(id="m", name="m", holders=["hoi"])]).adding(body)
        assert [cell.code for cell in aggregate(by_name["models-by-place"], book).column("place")] == [
            "huyen",
            "xa-1",
            "total",
        ]

    def test_depth_shows_the_upper_levels_only(self) -> None:
        """With a depth of one only the roots are shown, with all that lies below them."""
        tally = attrs.evolve(MODELS[0], by=[attrs.evolve(PLACE, depth=1)])
        book = book_of([Model(id="m", name="m", place="ap-1"), Model(id="n", name="n", place="xa-2")])
        assert rows(aggregate(tally, book)) == [["Huyện", "2"]]

    def test_groups_are_counted_by_their_members(self) -> None:
        """A model of a member of a cluster counts for the cluster."""
        cluster = Unit(id="cum", name="Cụm thi đua số 1", kind="emulation-cluster")
        member = Unit(id="xa-9", name="xã Chín", kind="commune", groups=["cum"])
        book = book_of([Model(id="m", name="m", holders=["xa-9"])]).adding(cluster, member)
        assert rows(aggregate(by_name["models-by-group"], book)) == [["Cụm thi đua số 1", "1"]]


FIELDS = ["economy", "culture-society"]
