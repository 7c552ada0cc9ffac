"""Plain values and the one-file document: the laws of the round trip, and everything refused with its place."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies_book
import strategies_core
from danvan.book.book import Book
from danvan.codec import decode, encode, from_plain, read, survey, to_plain, write
from danvan.codec.document import survey_document
from danvan.codec.versions import History
from danvan.documents.blocks import Report
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue, DecodeError
from danvan.facts import Fact, Figure, Model, Unit
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.vocabulary import Term, Vocabulary, shipped

EXAMPLES = Path(__file__).parents[2] / "examples"


def document(**parts: Any) -> str:
    """The text of a document with these parts."""
    return json.dumps({"format": "danvan-book", "version": 1, **parts})


def unit(**parts: Any) -> dict[str, Any]:
    """A unit as plain data."""
    return {"id": "a", "name": "A", "kind": "commune", **parts}


def figure(**quantity: Any) -> dict[str, Any]:
    """A figure as plain data."""
    return {"id": "f", "measure": "models-registered", "quantity": {"value": 1, **quantity}}


def words(**rows: Any) -> Vocabulary:
    """A vocabulary of these rows."""
    return Vocabulary(**rows)


def refused(data: bytes | str) -> dict[str, str]:
    """What a document is refused for: the messages by place."""
    with pytest.raises(DecodeError) as caught:
        decode(data)
    places = [problem.place for problem in caught.value.problems]
    assert len(places) == len(set(places))
    return {problem.place: problem.message for problem in caught.value.problems}


# --- laws ----------------------------------------------------------------------------------------------------


@given(strategies_book.books())
def test_a_book_written_is_read_back_equal(book: Book) -> None:
    """Whatever a book holds, its document holds, and the same document is written of what was read."""
    data = encode(book)
    again = decode(data)
    assert again == book
    assert encode(again) == data


@given(st.lists(strategies_book.every_fact(), max_size=4), st.randoms())
def test_the_order_of_facts_leaves_no_trace(facts: list[Fact], random: Any) -> None:
    """The same facts in any order are the same bytes, in the file and out of it."""
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert encode(Book(shuffled)) == encode(Book(facts))


@given(strategies_book.books(), st.randoms())
def test_the_order_of_records_in_a_file_leaves_no_trace(book: Book, random: Any) -> None:
    """A document whose lists someone has reordered is the same book."""
    plain = json.loads(encode(book))
    for part in plain.values():
        if isinstance(part, list):
            random.shuffle(part)
    assert decode(json.dumps(plain)) == book


@given(strategies_book.books())
def test_every_fact_has_a_place(book: Book) -> None:
    """A survey says of every fact where it stands."""
    found = survey_document(encode(book))
    assert set(found.places) == {(type(fact).__name__.lower(), fact.id) for fact in book.facts}
    assert not found.problems


@given(strategies_book.books(), st.data())
def test_one_bad_record_costs_only_itself(book: Book, data: st.DataObject) -> None:
    """A survey keeps every record but the one that does not fit, and says where that is."""
    plain = json.loads(encode(book))
    lists = [name for name, part in plain.items() if isinstance(part, list)]
    if not lists:
        return
    name = data.draw(st.sampled_from(lists))
    number = data.draw(st.integers(0, len(plain[name]) - 1))
    lost = plain[name][number]
    plain[name][number] = {**lost, "colour": "red"}
    found = survey_document(json.dumps(plain))
    assert [problem.place for problem in found.problems] == [f"{name}[{number}].colour"]
    assert len(found.book) == len(book) - 1


@given(st.one_of(strategies_book.every_fact(), strategies_core.quantities("", "dong"), strategies_book.spans()))
def test_plain_values_come_back(value: Any) -> None:
    """Any value made plain, through JSON text too, comes back equal."""
    plain = to_plain(value)
    assert from_plain(plain, type(value)) == value
    assert from_plain(json.loads(json.dumps(plain)), type(value)) == value


def _without_halves(value: str) -> str:
    return value.replace("\ud800", "\ufffd")


@given(strategies_core.reports)
def test_reports_come_back(report: Report) -> None:
    """A report comes back with each block of its own class, annexes and tables too."""
    plain = json.loads(_without_halves(json.dumps(to_plain(report), ensure_ascii=False)))
    again = from_plain(plain, Report)
    assert [type(block) for block in again.blocks] == [type(block) for block in report.blocks]
    assert to_plain(again) == plain


def test_tables_come_back() -> None:
    """A table comes back, its columns' widths and its cells' numbers too."""
    columns = [Column("a", "A", "A", width=2), Column("b", "B", "B", kind="number", width=0.25)]
    table = Table(name="t", vi="T", en="T", columns=columns, rows=[Row([Cell(), Cell(quantity=Quantity(3, "over"))])])
    plain = to_plain(table)
    assert plain["columns"][0]["width"] == 2.0
    assert plain["rows"] == [{"cells": [{}, {"quantity": {"value": 3, "exact": "over"}}]}]
    assert from_plain(json.loads(json.dumps(plain), parse_float=Decimal), Table) == table


@attrs.frozen
class State:
    """A state such as an aggregator of somebody's plugin keeps."""

    counts: Mapping[str, int] = attrs.field(factory=dict)
    cells: dict[tuple[str, ...], Quantity] = attrs.field(factory=dict)
    seen: frozenset[str] = frozenset()
    pair: tuple[str, int] = ("", 0)
    tally: Counter[str] = attrs.field(factory=Counter)
    either: str | int = 0
    within: "tuple[State, ...]" = ()


