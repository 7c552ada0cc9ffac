"""What the rules on counts find, and what they pass over, in books of the kinds that real reports make."""

from decimal import Decimal

import pytest

import danvan
from danvan.book.book import Book
from danvan.facts import Fact, Period, Person, Recipient, Unit
from danvan.rules import BUILTIN, check
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from rule_cases import COMMITTEE, PROVINCE, YEAR, award, figure, some, to_people

EXISTING = {"measure": "models-existing"}


def step(standing: str, **codes: str) -> dict[str, str]:
    """A breakdown by a step and whatever else."""
    return {"standing": standing, **codes}


def found(*facts: Fact) -> list[str]:
    """The codes of the findings of a small book."""
    return [one.code for one in check(Book((PROVINCE, YEAR, COMMITTEE, *facts)), BUILTIN)]


@pytest.mark.parametrize(
    "facts",
    [
        # mới xây dựng 7, đề nghị khen 5, duy trì 30, một điển hình: of 40 that there are
        (
            figure("w", 40, **EXISTING),
            figure("a", 7, breakdown=step("newly-built"), part_of="w"),
            figure("b", 5, breakdown=step("proposed-for-award"), part_of="w"),
            figure("c", 30, breakdown=step("maintained"), part_of="w"),
            figure("d", 1, count="exemplar", breakdown=step("proposed-for-award"), part_of="w"),
        ),
        (figure("a", 54, count="exemplar"),),
        (figure("a", 12, count="model-turn"),),
        (figure("a", 147), figure("b", 54, count="exemplar")),
        (figure("a", 147), figure("b", 54, count="exemplar"), figure("w", 201)),  # a total that is called models
        (figure("a", 147), figure("b", 54, count="exemplar"), figure("w", 201, count="model-or-exemplar")),
        # exemplars of a later step among the models
        (
            figure("w", 100, breakdown=step("registered")),
            figure("a", 90, breakdown=step("effective"), part_of="w"),
            figure("b", 30, count="exemplar", breakdown=step("exemplary"), part_of="w"),
        ),
        *(
            (figure("g", number, measure="gifts", count=count, about=count),)
            for number, count in ((350, "gift"), (Decimal("2500.5"), "kilogram"), (12, "bicycle"), (40, "scholarship"))
        ),
        # two lots of gifts, each with its worth
        (
            figure("a", 9500, measure="gifts", count="gift", about="Tết"),
            figure("b", 17000, measure="gifts", count="gift-turn", about="đột xuất"),
            figure("c", 5_000_000_000, measure="gifts-value", count="dong", about="Tết"),
            figure("d", 8_000_000_000, measure="gifts-value", count="dong", about="đột xuất"),
        ),
        (figure("p", Decimal("9.5"), measure="models", count="diem"),),  # points: no unit that the vocabulary knows
        # recognised at two levels, one of which is not named
        (figure("a", 266, breakdown=step("recognised", level="base")), figure("b", 61, breakdown=step("recognised"))),
        # “hiện nay”: nobody says since when
        (
            Period(id="nay", kind="stage", label="hiện nay", during=Span(end=YEAR.during.end)),
            figure("a", 96, period="nay", breakdown=step("registered")),
            figure("b", 2, breakdown=step("recognised")),
        ),
    ],
)
def test_what_a_clerk_would_pass_over(facts: tuple[Fact, ...]) -> None:
    """Counts beside each other that no clerk would hold against each other."""
    codes = [code for code in found(*facts) if code != "DV104"]
    assert codes == []


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ((figure("a", 148), figure("b", 54, count="exemplar"), figure("w", 201, count="model-or-exemplar")), ["DV503"]),
        ((figure("a", 148), figure("b", 54, count="exemplar"), figure("w", 201)), ["DV510"]),
        ((figure("w", 172), figure("a", 245, part_of="w")), ["DV502"]),
        ((figure("w", 172, **EXISTING), figure("a", 245, part_of="w")), ["DV502"]),
        ((figure("w", 172), figure("a", 245, breakdown={"type": "collective"})), ["DV502"]),  # nobody says “trong đó”
        (
            (
                figure("w", 139, breakdown=step("registered")),
                figure("a", 96, breakdown=step("registered", level="commune")),
                figure("b", 45, breakdown=step("registered", level="district")),
            ),
            ["DV503"],
        ),
        (
            (
                figure("w", 820),
                figure("a", 168, about="vườn rau", part_of="w"),
                figure("b", 662, about="tuyến đường", part_of="w"),
            ),
            ["DV503"],
        ),
        ((figure("a", 1520), figure("b", 1540)), ["DV510"]),
        (
            (
                figure("w", 145, breakdown=step("registered")),
                figure("a", 100, breakdown=step("recognised"), part_of="w"),
                figure("s", Decimal("83.07"), measure="recognised-share", count="percent", part_of="a"),
            ),
            ["DV518"],
        ),
        ((figure("a", 85, measure="conference-participants", count="turn"),), ["DV506"]),
        ((figure("a", 85, measure="gifts", count="dong"),), ["DV506"]),
    ],
)
def test_what_a_clerk_would_raise(facts: tuple[Fact, ...], codes: list[str]) -> None:
    """False sums, parts that exceed their whole, shares that do not follow, one number told in two ways."""
    assert found(*facts) == codes


