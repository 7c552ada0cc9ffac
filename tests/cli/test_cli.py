"""The command line: what it prints, where, and with which exit code."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest

import danvan.cli.main as command_line
from danvan.book.book import Book
from danvan.cli import codes
from danvan.cli.parser import parser_of
from danvan.cli.typed import read_span
from danvan.codec import read, write
from danvan.documents.blocks import Paragraph, Report
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Unit
from danvan.plugins.catalog import Catalog, discover
from danvan.plugins.loading import Offer, Plugin, PluginFailure
from danvan.rules import Breach, Grade, Rule
from danvan.values.spans import Span
from danvan.vocabulary import Term, Vocabulary, shipped


@attrs.frozen
class Plain:
    """An exporter of reports: their title and every cell, a line each."""

    name: str = "markdown"
    suffix: str = ".md"
    takes: type = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Title, paragraphs and cells."""
        paragraphs = [block.text for block in content.blocks if isinstance(block, Paragraph)]
        cells = [cell.write() for table in content.tables for row in table.rows for cell in row.cells]
        out.write("\n".join([content.title, *paragraphs, *cells, ""]).encode())


@attrs.frozen
class Torn:
    """An exporter whose paper tears."""

    error: BaseException
    name: str = "torn"
    suffix: str = ".torn"
    takes: type = Report

    def write(self, content: Any, out: BinaryIO, /) -> None:  # noqa: ARG002 # it fails before it looks
        """Half of it."""
        out.write(b"half")
        raise self.error


@attrs.frozen
class Listed:
    """An exporter of books: the ids."""

    name: str = "ids"
    suffix: str = ".ids"
    takes: type = Book

    def write(self, content: Book, out: BinaryIO, /) -> None:
        """The ids, a line each."""
        out.write("\n".join(fact.id for fact in content).encode())


