"""Rules on the milestones of models: their order, their levels, the bodies that give them."""

import datetime
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product

from danvan.aggregates.signatures import alike
from danvan.book.book import Book
from danvan.facts import Model, Unit
from danvan.rules.engine.days import days_of, reached_on, row_on
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import all_of, day, days, labels, named
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS
from danvan.vocabulary import Term

STEPS = "Các bước đăng ký, thực hiện, thẩm tra, bình xét, công nhận (báo cáo U Minh Thượng 2016-2020)"


@rule(
    "DV304",
    vi=(
        "Mô hình “{model}”: bước “{step}” ngày {day} lại sau bước “{next}” ngày {next_day}; đề nghị sửa ngày hoặc bổ "
        "sung lần {step} trước đó."
    ),
    en=(
        "Model “{model}”: the step “{step_en}” on {day} comes after “{next_en}” on {next_day}; correct the day or add "
        "the earlier step."
    ),
    grades=(OWN_ERROR,),
)
def milestones_out_of_order(book: Book) -> Iterator[Breach]:
    """The first registration of a model comes no later than its first implementation, check, vote and recognition.

    Why: the steps follow each other; a day before the step it rests on is a slip, or of another year's round.
    Bad: recognised on 01/3/2022, registered on 01/9/2022.
    Fix: correct the day, or add the earlier registration.
    """
    fixed = _fixed_order(book)
    for model in _perhaps_out_of_order(book, fixed):
        first: dict[str, datetime.date] = {}
        for milestone in model.milestones:
            for step in book.vocabulary.standard("milestone", milestone.kind):
                if milestone.on is not None and step in fixed:
                    first[step] = min(milestone.on, first.get(step, milestone.on))
        steps = sorted(first, key=fixed.index)
        early, late = next(
            ((one, other) for one, other in combinations(steps, 2) if first[one] > first[other]), (None, None)
        )
        if early is not None and late is not None:
            earlier, later = (labels(book.vocabulary, "milestone", [step]) for step in (early, late))
            values = {
                "model": model.name,
                "step": earlier["vi"],
                "step_en": earlier["en"],
                "day": day(first[early]),
                "next": later["vi"],
                "next_en": later["en"],
                "next_day": day(first[late]),
            }
            yield Breach(fact=model, field="milestones", values=values, on=first[late])


def _perhaps_out_of_order(book: Book, fixed: Sequence[str]) -> Iterator[Model]:
    # Where the steps are written down in that order and their days never go back, nothing is out of order.
    for models in alike(book).values():
        steps = [book.vocabulary.standard("milestone", one.kind) for one in models[0].milestones]
        places = [fixed.index(step[0]) if len(step) == 1 and step[0] in fixed else -1 for step in steps]
        ordered = -1 not in places and places == sorted(places)
        yield from _going_back(models, len(places)) if ordered else models


def _going_back(models: Sequence[Model], count: int) -> Iterable[Model]:
    """Those of models of so many milestones whose days go back from one to the next, or are not all known."""
    reached = [[model.milestones[number].on for model in models] for number in range(count)]
    known = [[day for day in days if day is not None] for days in reached]
    if any(len(some) < len(models) for some in known):
        return [model for model, *days in zip(models, *reached, strict=True) if None in days or _goes_back(days)]
    if all(all(map(operator.le, early, late)) for early, late in pairwise(known)):
        return ()
    return [model for model, *days in zip(models, *known, strict=True) if _goes_back(days)]


def _goes_back(days: Sequence[datetime.date | None]) -> bool:
    known = [day for day in days if day is not None]
    return known != sorted(known)


def _fixed_order(book: Book) -> list[str]:
    # The steps up to recognition whose order is fixed; maintained, existing and the like may come at any time.
    fixed = ("registered", "implemented", "effective", "appraised", "voted", "recognised")
    ranked = [term for term in book.vocabulary.terms if term.scheme == "milestone" and term.code in fixed and term.rank]
    return [term.code for term in sorted(ranked, key=lambda term: term.rank or 0)]


