"""Facts with other ids in them: every field that names a fact by its type, and no text that only looks like one."""

from typing import Any

from hypothesis import given

from danvan.facts import Act, Award, Fact, Figure, Model, Person, Recipient, Unit
from danvan.facts.references import references, with_references
from danvan.facts.structure import every_value
from danvan.testing import strategies
from danvan.values.quantities import Quantity

AWARD = Award(
    id="a",
    recipients=[Recipient(kind="collective", unit="x", person=Person(unit="x"), count=Quantity(2, unit="x"))],
    grantors=["x", "y"],
    signatory=Person(unit="x"),
    acts=[Act(state="decided", by="x")],
    reason="x",
)


def test_every_unit_is_another_and_nothing_else() -> None:
    """Recipients, persons, grantors and acts name units; a unit of count or a text that is spelled alike names none."""
    renamed = with_references(AWARD, Unit, lambda _, unit: [unit.upper()])
    assert [*map(str, units(renamed))] == ["X", "X", "X", "Y", "X", "X"]
    assert renamed.recipients[0].count == Quantity(2, unit="x")
    assert renamed.reason == "x"


def units(fact: Fact) -> list[Any]:
    """The units that a fact names."""
    ways = [path for path in references(type(fact)) if path.last.refers is Unit]
    return [unit for path in ways for unit in every_value([fact], path)]


def test_a_reference_can_go_and_a_list_can_grow() -> None:
    """A figure whose whole is gone is part of nothing; a list has what is given in its place."""
    figure = Figure(id="f", measure="models", part_of="g", apart_from=["g", "h"])
    ids = {"g": ["g1", "g2"], "h": ["h"]}
    assert with_references(figure, Figure, lambda _, one: ids[one]).apart_from == ("g1", "g2", "h")
    gone = with_references(figure, Figure, lambda path, one: [] if path.names == ("part_of",) else [one])
    assert (gone.part_of, gone.apart_from) == (None, ("g", "h"))


def test_the_way_is_given() -> None:
    """Who chooses knows which field it is for: the holder goes, the place stays."""
    model = Model(id="m", name="Nuôi tôm", holders=["x"], place="x")
    moved = with_references(model, Unit, lambda path, unit: ["z"] if path.names == ("holders",) else [unit])
    assert (moved.holders, moved.place) == (("z",), "x")


@given(strategies.facts())
def test_what_is_not_changed_is_the_same_object(fact: Fact) -> None:
    """Most facts of a large book name nothing that changes."""
    assert with_references(fact, Unit, lambda _, unit: [unit]) is fact