@attrs.frozen
class Census:
    """An aggregator of units, or of an error."""

    name: str = "census"
    error: Exception | None = None

    def of(self, book: Book, during: Span | None) -> tuple[str, ...]:
        """The names, and the year asked for."""
        print("a plugin that prints")
        if self.error is not None:
            raise self.error
        year = () if during is None or during.start is None else (str(during.start.year),)
        return (*(unit.name for unit in book.units), book.vocabulary.label("field", "border"), *year)

    def merge(self, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
        """Both."""
        return (*left, *right)

    def table(self, state: tuple[str, ...]) -> Table:
        """A column of names."""
        rows = [Row([Cell(text=name)]) for name in state]
        return Table(name="census", vi="Danh sách", en="Census", columns=[Column("name", "Tên", "Name")], rows=rows)


@attrs.frozen
class Letter:
    """A composer that writes its options."""

    name: str = "summary"
    error: Exception | None = None

    def compose(
        self, book: Book, /, *, unit: str | None = None, period: str | None = None, long_form: str = "no"
    ) -> Report:
        """A paragraph of options."""
        if self.error is not None:
            raise self.error
        text = f"{unit} {period} {long_form} {len(book)}"
        return Report(kind="report", type_name="Báo cáo", title="Sơ kết", blocks=[Paragraph(text)])


def of_units(code: str, severity: Any) -> Rule:
    """A rule that finds every unit wrong."""
    graded: Any = [Grade(severity=severity, ground="Quy chế 1", confidence="sourced")]
    return Rule(
        code=code,
        name="every-unit",
        vi="{name} sai.",
        en="{name} is wrong.",
        grades=graded,
        check=lambda book: (Breach(fact=unit, field="name", values={"name": unit.name}) for unit in book.units),
    )


def unit(**parts: Any) -> Unit:
    """A commune, or what is given."""
    return Unit(**{"kind": "commune", **parts})


LETTERS: Any = (Letter(), Letter("refusing", BadValue("unit", "x", "give y")), Letter("broken", KeyError("x")))
OWN = Catalog.of().commands
CATALOG = Catalog(
    commands=OWN,
    rules=(of_units("AB101", "error"), of_units("AB102", "warning")),
    aggregators=(Census(), Census("broken", ZeroDivisionError("no units"))),
    reports=LETTERS,
    exporters=(Plain(), Plain("csv", ".csv"), Torn(KeyError("paper")), Listed()),
    vocabulary=shipped(),
)


@pytest.fixture
def catalog(monkeypatch: pytest.MonkeyPatch) -> list[Catalog]:
    """The catalog the command line finds; put another into the list to change it."""
    found = [CATALOG]
    monkeypatch.setattr(command_line, "discover", lambda **_: found[-1])
    return found


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A book of one unit."""
    book = Book([unit(id="xa-a", name="xã Ấp Bắc")])
    return str(write(book, tmp_path / "book.json"))


def run(*words: str) -> int:
    """Run the command line in this process."""
    return command_line.main(words)


Captured = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("catalog")
class TestCheck:
    """`danvan check`."""

    def test_text_names_code_fact_place_sentence_and_ground(self, file: str, capsys: Captured) -> None:
        """A clerk reads what is wrong, where it stands and on which ground."""
        assert run("check", file) == 1
        answer = capsys.readouterr()
        lines = answer.out.splitlines()
        assert [line for line in lines if line.startswith("AB")] == [
            "AB101 error unit xa-a name units[0]: Xã Ấp Bắc sai.",
            "AB102 warning unit xa-a name units[0]: Xã Ấp Bắc sai.",
        ]
        assert lines.count("    Quy chế 1") == 2
        assert answer.err == ""

    @pytest.mark.parametrize(
        ("rules", "options", "code"),
        [
            ((), (), 0),
            (("warning",), (), 0),
            (("warning",), ("--strict",), 1),
            (("warning",), ("--strict", "--min", "error"), 0),
            (("error",), ("--min", "error"), 1),
        ],
    )
    def test_exit_code_follows_what_is_shown(
        self, file: str, catalog: list[Catalog], rules: tuple[str, ...], options: tuple[str, ...], code: int
    ) -> None:
        """Errors are 1, warnings are 1 only when strict, and what is not shown does not count."""
        catalog.append(Catalog(commands=OWN, rules=tuple(of_units("AB101", severity) for severity in rules)))
        assert run("check", file, *options) == code

    def test_json_is_one_document(self, file: str, capsys: Captured) -> None:
        """Programs get every part of every finding."""
        assert run("check", file, "--format", "json") == 1
        answer = json.loads(capsys.readouterr().out)
        assert [finding["code"] for finding in answer["findings"]] == ["AB101", "AB102"]
        first = answer["findings"][0]
        assert (first["place"], first["values"], first["en"]) == (
            "units[0]",
            {"name": "xã Ấp Bắc"},
            "Xã Ấp Bắc is wrong.",
        )

    def test_csv_goes_through_the_exporter(self, file: str, capsys: Captured) -> None:
        """Spreadsheets get the findings as a table, in the language asked for."""
        assert run("check", file, "--format", "csv", "--lang", "en") == 1
        lines = capsys.readouterr().out.splitlines()
        assert {"AB101", "AB102", "units[0]", "Xã Ấp Bắc is wrong."} <= set(lines)

    def test_a_file_with_problems_is_checked_as_far_as_it_goes(self, tmp_path: Path, capsys: Captured) -> None:
        """Problems of the file and findings on the rest come together, and the exit code is that of the file."""
        path = tmp_path / "half.json"
        units = '[{"id": "a", "name": "A", "kind": "commune"}, {"id": "b"}]'
        path.write_text(f'{{"format": "danvan-book", "version": 1, "units": {units}}}', encoding="utf-8")
        assert run("check", str(path)) == 3
        answer = capsys.readouterr()
        assert "units[1].name" in answer.err
        assert "AB101" in answer.out
        assert run("check", str(path), "--format", "json") == 3
        places = [problem["place"] for problem in json.loads(capsys.readouterr().out)["problems"]]
        assert places == ["units[1].name", "units[1].kind"]

    @pytest.mark.parametrize("text", ["", "{}", "Kính gửi", '{"format": "danvan-book", "version": 999}'])
    def test_what_is_no_book_is_not_said_to_have_no_findings(self, text: str, tmp_path: Path, capsys: Captured) -> None:
        """Where nothing could be read there is no count of findings, which would look like a sound book."""
        path = tmp_path / "none.json"
        path.write_text(text, encoding="utf-8")
        assert run("check", str(path)) == 3
        answer = capsys.readouterr()
        assert (answer.out, str(path) in answer.err) == ("", True)

    def test_a_file_that_is_not_there_is_named(self, capsys: Captured) -> None:
        """The file and what is the matter with it, without the numbers of the system."""
        assert run("check", "gone.json") == 3
        assert capsys.readouterr().err.startswith("danvan: gone.json: ")


@pytest.mark.usefixtures("catalog")
class TestAggregate:
    """`danvan aggregate`."""

    def test_prints_a_table(self, file: str, capsys: Captured) -> None:
        """Without a file the table is printed; what a plugin prints itself does not get into it."""
        assert run("aggregate", file, "census", "--during", "2019-Q1") == 0
        answer = capsys.readouterr()
        assert answer.out.splitlines() == ["Danh sách", "xã Ấp Bắc", "border", "2019"]
        assert "a plugin that prints" in answer.err

    def test_writes_by_suffix_or_by_name(self, file: str, tmp_path: Path, capsys: Captured) -> None:
        """The exporter is chosen by the suffix; a name given goes before it."""
        for options in (["--to", str(tmp_path / "a.CSV")], ["--to", str(tmp_path / "b"), "--format", "markdown"]):
            assert run("aggregate", file, "census", *options) == 0
            assert "xã Ấp Bắc" in Path(options[1]).read_text(encoding="utf-8")
        assert capsys.readouterr().out == ""

    def test_speaks_the_codes_of_plugins(self, file: str, catalog: list[Catalog], capsys: Captured) -> None:
        """A plugin's vocabulary is heard, below the book's own."""
        words: Any = [Term(scheme="field", code="border", vi="biên giới", en="border")]
        catalog.append(attrs.evolve(CATALOG, vocabulary=shipped().combine(Vocabulary(terms=words))))
        assert run("aggregate", file, "census") == 0
        assert "biên giới" in capsys.readouterr().out


@pytest.mark.usefixtures("catalog")
class TestReport:
    """`danvan report`."""

    def test_passes_its_options_on(self, file: str, capsys: Captured) -> None:
        """Unit, period and further options reach the composer as they were typed."""
        assert run("report", file, "--unit", "xa-a", "--period", "q1", "--option", "long-form=có = không") == 0
        assert "xa-a q1 có = không 1" in capsys.readouterr().out

    @pytest.mark.parametrize("name", ["summary", "findings", "record-list"])
    def test_an_option_that_a_report_does_not_take_is_told_with_those_it_takes(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """Of each of danvan's reports, whether it looks at its options itself or not."""
        monkeypatch.setattr(command_line, "discover", lambda **_: Catalog.of())
        path = str(write(Book([unit(id="xa-a", name="xã Ấp Bắc")]), tmp_path / "book.json"))
        assert run("report", path, name, "--option", "colour=red") == 2
        told = capsys.readouterr().err
        assert "colour" in told
        assert ("ids" if name == "record-list" else "unit") in told
        assert "Error" not in told

    @pytest.mark.parametrize(
        "options",
        [
            ["--option", "colour=red"],
            ["--option", "colour"],
            ["--option", "=red"],
            ["--option", "unit=a", "--unit", "b"],
            ["refusing"],
            ["nobody-has-this"],
            ["--to", "out.docx"],
            ["--to", "out"],
            ["--exporter", "ids"],
            ["--exporter", "nobody-has-this"],
        ],
    )
    def test_wrong_usage_is_two(self, file: str, options: list[str], capsys: Captured) -> None:
        """What does not fit is said in a line or two, without a traceback."""
        assert run("report", file, *options) == 2
        answer = capsys.readouterr()
        assert answer.out == ""
        assert answer.err.startswith("danvan: ")
        assert "Traceback" not in answer.err

    def test_a_missing_exporter_names_the_plugin_that_failed(
        self, file: str, catalog: list[Catalog], capsys: Captured
    ) -> None:
        """Who wants Word and has a broken docx plugin is told so."""
        failure = PluginFailure(plugin="docx", stage="load", message="no module named docx")
        catalog.append(attrs.evolve(CATALOG, failures=(failure,)))
        assert run("report", file, "--to", "out.docx") == 2
        assert "no module named docx" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.usefixtures("catalog")
class TestExport:
    """`danvan export`."""

    def test_writes_the_book_in_its_own_formats(self, file: str, tmp_path: Path) -> None:
        """A document, or a bundle; read back, the book is the same."""
        for name in ("again.json", "again.danvan"):
            assert run("export", file, "--to", str(tmp_path / name)) == 0
            assert read(tmp_path / name) == read(file)

    def test_writes_through_an_exporter_of_books(self, file: str, tmp_path: Path) -> None:
        """A plugin's exporter is chosen by suffix or name."""
        for options in (["--to", str(tmp_path / "a.ids")], ["--to", str(tmp_path / "b"), "--exporter", "ids"]):
            assert run("export", file, *options) == 0
            assert Path(options[1]).read_text(encoding="utf-8") == "xa-a"

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            (["--to", "book.xyz"], 2),
            (["--to", "nowhere/book.json"], 3),
            (["--to", "a.md", "--exporter", "markdown"], 2),
        ],
    )
    def test_refuses_what_does_not_fit(self, file: str, options: list[str], code: int) -> None:
        """A suffix nobody writes is wrong usage; a folder that is not there is a file that cannot be written."""
        assert run("export", file, *options) == code