def test_states_come_back() -> None:
    """Mappings by text and by tuple, sets, pairs, counters, unions and a class that holds itself come back."""
    inner = State({"b": 2, "a": 1}, {("x", "y"): Quantity(1, "about"), (): Quantity(2)}, frozenset("ba"), ("x", 3))
    state = State(tally=Counter("abb"), either="x", within=(inner,))
    plain = json.loads(json.dumps(to_plain(state)))
    assert from_plain(plain, State) == state
    assert plain["within"][0]["seen"] == ["a", "b"]
    assert plain["within"][0]["cells"][0] == [["x", "y"], {"value": 1, "exact": "about"}]


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        ({"counts": {"a": "1"}}, "counts.a"),
        ({"cells": [[["x"], {"value": 1}], [["x"], {"value": 2}]]}, "cells"),
        ({"seen": "ab"}, "seen"),
        ({"seen": [1]}, "seen[0]"),
        ({"pair": ["x"]}, "pair"),
        ({"pair": ["x", "y"]}, "pair[1]"),
        ({"either": []}, "either"),
        ({"within": [{"within": [3]}]}, "within[0].within[0]"),
        ([], "value"),
    ],
)
def test_states_that_do_not_fit_are_refused(plain: Any, place: str) -> None:
    """A state of another shape is refused where it differs."""
    with pytest.raises(DecodeError) as caught:
        from_plain(plain, State)
    assert [problem.place for problem in caught.value.problems] == [place]


# --- how it is written ---------------------------------------------------------------------------------------


def test_what_is_written_is_for_people() -> None:
    """Vietnamese letters stand as they are, short objects on one line, defaults are left out, the last line ends."""
    book = Book([Figure(id="f", measure="models", quantity=Quantity(4400, "over", "model", printed="hơn 4.400"))])
    lines = encode(book).decode().split("\n")
    assert '      "quantity": {"value": 4400, "exact": "over", "unit": "model", "printed": "hơn 4.400"}' in lines
    assert '  "version": 1,' in lines
    assert lines[-2:] == ["}", ""]
    assert not [line for line in lines if "null" in line or "vocabulary" in line]


def test_only_a_books_own_words_are_written() -> None:
    """The vocabulary of a file is what differs from the shipped one, and reading puts both together."""
    own = Term(scheme="field", code="tourism", vi="du lịch", en="tourism")
    book = Book([], shipped().combine(words(terms=(own,))))
    assert json.loads(encode(book))["vocabulary"] == {
        "terms": [{"scheme": "field", "code": "tourism", "vi": "du lịch", "en": "tourism"}]
    }
    assert decode(encode(book)).vocabulary.label("field", "tourism") == "du lịch"


