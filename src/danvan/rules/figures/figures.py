"""Rules on single figures: unit of count, impossible numbers, empty figures, stock and flow, figures told twice."""

from collections.abc import Hashable, Iterator, Mapping

from danvan.book.book import Book
from danvan.facts import Figure
from danvan.rules.engine.amounts import oddity, one_thing
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import NO_UNIT, all_of, days, labels, listed, named, number
from danvan.vocabulary import Measure

# A step taken in a period; a stock is what stands on a day, and no step of it was taken in the period reported.
STEPS_TAKEN = frozenset(
    {"launched", "registered", "newly-built", "appraised", "voted", "recognised", "praised", "awarded", "withdrawn"}
)
STANDING_NOW = frozenset({"existing", "maintained"})
MAY_EXCEED = frozenset({"plan-share", "change-share"})
"""Shares of a plan and of growth are not parts of a whole: 120% of the plan is good news."""


@rule(
    "DV506",
    vi=(
        "Số liệu {figure} ({measure}: {number}) đếm theo “{got}”, trong khi chỉ tiêu đếm theo “{wanted}”; hãy sửa "
        "đơn vị tính hoặc chọn chỉ tiêu khác."
    ),
    en=(
        "Figure {figure} ({measure_en}: {number}) counts in “{got_en}” while its measure counts in “{wanted_en}”; "
        "correct the unit of count or the measure."
    ),
    grades=(OWN_WARNING,),
)
def unit_of_count(book: Book) -> Iterator[Breach]:
    """A figure is counted in the unit of its measure.

    Why: people and turns, gifts and turns of giving are different things, and do not add up.
    Bad: participants of conferences, counted in turns (`turn`).
    Fix: correct the unit of count, or take the measure that counts in it.
    """
    for figure in book.figures:
        measure = book.vocabulary.measure(figure.measure)
        if measure is None or figure.quantity is None:
            continue
        unit = figure.quantity.unit
        known = unit and book.vocabulary.find("count-unit", unit) is not None
        if known and not one_thing(book.vocabulary, unit, measure.unit):
            got, wanted = (labels(book.vocabulary, "count-unit", [one]) for one in (unit, measure.unit))
            values = {
                "got": got["vi"],
                "got_en": got["en"],
                "wanted": wanted["vi"],
                "wanted_en": wanted["en"],
            }
            yield _breach(book, figure, "quantity.unit", values)


@rule(
    "DV507",
    vi="Số liệu {figure} ({measure}) của {unit} ghi {number}, {what}; hãy sửa lại theo nguồn.",
    en="Figure {figure} ({measure_en}) of {unit} says {number}, which {what_en}; correct it from the source.",
    grades=(OWN_ERROR,),
)
def odd_number(book: Book) -> Iterator[Breach]:
    """A count is not below zero, not a fraction of what comes whole, and not beyond belief.

    Why: a lost sign or separator goes into every sum above it.
    Bad: -12 models; 2,5 conferences.
    Fix: correct the number from the source.
    """
    for figure in book.figures:
        if figure.quantity is None:
            continue
        measure = book.vocabulary.measure(figure.measure)
        unit = figure.quantity.unit or ("" if measure is None else measure.unit)
        odd = oddity(figure.quantity, unit)
        if odd is not None:
            values = {"what": odd.vi, "what_en": odd.en}
            yield _breach(book, figure, "quantity", values, confidence=None if odd.sure else "derived")


@rule(
    "DV508",
    vi="Tỷ lệ {number} của số liệu {figure} ({measure}) nằm ngoài khoảng 0-100%; hãy tính lại từ hai con số gốc.",
    en=(
        "The share {number} of figure {figure} ({measure_en}) lies outside 0-100%; compute it again from its two "
        "numbers."
    ),
    grades=(OWN_WARNING,),
    follows=("DV507",),
)
def share_over_whole(book: Book) -> Iterator[Breach]:
    """A share of a whole lies from 0 to 100 percent.

    Why: more than the whole cannot be effective or recognised. Shares of a plan and of growth may exceed it.
    Bad: 143,3% of the models effective.
    Fix: correct the share, or the two numbers it comes from.
    """
    for figure in book.figures:
        measure = book.vocabulary.measure(figure.measure)
        if measure is None or measure.nature != "share" or figure.measure in MAY_EXCEED or figure.quantity is None:
            continue
        if not 0 <= figure.quantity.value <= 100:
            yield _breach(book, figure, "quantity", {})


@rule(
    "DV509",
    vi="Số liệu {figure} ({measure}) của {unit} không có số, cũng không có lời thay số; hãy bổ sung hoặc bỏ bản ghi.",
    en="Figure {figure} ({measure_en}) of {unit} has neither a number nor words for one; complete or remove it.",
    grades=(OWN_WARNING,),
)
def empty_figure(book: Book) -> Iterator[Breach]:
    """A figure has a number, or the words that stand for one.

    Why: without either it says nothing, and hides that nothing was reported.
    Bad: a figure with a measure and a unit only.
    Fix: give the quantity or the words as printed (“hàng chục tỷ đồng”), or remove the figure.
    """
    for figure in book.figures:
        if figure.quantity is None and not figure.printed:
            yield _breach(book, figure, "quantity", {})


