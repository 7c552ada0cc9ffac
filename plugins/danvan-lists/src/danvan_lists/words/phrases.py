"""Phrases over columns of numbers: what is counted, and which part of it, from the labels of a vocabulary."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import attrs

from danvan.vocabulary import Vocabulary
from danvan_lists.words.spelling import plain, toneless, word_key

_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"qu[yý] (?:i|ii|iii|iv|[1-4])(?: (?:n[aă]m )?(?:19|20)\d\d)?")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 60  # of a heading; more is a sentence
_LONGEST = 14  # words of the longest label of a vocabulary, and some

# A dimension of a figure's breakdown, and the scheme its codes are of.
SCHEMES: Mapping[str, str] = {
    "standing": "milestone",
    "level": "level",
    "field": "field",
    "recipient": "recipient-kind",
    "form": "award-form",
    "type": "model-type",
}


@cache
def heading_data() -> Mapping[str, Any]:
    """The spellings of headings that danvan ships, and the words around them."""
    return tomllib.loads((resources.files("danvan_lists") / "data" / "headings.toml").read_text(encoding="utf-8"))


@attrs.frozen
class Read:
    """What a phrase says: the code of the measure, None where it names none; the codes of its breakdown; a period."""

    measure: str | None
    codes: tuple[tuple[str, str], ...] = ()
    period: str | None = None


@attrs.frozen(eq=False)
class Phrases:
    """The labels of a vocabulary as phrases, with tones and without.

    >>> from danvan.vocabulary import shipped
    >>> phrases = Phrases.of(shipped())
    >>> phrases.read("Mô hình được công nhận cấp huyện").codes
    (('level', 'district'), ('standing', 'recognised'))
    >>> phrases.read("Chiều cao trung bình") is None
    True
    """

    vocabulary: Vocabulary
    words: Mapping[str, tuple[str, str]]
    bare: Mapping[str, tuple[str, str]]
    codes: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Phrases":
        """The phrases of a vocabulary; made once for each."""
        return _phrases(_Same(vocabulary))

    def code(self, scheme: str, text: str) -> str | None:
        """The code of a scheme that a text is a label, an alias, an abbreviation or the code itself of.

        >>> from danvan.vocabulary import shipped
        >>> Phrases.of(shipped()).code("field", "VHXH"), Phrases.of(shipped()).code("level", "xã")
        ('culture-society', 'commune')
        """
        key = word_key(text)
        found = self.codes.get((scheme, key))
        if found is None and toneless(text):
            found = self.codes.get((f"{scheme} bare", plain(text)))
        if found is None and len(key) <= 9:
            found = self.codes.get((f"{scheme} short", key.replace(" ", "")))
        if found is None and self.vocabulary.find(scheme, text.strip()) is not None:
            found = text.strip()
        return found

    def near(self, scheme: str, text: str, most: int) -> tuple[str, ...]:
        """Labels of a scheme that share words with a text, the nearest first."""
        wanted = set(plain(text).split())
        scored = []
        for code in self.vocabulary.codes(scheme):
            label = self.vocabulary.label(scheme, code)
            words = set(plain(label).split())
            shared = len(wanted & words)
            if shared:
                scored.append((-shared / len(wanted | words), label))
        return tuple(label for _, label in sorted(scored)[:most])

    def read(self, heading: str) -> Read | None:
        """What a heading says of a number; None where a word of it is not understood, or two measures are named."""
        heading = written_out(heading)
        known, key = (self.bare, plain(heading)) if toneless(heading) else (self.words, word_key(heading))
        said = _taken(key.split(), known)
        if not said:
            return None
        measures = [code for kind, code in said if kind == "measure"]
        if len(set(measures)) > 1:
            return None
        codes = {kind: code for kind, code in said if kind in SCHEMES}
        if any(kind in codes and codes[kind] != code for kind, code in said):
            return None  # “KT, VHXH” are two
        period = " ".join(code for kind, code in said if kind == "period") or None
        measure = measures[0] if measures else None
        row = self.vocabulary.measure(measure) if measure is not None else None
        if row is not None and row.unit in codes:
            measure = None  # “lĩnh vực kinh tế” counts no fields: it is one
        if measure is not None and measure.startswith("award") and "type" in codes:
            codes["recipient"] = codes.pop("type")
        if (
            measure is None
            and "recipient" in codes
            and codes.get("standing") in ("awarded", "praised", "proposed-for-award")
        ):
            measure = "award-proposals" if codes.pop("standing") == "proposed-for-award" else "award-recipients"
        if measure is None and "form" in codes and {"type", "recipient"} & set(codes):
            measure = "award-recipients"
            codes["recipient"] = codes.pop("type", codes.get("recipient", ""))
        if measure is None and not codes and period is None and not all(kind == "fill" for kind, _ in said):
            return None
        return Read(measure, tuple(sorted(codes.items())), period)


def written_out(text: str) -> str:
    """A heading with what offices shorten in headings written out.

    >>> written_out("Tổng số MH, ĐH"), written_out("Số LĐ")
    ('Tổng số mô hình, điển hình', 'Số LĐ')
    """
    return _WORD.sub(lambda found: heading_data()["short"].get(found[0].lower(), found[0]), text)


def _taken(words: list[str], known: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]] | None:
    """The meanings of the phrases that make up a text, the longest taken first; None where they do not make it up."""
    if len(words) > _MOST_WORDS:
        return None
    # From the end: what the rest from each word on is made up of, None where it is not.
    rest: list[list[tuple[str, str]] | None] = [None] * len(words) + [[]]
    for at in range(len(words) - 1, -1, -1):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            behind = rest[at + length]
            if behind is None:
                continue
            phrase = " ".join(words[at : at + length])
            meaning = (
                known.get(phrase)
                or _timed(phrase)
                or (known.get(phrase.replace(" ", "")) if len(phrase) <= 9 else None)
            )
            if meaning is not None:
                rest[at] = [meaning, *behind]
                break
    return rest[0]


def _timed(phrase: str) -> tuple[str, str] | None:
    return ("period", phrase) if _YEAR.fullmatch(phrase) or _QUARTER.fullmatch(phrase) else None


@attrs.frozen(eq=False)
class _Same:
    """A vocabulary known by being the same object: comparing two of them row by row takes longer than reading one."""

    vocabulary: Vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.vocabulary is self.vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)


@lru_cache(maxsize=8)  # a memo of a pure function: vocabularies do not change
def _phrases(same: _Same) -> Phrases:
    vocabulary = same.vocabulary
    phrase = heading_data()["phrase"]
    unsafe = {word_key(words) for words in phrase["unsafe"]}
    pairs: list[tuple[str, tuple[str, str]]] = []
    for dimension, scheme in SCHEMES.items():
        for code in vocabulary.codes(scheme):
            pairs.extend(
                (label, (dimension, code))
                for label in labels(vocabulary, scheme, code)
                if word_key(label) not in unsafe
            )
    pairs.extend((words, ("fill", "")) for words in phrase["fill"])
    for code in vocabulary.codes("measure"):
        pairs.extend((label, ("measure", code)) for label in labels(vocabulary, "measure", code))
    codes: dict[tuple[str, str], str] = {}
    for scheme in {*SCHEMES.values(), "measure", "unit-kind", "award-state", "movement", "count-unit"}:
        for code in vocabulary.codes(scheme):
            for label in labels(vocabulary, scheme, code):
                codes.setdefault((scheme, word_key(label)), code)
                codes.setdefault((f"{scheme} bare", plain(label)), code)
                if label.isupper():
                    codes.setdefault((f"{scheme} short", word_key(label).replace(" ", "")), code)
    return Phrases(
        vocabulary,
        {word_key(label): meaning for label, meaning in pairs if word_key(label)},
        {plain(label): meaning for label, meaning in pairs if plain(label)},
        codes,
    )


def labels(vocabulary: Vocabulary, scheme: str, code: str) -> Iterable[str]:
    """The label of a code, its abbreviation and its aliases."""
    row = vocabulary.find(scheme, code)
    if row is None:
        return
    yield row.vi
    short = getattr(row, "abbreviation", None)
    if short:
        yield short
    yield from getattr(row, "aliases", ())
