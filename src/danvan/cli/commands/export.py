"""`danvan export`: a book is written in another form."""

from argparse import ArgumentParser

from danvan.book.book import Book
from danvan.cli import options
from danvan.cli.books import keep, whole
from danvan.cli.targets import exporter_for, put
from danvan.plugins.invocation import Invocation


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
    command.add_argument(
        "--to", metavar="FILE", required=True, help="a .json document, a .danvan bundle, or what an exporter writes"
    )
    command.add_argument("--exporter", metavar="NAME", help="the exporter that writes (default: by the suffix)")
    options.force(command)


def run(call: Invocation) -> None:
    """Write the book."""
    asked = call.options
    read = whole(call)
    fit = any(issubclass(Book, one.takes) and asked.to.endswith(one.suffix) for one in call.catalog.exporters)
    call.progress(f"writing {len(read.book)} facts")
    if asked.exporter is not None or fit:
        put(call, read.book, exporter_for(call, Book, asked.to, asked.exporter, ""), asked.to)
    else:
        keep(call, read.book, asked.to, read)
