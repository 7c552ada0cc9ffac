"""The engine: runs every rule by itself, grades what it yields, and silences what follows from a root cause."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import CoroutineType, GeneratorType
from typing import NamedTuple

from danvan.book.book import Book
from danvan.errors import BadValue
from danvan.interrupts import is_interrupt
from danvan.rules.engine.finding import Finding, finding_of, of_repeated, of_stopped, refuse_malformed
from danvan.rules.engine.rule import Breach, Rule, subject

MOST_BREACHES = 100_000
MOST_BREACHES_PER_FACT = 100
"""A rule is stopped after 100,000 breaches and 100 more for each fact of the book: it yields without end."""


class Graded(NamedTuple):
    """A finding with the rule and the breach it came of; the breach is None for findings of the engine itself."""

    rule: Rule
    breach: Breach | None
    finding: Finding


def check(book: Book, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Every finding of every rule on a book, errors and warnings alike, by code and then by fact.

    A rule that raises, yields something malformed, or yields more than 100,000 breaches and 100 for each fact is
    stopped: that is one more finding, `DV001`, and the other rules run. Of two rules with one code the first runs;
    the second is a `DV001`. A breach about a thing that a root cause already names is silenced. Ctrl-C, what a
    signal handler raises and the cancellation of the asyncio task that calls `check` are raised, as from any call.

    >>> check(Book(), [])
    ()
    """
    chosen, repeated = _by_code(rules)
    graded = [*repeated, *(found for rule in chosen for found in _run(rule, book))]
    return tuple(sorted(_not_silenced(graded), key=_order))


def _by_code(rules: Iterable[Rule]) -> tuple[Iterable[Rule], list[Graded]]:
    first: dict[str, Rule] = {}
    repeated = []
    for rule in rules:
        kept = first.setdefault(rule.code, rule)
        if (kept, kept.check) != (rule, rule.check):
            repeated.append(Graded(rule, None, of_repeated(rule, kept)))
    return first.values(), repeated


def _order(finding: Finding) -> tuple[str, ...]:
    return (finding.code, finding.kind, finding.fact or "", finding.field or "", finding.vi)


def _run(rule: Rule, book: Book) -> list[Graded]:
    found: list[Graded] = []
    yielded: object = None
    try:
        yielded = rule.check(book)
        for breach in _bounded(yielded, MOST_BREACHES + MOST_BREACHES_PER_FACT * len(book)):
            grade = rule.grade(breach.on)
            if grade is not None:
                found.append(Graded(rule, breach, finding_of(rule, grade, breach, book.vocabulary)))
    except BaseException as error:  # a rule may come from a plugin: it costs itself, never the others
        if is_interrupt(error):
            raise
        _close(yielded)
        found.append(Graded(rule, None, of_stopped(rule, error)))
    return found


def _bounded(breaches: object, most: int) -> Iterator[Breach]:
    if not isinstance(breaches, Iterable):
        raise BadValue("what the rule returns", type(breaches).__name__, "give an iterable of danvan.Breach")
    for number, breach in enumerate(islice(breaches, most + 1)):
        if number == most:
            raise BadValue("breaches of the rule", f"more than {most}", "yield one for each thing that is wrong")
        refuse_malformed(breach)
        yield breach


def _close(yielded: object) -> None:
    # What is left open would run its `finally` at some later moment, outside of the rule that is to blame.
    if isinstance(yielded, GeneratorType | CoroutineType):
        try:
            yielded.close()
        except BaseException as error:
            if is_interrupt(error):
                raise


def _not_silenced(graded: list[Graded]) -> Iterator[Finding]:
    named: dict[str, set[str]] = {}
    for rule, breach, _ in graded:
        if breach is not None:
            named.setdefault(rule.code, set()).update(breach.subjects)
    for rule, breach, finding in graded:
        if breach is None or not _follows(rule, breach, named):
            yield finding


def _follows(rule: Rule, breach: Breach, named: Mapping[str, set[str]]) -> bool:
    about = (*breach.subjects, *_own(breach))
    return any(one in named.get(code, ()) for code in rule.follows for one in about)


def _own(breach: Breach) -> tuple[str, ...]:
    return () if breach.fact is None else (subject(type(breach.fact), breach.fact.id),)
