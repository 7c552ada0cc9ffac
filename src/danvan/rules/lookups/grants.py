"""Grants: the bodies that gave awards, as they were on the day, with the powers that the vocabulary knows."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from danvan.book.book import Book
from danvan.facts import Award, Unit
from danvan.rules.lookups.days import day_of
from danvan.vocabulary import Competence, UnitKind

STATE_SIDES = ("state", "armed", "business")


class Grant(NamedTuple):
    """One grantor of an award as it was on the day: the unit, its kind, and the powers known for the form that day."""

    award: Award
    unit: Unit
    kind: UnitKind
    on: datetime.date | None
    powers: tuple[Competence, ...]

    @property
    def held(self) -> tuple[Competence, ...]:
        """The powers that this grantor holds."""
        return tuple(power for power in self.powers if _holds(self.unit, self.kind, power))


def grants(book: Book) -> Iterator[Grant]:
    """Every grantor of every award whose form and kind the vocabulary knows."""
    powers: dict[str, list[Competence]] = {}
    for power in book.vocabulary.competences:
        powers.setdefault(power.form, []).append(power)
    on_days: dict[tuple[str | None, datetime.date | None], tuple[Competence, ...]] = {}
    for award in book.awards:
        on = day_of(award)
        if (award.form, on) not in on_days:
            # Public praise is no award by law: whoever gives it needs no power to.
            praise = book.vocabulary.find("praise", award.form or "") is not None
            of_form = () if praise else powers.get(award.form or "", ())
            on_days[award.form, on] = tuple(power for power in of_form if on is None or on in power.during)
        known = on_days[award.form, on]
        for grantor in award.grantors:
            rows = book.unit_rows.get(grantor, ())
            unit = next((row for row in reversed(rows) if on is None or on in row.during), None)
            kind = None if unit is None else book.vocabulary.find("unit-kind", unit.kind)
            if unit is not None and isinstance(kind, UnitKind):
                yield Grant(award, unit, kind, on, known)


def _holds(unit: Unit, kind: UnitKind, power: Competence) -> bool:
    level = unit.level or (kind.levels[0] if len(kind.levels) == 1 else None)
    return unit.kind in power.grantors and (not power.levels or level is None or level in power.levels)


def side(kind: UnitKind) -> str:
    """The side a kind of unit grants on: the State's bodies, its armed forces and its enterprises are one."""
    return "state" if kind.side in STATE_SIDES else kind.side
