"""What the command line takes: its commands, their options, and spans as people type them."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import date
from importlib import metadata

from danvan.errors import BadValue
from danvan.reading.importer import KINDS
from danvan.values.spans import Span

EXIT_CODES = """exit codes:
  0    fine; warnings are allowed
  1    check, import: a finding of severity error was shown (with --strict: any finding)
  2    wrong usage: an unknown name, or an option that does not fit
  3    a file that cannot be read or written
  4    a plugin or one of its pieces failed, or danvan itself (then please report it)
  130  interrupted with Ctrl-C
"""
PERIOD = "2017, 2016-2020, 2019-Q1, 2019-H1, 2019-06, 2019-03-28 or 2019-01-01/2019-06-30 (last day included)"

_SPANS: Mapping[str, Callable[..., Span]] = {
    r"(\d{4})": lambda year: Span.year(int(year)),
    r"(\d{4})-(\d{4})": lambda first, last: Span.years(int(first), int(last)),
    r"(\d{4})-[qQ]([1-4])": lambda year, quarter: Span.quarter(int(year), int(quarter)),
    r"(\d{4})-[hH]([12])": lambda year, half: Span.half(int(year), int(half)),
    r"(\d{4})-(\d{2})": lambda year, month: Span.months(int(year), int(month), int(month)),
    r"(\d{4}-\d{2}-\d{2})": lambda day: Span.day(date.fromisoformat(day)),
    r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})": lambda first, last: Span.through(
        date.fromisoformat(first), date.fromisoformat(last)
    ),
}


def read_span(text: str) -> Span:
    """The days a period names, as typed.

    Raises: BadValue when it is none of the forms, or there are no such days.

    >>> read_span("2019-Q1") == Span.quarter(2019, 1)
    True
    >>> read_span("2016-2020") == Span.years(2016, 2020)
    True
    """
    for form, made in _SPANS.items():
        found = re.fullmatch(form, text.strip(), re.ASCII)
        if found is not None:
            try:
                return made(*found.groups())
            except (BadValue, OverflowError, ValueError) as error:
                raise BadValue("period", text, f"there are no such days ({error}); give {PERIOD}") from error
    raise BadValue("period", text, f"give {PERIOD}")


def _span(text: str) -> Span:
    try:
        return read_span(text)
    except BadValue as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; what it finds out is named after its options, the command as `command`."""
    top = argparse.ArgumentParser(
        prog="danvan",
        description="Keep the record book of an emulation movement: check it, add it up, report it, write it.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"danvan {_version()}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(_command(commands, "check", "run every rule on a book and print the findings"))
    _aggregate(_command(commands, "aggregate", "add a book up into a table"))
    _reconcile(_command(commands, "reconcile", "put what units reported beside what lies below them"))
    _growth(_command(commands, "growth", "compare a measure in two periods, on the map of one day"))
    _restate(_command(commands, "restate", "carry a book to another day's map, and tell what went where"))
    _report(_command(commands, "report", "compose a report from a book"))
    _export(_command(commands, "export", "write a book in another form"))
    _import(_command(commands, "import", "read lists into a book, or show what would come in"))
    _plugins(_command(commands, "plugins", "show what was found, from whom, and what failed"))
    return top


def _version() -> str:
    try:
        return metadata.version("danvan")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument(
        "--block", metavar="NAME", action="append", default=[], help="leave a plugin out; may be given again"
    )
    made.add_argument("--debug", action="store_true", help="print the traceback of an error too")
    if name != "plugins":
        made.add_argument("file", metavar="FILE", help="a book: one JSON document, or the directory of a bundle")
    return made


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["text", "json", "csv"], default="text", help="how findings are printed")
    command.add_argument("--lang", choices=["vi", "en"], default="vi", help="the language of their sentences")
    command.add_argument("--min", choices=["error", "warning"], default="warning", help="the mildest severity to show")
    command.add_argument("--strict", action="store_true", help="exit with 1 on any finding shown")
    command.add_argument(
        "--off", metavar="CODE", action="append", default=[], help="a rule to leave out, as DV403; may be given again"
    )
    command.add_argument(
        "--grade",
        metavar="CODE=SEVERITY",
        type=_grade,
        action="append",
        default=[],
        help="a rule to grade anew, as DV415=error; may be given again",
    )


def _aggregate(command: argparse.ArgumentParser) -> None:
    command.add_argument("aggregator", metavar="AGGREGATOR", help="its name; `danvan plugins` lists them")
    command.add_argument("--during", metavar="PERIOD", type=_span, help=f"only events within it: {PERIOD}")
    _explained(command)
    _target(command)


def _reconcile(command: argparse.ArgumentParser) -> None:
    command.add_argument("measure", metavar="MEASURE", help="its code, as models")
    command.add_argument("--during", metavar="PERIOD", type=_span, required=True, help=f"the days reported: {PERIOD}")
    command.add_argument("--basis", choices=["records", "reports"], help="what is added up (default: records, if any)")
    _compared(command)


def _growth(command: argparse.ArgumentParser) -> None:
    command.add_argument("measure", metavar="MEASURE", help="its code, as models")
    command.add_argument("--before", metavar="PERIOD", type=_span, required=True, help=f"the earlier days: {PERIOD}")
    command.add_argument("--after", metavar="PERIOD", type=_span, required=True, help="the later days")
    _policy(command)
    _compared(command)


