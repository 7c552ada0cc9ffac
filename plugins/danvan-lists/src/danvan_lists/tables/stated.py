"""Counts that a title, a sub-heading or a row of sums states in words: “07 mô hình (04 tập thể, 03 cá nhân)”."""

import re
from collections.abc import Iterable, Mapping

import attrs

from danvan import Award, Fact, Model

_NUMBER = r"(?<![\w.,/])(?P<number>\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})"
_THING = r"(?:mô hình|điển hình)(?:\s(?P<of>tập thể|cá nhân))?"
_COUNT = re.compile(rf"{_NUMBER}\s{{1,3}}(?:{_THING}|(?P<part>tập thể|cá nhân))(?!\w)", re.IGNORECASE)
_KINDS = {"tập thể": "collective", "cá nhân": "individual"}


@attrs.frozen
class StatedCounts:
    """How many there are in all, None if that is not stated, and how many of each type.

    >>> StatedCounts.of("Tổng cộng: 07 mô hình (04 tập thể, 03 cá nhân)")
    StatedCounts(whole=7, parts={'collective': 4, 'individual': 3})
    >>> StatedCounts.of("05 mô hình tập thể, 02 mô hình cá nhân").whole is StatedCounts.of("Năm 2024").whole is None
    True
    """

    whole: int | None = None
    parts: Mapping[str, int] = attrs.field(factory=dict)

    @classmethod
    def of(cls, text: str) -> "StatedCounts":
        """The counts in a text. What it states twice it states for something else the second time."""
        wholes: list[int] = []
        parts: dict[str, list[int]] = {}
        for found in _COUNT.finditer(" ".join(text.split())):
            number = int(found["number"].replace(".", ""))
            kind = _KINDS.get((found["of"] or found["part"] or "").lower())
            if kind is None:
                wholes.append(number)
            else:
                parts.setdefault(kind, []).append(number)
        return cls(
            wholes[0] if len(wholes) == 1 else None,
            {kind: numbers[0] for kind, numbers in parts.items() if len(numbers) == 1},
        )

    @property
    def total(self) -> int | None:
        """The stated whole, or what the parts add up to."""
        return self.whole if self.whole is not None or not self.parts else sum(self.parts.values())

    def misfits(self, read: "TypesRead") -> Iterable[tuple[str, int, int]]:
        """Each type of which another number was read than is stated: its code, the stated and the read number."""
        for kind, stated in self.parts.items():
            known = read.types.get(kind, 0)
            if not known <= stated <= known + read.unknown:
                yield kind, stated, known


@attrs.define
class TypesRead:
    """How many of each type the rows have, and how many do not say."""

    rows: int = 0
    unknown: int = 0
    types: dict[str, int] = attrs.field(factory=dict)

    def add(self, facts: Iterable[Fact]) -> None:
        """Count a row by the facts that it made."""
        self.rows += 1
        kinds = [*_types(facts)]
        self.unknown += not kinds
        for kind, count in kinds:
            self.types[kind] = self.types.get(kind, 0) + count


def _types(facts: Iterable[Fact]) -> Iterable[tuple[str, int]]:
    for fact in facts:
        if isinstance(fact, Model) and fact.type is not None:
            yield fact.type, 1
        elif isinstance(fact, Award):
            for one in fact.recipients:
                if one.kind in _KINDS.values():
                    yield one.kind, 1 if one.count is None else int(one.count.value)
