"""The place of the tone mark in final oa, oe and uy: `ủy` or `uỷ`. Offices differ, and sources disagree."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

import attrs

from danvan.documents import Letterhead, Report, Signature

Spelling = Literal["as-written", "old", "new"]
"""As each text has it; all as `ủy`, `hòa`; or all as `uỷ`, `hoà`."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _pairs() -> Mapping[str, str]:
    """The old spelling of each toned pair by its new one, small and capital."""
    pairs = {}
    for first, second in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy"):
        for tone in _TONES:
            old = unicodedata.normalize("NFC", first + tone + second)
            pairs[unicodedata.normalize("NFC", first + second + tone)] = old
    return pairs


def spelt(text: str, spelling: Spelling) -> str:
    """A text with its tone marks in one place; `quý` is one way only, and so are syllables that go on.

    >>> spelt("Ủy ban Hoà Bình, quý I, hoàn", "old"), spelt("Ủy ban Hoà Bình, quý I", "new")
    ('Ủy ban Hòa Bình, quý I, hoàn', 'Uỷ ban Hoà Bình, quý I')
    """
    if spelling == "as-written":
        return text
    pairs = _pairs()
    if spelling == "new":
        pairs = {old: new for new, old in pairs.items()}
    found = re.compile(f"(?<![qQ])(?:{'|'.join(pairs)})(?![^\\W\\d_])")
    return found.sub(lambda match: pairs[match[0]], unicodedata.normalize("NFC", text))


def respelt(report: Report, spelling: Spelling) -> Report:
    """The report with the names in its head and at its foot spelt one way."""
    if spelling == "as-written":
        return report
    return attrs.evolve(
        report,
        letterhead=None if report.letterhead is None else _letterhead(report.letterhead, spelling),
        signature=None if report.signature is None else _signature(report.signature, spelling),
    )


def _letterhead(letterhead: Letterhead, spelling: Spelling) -> Letterhead:
    return attrs.evolve(
        letterhead,
        issuer=spelt(letterhead.issuer, spelling),
        parent=None if letterhead.parent is None else spelt(letterhead.parent, spelling),
        place=None if letterhead.place is None else spelt(letterhead.place, spelling),
    )


def _signature(signature: Signature, spelling: Spelling) -> Signature:
    return attrs.evolve(
        signature,
        authority=[spelt(line, spelling) for line in signature.authority],
        office=None if signature.office is None else spelt(signature.office, spelling),
    )
