"""Reading lines with msgspec, if the extra `fast` has installed it.

Lines are decoded into drafts: msgspec Structs with the fields of a class and the types of plain data. The drafts are
encoded again and accepted only if that gives the same bytes: then no value was coerced, no field stands twice and none
is unknown. Facts are then made from the drafts by their own constructors. Every other line is left to the strict
reader, which either reads it (blanks between fields, another order) or says everything that is wrong with it.
"""

import datetime
import types
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from importlib import import_module
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from danvan.codec import scalars
from danvan.facts import Breakdown, Code, Fact, Milestone, Person, Share
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

FastReader = Callable[[bytes], Sequence[Fact] | None]
"""Reads lines, each with its end; None if the strict reader has to read them."""

Make = Callable[[Any], Any]


class Interned(dict[Any, Any]):
    """The ids, codes, days and small values of a file, each once, however many facts have it in common."""

    def __missing__(self, value: Any) -> Any:
        """A value met for the first time is the one to keep."""
        self[value] = value
        return value


def fast_reader(kind: Any, interned: Interned) -> FastReader | None:
    """What reads the lines of a kind with msgspec; None if msgspec is not installed.

    Parameters: `interned` holds what the reading of the same file has met so far.
    """
    try:
        msgspec: Any = import_module("msgspec")
    except ImportError:
        return None
    decode = msgspec.json.Decoder(_draft(kind)).decode_lines
    encode = msgspec.json.Encoder().encode_lines
    make = _maker(kind, interned)

    def read(lines: bytes) -> Sequence[Fact] | None:
        try:
            drafts = decode(lines)
            return [*map(make, drafts)] if encode(drafts) == lines else None
        except Exception:  # noqa: BLE001 # whatever is wrong, the strict reader says it better
            return None

    return read


# --- drafts: what msgspec decodes into --------------------------------------------------------------------------


@cache
def _draft(kind: Any) -> Any:
    """The Struct of a class: its fields, with the types of plain data."""
    msgspec: Any = import_module("msgspec")
    hints = get_type_hints(kind)
    fields: list[Any] = []
    for field in attrs.fields(kind):
        plain = _plain(hints[field.name])
        absent = _absent(field)
        if absent is attrs.NOTHING:
            fields.append((field.name, plain))
        elif absent is msgspec.UNSET:
            fields.append((field.name, Union[plain, msgspec.UnsetType], absent))  # noqa: UP007 # made of values
        else:
            fields.append((field.name, plain, absent))
    fields.sort(key=len)  # the codec writes required fields first, and so does what it is compared with
    return msgspec.defstruct(
        kind.__name__, fields, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, frozen=True
    )


def _absent(field: "attrs.Attribute[Any]") -> Any:
    """What a draft has for a field that its line leaves out; NOTHING for a required one."""
    if field.default is attrs.NOTHING or field.default is None or field.default == ():
        return field.default
    return import_module("msgspec").UNSET


_PLAIN: Mapping[Any, Any] = {Symbol: str, Breakdown: dict[str, str], Decimal: int | str}


def _plain(kind: Any) -> Any:
    """The type of plain data that a value is written as."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if attrs.has(kind):
        return _draft(kind)
    args = get_args(kind)
    if _is_union(kind):
        return Union[tuple(map(_plain, args))]  # noqa: UP007 # made of values
    if _is_list(kind):
        return tuple[_plain(args[0]), ...]  # type: ignore[misc] # a type made of a value
    return kind


def _is_union(kind: Any) -> bool:
    return isinstance(kind, types.UnionType) or get_origin(kind) is Union


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


# --- makers: from a draft to the value --------------------------------------------------------------------------

_SMALL = frozenset({Span, Quantity, Citation, Source, Person, Code, Share, Milestone})
"""Classes of small values that many facts have in common: each value is made once for each file."""


def _maker(kind: Any, interned: Interned) -> Make:
    """What makes a value of a class from its draft, by the constructor of the class."""
    msgspec: Any = import_module("msgspec")
    as_dict, unset = msgspec.structs.asdict, msgspec.UNSET
    hints = get_type_hints(kind)
    found = ((field.name, _reader(hints[field.name], field, interned)) for field in attrs.fields(kind))
    readers = [(name, read) for name, read in found if read is not None]
    optional = [field.name for field in attrs.fields(kind) if _absent(field) is unset]

    def make(draft: Any) -> Any:
        given = as_dict(draft)
        for name in optional:
            if given[name] is unset:
                del given[name]
        for name, read in readers:
            value = given.get(name)
            if value is not None and value != ():
                given[name] = read(value)
        return kind(**given)

    def make_once(draft: Any) -> Any:
        found = interned.get(draft)
        if found is None:
            found = interned[draft] = make(draft)
        return found

    return make_once if kind in _SMALL else make


def _reader(kind: Any, field: "attrs.Attribute[Any]", interned: Interned) -> Make | None:
    """What makes a value of a type of plain data; None if plain data is the value."""
    if _is_union(kind):
        (kind,) = (arg for arg in get_args(kind) if arg is not types.NoneType)
    if kind is Breakdown:
        return partial(_breakdown, interned)
    if kind is Symbol:
        return Symbol
    if kind is Decimal:
        return scalars.decimal
    if _is_list(kind):
        part = get_args(kind)[0]
        return _list_reader(_maker(part, interned)) if attrs.has(part) else interned.__getitem__
    if attrs.has(kind):
        return _maker(kind, interned)
    return interned.__getitem__ if _is_in_common(kind, field) else None


def _list_reader(read: Make) -> Make:
    return lambda values: tuple([read(value) for value in values])


def _breakdown(interned: Interned, codes: dict[str, str]) -> Breakdown:
    key = (Breakdown, *codes.items())
    found: Breakdown | None = interned.get(key)
    return interned.setdefault(key, Breakdown(codes)) if found is None else found


def _is_in_common(kind: Any, field: "attrs.Attribute[Any]") -> bool:
    """Whether many facts have the values of a field in common: days, codes and references, not names and own ids."""
    reference = getattr(kind, "__supertype__", None) is str and field.name != "id"
    return reference or kind is datetime.date or (kind is str and field.converter is None)