@rule(
    "DV305",
    vi=(
        "Mô hình “{model}” có bước “{step}” ở {level}, {days}, nhưng cấp này chỉ có {exists}; đề nghị sửa cấp hoặc "
        "ngày."
    ),
    en=(
        "Model “{model}” has the step “{step_en}” at level {level_en} {days}, yet that level exists {exists} only; "
        "correct the level or the day."
    ),
    grades=(
        Grade(
            severity="error",
            ground="Dòng của cấp trong từ vựng (quy định 294-QĐ/TW, Luật 72/2025/QH15)",
            confidence="sourced",
        ),
    ),
)
def level_of_milestone(book: Book) -> Iterator[Breach]:
    """A model is registered or recognised at a level that exists on that day.

    Why: since 01/7/2025 there is no district level to recognise anything.
    Bad: recognised at district level on 01/9/2025.
    Fix: correct the level or the day. The days of the levels are rows of the vocabulary.
    """
    rows: dict[str, list[Term]] = {}
    for term in book.vocabulary.terms:
        if term.scheme == "level":
            rows.setdefault(term.code, []).append(term)
    limited = {level for level, known in rows.items() if all(row.during != ALWAYS for row in known)}
    for model in _perhaps_gone(book, {level: rows[level] for level in limited}):
        for number, milestone in enumerate(model.milestones):
            span = days_of(book, milestone)
            known = rows.get(milestone.level or "", [])
            if span is None or not known or any(row.during.overlaps(span) for row in known):
                continue
            step, level = (
                labels(book.vocabulary, scheme, [code])
                for scheme, code in (("milestone", milestone.kind), ("level", milestone.level or ""))
            )
            values = {
                "model": model.name,
                "step": step["vi"],
                "step_en": step["en"],
                "level": level["vi"],
                "level_en": level["en"],
                "days": days(span),
                "exists": all_of(days(row.during) for row in known),
            }
            yield Breach(
                fact=model,
                field=f"milestones[{number}].level",
                values=values,
                on=span.start,
                ground=known[-1].ground,
                confidence=known[-1].confidence,
            )


def _perhaps_gone(book: Book, limited: Mapping[str, Sequence[Term]]) -> Iterator[Model]:
    # The days on which models written alike reached a step are few; where the level was there on all, none is asked.
    for models in alike(book).values():
        for number, one in enumerate(models[0].milestones):
            known = limited.get(one.level or "")
            if known is None:
                continue
            steps = [model.milestones[number] for model in models]
            some = {(step.on, step.period): step for step in steps}.values()
            spans = [span for span in (days_of(book, step) for step in some) if span is not None]
            if not all(any(row.during.overlaps(span) for row in known) for span in spans):
                yield from models
                break


@rule(
    "DV306",
    vi=(
        "Mô hình “{model}” được ghi là {body} công nhận ở {level}, trong khi cơ quan này chỉ ở {held}; đề nghị sửa cấp "
        "công nhận hoặc cơ quan công nhận."
    ),
    en=(
        "Model “{model}” is recognised at {level_en} by {body}, which stands at {held_en} only; correct the level or "
        "the body."
    ),
    grades=(Grade(severity="warning", ground=STEPS, confidence="derived"),),
    follows=("DV116",),
)
def level_of_recogniser(book: Book) -> Iterator[Breach]:
    """The body that recognises a model stands at the level of the recognition, or above it.

    Why: a commune's steering committee has no district level to give.
    Bad: recognised at district level by a commune's steering committee.
    Fix: correct the level, or name the body that recognised it.
    """
    ranks = {term.code: term.rank for term in book.vocabulary.terms if term.scheme == "level" and term.rank}
    fitting: dict[tuple[str, str], bool] = {}  # bodies that stand high enough in every row of theirs

    def fits(by: str | None, level: str) -> bool:
        if by is None:
            return True
        if (by, level) not in fitting:
            rows = book.unit_rows.get(UnitId(by), ())
            fitting[by, level] = not any(_below(book, ranks, row, level) for row in rows)
        return fitting[by, level]

    for model, number in _recognitions(book, fits):
        milestone = model.milestones[number]
        if milestone.by is not None and milestone.level is not None and not fits(milestone.by, milestone.level):
            body = row_on(book, milestone.by, reached_on(book, milestone))
            held = None if body is None else _below(book, ranks, body, milestone.level)
            if held is not None:
                at, level = (labels(book.vocabulary, "level", [code]) for code in (held, milestone.level))
                values = {
                    "model": model.name,
                    "body": named(book, milestone.by, reached_on(book, milestone)),
                    "held": at["vi"],
                    "held_en": at["en"],
                    "level": level["vi"],
                    "level_en": level["en"],
                }
                yield Breach(
                    fact=model,
                    field=f"milestones[{number}].by",
                    values=values,
                    on=reached_on(book, milestone),
                    subjects=(subject(Unit, milestone.by),),
                )


