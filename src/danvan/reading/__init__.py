"""What people write, read: days and periods, symbols, bodies and places, old encodings.

Readers never raise for text they cannot read and never guess: they give what is sure, keep the words as printed, and
note what was decided or is doubtful. Quantities are read by `danvan.Quantity.parse`, which returns a `Reading`.

For readers of whole texts: `prepared` gives the text as it is read, `fold` a copy to match patterns on, letter for
letter as long; `amounts` finds every number of a prepared text with its place, its unit and its notes, by the words
that `labels_of` takes from a vocabulary.
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
        Encoding,
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
        level_of_cities,
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
    from danvan.values.memo import (
        by_identity,
    )
    from danvan.values.number_words import (
        Amount,
        Note,
        UnitWords,
        amounts,
        fold,
        labels_of,
        prepared,
    )
    from danvan.values.numerals import (
        write_short_day,
    )
    from danvan.values.quantities import (
        Reading,
    )
    from danvan.values.span_names import (
        write_span,
    )
    from danvan.values.text import (
        search_key,
        tone_placed,
        verbatim,
    )
else:
    from danvan.lazy import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "Amount": "danvan.values.number_words",
            "BodyReading": "danvan.reading.names.bodies",
            "CitationReading": "danvan.reading.symbols.symbols",
            "ComparisonReading": "danvan.reading.comparisons",
            "DayReading": "danvan.reading.dates.days",
            "Encoding": "danvan.reading.legacy",
            "Legacy": "danvan.reading.legacy",
            "Match": "danvan.reading.names.matching",
            "Note": "danvan.values.number_words",
            "PeriodReading": "danvan.reading.dates.periods",
            "PlaceReading": "danvan.reading.names.places",
            "Reading": "danvan.values.quantities",
            "SymbolReading": "danvan.reading.symbols.symbols",
            "UnitWords": "danvan.values.number_words",
            "amounts": "danvan.values.number_words",
            "by_identity": "danvan.values.memo",
            "find_citations": "danvan.reading.symbols.symbols",
            "find_days": "danvan.reading.dates.days",
            "find_periods": "danvan.reading.dates.periods",
            "find_symbols": "danvan.reading.symbols.symbols",
            "fold": "danvan.values.number_words",
            "from_legacy": "danvan.reading.legacy",
            "labels_of": "danvan.values.number_words",
            "level_of_cities": "danvan.reading.names.places",
            "match": "danvan.reading.names.matching",
            "name_key": "danvan.reading.names.names",
            "prepared": "danvan.values.number_words",
            "read_bodies": "danvan.reading.names.bodies",
            "read_body": "danvan.reading.names.bodies",
            "read_citation": "danvan.reading.symbols.symbols",
            "read_comparison": "danvan.reading.comparisons",
            "read_day": "danvan.reading.dates.days",
            "read_period": "danvan.reading.dates.periods",
            "read_place": "danvan.reading.names.places",
            "read_symbol": "danvan.reading.symbols.symbols",
            "recognised": "danvan.reading.legacy",
            "search_key": "danvan.values.text",
            "to_legacy": "danvan.reading.legacy",
            "tone_placed": "danvan.values.text",
            "verbatim": "danvan.values.text",
            "write_short_day": "danvan.values.numerals",
            "write_span": "danvan.values.span_names",
        },
    )

__all__ = [
    "Amount",
    "BodyReading",
    "CitationReading",
    "ComparisonReading",
    "DayReading",
    "Encoding",
    "Legacy",
    "Match",
    "Note",
    "PeriodReading",
    "PlaceReading",
    "Reading",
    "SymbolReading",
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
    "write_short_day",
    "write_span",
]
