"""What the words around a count say: which step, level, field, form, movement; by the labels of the vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import attrs

from danvan.reading import by_identity, fold, prepared
from danvan.vocabulary import Measure, Vocabulary


class Cue(NamedTuple):
    """Words found, the code they stand for and where they stand."""

    words: str
    code: str
    start: int
    end: int


@attrs.frozen
class Labels:
    """The labels of a scheme, found in folded text: the longest where several begin at one place."""

    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Labels":
        """Labels with their codes; of the same words the first code is meant."""
        codes: dict[str, str] = {}
        for label, code in pairs:
            codes.setdefault(plain(label), code)
        ordered = sorted((one for one in codes if one), key=len, reverse=True)
        forms = "|".join(_loose(one) for one in ordered) or r"(?!)"
        return cls(codes, re.compile(rf"(?<!\w)(?:{forms})(?!\w)"))

    def find(self, low: str) -> Iterator[Cue]:
        """Every label in a folded text, in order."""
        for found in self.pattern.finditer(low):
            yield Cue(found[0], self.codes[plain(found[0])], found.start(), found.end())

    def at(self, low: str, place: int = 0) -> Cue | None:
        """The label at a place."""
        found = self.pattern.match(low, place)
        return None if found is None else Cue(found[0], self.codes[plain(found[0])], found.start(), found.end())


def plain(words: str) -> str:
    """Words as labels are compared: folded, without quotes, blanks around signs as one."""
    bare = re.sub(r"[\"“”]", "", fold(prepared(words)))
    return " ".join(re.sub(r"\s*([,/-])\s*", r" \1 ", bare).split())


def _loose(label: str) -> str:
    parts = re.sub(r"\s*([,/-])\s*", r"\1", label)
    return "".join(
        {" ": r"\"?\s+\"?", ",": r"\s*,\s*", "/": r"\s*/\s*", "-": r"\s*-\s*"}.get(one, re.escape(one)) for one in parts
    )


_FIELD = re.compile(r"(?<!\w)l[ĩã]nh\s+vực(?:\s+(?:là|về|như|gồm|sau))?(?!\w)")
_BETWEEN = re.compile(
    r"[\s,:;.(\"]*(?:(?:và|như|về|phát\s+triển|xây\s+dựng|trên|gồm|là|l[ĩã]nh\s+vực|bảo\s+đảm|đảm\s+bảo|giữ\s+vững|"
    r"giữ\s+gìn|củng\s+cố)[\s:]*)*"
)
_BEFORE_NUMBER = re.compile(r"\s*(?:[:(-]|có|là|gồm|với|được|đạt|chiếm|:\s*có)?\s*")
_RIGHT_BEFORE = re.compile(r"\s*(?:[:(-]|có|là|:\s*có)?\s*")
_OF_A_FIELD = re.compile(
    r"\s*(?:(?:lượt\s+)?(?:mô\s+hình|điển\s+hình)(?:\s*(?:,|/|và)\s*điển\s+hình)?)?(?:\s*(?:\"[^\"]*\"|"
    r"dân\s+vận\s+khéo|khéo|tập\s+thể|cá\s+nhân|điển\s+hình|tiêu\s+biểu|cấp\s+\w+))*\s*"
    r"(?:về|thuộc|trong|ở|trên|phát\s+triển|xây\s+dựng|bảo\s+đảm|đảm\s+bảo|giữ\s+gìn)?\s*"
)
_OWN_LEVEL = re.compile(r"[^,;:.()]*")
_LEVEL_LED = re.compile(
    r"\s*(?:có|là|:|gồm|được|đã|xét|xem\s+xét|thẩm\s+định|công\s+nhận|bình\s+chọn|đăng\s+ký|"
    r"khen\s+thưởng|[(\s])*"
)
_YEARS = re.compile(
    r"(?<!\w)(?:(?:trong|riêng|năm|giai\s+đoạn)\s+)*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?(?![\w.,]\d|\w)"
)
_AND_UP = re.compile(r"\s+trở\s+lên(?!\w)")  # “từ cấp cơ sở trở lên” is of no one level
_BY_LEVEL = re.compile(r"theo\s+(?:các\s+|từng\s+)?cấp(?!\w)")
_DESCRIBED = re.compile(
    r"\"[^\"]*\"|(?<!\w)(?:dân\s+vận\s+khéo|điển\s+hình|tiêu\s+biểu|tiên\s+tiến|xuất\s+sắc|tập\s+thể|cá\s+nhân|"
    r"các\s+loại|"
    r"l[ĩã]nh\s+vực|(?:ở|tại|trên|cấp)\s+cơ\s+sở|mô\s+hình|phát\s+triển|hộ\s+gia\s+đình)(?!\w)"
)


@attrs.frozen(kw_only=True)
class Cues:
    """The labels that tell what a count is of."""

    steps: Labels
    levels: Labels
    fields: Labels
    forms: Labels
    units: Labels
    movements: Labels
    merged: frozenset[str]
    recipients: Mapping[str, str]
    measures: tuple[tuple[Measure, tuple[str, ...]], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Cues":
        """The cues of a vocabulary."""
        return _cues(vocabulary)

    def unlisted(self, low: str) -> str:
        """A text with the commas and words that join the parts of one label blotted out, letter for letter."""
        for start, end in _listed(low, tuple(self.fields.find(low))):
            low = f"{low[:start]}{re.sub(r'[,;]', '_', low[start:end])}{low[end:]}"
        for labels in (self.units, self.fields):
            low = labels.pattern.sub(lambda found: re.sub(r"[,;:]|(?<!\w)(?:và|cùng)(?!\w)", _blot, found[0]), low)
        return low

    def unlabelled(self, low: str) -> str:
        """A text with its fields and levels blotted out, letter for letter: “cấp huyện” names no districts."""
        for labels in (self.fields, self.levels):
            low = labels.pattern.sub(lambda found: _blot(found) if " " in found[0] else found[0], low)
        return low

    def unnamed(self, low: str) -> str:
        """A text with the names of its fields blotted out, letter for letter: that of a field tells of no building."""
        return self.fields.pattern.sub(lambda found: _blot(found) if " " in found[0] else found[0], low)

    def label_at_end(self, low: str) -> int | None:
        """Where the field or level begins that a text ends with; None where it ends with none."""
        ending = [
            cue.start for labels in (self.fields, self.levels) for cue in labels.find(low) if not low[cue.end :].strip()
        ]
        return min(ending) if ending else None

    def bare(self, low: str) -> str:
        """A text without what only describes: names in quotes, fields, levels, types, years."""
        for pattern in (self.fields.pattern, _DESCRIBED, self.levels.pattern, _YEARS):
            low = pattern.sub(" ", low)
        return low

    def level(self, noun: str, lead: str, said: str, opening: str = "") -> Cue | None:
        """The level named with a count, in what is said of it, or right before it.

        Parameters: `opening` leads up to the counts told of together: “chia theo cấp: tỉnh 12, huyện 86”.
        """
        by_level = _BY_LEVEL.search(opening) is not None
        for words in (noun, lead, said):
            found = [
                cue for cue in self.levels.find(words) if cue.words.startswith("cấp") or (by_level and words is lead)
            ]
            found = [cue for cue in found if not _AND_UP.match(words, cue.end)]
            if words is lead:
                found = [cue for cue in found if _LEVEL_LED.fullmatch(words, cue.end)][-1:]
            if found:
                return found[0]
        return None

    def field_codes(self, lead: str, noun: str, said: str, *, more: bool) -> tuple[Cue, ...]:
        """The fields named behind “lĩnh vực”, right behind what is counted, or right before the number.

        Parameters: `more` tells that a further count follows the noun: a field right before that one is its own.
        """
        led = _FIELD.search(noun)
        if led is not None:
            listed = [_moved(cue, led.end()) for cue in self._listed(noun[led.end() :])]
            if more and listed and _RIGHT_BEFORE.fullmatch(noun, listed[-1].end):
                listed.pop()
            return tuple(listed)
        before_it = list(_FIELD.finditer(lead))
        if before_it:
            return _own_of(tuple(self._listed(lead[before_it[-1].end() :])), lead[before_it[-1].end() :])
        before = list(self.fields.find(lead))
        if before and _BEFORE_NUMBER.fullmatch(lead, before[-1].end):
            return (before[-1],)
        behind = self.field_behind(noun)
        if behind is not None and not (more and _BEFORE_NUMBER.fullmatch(noun, behind.end)):
            return (behind,)
        led = _FIELD.search(said)
        return () if led is None else tuple(self._listed(said[led.end() :]))

    def field_behind(self, noun: str) -> Cue | None:
        """The field right behind what is counted: “45 mô hình kinh tế”."""
        start = _OF_A_FIELD.match(noun)
        return next((one for at in _tries(start) if (one := self.fields.at(noun, at)) is not None), None)

    def _listed(self, low: str) -> Iterator[Cue]:
        """The fields of a list, from its first word on: “lĩnh vực của đời sống xã hội” names none."""
        end = 0
        for cue in self.fields.find(low):
            if not _BETWEEN.fullmatch(low[end : cue.start]):
                return
            yield from self._parts(cue)
            end = cue.end

    def _parts(self, cue: Cue) -> Iterator[Cue]:
        """A label of two fields with a comma between them is, in a list, two of its entries."""
        at, parts = cue.start, []
        for words in cue.words.split(","):
            start = at + len(words) - len(words.lstrip())
            part = self.fields.codes.get(plain(words))
            parts.append(None if part is None else Cue(words.strip(), part, start, start + len(words.strip())))
            at += len(words) + 1
        known = [part for part in parts if part is not None]
        yield from known if cue.code in self.merged and len(known) == len(parts) > 1 else (cue,)

    def movement(self, *places: str) -> str | None:
        """The movement that is named, in the first of several stretches that name one."""
        for words in places:
            found = next(self.movements.find(words), None)
            if found is not None:
                return found.code
        return None

    def measured(self, unit: str, left: str, right: str, own: str) -> list[tuple[float, Measure]]:
        """The measures that count in a unit, the likeliest first, with how much of their labels stands around.

        Parameters: `left` and `right` are the words before and behind, `own` those behind that lead up to no
        further count.
        """
        near = plain(left[-110:]).split()
        following = plain(right[:110])
        behind = plain(own[:110]).split()
        scored: dict[str, tuple[float, Measure]] = {}
        for measure, labels in self.measures:
            if not _one_thing(unit, measure.unit):
                continue
            best = max(_score(label, near, behind, following) for label in labels)
            scored[measure.code] = (best, measure)
        return sorted(scored.values(), key=lambda one: (-one[0], one[1].rank or 999, one[1].code))

    def labelled(self, unit: str, label: str) -> Measure | None:
        """The measure of a unit of count that a label before a colon names: “Hộ nghèo: 30 hộ”."""
        said = plain(label)
        return next((row for row, labels in self.measures if said in labels and _one_thing(unit, row.unit)), None)

    def named(self, unit: str, of: str, noun: str) -> Measure | None:
        """The measure whose whole label stands where a count names what it counts; the longest of several.

        A label that says no more than the unit of count says nothing of the measure.
        """
        following = plain(noun[:110])
        least = len(plain(of))
        fitting = [
            (len(label), measure)
            for measure, labels in self.measures
            if _one_thing(unit, measure.unit)
            for label in labels
            if len(label) > least
            and following.startswith(label)
            and not following[len(label) : len(label) + 1].isalnum()
        ]
        return max(fitting, key=lambda one: one[0])[1] if fitting else None


_LISTING = re.compile(r"\s*[;,]\s*(?:và\s+)?")
_LIST_ENDS = re.compile(r"\s*(?:[.;,]|$)|\s+(?:với|được|và|từ|do|đã|đang|cho|theo)(?!\w)")


def _listed(low: str, fields: tuple[Cue, ...]) -> Iterator[tuple[int, int]]:
    """Where fields stand one behind the other with nothing but commas between: “kinh tế; văn hóa, quốc phòng”."""
    at = 0
    while at < len(fields):
        last = at
        while last + 1 < len(fields) and _LISTING.fullmatch(low, fields[last].end, fields[last + 1].start):
            last += 1
        if last > at and _LIST_ENDS.match(low, fields[last].end):
            yield fields[at].start, fields[last].end
        at = last + 1


def _moved(cue: Cue, by: int) -> Cue:
    return Cue(cue.words, cue.code, cue.start + by, cue.end + by)


def _tries(found: re.Match[str] | None) -> tuple[int, ...]:
    return () if found is None else (found.end(), _trimmed(found))


def _trimmed(found: re.Match[str]) -> int:
    """Where the last word of a match begins: “xây dựng hệ thống chính trị” is a field with its verb."""
    words = found[0].rstrip()
    for verb in ("phát triển", "xây dựng", "bảo đảm", "đảm bảo", "giữ gìn"):
        if words.endswith(verb):
            return len(words) - len(verb)
    return found.end()


def _blot(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _score(label: str, near: list[str], behind: list[str], following: str) -> float:
    words = [word for word in label.split() if word not in {",", "-", "/"}]
    if not words:
        return 0.0
    if re.match(rf"{re.escape(label)}(?!\w)", following):
        return 1.0 + len(words) / 10
    found = sum(1.0 if word in behind else 0.7 if word in near else 0.0 for word in words)
    return found / len(words)


def _one_thing(unit: str, other: str) -> bool:
    return unit == other or bool(set(unit.split("-or-")) & set(other.split("-or-")))


@by_identity
def _cues(vocabulary: Vocabulary) -> Cues:
    fields = Labels.of(_named(vocabulary, "field"))
    return Cues(
        steps=Labels.of(_named(vocabulary, "milestone")),
        levels=Labels.of(_levels(vocabulary)),
        fields=fields,
        forms=Labels.of(
            (label, row.code)
            for row in vocabulary.award_forms
            for label in (row.vi, *row.aliases)
            if len(label) > 2 and row.code != "gift"
        ),
        units=Labels.of(_named(vocabulary, "count-unit")),
        movements=Labels.of(_named(vocabulary, "movement")),
        merged=frozenset(code for code in vocabulary.codes("field") if len(vocabulary.standard("field", code)) > 1),
        recipients={row.code: row.recipients[0] for row in vocabulary.award_forms if len(row.recipients) == 1},
        measures=tuple(
            (row, tuple(plain(label) for label in (row.vi, *row.aliases)))
            for code in vocabulary.codes("measure")
            if (row := vocabulary.measure(code)) is not None
        ),
    )


def _named(vocabulary: Vocabulary, scheme: str) -> Iterator[tuple[str, str]]:
    for code in vocabulary.codes(scheme):
        row = vocabulary.find(scheme, code)
        for label in (getattr(row, "vi", ""), *getattr(row, "aliases", ())):
            yield label, code


def _levels(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from _named(vocabulary, "level")
    yield from (("cấp ấp", "hamlet"), ("cấp thôn", "hamlet"), ("cấp thị trấn", "commune"), ("cấp tỉnh", "province"))


_BLOTTED = re.compile(r" {4,},")


def _own_of(listed: tuple[Cue, ...], lead: str) -> tuple[Cue, ...]:
    # A list in which each field has its number in brackets, blotted out by now: the last is that of this number.
    last = listed[-1:]
    own = bool(last) and _BLOTTED.search(lead[: last[0].start]) and _BEFORE_NUMBER.fullmatch(lead, last[0].end)
    return last if own else listed
