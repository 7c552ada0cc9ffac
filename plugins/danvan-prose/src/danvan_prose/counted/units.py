"""The unit of count of a number that does not name it: where it stands before the number, or with the count before."""

import re

from danvan_prose.labels import Cues
from danvan_prose.text.clauses import OF_WHICH

_NAMED = re.compile(r"\s*[:(]\s*(?:có|là)?\s*")
_TYPED = re.compile(r"\s*(?:có|là|gồm)?\s*")
_NUMBER_OF = re.compile(r"(?<!\w)số(?:\s+lượng)?\s+(?:các\s+)?")
_IS = re.compile(r"[^,;:]{0,60}(?::|là|đạt|có)\s*")
_FAR = 300  # letters before a count in which it is looked for of what the numbers are
_CARRIES_ON = re.compile(r"[\s,:và]*(?:(?:có|gồm|là|còn(?:\s+lại)?|về|thuộc|(?:tổng\s+)?số(?:\s+lượng)?|theo)[\s,:]*)*")
_TYPES = frozenset({"collective", "individual"})


def carries_on(lead: str, cues: Cues) -> bool:
    """Whether what leads up to a count only goes on with the one before, naming a field, a level or a type."""
    return _CARRIES_ON.fullmatch(cues.bare(OF_WHICH.sub(" ", lead)).replace("(", " ")) is not None


def number_of(before: str, cues: Cues) -> str:
    """The unit of count of which the words before say that its numbers follow: “số mô hình theo lĩnh vực: …”."""
    before = before[-_FAR:]
    said = list(_NUMBER_OF.finditer(before))
    named = cues.units.at(before, said[-1].end()) if said else None
    return "" if named is None else named.code


def unit_before(lead: str, cues: Cues) -> str:
    """The unit of count named before a number: “tập thể: 69”, “số mô hình được công nhận là 45”."""
    lead = cues.unlabelled(lead)
    said = list(_NUMBER_OF.finditer(lead))
    named = cues.units.at(lead, said[-1].end()) if said else None
    if named is not None and _IS.fullmatch(lead, named.end):
        return named.code
    last = list(cues.units.find(lead))[-1:]
    if not last:
        return ""
    rest = lead[last[0].end :]
    if _NAMED.fullmatch(rest) or (last[0].code in _TYPES and _TYPED.fullmatch(rest)):
        return last[0].code
    return ""
