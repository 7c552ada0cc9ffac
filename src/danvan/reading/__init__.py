"""What people write, read: days and periods, symbols, bodies and places, old encodings, reports in prose.

Readers never raise for text they cannot read and never guess: they give what is sure, keep the words as printed, and
note what was decided or is doubtful. Quantities are read by `Quantity.parse`.
"""

from danvan.reading.bodies import BodyReading, read_bodies, read_body
from danvan.reading.codes import CodeReading, read_code
from danvan.reading.comparisons import ComparisonReading, read_comparison
from danvan.reading.days import DayReading, find_days, read_day
from danvan.reading.legacy import Legacy, from_legacy, recognised, to_legacy
from danvan.reading.matching import Match, match
from danvan.reading.names import name_key
from danvan.reading.periods import PeriodReading, find_periods, read_period
from danvan.reading.places import PlaceReading, read_place
from danvan.reading.proposals import NoCount, NotUnderstood, Proposal, accept
from danvan.reading.prose import account, propose
from danvan.reading.symbols import (
    CitationReading,
    SymbolReading,
    find_citations,
    find_symbols,
    read_citation,
    read_symbol,
)

__all__ = [
    "BodyReading",
    "CitationReading",
    "CodeReading",
    "ComparisonReading",
    "DayReading",
    "Legacy",
    "Match",
    "NoCount",
    "NotUnderstood",
    "PeriodReading",
    "PlaceReading",
    "Proposal",
    "SymbolReading",
    "accept",
    "account",
    "find_citations",
    "find_days",
    "find_periods",
    "find_symbols",
    "from_legacy",
    "match",
    "name_key",
    "propose",
    "read_bodies",
    "read_body",
    "read_citation",
    "read_code",
    "read_comparison",
    "read_day",
    "read_period",
    "read_place",
    "read_symbol",
    "recognised",
    "to_legacy",
]
