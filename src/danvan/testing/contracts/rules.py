"""What a rule must keep to: it never raises, and what it says can be relied on."""

import copy
import datetime
import string
from collections.abc import Hashable, Iterable
from functools import partial
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.facts import Fact
from danvan.rules import Breach, Rule, check
from danvan.rules.engine.finding import ENGINE_CODE
from danvan.testing import strategies
from danvan.testing.trials import EXAMPLES, Law, Several, differ, drawn, held, offered, told, tried


def check_rule(
    rule: Rule,
    *,
    breaks: Iterable[Book] = (),
    keeps: Iterable[Book] = (),
    books: Several[Book] | None = None,
    examples: int = EXAMPLES,
) -> None:
    """A rule looks at any book without raising, and what it says can be relied on.

    It names only facts of the book and fields they have, dates its breaches with days, fills both sentences with
    values, says each thing once, and finds the same in the same book.

    Parameters: `breaks` are books it must find something in, such as the smallest failing book; `keeps` books it
    must find nothing in; `books` a strategy or some books to try it on besides.

    Raises: AssertionError with the law that is broken and the smallest example.

    >>> from danvan.rules import BUILTIN
    >>> check_rule(BUILTIN[0], examples=5)
    """
    who = offered("rule", rule)
    found = Law("it finds something in a book that breaks it", lambda book: None if check(book, [rule]) else "nothing")
    quiet = Law(
        "it finds nothing in a book that keeps it", lambda book: "\n".join(map(str, check(book, [rule]))) or None
    )
    laws = (
        Law("it never raises", partial(_never_raises, rule)),
        Law("it yields breaches", partial(_yields_breaches, rule)),
        Law("it names only facts of the book, and fields they have", partial(_names_what_is_there, rule)),
        Law("the day of a breach is a day", partial(_dates_with_days, rule)),
        Law("both sentences have their values", partial(_fills_its_sentences, rule)),
        Law("the engine can write its findings", partial(_can_be_written, rule)),
        Law("it says each thing once", partial(_says_once, rule)),
        Law("the same book gives the same findings", partial(_finds_alike, rule)),
    )
    for law, wanted in ((found, breaks), (quiet, keeps)):
        for book in wanted:
            held(who, (*laws, law), book, told(book))
    tried(who, laws, drawn(books, strategies.books()), told, examples=examples)


def _never_raises(rule: Rule, book: Book) -> str | None:
    for _ in rule.check(book):
        pass
    return None


def _yields_breaches(rule: Rule, book: Book) -> str | None:
    given: Iterable[object] = rule.check(book)
    strange = [type(breach).__name__ for breach in given if not isinstance(breach, Breach)]
    return f"it yields {strange[0]}; give a danvan.Breach" if strange else None


def _names_what_is_there(rule: Rule, book: Book) -> str | None:
    facts = set(book.facts)
    for breach in rule.check(book):
        if breach.fact is not None and breach.fact not in facts:
            return f"it names {type(breach.fact).__name__} {breach.fact.id}, which is not in the book as it is named"
        if breach.field is not None and not _has(breach.fact, breach.field):
            return f"it names the field {breach.field} of {type(breach.fact).__name__}, which has none"
    return None


def _has(fact: Fact | None, field: str) -> bool:
    # "milestones[0].by": each step an attribute, or a place in a list; a part that is left out may still be named.
    here: Any = fact
    for step in field.replace("[", ".[").split("."):
        try:
            here = here[int(step[1:-1])] if step.startswith("[") else _part(here, step)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return False
        if here is None:
            return True
    return True


def _part(whole: Any, name: str) -> Any:
    # What a figure is broken down by is named like a field, `breakdown.level`.
    return getattr(whole, name) if hasattr(whole, name) else whole[name]


def _fills_its_sentences(rule: Rule, book: Book) -> str | None:
    for breach in rule.check(book):
        for sentence in (rule.vi, rule.en):
            wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
            lacking = sorted(name for name in wanted if breach.values.get(name) is None)
            if lacking:
                return f"“{sentence}” asks for {', '.join(lacking)}"
    return None


def _dates_with_days(rule: Rule, book: Book) -> str | None:
    days: Iterable[object] = (breach.on for breach in rule.check(book))
    strange = [day for day in days if day is not None and type(day) is not datetime.date]
    return f"it gives {strange[0]!r}; give a datetime.date, or None" if strange else None


def _can_be_written(rule: Rule, book: Book) -> str | None:
    return next((finding.en for finding in check(book, [rule]) if finding.code == ENGINE_CODE), None)


def _says_once(rule: Rule, book: Book) -> str | None:
    # Two facts under one id are two things, though their findings read alike.
    seen: set[Hashable] = set()
    for breach in rule.check(book):
        said = (breach.fact, breach.field, tuple(sorted((name, str(value)) for name, value in breach.values.items())))
        if said in seen:
            what = "the book" if breach.fact is None else f"{type(breach.fact).__name__} {breach.fact.id}"
            return f"of {what} twice: {dict(breach.values)}"
        seen.add(said)
    return None


def _finds_alike(rule: Rule, book: Book) -> str | None:
    again = attrs.evolve(book, facts=tuple(reversed(copy.deepcopy(book.facts))))
    return differ("the findings of one book, twice", check(book, [rule]), check(again, [rule]))
