"""Sentences of a text: what stands between stops and line ends, in pieces where a text has neither."""

import re
from collections.abc import Iterator

import attrs


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence as printed and where it stands in the text."""

    text: str
    start: int


_LONGEST = 3000  # letters; no sentence is so long: a text without stops is read in pieces
_LOOKED_BACK = 12  # letters before a stop in which an abbreviation or the number of a heading is looked for
_SHORTENED = re.compile(
    r"(?<![\w.])(?:tp|tx|tt|kp|q|p|h|x|ts|ths|đ/c|t\.ư|ub|st|v\.v|tr|gs|pgs|bs|ks|no|[A-ZĐ])$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|\n)\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[a-zđ])$")
_FULL = 40  # letters of a line that may have been wrapped
_ON = re.compile(
    r"[ \t]*(?:(?P<item>\w\s*[.)](?!\d))|(?:\d[\d.,]*\s+)?\(?(?P<letter>[^\W\d_]))"
)  # how the next line begins
_BREAK = re.compile(r"\n+|(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?(?P<next>[\w\-–•+*]))")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a prepared text; a line end parts them, the dot of an abbreviation or a full line does not.

    >>> [one.text for one in sentences("Toàn tỉnh có 5 mô hình. TP. Hội An có 2.\\nHết")]
    ['Toàn tỉnh có 5 mô hình.', 'TP. Hội An có 2.', 'Hết']
    """
    start = 0
    for found in _BREAK.finditer(text):
        if found["next"] and found["next"].islower():
            continue
        if _is_wrapped(text, found) if "\n" in found[0] else _goes_on(text, start, found.start()):
            continue
        yield from _pieces(text, start, found.start())
        start = found.end()
    yield from _pieces(text, start, len(text))


def _is_wrapped(text: str, found: re.Match[str]) -> bool:
    """Whether a line ends only because it is full: nothing ends its sentence, and the next goes on in small letters."""
    before = text[max(0, found.start() - _FULL) : found.start()]
    if found[0].count("\n") > 1 or before.rstrip()[-1:] in ".!?…:;":
        return False
    if ("\n" in before or len(before) < _FULL) and before.rstrip()[-1:] != ",":  # after a comma a line may be short
        return False
    on = _ON.match(text, found.end())
    return on is not None and on["item"] is None and on["letter"].islower()


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether the dot before a place is that of an abbreviation or of the number of a heading."""
    since = max(start, stop - _LOOKED_BACK)
    before = text[since:stop].rstrip(".")
    whole = since == start or text[since - 1] == "\n"
    return bool(
        _SHORTENED.search(before)
        or (_NUMBERED.search(before) if whole else _NUMBERED.search(before[1:]) and "\n" in before)
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield from _piece(text, start, cut)
        start = cut
    yield from _piece(text, start, end)


def _piece(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if piece.strip():
        yield Sentence(text=piece.strip(), start=start + len(piece) - len(piece.lstrip()))
