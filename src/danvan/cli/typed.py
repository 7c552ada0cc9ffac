"""What people type, read: periods, days, cells, pairs."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import date

from danvan.errors import BadValue
from danvan.values.spans import Span

PERIOD = "2017, 2016-2020, 2019-Q1, 2019-H1, 2019-06, 2019-03-28 or 2019-01-01/2019-06-30 (last day included)"

_SPANS: Mapping[str, Callable[..., Span]] = {
    r"(\d{4})": lambda year: Span.year(int(year)),
    r"(\d{4})-(\d{4})": lambda first, last: Span.years(int(first), int(last)),
    r"(\d{4})-[qQ]([1-4])": lambda year, quarter: Span.quarter(int(year), int(quarter)),
    r"(\d{4})-[hH]([12])": lambda year, half: Span.half(int(year), int(half)),
    r"(\d{4})-(\d{2})": lambda year, month: Span.months(int(year), int(month), int(month)),
    r"(\d{4}-\d{2}-\d{2})": lambda day: Span.day(date.fromisoformat(day)),
    r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})": lambda first, last: Span.through(
        date.fromisoformat(first), date.fromisoformat(last)
    ),
}


def read_span(text: str) -> Span:
    """The days a period names, as typed.

    Raises: BadValue when it is none of the forms, or there are no such days.

    >>> read_span("2019-Q1") == Span.quarter(2019, 1)
    True
    >>> read_span("2016-2020") == Span.years(2016, 2020)
    True
    """
    for form, made in _SPANS.items():
        found = re.fullmatch(form, text.strip(), re.ASCII)
        if found is not None:
            try:
                return made(*found.groups())
            except (BadValue, OverflowError, ValueError) as error:
                raise BadValue("period", text, f"there are no such days ({error}); give {PERIOD}") from error
    raise BadValue("period", text, f"give {PERIOD}")


def span(text: str) -> Span:
    """The days of a period, as an option of the command line.

    Raises: ArgumentTypeError, for argparse to report.
    """
    try:
        return read_span(text)
    except BadValue as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def day(text: str) -> date:
    """A day such as 2024-03-31.

    Raises: ArgumentTypeError, for argparse to report.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day; give one such as 2024-03-31") from error


def cell(text: str) -> tuple[int, str]:
    """A row, counted from 1, and the key of a column: `1:count`.

    Raises: ArgumentTypeError, for argparse to report.
    """
    row, colon, column = text.partition(":")
    if not (colon and row.isascii() and row.isdigit() and column):
        raise argparse.ArgumentTypeError(f"{text} is no cell; give a row from 1 and the key of a column, as 1:count")
    return int(row), column


def pair(text: str) -> tuple[str, str]:
    """A name and a value: `name=value`.

    Raises: ArgumentTypeError, for argparse to report.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text} is no pair; give a name and a value, name=value")
    return name.strip(), value.strip()


def grade(text: str) -> tuple[str, str]:
    """A code and a severity: `DV415=error`.

    Raises: ArgumentTypeError, for argparse to report.
    """
    code, severity = pair(text)
    if severity not in ("error", "warning"):
        raise argparse.ArgumentTypeError(f"{severity} is no severity; give error or warning")
    return code, severity