@pytest.mark.usefixtures("catalog")
class TestFailures:
    """Files that cannot be read or written, and pieces that fail."""

    @pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe", b"[]", b'{"format": "other"}'])
    @pytest.mark.parametrize("words", [["check"], ["aggregate", "census"], ["report"], ["export", "--to", "x.json"]])
    def test_a_file_that_is_no_book_is_three(
        self, tmp_path: Path, content: bytes | None, words: list[str], capsys: Captured
    ) -> None:
        """Missing, empty, cut off, in another encoding or of another format: 3, in words."""
        path = tmp_path / "bad.json"
        if content is not None:
            path.write_bytes(content)
        assert run(words[0], str(path), *words[1:]) == 3
        err = capsys.readouterr().err
        assert "danvan: " in err
        assert "Traceback" not in err

    @pytest.mark.parametrize(
        "words",
        [
            ["aggregate", "broken"],
            ["report", "broken"],
            ["report", "--exporter", "torn"],
            ["report", "--to", "out.torn"],
        ],
    )
    def test_a_piece_that_raises_is_four(
        self, file: str, words: list[str], capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An aggregator, composer or exporter that raises: 4, no traceback, nothing half written."""
        monkeypatch.chdir(tmp_path)
        assert run(words[0], file, *words[1:]) == 4
        answer = capsys.readouterr()
        assert answer.out == ""
        assert "Traceback" not in answer.err
        assert [path.name for path in tmp_path.iterdir()] == ["book.json"]

    def test_debug_adds_the_traceback(self, file: str, capsys: Captured) -> None:
        """Who mends a plugin asks for the traceback."""
        assert run("aggregate", file, "broken", "--debug") == 4
        assert "ZeroDivisionError: no units" in capsys.readouterr().err

    def test_a_full_disk_is_three(self, file: str, catalog: list[Catalog], tmp_path: Path) -> None:
        """What the system refuses while writing is a matter of the file."""
        catalog.append(attrs.evolve(CATALOG, exporters=(Torn(OSError(28, "no space left")),)))
        assert run("report", file, "--to", str(tmp_path / "out.torn")) == 3

    def test_an_interrupt_is_130(self, file: str, catalog: list[Catalog]) -> None:
        """Ctrl-C ends the run without a traceback."""
        catalog.append(attrs.evolve(CATALOG, exporters=(Torn(KeyboardInterrupt()),)))
        assert run("report", file, "--exporter", "torn") == 130

    def test_a_failed_plugin_is_a_warning(self, file: str, catalog: list[Catalog], capsys: Captured) -> None:
        """A broken plugin costs only itself: the work is done, and a line tells of it."""
        catalog.append(attrs.evolve(CATALOG, failures=(PluginFailure(plugin="x", stage="load", message="gone"),)))
        assert run("aggregate", file, "census") == 0
        assert "gone" in capsys.readouterr().err


class TestPlugins:
    """`danvan plugins`."""

    FAILING = Catalog(
        commands=OWN,
        plugins=(Plugin(name="odt", distribution="danvan-odt", offers=(Offer("danvan_exporters", ("odt",)),)),),
        failures=(PluginFailure(plugin="x", stage="load", message="gone", error=KeyError()),),
        blocked=("y",),
    )

    def test_shows_what_was_found_and_what_failed(self, catalog: list[Catalog], capsys: Captured) -> None:
        """Plugins, their pieces, the blocked and the failed; a failure is an error only when strict."""
        catalog.append(self.FAILING)
        assert run("plugins") == 0
        text = capsys.readouterr().out
        for part in ("odt (danvan-odt)", "danvan_exporters: odt", "blocked: y", "gone"):
            assert part in text
        assert run("plugins", "--strict") == 4

    def test_json_says_the_same(self, catalog: list[Catalog], capsys: Captured) -> None:
        """Programs get the same list."""
        catalog.append(self.FAILING)
        assert run("plugins", "--format", "json") == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["plugins"][0]["offers"] == {"danvan_exporters": ["odt"]}
        assert (answer["failures"][0]["stage"], answer["blocked"]) == ("load", ["y"])

    def test_strict_is_fine_where_nothing_failed(self, catalog: list[Catalog]) -> None:
        """No failure, no error."""
        catalog.append(Catalog(commands=OWN))
        assert run("plugins", "--strict") == 0

    def test_block_reaches_discovery(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The names given are those left out."""
        asked: list[Any] = []

        def found(**options: Any) -> Catalog:
            asked.append(options)
            return Catalog(commands=OWN)

        monkeypatch.setattr(command_line, "discover", found)
        assert run("plugins", "--block", "docx", "--block", "odt") == 0
        assert asked == [{"block": ["docx", "odt"]}]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2017", Span.year(2017)),
        ("2016-2020", Span.years(2016, 2020)),
        ("2019-Q1", Span.quarter(2019, 1)),
        ("2019-h2", Span.half(2019, 2)),
        ("2019-06", Span.months(2019, 6, 6)),
        ("2019-03-28", Span.day(date(2019, 3, 28))),
        ("2019-01-01/2019-06-30", Span.half(2019, 1)),
    ],
)
def test_periods_as_typed(text: str, span: Span) -> None:
    """Each form names exactly its days."""
    assert read_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2020-2016",
        "2019-Q5",
        "2019-13",
        "2019-02-30",
        "2019-06-30/2019-01-01",
        "0000",
        "9999",
        "２０１９",
        "x",
    ],
)
@pytest.mark.usefixtures("catalog")
def test_a_period_that_is_none_is_wrong_usage(text: str, file: str) -> None:
    """No form, or no such days: a BadValue, and 2 on the command line."""
    with pytest.raises(BadValue):
        read_span(text)
    assert run("aggregate", file, "census", f"--during={text}") == 2


