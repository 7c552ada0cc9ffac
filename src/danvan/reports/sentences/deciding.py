"""Who decides and how it is signed: the office or body of a unit, its letterhead, the texts it rests on."""

import datetime
from collections.abc import Iterable

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Article, Basis, Block, Formula, Letterhead, LetterheadSide, Paragraph, Signature
from danvan.errors import BadValue
from danvan.facts import Act, Award, Milestone, Model, Period, Unit
from danvan.reports.sentences.head import letterhead, own_name, side_of, signature
from danvan.reports.sentences.scope import Scope
from danvan.values.citations import Citation
from danvan.values.numerals import write_day, write_short_day
from danvan.values.text import capitalised
from danvan.vocabulary import Instrument, Term

EFFECT = "Quyết định này có hiệu lực kể từ ngày ký."
BLANK = "……"
"""Printed where whoever signs fills in what the book does not tell."""


@attrs.frozen(kw_only=True)
class Decider:
    """A unit that decides on a day, or the office in it that the law gives the decision to.

    Parameters: `scope` is the book as of the day, `unit` the row of the unit; `office` the office that decides alone
    ("CHỦ TỊCH"), None where the body decides.
    """

    scope: Scope
    unit: Unit
    office: str | None = None

    @property
    def side(self) -> LetterheadSide:
        """Whose layout its documents have."""
        return side_of(self.scope, self.unit)

    @property
    def name(self) -> str:
        """As a sentence names it: "Chủ tịch Ủy ban nhân dân xã U Minh Thượng"."""
        return self.unit.name if self.office is None else f"{capitalised(self.office.lower())} {self.unit.name}"

    @property
    def body(self) -> str:
        """Its name without that of its place: "Ban Thường vụ Đảng ủy"."""
        place = self.scope.place
        return self.name if place is None else self.name.removesuffix(f" {place.name}")

    def opening(self) -> tuple[Block, ...]:
        """The line above the legal basis that says who decides: the State's documents have one."""
        if self.side == "party":
            return ()
        return (Paragraph(self.name.upper(), align="center", bold=True),)

    def formula(self) -> Formula:
        """The word by which it decides; the Party's documents say who decides in the same line."""
        if self.side == "party":
            return Formula(f"{self._short().upper()} QUYẾT ĐỊNH")
        return Formula("QUYẾT ĐỊNH:")

    def _short(self) -> str:
        # A steering committee is as long as the movement's name; it decides under the name it signs by.
        signed = signature(self.scope) if self.unit.kind.endswith("steering-committee") else None
        return signed.authority[0].removeprefix("T/M ") if signed is not None and signed.authority else self.body

    def letterhead(self, *, symbol: str | None, place: str | None) -> Letterhead | None:
        """Its letterhead."""
        return letterhead(self.scope, symbol=symbol, place=place)

    def signature(self, *, name: str | None, office: str | None, deputy: bool) -> Signature | None:
        """Who signs: the office alone, or on behalf of the body; a deputy as each side has it.

        Parameters: `name` is printed only where it is given; `office` in place of the vocabulary's; `deputy` whether
        a deputy signs for the head. A committee of the Party signs as a body, so its deputies never sign for a head.
        """
        signed = signature(self.scope, name=name)
        if signed is None:
            return None
        if self.office is not None:
            signed = Signature(office=self.office, name=name)
        if deputy and office is None and signed.office and not signed.office.startswith("PHÓ "):
            signed = attrs.evolve(
                signed, authority=(*signed.authority, *self._for_head(signed)), office=f"PHÓ {signed.office}"
            )
        return signed if office is None else attrs.evolve(signed, office=office.upper())

    def _for_head(self, signed: Signature) -> tuple[str, ...]:
        if self.side != "party":
            return (f"KT. {signed.office}",)
        return () if signed.authority else (f"K/T {signed.office}",)

    def recipients(self, *first: str) -> tuple[str, ...]:
        """To whom it goes: those named, the body above, the file."""
        issuer = self.scope.row(self.unit.parent) if self.unit.kind.endswith("-standing-committee") else self.unit
        above = self.scope.row(issuer.parent) if issuer is not None else None
        for_report = (f"{above.name} (để báo cáo)",) if above is not None and above != self.scope.place else ()
        filed = f"Lưu {self._file(issuer or self.unit)}" if self.side == "party" else "Lưu: VT"
        return (*first, *for_report, filed)

    def _file(self, issuer: Unit) -> str:
        return own_name(issuer, [self.scope.row(issuer.parent), self.scope.place])

    def basis(self, purpose: str, *, extra: Iterable[str], proposals: Iterable[str]) -> Basis:
        """The texts it rests on, in force on the day, in the order they are cited; then its own, then proposals.

        Parameters: `purpose` is `award` or `recognition`: the vocabulary's scheme `state-award-basis` and its like
        hold the lines; `extra` are the office's own texts, `proposals` whole lines. Where nothing at all is known
        a blank line stands for whoever signs.
        """
        texts = [*_in_force(self.scope, f"{self.side}-{purpose}-basis"), *extra]
        lines = [*(text if text.startswith("Căn cứ") else f"Căn cứ {text}" for text in texts), *proposals]
        return Basis(lines or [f"Căn cứ {BLANK}"])


