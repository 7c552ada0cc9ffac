"""The cells of a sheet: text as it is shown, numbers and days with their values."""

import datetime
from decimal import Decimal, InvalidOperation

from danvan_lists.files.xlsx.formats import NumberFormat
from danvan_lists.grids import Content, Entry

WHOLE_MOST = 2**53
"""Above this a workbook's numbers, which are floats, are no longer every whole number."""

_LAST_DAY = 2_958_465
"""The day of a spreadsheet that is 31/12/9999."""

_LONGEST = 40
"""Characters of a number; what is longer is a text."""


def number(  # noqa: PLR0911 # a line for each kind of number
    text: str, shown: NumberFormat, note: str | None = None, *, from_1904: bool = False
) -> Content:
    """A number by its text in the file and the format it is shown in.

    A share and a number with leading zeros are texts, as they stand in csv: 15 % of something is no count of 15.

    >>> number("1520", NumberFormat()).value, number("0.8307", NumberFormat(share=True))
    (1520, '83,07%')
    >>> number("4", NumberFormat(zeros=5)), number("45508", NumberFormat(day=True)).value
    ('00004', datetime.date(2024, 8, 4))
    """
    if len(text) > _LONGEST:
        return text
    try:
        exact = _decimal(text)
    except (InvalidOperation, ValueError):
        return text
    if not exact.is_finite() or abs(exact.adjusted()) > _LONGEST:
        return text
    if shown.day:
        day = _day(exact, note, from_1904=from_1904)
        if day is not None:
            return day
    if shown.share:
        return f"{_shown(_plain(exact * 100))}%"
    value = _plain(exact.scaleb(-3 * shown.scale))
    if shown.zeros and isinstance(value, int) and value >= 0:
        return f"{value:0{shown.zeros}d}"
    return Entry(printed=_shown(value), value=value, note=note)


def _decimal(text: str) -> Decimal:
    value = float(text)
    if value.is_integer() and abs(value) <= WHOLE_MOST:
        return Decimal(int(value))
    # A spreadsheet shows fifteen digits: 0.1 + 0.2 is 0.3 there.
    return Decimal(f"{value:.15g}") if abs(value) < WHOLE_MOST else Decimal(repr(value))


def _plain(exact: Decimal) -> int | Decimal:
    whole = exact.to_integral_value()
    return int(whole) if whole == exact and abs(whole) <= WHOLE_MOST else exact.normalize()


def _shown(value: int | Decimal) -> str:
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def _day(serial: Decimal, note: str | None, *, from_1904: bool) -> Content | None:
    days = int(serial)
    minutes = round((serial - days) * 24 * 60)
    if not 0 <= days <= _LAST_DAY:
        return None
    if days == 0:
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if from_1904:
        first = datetime.date(1904, 1, 1)
    else:
        # Spreadsheets count a 29/02/1900 that never was.
        first = datetime.date(1899, 12, 30) if days > 59 else datetime.date(1899, 12, 31)
    try:
        day = first + datetime.timedelta(days)
    except OverflowError:
        return None
    printed = f"{day:%d/%m}/{day.year:04}"
    if minutes:
        printed = f"{printed} {minutes // 60 % 24:02}:{minutes % 60:02}"
    return Entry(printed=printed, value=day, note=note)


def iso_day(text: str, note: str | None = None) -> Content:
    """A day as strict workbooks write it.

    >>> iso_day("2024-08-04T00:00:00").printed
    '04/08/2024'
    """
    try:
        day = datetime.date.fromisoformat(text[:10])
    except ValueError:
        return text
    return Entry(printed=f"{day:%d/%m}/{day.year:04}", value=day, note=note)
