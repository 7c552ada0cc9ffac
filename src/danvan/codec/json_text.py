"""JSON as text: read strictly, each fault with its place; laid out for people to read and compare."""

import json
from collections.abc import Callable
from decimal import Decimal, DecimalException
from functools import cache
from typing import Any

from danvan.codec.scalars import MOST_DIGITS, Repeated, Unread
from danvan.errors import BadValue, DecodeError, Problem

WIDTH = 100
"""A list or object that holds no other stays on one line where it is no longer than this."""

WHOLE_FILE = "file"
"""The place of a problem that is nowhere in particular."""


def parsed(data: bytes | str, *, file: str, line: int | None = None) -> Any:
    """The plain data that JSON text stands for.

    Fractions come as Decimal, digit by digit; `NaN` and endless integers as `Unread` and objects that spell a
    key twice as `Repeated`, so that they are told of with their place in the data.

    Parameters: `line` is the number of the line, where the data is one line of a longer file.

    Raises: DecodeError with the line and column of what is not JSON.
    """
    try:
        return _decoder().decode(_text(data) if isinstance(data, bytes) else data.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        problem = _not_utf8(error, line)
    except json.JSONDecodeError as error:
        nothing = not error.doc.strip()
        problem = Problem(_at(line) if nothing else _at(line or error.lineno, error.colno), _said(error))
    except RecursionError:
        problem = Problem(_at(line), "nested too deeply; a book needs some ten levels")
    except _OtherEncodingError as error:
        problem = Problem(WHOLE_FILE, str(error))
    raise DecodeError(file, [problem]) from None


class _OtherEncodingError(ValueError):
    pass


def _at(line: int | None, column: int | None = None) -> str:
    if line is None:
        return WHOLE_FILE
    return f"line {line}" if column is None else f"line {line}, column {column}"


def _text(data: bytes) -> str:
    # A book starts with "{" and the parts of a bundle do too, so a zero byte among the first four is no UTF-8.
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        width = "UTF-32" if data[:4].count(b"\x00") > 1 else "UTF-16"
        raise _OtherEncodingError(f"this is {width}; save it as UTF-8")
    return data.decode("utf-8-sig")


def _not_utf8(error: UnicodeDecodeError, line: int | None) -> Problem:
    before = error.object[: error.start]
    number = line or before.count(b"\n") + 1
    byte = error.start - (before.rfind(b"\n") + 1) + 1
    found = error.object[error.start]
    remedy = "save the file as UTF-8 (older Vietnamese files are often windows-1258, TCVN3 or VNI)"
    return Problem(f"line {number}, byte {byte}", f"0x{found:02X} at offset {error.start} is not UTF-8; {remedy}")


def _said(error: json.JSONDecodeError) -> str:
    if not error.doc.strip():
        return "empty; expected a JSON object"
    cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
    what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
    return f"the text ends too early ({what}); the file may be cut short" if cut else f"not JSON: {what}"


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_object, parse_float=_fraction, parse_int=_integer, parse_constant=Unread)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


def _integer(digits: str) -> int | Unread:
    return int(digits) if len(digits) <= MOST_DIGITS else Unread(digits)


def _fraction(digits: str) -> Decimal | Unread:
    try:
        return Decimal(digits)
    except DecimalException:
        return Unread(digits)


def laid_out(plain: Any) -> bytes:
    """Plain data as JSON that people read: two blanks for each level, what is short on one line, Vietnamese as it is.

    Raises: BadValue for half a character, which UTF-8 cannot hold.

    >>> print(laid_out({"id": "m1", "holders": ["a", "b"], "acts": [{"state": "decided"}]}).decode(), end="")
    {
      "id": "m1",
      "holders": ["a", "b"],
      "acts": [
        {"state": "decided"}
      ]
    }
    """
    pieces: list[str] = []
    _lay_out(plain, "", 0, pieces.append)
    return _bytes("".join(pieces) + "\n")


def one_line(plain: Any) -> bytes:
    """Plain data as one line of JSON, with the end of the line."""
    return _bytes(json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n")


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        around = text[max(0, error.start - 20) : error.start + 20]
        raise BadValue("text", around, "it holds half a character; write the whole one") from None


def _lay_out(plain: Any, indent: str, taken: int, put: Callable[[str], None]) -> None:
    short = _short(plain)
    if short is not None and (not isinstance(plain, dict | list) or len(indent) + taken + len(short) <= WIDTH):
        put(short)
        return
    inner = indent + "  "
    named = isinstance(plain, dict)
    entries = plain.items() if isinstance(plain, dict) else (("", value) for value in plain)
    put("{" if named else "[")
    for number, (key, value) in enumerate(entries):
        name = f"{_encoder().encode(key)}: " if named else ""
        put(f",\n{inner}{name}" if number else f"\n{inner}{name}")
        _lay_out(value, inner, len(name), put)
    put(f"\n{indent}{'}' if named else ']'}")


def _short(plain: Any) -> str | None:
    """The text of what may stand on one line; None of what holds other lists and objects."""
    if isinstance(plain, dict | list):
        within = plain.values() if isinstance(plain, dict) else plain
        if any(isinstance(value, dict | list) for value in within):
            return None
    return _encoder().encode(plain)


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False)
