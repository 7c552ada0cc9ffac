"""How the texts and sets of facts are normalised when a fact is made."""

from collections.abc import Iterable
from operator import lt

from danvan.errors import BadValue
from danvan.values.text import clean, verbatim


def name_text(value: str) -> str:
    text = clean(value, what="name")
    if not text:
        raise BadValue("name", value, "give it some text")
    return text


def words_or_none(value: str | None) -> str | None:
    return None if value is None else clean(value) or None


def prose_or_none(value: str | None) -> str | None:
    return None if value is None else verbatim(value).strip() or None


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise BadValue("list", values, "give a list, not one text")
    if isinstance(values, tuple) and (len(values) < 2 or all(map(lt, values, values[1:]))):
        return values  # in order already, as every tuple is that a file or another fact holds
    return tuple(sorted(set(values)))
