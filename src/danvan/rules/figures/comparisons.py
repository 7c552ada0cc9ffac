"""Rules on comparisons: what a source says a figure is against an earlier one, checked against that one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from danvan.book.book import Book
from danvan.counts import likeness
from danvan.facts import Comparison, Figure, Period, Remark
from danvan.rules.engine.rule import OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import NO_UNIT, Bilingual, all_of, labels, named, number
from danvan.rules.lookups.pairs import told
from danvan.values.quantities import Quantity

OF_ANOTHER_TIME = ("period", "by", "fields")


class Doubt(NamedTuple):
    """Why a comparison cannot be decided, and what would decide it, in Vietnamese and English."""

    why: str
    why_en: str
    remedy: str
    remedy_en: str


@rule(
    "DV514",
    vi=(
        "{unit}, {measure}: “{text}” không khớp hai số {now} và {then}; đề nghị xem số nào đúng, giữ số kia là số liệu "
        "khác nguồn."
    ),
    en="{unit}, {measure}: “{text}” does not fit {now} and {then}; see which is right, keep the other as a variant.",
    grades=(OWN_WARNING,),
    follows=("DV505", "DV507"),
)
def comparison_fails(book: Book) -> Iterator[Breach]:
    """A figure is what its comparison with an earlier one says, through the qualifiers of all three.

    Why: “tăng 276 mô hình so với năm 2020” is a third statement about two numbers; where it does not fit them, one of
    the three is wrong.
    Bad: 1.808 in 2021, 1.600 in 2020, “tăng 276”.
    Fix: see which of the three is right, and keep the other as a variant.
    """
    for remark, comparison in _comparisons(book):
        figure = _compared(book, comparison)
        for base in () if figure is None else _bases(book, figure, comparison):
            if figure is not None and _holds(figure, base, comparison) is False:
                yield _breach(book, remark, figure, base)
                break


@rule(
    "DV515",
    vi="Chưa kiểm được “{text}”: {why}; đề nghị {remedy}.",
    en="The comparison “{text}” cannot be checked: {why}; {remedy}.",
    grades=(OWN_WARNING,),
    follows=("DV101",),
)
def comparison_undecided(book: Book) -> Iterator[Breach]:
    """A comparison names one figure, a change and an earlier period, and the book has the earlier figure.

    Why: a rise that nobody can check is no evidence of one; whoever prints it should know that it was not checked.
    Bad: “tăng 276 mô hình so với năm 2020” beside two figures of 2021, and none of 2020.
    Fix: say which figure is meant, and enter the one it is compared with.
    """
    for remark, comparison in _comparisons(book):
        doubt = _doubt(book, comparison)
        if doubt is not None:
            values = {
                "text": remark.text,
                "why": Bilingual(doubt.why, doubt.why_en),
                "remedy": Bilingual(doubt.remedy, doubt.remedy_en),
            }
            subjects = (
                *(subject(Figure, one) for one in comparison.of),
                *(() if comparison.since is None else (subject(Period, comparison.since),)),
            )
            yield Breach(fact=remark, field="comparison", values=values, subjects=subjects)


@rule(
    "DV516",
    vi=(
        "“{text}” so số {now} của {period} ({length} ngày) với {since} ({earlier} ngày), hai kỳ không dài bằng nhau; "
        "đề nghị so với cùng kỳ của năm trước hoặc ghi đúng kỳ."
    ),
    en=(
        "It says “{text}”, which sets {now} of {period} ({length} days) beside {since} ({earlier} days), and these are "
        "not of one length; compare with the same time of the earlier year, or correct the period."
    ),
    grades=(OWN_WARNING,),
    follows=("DV201", "DV204"),
)
def comparison_of_unequal_times(book: Book) -> Iterator[Breach]:
    """A figure is compared with one of a period as long as its own.

    Why: nine months beside a whole year is no rise and no fall; “so với cùng kỳ” means the same months. Numbers in
    existence on a day may be compared with any other day.
    Bad: registrations of 2024 beside those of the first half of 2023.
    Fix: compare with the same months of the earlier year, or say which figure is meant.
    """
    for remark, comparison in _comparisons(book):
        since = book.get(Period, comparison.since)
        for figure in (book.get(Figure, one) for one in comparison.of) if since is not None else ():
            measure = None if figure is None else book.vocabulary.measure(figure.measure)
            period = None if figure is None or figure.on is not None else book.get(Period, figure.period)
            flow = measure is None or measure.nature == "flow"
            if since is None or figure is None or period is None or not flow:
                continue
            length, earlier = period.during.days, since.during.days
            if length is not None and earlier is not None and abs(length - earlier) > SLACK:
                values = {
                    "text": remark.text,
                    "now": told(figure),
                    "period": period.label,
                    "length": length,
                    "since": since.label,
                    "earlier": earlier,
                }
                subjects = (subject(Figure, figure.id), subject(Period, since.id))
                yield Breach(fact=remark, field="comparison", values=values, subjects=subjects)
                break


SLACK = 3
"""Months have 28 to 31 days and quarters 90 to 92; what differs by more is not the same stretch of another year."""


def _comparisons(book: Book) -> Iterator[tuple[Remark, Comparison]]:
    for remark in book.remarks:
        if remark.comparison is not None:
            yield remark, remark.comparison


def _compared(book: Book, comparison: Comparison) -> Figure | None:
    return book.get(Figure, comparison.of[0]) if len(comparison.of) == 1 else None


def _bases(book: Book, figure: Figure, comparison: Comparison) -> Sequence[Figure]:
    # The same count in the earlier period, whoever took the steps and whatever fields it lists.
    since = book.get(Period, comparison.since)
    asked = likeness(book, figure, but=OF_ANOTHER_TIME)
    return [
        one
        for one in book.figures
        if since is not None
        and one.quantity is not None
        and one.id != figure.id
        and book.span_of(one) == since.during
        and likeness(book, one, but=OF_ANOTHER_TIME) == asked
    ]


def _doubt(book: Book, comparison: Comparison) -> Doubt | None:
    if comparison.change is None and comparison.times is None:
        return Doubt(
            "chưa ghi mức tăng, giảm hay số lần",
            "no change and no number of times is entered",
            "ghi con số nếu nguồn có",
            "enter it where the source has it",
        )
    candidates = [one for one in (book.get(Figure, figure) for figure in comparison.of) if one is not None]
    if len(comparison.of) != 1:
        return _no_figure(comparison, candidates)
    since = book.get(Period, comparison.since)
    if since is None:
        return Doubt(
            "không rõ so với kỳ nào",
            "the earlier period is not said",
            "ghi kỳ được so sánh",
            "enter the period compared with",
        )
    figure = _compared(book, comparison)
    if figure is None or figure.quantity is None:
        return Doubt(
            "số được so sánh chưa có con số trong sổ",
            "the figure compared has no number in the book",
            "nhập số ấy",
            "enter it",
        )
    if not _bases(book, figure, comparison):
        implied = _implied([figure], comparison)
        return Doubt(
            f"sổ không có số của {since.label} để so" + (implied.vi and f" (suy ra là {implied.vi})"),
            f"the book has no figure of {since.label}" + (implied.en and f" (it would be {implied.en})"),
            f"nhập số của {since.label}",
            f"enter the figure of {since.label}",
        )
    return None


def _no_figure(comparison: Comparison, candidates: Sequence[Figure]) -> Doubt:
    among = all_of(told(one) for one in candidates)
    implied = _implied(candidates, comparison)
    return Doubt(
        "không rõ so sánh số nào"
        + (among.vi and f" trong {among.vi}")
        + (implied.vi and f"; số của kỳ trước theo đó là {implied.vi}"),
        "the figure compared is not said"
        + (among.en and f", of {among.en}")
        + (implied.en and f"; the earlier one would be {implied.en}"),
        "hỏi nơi báo cáo rồi chỉ giữ một số",
        "ask who reported it, and keep one",
    )


def _implied(figures: Sequence[Figure], comparison: Comparison) -> Bilingual:
    # The earlier number that each figure would mean.
    change = comparison.change
    if change is None:
        return Bilingual("", "")
    earlier = [number(one.quantity.bare - change.bare) for one in figures if one.quantity is not None]
    return Bilingual(" hoặc ".join(one.vi for one in earlier), " or ".join(one.en for one in earlier))


def _holds(figure: Figure, base: Figure, comparison: Comparison) -> bool | None:
    if figure.quantity is None or base.quantity is None or figure.quantity.unit != base.quantity.unit:
        return None
    now, then = figure.quantity.bare, base.quantity.bare
    if comparison.change is not None:
        return (then + comparison.change.bare).equals(now)
    times = comparison.times
    if times is None or not then.is_exact or then.value == 0:
        return None
    if times.is_exact and now.is_exact:
        # As many digits as are printed can be expected to be right: 2 times is anything from 1,5 to 2,5.
        exponent = times.value.as_tuple().exponent
        margin = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
        return abs(now.value / then.value - times.value) <= margin
    return Quantity(then.value * times.value, times.exact).equals(now)


def _breach(book: Book, remark: Remark, figure: Figure, base: Figure) -> Breach:
    measure = labels(book.vocabulary, "measure", [figure.measure])
    values = {
        "unit": NO_UNIT if figure.unit is None else named(book, figure.unit),
        "measure": measure,
        "text": remark.text,
        "now": told(figure),
        "then": told(base),
    }
    subjects = tuple(subject(Figure, one.id) for one in (figure, base))
    return Breach(fact=remark, field="comparison", values=values, subjects=subjects)