@pytest.mark.parametrize(
    ("recipients", "total", "codes"),
    [
        ((("collective", 12), ("individual", 8), ("unsplit", 20)), "20", []),
        ((("collective", 12), ("individual", 8), ("unsplit", 21)), "21", ["DV412"]),
        ((("collective", 19), ("individual", 14), ("unsplit", 34)), "34", ["DV412"]),
        ((("unsplit", 39),), "39", []),
        ((("collective", 28), ("individual", 12)), "40", []),
    ],
)
def test_the_table_of_awards_and_the_rule_say_one_thing(
    recipients: tuple[tuple[str, int], ...], total: str, codes: list[str]
) -> None:
    """What is counted as the whole is not counted again beside its parts."""
    given = award("a", "certificate-of-merit", "tu", *(some(kind, number) for kind, number in recipients))
    book = Book((COMMITTEE, given))
    assert [one.code for one in check(book, BUILTIN)] == codes
    table = danvan.aggregate(danvan.discover().aggregator("awards"), book)
    assert [row.cells[-1].write() for row in table.rows] == [total]
    explained = danvan.explain(danvan.discover().aggregator("awards"), book, row=0, column=table.columns[-1].key)
    assert sum(number.value for _, number in explained.pairs) == Decimal(total)


@pytest.mark.parametrize(
    ("names", "units", "codes"),
    [
        (("Nguyễn Văn An", "Nguyen Van An"), (None, None), ["DV429"]),
        (("Nguyễn Văn An", "NGUYỄN VĂN AN"), (None, None), ["DV429"]),
        (("Nguyễn Văn Hoà", "ông Nguyễn Văn Hòa"), (None, None), ["DV429"]),
        (("Nguyễn Thị Hoa", "Nguyễn Thị Hòa"), (None, None), []),
        (("Nguyễn Văn An", "Nguyễn Văn Ân"), (None, None), []),
        (("Nguyễn Văn An", "Nguyễn Văn An"), ("xa-1", "xa-2"), []),  # namesakes of two communes
        (("Nguyễn Văn An", "Nguyen Van An"), ("xa-1", None), ["DV429"]),
    ],
)
def test_names_that_may_be_one_person(
    names: tuple[str, str], units: tuple[str | None, str | None], codes: list[str]
) -> None:
    """Tones tell people apart, unless one of two names is written without any."""
    people = (
        Recipient(kind="individual", person=Person(name=name, unit=unit))
        for name, unit in zip(names, units, strict=True)
    )
    communes = [Unit(id=unit, name=unit, kind="commune", level="commune") for unit in ("xa-1", "xa-2")]
    assert found(award("a", "certificate-of-merit", "tu", *people), *communes) == codes


def test_names_of_people_stand_in_no_finding() -> None:
    """A finding on a list names the places in the list, not the people."""
    [one] = check(Book((COMMITTEE, to_people("Nguyễn Văn An", "Nguyen Van An"))), BUILTIN)
    assert "Nguy" not in one.vi + one.en


@pytest.mark.parametrize(
    ("exact", "printed", "codes"),
    [
        ("over", "900", ["DV519"]),
        ("over", "hơn 900", []),
        ("exact", "900 mô hình", []),
        ("exact", "0900", []),
        ("exact", "chín trăm", []),
        ("exact", "890", ["DV519"]),
        ("over", "gần 900", ["DV519"]),
        ("exact", "theo danh sách kèm theo", []),
    ],
)
def test_a_number_and_its_print(exact: str, printed: str, codes: list[str]) -> None:
    """What stands in print is the number, and as exact."""
    said = Quantity(900, exact, "model", printed=printed)  # type: ignore[arg-type] # one of the words
    assert found(danvan.Figure(id="f", measure="models", quantity=said, unit="tinh", period="nam-2024")) == codes
