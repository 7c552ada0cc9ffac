"""Counts of models in prose: at which step, at which level, in which fields, of which type."""

import re

from danvan_prose.counted.milestones import (
    introduced_step,
    is_something_else,
    says_another_step,
    step_of,
    told_right_behind,
    turned,
    weak_step,
)
from danvan_prose.labels import Cue, Cues
from danvan_prose.proposals import Proposal, Told
from danvan_prose.text.clauses import Count

COUNTED = frozenset({"model", "exemplar", "model-or-exemplar", "model-turn"})
"""The units of count in which models are counted."""
MEASURES = frozenset({"models", "models-existing", "model-turns"})
_KEPT = frozenset({"level", "field", "type"})  # what a part has of its whole, where nothing else is said of it
_TYPE = re.compile(
    r"\s*(?:mô\s+hình|điển\s+hình)?\s*(?:\"[^\"]*\"\s*)?(?:(?:của|là|cấp\s+\w+|tiêu\s+biểu)\s+)*(?P<type>tập\s+thể|"
    r"cá\s+nhân)(?!\w)"
    r"(?!\s*(?:,|và|/)\s*(?:các\s+)?(?:tập|cá))"
)
_TYPE_BEFORE = re.compile(r"(?<!\w)(?P<type>tập\s+thể|cá\s+nhân)\s*(?:[:(]|có|là)?\s*$")
_CLASSED = re.compile(
    r"(?<!\w)(?:(?:xếp\s+)?loại\s+)?(?:hoàn\s+thành\s+)?(?:xuất\s+sắc|tốt|khá|trung\s+bình|yếu|kém|loại\s+[abc])(?:\s+nhiệm\s+vụ)?"
    r"\s*(?::|có|là|đạt)?\s*$"
)
_CONTRARY = re.compile(
    r"[^,;.(]{0,40}?(?<!\w)(?:chưa|không|kém|yếu|trung\s+bình|ngừng|dừng|tạm\s+dừng|giải\s+thể|xếp\s+loại|"
    r"loại\s+(?:khá|tốt|a|b|c)|lúng\s+túng|cầm\s+chừng|trì\s+trệ|chuyển\s+(?:tiếp|sang)|hạn\s+chế|hình\s+thức|còn\s+(?:khó|chậm|thấp|gặp|ít))(?!\w)"
)
_MET = re.compile(  # which step “đạt” and no more is, only the place knows
    r"\s*(?:(?:mô|điển)\s+hình)?\s*(?:\"[^\"]*\"\s*)?đạt(?:\s+(?:yêu\s+cầu|từ|trên|\d)|\s*(?:[,;.)]|$))"
)
_OTHER_BODY = re.compile(
    r"[\s,;]*(?:và\s+)?(?:(?:các|khối|riêng)\s+)*(?:xã|chính\s+quyền|đảng|phường|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố|tỉnh|ban|mặt\s+trận|"
    r"mttq|hội|đoàn|đoàn\s+thể|lực\s+lượng|công\s+đoàn|công\s+an|quân\s+sự|cơ\s+quan|đơn\s+vị|chi\s+bộ|đảng\s+bộ|ubnd|"
    r"thôn|ấp|bản|khu\s+phố|cụm|sở|ngành|doanh\s+nghiệp|trường)(?!\w)[^:;.()\d]{0,50}"
)
_WHOSE = re.compile(r"\s*(?:(?:mô|điển)\s+hình)?\s*(?:\"[^\"]*\"\s*)?(?:của|ở|thuộc|tại|do)\s+(?!cả|mình|toàn)\w")
_THE_REST = re.compile(r"(?<!\w)còn\s+lại(?!\w)")


