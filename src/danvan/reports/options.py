"""The options of a composer: one attrs class, from which its signature, its refusals and its page are derived."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.errors import BadValue, nearest
from danvan.values.described import described

C = TypeVar("C")
O = TypeVar("O")  # noqa: E741 # the options


def takes(kind: type[O]) -> Callable[[Callable[[C, Book, O], Report]], Callable[..., Report]]:
    """Make a `compose(book, /, **options)` of a method that takes its options as one value of an attrs class.

    Parameters: `kind` is the class of the options: a field each, keyword-only, with a default, a converter for what a
    command line gives as text, and metadata that say what it means.
    """

    def decorate(method: Callable[[C, Book, O], Report]) -> Callable[..., Report]:
        @wraps(method)
        def compose(self: Any, book: Book, /, **given: Any) -> Report:
            return method(self, book, read_options(kind, self.name, given))

        own, book, *_ = inspect.signature(method).parameters.values()
        keywords = [
            inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type)
            for field in attrs.fields(kind)  # type: ignore[arg-type] # an attrs class
        ]
        before = [one.replace(kind=inspect.Parameter.POSITIONAL_ONLY) for one in (own, book)]
        compose.__signature__ = inspect.Signature([*before, *keywords], return_annotation=Report)  # type: ignore[attr-defined] # read by inspect
        compose.options = kind  # type: ignore[attr-defined] # read by `options_of`
        return compose

    return decorate


def read_options(kind: type[O], report: str, given: Mapping[str, Any]) -> O:
    """The options of a report from what a caller gave.

    Raises: BadValue for an option there is none of, and for a value that does not fit.
    """
    known = [field.name for field in attrs.fields(kind)]  # type: ignore[arg-type] # an attrs class
    unknown = sorted(set(given).difference(known))
    if unknown:
        close = nearest(unknown[0], known)
        meant = f"did you mean {close}? " if close else ""
        raise BadValue(f"option of report {report}", ", ".join(unknown), f"{meant}give one of: {', '.join(known)}")
    return kind(**given)


@attrs.frozen
class Option:
    """An option as a person reads of it: its name and what it means in both languages.

    Parameters: `text` is whether a text can give it, as at the command line.
    """

    name: str
    vi: str
    en: str
    text: bool = True


def options_of(composer: object) -> tuple[Option, ...]:
    """The options of a composer, in order; of one that declares no class, the names of its keywords alone.

    >>> from danvan.reports import Summary
    >>> [option.name for option in options_of(Summary())][:3]
    ['unit', 'period', 'kind']
    """
    compose: Any = getattr(composer, "compose", None)
    kind = getattr(compose, "options", None)
    if kind is None:
        keywords = inspect.signature(compose).parameters.values()
        return tuple(Option(one.name, one.name, one.name) for one in keywords if one.kind is one.KEYWORD_ONLY)
    return tuple(
        Option(field.name, described(field).vi, described(field).en, text=not field.metadata.get(FROM_PYTHON))
        for field in attrs.fields(kind)
    )


FROM_PYTHON = "from-python"
"""In the metadata of an option that no text can give."""
