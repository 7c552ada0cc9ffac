"""Rules on the funnel of models: what was registered, and what came of it in the same period."""

from collections.abc import Hashable, Iterator, Sequence

from danvan.book.book import Book
from danvan.counts import at_most, likeness
from danvan.facts import Figure
from danvan.rules.engine.rule import Breach, Grade, rule, subject
from danvan.rules.engine.wording import all_of, days, labels, named
from danvan.rules.lookups.pairs import breach_of_two, told
from danvan.values.spans import Span

OF_ONE_FUNNEL = ("by", "period", "breakdown", "fields", "about")
"""Steps of one funnel are counts of one unit, measure and movement, whatever else they say."""
OF_ONE_SCOPE = ("by", "standing", "fields", "about")
FIRST_STEP = "registered"
LATER_STEPS = ("implemented", "effective", "appraised", "voted", "recognised")
FUNNEL = "Thực tế đăng ký, thực hiện, công nhận cùng kỳ, cùng phạm vi; nơi cộng mô hình cũ còn hiệu quả thì có thể vượt"
UNEQUAL = "Báo cáo U Minh Thượng: đăng ký 2016-2020, công nhận 2019-2020"


@rule(
    "DV501",
    vi=(
        "{unit}: {measure} đăng ký tính cho {first} là {registered}, còn {step} lại tính cho {second} là {later}; "
        "không tính tỷ lệ giữa hai kỳ khác nhau, đề nghị xin số đăng ký của chính kỳ sau."
    ),
    en=(
        "{unit}: {measure} registered {first} are {registered}, while those {step} are of another time, "
        "{second}: {later}; make no ratio of the two, and ask for the registrations of that time."
    ),
    grades=(Grade(severity="warning", ground=UNEQUAL, confidence="seed"),),
)
def unequal_periods(book: Book) -> Iterator[Breach]:
    """What is registered and what came of it are reported for one period, or no ratio is made of them.

    Why: 266 recognised in two years are not 42% of the 635 registered in five. Where the period of the registrations
    has a later step of its own, or is open at an end (“hiện nay”), nobody makes that ratio.
    Bad: registered in 2016-2020 beside recognised in 2019-2020, with no registration for 2019-2020.
    Fix: ask for the registrations of the shorter period; until then print both with their periods and no ratio.
    """
    spans: dict[Hashable, dict[Span, list[Figure]]] = {}
    later: dict[Hashable, dict[Span, list[Figure]]] = {}
    for figure in book.figures:
        step, span = _step(book, figure), book.span_of(figure)
        if figure.quantity is None or span is None or step is None or figure.unit is None:
            continue
        found = spans if step == FIRST_STEP else later
        about = likeness(book, figure, but=OF_ONE_FUNNEL)
        found.setdefault(about, {}).setdefault(span, []).append(figure)
    for about, registered in spans.items():
        for span, figures in later.get(about, {}).items():
            apart = [one for one in registered if one.overlaps(span) and one not in later[about] and _closed(one)]
            if apart and span not in registered and _closed(span):
                yield _unequal(book, registered[apart[0]], apart[0], figures, span)


def _closed(span: Span) -> bool:
    return span.start is not None and span.end is not None


def _unequal(book: Book, first: Sequence[Figure], span: Span, figures: Sequence[Figure], later: Span) -> Breach:
    measure = labels(book.vocabulary, "measure", [first[0].measure])
    steps = labels(book.vocabulary, "milestone", dict.fromkeys(figure.breakdown["standing"] for figure in figures))
    values = {
        "unit": named(book, first[0].unit or ""),
        "measure": measure,
        "registered": all_of(told(figure) for figure in first),
        "first": days(span),
        "step": steps,
        "later": all_of(told(figure) for figure in figures),
        "second": days(later),
    }
    subjects = tuple(subject(Figure, figure.id) for figure in (*first, *figures))
    return Breach(fact=first[0], field="period", values=values, on=span.start, subjects=subjects)


def _step(book: Book, figure: Figure) -> str | None:
    standing = figure.breakdown.get("standing")
    if standing is None or standing == FIRST_STEP or standing in LATER_STEPS:
        return standing
    steps = book.vocabulary.standard("milestone", standing)
    return None if FIRST_STEP in steps else next((step for step in reversed(LATER_STEPS) if step in steps), None)


@rule(
    "DV504",
    vi=(
        "{unit}, {measure}: {step} {part} nhiều hơn số đăng ký {whole} cùng kỳ; đề nghị kiểm tra hai số, nếu gồm mô "
        "hình cũ thì ghi rõ."
    ),
    en=(
        "{unit}, {measure}: {step} {part} is more than was registered, {whole}, in the same period; check both, "
        "and say so if older models are counted in."
    ),
    grades=(Grade(severity="warning", ground=FUNNEL, confidence="derived"),),
    follows=("DV502", "DV507"),
)
def more_than_registered(book: Book) -> Iterator[Breach]:
    """Of one unit, period and scope no more is implemented, effective or recognised than was registered.

    Why: the later step is taken by what was registered. Where older models that still work are counted in, the
    number may exceed it; then the measure is another one.
    Bad: 1.600 recognised of 1.520 registered in one year.
    Fix: check both numbers; if older models are counted in, say so in `about`.
    """
    first: dict[Hashable, list[Figure]] = {}
    later: list[tuple[Hashable, Figure]] = []
    for figure in book.figures:
        step = _step(book, figure)
        if figure.quantity is None or figure.unit is None or step is None:
            continue
        scope = likeness(book, figure, but=OF_ONE_SCOPE)
        if step == FIRST_STEP:
            first.setdefault(scope, []).append(figure)
        else:
            later.append((scope, figure))
    for asked, figure in later:
        for registered in first.get(asked, ()):
            if _same_scope(registered, figure) and at_most(book, figure, registered) is False:
                yield breach_of_two(book, figure, registered, "quantity")


def _same_scope(one: Figure, other: Figure) -> bool:
    fields = not one.fields or not other.fields or one.fields == other.fields
    return fields and (one.about is None or other.about is None or one.about == other.about)