def decider(book: Book, unit: str, *, on: datetime.date, period: Period | None = None, awards: bool = False) -> Decider:
    """Who decides for a unit on a day.

    Parameters: `awards` says that the decision is on awards, which the law may give to an office (scheme
    `award-signing` of the vocabulary) and not to the body.

    Raises: Unknown when the book has no such unit on the day.
    """
    row = book.unit(unit, on)
    scope = Scope(book=book, unit=row, period=period, day=on, figures=(), remarks=(), awards=(), models=())
    found = book.vocabulary.find("award-signing", row.kind, on) if awards else None
    return Decider(scope=scope, unit=row, office=found.vi if isinstance(found, Term) else None)


def _in_force(scope: Scope, scheme: str) -> Iterable[str]:
    for code in scope.vocabulary.codes(scheme, scope.day):
        instrument = scope.vocabulary.find("instrument", code)
        # A text that the vocabulary says has ended is not cited, whatever the row of the citation says.
        if not isinstance(instrument, Instrument) or scope.day in instrument.during:
            yield scope.vocabulary.label(scheme, code, scope.day)


def proposals(decided: Decider, steps: Iterable[Act | Milestone], *, text: str) -> tuple[str, ...]:
    """A line for each body that proposed, with its document where the book has it.

    Parameters: `steps` are acts or milestones by which something was proposed, each with its body and document;
    `text` is the kind of document where the citation does not say.
    """
    start = "Xét đề nghị của" if decided.side == "party" else "Theo đề nghị của"
    lines: dict[str, None] = {}
    for step in steps:
        document = step.document if isinstance(step, Act) else step.decision
        if step.by is not None:
            at = "" if document is None else f" tại {cited(document, text=text, on=step.on)}"
            lines[f"{start} {decided.scope.name(step.by)}{at}"] = None
    return tuple(sorted(lines))


def cited(document: Citation, *, text: str, on: datetime.date | None = None) -> str:
    """A document as a sentence names it: kind, number, day.

    >>> from danvan.values.citations import Symbol
    >>> cited(Citation(symbol=Symbol("03-TTr/BXDĐ"), date=datetime.date(2026, 1, 10)), text="Tờ trình")
    'Tờ trình số 03-TTr/BXDĐ ngày 10/01/2026'
    """
    symbol = f" số {document.symbol}" if document.symbol is not None else ""
    day = document.date or on
    return f"{capitalised(document.type or text)}{symbol}" + (f" ngày {write_short_day(day)}" if day else "")


def this_decision(decided: Decider, symbol: str | None) -> str:
    """The decision as its annex and the certificates name it: number, day, who decided."""
    return f"Quyết định số {symbol or BLANK} {write_day(decided.scope.day)} của {decided.name}"


def only_unit(units: Iterable[str], what: str) -> str:
    """The one unit of those that could issue a document.

    Raises: BadValue when there are none or several.
    """
    found = sorted(set(units))
    if len(found) != 1:
        raise BadValue(f"unit that issues the {what}", ", ".join(found) or "none", "give unit=… with the id of one")
    return found[0]


def common_period(book: Book, facts: Iterable[Award | Model]) -> Period | None:
    """The period that all of some awards or models belong to; None where they differ or say none."""
    found = {fact.period for fact in facts}
    one = found.pop() if len(found) == 1 else None
    return book.get(Period, one)


def movement_said(decided: Decider, facts: Iterable[Award | Model]) -> str:
    """The movement that most of some awards or models belong to, in quotes; the empty text where they tell none."""
    named = [fact.movement for fact in facts if fact.movement]
    code = max(sorted(set(named)), key=named.count, default=None)
    return decided.scope.vocabulary.label("movement", code) if code else ""


def carried_out(number: int, executors: str) -> Article:
    """The last article: who carries the decision out, and from when it holds."""
    return Article(number, f"{executors} chịu trách nhiệm thi hành Quyết định này. {EFFECT}")
