"""`danvan growth`: a measure in two periods, on the map of one day."""

from argparse import ArgumentParser

from danvan.aggregates import growth
from danvan.cli import options
from danvan.cli.books import speaking, whole
from danvan.cli.output import cell_of, of_days
from danvan.cli.targets import give
from danvan.cli.typed import PERIOD, span
from danvan.exports import as_report
from danvan.plugins.invocation import Invocation


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
    command.add_argument("measure", metavar="MEASURE", help="its code, as models")
    command.add_argument("--before", metavar="PERIOD", type=span, required=True, help=f"the earlier days: {PERIOD}")
    command.add_argument("--after", metavar="PERIOD", type=span, required=True, help="the later days")
    options.policy(command)
    options.compared(command)


def run(call: Invocation) -> None:
    """Write the table of changes, or the facts behind a cell of it."""
    asked = call.options
    book = speaking(call, whole(call).book)
    found = growth(
        book,
        asked.measure,
        before=asked.before,
        after=asked.after,
        policy=asked.policy,
        of=dict(asked.of),
        tree=asked.tree,
        root=asked.root,
        on=asked.on,
    )
    if not found.changes:
        call.warn(of_days(book, asked.measure, asked.before, asked.after))
    table = found.as_table()
    if asked.explain is not None:
        row, column = cell_of(asked.explain, len(found.changes))
        table = found.explain(row=row, column=column).as_table()
    give(call, as_report(table))
