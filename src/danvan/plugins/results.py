"""What a piece of a plugin gave, looked at part by part before anything is made of it."""

import functools
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NewType, get_args, get_origin

import attrs

MOST_DEEP = 40
"""Blocks within blocks; a report that is deeper holds itself, or is meant to break whoever writes it."""


def flaw(value: object, kind: Any, *, place: str = "", depth: int = 0) -> str | None:
    """The first part of a value that is not of its declared type: where, and what is there; None where all are.

    Facts are only asked for their class and id: making one has checked the rest.

    >>> from danvan.documents import Paragraph, Report
    >>> flaw(Report(kind="report", type_name="Thư", title="Chào", blocks=[Paragraph(5)]), Report)
    'blocks[0].text is an int'
    """
    if depth > MOST_DEEP:
        return f"{place} is too deep"
    check = _of_origin(kind)
    if check is not None:
        return check(value, kind, place, depth)
    if isinstance(kind, NewType):
        return flaw(value, kind.__supertype__, place=place, depth=depth)
    return _of_class(value, type(None) if kind is None else kind, place, depth)


def _of_class(value: object, expected: Any, place: str, depth: int) -> str | None:
    if not isinstance(expected, type):  # Any, or a variable of a type
        return None
    if not isinstance(value, expected) or (isinstance(value, bool) and expected in (int, str)):
        return _is(value, place)
    return next(_of_fields(value, place, depth), None) if attrs.has(expected) else None


def _is(value: object, place: str) -> str:
    kind = type(value).__name__
    return f"{place or 'it'} is {'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _of_fields(value: Any, place: str, depth: int) -> Iterator[str]:
    if "id" in attrs.fields_dict(type(value)):
        if not isinstance(value.id, str):
            yield _is(value.id, f"{place}.id")
        return
    cls: Any = type(value)
    for name, kind in _hints(cls).items():
        found = flaw(getattr(value, name), kind, place=f"{place}.{name}".lstrip("."), depth=depth + 1)
        if found is not None:
            yield found


@functools.cache
def _hints(kind: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints.get(field.name, Any) for field in attrs.fields(kind)}


Check = Callable[[Any, Any, str, int], "str | None"]


def _of_origin(kind: Any) -> Check | None:
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of
    if origin is Literal:
        return _literal
    if origin in (tuple, frozenset):
        return _each
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping
    return _nothing if origin is not None else None


def _nothing(*_: Any) -> None:
    """A type that says nothing that can be looked at, such as a function."""


def _one_of(value: Any, kind: Any, place: str, depth: int) -> str | None:
    found = [flaw(value, one, place=place, depth=depth) for one in get_args(kind)]
    if None in found:
        return None
    # Of a block that is one, what is wrong within it says more than that it is no other block.
    return max((one for one in found if one is not None), key=lambda said: said[len(place) : len(place) + 1] in ".[")


def _literal(value: Any, kind: Any, place: str, _: int) -> str | None:
    return None if isinstance(value, str | int | None) and value in get_args(kind) else f"{place} is {value!r:.80}"


def _each(value: Any, kind: Any, place: str, depth: int) -> str | None:
    if not isinstance(value, get_origin(kind)):
        return _is(value, place)
    inner = get_args(kind)
    if get_origin(kind) is tuple and Ellipsis not in inner:
        return None if len(value) == len(inner) else f"{place} has {len(value)} parts"
    found = (flaw(one, inner[0], place=f"{place}[{number}]", depth=depth) for number, one in enumerate(value))
    return next((one for one in found if one is not None), None)


def _mapping(value: Any, kind: Any, place: str, depth: int) -> str | None:
    if not isinstance(value, Mapping):
        return _is(value, place)
    of_key, of_value = get_args(kind)
    for key, one in value.items():
        found = flaw(key, of_key, place=f"a key of {place}", depth=depth) or flaw(
            one, of_value, place=f"{place}[{key!r:.40}]", depth=depth
        )
        if found is not None:
            return found
    return None
