"""The codes a book is written in, with their labels, dates, grounds and confidence.

The shipped codes are data files beside this module; a province adds or renames codes in its own book,
or offers a vocabulary through a plugin.
"""

from danvan.vocabulary.shipped import shipped
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
from danvan.vocabulary.vocabulary import Coded, Vocabulary

__all__ = [
    "AwardForm",
    "BaseSalary",
    "Coded",
    "Competence",
    "Instrument",
    "Measure",
    "Multiplier",
    "Term",
    "UnitKind",
    "Vocabulary",
    "shipped",
]
