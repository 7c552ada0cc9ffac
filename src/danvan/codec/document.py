"""A book as one JSON document, and what documents and bundles have in common: lists of records, and a vocabulary."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

from danvan.book.book import Book
from danvan.codec.converter import converter, misfits, to_plain, unknown
from danvan.codec.json_text import laid_out, parsed
from danvan.codec.scalars import TWICE, Repeated, expected
from danvan.codec.versions import BOOK, HISTORY, History
from danvan.errors import BadValue, DecodeError, Problem
from danvan.facts import Award, Fact, Figure, Model, Period, Remark, Succession, Unit
from danvan.vocabulary import Vocabulary, shipped

T = TypeVar("T")

LISTS: Mapping[str, type[Fact]] = {
    "units": Unit,
    "successions": Succession,
    "periods": Period,
    "models": Model,
    "awards": Award,
    "figures": Figure,
    "remarks": Remark,
}
"""The lists of a document, in their order, and what each holds."""

HEADER = ("format", "version", "vocabulary")

Misfits = tuple[tuple[str, str], ...]
"""The paths within a record that do not fit, and why."""


@attrs.frozen
class Survey:
    """All that could be read of a file: the good records as a book, and a problem for everything that did not fit.

    Parameters: `places` says where each fact stands in the file, by kind (`unit`, `model` …) and id; several
    places where several rows share the id; `digest` is the sha256 of the document, or of the manifest of a bundle,
    by which `write` knows whether the file is still the one that was read.
    """

    book: Book
    problems: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    digest: str | None = None

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Fact]], vocabulary: Vocabulary, problems: Iterable[Problem]) -> "Survey":
        """The survey of facts with their places."""
        facts: list[Fact] = []
        places: dict[tuple[str, str], list[str]] = {}
        for place, fact in rows:
            facts.append(fact)
            places.setdefault((type(fact).__name__.lower(), fact.id), []).append(place)
        book = Book(facts, vocabulary)
        return cls(book, tuple(problems), {key: ", ".join(found) for key, found in places.items()})


def encode(book: Book) -> bytes:
    """The document of a book: the same bytes for the same book, whatever order its facts came in.

    Only what a book adds to the shipped vocabulary is written; fields at their default are left out.

    Raises: BadValue for a value that no file can hold (half a character, a number without end).

    >>> print(encode(Book([Unit(id="xa-a", name="xã A", kind="commune")])).decode(), end="")
    {
      "format": "danvan-book",
      "version": 1,
      "units": [
        {"id": "xa-a", "name": "xã A", "kind": "commune"}
      ]
    }
    """
    lists = {name: [plain_record(fact) for fact in book.of(kind)] for name, kind in LISTS.items()}  # type: ignore[type-var] # each kind is one of the seven
    parts = {"vocabulary": own_words(book), **lists}
    header = {"format": BOOK, "version": HISTORY.version}
    return laid_out({**header, **{name: part for name, part in parts.items() if part}})


def decode(data: bytes | str, *, file: str = "book", history: History = HISTORY) -> Book:
    """The book that a document holds.

    Parameters: `file` is the name to use in errors; `history` the versions to read.

    Raises: DecodeError with every problem of every record, each with its place.

    >>> decode('{"format": "danvan-book", "version": 1}')
    <Book: no facts>
    >>> decode('{"format": "danvan-book", "version": 1, "units": [{"id": "a", "name": 3}]}')
    Traceback (most recent call last):
    danvan.errors.DecodeError: book: 2 problems
      units[0].name: expected text, got 3
      units[0].kind: missing; this field is required
    """
    found = survey_document(data, file=file, history=history)
    if found.problems:
        raise DecodeError(file, found.problems)
    return found.book


def survey_document(data: bytes | str, *, file: str = "book", history: History = HISTORY) -> Survey:
    """All that can be read of a document, and a problem for everything that cannot."""
    try:
        plain, _ = history.opened(parsed(data, file=file), BOOK, file=file)
    except DecodeError as error:
        return Survey(Book(), error.problems)
    problems = [*foreign(plain, (*HEADER, *LISTS))]
    vocabulary = read_words(plain.get("vocabulary", {}), problems)
    rows: list[tuple[str, Fact]] = []
    for name, kind in LISTS.items():
        rows.extend(read_list(plain.get(name, []), kind, name, problems))
    return Survey.of(rows, vocabulary, problems)


def plain_record(fact: Fact) -> Any:
    """A fact as plain data.

    Raises: BadValue, with a note naming the fact, where a field holds what no file can.
    """
    try:
        return to_plain(fact)
    except BadValue as error:
        error.add_note(f"in {type(fact).__name__.lower()} {fact.id}")
        raise


def read_record(plain: Any, kind: type[T]) -> T | Misfits:
    """The record that plain data stands for, or all that does not fit."""
    try:
        return converter().structure(plain, kind)
    except Exception as error:  # noqa: BLE001 # whatever a constructor raises is a problem of the record
        return tuple(misfits(error))


def read_list(plain: Any, kind: type[T], name: str, problems: list[Problem]) -> Iterator[tuple[str, T]]:
    """The good records of a list, each with its place; a problem is added for what does not fit of the others."""
    if not isinstance(plain, list):
        problems.append(Problem(name, str(expected("a list", plain))))
        return
    for number, row in enumerate(plain):
        place = f"{name}[{number}]"
        found = read_record(row, kind)
        if isinstance(found, tuple):
            problems.extend(Problem(place + path, said) for path, said in found)
        else:
            yield place, found


def foreign(plain: dict[str, Any], known: tuple[str, ...]) -> Iterator[Problem]:
    """The fields of the outermost object that are not known, or stand there twice."""
    if isinstance(plain, Repeated):
        yield from (Problem(name, TWICE) for name in plain.twice)
    for name in sorted(set(plain).difference(known)):
        yield Problem(name, unknown(name, known))


def own_words(book: Book) -> dict[str, Any]:
    """The rows of a book's vocabulary that are not shipped, as plain data."""
    if book.vocabulary is shipped() or book.vocabulary == shipped():
        return {}
    plain: dict[str, Any] = to_plain(book.vocabulary.without(shipped()))
    return plain


