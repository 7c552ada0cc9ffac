"""Counts of what was done, given and built, in prose: the measure, by the words that reports use for it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

from danvan.reading import fold
from danvan_prose.labels import Cue, Cues
from danvan_prose.proposals import Proposal, Told
from danvan_prose.text.clauses import Count

_NOUN, _LEAD, _BEYOND = 70, 90, 50  # letters behind and before a number that tell what it counts
_NOUN_ENDS = re.compile(
    r"[;:(…]|,(?!\s*(?:phản|đối|đảng|quán|đoàn|hội|ngõ|cấp|sửa|chữa|cá|thanh|đột|nhân|bà))|(?<!\w)trong\s+đó(?!\w)"
)
_WORTH = re.compile(
    r"(?:/|(?:với|có|cùng|ước)?\s*(?:tổng\s+)?(?:số\s+)?(?:trị\s+giá|giá\s+trị|kinh\s+phí|số\s+tiền|"
    r"tiền)(?:\s+(?:là|đạt|ước\s+tính|khoảng))?)\s*:?\s*$"
)
_LABEL = re.compile(r"(?:^|[;,.])\s*(?P<label>[^:;,.]{3,60}?)\s*:\s*$")
_SHARE_OF_LAST = re.compile(r"[^;]{0,120}?(?:^|[\s,(])(?:(?:chiếm|đạt|bằng|với)?\s*(?:t[ỷỉ]\s+lệ)?\s*(?:là)?)\s*\(?\s*")
_DENIED = re.compile(r"(?<!\w)(?:chưa|không)(?!\w)(?!\s+(?:chỉ|những|ngừng|xả))")
_MORE = re.compile(
    r"\s*,\s*(?:tổ|khu|khóm|ấp|thôn|bản|xóm|đơn\s+vị|cơ\s+quan|đoàn\s+thể)(?!\w)"
)  # “38 khu phố, tổ dân phố …”
_ROUND = 12  # letters behind a word in which it may still be denied: “hiệu quả chưa cao”
_FORMS_COUNTED = frozenset({"awards-given", "prizes-given"})
_HOW_MANY_THERE_ARE = frozenset(
    {
        "chapters",
        "members",
        "party-members",
        "party-cells",
        "communes",
        "hamlets",
        "districts",
        "households",
        "clubs",
        "dialogue-opinions",
    }
)
_SHARES_OF_WORK = {"complaints-resolved": "complaints-resolved-share"}
_SHARES = {
    "effective": "effective-share",
    "implemented-effectively": "effective-share",
    "recognised": "recognised-share",
}


@attrs.frozen(kw_only=True)
class Saying:
    """One way in which prose says what a number counts: the words behind it, before it, the count before it."""

    measure: str
    units: frozenset[str]
    noun: re.Pattern[str] | None
    lead: re.Pattern[str] | None
    right: re.Pattern[str] | None
    before: re.Pattern[str] | None
    alone: bool
    clause: re.Pattern[str] | None
    beyond: re.Pattern[str] | None
    refused: re.Pattern[str] | None
    clause_refused: re.Pattern[str] | None
    after: frozenset[str]

    def _told(self, noun: str) -> bool:
        """Whether a word of `noun` stands there, and is not denied."""
        found = None if self.noun is None else self.noun.search(noun)
        return found is not None and not _said_not(noun, found.end())

    def fits(self, count: Count, noun: str, lead: str, last: str | None) -> bool:
        """Whether a count of a unit between these words is meant."""
        return (
            count.unit in self.units
            and (not self.after or last in self.after)
            and (self.noun is None or self._told(noun))
            and (self.right is None or self.right.match(noun[_unit_end(count, noun) :].lstrip()) is not None)
            and (not self.alone or not (noun[_unit_end(count, noun) :].strip(' ,.;"') or _MORE.match(count.beyond)))
            and (self.before is None or self.before.search(lead) is not None)
            and (self.lead is None or self.lead.search(lead) is not None)
            and (self.clause is None or self.clause.search(count.clause) is not None)
            and (self.beyond is None or self.beyond.search(f"{count.noun} {count.beyond}"[:_BEYOND]) is not None)
            and (self.clause_refused is None or self.clause_refused.search(count.clause[-_LEAD:]) is None)
            and (self.refused is None or not (self.refused.search(noun) or self.refused.search(lead)))
        )


def _said_not(noun: str, end: int) -> bool:
    """Whether what is said of a count, as far as a place and a little beyond, is denied: “chưa có mô hình”."""
    return _DENIED.search(noun[: end + _ROUND]) is not None


def told_of_work(
    count: Count, cues: Cues, last: Proposal | None, *, shares: bool = False, introduced: str = ""
) -> Told | tuple[str, ...]:
    """What a count is of; the measures it may be where that stays open.

    Parameters: `last` is what the count right before was proposed as; `shares` tells that a percentage behind it is
    its share of a whole; `introduced` are the words that introduce the list it stands in.
    """
    lead = f"{introduced[-_LEAD:]} {_lead(count)}".lstrip()
    noun = _noun(count)
    if count.unit == "dong" and last is not None and _WORTH.search(count.gap.rstrip()):
        worth = _data()["worth"].get(last.measure)
        if worth is not None:
            return _told(worth, count)
    for saying in _sayings():
        if count.amount.kind == "part" and saying.measure in _HOW_MANY_THERE_ARE:
            continue  # “356/402 chi hội có mô hình” does not tell how many there are
        if saying.fits(count, noun, lead, None if last is None else last.measure):
            return _told(saying.measure, count, _form(saying.measure, noun, cues))
    if count.unit == "percent" and last is not None and _SHARE_OF_LAST.fullmatch(count.gap):
        share = _SHARES.get(last.breakdown.get("standing", ""))
        if share is not None and shares:
            return _told(share, count)
        if last.measure in _SHARES_OF_WORK:
            return _told(_SHARES_OF_WORK[last.measure], count)
    label = _LABEL.search(count.lead)
    labelled = None if label is None else cues.labelled(count.unit, label["label"])
    named = labelled or cues.named(count.unit, count.amount.of, count.noun)
    if named is not None and count.unit != "percent":
        return _told(named.code, count)
    scored = cues.measured(count.unit, count.gap, count.noun, count.noun)
    return tuple(measure.code for score, measure in scored if score > 0)[:6]


def _noun(count: Count) -> str:
    """What a count names and says of it, as far as the end of its clause."""
    noun = count.noun[:_NOUN]
    end = _NOUN_ENDS.search(noun, _unit_end(count, noun))
    return noun if end is None else noun[: end.start()]


def _lead(count: Count) -> str:
    """The words that lead up to a count: since the count before it, or since those told of together with it began."""
    if count.explains is not None and not count.gap.strip():
        return f"{count.explained} {count.lead}".rstrip()[-_LEAD:]
    if not count.gap.strip():
        return count.clause[-_LEAD:]
    together = count.first != count.place
    return f"{count.opening[-_LEAD:]} … {count.gap[-_LEAD:]}" if together else count.gap[-_LEAD:]


def _told(measure: str, count: Count, form: Cue | None = None) -> Told:
    if form is None:
        return Told(measure=measure, cues=((measure, count.amount.of),))
    cues = ((measure, count.amount.of), (form.code, form.words))
    return Told(measure=measure, breakdown={"form": form.code}, cues=cues)


def _form(measure: str, noun: str, cues: Cues) -> Cue | None:
    """The form of award that is counted itself: “55 giấy khen”, “1 giải nhất”."""
    return cues.forms.at(noun.lstrip()) if measure in _FORMS_COUNTED else None


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("danvan_prose") / "data" / "measures.toml").read_text(encoding="utf-8"))


@cache
def _sayings() -> tuple[Saying, ...]:
    return tuple(
        Saying(
            measure=row["measure"],
            units=frozenset(row["unit"]),
            noun=_either(row.get("noun")),
            lead=_either(row.get("lead")),
            right=_either(row.get("right")),
            before=_either(row.get("before"), r"\s*$"),
            alone=row.get("alone", False),
            clause=_either(row.get("clause")),
            beyond=_either(row.get("beyond")),
            refused=_either(row.get("not")),
            clause_refused=_either(row.get("clause-not")),
            after=frozenset(row.get("after", ())),
        )
        for row in _data()["said"]
    )


def _unit_end(count: Count, noun: str) -> int:
    of = fold(count.amount.of)
    at = noun.find(of) if of else -1
    return at + len(of) if at >= 0 else 0


def _either(phrases: Iterable[str] | None, behind: str = r"(?!\w)") -> re.Pattern[str] | None:
    if phrases is None:
        return None
    words = "|".join(re.escape(fold(one)).replace(r"\ ", r"\s+") for one in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words}){behind}")
