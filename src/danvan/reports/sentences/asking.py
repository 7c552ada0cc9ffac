"""What composers are asked: days, lists, numbers and yes or no, as values or as words from a command line."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from danvan.errors import BadValue
from danvan.values.described import describe
from danvan.values.text import search_key

LAYOUTS = ("auto", "one", "by-kind", "none")
"""How the list of those rewarded or recognised may be laid out."""

SYMBOL = describe(vi="số, ký hiệu", en="Its number and symbol; that of the book if it has one.")
PLACE = describe(vi="địa danh", en="The name of the place before its date.")
SIGNER = describe(vi="người ký", en="The name of the person who signs.")
OFFICE = describe(vi="chức vụ người ký", en="The office of the person who signs.")
DEPUTY = describe(vi="ký thay", en="Whether a deputy signs, yes or no.")
FORM = describe(vi="hình thức", en="The form of award to keep to, a code of the vocabulary.")
LEVEL = describe(vi="cấp", en="The level to keep to, a code of the vocabulary.")
BASIS = describe(vi="căn cứ khác", en="Further texts of the legal basis, with a semicolon between.")
ANNEX = describe(vi="cách lập danh sách", en="How the list is laid out: auto, one, by-kind or none.")
ROUNDING = describe(vi="cách làm tròn", en="The way of rounding the money, a code of the vocabulary.")

_YES, _NO = frozenset({"yes", "true", "1", "co"}), frozenset({"no", "false", "0", "khong"})


def day_asked(on: datetime.date | str | None) -> datetime.date | None:
    """A day, given as one or as "2026-01-15"; None of none.

    Raises: BadValue for other words.
    """
    if not isinstance(on, str):
        return on
    try:
        return datetime.date.fromisoformat(on)
    except ValueError as error:
        raise BadValue("date of the report", on, 'write it as "2020-08-04"') from error


def several(asked: Iterable[str] | str | None, *, between: str = ",") -> tuple[str, ...]:
    """A list, given as one or as words with a mark between.

    Parameters: `between` are the marks that part the items of a text.

    >>> several("khen-1, khen-2"), several(["a"]), several(None), several("Kế hoạch, số 1; Biên bản", between=";")
    (('khen-1', 'khen-2'), ('a',), (), ('Kế hoạch, số 1', 'Biên bản'))
    """
    if asked is None:
        return ()
    items = re.split(f"[{re.escape(between)}\n]", asked) if isinstance(asked, str) else asked
    return tuple(item.strip() for item in items if item.strip())


def yes(asked: bool | str | None, what: str, *, otherwise: bool) -> bool:
    """Yes or no, in either language; `otherwise` where nothing is said.

    Raises: BadValue for other words.

    >>> yes("có", "bonus", otherwise=False), yes("no", "bonus", otherwise=True), yes(None, "bonus", otherwise=True)
    (True, False, True)
    """
    if asked is None:
        return otherwise
    if isinstance(asked, bool):
        return asked
    key = search_key(asked)
    if key in _YES | _NO:
        return key in _YES
    raise BadValue(what, asked, "say yes or no")


def number_asked(asked: int | str | None, what: str) -> int | None:
    """A whole number from 1 on; None of none.

    Raises: BadValue for other words.
    """
    if asked is None:
        return None
    text = str(asked).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise BadValue(what, asked, "give a whole number from 1 on")
    return int(text)


def one_of(asked: str, known: Iterable[str], what: str) -> str:
    """A word of a list.

    Raises: BadValue for another.
    """
    words = tuple(known)
    if asked not in words:
        raise BadValue(what, asked, f"give one of: {', '.join(words)}")
    return asked


def several_or_none(asked: Iterable[str] | str | None) -> tuple[str, ...] | None:
    """A list with commas between; None of none."""
    return None if asked is None else several(asked)


def basis_asked(asked: Iterable[str] | str | None) -> tuple[str, ...]:
    """Texts of a legal basis, which have commas of their own: with a semicolon between."""
    return several(asked, between=";")


def layout_asked(asked: str) -> str:
    """How the list of a decision is laid out.

    Raises: BadValue for another word.
    """
    return one_of(asked, LAYOUTS, "layout of the annex")


def tuple_or_none(asked: Iterable[Any] | None) -> tuple[Any, ...] | None:
    """Values in order; None of none."""
    return None if asked is None else tuple(asked)


def deputy_asked(asked: bool | str | None) -> bool:
    """Whether a deputy signs: no if nothing is said."""
    return yes(asked, "deputy", otherwise=False)


def bonus_asked(asked: bool | str | None) -> bool:
    """Whether money goes with awards: yes if nothing is said."""
    return yes(asked, "bonus", otherwise=True)


def first_asked(asked: int | str | None) -> int | None:
    """The number of the first certificate."""
    return number_asked(asked, "first number in the register")


def members_asked(asked: int | str | None) -> int | None:
    """How many were called to a meeting."""
    return number_asked(asked, "number of members")


def present_asked(asked: int | str | None) -> int | None:
    """How many came to it."""
    return number_asked(asked, "number present")


def what_asked(what: str | None, models: object) -> str:
    """Whether a document is about awards or models: as asked, else models where some are named.

    Raises: BadValue for another word.
    """
    return one_of(
        what or ("models" if models is not None else "awards"), ("awards", "models"), "subject of the document"
    )
