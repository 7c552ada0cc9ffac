"""Reports: what their parts are, and which tables they hold."""

import attrs
import pytest
from hypothesis import given

from danvan.documents.blocks import Annex, Heading, Listing, Report, TableBlock
from danvan.documents.tables import Table
from strategies_core import reports


def table(name: str) -> Table:
    """A table of nothing but its name."""
    return Table(name=name, vi=name, en=name, columns=[])


def test_tables_of_annexes() -> None:
    """The tables of a report are those of its text and its annexes, however deep, as they are printed."""
    deep = Annex(label="1", title="", blocks=[Annex(label="2", title="", blocks=[TableBlock(table("b"))])])
    report = Report(
        kind="report",
        type_name="Báo cáo",
        title="",
        blocks=[TableBlock(table("a")), Heading("x"), deep, TableBlock(table("c"))],
    )
    assert [found.name for found in report.tables] == ["a", "b", "c"]


@given(reports)
def test_values(report: Report) -> None:
    """A report is a frozen, hashable value that equals its copy."""
    assert hash(attrs.evolve(report)) == hash(report)
    assert attrs.evolve(report) == report
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.title = ""  # type: ignore[misc] # what must not work


def test_lists_become_tuples() -> None:
    """What is given as a list is held as a tuple, so that nobody changes it behind the report's back."""
    items = ["một"]
    listing = Listing(items)
    items.append("hai")
    assert listing.items == ("một",)
