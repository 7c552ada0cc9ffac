"""Two records of one id: what both say together, where they contradict each other, and that nothing is lost."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import BadValue, Citation, Quantity, Source, Span
from danvan.book.merge import Difference, merge_records, say_the_same
from danvan.facts import Award, Code, Description, Fact, Figure, Milestone, Model, Person, Recipient, Unit, Variant
from danvan.facts.structure import field_paths, values
from danvan.testing import strategies


def model(**said: Any) -> Model:
    """A model that says only what a test is about."""
    return Model(id="m", name="Nuôi tôm", **said)


def leaves(value: Any) -> Iterator[Any]:
    """What a value says, down to texts, numbers and days."""
    if isinstance(value, tuple):
        for one in value:
            yield from leaves(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from leaves(getattr(value, field.name))
    elif value not in (None, ""):
        yield value


def told(*facts: Fact) -> set[Any]:
    """Everything that some facts say."""
    return {
        leaf
        for fact in facts
        for way in field_paths(type(fact))
        for _, value in values(fact, way)
        for leaf in leaves(value)
    }


@given(strategies.facts())
def test_a_record_merged_with_itself_is_itself(fact: Fact) -> None:
    """Saying a thing twice changes nothing."""
    merged = merge_records(fact, fact)
    assert (merged.fact, merged.contradictions, merged.beside) == (fact, (), ())


MAKERS = (
    strategies.units,
    strategies.successions,
    strategies.periods,
    strategies.models,
    strategies.awards,
    strategies.figures,
    strategies.remarks,
)
pairs = st.sampled_from(MAKERS).flatmap(lambda make: st.tuples(make(), make()))


@given(pairs)
def test_nothing_is_lost(pair: tuple[Any, Any]) -> None:
    """Whatever either record says is in the merged record, is a contradiction, or stands beside."""
    one, other = pair[0], attrs.evolve(pair[1], id=pair[0].id)
    merged = merge_records(one, other)
    reported = {leaf for found in (*merged.contradictions, *merged.beside) for leaf in leaves(found.other)}
    assert told(one) <= told(merged.fact)
    assert told(other) <= told(merged.fact) | reported


@given(pairs)
def test_what_was_merged_merges_to_itself(pair: tuple[Any, Any]) -> None:
    """Merging the second record again adds nothing."""
    other = attrs.evolve(pair[1], id=pair[0].id)
    merged = merge_records(pair[0], other).fact
    assert merge_records(merged, other).fact == merged


def test_what_one_leaves_out_the_other_fills() -> None:
    """A person, the aims and a second alias come from whichever record has them."""
    one = model(person=Person(office="Bí thư chi bộ"), aliases=["Tôm sạch"], description=Description(content="Nuôi"))
    other = model(person=Person(unit="ap-1"), aliases=["Tôm"], description=Description(aims="Sạch"))
    merged = merge_records(one, other)
    assert merged.contradictions == ()
    assert merged.fact == model(
        person=Person(office="Bí thư chi bộ", unit="ap-1"),
        aliases=["Tôm", "Tôm sạch"],
        description=Description(content="Nuôi", aims="Sạch"),
    )


@pytest.mark.parametrize(
    ("said", "otherwise", "place"),
    [
        ({"person": Person(office="Bí thư")}, {"person": Person(office="Chủ tịch")}, "person.office"),
        ({"description": Description(aims="A")}, {"description": Description(aims="B")}, "description.aims"),
        ({"place": "xa-a"}, {"place": "xa-b"}, "place"),
        ({"period": "n1"}, {"period": "n2"}, "period"),
    ],
)
def test_a_contradiction_is_reported(said: dict[str, Any], otherwise: dict[str, Any], place: str) -> None:
    """The first stays, and what the second says is given with its place."""
    merged = merge_records(model(**said), model(**otherwise))
    assert merged.fact == model(**said)
    assert [found.place for found in merged.contradictions] == [place]


def test_a_number_contradicts_and_its_print_does_not() -> None:
    """Twelve is not thirteen; as printed stands beside."""

    def figure(quantity: Quantity) -> Figure:
        return Figure(id="f", measure="models", quantity=quantity)

    other = merge_records(figure(Quantity(12)), figure(Quantity(13)))
    assert other.contradictions == (Difference(place="quantity", kept=Quantity(12), other=Quantity(13)),)
    printed = merge_records(figure(Quantity(12, printed="12")), figure(Quantity(12, printed="mười hai")))
    assert printed.contradictions == ()
    assert printed.beside == (Difference(place="quantity.printed", kept="12", other="mười hai"),)
    assert merge_records(figure(Quantity(12)), figure(Quantity(12, printed="12"))).fact == figure(
        Quantity(12, printed="12")
    )


def test_the_same_step_found_twice_is_one() -> None:
    """Two rows that speak of one registration; a second source stands beside, a further step is added."""
    step = Milestone(kind="registered", level="commune", source=Source(place="dòng 2"))
    again = attrs.evolve(step, source=Source(place="dòng 7"))
    further = Milestone(kind="recognised", level="commune")
    merged = merge_records(model(milestones=[step]), model(milestones=[further, again]))
    assert merged.fact.milestones == (step, further)
    assert [found.place for found in merged.beside] == ["milestones[0].source"]


def test_recipients_and_days_are_not_guessed_together() -> None:
    """Two counts are not added up, and two open spans make no closed one."""
    one = Award(id="a", recipients=[Recipient(kind="collective", count=Quantity(5))])
    other = Award(id="a", recipients=[Recipient(kind="collective", count=Quantity(6))])
    assert [found.place for found in merge_records(one, other).contradictions] == ["recipients"]
    unit = Unit(id="u", name="U", kind="commune", during=Span(end=Span.year(2020).start))
    later = attrs.evolve(unit, during=Span.year(2020), codes=[Code("gso", "1")])
    merged = merge_records(unit, later)
    assert (merged.fact.during, merged.fact.codes) == (unit.during, later.codes)
    assert [found.place for found in merged.contradictions] == ["during"]


def test_the_whole_is_not_a_part() -> None:
    """A figure without a breakdown counts all: one with a breakdown counts something else."""
    whole = Figure(id="f", measure="models")
    part = attrs.evolve(whole, breakdown={"standing": "recognised"})
    assert [found.place for found in merge_records(whole, part).contradictions] == ["breakdown"]


def test_two_passages_with_the_same_words_are_two() -> None:
    """A variant is told by its source: the second is not taken for the first."""
    here, there = (Variant("name", "Tôm", Source(citation=Citation(issuer=issuer))) for issuer in ("A", "B"))
    merged = merge_records(model(variants=[here]), model(variants=[there, here]))
    assert merged.fact.variants == (here, there)


def test_only_records_of_one_id_are_merged() -> None:
    """Two models are not one."""
    for other in (Model(id="n", name="x"), Unit(id="m", name="x", kind="commune")):
        with pytest.raises(BadValue):
            merge_records(model(), other)


def test_values_of_other_sorts_say_nothing_alike() -> None:
    """Only what is equal, or of one class with described fields, can say the same."""
    assert not say_the_same(Quantity(1), 1)
    assert not say_the_same((1,), (1, 2))
