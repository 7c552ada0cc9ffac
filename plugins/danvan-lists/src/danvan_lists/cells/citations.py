"""Documents and periods as cells name them, and the ids that periods get."""

import re
from collections.abc import Iterator

import attrs

from danvan import Citation, DanvanError, Span, Symbol
from danvan.reading import read_citation, read_day, write_span
from danvan.vocabulary import Vocabulary
from danvan_lists.facts.ids import made_id

PARTS = re.compile(r"\s*(?:[;\n]|\s\+\s)\s*")
"""What parts several things in one cell."""

_NUMBERED = re.compile(
    r"(?:số\s*:?\s*|^)(?P<symbol>\d{1,6}\s*[-/]\s?[^\W\d][\w./-]{0,30})"
    r"(?:[,;]?\s*ngày\s+(?P<day>[\d/.-]{6,10}|\d{1,2} tháng \d{1,2} năm \d{4}))?"
    r"(?:[,;]?\s*của\s+(?P<issuer>[^();]{3,120}))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")


def period_id(kind: str, span: Span) -> str:
    """The id of a period by its kind and days: the same in every file.

    >>> period_id("quarter", Span.quarter(2019, 1)), period_id("stage", Span.years(2016, 2020))
    ('quy-1-2019', 'gd-2016-2020')
    """
    start, last = span.start, span.last
    assert start is not None and last is not None  # noqa: S101, PT018 # the caller asked
    if kind == "year":
        return f"nam-{start.year}"
    if kind == "stage":
        return f"gd-{start.year}-{last.year}"
    if kind == "quarter":
        return f"quy-{(start.month + 2) // 3}-{start.year}"
    if kind == "half":
        return f"nua-{1 if start.month == 1 else 2}-{start.year}"
    if kind == "month":
        return f"thang-{start.month:02}-{start.year}"
    return made_id("period", write_span(span), kind, span.start, span.end)


def cited(text: str, vocabulary: Vocabulary) -> Citation | None:
    """The document that a text names; None where it names none.

    >>> from danvan.vocabulary import shipped
    >>> found = cited("12/QĐ-UBND ngày 04/8/2020", shipped())
    >>> str(found.symbol), str(found.date)
    ('12/QĐ-UBND', '2020-08-04')
    """
    read = read_citation(text, vocabulary)
    citation = read.citation if read is not None else None
    if citation is None or (citation.symbol is None and citation.type is None):
        return None
    if citation.date is None:
        rest = text.replace(str(citation.symbol or ""), " ")
        day = read_day(rest) if _DIGITS.search(rest) else None
        if day is not None and day.day is not None:
            citation = attrs.evolve(citation, date=day.day)
    return citation


def bare_symbol(text: str) -> Citation | None:
    """A number alone as the symbol of a document whose column says that it is one.

    >>> bare_symbol("125").symbol
    Symbol(text='125')
    """
    short = " ".join(text.split())
    try:
        return Citation(symbol=Symbol(short)) if _DIGITS.search(short) and len(short) <= 30 else None
    except DanvanError:
        return None


def numbered(text: str) -> Citation | None:
    """A document whose symbol does not say of what kind it is: its number as printed, and its day.

    >>> found = numbered("Công văn số 45/UBND ngày 12/3/2023 của UBND xã Minh Thuận")
    >>> str(found.symbol), str(found.date), found.issuer
    ('45/UBND', '2023-03-12', 'UBND xã Minh Thuận')
    """
    found = _NUMBERED.search(" ".join(text.split()))
    if found is None:
        return None
    day = read_day(found["day"]) if found["day"] else None
    try:
        return Citation(
            symbol=Symbol(found["symbol"]), date=day.day if day is not None else None, issuer=found["issuer"]
        )
    except DanvanError:
        return None


def splits(text: str) -> Iterator[str]:
    """The parts of a cell that lists several things, one a line or parted by semicolons."""
    return (part for part in PARTS.split(text) if part)
