"""What a count is about, where no code says it: the name of a model, of a house, of what is grown or kept."""

import re

from danvan.reading import fold
from danvan_prose.counted import models
from danvan_prose.labels import Cues
from danvan_prose.patterns import pattern
from danvan_prose.text.clauses import Count

_QUOTED = re.compile(r"\s*[“\"](?P<name>[^”\"]{2,80})[”\"]")
_PHRASE = re.compile(r"\s*(?P<name>[^\W\d_][\w-]*(?:\s+[\w-]+){0,7})")
_LONGEST = 60  # letters of a name that stands without quotes


def about(sentence: str, count: Count, cues: Cues) -> str | None:
    """The name of what is counted, as printed: “168 mô hình trồng rau sạch”, “605 nhà “Tình nghĩa””; None for none.

    Parameters: `sentence` is as printed.
    """
    start = count.number
    behind = sentence[start : start + len(count.noun)]
    at = fold(behind).find(fold(count.amount.of)) if count.amount.of else -1
    rest = behind[at + len(count.amount.of) :] if at >= 0 else behind
    quoted = _QUOTED.match(rest)
    if quoted is not None:
        return None if cues.movements.at(fold(quoted["name"])) else quoted["name"].strip()
    if count.unit not in models.COUNTED:
        return None
    phrase = _PHRASE.match(rest)
    return None if phrase is None else _named(phrase["name"], cues)


def _named(words: str, cues: Cues) -> str | None:
    """A name that stands without quotes, up to what is only said of what it names."""
    low = fold(words)
    ends = [found.start() for found in pattern("not-of-a-name").finditer(low)]
    for labels in (cues.steps, cues.levels, cues.fields, cues.movements, cues.units):
        ends.extend(cue.start for cue in labels.find(low))
    name = words[: min(ends, default=len(words))].strip()
    return name if 0 < len(name) <= _LONGEST else None
