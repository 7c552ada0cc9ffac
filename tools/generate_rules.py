"""Writes docs/reference/rules.md from the built-in rules: `python tools/generate_rules.py` after any change of them."""

import re
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path

from danvan.rules import BUILTIN, Rule
from danvan.rules.builtin import RETIRED
from danvan.rules.engine.finding import ENGINE_CODE
from danvan.values.span_names import write_span
from danvan.values.spans import ALWAYS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"
SUBJECTS = {
    "DV1": "Records, units, successions",
    "DV2": "Periods",
    "DV3": "Models",
    "DV4": "Awards",
    "DV5": "Figures",
    "DV6": "Sources and documents",
}
OPENING = f"""# Rules

Generated from the code by `tools/generate_rules.py`; do not edit.

`danvan.check(book, rules)` runs rules and gives findings. A finding is an *error* or a *warning*, with a sentence in
Vietnamese and one in English and the provision it rests on. What rests on less than a public text is a warning at
most: where the ground is a row of the vocabulary (a kind, a form, a power, a text), a row that is not `sourced`
turns the error into a warning, and the finding names that row's ground. A rule that *follows* another is silent
about what the other has found already. `{ENGINE_CODE}` is the engine's own: a rule failed, or its code is
taken; the others ran. See [what happens when a plugin is broken](hooks.md#what-happens-when-a-plugin-is-broken).

"""


def page() -> str:
    """The whole page."""
    return OPENING + contents() + "".join(section(subject) for subject in SUBJECTS) + free_codes()


def contents() -> str:
    """The table of all rules."""
    rows = (f"| [{rule.code}](#{anchor(rule)}) | {rule.name} | {severities(rule)} |" for rule in BUILTIN)
    return "\n".join(("| code | name | severity |", "|---|---|---|", *rows)) + "\n"


def next_free(subject: str) -> str:
    """The code that the next rule of a hundred takes: one above those that are used or retired."""
    taken = [int(code[2:]) for code in (*(rule.code for rule in BUILTIN), *RETIRED) if code.startswith(subject)]
    return f"DV{max(taken) + 1}"


def free_codes() -> str:
    """The table of hundreds, each with its next free code, and the codes that are retired."""
    rows = "".join(f"| {subject}xx | {title} | {next_free(subject)} |\n" for subject, title in SUBJECTS.items())
    gone = "".join(f"- {code}: {why}\n" for code, why in RETIRED.items()) or "No code is retired.\n"
    return f"""
## Codes

A code is never used again. A new rule takes the next free code of its hundred.

| codes | subject | next free |
|---|---|---|
{rows}
{gone}"""


def section(subject: str) -> str:
    """The rules of one subject."""
    rules = "".join(entry(rule) for rule in BUILTIN if rule.code.startswith(subject))
    return f"\n## {SUBJECTS[subject]}\n{rules}"


def entry(rule: Rule) -> str:
    """One rule: what it says of itself, its grades and its sentences."""
    says, parts = explained(rule)
    lines = [f"\n### {rule.code} {rule.name}\n", f"{says}\n", *(f"- **{part}:** {text}" for part, text in parts)]
    lines += [f"- **Grade:** {grade}" for grade in grades(rule)]
    if rule.follows:
        lines.append(f"- **Follows:** {', '.join(rule.follows)}")
    return "\n".join((*lines, f"\n> {rule.vi}\n>\n> {rule.en}\n"))


def explained(rule: Rule) -> tuple[str, list[tuple[str, str]]]:
    """What the docstring of a rule says: the rule itself, then why, a bad case and the fix."""
    says, *rest = re.split(r"\n\s*(Why|Bad|Fix): ", getdoc(rule.check) or "")
    parts = [(name, " ".join(text.split())) for name, text in zip(rest[::2], rest[1::2], strict=True)]
    return " ".join(says.split()), parts


def grades(rule: Rule) -> Iterator[str]:
    """The grades of a rule with their days, grounds and confidence."""
    for grade in rule.grades:
        when = "" if grade.during == ALWAYS else f", {write_span(grade.during)}"
        yield f"{grade.severity}{when}; {grade.ground} ({grade.confidence})"


def severities(rule: Rule) -> str:
    """The severities of a rule in the order of their days."""
    return " → ".join(dict.fromkeys(grade.severity for grade in rule.grades))


def anchor(rule: Rule) -> str:
    """The place of a rule on the page."""
    return f"{rule.code.lower()}-{rule.name}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
