"""The cells of a workbook as danvan takes them: text as printed, numbers and days with their values."""

import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import danvan_lists as imports

WHOLE_MOST = 2**53
"""Above this a workbook's numbers, which are floats, are no longer every whole number."""


def content(  # noqa: PLR0911 # a line for each kind of value
    value: Any, number_format: str, note: str | None = None
) -> imports.Content:
    """A cell by its value and number format.

    >>> content("  Ấp 3 ", "General"), content(1520, "General").printed, content(0.8307, "0.00%").printed
    ('  Ấp 3 ', '1520', '83,07%')
    >>> content(datetime.datetime(2024, 8, 4), "dd/mm/yyyy").printed
    '04/08/2024'
    """
    match value:
        case None:
            return ""
        case str():
            return value if note is None else imports.Entry(printed=value, note=note)
        case bool():
            return "x" if value else ""
        case int() | float():
            return _number(value, number_format, note)
        case datetime.datetime():
            day = value.date()
            printed = f"{day:%d/%m/%Y}" if value.time() == datetime.time() else f"{value:%d/%m/%Y %H:%M}"
            return imports.Entry(printed=printed, value=day, note=note)
        case datetime.date():
            return imports.Entry(printed=f"{value:%d/%m/%Y}", value=value, note=note)
    return str(value)


def _number(value: float, number_format: str, note: str | None) -> imports.Content:
    try:
        # The shortest decimal that is this float: the one that was typed.
        exact = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    if "%" in number_format:
        exact = exact * 100
    whole = exact.to_integral_value()
    number: int | Decimal = int(whole) if whole == exact and abs(whole) <= WHOLE_MOST else exact.normalize()
    printed = f"{number:f}".replace(".", ",") if isinstance(number, Decimal) else str(number)
    return imports.Entry(printed=f"{printed}%" if "%" in number_format else printed, value=number, note=note)