def _compared(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--of",
        metavar="DIMENSION=CODE",
        type=_pair,
        action="append",
        default=[],
        help="the part that is counted, as standing=registered; may be given again",
    )
    command.add_argument("--tree", choices=["command", "territory"], default="territory", help="along which tree")
    command.add_argument("--root", metavar="ID", help="the unit to begin with (default: all that stand at the top)")
    command.add_argument("--on", metavar="DAY", type=_day, help="the day of the tree (default: the last of the period)")
    _explained(command)
    _target(command)


def _restate(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", metavar="DAY", type=_day, required=True, help="the day of the map, as 2025-07-01")
    _policy(command)
    command.add_argument("--to", metavar="FILE", help="where to write the restated book; without it only the account")
    command.add_argument(
        "--exporter", "--format", metavar="NAME", help="the exporter of the account (default: markdown)"
    )


def _policy(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--policy",
        choices=["stated", "largest", "equal"],
        default="stated",
        help="where a unit was divided: by stated shares only, whole to the largest, equally where none are stated",
    )


def _explained(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--explain",
        metavar="ROW:COLUMN",
        type=_cell,
        help="show the facts behind a cell: its row, counted from 1, and its column's key, as 1:count",
    )


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        default="summary",
        help="the report, as `danvan plugins` lists them (default: summary)",
    )
    command.add_argument("--unit", metavar="ID", help="the unit that reports")
    command.add_argument("--period", metavar="ID", help="the period reported on")
    command.add_argument(
        "--option",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a further option of the report, as kind=models; may be given again",
    )
    _target(command)


def report_options(asked: argparse.Namespace) -> Mapping[str, str]:
    """The options of a report as typed: `--unit` and `--period`, and the pairs of `--option`.

    Raises: BadValue for what is no pair, and for what is given twice.

    >>> dict(report_options(argparse.Namespace(unit="ubnd", period=None, option=["on=2026-01-15"])))
    {'unit': 'ubnd', 'on': '2026-01-15'}
    """
    options = {name: value for name, value in (("unit", asked.unit), ("period", asked.period)) if value is not None}
    for text in asked.option:
        name, equals, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name.isidentifier():
            raise BadValue("option", text, "give a name and a value, key=value")
        if name in options:
            raise BadValue("option", name, "give it once")
        options[name] = value
    return options


def _target(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", metavar="FILE", help="where to write; without it Markdown is printed")
    command.add_argument(
        "--exporter",
        "--format",
        metavar="NAME",
        help="the exporter that writes (default: by the suffix of the file)",
    )


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--to", metavar="FILE", required=True, help="a .json document, a .danvan bundle, or what an exporter writes"
    )
    command.add_argument("--exporter", metavar="NAME", help="the exporter that writes (default: by the suffix)")


NEW = "-"
"""The name of a book that begins empty."""


def _import(command: argparse.ArgumentParser) -> None:
    command.description = f"{command.description} The book “{NEW}” begins empty: give a list of units first."
    command.add_argument("lists", metavar="LIST", nargs="+", help="a list to read; its suffix says by which importer")
    command.add_argument("--to", metavar="FILE", help="where to write the book; without it nothing is written")
    command.add_argument("--importer", metavar="NAME", help="the importer that reads (default: by the suffix)")
    command.add_argument("--on", metavar="DAY", type=_day, help="the day on which units are matched, as 2024-03-31")
    command.add_argument("--kind", choices=KINDS, help="what the lists list, where titles and columns do not tell")
    command.add_argument("--unit", metavar="ID", help="the unit that sent the lists")
    command.add_argument("--period", metavar="PERIOD", help="the id or name of the period, where the lists have none")
    command.add_argument(
        "--column",
        metavar="HEADING=MEANING",
        type=_pair,
        action="append",
        default=[],
        help="what a column is, as “Tên gọi=name”; may be given again",
    )
    command.add_argument(
        "--name",
        metavar="NAME=ID",
        type=_pair,
        action="append",
        default=[],
        help="the unit a name as printed stands for, by its id; may be given again",
    )
    command.add_argument(
        "--fill",
        metavar="MEANING",
        action="append",
        default=[],
        help="a column in which an empty cell means the one above, by its meaning, as unit; may be given again",
    )
    command.add_argument("--format", choices=["text", "json"], default="text", help="how the answer is printed")
    command.add_argument("--lang", choices=["vi", "en"], default="vi", help="the language of the sentences")
    command.add_argument("--strict", action="store_true", help="exit with 1 on any finding")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day; give one such as 2024-03-31") from error


def _cell(text: str) -> tuple[int, str]:
    row, colon, column = text.partition(":")
    if not (colon and row.isascii() and row.isdigit() and column):
        raise argparse.ArgumentTypeError(f"{text} is no cell; give a row from 1 and the key of a column, as 1:count")
    return int(row), column


def _grade(text: str) -> tuple[str, str]:
    code, severity = _pair(text)
    if severity not in ("error", "warning"):
        raise argparse.ArgumentTypeError(f"{severity} is no severity; give error or warning")
    return code, severity


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text} is no pair; give a name and a value, name=value")
    return name.strip(), value.strip()


def _plugins(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["text", "json"], default="text", help="how the list is printed")
    command.add_argument("--strict", action="store_true", help="exit with 4 when a plugin failed")
