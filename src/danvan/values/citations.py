"""Where a fact was found: the symbol of a document, the document, the place in it."""

import datetime
from typing import Literal

import attrs

from danvan.values.days import to_day_or_none
from danvan.values.described import describe
from danvan.values.numerals import write_short_day
from danvan.values.patterns import pattern
from danvan.values.text import clean, verbatim

Side = Literal["party", "state", "front", "unknown"]

# Party: 1029-CV/TU. State: 12/QĐ-UBND, 22/2010/QĐ-UBND, 152/2025/NĐ-CP, 06/2022/QH15. The fuller grammar of joint
# and reversed symbols belongs to a reader of free text, not here: what these two do not know has no parts.
_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})"  # some print the number as a count: 1.256/QĐ-UBND
_PARTY = pattern(rf"(?P<number>{_NUMBER})\s*-\s*(?P<type>[^\W\d_]+)\s*/\s*(?P<issuer>[^\W_][\w.&-]*)")
_STATE = pattern(
    rf"(?P<number>{_NUMBER})\s*/\s*(?:(?P<year>[0-9]{{4}})\s*/\s*)?(?:(?P<type>[^\W\d_]+)\s*-\s*)?(?P<issuer>[^\W\d_][\w.&-]*)"
)

# The side shows in the opening alone, also where the rest is of a form not known (01/QCPH/UBND-UBMTTQ).
_PARTY_OPENING = pattern(rf"{_NUMBER}\s*-\s*[^\W\d_]+\s*/\s*[^\W\d_]")
_STATE_OPENING = pattern(rf"{_NUMBER}\s*/\s*(?:[0-9]{{4}}\s*/\s*)?[^\W\d_]")


def _words(value: str | None) -> str | None:
    return None if value is None else clean(value) or None


def _symbol(value: str) -> str:
    return clean(value, what="symbol")


def _as_printed(value: str | None) -> str | None:
    return None if value is None else verbatim(value, what="quote") or None


@attrs.frozen
class Symbol:
    """The number and symbol of a document, as printed, and what it says of itself.

    >>> symbol = Symbol("1029-CV/TU")
    >>> symbol.side, symbol.number, symbol.type, symbol.issuer
    ('party', 1029, 'CV', 'TU')
    >>> decree = Symbol("152/2025/NĐ-CP")
    >>> decree.side, decree.number, decree.year, decree.type, decree.issuer
    ('state', 152, 2025, 'NĐ', 'CP')
    """

    text: str = attrs.field(converter=_symbol)

    @property
    def side(self) -> Side:
        """Party where a hyphen follows the number, State where a slash does, else unknown."""
        if _PARTY_OPENING.match(self.text):
            return "party"
        return "state" if _STATE_OPENING.match(self.text) else "unknown"

    @property
    def number(self) -> int | None:
        """The running number; None where the symbol is of a form not known."""
        number = self._part("number")
        return None if number is None else int(number.replace(".", ""))

    @property
    def year(self) -> int | None:
        """The year printed in the symbol of a normative text; None elsewhere."""
        year = self._part("year")
        return None if year is None else int(year)

    @property
    def type(self) -> str | None:
        """The code of the document type (`CV`, `QĐ`, `NQ`); None where there is none."""
        return self._part("type")

    @property
    def issuer(self) -> str | None:
        """The code of the issuer (`TU`, `UBND`, `CP`); None where there is none."""
        return self._part("issuer")

    def _part(self, name: str) -> str | None:
        found = _PARTY.fullmatch(self.text) or _STATE.fullmatch(self.text)
        return None if found is None else found.groupdict().get(name)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Citation:
    """A document, as far as the source names it: symbol, date, type, issuer, title. Each may be missing.

    >>> Citation(symbol=Symbol("25-NQ/TW"), issuer="Ban Chấp hành Trung ương").symbol.number
    25
    """

    symbol: Symbol | None = attrs.field(
        default=None, metadata=describe(vi="số, ký hiệu", en="The number and symbol, as printed (`1029-CV/TU`).")
    )
    date: datetime.date | None = attrs.field(
        default=None, converter=to_day_or_none, metadata=describe(vi="ngày ban hành", en="The date of the document.")
    )
    type: str | None = attrs.field(
        default=None, converter=_words, metadata=describe(vi="loại văn bản", en="The type of document, as printed.")
    )
    issuer: str | None = attrs.field(
        default=None, converter=_words, metadata=describe(vi="cơ quan ban hành", en="Who issued it, as printed.")
    )
    title: str | None = attrs.field(
        default=None, converter=_words, metadata=describe(vi="trích yếu", en="Its title or subject.")
    )

    def __str__(self) -> str:
        day = write_short_day(self.date) if self.date is not None else None
        parts = (self.type, self.symbol and str(self.symbol), day and f"ngày {day}", self.title, self.issuer)
        return ", ".join(part for part in parts if part) or "(không rõ)"


@attrs.frozen(kw_only=True)
class Source:
    """Where a fact was found.

    Parameters: `citation` is the document; `file` the name of the file it was read from; `place` the
    place in it (page, paragraph, sheet and row); `quote` the words as printed, nothing changed;
    `confidence` how far it is to be trusted (a code of the vocabulary), `note` why.
    """

    citation: Citation | None = attrs.field(default=None, metadata=describe(vi="trích dẫn", en="The document."))
    file: str | None = attrs.field(
        default=None, converter=_words, metadata=describe(vi="tệp", en="The file it was read from.")
    )
    place: str | None = attrs.field(
        default=None,
        converter=_words,
        metadata=describe(vi="vị trí", en="The place in it: page, paragraph, sheet and row."),
    )
    quote: str | None = attrs.field(
        default=None, converter=_as_printed, metadata=describe(vi="trích", en="The words as printed.")
    )
    confidence: str | None = attrs.field(
        default=None, metadata=describe(vi="độ tin cậy", en="How far it may be trusted.", code="confidence")
    )
    note: str | None = attrs.field(
        default=None, converter=_words, metadata=describe(vi="ghi chú", en="Why it is trusted that far.")
    )
