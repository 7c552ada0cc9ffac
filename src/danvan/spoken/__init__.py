"""Numbers as people write and speak them in Vietnamese, read from text: plain values, with what was doubtful said.

Below the quantities, so that `Quantity.parse` can stand on it; it knows no vocabulary, only the labels it is given.
"""

from danvan.spoken.amounts import amounts, says_where
from danvan.spoken.digits import Digits, read_digits
from danvan.spoken.folding import fold, prepared
from danvan.spoken.notes import Note, note
from danvan.spoken.qualifiers import Exactness
from danvan.spoken.units import Labelled, UnitWords, comes_whole, labels_of
from danvan.spoken.values import Amount, Kind, Number
from danvan.spoken.words import read_words, spelt_number
from danvan.spoken.worth import valued

__all__ = [
    "Amount",
    "Digits",
    "Exactness",
    "Kind",
    "Labelled",
    "Note",
    "Number",
    "UnitWords",
    "amounts",
    "comes_whole",
    "fold",
    "labels_of",
    "note",
    "prepared",
    "read_digits",
    "read_words",
    "says_where",
    "spelt_number",
    "valued",
]
