"""What people write, read: days and periods, symbols, bodies and places, old encodings.

Readers never raise for text they cannot read and never guess: they give what is sure, keep the words as printed, and
note what was decided or is doubtful. Quantities are read by `danvan.Quantity.parse`, which returns a `Reading`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.reading.comparisons import (
        ComparisonReading,
        read_comparison,
    )
    from danvan.reading.dates.days import (
        DayReading,
        find_days,
        read_day,
    )
    from danvan.reading.dates.periods import (
        PeriodReading,
        find_periods,
        read_period,
    )
    from danvan.reading.legacy import (
        Legacy,
        from_legacy,
        recognised,
        to_legacy,
    )
    from danvan.reading.names.bodies import (
        BodyReading,
        read_bodies,
        read_body,
    )
    from danvan.reading.names.matching import (
        Match,
        match,
    )
    from danvan.reading.names.names import (
        name_key,
    )
    from danvan.reading.names.places import (
        PlaceReading,
        read_place,
    )
    from danvan.reading.symbols.symbols import (
        CitationReading,
        SymbolReading,
        find_citations,
        find_symbols,
        read_citation,
        read_symbol,
    )
    from danvan.values.quantities import (
        Reading,
    )
else:
    from danvan.lazy import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "BodyReading": "danvan.reading.names.bodies",
            "CitationReading": "danvan.reading.symbols.symbols",
            "ComparisonReading": "danvan.reading.comparisons",
            "DayReading": "danvan.reading.dates.days",
            "Legacy": "danvan.reading.legacy",
            "Match": "danvan.reading.names.matching",
            "PeriodReading": "danvan.reading.dates.periods",
            "PlaceReading": "danvan.reading.names.places",
            "Reading": "danvan.values.quantities",
            "SymbolReading": "danvan.reading.symbols.symbols",
            "find_citations": "danvan.reading.symbols.symbols",
            "find_days": "danvan.reading.dates.days",
            "find_periods": "danvan.reading.dates.periods",
            "find_symbols": "danvan.reading.symbols.symbols",
            "from_legacy": "danvan.reading.legacy",
            "match": "danvan.reading.names.matching",
            "name_key": "danvan.reading.names.names",
            "read_bodies": "danvan.reading.names.bodies",
            "read_body": "danvan.reading.names.bodies",
            "read_citation": "danvan.reading.symbols.symbols",
            "read_comparison": "danvan.reading.comparisons",
            "read_day": "danvan.reading.dates.days",
            "read_period": "danvan.reading.dates.periods",
            "read_place": "danvan.reading.names.places",
            "read_symbol": "danvan.reading.symbols.symbols",
            "recognised": "danvan.reading.legacy",
            "to_legacy": "danvan.reading.legacy",
        },
    )

__all__ = [
    "BodyReading",
    "CitationReading",
    "ComparisonReading",
    "DayReading",
    "Legacy",
    "Match",
    "PeriodReading",
    "PlaceReading",
    "Reading",
    "SymbolReading",
    "find_citations",
    "find_days",
    "find_periods",
    "find_symbols",
    "from_legacy",
    "match",
    "name_key",
    "read_bodies",
    "read_body",
    "read_citation",
    "read_comparison",
    "read_day",
    "read_period",
    "read_place",
    "read_symbol",
    "recognised",
    "to_legacy",
]
