"""Addresses as people write them, of an earlier day: which units they name, and where they lie on a later day."""

import datetime
import re

import attrs

from danvan import BadValue, Unit
from danvan_vn_units.atlas import Atlas, Outcome
from danvan_vn_units.edition import Level

SHORT_WORDS = (
    (re.compile(r"\btp\.?\s*(?=\w)", re.IGNORECASE), "thành phố "),
    (re.compile(r"\b(?:p|f)\.\s*(?=\w)", re.IGNORECASE), "phường "),
    (re.compile(r"\bq\.\s*(?=\w)", re.IGNORECASE), "quận "),
    (re.compile(r"\bh\.\s*(?=\w)", re.IGNORECASE), "huyện "),
    (re.compile(r"\btx\.\s*(?=\w)", re.IGNORECASE), "thị xã "),
    (re.compile(r"\btt\.\s*(?=\w)", re.IGNORECASE), "thị trấn "),
    (re.compile(r"\bx\.\s*(?=\w)", re.IGNORECASE), "xã "),
    (re.compile(r"\bt\.\s*(?=\w)", re.IGNORECASE), "tỉnh "),
)
LEVELS: tuple[Level, ...] = ("province", "district", "commune")


@attrs.frozen(kw_only=True)
class Located:
    """Where an address lies: the smallest unit it names, what stands before it, and what became of that unit.

    Parameters: `rest` is the hamlet, street or house, which is not looked at; `unknown` are parts that name no unit of
    that day; `written` is the address of the later day, one for each outcome.
    """

    unit: Unit
    rest: str
    unknown: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...]
    written: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it lies in one place; a divided commune leaves several."""
        return len(self.outcomes) == 1


def locate(atlas: Atlas, address: str, *, of: datetime.date, on: datetime.date) -> Located:
    """Where an address of one day lies on a later one.

    Its parts are read from the end, divided by commas, or by dashes where there is no comma; levels may be left out,
    words shortened (TP., H., X.). A part that names nothing then is passed over where the one before it does.

    Parameters: `of` is a day the address is from, `on` the day asked about.

    Raises: BadValue when it names no unit of that day.

    >>> import danvan_vn_units as units
    >>> from datetime import date
    >>> atlas = units.Atlas(units.book())
    >>> found = locate(atlas, "ấp Xẻo Kè, xã Thạnh Yên, huyện U Minh Thượng, Kiên Giang",
    ...     of=date(2020, 8, 4), on=date(2026, 1, 1))
    >>> found.written
    ('ấp Xẻo Kè, xã Vĩnh Hòa, tỉnh An Giang',)
    """
    parts = _parts(address)
    unit: Unit | None = None
    unknown: list[str] = []
    while parts and (unit is None or unit.level != LEVELS[-1]):
        levels = LEVELS if unit is None else LEVELS[LEVELS.index(_level(unit)) + 1 :]
        found, used = _last(atlas, parts, unit, of, levels)
        if found is None and unit is not None and _last(atlas, parts[:-1], unit, of, levels)[0] is not None:
            unknown.append(parts.pop())
            continue
        if found is None:
            break
        unit, parts = found, parts[:-used]
    if unit is None:
        raise BadValue("address", address, f"end it with a unit of {of}, such as a province or a commune")
    rest = ", ".join(parts)
    outcomes = atlas.became(unit.id, on=on)
    written = tuple(
        ", ".join(part for part in (rest, atlas.names_above(outcome.unit.id, on=on)) if part) for outcome in outcomes
    )
    return Located(unit=unit, rest=rest, unknown=tuple(unknown), outcomes=outcomes, written=written)


def _parts(address: str) -> list[str]:
    parts = re.split(r"[,;]", address)
    if len(parts) == 1:
        parts = re.split(r"\s+[-–]\s+", address)
    return [part.strip() for part in parts if part.strip()]


def _last(
    atlas: Atlas, parts: list[str], within: Unit | None, on: datetime.date, levels: tuple[Level, ...]
) -> tuple[Unit | None, int]:
    """The unit that the last parts name, and how many they are: a name may have a dash in it (Bà Rịa - Vũng Tàu)."""
    for used in (2, 1):
        if len(parts) >= used:
            found = _named(atlas, " ".join(parts[-used:]), within, on, levels)
            if found is not None:
                return found, used
    return None, 0


def _named(atlas: Atlas, part: str, within: Unit | None, on: datetime.date, levels: tuple[Level, ...]) -> Unit | None:
    text = part
    for pattern, word in SHORT_WORDS:
        text = pattern.sub(word, text, count=1)
    for level in levels:
        found = atlas.find(text, on=on, within=within.id if within else None, level=level)
        if found and (within is not None or level == "province" or len(found) == 1):
            return found[0]
    return None


def _level(unit: Unit) -> Level:
    for level in LEVELS:
        if unit.level == level:
            return level
    raise BadValue("level of unit", unit.level, "give a territory")
