"""The vocabulary of a book: dated codes that can be looked up, labelled and extended."""

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from danvan.values.described import describe
from danvan.vocabulary.terms import (
    AwardForm,
    BaseSalary,
    Competence,
    Instrument,
    Measure,
    Multiplier,
    Term,
    UnitKind,
)

Coded = Term | UnitKind | AwardForm | Measure | Instrument
"""The rows that have a code of their own."""

Row = Coded | Competence | BaseSalary | Multiplier
R = TypeVar("R", bound=Row)


def _start(row: Row) -> datetime.date:
    return row.during.start or datetime.date.min


def _key(row: Row) -> tuple[object, ...]:
    match row:
        case Term():
            return (row.scheme, row.code, _start(row))
        case Competence():
            return (row.form, row.side, row.grantors, row.levels, _start(row))
        case BaseSalary():
            return (_start(row),)
        case Multiplier():
            return (row.form, row.recipient, row.levels, row.grantors, row.holders, _start(row))
        case _:
            return (row.code, _start(row))


def _ordered(rows: Iterable[R]) -> tuple[R, ...]:
    # The last row of a key wins, so that what is added later replaces what it names; then one canonical order.
    last = {_key(row): row for row in rows}
    return tuple(last[key] for key in sorted(last))


# One converter a field: a type checker cannot follow a generic one to the caller.


def _terms(rows: Iterable[Term]) -> tuple[Term, ...]:
    return _ordered(rows)


def _unit_kinds(rows: Iterable[UnitKind]) -> tuple[UnitKind, ...]:
    return _ordered(rows)


def _award_forms(rows: Iterable[AwardForm]) -> tuple[AwardForm, ...]:
    return _ordered(rows)


def _measures(rows: Iterable[Measure]) -> tuple[Measure, ...]:
    return _ordered(rows)


def _instruments(rows: Iterable[Instrument]) -> tuple[Instrument, ...]:
    return _ordered(rows)


def _competences(rows: Iterable[Competence]) -> tuple[Competence, ...]:
    return _ordered(rows)


def _base_salaries(rows: Iterable[BaseSalary]) -> tuple[BaseSalary, ...]:
    return _ordered(rows)


def _multipliers(rows: Iterable[Multiplier]) -> tuple[Multiplier, ...]:
    return _ordered(rows)


SCHEMES: Mapping[str, str] = {
    "unit-kind": "unit_kinds",
    "award-form": "award_forms",
    "measure": "measures",
    "instrument": "instruments",
}
"""The schemes whose rows have fields of their own; every other scheme is of plain terms."""


