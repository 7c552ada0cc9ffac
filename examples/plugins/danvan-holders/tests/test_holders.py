"""The aggregator obeys the law, and counts a unit once in a field."""

from danvan import Book, Model, aggregate, discover
from danvan.testing.contracts import check_aggregator
from danvan_holders import Holders


def test_the_law() -> None:
    """A book counted in parts is the book counted whole."""
    check_aggregator(Holders())


def test_it_is_found() -> None:
    """Once installed it is on offer."""
    assert discover().aggregator("distinct-holders").name == "distinct-holders"


def test_a_unit_counts_once_in_a_field() -> None:
    """Two models of one chapter in one field are one holder."""
    models = [Model(id=name, name=name, holders=["phu-nu"], fields=["economy"]) for name in ("m1", "m2")]
    table = aggregate(Holders(), Book(models))
    assert [cell.write() for cell in table.column("count")] == ["1"]
