"""Real reports, as data, made into books: every field ends in a fact, or in the list of what no fact holds.

The two persons whom the reports name stand in the data by initials.
"""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from danvan.book import Book
from danvan.citations import Citation, Source, Symbol
from danvan.facts import (
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
)
from danvan.ids import PeriodId, UnitId
from danvan.quantities import Quantity
from danvan.reading import BodyReading, PlaceReading, read_bodies, read_body, read_comparison, read_period, read_place
from danvan.reading.cues import Cues
from danvan.reading.places import under_the_centre
from danvan.spoken import fold
from danvan.text import search_key
from danvan.vocabulary import shipped

CASES: tuple[dict[str, Any], ...] = tuple(
    json.loads((Path(__file__).parent / "data" / "cases.json").read_text(encoding="utf-8"))
)
VOCABULARY = shipped()
CUES = Cues.of(VOCABULARY)

# The collectors' codes for steps, where they are not the vocabulary's.
STANDINGS = {
    "proposed_for_award": "proposed-for-award",
    "newly_built": "newly-built",
    "registered+implemented": "registered-and-implemented",
    "registered+maintained": "registered-and-maintained",
}
PEOPLE = {"proposed-for-award": "award-proposals", "praised": "award-recipients", "awarded": "award-recipients"}
"""What counts collectives and individuals, not models, by the step it tells of."""
STOCKS = frozenset({"existing", "maintained"})
NO_FACT = {
    "quirks": "what the collector remarked on; no statement of the report",
    "checks": "arithmetic to be found by the rules; no statement of the report",
    "article_type": "the kind of article; no statement of the report",
    "en": "a translation of the code beside it",
}
"""The fields that no fact holds, and why."""


@attrs.frozen(kw_only=True)
class Converted:
    """A report as a book, with the fields that facts hold (by path), and those that none does."""

    book: Book
    held: frozenset[str]
    remarks: tuple[tuple[str, str], ...]


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every field of a report that says something, with its path."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from leaves(one, f"{path}[{place}]")
    elif value is not None:
        yield path, value


def converted(case: dict[str, Any]) -> Converted:
    """A report as a book."""
    return _Maker(case).made()


