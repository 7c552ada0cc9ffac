"""Counts of those rewarded or put forward, in prose: who they are, which form of award, at which level."""

import re
from typing import NamedTuple

import attrs

from danvan_prose.counted.milestones import FORWARD
from danvan_prose.labels import Cue, Cues
from danvan_prose.patterns import forms_by_grantor, pattern
from danvan_prose.proposals import Proposal, Told
from danvan_prose.text.clauses import Count

RECIPIENTS = {
    "collective": "collective",
    "individual": "individual",
    "household": "household",
    "collective-or-individual": "unsplit",
    "unit-or-individual": "unsplit",
}
"""The units of count in which those rewarded are told, and the kind of recipient each is."""
# What is a recipient only where something is said of an award.
_ALSO = {
    **dict.fromkeys(("person", "citizen", "pupil", "member", "party-member", "official"), "individual"),
    **dict.fromkeys(
        ("unit", "commune", "hamlet", "district", "party-organisation", "chapter", "party-cell", "club", "team"),
        "collective",
    ),
    **dict.fromkeys(("block", "enterprise", "cooperative", "steering-committee"), "collective"),
}
_COUNTED_AS = {"collective": "collective", "individual": "individual", "household": "household"}
MEASURES = frozenset({"award-recipients", "award-proposals", "award-turns"})

_VERB = (
    r"khen\s+thưởng|tuyên\s+dương|biểu\s+dương|vinh\s+danh|tôn\s+vinh|tặng\s+thưởng|khen\s+tặng|trao\s+thưởng|"
    r"suy\s+tôn|(?<!bằng )(?<!giấy )(?<!thư )khen(?!\s+thưởng)"
)
_OBJECT = (
    r"bằng\s+khen|giấy\s+khen|kỷ\s+niệm\s+chương|cờ(?!\s+tổ\s+quốc)|huân\s+chương|huy\s+chương|giấy\s+chứng\s+nhận|"
    r"thư\s+khen|thư\s+biểu\s+dương|"
    r"chiến\s+sĩ\s+thi\s+đua|lao\s+động\s+tiên\s+tiến|tập\s+thể\s+lao\s+động|đơn\s+vị\s+(?:quyết\s+thắng|tiên\s+tiến)|"
    r"danh\s+hiệu|giải(?!\s+(?:pháp|quyết|ngân|phóng|thích|trí|đáp|tỏa|toả|thể|trình|tán|cứu|lao|trừ|mã)(?!\w))|bảng\s+vàng|thưởng|knc"
)
_ACTIVE = re.compile(
    rf"(?<!\w)(?:{_VERB}|(?:tặng|trao|trao\s+tặng|cấp|nhận)(?=[^;]{{0,160}}?(?<!\w)(?:{_OBJECT})(?!\w))|"
    rf"(?:{_OBJECT}))(?!\w)"
)
_NOUN_USE = re.compile(
    r"(?:hội\s+nghị|lễ|buổi|đại\s+hội|gặp\s+mặt|công\s+tác|thi\s+đua\s*,|hình\s+thức|quỹ|chương\s+trình|luật|ban|"
    r"hội\s+đồng|xét|tiêu\s+chuẩn)\s*$"
)
_PASSIVE = re.compile(
    rf"(?<!\w)(?:được|vinh\s+dự|đón|đã|vừa)\s+(?:(?P<by>[^;]{{0,100}}?)\s+)??(?P<verb>{_VERB}|tặng|trao|trao\s+tặng|"
    rf"đón\s+nhận|nhận)(?!\w)"
    rf"|(?<!\w)(?P<got>nhận|đón\s+nhận|đạt(?:\s+được)?|được|giành|đoạt)\s+(?=(?:\d+\s+)?(?:{_OBJECT})(?!\w))"
)
_NOT_REWARDED = re.compile(
    r"(?:được\s+(?:chọn|cử|mời|bầu|giao|phân\s+công|phát\s+hiện)|tham\s+dự|về\s+dự|dự\s+hội|đi\s+dự)(?!\w)"
)
_WHERE = re.compile(r"(?<!\w)(?:ở|tại|trên\s+địa\s+bàn|đến\s+từ|trong)\s+$")  # “mô hình ở 6 khu phố” rewards no khu phố
_ATTENDING = re.compile(
    r"(?<!\w)(?:đại\s+diện|tham\s+dự|đến\s+dự|dự\s+có|cùng\s+dự|sự\s+tham\s+gia|thu\s+hút)(?!\w)[^;]*$"
)
VERB_FORMS = {"tuyên dương": "laudation", "biểu dương": "honourable-mention"}
"""The forms of award that a verb says, without a thing that is given."""
_OBJECTS = re.compile(rf"(?<!\w)(?:{_OBJECT})(?!\w)")
_GIVEN = frozenset({"được", "tặng", "trao", "trao tặng", "nhận", "đón nhận", "đạt", "đạt được", "giành", "đoạt"})
_TWO_VERBS = re.compile(r"(?:\w+\s+\w+\W+(?:và\s+)?)?khen\s+thưởng")
_DENIED = re.compile(r"(?<!\w)(?:không|chưa)\s+$")
_CHOSEN_FOR = re.compile(rf"(?<!\w)(?:để|được)\s+(?P<verb>{_VERB})(?!\w)")
_GRANTS = re.compile(rf"\s+(?:đã\s+)?(?:{_VERB}|tặng|trao)(?!\w)")
_OF_LEVEL = re.compile(r"\s*:?\s*(?:\d|$)")
_TITLED = frozenset({"household", "hamlet", "commune", "district"})
_TITLE = re.compile(r"(?<!\w)danh\s+hiệu(?!\w)")
_PUT_FORWARD = re.compile("đề nghị")
_NEAR_BY = 90  # letters around an award in which it is told who grants it
_OWN = 70  # letters behind a count within which “được …” is said of it
_TO = re.compile(r"(?:^|\s)(?:cho|với|đối\s+với|đến|tới)(?:\s+các)?$")
_NO_GIFT = re.compile(r"(?:trong|tại|nhân|về|vì|cho|các|đột\s+xuất|được|thêm|và)(?!\w)")
_LONGEST_GIVEN = 80
_RIGHT_BEHIND = 25  # letters behind the number in which a predicate of its own begins
_SHORT = 9  # letters between two counts that say nothing new: “4 cờ thi đua cho 4 tập thể”
_NEAR = 40  # letters behind an award in which its level is told


