"""Numbers with their scale words: “102 tỷ 140 triệu”, “2 triệu rưỡi”, “1tr200”, “hai trăm linh năm”."""

import re
from decimal import Decimal

import attrs

from danvan.values.number_words.digits import PATTERN, exactly, read_digits
from danvan.values.number_words.notes import Note, note
from danvan.values.number_words.units import MONEY, SHARE, UnitWords, comes_whole
from danvan.values.number_words.words import SCALES, STARTS, read_words
from danvan.values.patterns import pattern

DIGITS = pattern(PATTERN)
_WITH_BLANKS = pattern(r"\d{1,3}(?:(?: \d{3})+(?:,\d+)?| \.\d{3}(?:\.\d{3})*)(?![\d.,]*\d)")
_POWER = pattern(r"e[+-]?\d")  # “1.5E+08”, as a worksheet shows what its column is too narrow for
_MINUS = pattern(r"-|âm\s+(?=\d)")
SPELT = pattern(rf"(?:{'|'.join(STARTS)})(?!\w)")
# A comma behind a scale word parts nothing where a further scale word follows: “hai tỷ, ba trăm triệu đồng”.
_WORD = pattern(r"\s*([^\W\d_]+)")
_COMMA = pattern(rf",\s+(?=[^\W\d_]+(?:\s+[^\W\d_]+){{0,4}}\s+(?:{'|'.join(SCALES)})(?!\w))")
_SCALE = pattern(
    r"\s*(?P<scale>chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|"
    r"tr(?=\.?\s*(?:đ(?:ồng)?(?!\w)|[/,;.)\d]|$))"
    r"|tr(?!\w)|k(?!\w)|k(?=\d))(?![^\W\d_đ])\.?(?=\W|\d|đ|$)"
)
_SHORT = {"tr": 10**6, "k": 10**3, "trăm": 100, "chục": 10}
_GAP = pattern(r"(?:,?\s+)?(?=\d)")
_ENDS = pattern(r"\s*(?:$|[/;:.,)](?!\d))")
_HALF = pattern(r"\s+rư(?:ỡ|ở)i(?!\w)")
_SOME = frozenset({"số", "trong", "vài", "phần", "cách", "mặt", "lòng", "loạt"})  # “một số”, “một trong” are no one


@attrs.frozen(kw_only=True)
class Magnitude:
    """A number and where it ends; `scale` is of its last scale word, `money` that only money is written so."""

    value: Decimal
    end: int
    notes: tuple[Note, ...] = ()
    scale: int = 1
    money: bool = False
    spelt: bool = False
    plain: bool = False
    printed: str = ""


