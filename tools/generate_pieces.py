"""Writes docs/reference/pieces.md from the pieces: `python tools/generate_pieces.py` after any change."""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from danvan import Book, Tally
from danvan.aggregates import BUILTIN as AGGREGATORS
from danvan.exports import BUILTIN as EXPORTERS
from danvan.reports import BUILTIN as REPORTS
from danvan.reports.options import options_of
from danvan_lists.plugin import danvan_importers

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "pieces.md"
HEAD = """# The pieces there are

Generated from the code by `tools/generate_pieces.py`; do not edit.

What danvan itself offers under a name. Plugins add to it; `danvan plugins` lists what is installed. The rules have
[a page of their own](rules.md).
"""
AGGREGATED = """
## Aggregators

`danvan aggregate FILE NAME`, or `danvan.aggregate(catalog.aggregator(name), book, during=…)`. The keys are those of the
columns, as `--explain ROW:KEY` takes them; a table with two dimensions has a column besides for each code that occurs.

"""
COMPOSED = """
## Reports

`danvan report FILE NAME --option KEY=VALUE`, or `catalog.report(name).compose(book, key=value)`. At the command line
`unit` and `period` are options of their own, `--unit` and `--period`.
"""
WRITTEN = """
## Exporters and importers

By name with `--exporter` or `--importer`, else by the suffix of the file.

"""


def page() -> str:
    """The page."""
    return "".join(
        (
            HEAD,
            AGGREGATED,
            *table(("name", "adds up", "keys"), map(aggregated, AGGREGATORS)),
            COMPOSED,
            *map(composed, REPORTS),
            WRITTEN,
            *table(("name", "suffix", "does"), (carried(piece) for piece in (*EXPORTERS, *danvan_importers()))),
        )
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a Markdown table."""
    heads = tuple(head)
    yield f"| {' | '.join(heads)} |\n"
    yield f"|{'|'.join(['---'] * len(heads))}|\n"
    for cells in rows:
        yield f"| {' | '.join(cells)} |\n"


def aggregated(piece: Any) -> tuple[str, str, str]:
    """A row for an aggregator: what it adds up, and the keys of its columns."""
    made = piece.table(piece.of(Book(), None))
    told = made.en if isinstance(piece, Tally) else paragraphs(piece)[0]
    return f"`{piece.name}`", told, ", ".join(f"`{column.key}`" for column in made.columns)


def composed(piece: Any) -> str:
    """A section for a report: what it writes, and the options it takes as text with what they mean."""
    options = ((f"`{one.name}`", one.vi, one.en) for one in options_of(piece) if one.text)
    rows = "".join(table(("option", "tiếng Việt", "meaning"), options))
    return f"\n### {piece.name}\n\n{chr(10).join(paragraphs(piece)[:1])}\n\n{rows}"


def carried(piece: Any) -> tuple[str, str, str]:
    """A row for an exporter or an importer: its suffixes, and what it does."""
    suffixes = (piece.suffix, *getattr(piece, "also", ()))
    return f"`{piece.name}`", ", ".join(f"`{suffix}`" for suffix in suffixes), paragraphs(piece)[0]


def paragraphs(piece: Any) -> list[str]:
    """The paragraphs of a docstring."""
    return [" ".join(one.split()) for one in (inspect.getdoc(type(piece)) or "").split("\n\n")]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