@rule(
    "DV505",
    vi=(
        "Số liệu {figure} ({measure}: {number}) là {nature} nhưng lại gắn với “{other}”; hãy chọn chỉ tiêu đúng "
        "loại, đừng cộng số hiện có với số phát sinh."
    ),
    en=(
        "Figure {figure} ({measure_en}: {number}) is {nature_en}, yet goes with “{other_en}”; take the measure of "
        "the right nature, and do not add stocks to flows."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Báo cáo Hải Dương 2022 (“hiện có”); Tuyên Quang 2026: tỷ lệ và số hiện có không cộng qua các kỳ",
            confidence="derived",
        ),
    ),
)
def stock_or_flow(book: Book) -> Iterator[Breach]:
    """What stands on a day is not counted as what happened in a period, nor the other way round.

    Why: “hiện có 1.229 mô hình” is a stock; added over years, or set under the year's registrations, it counts the
    same models again.
    Bad: models in existence, broken down by `registered`; the year's new models as part of those in existence.
    Fix: take the measure of the other nature (`models` for steps of the period, `models-existing` for what there is).
    """
    by_id = {figure.id: figure for figure in book.figures}
    for figure in book.figures:
        measure = book.vocabulary.measure(figure.measure)
        whole = by_id.get(figure.part_of) if figure.part_of is not None else None
        above = None if whole is None else book.vocabulary.measure(whole.measure)
        if measure is not None and _mixed(measure, above, figure.breakdown.get("standing")):
            other = figure.breakdown.get("standing") if above is None or above.nature == measure.nature else above.code
            scheme = "measure" if above is not None and other == above.code else "milestone"
            beside = labels(book.vocabulary, scheme, [other or ""])
            values = {
                "nature": "số hiện có tại một thời điểm" if measure.nature == "stock" else "số phát sinh trong kỳ",
                "nature_en": "a stock on a day" if measure.nature == "stock" else "a flow of a period",
                "other": beside["vi"],
                "other_en": beside["en"],
            }
            yield _breach(book, figure, "measure", values)


def _mixed(measure: Measure, above: Measure | None, standing: str | None) -> bool:
    if above is not None and {measure.nature, above.nature} == {"stock", "flow"}:
        return True
    if measure.nature == "stock":
        return standing in STEPS_TAKEN
    return measure.nature == "flow" and standing in STANDING_NOW


@rule(
    "DV510",
    vi=(
        "{unit} có {count} số liệu khác nhau về {measure}, {days}: {numbers} ({figures}); hãy giữ một số, số còn lại "
        "ghi làm dị bản."
    ),
    en=(
        "{unit} has {count} figures for the same {measure_en} {days}: {numbers} ({figures}); keep one, and the other "
        "as its variant."
    ),
    grades=(OWN_WARNING,),
    follows=("DV102",),
)
def figure_told_twice(book: Book) -> Iterator[Breach]:
    """One number is recorded once.

    Why: two figures of one unit, measure, time and breakdown are added as if they were two counts; where they
    differ, one of them is wrong.
    Bad: 1.520 and 1.540 models registered in 2017, both by one board.
    Fix: keep the one that is right, and the other as a variant of it.
    """
    alike: dict[Hashable, list[Figure]] = {}
    for figure in book.figures:
        if figure.quantity is not None:
            alike.setdefault(_likeness(book, figure), []).append(figure)
    for figures in alike.values():
        if len(figures) > 1:
            values = {
                "count": len(figures),
                "figures": listed(figure.id for figure in figures),
                "numbers": all_of(number(figure.quantity) for figure in figures if figure.quantity is not None),
            }
            yield _breach(book, figures[0], "quantity", values, others=figures[1:])


def _likeness(book: Book, figure: Figure) -> Hashable:
    return (
        *(figure.unit, figure.by, figure.measure, figure.movement, book.span_of(figure), figure.breakdown),
        *(figure.fields, figure.about, figure.part_of),
    )


def _breach(
    book: Book,
    figure: Figure,
    field: str,
    values: Mapping[str, object],
    *,
    confidence: str | None = None,
    others: list[Figure] | None = None,
) -> Breach:
    measure = labels(book.vocabulary, "measure", [figure.measure])
    span = book.span_of(figure)
    common = {
        "figure": figure.id,
        "measure": measure["vi"],
        "measure_en": measure["en"],
        "unit": NO_UNIT if figure.unit is None else named(book, figure.unit),
        "days": "…" if span is None else days(span),
        "number": "…" if figure.quantity is None else number(figure.quantity),
    }
    return Breach(
        fact=figure,
        field=field,
        values={**common, **values},
        on=None if span is None else span.start,
        subjects=tuple(subject(Figure, one.id) for one in (figure, *(others or ()))),
        confidence=confidence,
    )
