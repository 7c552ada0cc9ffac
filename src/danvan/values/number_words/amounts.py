"""Amounts in running text: a number with its qualifier, scale words, unit and per-unit; ranges, parts, magnitudes."""

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from danvan.values.number_words.digits import exactly
from danvan.values.number_words.folding import fold
from danvan.values.number_words.leftovers import Place, left_beside
from danvan.values.number_words.magnitudes import DIGITS, SPELT, Magnitude, Magnitudes
from danvan.values.number_words.notes import Note, note
from danvan.values.number_words.qualifiers import (
    AFTER_NUMBER,
    BEFORE_NUMBER,
    Exactness,
    meant_after,
    meant_before,
    widest,
)
from danvan.values.number_words.units import MONEY, SHARE, UnitWords
from danvan.values.number_words.values import PART, Amount, Number
from danvan.values.number_words.words import SCALES, spelt_number
from danvan.values.patterns import pattern

_SHARED = 1000  # a number that shares the scale word of another is short
_JOINED = pattern(r"\s*(?:,|và|hoặc|hay|;)\s+", re.IGNORECASE)

_FROM = pattern(r"(?<!\w)từ\s+$")
_MOST_BEFORE = 40  # letters in which a qualifier is looked for

_PLAIN = r"(?<![\w.,])(?<!e[+-])\d"
_SIGNED = r"(?<!\S)-(?=\d)|(?<![\w.,-])(?<!\de\+)\d|(?<=\S-)(?<!\de-)\d"
_AGAIN = pattern(r"\s*\(\s*(?:bằng\s+chữ\s*:?\s*)?(?P<words>[^()\d]{2,160}?)(?:\s+đồng(?:\s+chẵn)?)?[\s./]*\)")
_AGAIN_DIGITS = pattern(r"\s*\(\s*(?P<digits>\d{1,6})\s*\)")
_VAGUE = pattern(
    r"(?<!\w)(?:hàng|vài|mấy|dăm|cả|bao|nhiều|hơn|trên|gần|ngót)\s+(?:ba\s+)?(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
    r"(?:\s+(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))*(?!\w)(?:\s*-\s*hàng\s+\w+)?"
    r"|(?<!\w)chục\s+(?=[^\W\d_])(?!rư[ỡở]i|đầu|cuối)"
    r"|(?<!\w)(?:vài|dăm|mươi|đôi)\s+(?:ba\s+|lăm\s+|bảy\s+|bốn\s+)?(?=[^\W\d_])(?!chục|trăm|nghìn|ngàn|vạn|triệu|"
    r"tỷ|tỉ)"
)
_RANK = pattern(r"(?<!\w)(?:hạng|giải|thứ|cấp)\s+$")
_YEAR = pattern(r"năm\s+(?:1[89]|20|21)\d\d(?!\d)")
_OF_YEAR = pattern(r"(?<!\w)năm\s+(?:1[89]|20|21)\d\d$")
_HUNDREDS = pattern(rf"năm\s+(?:trăm|mươi|chục|{'|'.join(SCALES)})(?!\w)")
_TO = pattern(r"\s*[-~]\s*(?=\S)|\s+(?:đến|tới)\s+(?=\S)")
_OF = pattern(r"/(?=\d)")
_AMONG = pattern(r"\s+(?:trong|trên)\s+(?:tổng\s+)?số\s+(?=\d)")  # “92 trong tổng số 118 mô hình”
_OF_ALL = pattern(
    r"\s+(?:(?:tổng\s+)?số(?:\s+lượng)?|tổng(?=\s))(?!\w)|(?=\s+(?:diện\s+tích|dân\s+số|quân\s+số|chiều\s+dài|"
    r"thời\s+gian)(?!\w))"
)
_SPELT_SHARE = pattern(
    r"(?P<some>một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+phần\s+(?P<all>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    r"|(?<=(?:quá|hơn|gần)\s)nửa(?=\s*(?:$|[.,;]))|(?:một\s+)?nửa(?=\s+(?:(?:tổng\s+)?số|diện\s+tích|dân\s+số|quân\s+số)(?!\w))|một\s+nửa(?!\w)"
)
_SMALL = 5  # of so few, “2/3 xã” may be a fraction as well
_MOST_PARTS = 10  # fractions with a qualifier are of so few
_PER = pattern(r"\s*/\s*(?:0?1\s+)?(?P<per>(?!\d)[^\W\d_]+[²³23]?)(?!\w)")
_EACH = pattern(
    r"\s+(?:mỗi|một|trên một|trên mỗi)\s+(?P<per>căn|người|hộ|năm|tháng|sào|héc-ta|ha|m2|suất|gia đình)(?!\w)"
)
_COUNTED = pattern(r"[ \t]*[\"(]?(?P<words>[^\W\d_]+[²³23]?(?!\w)(?:[ \t]+[^\W\d_]+){0,5})")
_TAKES_A_PLACE = pattern(r"\s*(?:lĩnh vực|địa bàn|mặt trận|phương diện|tuyến|khía cạnh|trục|mặt công tác)(?!\w)")
_TERRITORIES = frozenset({"commune", "hamlet"})
_TERRITORY = pattern(r"\s*(?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường|thị trấn|thôn|ấp|khóm|bản|khu phố)(?!\w)")


