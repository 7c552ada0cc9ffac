"""The strategies, builders and registrations of danvan.testing: what they promise of the books they make."""

import io
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import danvan
from danvan import Book, Figure, Model, Span, Unit, check, decode, encode, export
from danvan.documents import Report
from danvan.errors import BadValue
from danvan.exports.markdown import MarkdownExporter
from danvan.facts import EVENTS, Event, Fact
from danvan.facts.kinds import KINDS
from danvan.facts.structure import field_paths, values
from danvan.rules import BUILTIN
from danvan.testing import _hypothesis, printing, strategies
from danvan.testing.books import (
    commune_book,
    crowded_book,
    district_book,
    mixed,
    models_in,
    nation_frame,
)
from danvan.testing.clean import frame
from danvan.testing.defects import Defect, defects
from danvan.testing.printed import HARM, soaked
from danvan.testing.shapes import DAYS, LONGEST, Choices, made
from danvan.testing.simpler import smallest
from danvan.testing.spelled import spelled
from danvan.values.described import describe

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def codes(book: Book) -> set[str]:
    """The codes of what danvan's own rules find."""
    return {finding.code for finding in check(book, BUILTIN)}


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """So many values of a strategy, the same in every run."""
    found: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, deadline=None)
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


class TestBooks:
    """Books that are drawn."""

    @given(strategies.clean_books())
    def test_in_a_clean_book_there_is_nothing_to_find(self, book: Book) -> None:
        """No rule, error or warning, has anything to say of a clean book."""
        assert check(book, BUILTIN) == ()

    @given(strategies.dirty_books())
    def test_in_a_dirty_book_there_is(self, book: Book) -> None:
        """What is wrong in a dirty book is found."""
        assert codes(book)

    @pytest.mark.parametrize("defect", defects(), ids=lambda defect: defect.name)
    def test_a_defect_is_found_by_its_rule(self, defect: Defect) -> None:
        """Each defect brings in the code it names, in a frame that has nothing wrong without it."""
        assert codes(Book(frame())) == set()
        assert defect.code in codes(Book((*frame(), *defect.facts)))

    def test_defects_do_not_hide_each_other(self) -> None:
        """With all of them in one book, each is still found."""
        every = Book((*frame(), *(fact for defect in defects() for fact in defect.facts)))
        assert {defect.code for defect in defects()} <= codes(every)

    @given(strategies.loose_books())
    def test_rules_stop_at_no_book(self, book: Book) -> None:
        """Whatever the facts say, no rule stops half-way."""
        assert "DV001" not in codes(book)

    @given(strategies.books())
    def test_every_book_can_be_written_and_read(self, book: Book) -> None:
        """A drawn book survives the codec."""
        assert decode(encode(book)) == book

    @given(strategies.countable_books())
    def test_events_that_are_counted_have_ids_of_their_own(self, book: Book) -> None:
        """No two events of a kind share an id."""
        for kind in EVENTS:
            ids = [fact.id for fact in book.facts if type(fact) is kind]
            assert len(ids) == len(set(ids))

    @given(strategies.countable_books(), st.lists(st.integers(0, 5), max_size=9))
    def test_shards_split_the_events_and_share_the_frame(self, book: Book, parts: list[int]) -> None:
        """Put together they are the book; each has the whole frame; no event is in two."""
        shards = strategies.shards(book, parts)
        assert shards[0].combine(*shards[1:]) == book
        assert all(shard.frame == book.frame for shard in shards)
        assert sum(len(shard) - len(shard.frame) for shard in shards) == len(book) - len(book.frame)

    @pytest.mark.parametrize(
        "meeting",
        [
            lambda book: len({one for model in book.models for one in model.holders}) < len(book.models),
            lambda book: any(a.recipients and book.get(Model, a.recipients[0].model) for a in book.awards),
            lambda book: any(book.get(Figure, figure.part_of) for figure in book.figures),
            lambda book: any(len(rows) > 1 for rows in book.unit_rows.values()),
            lambda book: book.on(DAYS[0]).units != book.on(DAYS[-1]).units,
        ],
        ids=["one holder twice", "an award for a model", "a part of a figure", "two rows", "another day"],
    )
    def test_what_can_meet_does(self, meeting: Callable[[Book], bool]) -> None:
        """With three ids and six days, what has to do with each other is found within a few hundred examples."""
        assert any(meeting(book) for book in drawn(strategies.loose_books(), 150))


