"""The rule on fields of a place's own: each belongs to one of the standard ones."""

from collections.abc import Iterator

from danvan.book.book import Book
from danvan.facts import Fact
from danvan.rules.engine.rule import Breach, Grade, rule
from danvan.rules.engine.wording import labels, told
from danvan.rules.lookups.written import codes

FIELD = "field"
FOUR = "Bốn lĩnh vực chung (báo cáo Nghệ An 2022; mẫu kế hoạch cunghoidap.com; gialaitv.vn)"


@rule(
    "DV309",
    vi=(
        "Lĩnh vực “{field}” ({code}) chưa được xếp vào lĩnh vực chung nào ({standard}), số bản ghi đang dùng: {count} "
        "({facts}); đề nghị ghi lĩnh vực tương ứng trong danh mục chung (`maps_to`) cho mã này."
    ),
    en=(
        "Field “{field}” ({code}) belongs to none of the standard ones ({standard}), though records use it, "
        "{count} in all ({facts}); give its row `maps_to` in the book's vocabulary."
    ),
    grades=(Grade(severity="warning", ground=FOUR, confidence="sourced"),),
    follows=("DV104",),
)
def field_of_its_own(book: Book) -> Iterator[Breach]:
    """A field that a place added says which standard field it belongs to.

    Why: four fields are the same everywhere; what belongs to none of them is in no breakdown that a province can set
    beside another's.
    Bad: the book's own field `tet`, without `maps_to`.
    Fix: give its row `maps_to`, with one standard field or several. One finding stands for each code.
    """
    rows = [term for term in book.vocabulary.terms if term.scheme == FIELD]
    standard = {row.code for row in rows if row.rank is not None and not row.maps_to}
    own = {row.code for row in rows} - standard
    lost = {code for code in own if standard.isdisjoint(book.vocabulary.standard(FIELD, code))}
    if not (lost and standard):
        return
    found: dict[str, list[tuple[Fact, str]]] = {}
    for coded in codes(book):
        if coded.scheme == FIELD and coded.code in lost:
            found.setdefault(coded.code, []).append((coded.fact, coded.field))
    four = labels(book.vocabulary, FIELD, sorted(standard, key=lambda code: book.vocabulary.rank(FIELD, code)))
    for code, where in found.items():
        facts = dict.fromkeys(fact for fact, _ in where)
        values = {
            "field": labels(book.vocabulary, FIELD, [code]),
            "code": code,
            "count": len(facts),
            "facts": told(facts),
            "standard": four,
        }
        yield Breach(fact=where[0][0], field=where[0][1], values=values)
