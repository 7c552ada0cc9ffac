"""`danvan reconcile`: what units reported, beside what lies below them."""

from argparse import ArgumentParser

from danvan.aggregates import balance_table, reconcile
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
    command.add_argument("--during", metavar="PERIOD", type=span, required=True, help=f"the days reported: {PERIOD}")
    command.add_argument("--basis", choices=["records", "reports"], help="what is added up (default: records, if any)")
    options.compared(command)


def run(call: Invocation) -> None:
    """Write the table of the accounts, or the facts behind a cell of it."""
    asked = call.options
    book = speaking(call, whole(call).book)
    accounts = reconcile(
        book,
        asked.measure,
        during=asked.during,
        basis=asked.basis,
        of=dict(asked.of),
        tree=asked.tree,
        root=asked.root,
        on=asked.on,
    )
    if not accounts:
        call.warn(of_days(book, asked.measure, asked.during))
    table = balance_table(book, accounts, on=asked.on)
    if asked.explain is not None:
        row, column = cell_of(asked.explain, len(accounts))
        table = accounts[row].explain(book, column).as_table()
    give(call, as_report(table))
