"""Reading lines with msgspec, where the extra `fast` has installed it: a line that danvan itself might have written.

A line is decoded into a draft, which knows the fields and the types, and the draft is encoded again. Only where that
gives the same bytes is the draft believed: then nothing was coerced, no field stood there twice, none is unknown. Its
texts go through the converters of the fact's own class. Every other line is left to the careful path, which either
reads it (blanks between fields, another order) or says all that is wrong with it.
"""

import datetime
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from danvan.citations import Citation, Source, Symbol
from danvan.codec import leaves
from danvan.facts import Breakdown, Code, Fact, Person, Share
from danvan.ids import PeriodId, UnitId, to_figure, to_model, to_period, to_remark, to_unit
from danvan.quantities import Quantity
from danvan.spans import Span
from danvan.text import clean

Swift = Callable[[bytes], Fact | None]
"""Reads a line without its end; None where the careful path has to."""

Make = Callable[[Any], Any]
Kept = dict[Any, Any]
"""The ids, codes, days, short lists, spans and quantities of a file, each once, however many facts share it."""


def swift(kind: Any, kept: Kept) -> Swift | None:
    """What reads the lines of a kind quickly; None where msgspec is not installed.

    Parameters: `kept` is what the reading of the same file has met so far.
    """
    try:
        msgspec: Any = import_module("msgspec")
    except ImportError:
        return None
    decode = msgspec.json.Decoder(_draft(kind)).decode
    encode = msgspec.json.Encoder().encode
    make = Makers(kept).of(kind)

    def read(line: bytes) -> Fact | None:
        try:
            draft = decode(line)
            return make(draft) if encode(draft) == line else None
        except Exception:  # noqa: BLE001 # whatever is wrong, the careful path says it better
            return None

    return read


# --- drafts: what msgspec decodes into --------------------------------------------------------------------------


@cache
def _draft(kind: Any) -> Any:
    """The draft of a class: its fields, with the types of plain data."""
    msgspec: Any = import_module("msgspec")
    hints = get_type_hints(kind)
    fields: list[Any] = []
    for field in attrs.fields(kind):
        plain = _plain(hints[field.name])
        if _is_empty(field.default):
            fields.append((field.name, plain, field.default))
        elif field.default is attrs.NOTHING:
            fields.append((field.name, plain))
        else:
            fields.append((field.name, Union[plain, msgspec.UnsetType], msgspec.UNSET))  # noqa: UP007 # made of values
    fields.sort(key=len)  # the codec writes required fields first, and so does what it is compared with
    # Only where drafts are looked up have they to stand still; that costs a little.
    stands = {"frozen": True} if kind in _SHARED_CLASSES else {}
    return msgspec.defstruct(
        kind.__name__, fields, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, **stands
    )


def _is_empty(default: Any) -> bool:
    return default is None or default == ()


_SPELLED: Mapping[Any, Any] = {Symbol: str, Breakdown: dict[str, str], Decimal: int | str}


def _plain(kind: Any) -> Any:
    """The type of plain data that a value is written as."""
    if kind in _SPELLED:
        return _SPELLED[kind]
    if attrs.has(kind):
        return _draft(kind)
    args = get_args(kind)
    if _is_union(kind):
        return Union[tuple(map(_plain, args))]  # noqa: UP007 # made of values
    if get_origin(kind) is tuple:
        return tuple[_plain(args[0]), ...]  # type: ignore[misc] # a type made of a value
    return kind


def _is_union(kind: Any) -> bool:
    return isinstance(kind, types.UnionType) or get_origin(kind) is Union


_SHARED_CLASSES = frozenset({Span, Quantity, Citation, Source, Person, Code, Share})
"""Small values that many facts have in common: their drafts are looked up. All that checks itself is among them."""


# --- makers: from a draft to the value --------------------------------------------------------------------------

# A reference is any text, so there is nothing to ask of it.
_REFERENCES: frozenset[Any] = frozenset({to_unit, to_period, to_model, to_figure, to_remark})
_SHARED = (UnitId, PeriodId)


