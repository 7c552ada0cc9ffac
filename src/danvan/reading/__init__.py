"""What people write, read: days and periods, symbols, bodies and places, old encodings.

Readers never raise for text they cannot read and never guess: they give what is sure, keep the words as printed, and
note what was decided or is doubtful. Quantities are read by `Quantity.parse`.
"""

from danvan.reading.comparisons import ComparisonReading, read_comparison
from danvan.reading.dates.days import DayReading, find_days, read_day
from danvan.reading.dates.periods import PeriodReading, find_periods, read_period
from danvan.reading.importer import KINDS, Asked, Imported, Importer, ListKind, TableRead
from danvan.reading.legacy import Encoding, Legacy, from_legacy, recognised, to_legacy
from danvan.reading.names.bodies import BodyReading, read_bodies, read_body
from danvan.reading.names.matching import Match, match
from danvan.reading.names.names import name_key
from danvan.reading.names.places import PlaceReading, read_place
from danvan.reading.symbols.symbols import (
    CitationReading,
    SymbolReading,
    find_citations,
    find_symbols,
    read_citation,
    read_symbol,
)
from danvan.values.number_words import prepared
from danvan.values.span_names import write_span
from danvan.values.text import search_key, tone_placed

__all__ = [
    "KINDS",
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
    "PeriodReading",
    "PlaceReading",
    "SymbolReading",
    "TableRead",
    "find_citations",
    "find_days",
    "find_periods",
    "find_symbols",
    "from_legacy",
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
    "write_span",
]