@pytest.mark.parametrize("words", [[], ["nothing"], ["check"], ["check", "a", "--form", "json"], ["export", "a"]])
def test_a_wrong_command_line_is_two(words: list[str]) -> None:
    """No command, an unknown one, a missing or shortened argument."""
    assert run(*words) == 2


def test_a_misspelt_name_is_told_with_the_one_that_was_meant(file: str, capsys: Captured) -> None:
    """Of a command, of a piece, in whatever capitals."""
    for words in (["chek", file], ["aggregate", file, "funel"], ["check", file, "--off", "dv40"]):
        assert run(*words) == 2
        assert "did you mean" in capsys.readouterr().err


def test_help_tells_the_exit_codes(capsys: Captured) -> None:
    """Every help page ends with the table of exit codes."""
    for words in (["--help"], ["check", "--help"]):
        assert run(*words) == 0
        assert "exit codes:" in capsys.readouterr().out


def test_stages_are_told_only_on_a_terminal(file: str, catalog: list[Catalog], monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress goes to a terminal, on stderr, and nowhere else."""
    assert catalog
    for terminal in (True, False):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        assert run("report", file) == 0
        assert ("reading" in stream.getvalue()) is terminal


def test_a_stream_without_bytes_is_written_in_text(
    file: str, catalog: list[Catalog], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An embedding program that swaps stdout for text gets text."""
    assert catalog
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert run("report", file) == 0
    assert stream.getvalue().startswith("Sơ kết")


def in_a_process(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m danvan` in a process of its own."""
    command = [sys.executable, "-m", "danvan", *words]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_output_is_utf_8_whatever_the_locale(file: str) -> None:
    """In a process whose locale knows only ASCII, Vietnamese comes out as UTF-8."""
    bare = {"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = in_a_process("aggregate", file, "units", env=bare)
    assert done.returncode == 0, done.stderr
    assert "đơn vị" in done.stdout.decode("utf-8").lower()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_early_is_no_error(tmp_path: Path, unbuffered: str) -> None:
    """`danvan check … | head -1` ends quietly, whatever was left to say."""
    path = tmp_path / "bad.json"
    units = ", ".join(f'{{"id": "u-{number}"}}' for number in range(5_000))
    path.write_text(f'{{"format": "danvan-book", "version": 1, "units": [{units}]}}', encoding="utf-8")
    command = [sys.executable, "-m", "danvan", "check", str(path), "--format", "json"]
    bare = {"PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=bare) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read().lower()
        assert process.wait() == 0
        assert b"pipe" not in errors
        assert b"traceback" not in errors


def test_the_installed_command_and_the_module_are_one() -> None:
    """`danvan` is `python -m danvan`."""
    installed = Path(sys.executable).with_name("danvan")
    done = subprocess.run([installed, "plugins"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, in_a_process("plugins").stdout)
    assert done.stdout.startswith(b"danvan (danvan")


PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def commands() -> dict[str, Any]:
    """The parsers of the commands of danvan and of its own plugins, by name."""
    return {command.name: parser_of(command) for command in discover().commands if command.name != "units"}


@pytest.mark.parametrize("command", sorted(commands()))
def test_the_reference_page_has_every_option(command: str) -> None:
    """Under the heading of each command stand its usage and all its options and arguments."""
    page = PAGE.read_text(encoding="utf-8")
    section = page.split(f"\n## danvan {command}\n")[1].split("\n## ")[0]
    for action in commands()[command]._actions:  # argparse tells no other way
        names = action.option_strings or [action.metavar]
        for name in set(names) - {"-h", "--help"}:
            assert f"`{name}" in section, name
        for choice in action.choices or ():
            assert f"`{choice}`" in section, choice


def test_the_reference_page_has_every_exit_code() -> None:
    """Each exit code has its line in the table."""
    page = PAGE.read_text(encoding="utf-8")
    for code in (
        codes.FINE,
        codes.FOUND,
        codes.USAGE,
        codes.FILE,
        codes.PIECE,
        codes.INTERRUPTED,
    ):
        assert f"| {code} |" in page


def test_the_notes_of_a_report_stand_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the figures do not say is told to whoever writes the report, and does not stand in the file."""
    source = Path(__file__).parents[2] / "examples" / "001-u-minh-thuong-2016-2020" / "book.json"
    target = tmp_path / "tong-ket.md"
    assert command_line.main(["report", str(source), "--to", str(target)]) == 0
    assert "không cộng gộp" in capsys.readouterr().err
    assert "không cộng gộp" not in target.read_text("utf-8")
