"""Persons as lists print them: with *ông* or *bà* before the name, office and unit behind it."""

import re
from functools import cache

import attrs

from danvan import Person
from danvan_lists.cells.units import UnitNames
from danvan_lists.words.phrases import heading_data

_BEHIND = re.compile(r"\s*(?:[,;(\n]|\s[-–]\s)\s*")


@cache
def _honorific() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in sorted(heading_data()["honorific"], key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})\.?\s+|đ/c\.?\s*|\((?:{words})\)\s*)+(?=\S)", re.IGNORECASE)


def is_person(text: str) -> bool:
    """Whether a text begins as only the name of a person does.

    >>> is_person("Ông Nguyễn Văn A"), is_person("Đ/c Trần Thị B"), is_person("Hội Nông dân"), is_person("Chị em xã A")
    (True, True, False, False)
    """
    found = _honorific().match(text)
    return found is not None and text[found.end()].isupper()


def bare_name(text: str) -> str:
    """The name without what stands before it.

    >>> bare_name("Ông Nguyễn Văn A"), bare_name("Anh Đào")
    ('Nguyễn Văn A', 'Đào')
    """
    text = " ".join(text.split())
    found = _honorific().match(text)
    return text[found.end() :] if found is not None and text[found.end()].isupper() else text


def person(text: str, names: UnitNames, office: str = "", of: str | None = None) -> Person:
    """A person with the office and the unit that stand behind the name.

    Parameters: `office` and `of` are what columns of their own say, `of` where nothing behind the name names a unit.

    >>> from danvan import Book, Unit
    >>> book = Book([Unit(id="mt", name="xã Minh Thuận", kind="commune")])
    >>> person("Ông Trần Văn B, xã Minh Thuận", UnitNames(book))
    Person(name='Trần Văn B', office=None, unit='mt')
    >>> person("Trần Văn B - Trưởng ấp 3", UnitNames(book)).office
    'Trưởng ấp 3'
    """
    name, *rest = _BEHIND.split(text.strip(), maxsplit=1)
    behind = " ".join(rest[0].strip(" )").split()) if rest else ""
    unit = names.find(behind).unit if behind else None
    said = office or (behind if unit is None else "")
    return attrs.evolve(Person(name=bare_name(name), office=said or None), unit=unit or of)
