"""What the classes of facts say of their fields: each has a label and a meaning, and is found by both."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from danvan.facts import Award, Comparison, Model, Succession, Unit
from danvan.facts.kinds import KINDS
from danvan.facts.structure import Field as FactField
from danvan.facts.structure import every_value, field_paths, fields, label, values
from danvan.values.citations import Symbol

PARTS = {path.last.part for kind in KINDS for path in field_paths(kind) if path.last.part}
CLASSES = sorted({*KINDS, *PARTS}, key=lambda kind: kind.__name__)


def every_field() -> Iterator[tuple[type, FactField]]:
    """Each field that a fact has, or a part of one."""
    for kind in CLASSES:
        yield from ((kind, field) for field in fields(kind).values())


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_field_has_a_label_of_its_own(kind: type) -> None:
    """Each has a Vietnamese label and an English meaning; no two fields of a class have one label."""
    assert [field.name for field in fields(kind).values() if not (field.said.vi and field.said.en)] == []
    assert [name for name, count in Counter(field.label for field in fields(kind).values()).items() if count > 1] == []


def test_labels_can_head_a_column() -> None:
    """A label holds nothing that parts the steps of a heading, and ends in no number."""
    assert [(kind, one.label) for kind, one in every_field() if "/" in one.label or re.search(r"\d$", one.label)] == []


def test_what_refers_says_so_by_its_type() -> None:
    """The type of an id is enough: earlier awards that an award rests on are awards."""
    found = {(kind.__name__, one.name): one.refers for kind, one in every_field() if one.refers}
    assert found["Award", "based_on"] is Award
    assert found["Recipient", "model"] is Model
    assert ("Unit", "id") not in found


def test_every_described_class_is_a_part() -> None:
    """What has described fields is walked into; a symbol is a text."""
    assert Comparison in CLASSES
    assert Symbol not in CLASSES


def test_values_stand_where_they_are() -> None:
    """One fact gives its values with their places, many give them one after the other."""
    unit = Unit(id="u", name="U", kind="commune", groups=["a", "b"], parent="c")
    places = {place: value for path in field_paths(Unit) for place, value in values(unit, path) if path.last.refers}
    assert places == {"parent": "c", "groups": "b"}
    (groups,) = [path for path in field_paths(Unit) if path.names == ("groups",)]
    (parent,) = [path for path in field_paths(Unit) if path.names == ("parent",)]
    assert [*every_value([unit, unit], groups)] == ["a", "b", "a", "b"]
    assert [*every_value([unit, Unit(id="v", name="V", kind="commune")], parent)] == ["c"]


def test_a_place_is_named_by_its_fields() -> None:
    """Places are counted from one; what is no field stays as it is, and a code is named by its scheme."""
    assert label(Succession, "shares[1].before") == "phần chia 2, đơn vị trước"
    assert label(Model, "milestones[0].colour.tone") == "mốc 1, colour, tone"
    assert label(Award, "form.x", lambda scheme, code: f"{scheme}:{code}") == "danh hiệu, hình thức, award-form:x"
    assert label(Award, "[0]") == "[0]"
