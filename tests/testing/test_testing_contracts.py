"""The contract checks: danvan's own pieces keep to them, and each law catches a piece that breaks it."""

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

import attrs
import pytest

from danvan import (
    BadValue,
    Book,
    Breach,
    Finding,
    Grade,
    Model,
    Quantity,
    Rule,
    Source,
    Span,
    Tally,
    Unit,
    aggregates,
    exports,
    reports,
    rules,
)
from danvan.documents import Cell, Column, Paragraph, Report, Row, Table
from danvan.facts import Event, Fact
from danvan.plugins import Aggregator, Composer, Exporter, Imported
from danvan.testing.books import commune_book
from danvan.testing.contracts import (
    Sample,
    check_aggregator,
    check_composer,
    check_exporter,
    check_importer,
    check_rule,
)


def named(piece: Any) -> str:
    """A piece by its name or code."""
    return str(getattr(piece, "code", piece.name))


class TestOwnPieces:
    """What danvan offers keeps to its own contracts."""

    @pytest.mark.parametrize("aggregator", aggregates.BUILTIN, ids=named)
    def test_aggregators(self, aggregator: Aggregator[Any]) -> None:
        """Each built-in aggregator obeys the law."""
        check_aggregator(aggregator, examples=20)

    @pytest.mark.parametrize("rule", rules.BUILTIN, ids=named)
    def test_rules(self, rule: Rule) -> None:
        """Each built-in rule keeps to the contract, and finds nothing in a commune's book in which all is well."""
        check_rule(rule, keeps=[commune_book()], examples=12)

    @pytest.mark.parametrize("exporter", exports.BUILTIN, ids=named)
    def test_exporters(self, exporter: Exporter) -> None:
        """Each built-in exporter writes any report."""
        check_exporter(exporter)

    @pytest.mark.parametrize("composer", reports.BUILTIN, ids=named)
    def test_composers(self, composer: Composer) -> None:
        """Each built-in composer reports any book, or refuses; the summary refuses none that has a period."""
        check_composer(composer, composes=None if composer.name == "summary" else (), examples=20)


def table_of(name: str, lines: Iterable[tuple[str, object]]) -> Table:
    """A table of texts."""
    columns = [Column("what", "Mục", "Item"), Column("count", "Số", "Count")]
    rows = [Row([Cell(text=str(what)), Cell(text=str(count))]) for what, count in lines]
    return Table(name=name, vi="Bảng", en="Table", columns=columns, rows=rows)


def plain(name: str, state: object) -> Table:
    """A state as a table of one line."""
    return table_of(name, [("state", state)])


def in_order(name: str, state: Iterable[Any]) -> Table:
    """A set as a table of one line, in the order of what is in it."""
    return plain(name, sorted(state))


@attrs.frozen
class Wrong:
    """An aggregator made of functions, each of which may be wrong."""

    counts: Callable[[Book], Any]
    merges: Callable[[Any, Any], Any]
    shows: Callable[[str, Any], Table] = plain
    name: str = "wrong"

    def of(self, book: Book, during: Span | None) -> Any:
        """The state of a book."""
        return self.counts(book.during(during))

    def merge(self, left: Any, right: Any) -> Any:
        """The state of two."""
        return self.merges(left, right)

    def table(self, state: Any) -> Table:
        """The state as a table."""
        return self.shows(self.name, state)


def added(left: Any, right: Any) -> Any:
    """The sum of two."""
    return left + right


def either(left: dict[str, int], right: dict[str, int]) -> dict[str, int]:
    """The sums of two by key, in the order they come."""
    return {key: left.get(key, 0) + right.get(key, 0) for key in [*left, *right]}


def by_holder(book: Book) -> dict[str, int]:
    """How many models each holder has."""
    found: dict[str, int] = {}
    for holder in (holder for model in book.models for holder in model.holders):
        found[holder] = found.get(holder, 0) + 1
    return found


def collected(left: set[str], right: set[str]) -> set[str]:
    """What is in one or the other, put into the first of them."""
    left |= right
    return left


def average(book: Book) -> float:
    """The average number of holders of a model."""
    return sum(len(model.holders) for model in book.models) / len(book.models) if book.models else 0.0


def of_figures(book: Book) -> float:
    """The sum of the figures, as a float."""
    return sum(float(figure.quantity.value) for figure in book.figures if figure.quantity)


