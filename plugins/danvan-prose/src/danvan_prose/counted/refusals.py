"""Why a count is no figure of the report: it is aimed at, a difference, so many for each, a word that may be none."""

import re
from collections.abc import Sequence

from danvan import Quantity
from danvan.reading import fold
from danvan_prose.counted.awards import is_under_review
from danvan_prose.patterns import pattern, within
from danvan_prose.proposals import Told, WhyNot
from danvan_prose.text.clauses import Count

_TASKS = frozenset({"tasks", "task-groups", "breakthrough-tasks"})
_PLAN_BEFORE = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu)(?:\s+(?:được\s+)?(?:giao|đề\s+ra|năm|\d{4}))*\s*$"
)
_PLAN_BEHIND = re.compile(r"\s*(?:\w+\s+){0,4}?(?:theo|của)\s+(?:kế\s+hoạch|chỉ\s+tiêu)")
_COMPARED = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|cao\s+hơn|thấp\s+hơn|nhiều\s+hơn|ít\s+hơn|hụt)"
    r"(?:\s+(?:thêm|so|gần|hơn|khoảng|trên|tới|từ|bình\s+quân|được|là|so\s+với|cùng\s+kỳ|năm\s+(?:trước|ngoái|\d{4})))*\s*\(?$"
)
_AGAINST = re.compile(r"[^,;(]{0,60}?so\s+với(?!\w)")
_BASE = re.compile(r"(?:so\s+với|từ\s+chỗ(?:\s+chỉ)?(?:\s+có)?)\s+(?:mức\s+|con\s+số\s+)?$")
_ONCE = re.compile(r"(?<!\w)chỉ\s+(?:mới\s+)?(?:có|được|đạt)\s+$")
_SINCE = re.compile(
    r"[^;.]{0,60}?(?:[,\s]thì\s|đến\s+nay|nay\s+đã|bây\s+giờ|giờ\s+đã|đến\s+(?:cuối\s+)?năm\s+\d{4}|hiện\s+nay|đến\s+cuối)"
)
_FROM = re.compile(r"(?:^|[,;.(]|hình)\s*từ\s+$")
_UP_TO = re.compile(r"[^;.]{0,60}?(?:lên|(?:đến|tới)\s+nay|nay\s+(?:đã|có))(?!\w)")
_RISEN_FROM = re.compile(r"(?<!\w)(?:tăng|giảm|nâng)\s+(?:\w+\s+){0,6}?từ\s*$")
_EACH = (
    r"(?:{for-each}|(?<!\w)100%\s+(?:các\s+)?(?:chi|đảng|đơn|cơ|xã|thôn|tổ|ban|phòng)(?!\w))"
    r"(?:(?!{for-all-again})[^;.]){0,160}$"
)
_PRICE = re.compile(  # “…, mỗi suất 1 triệu đồng, tặng 25 thẻ”: the price is of each, what follows is not
    r"mỗi\s+(?:suất|phần|căn|nhà|em|hộ|con|chiếc|cái|thẻ|công\s+trình|người|cháu|bộ)\s+(?:trị\s+giá\s+|là\s+|được\s+)?"
    r"\d[^,;]*,\s*\S"
)
_OF_LAND = frozenset({"ha", "sào", "công", "vụ", "m2", "mô hình"})  # what land bears is nobody's income
_MEAN = re.compile(
    r"^\s*(?:hằng|hàng)\s+năm(?!\w)(?!.*\d{4})|"
    r"(?<!\w)(?:bình|trung)\s+(?:quân|bình)\s+(?:một\s+|mỗi\s+|hằng\s+|hàng\s+|01\s+)?(?:năm|quý|tháng|đơn\s+vị|xã|chi\s+bộ)(?!\w)"
)
_EACH_BEHIND = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:/|mỗi|một)\s*(?:người|hộ|đơn\s+vị|xã|năm|tháng|ngày|chi\s+bộ|căn|suất)(?!\w)"
)


def why_not(
    count: Count, quantities: Sequence[Quantity], told: Told | None, *, ahead: bool = False, before: str = ""
) -> WhyNot | None:
    """Why no figure is proposed for a count; None where one may be.

    Parameters: `told` is what it would be of; `ahead` tells that it stands among what is yet to be done;
    `before` are the folded words of its sentence before it.
    """
    amount = count.amount
    income = told is not None and told.measure == "income-per-head" and not _OF_LAND.intersection(amount.per)
    word = any(one.code in {"article-or-one", "five-or-year", "number-left"} for one in amount.notes)
    aimed_at = (ahead or _is_aimed_at(before)) and (told is None or told.measure not in _TASKS)
    reasons: tuple[tuple[bool, WhyNot], ...] = (
        (_is_target(count, told) or aimed_at, "target"),
        (told is not None and told.measure == "award-recipients" and is_under_review(count, before), "under-review"),
        (amount.kind == "vague", "vague"),
        (not quantities, "too-long"),
        (_is_compared(count, quantities, told), "comparison"),
        (bool(amount.per) and not income, "each"),
        (not income and (_is_each(count) or _MEAN.search(count.clause) is not None), "each"),
        (word, "may-be-a-word"),
    )
    return next((why for holds, why in reasons if holds), None)


def _is_target(count: Count, told: Told | None) -> bool:
    if told is not None and told.measure == "plan-share":
        return False
    if _PLAN_BEFORE.search(count.explained):
        return True
    before = pattern("result").split(pattern("target-met").sub(" ", count.clause))[-1]
    return pattern("target").search(before) is not None or (
        _PLAN_BEHIND.match(count.noun) is not None and count.unit != "percent"
    )


def _is_aimed_at(before: str) -> bool:
    """Whether a sentence begins with a target and tells of no result before a count: “Phấn đấu 3 …; năm 2025 có 5”."""
    opens = pattern("opens-with-a-target").match(before.lstrip(" -–•+*"))
    return opens is not None and pattern("result").search(before) is None and not pattern("target-met").search(before)


def _is_compared(count: Count, quantities: Sequence[Quantity], told: Told | None) -> bool:
    if told is not None and told.measure == "plan-share":
        return False
    before = count.clause if count.gap.strip() == "" else count.gap
    if _COMPARED.search(before) or _BASE.search(before) or _RISEN_FROM.search(before):
        return True
    if quantities and fold(quantities[0].printed or "").startswith("vượt ") and count.unit != "percent":
        return True  # “đăng ký 43 mô hình, vượt 3 mô hình” are three more than planned
    if _FROM.search(before) and _UP_TO.match(f"{count.noun}{count.beyond}"):
        return True
    if _ONCE.search(before) and _SINCE.match(f"{count.noun}{count.beyond}"):
        return True  # “chỉ có 214 mô hình thì đến nay …” is what there was once
    over = bool(count.amount.numbers) and count.amount.numbers[0].exact != "exact"
    return over and _AGAINST.match(count.noun) is not None


def _is_each(count: Count) -> bool:
    led = within(_EACH).search(count.clause)
    return (led is not None and _PRICE.match(led[0]) is None) or _EACH_BEHIND.match(count.noun) is not None
