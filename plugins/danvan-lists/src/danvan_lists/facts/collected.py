"""The facts that the rows of a file make, held against each other and against the book."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from danvan import Book, Fact, Model, Unit, merge_records
from danvan.plugins import say_the_same
from danvan_lists.findings import Findings, Place

Key = tuple[type[Fact], str]

_ITSELF = frozenset({"type", "place", "name"})
"""Fields of a model: one that differs in these may be another model."""

_NOT_COMPARED = frozenset({"label", "within", "reported_on"})
"""What a list does not say of a period by naming it."""


@attrs.define(eq=False, slots=False)
class Facts:
    """Collects the facts of one file. The book is not changed: what comes in stands in `made` and `replaced`."""

    book: Book
    findings: Findings
    known: int = 0
    made: dict[Key, Fact] = attrs.field(factory=dict)
    replaced: dict[Key, Fact] = attrs.field(factory=dict)

    def add(self, fact: Fact, at: Place) -> None:
        """Add the fact of a row. One with the same id is carried on; what contradicts it is reported."""
        key: Key = (type(fact), fact.id)
        here = self.made.get(key)
        if here is not None:
            self._again(key, here, fact, at)
            return
        held = self.held.get(key, ())
        if not held or (isinstance(fact, Unit) and not any(say_the_same(fact, row) for row in held)):
            self.made[key] = fact
            return
        there = next((row for row in held if say_the_same(fact, row)), held[0])
        both, apart = self._merged(there, fact)
        if apart:
            self.findings.report("IM315", at, fact.id, held=_name(there), fields=apart)
        if both is not there:
            self.carry_on(there, both)
        elif not apart:
            self.known += 1

    def _again(self, key: Key, here: Fact, fact: Fact, at: Place) -> None:
        """Add the fact of a row when an earlier row of the file has made one with its id."""
        first = (here.source.place if here.source else "") or ""
        both, apart = self._merged(here, fact)
        if apart:
            self.findings.report("IM310", at, _name(fact), first=first, held=_name(here), fields=apart)
        elif both is here:
            self.findings.report("IM309", at, _name(fact), first=first)
        self.made[key] = both

    def _merged(self, first: Fact, second: Fact) -> tuple[Fact, str]:
        """What two records say together, and the names of the fields in which they contradict each other.

        The first is kept as it is if the two may be different things: if they contradict each other in what kind of
        model it is or where, or in anything that an award, a figure or a period says.
        """
        if say_the_same(first, second):
            return first, ""
        merged = merge_records(first, second)
        places = [found.place for found in merged.contradictions if found.place not in _NOT_COMPARED]
        if places and (not isinstance(first, Model) or not _ITSELF.isdisjoint(places)):
            return first, ", ".join(places)
        same = say_the_same(merged.fact, first)
        return (first if same else merged.fact), ", ".join(places)

    def carry_on(self, there: Fact, fact: Fact) -> None:
        """Add a fact that takes the place of one of the book."""
        key: Key = (type(fact), fact.id)
        self.made[key] = fact
        self.replaced[key] = there

    def take(self, fact: Fact) -> None:
        """Add a fact as it stands, with the source it has; one that the book holds is counted only."""
        if any(say_the_same(fact, one) for one in self.held.get((type(fact), fact.id), ())):
            self.known += 1
        else:
            self.made[(type(fact), f"{fact.id}\x00{len(self.made)}")] = fact

    @cached_property
    def held(self) -> Mapping[Key, tuple[Fact, ...]]:
        """The facts of the book, by kind and id."""
        held: dict[Key, list[Fact]] = {}
        for fact in self.book.facts:
            held.setdefault((type(fact), fact.id), []).append(fact)
        return {key: tuple(several) for key, several in held.items()}


def _name(fact: Fact) -> str:
    return str(getattr(fact, "name", None) or getattr(fact, "label", None) or getattr(fact, "measure", None) or fact.id)
