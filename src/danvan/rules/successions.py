"""Rules on successions: what became of units, and whether their rows agree with it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from danvan.book import Book
from danvan.facts import Succession, Unit
from danvan.ids import UnitId
from danvan.numerals import write_short_day
from danvan.rules.rule import OWN_ERROR, Breach, Rule, subject
from danvan.rules.wording import labels, listed, named
from danvan.spans import ONE_DAY

# What the words mean: whether there must be units before, and units after. A local kind needs either.
SIDES: Mapping[str, tuple[bool, bool]] = {
    "establish": (False, True),
    "rename": (True, True),
    "merge": (True, True),
    "split": (True, True),
    "absorb": (True, True),
    "dissolve": (True, False),
    "move": (True, True),
    "change-of-level": (True, True),
    "reorganise": (True, True),
}
ENDING = ("merge", "split", "absorb", "dissolve", "reorganise")


def missing_side(book: Book) -> Iterator[Breach]:
    """A succession says which units were before and which came after, as its kind needs.

    Why: figures are carried to another day's map along these lists; an empty list carries them nowhere.
    Bad: a merge with nothing before it.
    Fix: add the units, or correct the kind (only `establish` has none before, only `dissolve` none after).
    """
    for succession in book.successions:
        before, after = SIDES.get(succession.kind, (not succession.after, not succession.before))
        if (before and not succession.before) or (after and not succession.after):
            lacking = before and not succession.before
            yield _breach(
                book,
                succession,
                "before" if lacking else "after",
                {"side": "trước" if lacking else "sau", "side_en": "before" if lacking else "after"},
            )


def units_not_then(book: Book) -> Iterator[Breach]:
    """Units before a succession exist on the day before it, units after it on its day.

    Why: the day of effect and the units' rows tell one story; the day of decision is another field.
    Bad: a merge on 01/7/2025 whose new unit begins on 12/6/2025 and ends on 30/6/2025.
    Fix: correct `on` (the day of effect, not of decision), or the units' rows.
    """
    for succession in book.successions:
        if succession.on.toordinal() == 1:
            continue
        absent = [one for one in succession.before if not _exists(book, one, succession, before=True)]
        absent += [one for one in succession.after if not _exists(book, one, succession, before=False)]
        if absent:
            values = {"units": listed(named(book, one) for one in absent), "count": len(absent)}
            yield _breach(book, succession, "on", values, absent)


def _exists(book: Book, unit_id: UnitId, succession: Succession, *, before: bool) -> bool:
    rows = book.unit_rows.get(unit_id, ())
    day = succession.on - ONE_DAY if before else succession.on
    return not rows or any(day in row.during for row in rows)


def shares_of_split(book: Book) -> Iterator[Breach]:
    """The shares of a unit that was divided lie from 0 to 1, add up to 1, and name units of the succession.

    Why: restating figures by shares must lose nothing and make nothing.
    Bad: a split into 0,5 and 0,4.
    Fix: correct the shares, or leave them all out where they are not known.
    """
    for succession in book.successions:
        sums: dict[str, Decimal] = {}
        strange = False
        for share in succession.shares:
            sums[share.before] = sums.get(share.before, Decimal(0)) + share.share
            outside = share.before not in succession.before or share.after not in succession.after
            strange = strange or outside or not 0 <= share.share <= 1
        for unit_id, found in sums.items():
            if strange or found != 1:
                values = {"unit": named(book, unit_id), "sum": f"{found.normalize():f}"}
                yield _breach(book, succession, "shares", values)
                break


def still_there(book: Book) -> Iterator[Breach]:
    """A unit that was merged, split, absorbed or dissolved has no row on the day of it, unless it also came out of it.

    Why: it would be counted beside the unit that took its place.
    Bad: a district dissolved on 01/7/2025 whose row runs on.
    Fix: end its row on that day; where it lives on, name it among the units after.
    """
    for succession in book.successions:
        if succession.kind not in ENDING:
            continue
        going_on = [
            one
            for one in succession.before
            if one not in succession.after and any(succession.on in row.during for row in book.unit_rows.get(one, ()))
        ]
        if going_on:
            values = {"units": listed(named(book, one) for one in going_on), "count": len(going_on)}
            yield _breach(book, succession, "before", values, going_on)


def _breach(
    book: Book, succession: Succession, field: str, values: Mapping[str, object], units: list[UnitId] | None = None
) -> Breach:
    kind = labels(book.vocabulary, "succession-kind", [succession.kind])
    common = {
        "succession": succession.id,
        "kind": kind["vi"],
        "kind_en": kind["en"],
        "day": write_short_day(succession.on),
    }
    return Breach(
        fact=succession,
        field=field,
        values={**common, **values},
        on=succession.on,
        subjects=tuple(subject(Unit, one) for one in units or ()),
    )


MISSING_SIDE = Rule(
    code="DV121",
    name="succession-missing-side",
    vi=(
        "Việc “{kind}” ({succession}, ngày {day}) không ghi đơn vị nào ở phía {side}; hãy bổ sung đơn vị hoặc sửa "
        "loại việc."
    ),
    en=(
        "The succession “{kind_en}” ({succession}, {day}) names no unit {side_en} it; add the units or correct its "
        "kind."
    ),
    grades=(OWN_ERROR,),
    check=missing_side,
)
UNITS_NOT_THEN = Rule(
    code="DV122",
    name="succession-day",
    vi=(
        "Việc “{kind}” ({succession}) có hiệu lực ngày {day}, nhưng {count} đơn vị không tồn tại vào lúc ấy: "
        "{units}; hãy sửa ngày hiệu lực hoặc thời gian của đơn vị."
    ),
    en=(
        "The succession “{kind_en}” ({succession}) takes effect on {day}, when {count} of its units do not exist: "
        "{units}; correct the day or the units' rows."
    ),
    grades=(OWN_ERROR,),
    check=units_not_then,
)
SHARES_OF_SPLIT = Rule(
    code="DV123",
    name="succession-shares",
    vi=(
        "Tỷ lệ chia của {unit} trong việc “{kind}” ({succession}) cộng lại là {sum}, hoặc có tỷ lệ ngoài khoảng 0-1 "
        "hay đơn vị ngoài danh sách; hãy sửa cho tổng bằng 1, hoặc bỏ hết nếu không rõ."
    ),
    en=(
        "The shares of {unit} in the succession “{kind_en}” ({succession}) add up to {sum}, or one lies outside 0-1 "
        "or names a unit not in it; make them 1, or leave them out."
    ),
    grades=(OWN_ERROR,),
    check=shares_of_split,
)
STILL_THERE = Rule(
    code="DV124",
    name="succession-still-there",
    vi=(
        "Sau việc “{kind}” ({succession}, ngày {day}) vẫn còn {count} đơn vị đã thôi tồn tại: {units}; hãy kết thúc "
        "dòng của đơn vị vào ngày ấy, hoặc ghi đơn vị vào phía sau nếu còn tiếp tục."
    ),
    en=(
        "After the succession “{kind_en}” ({succession}, {day}) {count} units that ended still have a row: {units}; "
        "end it on that day, or name them among the units after."
    ),
    grades=(OWN_ERROR,),
    check=still_there,
    follows=("DV113",),
)
RULES = (MISSING_SIDE, UNITS_NOT_THEN, SHARES_OF_SPLIT, STILL_THERE)
