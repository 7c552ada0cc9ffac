"""Rules on models: what a registered model must say, and that it was registered before it was recognised."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from danvan.book.book import Book
from danvan.facts import Model
from danvan.rules.engine.rule import Breach, Grade, rule
from danvan.rules.engine.wording import Bilingual, all_of, labels
from danvan.rules.lookups.alike import models_where
from danvan.rules.lookups.days import reached_on

GUIDE = "Hướng dẫn Quảng Ngãi 19/4/2021 (giai đoạn 2021-2025): mô hình có tên, địa chỉ, lĩnh vực và được đăng ký"
STEPS = "Các bước đăng ký, thực hiện, thẩm tra, bình xét, công nhận (báo cáo U Minh Thượng 2016-2020)"
COMMUNE = "commune"


@rule(
    "DV301",
    vi="Mô hình “{model}” đã đăng ký nhưng chưa ghi {lacking}; đề nghị bổ sung theo phiếu đăng ký.",
    en="Model “{model}” is registered but does not say its {lacking}; fill it in from the registration form.",
    grades=(Grade(severity="warning", ground=GUIDE, confidence="secondary"),),
)
def incomplete_model(book: Book) -> Iterator[Breach]:
    """A registered model says who holds it, of which type it is (collective or individual) and in which field.

    Why: counts by holder, type and field leave it out or put it under “not stated”. A model that is only named in
    passing, without a registration, need not say so.
    Bad: a registered model without a field.
    Fix: fill in what is missing from the registration form.
    """

    def lacking(model: Model) -> list[tuple[str, str]]:
        return _lacking(model) if _takes(book, model, "registered") else []

    for model, parts in models_where(book, lacking):
        values = {
            "model": model.name,
            "lacking": all_of(Bilingual(vi, en) for vi, en in parts),
        }
        yield Breach(fact=model, values=values, on=_day(book, model))


def _lacking(model: Model) -> list[tuple[str, str]]:
    told = (
        (("chủ thể", "holder"), bool(model.holders) or model.person is not None),
        (("loại (tập thể, cá nhân)", "type"), model.type is not None),
        (("lĩnh vực", "field"), bool(model.fields)),
    )
    return [names for names, there in told if not there]


@rule(
    "DV302",
    vi=(
        "Mô hình “{model}” được công nhận ({level}) nhưng sổ không có bước đăng ký; đề nghị bổ sung việc đăng ký hoặc "
        "kiểm tra lại tên mô hình."
    ),
    en=(
        "Model “{model}” is recognised ({level}) but was never registered; add the registration, or check that it "
        "is the model meant."
    ),
    grades=(Grade(severity="warning", ground=GUIDE, confidence="secondary"),),
)
def recognised_never_registered(book: Book) -> Iterator[Breach]:
    """A recognised model was registered first.

    Why: recognition is of what was registered with the body that launched the movement; without it the funnel
    counts more models recognised than registered. A model with no word of recognition is not asked.
    Bad: a model with the one milestone `recognised`.
    Fix: add the milestone `registered`, with its day or period, or check that the model is the one meant.
    """

    def unregistered(model: Model) -> bool:
        return _takes(book, model, "recognised") and not _takes(book, model, "registered")

    for model, _ in models_where(book, unregistered):
        recognised = next(one for one in model.milestones if _is_step(book, one.kind, "recognised"))
        level = labels(book.vocabulary, "level", [recognised.level] if recognised.level else [])
        values = {
            "model": model.name,
            "level": level.otherwise("cấp không rõ", "a level not stated"),
        }
        yield Breach(fact=model, field="milestones", values=values, on=reached_on(book, recognised))


@rule(
    "DV303",
    vi=(
        "Mô hình “{model}” chỉ đăng ký ở {registered} nhưng được công nhận ở {level} mà không qua cấp dưới; đề nghị bổ "
        "sung việc đăng ký, công nhận còn thiếu hoặc sửa cấp."
    ),
    en=(
        "Model “{model}” is registered at {registered} only, yet recognised at {level} with nothing between; add "
        "what is missing or correct the level."
    ),
    grades=(Grade(severity="warning", ground=STEPS, confidence="derived"),),
)
def recognised_above_registration(book: Book) -> Iterator[Breach]:
    """A model is recognised at a level for which it was registered, or after recognition at a lower one.

    Why: a level is climbed step by step; a model registered with the commune is not recognised by the province
    outright. Some places promote freely, so this is a warning.
    Bad: registered at commune level, recognised at province level, and nothing between.
    Fix: add the registration at that level or the recognition below it, or correct the level.
    """
    ranks = {term.code: term.rank for term in book.vocabulary.terms if term.scheme == "level" and term.rank}

    def too_high(model: Model) -> tuple[str, list[str]] | None:
        registered, recognised = (_levels(book, model, step) for step in ("registered", "recognised"))
        level = _too_high(ranks, registered, recognised)
        return None if level is None else (level, registered)

    for model, (level, registered) in models_where(book, too_high):
        reached, asked = (labels(book.vocabulary, "level", codes) for codes in ([level], registered))
        values = {
            "model": model.name,
            "level": reached,
            "registered": asked,
        }
        yield Breach(fact=model, field="milestones", values=values, on=_day(book, model))


def _too_high(ranks: Mapping[str, int], registered: Sequence[str], recognised: Sequence[str]) -> str | None:
    # The first level of recognition above every registration, without a recognition below it; 1 ranks highest.
    for level in recognised if registered else ():
        below = any(ranks.get(one, 0) > ranks.get(level, 0) for one in recognised)
        if level in ranks and not below and all(ranks[level] < ranks.get(one, 0) for one in registered):
            return level
    return None


def _takes(book: Book, model: Model, step: str) -> bool:
    return any(_is_step(book, one.kind, step) for one in model.milestones)


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


def _day(book: Book, model: Model) -> datetime.date | None:
    span = book.span_of(model)
    return None if span is None else span.start
