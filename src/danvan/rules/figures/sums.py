"""Rules on figures that stand to each other as part and whole, or as before and after a succession."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from danvan.book.book import Book
from danvan.counts import at_most, likeness, narrower_and_wider, parts_of_wholes
from danvan.counts.parts import BY_CODE, Parts
from danvan.facts import Figure, Unit
from danvan.rules.engine.rule import OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import NO_UNIT, Bilingual, all_of, days, labels, named, number
from danvan.rules.lookups.pairs import breach_of_two, told
from danvan.values.spans import Span

OF_A_SUCCESSOR = ("unit", "by", "period", "fields")
SEVERAL = 3
"""So many parts said to be of one whole are read as a breakdown of it, not as examples."""
MADE_TO_FIT = frozenset({*BY_CODE, "count"})
"""The respects by which a source splits a whole; units, days and things named are as often picked out of it."""


@rule(
    "DV502",
    vi=(
        "{unit}, {measure}: {step} {part} lớn hơn tổng {whole} mà số này thuộc về; đề nghị xem số nào đúng, giữ số kia "
        "là số liệu khác nguồn."
    ),
    en=(
        "{unit}, {measure}: the {step} {part} is more than the whole {whole} it is part of; see which is right, "
        "and keep the other as a variant."
    ),
    grades=(OWN_WARNING,),
    follows=("DV105", "DV505", "DV507"),
)
def part_over_whole(book: Book) -> Iterator[Breach]:
    """A part is at most its whole, through the qualifiers of both.

    Why: “trong đó” cannot be more, nor can what says the same with one code more. Real reports do print it, so both
    values are kept and this is a warning.
    Bad: 1.533, part of 1.520.
    Fix: see which number is right; keep the other as a variant. Where it is no part, remove `part_of`.
    """
    for figure, whole in narrower_and_wider(book):
        if at_most(book, figure, whole) is False:
            yield breach_of_two(book, figure, whole, "part_of" if figure.part_of == whole.id else "quantity")


@rule(
    "DV503",
    vi=(
        "{unit}, {measure}: các phần {parts} cộng lại là {sum}, không khớp tổng {whole}; đề nghị đối chiếu, giữ số còn "
        "lại là số liệu khác nguồn."
    ),
    en=(
        "{unit}, {measure}: the parts {parts} make {sum}, which does not fit the whole {whole}; compare them, and "
        "keep the others as variants."
    ),
    grades=(OWN_WARNING,),
    follows=("DV102", "DV502", "DV507", "DV510"),
)
def parts_and_whole(book: Book) -> Iterator[Breach]:
    """Parts that have nothing in common do not add up to more than their whole; complete ones add up to it.

    Why: a breakdown that exceeds its total was counted twice somewhere, or the total is old. Only parts of one
    breakdown are added (by recipient, type, kind of thing, field, level, unit, thing named, period), through their
    qualifiers. Collectives with individuals are complete, models with exemplars, fields that cover every standard field
    of the vocabulary, and the periods of a flow that fill the whole's: 2.059 of 2021 and 2.360 of 2022 make “hơn 4.400”
    of both. Levels may hold each other, so they are only held against a whole that they nearly make.
    Bad: 96 collectives and 41 individuals of 139; 148 models and 54 exemplars of 201.
    Fix: see which numbers are right; keep the others as variants.
    """
    for one in parts_of_wholes(book):
        if one.fit is False:
            yield _breach_of_sum(book, one)


@rule(
    "DV517",
    vi=(
        "{unit}, {measure}: chưa xác định được các phần {parts}, cộng lại là {sum}, đã đủ tổng {whole} hay chưa (còn "
        "thiếu {gap}); đề nghị xem có phần nào chưa nêu."
    ),
    en=(
        "{unit}, {measure}: it cannot be told whether the parts {parts}, {sum} together, are all of the whole "
        "{whole} ({gap} missing); see whether a part was left out."
    ),
    grades=(OWN_WARNING,),
    follows=("DV102", "DV502", "DV503", "DV507", "DV510"),
)
def parts_fall_short(book: Book) -> Iterator[Breach]:
    """Parts that a source lists, and that do not make their whole, are known to be all of it or not.

    Why: 3 + 16 + 174 + 8 of 202 may be a slip of the pen, or leave out a field that nobody named; no book can tell.
    Said only of parts that are told to be parts of that whole, and so near to it that what is missing is less than any
    of them, or three or more: two examples picked out of a whole (“trong đó”) need not make it up, nor do those of a
    later step. Complete ones that do not add up are wrong (DV503).
    Bad: 30 and 8 models of 40, by field; 96 at district and 41 at province level of 139.
    Fix: see whether a part is missing; enter it, or the right number, keeping the other as a variant.
    """
    for one in parts_of_wholes(book):
        if one.fit is not None or not one.stated or one.by not in MADE_TO_FIT or one.picked_out:
            continue
        short = one.together.at_most(one.said) is True and one.together.equals(one.said) is False
        if short and (one.near or (len(one.parts) >= SEVERAL and one.alike and not one.nested)):
            yield _breach_of_sum(book, one, gap=number(one.rest))


def _breach_of_sum(book: Book, one: Parts, **more: object) -> Breach:
    measure = labels(book.vocabulary, "measure", [one.whole.measure])
    values = {
        "unit": NO_UNIT if one.whole.unit is None else named(book, one.whole.unit),
        "measure": measure,
        "parts": all_of((told(part) for part in one.parts), most=8),
        "sum": number(one.together),
        "whole": told(one.whole),
        **more,
    }
    subjects = tuple(subject(Figure, figure.id) for figure in (one.whole, *one.parts))
    return Breach(fact=one.whole, field="quantity", values=values, subjects=subjects)


@rule(
    "DV511",
    vi=(
        "{measure}: số {part} của {days} không cộng được cùng số {other} của {other_days}, vì {why}; đề nghị sửa kỳ "
        "hoặc bỏ phần “thuộc về”."
    ),
    en=(
        "{measure}: {part} {days} cannot be added with {other} {other_days}: {why}; correct the periods or "
        "remove `part_of`."
    ),
    grades=(OWN_WARNING,),
    follows=("DV105", "DV505"),
)
def periods_of_parts(book: Book) -> Iterator[Breach]:
    """A part lies in the period of its whole, and parts that are added are of periods that do not overlap.

    Why: a stage and a year inside it count the same models; stocks of two days never add up.
    Bad: 2016-2018 and 2018-2020, both part of 2016-2020; a stock of 2021, part of the stock of 2022.
    Fix: correct the periods, or remove `part_of`.
    """
    by_id = {figure.id: figure for figure in book.figures}
    parts: dict[Hashable, list[tuple[Span, Figure]]] = {}
    for figure in book.figures:
        whole = by_id.get(figure.part_of) if figure.part_of is not None else None
        span = book.span_of(figure)
        if whole is None or whole is figure or span is None:
            continue
        period = book.span_of(whole)
        row = book.vocabulary.measure(figure.measure)
        if period is not None and not period.covers(span):
            yield _ill_timed(
                book,
                (figure, span),
                (whole, period),
                ("kỳ của phần nằm ngoài kỳ của tổng", "the time of the part lies outside that of the whole"),
            )
        elif period is not None and row is not None and row.nature == "stock" and span != period:
            reason = ("số hiện có ở hai thời điểm không cộng với nhau", "stocks of two times do not add up")
            yield _ill_timed(book, (figure, span), (whole, period), reason)
        else:
            alike = (whole.id, figure.unit, figure.by, figure.measure, figure.breakdown, figure.about)
            for other_span, other in parts.setdefault(alike, []):
                if other_span != span and other_span.overlaps(span):
                    reason = ("hai phần tính những kỳ chồng lên nhau", "the times of two parts overlap")
                    yield _ill_timed(book, (figure, span), (other, other_span), reason)
                    break
            parts[alike].append((span, figure))


def _ill_timed(book: Book, part: tuple[Figure, Span], whole: tuple[Figure, Span], reason: tuple[str, str]) -> Breach:
    (figure, span), (other, period) = part, whole
    measure = labels(book.vocabulary, "measure", [figure.measure])
    values = {
        "measure": measure,
        "part": told(figure),
        "days": days(span),
        "other": told(other),
        "other_days": days(period),
        "why": Bilingual(*reason),
    }
    subjects = (subject(Figure, figure.id), subject(Figure, other.id))
    return Breach(fact=figure, field="part_of", values=values, on=span.start, subjects=subjects)


@rule(
    "DV512",
    vi=(
        "{measure}: cả {before} ({first}) và đơn vị kế tục {after} ({second}) đều báo cáo cho cùng thời gian; đề nghị "
        "ghi riêng phần thời gian của từng đơn vị hoặc giữ một số."
    ),
    en=(
        "{measure}: both {before} ({first}) and its successor {after} ({second}) report for the same time; give "
        "each its own part of it, or keep one."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Sắp xếp đơn vị hành chính từ 01/7/2025: số liệu quy về đơn vị kế tục",
            confidence="derived",
        ),
    ),
    follows=("DV116",),
)
def before_and_after(book: Book) -> Iterator[Breach]:
    """A number is reported by a unit or by the unit that took its place, not by both for the same time.

    Why: the new province's number of 2025 holds the old provinces' first half of the year; added, it counts twice.
    Bad: models registered in 2025 by Kiên Giang (to 30/6) and by the new An Giang, both for the whole year.
    Fix: give each its own part of the year as its period, or keep one of the two.
    """
    ended: dict[str, list[str]] = {}
    for succession in book.successions:
        for before in succession.before:
            ended.setdefault(before, []).extend(one for one in succession.after if one not in succession.before)
    units = {*ended, *(one for found in ended.values() for one in found)}
    reported: dict[Hashable, list[Figure]] = {}
    for figure in book.figures:
        if figure.unit in units and figure.quantity is not None:
            reported.setdefault((figure.unit, likeness(book, figure, but=OF_A_SUCCESSOR)), []).append(figure)
    for (figure, other), spans in _both(book, ended, reported):
        measure = labels(book.vocabulary, "measure", [figure.measure])
        values = {
            "measure": measure,
            "before": named(book, figure.unit or ""),
            "after": named(book, other.unit or ""),
            "first": _of_days(figure, spans[0]),
            "second": _of_days(other, spans[1]),
        }
        subjects = (subject(Figure, figure.id), subject(Figure, other.id), subject(Unit, other.unit or ""))
        yield Breach(fact=other, field="unit", values=values, on=spans[1].start, subjects=subjects)


def _of_days(figure: Figure, span: Span) -> Bilingual:
    one, when = told(figure), days(span)
    return Bilingual(f"{one.vi}, {when.vi}", f"{one.en}, {when.en}")


def _both(
    book: Book, ended: Mapping[str, Sequence[str]], reported: Mapping[Hashable, Sequence[Figure]]
) -> Iterator[tuple[tuple[Figure, Figure], tuple[Span, Span]]]:
    for figures in reported.values():
        for figure in figures:
            span = book.span_of(figure)
            for after in dict.fromkeys(ended.get(figure.unit or "", ())):
                for other in reported.get((after, likeness(book, figure, but=OF_A_SUCCESSOR)), ()):
                    other_span = book.span_of(other)
                    if span is not None and other_span is not None and span.overlaps(other_span):
                        yield (figure, other), (span, other_span)
