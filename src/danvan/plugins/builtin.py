"""What danvan itself offers, by the same door as every plugin: each room is imported when its pieces are asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from danvan.plugins.commands import Command
from danvan.plugins.hooks import hookimpl

if TYPE_CHECKING:
    from danvan.aggregates import Aggregator
    from danvan.exports import Exporter
    from danvan.reports import Composer
    from danvan.rules import Rule
    from danvan.vocabulary import Vocabulary

COMMANDS = {
    "check": "run every rule on a book and print the findings",
    "aggregate": "add a book up into a table",
    "reconcile": "put what units reported beside what lies below them",
    "growth": "compare a measure in two periods, on the map of one day",
    "restate": "carry a book to another day's map, and list what went where",
    "report": "compose a report from a book",
    "export": "write a book in another form",
    "plugins": "show what was found, from whom, and what failed",
}
"""danvan's own commands, each with its line of help; their modules are in the command line, above this floor."""


@hookimpl
def danvan_rules() -> Iterable["Rule"]:
    """The rules on units, periods, models, awards, figures, citations and personal data."""
    from danvan.rules import BUILTIN

    return BUILTIN


@hookimpl
def danvan_aggregators() -> Iterable["Aggregator[Any]"]:
    """The families of aggregators: models, figures, awards, units."""
    from danvan.aggregates import BUILTIN

    return BUILTIN


@hookimpl
def danvan_reports() -> Iterable["Composer"]:
    """The composers of reports, decisions, minutes and lists."""
    from danvan.reports import BUILTIN

    return BUILTIN


@hookimpl
def danvan_exporters() -> Iterable["Exporter"]:
    """The exporters of text and tables."""
    from danvan.exports import BUILTIN

    return BUILTIN


@hookimpl
def danvan_vocabularies() -> Iterable["Vocabulary"]:
    """The shipped codes."""
    from danvan.vocabulary import shipped

    return (shipped(),)


@hookimpl
def danvan_commands() -> Iterable[Command]:
    """The commands of the command line."""
    for name, does in COMMANDS.items():
        place = f"danvan.cli.commands.{name}"
        yield Command(name=name, help=does, configure=f"{place}:configure", run=f"{place}:run")
