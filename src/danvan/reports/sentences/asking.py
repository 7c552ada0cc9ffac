"""What composers are asked: days, lists, numbers and yes or no, as values or as words from a command line."""

import datetime
import re
from collections.abc import Iterable, Mapping

from danvan.errors import BadValue
from danvan.values.text import search_key

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


def refuse(report: str, unknown: Mapping[str, object], known: str) -> None:
    """Options that a composer does not know.

    Raises: BadValue where there are any.
    """
    if unknown:
        raise BadValue(f"option of report {report}", ", ".join(sorted(unknown)), f"give one of: {known}")


def what_asked(what: str | None, models: object) -> str:
    """Whether a document is about awards or models: as asked, else models where some are named.

    Raises: BadValue for another word.
    """
    return one_of(
        what or ("models" if models is not None else "awards"), ("awards", "models"), "subject of the document"
    )
