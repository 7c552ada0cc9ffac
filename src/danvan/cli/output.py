"""Findings and errors as the command line prints them: lines of text, one JSON document, or a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import attrs

from danvan.book.book import Book
from danvan.codec import Survey, to_plain
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.rules import Finding
from danvan.values.spans import Span

Language = Literal["vi", "en"]
MOST_DAYS = 20


def as_text(surveyed: Survey, found: Sequence[Finding], lang: Language) -> Iterator[str]:
    """A line for each finding with its ground below it, and a last line that counts them.

    >>> from danvan.book.book import Book
    >>> list(as_text(Survey(Book()), [], "en"))
    ['0 findings: 0 errors, 0 warnings']
    """
    for finding in found:
        where = [part for part in (finding.kind, finding.fact, finding.field, _place(surveyed, finding)) if part]
        yield f"{finding.code} {finding.severity} {' '.join(where)}: {_sentence(finding, lang)}"
        yield f"    {finding.ground}"
    errors = sum(finding.severity == "error" for finding in found)
    words = {"vi": ("phát hiện", "lỗi", "cảnh báo"), "en": ("finding", "error", "warning")}[lang]
    counts = zip((len(found), errors, len(found) - errors), words, strict=True)
    whole, *parts = [f"{count} {word}{'s' if lang == 'en' and count != 1 else ''}" for count, word in counts]
    yield f"{whole}: {', '.join(parts)}"


def cell_of(typed: tuple[int, str], rows: int) -> tuple[int, Any]:
    """The index of the row and the key of the column of a cell as typed: people count the rows they see from one.

    Raises: BadValue for a row that the table does not have.
    """
    row, column = typed
    if not 1 <= row <= rows:
        raise BadValue("row to explain", row, f"give 1 to {rows}" if rows else "the table has none")
    return row - 1, column


def of_days(book: Book, measure: str, *asked: Span) -> str:
    """What to say where nothing was told of a measure for some days: the days that there are figures of.

    >>> of_days(Book(), "models", Span.year(2017))
    'nothing of models for 2017-01-01/2017-12-31; days are met exactly, and there are figures of: none'
    """
    spans = (book.span_of(figure) for figure in book.figures if figure.measure == measure)
    days = sorted({str(span) for span in spans if span is not None})
    there_are = ", ".join(days[:MOST_DAYS]) or "none"
    when = " and ".join(map(str, asked))
    return f"nothing of {measure} for {when}; days are met exactly, and there are figures of: {there_are}"


def as_json(file: str, surveyed: Survey, found: Sequence[Finding]) -> Mapping[str, object]:
    """One document with the problems of the file and every part of every finding.

    >>> from danvan.book.book import Book
    >>> as_json("so.json", Survey(Book()), [])
    {'file': 'so.json', 'problems': [], 'findings': []}
    """
    findings = [
        {
            **{name: getattr(finding, name) for name in ("code", "severity", "kind", "fact", "field")},
            "place": _place(surveyed, finding),
            **{name: getattr(finding, name) for name in ("vi", "en", "ground", "confidence")},
            "values": dict(finding.values),
            "source": None if finding.source is None else to_plain(finding.source),
        }
        for finding in found
    ]
    problems = [attrs.asdict(problem) for problem in surveyed.problems]
    return {"file": file, "problems": problems, "findings": findings}


def as_table(surveyed: Survey, found: Sequence[Finding], lang: Language) -> Table:
    """A row for each problem of the file and each finding.

    >>> from danvan.book.book import Book
    >>> as_table(Survey(Book()), [], "vi").rows
    ()
    """
    keys = {
        "code": ("Mã", "Code"),
        "severity": ("Mức độ", "Severity"),
        "kind": ("Loại", "Kind"),
        "fact": ("Bản ghi", "Fact"),
        "field": ("Mục", "Field"),
        "place": ("Vị trí", "Place"),
        "sentence": ("Nội dung", "Finding"),
        "ground": ("Căn cứ", "Ground"),
        "confidence": ("Độ tin cậy", "Confidence"),
    }
    rows: list[Mapping[str, str | None]] = [
        {"severity": "error", "kind": "file", "place": problem.place, "sentence": problem.message}
        for problem in surveyed.problems
    ]
    rows.extend(
        {
            **{name: getattr(finding, name) for name in keys if name not in ("place", "sentence")},
            "place": _place(surveyed, finding),
            "sentence": _sentence(finding, lang),
        }
        for finding in found
    )
    return Table(
        name="findings",
        vi="Các phát hiện",
        en="Findings",
        columns=[Column(key, vi, en) for key, (vi, en) in keys.items()],
        rows=[Row([Cell(text=row.get(key)) for key in keys]) for row in rows],
    )


def _place(surveyed: Survey, finding: Finding) -> str | None:
    return surveyed.places.get((finding.kind, finding.fact or ""))


def _sentence(finding: Finding, lang: Language) -> str:
    return finding.en if lang == "en" else finding.vi
