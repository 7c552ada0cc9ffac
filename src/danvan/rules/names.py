"""The rule on names told twice: one model under several organisations of a commune."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from danvan.book import Book
from danvan.facts import Model
from danvan.rules.days import row_on
from danvan.rules.rule import Breach, Grade, Rule
from danvan.rules.wording import listed, named
from danvan.text import coarse_keys, search_key

COMMUNE = "commune"


def name_told_twice(book: Book) -> Iterator[Breach]:
    """Two models of one commune and one time have different names.

    Why: a Party cell, the Front and an association may each register the same work; it is one model, or needs
    names that tell them apart. Tones, capitals and the words “mô hình” make no difference.
    Bad: “Tổ tự quản” of the Front and “Mô hình Tổ tự quản” of the women's union, in one commune, in one year.
    Fix: keep one model with both holders, or name them apart.
    """
    named_alike: dict[str, list[Model]] = {}
    for model in _perhaps_alike(book.models):
        named_alike.setdefault(_key(model.name), []).append(model)
    alike: dict[tuple[str, str], list[Model]] = {}
    for key, models in named_alike.items():
        for model in models if len(models) > 1 else ():
            place = _commune(book, model)
            if place is not None:
                alike.setdefault((place, key), []).append(model)
    for (place, _), models in alike.items():
        twice = [one for one in models[1:] if _together(book, models[0], one)]
        if twice:
            values = {
                "model": models[0].name,
                "place": named(book, place),
                "count": len(twice) + 1,
                "models": listed([models[0].id, *(one.id for one in twice)]),
            }
            yield Breach(fact=models[0], field="name", values=values, on=_day(book, models[0]))


OPENINGS = ("mo hinh ", "dan van kheo ")


def _key(name: str) -> str:
    words = search_key(name)
    for opening in OPENINGS:
        words = words.removeprefix(opening)
    return words


def _perhaps_alike(models: Sequence[Model]) -> Iterator[Model]:
    # Names are many, and a key of each is dear; most are told apart by a key that is cheap.
    openings = tuple(coarse_keys(OPENINGS))
    keys = [_shortened(key, openings) for key in coarse_keys([model.name for model in models])]
    counts = Counter(keys)
    if len(counts) < len(keys):
        yield from (model for model, key in zip(models, keys, strict=True) if counts[key] > 1)


def _shortened(key: bytes, openings: tuple[bytes, ...]) -> bytes:
    while key.startswith(openings):
        for opening in openings:
            key = key.removeprefix(opening)
    return key


def _together(book: Book, one: Model, other: Model) -> bool:
    spans = book.span_of(one), book.span_of(other)
    return spans[0] is None or spans[1] is None or spans[0].overlaps(spans[1])


def _commune(book: Book, model: Model) -> str | None:
    # The commune a model lies in: up the territory from its place, or from its first holder.
    start = model.place or next(iter(model.holders), None)
    seen: set[str] = set()
    day = _day(book, model)
    while start is not None and start not in seen:
        seen.add(start)
        row = row_on(book, start, day)
        if row is None:
            return None
        if row.level == COMMUNE and row.place is None:
            return row.id
        start = row.place or row.parent
    return None


def _day(book: Book, model: Model) -> datetime.date | None:
    span = book.span_of(model)
    return None if span is None else span.start


NAME_TOLD_TWICE = Rule(
    code="DV307",
    name="model-told-twice",
    vi=(
        "Ở {place} có {count} mô hình trùng tên “{model}” trong cùng thời gian ({models}); hãy gộp thành một mô hình "
        "nhiều chủ thể hoặc đặt tên phân biệt."
    ),
    en=(
        "In {place} {count} models of one time share the name “{model}” ({models}); make them one with several "
        "holders, or name them apart."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Mẫu đăng ký phường Thanh Khê 2026: mô hình không trùng với phong trào khác cùng địa bàn",
            confidence="secondary",
        ),
    ),
    check=name_told_twice,
)
RULES = (NAME_TOLD_TWICE,)
