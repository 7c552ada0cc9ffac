"""Writes docs/reference/vocabulary/, one page a subject, from the shipped vocabulary: run it from anywhere."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from danvan.values.spans import ALWAYS, Span
from danvan.vocabulary import Term, Vocabulary, shipped

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "vocabulary"
MARK = "<!-- Made by tools/generate_vocabulary.py; change the data files in src/danvan/vocabulary/data, not this. -->"


@attrs.frozen
class Subject:
    """A page: the name of its file, its title, what a reader should know, and the schemes or lists it shows.

    `parts` names schemes of plain terms by their own name, and the other rows by the name of their list.
    """

    file: str
    title: str
    words: str
    parts: tuple[str, ...]


SUBJECTS = (
    Subject(
        "units",
        "Kinds of unit",
        "What a `Unit` may be: its level, its kind, the schemes of its codes. `under` are the kinds its parent may be\n"
        "of; a kind without any stands at the top. A kind whose parents changed by law has a row for each time.",
        ("level", "side", "tree", "unit_kinds", "succession-kind", "code-scheme"),
    ),
    Subject(
        "models",
        "Models",
        "What a `Model` and its milestones are told by. A local field `maps_to` the standard ones it stands for.",
        ("field", "tag", "milestone", "model-type", "model-kind", "movement"),
    ),
    Subject(
        "awards",
        "Awards",
        "The forms of award in their order of precedence (`rank` 1 is highest), who receives them, and the states an\n"
        "award goes through.",
        ("award_forms", "recipient-kind", "award-state", "occasion", "praise"),
    ),
    Subject(
        "competences",
        "Who may grant what",
        "Which bodies may grant a form of award, on which days. `grantors` are kinds of unit, `levels` where they\n"
        "hold the power, `office` who decides where the law names one.",
        ("competences",),
    ),
    Subject(
        "bonuses",
        "Bonuses",
        "A bonus is a multiple (`value`) of the base salary in force on the day of the decision. Where `cap` is `yes`\n"
        "the multiple is a ceiling.",
        ("base_salaries", "multipliers", "rounding-policy", "rounding-of-text"),
    ),
    Subject(
        "measures",
        "Measures",
        "What units report. A `flow` happens in a period, a `stock` stands on a day, a `share` is a ratio; only what\n"
        "is `additive` may be added over units. [Numbers](../../explanation/numbers.md) explains why.",
        ("measures", "count-unit", "unit-family", "dimension"),
    ),
    Subject(
        "periods",
        "Periods",
        "The kinds of period a report may be for.",
        ("period-kind",),
    ),
    Subject(
        "documents",
        "Documents",
        "Types of document and the codes that stand in their symbols, who signs for which kind of unit (the code is\n"
        "the kind), and what a report is made of.",
        (
            "document-type",
            "party-document-type",
            "issuer-code",
            "signing",
            "award-signing",
            "report-kind",
            "remark-kind",
        ),
    ),
    Subject(
        "law",
        "Legal instruments",
        "The texts that grounds refer to, and the days they were in force, as far as known; then how a decision cites\n"
        "those it rests on.",
        (
            "instruments",
            "subject",
            "confidence",
            "state-award-basis",
            "party-award-basis",
            "state-recognition-basis",
        ),
    ),
)

LISTS: Mapping[str, str] = {
    "unit_kinds": "Kinds of unit",
    "award_forms": "Forms of award",
    "measures": "Measures",
    "instruments": "Legal instruments",
    "competences": "Competences",
    "base_salaries": "Base salaries",
    "multipliers": "Multiples of the base salary",
}

SCHEMES: Mapping[str, str] = {
    "award-signing": "Who signs decisions on awards",
    "award-state": "States of an award",
    "code-scheme": "Schemes of unit codes",
    "confidence": "How far a row may be trusted",
    "count-unit": "Units of count",
    "dimension": "Dimensions of a breakdown",
    "document-type": "Types of document",
    "field": "Fields",
    "issuer-code": "Codes of issuers",
    "level": "Levels",
    "milestone": "Milestones",
    "model-kind": "Models and exemplars",
    "model-type": "Types of model",
    "movement": "Movements",
    "occasion": "Occasions of award",
    "party-award-basis": "What a Party award rests on",
    "party-document-type": "Types of Party document",
    "period-kind": "Kinds of period",
    "praise": "Praise that anybody may give",
    "recipient-kind": "Kinds of recipient",
    "remark-kind": "Kinds of remark",
    "report-kind": "Kinds of report",
    "rounding-of-text": "Ways of rounding that a text prescribes",
    "rounding-policy": "Ways of rounding a bonus",
    "side": "Sides of the political system",
    "signing": "Who signs",
    "state-award-basis": "What a State award rests on",
    "state-recognition-basis": "What a recognition by the State rests on",
    "subject": "Subjects of instruments",
    "succession-kind": "What becomes of units",
    "tag": "Tags that cut across fields",
    "tree": "Trees",
    "unit-family": "Units of count that stand under one measure",
}

CODED = frozenset({"code", "form", "recipient", "instrument"})
"""Fields of one code; they are printed as code, as are all lists of codes."""
WORDS = frozenset({"aliases"})
"""Lists of words, not of codes."""


def pages(vocabulary: Vocabulary) -> dict[str, str]:
    """Every page by the name of its file.

    Raises: KeyError when a scheme stands on no page.
    """
    shown = {part for subject in SUBJECTS for part in subject.parts}
    for scheme in {term.scheme for term in vocabulary.terms} - shown:
        raise KeyError(f"scheme {scheme} stands on no page; add it to SUBJECTS in tools/generate_vocabulary.py")
    found = {f"{subject.file}.md": page(subject, vocabulary) for subject in SUBJECTS}
    return {"README.md": index(vocabulary), **found}


def index(vocabulary: Vocabulary) -> str:
    """The page that leads to the others."""
    rows = [
        f"| [{subject.title}]({subject.file}.md) | {'; '.join(map(title, subject.parts))} "
        f"| {sum(len(rows_of(part, vocabulary)) for part in subject.parts)} |"
        for subject in SUBJECTS
    ]
    return f"""# The vocabulary

