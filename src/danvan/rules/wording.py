"""How findings speak of things: units by name and id, long lists cut short, days and spans as reports write them."""

import datetime
from collections.abc import Iterable

from danvan.book import Book
from danvan.facts import Fact
from danvan.ids import UnitId
from danvan.numerals import write_short_day
from danvan.quantities import Quantity
from danvan.rules.days import last_of
from danvan.spans import Span
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


def told(facts: Iterable[Fact]) -> str:
    """Facts by kind and id, the first few.

    >>> from danvan.facts import Period
    >>> told([Period(id="nam-2017", kind="year", label="năm 2017", during=Span.year(2017))])
    'period nam-2017'
    """
    return listed(f"{kind_of(type(fact))} {fact.id}" for fact in facts)


def days(span: Span) -> str:
    """A span by its first and last day, for both languages.

    >>> days(Span.year(2017)), days(Span())
    ('01/01/2017-31/12/2017', '…-…')
    """
    first = "…" if span.start is None else write_short_day(span.start)
    end = last_of(span)
    last = "…" if end is None else write_short_day(end)
    return first if first == last and span.start else f"{first}-{last}"


def number(quantity: Quantity) -> str:
    """A number as printed, else as danvan writes it."""
    return quantity.printed or quantity.write()


def labels(vocabulary: Vocabulary, scheme: str, codes: Iterable[str]) -> dict[str, str]:
    """The labels of codes in both languages, under `vi` and `en`; a code without a row stands for itself."""
    rows = [(code, vocabulary.find(scheme, code)) for code in codes]
    return {
        "vi": listed(code if row is None else row.vi for code, row in rows),
        "en": listed(code if row is None else row.en for code, row in rows),
    }
