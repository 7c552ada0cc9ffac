"""Laws that every rule keeps on any book, however crooked: it never raises, and says nothing of what is not there."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.facts import (
    Act,
    Award,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Share,
    Succession,
    Unit,
    Variant,
)
from danvan.rules import BUILTIN, check
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.quantities import EXACTNESS, Quantity
from danvan.values.spans import Span

# Three ids, of which books hold some; codes that are known, dated and unknown; days at both ends of time.
ids = st.sampled_from(("a", "b", "A"))
maybe = st.none() | ids
several = st.lists(ids, max_size=2)
days = st.sampled_from((date.min, date(2017, 1, 1), date(2024, 1, 1), date(2025, 7, 1), date.max))
maybe_day = st.none() | days
levels = st.sampled_from((None, "province", "district", "base", "x"))
unit_kinds = (
    "province",
    "rural-district",
    "commune",
    "provincial-mobilization-board",
    "district-peoples-committee",
    "x",
)
steps = st.sampled_from(("registered", "recognised", "registered-and-implemented", "existing", "x"))
recipient_kinds = st.sampled_from(("collective", "individual", "unsplit", "model", "x"))
forms = st.sampled_from((None, "certificate-of-merit", "commemorative-medal", "advanced-labour-collective", "x"))
citations = st.builds(
    Citation, symbol=st.none() | st.sampled_from(("98/2023/NĐ-CP", "1-X/Y", "?")).map(Symbol), date=maybe_day
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A stretch between two of the days, open where they are one."""
    start, end = draw(maybe_day), draw(maybe_day)
    return Span(start, end) if start is None or end is None or start < end else Span(start)


quantities = st.builds(
    Quantity,
    st.sampled_from((Decimal(-1), Decimal(0), Decimal(1), Decimal("2.5"), Decimal(10) ** 20)),
    st.sampled_from(EXACTNESS),
    st.sampled_from(("", "model", "model-or-exemplar", "percent", "x")),
)
sources = st.none() | st.builds(Source, citation=st.none() | citations, confidence=st.sampled_from((None, "seed", "x")))
persons = st.none() | st.builds(Person, name=st.sampled_from((None, "A")), unit=maybe)
variants = st.lists(st.builds(Variant, st.sampled_from(("quantity", "recipients", "x")), st.just("khác")), max_size=1)
breakdowns = st.dictionaries(
    st.sampled_from(("standing", "type", "field", "level", "x")),
    st.sampled_from(("registered", "recognised", "collective", "individual", "economy", "x")),
    max_size=2,
)
acts = st.builds(
    Act,
    state=st.sampled_from(("proposed", "decided", "presented", "x")),
    on=maybe_day,
    by=maybe,
    document=st.none() | citations,
)
recipients = st.builds(
    Recipient, kind=recipient_kinds, unit=maybe, model=maybe, person=persons, count=st.none() | quantities
)
milestones = st.builds(Milestone, kind=steps, on=maybe_day, period=maybe, level=levels, by=maybe, decision=citations)
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Unit,
        id=ids,
        name=st.just("Tên"),
        kind=st.sampled_from(unit_kinds),
        level=levels,
        parent=maybe,
        place=maybe,
        groups=several,
        during=spans(),
        source=sources,
    ),
    st.builds(
        Succession,
        id=ids,
        kind=st.sampled_from(("merge", "dissolve", "establish", "x")),
        before=several,
        after=several,
        on=days,
        decided=st.lists(citations, max_size=1),
        shares=st.lists(st.builds(Share, ids, ids, st.sampled_from((Decimal(1), Decimal("0.5")))), max_size=2),
    ),
    st.builds(
        Period,
        id=ids,
        kind=st.sampled_from(("year", "quarter", "stage", "x")),
        label=st.sampled_from(("năm 2017", "giai đoạn 2016-2020", "đợt")),
        during=spans(),
        within=maybe,
        reported_on=maybe_day,
    ),
    st.builds(
        Model,
        id=ids,
        name=st.sampled_from(("Tổ", "tổ")),
        holders=several,
        person=persons,
        type=st.none(),
        fields=st.lists(st.sampled_from(("economy", "x")), max_size=1),
        place=maybe,
        period=maybe,
        milestones=st.lists(milestones, max_size=3),
        variants=variants,
    ),
    st.builds(
        Award,
        id=ids,
        form=forms,
        recipients=st.lists(recipients, max_size=3),
        grantors=several,
        achievement=maybe,
        period=maybe,
        acts=st.lists(acts, max_size=2),
        bonus=st.none() | quantities,
        variants=variants,
    ),
    st.builds(
        Figure,
        id=ids,
        measure=st.sampled_from(("models", "models-existing", "effective-share", "x")),
        quantity=st.none() | quantities,
        unit=maybe,
        period=maybe,
        on=maybe_day,
        breakdown=breakdowns,
        part_of=maybe,
        apart_from=several,
        by=maybe,
        variants=variants,
        source=sources,
    ),
    st.builds(Remark, id=ids, kind=st.just("task"), text=st.just("Lời"), unit=maybe, period=maybe, part_of=maybe),
)
crowds = st.lists(facts, max_size=8)


@given(crowds)
def test_rules_never_raise(crowd: list[Fact]) -> None:
    """No built-in rule stops half-way on any book."""
    book = Book(crowd)
    assert [str(found) for found in check(book, BUILTIN) if found.code == "DV001"] == []


@given(crowds)
def test_findings_name_facts_of_the_book(crowd: list[Fact]) -> None:
    """Every finding names a fact that is in the book, with filled sentences, and comes again when asked again."""
    book = Book(crowd)
    found = check(book, BUILTIN)
    assert {(one.kind, one.fact) for one in found} <= {(type(fact).__name__.lower(), fact.id) for fact in book}
    assert all(one.vi and one.en and "None" not in one.vi + one.en for one in found)
    assert found == check(Book(reversed(book.facts)), BUILTIN)
