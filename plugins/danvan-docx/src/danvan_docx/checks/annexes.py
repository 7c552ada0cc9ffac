"""How annexes are numbered."""

import re
from collections.abc import Iterator

from danvan import Finding
from danvan_docx.checks.parts import ANNEX, Parts
from danvan_docx.layouts.wording import roman
from danvan_docx.remarks import finding

_LABEL = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?P<number>\d+|[IVXLC]+))?\s*[.:]?$", re.IGNORECASE)


def annex_numbers(parts: Parts) -> Iterator[Finding]:
    """The labels of annexes that are not numbered as the layout asks for; those in other words are left alone."""
    if parts.profile.annex.numerals != "roman":
        return
    labels = [line for line in parts.written.lines if ANNEX.match(line.said) and line.align == "center"]
    matches = [(line, match) for line in labels if (match := _LABEL.match(line.said))]
    if len(matches) < len(labels):
        return
    for place, (line, match) in enumerate(matches, 1):
        expected = "" if len(matches) == 1 else roman(place)
        if (match["number"] or "") != expected and (match["number"] or "").isdecimal():
            asked = f"Phụ lục {expected}".strip()
            yield finding("WD197", profile=parts.profile, field=line.where, got=line.said, expected=asked)