def told_of_models(
    count: Count,
    cues: Cues,
    head: Proposal | None,
    last: Proposal | None,
    *,
    upto: int | None = None,
    introduced: str = "",
) -> Told | tuple[str, ...]:
    """What a count of models is of; the measures it may be where something is said that no step stands for.

    Parameters: `head` is the count within which this one lies, `last` one before it that it continues; `upto` is how
    far its words reach where a further count follows in its clause; `introduced` are the words that introduce the list
    it stands in.
    """
    if (
        _CLASSED.search(count.lead)
        or _MET.match(count.noun)
        or (_CONTRARY.match(count.noun) and not _is_refused(count, cues))
    ):
        return ("models", "models-existing")
    from_ = head or (last if last is not None and _is_told_apart(count, cues) else None)
    step = step_of(count, cues)
    kept = _kept(from_) if from_ is not None else None
    weak, behind = weak_step(count, cues), told_right_behind(count)
    if weak is not None and weak.code == "existing" and behind is not None and behind.code == "newly-built":
        weak = behind  # “có 96 mô hình mới” are no more than the new ones
    reached = step or kept or weak or behind or introduced_step(introduced, cues)
    if reached is not None and reached.code == "existing" and _is_plain(head):
        reached = None  # “trong tổng số 154 mô hình, khối Đảng có 10” says no more of the part than of the whole
    if (reached is not None and not reached.code) or is_something_else(count, step or kept):
        return ("models", "models-existing")
    fields = cues.field_codes(count.lead, count.noun[:upto], count.said, more=upto is not None)
    several = tuple(dict.fromkeys(cue.code for cue in fields))
    own = _own(count, cues)
    breakdown = {name: head.breakdown[name] for name in _KEPT & set(head.breakdown)} if head is not None else {}
    breakdown |= {name: cue.code for name, cue in own.items()}
    if several:
        breakdown = {**breakdown, "field": several[0]}
    if len(several) > 1:
        del breakdown["field"]
    measure = "model-turns" if count.unit == "model-turn" else "models"
    if reached is not None and reached.code in {"existing", "maintained"} and measure == "models":
        measure = "models-existing"  # what stands on a day is another measure, not a step
    elif reached is not None:
        breakdown["standing"] = reached.code
    said = tuple((cue.code, cue.words) for cue in (reached, *own.values(), *fields) if cue is not None)
    said_behind = step is not None and step.words not in count.opening and step.words in count.said
    return Told(
        measure=measure, breakdown=breakdown, fields=several if len(several) > 1 else (), cues=said, behind=said_behind
    )


def _is_refused(count: Count, cues: Cues) -> bool:
    """Whether it is said that models were not recognised; what is not ready to be is none of them."""
    codes = {turned(cue, count.noun).code for cue in cues.steps.find(count.noun)}
    return "not-recognised" in codes and "điều kiện" not in count.noun


def _is_plain(head: Proposal | None) -> bool:
    return head is not None and head.measure == "models" and "standing" not in head.breakdown


def _own(count: Count, cues: Cues) -> dict[str, Cue]:
    """The level and the type that a count names."""
    said = "" if says_another_step(count, cues) else count.said
    level = cues.level(count.noun, count.lead, said, count.opening)
    own = {} if level is None else {"level": level}
    kind = _TYPE.match(count.noun) or _TYPE_BEFORE.search(count.lead)
    if kind is not None:
        own["type"] = Cue(kind["type"], "collective" if "tập" in kind["type"] else "individual", *kind.span("type"))
    return own


def _kept(from_: Proposal) -> Cue | None:
    """The step of the count that one goes on with or lies within."""
    if from_.measure not in MEASURES:
        return None
    code = "existing" if from_.measure == "models-existing" else from_.breakdown.get("standing")
    return None if code is None else Cue(f"({from_.printed})", code, 0, 0)


def of_another(count: Count, cues: Cues) -> bool:
    """Whether a count goes on with the one before, of another body: “…, lực lượng vũ trang 21 mô hình”."""
    return names_a_body(count) and not any(cues.steps.find(count.lead))


def names_a_body(count: Count) -> bool:
    """Whether nothing but a body leads up to a count: “…, khối chính quyền 356 mô hình”."""
    return _OTHER_BODY.fullmatch(count.lead) is not None


def whose(count: Count) -> bool:
    """Whether a count only goes on with the one before and says whose it is: “…, 30 mô hình của Mặt trận”."""
    return not count.lead.strip(" ,;").removeprefix("và").strip() and _WHOSE.match(count.noun) is not None


def _is_told_apart(count: Count, cues: Cues) -> bool:
    """Whether a count names a level, a field or a type of its own, or the rest: “…, có 61 mô hình cấp huyện”."""
    named = (
        cues.level(count.noun, count.lead, "")
        or _THE_REST.search(count.lead)
        or _TYPE.match(count.noun)
        or _TYPE_BEFORE.search(count.lead)
    )
    return (
        bool(named)
        or of_another(count, cues)
        or whose(count)
        or bool(cues.field_codes(count.lead, count.noun, "", more=False))
    )
