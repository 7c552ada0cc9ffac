"""Rules and breaches: what a rule is, what it yields, and how one is declared."""

import datetime
import functools
import inspect
import string
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType, ModuleType
from typing import Literal, get_args

import attrs

from danvan.book.book import Book
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.values.spans import ALWAYS, Span

Severity = Literal["error", "warning"]
SURE = "sourced"
UNCERTAIN = "derived"
OWN_GROUND = "Quy ước của sổ"
"""The ground of rules that rest on what the words of a book mean, not on any text."""


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise BadValue("list of texts", values, f'give a list, ["{values}"]')
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
    subjects: tuple[str, ...] = attrs.field(default=(), converter=_texts)
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

    Parameters: `plugin` is the plugin that offers the rule; the catalog fills it in.

    Raises: BadValue when the code is not two capital letters or more and three digits or more, a sentence cannot be
    filled in, no grade is given, or the rule follows itself.
    """

    code: str
    name: str
    vi: str
    en: str
    grades: tuple[Grade, ...] = attrs.field(converter=_grades)
    check: Callable[[Book], Iterable[Breach]] = attrs.field(eq=False)
    follows: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    plugin: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        for part in ("code", "name", "vi", "en"):
            if not isinstance(getattr(self, part), str):
                raise BadValue(f"{part} of rule", type(getattr(self, part)).__name__, "give a text")
        letters = self.code.rstrip(string.digits)
        if not (letters.isascii() and letters.isupper() and len(letters) >= 2 and len(self.code) - len(letters) >= 3):
            raise BadValue("code of rule", self.code, "give capital letters and three digits, such as AB101")
        for sentence in (self.vi, self.en):
            _refuse_unreadable(sentence, self.code)
        if not (self.grades and all(isinstance(grade, Grade) for grade in self.grades)):
            raise BadValue(f"grades of rule {self.code}", self.grades, "give a list of one danvan.Grade or more")
        if not all(isinstance(code, str) for code in self.follows):
            raise BadValue(f"root causes of rule {self.code}", self.follows, "give codes of rules")
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
        check = inspect.unwrap(self.check)
        function = check.func if isinstance(check, functools.partial) else check
        where = f"{getattr(function, '__module__', '?')}.{getattr(function, '__qualname__', type(function).__name__)}"
        code = getattr(function, "__code__", None)
        return where if code is None else f"{where}, line {code.co_firstlineno}"


def _refuse_unreadable(sentence: str, code: str) -> None:
    try:
        list(string.Formatter().parse(sentence))
        sentence.encode("utf-8")
    except ValueError as error:
        raise BadValue(
            f"sentence of rule {code}", sentence, f"write values as {{name}}, braces doubled ({error})"
        ) from None


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
        return Rule(code=code, name=name, vi=vi, en=en, grades=grades, check=check, follows=follows)

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
        if isinstance(value, Rule) and getattr(value.check, "__module__", None) == module.__name__
    )
    return tuple(sorted(own, key=lambda one: one.code))
