"""The parts of facts in Vietnamese, as a list for an office names them."""

from danvan.facts.kinds import KINDS
from danvan.facts.structure import label
from danvan.vocabulary import Vocabulary


def part_said(kind: str, place: str, vocabulary: Vocabulary) -> str:
    """A place within a fact of a kind in words; what nobody has a name for stays as it is.

    >>> from danvan.vocabulary import shipped
    >>> part_said("award", "recipients[0].count", shipped()), part_said("figure", "breakdown.level", shipped())
    ('đối tượng 1, số lượng', 'chia theo, cấp')
    """
    fact = next((one for one in KINDS if one.__name__.lower() == kind), None)
    return place if fact is None else label(fact, place, vocabulary.label)
