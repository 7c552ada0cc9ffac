"""A rule, a finding, and the engine that runs the one to get the other."""

import datetime
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Literal, get_args

import attrs

from danvan.book.book import Book
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.rules.engine.wording import Said, spoken
from danvan.values.citations import Source
from danvan.values.numerals import write_short_day
from danvan.values.spans import ALWAYS, Span
from danvan.values.text import capitalised
from danvan.vocabulary import Vocabulary

Severity = Literal["error", "warning"]
ENGINE_CODE = "DV001"
SURE = "sourced"
UNCERTAIN = "derived"
OWN_GROUND = "Quy ước của sổ"
"""The ground of rules that rest on what the words of a book mean, not on any text."""

LONGEST = 300
"""No value takes more characters of a sentence; a name of ten megabytes is cut."""


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _grades(values: Iterable["Grade"]) -> tuple["Grade", ...]:
    return tuple(values)


def subject(kind: type[Fact], fact_id: str) -> str:
    """The name of a thing that breaches are about: ids are unique among facts of one kind only.

    >>> from danvan.facts import Unit
    >>> subject(Unit, "hu-umt")
    'unit hu-umt'
    """
    return f"{kind.__name__.lower()} {fact_id}"


@attrs.frozen(kw_only=True)
class Breach:
    """What a rule found: the fact (None for the book as a whole), the values for its sentences, and the day that
    decides which grade of the rule applies.

    Parameters: `fact` and `field` say where; `values` fill the sentences (days, spans and numbers as each language
    writes them); `on` is the day of the fact; `subjects` name what the breach is about beside its fact (see `subject`),
    by which it can silence its followers and be silenced; `ground` and `confidence` are those of the vocabulary row it
    rests on, where that is nearer than the ground of the rule's grade.
    """

    fact: Fact | None = None
    field: str | None = None
    values: Mapping[str, object] = attrs.field(factory=dict)
    on: datetime.date | None = None
    subjects: tuple[str, ...] = attrs.field(default=(), converter=_names)
    ground: str | None = None
    confidence: str | None = None


@attrs.frozen(kw_only=True)
class Grade:
    """How grave a breach is on the days a provision was in force, and the provision it rests on.

    What does not rest on a public text is a warning at most: an error whose confidence, or that of the vocabulary
    row behind it, is not `sourced` is reported as a warning. So is one whose ground was amended by a text that the
    vocabulary marks `unread`, from the first day of that text; its ground then names the last certain day.

    Raises: BadValue for another severity, or where no ground is given.
    """

    severity: Severity
    ground: str
    confidence: str
    during: Span = ALWAYS

    def __attrs_post_init__(self) -> None:
        if self.severity not in get_args(Severity):
            raise BadValue("severity of a grade", self.severity, f"give {' or '.join(get_args(Severity))}")
        if not self.ground.strip():
            raise BadValue("ground of a grade", self.ground, "name the text or the custom that the rule rests on")


OWN_ERROR = Grade(severity="error", ground=OWN_GROUND, confidence=SURE)
OWN_WARNING = Grade(severity="warning", ground=OWN_GROUND, confidence=SURE)


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: a code that is never used again, two sentences, its grades by date, and the function that looks.

    Parameters: `vi` and `en` are sentences with `{names}` of values; `check` takes a Book and yields
    breaches; `follows` are the codes of root causes: a breach about a subject that one of them already
    names is silenced.

    Raises: BadValue when the code is not two capital letters or more and three digits or more, no grade is given, or
    the rule follows itself.
    """

    code: str
    name: str
    vi: str
    en: str
    grades: tuple[Grade, ...] = attrs.field(converter=_grades)
    check: Callable[[Book], Iterable[Breach]] = attrs.field(eq=False)
    follows: tuple[str, ...] = attrs.field(default=(), converter=_names)

    def __attrs_post_init__(self) -> None:
        letters = self.code.rstrip(string.digits)
        if not (letters.isascii() and letters.isupper() and len(letters) >= 2 and len(self.code) - len(letters) >= 3):
            raise BadValue("code of rule", self.code, "give capital letters and three digits, such as AB101")
        if not self.grades:
            raise BadValue(f"grades of rule {self.code}", "none", "give at least one")
        if self.code in self.follows:
            raise BadValue(f"root causes of rule {self.code}", self.code, "a rule that follows itself says nothing")

    def grade(self, on: datetime.date | None) -> Grade | None:
        """The grade in force on a day, None where none was; of an undated breach the mildest."""
        if on is None:
            return next((grade for grade in self.grades if grade.severity == "warning"), self.grades[-1])
        return next((grade for grade in self.grades if on in grade.during), None)

    @property
    def place(self) -> str:
        """The function that looks: its module, name and line, as `package.module.name, line 12`."""
        function = getattr(self.check, "func", self.check)
        where = f"{getattr(function, '__module__', '?')}.{getattr(function, '__qualname__', type(function).__name__)}"
        code = getattr(function, "__code__", None)
        return where if code is None else f"{where}, line {code.co_firstlineno}"


def rule(
    code: str,
    *,
    vi: str,
    en: str,
    grades: Iterable[Grade],
    follows: Iterable[str] = (),
) -> Callable[[Callable[[Book], Iterable[Breach]]], Rule]:
    """Make a rule of the function below: its name becomes the name of the rule, with hyphens for underscores.

    Parameters: see `Rule`. The function takes a Book and yields breaches; its docstring documents the rule.

    Raises: BadValue as `Rule` does, and if what stands below is not a named function.

    >>> @rule("LS101", vi="Tên {name} viết hoa.", en="{name} is in capitals.", grades=[OWN_WARNING])
    ... def name_in_capitals(book):
    ...     for unit in book.units:
    ...         if unit.name.isupper():
    ...             yield Breach(fact=unit, field="name", values={"name": unit.name})
    >>> name_in_capitals.name
    'name-in-capitals'
    """

    def declared(check: Callable[[Book], Iterable[Breach]]) -> Rule:
        if not (isinstance(check, FunctionType) and check.__name__.isidentifier()):
            raise BadValue(f"function of rule {code}", type(check).__name__, "put @rule above a function with a name")
        name = check.__name__.strip("_").replace("_", "-")
        return Rule(code=code, name=name, vi=vi, en=en, grades=tuple(grades), check=check, follows=tuple(follows))

    return declared


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules that modules declare, by code; rules that a module imports from elsewhere are not its own.

    >>> from danvan.rules.citations import citations
    >>> [rule.code for rule in rules_in(citations)]
    ['DV601', 'DV602', 'DV603']
    """
    own = (
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule) and value.check.__module__ == module.__name__
    )
    return tuple(sorted(own, key=lambda one: one.code))


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


