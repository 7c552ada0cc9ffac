"""The file formats of a record book: one JSON document that people read and compare, and a bundle for large books.

What was read is written back equal: `decode(encode(book)) == book`, for a vocabulary that holds the shipped one.
Nothing is coerced, guessed or passed over: every record that does not fit is told of, with its place, all at once.
"""

import errno
import hashlib
import os
from pathlib import Path

import attrs

from danvan.book.book import Book
from danvan.codec.bundle import MANIFEST, PartOf, parts_of, survey_bundle, write_bundle
from danvan.codec.converter import from_plain, to_plain
from danvan.codec.document import Survey, decode, encode, survey_document
from danvan.codec.json_text import parsed
from danvan.codec.rows import columns, fact_of
from danvan.codec.schema import schema
from danvan.errors import BadValue, BookChanged, DecodeError, Problem
from danvan.files import locked, put
from danvan.formats import BOOK, format_of, refuse_other
from danvan.vocabulary import Vocabulary, shipped

__all__ = [
    "Problem",
    "Survey",
    "columns",
    "decode",
    "digest",
    "encode",
    "fact_of",
    "from_plain",
    "parsed",
    "parts",
    "read",
    "schema",
    "survey",
    "survey_document",
    "to_plain",
    "write",
]


def read(path: str | os.PathLike[str], *, vocabulary: Vocabulary | None = None) -> Book:
    """The book in a file: one JSON document, or the directory of a bundle.

    Parameters: `vocabulary` has codes beside the shipped ones, such as those of plugins (`discover().vocabulary`);
    the book's own rows win over them.

    Raises: DecodeError with every problem of every record, each with its place (`figures[3].quantity.value`, or
    `models-….ndjson:17 .name` in a bundle); OSError when the file cannot be opened.
    """
    source = Path(path)
    found = survey_bundle(source, placed=False) if source.is_dir() else survey(source)
    if found.problems:
        raise DecodeError(Path(path).name, found.problems)
    return found.book if vocabulary is None else _speaking(found.book, vocabulary)


def _speaking(book: Book, vocabulary: Vocabulary) -> Book:
    own = book.vocabulary.without(shipped())
    return attrs.evolve(book, vocabulary=shipped().combine(vocabulary, own))


def parts(path: str | os.PathLike[str]) -> tuple[PartOf, ...]:
    """The parts of a bundle's events, to be read one at a time: each, called, is a book with the whole frame.

    Raises: DecodeError when the manifest cannot be read; OSError when it cannot be opened.
    """
    return parts_of(Path(path))


def survey(path: str | os.PathLike[str]) -> Survey:
    """All that can be read of a file: the good records as a book, a problem for each other, and every fact's place.

    Raises: OSError when the file cannot be opened.
    """
    source = Path(path)
    if source.is_dir():
        return survey_bundle(source)
    if format_of(source) == "device":
        raise OSError(errno.EINVAL, "a pipe or a device is no book", str(path))
    data = source.read_bytes()
    return attrs.evolve(survey_document(data, file=source.name), digest=hashlib.sha256(data).hexdigest())


def digest(path: str | os.PathLike[str]) -> str | None:
    """The sha256 of a document, or of the manifest of a bundle; None where there is no such file.

    Raises: OSError when the file is there and cannot be read.

    >>> digest("no-such-book.json") is None
    True
    """
    source = Path(path)
    try:
        return hashlib.sha256((source / MANIFEST if source.is_dir() else source).read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def write(book: Book, path: str | os.PathLike[str], *, replacing: str | None = None, force: bool = False) -> Path:
    """Write a book: as one document where the path ends in `.json`, as a bundle into a directory or `….danvan`.

    A reader sees the old file or the new one, never half of either, and an interrupted write leaves the old.

    Parameters: `replacing` is the digest of the file that was read (`survey(path).digest`); a file that has another by
    now is left alone. With the extra `lock` no other writer comes between the look and the write. `force` replaces a
    file that holds something else than a book.

    Raises: BadValue for another path, or a value that no file can hold; BookChanged where the file is not the one that
    was read; CannotWrite where it holds something else than a book; OSError when it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     read(write(Book(), Path(folder) / "empty.json"))
    <Book: no facts>
    """
    target = Path(path)
    if replacing is None:
        _write(book, target, force=force)
        return target
    with locked(target):
        found = digest(target)
        if found != replacing:
            raise BookChanged(str(target), replacing, found)
        _write(book, target, force=force)
    return target


def _write(book: Book, target: Path, *, force: bool) -> None:
    if target.is_dir() or target.suffix == ".danvan":
        write_bundle(book, target)
    elif target.suffix == ".json":
        if not force:
            refuse_other(target, BOOK)
        put(target, encode(book))
    else:
        remedy = f"end it in .json for one document or in .danvan for a bundle (a directory with {MANIFEST})"
        raise BadValue("path of book", target, remedy)
