"""What is commonly mistaken for something else is refused where it is given, with what to give instead."""

from collections.abc import Callable
from typing import Any

import pytest

import danvan
from danvan import BadValue, Book, Catalog, Report, Span, Unknown

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


@pytest.mark.parametrize("lookup", [OWN.exporter, OWN.importer])
def test_what_is_missing_may_be_a_plugin_s(lookup: Callable[[str], object]) -> None:
    """Where no name is near, the plugins are pointed to; where one is, that is what was meant."""
    with pytest.raises(Unknown) as far:
        lookup("docx")
    with pytest.raises(Unknown) as near:
        lookup("jsn")
    assert (len(far.value.__notes__), far.value.meant) == (1, None)
    assert (getattr(near.value, "__notes__", []), near.value.meant) == ([], "json")
