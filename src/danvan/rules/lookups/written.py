"""What facts are written in: the codes of the vocabulary and the documents they cite.

Which fields hold codes, and of which scheme, they say themselves (`danvan.facts.structure`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from danvan.book.book import Book
from danvan.errors import nearest
from danvan.facts import Breakdown, Fact
from danvan.facts.kinds import KINDS
from danvan.facts.structure import FieldPath, by_class, every_value, field_paths, values
from danvan.values.citations import Citation
from danvan.values.text import search_key
from danvan.vocabulary import Term, Vocabulary


class Coded(NamedTuple):
    """A code that a fact is written in: where it stands, its scheme, the code."""

    fact: Fact
    field: str
    scheme: str
    code: str


def codes(book: Book) -> Iterator[Coded]:
    """Every code of the vocabulary that the facts of a book are written in."""
    for fact in book.facts:
        for way in _coded(type(fact)):
            for place, value in values(fact, way):
                for within, scheme, code in _codes(way, value, book.vocabulary):
                    yield Coded(fact, place + within, scheme, code)


def codes_at_all(book: Book) -> set[tuple[str, str]]:
    """The codes that the facts of a book are written in, each with its scheme: all are asked together."""
    return {
        (scheme, code)
        for kind in KINDS
        for way in _coded(kind)
        for value in set(every_value(book.of(kind), way))  # type: ignore[type-var] # each kind is one of the seven
        for _, scheme, code in _codes(way, value, book.vocabulary)
    }


def unknown_codes(book: Book) -> Mapping[tuple[str, str], Sequence[Coded]]:
    """The codes that the vocabulary of a book does not know, by scheme and code, each with the facts written in it."""
    found: dict[tuple[str, str], list[Coded]] = {}
    # Codes are few: who uses them is asked only if one of them is not known.
    lacking = {key for key in codes_at_all(book) if book.vocabulary.find(*key) is None}
    for coded in codes(book) if lacking else ():
        if (coded.scheme, coded.code) in lacking:
            found.setdefault((coded.scheme, coded.code), []).append(coded)
    return found


MOST_SUGGESTED = 200
"""If more codes than this are unknown, nothing is suggested: they are of another vocabulary, not misspelt."""


def nearest_codes(vocabulary: Vocabulary, unknown: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """The known codes that unknown ones most likely stand for, by their labels or their letters, where one is near.

    Parameters: `unknown` are codes, each with its scheme.

    >>> from danvan.vocabulary import shipped
    >>> nearest_codes(shipped(), [("field", "Kinh tế"), ("field", "econmy"), ("field", "zzz")])
    {('field', 'Kinh tế'): 'economy', ('field', 'econmy'): 'economy'}
    """
    if len(unknown) > MOST_SUGGESTED:
        return {}
    labels = {scheme: _codes_by_label(vocabulary, scheme) for scheme in {scheme for scheme, _ in unknown}}
    meant = (
        (key, labels[key[0]].get(search_key(key[1])) or nearest(key[1], vocabulary.codes(key[0]))) for key in unknown
    )
    return {key: code for key, code in meant if code is not None}


def _codes_by_label(vocabulary: Vocabulary, scheme: str) -> Mapping[str, str]:
    rows = ((code, vocabulary.find(scheme, code)) for code in reversed(vocabulary.codes(scheme)))
    return {search_key(label): code for code, row in rows if row is not None for label in (row.en, row.vi)}


@by_class
def _coded(kind: type) -> tuple[FieldPath, ...]:
    return tuple(way for way in field_paths(kind) if way.last.said.code is not None)


def _codes(way: FieldPath, value: str | Breakdown, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """The codes of a value, each with where it stands within the value and its scheme."""
    scheme = way.last.said.code
    if scheme is None or not value:
        return
    if isinstance(value, str):
        yield "", scheme, value
        return
    for dimension, code in value.items():
        yield "", scheme, dimension
        row = vocabulary.find(scheme, dimension)
        if isinstance(row, Term) and row.maps_to:
            yield f".{dimension}", row.maps_to[0], code


def cited_at_all(book: Book) -> Sequence[Citation]:
    """The documents that the facts of a book cite; a decision on many models may come but once."""
    return book.once("cited at all", lambda: tuple(_cited_at_all(book)))


def _cited_at_all(book: Book) -> Iterable[Citation]:
    every = (every_value(book.of(kind), way) for kind in KINDS for way in _citing(kind))  # type: ignore[type-var] # as above
    return {id(citation): citation for citation in chain.from_iterable(every)}.values()


@by_class
def _citing(kind: type) -> tuple[FieldPath, ...]:
    return tuple(way for way in field_paths(kind) if way.last.holds is Citation)


def citations(book: Book, among: Callable[[Citation], object] | None = None) -> Iterator[tuple[Fact, str, Citation]]:
    """The documents that the facts of a book cite, with where they do.

    Parameters: `among` chooses documents; it is asked once for each, and the facts are walked only if it chooses any.
    """
    chosen = None if among is None else {id(one) for one in cited_at_all(book) if among(one)}
    for fact in book.facts if chosen is None or chosen else ():
        for way in _citing(type(fact)):
            for place, citation in values(fact, way):
                if chosen is None or id(citation) in chosen:
                    yield fact, place, citation
