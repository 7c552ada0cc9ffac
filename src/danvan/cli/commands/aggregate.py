"""`danvan aggregate`: a book is added up into a table."""

from argparse import ArgumentParser

from danvan.aggregates.aggregator import aggregate
from danvan.aggregates.explain import explain
from danvan.cli import options
from danvan.cli.books import speaking, whole
from danvan.cli.output import cell_of
from danvan.cli.targets import give
from danvan.cli.typed import PERIOD, span
from danvan.exports import as_report
from danvan.plugins.invocation import Invocation


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
    command.add_argument("aggregator", metavar="AGGREGATOR", help="its name; `danvan plugins` lists them")
    command.add_argument("--during", metavar="PERIOD", type=span, help=f"only events within it: {PERIOD}")
    options.explained(command)
    options.target(command)


def run(call: Invocation) -> None:
    """Write the table, or the facts behind a cell of it."""
    aggregator = call.catalog.aggregator(call.options.aggregator)
    book = speaking(call, whole(call).book)
    call.progress(f"adding up {len(book)} facts")
    during = call.options.during
    table = aggregate(aggregator, book, during=during)
    if call.options.explain is not None:
        row, column = cell_of(call.options.explain, len(table.rows))
        table = explain(aggregator, book, row=row, column=column, during=during).as_table()
    give(call, as_report(table))
