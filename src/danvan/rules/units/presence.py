"""Rules on who was there: the units that events name, and those that others stand under, on the days they do."""

from collections.abc import Iterator, Sequence

from danvan.book.book import Book
from danvan.facts import Fact, Unit
from danvan.rules.engine.rule import OWN_ERROR, Breach, rule, subject
from danvan.rules.engine.wording import all_of, days, listed, named, told
from danvan.rules.lookups.days import day_in, uncovered
from danvan.rules.lookups.presence import absent
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS, Span


@rule(
    "DV116",
    vi=(
        "{unit} chỉ có {rows}, nhưng có bản ghi nhắc tới ngoài thời gian đó ({days}; số bản ghi: {count}, gồm "
        "{facts}); đề nghị ghi đúng đơn vị của ngày ấy hoặc sửa thời gian của đơn vị."
    ),
    en=(
        "{unit} exists {rows} only, yet is named outside that time ({days}; {count} in all: {facts}); name the unit of "
        "that day, or correct its rows."
    ),
    grades=(OWN_ERROR,),
)
def unit_not_then(book: Book) -> Iterator[Breach]:
    """A unit exists on the days on which events name it.

    Why: a figure for a body that was not there yet, or no more, is one of another body.
    Bad: an award granted in August 2025 by a board whose only row ends on 01/7/2025.
    Fix: name the body that existed then, or correct the days of the unit's rows. One finding stands for each unit.
    """
    for unit_id, found in absent(book).items():
        facts: Sequence[Fact] = tuple(dict.fromkeys(mention.fact for mention in found))
        first = found[0]
        values = {
            "unit": named(book, unit_id),
            "rows": all_of(days(row.during) for row in _rows(book, unit_id)),
            "days": days(first.during or ALWAYS),
            "count": len(facts),
            "facts": told(facts),
        }
        yield Breach(
            fact=first.fact,
            field=first.field,
            values=values,
            on=day_in(first.during),
            subjects=(subject(Unit, unit_id),),
        )


@rule(
    "DV117",
    vi=(
        "{unit} chỉ có {rows}, nhưng {days} vẫn có đơn vị xếp theo ({count} đơn vị: {below}); đề nghị kết thúc giai "
        "đoạn của các đơn vị ấy và thêm giai đoạn theo cấp trên mới."
    ),
    en=(
        "{unit} exists {rows} only, yet other units stand under it {days} ({count} in all: {below}); end their rows "
        "and add rows under the new superior."
    ),
    grades=(OWN_ERROR,),
    follows=("DV113", "DV114"),
)
def superior_not_then(book: Book) -> Iterator[Breach]:
    """What a unit stands under (parent, place, groups) exists for as long as the row says so.

    Why: on the days it does not, the unit is a root of its own, and no higher total contains it.
    Bad: a commune whose row runs on under a district that ended on 01/7/2025.
    Fix: end the row on that day and add one under the new superior. One finding stands for each superior.
    """
    gone: dict[str, list[tuple[Unit, str, Span]]] = {}
    for unit in book.units:
        for field, above in (("parent", unit.parent), ("place", unit.place), *(("groups", one) for one in unit.groups)):
            if above is None or above == unit.id:
                continue
            rows = _rows(book, above)
            if len(rows) == 1 and rows[0].during is unit.during:
                continue  # the very same days, as most are
            outside = uncovered(unit.during, [row.during for row in rows]) if rows else None
            if outside is not None:
                gone.setdefault(above, []).append((unit, field, outside))
    for superior, found in gone.items():
        unit, field, outside = found[0]
        units = dict.fromkeys(one.id for one, _, _ in found)
        values = {
            "unit": named(book, superior),
            "rows": all_of(days(row.during) for row in _rows(book, superior)),
            "days": days(outside),
            "count": len(units),
            "below": listed(named(book, one) for one in list(units)[:4]) + _more(len(units)),
        }
        yield Breach(
            fact=unit,
            field=field,
            values=values,
            on=day_in(outside),
            subjects=(subject(Unit, superior),),
        )


def _more(count: int) -> str:
    return f" (+{count - 4})" if count > 4 else ""


def _rows(book: Book, unit_id: str) -> tuple[Unit, ...]:
    return book.unit_rows.get(UnitId(unit_id), ())
