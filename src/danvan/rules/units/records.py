"""Rules on records of every kind: what they point to, their ids, their codes, rings among them."""

import datetime
from collections.abc import Iterable, Iterator

from danvan.book.book import Book
from danvan.facts import Fact, Unit
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import Bilingual, kind_said, listed, named, told
from danvan.rules.lookups.cycles import rings_of_parts, rings_of_units
from danvan.rules.lookups.ids import look_alike, repeated
from danvan.rules.lookups.mentions import missing
from danvan.rules.lookups.written import nearest_codes, unknown_codes


@rule(
    "DV101",
    vi=(
        "Sổ không có {kind} “{id}” mà {count} bản ghi nhắc tới ({facts}); đề nghị bổ sung vào sổ hoặc sửa lại mã ở các "
        "bản ghi ấy."
    ),
    en=(
        "The book has no {kind} “{id}”, though records name it, {count} in all ({facts}); add it, or correct the id "
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
    for (kind, fact_id), found in missing(book).items():
        facts = dict.fromkeys(mention.fact for mention in found)
        values = {
            "kind": kind_said(kind),
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
        "There are {count} different records of kind {kind} under one id “{id}”; remove the wrong one or give each "
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
    for facts in repeated(book):
        kind, fact_id = type(facts[0]), facts[0].id
        values = {"kind": kind_said(kind), "id": fact_id, "count": len(facts)}
        yield Breach(fact=facts[0], field="id", values=values, subjects=(subject(kind, fact_id),))


@rule(
    "DV103",
    vi=(
        "Các mã {kind} chỉ khác nhau ở chữ hoa, cách viết chữ hoặc chỗ đặt dấu thanh: {ids}; nếu là một thì đề nghị "
        "dùng thống nhất một mã."
    ),
    en=(
        "Ids of kind {kind} that differ only by capitals, form of letters or place of the tone: {ids}; if they are "
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
    for facts in look_alike(book):
        values = {"kind": kind_said(type(facts[0])), "ids": listed(fact.id for fact in facts)}
        yield Breach(fact=facts[0], field="id", values=values)


@rule(
    "DV104",
    vi=(
        "Mã “{code}” không có trong danh mục “{scheme}”{hint}, số bản ghi đang dùng: {count} ({facts}); đề nghị sửa mã "
        "hoặc khai báo mã trong danh mục mã của sổ."
    ),
    en=(
        "Code “{code}” is not in scheme “{scheme}”{hint}, though records use it, {count} in all ({facts}); correct it, "
        "or declare it in the book's vocabulary."
    ),
    grades=(OWN_ERROR,),
)
def unknown_code(book: Book) -> Iterator[Breach]:
    """Every code must be in the vocabulary of the book.

    Why: a code without a row has no label to print, no rules and no place in any breakdown.
    Bad: a unit of kind `xa`, which neither danvan nor the book declares.
    Fix: correct the code (the finding names the nearest one), or declare it in the book's own vocabulary. One finding
    stands for each code.
    """
    unknown = unknown_codes(book)
    meant = nearest_codes(book.vocabulary, unknown.keys())
    for (scheme, code), found in unknown.items():
        near = meant.get((scheme, code))
        facts = dict.fromkeys(coded.fact for coded in found)
        values = {
            "scheme": scheme,
            "code": code,
            "meant": near or "",
            "hint": Bilingual(f" (có lẽ là “{near}”)", f" (perhaps “{near}”)") if near else "",
            "count": len(facts),
            "facts": told(facts),
        }
        yield Breach(fact=found[0].fact, field=found[0].field, values=values, subjects=(f"code {scheme} {code}",))


@rule(
    "DV105",
    vi=(
        "{count} {kind} bị xếp vòng tròn (đơn vị lại là cấp trên của chính nó): {ring}; đề nghị sửa cấp trên (hoặc "
        "phần “thuộc về”) của một trong số đó."
    ),
    en=(
        "A ring, in which each {kind} stands under the next and so under itself ({count} in all): {ring}; correct "
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
    for members, day in rings_of_units(book):
        yield _ring_breach(book, Unit, members, day)
    for kind, ids in rings_of_parts(book):
        yield _ring_breach(book, kind, ids)


def _ring_breach(book: Book, kind: type[Fact], members: Iterable[str], on: datetime.date | None = None) -> Breach:
    ids = sorted(members)
    fact = next(one for one in book.facts if type(one) is kind and one.id == ids[0])
    names = [named(book, one, on) if kind is Unit else one for one in ids]
    return Breach(
        fact=fact,
        values={"kind": kind_said(kind), "count": len(ids), "ring": listed(names)},
        subjects=tuple(subject(kind, one) for one in ids),
    )