@attrs.frozen
class Makers:
    """What makes values of drafts, for one reading: a maker for each class."""

    kept: Kept
    made: dict[type, Make] = attrs.field(factory=dict)

    def of(self, kind: Any) -> Make:
        """What makes a value of a class of its draft."""
        if kind not in self.made:
            self.made[kind] = self._constructed(kind) if kind in _SHARED_CLASSES else self._filled(kind)
        return self.made[kind]

    def _constructed(self, kind: type) -> Make:
        hints = get_type_hints(kind)
        readers = [(field.name, self._reader(hints[field.name])) for field in attrs.fields(kind)]
        kept, unset = self.kept, import_module("msgspec").UNSET

        def make(draft: Any) -> Any:
            found = kept.get(draft)
            if found is None:
                values = ((name, read, getattr(draft, name)) for name, read in readers)
                given = {
                    name: value if read is None else read(value) for name, read, value in values if value is not unset
                }
                found = kept[draft] = kind(**given)
            return found

        return make

    def _filled(self, kind: type) -> Make:
        # Written out field by field, as attrs writes its constructors: what stays at its default costs no more than
        # that, and a converter is asked only where the line has something for it.
        names: dict[str, Any] = {"kind": kind, "open_": _open(kind), "new": object.__new__}
        names.update(unset=import_module("msgspec").UNSET, keep=self.kept.setdefault)
        lines = ["def make(draft):", "    made = new(open_)"]
        hints = get_type_hints(kind)
        for field in attrs.fields(kind):
            name, said = field.name, self._said(field, hints[field.name], names)
            empty = _is_empty(field.default)
            lines.append(f"    value = draft.{name}")
            if field.default is not attrs.NOTHING and not (empty and said == "value"):
                default = names[f"default_{name}"] = _default(field)
                names[f"nothing_{name}"] = default if empty else names["unset"]
                said = f"default_{name} if value is nothing_{name} else {said}"
            lines.append(f"    made.{name} = {said}")
        lines += ["    made.__class__ = kind", "    return made"]
        exec("\n".join(lines), names)  # noqa: S102 # nothing in it comes from outside: names of our own fields
        made: Make = names["make"]
        return made

    def _said(self, field: "attrs.Attribute[Any]", kind: Any, names: dict[str, Any]) -> str:
        """The expression that makes the value of a field of what its draft has."""
        read, convert = self._reader(kind), field.converter
        said = "value"
        if read is not None:
            names[f"read_{field.name}"] = read
            said = f"read_{field.name}(value)"
        if convert is not None and convert not in _REFERENCES and not isinstance(convert, type):
            names[f"convert_{field.name}"] = convert
            said = f"convert_{field.name}({said})"
        if _is_shared(kind, convert):
            said = "keep(value, value)" if said == "value" else f"keep(found := {said}, found)"
        return said

    def _reader(self, kind: Any) -> Make | None:
        """What makes a value of a type of plain data; None where the plain data is the value."""
        args = get_args(kind)
        if _is_union(kind):
            (inner,) = (arg for arg in args if arg is not types.NoneType)
            return _or_none(self._reader(inner))
        if get_origin(kind) is tuple:
            return _each(self._reader(args[0]))
        if kind is Breakdown:
            return self._breakdown
        if kind is Symbol:
            return _symbol
        if kind is Decimal:
            return leaves.decimal
        return self.of(kind) if attrs.has(kind) else None

    def _breakdown(self, codes: dict[str, str]) -> Breakdown:
        spelled = (Breakdown, *codes.items())
        found: Breakdown | None = self.kept.get(spelled)
        if found is None:
            found = self.kept[spelled] = Breakdown(codes)
        return found


def _or_none(read: Make | None) -> Make | None:
    return None if read is None else lambda value: None if value is None else read(value)


def _each(read: Make | None) -> Make | None:
    return None if read is None else lambda values: tuple(map(read, values))


def _is_shared(kind: Any, convert: Any) -> bool:
    """Whether facts have the values of a field in common: days, codes, references and lists of them."""
    parts = set(get_args(kind)) - {types.NoneType, Ellipsis} if get_args(kind) else {kind}
    if parts == {datetime.date} or parts & set(_SHARED):
        return True
    texts = all(part is str or getattr(part, "__supertype__", None) is str for part in parts)
    return texts and (get_origin(kind) is tuple or convert is None or convert in _REFERENCES)


def _open(kind: type) -> type:
    """The class with fields that can be written to. It adds nothing else, so what it made may take the class itself."""
    writing = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, (kind,), {"__slots__": (), **writing})


_OPEN_SYMBOL = _open(Symbol)


def _symbol(text: str) -> Symbol:
    made: Any = object.__new__(_OPEN_SYMBOL)
    made.text = clean(text, what="symbol")
    made.__class__ = Symbol
    return made  # type: ignore[no-any-return] # it is one now


def _default(field: "attrs.Attribute[Any]") -> Any:
    # Values are immutable, so one default serves all.
    default: Any = field.default
    return default.factory() if hasattr(default, "factory") else default
