"""Dense strategies for the values of the core: three ids, six days, two years, so that things meet."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from danvan.blocks import Annex, Block, Heading, Letterhead, Listing, Paragraph, Report, Signature, TableBlock
from danvan.book import Book
from danvan.citations import Citation, Source, Symbol
from danvan.facts import (
    Act,
    Award,
    Breakdown,
    Code,
    Event,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Succession,
    Unit,
    Variant,
)
from danvan.quantities import EXACTNESS, Quantity
from danvan.spans import Span
from danvan.tables import Cell, Column, ColumnKind, Row, Table

IDS = ("a", "b", "c")
YEARS = (2017, 2018)
DAYS = (
    date(2017, 6, 30),
    date(2017, 7, 1),
    date(2017, 7, 2),
    date(2018, 6, 30),
    date(2018, 7, 1),
    date(2018, 12, 31),
)
WATCHED = tuple(sorted({day + timedelta(days=step) for day in DAYS for step in (-1, 0, 1)}))
"""Every day on which anything about spans between the six days can change, and its neighbours."""


def unit(**parts: Any) -> Unit:
    """A unit with the parts that matter to a test."""
    return Unit(**{"name": "Tên", "kind": "commune", **parts})


def model(**parts: Any) -> Model:
    """A model with the parts that matter to a test."""
    return Model(**{"name": "Mô hình", **parts})


def award(**parts: Any) -> Award:
    """An award with the parts that matter to a test."""
    return Award(**{"id": "khen", **parts})


def figure(**parts: Any) -> Figure:
    """A figure with the parts that matter to a test."""
    return Figure(**{"id": "so", "measure": "models-registered", **parts})


def period(**parts: Any) -> Period:
    """A period with the parts that matter to a test."""
    return Period(**{"kind": "year", "label": "năm 2017", "during": Span.year(2017), **parts})


def remark(**parts: Any) -> Remark:
    """A remark with the parts that matter to a test."""
    return Remark(**{"id": "loi", "kind": "limitation", "text": "Còn hạn chế.", **parts})


def succession(**parts: Any) -> Succession:
    """A succession with the parts that matter to a test."""
    return Succession(**{"id": "nhap", "kind": "merge", "on": date(2018, 7, 1), **parts})


ids = st.sampled_from(IDS)
days = st.sampled_from(DAYS)
names = st.sampled_from(("xã An Bình", "xã Bình An", "ấp Đặng Văn Do"))
kinds = st.sampled_from(("province", "rural-district", "commune"))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span between two of the six days, or open at an end or at both."""
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start is not None and end is not None and start > end:
        start, end = end, start
    return Span.day(start) if start is not None and start == end else Span(start, end)


values = st.integers(-2, 2).map(Decimal) | st.sampled_from((Decimal("-0.5"), Decimal("0.5"), Decimal("1.5")))
exactness = st.sampled_from(EXACTNESS)


def quantities(*unit_codes: str) -> st.SearchStrategy[Quantity]:
    """A small number, of any exactness, of the units of count given (none if none are)."""
    return st.builds(
        Quantity,
        values,
        exactness,
        st.sampled_from(unit_codes or ("",)),
        printed=st.none() | st.sampled_from(("hơn 2", "trên 1,5")),
    )


sources = st.builds(
    Source,
    citation=st.none() | st.builds(Citation, symbol=st.sampled_from(("25-NQ/TW", "12/QĐ-UBND")).map(Symbol)),
    file=st.none() | st.just("seed.txt"),
    quote=st.none() | st.just("trên 62 nghìn lượt"),
)
maybe_source = st.none() | sources

