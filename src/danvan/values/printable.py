"""Text for a terminal: control characters shown as escapes."""

import re

from danvan.values.patterns import pattern

# C0 but tab and line feed, DEL, C1, and the characters that turn or hide the direction of what follows.
_CONTROLS = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""The text with every control character as an escape, so that no terminal obeys it; tab and line feed stay.

    >>> printable("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return _CONTROLS.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def json_printable(text: str) -> str:
    r"""A JSON document with every control character in its strings as an escape of JSON: it reads back the same.

    >>> json_printable('{"name": "a\x9b"}')
    '{"name": "a\\u009b"}'
    """
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
