"""Values as the Python that makes them, without what they leave at its default: to be read, and put into a test."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.facts import Breakdown
from danvan.testing.clean import frame


def spelled(value: object) -> str:
    """A value as Python.

    >>> from danvan.facts import Model
    >>> spelled(Model(id="a", name="Tổ tiết kiệm", fields=["economy"]))
    "Model(id='a', name='Tổ tiết kiệm', fields=['economy'])"
    """
    if isinstance(value, Book):
        return f"Book([{', '.join(_of_book(value))}])"
    if attrs.has(type(value)):
        return f"{type(value).__name__}({', '.join(_parts(value))})"
    if isinstance(value, Breakdown):
        return repr(dict(value))
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(spelled, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{spelled(key)}: {spelled(part)}' for key, part in value.items())}}}"
    return f"date({value.year}, {value.month}, {value.day})" if type(value) is datetime.date else repr(value)


def _of_book(book: Book) -> Iterator[str]:
    known = set(frame())
    if known <= set(book.facts):
        yield "*frame()"
        yield from (spelled(fact) for fact in book.facts if fact not in known)
    else:
        yield from map(spelled, book.facts)


def _parts(value: Any) -> Iterator[str]:
    for field in attrs.fields(type(value)):
        part = getattr(value, field.name)
        if part != default(field):
            yield f"{field.name}={spelled(part)}"


def default(field: "attrs.Attribute[Any]") -> Any:
    """What a field holds where nothing is said; `attrs.NOTHING` where something must be."""
    made: Any = field.default
    return made.factory() if type(made) is attrs.Factory else made
