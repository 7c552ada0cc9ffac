"""Numbers as people write and speak them in Vietnamese, read from text: plain values, with what was doubtful said.

Below the quantities, so that `Quantity.parse` can stand on it; it knows no vocabulary, only the labels it is given.
"""

from danvan.values.number_words.amounts import amounts, says_where
from danvan.values.number_words.digits import Digits, read_digits
from danvan.values.number_words.folding import fold, prepared
from danvan.values.number_words.notes import Note, note
from danvan.values.number_words.qualifiers import Exactness
from danvan.values.number_words.units import Labelled, UnitWords, comes_whole, labels_of
from danvan.values.number_words.values import Amount, Kind, Number
from danvan.values.number_words.words import read_words, spelt_number
from danvan.values.number_words.worth import valued

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
