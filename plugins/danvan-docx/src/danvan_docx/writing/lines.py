"""The lines of a head as printed: number and symbol, place and date, what a letter is about."""

import re

from danvan import write_day
from danvan.documents import Certificate, Letterhead
from danvan_docx.layouts.profiles import Profile

BLANK = " " * 6
"""Left free on a draft, to be filled in by hand."""

_ONE_DIGIT = re.compile(r"\d(?![\d.])")


def symbol_line(letterhead: Letterhead, profile: Profile) -> str:
    """The number and symbol as printed: numbers under ten with a zero, a blank where there is no number yet.

    >>> from danvan_docx.layouts.profiles import profile_for
    >>> office = Letterhead(side="state", issuer="UBND xã", symbol="5/BC-UBND")
    >>> symbol_line(office, profile_for("state", None))
    'Số: 05/BC-UBND'
    """
    symbol = (letterhead.symbol or "").strip()
    label = profile.head.number_label
    if not symbol or symbol[0] in "/-":
        return f"{label}{BLANK}{symbol}"
    return f"{label} {'0' if _ONE_DIGIT.match(symbol) else ''}{symbol}"


def day_line(letterhead: Letterhead) -> str:
    """The day as printed, with blanks on a draft.

    >>> day_line(Letterhead(side="state", issuer="UBND xã"))
    'ngày      tháng      năm …'
    """
    return f"ngày{BLANK}tháng{BLANK}năm …" if letterhead.date is None else write_day(letterhead.date)


def subject_line(subject: str, profile: Profile) -> str:
    """What a letter is about, opened as the office opens it.

    >>> from danvan_docx.layouts.profiles import profile_for
    >>> subject_line("V/v khen thưởng", profile_for("state", None))
    'V/v khen thưởng'
    """
    opening = profile.letter.subject_opening
    return f"{opening} {_OPENING.sub('', subject)}" if opening else subject


_OPENING = re.compile(r"^\s*(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)


def place_line(letterhead: Letterhead) -> str:
    """Place and date as printed."""
    return (f"{letterhead.place}, " if letterhead.place else "") + day_line(letterhead)


def date_line(certificate: Certificate) -> str:
    """Place and date of a certificate as printed, with blanks where there is none."""
    return place_line(
        Letterhead(side=certificate.side, issuer=certificate.grantor, place=certificate.place, date=certificate.date)
    )
