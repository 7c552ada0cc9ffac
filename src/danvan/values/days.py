"""A day as callers give it: a date and nothing else, refused where it is given and not in the middle of a sort."""

from datetime import date

from danvan.errors import BadValue


def a_day(what: str, day: object) -> date:
    """What is a day, as it is; a text or a time of day is refused.

    Raises: BadValue.

    >>> a_day("day of the map", date(2025, 7, 1))
    datetime.date(2025, 7, 1)
    """
    # datetime is a date to isinstance, but compares with no date.
    if type(day) is not date:
        raise BadValue(what, day, "give a datetime.date, without a time")
    return day


def to_day(day: date) -> date:
    """The day of a fact. Raises: BadValue where it is none."""
    return day if type(day) is date else a_day("day", day)


def to_day_or_none(day: date | None) -> date | None:
    """The day of a fact, or none. Raises: BadValue where it is neither."""
    return day if day is None or type(day) is date else a_day("day", day)
