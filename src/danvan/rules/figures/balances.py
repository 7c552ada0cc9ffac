"""The rule on totals: what a unit reported against what lies below it."""

from collections.abc import Iterator

from danvan.aggregates.accounts.balance import Balance
from danvan.aggregates.accounts.reconcile import balances_of_reports, reconcilable
from danvan.book.book import Book
from danvan.facts import Figure
from danvan.rules.engine.rule import OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import Bilingual, days, labels, listed, number
from danvan.values.quantities import Quantity

BELOW = {"reports": ("báo cáo của các đơn vị trực thuộc", "the reports of the units below"),
         "records": ("hồ sơ trong sổ", "the records in the book")}  # fmt: skip # one line for each basis


@rule(
    "DV513",
    vi=(
        "{unit}, {days}: {measure} báo cáo {reported}, nhưng {below} cộng lại là {computed} (chênh lệch {gap}; gồm "
        "{behind}); đề nghị đối chiếu hai danh sách."
    ),
    en=(
        "{unit}, {measure} {days}: {reported} reported, yet {below} add up to {computed} (gap {gap}; of "
        "{behind}); compare the two lists."
    ),
    grades=(OWN_WARNING,),
    follows=("DV502", "DV503"),
)
def reported_against_computed(book: Book) -> Iterator[Breach]:
    """What a unit reported is what lies below it adds up to, through the qualifiers of both.

    Why: the total of a report is trusted further up; a gap that nobody saw is carried into every sum above it.
    A unit below that sent nothing explains a smaller sum, never a larger one; records may be fewer than the report,
    since not every model is entered, but not more.
    Bad: a district reports 5 conferences, its two communes 4 and 3.
    Fix: ask both for their lists; keep the number that is wrong as a variant of the one that is right.
    """
    told: set[str] = set()
    for measure, span, codes in reconcilable(book):
        for one in balances_of_reports(book, measure, during=span, of=codes):
            figure = book.get(Figure, one.figures[0]) if one.figures else None
            if figure is not None and figure.id not in told and _wrong(one):
                told.add(figure.id)
                yield _breach(book, figure, one)


def _wrong(one: Balance) -> bool:
    if one.basis == "reports":
        return one.agrees is False
    return one.reported is not None and one.computed is not None and one.reported.less(one.computed) is True


def _breach(book: Book, figure: Figure, one: Balance) -> Breach:
    span = book.span_of(figure)
    measure = labels(book.vocabulary, "measure", [figure.measure])
    below, below_en = BELOW[one.basis]
    values = {
        "unit": one.name,
        "measure": measure,
        "reported": _said(one.reported),
        "computed": _said(one.computed),
        "gap": _said(one.gap),
        "below": Bilingual(below, below_en),
        "days": "" if span is None else days(span),
        "behind": listed(one.behind),
    }
    return Breach(
        fact=figure,
        field="quantity",
        values=values,
        on=None if span is None else span.last,
        subjects=(subject(Figure, figure.id),),
    )


def _said(quantity: Quantity | None) -> object:
    return "" if quantity is None else number(quantity.bare)
