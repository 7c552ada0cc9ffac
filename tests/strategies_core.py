"""The dense strategies of danvan.testing under short names, and facts with the parts that matter to a test."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.facts import Award, Figure, Model, Period, Remark, Succession, Unit
from danvan.testing import shapes, strategies
from danvan.testing.printed import HARM
from danvan.values.quantities import EXACTNESS, Quantity
from danvan.values.spans import Span

DAYS = shapes.DAYS
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


spans = strategies.spans
tables = strategies.tables
ids = strategies.ids()
days = strategies.days()
units = strategies.units()
facts = strategies.facts()
events = strategies.events()
fact_lists = st.lists(facts, max_size=8)
books = st.builds(Book, fact_lists)

values = st.integers(-2, 2).map(Decimal) | st.sampled_from((Decimal("-0.5"), Decimal("0.5"), Decimal("1.5")))


def quantities(*unit_codes: str) -> st.SearchStrategy[Quantity]:
    """Multiples of a half, of any exactness: small enough to try every true number that could be meant."""
    return st.builds(
        Quantity,
        values,
        st.sampled_from(EXACTNESS),
        st.sampled_from(unit_codes or ("",)),
        printed=st.none() | st.sampled_from(("hơn 2", "trên 1,5")),
    )


# Cells of tables are not cleaned, so they may hold anything; these characters are the ones that do harm.
hostile = st.text(alphabet=HARM, max_size=6)
texts = hostile | strategies.texts()
cells = strategies.cells()
reports = strategies.reports()
