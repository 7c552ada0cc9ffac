"""What the words around a count say: which measure, step, level, field, form; by the labels of the vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from danvan.spoken import fold, prepared
from danvan.spoken.units import Same
from danvan.vocabulary import Measure, Vocabulary

# Words that are a step only right before a count: elsewhere they are any verb, or part of a field's name.
_WEAK = frozenset(
    {"có", "đạt", "xây dựng", "tiêu biểu", "rút", "thẩm tra", "phát động", "triển khai", "khảo sát", "duy trì"}
)
_ON_THE_WAY = frozenset({"voted", "appraised", "surveyed"})
_PUT_FORWARD = re.compile(
    r"(?:đề\s+nghị|đề\s+xuất|đề\s+cử|giới\s+thiệu|trình)(?:\s+[^;.]{0,60}?)?\s+(?:khen\s+thưởng|công\s+nhận|tuyên\s+dương|biểu\s+dương|tặng|xét)"
    r"|được\s+đề\s+(?:xuất|nghị|cử)(?!\w)"
)
_TARGET = re.compile(r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|đặt\s+ra|sẽ|kế\s+hoạch\s+đề\s+ra)(?!\w)")
_COMPARED = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|cao\s+hơn|thấp\s+hơn)(?:\s+(?:thêm|so|lên|gần|hơn|khoảng|trên))*\s*\(?$"
)
_AWARD = re.compile(
    r"(?<!\w)(?:tặng|trao|khen\s+thưởng|tuyên\s+dương|biểu\s+dương|khen\s+tặng|bằng\s+khen|giấy\s+khen|vinh\s+danh|khen)(?!\w)"
)

_BETWEEN = re.compile(r"[\s,:;.(…\"]*(?:(?:và|như|về|phát triển|xây dựng|trên|gồm|là|lĩnh vực|xây dựng dựng)[\s:]*)*")


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
            codes.setdefault(_plain(label), code)
        ordered = sorted((one for one in codes if one), key=len, reverse=True)
        forms = "|".join(_loose(one) for one in ordered) or r"(?!)"
        return cls(codes, re.compile(rf"(?<!\w)(?:{forms})(?!\w)"))

    def find(self, low: str) -> Iterator[Cue]:
        """Every label in a folded text, in order."""
        for found in self.pattern.finditer(low):
            yield Cue(found[0], self.codes[_plain(found[0])], found.start(), found.end())

    def at(self, low: str, place: int = 0) -> Cue | None:
        """The label at a place."""
        found = self.pattern.match(low, place)
        return None if found is None else Cue(found[0], self.codes[_plain(found[0])], found.start(), found.end())


def _plain(words: str) -> str:
    bare = re.sub(r"[\"“”]", "", fold(prepared(words)))
    return " ".join(re.sub(r"\s*([,/-])\s*", r" \1 ", bare).split())


def _loose(label: str) -> str:
    parts = re.sub(r"\s*([,/-])\s*", r"\1", label)
    return "".join(
        {" ": r"\"?\s+\"?", ",": r"\s*,\s*", "/": r"\s*/\s*", "-": r"\s*-\s*"}.get(one, re.escape(one)) for one in parts
    )


@attrs.frozen(kw_only=True)
class Cues:
    """The labels that tell what a count is of."""

    standings: Labels
    levels: Labels
    fields: Labels
    forms: Labels
    units: Labels
    measures: tuple[tuple[Measure, tuple[str, ...]], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Cues":
        """The cues of a vocabulary."""
        made: Cues = _cues(Same(vocabulary))
        return made

    def standing(self, left: str, right: str) -> Cue | None:
        """The step that a count has reached: from the verb right before it, or from what is said of it behind."""
        for words in (left, right):
            forward = _PUT_FORWARD.search(words)
            if forward is not None:
                return Cue(forward[0], "proposed-for-award", forward.start(), forward.end())
        before = [cue for cue in self.standings.find(left) if cue.words not in _WEAK]
        behind = [cue for cue in self.standings.find(right) if cue.words not in _WEAK]
        reached = [cue for cue in behind if cue.code not in _ON_THE_WAY] or behind
        near = before[-1] if before and len(left) - before[-1].end <= 18 else None
        if near is not None and near.code in _ON_THE_WAY and behind:
            near = None  # “qua bình xét có 202 mô hình đạt hiệu quả” tells how it was found out
        return near or (reached[0] if reached else None) or (before[-1] if before else None)

    def weak_standing(self, left: str) -> Cue | None:
        """A step told by a plain verb right before the count: “có 128 mô hình”."""
        weak = [cue for cue in self.standings.find(left) if len(left.rstrip()) - cue.end <= 6]
        return weak[-1] if weak else None

    def level(self, right: str) -> Cue | None:
        """The level named behind a count."""
        return next((cue for cue in self.levels.find(right) if cue.words.startswith("cấp")), None)

    def field_codes(self, left: str, right: str) -> tuple[Cue, ...]:
        """The fields named behind “lĩnh vực”, or right before the count."""
        at = right.find("lĩnh vực")
        if at >= 0:
            return tuple(self._listed(right[at + len("lĩnh vực") :]))
        at = left.rfind("lĩnh vực")
        if at >= 0:
            return tuple(self._listed(left[at + len("lĩnh vực") :]))
        before = list(self.fields.find(left))
        if before and re.fullmatch(r"\s*(?:[:(]|có|là|gồm|với)?\s*", left[before[-1].end :]):
            return (before[-1],)
        return ()

    def _listed(self, low: str) -> Iterator[Cue]:
        """The fields of a list, from its first word on: “lĩnh vực của đời sống xã hội” names none."""
        end = 0
        for cue in self.fields.find(low):
            if not _BETWEEN.fullmatch(low[end : cue.start]):
                return
            yield cue
            end = cue.end

    def form(self, left: str, right: str) -> Cue | None:
        """The form of award named nearest to a count."""
        before, behind = list(self.forms.find(left)), list(self.forms.find(right))
        return before[-1] if before else behind[0] if behind else None

    def measured(self, unit: str, left: str, right: str, own: str) -> list[tuple[float, Measure]]:
        """The measures that count in a unit, the likeliest first, with how much of their labels stands around.

        Parameters: `left` and `right` are the words before and behind, `own` those behind that lead up to no
        further count.
        """
        near = _plain(left[-110:]).split()
        following = _plain(right[:110])
        behind = _plain(own[:110]).split()
        scored: dict[str, tuple[float, Measure]] = {}
        for measure, labels in self.measures:
            if not _one_thing(unit, measure.unit):
                continue
            best = max(_score(label, near, behind, following) for label in labels)
            scored[measure.code] = (best, measure)
        return sorted(scored.values(), key=lambda one: (-one[0], one[1].rank or 999, one[1].code))


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


def is_target(left: str) -> bool:
    """Whether what leads up to a count says that it is aimed at."""
    return _TARGET.search(left) is not None


def is_compared(left: str) -> bool:
    """Whether a count is by how much something rose or fell."""
    return _COMPARED.search(left) is not None


def is_award(left: str, right: str) -> Cue | None:
    """The words by which a count is of those rewarded."""
    found = None
    for one in _AWARD.finditer(left):
        found = Cue(one[0], "award", one.start(), one.end())
    if found is None and (behind := re.match(r"[^;.]{0,60}?(?:được\s+)(?=(?:tặng|trao|khen|tuyên|biểu|vinh))", right)):
        return Cue(behind[0], "award", behind.start(), behind.end())
    return found


@lru_cache(maxsize=8)  # a memo of a pure function: vocabularies do not change
def _cues(same: Any) -> Cues:
    vocabulary: Vocabulary = same.vocabulary
    return Cues(
        standings=Labels.of(_named(vocabulary, "milestone")),
        levels=Labels.of(_levels(vocabulary)),
        fields=Labels.of(_named(vocabulary, "field")),
        forms=Labels.of(_named(vocabulary, "award-form")),
        units=Labels.of(_named(vocabulary, "count-unit")),
        measures=tuple(
            (row, tuple(_plain(label) for label in (row.vi, *row.aliases)))
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
