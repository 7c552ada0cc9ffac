"""What one reading of a file keeps: the facts so far, the findings, and the cells understood once and for all."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from danvan.book.book import Book
from danvan.facts import Fact, Model, Period, Unit
from danvan.reading.dates.days import read_day
from danvan.reading.dates.periods import PeriodReading, read_period
from danvan.reading.importer import Asked, Imported, TableRead
from danvan.rules import Finding
from danvan.values.citations import Citation, Source
from danvan.values.ids import PeriodId, UnitId
from danvan.values.span_names import write_span
from danvan.vocabulary import Vocabulary
from danvan_lists.documents import PARTS, cited, numbered, period_id
from danvan_lists.grids import Content, Entry
from danvan_lists.headings import Headings, Meaning, declared_meaning, places_in
from danvan_lists.limits import MOST_CANDIDATES
from danvan_lists.matching import Match, Names
from danvan_lists.merging import merged, same
from danvan_lists.notices import Notice, Place, tell
from danvan_lists.phrases import written_out
from danvan_lists.rows import Row

T = TypeVar("T")

_SERIAL = re.compile(r"[2-6]\d{4}")  # from 1954 to 2091
_FIRST = datetime.date(1899, 12, 30)
"""The day from which a spreadsheet counts days."""


@attrs.frozen
class Read:
    """A cell understood: the value, None where there is none, and what is to be told of it: a code and its values."""

    value: Any = None
    told: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


@attrs.define(eq=False, slots=False)
class Reader:
    """The state of one reading. It touches no book: what comes of it is an Imported."""

    file: str
    asked: Asked
    notices: Mapping[str, Notice] | None = None
    findings: list[Finding] = attrs.field(factory=list)
    tables: list[TableRead] = attrs.field(factory=list)
    known: int = 0
    rows: int = 0
    whole: Meaning | None = None
    _facts: dict[tuple[type, str], Fact] = attrs.field(factory=dict)
    _replaces: dict[tuple[type, str], Fact] = attrs.field(factory=dict)
    _memo: dict[tuple[str, str], Read] = attrs.field(factory=dict)
    _unit_memo: dict[tuple[str, str], Read] = attrs.field(factory=dict)
    _periods: dict[tuple[str, str], PeriodId | None] = attrs.field(factory=dict)
    book: Book = attrs.field(init=False)
    names: Names = attrs.field(init=False)
    headings: Headings = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.book = self.asked.get("book") or Book()
        self.names = Names(self.book, self.asked.get("on"), dict(self.asked.get("units") or {}), self.asked.get("unit"))
        self.headings = Headings.of(self.vocabulary, self.asked.get("mapping"))
        for meaning in self.asked.get("fill") or ():
            declared_meaning(meaning)  # one that there is not would fill nothing, and nobody would know

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary the lists are read by."""
        return self.book.vocabulary

    def tell(self, code: str, at: Place, printed: object = "", **values: object) -> None:
        """Tell of something: a finding at a place."""
        own = self.notices if self.notices is not None and code in self.notices else None
        self.findings.append(tell(code, at, str(printed), notices=own, **values))

    def imported(self) -> Imported:
        """What came of the reading."""
        tables = [attrs.evolve(table, rows=dict(table.rows)) for table in self.tables]
        return Imported(
            facts=[*self._facts.values()],
            findings=self.findings,
            replaces=[*self._replaces.values()],
            known=self.known,
            tables=tables,
        )

    # Facts

    def add(self, fact: Fact, at: Place) -> None:
        """Take in a fact; one that is there already is carried on, or told of where the two contradict."""
        key = (type(fact), fact.id)
        here = self._facts.get(key)
        if here is not None:
            self._again(key, here, fact, at)
            return
        there = self.book.get(type(fact), fact.id)  # type: ignore[type-var] # one of the seven kinds
        if there is None or isinstance(fact, Unit):
            if there is not None and any(same(row, fact) for row in self.book.unit_rows[UnitId(fact.id)]):
                self.known += 1
            else:
                self._facts[key] = fact
        elif same(there, fact):
            self.known += 1
        elif isinstance(fact, Model) and isinstance(there, Model):
            both = merged(there, fact)
            if both is None:
                self.tell("IM315", at, fact.id, held=there.name)
            elif same(both, there):
                self.known += 1
            else:
                self.carry_on(there, both)
        else:
            self.tell("IM315", at, fact.id, held=_said(there))

    def carry_on(self, there: Fact, fact: Fact) -> None:
        """Take in a fact in the place of one that the book holds."""
        key = (type(fact), fact.id)
        self._facts[key] = fact
        self._replaces[key] = there

    def take(self, fact: Fact) -> None:
        """Take in a fact as it is, with the source it has; one that the book holds is counted only."""
        if any(same(fact, one) for one in self.held.get((type(fact), fact.id), ())):
            self.known += 1
        else:
            self._facts[(type(fact), f"{fact.id}\x00{len(self._facts)}")] = fact

    @cached_property
    def held(self) -> Mapping[tuple[type, str], tuple[Fact, ...]]:
        """The facts of the book asked with, by kind and id."""
        held: dict[tuple[type, str], tuple[Fact, ...]] = {}
        for fact in self.book.facts:
            key = (type(fact), fact.id)
            held[key] = (*held.get(key, ()), fact)
        return held

    def _again(self, key: tuple[type, str], here: Fact, fact: Fact, at: Place) -> None:
        if same(here, fact):
            self.tell("IM309", at, _said(fact), first=(here.source.place if here.source else "") or "")
            return
        both = merged(here, fact)
        if both is None:
            self.tell(
                "IM310", at, _said(fact), first=(here.source.place if here.source else "") or "", held=_said(here)
            )
        elif same(both, here):
            self.tell("IM309", at, _said(fact), first=(here.source.place if here.source else "") or "")
        else:
            self._facts[key] = both

    def source(self, at: Place, cells: Iterable[Content], note: str | None = None) -> Source:
        """The source of a row: the file, the place, the cells as printed."""
        quote = " | ".join([text for cell in cells if (text := str(cell))])
        return Source(file=self.file or None, place=at.vi or None, quote=quote or None, note=note)

    def source_of(self, row: Row) -> Source:
        """The source of a whole row."""
        quote = " | ".join([cell if cell.__class__ is str else cell.printed for cell in row.line.cells if cell])  # type: ignore[union-attr] # or an entry
        return Source(file=self.file or None, place=row.said, quote=quote or None)

    # Cells

    def again(self, row: Row, part: str, roles: tuple[str, ...], make: Callable[[Row, "Reader"], T]) -> T:
        """A part of what a row says, made once for all rows of its table whose cells of these roles hold the same.

        What had to be told of is told at every row: such a part is not kept.
        """
        kept = row.part(part, roles)
        key = kept.key(row.line.cells)
        if key in kept.made:
            return kept.made[key]  # type: ignore[no-any-return] # made below
        before = len(self.findings)
        found = make(row, self)
        if len(self.findings) == before:
            kept.made[key] = found
        return found

    def once(self, kind: str, text: str, at: Place, read: Any) -> Any:
        """The value of a text, understood when it is first met; what is to be told of it is told at every place."""
        memo = self._unit_memo if kind.startswith("units") else self._memo
        found = memo.get((kind, text))
        if found is None:
            found = memo[kind, text] = read(text)
        for code, values in found.told:
            self.tell(code, at, text, **dict(values))
        if found.told and kind in _TOLD_ONCE:
            memo[kind, text] = Read(found.value)
        return found.value

    def code(self, scheme: str, cell: Content, at: Place, notice: str) -> str | None:
        """The code of a scheme that a cell stands for; told of by a notice where it stands for none."""
        if isinstance(cell, Entry) and cell.code and self.vocabulary.find(scheme, cell.code) is not None:
            return cell.code
        found: str | None = self.once(
            f"{scheme} {notice}", str(cell), at, lambda text: self._coded(scheme, text, notice)
        )
        return found

    def _coded(self, scheme: str, text: str, notice: str) -> Read:
        code = self.headings.phrases.code(scheme, text) or self.headings.phrases.code(scheme, written_out(text))
        if code is None and (read := self.headings.phrases.read(text)) is not None:
            wanted = [value for name, value in read.codes if name == _DIMENSION.get(scheme)]
            code = wanted[0] if len(wanted) == 1 == len(read.codes) else None
        if code is not None:
            return Read(code)
        near = self.headings.phrases.near(scheme, text, MOST_CANDIDATES)
        return Read(None, ((notice, (("candidates", "; ".join(near) or "-"),)),))

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

    def _several(self, scheme: str, text: str, notice: str) -> Read:
        whole = self._coded(scheme, text, notice)
        if whole.value is not None:
            return Read((whole.value,))
        for sign in (r"\s*[;\n]\s*", r"\s*[;\n,/+]\s*|\s+và\s+"):
            parts = [part for part in re.split(sign, text) if part]
            read = [self._coded(scheme, part, notice) for part in parts]
            if len(parts) > 1 and all(one.value is not None for one in read):
                return Read(tuple(dict.fromkeys(one.value for one in read)))
        return Read((), whole.told)

    def units(self, cell: Content, at: Place, notice: str = "IM302") -> tuple[UnitId, ...]:
        """The units of a cell; a proposal is told for every name that is not one unit of the book."""
        if isinstance(cell, Entry) and cell.code:
            codes = cell.code.split()
            if codes and all(UnitId(code) in self.book.unit_rows for code in codes):
                return tuple(UnitId(code) for code in codes)
        kinds = places_in(at.heading)
        found: tuple[UnitId, ...] = self.once(
            f"units {notice} {kinds}", str(cell), at, lambda text: self._units(text, notice, kinds)
        )
        return found

    def _units(self, text: str, notice: str, kinds: tuple[str, ...]) -> Read:
        whole = self.names.find(text, kinds=kinds)
        several = self.names.beside(text) if "," in text else ()
        if several:
            return Read(several)
        if whole.unit is not None:
            return Read((whole.unit,))
        parts = [part for part in PARTS.split(text) if part]
        matches = [self.names.find(part, kinds=kinds) for part in parts] if len(parts) > 1 else [whole]
        told = tuple(
            _proposal(part, match, notice)
            for part, match in zip(parts if len(parts) > 1 else [text], matches, strict=True)
            if match.unit is None
        )
        return Read(tuple(match.unit for match in matches if match.unit is not None), told)

    def headed(self, heading: str) -> UnitId | None:
        """The unit that a heading names, as where indicators stand down the side and units across."""
        lowest = heading.rsplit(" / ", maxsplit=1)[-1]
        return self.names.find(lowest, kinds=places_in(heading)).unit if lowest else None

    def forget_units(self) -> None:
        """Names not known may be known by now: the file has brought units."""
        self._unit_memo.clear()

    def day(self, cell: Content, at: Place) -> datetime.date | None:
        """The day of a cell; told of where it is none."""
        if isinstance(cell, Entry) and isinstance(cell.value, datetime.date):
            return cell.value
        if _SERIAL.fullmatch(str(cell)):
            day = _FIRST + datetime.timedelta(int(str(cell)))
            self.tell("IM324", at, str(cell), read=f"{day:%d/%m/%Y}")
            return day
        found: datetime.date | None = self.once("day", str(cell), at, self._day)
        return found

    def _day(self, text: str) -> Read:
        read = read_day(text, on=self.asked.get("on"))
        return Read(read.day) if read.day is not None else Read(None, (("IM305", ()),))

    def period(self, text: str, at: Place) -> PeriodId | None:
        """The period a text names: that of the book with these days, else a new one; told of where there is none."""
        text = " ".join(text.split())
        if PeriodId(text) in self._period_ids:
            return PeriodId(text)
        key = (text, "")
        if key not in self._periods:
            read = read_period(text, on=self.asked.get("on"))
            self._periods[key] = self._period(read, text, at) if read.span is not None else None
        found = self._periods[key]
        if found is None:
            self.tell("IM306", at, text)
        return found

    @cached_property
    def _period_ids(self) -> frozenset[str]:
        return frozenset(period.id for period in self.book.periods) if self.book.periods else frozenset()

    def _period(self, read: PeriodReading, text: str, at: Place) -> PeriodId | None:
        span, kind = read.span, read.kind
        if span is None or kind is None or span.start is None or span.end is None:
            return None
        kind = "stage" if kind == "several-years" else kind
        fits = [period for period in self.book.periods if period.during == span]
        fits.sort(key=lambda period: (period.kind != kind, period.id))
        if fits and (fits[0].kind == kind or {fits[0].kind, kind} <= {"stage", "several-years", "term"}):
            return fits[0].id
        made = PeriodId(period_id(kind, span))
        source = self.source(attrs.evolve(at, column=None, heading=""), [text])
        if (Period, made) not in self._facts:
            self.add(Period(id=made, kind=kind, label=write_span(span), during=span, source=source), at)
        return made

    def citation(self, text: str, at: Place) -> Citation | None:
        """The document that a cell names: symbol, day, issuer; told of where it is none."""
        found: Citation | None = self.once("citation", text, at, self._citation)
        return found

    def annexed(self, text: str, at: Place) -> Citation | None:
        """The document that a title names, for all the rows below it; told of once where it is none."""
        found: Citation | None = self.once("title", text, at, self._citation)
        return found

    def _citation(self, text: str) -> Read:
        found = cited(text, self.vocabulary) or numbered(text)
        return Read(found) if found is not None else Read(None, (("IM311", ()),))


_TOLD_ONCE = frozenset({"title"})
_DIMENSION = {
    "field": "field",
    "level": "level",
    "milestone": "standing",
    "recipient-kind": "recipient",
    "model-type": "type",
    "award-form": "form",
}


def _proposal(text: str, match: Match, notice: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    code = "IM303" if match.ambiguous else notice
    return code, (("name", text), ("candidates", "; ".join(match.candidates) or "-"))


def _said(fact: Fact) -> str:
    return str(getattr(fact, "name", None) or getattr(fact, "label", None) or getattr(fact, "measure", None) or fact.id)
