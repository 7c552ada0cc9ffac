"""Real reports, as data, made into books: every field ends in a fact.

What a fact has a field for stands in that field; the words of a count, a step, a scope, a grantor and a period as
printed are the quote of its source; what is left (remarks of the collectors) stands in its note, by the name it has in
the data. The persons whom the reports name stand in the data by initials.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from lossless import BETWEEN, LISTS, is_kept, is_said, leaves, level_of, noted, part_of, standing

from danvan.book.book import Book
from danvan.counts import one_family
from danvan.errors import DanvanError
from danvan.facts import (
    Act,
    Award,
    Breakdown,
    Comparison,
    Description,
    Fact,
    Figure,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Unit,
    Variant,
)
from danvan.reading import (
    BodyReading,
    PlaceReading,
    read_bodies,
    read_body,
    read_comparison,
    read_day,
    read_period,
    read_place,
)
from danvan.reading.names.places import under_the_centre
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.ids import FigureId, PeriodId, UnitId
from danvan.values.number_words import fold
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.values.text import search_key
from danvan.vocabulary import Measure, Vocabulary, shipped
from danvan_prose import Proposal, propose, read_code
from danvan_prose.labels import Cues


def _read(*files: str) -> tuple[dict[str, Any], ...]:
    return tuple(case for file in files for case in json.loads((DATA / file).read_text(encoding="utf-8")))


DATA = Path(__file__).parent / "data"
CASES = _read("cases.json", "cases-more.json")
OWN = _read("cases-own.json")
"""Reports of our own making, of an invented district, for what the published ones do not have."""
VOCABULARY = shipped()
CUES = Cues.of(VOCABULARY)

PEOPLE = {"proposed-for-award": "award-proposals", "praised": "award-recipients", "awarded": "award-recipients"}
"""What counts collectives and individuals, not models, by the step it tells of."""
STOCKS = frozenset({"existing", "maintained"})
PLACES = {"province": "province", "district": "rural-district", "commune": "commune", "hamlet": "hamlet"}
"""The kind of a place of whose name only the level is known."""
COUNTS = {
    "collectives": ("collective", "collective"),
    "individuals": ("individual", "individual"),
    "households": ("household", "household"),
    "combined": ("unsplit", "collective-or-individual"),
    "headline_total": ("unsplit", "collective-or-individual"),
}
"""Counts of those rewarded: the kind of recipient and the unit of count."""

LEVELS = frozenset(VOCABULARY.codes("level"))
SHARES = {"effective": "effective-share", "recognised": "recognised-share"}
"""The measures of shares, by the step that is shared; those of another step are shares of a plan."""
FORMS = {("certificate-of-merit", "prime-minister"): "prime-minister-certificate"}
"""What a form is called that a report names by its kind alone, by who grants it."""
AHEAD = ("phấn đấu", "mục tiêu", "chỉ tiêu")
"""What is aimed at is no result."""

Key = tuple[type, str]


@attrs.frozen(kw_only=True)
class Converted:
    """A report as a book, and which facts were made of which part of it: of `models[0]`, of the head (``""``)."""

    book: Book
    made: Mapping[str, tuple[Key, ...]]


def converted(case: dict[str, Any]) -> Converted:
    """A report as a book."""
    return _Maker(case).made()


class _Maker:
    """Makes the facts of one report, and writes down which part of it they were made of."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.id: str = case["id"]
        self.facts: dict[Key, Fact] = {}
        self.of: dict[str, list[Key]] = {}
        self.measures: dict[str, Measure] = {}
        self.headline = _headline(case)

    def made(self) -> Converted:
        """The whole report."""
        self.part = ""
        self.place = self._places(self.case.get("place") or {})
        bodies = self._grantors(self.case.get("body") or "")  # four bodies may hold one meeting; the first reports
        self.unit = next(iter(bodies), None) or self.place
        self.period = self._period(self.case.get("period"), _date(self.case.get("event_date")))
        text = self.case.get("event") or self.case.get("title") or self.id
        self._add(Remark(id=f"{self.id}-report", kind="situation", text=text, unit=self.unit, source=self.source()))
        makers = (self._figure, self._award, self._indicator, self._model, self._document, self._comparison)
        for name, maker in zip(LISTS, makers, strict=True):
            for number, said in enumerate(self.case.get(name) or ()):
                self.part = f"{name}[{number}]"
                maker(said, number)
        self._contradicted()
        for part, keys in self.of.items():
            self._note(part, keys)
        book = Book(self.facts.values(), VOCABULARY.combine(Vocabulary(measures=tuple(self.measures.values()))))
        return Converted(book=book, made={part: tuple(keys) for part, keys in self.of.items()})

    def source(self, quote: str | None = None) -> Source:
        """The article."""
        citation = Citation(title=self.case.get("title"), date=_date(self.case.get("date")))
        return Source(citation=citation, file=self.case.get("url"), quote=quote)

    def printed(self, *words: object) -> Source:
        """The article, with the words that it prints for a fact."""
        quoted = [str(one) for value in words for one in _listed(value)]
        return self.source(BETWEEN.join(dict.fromkeys(quoted)) or None)

    def _contradicted(self) -> None:
        """Keep as a variant what the title or another paper says otherwise of a count."""
        for said in propose(self.case.get("title") or ""):
            standing_said = said.breakdown.get("standing") if isinstance(said, Proposal) else None
            if isinstance(said, Proposal) and standing_said is not None and said.quantity is not None:
                value = said.quantity.value
                figures = [one for one in self._figures() if one.quantity is not None and one.quantity.value == value]
                if figures and standing_said not in {one.breakdown.get("standing") for one in figures}:
                    title = self.case.get("title") or ""
                    self._vary(figures[-1], Variant("breakdown.standing", title, self.source(title)))
        for other in self.case.get("alternate_sources") or ():
            figure = self.facts.get((Figure, f"{self.id}-{other.get('of')}"))
            if isinstance(figure, Figure):
                source = Source(file=other.get("url"), note=other.get("differs"))
                self._vary(figure, Variant(other["field"], other["printed"], source))

    def _figures(self) -> Sequence[Figure]:
        return [fact for fact in self.facts.values() if isinstance(fact, Figure)]

    def _vary(self, figure: Figure, variant: Variant) -> None:
        self.facts[Figure, figure.id] = attrs.evolve(figure, variants=[*figure.variants, variant])

    def _add(self, fact: Fact) -> None:
        key = (type(fact), fact.id)
        self.facts.setdefault(key, fact)
        self.of.setdefault(self.part, []).append(key)

    def _note(self, part: str, keys: Sequence[Key]) -> None:
        """Keep in the note of the last fact of a part whatever no field of its facts says."""
        facts = [self.facts[key] for key in keys]
        left = [
            noted(re.sub(r"\[\d+\]", "", path).split(".")[-1], value)
            for path, value in leaves(self.case)
            if is_kept(path) and part_of(path) == part and not is_said(path, value, facts, self.id)
        ]
        if left:
            fact = self.facts[keys[-1]]
            source = attrs.evolve(fact.source or self.source(), note=BETWEEN.join(left))
            self.facts[keys[-1]] = attrs.evolve(fact, source=source)

    def _places(self, place: dict[str, Any]) -> str | None:
        around, name, level = place.get("province"), place.get("name"), place.get("level")
        province = None
        if around:
            bare = re.sub(r"^(?:TP\.?|thành phố|tỉnh)\s*", "", around)
            city = under_the_centre(bare)
            word, kind = ("thành phố", "municipality") if city else ("tỉnh", "province")
            province = self._unit(f"{word} {bare}", kind, "province", source=self.source())
        if not name or (level == "province" and province is not None):
            return province
        read = read_place(name)
        if not read.kinds and read_body(name).kinds:  # a cluster is no place
            return self._body(name)
        kinds = [kind for kind in read.kinds if level in getattr(VOCABULARY.unit_kind(kind), "levels", (level,))]
        city = bool(around) and under_the_centre(re.sub(r"^(?:TP\.?|thành phố)\s*", "", around or ""))
        fits = [kind for kind in kinds if kind != "municipal-city" or city]
        return self._unit(name, (fits or [PLACES.get(level or "", "residential-area")])[0], level, parent=province)

    def _unit(self, name: str, kind: str, level: str | None, **parts: Any) -> str:
        name = " ".join(name.split())
        parts = {"source": self.source(), **parts}
        for unit in (self._slug(name), f"{self._slug(name)}-{kind}", f"{self._slug(name)}-{kind}-{parts.get('place')}"):
            known = self.facts.get((Unit, unit))
            made = Unit(id=unit, name=name, kind=kind, level=level, **parts)
            if known is None or known == made:
                break
        self._add(made)
        return unit

    def _slug(self, name: str) -> str:
        return re.sub(r"[^a-z0-9]+", "-", search_key(name)).strip("-") or "x"

    def _body(self, name: str | None) -> str | None:
        """The unit of a body; None where the words name none (“Hội nghị”, “cấp tỉnh”): the note keeps them."""
        read = read_body(name) if name else None
        if read is None or not (read.kinds or read.of):
            return None
        return self._of_body(read)

    def _of_body(self, read: BodyReading) -> str:
        level = read.level or (self.case.get("place") or {}).get("level")
        level = level if level in LEVELS else None
        printed = read.printed if read.office is None else read.printed[len(read.office) :]
        kinds = read.kinds or (read.of.kinds if read.of else ())
        fits = [kind for kind in kinds if level in (getattr(VOCABULARY.unit_kind(kind), "levels", ()))]
        place = self._of_place(read.place) if read.place is not None else self.__dict__.get("place")
        return self._unit(printed, (fits or list(kinds))[0], level if fits else None, place=place)

    def _of_place(self, read: PlaceReading) -> str:
        around = self._of_place(read.within) if read.within is not None else None
        known = [
            fact.id
            for fact in self.facts.values()
            if isinstance(fact, Unit) and search_key(fact.name).endswith(search_key(read.name)) and not fact.place
        ]
        if known and not read.within:
            return known[0]
        kind = read.kinds[0] if read.kinds else "residential-area"
        above = around or self.place
        row = self.facts.get((Unit, above or ""))
        allowed = VOCABULARY.unit_kind(kind)
        under = allowed is None or not isinstance(row, Unit) or row.kind in allowed.under
        return self._unit(f"{read.word} {read.name}".strip(), kind, read.level, parent=above if under else None)

    def _period(self, said: dict[str, Any] | str | None, reported_on: datetime.date | None = None) -> str | None:
        """The period that is named; None where no days are known: the note keeps the words."""
        if not said:
            return None
        label, span, kind = _span(said)
        if span is None:
            return None
        period = f"{self.id}-{self._slug(label)}"
        if (known := self.facts.get((Period, period))) is not None and known.during != span:  # type: ignore[union-attr] # a period
            period = f"{period}-{span.start}-{span.last}"
        source = self.printed(said.get("as_written") if isinstance(said, dict) else said)
        row = Period(id=period, kind=kind, label=label, during=span, reported_on=reported_on, source=source)
        self._add(row)
        return period

    def _quantity(self, said: dict[str, Any], value: float | None, unit: str) -> Quantity | None:
        """The count as the data has it, as exact as its words say."""
        if value is None:
            return None
        printed = said.get("printed") or str(value)
        qualifier = said.get("qualifier") or ""
        words = printed if printed.startswith(qualifier) else f"{qualifier} {printed}".strip()
        spelt = re.search(r"[^\W\d]", printed.removeprefix(qualifier)) is not None
        read = Quantity.parse(words if spelt else f"{words} {unit}", vocabulary=VOCABULARY).quantity
        if read is None or read.value != Decimal(str(value)):
            return Quantity(value, "about" if qualifier else "exact", _unit_of_count(unit), printed=words)
        return attrs.evolve(read, unit=read.unit or _unit_of_count(unit), printed=words)

    def _figure(self, said: dict[str, Any], number: int) -> None:
        status = said.get("status") or {}
        code = standing(status["code"]) if status.get("code") else read_code("milestone", status.get("vi") or "").code
        breakdown = {} if code is None or code in STOCKS else {"standing": code}
        level = level_of(said.get("level")) or read_code("level", said.get("level_vi") or "").code
        breakdown |= {"level": level} if level else {}
        several = tuple(one for one in map(_field, _listed(said.get("field"))) if one is not None)
        breakdown |= {"field": several[0]} if len(several) == 1 else {}
        quantity = self._quantity(said, said.get("count"), said.get("unit_vi") or "")
        unit = _unit_of_count(said.get("unit_vi") or "mô hình") if quantity is None else quantity.unit
        if unit == "percent":
            measure, side = SHARES.get(code or "", "plan-share"), "type"
        elif unit.startswith(("model", "exemplar")):
            stock = "models-existing" if code in STOCKS else "models"
            measure, side = ("model-turns" if unit == "model-turn" or self._in_turns(said) else stock), "type"
        else:
            measure, side = PEOPLE.get(code or "", "registered-holders"), "recipient"
            breakdown = {} if measure == "registered-holders" else breakdown
        if said.get("collective_or_individual") in {"collective", "individual"}:
            breakdown[side] = said["collective_or_individual"]
        period = self._period(said.get("period")) or self.period
        words = [status.get("vi"), said.get("unit_vi"), said.get("level_vi"), said.get("field"), said.get("scope")]
        self._add(
            Figure(
                id=f"{self.id}-{said.get('id') or f'figure-{number}'}",
                measure=measure,
                quantity=quantity,
                printed=said.get("printed") if quantity is None else None,
                unit=self.unit,
                period=period,
                breakdown=Breakdown(breakdown),
                fields=several if len(several) > 1 else (),
                part_of=f"{self.id}-{said['part_of']}" if said.get("part_of") else None,
                movement=self._movement(said.get("movement")) or "dan-van-kheo",
                source=self.printed(*words),
            )
        )

    def _in_turns(self, said: dict[str, Any]) -> bool:
        """Whether a figure is a part of one that counts turns, and so counts turns."""
        whole = self.facts.get((Figure, f"{self.id}-{said.get('part_of')}"))
        return isinstance(whole, Figure) and whole.measure == "model-turns"

    def _movement(self, said: str | None) -> str | None:
        return None if not said else read_code("movement", said).code

    def _award(self, said: dict[str, Any], number: int) -> None:
        recipients = list(self._recipients(said))
        recipients += [Recipient(kind="unsplit", name=name) for name in _listed(said.get("recipients"))]
        if said.get("recipient"):
            recipients.append(Recipient(kind="individual", name=said["recipient"]))
        if self.headline is not None and _is_split(said) and said.get("headline_total") is None:
            recipients.append(Recipient(kind="unsplit", count=self.headline))
        granted_by = _listed(said.get("granted_by"))
        grantors = tuple(one for name in granted_by for one in self._grantors(name))
        office = next((found for name in granted_by if (found := read_body(name).office)), None)
        form, reason = said.get("form") or "", said.get("reason")
        forward = read_code("milestone", f"{form} {said.get('status') or ''}").code == "proposed-for-award"
        kinds = [row.kind for one in grantors if isinstance(row := self.facts.get((Unit, one)), Unit)]
        code = read_code("award-form", form).code
        self._add(
            Award(
                id=f"{self.id}-award-{number}",
                form=next((FORMS[code or "", kind] for kind in kinds if (code or "", kind) in FORMS), code),
                title=form or None,
                recipients=recipients,
                grantors=grantors,
                signatory=Person(office=office, unit=UnitId(grantors[0])) if office and grantors else None,
                reason=reason,
                movement=self._movement(said.get("movement") or reason),
                period=self._period(said.get("period")),
                acts=(Act(state="proposed"),) if forward else (),
                source=self.printed(granted_by, said.get("period"), said.get("printed"), said.get("recipient_kind")),
            )
        )

    def _recipients(self, said: dict[str, Any]) -> Iterator[Recipient]:
        """Those who are counted; where they are models (“7 mô hình tập thể, 11 điển hình cá nhân”), as models."""
        words = [one.strip() for one in (said.get("recipient_kind") or "").split("/")]
        for key, (kind, unit) in COUNTS.items():
            if said.get(key) is None:
                continue
            own = next((one for one in words if _type(one) == kind), None)
            if own is not None and (thing := _unit_of_count(own)) in {"model", "exemplar"}:
                yield Recipient(kind="model", name=own, count=Quantity(said[key], unit=thing))
            else:
                yield Recipient(kind=kind, count=Quantity(said[key], unit=unit))

    def _grantors(self, name: str) -> tuple[str, ...]:
        several = read_bodies(name)
        found = [self._of_body(one) for one in several] if len(several) > 1 else [self._body(name)]
        return tuple(one for one in found if one)

    def _comparison(self, said: str | dict[str, Any], number: int) -> None:
        words = said if isinstance(said, str) else "; ".join(str(value) for _, value in leaves(said))
        if not words:
            return
        # What is compared is never named: it may be any figure of the report in the same unit of count, but for those
        # of the earlier period; where one of them alone has such a figure beside it, it is that one.
        read = read_comparison(words, VOCABULARY)
        comparison = Comparison()
        if read is not None:
            since = None
            if read.since is not None and read.since.span is not None:
                since = PeriodId(f"{self.id}-since-{number}")
                self._add(read.since.period(since))
            unit = None if read.change is None else read.change.unit
            comparison = read.comparison(self._compared(unit, None if read.since is None else read.since.span), since)
        remark = f"{self.id}-comparison-{number}"
        self._add(Remark(id=remark, kind="assessment", text=words, comparison=comparison, source=self.source()))

    def _compared(self, unit: str | None, then: Span | None) -> Sequence[FigureId]:
        figures = [fact for fact in self.facts.values() if isinstance(fact, Figure) and fact.quantity is not None]
        alike = [one for one in figures if unit is None or (one.quantity is not None and one.quantity.unit == unit)]
        earlier = [one for one in alike if then is not None and self._days(one) == then]
        now = [one for one in alike if one not in earlier]
        beside = {(one.measure, one.breakdown) for one in earlier}
        known = [one.id for one in now if (one.measure, one.breakdown) in beside]
        return known if len(known) == 1 else [one.id for one in now]

    def _days(self, figure: Figure) -> Span | None:
        period = self.facts.get((Period, figure.period or ""))
        return period.during if isinstance(period, Period) else None

    def _indicator(self, said: dict[str, Any], number: int) -> None:
        unit, name = said.get("unit") or "", said.get("name_vi") or ""
        source = self.printed(unit, said.get("qualifier"), _words_of(said.get("period")))
        period = self._period(said.get("period")) or self.period
        if any(word in name.casefold() for word in AHEAD):
            text = f"{name}: {said.get('printed') or said.get('value')} {unit}".strip()
            remark = f"{self.id}-target-{number}"
            self._add(Remark(id=remark, kind="target", text=text, unit=self.unit, period=period, source=source))
            return
        quantity = self._quantity(said, said.get("value"), unit)
        fits = CUES.measured(_unit_of_count(unit), "", fold(name), fold(name))
        known = self._measure(name, _unit_of_count(unit)) or next(
            (row.code for score, row in fits if score > 0.3), None
        )
        if known is None:  # a measure of the place's own is declared in the book
            known = self._slug(name)
            counted = _unit_of_count(unit)
            self.measures[known] = Measure(code=known, vi=name, en=name, unit=counted, nature="flow", additive=True)
        self._add(
            Figure(
                id=f"{self.id}-indicator-{number}",
                measure=known,
                quantity=quantity,
                printed=said.get("printed") if quantity is None else None,
                unit=self.unit,
                period=period,
                about=said.get("of_model") or name or None,
                source=source,
            )
        )

    def _measure(self, name: str, unit: str) -> str | None:
        """The measure of a name, where it counts in such a unit."""
        code = read_code("measure", name).code
        row = None if code is None else VOCABULARY.measure(code)
        return code if row is not None and one_family(VOCABULARY, unit, row.unit) else None

    def _model(self, said: dict[str, Any], number: int) -> None:
        holders: list[str] = []
        people: list[str] = []
        for owner in _listed(said.get("owner")):
            bodies = [self._of_body(one) for one in read_bodies(owner) if one.kinds]
            holders += bodies
            people += [] if bodies else [owner]
        place = read_place(said["place"]) if said.get("place") else None
        fields = [_field(one) for key in ("field", "field_inferred") for one in _listed(said.get(key))]
        sizes = BETWEEN.join(noted(key, value) for key, value in (said.get("size") or {}).items())
        self._add(
            Model(
                id=f"{self.id}-model-{number}",
                name=said.get("name") or "(không nêu tên)",
                holders=holders,
                person=Person(name=people[0]) if people else None,
                fields=[one for one in fields if one is not None],
                place=self._of_place(place) if place is not None and place.kinds else None,
                movement="dan-van-kheo",
                description=Description(outputs=sizes or None, area=said.get("place")),
                source=self.printed(said.get("owner"), said.get("field"), said.get("field_inferred")),
            )
        )

    def _document(self, said: dict[str, Any], number: int) -> None:
        symbol = said.get("symbol")
        try:
            cited = None if not symbol else Symbol(symbol)
        except DanvanError:
            cited = None
        citation = Citation(
            symbol=cited, date=_date(said.get("date")), type=said.get("kind"), issuer=said.get("issuer")
        )
        text = " ".join(one for one in (said.get("kind"), symbol) if one) or "văn bản"
        source = Source(citation=citation, file=self.case.get("url"))
        self._add(Remark(id=f"{self.id}-document-{number}", kind="leadership", text=text, source=source))


