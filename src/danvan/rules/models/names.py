"""The rule on names told twice: one model under several organisations of a commune."""

import datetime
from collections.abc import Iterator, Mapping

from danvan.book.book import Book
from danvan.facts import Model
from danvan.rules.engine.rule import Breach, Grade, rule
from danvan.rules.engine.wording import listed, named
from danvan.rules.lookups.names import named_alike
from danvan.values.ids import UnitId

COMMUNE = "commune"


@rule(
    "DV307",
    vi=(
        "Ở {place} có {count} mô hình trùng hoặc gần trùng tên “{model}” trong cùng thời gian ({models}); đề nghị gộp "
        "thành một mô hình nhiều chủ thể hoặc đặt tên phân biệt."
    ),
    en=(
        "In {place} {count} models of one time share, or nearly share, the name “{model}” ({models}); make them one "
        "with several holders, or name them apart."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Mẫu đăng ký phường Thanh Khê 2026: mô hình không trùng với phong trào khác cùng địa bàn",
            confidence="secondary",
        ),
    ),
)
def model_told_twice(book: Book) -> Iterator[Breach]:
    """Two models of one commune and one time have different names.

    Why: a Party cell, the Front and an association may each register the same work; it is one model, or needs
    names that tell them apart. Tones, capitals, small words and the words “mô hình” make no difference. After a
    merger the old commune and the new one are one place, while two old communes stay two.
    Bad: “Tổ tự quản” of the Front and “Mô hình Tổ tự quản” of the women's union, in one commune, in one year.
    Fix: keep one model with both holders, or name them apart.
    """
    heirs = _heirs(book)
    alike: dict[tuple[str, str], list[tuple[str, Model]]] = {}
    for key, models in named_alike(book.models).items():
        for model in models:
            place = _commune(book, model)
            if place is not None:
                alike.setdefault((_line(place, heirs)[-1], key), []).append((place, model))
    for found in alike.values():
        told: set[str] = set()
        for place, model in found if len(found) > 1 else ():
            if model.id in told:
                continue
            here = _line(place, heirs)
            fresh = [other for at, other in found if at in here and other.id not in told and other.id != model.id]
            twice = [other for other in fresh if _together(book, model, other)]
            if twice:
                told.update((model.id, *(one.id for one in twice)))
                values = {
                    "model": model.name,
                    "place": named(book, place),
                    "count": len(twice) + 1,
                    "models": listed([model.id, *(one.id for one in twice)]),
                }
                yield Breach(fact=model, field="name", values=values, on=_day(book, model))


def _heirs(book: Book) -> Mapping[str, str]:
    # The one unit that took the place of another; where several did, or none, it is nobody.
    after: dict[str, set[str]] = {}
    for succession in book.successions:
        for before in succession.before:
            after.setdefault(before, set()).update(one for one in succession.after if one != before)
    return {before: next(iter(units)) for before, units in after.items() if len(units) == 1}


def _line(place: str, heirs: Mapping[str, str]) -> list[str]:
    line = [place]
    while line[-1] in heirs and heirs[line[-1]] not in line:
        line.append(heirs[line[-1]])
    return line


def _together(book: Book, one: Model, other: Model) -> bool:
    spans = book.span_of(one), book.span_of(other)
    return spans[0] is None or spans[1] is None or spans[0].overlaps(spans[1])


def _commune(book: Book, model: Model) -> str | None:
    # The commune a model lies in: up the territory from its place, or from its first holder, as in its time.
    start = model.place or next(iter(model.holders), None)
    seen: set[str] = set()
    span = book.span_of(model)
    while start is not None and start not in seen:
        seen.add(start)
        rows = book.unit_rows.get(UnitId(start), ())
        row = next((row for row in reversed(rows) if span is None or row.during.overlaps(span)), None)
        if row is None:
            return None
        if row.level == COMMUNE and row.place is None:
            return row.id
        start = row.place or row.parent
    return None


def _day(book: Book, model: Model) -> datetime.date | None:
    span = book.span_of(model)
    return None if span is None else span.start
