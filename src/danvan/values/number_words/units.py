"""Words for what is counted, and the codes they stand for: found where a number ends."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

import attrs

from danvan.values.memo import by_identity
from danvan.values.number_words.folding import fold, prepared

MONEY = "dong"
SHARE = "percent"

# What every reader knows, whatever the vocabulary: money and shares are part of how numbers are written.
_ALWAYS = (("đồng", MONEY), ("đ", MONEY), ("vnđ", MONEY), ("vnd", MONEY), ("%", SHARE), ("phần trăm", SHARE))

MEASURED = frozenset(
    {MONEY, SHARE, "metre", "kilometre", "square-metre", "square-kilometre", "cubic-metre", "hectare", "tonne"}
    | {"kilogram", "litre", "workday"}
)
"""What is measured or shared out and so may have decimals; what is counted comes whole."""


class Labelled(Protocol):
    """What has labels for codes: a vocabulary."""

    def codes(self, scheme: str, /) -> tuple[str, ...]:
        """The codes of a scheme, the nearest first."""
        ...

    def find(self, scheme: str, code: str, /) -> object:
        """The row of a code: something with `vi` and `aliases`."""
        ...

    def label(self, scheme: str, code: str, /) -> str:
        """The Vietnamese label of a code."""
        ...


def comes_whole(unit: str) -> bool | None:
    """Whether what a unit counts comes whole; None where there is no unit."""
    return unit not in MEASURED if unit else None


def _pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(values)


@attrs.frozen(slots=False)
class UnitWords:
    """Words for what is counted, with their codes; of several that fit, the longest is meant.

    >>> words = UnitWords([("mô hình", "model"), ("mô hình, điển hình", "model-or-exemplar"), ("km", "kilometre")])
    >>> words.at(" mô hình, điển hình “Dân vận khéo”", 0)
    ('model-or-exemplar', 19)
    >>> words.at("1.796km", 5)
    ('kilometre', 7)
    """

    pairs: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes: dict[str, str] = {}
        for label, code in (*_ALWAYS, *self.pairs):
            codes.setdefault(_key(label), code)
        return codes

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        labels = sorted(self._codes, key=len, reverse=True)
        return re.compile(rf'\s*["(]?(?P<label>{"|".join(_loose(label) for label in labels)})(?![\w²³])')

    def at(self, text: str, place: int) -> tuple[str, int] | None:
        """The code of the words at a place of a folded text, and where they end; None where there are none."""
        found = self._pattern.match(text, place)
        return None if found is None else (self._codes[_key(found["label"])], found.end())


def _key(label: str) -> str:
    return re.sub(r"\s*([,/-])\s*", r"\1", " ".join(fold(prepared(label)).split()))


def _loose(label: str) -> str:
    # Blanks around commas, strokes and dashes come and go: “mô hình , điển hình”, “văn hóa-xã hội”.
    parts = re.split(r"([,/ -])", label)
    return "".join({" ": r"\s+", ",": r"\s*,\s*", "/": r"\s*/\s*", "-": r"\s*-\s*"}.get(p, re.escape(p)) for p in parts)


def labels_of(vocabulary: Labelled | None) -> UnitWords:
    """The words for what a vocabulary counts: the labels and aliases of its units of count."""
    return UnitWords() if vocabulary is None else _labels(vocabulary)


@by_identity
def _labels(vocabulary: Labelled) -> UnitWords:
    pairs: list[tuple[str, str]] = []
    for code in vocabulary.codes("count-unit"):
        row = vocabulary.find("count-unit", code)
        names = (getattr(row, "vi", ""), *getattr(row, "aliases", ()))
        pairs.extend((name, code) for name in names if name)
    return UnitWords(pairs)
