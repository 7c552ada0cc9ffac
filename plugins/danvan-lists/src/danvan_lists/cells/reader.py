"""The cells of rows, read: codes, units, days, periods and documents. What is not understood is reported."""

import datetime
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

import attrs

from danvan import Citation, Period, Source
from danvan.reading import PeriodReading, read_day, read_period, write_span
from danvan.vocabulary import Vocabulary
from danvan_lists.cells.citations import PARTS, cited, numbered, period_id
from danvan_lists.cells.units import UnitMatch, UnitNames
from danvan_lists.columns.headings import Headings, places_in
from danvan_lists.columns.rows import Row
from danvan_lists.facts.collected import Facts
from danvan_lists.findings import Findings, Place
from danvan_lists.grids import Content, Entry
from danvan_lists.limits import MOST_CANDIDATES
from danvan_lists.words.phrases import written_out

T = TypeVar("T")

_SERIAL = re.compile(r"[2-6]\d{4}")  # from 1954 to 2091
_FIRST = datetime.date(1899, 12, 30)
"""The day from which a spreadsheet counts days."""


@attrs.frozen
class CellValue:
    """What a cell was understood as: the value, None if there is none, and what to report: codes with their values."""

    value: Any = None
    reports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


@attrs.define(eq=False, slots=False)
class CellReader:
    """Reads cells of one file. Equal cells are understood once; what is to be reported is reported at each of them."""

    file: str
    on: datetime.date | None
    findings: Findings
    facts: Facts
    names: UnitNames
    headings: Headings
    _memo: dict[tuple[str, str], CellValue] = attrs.field(factory=dict, init=False)
    _unit_memo: dict[tuple[str, str], CellValue] = attrs.field(factory=dict, init=False)
    _periods: dict[str, str | None] = attrs.field(factory=dict, init=False)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the book."""
        return self.facts.book.vocabulary

    def source(self, at: Place, cells: Iterable[Content], note: str | None = None) -> Source:
        """The source of a row: the file, the place, the cells as printed."""
        quote = " | ".join([text for cell in cells if (text := str(cell))])
        return Source(file=self.file or None, place=at.vi or None, quote=quote or None, note=note)

    def source_of(self, row: Row) -> Source:
        """The source of a whole row."""
        quote = " | ".join([cell if cell.__class__ is str else cell.printed for cell in row.line.cells if cell])  # type: ignore[union-attr] # or an entry
        return Source(file=self.file or None, place=row.said, quote=quote or None)

    def again(self, row: Row, part: str, roles: tuple[str, ...], make: Callable[[], T]) -> T:
        """A value derived from the columns of some roles, made once for each distinct content of those columns.

        A value whose making reported something is not kept, so that it is reported at every row.
        """
        kept = row.part(part, roles)
        key = kept.key(row.line.cells)
        if key in kept.made:
            return kept.made[key]  # type: ignore[no-any-return] # made below
        before = len(self.findings)
        found = make()
        if len(self.findings) == before:
            kept.made[key] = found
        return found

    def once(self, kind: str, text: str, at: Place, read: Any) -> Any:
        """The value of a text, read when it is first met; what there is to report is reported at every place."""
        memo = self._unit_memo if kind.startswith("units") else self._memo
        found = memo.get((kind, text))
        if found is None:
            found = memo[kind, text] = read(text)
        for code, values in found.reports:
            self.findings.report(code, at, text, **dict(values))
        if found.reports and kind in _REPORTED_ONCE:
            memo[kind, text] = CellValue(found.value)
        return found.value

    def code(self, scheme: str, cell: Content, at: Place, notice: str) -> str | None:
        """The code of a scheme that a cell stands for; reported under a code of finding if it stands for none."""
        if isinstance(cell, Entry) and cell.code and self.vocabulary.find(scheme, cell.code) is not None:
            return cell.code
        found: str | None = self.once(
            f"{scheme} {notice}", str(cell), at, lambda text: self._coded(scheme, text, notice)
        )
        return found

    def _coded(self, scheme: str, text: str, notice: str) -> CellValue:
        code = self.headings.phrases.code(scheme, text) or self.headings.phrases.code(scheme, written_out(text))
        if code is None and (read := self.headings.phrases.read(text)) is not None:
            wanted = [value for name, value in read.codes if name == _DIMENSION.get(scheme)]
            code = wanted[0] if len(wanted) == 1 == len(read.codes) else None
        if code is not None:
            return CellValue(code)
        near = self.headings.phrases.near(scheme, text, MOST_CANDIDATES)
        return CellValue(None, ((notice, (("candidates", "; ".join(near) or "-"),)),))

    def codes(self, scheme: str, cell: Content, at: Place, notice: str) -> tuple[str, ...]:
        """The codes of a cell that may name several, parted by semicolons, lines, strokes or commas."""
        if isinstance(cell, Entry) and cell.code:
            codes = tuple(cell.code.split())
            if codes and all(self.vocabulary.find(scheme, code) is not None for code in codes):
                return codes
        found: tuple[str, ...] = self.once(
            f"{scheme}* {notice}", str(cell), at, lambda text: self._several(scheme, text, notice)
        )
        return found

    def _several(self, scheme: str, text: str, notice: str) -> CellValue:
        whole = self._coded(scheme, text, notice)
        if whole.value is not None:
            return CellValue((whole.value,))
        for sign in (r"\s*[;\n]\s*", r"\s*[;\n,/+]\s*|\s+và\s+"):
            parts = [part for part in re.split(sign, text) if part]
            read = [self._coded(scheme, part, notice) for part in parts]
            if len(parts) > 1 and all(one.value is not None for one in read):
                return CellValue(tuple(dict.fromkeys(one.value for one in read)))
        return CellValue((), whole.reports)

    def units(self, cell: Content, at: Place, notice: str = "IM302") -> tuple[str, ...]:
        """The units of a cell; every name that is not one unit of the book is reported with candidates."""
        if isinstance(cell, Entry) and cell.code:
            codes = cell.code.split()
            if codes and all(code in self.facts.book.unit_rows for code in codes):
                return tuple(code for code in codes)
        kinds = places_in(at.heading)
        found: tuple[str, ...] = self.once(
            f"units {notice} {kinds}", str(cell), at, lambda text: self._units(text, notice, kinds)
        )
        return found

    def _units(self, text: str, notice: str, kinds: tuple[str, ...]) -> CellValue:
        whole = self.names.find(text, kinds=kinds)
        several = self.names.beside(text) if "," in text else ()
        if several:
            return CellValue(several)
        if whole.unit is not None:
            return CellValue((whole.unit,))
        parts = [part for part in PARTS.split(text) if part]
        matches = [self.names.find(part, kinds=kinds) for part in parts] if len(parts) > 1 else [whole]
        told = tuple(
            _proposal(part, match, notice)
            for part, match in zip(parts if len(parts) > 1 else [text], matches, strict=True)
            if match.unit is None
        )
        return CellValue(tuple(match.unit for match in matches if match.unit is not None), told)

    def headed(self, heading: str) -> str | None:
        """The unit that a heading names, as where indicators stand down the side and units across."""
        lowest = heading.rsplit(" / ", maxsplit=1)[-1]
        return self.names.find(lowest, kinds=places_in(heading)).unit if lowest else None

    def forget_units(self) -> None:
        """Names not known may be known by now: the file has brought units."""
        self._unit_memo.clear()

    def day(self, cell: Content, at: Place) -> datetime.date | None:
        """The day of a cell; reported if it is none."""
        if isinstance(cell, Entry) and isinstance(cell.value, datetime.date):
            return cell.value
        if _SERIAL.fullmatch(str(cell)):
            day = _FIRST + datetime.timedelta(int(str(cell)))
            self.findings.report("IM324", at, str(cell), read=f"{day:%d/%m/%Y}")
            return day
        found: datetime.date | None = self.once("day", str(cell), at, self._day)
        return found

    def _day(self, text: str) -> CellValue:
        read = read_day(text, on=self.on)
        return CellValue(read.day) if read.day is not None else CellValue(None, (("IM305", ()),))

    def period(self, text: str, at: Place) -> str | None:
        """The period a text names: that of the book with these days, else a new one; reported if it names none."""
        text = " ".join(text.split())
        if text in self._period_ids:
            return text
        if text not in self._periods:
            read = read_period(text, on=self.on)
            self._periods[text] = self._period(read, text, at) if read.span is not None else None
        found = self._periods[text]
        if found is None:
            self.findings.report("IM306", at, text)
        return found

    @cached_property
    def _period_ids(self) -> frozenset[str]:
        return frozenset(period.id for period in self.facts.book.periods) if self.facts.book.periods else frozenset()

    def _period(self, read: PeriodReading, text: str, at: Place) -> str | None:
        span, kind = read.span, read.kind
        if span is None or kind is None or span.start is None or span.end is None:
            return None
        kind = "stage" if kind == "several-years" else kind
        fits = [period for period in self.facts.book.periods if period.during == span]
        fits.sort(key=lambda period: (period.kind != kind, period.id))
        if fits and (fits[0].kind == kind or {fits[0].kind, kind} <= {"stage", "several-years", "term"}):
            return fits[0].id
        made = period_id(kind, span)
        source = self.source(attrs.evolve(at, column=None, heading=""), [text])
        if (Period, made) not in self.facts.made:
            self.facts.add(Period(id=made, kind=kind, label=write_span(span), during=span, source=source), at)
        return made

    def citation(self, text: str, at: Place) -> Citation | None:
        """The document that a cell names: symbol, day, issuer; reported if it is none."""
        found: Citation | None = self.once("citation", text, at, self._citation)
        return found

    def annexed(self, text: str, at: Place) -> Citation | None:
        """The document that a title names, for all the rows below it; reported once if it is none."""
        found: Citation | None = self.once("title", text, at, self._citation)
        return found

    def _citation(self, text: str) -> CellValue:
        found = cited(text, self.vocabulary) or numbered(text)
        return CellValue(found) if found is not None else CellValue(None, (("IM311", ()),))


_REPORTED_ONCE = frozenset({"title"})
_DIMENSION = {
    "field": "field",
    "level": "level",
    "milestone": "standing",
    "recipient-kind": "recipient",
    "model-type": "type",
    "award-form": "form",
}


def _proposal(text: str, match: UnitMatch, notice: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    code = "IM303" if match.ambiguous else notice
    return code, (("name", text), ("candidates", "; ".join(match.candidates) or "-"))
