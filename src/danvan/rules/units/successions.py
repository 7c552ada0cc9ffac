"""Rules on successions: what became of units, and whether their rows agree with it."""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from danvan.book.book import Book
from danvan.facts import Award, Figure, Model, Succession, Unit
from danvan.rules.engine.rule import OWN_ERROR, Breach, Grade, rule, subject
from danvan.rules.engine.wording import Bilingual, amount, day, labels, listed, named
from danvan.values.ids import UnitId
from danvan.values.spans import ONE_DAY

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


@rule(
    "DV121",
    vi=(
        "Việc sắp xếp ({kind}; {succession}, ngày {day}) không ghi đơn vị {side}; đề nghị bổ sung đơn vị hoặc sửa loại "
        "việc."
    ),
    en=("The succession “{kind}” ({succession}, {day}) names no unit {side} it; add the units or correct its kind."),
    grades=(OWN_ERROR,),
)
def succession_missing_side(book: Book) -> Iterator[Breach]:
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
                {
                    "side": Bilingual("trước khi sắp xếp", "before")
                    if lacking
                    else Bilingual("sau khi sắp xếp", "after"),
                },
            )


@rule(
    "DV122",
    vi=(
        "Việc sắp xếp ({kind}; {succession}) có hiệu lực ngày {day}, nhưng có {count} đơn vị không tồn tại vào lúc ấy: "
        "{units}; đề nghị sửa ngày hiệu lực hoặc thời gian của đơn vị."
    ),
    en=(
        "The succession “{kind}” ({succession}) takes effect on {day}, when these of its units do not exist "
        "({count} in all): {units}; correct the day or the units' rows."
    ),
    grades=(OWN_ERROR,),
)
def succession_day(book: Book) -> Iterator[Breach]:
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


@rule(
    "DV123",
    vi=(
        "Tỷ lệ chia của {unit} trong việc “{kind}” ({succession}, ngày {day}) {what}; đề nghị sửa cho đúng đơn vị và "
        "tổng bằng 1, hoặc bỏ hết nếu không rõ."
    ),
    en=(
        "The shares of {unit} in the succession “{kind}” ({succession}, {day}) {what}; correct the units and make "
        "them 1 in all, or leave them out."
    ),
    grades=(OWN_ERROR,),
)
def succession_shares(book: Book) -> Iterator[Breach]:
    """The shares of a unit that was divided lie from 0 to 1, add up to 1, and name units of the succession.

    Why: restating figures by shares must lose nothing and make nothing.
    Bad: a split into 0,5 and 0,4.
    Fix: correct the shares, or leave them all out where they are not known.
    """
    for succession in book.successions:
        sums: dict[str, Decimal] = {}
        strange: dict[str, str] = {}
        for share in succession.shares:
            sums[share.before] = sums.get(share.before, Decimal(0)) + share.share
            outside = [one for one in (share.before,) if one not in succession.before]
            outside += [one for one in (share.after,) if one not in succession.after]
            if outside:
                strange.setdefault(share.before, named(book, outside[0]))
        for unit_id, found in sums.items():
            wrong = _wrong_shares(found, strange.get(unit_id))
            if wrong is not None:
                yield _breach(book, succession, "shares", {"unit": named(book, unit_id), "what": wrong})
                break


def _wrong_shares(found: Decimal, outsider: str | None) -> Bilingual | None:
    if outsider is not None:
        return Bilingual(f"nhắc tới {outsider}, không thuộc việc này", f"name {outsider}, which is not in it")
    whole = amount(found.normalize())
    return None if found == 1 else Bilingual(f"cộng lại là {whole.vi}", f"add up to {whole.en}")


@rule(
    "DV124",
    vi=(
        "Sau việc “{kind}” ({succession}, ngày {day}) vẫn còn {count} đơn vị lẽ ra đã thôi tồn tại: {units}; đề nghị "
        "kết thúc giai đoạn của đơn vị vào ngày ấy, hoặc ghi đơn vị vào danh sách sau sắp xếp nếu còn tiếp tục."
    ),
    en=(
        "After the succession “{kind}” ({succession}, {day}) units that ended still have a row ({count} in all): "
        "{units}; end it on that day, or name them among the units after."
    ),
    grades=(OWN_ERROR,),
    follows=("DV113",),
)
def succession_still_there(book: Book) -> Iterator[Breach]:
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


@rule(
    "DV125",
    vi=(
        "Từ ngày {day} có {count} đơn vị thôi tồn tại mà sổ không ghi đơn vị kế tục: {units}; đề nghị ghi việc sắp xếp "
        "kèm văn bản, nếu không số liệu cũ không quy được về địa giới mới."
    ),
    en=(
        "On {day} units ended of which the book does not say what became of them ({count} in all): {units}; add the "
        "succession with its text, or their figures cannot be restated on a later map."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Sắp xếp đơn vị hành chính từ 01/7/2025: số liệu quy về đơn vị kế tục",
            confidence="derived",
        ),
    ),
    follows=("DV116", "DV117"),
)
def ended_without_succession(book: Book) -> Iterator[Breach]:
    """A unit that ended while the book goes on says by a succession what became of it.

    Why: its figures, models and awards stay where they were when the book is restated, and no growth across that day
    includes them. Only units that something is recorded of are asked, and only where something is recorded of later
    days. One finding stands for all that ended on one day.
    Bad: a commune with figures of 2024 whose row ends on 30/6/2025, figures of 2026 from others, and no succession.
    Fix: add the succession with its text, a dissolution where nothing came after.
    """
    told = {one for succession in book.successions for one in succession.before}
    ended = {
        unit_id: max(row.during.end or datetime.date.max for row in rows)
        for unit_id, rows in book.unit_rows.items()
        if unit_id not in told and all(row.during.end is not None for row in rows)
    }
    if not ended:
        return
    lost: dict[datetime.date, dict[UnitId, None]] = {}
    for unit_id in sorted(ended.keys() & _recorded(book)):
        lost.setdefault(ended[unit_id], {})[unit_id] = None
    if not lost:
        return
    events: tuple[Figure | Model | Award, ...] = (*book.figures, *book.models, *book.awards)
    starts = (span.start for span in map(book.span_of, events) if span is not None)
    latest = max((start for start in starts if start is not None), default=datetime.date.min)
    for end, units in sorted(lost.items()):
        if end <= latest:
            values = {"units": listed(named(book, one) for one in units), "count": len(units), "day": day(end)}
            first = book.unit_rows[next(iter(units))][-1]
            yield Breach(
                fact=first,
                field="during",
                values=values,
                on=end,
                subjects=tuple(subject(Unit, one) for one in units),
            )


def _recorded(book: Book) -> set[UnitId | None]:
    # The units that restating would carry: who reports, holds, received; where it is.
    models, recipients = book.models, [one for award in book.awards for one in award.recipients]
    return {
        *[figure.unit for figure in book.figures],
        *chain.from_iterable([model.holders for model in models]),
        *[model.place for model in models],
        *[model.person.unit for model in models if model.person is not None],
        *[one.unit or (None if one.person is None else one.person.unit) for one in recipients],
    }


def _breach(
    book: Book, succession: Succession, field: str, values: Mapping[str, object], units: list[UnitId] | None = None
) -> Breach:
    kind = labels(book.vocabulary, "succession-kind", [succession.kind])
    common = {
        "succession": succession.id,
        "kind": kind,
        "day": day(succession.on),
    }
    return Breach(
        fact=succession,
        field=field,
        values={**common, **values},
        on=succession.on,
        subjects=tuple(subject(Unit, one) for one in units or ()),
    )