units = st.builds(
    unit,
    id=ids,
    name=names,
    kind=kinds,
    parent=st.none() | ids,
    place=st.none() | ids,
    groups=st.lists(ids, max_size=2),
    codes=st.lists(st.builds(Code, st.just("gso"), st.just("26740"), spans()), max_size=1),
    during=spans(),
    source=maybe_source,
)
successions = st.builds(succession, id=ids, before=st.lists(ids, max_size=2), after=st.lists(ids, max_size=2), on=days)
periods = st.builds(period, id=ids, during=st.sampled_from(YEARS).map(Span.year) | spans(), within=st.none() | ids)
milestones = st.builds(
    Milestone,
    kind=st.sampled_from(("registered", "recognised")),
    on=st.none() | days,
    period=st.none() | ids,
    level=st.none() | st.sampled_from(("commune", "province")),
)
models = st.builds(
    model,
    id=ids,
    name=names,
    holders=st.lists(ids, max_size=2),
    fields=st.lists(st.sampled_from(("economy", "culture-society")), max_size=2),
    period=st.none() | ids,
    milestones=st.lists(milestones, max_size=2),
    source=maybe_source,
)
recipients = st.builds(
    Recipient,
    kind=st.sampled_from(("collective", "individual", "unsplit")),
    unit=st.none() | ids,
    person=st.none() | st.builds(Person, office=st.just("Bí thư chi bộ")),
    count=st.none() | quantities(),
)
acts = st.builds(Act, state=st.sampled_from(("proposed", "decided", "presented", "revoked")), on=st.none() | days)
awards = st.builds(
    award,
    id=ids,
    form=st.none() | st.sampled_from(("bang-khen", "giay-khen")),
    recipients=st.lists(recipients, max_size=2),
    grantors=st.lists(ids, max_size=2),
    period=st.none() | ids,
    acts=st.lists(acts, max_size=3),
    variants=st.lists(st.builds(Variant, st.just("recipients"), st.just("tập thể và cá nhân")), max_size=1),
)
figures = st.builds(
    figure,
    id=ids,
    quantity=st.none() | quantities(),
    unit=st.none() | ids,
    period=st.none() | ids,
    on=st.none() | days,
    breakdown=st.dictionaries(st.sampled_from(("level", "field")), st.sampled_from(("x", "y"))).map(Breakdown),
    part_of=st.none() | ids,
)
remarks = st.builds(remark, id=ids, unit=st.none() | ids, period=st.none() | ids, rank=st.none() | st.integers(1, 2))

events: st.SearchStrategy[Event] = st.one_of(models, awards, figures, remarks)
facts: st.SearchStrategy[Fact] = st.one_of(units, successions, periods, events)
fact_lists = st.lists(facts, max_size=8)
books = st.builds(Book, fact_lists)

# Cells of tables are not cleaned, so they may hold anything; these characters are the ones that do harm.
hostile = st.text(alphabet="=+-@＝＋－＠'\"\t\r\n ,;|\\*_<>&#`~[]!1.a\x00\x07\u200b\ufeff\ud800\U0001f469ắ", max_size=6)
texts = hostile | st.sampled_from(("Kinh tế", "quý I/2019", "=HYPERLINK(1)", "1. Một", "'đã'", "- 12 đoàn"))
cells = st.builds(
    Cell,
    text=st.none() | texts,
    code=st.none() | st.sampled_from(("economy", "=x")),
    quantity=st.none() | quantities("", "dong"),
    note=st.none() | texts,
)


@st.composite
def tables(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Table:
    """A table of up to three columns and three rows."""
    keys = draw(st.lists(st.sampled_from(("count", "count_code", "row", "field")), max_size=3, unique=True))
    kind: st.SearchStrategy[ColumnKind] = st.sampled_from(("text", "number", "share"))
    columns = [Column(key, draw(text), draw(text), kind=draw(kind)) for key in keys]
    row = st.builds(
        Row,
        st.lists(cells, min_size=len(keys), max_size=len(keys)),
        kind=st.sampled_from(("data", "heading", "total")),
    )
    rows = draw(st.lists(row, max_size=3))
    notes = draw(st.lists(text, max_size=2))
    return Table(name="table", vi=draw(text), en=draw(text), columns=columns, rows=rows, notes=notes)


flat_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, texts, st.integers(1, 4)),
    st.builds(Paragraph, texts, bold=st.booleans(), italic=st.booleans()),
    st.builds(Listing, st.lists(texts, max_size=2), numbered=st.booleans()),
    st.builds(TableBlock, tables(), caption=st.none() | texts),
)
blocks: st.SearchStrategy[Block] = flat_blocks | st.builds(
    Annex, label=texts, title=texts, blocks=st.lists(flat_blocks, max_size=2), wide=st.booleans()
)
letterheads = st.builds(
    Letterhead,
    side=st.sampled_from(("party", "state", "front")),
    issuer=texts,
    parent=st.none() | texts,
    symbol=st.none() | st.just("12-BC/BDV"),
    place=st.none() | texts,
    date=st.none() | days,
)
signatures = st.builds(
    Signature, authority=st.lists(texts, max_size=2), office=st.none() | texts, name=st.none() | texts
)
reports = st.builds(
    Report,
    kind=st.just("report"),
    type_name=texts,
    title=texts,
    blocks=st.lists(blocks, max_size=3),
    letterhead=st.none() | letterheads,
    signature=st.none() | signatures,
    recipients=st.lists(texts, max_size=2),
)