def test_a_book_can_rename_a_shipped_code() -> None:
    """A row of the book's own takes the place of the shipped row of the same code and start."""
    row = shipped().find("field", "economy")
    assert isinstance(row, Term)
    book = Book([], shipped().combine(words(terms=(attrs.evolve(row, vi="kinh tế xanh"),))))
    assert len(json.loads(encode(book))["vocabulary"]["terms"]) == 1
    assert decode(encode(book)) == book


@pytest.mark.parametrize(
    "fact",
    [
        Unit(id="a", name="A", kind="\ud800"),
        Unit(id="a", name="A", kind=3),  # type: ignore[arg-type] # what a caller without a type checker may do
        Model(id="a", name="A", type="group"),  # type: ignore[arg-type] # the same
    ],
    ids=["half", "number", "word"],
)
def test_nothing_is_written_that_cannot_be_read_back(fact: Fact) -> None:
    """A value that got past the constructors and would be refused on reading is refused on writing."""
    with pytest.raises(BadValue):
        encode(Book([fact]))


# --- what is refused -----------------------------------------------------------------------------------------


def test_every_problem_of_every_record_is_told_at_once() -> None:
    """Missing, unknown and wrong fields, and what constructors refuse, come together, each with its place."""
    problems = refused(
        document(
            units=[
                {"id": "  x", "name": "", "kind": 3, "aliases": "abc", "colour": 1},
                {"name": "B", "kind": "commune"},
                unit(during={"start": "2018-01-01", "end": "2017-01-01"}),
            ],
            figures=[figure(), figure(), figure(), figure(value="3x", exact="roughly")],
            models=[{"id": "m", "name": "M", "milestones": [{"kind": "registered"}, {"on": "2019-3-1"}]}],
            holidays=[],
        )
    )
    assert set(problems) == {
        "holidays",
        "units[0].id",
        "units[0].name",
        "units[0].kind",
        "units[0].aliases",
        "units[0].colour",
        "units[1].id",
        "units[2].during",
        "figures[3].quantity.value",
        "figures[3].quantity.exact",
        "models[0].milestones[1].kind",
        "models[0].milestones[1].on",
    }


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"units": [unit(kind=None)]}, "units[0].kind"),
        ({"units": [unit(kind=True)]}, "units[0].kind"),
        ({"units": [unit(name=["A"])]}, "units[0].name"),
        ({"units": [unit(groups="ab")]}, "units[0].groups"),
        ({"units": [unit(groups=None)]}, "units[0].groups"),
        ({"units": [unit(groups={"a": 1})]}, "units[0].groups"),
        ({"units": [unit(groups=["a", 3])]}, "units[0].groups[1]"),
        ({"units": [unit(during=None)]}, "units[0].during"),
        ({"units": [unit(during=[])]}, "units[0].during"),
        ({"units": [unit(during={"start": "20190328"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": "2019-03-28T00:00:00"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": "2019-02-29"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": "0000-01-01"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": "10000-01-01"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": "2019-03-2٨"})]}, "units[0].during.start"),
        ({"units": [unit(during={"start": 20190328})]}, "units[0].during.start"),
        ({"units": [unit(name="\ud800")]}, "units[0].name"),
        ({"units": [unit(parent="\ud800")]}, "units[0].parent"),
        ({"units": [unit(name="Tổ\u0007")]}, "units[0].name"),
        ({"units": [unit(name="a" + "\u0301" * 50)]}, "units[0].name"),
        ({"units": [unit(id="ho\u0300a")]}, "units[0].id"),
        ({"units": [unit(id="")]}, "units[0].id"),
        ({"units": [3]}, "units[0]"),
        ({"units": [None]}, "units[0]"),
        ({"units": {"a": unit()}}, "units"),
        ({"units": None}, "units"),
        ({"figures": [figure(value=None)]}, "figures[0].quantity.value"),
        ({"figures": [figure(value=True)]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="1_000")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="1e3")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="NaN")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="-Infinity")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="٣")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="94,3")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value=" 3")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="007")]}, "figures[0].quantity.value"),
        ({"figures": [figure(value="9" * 5000)]}, "figures[0].quantity.value"),
        ({"figures": [figure(value=10**24)]}, "figures[0].quantity.value"),
        ({"figures": [figure(value=float("nan"))]}, "figures[0].quantity.value"),
        ({"figures": [figure(value=float("inf"))]}, "figures[0].quantity.value"),
        ({"figures": [figure(exact=None)]}, "figures[0].quantity.exact"),
        ({"figures": [{"id": "f", "measure": "m", "breakdown": {"field": 3}}]}, "figures[0].breakdown.field"),
        ({"figures": [{"id": "f", "measure": "m", "breakdown": {"field": ""}}]}, "figures[0].breakdown"),
        ({"figures": [{"id": "f", "measure": "m", "breakdown": []}]}, "figures[0].breakdown"),
        ({"remarks": [{"id": "r", "kind": "task", "text": "x", "rank": 3.0}]}, "remarks[0].rank"),
        ({"remarks": [{"id": "r", "kind": "task", "text": "x", "rank": "3"}]}, "remarks[0].rank"),
        ({"models": [{"id": "m", "name": "M", "type": "group"}]}, "models[0].type"),
        ({"models": [{"id": "m", "name": "M", "type": ["collective"]}]}, "models[0].type"),
        ({"vocabulary": []}, "vocabulary"),
        ({"vocabulary": {"colours": []}}, "vocabulary.colours"),
        ({"vocabulary": {"terms": [{"scheme": "field", "vi": "x", "en": "x"}]}}, "vocabulary.terms[0].code"),
        ({"vocabulary": {"base_salaries": [{"amount": "x", "during": {}}]}}, "vocabulary.base_salaries[0].amount"),
        ({"Units": []}, "Units"),
        ({"units": [unit(**{"tên gọi": 1})]}, 'units[0]["t\\u00ean g\\u1ecdi"]'),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(parts: dict[str, Any], place: str) -> None:
    """No value is coerced, and the one problem has the place of the one value."""
    assert list(refused(document(**parts))) == [place]


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1e99999999999999999999", "1e-400", "9" * 5000, "9" * 59])
def test_absurd_numbers_are_refused_where_they_stand(number: str) -> None:
    """A number whose digits could fill a disk, or that Python would not even read, is one problem with its place."""
    text = document(figures=[figure(value=123456)]).replace("123456", number)
    assert list(refused(text)) == ["figures[0].quantity.value"]


