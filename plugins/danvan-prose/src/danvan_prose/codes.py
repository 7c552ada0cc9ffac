"""Words as printed to the code they stand for: a status, a form of award, a field, a level, a movement."""

import re
from collections.abc import Callable
from functools import cache

import attrs

from danvan import BadValue
from danvan.reading import by_identity, fold
from danvan.vocabulary import Vocabulary, shipped
from danvan_prose.counted import awards, milestones
from danvan_prose.labels import Labels

_LONGEST = 1000  # letters; what is longer is no name of a code
_REWARDED = re.compile(r"(?<!\w)khen\s+thưởng(?!\w)")


@attrs.frozen(kw_only=True)
class CodeReading:
    """What words stand for in a scheme of the vocabulary.

    Parameters: `code` is None where they name none, or several; `codes` all that they name, in order; `words` those
    that the code was taken from; `whole` tells whether they are all that is printed.
    """

    printed: str
    code: str | None = None
    codes: tuple[str, ...] = ()
    words: str = ""
    whole: bool = False


def read_code(scheme: str, printed: str, vocabulary: Vocabulary | None = None) -> CodeReading:
    """The code that printed words stand for, by the labels of a vocabulary.

    Words that are a label are that code. In longer words the labels are looked for, the longest where several begin
    at one place; where they say several things, none is chosen. What stands in brackets only explains. What is put
    forward (“đề xuất khen thưởng”) is not granted, what is denied is not met, and “tuyên dương, khen thưởng” names no
    form of award.

    Raises: BadValue for a scheme that the vocabulary does not have.

    >>> read_code("field", "văn hoá – xã hội").code, read_code("milestone", "được đăng ký xây dựng").code
    ('culture-society', 'registered')
    >>> read_code("award-form", "Bằng khen (đợt 1)").code, read_code("level", "ngang cấp").code
    ('certificate-of-merit', None)
    >>> read_code("award-form", "tuyên dương, tặng giấy khen").codes
    ('laudation', 'certificate-of-commendation')
    >>> read_code("milestone", "đề nghị UBND huyện khen thưởng").code
    'proposed-for-award'
    """
    labels = _labels(vocabulary or shipped())(scheme)
    low = " ".join(fold(printed[:_LONGEST]).split())
    exact = labels.at(low)
    if exact is not None and exact.end == len(low):
        return CodeReading(printed=printed, code=exact.code, codes=(exact.code,), words=exact.words, whole=True)
    found = list(labels.find(re.sub(r"\([^()]*\)", " ", low))) or list(labels.find(low))
    if scheme == "milestone":
        found = [milestones.turned(cue, low) for cue in milestones.put_forward(low) or found]
        found = [cue for cue in found if cue.code not in milestones.ON_THE_WAY] or found
    elif scheme == "award-form" and _REWARDED.search(low):
        found = [cue for cue in found if cue.code not in awards.VERB_FORMS.values()]
    codes = tuple(dict.fromkeys(cue.code for cue in found if cue.code))
    if len(codes) != 1:
        return CodeReading(printed=printed, codes=codes)
    return CodeReading(printed=printed, code=codes[0], codes=codes, words=found[0].words)


@by_identity
def _labels(vocabulary: Vocabulary) -> Callable[[str], Labels]:
    """The labels of each scheme of a vocabulary, made when they are first asked for."""

    @cache
    def of_scheme(scheme: str) -> Labels:
        if scheme not in vocabulary.schemes():
            raise BadValue("scheme", scheme, f"give one of {', '.join(vocabulary.schemes())}")
        rows = ((code, vocabulary.find(scheme, code)) for code in vocabulary.codes(scheme))
        return Labels.of(
            (label, code) for code, row in rows for label in (getattr(row, "vi", ""), *getattr(row, "aliases", ()))
        )

    return of_scheme
