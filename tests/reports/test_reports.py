"""The summary report: what it covers, what it says, and what it does not say."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from danvan import (
    Act,
    Award,
    BadValue,
    Book,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Quantity,
    Recipient,
    Remark,
    Span,
    Unit,
    Unknown,
)
from danvan.documents import Annex, Listing, Paragraph, Report
from danvan.documents.blocks import Block, TableBlock
from danvan.facts import Event
from danvan.reports import Summary
from strategies_events import FRAME, book_of, events

YEAR = Period(id="n", kind="year", label="năm 2019", during=Span.year(2019))
PROVINCE = Unit(id="tinh", name="tỉnh Lạng Sơn", kind="province", level="province")
COMMITTEE = Unit(id="tu", name="Tỉnh ủy Lạng Sơn", kind="provincial-party-committee", level="province", place="tinh")
BOARD = Unit(
    id="bdv", name="Ban Dân vận Tỉnh ủy Lạng Sơn", kind="provincial-mobilization-board", parent="tu", place="tinh"
)


def figure(name: str, value: Quantity | None, **parts: Any) -> Figure:
    """A figure of the board for the year."""
    return Figure(**{"id": name, "measure": "models", "quantity": value, "unit": "bdv", "period": "n", **parts})


def report_of(*facts: Any, **options: Any) -> Report:
    """The summary of the board's book."""
    return Summary().compose(Book((YEAR, PROVINCE, COMMITTEE, BOARD, *facts)), **options)


