"""What python-docx has no interface for: table rows as text, elements in their place, text that a file can hold."""

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement

# What XML 1.0 cannot hold, with the second row of controls, which Word takes for other things.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BREAKS = re.compile("([\n\t])")
HELD = "\u2011"
"""A hyphen that must not end a line, among the parts of a text."""
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>", HELD: "<w:noBreakHyphen/>"}
# A symbol ("02-QĐ/BCĐ") or a stretch of years ("2016-2020") is not broken at its hyphen; a very long word may be.
_HELD = re.compile(r"(?<!\S)(?=\S{3,24}(?!\S))\S*\d-\w\S*")
_MOST = 30_000  # XML readers commonly refuse a single text of more than ten million letters


def printable(text: str) -> str:
    """The text with what no Word file can hold replaced by the mark U+FFFD, and line ends as newlines.

    >>> printable("một\\x00 hai\\ud800\\r\\nba")
    'một� hai�\\nba'
    """
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that XML readers take."""
    return (text[start : start + _MOST] for start in range(0, len(text), _MOST))


def parted(text: str, *, held: bool = True) -> Iterator[str]:
    """The text in parts: line ends and tabs by themselves, and a hyphen by itself that must not end a line.

    >>> list(parted("số 02-QĐ/BCĐ - mới"))
    ['số 02', '\u2011', 'QĐ/BCĐ - mới']
    """
    for part in _BREAKS.split(text):
        if part in ("\n", "\t") or "-" not in part or not held:
            if part:
                yield part
            continue
        at = 0
        for word in _HELD.finditer(part):
            for hyphen in re.finditer(r"(?<=\w)-(?=\w)", word[0]):
                start = word.start() + hyphen.start()
                if part[at:start]:
                    yield part[at:start]
                yield HELD
                at = start + 1
        if part[at:]:
            yield part[at:]


def run_xml(text: str, properties: str = "") -> str:
    """A run of a table's cell, as XML, with the inside of its `w:rPr`; nothing for no text.

    >>> run_xml("a < b\\tc")
    '<w:r><w:t xml:space="preserve">a &lt; b</w:t><w:tab/><w:t xml:space="preserve">c</w:t></w:r>'
    """
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    # Nearly every text: no hyphen, no control, no line end, no half of a letter.
    if "-" not in text and text.isprintable() and len(text) <= _MOST:
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:r>{look}{''.join(_parts(printable(text)))}</w:r>"


def _parts(text: str) -> Iterator[str]:
    for part in parted(text):
        if part in _BREAK:
            yield _BREAK[part]
        else:
            yield from (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces(part))


def declared(xml: str) -> str:
    """The XML of one element with its namespace declared.

    >>> declared("<w:p/>")[:12]
    '<w:p xmlns:w'
    """
    name = re.match(r"<[\w:]+", xml)
    end = 0 if name is None else name.end()
    return f"{xml[:end]} {nsdecls('w')}{xml[end:]}"


def element(tag: str, **values: object) -> Any:
    """An element with its attributes, all of WordprocessingML.

    >>> element("w:pgNumType", start=1).values()
    ['1']
    """
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made