@attrs.frozen
class Magnitudes:
    """A text whose numbers are read one by one, with the words for what is counted."""

    text: str
    units: UnitWords
    alone: bool

    def at(self, low: str, place: int, *, unit: str) -> Magnitude | None:
        """A number with its scale words, from a place on."""
        first = self._segment(low, place, unit)
        if first is None:
            return None
        value, end, notes, scale, money = first.value, first.end, first.notes, first.scale, first.money
        while scale > 1 and (more := self._smaller(low, end, scale)) is not None:
            value, end, notes = exactly().add(value, more.value), more.end, (*notes, *more.notes)
            scale, money = more.scale, money or more.money
        half = _HALF.match(low, end)
        if half is not None and scale > 1:
            value, end = exactly().add(value, exactly().divide(Decimal(scale), Decimal(2))), half.end()
        return attrs.evolve(first, value=value, end=end, notes=notes, money=money, scale=max(scale, first.scale))

    def _smaller(self, low: str, end: int, scale: int) -> Magnitude | None:
        # “102 tỷ 140 triệu”: the next number has a smaller scale word, or none and is money (“1 triệu 500.000 đồng”).
        gap = _GAP.match(low, end)
        if gap is None:
            return None
        more = self._segment(low, gap.end(), MONEY)
        if more is None or more.spelt or more.value >= scale:
            return None
        if 1 < more.scale < scale:
            return more
        if "," in gap[0] or more.scale > 1:
            return None
        return self._tenths(low, gap, more, scale) or (more if self.is_money(low, more.end) else None)

    def _tenths(self, low: str, gap: re.Match[str], more: Magnitude, scale: int) -> Magnitude | None:
        # “1 tỷ 2” is 1,2 tỷ; three digits right behind the word are thousandths of it: “1tr200”.
        digits = low[gap.end() : more.end]
        short = len(digits) == 1 or (len(digits) == 3 and not gap[0])
        if scale < 1000 or not (short and digits.isdigit() and more.value) or not self._ends(low, more.end):
            return None
        meant = note("tenths-meant", printed=self.text[max(0, gap.start() - 12) : more.end].strip())
        value = exactly().multiply(more.value, Decimal(scale // 10 ** len(digits)))
        return attrs.evolve(more, value=value, notes=(*more.notes, meant))

    def _ends(self, low: str, end: int) -> bool:
        # “2 triệu 5 hộ” would be two numbers.
        return self.is_money(low, end) or _ENDS.match(low, end) is not None

    def is_money(self, low: str, end: int) -> bool:
        """Whether money is named at a place."""
        found = self.units.at(low, end)
        return found is not None and found[0] == MONEY

    def _segment(self, low: str, place: int, unit: str) -> Magnitude | None:
        sign = 1
        minus = _MINUS.match(low, place)
        if minus is not None and (self.alone or minus[0] != "-"):
            sign, place = -1, minus.end()
        digits = DIGITS.match(low, place)
        if digits is None:
            return self.spelt(low, place)
        end = digits.end()
        if _POWER.match(low, end):
            return None
        scale, money = 1, False
        notes: tuple[Note, ...] = ()
        while (found := _SCALE.match(low, end)) is not None:
            scale *= SCALES.get(found["scale"]) or _SHORT[found["scale"]]
            money = money or found["scale"] in {"tr", "k"}
            end = found.end()
        whole = None if scale > 1 else comes_whole(unit)
        if self.alone and not re.search(r"\d", low[:place]) and scale == 1:
            digits = _WITH_BLANKS.match(low, place) or digits
            end = max(end, digits.end())
        read = read_digits(self.text[digits.start() : digits.end()], whole=whole, share=unit == SHARE)
        if read is None:
            return None
        if money:
            notes = (note("money-meant", printed=self.text[place:end]),)
        printed = self.text[digits.start() : digits.end()]
        return Magnitude(
            value=exactly().multiply(read.value, Decimal(sign * scale)),
            end=end,
            notes=(*read.notes, *notes),
            scale=scale,
            money=money,
            plain=scale == 1 and printed.isdigit(),
            printed=printed,
        )

    def spelt(self, low: str, place: int) -> Magnitude | None:
        """A number in words, from a place on."""
        if SPELT.match(low, place) is None:
            return None
        words: list[str] = []
        ends: list[int] = []
        at = place
        while len(words) < 40 and (found := _WORD.match(low, at)) is not None:
            words.append(found[1])
            ends.append(found.end())
            comma = _COMMA.match(low, found.end()) if found[1] in SCALES else None
            at = found.end() if comma is None else comma.end()
        read = read_words(words)
        if read is None:
            return None
        if words[0] == "một" and words[1:2] and words[1] in _SOME:
            return None
        last, end = words[read.taken - 1], ends[read.taken - 1]
        nought = words[0] == "không" and words[1:2] != ["trăm"] and read.value == 0
        if nought and not self.is_money(low, ends[0]):
            return None  # “không”, “không quá”, “không có” say no number; “không đồng” does
        doubts = {"tenths-meant": read.tenths, "scale-alone": read.bare}
        notes = tuple(note(code, printed=self.text[place:end]) for code, holds in doubts.items() if holds)
        return Magnitude(value=read.value, end=end, scale=SCALES.get(last, 1), spelt=True, notes=notes)
