"""Values as plain data (what JSON holds) and back: strictly, and with the place of everything that does not fit."""

import datetime
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeVar

import attrs
from cattrs import AttributeValidationNote, Converter, IterableValidationNote
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from danvan.codec import hooks, scalars
from danvan.codec.hooks import Reader, Writer
from danvan.codec.scalars import Misfit
from danvan.errors import DanvanError, DecodeError, Problem, nearest
from danvan.facts import Breakdown
from danvan.values.citations import Symbol

T = TypeVar("T")


def to_plain(value: object, kind: Any = None) -> Any:
    """A value as plain data: any danvan value, and any attrs class, list, mapping or set of such values.

    Parameters: `kind` is the type to write it as; its own class where none is given.

    >>> from danvan.values.quantities import Quantity
    >>> to_plain(Quantity(4400, "over", "model", printed="hơn 4.400"))
    {'value': 4400, 'exact': 'over', 'unit': 'model', 'printed': 'hơn 4.400'}
    """
    return converter().unstructure(value, kind)


def from_plain(value: object, kind: type[T]) -> T:
    """The value that plain data stands for: `from_plain(to_plain(x), type(x)) == x`.

    Raises: DecodeError with every place that does not fit.

    >>> from danvan.values.spans import Span
    >>> from_plain({"start": "2017-01-01", "end": "2018-01-01"}, Span) == Span.year(2017)
    True
    >>> from_plain({"start": 2017, "until": None}, Span)
    Traceback (most recent call last):
    danvan.errors.DecodeError: value: 2 problems
      start: expected a date such as 2019-03-28, got 2017
      until: unknown field; there are: start, end
    """
    try:
        return converter().structure(value, kind)
    except Exception as error:  # noqa: BLE001 # whatever a constructor raises is a problem of the data
        raise DecodeError(
            "value", (Problem(path.lstrip(".") or "value", said) for path, said in misfits(error))
        ) from None


def misfits(error: BaseException, path: str = "") -> Iterator[tuple[str, str]]:
    """Where and why plain data did not become a value: the path (`.quantity.value`, `.acts[0].on`) and what to do."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from misfits(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield path + _named(name), _unknown(name, error.cl)
    elif type(error) is KeyError:
        yield path, "missing; this field is required"
    elif isinstance(error, Misfit | DanvanError):
        yield path, str(error)
    else:
        yield path, f"{type(error).__name__}: {error}"


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return _named(note.name)
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]" if isinstance(note.index, int) else _named(note.index)
    return ""


def _named(name: str) -> str:
    return f".{name}" if name.isidentifier() else f"[{json.dumps(name[:40])}]"


def _unknown(name: str, kind: type) -> str:
    return unknown(name, [field.name for field in attrs.fields(kind)])


def unknown(name: str, known: Sequence[str]) -> str:
    """What to say of a field that is not known."""
    close = nearest(name, known)
    return f'unknown field; did you mean "{close}"?' if close else "unknown field; there are: " + ", ".join(known)


@cache
def converter() -> Converter:
    """The one converter, made when first asked for and not changed after."""
    made = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=True)
    for kind, read, write in _LEAVES:
        made.register_structure_hook(kind, read)
        made.register_unstructure_hook(kind, write)
    for asks, reader, writer in hooks.SHAPES:
        made.register_structure_hook_factory(asks, partial(reader, made))
        made.register_unstructure_hook_factory(asks, partial(writer, made))
    return made


def _symbol(value: Any, _: Any) -> Symbol:
    return Symbol(scalars.text(value))


_LEAVES: tuple[tuple[Any, Reader, Writer], ...] = (
    (str, scalars.text, scalars.write_text),
    (int, scalars.whole, scalars.write_whole),
    (bool, scalars.truth, scalars.write_truth),
    (float, scalars.real, scalars.write_real),
    (Decimal, scalars.decimal, scalars.write_decimal),
    (datetime.date, scalars.day, scalars.write_day),
    (Symbol, _symbol, lambda symbol: symbol.text),
    (Breakdown, hooks.breakdown, hooks.write_breakdown),
)
