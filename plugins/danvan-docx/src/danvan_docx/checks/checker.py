"""Checks a Word file, whoever made it, against the layout of its side and date."""

import datetime
from pathlib import Path
from typing import BinaryIO

import attrs

from danvan import Finding
from danvan_docx.checks.annexes import annex_numbers
from danvan_docx.checks.archive import Unreadable, opened
from danvan_docx.checks.body import body, fonts
from danvan_docx.checks.foot import foot
from danvan_docx.checks.head import head, title
from danvan_docx.checks.law import law
from danvan_docx.checks.page import page, page_numbers
from danvan_docx.checks.parts import day_of, is_administrative, parts, side_of
from danvan_docx.checks.reading import read
from danvan_docx.layouts.profiles import Profile, Side, profile_for
from danvan_docx.remarks import finding

_CHECKS = (page, fonts, head, title, body, law, foot, page_numbers, annex_numbers)


def check_layout(
    source: str | Path | BinaryIO,
    side: Side | None = None,
    on: datetime.date | None = None,
    *,
    profile: Profile | None = None,
) -> tuple[Finding, ...]:
    """Where a document departs from the layout of its side and date, by code and place.

    The file is only read: nothing in it is run or fetched. A file that cannot be read is one finding. What is found
    rests on restatements of the rules, and so is a warning.

    Parameters: `source` is a path, or a stream, which is left open; `side` and `on` are read from the document's own
    head where they are not given; `profile` is the layout to hold it to instead.

    Raises: OSError when the path cannot be opened.

    >>> import io
    >>> [found.code for found in check_layout(io.BytesIO(b"plain text"))]
    ['WD001']
    """
    name = Path(source).name if isinstance(source, str | Path) else None
    try:
        written = read(opened(source))
    except Unreadable as error:
        return (finding(error.code, fact=name, reason=error.reason),)
    whose = side or (None if profile is None else next(iter(sorted(profile.sides)))) or side_of(written) or "state"
    layout = profile or profile_for(whose, on or day_of(written))
    document = parts(written, layout, whose)
    if side is None and profile is None and not is_administrative(document):
        return (finding("WD005", fact=name),)
    # Certificates have a layout of their own; only their font is held to a rule.
    checks = (fonts,) if all(section.bordered for section in written.sections) else _CHECKS
    found = [one for check in checks for one in check(document)]
    return tuple(sorted((attrs.evolve(one, fact=name) for one in found), key=_order))


def _order(found: Finding) -> tuple[str, str, str]:
    return found.code, found.field or "", found.vi