def words(blocks: tuple[Block, ...]) -> str:
    """All running text of a report."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Listing):
            found.extend(block.items)
        elif isinstance(block, TableBlock):
            found.extend(block.table.notes)
        elif isinstance(block, Annex):
            found.append(words(block.blocks))
    return "\n".join(found)


class TestHead:
    """Letterhead, title, signature."""

    def test_a_board_writes_under_its_committee(self) -> None:
        """The board's own name goes without the committee's, which stands above it."""
        head = report_of().letterhead
        assert head is not None
        assert (head.side, head.parent, head.issuer, head.place) == (
            "party",
            "TỈNH ỦY LẠNG SƠN",
            "BAN DÂN VẬN",
            "Lạng Sơn",
        )

    def test_a_peoples_committee_writes_a_state_document(self) -> None:
        """The layout follows the side of the unit that reports."""
        ubnd = Unit(id="ubnd", name="Ủy ban nhân dân tỉnh Lạng Sơn", kind="provincial-peoples-committee", place="tinh")
        report = report_of(ubnd, unit="ubnd")
        assert report.letterhead is not None
        assert report.signature is not None
        assert (report.letterhead.side, report.signature.authority, report.signature.office) == (
            "state",
            ("TM. ỦY BAN NHÂN DÂN",),
            "CHỦ TỊCH",
        )

    @pytest.mark.parametrize(
        ("kind", "start"),
        [
            ("sơ kết", "Sơ kết"),
            ("tổng kết", "Tổng kết"),
            ("giao ban", "Kết quả"),
            ("interim", "Sơ kết"),
            (None, "Tổng kết"),
        ],
    )
    def test_the_kind_names_the_report(self, kind: str | None, start: str) -> None:
        """The kind is given in Vietnamese or by its code; a year is summed up where nothing is said."""
        assert report_of(kind=kind).title == f"{start} công tác dân vận năm 2019"

    def test_a_name_is_signed_only_where_it_is_given(self) -> None:
        """No name is guessed."""
        for signer in (None, "Người Ký"):
            signature = report_of(signer=signer).signature
            assert signature is not None
            assert signature.name == signer

    def test_the_names_are_those_of_the_day(self) -> None:
        """A board that was renamed is called as it was called on the day of the report."""
        later = Unit(
            id="bdv",
            name="Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn",
            kind="provincial-propaganda-mobilization-board",
            parent="tu",
            place="tinh",
            during=Span(date(2025, 3, 1)),
        )
        earlier = Unit(
            id="bdv",
            name=BOARD.name,
            kind=BOARD.kind,
            parent="tu",
            place="tinh",
            during=Span(end=date(2025, 3, 1)),
        )
        book = Book((YEAR, PROVINCE, COMMITTEE, earlier, later))
        heads = [Summary().compose(book, unit="bdv", on=day).letterhead for day in ("2019-12-31", "2026-01-05")]
        assert [head.issuer for head in heads if head] == ["BAN DÂN VẬN", "BAN TUYÊN GIÁO VÀ DÂN VẬN"]


class TestRatio:
    """A share is printed only where it may be computed."""

    def _said(self, whole: Quantity, part: Quantity, **parts: Any) -> str:
        registered = figure("a", whole, breakdown={"standing": "registered"})
        effective = figure("b", part, breakdown={"standing": "effective"}, **{"part_of": "a", **parts})
        return words(
            report_of(
                registered, effective, Period(id="m", kind="quarter", label="quý I/2019", during=Span.quarter(2019, 1))
            ).blocks
        )

    def test_of_two_exact_numbers_of_one_period(self) -> None:
        """Part and whole, exact, of the same days: the share is printed."""
        assert "đạt 94,3%" in self._said(Quantity(1520, unit="model"), Quantity(1433, unit="model"))

    @pytest.mark.parametrize("exact", ["over", "nearly", "about"])
    def test_not_of_an_approximate_number(self, exact: Any) -> None:
        """A share of a rounded number would say more than the source."""
        assert "%" not in self._said(Quantity(1520, exact, "model"), Quantity(1433, unit="model"))

    def test_not_over_unequal_periods(self) -> None:
        """A quarter's number is no share of a year's."""
        assert "%" not in self._said(Quantity(1520, unit="model"), Quantity(1433, unit="model"), period="m")

    def test_not_where_the_source_does_not_say_part(self) -> None:
        """Whether one lies within the other is for the source to say."""
        assert "%" not in self._said(Quantity(1520, unit="model"), Quantity(1433, unit="model"), part_of=None)

    def test_not_of_nothing(self) -> None:
        """There is no share of zero."""
        assert "%" not in self._said(Quantity(0, unit="model"), Quantity(0, unit="model"))


class TestWhatIsCovered:
    """The unit, the period and the events of a report."""

    def test_figures_of_other_units_stay_out(self) -> None:
        """A report of the board does not print what another unit reported."""
        other = Unit(id="khac", name="Hội Nông dân", kind="provincial-farmers-association")
        text = words(report_of(other, figure("a", Quantity(7, unit="model"), unit="khac"), unit="bdv").blocks)
        assert "7" not in text.replace("2019", "")

    def test_what_is_put_forward_is_said_to_be(self) -> None:
        """A proposed award is not told as granted, and is in no table."""
        award = Award(
            id="a",
            form="certificate-of-merit",
            recipients=[Recipient(kind="collective", count=Quantity(3, unit="collective"))],
            period="n",
            acts=[Act(state="proposed")],
        )
        report = report_of(award)
        assert "Đề nghị tặng bằng khen cho 03 tập thể" in words(report.blocks)
        assert [table for table in report.tables if table.name == "awards"] == []

    def test_models_without_figures_are_counted_from_the_records(self) -> None:
        """Where nobody reported a number, the records speak."""
        models = [
            Model(id=f"m{n}", name=f"Mô hình {n}", period="n", milestones=[Milestone(kind="registered")])
            for n in (1, 2)
        ]
        assert "2 mô hình" in words(report_of(*models).blocks)

    def test_a_remark_of_a_kind_stands_in_its_section(self) -> None:
        """Limitations and tasks are told in sections of their own."""
        remarks = [
            Remark(id=kind, kind=kind, text=f"Nội dung {kind}.", unit="bdv", period="n")
            for kind in ("limitation", "task")
        ]
        text = words(report_of(*remarks).blocks)
        assert text.index("limitation") < text.index("task")

    def test_an_unknown_unit_is_named(self) -> None:
        """The error says which unit was asked for."""
        with pytest.raises(Unknown, match="khong-co"):
            report_of(unit="khong-co")

    def test_an_unknown_option_is_refused(self) -> None:
        """A misspelt option is not passed over."""
        with pytest.raises(BadValue, match="perod"):
            report_of(perod="n")

    def test_a_book_that_tells_no_day_asks_for_one(self) -> None:
        """Nothing reads the clock: without a period or a day the caller gives one."""
        with pytest.raises(BadValue, match="on=date"):
            Summary().compose(Book([BOARD]))
        assert Summary().compose(Book([BOARD]), on=date(2020, 1, 1)).title == "Tổng kết công tác dân vận"


@given(found=events)
def test_any_book_can_be_reported(found: list[Event]) -> None:
    """No book of sound facts stops the composer, and the same book makes the same report."""
    book = book_of(found)
    assert Summary().compose(book) == Summary().compose(book_of(found[::-1]))


def test_a_figure_without_a_sentence_of_its_own_is_said_all_the_same() -> None:
    """A measure that nobody wrote a clause for is named with its number."""
    strange = figure("a", Quantity(5), measure="a-measure-of-ours")
    assert "a-measure-of-ours: 5" in words(report_of(strange).blocks)


def test_what_no_sentence_tells_stands_in_the_annex() -> None:
    """A part of a part is in no sentence, so it is listed; what the sentences tell is not listed again."""
    whole = figure("a", Quantity(40, unit="model"), breakdown={"standing": "registered"})
    part = figure("b", Quantity(30, unit="model"), breakdown={"standing": "effective"}, part_of="a")
    deep = figure("c", Quantity(7, unit="model"), breakdown={"standing": "exemplary"}, part_of="b")
    [annex] = [block for block in report_of(whole, part, deep).blocks if isinstance(block, Annex)]
    [table] = [block.table for block in annex.blocks if isinstance(block, TableBlock)]
    assert [cell.write() for cell in table.column("quantity")] == ["7"]


class TestWhatIsSaid:
    """A sentence says what the book says, and who did it."""

    def test_a_number_keeps_its_qualifier(self) -> None:
        """What was printed never stands in place of the number and its qualifier."""
        told = figure("a", Quantity(11000, "over", "model", printed="11.000"), breakdown={"standing": "registered"})
        assert "trên 11 nghìn mô hình" in words(report_of(told).blocks)

    def test_gifts_are_paired_with_the_money_of_their_own_occasion(self) -> None:
        """Of two sums of money each is said with the gifts it is for, or by itself."""
        gifts = figure("a", Quantity(17000, unit="gift"), measure="gifts", about="đột xuất")
        tet = figure("b", Quantity(5 * 10**9, unit="dong"), measure="gifts-value", about="dịp Tết")
        other = figure("c", Quantity(8 * 10**9, unit="dong"), measure="gifts-value", about="đột xuất")
        text = words(report_of(gifts, tet, other).blocks)
        assert "với kinh phí 8 tỷ" in text
        assert "với kinh phí 5 tỷ" not in text
        assert "5 tỷ" in text

    def _awarded(self, *recipients: Recipient, **more: Any) -> str:
        given = {"form": "certificate-of-commendation", "period": "n", "grantors": ["ub"], **more}
        committee = Unit(id="ub", name="UBND tỉnh Lạng Sơn", kind="provincial-peoples-committee", place="tinh")
        hamlet = Unit(id="ap", name="ấp A", kind="hamlet")
        return words(report_of(Award(id="a", recipients=recipients, **given), committee, hamlet, unit="bdv").blocks)

    def test_the_office_that_signed_leads_the_sentence(self) -> None:
        """The chair decided, not the body."""
        text = self._awarded(
            Recipient(kind="collective", count=Quantity(4, unit="collective")),
            signatory=Person(office="Phó Chủ tịch", unit="ub"),
        )
        assert "Chủ tịch UBND tỉnh Lạng Sơn tặng giấy khen cho 04 tập thể" in text

    def test_a_household_is_rewarded_and_not_its_hamlet(self) -> None:
        """The household is named, and where it lives."""
        text = self._awarded(Recipient(kind="household", unit="ap", name="Hộ bà Nguyễn Thị Ánh"))
        assert "cho Hộ bà Nguyễn Thị Ánh (ấp A)" in text

    def test_who_proposes_is_who_took_that_step(self) -> None:
        """The grantor that is asked does not propose."""
        text = self._awarded(
            Recipient(kind="collective", count=Quantity(4, unit="collective")),
            acts=[Act(state="proposed", by="bdv")],
        )
        assert f"{BOARD.name} đề nghị UBND tỉnh Lạng Sơn tặng giấy khen" in text

    def test_what_was_revoked_had_been_given(self) -> None:
        """A revoked award is taken back from those it was given to."""
        text = self._awarded(
            Recipient(kind="collective", name="Ấp B"), acts=[Act(state="decided"), Act(state="revoked", by="ub")]
        )
        assert "UBND tỉnh Lạng Sơn thu hồi giấy khen đã tặng Ấp B" in text

    def test_many_names_stand_in_an_annex(self) -> None:
        """Twenty names are counted in the sentence, by kind, and listed once."""
        named = [Recipient(kind="collective", name=f"Ấp {n}") for n in range(20)]
        text = self._awarded(*named)
        assert "cho 20 tập thể (có danh sách kèm theo)" in text

    def test_an_association_reports_its_own(self) -> None:
        """A Hội's models are not those of the whole place."""
        hoi = Unit(id="hoi", name="Hội Nông dân tỉnh", kind="provincial-farmers-association", place="tinh")
        told = figure("a", Quantity(40, unit="model"), measure="models-existing", unit="hoi")
        text = words(report_of(hoi, told, unit="hoi").blocks)
        assert "Hội Nông dân tỉnh có 40 mô hình" in text
        assert "toàn tỉnh" not in text.lower()


