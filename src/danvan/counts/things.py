"""What is counted: whether two units of count stand for one thing, for parts of one, or for different things."""

from collections.abc import Set
from enum import Enum

from danvan.vocabulary import Term, Vocabulary


class Hold(Enum):
    """How two counts stand to each other in one respect.

    `EQUAL`: alike; `WITHIN`: what the first counts is a part of what the second counts; `AROUND`: the reverse;
    `APART`: nothing in common; `CROSSING`: something in common, and something each has alone; `OPEN`: not said;
    `OTHER`: no count of the same.
    """

    EQUAL = "equal"
    WITHIN = "within"
    AROUND = "around"
    APART = "apart"
    CROSSING = "crossing"
    OPEN = "open"
    OTHER = "other"

    @property
    def turned(self) -> "Hold":
        """The same respect, seen from the other count."""
        return _TURNED.get(self, self)


_TURNED = {Hold.WITHIN: Hold.AROUND, Hold.AROUND: Hold.WITHIN}


def of_sets(one: Set[str], other: Set[str]) -> Hold:
    """How two sets of codes hold each other.

    >>> of_sets({"economy"}, {"economy", "society"}).value, of_sets({"economy"}, {"security"}).value
    ('within', 'apart')
    """
    if one == other:
        return Hold.EQUAL
    if not one & other:
        return Hold.APART
    return Hold.WITHIN if one < other else Hold.AROUND if one > other else Hold.CROSSING


def of_units(vocabulary: Vocabulary, one: str, other: str) -> Hold:
    """How what two units of count stand for hold each other; `APART` for two kinds of what a third counts together.

    Codes such as `model-or-exemplar` count either. People and turns are two things.

    >>> from danvan.vocabulary import shipped
    >>> pairs = [("model", "model-or-exemplar"), ("model", "exemplar"), ("person", "person-turn"), ("", "model")]
    >>> [of_units(shipped(), *pair).value for pair in pairs]
    ['within', 'apart', 'other', 'open']
    """
    if one == other:
        return Hold.EQUAL
    if not (one and other):
        return Hold.OPEN
    things = _things(vocabulary, one), _things(vocabulary, other)
    hold = of_sets(*things)
    if hold is Hold.APART:
        return hold if _joined(vocabulary, things[0] | things[1]) else Hold.OTHER
    return hold


def one_thing(vocabulary: Vocabulary, unit: str, other: str) -> bool:
    """Whether two units of count may stand for one thing, so that one number may be compared with the other.

    >>> from danvan.vocabulary import Vocabulary
    >>> one_thing(Vocabulary(), "model", "model-or-exemplar"), one_thing(Vocabulary(), "person", "person-turn")
    (True, False)
    """
    return not (unit and other) or bool(_things(vocabulary, unit) & _things(vocabulary, other))


def one_family(vocabulary: Vocabulary, unit: str, other: str) -> bool:
    """Whether two units of count may stand under one measure: gifts are counted in portions, in turns and in kilograms.

    >>> from danvan.vocabulary import shipped
    >>> pairs = [("gift", "kilogram"), ("exemplar", "model"), ("person", "turn")]
    >>> [one_family(shipped(), *pair) for pair in pairs]
    [True, True, False]
    """
    if one_thing(vocabulary, unit, other):
        return True
    return any(unit in family and other in family for family in _families(vocabulary))


def both(vocabulary: Vocabulary, one: str, other: str) -> str | None:
    """The unit of count that counts what either of two does; None where the vocabulary has none.

    >>> from danvan.vocabulary import shipped
    >>> both(shipped(), "model", "exemplar"), both(shipped(), "model", "gift")
    ('model-or-exemplar', None)
    """
    if not (one and other) or one == other:
        return one or other
    things = _things(vocabulary, one) | _things(vocabulary, other)
    return _joined(vocabulary, things)


def things(vocabulary: Vocabulary, unit: str) -> frozenset[str]:
    """The things that a unit of count counts, each by its own code."""
    return _things(vocabulary, unit)


def _things(vocabulary: Vocabulary, unit: str) -> frozenset[str]:
    row = vocabulary.find("count-unit", unit)
    mapped = row.maps_to if isinstance(row, Term) else ()
    return frozenset(mapped or unit.split("-or-"))


def _joined(vocabulary: Vocabulary, several: Set[str]) -> str | None:
    found = [code for code in vocabulary.codes("count-unit") if several <= _things(vocabulary, code)]
    return min(found, key=lambda code: (len(_things(vocabulary, code)), code), default=None)


def _families(vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    rows = (vocabulary.find("unit-family", code) for code in vocabulary.codes("unit-family"))
    return tuple(frozenset(row.maps_to) for row in rows if isinstance(row, Term))