def rewarded(book: Book) -> int:
    """How many awards went to a model that the book holds."""
    return sum(book.get(Model, recipient.model) is not None for award in book.awards for recipient in award.recipients)


def counting() -> Callable[[Book], int]:
    """A count that goes up with every call."""
    calls = itertools.count()
    return lambda _: next(calls)


MERGE_TO_WHOLE = "merge to the state of the whole"
WRONG_AGGREGATORS = {
    "average of averages": (Wrong(average, lambda left, right: (left + right) / 2), MERGE_TO_WHOLE),
    "added distinct counts": (Wrong(lambda book: len(by_holder(book)), added), MERGE_TO_WHOLE),
    "looks into other shards": (Wrong(rewarded, added), MERGE_TO_WHOLE),
    "keeps the larger": (Wrong(lambda book: len(book.models), max), MERGE_TO_WHOLE),
    "counts the frame": (Wrong(lambda book: len(book.units), added), MERGE_TO_WHOLE),
    "last comes last": (
        Wrong(lambda book: [figure.id for figure in book.figures], added),
        "breaks the law",
    ),
    "adds floats": (Wrong(of_figures, added), "breaks the law"),
    "never the same": (Wrong(counting(), added), "the same book gives the same"),
    "changes what it is given": (
        Wrong(lambda book: set(by_holder(book)), collected, in_order),
        "leaves what it is given|the frame alone",
    ),
    "keeps what no file holds": (
        Wrong(lambda book: frozenset((model.id, model.name) for model in book.models), frozenset.union, in_order),
        "survives the codec",
    ),
    "shows the order of merging": (
        Wrong(
            lambda book: dict(sorted(by_holder(book).items())),
            either,
            lambda name, state: table_of(name, state.items()),
        ),
        "no trace of the order",
    ),
    "raises": (Wrong(lambda book: book.models[0].name, added), "IndexError"),
    "gives no table": (
        Wrong(lambda book: len(book.models), added, lambda _, state: state),
        "give a danvan.documents.Table",
    ),
    "has no lawful name": (Wrong(len, added, name="Không Hợp Lệ"), "a catalog would refuse"),
}


class TestAggregators:
    """The law of aggregators."""

    @pytest.mark.parametrize(("aggregator", "said"), WRONG_AGGREGATORS.values(), ids=WRONG_AGGREGATORS)
    def test_a_wrong_one_is_caught(self, aggregator: Aggregator[Any], said: str) -> None:
        """Each way to break the law is caught, and the law that is broken is named."""
        with pytest.raises(AssertionError, match=said):
            check_aggregator(aggregator)

    @pytest.mark.parametrize(
        ("merges", "said"),
        [
            (lambda left, right: left - right, "the whole|merge"),
            (lambda left, right: left or right, "the whole|merge"),
            (lambda left, right: left + right + 1, "the whole|the frame alone"),
        ],
        ids=["does not commute", "does not add", "has no identity"],
    )
    def test_a_wrong_merge_is_caught(self, merges: Callable[[int, int], int], said: str) -> None:
        """Merges that break one law of algebra or another."""
        with pytest.raises(AssertionError, match=said):
            check_aggregator(Wrong(lambda book: len(book.models), merges))

    def test_the_example_is_the_smallest(self) -> None:
        """What is shown of a distinct count that is added: two models of one holder in two shards, and no more."""
        with pytest.raises(AssertionError) as caught:
            check_aggregator(Wrong(lambda book: len(by_holder(book)), added))
        said = str(caught.value)
        assert [line.strip()[:9] for line in said.splitlines() if "(" in line] == ["Model(id=", "Model(id="]
        assert said.count("holders=") == 2

    def test_an_annotation_says_what_the_state_is(self) -> None:
        """A set of pairs survives where `of` says that it is one."""

        class Pairs(Wrong):
            def of(self, book: Book, during: Span | None) -> frozenset[tuple[str, str]]:
                """Holders by field."""
                models = book.during(during).models
                return frozenset(
                    (field, holder) for model in models for field in model.fields for holder in model.holders
                )

            def table(self, state: frozenset[tuple[str, str]]) -> Table:
                """Sorted."""
                return plain(self.name, sorted(state))

        check_aggregator(Pairs(len, frozenset.union))

    def test_one_that_does_not_keep_to_the_days_is_caught(self) -> None:
        """Whoever counts all that a book holds, whatever the days asked for, is told so."""

        class Always(Wrong):
            def of(self, book: Book, during: Span | None) -> Any:  # noqa: ARG002 # that is what is wrong with it
                """The state of the whole book."""
                return self.counts(book)

        with pytest.raises(AssertionError, match="outside the days asked for"):
            check_aggregator(Always(lambda book: len(book.models), added))

    def test_one_that_explains_itself_wrongly_is_caught(self) -> None:
        """What stands behind a number adds up to it."""

        class Half(Tally):
            def behind(
                self, book: Book, during: Span | None, row: Row, column: str
            ) -> Iterator[tuple[Event, Quantity]]:
                """The first fact alone."""
                yield from itertools.islice(super().behind(book, during, row, column), 1)

        first = aggregates.BUILTIN[0]
        assert isinstance(first, Tally)
        wrong = Half(name="half", vi=first.vi, en=first.en, of_kind=first.of_kind, by=first.by)
        with pytest.raises(AssertionError, match=r"an explanation sums to its cell\nrow [0-9], count: exact 2"):
            check_aggregator(wrong)

    def test_books_of_ones_own(self) -> None:
        """What is wrong only for certain books is caught with them."""
        by_chance = Wrong(lambda book: int(book.get(Model, "phan-loai-rac") is None), max)
        with pytest.raises(AssertionError, match=MERGE_TO_WHOLE):
            check_aggregator(by_chance, books=[commune_book()])