def _recognitions(book: Book, fits: Callable[[str | None, str], bool]) -> Iterator[tuple[Model, int]]:
    """The recognitions of models written alike, where not all bodies that gave them fit."""
    for models in alike(book).values():
        for number, one in enumerate(models[0].milestones):
            if one.kind == "recognised" and one.level is not None:
                bodies = {model.milestones[number].by for model in models}
                if not all(fits(by, one.level) for by in bodies):
                    yield from product(models, [number])


def _below(book: Book, ranks: Mapping[str, int], body: Unit, level: str) -> str | None:
    """The level at which a body stands, where that is below another level."""
    if body.level is None:
        return None
    held, given = (book.vocabulary.standard("level", one)[0] for one in (body.level, level))
    return held if held in ranks and given in ranks and ranks[held] > ranks[given] else None


GOES_ON = ("implemented", "effective", "appraised", "voted", "recognised", "exemplary", "praised", "awarded")
"""Steps that only a model takes that is still in the movement."""


@rule(
    "DV310",
    vi=(
        "Mô hình “{model}” có bước “{step}” sau khi đã “{gone}” mà không đăng ký lại; đề nghị kiểm tra lại bước rút "
        "hoặc bổ sung lần đăng ký lại."
    ),
    en=(
        "Model “{model}” has the step “{step_en}” after “{gone_en}”, and was not registered again; check the step, or "
        "add the new registration."
    ),
    grades=(OWN_WARNING,),
    follows=("DV304",),
)
def step_after_withdrawal(book: Book) -> Iterator[Breach]:
    """A model that was withdrawn takes no further step, unless it is registered again.

    Why: what was withdrawn is not there to be recognised; one of the steps is of another model, or of another year.
    Bad: registered, withdrawn, recognised.
    Fix: correct the step, or add the registration after the withdrawal.
    """
    for models in alike(book).values():
        steps = [book.vocabulary.standard("milestone", one.kind) for one in models[0].milestones]
        if not any("withdrawn" in several for several in steps):
            continue
        for model in models:
            pair = _after_it_was_gone(model, steps)
            if pair is not None:
                gone, step = (labels(book.vocabulary, "milestone", [model.milestones[place].kind]) for place in pair)
                values = {
                    "model": model.name,
                    "gone": gone["vi"],
                    "gone_en": gone["en"],
                    "step": step["vi"],
                    "step_en": step["en"],
                }
                yield Breach(fact=model, field="milestones", values=values, on=model.milestones[pair[1]].on)


def _after_it_was_gone(model: Model, steps: Sequence[tuple[str, ...]]) -> tuple[int, int] | None:
    gone: int | None = None
    for place in sorted(range(len(steps)), key=lambda place: _when(model, place)):
        if "withdrawn" in steps[place]:
            gone = place
        elif "registered" in steps[place] or "launched" in steps[place]:
            gone = None
        elif gone is not None and not set(GOES_ON).isdisjoint(steps[place]):
            return gone, place
    return None


def _when(model: Model, place: int) -> tuple[datetime.date, int]:
    # By their days where all have one, else as they are written down: milestones are only ever added.
    dated = all(one.on is not None for one in model.milestones)
    return (model.milestones[place].on or datetime.date.min if dated else datetime.date.min, place)
