"""Rules on units: their rows, their kinds and levels by date, the kinds they stand under."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from danvan.book.book import Book
from danvan.facts import Award, Event, Figure, Model, Remark, Unit
from danvan.rules.engine.rule import OWN_ERROR, Breach, Grade, rule, subject
from danvan.rules.engine.wording import all_of, days, labels, named
from danvan.rules.lookups.days import day_in, uncovered
from danvan.rules.lookups.mentions import mentions
from danvan.rules.lookups.rows import by_code, levels
from danvan.values.spans import ALWAYS, Span
from danvan.vocabulary import Term, UnitKind, Vocabulary

EVENTS: tuple[type[Event], ...] = (Model, Award, Figure, Remark)
BY_THE_ROW = Grade(severity="error", ground="Dòng của loại đơn vị, của cấp trong từ vựng", confidence="sourced")


@rule(
    "DV111",
    vi=(
        "{unit} có {count} giai đoạn, trong đó có hai giai đoạn trùng nhau: {days}; đề nghị cho giai đoạn trước kết "
        "thúc đúng ngày giai đoạn sau bắt đầu."
    ),
    en=(
        "{unit} has {count} rows, two of which claim the same time: {days}; end the earlier on the day the later "
        "begins."
    ),
    grades=(OWN_ERROR,),
)
def overlapping_rows(book: Book) -> Iterator[Breach]:
    """A unit has one row on any day.

    Why: with two, its name, kind and parent on that day are anybody's guess.
    Bad: a unit with a row to 31/12/2020 and another from 01/01/2020.
    Fix: end the earlier row on the day the later begins, or merge the two.
    """
    for unit_id, rows in book.unit_rows.items():
        if len(rows) == 1:
            continue
        last = rows[0]
        shared: Span | None = None
        for row in rows[1:]:
            shared = shared or last.during.shared(row.during)
            last = max(last, row, key=lambda one: (one.during.end is None, one.during.end))
        if shared is not None:
            values = {"unit": named(book, unit_id), "count": len(rows), "days": days(shared)}
            yield Breach(fact=rows[0], field="during", values=values, on=day_in(shared))


@rule(
    "DV112",
    vi=(
        "{unit} là {kind}, không được xếp dưới {parent} là {above}; đề nghị sửa cấp trên (được xếp dưới: {allowed}) "
        "hoặc sửa loại đơn vị."
    ),
    en=(
        "{unit} is of kind {kind}, which does not stand under {parent}, of kind {above}; correct the parent "
        "(allowed: {allowed}) or the kind."
    ),
    grades=(BY_THE_ROW,),
    follows=("DV105", "DV113"),
)
def kind_under_kind(book: Book) -> Iterator[Breach]:
    """A unit stands under a parent of a kind that its own kind may stand under on that day.

    Why: the trees that roll-ups climb are made of parents; a commune under a hamlet turns them upside down.
    Bad: a commune under another commune.
    Fix: correct the parent, or the kind of either unit. The kinds allowed are rows of the vocabulary, by date.
    """
    kinds = by_code(book.vocabulary.unit_kinds)

    @cache  # thousands of communes stand under districts on the same days
    def disallowing(kind: str, during: Span, above: str, its: Span) -> UnitKind | None:
        shared = during.shared(its)
        rows = kinds.get(kind, ()) if above in kinds else ()
        return None if shared is None else _disallowing(rows, above, shared)

    for unit in book.units:
        for parent in book.unit_rows.get(unit.parent, ()) if unit.parent is not None else ():
            row = disallowing(unit.kind, unit.during, parent.kind, parent.during)
            if row is not None and parent.id != unit.id:
                yield _misplaced(book, unit, parent, row)
                break


def _disallowing(rows: Sequence[UnitKind], above: str, during: Span) -> UnitKind | None:
    known = [row for row in rows if row.during.overlaps(during)]
    if not known or any(above in row.under for row in known if during == ALWAYS):
        return None  # a stretch of unknown days may lie where it is allowed
    return next((row for row in known if above not in row.under), None)


def _misplaced(book: Book, unit: Unit, parent: Unit, row: UnitKind) -> Breach:
    kind, above = (labels(book.vocabulary, "unit-kind", [one.kind]) for one in (unit, parent))
    allowed = labels(book.vocabulary, "unit-kind", row.under) if row.under else {"vi": "không", "en": "none"}
    values = {
        "unit": named(book, unit.id, day_in(unit.during)),
        "parent": named(book, parent.id, day_in(parent.during)),
        "kind": kind,
        "above": above,
        "allowed": allowed,
    }
    return Breach(
        fact=unit,
        field="parent",
        values=values,
        on=day_in(unit.during),
        subjects=(subject(Unit, unit.id), subject(Unit, parent.id)),
        ground=row.ground,
        confidence=row.confidence,
    )


@rule(
    "DV113",
    vi=(
        "{unit} được ghi là {kind} {outside}, nhưng loại đơn vị này chỉ có {exists}; đề nghị kết thúc giai đoạn đúng "
        "ngày và ghi đơn vị kế tục."
    ),
    en=(
        "{unit} is said to be of kind {kind} {outside}, yet that kind exists {exists} only; end the row in time and "
        "add what came after."
    ),
    grades=(BY_THE_ROW,),
)
def kind_not_then(book: Book) -> Iterator[Breach]:
    """A unit's kind exists on the days of its row, or, where the row gives none, on the days the unit is named.

    Why: there are no districts after 30/6/2025, and no merged boards before 2025.
    Bad: a *huyện* whose row runs from 2004 with no end.
    Fix: end the row on the day the kind ended and add what came after, with the succession.
    """
    kinds = by_code(book.vocabulary.unit_kinds)
    spans = {code: tuple(row.during for row in rows) for code, rows in kinds.items()}
    for unit, outside in _outside(book, [(unit, spans[unit.kind]) for unit in book.units if unit.kind in spans]):
        row = kinds[unit.kind][-1]
        kind = labels(book.vocabulary, "unit-kind", [unit.kind])
        values = {
            "unit": named(book, unit.id, day_in(unit.during)),
            "kind": kind,
            "exists": all_of(days(one) for one in spans[unit.kind]),
            "outside": days(outside),
        }
        yield _by_row(unit, "kind", values, outside, row)


@rule(
    "DV114",
    vi=(
        "{unit} được ghi ở {level} {outside}, nhưng cấp này chỉ có {exists}; đề nghị kết thúc giai đoạn đúng ngày hoặc "
        "sửa cấp."
    ),
    en=(
        "{unit} is said to stand at level {level} {outside}, yet that level exists {exists} only; end the row in "
        "time or correct the level."
    ),
    grades=(BY_THE_ROW,),
    follows=("DV113",),
)
def level_not_then(book: Book) -> Iterator[Breach]:
    """A unit's level exists on the days of its row, or, where the row gives none, on the days the unit is named.

    Why: the district level ended on 01/7/2025; what stands at it later is added to nothing.
    Bad: a steering committee of district level from 2021 with no end.
    Fix: end the row on that day, or correct the level.
    """
    rows_of = levels(book.vocabulary)
    spans = {code: tuple(row.during for row in rows) for code, rows in rows_of.items()}
    standing = [(unit, spans[unit.level]) for unit in book.units if unit.level in spans]
    for unit, outside in _outside(book, standing):
        level = unit.level or ""
        label = labels(book.vocabulary, "level", [level])
        values = {
            "unit": named(book, unit.id, day_in(unit.during)),
            "level": label,
            "exists": all_of(days(one) for one in spans[level]),
            "outside": days(outside),
        }
        yield _by_row(unit, "level", values, outside, rows_of[level][-1])


def _outside(book: Book, standing: Collection[tuple[Unit, tuple[Span, ...]]]) -> Iterator[tuple[Unit, Span]]:
    # One finding a unit: its first row that leaves the days, else the first day it is named on outside them.
    undated: dict[str, tuple[Unit, tuple[Span, ...]]] = {}
    told_of: set[str] = set()
    left = cache(uncovered)  # of the same days in unit after unit
    for unit, spans in standing:
        if ALWAYS in spans:
            continue
        outside = left(unit.during, spans)
        if outside is not None and unit.id not in told_of:
            told_of.add(unit.id)
            yield unit, outside
        if unit.during == ALWAYS:
            undated[unit.id] = unit, spans
    if not undated:
        return
    for mention in mentions(book):
        named_by_event = mention.kind is Unit and isinstance(mention.fact, EVENTS)
        found = undated.get(mention.id) if named_by_event else None
        if found is None or mention.id in told_of or mention.during is None:
            continue
        unit, spans = found
        if not any(span.overlaps(mention.during) for span in spans):
            told_of.add(unit.id)
            yield unit, mention.during


def _by_row(unit: Unit, field: str, values: Mapping[str, object], outside: Span, row: UnitKind | Term) -> Breach:
    return Breach(
        fact=unit,
        field=field,
        values=values,
        on=day_in(outside),
        subjects=(subject(Unit, unit.id),),
        ground=row.ground,
        confidence=row.confidence,
    )


@rule(
    "DV115",
    vi=(
        "{unit} là {kind} nhưng được ghi ở {level}, trong khi loại đơn vị này chỉ có ở {allowed}; đề nghị sửa cấp theo "
        "địa bàn hoặc sửa loại đơn vị."
    ),
    en=(
        "{unit} is of kind {kind} yet stands at level {level}, while that kind occurs at {allowed} only; "
        "correct the level or the kind."
    ),
    grades=(BY_THE_ROW,),
    follows=("DV113", "DV114"),
)
def kind_at_level(book: Book) -> Iterator[Breach]:
    """A unit's level is one at which its kind occurs.

    Why: counts by level take the level as it stands; a *huyện ủy* at commune level is counted with the communes.
    Bad: a hamlet at province level.
    Fix: correct the level or the kind; the level comes from the place, not from the name.
    """
    kinds = by_code(book.vocabulary.unit_kinds)

    @cache
    def without(kind: str, level: str, during: Span) -> Sequence[UnitKind]:
        return _without_the_level(book.vocabulary, kinds.get(kind, ()), level, during)

    for unit in book.units:
        known = () if unit.level is None else without(unit.kind, unit.level, unit.during)
        if known and unit.level is not None:
            held = {level for row in known for level in row.levels}
            kind, level = (
                labels(book.vocabulary, scheme, [code])
                for scheme, code in (("unit-kind", unit.kind), ("level", unit.level))
            )
            allowed = labels(book.vocabulary, "level", sorted(held))
            values = {
                "unit": named(book, unit.id, day_in(unit.during)),
                "kind": kind,
                "level": level,
                "allowed": allowed,
            }
            yield _by_row(unit, "level", values, unit.during, known[0])


def _without_the_level(
    vocabulary: Vocabulary, rows: Iterable[UnitKind], level: str, during: Span
) -> Sequence[UnitKind]:
    """The rows of a kind on some days, if none of them has a level; none if one does or none is known."""
    known = [row for row in rows if row.during.overlaps(during)]
    held = {one for row in known for one in row.levels}
    if not held or vocabulary.find("level", level) is None:
        return ()
    return known if held.isdisjoint((level, *vocabulary.standard("level", level))) else ()
