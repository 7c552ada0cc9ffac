"""The file format as a JSON Schema, walked from the classes themselves, so that it cannot fall behind them."""

import datetime
import inspect
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from danvan.codec.document import LISTS
from danvan.codec.versions import BOOK, HISTORY
from danvan.facts import Breakdown
from danvan.values.citations import Symbol
from danvan.values.described import described
from danvan.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LEAVES: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    Decimal: {"type": ["number", "string"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"},
    datetime.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Symbol: {"type": "string"},
    Breakdown: {
        "type": "object",
        "propertyNames": {"minLength": 1},
        "additionalProperties": {"type": "string", "minLength": 1},
    },
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a book in one document.

    What it cannot say, reading still checks: that a span ends after it starts, that text is in normal form.

    >>> schema()["$defs"]["Span"]["properties"]["start"]["format"]
    'date'
    """
    lists = {name: {"type": "array", "items": _reference(kind)} for name, kind in LISTS.items()}
    return {
        "$schema": DIALECT,
        "title": f"{BOOK}, version {HISTORY.version}",
        "description": "A record book of an emulation movement, in one JSON document.",
        "type": "object",
        "properties": {
            "format": {"const": BOOK},
            "version": {"const": HISTORY.version},
            "vocabulary": _reference(Vocabulary),
            **lists,
        },
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": {kind.__name__: _class(kind) for kind in classes()},
    }


def classes() -> tuple[type, ...]:
    """Every class that a file holds, the facts first, each where it is first met."""
    within = chain.from_iterable(map(_within, (*LISTS.values(), Vocabulary)))
    return tuple(dict.fromkeys(chain(LISTS.values(), within)))


def _within(kind: type) -> Iterator[type]:
    yield kind
    for hint in fields(kind).values():
        for part in _parts(hint):
            if attrs.has(part) and part not in _LEAVES:
                yield from _within(part)


def fields(kind: type) -> dict[str, Any]:
    """The fields of a class and their types."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}


def meaning(kind: type, field: str) -> str:
    """What a field of a class means.

    >>> from danvan.facts import Unit
    >>> meaning(Unit, "source")
    'Where it was found.'
    """
    return described(getattr(attrs.fields(kind), field)).en


def required(kind: type) -> tuple[str, ...]:
    """The fields of a class that have no default."""
    return tuple(field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING)


def _parts(hint: Any) -> Iterator[Any]:
    inner = get_args(hint) if get_origin(hint) is not Literal else ()
    if not inner:
        yield hint
    for part in inner:
        yield from _parts(part)


def _class(kind: type) -> dict[str, Any]:
    described = {name: {**_type(hint), "description": meaning(kind, name)} for name, hint in fields(kind).items()}
    return {
        "description": first_sentence(kind),
        "type": "object",
        "properties": described,
        "required": list(required(kind)),
        "additionalProperties": False,
    }


def first_sentence(kind: type) -> str:
    """The first paragraph of a class's documentation, on one line."""
    return " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())


def _reference(kind: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _type(hint: Any) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    kind = getattr(hint, "__supertype__", hint)
    return dict(_LEAVES[kind]) if kind in _LEAVES else _reference(kind)


def _optional(hint: Any) -> dict[str, Any]:
    inner = _type(next(part for part in get_args(hint) if part is not types.NoneType))
    if isinstance(inner.get("type"), str):
        return {**inner, "type": [inner["type"], "null"]}
    return {"anyOf": [inner, {"type": "null"}]}
