"""Rules on records of every kind: what they point to, their ids, their codes, rings among them."""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from danvan.book.book import Book
from danvan.book.snapshot import TREES, Tree
from danvan.facts import Fact, Figure, Period, Remark, Unit
from danvan.facts.kinds import KINDS
from danvan.rules.engine.mentions import Mention, mentions, named_at_all
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import VIETNAMESE, kind_of, listed, named, told
from danvan.rules.engine.written import Coded, codes, codes_at_all
from danvan.values.graphs import rings
from danvan.values.text import tone_placed


@rule(
    "DV101",
    vi=(
        "Sổ không có {kind} “{id}” mà {count} bản ghi nhắc tới ({facts}); đề nghị bổ sung vào sổ hoặc sửa lại mã ở các "
        "bản ghi ấy."
    ),
    en=(
        "The book has no {kind_en} “{id}”, though records name it, {count} in all ({facts}); add it, or correct the id "
        "there."
    ),
    grades=(OWN_ERROR,),
)
def missing_record(book: Book) -> Iterator[Breach]:
    """A record that others name by its id must be in the book.

    Why: what hangs on a missing unit or period is left out of every roll-up, without a word.
    Bad: a figure whose unit is `xa-a`, in a book without a unit `xa-a`.
    Fix: add the record, or correct the id where it is written. One finding stands for all that name it.
    """
    known = {kind: {fact.id for fact in _of(book, kind)} for kind in KINDS}
    missing: dict[tuple[type[Fact], str], list[Mention]] = {}
    # What is named at all is few things; who names it is asked only where one of them is not there.
    lacking = any(not ids <= known[kind] for kind, ids in named_at_all(book).items())
    for mention in mentions(book) if lacking else ():
        if mention.id not in known[mention.kind]:
            missing.setdefault((mention.kind, mention.id), []).append(mention)
    for (kind, fact_id), found in missing.items():
        facts = dict.fromkeys(mention.fact for mention in found)
        values = {
            "kind": VIETNAMESE[kind_of(kind)],
            "kind_en": kind_of(kind),
            "id": fact_id,
            "count": len(facts),
            "facts": told(facts),
        }
        first = found[0]
        yield Breach(fact=first.fact, field=first.field, values=values, subjects=(subject(kind, fact_id),))


@rule(
    "DV102",
    vi="Có {count} {kind} khác nhau cùng mang mã “{id}”; đề nghị bỏ bản sai hoặc đặt mã riêng cho từng bản.",
    en=(
        "There are {count} different records of kind {kind_en} under one id “{id}”; remove the wrong one or give each "
        "its own id."
    ),
    grades=(OWN_ERROR,),
)
def one_id_twice(book: Book) -> Iterator[Breach]:
    """Two records of a kind that say different things must have different ids.

    Why: whoever names the id cannot say which of them is meant. (Rows of a unit are a matter of DV111.)
    Bad: two figures `f1`, one of 12 and one of 15.
    Fix: remove the wrong one, or give one of them an id of its own.
    """
    # Facts of one kind and id stand beside each other in a book.
    several = [fact for kind in KINDS if _share_an_id(_of(book, kind)) for fact in _of(book, kind)]
    for (kind, fact_id), found in groupby(several, key=lambda fact: (type(fact), fact.id)):
        facts = list(found)
        if len(facts) > 1:
            values = {"kind": VIETNAMESE[kind_of(kind)], "kind_en": kind_of(kind), "id": fact_id}
            yield Breach(
                fact=facts[0],
                field="id",
                values={**values, "count": len(facts)},
                subjects=(subject(kind, fact_id),),
            )


def _of(book: Book, kind: type[Fact]) -> Sequence[Fact]:
    return book.of(kind)  # type: ignore[type-var] # each kind is one of the seven


def _share_an_id(facts: Sequence[Fact]) -> bool:
    return bool(facts) and type(facts[0]) is not Unit and len({fact.id for fact in facts}) < len(facts)


@rule(
    "DV103",
    vi=(
        "Các mã {kind} chỉ khác nhau ở chữ hoa, cách viết chữ hoặc chỗ đặt dấu thanh: {ids}; nếu là một thì đề nghị "
        "dùng thống nhất một mã."
    ),
    en=(
        "Ids of kind {kind_en} that differ only by capitals, form of letters or place of the tone: {ids}; if they are "
        "one, use one id."
    ),
    grades=(OWN_WARNING,),
)
def ids_alike(book: Book) -> Iterator[Breach]:
    """Ids that differ only by capitals, by the form of their letters or by where the tone stands are suspect.

    Why: `Hoà-Bình` and `hòa-bình` look like one unit and are counted as two.
    Bad: units `xa-a` and `XA-A`.
    Fix: write one id everywhere; keep both only if they are really two things.
    """
    for kind in KINDS:
        ids = "\n".join(fact.id for fact in _of(book, kind))
        if ids.isascii() and ids == ids.lower():
            continue  # nothing to fold: what is not the same does not look the same
        by_id: dict[str, Fact] = {fact.id: fact for fact in reversed(_of(book, kind))}
        alike: dict[str, list[str]] = {}
        folded = [_folded(one) for one in by_id]
        if len(set(folded)) == len(folded):
            continue
        for one, fold in zip(by_id, folded, strict=True):
            alike.setdefault(fold, []).append(one)
        for found in alike.values():
            if len(found) > 1:
                first = by_id[min(found)]
                values = {"kind": VIETNAMESE[kind_of(kind)], "kind_en": kind_of(kind), "ids": listed(sorted(found))}
                yield Breach(fact=first, field="id", values=values)