def rule(check: Callable[[Book], Iterable[Breach]], vi: str = "Tên {name}.", en: str = "Name {name}.") -> Rule:
    """A rule of a function."""
    grade = Grade(severity="warning", ground="Quy ước", confidence="sourced")
    return Rule(code="XX101", name="test", vi=vi, en=en, grades=[grade], check=check)


def on_models(**parts: Any) -> Callable[[Book], Iterator[Breach]]:
    """A check that says the same of every model."""

    def check(book: Book) -> Iterator[Breach]:
        for model in book.models:
            yield Breach(**{"fact": model, "values": {"name": model.name}, **parts})

    return check


def about_a_stranger(book: Book) -> Iterator[Breach]:
    """Names a model that the book does not hold."""
    for model in book.models:
        yield Breach(fact=attrs.evolve(model, name="Tên khác"), values={"name": "x"})


def one_more_each_time() -> Callable[[Book], Iterator[Breach]]:
    """Says something else with every call."""
    calls = itertools.count()

    def check(book: Book) -> Iterator[Breach]:
        for model in book.models:
            yield Breach(fact=model, values={"name": next(calls)})

    return check


def told_twice(book: Book) -> Iterator[Breach]:
    """Says of every model the same thing twice."""
    for model in (*book.models, *book.models):
        yield Breach(fact=model, values={"name": model.name})


def in_the_order_given(book: Book) -> Iterator[Breach]:
    """Raises at the first unit without a parent."""
    for unit in book.units:
        yield Breach(fact=unit, values={"name": book.unit(unit.parent or "").name})


class TestRules:
    """The contract of rules."""

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (rule(in_the_order_given), "it never raises"),
            (rule(about_a_stranger), "only facts of the book"),
            (rule(on_models(field="colour")), "fields they have"),
            (rule(on_models(field="milestones[7].by")), "fields they have"),
            (rule(on_models(), en="Name {nam}."), "both sentences"),
            (rule(on_models(values={"name": None})), "both sentences"),
            (rule(on_models(), vi="Tên {name:d}."), "the engine can write its findings"),
            (rule(on_models(on="2024-01-01")), "give a datetime.date"),
            (rule(told_twice), "it says each thing once"),
            (rule(one_more_each_time()), "the same findings"),
            (rule(lambda book: [model.name for model in book.models]), "it yields breaches"),  # type: ignore[misc] # wrong on purpose
        ],
    )
    def test_a_wrong_one_is_caught(self, wrong: Rule, said: str) -> None:
        """Each way to break the contract is caught, and what is broken is named."""
        with pytest.raises(AssertionError, match=said):
            check_rule(wrong)

    def test_books_that_break_and_keep_it(self) -> None:
        """A rule that finds nothing where it must, or something where it must not, is caught."""
        fine = rule(on_models(field="name"))
        check_rule(fine, breaks=[commune_book()], keeps=[Book()])
        with pytest.raises(AssertionError, match="a book that breaks it"):
            check_rule(fine, breaks=[Book()])
        with pytest.raises(AssertionError, match="a book that keeps it"):
            check_rule(fine, keeps=[commune_book()])


