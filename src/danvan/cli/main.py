"""The command line: `danvan`, or `python -m danvan`. Thin over the library; here alone the terminal is known."""

import argparse
import contextlib
import inspect
import json
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib import metadata
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

import attrs

from danvan.aggregates import aggregate, balance_table, explain, growth, reconcile
from danvan.book.book import Book
from danvan.cli.intake import asked_of, taken_in, tell_intakes
from danvan.cli.output import as_json, as_table, as_text, of_days, of_error
from danvan.cli.parser import NEW, parser, report_options
from danvan.codec import read, survey, write
from danvan.documents.blocks import Report
from danvan.errors import BadValue, DecodeError, Unknown
from danvan.exports import Exporter, as_report, export
from danvan.interrupts import one_line
from danvan.plugins.catalog import MAY_BE_OF_A_PLUGIN, Catalog, discover
from danvan.rules import check, chosen
from danvan.vocabulary import shipped

FINE, FOUND, USAGE, FILE, PIECE, INTERRUPTED = 0, 1, 2, 3, 4, 130
MOST_SHOWN = 20
PLUGIN_COMMANDS = "danvan.commands"
"""The entry-point group of the commands that plugins add: functions of the words after the command."""


class Failed(Exception):
    """The way out with an exit code; the cause says why."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


@contextlib.contextmanager
def _or(code: int, *kinds: type[Exception]) -> Iterator[None]:
    try:
        yield
    except Failed:
        raise
    except kinds as error:
        raise Failed(code) from error


@attrs.frozen(kw_only=True)
class Run:
    """One run: what was asked, the pieces on offer, and where the answer goes."""

    asked: argparse.Namespace
    catalog: Catalog
    out: TextIO

    def stage(self, text: str) -> None:
        """Say on a terminal what is being done; elsewhere nothing."""
        if sys.stderr.isatty():
            print(f"{text} …", file=sys.stderr, flush=True)  # the terminal is this module's business

    def line(self, text: str) -> None:
        """One line of the answer."""
        self.raw(f"{text}\n".encode("utf-8", "backslashreplace"))

    def raw(self, data: bytes) -> None:
        """The answer as an exporter wrote it."""
        buffer = getattr(self.out, "buffer", None)
        if buffer is None:
            self.out.write(data.decode("utf-8", "backslashreplace"))
            return
        rest = memoryview(data)
        while rest:
            # An unbuffered stream (`python -u`) may take a part only.
            rest = rest[buffer.write(rest) :]

    def books(self) -> tuple[Book, Book]:
        """The book of the file asked for, and the same with the codes that plugins add."""
        self.stage(f"reading {self.asked.file}")
        with _or(FILE, OSError, DecodeError):
            book = read(self.asked.file)
        return book, self.speaking(book)

    def keep(self, book: Book, target: str) -> None:
        """Write a book."""
        with _or(FILE, OSError), _or(USAGE, BadValue):
            write(book, target)

    def speaking(self, book: Book) -> Book:
        """A book with the codes that plugins add; its own stand above theirs."""
        if self.catalog.vocabulary == shipped():
            return book
        own = book.vocabulary.without(shipped())
        return attrs.evolve(book, vocabulary=self.catalog.vocabulary.combine(own))

    def exporter(self, content: type, target: str | None, name: str | None, otherwise: str) -> Exporter:
        """The exporter asked for by name, else the one for the file's suffix, else the usual one."""
        with _or(USAGE, Unknown):
            if name is not None or target is None:
                return self.catalog.exporter(name or otherwise)
            fit = [one for one in self.catalog.exporters if issubclass(content, one.takes)]
            for one in sorted(fit, key=lambda one: -len(one.suffix)):
                if target.lower().endswith(one.suffix):
                    return one
            suffix = Path(target).suffix
            suffixes = dict.fromkeys(one.suffix for one in fit)
            unknown = Unknown(f"exporter of a {content.__name__} to", suffix or target, suffixes)
            for hint in self.catalog.hints(suffix.removeprefix(".")) or (MAY_BE_OF_A_PLUGIN,):
                unknown.add_note(hint)
            raise unknown

    def give(self, report: Report) -> int:
        """Write a report to the file asked for, or to the terminal as Markdown."""
        target = self.asked.to
        exporter = self.exporter(Report, target, self.asked.exporter, "markdown")
        self.stage(f"writing {exporter.name}")
        self.export(report, exporter, target)
        return FINE

    def export(self, content: object, exporter: Exporter, target: str | None) -> None:
        """Write content to a file, or to standard output where none is named."""
        if not isinstance(content, exporter.takes):
            with _or(USAGE, BadValue):
                kind = exporter.takes.__name__
                raise BadValue("exporter", exporter.name, f"it writes a {kind}, not a {type(content).__name__}")
        if target is not None:
            with _or(PIECE, Exception), _or(FILE, OSError):
                export(content, target, exporter)
            return
        out = BytesIO()
        with _or(PIECE, Exception):
            exporter.write(content, out)
        self.raw(out.getvalue())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Parameters: `argv` are the words after `danvan`; those of the process where none are given.
    """
    for stream in (sys.stdout, sys.stderr):
        # The answer is UTF-8 whatever the locale says, and a letter that cannot be written never stops it.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] not in COMMANDS:
        # A word that is none of danvan's own commands may be a plugin's: `danvan units …`.
        for offered in metadata.entry_points(group=PLUGIN_COMMANDS, name=words[0]):
            return _of_plugin(offered, words[1:])
        if not words[0].startswith("-"):
            _tell(f"{Unknown('command', words[0], COMMANDS)}; {MAY_BE_OF_A_PLUGIN}")
            return USAGE
    try:
        asked = parser().parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    return _guarded(asked, sys.stdout)


def _of_plugin(offered: metadata.EntryPoint, words: list[str]) -> int:
    try:
        code = offered.load()(words)
    except KeyboardInterrupt:
        _tell("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 # a plugin's command costs itself: a line and an exit code
        _tell(f"command {offered.name} of {offered.value}: {one_line(error)}")
        return PIECE
    return code if isinstance(code, int) else FINE


def _guarded(asked: argparse.Namespace, out: TextIO) -> int:
    try:
        # What a plugin prints must not end up in the answer.
        with contextlib.redirect_stdout(sys.stderr):
            code = COMMANDS[asked.command](Run(asked=asked, catalog=_catalog(asked), out=out))
            out.flush()
    except BrokenPipeError:
        # The reader has seen enough (`danvan check … | head`); Python would complain again while closing.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return FINE
    except KeyboardInterrupt:
        _tell("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 # the edge: every error ends as a line and an exit code
        if asked.debug:
            traceback.print_exc()
        cause = error.__cause__ if isinstance(error, Failed) and error.__cause__ is not None else error
        _tell(of_error(cause))
        for note in getattr(cause, "__notes__", ()):
            _tell(f"  {note}")
        return error.code if isinstance(error, Failed) else PIECE
    return code


def _tell(text: str) -> None:
    print(f"danvan: {text}", file=sys.stderr)  # the terminal is this module's business


def _catalog(asked: argparse.Namespace) -> Catalog:
    catalog = discover(block=asked.block)
    if asked.command != "plugins":
        for failure in catalog.failures:
            _tell(f"warning: {failure}")
    return catalog


def _check(run: Run) -> int:
    run.stage(f"reading {run.asked.file}")
    with _or(FILE, OSError, DecodeError):
        surveyed = survey(run.asked.file)
    book = run.speaking(surveyed.book)
    with _or(USAGE, BadValue, Unknown):
        rules = chosen(run.catalog.rules, off=run.asked.off, grades=dict(run.asked.grade))
    run.stage(f"checking {len(book)} facts against {len(rules)} rules")
    found = check(book, rules)
    if run.asked.min == "error":
        found = tuple(finding for finding in found if finding.severity == "error")
    match run.asked.format:
        case "json":
            run.line(as_json(str(run.asked.file), surveyed, found))
        case "csv":
            report = as_report(as_table(surveyed, found, run.asked.lang))
            run.export(report, run.exporter(Report, None, "csv", "csv"), None)
        case _:
            for problem in surveyed.problems:
                _tell(f"{run.asked.file}: {problem}")
            if surveyed.problems and not book:
                return FILE  # nothing was read, so "0 findings" would be no answer
            for line in as_text(surveyed, found, run.asked.lang):
                run.line(line)
    if surveyed.problems:
        return FILE
    errors = any(finding.severity == "error" for finding in found)
    return FOUND if errors or (found and run.asked.strict) else FINE


def _aggregate(run: Run) -> int:
    with _or(USAGE, Unknown):
        aggregator = run.catalog.aggregator(run.asked.aggregator)
    _, book = run.books()
    run.stage(f"adding up {len(book)} facts")
    with _or(PIECE, Exception), _or(USAGE, BadValue):
        table = aggregate(aggregator, book, during=run.asked.during)
        if run.asked.explain is not None:
            row, column = _cell(run.asked, len(table.rows))
            table = explain(aggregator, book, row=row, column=column, during=run.asked.during).as_table()
    return run.give(as_report(table))


def _reconcile(run: Run) -> int:
    asked, (_, book) = run.asked, run.books()
    with _or(USAGE, BadValue, Unknown):
        accounts = reconcile(book, asked.measure, during=asked.during, basis=asked.basis, **_where(asked))
        if not accounts:
            _tell(of_days(book, asked.measure, asked.during))
        table = balance_table(book, accounts, on=asked.on)
        if asked.explain is not None:
            row, column = _cell(asked, len(accounts))
            table = accounts[row].explain(book, column).as_table()
    return run.give(as_report(table))


def _growth(run: Run) -> int:
    asked, (_, book) = run.asked, run.books()
    with _or(USAGE, BadValue, Unknown):
        found = growth(
            book, asked.measure, before=asked.before, after=asked.after, policy=asked.policy, **_where(asked)
        )
        if not found.changes:
            _tell(of_days(book, asked.measure, asked.before, asked.after))
        table = found.as_table()
        if asked.explain is not None:
            row, column = _cell(asked, len(found.changes))
            table = found.explain(row=row, column=column).as_table()
    return run.give(as_report(table))


def _where(asked: argparse.Namespace) -> dict[str, Any]:
    return {"of": dict(asked.of), "tree": asked.tree, "root": asked.root, "on": asked.on}


def _cell(asked: argparse.Namespace, rows: int) -> tuple[int, Any]:
    # People count the rows they see from one.
    row, column = asked.explain
    if not 1 <= row <= rows:
        raise BadValue("row to explain", row, f"give 1 to {rows}" if rows else "the table has none")
    return row - 1, column


def _restate(run: Run) -> int:
    own, book = run.books()
    restated = book.restate(run.asked.on, policy=run.asked.policy)
    if run.asked.to is not None:
        run.keep(attrs.evolve(restated.book, vocabulary=own.vocabulary), run.asked.to)
    exporter = run.exporter(Report, None, run.asked.exporter, "markdown")
    run.export(as_report(restated.audit), exporter, None)
    return FINE


def _report(run: Run) -> int:
    with _or(USAGE, Unknown):
        composer = run.catalog.report(run.asked.name)
    _, book = run.books()
    run.stage(f"composing {composer.name} from {len(book)} facts")
    taken = inspect.signature(composer.compose)
    with _or(USAGE, BadValue):
        options: dict[str, Any] = {**report_options(run.asked)}
        if "rules" in taken.parameters:
            options["rules"] = run.catalog.rules  # the plugins' too
        try:
            taken.bind(book, **options)
        except TypeError as error:
            known = ", ".join(name for name, one in taken.parameters.items() if one.kind is one.KEYWORD_ONLY)
            raise BadValue(
                f"options of report {composer.name}", ", ".join(options), f"{error}; it takes: {known}"
            ) from error
    with _or(PIECE, Exception), _or(USAGE, BadValue, Unknown):
        report = composer.compose(book, **options)
    return run.give(report)


def _export(run: Run) -> int:
    book, _ = run.books()
    fit = any(issubclass(Book, one.takes) and run.asked.to.endswith(one.suffix) for one in run.catalog.exporters)
    run.stage(f"writing {len(book)} facts")
    if run.asked.exporter is not None or fit:
        exporter = run.exporter(Book, run.asked.to, run.asked.exporter, "")
        run.export(book, exporter, run.asked.to)
    else:
        run.keep(book, run.asked.to)
    return FINE


def _import(run: Run) -> int:
    asked = run.asked
    own, before = (Book(), run.speaking(Book())) if asked.file == NEW else run.books()
    with _or(PIECE, Exception), _or(FILE, OSError), _or(USAGE, Unknown, BadValue):
        intakes = [*taken_in(before, asked.lists, run.catalog, importer=asked.importer, **asked_of(asked))]
    if asked.to is not None:
        run.keep(attrs.evolve(intakes[-1].book, vocabulary=own.vocabulary), asked.to)
    tell_intakes(intakes, run.line, asked.format, asked.lang, asked.to)
    found = [finding for one in intakes for finding in one.imported.findings]
    errors = any(finding.severity == "error" for finding in found)
    return FOUND if errors or (found and asked.strict) else FINE


def _plugins(run: Run) -> int:
    if run.asked.format == "json":
        plugins = [
            {**attrs.asdict(plugin, recurse=False), "offers": {one.hook: one.pieces for one in plugin.offers}}
            for plugin in run.catalog.plugins
        ]
        hidden = attrs.filters.exclude("error")
        failures = [attrs.asdict(failure, filter=hidden) for failure in run.catalog.failures]
        answer = {"plugins": plugins, "failures": failures, "blocked": run.catalog.blocked}
        run.line(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for plugin in run.catalog.plugins:
            run.line(str(plugin))
            for offer in plugin.offers:
                shown = ", ".join(offer.pieces[:MOST_SHOWN])
                more = f" and {len(offer.pieces) - MOST_SHOWN} more" if len(offer.pieces) > MOST_SHOWN else ""
                run.line(f"  {offer.hook}: {shown}{more}")
        for name in run.catalog.blocked:
            run.line(f"blocked: {name}")
        for failure in run.catalog.failures:
            run.line(f"failed: {failure}")
    return PIECE if run.asked.strict and run.catalog.failures else FINE


COMMANDS = {
    "check": _check,
    "aggregate": _aggregate,
    "reconcile": _reconcile,
    "growth": _growth,
    "restate": _restate,
    "report": _report,
    "export": _export,
    "import": _import,
    "plugins": _plugins,
}


if __name__ == "__main__":
    sys.exit(main())