class Awarded(NamedTuple):
    """That those counted were rewarded: the words, the form of award where one is told, and the words around it."""

    words: str
    form: Cue | None
    around: str
    passive: bool


def recipient_of(count: Count) -> str | None:
    """The kind of recipient that a unit of count may tell of; None where it tells of none."""
    return (
        RECIPIENTS.get(count.unit) or _ALSO.get(count.unit) or ("unsplit" if count.unit == "recipient-turn" else None)
    )


def told_of_recipients(
    count: Count,
    cues: Cues,
    head: Proposal | None,
    last: Proposal | None,
    *,
    introduced: str = "",
    before: str = "",
) -> Told | None:
    """What a count of recipients is of; None where nothing is said of an award.

    Parameters: `head` is the count within which this one lies, `last` one before it that it continues;
    `introduced` are the words that introduce the list it stands in: “Khen thưởng: - Trung ương Hội: 2 tập thể”;
    `before` are the words of its sentence before it: what is put forward together has one verb.
    """
    recipient = recipient_of(count)
    if not count.unit and (own := _title(count, cues)) is not None:
        recipient = cues.recipients.get(own.code)
    if recipient is None and count.unit in {"exemplar", "model"} and head is not None and head.measure in MEASURES:
        recipient = (
            "individual" if "cá nhân" in count.noun[:30] else "collective" if "tập thể" in count.noun[:30] else None
        )
    if (
        recipient is None
        or _WHERE.search(count.gap)
        or _NOT_REWARDED.match(count.said.lstrip(), _first_verb(count.said))
    ):
        return None
    forward = FORWARD.search(count.lead) or FORWARD.search(count.opening) or FORWARD.search(_own_clause(count))
    awarded = _awarded(count, cues) or _by_verb(introduced, cues)
    if count.unit in _TITLED and awarded is not None and awarded.form is None and _TITLE.search(awarded.around[:_NEAR]):
        return None  # “đạt danh hiệu sản xuất kinh doanh giỏi” is what they are, not what they were given
    title = _title(count, cues)
    if awarded is None and forward is None and title is not None:
        kept = {"recipient": recipient, "form": title.code}
        return _told(count, "award-recipients", kept, recipient, [(title.code, title.words)], behind=False)
    if awarded is None and forward is None:
        return _going_on(count, recipient, head or last, _level_before(count, cues))
    within = head is not None and head.measure == "award-proposals" and not _has_a_subject(count.clause)
    if forward is None and awarded is not None and not awarded.passive and (within or _goes_on_forward(before)):
        forward = _PUT_FORWARD.search("đề nghị")
    breakdown = {"recipient": recipient}
    said: list[tuple[str, str]] = [] if awarded is None else [("award-recipients", awarded.words)]
    if forward is not None:
        said.append(("proposed-for-award", forward[0]))
        awarded = awarded or Awarded(forward[0], _form(f"{forward[0]} {count.said}", cues), forward[0], passive=False)
    form = None if awarded is None else awarded.form
    if form is None and forward is not None:
        form = _form(f"{forward[0]} {count.said[: _NEAR * 2]}", cues)
    if form is not None:
        form = _by_grantor(form, awarded, forward, count)
        breakdown["form"] = form.code
        said.append((form.code, form.words))
    level = _level(awarded, count, cues)
    if level is not None and not _is_of_the_title(level, form):
        breakdown["level"] = level.code
        said.append((level.code, level.words))
    measure = "award-proposals" if forward is not None else "award-recipients"
    behind = awarded is not None and awarded.passive
    told = _told(count, measure, breakdown, recipient, said, behind=behind)
    return told if form is not None or awarded is None or behind else attrs.evolve(told, given=_given(awarded))


