"""The book that a command is run on: read, given the codes of plugins, written."""

import errno
from pathlib import Path

import attrs

from danvan.book.book import Book
from danvan.codec import Survey, survey, write
from danvan.errors import DecodeError
from danvan.plugins.invocation import Invocation
from danvan.vocabulary import shipped


def surveyed(call: Invocation) -> Survey:
    """All that can be read of the file that was typed.

    Raises: OSError when it cannot be opened.
    """
    file: str = call.options.file
    if "\0" in file:
        raise FileNotFoundError(errno.ENOENT, "no file has such a name", file)
    call.progress(f"reading {file}")
    return survey(file)


def whole(call: Invocation) -> Survey:
    """The file that was typed, which must hold a whole book.

    Raises: OSError when it cannot be opened; DecodeError with every problem of it.
    """
    found = surveyed(call)
    if found.problems:
        raise DecodeError(Path(call.options.file).name, found.problems)
    return found


def speaking(call: Invocation, book: Book) -> Book:
    """A book with the codes that plugins add; its own win over theirs."""
    if call.catalog.vocabulary == shipped():
        return book
    own = book.vocabulary.without(shipped())
    return attrs.evolve(book, vocabulary=call.catalog.vocabulary.combine(own))


def keep(call: Invocation, book: Book, target: str, read: Survey | None = None) -> None:
    """Write a book.

    Parameters: `read` is what the book was made from: written back to its file, the file must not have changed since.

    Raises: BadValue for a path that names no form of book; BookChanged; OSError when it cannot be written.
    """
    back = read is not None and Path(target).exists() and Path(target).samefile(call.options.file)
    write(book, target, replacing=read.digest if read is not None and back else None, force=call.options.force)
