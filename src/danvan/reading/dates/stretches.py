"""A period as read from a text: what it is called, which days it is, and what was supplied or contradicts itself."""

import datetime
import re
from collections.abc import Callable, Iterator

import attrs

from danvan.errors import BadValue
from danvan.facts import Period
from danvan.values.number_words import Note, note
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.values.text import clean


@attrs.frozen(kw_only=True)
class PeriodReading:
    """A period as printed, and which days it is.

    Parameters: `kind` is a code of the scheme `period-kind`, None where the words name no period; `span` the days,
    None where they cannot be told; `length` how long it is said to be, in years or months; `number` of a round;
    `also` further names of a period in the same text; `notes` what was supplied, is open or contradicts itself.
    """

    printed: str
    kind: str | None = None
    span: Span | None = None
    length: Quantity | None = None
    number: int | None = None
    also: tuple["PeriodReading", ...] = ()
    start: int = 0
    end: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def doubtful(self) -> tuple[Note, ...]:
        """The notes that a person should look at."""
        return tuple(one for one in self.notes if one.doubt)

    def period(self, id: str, *, reported_on: datetime.date | None = None) -> Period:  # noqa: A002 # as facts name it
        """The period as a fact, its label as printed.

        Raises: BadValue where the days cannot be told.
        """
        if self.span is None or self.kind is None:
            raise BadValue("period", self.printed, "its days cannot be told; give them")
        return Period(id=id, kind=self.kind, label=clean(self.printed), during=self.span, reported_on=reported_on)


@attrs.frozen
class Context:
    """A text while the periods named in it are read: as printed, folded, and the day of the report."""

    text: str
    low: str
    on: datetime.date | None
    find: Callable[[str], Iterator[PeriodReading]]

    def printed(self, found: re.Match[str]) -> str:
        return self.text[found.start() : found.end()].strip()

    def year(self, found: re.Match[str], name: str = "y") -> tuple[int | None, tuple[Note, ...]]:
        """The year of a match, or of the report where it has none."""
        if found.groupdict().get(name):
            return int(found[name]), ()
        if self.on is None:
            return None, (note("year-missing", printed=self.printed(found)),)
        return self.on.year, (note("year-supplied", printed=self.printed(found), year=self.on.year),)
