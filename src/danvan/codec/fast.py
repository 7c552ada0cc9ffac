"""Reading lines with msgspec, where the extra `fast` has installed it: lines that danvan itself might have written.

Lines are decoded into drafts, which know the fields and the types, and the drafts are encoded again. Only where that
gives the same bytes are the drafts believed: then nothing was coerced, no field stood there twice, none is unknown.
Their texts go through the converters of the fact's own class, unless one look at all of them together has shown that
none needs it. All other lines are left to the careful path, which either reads them (blanks between fields, another
order) or says all that is wrong with them.
"""

import datetime
import types
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from danvan.codec import scalars
from danvan.facts import Breakdown, Code, Fact, Milestone, Person, Share
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.days import to_day, to_day_or_none
from danvan.values.ids import PeriodId, UnitId, are_ordinary, to_figure, to_model, to_period, to_remark, to_unit
from danvan.values.quantities import Quantity, to_quantity
from danvan.values.spans import Span
from danvan.values.text import are_clean, clean

Swift = Callable[[bytes], Sequence[Fact] | None]
"""Reads lines, each with its end; None where the careful path has to, for one of them at least."""

Make = Callable[[Any], Any]


class Kept(dict[Any, Any]):
    """The ids, codes, days, short lists, spans and quantities of a file, each once, however many facts share it."""

    def __missing__(self, value: Any) -> Any:
        """A value met for the first time is the one to keep."""
        self[value] = value
        return value


def swift(kind: Any, kept: Kept) -> Swift | None:
    """What reads the lines of a kind quickly; None where msgspec is not installed.

    Parameters: `kept` is what the reading of the same file has met so far.
    """
    try:
        msgspec: Any = import_module("msgspec")
    except ImportError:
        return None
    decode = msgspec.json.Decoder(_draft(kind)).decode_lines
    encode = msgspec.json.Encoder().encode_lines
    makers = Makers(kept)
    make, make_plain = makers.of(kind), makers.plain(kind)
    named = any(field.name == "name" for field in attrs.fields(kind))

    def read(lines: bytes) -> Sequence[Fact] | None:
        try:
            drafts = decode(lines)
            if encode(drafts) != lines:
                return None
            plain = are_ordinary([draft.id for draft in drafts])
            if plain and named:
                plain = are_clean([draft.name for draft in drafts])
            return [*map(make_plain if plain else make, drafts)]
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
"""Small values that many facts have in common: their drafts are looked up."""

_SHARED_BY: Mapping[type, tuple[str, ...]] = {Milestone: ("kind", "on", "period", "level")}
"""Values that many facts have in common where they say no more than this: a step of a day, with nobody named."""


# --- makers: from a draft to the value --------------------------------------------------------------------------

# A reference is any text, and a draft has days and quantities where they are meant: there is nothing to ask of them.
_REFERENCES: frozenset[Any] = frozenset({to_unit, to_period, to_model, to_figure, to_remark})
_AS_THEY_ARE: frozenset[Any] = _REFERENCES | {to_day, to_day_or_none, to_quantity}
_SHARED = (UnitId, PeriodId)


