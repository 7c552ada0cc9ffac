"""Rules on models: what a registered model must say, the order and levels of its milestones."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from danvan.aggregates.alike import alike
from danvan.book import Book
from danvan.facts import Milestone, Model, Period, Unit
from danvan.rules.days import one_day, row_on
from danvan.rules.rule import OWN_ERROR, Breach, Grade, Rule, subject
from danvan.rules.wording import all_of, day, days, labels, listed, named
from danvan.spans import ALWAYS, Span
from danvan.vocabulary import Term

GUIDE = "Hướng dẫn Quảng Ngãi 19/4/2021 (giai đoạn 2021-2025): mô hình có tên, địa chỉ, lĩnh vực và được đăng ký"
STEPS = "Các bước đăng ký, thực hiện, thẩm tra, bình xét, công nhận (báo cáo U Minh Thượng 2016-2020)"
COMMUNE = "commune"


def incomplete(book: Book) -> Iterator[Breach]:
    """A registered model says who holds it, of which type it is (collective or individual) and in which field.

    Why: counts by holder, type and field leave it out or put it under “not stated”. A model that is only named in
    passing, without a registration, need not say so.
    Bad: a registered model without a field.
    Fix: fill in what is missing from the registration form.
    """
    for models in alike(book).values():
        lacking = _lacking(models[0])
        if not lacking or _first(book, models[0], "registered") is None:
            continue
        for model in models:
            values = {
                "model": model.name,
                "lacking": listed(vi for vi, _ in lacking),
                "lacking_en": listed(en for _, en in lacking),
            }
            yield Breach(fact=model, values=values, on=_day(book, model))


def _lacking(model: Model) -> list[tuple[str, str]]:
    told = (
        (("chủ thể", "holder"), bool(model.holders) or model.person is not None),
        (("loại (tập thể, cá nhân)", "type"), model.type is not None),
        (("lĩnh vực", "field"), bool(model.fields)),
    )
    return [names for names, there in told if not there]


def never_registered(book: Book) -> Iterator[Breach]:
    """A recognised model was registered first.

    Why: recognition is of what was registered with the body that launched the movement; without it the funnel
    counts more models recognised than registered. A model with no word of recognition is not asked.
    Bad: a model with the one milestone `recognised`.
    Fix: add the milestone `registered`, with its day or period, or check that the model is the one meant.
    """
    for models in alike(book).values():
        if _first(book, models[0], "recognised") is None or _first(book, models[0], "registered") is not None:
            continue
        for model in models:
            recognised = next(one for one in model.milestones if _is_step(book, one.kind, "recognised"))
            level = labels(book.vocabulary, "level", [recognised.level] if recognised.level else [])
            values = {
                "model": model.name,
                "level": level["vi"] or "cấp không rõ",
                "level_en": level["en"] or "a level not stated",
            }
            yield Breach(fact=model, field="milestones", values=values, on=_reached(book, recognised))


def above_its_registration(book: Book) -> Iterator[Breach]:
    """A model is recognised at a level for which it was registered, or after recognition at a lower one.

    Why: a level is climbed step by step; a model registered with the commune is not recognised by the province
    outright. Some places promote freely, so this is a warning.
    Bad: registered at commune level, recognised at province level, and nothing between.
    Fix: add the registration at that level or the recognition below it, or correct the level.
    """
    ranks = {term.code: term.rank for term in book.vocabulary.terms if term.scheme == "level" and term.rank}
    for models in alike(book).values():
        registered, recognised = (_levels(book, models[0], step) for step in ("registered", "recognised"))
        level = _too_high(ranks, registered, recognised)
        if level is None:
            continue
        reached, asked = (labels(book.vocabulary, "level", codes) for codes in ([level], registered))
        for model in models:
            values = {
                "model": model.name,
                "level": reached["vi"],
                "level_en": reached["en"],
                "registered": asked["vi"],
                "registered_en": asked["en"],
            }
            yield Breach(fact=model, field="milestones", values=values, on=_day(book, model))


def _too_high(ranks: Mapping[str, int], registered: Sequence[str], recognised: Sequence[str]) -> str | None:
    # The first level of recognition above every registration, without a recognition below it; 1 ranks highest.
    for level in recognised if registered else ():
        below = any(ranks.get(one, 0) > ranks.get(level, 0) for one in recognised)
        if level in ranks and not below and all(ranks[level] < ranks.get(one, 0) for one in registered):
            return level
    return None


def out_of_order(book: Book) -> Iterator[Breach]:
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
        for model in models:
            days = [one.on for one in model.milestones]
            if not ordered or None in days or days != sorted(days):  # type: ignore[type-var] # None is looked for first
                yield model


def _fixed_order(book: Book) -> list[str]:
    # The steps up to recognition whose order is fixed; maintained, existing and the like may come at any time.
    fixed = ("registered", "implemented", "effective", "appraised", "voted", "recognised")
    ranked = [term for term in book.vocabulary.terms if term.scheme == "milestone" and term.code in fixed and term.rank]
    return [term.code for term in sorted(ranked, key=lambda term: term.rank or 0)]


def level_gone(book: Book) -> Iterator[Breach]:
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
    ways = alike(book).values()
    some = [models for models in ways if any(one.level in limited for one in models[0].milestones)]
    for model in chain.from_iterable(some):
        for number, milestone in enumerate(model.milestones):
            span = _span(book, milestone)
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


def level_of_body(book: Book) -> Iterator[Breach]:
    """The body that recognises a model stands at the level of the recognition, or above it.

    Why: a commune's steering committee has no district level to give.
    Bad: recognised at district level by a commune's steering committee.
    Fix: correct the level, or name the body that recognised it.
    """
    ranks = {term.code: term.rank for term in book.vocabulary.terms if term.scheme == "level" and term.rank}
    fitting: dict[tuple[str, str], bool] = {}  # bodies that stand high enough in every row of theirs
    for model, number in _recognitions(book):
        milestone = model.milestones[number]
        if milestone.by is None or milestone.level is None:
            continue
        asked = (milestone.by, milestone.level)
        if asked not in fitting:
            rows = book.unit_rows.get(milestone.by, ())
            fitting[asked] = not any(_below(book, ranks, row, milestone.level) for row in rows)
        if not fitting[asked]:
            body = row_on(book, milestone.by, _reached(book, milestone))
            held = None if body is None else _below(book, ranks, body, milestone.level)
            if held is not None:
                at, level = (labels(book.vocabulary, "level", [code]) for code in (held, milestone.level))
                values = {
                    "model": model.name,
                    "body": named(book, milestone.by, _reached(book, milestone)),
                    "held": at["vi"],
                    "held_en": at["en"],
                    "level": level["vi"],
                    "level_en": level["en"],
                }
                yield Breach(
                    fact=model,
                    field=f"milestones[{number}].by",
                    values=values,
                    on=_reached(book, milestone),
                    subjects=(subject(Unit, milestone.by),),
                )


def _recognitions(book: Book) -> Iterator[tuple[Model, int]]:
    for models in alike(book).values():
        steps = enumerate(models[0].milestones)
        numbers = [number for number, one in steps if one.kind == "recognised" and one.level is not None]
        if numbers:
            yield from product(models, numbers)


def _below(book: Book, ranks: Mapping[str, int], body: Unit, level: str) -> str | None:
    """The level at which a body stands, where that is below another level."""
    if body.level is None:
        return None
    held, given = (book.vocabulary.standard("level", one)[0] for one in (body.level, level))
    return held if held in ranks and given in ranks and ranks[held] > ranks[given] else None


def _first(book: Book, model: Model, step: str) -> Milestone | None:
    return next(
        (one for one in model.milestones if _is_step(book, one.kind, step)),
        None,
    )


def _levels(book: Book, model: Model, step: str) -> list[str]:
    found = (
        book.vocabulary.standard("level", one.level)[0]
        for one in model.milestones
        if one.level is not None and _is_step(book, one.kind, step)
    )
    return list(dict.fromkeys(found))


def _is_step(book: Book, kind: str, step: str) -> bool:
    known: dict[tuple[str, str], bool] = book.once("steps of models", dict)
    if (kind, step) not in known:
        known[kind, step] = kind == step or step in book.vocabulary.standard("milestone", kind)
    return known[kind, step]


def _span(book: Book, milestone: Milestone) -> Span | None:
    if milestone.on is not None:
        return one_day(milestone.on)
    period = book.get(Period, milestone.period)
    return None if period is None else period.during


def _reached(book: Book, milestone: Milestone) -> datetime.date | None:
    span = _span(book, milestone)
    return None if span is None else span.start


def _day(book: Book, model: Model) -> datetime.date | None:
    span = book.span_of(model)
    return None if span is None else span.start


INCOMPLETE = Rule(
    code="DV301",
    name="incomplete-model",
    vi="Mô hình “{model}” đã đăng ký nhưng chưa ghi {lacking}; hãy bổ sung theo phiếu đăng ký.",
    en="Model “{model}” is registered but does not say its {lacking_en}; fill it in from the registration form.",
    grades=(Grade(severity="warning", ground=GUIDE, confidence="secondary"),),
    check=incomplete,
)
NEVER_REGISTERED = Rule(
    code="DV302",
    name="recognised-never-registered",
    vi=(
        "Mô hình “{model}” được công nhận ({level}) nhưng sổ không có bước đăng ký; hãy bổ sung việc đăng ký hoặc "
        "kiểm tra lại tên mô hình."
    ),
    en=(
        "Model “{model}” is recognised ({level_en}) but was never registered; add the registration, or check that it "
        "is the model meant."
    ),
    grades=(Grade(severity="warning", ground=GUIDE, confidence="secondary"),),
    check=never_registered,
)
ABOVE_ITS_REGISTRATION = Rule(
    code="DV303",
    name="recognised-above-registration",
    vi=(
        "Mô hình “{model}” chỉ đăng ký ở {registered} nhưng được công nhận ở {level} mà không qua cấp dưới; hãy bổ "
        "sung việc đăng ký, công nhận còn thiếu hoặc sửa cấp."
    ),
    en=(
        "Model “{model}” is registered at {registered_en} only, yet recognised at {level_en} with nothing between; "
        "add what is missing or correct the level."
    ),
    grades=(Grade(severity="warning", ground=STEPS, confidence="derived"),),
    check=above_its_registration,
)
OUT_OF_ORDER = Rule(
    code="DV304",
    name="milestones-out-of-order",
    vi=(
        "Mô hình “{model}”: bước “{step}” ngày {day} lại sau bước “{next}” ngày {next_day}; hãy sửa ngày hoặc bổ "
        "sung lần {step} trước đó."
    ),
    en=(
        "Model “{model}”: the step “{step_en}” on {day} comes after “{next_en}” on {next_day}; correct the day or "
        "add the earlier step."
    ),
    grades=(OWN_ERROR,),
    check=out_of_order,
)
LEVEL_GONE = Rule(
    code="DV305",
    name="level-of-milestone",
    vi="Mô hình “{model}” có bước “{step}” ở {level}, {days}, nhưng cấp này chỉ có {exists}; hãy sửa cấp hoặc ngày.",
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
    check=level_gone,
)
LEVEL_OF_BODY = Rule(
    code="DV306",
    name="level-of-recogniser",
    vi=(
        "Mô hình “{model}” được ghi là {body} công nhận ở {level}, trong khi cơ quan này chỉ ở {held}; hãy sửa cấp "
        "công nhận hoặc cơ quan công nhận."
    ),
    en=(
        "Model “{model}” is recognised at {level_en} by {body}, which stands at {held_en} only; correct the level or "
        "the body."
    ),
    grades=(Grade(severity="warning", ground=STEPS, confidence="derived"),),
    check=level_of_body,
    follows=("DV116",),
)
RULES = (
    INCOMPLETE,
    NEVER_REGISTERED,
    ABOVE_ITS_REGISTRATION,
    OUT_OF_ORDER,
    LEVEL_GONE,
    LEVEL_OF_BODY,
)