def _given(awarded: "Awarded") -> str:
    """The words for what is given that no form stands for: “Huân chương Lao động các hạng”; none beside a mere verb."""
    verb = pattern("grants").match(awarded.around)
    words = awarded.around[verb.end() if verb is not None else 0 :].strip(" :,")
    words = _TO.sub("", words).strip(" :,")
    return "" if len(words) > _LONGEST_GIVEN or _NO_GIFT.match(words) or re.search(r"\d", words) else words


def _is_of_the_title(level: Cue, form: Cue | None) -> bool:
    """Whether a level is a part of the name of a title: “Chiến sĩ thi đua cấp tỉnh”."""
    return form is not None and pattern("title").match(form.words) is not None and level.words in form.words


def _title(count: Count, cues: Cues) -> Cue | None:
    """The title that is counted itself: “3 Chiến sĩ thi đua toàn quốc”, “5 Tập thể lao động xuất sắc”."""
    noun = count.noun.lstrip(' "')
    return cues.forms.at(noun) if pattern("title").match(noun) else None


def _own_clause(count: Count) -> str:
    """What is said of a count up to the end of its clause: a comma or a stop behind which others are spoken of."""
    return count.said.split(";", maxsplit=1)[0]


def _goes_on_forward(before: str) -> bool:
    """Whether a thing given with no verb of its own is put forward as the one before: “đề nghị …; cờ cho 2 đơn vị”."""
    put_forward = list(FORWARD.finditer(before)) or list(pattern("puts-forward").finditer(before))
    behind = before[put_forward[-1].end() :].split(";") if put_forward else []
    return bool(put_forward) and not any(map(_has_a_subject, behind))


def _has_a_subject(clause: str) -> bool:
    """Whether a clause says who grants: “; UBND huyện tặng …”; without one it goes on with what is put forward."""
    verb = pattern("grants").search(clause)
    return verb is not None and clause[: verb.start()].strip(" ,.:") not in {"", "và", "cùng", "đồng thời"}


