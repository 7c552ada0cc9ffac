"""Choosing among rules: leave some out, grade some anew, look only at some facts. A changed rule is a new value."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from danvan.book.book import Book
from danvan.errors import BadValue, Unknown
from danvan.facts import Fact
from danvan.rules.engine.rule import Breach, Grade, Rule, Severity
from danvan.values.spans import Span


def chosen(
    rules: Iterable[Rule],
    *,
    off: Iterable[str] = (),
    grades: Mapping[str, Severity] | None = None,
    among: Callable[[Fact], bool] | None = None,
    during: Span | None = None,
) -> tuple[Rule, ...]:
    """The rules as a caller wants them: some left out, some graded anew, all looking only at some facts or days.

    Parameters: `off` are codes to leave out; `grades` new severities by code, on all days on which the rule applies;
    `among` says of which facts breaches are told (a breach of the book as a whole is always told); `during` keeps
    breaches dated within a span, and those without a day.

    Raises: Unknown for a code that none of the rules has, so that a misspelt one is not passed over; BadValue when
    `off` is one text.

    >>> from danvan.rules.builtin import BUILTIN
    >>> len(BUILTIN) - len(chosen(BUILTIN, off=["DV403"]))
    1
    """
    if isinstance(off, str):
        raise BadValue("off", off, f'give a list of codes, ["{off}"]')
    known = {rule.code: rule for rule in rules}
    for code in (*off, *(grades or {})):
        if code not in known:
            raise Unknown("rule", code, known)
    kept = (rule for code, rule in known.items() if code not in set(off))
    return tuple(_narrowed(_graded(rule, (grades or {}).get(rule.code)), among, during) for rule in kept)


def _graded(rule: Rule, severity: Severity | None) -> Rule:
    if severity is None:
        return rule
    grades: tuple[Grade, ...] = tuple(attrs.evolve(grade, severity=severity) for grade in rule.grades)
    return attrs.evolve(rule, grades=grades)


def _narrowed(rule: Rule, among: Callable[[Fact], bool] | None, during: Span | None) -> Rule:
    if among is None and during is None:
        return rule

    @functools.wraps(rule.check)
    def check(book: Book) -> Iterator[Breach]:
        for breach in rule.check(book):
            wanted = among is None or breach.fact is None or among(breach.fact)
            if wanted and (during is None or breach.on is None or breach.on in during):
                yield breach

    return attrs.evolve(rule, check=check)