def vocabulary_lists() -> dict[str, type]:
    """The lists of a vocabulary, and what each holds."""
    return {name: get_args(kind)[0] for name, kind in get_type_hints(Vocabulary).items() if name in _vocabulary_names()}


def _vocabulary_names() -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(Vocabulary))


def read_words(plain: Any, problems: list[Problem]) -> Vocabulary:
    """The shipped vocabulary with the rows of a file; a problem is added for every row that does not fit."""
    if not isinstance(plain, dict):
        problems.append(Problem("vocabulary", str(expected("an object", plain))))
        return shipped()
    lists = vocabulary_lists()
    problems.extend(Problem(f"vocabulary.{problem.place}", problem.message) for problem in foreign(plain, (*lists,)))
    own = {
        name: _distinct(name, [*read_list(plain.get(name, []), kind, f"vocabulary.{name}", problems)], problems)
        for name, kind in lists.items()
    }
    return shipped().combine(Vocabulary(**own)) if any(own.values()) else shipped()


def _distinct(name: str, rows: list[tuple[str, Any]], problems: list[Problem]) -> tuple[Any, ...]:
    # Of two rows of one key a vocabulary keeps the later: said here, because there the earlier is gone.
    found = tuple(row for _, row in rows)
    kept = getattr(Vocabulary(**{name: found}), name)
    if len(kept) < len(found):
        for number, (place, row) in enumerate(rows):
            later = (place for place, other in rows[number + 1 :] if len(_both(name, row, other)) == 1)
            problems.extend(Problem(place, f"{other} has the same code and start; keep one") for other in later)
    return found


def _both(name: str, one: Any, other: Any) -> tuple[Any, ...]:
    both: tuple[Any, ...] = getattr(Vocabulary(**{name: (one, other)}), name)
    return both