def amounts(text: str, units: UnitWords | None = None, *, unit: str = "", alone: bool = False) -> tuple[Amount, ...]:
    """Every amount in a prepared text, in order, none within another.

    Parameters: `units` are the words for what is counted; `unit` is the code meant where the text names none;
    `alone` that the text is nothing but an amount, so that a single word or a minus sign may be one.

    >>> from danvan.reading import UnitWords
    >>> words = UnitWords([("mô hình", "model")])
    >>> [(one.kind, one.numbers) for one in amounts("hơn 4.400 mô hình", words)]
    [('number', (Number(value=Decimal('4400'), exact='over', unit='model', of='mô hình'),))]
    """
    return tuple(_Reading(text, units or UnitWords(), unit, alone).all())


@attrs.frozen
class _Reading:
    text: str
    units: UnitWords
    unit: str
    alone: bool

    @property
    def low(self) -> str:
        return fold(self.text)

    @property
    def magnitudes(self) -> Magnitudes:
        return Magnitudes(self.text, self.units, self.alone)

    def all(self) -> Iterator[Amount]:
        """Every amount, in order; numbers that share the scale word of one behind them each with it."""
        found = list(self._each())
        for at in reversed(range(len(found) - 1)):
            found[at] = self._sharing(found[at], found[at + 1])
        yield from found

    def _sharing(self, one: Amount, behind: Amount) -> Amount:
        """A bare number joined to one of money: “135 và 233 triệu đồng” are both millions."""
        scale = behind.scale
        alike = one.kind == behind.kind == "number" and one.plain and not one.unit and one.numbers[0].value < _SHARED
        if (
            not alike
            or scale < 1000
            or behind.unit != MONEY
            or not _JOINED.fullmatch(self.text[one.end : behind.start])
        ):
            return one
        value = exactly().multiply(one.numbers[0].value, Decimal(scale))
        number = attrs.evolve(one.numbers[0], value=value, unit=MONEY, of="")
        shared = note("scale-shared-by-several", printed=self.text[one.start : behind.end])
        return attrs.evolve(
            one, numbers=(number,), unit=MONEY, of="", scale=scale, plain=False, notes=(*one.notes, shared)
        )

    def _each(self) -> Iterator[Amount]:
        low = self.low
        at = 0
        for place in sorted({*self._starts(low)}):
            if place < at or self._is_none(low, place, at):
                continue
            found = self._vague(low, place) or self._amount(low, place, at)
            if found is not None:
                yield found
                at = found.end

    def _is_none(self, low: str, place: int, floor: int) -> bool:
        """Whether what seems a number is the word for years, the number of one, or a rank: “05 năm”, “năm 2020”."""
        if _RANK.search(low, max(0, place - 8), place) and not low[place : place + 1].isdigit():
            return True
        if low.startswith("năm", place):
            behind = floor > 0 and low[floor:place].isspace()
            return _YEAR.match(low, place) is not None or (behind and _HUNDREDS.match(low, place) is None)
        return _OF_YEAR.search(low, max(0, place - 12), place + 4) is not None and not self.unit

    def _starts(self, low: str) -> Iterator[int]:
        yield from (found.start() for found in _VAGUE.finditer(low))
        for found in re.finditer(_SIGNED if self.alone else _PLAIN, low):
            yield found.start()
        for found in re.finditer(rf"(?<!\w)(?:{SPELT.pattern}|nửa(?!\w))", low):
            yield found.start()

    def _vague(self, low: str, place: int) -> Amount | None:
        found = _VAGUE.match(low, place)
        if found is None:
            return None
        end, unit, of = self._counted(low, found.end(), "")
        printed = self.text[place:end]
        return Amount(kind="vague", start=place, end=end, unit=unit, of=of, notes=(note("vague", printed=printed),))

    def _amount(self, low: str, place: int, floor: int) -> Amount | None:
        fraction = _SPELT_SHARE.match(low, place)
        if fraction is not None:
            some, every = _spelt_fraction(fraction)
            return self._qualified(low, self._share(low, (place, fraction.end()), some, every), floor)
        first = self.magnitudes.at(low, place, unit=self.unit)
        found = None if first is None else self._of_two(low, place, first) or self._number(low, place, floor, first)
        return None if found is None else self._qualified(low, found, floor)

    def _of_two(self, low: str, place: int, first: Magnitude) -> Amount | None:
        """A part and its whole, or a range, with what is counted named once or twice."""
        end, unit, _ = self._counted(low, first.end, MONEY if first.money else "")
        return (
            self._part(low, place, first, first.end, "")
            or self._part(low, place, first, end, unit)
            or self._range(low, place, first, first.end, "")
            or self._range(low, place, first, end, unit)
        )

    def _number(self, low: str, place: int, floor: int, first: Magnitude) -> Amount | None:
        number_end, notes = self._again(low, first.end, first)
        end, unit, of = self._counted(low, number_end, MONEY if first.money else "")
        # A text that is nothing but an amount may be one word, but not one word behind another number: “hạng Ba”.
        one = self.alone and not floor
        if first.spelt and not one and not self._is_count(low, place, first, unit):
            return None
        again = first if first.spelt else self.magnitudes.at(low, place, unit=unit or self.unit)
        if again is None:
            return None
        end, behind = self._again(low, end, first)
        end, per = self._per(low, end)
        number = Number(value=again.value, unit=unit or self.unit, of=of)
        return Amount(
            kind="number",
            start=place,
            end=end,
            numbers=(number,),
            per=per,
            of=of,
            unit=unit,
            spelt=first.spelt,
            plain=first.plain,
            scale=first.scale,
            notes=(*again.notes, *notes, *behind, *self._about_words(low, place, first)),
        )

    def _again(self, low: str, end: int, first: Magnitude) -> tuple[int, tuple[Note, ...]]:
        """Where a number ends that is said again, in words or in digits: “12 (mười hai)”, “một (01) mô hình”."""
        again = (_AGAIN_DIGITS if first.spelt else _AGAIN).match(low, end)
        if again is None:
            return end, ()
        value = spelt_number(again["words"]) if not first.spelt else Decimal(again["digits"])
        if value is None:
            return end, ()
        differs = (note("digits-and-words", printed=self.text[end : again.end()].strip()),)
        return again.end(), () if value == first.value else differs

    def _is_count(self, low: str, place: int, first: Magnitude, unit: str) -> bool:
        # In running text a word is a count only before what is counted: “một số”, “hai là”, “năm qua” are none.
        return (bool(unit) or " " in low[place : first.end].strip()) and not low.startswith("không", place)

    def _about_words(self, low: str, place: int, first: Magnitude) -> tuple[Note, ...]:
        if self.alone or not first.spelt:
            return ()
        printed = low[place : first.end]
        code = {"một": "article-or-one", "năm": "five-or-year"}.get(printed)
        return () if code is None else (note(code, printed=self.text[place : first.end + 12].strip()),)

    def _part(self, low: str, place: int, first: Magnitude, end: int, unit: str) -> Amount | None:
        """So many of so many: “6/9 huyện”, “6 huyện/9 huyện”."""
        stroke = _OF.match(low, end) or (None if unit else _AMONG.match(low, end))
        if stroke is None or first.scale > 1 or first.spelt:
            return None
        whole = self.magnitudes.at(low, stroke.end(), unit=self.unit)
        if whole is None or whole.scale > 1 or low.startswith("/", whole.end) or whole.value < first.value:
            return None
        notes = (*first.notes, *whole.notes)
        if not unit and (_OF_ALL.match(low, whole.end) or self._is_share(low, place, whole.value)):
            return self._share(low, (place, whole.end), first.value, whole.value, notes)
        end, counted, of = self._counted(low, whole.end, "")
        if counted in {MONEY, SHARE} or (unit and unit != counted):
            return None
        numbers = tuple(Number(value=one.value, unit=counted or self.unit, of=of) for one in (first, whole))
        if not unit and first.value < whole.value <= _SMALL:
            notes = (*notes, note("part-or-share", printed=self.text[place:end]))
        return Amount(kind="part", start=place, end=end, numbers=numbers, of=of, unit=counted, notes=notes)

    def _is_share(self, low: str, place: int, every: Decimal) -> bool:
        # Nobody has “nearly two” of three communes: “gần 2/3 xã” is a fraction.
        word = BEFORE_NUMBER.search(low, max(0, place - _MOST_BEFORE), place)
        return word is not None and meant_before(" ".join(word["word"].split())) != "exact" and every <= _MOST_PARTS

    def _share(
        self, low: str, ends: tuple[int, int], some: Decimal, every: Decimal, notes: tuple[Note, ...] = ()
    ) -> Amount:
        """A fraction of what is counted: “2/3 số hộ”, “một nửa số xã”; where its numbers begin and end."""
        place, end = ends
        every_one = _OF_ALL.match(low, end)
        stop, unit, of = self._counted(low, every_one.end() if every_one is not None else end, "")
        numbers = tuple(Number(value=one, unit=PART, of=of) for one in (some, every))
        return Amount(kind="share", start=place, end=stop, numbers=numbers, of=of, unit=unit, notes=notes)

    def _range(self, low: str, place: int, first: Magnitude, end: int, unit: str) -> Amount | None:
        to = _TO.match(low, end)
        if to is None:
            return self._spoken_range(low, place, first)
        second = self.magnitudes.at(low, to.end(), unit=self.unit)
        if second is None or second.spelt is not first.spelt:
            return None
        least, notes = first.value, (*first.notes, *second.notes)
        last, counted, of = self._counted(low, second.end, MONEY if second.money else "")
        shared = exactly().multiply(first.value, Decimal(second.scale))
        if first.scale == 1 < second.scale and not unit and shared < second.value:
            least = shared
            notes = (*notes, note("scale-shared", printed=self.text[place : second.end]))
        if not least < second.value or (unit and counted and unit != counted):
            return None
        if first.plain and second.plain and second.value > 1900 and not counted:
            return None  # two years
        last, per = self._per(low, last)
        code = counted or unit or self.unit
        numbers = (
            Number(value=least, exact="at_least", unit=code, of=of),
            Number(value=second.value, exact="at_most", unit=code, of=of),
        )
        return Amount(
            kind="range", start=place, end=last, numbers=numbers, per=per, of=of, unit=counted or unit, notes=notes
        )

    def _spoken_range(self, low: str, place: int, first: Magnitude) -> Amount | None:
        """Two small numbers side by side in words, before what is counted: “ba bốn hộ”."""
        second = (
            self.magnitudes.spelt(low, first.end + 1) if first.spelt and low[first.end : first.end + 1] == " " else None
        )
        if second is None or not 0 < second.value - first.value <= 2 or second.value > 10:
            return None
        end, unit, of = self._counted(low, second.end, "")
        if not unit:
            return None
        numbers = (
            Number(value=first.value, exact="at_least", unit=unit, of=of),
            Number(value=second.value, exact="at_most", unit=unit, of=of),
        )
        meant = note("spoken-range", printed=self.text[place:end])
        return Amount(kind="range", start=place, end=end, numbers=numbers, of=of, unit=unit, notes=(meant,))

    def _counted(self, low: str, end: int, unit: str) -> tuple[int, str, str]:
        """Where the words for what is counted end, their code (empty where not known) and the words."""
        found = self.units.at(low, end)
        if found is not None:
            return found[1], found[0], self.text[end : found[1]].strip(' "(“')
        words = _COUNTED.match(low, end)
        if words is None or unit or AFTER_NUMBER.match(low, end):
            return end, unit, ""
        return end, "", self.text[words.start("words") : words.end("words")]

    def _per(self, low: str, end: int) -> tuple[int, tuple[str, ...]]:
        per: list[str] = []
        while (found := _PER.match(low, end) or (_EACH.match(low, end) if not per else None)) is not None:
            stop = max(found.end(), (self.units.at(low, found.start("per")) or ("", 0))[1])  # “/hộ gia đình”
            per.append(" ".join(low[found.start("per") : stop].split()))
            end = stop
        return end, tuple(per)

    def _qualified(self, low: str, found: Amount, floor: int) -> Amount:
        """The amount with what its qualifiers say, before and after."""
        start, end, said = found.start, found.end, list[Exactness]()
        notes = list(found.notes)
        while (word := BEFORE_NUMBER.search(low, max(floor, start - _MOST_BEFORE), start)) is not None:
            phrase = " ".join(word["word"].split())
            if phrase == "trên" and self._is_place(low, found):
                notes.append(note("where-not-over", printed=self.text[word.start() : end]))
                break
            said.append(meant_before(phrase))
            start = word.start()
        after = AFTER_NUMBER.match(low, end)
        if after is not None:
            phrase = " ".join(after["word"].split())
            said.append(meant_after(phrase))
            end = after.end()
        since = _FROM.search(low, max(floor, start - 6), start)
        if since is not None and (found.kind == "range" or after is not None):
            start = since.start()
            about = BEFORE_NUMBER.search(low, max(floor, start - _MOST_BEFORE), start)
            start = start if about is None or found.kind != "range" else about.start()
        exact = widest(said)
        if len([one for one in said if one != "exact"]) > 1:
            notes.append(note("two-qualifiers", printed=self.text[start:end]))
        numbers = found.numbers
        if found.kind in ("number", "part", "share") and exact != "exact":
            numbers = (attrs.evolve(numbers[0], exact=exact), *numbers[1:])
        beside = Place(self.text, low, max(floor, start - _MOST_BEFORE), start, end)
        notes.extend(left_beside(beside, spelt=found.spelt, alone=self.alone))
        return attrs.evolve(found, start=start, end=end, numbers=numbers, notes=tuple(notes))

    def _is_place(self, low: str, found: Amount) -> bool:
        # “trên 4 lĩnh vực” is in four fields; “trên 23 xã” is in 23 communes, for what is over is a round number.
        at = _end_of_number(low, found)
        if found.unit == "field" or _TAKES_A_PLACE.match(low, at):
            return True
        territory = found.unit in _TERRITORIES or _TERRITORY.match(low, at)
        return bool(territory) and found.kind == "number" and found.numbers[0].value % 10 != 0


def says_where(words: str) -> bool:
    """Whether “trên” before so many of these may say where and not more than.

    >>> says_where("lĩnh vực"), says_where("tuyến đường"), says_where("mô hình")
    (True, True, False)
    """
    low = fold(words)
    return bool(_TAKES_A_PLACE.match(low) or _TERRITORY.match(low))


def _end_of_number(low: str, found: Amount) -> int:
    digits = DIGITS.match(low, found.start)
    return found.end if digits is None else digits.end()


def _spelt_fraction(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The two numbers of a fraction in words; a half is one of two."""
    if not found["some"]:
        return Decimal(1), Decimal(2)
    some, every = spelt_number(found["some"]), spelt_number(found["all"].replace("tư", "bốn"))
    return some or Decimal(1), every or Decimal(2)
