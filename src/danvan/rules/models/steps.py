"""Rules on the milestones of models: their order, their levels, the bodies that give them."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from danvan.book.book import Book
from danvan.facts import Milestone, Model, Unit
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import all_of, day, days, labels, named
from danvan.rules.lookups.alike import models_dated_back, models_where, steps_where
from danvan.rules.lookups.days import days_of, reached_on, row_on
from danvan.rules.lookups.rows import levels
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS

STEPS = "Các bước đăng ký, thực hiện, thẩm tra, bình xét, công nhận (báo cáo U Minh Thượng 2016-2020)"


@rule(
    "DV304",
    vi=(
        "Mô hình “{model}”: bước “{step}” ngày {day} lại sau bước “{next}” ngày {next_day}; đề nghị sửa ngày hoặc bổ "
        "sung lần {step} trước đó."
    ),
    en=(
        "Model “{model}”: the step “{step}” on {day} comes after “{next}” on {next_day}; correct the day or add "
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
    for model in models_dated_back(book, fixed):
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
                "step": earlier,
                "day": day(first[early]),
                "next": later,
                "next_day": day(first[late]),
            }
            yield Breach(fact=model, field="milestones", values=values, on=first[late])


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
        "Model “{model}” has the step “{step}” at level {level} {days}, yet that level exists {exists} only; "
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
    rows = levels(book.vocabulary)
    limited = {level for level, known in rows.items() if all(row.during != ALWAYS for row in known)}

    def gone(step: Milestone) -> bool:
        span = days_of(book, step)
        return span is not None and not any(row.during.overlaps(span) for row in rows[step.level or ""])

    for model, number, milestone in steps_where(book, lambda step: step.level in limited, gone, "on", "period"):
        known, span = rows[milestone.level or ""], days_of(book, milestone) or ALWAYS
        step, level = (
            labels(book.vocabulary, scheme, [code])
            for scheme, code in (("milestone", milestone.kind), ("level", milestone.level or ""))
        )
        values = {
            "model": model.name,
            "step": step,
            "level": level,
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


@rule(
    "DV306",
    vi=(
        "Mô hình “{model}” được ghi là {body} công nhận ở {level}, trong khi cơ quan này chỉ ở {held}; đề nghị sửa cấp "
        "công nhận hoặc cơ quan công nhận."
    ),
    en=(
        "Model “{model}” is recognised at {level} by {body}, which stands at {held} only; correct the level or "
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

    def recognition(step: Milestone) -> bool:
        return step.kind == "recognised" and step.level is not None

    @cache
    def ever_below(body: UnitId | None, level: str | None) -> bool:
        rows = () if body is None else book.unit_rows.get(body, ())
        return any(_below(book, ranks, row, level or "") for row in rows)

    for model, number, milestone in steps_where(book, recognition, lambda one: ever_below(one.by, one.level), "by"):
        if milestone.by is not None and milestone.level is not None:
            body = row_on(book, milestone.by, reached_on(book, milestone))
            held = None if body is None else _below(book, ranks, body, milestone.level)
            if held is not None:
                at, level = (labels(book.vocabulary, "level", [code]) for code in (held, milestone.level))
                values = {
                    "model": model.name,
                    "body": named(book, milestone.by, reached_on(book, milestone)),
                    "held": at,
                    "level": level,
                }
                yield Breach(
                    fact=model,
                    field=f"milestones[{number}].by",
                    values=values,
                    on=reached_on(book, milestone),
                    subjects=(subject(Unit, milestone.by),),
                )


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
        "Model “{model}” has the step “{step}” after “{gone}”, and was not registered again; check the step, or "
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

    def of_withdrawn(model: Model) -> list[tuple[str, ...]] | None:
        steps = [book.vocabulary.standard("milestone", one.kind) for one in model.milestones]
        return steps if any("withdrawn" in several for several in steps) else None

    for model, steps in models_where(book, of_withdrawn):
        pair = _after_it_was_gone(model, steps)
        if pair is not None:
            gone, step = (labels(book.vocabulary, "milestone", [model.milestones[place].kind]) for place in pair)
            values = {
                "model": model.name,
                "gone": gone,
                "step": step,
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
