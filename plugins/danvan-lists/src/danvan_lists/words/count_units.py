"""In what the numbers of a column are counted: “triệu đồng”, “m²”, as a heading, a row or a title says it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs

from danvan import Quantity
from danvan.vocabulary import Vocabulary

SIZES: Mapping[str, tuple[str, Decimal]] = {
    "metre": ("length", Decimal(1)),
    "kilometre": ("length", Decimal(1000)),
    "square-metre": ("area", Decimal(1)),
    "hectare": ("area", Decimal(10_000)),
    "square-kilometre": ("area", Decimal(1_000_000)),
    "kilogram": ("weight", Decimal(1)),
    "tonne": ("weight", Decimal(1000)),
}
"""Units of count that measure one thing, each with how many of the smallest it is."""

_BRACKETS = re.compile(r"[(\[]\s*(?:đơn vị(?: tính)?|đvt)?\s*:?\s*(?P<words>[^()\[\]]{1,30}?)\s*[)\]]", re.IGNORECASE)
_TITLED = re.compile(r"(?<!\w)(?:đơn vị tính|đvt)\s*:?\s*(?P<words>[^()\[\];:,.\n]{1,30})", re.IGNORECASE)
_SCALED = re.compile(r"(?<!\w)(?:nghìn|ngàn|triệu|tr|tỷ|tỉ|trăm|chục)(?!\w)", re.IGNORECASE)


@attrs.frozen
class Counted:
    """The words for what is counted, and how many units of the measure one of it is.

    >>> from danvan.vocabulary import shipped
    >>> Counted.of(["triệu đồng"], "dong", shipped()), Counted.of(["hộ"], "dong", shipped())
    (Counted(words='triệu đồng', times=Decimal('1000000')), None)
    >>> Counted.of(["m2"], "hectare", shipped()).times
    Decimal('0.0001')
    """

    words: str
    times: Decimal

    @classmethod
    def of(cls, several: Iterable[str], unit: str, vocabulary: Vocabulary) -> "Counted | None":
        """The first words that count what a measure counts, in another size; None where there are none."""
        for words in several:
            one = Quantity.parse(f"1 {words}", vocabulary=vocabulary).quantity if words else None
            if one is None or one.value == 0:
                continue
            times = one.value * _times(one.unit, unit) if one.unit != unit and one.unit else one.value
            if times:
                return cls(words, times) if times != 1 else None
        return None

    def quantity(self, printed: str, unit: str, vocabulary: Vocabulary) -> Quantity | None:
        """The number of a cell that says how many of this; None where the cell says its own size, or no number.

        >>> from danvan.vocabulary import shipped
        >>> millions = Counted.of(["triệu đồng"], "dong", shipped())
        >>> millions.quantity("hơn 1.250,5", "dong", shipped()).write()
        'hơn 1.250.500.000'
        >>> millions.quantity("2 tỷ đồng", "dong", shipped()) is None
        True
        """
        if _SCALED.search(printed) or _named(printed, unit, vocabulary):
            return None
        read = Quantity.parse(printed, vocabulary=vocabulary).quantity
        return None if read is None or read.unit else self.sized(read, printed, unit)

    def sized(self, read: Quantity, printed: str, unit: str) -> Quantity:
        """A number of these as a number of the measure's units."""
        value = (read.value * self.times).normalize()
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
        return Quantity(value, read.exact, unit, printed=f"{printed} {self.words}")


def _named(printed: str, unit: str, vocabulary: Vocabulary) -> bool:
    read = Quantity.parse(printed, vocabulary=vocabulary).quantity
    return read is not None and read.unit == unit


def _times(one: str, other: str) -> Decimal:
    if one not in SIZES or other not in SIZES or SIZES[one][0] != SIZES[other][0]:
        return Decimal(0)
    return SIZES[one][1] / SIZES[other][1]


def said_in(heading: str) -> Iterator[str]:
    """The words in a heading that may say in what it counts, the last first.

    >>> [*said_in("Kinh phí (triệu đồng)")], [*said_in("Đất hiến, m2")]
    (['triệu đồng'], ['m2'])
    """
    yield from reversed([found["words"] for found in _BRACKETS.finditer(heading)])
    _, comma, rest = heading.rpartition(",")
    if comma and len(rest) <= 30 and not rest.strip().endswith(")"):
        yield rest.strip()


def without_size(heading: str, vocabulary: Vocabulary) -> str:
    """The heading without a last part that says in what it counts.

    >>> from danvan.vocabulary import shipped
    >>> without_size("Kinh phí, nghìn đồng", shipped()), without_size("Tập thể, cá nhân", shipped())
    ('Kinh phí', 'Tập thể, cá nhân')
    """
    first, comma, last = heading.rpartition(",")
    one = Quantity.parse(f"1 {last}", vocabulary=vocabulary).quantity if comma else None
    return first if one is not None and (one.unit in SIZES or one.unit == "dong") else heading


def titled_in(title: str) -> Iterator[str]:
    """The words of a title that say in what its table counts.

    >>> [*titled_in("Kinh phí năm 2024 (Đơn vị tính: triệu đồng)")]
    ['triệu đồng']
    """
    yield from (found["words"].strip() for found in _TITLED.finditer(title))
