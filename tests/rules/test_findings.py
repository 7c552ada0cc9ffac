"""Choosing among rules, and findings as a list to work through."""

from datetime import date
from pathlib import Path

import pytest

import danvan
from danvan import (
    Book,
    Figure,
    Model,
    Quantity,
    Span,
    Unit,
    Unknown,
    check,
    chosen,
    findings_table,
)
from danvan.reports import FindingsList
from danvan.rules import BUILTIN
from danvan.rules.engine.parts import part_said

EXAMPLES = Path(__file__).parents[2] / "examples"
BVT = danvan.read(EXAMPLES / "000-ba-ria-vung-tau-2017/book.json")
UMT = danvan.read(EXAMPLES / "001-u-minh-thuong-2016-2020/book.json")


def codes(book: Book, **wanted: object) -> list[tuple[str, str]]:
    """Codes and severities of what the chosen rules find."""
    return [(one.code, one.severity) for one in check(book, chosen(BUILTIN, **wanted))]  # type: ignore[arg-type] # as given


def test_a_rule_can_be_left_out() -> None:
    """Switched off, it finds nothing; the others still do."""
    assert codes(BVT, off=["DV403"]) == [("DV601", "warning")]


def test_a_rule_can_be_graded_anew() -> None:
    """An office may take as an error what danvan warns of."""
    assert codes(BVT, grades={"DV403": "error"}) == [("DV403", "error"), ("DV601", "warning")]


def test_rules_can_look_at_some_facts_only() -> None:
    """Narrowed to models, nothing is said of awards."""
    assert codes(BVT, among=lambda fact: isinstance(fact, Model)) == []


def test_rules_can_look_at_some_days_only() -> None:
    """What is dated outside the span is not told; what has no day is."""
    assert codes(BVT, during=Span.year(2018)) == [("DV601", "warning")]
    assert len(codes(BVT, during=Span.year(2017))) == 2


@pytest.mark.parametrize("wanted", [{"off": ["DV999"]}, {"grades": {"XX1": "error"}}])
def test_a_misspelt_code_is_named(wanted: dict[str, object]) -> None:
    """A code that no rule has is not passed over."""
    with pytest.raises(Unknown, match="no rule"):
        codes(BVT, **wanted)


def test_the_rules_themselves_stay_as_they_were() -> None:
    """Choosing gives new rules."""
    before = BUILTIN
    chosen(BUILTIN, grades={"DV403": "error"})
    assert before == BUILTIN


def test_the_table_has_a_row_for_each_finding() -> None:
    """Errors first; each row says who is concerned, what is wrong and on what ground."""
    found = check(UMT, BUILTIN)
    table = findings_table(found, UMT)
    assert len(table.rows) == len(found)
    assert all(cell.write() for key in ("code", "severity", "unit", "sentence", "ground") for cell in table.column(key))
    assert {cell.write() for cell in table.column("unit")} == {
        "Ban Thường vụ Huyện ủy U Minh Thượng",
        "Ủy ban nhân dân huyện U Minh Thượng",
    }


def test_the_list_is_a_report_any_exporter_prints(tmp_path: Path) -> None:
    """A commune gets it as Word or CSV."""
    catalog = danvan.discover()
    report = catalog.report("findings").compose(UMT)
    for name in ("csv", "docx", "markdown"):
        path = danvan.export(report, tmp_path / name, catalog.exporter(name))
        assert path.stat().st_size > 0
    assert "DV404" in (tmp_path / "csv").read_text(encoding="utf-8-sig")


def test_a_unit_gets_what_concerns_it_and_those_below() -> None:
    """A commune's list has its own findings and its hamlets', not its neighbour's."""
    units = [
        Unit(id="h", name="huyện", kind="rural-district", level="district"),
        *(Unit(id=f"x{n}", name=f"xã {n}", kind="commune", level="commune", parent="h") for n in (1, 2)),
        Unit(id="a", name="ấp", kind="hamlet", level="hamlet", parent="x1"),
    ]
    figures = [
        Figure(id=f"f-{unit}", measure="conferences", quantity=Quantity(-1), unit=unit) for unit in ("x1", "x2", "a")
    ]
    book = Book([*units, *figures])
    told = {
        unit: {
            cell.write().removeprefix("số liệu ").split(":")[0]
            for table in FindingsList().compose(book, unit=unit, on=date(2020, 1, 1)).tables
            for cell in table.column("fact")
        }
        for unit in ("x1", "x2", "h")
    }
    assert told == {"x1": {"f-x1", "f-a"}, "x2": {"f-x2"}, "h": {"f-x1", "f-x2", "f-a"}}


def test_no_findings_make_a_short_list() -> None:
    """A clean book says so, without an empty table."""
    assert FindingsList().compose(Book(), on="2020-01-01", findings=()).tables == ()


def test_the_place_of_a_finding_is_said_in_vietnamese() -> None:
    """The list names the record and its part as a clerk would: no field of the program."""
    (found,) = check(BVT, chosen(BUILTIN, off=["DV601"]))
    (cell,) = findings_table([found], BVT).column("fact")
    assert (cell.write(), found.field) == (f"khen thưởng {found.fact}: cơ quan tặng", "grantors")
    assert part_said("model", "milestones[1].by", BVT.vocabulary) == "mốc 2, cơ quan thực hiện"
