"""Rules on single figures: unit of count, impossible numbers, empty figures, stock and flow, figures told twice."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

from danvan.book.book import Book
from danvan.counts import OF_MORE_THAN_A_WHOLE, likeness, one_family, shares_of, unit_of
from danvan.counts.things import things
from danvan.facts import Figure
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import NO_UNIT, Bilingual, all_of, days, labels, listed, named, number
from danvan.rules.lookups.amounts import oddity
from danvan.rules.lookups.pairs import told
from danvan.values.numerals import write_decimal
from danvan.values.quantities import Quantity
from danvan.vocabulary import Measure

# A step taken in a period; a stock is what stands on a day, and no step of it was taken in the period reported.
STEPS_TAKEN = frozenset(
    {"launched", "registered", "newly-built", "appraised", "voted", "recognised", "praised", "awarded", "withdrawn"}
)
STANDING_NOW = frozenset({"existing", "maintained"})
STOCK = Bilingual("số hiện có tại một thời điểm", "a stock on a day")
FLOW = Bilingual("số phát sinh trong kỳ", "a flow of a period")


@rule(
    "DV506",
    vi=(
        "Số liệu {figure} ({measure}: {number}) có đơn vị tính là “{got}”, trong khi đơn vị tính của chỉ tiêu là "
        "“{wanted}”; đề nghị sửa đơn vị tính hoặc chọn chỉ tiêu khác."
    ),
    en=(
        "Figure {figure} ({measure}: {number}) counts in “{got}” while its measure counts in “{wanted}”; "
        "correct the unit of count or the measure."
    ),
    grades=(OWN_WARNING,),
)
def unit_of_count(book: Book) -> Iterator[Breach]:
    """A figure is counted in the unit of its measure, or in one of the same family of units.

    Why: people and turns, money and things are different, and do not add up. Models and exemplars, gifts in portions
    and in kilograms are counts of one sort of thing.
    Bad: participants of conferences, counted in turns (`turn`).
    Fix: correct the unit of count, or take the measure that counts in it.
    """
    for figure in book.figures:
        measure = book.vocabulary.measure(figure.measure)
        if measure is None or figure.quantity is None:
            continue
        unit = figure.quantity.unit
        known = unit and book.vocabulary.find("count-unit", unit) is not None
        if known and not one_family(book.vocabulary, unit, measure.unit):
            got, wanted = (labels(book.vocabulary, "count-unit", [one]) for one in (unit, measure.unit))
            values = {
                "got": got,
                "wanted": wanted,
            }
            yield _breach(book, figure, "quantity.unit", values)


@rule(
    "DV507",
    vi="Số liệu {figure} ({measure}) của {unit} ghi {number}, {what}; đề nghị sửa lại theo nguồn.",
    en="Figure {figure} ({measure}) of {unit} says {number}, which {what}; correct it from the source.",
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
        unit = unit_of(book, figure)
        # Whether what an unknown unit counts comes whole, nobody knows: 9,5 points may be right.
        odd = oddity(figure.quantity, unit if book.vocabulary.find("count-unit", unit) is not None else "")
        if odd is not None:
            values = {"what": Bilingual(odd.vi, odd.en)}
            yield _breach(book, figure, "quantity", values, confidence=None if odd.sure else "derived")


@rule(
    "DV508",
    vi="Tỷ lệ {number} của số liệu {figure} ({measure}) nằm ngoài khoảng 0-100%; đề nghị tính lại từ hai con số gốc.",
    en=(
        "The share {number} of figure {figure} ({measure}) lies outside 0-100%; compute it again from its two numbers."
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
        if (
            measure is None
            or measure.nature != "share"
            or figure.measure in OF_MORE_THAN_A_WHOLE
            or figure.quantity is None
        ):
            continue
        if not 0 <= figure.quantity.value <= 100:
            yield _breach(book, figure, "quantity", {})


@rule(
    "DV509",
    vi=(
        "Số liệu {figure} ({measure}) của {unit} không có số, cũng không có lời thay số; đề nghị bổ sung hoặc bỏ bản "
        "ghi."
    ),
    en="Figure {figure} ({measure}) of {unit} has neither a number nor words for one; complete or remove it.",
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
        "Số liệu {figure} ({measure}: {number}) là {nature} nhưng lại gắn với “{other}”; đề nghị chọn chỉ tiêu đúng "
        "loại, đừng cộng số hiện có với số phát sinh."
    ),
    en=(
        "Figure {figure} ({measure}: {number}) is {nature}, yet goes with “{other}”; take the measure of the "
        "right nature, and do not add stocks to flows."
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

    Why: “hiện có 1.229 mô hình” is a stock; added over years it counts the same models again. What a report picks out
    of what there is (“trong đó mới xây dựng 7, đề nghị khen 5”) is in order.
    Bad: models in existence, broken down by `registered`.
    Fix: take the measure of the other nature (`models` for steps of the period, `models-existing` for what there is).
    """
    for figure in book.figures:
        measure = book.vocabulary.measure(figure.measure)
        standing = figure.breakdown.get("standing")
        if measure is None or figure.part_of is not None or not _mixed(measure, standing):
            continue
        beside = labels(book.vocabulary, "milestone", [standing or ""])
        values = {
            "nature": STOCK if measure.nature == "stock" else FLOW,
            "other": beside,
        }
        yield _breach(book, figure, "measure", values)


def _mixed(measure: Measure, standing: str | None) -> bool:
    if measure.nature == "stock":
        return standing in STEPS_TAKEN
    return measure.nature == "flow" and standing in STANDING_NOW