@attrs.frozen
class Writer:
    """An exporter made of a function."""

    writes: Callable[[Any, BinaryIO], Any]
    takes: type = Report
    name: str = "writer"
    suffix: str = ".txt"

    def write(self, content: Any, out: BinaryIO, /) -> None:
        """Write the content."""
        self.writes(content, out)


def first_title(report: Report, out: BinaryIO) -> None:
    """Writes the title, if only it can be written."""
    out.write(report.title.encode("utf-8"))


def titles_and_closes(report: Report, out: BinaryIO) -> None:
    """Writes what can always be written, and closes."""
    with out:
        out.write(repr(report).encode("utf-8", "backslashreplace"))


class TestExporters:
    """The contract of exporters."""

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (Writer(first_title), "UnicodeEncodeError|wrote nothing"),
            (Writer(titles_and_closes), "leaves the stream open"),
            (Writer(lambda report, out: out.write(str(id(report)).encode())), "the same bytes"),
            (Writer(lambda report, out: out.write(report.blocks[0].text.encode("utf-8", "replace"))), "raised"),
            (Writer(lambda _, __: None), "it wrote nothing"),
            (Writer(lambda _, out: out.write("chữ")), "TypeError"),  # type: ignore[call-overload] # wrong on purpose
            (Writer(first_title, takes=str), "a catalog would refuse"),
            (Writer(first_title, suffix="txt"), "a catalog would refuse"),
        ],
    )
    def test_a_wrong_one_is_caught(self, wrong: Exporter, said: str) -> None:
        """Each way to break the contract is caught, and what is broken is named."""
        with pytest.raises(AssertionError, match=said):
            check_exporter(wrong)

    def test_one_that_takes_books(self) -> None:
        """An exporter of books is tried on books."""
        seen: list[object] = []

        def write(book: Book, out: BinaryIO) -> None:
            seen.append(book)
            out.write(b"%d" % len(book))

        check_exporter(Writer(write, takes=Book))
        assert all(isinstance(book, Book) for book in seen)
        assert max(len(book) for book in seen if isinstance(book, Book)) > 0


HEADER = "ma,ten"
GOOD = f"{HEADER}\nxa-1,xã Một\nxa-2,\nxa-3,xã Ba\n".encode()


@attrs.frozen
class Reader:
    """An importer of units from rows of csv; each part may be wrong."""

    reads: Callable[[bytes, str], Imported]
    closes: bool = False
    name: str = "reader"
    suffix: str = ".csv"

    def read(self, stream: BinaryIO, /, *, file: str = "") -> Imported:
        """The facts and findings."""
        found = self.reads(stream.read(), file)
        if self.closes:
            stream.close()
        return found


def finding(vi: str, place: str, file: str) -> Finding:
    """What is said of a row."""
    return Finding(
        code="XX201",
        severity="error",
        kind="row",
        fact=None,
        field=None,
        vi=vi,
        en=vi,
        ground="Quy ước",
        confidence="sourced",
        source=Source(file=file, place=place),
    )


def imported(facts: Iterable[Fact], findings: Iterable[Finding]) -> Imported:
    """What came of reading."""
    parts: dict[str, Any] = {"facts": facts, "findings": findings}
    return Imported(**parts)


def rows_read(data: bytes, file: str, *, silent: bool = False, sourced: bool = True) -> Imported:
    """The rows of a file as units; a row without a name is a finding, or is passed over in silence."""
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return imported([], [finding(f"không đọc được: {error}", "tệp", file)])
    facts: list[Fact] = []
    findings: list[Finding] = []
    for number, line in enumerate(lines[1:], 2):
        place = f"dòng {number}"
        try:
            source = Source(file=file, place=place) if sourced else None
            facts.append(Unit(id=line[0], name=line[1], kind="commune", source=source))
        except (IndexError, BadValue) as error:
            if not silent:
                findings.append(finding(str(error), place, file))
    if not lines:
        findings.append(finding("tệp trống", "tệp", file))
    return imported(facts, findings)