class TestBesideTheDocument:
    """Notes stand beside the document, never in it; nothing of its scope is left out in silence."""

    def test_a_doubt_stands_in_the_notes(self) -> None:
        """What is not known is told to the person who works on the document, not to whoever reads it."""
        levels = [
            figure(level, Quantity(number, unit="model"), breakdown={"standing": "recognised", "level": level})
            for level, number in (("base", 266), ("district", 61))
        ]
        report = report_of(*levels)
        assert [note.facts for note in report.notes if "cộng gộp" in note.vi] == [("base", "district")]
        assert "cộng gộp" not in words(report.blocks)

    def test_a_figure_of_a_longer_period_is_told_as_left_out(self) -> None:
        """The report of a year does not tell of the stage around it, and says so."""
        stage = Period(id="g", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020))
        long = figure("dai", Quantity(9, unit="model"), period="g")
        assert [note.facts for note in report_of(stage, long, period="n").left_out] == [("dai",)]

    def test_a_model_of_no_known_day_is_listed(self) -> None:
        """A named model without a period or a dated step is in the list of models."""
        report = report_of(Model(id="m", name="Nuôi tôm"))
        assert "Nuôi tôm" in str([cell.text for table in report.tables for row in table.rows for cell in row.cells])

    def test_an_open_period_can_be_reported(self) -> None:
        """A period that still runs has a report as of the last day the book tells of."""
        campaign = Period(id="c", kind="campaign", label="đợt vận động từ 2019", during=Span(date(2019, 5, 1)))
        told = figure("a", Quantity(7, unit="model"), period="c", breakdown={"standing": "registered"})
        report = Summary().compose(Book([PROVINCE, COMMITTEE, BOARD, campaign, told]), unit="bdv", period="c")
        assert "7 mô hình" in words(report.blocks)


def test_the_frame_alone_makes_a_report() -> None:
    """A book without events has a head, an opening and no tables."""
    assert Summary().compose(Book(FRAME)).tables == ()
