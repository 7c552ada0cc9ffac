"""What a report composer must keep to: the same report of the same book, and one that can be printed."""

import copy
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.errors import DanvanError
from danvan.exports import BUILTIN as EXPORTERS
from danvan.reports.composer import Composer
from danvan.testing import strategies
from danvan.testing.books import commune_book
from danvan.testing.contracts.exporters import written
from danvan.testing.trials import EXAMPLES, Law, Several, broken, differ, drawn, held, offered, told, tried


def check_composer(
    composer: Composer,
    *,
    composes: Iterable[Book] | None = None,
    books: Several[Book] | None = None,
    examples: int = EXAMPLES,
    **options: Any,
) -> None:
    """A composer writes the same report of the same book, one that can be printed; a book it cannot report it refuses.

    To refuse is to raise a danvan error (`BadValue`, `Unknown`) that says what to do; any other exception is a slip.

    Parameters: `composes` are books it must not refuse (danvan's small commune where none are given); `books` a
    strategy or some books to try it on besides; `options` are given to `compose` each time.

    Raises: AssertionError with the law that is broken and the smallest example.

    >>> from danvan.reports import BUILTIN
    >>> check_composer(BUILTIN[0], examples=5)
    """
    who = offered("report", composer)
    compose = partial(composer.compose, **options)
    laws = (
        Law("it gives a report, or refuses with a danvan error", partial(_composes_or_refuses, compose)),
        Law("the same book gives the same report", partial(_composes_alike, compose)),
        Law("what it gives can be printed", partial(_can_be_printed, compose)),
    )
    for book in (commune_book(),) if composes is None else composes:
        try:
            compose(book)
        except DanvanError as error:
            asked = Law("it composes what it must", lambda _: None)
            raise AssertionError(broken(who, asked, f"it refused: {error}", told(book))) from error
        held(who, laws, book, told(book))
    tried(who, laws, drawn(books, strategies.books()), told, examples=examples)


def _report_of(compose: Callable[[Book], Report], book: Book) -> object:
    try:
        return compose(book)
    except DanvanError:
        return None


def _composes_or_refuses(compose: Callable[[Book], Report], book: Book) -> str | None:
    report = _report_of(compose, book)
    return None if report is None or isinstance(report, Report) else f"it gave {type(report).__name__}; give a Report"


def _composes_alike(compose: Callable[[Book], Report], book: Book) -> str | None:
    again = attrs.evolve(book, facts=tuple(reversed(copy.deepcopy(book.facts))))
    return differ("two reports of one book", _report_of(compose, book), _report_of(compose, again))


def _can_be_printed(compose: Callable[[Book], Report], book: Book) -> str | None:
    report = _report_of(compose, book)
    for exporter in EXPORTERS:
        if report is not None and exporter.takes is Report:
            written(exporter, report)
    return None