@attrs.frozen(kw_only=True, slots=False)
class Vocabulary:
    """The codes of a book. Immutable, in canonical order; a later row of the same key and start replaces the earlier.

    >>> from danvan.vocabulary import shipped
    >>> shipped().label("field", "economy")
    'kinh tế'
    >>> shipped().label("field", "a-code-of-ours")
    'a-code-of-ours'
    """

    terms: tuple[Term, ...] = attrs.field(
        default=(),
        converter=_terms,
        metadata=describe(en="Plain codes of any scheme: fields, levels, milestones, document types …"),
    )
    unit_kinds: tuple[UnitKind, ...] = attrs.field(
        default=(), converter=_unit_kinds, metadata=describe(en="Kinds of unit.")
    )
    award_forms: tuple[AwardForm, ...] = attrs.field(
        default=(), converter=_award_forms, metadata=describe(en="Forms of award.")
    )
    measures: tuple[Measure, ...] = attrs.field(
        default=(), converter=_measures, metadata=describe(en="What units report.")
    )
    instruments: tuple[Instrument, ...] = attrs.field(
        default=(), converter=_instruments, metadata=describe(en="Laws, decrees, regulations, guidelines.")
    )
    competences: tuple[Competence, ...] = attrs.field(
        default=(), converter=_competences, metadata=describe(en="Who may grant which form.")
    )
    base_salaries: tuple[BaseSalary, ...] = attrs.field(
        default=(), converter=_base_salaries, metadata=describe(en="The base salary by date.")
    )
    multipliers: tuple[Multiplier, ...] = attrs.field(
        default=(), converter=_multipliers, metadata=describe(en="Bonuses as multiples of the base salary.")
    )

    def combine(self, *others: "Vocabulary") -> "Vocabulary":
        """This vocabulary with the rows of others; where they have the same code and start, the later wins."""
        names = [field.name for field in attrs.fields(Vocabulary)]
        return Vocabulary(
            **{name: tuple(row for one in (self, *others) for row in getattr(one, name)) for name in names}
        )

    def without(self, other: "Vocabulary") -> "Vocabulary":
        """The rows that the other does not hold: what a book adds to the shipped codes."""
        rest: dict[str, Any] = {}
        for field in attrs.fields(Vocabulary):
            held = set(getattr(other, field.name))
            rest[field.name] = tuple(row for row in getattr(self, field.name) if row not in held)
        return Vocabulary(**rest)

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], tuple[Coded, ...]]:
        rows: dict[tuple[str, str], list[Coded]] = {}
        for term in self.terms:
            rows.setdefault((term.scheme, term.code), []).append(term)
        for scheme, name in SCHEMES.items():
            for row in getattr(self, name):
                rows.setdefault((scheme, row.code), []).append(row)
        return {key: tuple(found) for key, found in rows.items()}

    def schemes(self) -> tuple[str, ...]:
        """The names of all schemes that have a code, sorted."""
        return tuple(sorted({scheme for scheme, _ in self._rows}))

    def codes(self, scheme: str, on: datetime.date | None = None) -> tuple[str, ...]:
        """The codes of a scheme (those valid on the day, where one is given), by rank, then by code."""
        found = [rows[-1] for (name, _), rows in self._rows.items() if name == scheme]
        if on is not None:
            found = [row for row in (self.find(scheme, row.code, on) for row in found) if row is not None]
        return tuple(row.code for row in sorted(found, key=lambda row: (_rank(row), row.code)))

    def rank(self, scheme: str, code: str) -> tuple[int, str]:
        """What codes of a scheme are sorted by: their rank where they have one, then the code."""
        row = self.find(scheme, code)
        return (_rank(row) if row is not None else UNRANKED, code)

    def find(self, scheme: str, code: str, on: datetime.date | None = None) -> Coded | None:
        """The row of a code as of a day (the latest row, where no day is given); None where there is none."""
        rows = self._rows.get((scheme, code), ())
        if on is None:
            return rows[-1] if rows else None
        return next((row for row in reversed(rows) if on in row.during), None)

    def label(self, scheme: str, code: str, on: datetime.date | None = None) -> str:
        """The Vietnamese label of a code; the code itself where the vocabulary does not have it."""
        row = self.find(scheme, code, on) or self.find(scheme, code)
        return code if row is None else row.vi

    def standard(self, scheme: str, code: str) -> tuple[str, ...]:
        """The standard codes a local variant maps to; the code itself where it is standard or unknown."""
        row = self.find(scheme, code)
        return row.maps_to if isinstance(row, Term) and row.maps_to else (code,)

    def unit_kind(self, code: str, on: datetime.date | None = None) -> UnitKind | None:
        """The kind of unit of a code, as of a day."""
        row = self.find("unit-kind", code, on)
        return row if isinstance(row, UnitKind) else None

    def award_form(self, code: str, on: datetime.date | None = None) -> AwardForm | None:
        """The award form of a code, as of a day."""
        row = self.find("award-form", code, on)
        return row if isinstance(row, AwardForm) else None

    def measure(self, code: str, on: datetime.date | None = None) -> Measure | None:
        """The measure of a code, as of a day."""
        row = self.find("measure", code, on)
        return row if isinstance(row, Measure) else None

    @cached_property
    def _unread(self) -> tuple[tuple[re.Pattern[str], Instrument], ...]:
        symbols = {row.code: row.symbol for row in self.instruments}
        return tuple(
            (re.compile(rf"(?<!\d){re.escape(symbols[code])}"), row)
            for row in self.instruments
            if row.unread
            for code in row.amends
            if code in symbols
        )

    def unread(self, ground: str, on: datetime.date | None) -> Instrument | None:
        """The text in force on a day that amends one a ground names by its symbol, and whose content nobody read.

        What rests on that ground holds for certain only until the day before.

        >>> from danvan.vocabulary import shipped
        >>> for day in (datetime.date(2026, 9, 30), datetime.date(2026, 10, 1)):
        ...     text = shipped().unread("Luật 06/2022/QH15 Điều 80", day)
        ...     print(text and text.symbol)
        None
        06/2026/QH16
        """
        if on is None:
            return None
        return next((row for named, row in self._unread if on in row.during and named.search(ground)), None)

    def base_salary(self, on: datetime.date) -> BaseSalary | None:
        """The base salary in force on a day; None where the vocabulary does not know it."""
        return next((row for row in self.base_salaries if on in row.during), None)


UNRANKED = 10**6


def _rank(row: Coded) -> int:
    rank = None if isinstance(row, Instrument) else row.rank
    return UNRANKED if rank is None else rank