@attrs.frozen
class Makers:
    """What makes values of drafts, for one reading: a maker for each class."""

    kept: Kept
    made: dict[type, Make] = attrs.field(factory=dict)

    def of(self, kind: Any) -> Make:
        """What makes a value of a class of its draft."""
        if kind not in self.made:
            self.made[kind] = self._constructed(kind) if _checks_itself(kind) else self._filled(kind, frozenset())
        return self.made[kind]

    def plain(self, kind: Any) -> Make:
        """The same where id and name are known to need no mending."""
        return self._filled(kind, frozenset({"id", "name"}))

    def _constructed(self, kind: type) -> Make:
        hints, keep = get_type_hints(kind), self.kept.setdefault
        readers = [(field.name, self._reader(hints[field.name])) for field in attrs.fields(kind)]
        unset = import_module("msgspec").UNSET

        def make(draft: Any) -> Any:
            values = ((name, read, getattr(draft, name)) for name, read in readers)
            given = {name: value if read is None else read(value) for name, read, value in values if value is not unset}
            made = kind(**given)
            return keep(draft, made) if kind in _SHARED_CLASSES else made

        return make

    def _filled(self, kind: type, sound: frozenset[str]) -> Make:
        # Written out field by field, as attrs writes its constructors: what stays at its default costs no more than
        # that, and a converter is asked only where the line has something for it.
        names: dict[str, Any] = {"kind": kind, "open_": _open(kind), "new": object.__new__, "kept": self.kept}
        names.update(unset=import_module("msgspec").UNSET, find=self.kept.get, keep=self.kept.setdefault)
        lines = ["def make(draft):", "    made = new(open_)"]
        hints = get_type_hints(kind)
        for field in attrs.fields(kind):
            name = field.name
            said = "value" if name in sound else self._said(field, hints[name], names)
            if said == "value" and (field.default is attrs.NOTHING or _is_empty(field.default)):
                lines.append(f"    made.{name} = draft.{name}")
                continue
            lines.append(f"    value = draft.{name}")
            if field.default is None:
                said = f"None if value is None else {said}"
            elif field.default is not attrs.NOTHING:
                names[f"default_{name}"] = _default(field)
                absent = "not value" if _is_empty(field.default) else "value is unset"
                said = f"default_{name} if {absent} else {said}"
            lines.append(f"    made.{name} = {said}")
        lines += ["    made.__class__ = kind", f"    {_keeping(kind)}", "    return made"]
        exec("\n".join(lines), names)  # noqa: S102 # nothing in it comes from outside: names of our own fields
        made: Make = names["make"]
        return made

    def _said(self, field: "attrs.Attribute[Any]", kind: Any, names: dict[str, Any]) -> str:
        """The expression that makes the value of a field of what its draft has, where it has something."""
        read, convert, said = self._reader(kind), field.converter, "value"
        if read is not None:
            names[f"read_{field.name}"] = read
            part = _parts(kind)
            if _is_list(kind):
                # It is the tuple that the converter would make of it.
                return f"tuple([{_looked_up(part, 'one', f'read_{field.name}')} for one in value])"
            said = _looked_up(part, "value", f"read_{field.name}")
        if convert is not None and convert not in _AS_THEY_ARE and not isinstance(convert, type):
            names[f"convert_{field.name}"] = convert
            said = f"convert_{field.name}({said})"
            if kind == tuple[str, ...] or kind == tuple[UnitId, ...]:
                said = f"value if len(value) < 2 else {said}"  # nothing to sort
        return f"kept[{said}]" if _is_shared(kind, convert) else said

    def _reader(self, kind: Any) -> Make | None:
        """What makes a value of a type of plain data, or each value of a list; None where plain data is the value."""
        args = get_args(kind)
        if _is_union(kind):
            (inner,) = (arg for arg in args if arg is not types.NoneType)
            return self._reader(inner)
        if _is_list(kind):
            return self._reader(args[0])
        if kind is Breakdown:
            return self._breakdown
        if kind is Symbol:
            return _symbol
        if kind is Decimal:
            return scalars.decimal
        return self.of(kind) if attrs.has(kind) else None

    def _breakdown(self, codes: dict[str, str]) -> Breakdown:
        spelled = (Breakdown, *codes.items())
        found: Breakdown | None = self.kept.get(spelled)
        return self.kept.setdefault(spelled, Breakdown(codes)) if found is None else found


def _looked_up(kind: Any, draft: str, read: str) -> str:
    """The expression that finds a value of a class, or reads it of its draft where it is not there yet."""
    if kind in _SHARED_CLASSES:
        return f"find({draft}) or {read}({draft})"
    if kind in _SHARED_BY:
        return f"({_says_no_more(kind, draft)} and find({_said_of(kind, draft)})) or {read}({draft})"
    return f"{read}({draft})"


def _keeping(kind: type) -> str:
    """The statement that keeps a value that was made, so that it is found again."""
    if kind in _SHARED_CLASSES:
        return "keep(draft, made)"
    if kind in _SHARED_BY:
        return f"if {_says_no_more(kind, 'draft')}: keep({_said_of(kind, 'made')}, made)"
    return "pass"


def _says_no_more(kind: type, draft: str) -> str:
    others = [field.name for field in attrs.fields(kind) if field.name not in _SHARED_BY[kind]]
    return " and ".join(f"{draft}.{name} is None" for name in others)


def _said_of(kind: type, draft: str) -> str:
    return f"({', '.join(f'{draft}.{name}' for name in _SHARED_BY[kind])})"


def _parts(kind: Any) -> Any:
    """What a type holds: the class of a list, or of a value that may be absent."""
    return next((arg for arg in get_args(kind) if arg not in {types.NoneType, Ellipsis}), kind)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _checks_itself(kind: type) -> bool:
    return hasattr(kind, "__attrs_post_init__") or any(field.validator is not None for field in attrs.fields(kind))


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
