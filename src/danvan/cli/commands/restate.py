"""`danvan restate`: a book on another day's map, and what went where."""

from argparse import ArgumentParser

import attrs

from danvan.cli import options
from danvan.cli.books import keep, speaking, whole
from danvan.cli.targets import exporter_for, put
from danvan.cli.typed import day
from danvan.documents import Report
from danvan.exports import as_report
from danvan.plugins.invocation import Invocation


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
    command.add_argument("--on", metavar="DAY", type=day, required=True, help="the day of the map, as 2025-07-01")
    options.policy(command)
    command.add_argument("--to", metavar="FILE", help="where to write the restated book; without it only the account")
    command.add_argument(
        "--exporter", "--format", metavar="NAME", help="the exporter of the account (default: markdown)"
    )
    options.force(command)


def run(call: Invocation) -> None:
    """Write the account of what went where, and the restated book where a file is named."""
    asked = call.options
    read = whole(call)
    restated = speaking(call, read.book).restate(asked.on, policy=asked.policy)
    if asked.to is not None:
        keep(call, attrs.evolve(restated.book, vocabulary=read.book.vocabulary), asked.to, read)
    put(call, as_report(restated.audit), exporter_for(call, Report, None, asked.exporter, "markdown"), None)
