"""Patterns of language, kept as rows of data: words with what may not stand beside them, each with its example."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import attrs

from danvan.reading import fold


def _words(several: list[str]) -> tuple[str, ...]:
    return tuple(fold(one).replace("yyyy", "YYYY") for one in several)


@attrs.frozen(kw_only=True)
class Pattern:
    """Words by which prose says one thing.

    Parameters: `name` is what is said; `words` the ways of saying it, folded; a blank stands for any blanks, `…` for
    up to forty letters within a clause, YYYY for a year, words in brackets may be missing; `not_before` and
    `not_behind` are words that may not stand right beside them; `example` is a sentence in which it is said, `counter`
    one in which it is not.
    """

    name: str
    words: tuple[str, ...] = attrs.field(converter=_words)
    not_before: tuple[str, ...] = attrs.field(default=(), converter=_words)
    not_behind: tuple[str, ...] = attrs.field(default=(), converter=_words)
    example: str
    counter: str = ""

    @property
    def form(self) -> str:
        """The expression that matches the words in folded text."""
        guards = "".join(rf"(?<!{re.escape(one)} )" for one in self.not_before)
        behind = "|".join(map(_loose, self.not_behind))
        ways = "|".join(_loose(one) for one in sorted(self.words, key=len, reverse=True))
        return rf"(?<!\w){guards}(?:{ways})(?!\w)" + (rf"(?!\s+(?:{behind})(?!\w))" if behind else "")


def _loose(words: str) -> str:
    form = re.sub(r"\\\(([^()]*?)\\\)\\\s", r"(?:\1\\s+)?", re.escape(words))
    form = form.replace(r"\ …\ ", r"\s[^;.,:]{0,40}?").replace("YYYY", r"(?:19|20)\d\d")
    return form.replace(r"\ ", r"\s+")


@cache
def rows() -> tuple[Pattern, ...]:
    """The patterns of the data file, in its order."""
    text = (resources.files("danvan_prose") / "data" / "patterns.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["pattern"]
    return tuple(Pattern(**{key.replace("-", "_"): value for key, value in row.items()}) for row in found)


@cache
def form_of(name: str) -> str:
    """The expression for all rows of a name. Raises: KeyError for a name that no row has."""
    found = [row.form for row in rows() if row.name == name]
    if not found:
        raise KeyError(name)
    return f"(?:{'|'.join(found)})"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """What matches any row of a name in folded text.

    >>> pattern("under-review").search("hội đồng họp xét duyệt cờ thi đua") is not None
    True
    """
    return re.compile(form_of(name))


@cache
def within(template: str) -> re.Pattern[str]:
    """An expression in which rows stand by their names: `within(r"{for-each}[^;.]{0,160}$")`."""
    return re.compile(re.sub(r"\{([a-z][a-z-]+)\}", lambda found: form_of(found[1]), template))


@cache
def forms_by_grantor() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """By form of award the forms that it is if somebody else grants it, by the words for who that is."""
    text = (resources.files("danvan_prose") / "data" / "patterns.toml").read_text(encoding="utf-8")
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in tomllib.loads(text)["form-by-grantor"]:
        who = re.compile(rf"(?<!\w)(?:{'|'.join(_loose(fold(one)) for one in row['grantor'])})(?!\w)")
        found.setdefault(row["form"], []).append((who, row["is"]))
    return {form: tuple(several) for form, several in found.items()}
