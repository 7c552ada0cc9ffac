"""Comparisons as reports word them: “tăng 276 mô hình so với năm 2020”, “gấp 2 lần cùng kỳ”, “giảm 15%”."""

import re
from collections.abc import Iterable
from decimal import Decimal

import attrs

from danvan.facts import Comparison
from danvan.reading.dates.periods import PeriodReading, read_period
from danvan.values.ids import FigureId, PeriodId
from danvan.values.number_words import fold
from danvan.values.patterns import pattern
from danvan.values.quantities import Quantity
from danvan.values.text import verbatim
from danvan.vocabulary import Vocabulary, shipped

_RISE = r"tăng|nhiều hơn|cao hơn"
_FALL = r"giảm|ít hơn|thấp hơn|thiếu"
_AGAINST = pattern(
    rf"(?<!\w)so\s+(?:với\s+)?(?:cùng\s+kỳ\s+|thời\s+điểm\s+)?(?P<then>.+?)(?=\s+(?:đã\s+)?(?:{_RISE}|{_FALL}|gấp)\s|$)"
)
_TIMES = pattern(
    r"(?<!\w)(?:tăng\s+)?gấp\s+(?P<times>[^;.]{1,40}?)\s+lần(?!\w)|(?<!\w)gấp\s+(?P<twice>đôi|rưỡi|ba)(?!\w)"
)
_CHANGE = pattern(rf"(?<!\w)(?P<way>{_RISE}|{_FALL})\s+(?:thêm\s+|được\s+|là\s+)?(?P<much>(?:\w+\s+){{0,2}}?\d.*)")
_SPELT = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "ba": Decimal(3)}


@attrs.frozen(kw_only=True)
class ComparisonReading:
    """What a stretch of text compares: by how much, how many times, with which period; None where it does not say.

    Parameters: `change` is less than zero for a fall; a rise by a share is a number of `times` (15% more: 1,15 times).
    """

    printed: str
    change: Quantity | None = None
    times: Quantity | None = None
    since: PeriodReading | None = None

    def comparison(self, of: Iterable[FigureId] = (), since: PeriodId | None = None) -> Comparison:
        """The comparison as a part of a remark, about figures and with a period of a book."""
        return Comparison(of=tuple(of), change=self.change, times=self.times, since=since)


def read_comparison(text: str, vocabulary: Vocabulary | None = None) -> ComparisonReading | None:
    """The comparison that words make; None where they make none.

    >>> from danvan.values.spans import Span
    >>> read = read_comparison("tăng 276 mô hình, điển hình so với năm 2020")
    >>> read.change.value, read.since.span == Span.year(2020)
    (Decimal('276'), True)
    >>> read_comparison("giảm 12,5% so với cùng kỳ năm 2019").times.value
    Decimal('0.875')
    >>> read_comparison("tăng gấp 2 lần so với năm 2010").times.value
    Decimal('2')
    >>> print(read_comparison("có 276 mô hình"))
    None
    """
    printed = verbatim(text)
    low = fold(printed)
    vocabulary = vocabulary or shipped()
    against = _AGAINST.search(low)
    said = low if against is None else f"{low[: against.start()]} ; {low[against.end() :]}"
    since = None if against is None else _period(against["then"])
    found = _TIMES.search(said)
    if found is not None:
        times = Quantity(_SPELT[found["twice"]]) if found["twice"] else _number(found["times"], vocabulary)
        since = since or _period(said[found.end() :])
        return ComparisonReading(printed=printed, times=None if times is None else times.bare, since=since)
    changed = _CHANGE.search(said)
    much = None if changed is None else _number(changed["much"].split(" ; ")[0], vocabulary)
    if changed is None or much is None:
        return None if against is None else ComparisonReading(printed=printed, since=since)
    change = -much if re.fullmatch(_FALL, changed["way"]) else much
    if much.unit != "percent":
        return ComparisonReading(printed=printed, change=attrs.evolve(change, printed=None), since=since)
    return ComparisonReading(printed=printed, times=Quantity(1 + change.value / 100, change.exact), since=since)


def _number(words: str, vocabulary: Vocabulary) -> Quantity | None:
    quantities = Quantity.parse(words, vocabulary=vocabulary).quantities
    return quantities[0] if quantities else None


def _period(words: str) -> PeriodReading | None:
    read = read_period(words.strip(" ().;,"))
    return read if read.kind is not None or read.span is not None else None
