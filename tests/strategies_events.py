"""Dense books of events over one small frame, for the laws of aggregators."""

from datetime import date

from hypothesis import strategies as st

from danvan import (
    Act,
    Award,
    Book,
    Figure,
    Milestone,
    Model,
    Period,
    Quantity,
    Recipient,
    Span,
    Unit,
)
from danvan.facts import Event

DAYS = [date(2019, 3, 28), date(2019, 12, 31), date(2020, 1, 1), date(2020, 8, 4)]
FRAME = (
    Unit(id="huyen", name="huyện", kind="rural-district", level="district"),
    Unit(id="xa-1", name="xã Một", kind="commune", level="commune", parent="huyen"),
    Unit(id="xa-2", name="xã Hai", kind="commune", level="commune", parent="huyen"),
    Unit(id="ap-1", name="ấp Một", kind="hamlet", level="hamlet", parent="xa-1"),
    Period(id="n2019", kind="year", label="năm 2019", during=Span.year(2019)),
    Period(id="n2020", kind="year", label="năm 2020", during=Span.year(2020)),
)
UNITS = ["xa-1", "xa-2", "ap-1"]
periods = st.sampled_from(["n2019", "n2020", None])
levels = st.sampled_from(["base", "district", None])
quantities = st.builds(
    Quantity, st.integers(0, 4), st.sampled_from(["exact", "over", "nearly"]), st.sampled_from(["model", "person"])
)
milestones = st.builds(
    Milestone,
    kind=st.sampled_from(["registered", "recognised", "exemplary"]),
    on=st.sampled_from([*DAYS, None]),
    period=periods,
    level=levels,
)
recipients = st.builds(
    Recipient,
    kind=st.sampled_from(["collective", "individual", "unsplit"]),
    unit=st.sampled_from(["xa-1", None]),
    count=st.none() | quantities,
)


def _id(kind: str) -> st.SearchStrategy[str]:
    return st.integers(1, 9).map(lambda number: f"{kind}-{number}")


models = st.builds(
    Model,
    id=_id("m"),
    name=st.just("mô hình"),
    holders=st.lists(st.sampled_from(UNITS), max_size=2),
    type=st.sampled_from(["collective", "individual", None]),
    fields=st.lists(st.sampled_from(["economy", "culture-society"]), max_size=2),
    period=periods,
    milestones=st.lists(milestones, max_size=3),
)
awards = st.builds(
    Award,
    id=_id("a"),
    form=st.sampled_from(["certificate-of-merit", "certificate-of-commendation", None]),
    recipients=st.lists(recipients, max_size=2),
    grantors=st.lists(st.sampled_from(UNITS), max_size=2),
    period=periods,
    acts=st.lists(st.builds(Act, state=st.sampled_from(["proposed", "decided", "revoked"])), max_size=2),
)
figures = st.builds(
    Figure,
    id=_id("f"),
    measure=st.sampled_from(["models", "conferences"]),
    quantity=st.none() | quantities,
    unit=st.sampled_from([*UNITS, None]),
    period=periods,
    breakdown=st.sampled_from([{}, {"standing": "registered"}, {"standing": "recognised", "level": "base"}]),
)
events: st.SearchStrategy[list[Event]] = st.lists(
    st.one_of(models, awards, figures), max_size=8, unique_by=lambda event: event.id
)
spans = st.sampled_from([None, Span.year(2019), Span.year(2020), Span.years(2019, 2020)])


def book_of(found: list[Event]) -> Book:
    """A book of the frame and some events."""
    return Book((*FRAME, *found))
