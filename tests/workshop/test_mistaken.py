"""What is commonly mistaken for something else is refused where it is given, with what to give instead."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

import danvan
from danvan import (
    Act,
    Award,
    BadValue,
    Book,
    Catalog,
    Citation,
    Figure,
    Milestone,
    Period,
    Quantity,
    Recipient,
    Span,
    Succession,
    Unknown,
)
from danvan.documents import Report

BOOK = Book()
OWN: Any = Catalog.of()
REPORT = Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[])
YEAR = Span.year(2019)


@pytest.mark.parametrize(
    "asked",
    [
        BOOK.on,
        BOOK.restate,
        lambda text: danvan.aggregate(text, BOOK),
        lambda text: danvan.aggregate(OWN.aggregator("funnel"), BOOK, during=text),
        lambda text: danvan.reconcile(BOOK, "models", during=text),
        lambda text: danvan.growth(BOOK, "models", before=text, after=YEAR),
        lambda text: danvan.growth(BOOK, "models", before=YEAR, after=text),
        lambda text: danvan.chosen(OWN.rules, off=text),
        lambda text: danvan.export(REPORT, "bao-cao.csv", text),
    ],
)
def test_a_text_is_no_day_no_span_and_no_piece(asked: Callable[[Any], object]) -> None:
    """Where an object is meant its name or its text says too little, and would fail far from here."""
    with pytest.raises(BadValue):
        asked("2017")


def test_what_is_missing_may_be_a_plugin_s() -> None:
    """Where no name is near, the plugins are pointed to; where one is, that is what was meant."""
    with pytest.raises(Unknown) as far:
        OWN.exporter("docx")
    with pytest.raises(Unknown) as near:
        OWN.exporter("jsn")
    assert (len(far.value.__notes__), far.value.meant) == (1, None)
    assert (getattr(near.value, "__notes__", []), near.value.meant) == ([], "json")


@pytest.mark.parametrize(
    "made",
    [
        lambda day: Milestone(kind="registered", on=day),
        lambda day: Act(state="decided", on=day),
        lambda day: Figure(id="f", measure="models", on=day),
        lambda day: Period(id="n", kind="year", label="năm 2019", during=YEAR, reported_on=day),
        lambda day: Succession(id="s", kind="merge", on=day),
        lambda day: Citation(date=day),
    ],
)
@pytest.mark.parametrize("day", ["2019-03-28", datetime.datetime(2019, 3, 28, 8, tzinfo=datetime.UTC), 20190328])
def test_a_fact_takes_a_day_and_nothing_else(made: Callable[[Any], object], day: object) -> None:
    """A text, a number or a time of day is refused when the fact is made, not when it is checked or written."""
    with pytest.raises(BadValue):
        made(day)
    made(datetime.date(2019, 3, 28))


@pytest.mark.parametrize(
    "made",
    [
        lambda number: Figure(id="f", measure="models", quantity=number),
        lambda number: Recipient(kind="collective", count=number),
        lambda number: Award(id="a", bonus=number),
    ],
)
def test_a_number_alone_is_no_quantity(made: Callable[[Any], object]) -> None:
    """How exact it is and what it counts belong to it."""
    with pytest.raises(BadValue):
        made(61)
    made(Quantity(61))