def _is_split(award: dict[str, Any]) -> bool:
    both = award.get("collectives") is not None and award.get("individuals") is not None
    return both and not award.get("cumulative")


def _headline(case: dict[str, Any]) -> Quantity | None:
    """How many the title says were rewarded in all, where one award is told in collectives and individuals.

    It is a statement of the report beside the text's.
    """
    told = [
        one.quantity
        for one in propose(case.get("title") or "")
        if isinstance(one, Proposal)
        and (one.breakdown.get("recipient") == "unsplit" or one.breakdown.get("standing") in {"praised", "awarded"})
        and one.measure != "award-proposals"
    ]
    split = [one for one in case.get("awards") or () if _is_split(one)]
    return attrs.evolve(told[0], unit="collective-or-individual") if len(told) == len(split) == 1 else None


def _type(words: str) -> str | None:
    return next((code for word, code in (("tập thể", "collective"), ("cá nhân", "individual")) if word in words), None)


def _words_of(period: Any) -> str | None:
    return period.get("as_written") if isinstance(period, dict) else period


def _listed(said: Any) -> tuple[Any, ...]:
    return tuple(said) if isinstance(said, list) else () if said is None else (said,)


def _field(printed: str) -> str | None:
    return read_code("field", printed).code


def _unit_of_count(words: str) -> str:
    """The unit of count that words begin with: “tập thể điển hình tiêu biểu” are collectives."""
    return Quantity.parse(f"1 {words}", vocabulary=VOCABULARY).quantities[0].unit


def _date(printed: str | None) -> datetime.date | None:
    """A day; None where only a month is told: the note keeps the words."""
    try:
        return None if printed is None else datetime.date.fromisoformat(printed)
    except ValueError:
        return read_day(printed or "").day


def _span(said: dict[str, Any] | str) -> tuple[str, Span | None, str]:
    """The words of a period, its days (those of the data before those of the words) and its kind."""
    if isinstance(said, str):
        said = {"as_written": said}
    label = said.get("as_written") or " - ".join(str(said[key]) for key in ("start", "end") if said.get(key))
    read = read_period(label)
    start, end = _date(said.get("start")), _date(said.get("end"))
    span = read.span if start is None and end is None and "start" not in said else None
    if start is not None or end is not None:
        span = Span(start, None if end is None else end + datetime.timedelta(1))
    fits = read.span is not None and read.span == span
    return label or "(không nêu)", span, read.kind if fits and read.kind else "stage"