def _by_grantor(form: Cue, awarded: "Awarded | None", forward: re.Match[str] | None, count: Count) -> Cue:
    """The form that it is by who grants it, or is asked to: the Prime Minister's certificate, the Government's flag."""
    behind = "" if awarded is None or not awarded.passive else _own_clause(count)[:_NEAR_BY]
    around = "" if awarded is None else f"{awarded.words} {awarded.around[:_NEAR_BY]}"
    said = _own_clause(count)[:_NEAR_BY]
    asked = "" if forward is None else f"{forward[0]} {said}"
    own = "" if behind or FORWARD.search(said) else count.clause[-_NEAR_BY:]
    for who, code in forms_by_grantor().get(form.code, ()):
        if any(who.search(words) for words in (around, asked, behind, own)):
            return Cue(form.words, code, form.start, form.end)
    return form


def is_under_review(count: Count, before: str) -> bool:
    """Whether what is counted is only being considered: “họp xét duyệt cờ thi đua cho 9 đơn vị”."""
    if _PASSIVE.search(_own_clause(count)):
        return False
    found = list(pattern("under-review").finditer(before))
    return bool(found) and pattern("decided").search(before, found[-1].end()) is None


def _told(
    count: Count, measure: str, breakdown: dict[str, str], recipient: str, said: list[tuple[str, str]], *, behind: bool
) -> Told:
    if count.unit == "recipient-turn":
        words = count.amount.of
        one = "collective" if "cá nhân" not in words else "individual" if "tập thể" not in words else "unsplit"
        breakdown["recipient"] = one
        measure = "award-turns" if measure == "award-recipients" else measure
    unit = _COUNTED_AS.get(recipient, "") if count.unit not in RECIPIENTS and measure != "award-turns" else ""
    return Told(measure=measure, breakdown=breakdown, cues=tuple(said), unit=unit, behind=behind)


def _going_on(count: Count, recipient: str, from_: Proposal | None, level: Cue | None) -> Told | None:
    """A count that continues or explains one of recipients: “khen thưởng 30 trường hợp, trong đó 20 tập thể”."""
    if from_ is None or from_.measure not in MEASURES:
        return None
    kept = {name: code for name, code in from_.breakdown.items() if name != "recipient"}
    kept |= {} if level is None else {"level": level.code}
    return _told(
        count,
        from_.measure,
        {**kept, "recipient": recipient},
        recipient,
        [(from_.measure, f"({from_.printed})")],
        behind=False,
    )


def _first_verb(said: str) -> int:
    """Where the first “được …”, “tham dự”, “về dự” said of a count stands; the beginning where there is none."""
    text = said.lstrip()
    found = re.search(r"(?<!\w)(?:được|tham\s+dự|về\s+dự|dự\s+hội|đi\s+dự)(?!\w)", text)
    return found.start() if found is not None else 0


def tells_of_one(count: Count, cues: Cues) -> bool:
    """Whether the words around a count tell of an award, given or asked for."""
    return _awarded(count, cues) is not None or any(FORWARD.search(one) for one in (count.opening, count.said))


def _awarded(count: Count, cues: Cues) -> Awarded | None:
    """The award that is told of: by the verb before the count, by what is said behind it, by the verb of its clause."""
    if _ATTENDING.search(count.opening):
        return None
    passive = _PASSIVE.search(count.said)
    if passive is not None and _DENIED.search(count.said[: passive.start()]):
        return None
    last = count.opening.split(",")[-1].strip(" :").removeprefix("và").strip().removesuffix("có").strip()
    label = count.opening.rstrip().endswith(":")  # “Khen thưởng: 5 tập thể được UBND tỉnh tặng bằng khen”
    near = passive is not None and passive.start() <= _OWN and (not last or label)
    before = None if near else _by_verb(count.lead, cues) or _by_verb(count.opening, cues)
    if before is not None:
        return (_own_predicate(count, passive, cues) if count.place != count.first else None) or before
    if passive is not None:
        return _suffered(count, passive, cues)
    return _chosen(count, cues)


def _own_predicate(count: Count, passive: re.Match[str] | None, cues: Cues) -> Awarded | None:
    """What is said right behind a further count: “tặng cờ cho 9 tập thể, 30 đơn vị đạt Tập thể lao động xuất sắc”."""
    if passive is None or passive.start() > _RIGHT_BEHIND:
        return None
    own = _suffered(count, passive, cues)
    return own if own is not None and own.form is not None else None