class _Maker:
    """Makes the facts of one report, and writes down which field went where."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.id: str = case["id"]
        self.facts: dict[tuple[type, str], Fact] = {}
        self.held: set[str] = set()
        self.remarks: list[tuple[str, str]] = []
        self.periods: dict[str, str] = {}

    def made(self) -> Converted:
        """The whole report."""
        self._take("id", "url", "title", "date")
        self.place = self._places()
        self.unit = self._body(self.case["body"], "body") or self.place
        self.period = self._period(self.case["period"], "period", self._day(self.case["event_date"], "event_date"))
        if self.case["event"]:
            self._add(Remark(id=f"{self.id}-event", kind="result", text=self.case["event"], source=self.source()))
            self._take("event")
        for number, model in enumerate(self.case["models"]):
            self._figure(model, f"models[{number}]")
        for number, award in enumerate(self.case["awards"]):
            self._award(award, f"awards[{number}]", number)
        for number, indicator in enumerate(self.case["indicators"]):
            self._indicator(indicator, f"indicators[{number}]", number)
        for number, model in enumerate(self.case["named_models"]):
            self._model(model, f"named_models[{number}]", number)
        for number, document in enumerate(self.case["documents"]):
            self._document(document, f"documents[{number}]", number)
        for number, words in enumerate(self.case["comparisons"]):
            self._comparison(words, number)
            self._take(f"comparisons[{number}]")
        self._left()
        return Converted(book=Book(self.facts.values()), held=frozenset(self.held), remarks=tuple(self.remarks))

    def source(self, *notes: str | None, quote: str | None = None) -> Source:
        """The article, with what it says that no field of a fact holds."""
        date = self.case["date"]
        said = [one for one in notes if one]
        day = datetime.date.fromisoformat(date) if date and len(date) == 10 else None
        if date and day is None:
            said.append(f"đăng {date}")
        citation = Citation(title=self.case["title"], date=day)
        return Source(citation=citation, file=self.case["url"], quote=quote, note="; ".join(said) or None)

    def _take(self, *paths: str) -> None:
        self.held.update(paths)

    def _add(self, fact: Fact) -> None:
        self.facts.setdefault((type(fact), fact.id), fact)

    def _day(self, printed: str | None, path: str) -> datetime.date | None:
        if printed is None:
            return None
        self._take(path)
        return datetime.date.fromisoformat(printed)

    def _places(self) -> str:
        place = self.case["place"]
        self._take("place.level", "place.name", "place.province", "place.note")
        city = under_the_centre(place["province"].removeprefix("TP "))
        word, kind = ("thành phố", "municipality") if city else ("tỉnh", "province")
        bare = re.sub(r"^(?:TP\.?|thành phố|tỉnh)\s+", "", place["province"])
        source = self.source(place.get("note"))
        province = self._unit(f"{word} {bare}", kind, "province", source=source)
        if place["level"] == "province":
            return province
        read = read_place(place["name"])
        kind = next(one for one in read.kinds if one != "municipal-city" or city)
        return self._unit(place["name"], kind, place["level"], parent=province, source=source)

    def _unit(self, name: str, kind: str, level: str | None, **parts: Any) -> str:
        unit = search_key(name).replace(" ", "-")
        self._add(Unit(id=unit, name=name, kind=kind, level=level, **parts))
        return unit

    def _body(self, name: str | None, path: str) -> str | None:
        if not name:
            return None
        read = read_body(name)
        if not (read.kinds or read.of):
            self.remarks.append((path, f"no body: {name}"))
            return None
        self._take(path)
        return self._of_body(read)

    def _of_body(self, read: BodyReading) -> str:
        level = read.level or self.case["place"]["level"]
        printed = read.printed if read.office is None else read.printed[len(read.office) :]
        kinds = read.kinds or (read.of.kinds if read.of else ())
        fits = [kind for kind in kinds if level in (getattr(VOCABULARY.unit_kind(kind), "levels", ()))]
        place = self._of_place(read.place) if read.place is not None else self.place
        return self._unit(" ".join(printed.split()), (fits or list(kinds))[0], level, place=place, source=self.source())

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
        return self._unit(f"{read.word} {read.name}".strip(), kind, read.level, parent=around or self._home())

    def _home(self) -> str:
        return self.place

    def _period(self, said: dict[str, Any] | None, path: str, reported_on: datetime.date | None = None) -> str | None:
        if said is None:
            return None
        label = said["as_written"]
        self._take(f"{path}.as_written", f"{path}.start", f"{path}.end")
        read = read_period(label)
        if said["start"] is None:
            self._add(Remark(id=f"{self.id}-period", kind="situation", text=label, source=self.source("kỳ như in")))
            return None
        span = read.span
        start, end = (datetime.date.fromisoformat(said[key]) for key in ("start", "end"))
        assert span is not None, label
        assert (span.start, span.last) == (start, end), label
        period = f"{self.id}-{search_key(label).replace(' ', '-')}"
        self._add(
            Period(
                id=period,
                kind=read.kind or "stage",
                label=label,
                during=span,
                reported_on=reported_on,
                source=self.source(),
            )
        )
        return period

    def _quantity(self, said: dict[str, Any], unit_vi: str, value: int) -> Quantity:
        printed = said["printed"]
        words = " ".join(one for one in (said.get("qualifier"), printed, unit_vi) if one)
        if said.get("qualifier") and printed.startswith(said["qualifier"]):
            words = f"{printed} {unit_vi}"
        read = Quantity.parse(words, vocabulary=VOCABULARY).quantity
        assert read is not None, words
        assert read.value == value, words
        return attrs.evolve(read, printed=printed)

    def _figure(self, said: dict[str, Any], path: str) -> None:
        status, level, field = said["status"], said["level"], said["field"]
        code = STANDINGS.get(status["code"], status["code"])
        breakdown: dict[str, str] = {} if code in STOCKS else {"standing": code}
        if level:
            breakdown["level"] = level
        kind = said["collective_or_individual"]
        fields = tuple(self._field(one) for one in (field if isinstance(field, list) else [field] if field else []))
        if len(fields) == 1:
            breakdown["field"] = fields[0]
        quantity = self._quantity(said, said["unit_vi"], said["count"])
        if quantity.unit.startswith(("model", "exemplar")):
            measure = (
                "model-turns" if quantity.unit == "model-turn" else "models-existing" if code in STOCKS else "models"
            )
            side = "type"
        else:
            measure, side = PEOPLE.get(code, "registered-holders"), "recipient"
            breakdown = {} if measure != "registered-holders" else breakdown
        if kind in {"collective", "individual"}:
            breakdown[side] = kind
        self._add(
            Figure(
                id=f"{self.id}-{said['id']}",
                measure=measure,
                quantity=quantity,
                unit=self.unit,
                period=self._period(said.get("period"), f"{path}.period") or self.period,
                breakdown=Breakdown(breakdown),
                fields=fields if len(fields) > 1 else (),
                part_of=f"{self.id}-{said['part_of']}" if said.get("part_of") else None,
                movement="dan-van-kheo",
                source=self.source(
                    *(f"{key}: {said[key]}" for key in ("scope", "note", "level_vi") if said.get(key)),
                    f"bước: {status['vi']}",
                    f"đếm theo: {said['unit_vi']}",
                    f"lĩnh vực: {field}" if field else None,
                    f"tập thể, cá nhân: {kind}" if kind else None,
                ),
            )
        )
        keys = ("id", "count", "printed", "qualifier", "unit_vi", "level", "level_vi", "scope", "part_of", "note")
        self._take(*(f"{path}.{key}" for key in (*keys, "collective_or_individual", "status.vi", "status.code")))
        self._take(f"{path}.field", *(f"{path}.field[{place}]" for place in range(len(fields))))

    def _field(self, printed: str) -> str:
        cue = CUES.fields.at(fold(printed))
        assert cue is not None, printed
        assert cue.end == len(printed), printed
        return cue.code

    def _award(self, said: dict[str, Any], path: str, number: int) -> None:
        counts = (
            ("collectives", "collective"),
            ("individuals", "individual"),
            ("households", "household"),
            ("combined", "unsplit"),
            ("headline_total", "unsplit"),
        )
        recipients = [
            Recipient(kind=kind, count=Quantity(said[key], unit=_UNITS[kind]))
            for key, kind in counts
            if said.get(key) is not None
        ]
        recipients += [Recipient(kind="unsplit", name=name) for name in said.get("recipients", ())]
        form = CUES.forms.at(fold(said["form"]))
        grantors = self._grantors(said["granted_by"], f"{path}.granted_by")
        office = read_body(said["granted_by"]).office if isinstance(said["granted_by"], str) else None
        period = None
        if said["period"]:
            read = read_period(said["period"])
            if read.span is not None and read.kind is not None:
                period = f"{self.id}-{search_key(said['period']).replace(' ', '-')}"
                self._add(Period(id=period, kind=read.kind, label=said["period"], during=read.span))
        extra = ("note", "cumulative", "counted_from_names", "recipient_kind", "period", "headline_total")
        self._add(
            Award(
                id=f"{self.id}-award-{number}",
                form=None if form is None else form.code,
                title=said["form"],
                recipients=recipients,
                grantors=grantors,
                signatory=Person(office=office, unit=UnitId(grantors[0])) if office and grantors else None,
                reason=said["reason"],
                period=period,
                source=self.source(*(f"{key}: {said[key]}" for key in extra if said.get(key) is not None)),
            )
        )
        self._take(*(f"{path}.{key}" for key in (*extra, "form", "reason", *(key for key, _ in counts))))
        self._take(*(f"{path}.recipients[{place}]" for place in range(len(said.get("recipients", ())))))

    def _grantors(self, said: str | list[str] | None, path: str) -> tuple[str, ...]:
        if isinstance(said, list):
            found = [self._body(one, f"{path}[{place}]") for place, one in enumerate(said)]
            return tuple(one for one in found if one)
        if said is None:
            return ()
        several = read_bodies(said)
        if len(several) > 1:
            self._take(path)
            return tuple(self._of_body(one) for one in several)
        one = self._body(said, path)
        return (one,) if one else ()

    def _comparison(self, words: str, number: int) -> None:
        # What is compared is never named: it may be any figure of the report in the same unit of count.
        read = read_comparison(words, VOCABULARY)
        unit = read.change.unit if read is not None and read.change is not None else None
        figures = [fact for fact in self.facts.values() if isinstance(fact, Figure) and fact.quantity is not None]
        of = [one.id for one in figures if unit is not None and one.quantity is not None and one.quantity.unit == unit]
        comparison = Comparison()
        if read is not None:
            since = None
            if read.since is not None and read.since.span is not None:
                since = PeriodId(f"{self.id}-since-{number}")
                self._add(read.since.period(since))
            comparison = read.comparison(of, since)
        self._add(
            Remark(
                id=f"{self.id}-comparison-{number}",
                kind="assessment",
                text=words,
                comparison=comparison,
                source=self.source(),
            )
        )

    def _indicator(self, said: dict[str, Any], path: str, number: int) -> None:
        printed, value = said["printed"], said["value"]
        unit = said["unit"]
        words = printed if re.search(r"[^\W\d]", printed.removeprefix(said["qualifier"] or "")) else f"{printed} {unit}"
        read = Quantity.parse(words, vocabulary=VOCABULARY)
        assert (read.quantity is None) == (value is None), words
        assert read.quantity is None or read.quantity.value == value, words
        code = Quantity.parse(f"1 {unit}", vocabulary=VOCABULARY).quantities[0].unit
        name = fold(said["name_vi"])
        score, measure = CUES.measured(code, "", name, name)[0]
        assert score > 0.3, said["name_vi"]
        self._add(
            Figure(
                id=f"{self.id}-indicator-{number}",
                measure=measure.code,
                quantity=None if read.quantity is None else attrs.evolve(read.quantity, printed=printed),
                printed=printed if read.quantity is None else None,
                unit=self.unit,
                period=self.period,
                about=said.get("of_model") or said["name_vi"],
                source=self.source(f"chỉ tiêu: {said['name_vi']}", f"đơn vị: {unit}"),
            )
        )
        self._take(*(f"{path}.{key}" for key in ("name_vi", "value", "unit", "qualifier", "printed", "of_model")))

    def _model(self, said: dict[str, Any], path: str, number: int) -> None:
        owner = said["owner"]
        read = read_body(owner) if owner else None
        body = read is not None and bool(read.kinds)
        place = read_place(said["place"]) if said.get("place") else None
        fields = tuple(self._field(said[key]) for key in ("field", "field_inferred") if said.get(key))
        sizes = "; ".join(f"{key}: {value}" for key, value in said.get("size", {}).items())
        self._add(
            Model(
                id=f"{self.id}-model-{number}",
                name=said["name"],
                holders=(self._of_body(read),) if read is not None and body else (),
                person=Person(name=owner) if owner and not body else None,
                fields=fields,
                place=self._of_place(place) if place is not None and place.kinds else None,
                movement="dan-van-kheo",
                description=Description(outputs=sizes, area=said.get("place")) if sizes or said.get("place") else None,
                source=self.source("lĩnh vực do người đọc suy ra" if said.get("field_inferred") else None),
            )
        )
        self._take(*(f"{path}.{key}" for key in ("name", "owner", "place", "field", "field_inferred")))
        self._take(*(f"{path}.size.{key}" for key in said.get("size", {})))

    def _document(self, said: dict[str, Any], path: str, number: int) -> None:
        cited = Citation(
            symbol=Symbol(said["symbol"]),
            date=datetime.date.fromisoformat(said["date"]) if said["date"] else None,
            type=said["kind"],
            issuer=said["issuer"],
        )
        self._add(
            Remark(
                id=f"{self.id}-document-{number}",
                kind="leadership",
                text=f"{said['kind']} {said['symbol']}",
                source=Source(citation=cited, file=self.case["url"]),
            )
        )
        self._take(*(f"{path}.{key}" for key in ("kind", "symbol", "date", "issuer")))

    def _left(self) -> None:
        for path, _ in leaves(self.case):
            if path not in self.held:
                why = next(
                    (why for key, why in NO_FACT.items() if re.match(rf"{key}\b", path) or path.endswith(f".{key}")),
                    None,
                )
                if why is not None:
                    self.remarks.append((path, why))


_UNITS = {
    "collective": "collective",
    "individual": "individual",
    "household": "household",
    "unsplit": "collective-or-individual",
}