def test_numbers_are_read_to_the_last_digit() -> None:
    """JSON numbers, whole or not, and numbers as text come as the decimal they spell."""
    text = document(figures=[figure(value=1), {**figure(value="94.3"), "id": "g"}, {**figure(value=5678), "id": "h"}])
    book = decode(text.replace("5678", "0.10"))
    assert [found.quantity and found.quantity.value for found in book.figures] == [1, Decimal("94.3"), Decimal("0.1")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            '{"format": "danvan-book", "version": 1, "units": [{"id": "a", "id": "b", "name": 3}]}',
            {"id", "name", "kind"},
        ),
        ('{"format": "danvan-book", "version": 1, "units": [], "units": []}', {"units"}),
        ('{"format": "danvan-book", "format": "danvan-book", "version": 1}', {"format"}),
        ('{"format": "danvan-book", "version": 1, "vocabulary": {"terms": [], "terms": []}}', {"terms"}),
        (
            '{"format": "danvan-book", "version": 1, "figures": '
            '[{"id": "f", "measure": "m", "breakdown": {"a": "b", "a": "c"}}]}',
            {"a"},
        ),
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str, places: set[str]) -> None:
    """JSON readers keep the last of two values in silence; here both are asked about, beside all else that is wrong."""
    assert {place.rpartition(".")[2] for place in refused(text)} == places


def test_two_rows_of_one_code_are_refused() -> None:
    """A vocabulary keeps one row of a code and start, so a file that has two is told of the first."""
    row = {"scheme": "field", "code": "tourism", "vi": "du lịch", "en": "tourism"}
    rows = [row, {**row, "code": "sea"}, {**row, "vi": "khác"}, {**row, "during": {"start": "2020-01-01"}}]
    assert list(refused(document(vocabulary={"terms": rows}))) == ["vocabulary.terms[0]"]


