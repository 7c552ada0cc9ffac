"""The file formats of a record book: one JSON document that people read and compare, and a bundle for large books.

What was read is written back equal: `decode(encode(book)) == book`, for a vocabulary that holds the shipped one.
Nothing is coerced, guessed or passed over: every record that does not fit is told of, with its place, all at once.
"""

import os
from pathlib import Path

import attrs

from danvan.book.book import Book
from danvan.codec.bundle import MANIFEST, PartOf, parts_of, survey_bundle, write_bundle
from danvan.codec.converter import from_plain, to_plain
from danvan.codec.document import Survey, decode, encode, survey_document
from danvan.codec.files import put
from danvan.codec.json_text import parsed
from danvan.codec.rows import columns, fact_of
from danvan.codec.schema import schema
from danvan.errors import BadValue, DecodeError, Problem
from danvan.vocabulary import Vocabulary, shipped

__all__ = [
    "Problem",
    "Survey",
    "columns",
    "decode",
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
    return survey_document(source.read_bytes(), file=source.name)


def write(book: Book, path: str | os.PathLike[str]) -> Path:
    """Write a book: as one document where the path ends in `.json`, as a bundle into a directory or `….danvan`.

    A reader sees the old file or the new one, never half of either, and an interrupted write leaves the old.

    Raises: BadValue for another path, or a value that no file can hold; OSError when it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     read(write(Book(), Path(folder) / "empty.json"))
    <Book: no facts>
    """
    target = Path(path)
    if target.is_dir() or target.suffix == ".danvan":
        write_bundle(book, target)
    elif target.suffix == ".json":
        put(target, encode(book))
    else:
        remedy = f"end it in .json for one document or in .danvan for a bundle (a directory with {MANIFEST})"
        raise BadValue("path of book", target, remedy)
    return target
