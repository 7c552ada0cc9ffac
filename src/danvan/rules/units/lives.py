"""Rules on the lives of units: stretches that nobody accounts for, and codes that two units have at once."""

from collections.abc import Iterator

from danvan.book.book import Book
from danvan.facts import Unit
from danvan.rules.engine.rule import OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import Bilingual, days, named
from danvan.values.spans import Span, gaps, order

GIVEN_ONCE = frozenset({"gso", "agency-id"})
"""The schemes in which a code is one unit's on any day; a place may number its own as it likes."""


@rule(
    "DV118",
    vi=(
        "Mã {scheme} {code} được ghi cho cả {unit} và {other} trong cùng thời gian ({days}); đề nghị sửa mã hoặc thời "
        "gian dùng mã của một trong hai đơn vị."
    ),
    en=(
        "Code {scheme} {code} is given to both {unit} and {other} at one time ({days}); correct the code, or its "
        "days, of one of them."
    ),
    grades=(OWN_WARNING,),
    follows=("DV103", "DV111"),
)
def code_of_two_units(book: Book) -> Iterator[Breach]:
    """A code of the statistical office is one unit's on any day.

    Why: lists are matched by it, and what is meant for the one is counted for the other. A code that is given out again
    after a reform is in order.
    Bad: two communes with the code 31012 on the same days.
    Fix: correct the code, or the days on which each had it.
    """
    given: dict[tuple[str, str], list[tuple[Span, Unit]]] = {}
    for unit in book.units:
        for code in unit.codes:
            during = code.during.shared(unit.during) if code.scheme in GIVEN_ONCE else None
            if during is not None:
                given.setdefault((code.scheme, code.value), []).append((during, unit))
    for (scheme, value), found in given.items():
        pair = _at_once(found) if len(found) > 1 else None
        if pair is not None:
            one, other, shared = pair
            values = {
                "scheme": Bilingual(book.vocabulary.label("code-scheme", scheme), scheme),
                "code": value,
                "unit": named(book, one.id, shared.start),
                "other": named(book, other.id, shared.start),
                "days": days(shared),
            }
            subjects = (subject(Unit, one.id), subject(Unit, other.id))
            yield Breach(fact=one, field="codes", values=values, on=shared.start, subjects=subjects)


def _at_once(found: list[tuple[Span, Unit]]) -> tuple[Unit, Unit, Span] | None:
    # In the order of their first days each can only meet the one that reaches furthest so far.
    ordered = sorted(found, key=lambda one: (order(one[0]), one[1].id))
    furthest = ordered[0]
    for during, unit in ordered[1:]:
        shared = furthest[0].shared(during)
        if shared is not None and unit.id != furthest[1].id:
            return furthest[1], unit, shared
        if order(during)[1] > order(furthest[0])[1]:
            furthest = (during, unit)
    return None


@rule(
    "DV119",
    vi=(
        "{unit} có các giai đoạn không liền nhau: sổ không ghi gì cho {days}; đề nghị bổ sung giai đoạn còn thiếu, sửa "
        "ngày, hoặc ghi việc giải thể và thành lập lại."
    ),
    en=(
        "The rows of {unit} leave out {days}; add the row that is missing, correct the days, or record that it was "
        "dissolved and founded again."
    ),
    grades=(OWN_WARNING,),
    follows=("DV111",),
)
def gap_between_rows(book: Book) -> Iterator[Breach]:
    """The rows of a unit follow each other without a gap.

    Why: on the days between nobody finds the unit, and all that it reported then is left out. A unit that was dissolved
    and founded again has a succession on the day it ended or on the day it began anew.
    Bad: a commune with rows to 31/12/2019 and from 01/01/2022.
    Fix: add the row between, or the successions.
    """
    ended = {(unit, one.on) for one in book.successions for unit in one.before}
    began = {(unit, one.on) for one in book.successions for unit in one.after}
    for unit_id, rows in book.unit_rows.items():
        for gap in gaps(row.during for row in rows) if len(rows) > 1 else ():
            if (unit_id, gap.start) not in ended and (unit_id, gap.end) not in began:
                values = {"unit": named(book, unit_id, gap.end), "days": days(gap)}
                yield Breach(fact=rows[0], field="during", values=values, on=gap.start)
