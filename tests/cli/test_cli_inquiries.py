"""The command line asks: rules left out or graded anew, accounts, growth, another day's map, what is behind a cell."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from danvan.book.book import Book
from danvan.cli.main import main
from danvan.codec import read, write
from danvan.facts import Award, Fact, Figure, Period, Recipient, Succession, Unit
from danvan.plugins.catalog import Catalog
from danvan.rules import Breach, Grade, Rule
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

Captured = pytest.CaptureFixture[str]
REFORM = date(2025, 7, 1)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Two communes that became one, each with a number of 2024 and the new one with one of 2026."""
    old = Span(end=REFORM)
    years = [Period(id=f"y{n}", kind="year", label=f"năm {n}", during=Span.year(n)) for n in (2024, 2026)]
    source = Source(place="dòng 4", quote="12 hội nghị")
    target = tmp_path / "book.json"
    facts: list[Fact] = [
        *(Unit(id=one, name=f"xã {one.upper()}", kind="commune", level="commune", during=old) for one in ("a", "b")),
        Unit(id="ab", name="xã AB", kind="commune", level="commune", during=Span(REFORM)),
        Succession(
            id="s",
            kind="merge",
            before=["a", "b"],
            after=["ab"],
            on=REFORM,
            decided=[Citation(symbol=Symbol("1654/NQ-UBTVQH15"))],
        ),
        *years,
        *(
            Figure(id=f"f-{unit}", measure="conferences", quantity=Quantity(n), unit=unit, period=period, source=source)
            for unit, n, period in (("a", 12, "y2024"), ("b", 8, "y2024"), ("ab", 30, "y2026"))
        ),
        Award(id="w", form="emulation-flag", recipients=[Recipient(kind="individual", count=Quantity(1))]),
    ]
    write(Book(facts), str(target))
    return str(target)


class TestRules:
    """`danvan check` with rules chosen."""

    def test_a_rule_is_left_out(self, file: str, capsys: Captured) -> None:
        """Without its rule nothing is found."""
        assert main(["check", file]) == 0
        assert "DV401" in capsys.readouterr().out
        assert main(["check", file, "--off", "DV401", "--strict"]) == 0
        assert capsys.readouterr().out.startswith("0 ")

    def test_a_rule_is_graded_anew(self, file: str) -> None:
        """What was a warning stops the work where the caller says so."""
        assert main(["check", file, "--grade", "DV401=error"]) == 1

    @pytest.mark.parametrize("words", [["--off", "DV999"], ["--grade", "DV401=fatal"], ["--grade", "DV401"]])
    def test_what_there_is_not_is_wrong_usage(self, file: str, words: list[str]) -> None:
        """An unknown code or severity is refused."""
        assert main(["check", file, *words]) == 2

    def test_the_list_of_findings_has_those_of_plugins_too(
        self, file: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """What `danvan check` finds stands in `danvan report … findings`, whoever brought the rule."""
        rule = Rule(
            code="AB101",
            name="of-a-plugin",
            vi="Có {count} kỳ; hãy xem lại.",
            en="{count} periods.",
            grades=[Grade(severity="warning", ground="Kế hoạch của tỉnh", confidence="sourced")],
            check=lambda book: [Breach(values={"count": len(book.periods)})],
        )
        catalog = Catalog.of()
        found = attrs.evolve(catalog, rules=(*catalog.rules, rule))
        monkeypatch.setattr("danvan.cli.main.discover", lambda **_: found)
        assert main(["report", file, "findings"]) == 0
        assert "Có 2 kỳ" in capsys.readouterr().out


class TestAccounts:
    """`danvan reconcile`, `growth` and `restate`."""

    def test_reported_beside_computed(self, file: str, capsys: Captured) -> None:
        """A row for each unit with its number."""
        assert main(["reconcile", file, "conferences", "--during", "2024", "--format", "csv"]) == 0
        out = capsys.readouterr().out
        assert "Xã A" in out
        assert "12" in out

    def test_growth_across_the_reform(self, file: str, capsys: Captured) -> None:
        """Two communes' numbers are the base of the one they became."""
        assert main(["growth", file, "conferences", "--before", "2024", "--after", "2026"]) == 0
        line = next(line for line in capsys.readouterr().out.splitlines() if "Xã AB" in line)
        assert [cell.strip() for cell in line.strip("| ").split("|")] == ["Xã AB", "20", "30", "10", "50,0"]

    @pytest.mark.parametrize(
        "words", [["reconcile", "--during", "2024-H1"], ["growth", "--before", "2022", "--after", "2023"]]
    )
    def test_days_that_nobody_reported_on_are_told_with_those_there_are(
        self, file: str, words: list[str], capsys: Captured
    ) -> None:
        """An empty table is the answer, and the days of the figures stand beside it."""
        assert main([words[0], file, "conferences", *words[1:]]) == 0
        assert "2024-01-01/2024-12-31, 2026-01-01/2026-12-31" in capsys.readouterr().err

    def test_another_day_s_map(self, file: str, tmp_path: Path, capsys: Captured) -> None:
        """The account is printed, and the restated book written where it is asked for."""
        target = tmp_path / "then.json"
        assert main(["restate", file, "--on", "2025-07-01", "--to", str(target)]) == 0
        assert "1654/NQ-UBTVQH15" in capsys.readouterr().out
        assert {figure.unit for figure in read(target).figures} == {"ab"}
        assert {figure.unit for figure in read(file).figures} == {"a", "b", "ab"}

    @pytest.mark.parametrize(
        "words",
        [
            ["reconcile", "effective-share", "--during", "2024"],
            ["reconcile", "khong-co", "--during", "2024"],
            ["reconcile", "conferences", "--during", "2024", "--root", "khong-co"],
            ["reconcile", "models", "--during", "2024", "--of", "standing=regstered"],
            ["growth", "models", "--before", "2024", "--after", "2026", "--of", "stnding=registered"],
            ["growth", "conferences", "--before", "2024", "--after", "2024"],
            ["restate", "--on", "hôm nay"],
        ],
    )
    def test_what_cannot_be_asked_is_wrong_usage(self, file: str, words: list[str], capsys: Captured) -> None:
        """A measure that does not add up or is unknown, a unit that is not there, periods that overlap, no day."""
        assert main([words[0], file, *words[1:]]) == 2
        assert capsys.readouterr().out == ""


class TestExplaining:
    """`--explain`, on every command that makes a table of numbers."""

    @pytest.mark.parametrize(
        "words",
        [
            ["aggregate", "indicators", "--explain", "1:quantity"],
            ["reconcile", "conferences", "--during", "2024", "--explain", "1:reported"],
            ["growth", "conferences", "--before", "2024", "--after", "2026", "--explain", "1:before"],
        ],
    )
    def test_down_to_the_sentence(self, file: str, words: list[str], capsys: Captured) -> None:
        """The facts, with the words as printed."""
        assert main([words[0], file, *words[1:]]) == 0
        out = capsys.readouterr().out
        assert "f-a" in out
        assert "12 hội nghị" in out

    @pytest.mark.parametrize("cell", ["0:quantity", "9:quantity", "1:khong-co", "quantity", "một:quantity"])
    def test_a_cell_that_is_none_is_wrong_usage(self, file: str, cell: str) -> None:
        """Rows are counted from one, columns named by their keys."""
        assert main(["aggregate", file, "indicators", "--explain", cell]) == 2
