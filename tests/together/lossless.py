"""What “without loss” means of a report: every field of it that says something is said again by a fact made of it."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from danvan.facts import Fact, Remark
from danvan.values.spans import Span
from danvan.values.text import clean

NO_FACT = {
    "quirks": "what the collector remarked on; no statement of the report",
    "checks": "arithmetic to be found by the rules; no statement of the report",
    "article_type": "the kind of article; no statement of the report",
    "en": "a translation of the code beside it",
}
"""The fields that no fact holds, and why."""
LISTS = ("models", "awards", "indicators", "named_models", "documents", "comparisons")
BETWEEN = " ¦ "
"""What stands between the parts of a note."""


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every field of a report that says something, with its path."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from leaves(one, f"{path}[{place}]")
    elif value is not None and value != "":
        yield path, value


def is_kept(path: str) -> bool:
    """Whether a field is one that a book keeps; the others are in `NO_FACT`, with the reason."""
    names = re.sub(r"\[\d+\]", "", path).split(".")
    return not (names[0] in NO_FACT or names[-1] in NO_FACT)


def part_of(path: str) -> str:
    """The part of a report that a field belongs to: `models[0]`; the head for what belongs to none."""
    found = re.match(r"(\w+)\[\d+\]", path)
    return found[0] if found is not None and found[1] in LISTS else ""


def is_said(path: str, value: object, facts: Iterable[Fact], case: str) -> bool:
    """Whether one of some facts says what a field of a report does: in a field of its own, or by name in its note."""
    names = re.sub(r"\[\d+\]", "", path).split(".")
    told = (
        {f"{case}-{value}"}
        if names[-1] in {"id", "part_of"}
        else {standing(str(value))}
        if names[-1] == "code"
        else set()
    )
    told = {f"{case}-report"} if path == "id" else told
    told = {level_of(str(value)) or ""} if names[-1] == "level" else told
    if isinstance(value, str):
        told = {*told, clean(value)}  # names and labels stand in a book in their one normal form
    said = {noted(names[-1], value), clean(noted(names[-1], value)), *([value] if isinstance(value, str) else [])}
    for fact in facts:
        for one in _atoms(fact):
            if type(one) is type(value) and one == value:
                return True
            if isinstance(one, datetime.date) and one.isoformat() == value:
                return True
            counts = isinstance(value, int | float) and not isinstance(value, bool)
            if isinstance(one, Decimal) and counts and one == Decimal(str(value)):
                return True
            if isinstance(one, str) and (one in told or not said.isdisjoint(one.split(BETWEEN))):
                return True
            if (
                isinstance(one, str)
                and names[-1] in {"printed", "qualifier"}
                and str(value) in (one, *one.split(" ", 1))
            ):
                return True  # “hơn 4.400”
    return any(isinstance(one, Remark) and one.kind == "target" and str(value) in one.text for one in facts)


def noted(name: str, value: object) -> str:
    """A field as a part of a note says it."""
    return f"{name}: {' '.join(str(value).split())}"


def _atoms(value: Any) -> Iterator[object]:
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _atoms(getattr(value, field.name))
        if isinstance(value, Span):
            yield value.last
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (key, one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _atoms(one)
    elif value is not None:
        yield value


def level_of(said: str | None) -> str | None:
    """The vocabulary's code for a level, of the collectors' code; None for what is none (“emulation cluster”)."""
    return {"grassroots": "base", "emulation cluster": None}.get(said or "", said)


def standing(code: str) -> str:
    """The vocabulary's code for a step, of the collectors' code: “registered+maintained”, “newly_built”."""
    return code.replace("_", "-").replace("+", "-and-")