def hasty(data: bytes, file: str) -> Imported:
    """Reads what is well formed, and raises at the rest."""
    lines = [line.split(",") for line in data.decode("utf-8").splitlines()]
    facts = [
        Unit(id=line[0], name=line[1] or "?", kind="commune", source=Source(file=file, place=line[0])) for line in lines
    ]
    return imported(facts, [])


def deaf(data: bytes, file: str) -> Imported:
    """Says nothing of what it cannot read."""
    return rows_read(data, file) if data.startswith(HEADER.encode()) else Imported()


class TestImporters:
    """The contract of importers."""

    def test_a_right_one_passes(self) -> None:
        """An importer that accounts for every row, and for garbage."""
        check_importer(Reader(rows_read), [Sample(GOOD, rows=3)])

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (Reader(lambda data, file: rows_read(data, file, silent=True)), "every row ends"),
            (Reader(lambda data, file: rows_read(data, file, sourced=False)), "every row ends|names the file"),
            (Reader(lambda data, _: rows_read(data, "tep-khac.csv")), "names the file"),
            (Reader(rows_read, closes=True), "leaves the stream open"),
            (Reader(hasty), "with a finding"),
            (Reader(deaf), "with a finding"),
            (Reader(lambda data, file: rows_read(data, file).facts), "give danvan.plugins.Imported"),  # type: ignore[arg-type, return-value] # wrong on purpose
            (Reader(rows_read, suffix="csv"), "a catalog would refuse"),
        ],
    )
    def test_a_wrong_one_is_caught(self, wrong: Reader, said: str) -> None:
        """Each way to break the contract is caught, and what is broken is named."""
        with pytest.raises(AssertionError, match=said):
            check_importer(wrong, [Sample(GOOD, rows=3)])

    def test_damage_is_tried(self) -> None:
        """An importer that reads its samples and refuses garbage, but raises at a row cut short, is caught."""

        def brittle(data: bytes, file: str) -> Imported:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                return rows_read(data, file)
            for line in text.splitlines():
                line.split(",")[1]
            return rows_read(data, file)

        with pytest.raises(AssertionError, match="whatever the file holds"):
            check_importer(Reader(brittle), [Sample(GOOD, rows=3)])

    def test_samples_are_needed(self) -> None:
        """Without a sample nothing would be tried."""
        with pytest.raises(AssertionError, match="no sample"):
            check_importer(Reader(rows_read), [])


@attrs.frozen
class Author:
    """A composer made of a function."""

    composes: Callable[[Book], Any]
    name: str = "author"

    def compose(self, book: Book, /, *_: Any, **__: Any) -> Report:
        """The report."""
        made: Report = self.composes(book)
        return made


def letter(text: str) -> Report:
    """A report of one paragraph."""
    return Report(kind="report", type_name="Thư", title="Thư", blocks=[Paragraph(text)])


def refuses_all(_: Book) -> Report:
    """Refuses every book."""
    raise BadValue("book", "any", "give none")


class TestComposers:
    """The contract of composers."""

    def test_a_right_one_passes(self) -> None:
        """A composer of any book; one that refuses what it cannot report."""
        check_composer(Author(lambda book: letter(f"{len(book)} dữ kiện")))
        check_composer(Author(lambda book: letter(book.unit("xa").name)), composes=[commune_book()])

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (Author(lambda book: letter(book.figures[0].id)), "IndexError"),
            (Author(refuses_all), "composes what it must"),
            (Author(lambda book: letter(str(id(book.facts)))), "the same report"),
            (Author(len), "give a Report"),
            (Author(lambda _: letter(3)), "can be printed"),  # type: ignore[arg-type] # wrong on purpose
        ],
    )
    def test_a_wrong_one_is_caught(self, wrong: Composer, said: str) -> None:
        """Each way to break the contract is caught, and what is broken is named."""
        with pytest.raises(AssertionError, match=said):
            check_composer(wrong)


def test_examples_are_the_same_in_every_run() -> None:
    """Two runs of one check fail alike, word for word."""

    def said() -> str:
        with pytest.raises(AssertionError) as caught:
            check_aggregator(Wrong(average, lambda left, right: (left + right) / 2))
        return str(caught.value)

    assert said() == said()
