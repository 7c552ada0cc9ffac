"""`danvan report`: a report is composed from a book."""

import inspect
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any

from danvan.cli import options
from danvan.cli.books import speaking, whole
from danvan.cli.targets import give
from danvan.errors import BadValue
from danvan.plugins.invocation import Invocation


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
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
    options.target(command)


def report_options(asked: Namespace) -> Mapping[str, str]:
    """The options of a report as typed: `--unit` and `--period`, and the pairs of `--option`.

    Raises: BadValue for what is no pair, and for what is given twice.

    >>> dict(report_options(Namespace(unit="ubnd", period=None, option=["on=2026-01-15"])))
    {'unit': 'ubnd', 'on': '2026-01-15'}
    """
    found = {name: value for name, value in (("unit", asked.unit), ("period", asked.period)) if value is not None}
    for text in asked.option:
        name, equals, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name.isidentifier():
            raise BadValue("option", text, "give a name and a value, key=value")
        if name in found:
            raise BadValue("option", name, "give it once")
        found[name] = value
    return found


def run(call: Invocation) -> None:
    """Write the report."""
    composer = call.catalog.report(call.options.name)
    book = speaking(call, whole(call).book)
    call.progress(f"composing {composer.name} from {len(book)} facts")
    taken = inspect.signature(composer.compose)
    given: dict[str, Any] = {**report_options(call.options)}
    if "rules" in taken.parameters:
        given["rules"] = call.catalog.rules  # the plugins' too
    try:
        taken.bind(book, **given)
    except TypeError as error:
        known = ", ".join(name for name, one in taken.parameters.items() if one.kind is one.KEYWORD_ONLY)
        raise BadValue(f"options of report {composer.name}", ", ".join(given), f"{error}; it takes: {known}") from error
    report = composer.compose(book, **given)
    for note in report.notes:
        call.warn(note.vi)  # beside the document, never in it
    give(call, report)