# --- files that are no book at all ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "file"),
        (b" \n ", "file"),
        (b"\xef\xbb\xbf", "file"),
        (b"[]", "file"),
        (b"3", "file"),
        (b"{", "line 1, column 2"),
        (b'{\n  "format": "danvan-bo', "line 2, column 13"),
        (b'{\n  "format": nonsense}', "line 2, column 13"),
        (b'{"format": "danvan-book", "version": 1} x', "line 1, column 41"),
        (b'{"a": "\x07"}', "line 1, column 8"),
        (b"[" * 100_000, "file"),
        (b'{"a":' * 100_000, "file"),
        (b"{}", "format"),
        (b'{"format": "danvan-bundle", "version": 1}', "format"),
        (b'{"format": 3, "version": 1}', "format"),
        (b'{"format": {}, "version": 1}', "format"),
        (b'{"format": "danvan-book"}', "version"),
        (b'{"format": "danvan-book", "version": "1"}', "version"),
        (b'{"format": "danvan-book", "version": true}', "version"),
        (b'{"format": "danvan-book", "version": 1.0}', "version"),
        (b'{"format": "danvan-book", "version": 2}', "version"),
        (b'{"format": "danvan-book", "version": 0}', "version"),
        ('{"name": "ấp"}'.encode("utf-16"), "file"),
        ('{"name": "ấp"}'.encode("utf-16-le"), "file"),
        ('{"name": "ấp"}'.encode("utf-16-be"), "file"),
        ('{"name": "ấp"}'.encode("utf-32"), "file"),
        ('{"name": "ấp"}'.encode("utf-32-be"), "file"),
        ('{\n"name": "Mô"}'.encode("windows-1258"), "line 2, byte 11"),
        (b'{"format": "danvan-book", "version": 1, "a": "\xed\xa0\x80"}', "line 1, byte 47"),
    ],
)
def test_a_file_that_is_no_book_is_one_problem(data: bytes, place: str) -> None:
    """Empty, cut, nested without end, of another encoding, form or version: one problem, where it is, and no hang."""
    assert list(refused(data)) == [place]


def _damaged(data: bytes) -> st.SearchStrategy[bytes]:
    spot = st.integers(0, len(data) - 1)
    cut = spot.map(lambda at: data[:at])
    changed = st.tuples(spot, st.integers(0, 255)).map(lambda it: data[: it[0]] + bytes([it[1]]) + data[it[0] + 1 :])
    return cut | changed


@given(st.binary(max_size=60) | strategies_book.books().map(encode).flatmap(_damaged))
def test_no_bytes_do_harm(data: bytes) -> None:
    """Whatever the bytes, reading gives a book or a DecodeError with a place for every problem."""
    found = survey_document(data)
    assert all(problem.place and problem.message for problem in found.problems)
    assert all("\n" not in str(problem) for problem in found.problems)


def test_a_byte_order_mark_is_passed_over() -> None:
    """Editors on Windows put one; the book is the same."""
    text = document(units=[unit()])
    assert decode(b"\xef\xbb\xbf" + text.encode()) == decode("\ufeff" + text) == decode(text)


def test_a_long_text_is_read_and_never_shown_whole() -> None:
    """Ten megabytes in a name are only a long name, and a message shows the head of what it got."""
    long = "ấ" * 3_000_000
    assert len(decode(document(units=[unit(name=long)])).units[0].name) == len(long)
    assert all(len(said) < 300 for said in refused(document(units=[unit(id=long + " ", kind=[long])])).values())


def test_names_in_another_normal_form_are_mended() -> None:
    """Text typed on another system is brought into the one normal form."""
    assert decode(document(units=[unit(name="xa\u0303 Hoa\u0300  Bi\u0300nh")])).units[0].name == "xã Hoà Bình"


# --- versions ------------------------------------------------------------------------------------------------


def _renamed(plain: dict[str, Any]) -> dict[str, Any]:
    rest = {name: part for name, part in plain.items() if name != "communes"}
    return {**rest, "units": [{"kind": "commune", **row} for row in plain.get("communes", [])]}


def _titled(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain, "units": [{**row, "name": row["name"].title()} for row in plain["units"]]}


HISTORY = History(3, {1: _renamed, 2: _titled})


