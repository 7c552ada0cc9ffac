"""Findings: what the engine makes of a breach, in two sentences with ground and severity."""

import datetime
from collections.abc import Mapping

import attrs

from danvan.errors import BadValue
from danvan.facts.kinds import KINDS
from danvan.interrupts import one_line
from danvan.rules.engine.rule import OWN_GROUND, SURE, UNCERTAIN, Breach, Grade, Rule, Severity
from danvan.rules.engine.wording import Bilingual, spoken
from danvan.values.citations import Source
from danvan.values.numerals import write_short_day
from danvan.values.spans import ONE_DAY
from danvan.values.text import capitalised
from danvan.vocabulary import Vocabulary

ENGINE_CODE = "DV001"
LONGEST = 300
"""The most characters that one value takes in a sentence."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing a rule found, as a value.

    Parameters: `kind` and `fact` name the fact (`award`, its id), `field` the part of it; `vi` and `en` are whole
    sentences; `ground` is the provision in force on the day of the fact and `confidence` how sure that is;
    `values` are what the sentences were made of.
    """

    code: str
    severity: Severity
    kind: str
    fact: str | None
    field: str | None
    vi: str
    en: str
    ground: str
    confidence: str
    values: tuple[tuple[str, str], ...] = ()
    source: Source | None = None

    def __str__(self) -> str:
        where = " ".join(part for part in (self.kind, self.fact, self.field) if part)
        return f"{self.code} {self.severity} {where}: {self.vi}"


def finding_of(rule: Rule, grade: Grade, breach: Breach, vocabulary: Vocabulary) -> Finding:
    """The finding of a breach: both sentences filled in, the severity and ground of the grade.

    Raises: KeyError for a value that a sentence asks for and the breach lacks; whatever writing a value raises.
    """
    spoken_of = {name: spoken(value) for name, value in breach.values.items()}
    values = {name: _printable(value) for name, value in spoken_of.items()}
    english = {
        name: _printable(value.en) if isinstance(value, Bilingual) else values[name]
        for name, value in spoken_of.items()
    }
    fact = breach.fact
    ground, confidence = _ground(grade, breach, vocabulary)
    surely = {confidence, grade.confidence} == {SURE}
    return Finding(
        code=rule.code,
        severity=grade.severity if surely else "warning",
        kind="book" if fact is None else type(fact).__name__.lower(),
        fact=None if fact is None else fact.id,
        field=None if breach.field is None else _escaped(breach.field),
        vi=capitalised(rule.vi.format(**values)),
        en=capitalised(rule.en.format(**english)),
        ground=_escaped(ground),
        confidence=_escaped(confidence),
        values=tuple(
            sorted((values | {f"{name}_en": said for name, said in english.items() if said != values[name]}).items())
        ),
        source=None if fact is None else fact.source,
    )


def _ground(grade: Grade, breach: Breach, vocabulary: Vocabulary) -> tuple[str, str]:
    ground, confidence = breach.ground or grade.ground, breach.confidence or grade.confidence
    changed = vocabulary.unread(ground, breach.on)
    if changed is None or changed.during.start is None:
        return ground, confidence
    # Whether the provision still says so is not known: a note with its last certain day, never an error.
    last = write_short_day(changed.during.start - ONE_DAY)
    return f"{ground} (theo quy định đến {last}; nội dung sửa đổi của {changed.symbol} chưa đọc)", UNCERTAIN


def refuse_malformed(breach: object) -> None:
    """Refuse what a finding cannot be made of.

    Raises: BadValue naming the part of the breach and what to give.
    """
    if not isinstance(breach, Breach):
        raise BadValue("what the rule yields", type(breach).__name__, "give a danvan.Breach")
    if not (breach.fact is None or isinstance(breach.fact, KINDS)):
        raise BadValue("fact of a breach", type(breach.fact).__name__, "give a fact of the book, or None")
    for part in ("field", "ground", "confidence"):
        text = getattr(breach, part)
        if not (text is None or isinstance(text, str)):
            raise BadValue(f"{part} of a breach", text, "give a text, or None")
    if not (breach.on is None or type(breach.on) is datetime.date):
        raise BadValue("day of a breach", breach.on, "give a datetime.date, or None")
    if not all(isinstance(one, str) for one in breach.subjects):
        raise BadValue("subjects of a breach", breach.subjects, "give texts, as danvan.rules.subject writes them")
    values: object = breach.values
    if not (isinstance(values, Mapping) and all(isinstance(name, str) for name in values)):
        raise BadValue("values of a breach", type(values).__name__, "give a mapping of names to values")


def _printable(value: object) -> str:
    # A code is any text, even one that no file can hold; a sentence is printed.
    text = str(value)
    return _escaped(text) if len(text) <= LONGEST else f"{_escaped(text[:LONGEST])}…"


def _escaped(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def of_stopped(rule: Rule, error: BaseException) -> Finding:
    """The finding on a rule that raised, or yielded what no finding can be made of."""
    said = _printable(one_line(error))
    owner = rule.plugin or rule.place
    return _of_engine(
        rule,
        vi=(
            f"Quy tắc {rule.code} ({owner}) dừng giữa chừng: {said}. Các quy tắc khác vẫn chạy, nhưng sổ chưa được "
            f"kiểm tra hết theo quy tắc này; hãy báo cho người viết quy tắc, hoặc tắt nó bằng `--off {rule.code}`."
        ),
        en=(
            f"Rule {rule.code} ({owner}) stopped half-way: {said}. The other rules ran, but the book is not fully "
            f"checked by this one; report it to the author of the rule, or turn it off with `--off {rule.code}`."
        ),
        values=(("error", said), ("place", rule.place), ("plugin", rule.plugin or ""), ("rule", rule.code)),
    )


def of_repeated(rule: Rule, first: Rule) -> Finding:
    """The finding on a rule that did not run because another has its code."""
    return _of_engine(
        rule,
        vi=(
            f"Mã {rule.code} được dùng cho hai quy tắc: quy tắc ở {rule.place} không được chạy, vì mã này là của "
            f"quy tắc ở {first.place}; hãy cho quy tắc ấy một mã khác."
        ),
        en=(
            f"Code {rule.code} is used for two rules: the rule at {rule.place} did not run, because the code belongs "
            f"to the rule at {first.place}; give it another code."
        ),
        values=(("first", first.place), ("place", rule.place), ("plugin", rule.plugin or ""), ("rule", rule.code)),
    )


def _of_engine(rule: Rule, *, vi: str, en: str, values: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(
        code=ENGINE_CODE,
        severity="error",
        kind="rule",
        fact=rule.code,
        field=None,
        vi=vi,
        en=en,
        ground=OWN_GROUND,
        confidence=SURE,
        values=values,
    )
