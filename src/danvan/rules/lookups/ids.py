"""Ids that several facts of one kind share, or that look alike."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from danvan.book.book import Book
from danvan.facts import Fact, Unit
from danvan.facts.kinds import KINDS
from danvan.values.text import tone_placed


def repeated(book: Book) -> Iterator[Sequence[Fact]]:
    """The different facts of one kind that share an id; units are left out, because a unit has several rows."""
    for kind in KINDS:
        facts: Sequence[Fact] = book.of(kind)  # type: ignore[type-var] # each kind is one of the seven
        if kind is Unit or len({fact.id for fact in facts}) == len(facts):
            continue
        for _, found in groupby(facts, key=lambda fact: fact.id):  # a book has facts of one id beside each other
            several = tuple(found)
            if len(several) > 1:
                yield several


def look_alike(book: Book) -> Iterator[Sequence[Fact]]:
    """One fact for each of several ids of one kind that differ only by capitals, form of letters or place of the tone,
    in order of their ids.
    """
    for kind in KINDS:
        facts: Sequence[Fact] = book.of(kind)  # type: ignore[type-var] # as above
        ids = "\n".join(fact.id for fact in facts)
        if ids.isascii() and ids == ids.lower():
            continue  # nothing to fold
        folded: dict[str, dict[str, Fact]] = {}
        for fact in facts:
            folded.setdefault(_folded(fact.id), {}).setdefault(fact.id, fact)
        for alike in folded.values():
            if len(alike) > 1:
                yield tuple(alike[one] for one in sorted(alike))


def _folded(fact_id: str) -> str:
    if fact_id.isascii():
        return fact_id.casefold()
    return tone_placed(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", fact_id).casefold()))