@pytest.mark.parametrize(
    "plain",
    [
        {"version": 1, "communes": [{"id": "a", "name": "an bình"}]},
        {"version": 2, "units": [{"id": "a", "name": "an bình", "kind": "commune"}]},
        {"version": 3, "units": [{"id": "a", "name": "An Bình", "kind": "commune"}]},
    ],
)
def test_older_files_are_brought_up_step_by_step(plain: dict[str, Any]) -> None:
    """A file of each version that can be read is the same book."""
    book = decode(json.dumps({"format": "danvan-book", **plain}), history=HISTORY)
    assert book == Book([Unit(id="a", name="An Bình", kind="commune")])


@pytest.mark.parametrize(
    ("plain", "place"),
    [({"version": 4}, "version"), ({"version": 0}, "version"), ({"version": 2, "units": [{}]}, "file")],
)
def test_files_that_cannot_be_brought_up_are_refused(plain: dict[str, Any], place: str) -> None:
    """A newer file, one older than the chain, and one that a step cannot make sense of are one problem each."""
    with pytest.raises(DecodeError) as caught:
        decode(json.dumps({"format": "danvan-book", **plain}), history=HISTORY)
    assert [problem.place for problem in caught.value.problems] == [place]


def test_a_broken_chain_reads_only_what_it_reaches() -> None:
    """The oldest version is where the steps to the present one begin without a gap."""
    step: Callable[[dict[str, Any]], dict[str, Any]] = lambda plain: plain  # noqa: E731 # typed
    assert [History(5, {1: step, 3: step, 4: step}).oldest, History(1).oldest] == [3, 1]


# --- files ---------------------------------------------------------------------------------------------------


def test_errors_name_the_file(tmp_path: Path) -> None:
    """The error of a file carries its name."""
    path = tmp_path / "sổ.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(DecodeError) as caught:
        read(path)
    assert caught.value.file == "sổ.json"


def test_a_survey_has_all_places_of_an_id(tmp_path: Path) -> None:
    """Several rows of one unit, and an id given out twice, have every place they stand at."""
    path = tmp_path / "book.json"
    path.write_text(document(units=[unit(), unit(id="b"), unit(name="B")]), encoding="utf-8")
    assert survey(path).places == {("unit", "a"): "units[0], units[2]", ("unit", "b"): "units[1]"}


@pytest.mark.parametrize("name", ["book.txt", "book", "book.JSONL"])
def test_a_path_of_neither_form_is_refused(tmp_path: Path, name: str) -> None:
    """The ending says which form is meant; any other is asked about and nothing is written."""
    with pytest.raises(BadValue):
        write(Book(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    """Opening is not decoding."""
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.json")


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whatever step fails, the old document stays as it was and nothing else is left."""
    path = write(Book([Unit(id="a", name="A", kind="commune")]), tmp_path / "book.json")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(f"os.{step}", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            write(Book(), path)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a link writes the file it leads to, with the permissions it had."""
    path = write(Book(), tmp_path / "book.json")
    path.chmod(0o600)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    write(Book([Unit(id="a", name="A", kind="commune")]), link)
    assert link.is_symlink()
    assert len(read(path)) == 1
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/book.json")), ids=lambda path: path.parent.name)
def test_the_examples_are_read_and_come_back(path: Path) -> None:
    """Each example book is read without a problem, and what is written of it is the same book."""
    book = read(path)
    assert len(book) > 0
    assert decode(encode(book)) == book


def test_spans_are_objects() -> None:
    """A span that is open at both ends is an empty object where it must be there."""
    assert to_plain(Span()) == {}
    assert to_plain(Span.year(2017)) == {"start": "2017-01-01", "end": "2018-01-01"}


def test_a_book_is_read_with_the_codes_of_others_and_its_own_above_them(tmp_path: Path) -> None:
    """A plugin's codes are known to a book that is read with them; where both have a code, the book's row is taken."""

    def kind(vi: str, code: str = "tram") -> Term:
        return Term(scheme="period", code=code, vi=vi, en=vi)

    plugin = Vocabulary(terms=[kind("của trình cắm"), kind("riêng", "rieng")])
    path = write(Book([], shipped().combine(Vocabulary(terms=[kind("của sổ")]))), tmp_path / "book.json")
    vocabulary = read(path, vocabulary=plugin).vocabulary
    assert [vocabulary.label("period", code) for code in ("tram", "rieng")] == ["của sổ", "riêng"]
    assert read(path, vocabulary=shipped()) == read(path)