class TestNouns:
    """Facts, tables and reports that are drawn."""

    @pytest.mark.parametrize("name", sorted(set(printing.NAMES.values()) | {"facts", "events", "blocks", "texts"}))
    def test_each_has_a_strategy_that_varies(self, name: str) -> None:
        """A strategy gives many different values, not one over and over."""
        assert len({repr(value) for value in drawn(getattr(strategies, name)(), 60)}) > (6 if name == "persons" else 12)

    @pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
    def test_every_part_of_an_event_is_filled_somewhere(self, kind: type[Event]) -> None:
        """No field that rules or codecs look at stays empty in all that is drawn."""
        seen = drawn(strategies.shaped(_maker(kind)), 200)
        filled = {
            field.name for field in attrs.fields(kind) if len({repr(getattr(fact, field.name)) for fact in seen}) > 1
        }
        unused = {
            "title",
            "aliases",
            "description",
            "occasion",
            "signatory",
            "reason",
            "movement",
            "fields",
            "about",
            "source",
        }
        assert {field.name for field in attrs.fields(kind)} - filled <= unused

    @given(strategies.reports())
    def test_reports_can_be_exported(self, report: Report) -> None:
        """A drawn report is one that an exporter writes."""
        out = io.BytesIO()
        MarkdownExporter().write(report, out)
        assert out.getvalue()

    @pytest.mark.parametrize("letter", sorted(set(HARM)), ids=ascii)
    def test_a_text_stands_in_every_place(self, letter: str) -> None:
        """A soaked report has its text in each of its parts."""
        report = soaked(letter)
        assert {report.title, report.type_name, *report.recipients} == {letter}
        assert all(cell.text in (letter, None) for table in report.tables for row in table.rows for cell in row.cells)

    @given(strategies.spans(), strategies.days())
    def test_spans_end_after_they_start(self, span: Span, day: date) -> None:
        """Spans are spans, and days are days of them or not."""
        assert span.start is None or span.end is None or span.start < span.end
        assert (day in span) is (span.shared(Span.day(day)) is not None)


def _maker(kind: type[Fact]) -> Callable[[Choices], Fact]:
    from danvan.testing import shapes  # noqa: PLC0415 # by the name of the kind

    made: Callable[[Choices], Fact] = getattr(shapes, kind.__name__.lower())
    return made


class TestBuilders:
    """Books of any size from numbers alone."""

    @pytest.mark.parametrize(
        "book",
        [
            commune_book(),
            district_book(),
            district_book(communes=1, hamlets=0, models=7),
            district_book(seed=7, silent=3),
        ],
        ids=["commune", "district", "without hamlets", "with silent communes"],
    )
    def test_there_is_nothing_to_find(self, book: Book) -> None:
        """danvan's rules find nothing wrong in what the builders build."""
        assert check(book, BUILTIN) == ()
        assert book.models

    def test_the_same_call_gives_the_same_book(self) -> None:
        """In another process too, whatever its hashes are."""
        code = "from danvan.testing.books import district_book; print(district_book(seed=3).facts)"
        runs = [
            subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                check=True,
                env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            ).stdout
            for seed in ("1", "2")
        ]
        assert runs[0] == runs[1]
        assert district_book(seed=3) != district_book(seed=4)

    def test_a_district_reports_what_its_records_hold(self) -> None:
        """Each commune's figures are the counts of its models; the district's are the sum of those that were sent."""
        book = district_book(communes=4, models=40, silent=1)
        registered = {
            f.unit: f.quantity.value for f in book.figures if f.breakdown["standing"] == "registered" and f.quantity
        }
        assert registered == {"xa-1": 10, "xa-2": 10, "xa-3": 10, "huyen": 30}

    def test_it_is_of_the_size_asked_for(self) -> None:
        """So many communes, hamlets and models."""
        book = district_book(communes=3, hamlets=5, models=17)
        kinds = [unit.kind for unit in book.units]
        assert (kinds.count("commune"), kinds.count("hamlet"), len(book.models)) == (3, 15, 17)

    def test_a_nation(self) -> None:
        """Every unit but the country stands under one of the level above, and models are held at the bottom."""
        made = nation_frame(provinces=3, districts=7, communes=20, hamlets=30)
        units = {unit.id: unit for unit in made if isinstance(unit, Unit)}
        above = {(unit.level, units[unit.parent].level) for unit in units.values() if unit.parent}
        ladder = ("central", "province", "district", "commune", "hamlet")
        assert above == set(zip(ladder[1:], ladder, strict=False))
        book = Book((*made, *models_in(made, 50)))
        assert {units[model.holders[0]].level for model in book.models} == {"hamlet"}
        assert check(book, BUILTIN) == ()

    @given(st.lists(st.integers(0, 2**40), min_size=1, max_size=3))
    def test_mixed_numbers_stay_in_their_bounds(self, numbers: list[int]) -> None:
        """Any numbers give one below 2⁶⁴, and another where one of them differs."""
        assert 0 <= mixed(*numbers) < 2**64
        assert mixed(*numbers) != mixed(*numbers[:-1], numbers[-1] + 1)

    def test_the_crowd_has_sums_that_floats_get_wrong(self) -> None:
        """The shares in tenths of the crowded book add up differently in floats by their order."""
        shares = [
            float(f.quantity.value) for f in crowded_book().figures if f.measure == "effective-share" and f.quantity
        ]
        # Added one by one: since Python 3.12 `sum` itself makes up for what floats lose.
        assert len({reduce(add, shares[n:] + shares[:n]) for n in range(len(shares))}) > 1


