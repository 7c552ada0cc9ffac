"""What several facts have in common: fields that say the same of themselves, and how texts and sets are normalised."""

from collections.abc import Iterable, Mapping
from operator import lt
from typing import Any

from danvan.errors import BadValue
from danvan.values.described import Described, describe
from danvan.values.text import clean, verbatim

SOURCE = describe(vi="nguồn", en="Where it was found.", merge="first")
VARIANTS = describe(vi="cách ghi khác", en="What other passages of the sources say of the same fact.", merge="union")
MOVEMENT = describe(vi="phong trào", en="The movement it belongs to, a code of the vocabulary.", code="movement")
PERIOD = describe(vi="kỳ", en="The period it belongs to, by id.", dates=True)


def identity(vi: str) -> Mapping[str, Described]:
    """What the id of a fact says of itself."""
    return describe(
        vi=vi, en="Our own identity for it, in normal form (NFC); never a name, never a code that is given out again."
    )


def name_text(value: str) -> str:
    text = clean(value, what="name")
    if not text:
        raise BadValue("name", value, "give it some text")
    return text


def words_or_none(value: str | None) -> str | None:
    return None if value is None else clean(value) or None


def prose_or_none(value: str | None) -> str | None:
    return None if value is None else verbatim(value).strip() or None


def distinct(values: Iterable[str]) -> tuple[Any, ...]:  # fields of ids of any kind take texts
    if isinstance(values, str):
        raise BadValue("list", values, "give a list, not one text")
    if isinstance(values, tuple) and (len(values) < 2 or all(map(lt, values, values[1:]))):
        return values  # in order already, as every tuple is that a file or another fact holds
    return tuple(sorted(set(values)))
