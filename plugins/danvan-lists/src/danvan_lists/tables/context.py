"""What stands above rows: titles, the document a list is annexed to, sub-headings within a table."""

import re
from collections.abc import Callable, Mapping

import attrs

from danvan.reading import find_periods, prepared, read_body
from danvan_lists.columns.heads import Head
from danvan_lists.columns.rows import Context
from danvan_lists.intake import Intake
from danvan_lists.kinds import unused
from danvan_lists.words.phrases import heading_data
from danvan_lists.words.spelling import plain, word_key

_MARKER = re.compile(
    r"^\s*(?:(?P<roman>[IVXL]{1,5})|(?P<letter>[A-ZĐ])|(?P<number>\d{1,2}(?:\.\d{1,2})*)|(?P<dash>[-–+*•]))\s*[.)/:\s-]\s*(?=\S)"
)
_COUNT = re.compile(
    r"\s*[:(]?\s*\(?\d+\s*(?:mô hình|điển hình|tập thể|cá nhân|đơn vị)?[^()]{0,30}\)?\s*[:.;]?\s*$", re.IGNORECASE
)
_ANNEXED = re.compile(r"\(?\s*(?:ban hành\s+)?(?:kèm theo|theo|đính kèm)\s+(?P<document>[^()]{5,200})", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?<!\w)(?P<document>(?:quyết định|công văn|kế hoạch|tờ trình|báo cáo)\s+số\s*:?\s*[^()]{3,160})", re.IGNORECASE
)
_REPORTING = re.compile(
    r"(?:^|\n)\s*(?:tên )?(?:đơn vị|đơn vị báo cáo|đơn vị lập|địa phương|cơ quan)\s*:"
    r"\s*(?P<unit>[^\n:;]{3,120}?)\s*(?=\n|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUP = re.compile(r"(?:khối|cụm|nhóm|các|danh sách|phần|biểu|phụ lục)(?!\w)", re.IGNORECASE)
_LEVELS = re.compile(r"^(?:mô hình|điển hình)\s+")


@attrs.frozen
class Headline:
    """A sub-heading: the style of its number, what it says of the rows below, whether it only groups them."""

    style: str = ""
    codes: Mapping[str, str] = attrs.field(factory=dict)
    group: bool = False

    def on(self, stack: list["Headline"]) -> list["Headline"]:
        """The sub-headings that hold below this one: it ends those of its own kind, and all below those."""
        for depth, other in enumerate(stack):
            if (self.style and other.style == self.style) or set(other.codes) & set(self.codes):
                return [*stack[:depth], self]
        return [*stack, self]

    def within(self, context: Context, stack: list["Headline"]) -> Context:
        """The context with what the sub-headings say."""
        codes: dict[str, str] = {}
        for one in stack:
            codes.update(one.codes)
        unit, period = codes.pop("unit", None), codes.pop("period", None)
        return attrs.evolve(context, codes=codes, unit=unit or context.unit, period=period or context.period)


def stacked(text: str, intake: Intake, *, has_unit: bool) -> Headline:
    """What a sub-heading says: codes by dimension, a period, or the unit whose rows follow."""
    found = _MARKER.match(text)
    style = next((name for name, value in found.groupdict().items() if value), "") if found else ""
    bare = text[found.end() :] if found else text
    bare = (_COUNT.sub("", bare) or bare).strip(" :.;")
    codes = _codes(bare, intake)
    if codes:
        return Headline(style, codes)
    if intake.names.find(bare).unit is not None:
        return Headline(style, {"unit": bare}, group=True)
    if _YEAR.search(bare):
        read = next((one for one in find_periods(prepared(bare), alone=True) if one.span is not None), None)
        if read is not None and len(bare) <= len(read.printed) + 25:
            return Headline(style, {"period": read.printed})
    body = read_body(bare[:200], intake.vocabulary)
    if body.kinds and not has_unit and body.place is not None:
        return Headline(style, {"unit": bare})
    return Headline(style, {}, group=has_unit and bool(body.kinds or _GROUP.match(bare)))


def _codes(text: str, intake: Intake) -> dict[str, str]:
    phrases = intake.headings.phrases
    for words in dict.fromkeys((text, _LEVELS.sub("", text.lower()))):
        for dimension, scheme in (
            ("field", "field"),
            ("type", "model-type"),
            ("level", "level"),
            ("form", "award-form"),
            ("standing", "milestone"),
        ):
            code = phrases.code(scheme, words)
            if code is not None:
                return {dimension: code}
        read = phrases.read(words)
        if read is not None and read.codes:
            return {**dict(read.codes), **({"period": read.period} if read.period else {})}
    return {}


def kind_of(head: Head, title: str, asked: str | None) -> str:
    """What a table lists: what was asked, else what its columns and its title tell; empty where they do not."""
    if asked is not None:
        return asked
    said = _titled(title)
    if head.has("name") and not (head.has("form") and said == "awards"):
        return said if said in ("registrations", "recognitions") else "models"
    for kind, fits in _FITTING:
        if fits(head, said):
            return kind
    return ""


_FITTING: tuple[tuple[str, Callable[[Head, str], bool]], ...] = (
    ("awards", lambda head, _: head.has("form", "reason", "recipient", "grantor")),
    ("awards", lambda head, _: head.has("bonus") and not (head.has("unit") and _counts(head))),
    ("awards", lambda head, said: said == "awards" and head.has("holder", "person")),
    ("figures", lambda head, _: head.has("measure") and len(head.columns) > 1),
    ("figures", lambda head, _: head.has("unit", "holder") and head.has("figure", "value")),
    ("units", lambda head, _: head.has("unit") and head.has("code", "kind", "parent", "level", "alias")),
    (
        "units",
        lambda head, _: head.has("unit") and head.has("number") and len([c for c in head.columns if c.heading]) <= 3,
    ),
)
"""What columns tell of a table, in the order of looking."""


def _counts(head: Head) -> bool:
    """Whether a table counts something else than those who are rewarded."""
    return any(column.meaning.role == "figure" and unused("awards", column.meaning) for column in head.columns)


def _titled(title: str) -> str:
    key = f" {plain(title)} "
    for row in heading_data()["title"]:
        if any(f" {plain(words)} " in key for words in row["words"]):
            return str(row["kind"])
    return ""


def titled(title: str, kind: str, intake: Intake) -> Context:
    """What the title of a table says of all its rows: the period, the document it is annexed to, what they are."""
    annexed = _ANNEXED.search(title) or _DOCUMENT.search(title)
    rest = title[: annexed.start()] + title[annexed.end() :] if annexed else title
    period = None
    if _YEAR.search(rest):
        named = find_periods(prepared(rest[-1000:]), on=intake.asked.get("on"), alone=True)
        period = next((one.printed for one in named if one.span is not None and one.kind != "day"), None)
    codes: dict[str, str] = {}
    if kind == "awards" and ("đề nghị" in word_key(title) or "de nghi" in plain(title) or "đề xuất" in word_key(title)):
        codes["state"] = "proposed"
    document = annexed["document"].strip(" ).") if annexed else None
    said = next((found for found in _REPORTING.finditer(title) if intake.names.find(found["unit"]).unit), None)
    asked = intake.asked.get("unit")
    place = intake.names.mentioned(rest) if asked is None else None
    intake.names.look_within(asked or place)
    return Context(
        kind=kind,
        title=title[:1000],
        place=place,
        codes=codes,
        period=intake.asked.get("period") or period,
        unit=said["unit"] if said is not None and intake.asked.get("unit") is None else None,
        document=document,
    )
