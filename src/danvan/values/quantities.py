"""Numbers as people state them: how many, how exactly, of what, and as printed."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from functools import lru_cache
from typing import Literal, get_args

import attrs

from danvan.errors import BadValue
from danvan.values.described import describe
from danvan.values.number_words import (
    Amount,
    Labelled,
    Note,
    Number,
    amounts,
    comes_whole,
    labels_of,
    note,
    prepared,
    says_where,
    valued,
)
from danvan.values.number_words import Exactness as Stated
from danvan.values.numerals import write_decimal, write_scaled
from danvan.values.text import verbatim

Exactness = Stated
EXACTNESS: tuple[Exactness, ...] = get_args(Exactness)

MOST = Decimal(10) ** 24
"""No count or sum of money reaches this; a number that does is a slip, and its digits could fill a disk."""

_DIGITS = 60  # any number of the size a quantity may have, with more decimals than a division gives

WORDS: dict[Exactness, str] = {
    "exact": "",
    "over": "trên",
    "at_least": "từ",
    "nearly": "gần",
    "at_most": "không quá",
    "about": "khoảng",
}
# Other words for the same promise: a source keeps its own.
_SAME_PROMISE: dict[Exactness, str] = {"over": "hơn", "about": "chừng"}

# What a qualifier promises of the true number: is it bounded from below, from above, and may it lie on the bound?
_FLOOR: dict[Exactness, bool | None] = {"exact": True, "over": False, "at_least": True}
_CEILING: dict[Exactness, bool | None] = {"exact": True, "nearly": False, "at_most": True}
_TURNED: dict[Exactness, Exactness] = {
    "exact": "exact",
    "over": "nearly",
    "at_least": "at_most",
    "nearly": "over",
    "at_most": "at_least",
    "about": "about",
}


def _exactly() -> Context:
    # The context of the thread would round to whatever someone set there; here a digit that is lost is an error.
    return Context(prec=3 * _DIGITS, rounding=ROUND_HALF_EVEN, traps=[Inexact])


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise BadValue("quantity", value, "give an int or a Decimal (a float has lost digits already)")
    if isinstance(value, int) and value.bit_length() > 100:  # Python refuses to print an int of some thousand digits
        raise BadValue("quantity", f"a number of {value.bit_length()} bits", "no count is that large; check the digits")
    if isinstance(value, Decimal) and not value.is_finite():
        raise BadValue("quantity", value, "give a finite number, or leave the quantity out")
    return _in_bounds(value)


@lru_cache(maxsize=4096, typed=True)  # a memo of a pure function: the same small counts come again and again
def _in_bounds(value: int | Decimal) -> Decimal:
    number = Decimal(value)
    if number.copy_abs() >= MOST:
        raise BadValue("quantity", value, "no count is that large; check the digits")
    if number != 0 and number.adjusted() < -24:
        raise BadValue("quantity", value, "no share is that small; check the digits")
    whole = number.to_integral_value()
    if whole == number:
        return Decimal(int(whole))
    if len(number.as_tuple().digits) > _DIGITS:
        raise BadValue("quantity", value, f"give at most {_DIGITS} digits")
    return number.normalize(_exactly())


def _as_printed(text: str | None) -> str | None:
    return None if text is None else verbatim(text, what="printed")


def _known(_: object, __: object, exactness: str) -> None:
    if exactness not in EXACTNESS:
        raise BadValue("exactness", exactness, f"give one of {', '.join(EXACTNESS)}")


@attrs.frozen
class Quantity:
    """A number, how exact it is, its unit of count and the text as printed.

    Parameters: `value` is an int or a Decimal; `exact` is how it is meant: `exact`, `over` ("hơn",
    "trên"), `at_least` ("từ … trở lên"), `nearly` ("gần"), `at_most` ("không quá"), `about`
    ("khoảng"); `unit` is a code of the vocabulary's units of count (`model`, `person`, `dong` …);
    `printed` is the words of the source.

    Raises: BadValue for a float, an infinity, or a number no record book can hold.

    >>> gifts = Quantity(62000, "over", "gift", printed="trên 62 nghìn lượt quà tặng")
    >>> (gifts + Quantity(500, unit="gift")).exact
    'over'
    >>> print(Quantity(4400, "over").equals(Quantity(4419)), Quantity(4400, "over").equals(Quantity(4000)))
    None False
    """

    value: Decimal = attrs.field(
        converter=_number, metadata=describe(vi="giá trị", en="The number as far as it was given.")
    )
    exact: Exactness = attrs.field(
        default="exact",
        validator=_known,
        metadata=describe(
            vi="mức chính xác",
            en="How it is meant: `over` (hơn, trên), `at_least` (từ), `nearly` (gần), `at_most` (tối đa), `about`.",
        ),
    )
    unit: str = attrs.field(
        default="",
        metadata=describe(vi="đơn vị tính", en="The unit of count, a code (`model`, `person` …).", code="count-unit"),
    )
    printed: str | None = attrs.field(
        default=None,
        kw_only=True,
        converter=_as_printed,
        metadata=describe(vi="nguyên văn", en="The number as printed.", merge="first"),
    )

    @property
    def is_exact(self) -> bool:
        """Whether the number is meant to the last digit."""
        return self.exact == "exact"

    @property
    def bare(self) -> "Quantity":
        """The number and how exact it is, without its unit and print: to compare where units are known to be alike."""
        return self if not self.unit and self.printed is None else Quantity(self.value, self.exact)

    def __add__(self, other: "Quantity") -> "Quantity":
        """The sum, as exact as its weaker part: exact + over is over, over + nearly only about."""
        unit = _one_unit(self, other)
        return Quantity(_exactly().add(self.value, other.value), _joined(self.exact, other.exact), unit)

    def __neg__(self) -> "Quantity":
        return Quantity(self.value.copy_negate(), _TURNED[self.exact], self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """The difference; taking away a number that is over leaves one that is nearly."""
        return self + -other

    def less(self, other: "Quantity") -> bool | None:
        """Whether this is surely less than the other, surely not, or cannot be said (None)."""
        if self.exact == other.exact == "exact" and self.unit == other.unit:
            return self.value < other.value
        return _positive(other - self)

    def at_most(self, other: "Quantity") -> bool | None:
        """Whether this is surely at most the other, surely not, or cannot be said (None).

        >>> Quantity(1433).at_most(Quantity(1520)), Quantity(1600, "over").at_most(Quantity(1520))
        (True, False)
        """
        more = other.less(self)
        return None if more is None else not more

    def equals(self, other: "Quantity") -> bool | None:
        """Whether both are surely the same number, surely not, or it cannot be said (None)."""
        difference = self - other
        if difference.exact == "exact":
            return difference.value == 0
        apart = _positive(difference), _positive(-difference)
        return False if True in apart else None

    def write(self) -> str:
        """The number in Vietnamese, with its qualifier; the unit is written by who knows its label.

        As printed is a matter of the source; this is what danvan itself would say.

        >>> Quantity(1520).write(), Quantity(62000, "over").write(), Quantity(Decimal("94.3")).write()
        ('1.520', 'trên 62 nghìn', '94,3')
        """
        number = write_scaled(self.value) if _rounded(self) else write_decimal(self.value)
        return f"{self._qualifier} {number}".strip() + (" trở lên" if self.exact == "at_least" else "")

    @property
    def _qualifier(self) -> str:
        other = _SAME_PROMISE.get(self.exact)
        return other if other and (self.printed or "").lower().startswith(f"{other} ") else WORDS[self.exact]

    def format(self, vocabulary: Labelled) -> str:
        """The number in Vietnamese with what it counts, so that `parse` gives it back.

        Parameters: `vocabulary` has the label of the unit of count; a code it does not have is written as it is.

        >>> from danvan.vocabulary import shipped
        >>> Quantity(62000, "over", "gift-turn").format(shipped()), Quantity(5, "at_least", "model").format(shipped())
        ('trên 62 nghìn lượt quà tặng', 'từ 5 mô hình trở lên')
        """
        if not self.unit:
            return self.write()
        number = write_scaled(self.value) if _rounded(self) else _unmistakable(self)
        label = vocabulary.label("count-unit", self.unit)
        word = "hơn" if self.exact == "over" and says_where(label) else self._qualifier
        said = f"{word} {number}{'' if label == '%' else ' '}{label}".strip()
        return said + (" trở lên" if self.exact == "at_least" else "")

    @classmethod
    def parse(cls, text: str, *, unit: str = "", vocabulary: Labelled | None = None) -> "Reading":
        """What a stretch of text says of a quantity: the number, or why there is none, and what had to be decided.

        Reads separators, scale words, decimals, shares, fractions, words, ranges, units glued or per something, and
        qualifiers before and after. Never raises for text that it cannot read: `quantity` is None then.

        Parameters: `unit` is the code meant where the text names nothing counted; `vocabulary` has the words for
        what is counted (money and percent are known without it).

        Raises: BadValue for what is no text.

        >>> from danvan.vocabulary import shipped
        >>> Quantity.parse("hơn 4.400 mô hình", vocabulary=shipped()).quantity
        Quantity(value=Decimal('4400'), exact='over', unit='model', printed='hơn 4.400 mô hình')
        >>> vague = Quantity.parse("hàng chục tỷ đồng")
        >>> vague.kind, vague.quantity, vague.printed
        ('vague', None, 'hàng chục tỷ đồng')
        >>> [note.code for note in Quantity.parse("64.9%").notes]
        ['dot-decimal']
        """
        return _read(text, unit, vocabulary)


def to_quantity(given: Quantity | None) -> Quantity | None:
    """A quantity, or none. Raises: BadValue for a bare number, which says neither how exact it is nor of what."""
    if given is None or isinstance(given, Quantity):
        return given
    raise BadValue("quantity", given, 'give a danvan.Quantity, such as Quantity(61, unit="model")')


ReadingKind = Literal["number", "range", "part", "share", "pair", "several", "vague", "none"]


@attrs.frozen(kw_only=True)
class Reading:
    """What a stretch of text says of a quantity.

    Parameters: `kind` is `number`; `range` (two quantities, at least and at most); `part` (so many of so many, “6/9
    huyện”); `share` (a fraction: two parts of three, “2/3 số hộ”); `pair` (a count and its worth); `several` where
    there are more numbers than one and nobody says which is meant; `vague` for a magnitude without a number; `none`.
    `per` are the words behind strokes (`sào`, `năm`), `of` the words for what is counted; `notes` what was decided or
    is doubtful.

    >>> Quantity.parse("500- 700 tr đ/năm").per
    ('năm',)
    """

    kind: ReadingKind
    printed: str
    quantities: tuple[Quantity, ...] = ()
    per: tuple[str, ...] = ()
    of: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def quantity(self) -> Quantity | None:
        """The one number, the part of a whole, or the count of a pair; None of a range, a magnitude or several."""
        return self.quantities[0] if self.kind in {"number", "part", "pair"} else None

    @property
    def doubtful(self) -> tuple[Note, ...]:
        """The notes that a person should look at."""
        return tuple(one for one in self.notes if one.doubt)


_AROUND = ' "“”().;:/,'
_LONGEST = 1000  # letters; what is longer is no quantity but a text: see `danvan.reading.propose`


def _read(text: str, unit: str, vocabulary: Labelled | None) -> Reading:
    printed = verbatim(text)
    legible = prepared(printed)[:_LONGEST]
    found = amounts(legible, labels_of(vocabulary), unit=unit, alone=True)
    if not found:
        return Reading(kind="none", printed=printed, notes=(note("no-number", printed=printed),))
    if len(found) > 1:
        return _of_several(legible, printed, found)
    return _of_one(legible, printed, found[0], unit)


def _of_one(legible: str, printed: str, found: Amount, unit: str) -> Reading:
    notes = list(found.notes)
    rest = f"{legible[: found.start]} {legible[found.end :]}".strip(_AROUND)
    if found.of and not found.unit:
        notes.append(note("unit-unknown", printed=found.of))
        rest = rest.replace(found.of, "", 1).strip(_AROUND)
    if rest:
        notes.append(note("words-left", printed=rest))
    if unit and found.unit and found.unit != unit:
        notes.append(note("unit-expected", printed=found.of or found.unit))
    numbers = [_said(number, printed) for number in found.numbers]
    if None in numbers:
        return Reading(kind="none", printed=printed, notes=(*notes, note("too-long")))
    return Reading(
        kind=found.kind,
        printed=printed,
        quantities=tuple(one for one in numbers if one is not None),
        per=found.per,
        of=found.of,
        notes=tuple(notes),
    )


def _of_several(legible: str, printed: str, found: tuple[Amount, ...]) -> Reading:
    pair = len(found) == 2 and valued(legible, *found)
    quantities = [
        one
        for amount in found
        for number in amount.numbers
        if (one := _said(number, legible[amount.start : amount.end])) is not None
    ]
    notes = tuple(one for amount in found for one in amount.notes)
    if not quantities and all(amount.kind == "vague" for amount in found):  # “hàng chục, hàng trăm mô hình”
        return Reading(kind="vague", printed=printed, of=found[-1].of, notes=notes)
    return Reading(
        kind="pair" if pair and len(quantities) == 2 else "several",
        printed=printed,
        quantities=tuple(quantities),
        of=found[0].of,
        notes=notes if pair else (*notes, note("several-numbers", printed=printed)),
    )


def _said(number: Number, printed: str) -> Quantity | None:
    try:
        return Quantity(number.value, number.exact, number.unit, printed=printed)
    except BadValue:  # more digits than a count has: the words are kept, the number is none
        return None


def _unmistakable(quantity: Quantity) -> str:
    """The number so that no rule of reading takes it for another."""
    value = quantity.value
    if quantity.unit == "percent":
        return write_decimal(value).replace(".", "")  # a dot in a share is read as a decimal
    exponent = value.as_tuple().exponent
    if comes_whole(quantity.unit) and exponent == -3:
        return f"{write_decimal(value)}0"  # a comma before three digits of what comes whole parts thousands
    return write_decimal(value)


def total(quantities: Iterable[Quantity]) -> Quantity | None:
    """The sum of quantities of one unit of count, as exact as the weakest; None of none.

    Raises: BadValue when their units differ: people and turns do not add up.

    >>> total([Quantity(2059), Quantity(2360)]).value, total([])
    (Decimal('4419'), None)
    """
    running: Quantity | None = None
    for quantity in quantities:
        running = quantity if running is None else running + quantity
    return running if running is None or running.printed is None else attrs.evolve(running, printed=None)


def _joined(one: Exactness, other: Exactness) -> Exactness:
    if one == other:
        return one
    pair = {one, other}
    if pair <= {"exact", "over", "at_least"}:
        return "over" if "over" in pair else "at_least"
    if pair <= {"exact", "nearly", "at_most"}:
        return "nearly" if "nearly" in pair else "at_most"
    return "about"


def _one_unit(one: Quantity, other: Quantity) -> str:
    if one.unit != other.unit:
        raise BadValue("unit of count", other.unit, f'it does not add up with "{one.unit}"; keep the two apart')
    return one.unit


def _positive(number: Quantity) -> bool | None:
    floor, ceiling = _FLOOR.get(number.exact), _CEILING.get(number.exact)
    if floor is not None and (number.value > 0 or (number.value == 0 and not floor)):
        return True
    if ceiling is not None and number.value <= 0:
        return False
    return None


def _rounded(quantity: Quantity) -> bool:
    # Rounded numbers are spoken in scale words ("trên 62 nghìn"); money is always written so ("26 tỷ đồng").
    whole = int(quantity.value)
    if whole != quantity.value or whole == 0:
        return False
    if quantity.unit == "dong":
        return whole % 1_000_000 == 0
    return not quantity.is_exact and whole >= 10_000 and whole % 1000 == 0