def _chosen(count: Count, cues: Cues) -> Awarded | None:
    """What those counted are chosen for, or what the verb of the clause gives where the count only goes on."""
    chosen = _CHOSEN_FOR.search(count.said)
    if chosen is not None:
        around = count.said[chosen.start("verb") :]
        return Awarded(chosen["verb"], _form(around, cues), around, passive=False)
    goes_on = not count.of_which and len(count.gap.strip(" ,.:")) <= _SHORT
    return _by_verb(count.clause, cues) if goes_on else None


def _by_verb(words: str, cues: Cues) -> Awarded | None:
    active = _last_active(words)
    if active is None:
        return None
    around = words[active.start() :]
    return Awarded(active[0], _form(around, cues), around, passive=False)


def _suffered(count: Count, passive: re.Match[str], cues: Cues) -> Awarded | None:
    """What was received, as it is said behind a count; a gift is no award."""
    around, verb = count.said[passive.start() :], passive["verb"] or passive["got"]
    if verb in _GIVEN and not _OBJECTS.search(around[:200]):
        return None
    return Awarded(passive[0], _form(f"{verb} {count.said[passive.end() :]}", cues), around, passive=True)


def _last_active(words: str) -> re.Match[str] | None:
    """Where the last predicate of award in some words begins: its verb, not the noun it governs."""
    found = [
        one
        for one in _ACTIVE.finditer(words)
        if not _NOUN_USE.search(words[max(0, one.start() - 20) : one.start()]) or len(words) - one.end() <= 6
    ]
    if not found:
        return None
    last = found[-1]
    for one in reversed(found):  # “tặng bằng khen và giấy khen cho”: from the first of one predicate on
        between = words[one.end() : last.start()]
        if re.search(r"\d|,\s*(?:\w+\s+){2,}(?:đã|vừa)\s", between) or len(between) > 120:
            break
        last = one
    return last


def _form(words: str, cues: Cues) -> Cue | None:
    """The form of award in a predicate: the thing given, else what the verb says; None where there are two."""
    given = [cue for cue in cues.forms.find(words) if cue.code not in VERB_FORMS.values()]
    if given:
        return given[0] if len({cue.code for cue in given}) == 1 else None
    if _TWO_VERBS.match(words):
        return None  # “tuyên dương, khen thưởng” does not say which form
    return next((Cue(verb, code, 0, 0) for verb, code in VERB_FORMS.items() if words.startswith(verb)), None)


def _level_before(count: Count, cues: Cues) -> Cue | None:
    """The level right before counts: “khen thưởng cấp huyện: 15 tập thể, 20 cá nhân; cấp xã: 40 tập thể”."""
    for words in (count.lead, count.clause):
        found = [cue for cue in cues.levels.find(words) if cue.words.startswith("cấp")]
        told = [cue for cue in found if _OF_LEVEL.match(words, cue.end)]
        if told:
            return told[-1]
    return None


def _level(awarded: Awarded | None, count: Count, cues: Cues) -> Cue | None:
    """The level told with an award: “tuyên dương cấp thành phố”, “được khen thưởng cấp tỉnh”."""
    if awarded is None:
        return None
    words = awarded.around if not awarded.passive else awarded.around[len(awarded.words) :][:_NEAR]
    own = None if awarded.passive else _level_before(count, cues)
    if own is not None:
        return own
    before = [cue for cue in cues.levels.find(count.clause) if cue.words.startswith("cấp")]
    if before and not awarded.passive and _GRANTS.match(count.clause, before[-1].end):
        return before[-1]  # “cấp huyện khen 20 tập thể”
    for cue in cues.levels.find(words[: _NEAR + len(awarded.words)]):
        if cue.words.startswith("cấp"):
            return cue
    behind = re.search(r"(?:để|và|nhằm)\s+(?:tuyên\s+dương|biểu\s+dương|khen\s+thưởng)\s+(?=cấp)", count.said)
    return next(cues.levels.find(count.said[behind.end() :]), None) if behind is not None else None
