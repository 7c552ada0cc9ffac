"""How findings speak of things in each language: units by name and id, lists cut short, days, spans and numbers."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

import attrs

from danvan.book.book import Book
from danvan.facts import Fact
from danvan.values.ids import UnitId
from danvan.values.numerals import write_decimal, write_short_day
from danvan.values.quantities import Exactness, Quantity
from danvan.values.span_names import write_span
from danvan.values.spans import ONE_DAY, Span
from danvan.vocabulary import Vocabulary

VIETNAMESE = {
    "unit": "đơn vị",
    "succession": "việc sắp xếp",
    "period": "kỳ",
    "model": "mô hình",
    "award": "khen thưởng",
    "figure": "số liệu",
    "remark": "nhận xét",
}

ENGLISH: dict[Exactness, str] = {
    "exact": "",
    "over": "over ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "at_most": "at most ",
    "about": "about ",
}


@attrs.frozen
class Bilingual:
    """A value that a Vietnamese and an English sentence write differently: a label, a day, a span, a number.

    A breach has it under one name; each sentence takes its own language.
    """

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi

    def otherwise(self, vi: str, en: str) -> "Bilingual":
        """The value itself, or other words if it is empty."""
        return Bilingual(self.vi or vi, self.en or en)


NO_UNIT = Bilingual("(không rõ đơn vị)", "(unit not stated)")


def kind_of(fact: type[Fact]) -> str:
    """What a kind of fact is called in files: `unit`, `award`."""
    return fact.__name__.lower()


def listed(items: Iterable[object], most: int = 4) -> str:
    """Items in a row, the first few in full and the rest counted.

    >>> listed("abcdef"), listed(["tỉnh ủy, thành ủy", "huyện ủy"])
    ('a, b, c, d (+2)', 'tỉnh ủy, thành ủy; huyện ủy')
    """
    texts = [str(item) for item in items]
    more = f" (+{len(texts) - most})" if len(texts) > most else ""
    between = "; " if any("," in text for text in texts[:most]) else ", "
    return between.join(texts[:most]) + more


def named(book: Book, unit_id: str, on: datetime.date | None = None) -> str:
    """A unit by its name on a day and its id; by its id alone where the book does not have it."""
    rows = book.unit_rows.get(UnitId(unit_id), ())
    if not rows:
        return unit_id
    row = next((row for row in reversed(rows) if on is None or on in row.during), rows[-1])
    return f"{row.name} ({unit_id})"


def all_of(items: Iterable[Bilingual], most: int = 4) -> Bilingual:
    """Values in a row in each language, the first few in full and the rest counted."""
    found = list(items)
    return Bilingual(listed((one.vi for one in found), most), listed((one.en for one in found), most))


def told(facts: Iterable[Fact]) -> Bilingual:
    """Facts by kind and id, the first few.

    >>> from danvan.facts import Period
    >>> told([Period(id="nam-2017", kind="year", label="năm 2017", during=Span.year(2017))])
    Bilingual(vi='kỳ nam-2017', en='period nam-2017')
    """
    kinds = [(kind_of(type(fact)), fact.id) for fact in facts]
    return all_of(Bilingual(f"{VIETNAMESE[kind]} {fact_id}", f"{kind} {fact_id}") for kind, fact_id in kinds)


def day(on: datetime.date) -> Bilingual:
    """A day: 01/7/2025 in Vietnamese, 2025-07-01 in English, where 01/7 would be read in two ways."""
    return Bilingual(write_short_day(on), on.isoformat())


def last_of(span: Span) -> datetime.date | None:
    """The last day of a stretch; None where it still runs, or ends before the first day there is.

    >>> print(last_of(Span(end=datetime.date.min)))
    None
    """
    return None if span.end == datetime.date.min else span.last


def days(span: Span) -> Bilingual:
    """A span in words: by the name reports give it where it has one, else by its first and last day.

    >>> days(Span.year(2017)), days(Span(end=datetime.date(2025, 7, 1)))
    (Bilingual(vi='năm 2017', en='in 2017'), Bilingual(vi='đến hết 30/6/2025', en='through 2025-06-30'))
    """
    first, last = span.start, last_of(span)
    if first is None:
        if last is None:
            return Bilingual("mọi thời gian", "at any time")
        return Bilingual(f"đến hết {write_short_day(last)}", f"through {last}")
    if last is None:
        return Bilingual(f"từ {write_short_day(first)}", f"from {first} on")
    if first == last:
        return Bilingual(f"ngày {write_short_day(first)}", f"on {first}")
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Bilingual(
            write_span(span), f"in {first.year}" if first.year == last.year else f"in {first.year}-{last.year}"
        )
    named_so = first.year == last.year and first.day == 1 and (last + ONE_DAY).day == 1
    vi = write_span(span) if named_so else f"từ {write_short_day(first)} đến {write_short_day(last)}"
    return Bilingual(vi, f"from {first} to {last}")


def amount(value: Decimal) -> Bilingual:
    """A number alone, with the separators of each language.

    >>> from decimal import Decimal
    >>> amount(Decimal("1520.5"))
    Bilingual(vi='1.520,5', en='1,520.5')
    """
    return Bilingual(write_decimal(value), f"{value:,f}")


def number(quantity: Quantity) -> Bilingual:
    """A number as printed, else as danvan writes it; in English by its value and qualifier.

    >>> number(Quantity(4400, "over", printed="hơn 4.400"))
    Bilingual(vi='hơn 4.400', en='over 4,400')
    """
    return Bilingual(quantity.printed or quantity.write(), ENGLISH[quantity.exact] + amount(quantity.value).en)


def spoken(value: object) -> object:
    """A value as sentences say it: a day, a span, a number in each language; anything else as it is.

    >>> spoken(datetime.date(2025, 7, 1)), spoken(3)
    (Bilingual(vi='01/7/2025', en='2025-07-01'), 3)
    """
    match value:
        case datetime.date():
            return day(value)
        case Span():
            return days(value)
        case Quantity():
            return number(value)
        case Decimal():
            return amount(value)
        case _:
            return value


def labels(vocabulary: Vocabulary, scheme: str, codes: Iterable[str]) -> Bilingual:
    """The labels of codes, the first few; a code without a row stands for itself."""
    rows = [(code, vocabulary.find(scheme, code)) for code in codes]
    return all_of(Bilingual(code, code) if row is None else Bilingual(row.vi, row.en) for code, row in rows)


def kind_said(kind: type[Fact]) -> Bilingual:
    """A kind of fact in words.

    >>> from danvan.facts import Model
    >>> kind_said(Model)
    Bilingual(vi='mô hình', en='model')
    """
    return Bilingual(VIETNAMESE[kind_of(kind)], kind_of(kind))