def _folded(fact_id: str) -> str:
    if fact_id.isascii():
        return fact_id.casefold()
    return tone_placed(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", fact_id).casefold()))


@rule(
    "DV104",
    vi=(
        "Mã “{code}” không có trong danh mục “{scheme}”, số bản ghi đang dùng: {count} ({facts}); đề nghị sửa mã hoặc "
        "khai báo mã trong danh mục mã của sổ."
    ),
    en=(
        "Code “{code}” is not in scheme “{scheme}”, though records use it, {count} in all ({facts}); correct it, or "
        "declare it in the book's vocabulary."
    ),
    grades=(OWN_ERROR,),
)
def unknown_code(book: Book) -> Iterator[Breach]:
    """Every code must be in the vocabulary of the book.

    Why: a code without a row has no label to print, no rules and no place in any breakdown.
    Bad: a unit of kind `xa`, which neither danvan nor the book declares.
    Fix: correct the code, or declare it in the book's own vocabulary. One finding stands for each code.
    """
    unknown: dict[tuple[str, str], list[Coded]] = {}
    # Codes are few: who uses them is asked only where one of them is not there.
    lacking = {key for key in codes_at_all(book) if book.vocabulary.find(*key) is None}
    for coded in codes(book) if lacking else ():
        if (coded.scheme, coded.code) in lacking:
            unknown.setdefault((coded.scheme, coded.code), []).append(coded)
    for (scheme, code), found in unknown.items():
        facts = dict.fromkeys(coded.fact for coded in found)
        values = {"scheme": scheme, "code": code, "count": len(facts), "facts": told(facts)}
        yield Breach(fact=found[0].fact, field=found[0].field, values=values, subjects=(f"code {scheme} {code}",))


@rule(
    "DV105",
    vi=(
        "{count} {kind} bị xếp vòng tròn (đơn vị lại là cấp trên của chính nó): {ring}; đề nghị sửa cấp trên (hoặc "
        "phần “thuộc về”) của một trong số đó."
    ),
    en=(
        "A ring, in which each {kind_en} stands under the next and so under itself ({count} in all): {ring}; correct "
        "what one of them stands under."
    ),
    grades=(OWN_ERROR,),
)
def ring(book: Book) -> Iterator[Breach]:
    """Nothing may stand above itself: units in their trees, periods, figures and remarks within others.

    Why: what stands in a ring hangs on no root, so that no total contains it.
    Bad: unit `a` under `b` and `b` under `a` on the same day; a figure that is part of itself.
    Fix: correct the parent (place, group, `within`, `part_of`) of one of them. One finding stands for each ring.
    """
    told_of: set[frozenset[str]] = set()
    for tree in TREES if _perhaps_rings(book) else ():
        for members, day in _rings_of_units(book, tree):
            if frozenset(members) not in told_of:
                told_of.add(frozenset(members))
                yield _ring_breach(book, Unit, members, day)
    for members in rings({period.id: (period.within,) for period in book.periods if period.within}):
        yield _ring_breach(book, Period, members)
    for members in rings({figure.id: (figure.part_of,) for figure in book.figures if figure.part_of}):
        yield _ring_breach(book, Figure, members)
    for members in rings({remark.id: (remark.part_of,) for remark in book.remarks if remark.part_of}):
        yield _ring_breach(book, Remark, members)


def _above(unit: Unit, tree: Tree) -> tuple[str, ...]:
    if tree == "groups":
        return unit.groups
    above = unit.parent if tree == "command" else unit.place or unit.parent
    return () if above is None else (above,)


MOST_FLOORS = 50
"""No tree of offices has more; one that does is looked at in full."""


def _perhaps_rings(book: Book) -> bool:
    # All trees and all days at once: where even that has no ring, no tree has one on any day. What hangs on nothing
    # is taken away, then what hung on that only, floor by floor; trees have few floors, and only rings remain.
    links = [(unit.id, unit.parent) for unit in book.units if unit.parent is not None]
    links += [(unit.id, unit.place) for unit in book.units if unit.place is not None]
    links += [(unit.id, group) for unit in book.units for group in unit.groups]
    for _ in range(MOST_FLOORS):
        hanging = {below for below, _ in links}
        links = [link for link in links if link[1] in hanging]
        if not links:
            return False
    return True


def _rings_of_units(book: Book, tree: Tree) -> Iterator[tuple[tuple[str, ...], datetime.date | None]]:
    # Rows point to the rows that share a day with them. Rows of a component need not share one day all together,
    # so each component is looked at again on the days on which its rows begin.
    rows = book.units
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault(row.id, []).append(at)
    above = {
        at: [to for one in _above(row, tree) for to in places.get(one, ()) if rows[to].during.overlaps(row.during)]
        for at, row in enumerate(rows)
        if _above(row, tree)
    }
    for component in rings(above):
        yield from _on_their_days([rows[at] for at in sorted(component)], tree)


def _on_their_days(rows: Sequence[Unit], tree: Tree) -> Iterator[tuple[tuple[str, ...], datetime.date | None]]:
    starts = {row.during.start for row in rows}
    for day in sorted(starts, key=lambda start: start or datetime.date.min):
        standing = [row for row in rows if (day or datetime.date.min) in row.during]
        pointing: Mapping[str, tuple[str, ...]] = {row.id: _above(row, tree) for row in standing}
        for members in rings(pointing):
            yield members, day


def _ring_breach(book: Book, kind: type[Fact], members: Iterable[str], on: datetime.date | None = None) -> Breach:
    ids = sorted(members)
    fact = next(one for one in book.facts if type(one) is kind and one.id == ids[0])
    names = [named(book, one, on) if kind is Unit else one for one in ids]
    return Breach(
        fact=fact,
        values={"kind": VIETNAMESE[kind_of(kind)], "kind_en": kind_of(kind), "count": len(ids), "ring": listed(names)},
        subjects=tuple(subject(kind, one) for one in ids),
    )