def check(book: Book, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Every finding of every rule on a book, errors and warnings alike, by code and then by fact.

    A rule that raises is one finding of its own (`DV001`), and the others run. A breach about a thing that a root
    cause already names is silenced.

    >>> check(Book(), [])
    ()
    """
    graded = [found for rule in _distinct(rules) for found in _run(rule, book)]
    return tuple(sorted(_silenced(graded), key=_order))


def _distinct(rules: Iterable[Rule]) -> Iterable[Rule]:
    return {rule.code: rule for rule in rules}.values()


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.kind, finding.fact or "", finding.field or "", finding.vi)


def _run(rule: Rule, book: Book) -> Iterator[tuple[Rule, Breach | None, Finding]]:
    try:
        for breach in rule.check(book):
            grade = rule.grade(breach.on)
            if grade is not None:
                yield rule, breach, _finding(rule, grade, breach, book.vocabulary)
    except Exception as error:  # noqa: BLE001 # a rule may come from a plugin: it costs itself, never the others
        yield rule, None, _broken(rule, error)


def _finding(rule: Rule, grade: Grade, breach: Breach, vocabulary: Vocabulary) -> Finding:
    spoken_of = {name: spoken(value) for name, value in breach.values.items()}
    values = {name: _said(value) for name, value in spoken_of.items()}
    english = {name: _said(value.en) if isinstance(value, Said) else values[name] for name, value in spoken_of.items()}
    fact = breach.fact
    ground, confidence = breach.ground or grade.ground, breach.confidence or grade.confidence
    changed = vocabulary.unread(ground, breach.on)
    if changed is not None and changed.during.start is not None:
        # Whether the provision still says so is not known: a note with its last certain day, never an error.
        last = changed.during.start - datetime.timedelta(days=1)
        ground = f"{ground} (theo quy định đến {write_short_day(last)}; nội dung sửa đổi của {changed.symbol} chưa đọc)"
        confidence = UNCERTAIN
    surely = {confidence, grade.confidence} == {SURE}
    return Finding(
        code=rule.code,
        severity=grade.severity if surely else "warning",
        kind="book" if fact is None else type(fact).__name__.lower(),
        fact=None if fact is None else fact.id,
        field=breach.field,
        vi=capitalised(rule.vi.format(**values)),
        en=capitalised(rule.en.format(**english)),
        ground=ground,
        confidence=confidence,
        values=tuple(
            sorted((values | {f"{name}_en": said for name, said in english.items() if said != values[name]}).items())
        ),
        source=None if fact is None else fact.source,
    )


def _said(value: object) -> str:
    # A code is any text, even one that no file can hold; a sentence is printed.
    text = str(value)
    head = text[:LONGEST].encode("utf-8", "backslashreplace").decode("utf-8")
    return head if len(text) <= LONGEST else f"{head}…"


def _broken(rule: Rule, error: Exception) -> Finding:
    said = _said(f"{type(error).__name__}: {error}")
    return Finding(
        code=ENGINE_CODE,
        severity="error",
        kind="rule",
        fact=rule.code,
        field=None,
        vi=f"Quy tắc {rule.code} dừng giữa chừng ({said}); các quy tắc khác vẫn chạy.",
        en=f"Rule {rule.code} stopped half-way ({said}); the other rules ran.",
        ground=OWN_GROUND,
        confidence=SURE,
        values=(("error", said), ("rule", rule.code)),
    )


def _silenced(graded: list[tuple[Rule, Breach | None, Finding]]) -> Iterator[Finding]:
    named: dict[str, set[str]] = {}
    for rule, breach, _ in graded:
        if breach is not None:
            named.setdefault(rule.code, set()).update(breach.subjects)
    for rule, breach, finding in graded:
        if breach is None or not _follows(rule, breach, named):
            yield finding


def _follows(rule: Rule, breach: Breach, named: Mapping[str, set[str]]) -> bool:
    about = (*breach.subjects, *_own(breach))
    return any(one in named.get(code, ()) for code in rule.follows for one in about)


def _own(breach: Breach) -> tuple[str, ...]:
    return () if breach.fact is None else (subject(type(breach.fact), breach.fact.id),)
