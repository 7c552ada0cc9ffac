"""Rows of the vocabulary by their codes: a code has a row for each stretch of days."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from danvan.vocabulary import Term, UnitKind, Vocabulary

R = TypeVar("R", Term, UnitKind)


def by_code(rows: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """Rows grouped by code, in their order."""
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return {code: tuple(several) for code, several in found.items()}


def levels(vocabulary: Vocabulary) -> Mapping[str, tuple[Term, ...]]:
    """The rows of each level.

    >>> from danvan.vocabulary import shipped
    >>> [row.during.end.isoformat() for row in levels(shipped())["district"]]
    ['2025-07-01']
    """
    return by_code(term for term in vocabulary.terms if term.scheme == "level")
