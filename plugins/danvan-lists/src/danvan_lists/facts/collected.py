"""The facts that the rows of a file make, held against each other and against the book."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from danvan import Book, Fact, Model, Unit
from danvan_lists.facts.merge import contradictions, merged, same
from danvan_lists.findings import Findings, Place

Key = tuple[type[Fact], str]


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
            self._repeated(key, here, fact, at)
            return
        there = next(iter(self.held.get(key, ())), None)
        if there is None:
            self.made[key] = fact
        elif isinstance(fact, Unit):
            if any(same(row, fact) for row in self.held.get(key, ())):
                self.known += 1
            else:
                self.made[key] = fact
        elif same(there, fact):
            self.known += 1
        elif not isinstance(fact, Model):
            self.findings.report("IM315", at, fact.id, held=_name(there), fields=", ".join(contradictions(there, fact)))
        else:
            self._carried_on(there, fact, at)

    def _carried_on(self, there: Fact, fact: Fact, at: Place) -> None:
        both = merged(there, fact)
        apart = contradictions(there, fact)
        if apart:
            self.findings.report("IM315", at, fact.id, held=_name(there), fields=", ".join(apart))
        if both is None:
            return
        if same(both, there):
            self.known += not apart
        else:
            self.carry_on(there, both)

    def carry_on(self, there: Fact, fact: Fact) -> None:
        """Add a fact that takes the place of one of the book."""
        key: Key = (type(fact), fact.id)
        self.made[key] = fact
        self.replaced[key] = there

    def take(self, fact: Fact) -> None:
        """Add a fact as it stands, with the source it has; one that the book holds is counted only."""
        if any(same(fact, one) for one in self.held.get((type(fact), fact.id), ())):
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

    def _repeated(self, key: Key, here: Fact, fact: Fact, at: Place) -> None:
        first = (here.source.place if here.source else "") or ""
        apart = () if same(here, fact) else contradictions(here, fact)
        both = merged(here, fact)
        if apart or both is None:
            self.findings.report(
                "IM310", at, _name(fact), first=first, held=_name(here), fields=", ".join(apart) or "-"
            )
        if both is None:
            return
        if same(both, here):
            if not apart:
                self.findings.report("IM309", at, _name(fact), first=first)
        else:
            self.made[key] = both


def _name(fact: Fact) -> str:
    return str(getattr(fact, "name", None) or getattr(fact, "label", None) or getattr(fact, "measure", None) or fact.id)