{MARK}

The codes danvan ships. They are data, not law: every row has a `ground`, the text or practice it rests on, and a
`confidence`, how sure that is:

{confidences(vocabulary)}

A province adds its own codes, and renames or replaces these: see
[add your province's codes](../../how-to/own-codes.md).

| page | holds | rows |
|---|---|--:|
{chr(10).join(rows)}

In Python, `danvan.vocabulary.shipped()` is all of this, and `book.vocabulary` is what a book speaks.
"""


def confidences(vocabulary: Vocabulary) -> str:
    """The kinds of confidence as a list."""
    found = (vocabulary.find("confidence", code) for code in vocabulary.codes("confidence"))
    return "\n".join(f"- `{row.code}`: {row.en} (*{row.vi}*)" for row in found if row is not None)


def page(subject: Subject, vocabulary: Vocabulary) -> str:
    """One page."""
    sections = "\n\n".join(section(part, vocabulary) for part in subject.parts)
    return f"""# {subject.title}

{MARK}

{subject.words}

Dates are those on which a row holds, the last day included; a row without dates has always held, as far as known.
[About the vocabulary](README.md).

{sections}
"""


def title(part: str) -> str:
    """The heading of a section."""
    return LISTS.get(part) or SCHEMES[part]


def rows_of(part: str, vocabulary: Vocabulary) -> tuple[Any, ...]:
    """The rows of a scheme or list: by rank where they have one, then in the vocabulary's own order."""
    if part in LISTS:
        rows: tuple[Any, ...] = getattr(vocabulary, part)
    else:
        rows = tuple(term for term in vocabulary.terms if term.scheme == part)
    return tuple(sorted(rows, key=lambda row: getattr(row, "rank", None) or 10**6))


def section(part: str, vocabulary: Vocabulary) -> str:
    """A heading, how the rows are named in code, and the table."""
    rows = rows_of(part, vocabulary)
    known = f"`vocabulary.{part}`" if part in LISTS else f"scheme `{part}`"
    return f"## {title(part)}\n\n{len(rows)} rows, {known}.\n\n{table(rows)}"


def table(rows: Iterable[Any]) -> str:
    """Rows of one class as a table, without the columns that none of them fills."""
    rows = tuple(rows)
    names = [field.name for field in attrs.fields(type(rows[0])) if field.name != "scheme"]
    filled = [name for name in names if any(cell(row, name) for row in rows)]
    lines = [
        f"| {' | '.join('dates' if name == 'during' else name for name in filled)} |",
        f"|{'---|' * len(filled)}",
        *(f"| {' | '.join(cell(row, name) for name in filled)} |" for row in rows),
    ]
    return "\n".join(lines)


def cell(row: Any, name: str) -> str:
    """What a row says in one column."""
    value = getattr(row, name)
    if isinstance(value, Span):
        return days(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return "; ".join(map(plain, value)) if name in WORDS else ", ".join(f"`{word}`" for word in value)
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if value is None:
        return ""
    coded = name in CODED or (name == "unit" and not isinstance(row, Term))
    return f"`{value}`" if coded else plain(str(value))


def days(span: Span) -> str:
    """The days of a span, the last one included."""
    if span == ALWAYS:
        return ""
    if span.start is None:
        return f"to {span.last}"
    return f"from {span.start}" if span.last is None else f"{span.start} to {span.last}"


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{letter}" if letter in "|*_<>[]`" else letter for letter in text)


def stale(made: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Pages of an earlier time that are made no more."""
    return (path for path in folder.glob("*.md") if path.name not in made)


def main() -> None:
    """Write every page, and take away those that are made no more."""
    made = pages(shipped())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale(made, FOLDER):
        path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
