"""The rule on models that are rewarded: registered and recognised first."""

import datetime
from collections.abc import Iterator

from danvan.book.book import Book
from danvan.facts import Award, Milestone, Model, Period
from danvan.rules.engine.rule import Breach, Grade, rule, subject
from danvan.rules.engine.wording import day as day_said
from danvan.rules.engine.wording import days, labels
from danvan.rules.lookups.days import day_of
from danvan.values.spans import Span

STEPS = ("registered", "recognised")


@rule(
    "DV308",
    vi=(
        "Mô hình “{model}” được tặng {form} ({award}) ngày {day}, trước bước “{step}” ({days}); đề nghị kiểm tra lại "
        "hai ngày hoặc mô hình được khen."
    ),
    en=(
        "Model “{model}” got the {form} ({award}) on {day}, before the step “{step}” ({days}); check both days, or "
        "which model was rewarded."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Đăng ký, thẩm tra, bình xét, công nhận rồi đề nghị khen (U Minh Thượng 2020, Chợ Đồn 2022)",
            confidence="derived",
        ),
    ),
    follows=("DV304", "DV416"),
)
def rewarded_before_recognised(book: Book) -> Iterator[Breach]:
    """A model is rewarded after it was registered, and, where it was recognised, no earlier than that.

    Why: register, check, vote, recognise, then select for reward: a reward that comes before has no ground to stand
    on, or one of the days is a slip. A model whose steps have no days is not asked.
    Bad: *giấy khen* of January 2024 for a model recognised in November 2024.
    Fix: correct the day of the decision or of the step, or name the model that is meant.
    """
    for award in book.awards:
        on = day_of(award)
        if on is None or not award.granted:
            continue
        named = (award.achievement, *(recipient.model for recipient in award.recipients))
        for model in (book.get(Model, one) for one in dict.fromkeys(named) if one is not None):
            late = None if model is None else _later_step(book, model, on)
            if model is not None and late is not None:
                yield _breach(book, award, model, late, on)


def _later_step(book: Book, model: Model, on: datetime.date) -> tuple[Milestone, Span] | None:
    # The first registration, else the first recognition, that surely comes after a day.
    for step in STEPS:
        found = [one for one in model.milestones if step in book.vocabulary.standard("milestone", one.kind)]
        spans = [(one, _span(book, one)) for one in found]
        dated = [(one, span) for one, span in spans if span is not None and span.start is not None]
        if dated and len(dated) == len(found) and all(span.start is not None and span.start > on for _, span in dated):
            return min(dated, key=lambda pair: pair[1].start or datetime.date.max)
    return None


def _span(book: Book, milestone: Milestone) -> Span | None:
    period = book.get(Period, milestone.period)
    if milestone.on is not None:
        return Span.day(milestone.on)
    return None if period is None else period.during


def _breach(book: Book, award: Award, model: Model, late: tuple[Milestone, Span], on: datetime.date) -> Breach:
    form = labels(book.vocabulary, "award-form", [award.form] if award.form else [])
    step = labels(book.vocabulary, "milestone", [late[0].kind])
    values = {
        "model": model.name,
        "award": award.id,
        "form": form.otherwise("khen thưởng", "award"),
        "day": day_said(on),
        "step": step,
        "days": days(late[1]),
    }
    subjects = (subject(Award, award.id), subject(Model, model.id))
    return Breach(fact=award, field="acts", values=values, on=on, subjects=subjects)