class TestSmaller:
    """Examples that are made smaller, and printed."""

    @given(strategies.books())
    def test_a_book_shrinks_to_what_matters(self, book: Book) -> None:
        """Of a book with a model in it one bare model remains."""
        if book.models:
            (only,) = smallest(book, lambda less: bool(less.models)).facts
            assert only == Model(id=only.id, name=only.name) if isinstance(only, Model) else False

    @given(strategies.facts())
    def test_what_is_spelled_can_be_put_into_a_test(self, fact: Fact) -> None:
        """The Python that is printed for a fact makes the fact again."""
        from decimal import Decimal  # noqa: PLC0415 # for what is evaluated

        names: dict[str, Any] = {name: getattr(danvan, name) for name in danvan.__all__}
        assert eval(spelled(fact), {**names, "Decimal": Decimal, "date": date}) == fact  # noqa: S307 # our own text

    def test_a_value_that_cannot_exist_is_no_smaller_one(self) -> None:
        """Parts that a constructor refuses are left as they are."""
        span = Span(date(2024, 1, 1), date(2025, 1, 1))
        assert smallest(span, lambda less: less.end is not None) == Span(None, date(2025, 1, 1))
        with pytest.raises(BadValue):
            Span(date(2025, 1, 1), date(2025, 1, 1))


class TestRegistration:
    """danvan and hypothesis know of each other only where both are."""

    def test_the_types_are_registered(self) -> None:
        """`from_type` gives danvan's strategies, once hypothesis has called the entry point."""
        _hypothesis._register()
        for name in printing.NAMES:
            kind = printing.kind_of(name)
            assert {type(value) for value in drawn(st.from_type(kind), 3)} == {kind}

    def test_the_entry_point_is_declared(self) -> None:
        """Under the group that hypothesis reads, and it leads to the function."""
        assert PROJECT["entry-points"]["hypothesis"] == {"danvan": f"{_hypothesis.__name__}:_register"}

    def test_a_failing_book_is_printed_as_a_book(self) -> None:
        """What hypothesis prints of a book names its facts, not its vocabulary, and not the bytes it was made of."""
        _hypothesis._register()

        @settings(max_examples=60, derandomize=True, database=None, deadline=None)
        @given(strategies.books())
        def test(book: Book) -> None:
            assert not book.models

        with pytest.raises(AssertionError) as caught:
            test()
        told = "\n".join(caught.value.__notes__)
        assert "Model(id=" in told
        assert len(told) < 2000

    def test_hypothesis_loads_no_strategies(self) -> None:
        """Registering makes nothing: strategies are imported when a type is first asked for."""
        code = (
            "import sys, hypothesis; from danvan.testing import _hypothesis; _hypothesis._register(); "
            "print('danvan.testing.strategies' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "False"

    def test_builders_need_no_hypothesis(self) -> None:
        """Books for benches and examples are built without the extra."""
        code = "import sys; sys.modules['hypothesis'] = None; from danvan.testing.books import *; print(commune_book())"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == repr(commune_book())


def test_a_drawn_report_becomes_a_file(tmp_path: Path) -> None:
    """What harms in a report harms no file."""
    written = export(soaked("=1+1\u2028"), tmp_path / "a.md", MarkdownExporter())
    assert written.read_bytes()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_drawn(kind: type[Fact]) -> None:
    """No field of a fact, or of a part of one, is left out of what is drawn, however deep it stands."""
    chance = random.Random(10)  # noqa: S311 # examples, no secrets
    shapes = (Choices(chance.randbytes(LONGEST)) for _ in range(3000))
    left = set(field_paths(kind))
    for choices in shapes:
        fact = made(kind, choices)
        left -= {way for way in left if any(value not in (None, "", ()) for _, value in values(fact, way))}
        if not left:
            break
    assert [way.names for way in left] == []


@attrs.frozen
class Gift:
    """A class with fields that nothing is listed for."""

    colour: str = attrs.field(metadata=describe(vi="màu", en="Its colour.", code="colour"))
    words: str = attrs.field(metadata=describe(vi="lời", en="What is written on it."))
    wrapped: bool = attrs.field(metadata=describe(vi="đã gói", en="Whether it is wrapped."))
    given: date | None = attrs.field(default=None, metadata=describe(vi="ngày", en="When it was given."))


def test_a_class_of_which_nothing_is_listed_is_drawn() -> None:
    """A code of its scheme, some words, and a day or none."""
    drawn = [made(Gift, Choices(bytes([number]) * 4)) for number in range(8)]
    assert {gift.colour for gift in drawn} == {"a-colour-of-ours"}
    assert {gift.wrapped for gift in drawn} == {True, False}
    assert all(gift.words for gift in drawn)
    assert None in {gift.given for gift in drawn} != {None}
