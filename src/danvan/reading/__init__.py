"""What people write, read: days and periods, symbols, bodies and places, old encodings.

Readers never raise for text they cannot read and never guess: they give what is sure, keep the words as printed, and
note what was decided or is doubtful. Quantities are read by `Quantity.parse`.

For readers of whole texts: `prepared` gives the text as it is read, `fold` a copy to match patterns on, letter for
letter as long; `amounts` finds every number of a prepared text with its place, its unit and its notes, by the words
that `labels_of` takes from a vocabulary.
"""

from danvan.reading.comparisons import ComparisonReading, read_comparison
from danvan.reading.dates.days import DayReading, find_days, read_day
from danvan.reading.dates.periods import PeriodReading, find_periods, read_period
from danvan.reading.importer import KINDS, Asked, Imported, Importer, ListKind, TableRead
from danvan.reading.legacy import Encoding, Legacy, from_legacy, recognised, to_legacy
from danvan.reading.names.bodies import BodyReading, read_bodies, read_body
from danvan.reading.names.matching import Match, match
from danvan.reading.names.names import name_key
from danvan.reading.names.places import PlaceReading, level_of_cities, read_place
from danvan.reading.symbols.symbols import (
    CitationReading,
    SymbolReading,
    find_citations,
    find_symbols,
    read_citation,
    read_symbol,
)
from danvan.values.memo import by_identity
from danvan.values.number_words import Amount, Note, UnitWords, amounts, fold, labels_of, prepared
from danvan.values.span_names import write_span
from danvan.values.text import search_key, tone_placed, verbatim

__all__ = [
    "KINDS",
    "Amount",
    "Asked",
    "BodyReading",
    "CitationReading",
    "ComparisonReading",
    "DayReading",
    "Encoding",
    "Imported",
    "Importer",
    "Legacy",
    "ListKind",
    "Match",
    "Note",
    "PeriodReading",
    "PlaceReading",
    "SymbolReading",
    "TableRead",
    "UnitWords",
    "amounts",
    "by_identity",
    "find_citations",
    "find_days",
    "find_periods",
    "find_symbols",
    "fold",
    "from_legacy",
    "labels_of",
    "level_of_cities",
    "match",
    "name_key",
    "prepared",
    "read_bodies",
    "read_body",
    "read_citation",
    "read_comparison",
    "read_day",
    "read_period",
    "read_place",
    "read_symbol",
    "recognised",
    "search_key",
    "to_legacy",
    "tone_placed",
    "verbatim",
    "write_span",
]