@rule(
    "DV510",
    vi=(
        "{unit} có {count} số liệu khác nhau về {measure}, {days}: {numbers} ({figures}); đề nghị giữ một số, số còn "
        "lại ghi là số liệu khác nguồn."
    ),
    en=(
        "{unit} has {count} figures for the same {measure} {days}: {numbers} ({figures}); keep one, and the other "
        "as its variant."
    ),
    grades=(OWN_WARNING,),
    follows=("DV102",),
)
def figure_told_twice(book: Book) -> Iterator[Breach]:
    """One number is recorded once.

    Why: two figures of one unit, measure, time, breakdown and kind of thing are added as if they were two counts; where
    they differ, one of them is wrong. 147 models and 54 exemplars are two counts, and 201 of both their total.
    Bad: 1.520 and 1.540 models registered in 2017, both by one board.
    Fix: keep the one that is right, and the other as a variant of it.
    """
    alike: dict[Hashable, list[Figure]] = {}
    for figure in book.figures:
        if figure.quantity is not None:
            alike.setdefault((likeness(book, figure), figure.part_of), []).append(figure)
    for several in alike.values():
        for figures in _one_number(book, several) if len(several) > 1 else ():
            values = {
                "count": len(figures),
                "figures": listed(figure.id for figure in figures),
                "numbers": all_of(number(figure.quantity) for figure in figures if figure.quantity is not None),
            }
            yield _breach(book, figures[0], "quantity", values, others=figures[1:])


def _one_number(book: Book, several: Sequence[Figure]) -> Iterator[list[Figure]]:
    # Of figures that differ in nothing but the kind of thing: those that count one kind. Models and exemplars are two
    # numbers, and a number that is their sum is a total of both, whatever it is called.
    kinds: dict[Hashable, list[Figure]] = {}
    for figure in several:
        kinds.setdefault(things(book.vocabulary, unit_of(book, figure)), []).append(figure)
    for figures in kinds.values():
        others = sum(one.quantity.value for one in several if one not in figures and one.quantity is not None)
        smallest, largest = (choose(map(_value, figures)) for choose in (min, max))
        if len(figures) > 1 and not (len(figures) == len(PAIR) and others and smallest + others == largest):
            yield figures


PAIR = ("a part", "the total of it and another")


def _value(figure: Figure) -> Decimal:
    return Decimal(0) if figure.quantity is None else figure.quantity.value


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
        "measure": measure,
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


@rule(
    "DV518",
    vi=(
        "Tỷ lệ {number} của số liệu {figure} ({measure}, {unit}, {days}) không khớp {part} trên {whole} (tính ra "
        "{computed}%); đề nghị đối chiếu ba số, ghi số còn lại là số liệu khác nguồn."
    ),
    en=(
        "The share {number} of figure {figure} ({measure}, {unit}, {days}) does not follow from {part} of {whole} "
        "(which make {computed}%); compare the three, and keep the other number as a variant."
    ),
    grades=(OWN_WARNING,),
    follows=("DV502", "DV507", "DV508", "DV510"),
)
def share_and_its_counts(book: Book) -> Iterator[Breach]:
    """A share follows from the part and the whole it is of, as exactly as it is written.

    Why: “100/145 mô hình, đạt 83,07%” says three things of which one is wrong; whoever prints the share prints it.
    Where several counts may be meant, one that fits is enough. Approximate numbers are not asked.
    Bad: 83,07% effective, beside 100 effective of 145 registered.
    Fix: see which of the three is right; keep the other as a variant.
    """
    for pairs in shares_of(book):
        if any(pair.follows is not False for pair in pairs):
            continue
        pair = pairs[0]
        computed = write_decimal(pair.computed or Decimal(0), places=2)
        values = {"part": told(pair.part), "whole": told(pair.whole), "computed": computed}
        yield _breach(book, pair.share, "quantity", values, others=[pair.part, pair.whole])


@rule(
    "DV519",
    vi=(
        "Số liệu {figure} ({measure}) của {unit} ghi {number}, nhưng nguyên văn “{printed}” đọc là {read}; đề nghị ghi "
        "đúng nguyên văn hoặc sửa con số."
    ),
    en=(
        "Figure {figure} ({measure}) of {unit} says {number}, yet its print “{printed}” reads {read}; enter the "
        "words of the source, or correct the number."
    ),
    grades=(OWN_WARNING,),
    follows=("DV507",),
)
def printed_and_number(book: Book) -> Iterator[Breach]:
    """A number is the one that its own words say, and as exact.

    Why: “11.000” beside a number that is over 11.000 has lost its “hơn”; a report that prints the one says what the
    other does not. Words that cannot be read as one number are not asked.
    Bad: over 11.000 models, printed “11.000”.
    Fix: enter the words with their qualifier, or correct the number.
    """
    seen: dict[Quantity, Quantity | None] = {}
    for figure in book.figures:
        if figure.quantity is None or figure.quantity.printed is None:
            continue
        if figure.quantity not in seen:
            seen[figure.quantity] = _printed_otherwise(book, figure.quantity)
        other = seen[figure.quantity]
        if other is not None:
            said = number(figure.quantity.bare)
            values = {"printed": figure.quantity.printed, "read": number(other), "number": said}
            yield _breach(book, figure, "quantity.printed", values)


def _printed_otherwise(book: Book, quantity: Quantity) -> Quantity | None:
    read = Quantity.parse(quantity.printed or "", unit=quantity.unit, vocabulary=book.vocabulary)
    if read.kind != "number" or read.quantity is None or read.doubtful:
        return None
    found = read.quantity.bare
    return None if found == quantity.bare else found
