"""Decisions on awards: who stands in them, what they cite, how they are signed, what they leave blank."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan import (
    Act,
    Award,
    BadValue,
    Book,
    Model,
    Person,
    Quantity,
    Recipient,
    Span,
    Symbol,
    Unit,
    Unknown,
)
from danvan.documents.blocks import Article, Certificate, Formula, Paragraph, TableBlock
from danvan.reports import (
    AwardDecision,
    Certificates,
)
from danvan.values.citations import Citation
from danvan.values.numerals import spell_dong, write_decimal
from danvan.values.text import collation_key, person_key
from danvan.vocabulary import Multiplier, Term, Vocabulary, shipped
from document_cases import (
    DAY,
    FRAME,
    GIAY_KHEN,
    NAMES,
    OTHER,
    annexes,
    article,
    award,
    basis,
    book_of,
    counts_in,
    decided,
    decision,
    household,
    listed,
    person,
    team,
)

recipients = st.one_of(
    st.integers(0, 5).map(team), st.sampled_from(NAMES).map(person), st.sampled_from(["Hộ A", "Hộ B"]).map(household)
)
acts = st.sampled_from(
    [
        (),
        (Act(state="proposed", on=DAY, by="bxdd"),),
        (Act(state="proposed", on=DAY, by="bxdd"), decided()),
        (decided(),),
        (decided(), Act(state="presented", on=OTHER)),
        (decided(OTHER),),
        (decided(None),),
        (decided(), Act(state="revoked", on=OTHER)),
        (Act(state="presented", on=DAY),),
    ]
)
awards = st.lists(
    st.builds(
        Award,
        id=st.integers(1, 99).map(lambda number: f"k-{number}"),
        form=st.sampled_from([GIAY_KHEN, GIAY_KHEN, "advanced-worker"]),
        grantors=st.sampled_from([["ubnd"], ["ubnd"], ["btv"]]),
        recipients=st.lists(recipients, min_size=1, max_size=4, unique=True),
        acts=acts,
        bonus=st.sampled_from([None, None, Quantity(500_000, unit="dong")]),
    ),
    max_size=6,
    unique_by=lambda found: found.id,
)


def standing(found: list[Award]) -> list[tuple[Award, Recipient]]:
    """Who stands in the chair's decision of the day, said in another way than the composer says it."""
    return [
        (one, recipient)
        for one in found
        if one.grantors == ("ubnd",)
        and any(act.state == "decided" and act.on == DAY for act in one.acts)
        and one.acts[-1].state != "revoked"
        for recipient in one.recipients
    ]


@st.composite
def decidable(draw: st.DrawFn) -> list[Award]:
    """Awards of which some are decided by the chair on the day, and no one twice in one form."""
    found = draw(awards)
    inside = [(one.form, recipient) for one, recipient in standing(found)]
    assume(inside)
    assume(len(set(inside)) == len(inside))
    return found


class TestLaws:
    """What holds for every book."""

    @given(found=decidable())
    def test_everyone_decided_stands_in_the_annex_once_and_no_one_else(self, found: list[Award]) -> None:
        """What is proposed, revoked, decided on another day or by another body is not there."""
        [annex] = annexes(decision(*found, unit="ubnd", on=DAY, annex="one"))
        [block] = annex.blocks
        assert isinstance(block, TableBlock)
        cells = zip(block.table.rows, block.table.column("name"), strict=True)
        assert Counter(cell.code for row, cell in cells if row.kind == "data") == Counter(
            one.id for one, _ in standing(found)
        )

    @given(found=decidable())
    def test_the_sentence_counts_what_the_annex_lists(self, found: list[Award]) -> None:
        """By kind, in the first article; the headings of the annex say the same."""
        report = decision(*found, unit="ubnd", on=DAY, annex="one")
        kinds = Counter(recipient.kind for _, recipient in standing(found))
        text = article(report, 1).text
        assert counts_in(text) == kinds
        [table] = report.tables
        headings = [c.write() for r, c in zip(table.rows, table.column("name"), strict=True) if r.kind == "heading"]
        assert sum(int(re.findall(r"\((\d+)\)", line)[0]) for line in headings) == (
            sum(kinds.values()) if len(kinds) > 1 else 0
        )

    @given(found=decidable())
    def test_the_total_is_the_sum_of_the_column(self, found: list[Award]) -> None:
        """In the last row, in figures and in words; without any amount there is none."""
        report = decision(*found, unit="ubnd", on=DAY, annex="one")
        [table] = report.tables
        cells = list(zip(table.rows, table.column("bonus"), strict=True))
        amounts = [cell.quantity.value for row, cell in cells if row.kind == "data" and cell.quantity is not None]
        totals = [cell.quantity.value for row, cell in cells if row.kind == "total" and cell.quantity is not None]
        assert totals == ([sum(amounts)] if amounts else [])
        said = article(report, 2).clauses[1]
        if amounts:
            total = int(sum(amounts, Decimal(0)))
            assert f"{write_decimal(total)} đồng (Bằng chữ: {spell_dong(total)})" in said
        blanks = sum(row.kind == "data" and cell.quantity is None for row, cell in cells)
        assert sum(counts_in(said).values()) == (blanks if amounts else 0)

    @given(found=decidable(), data=st.data())
    def test_the_order_of_the_facts_leaves_no_trace(self, found: list[Award], data: st.DataObject) -> None:
        """The same facts in another order make the same report."""
        shuffled = data.draw(st.permutations(found))
        assert decision(*found, unit="ubnd", on=DAY) == decision(*shuffled, unit="ubnd", on=DAY)

    @given(found=decidable())
    def test_certificates_follow_the_list(self, found: list[Award]) -> None:
        """One for each row, in its order, numbered without a gap."""
        options: dict[str, Any] = {"unit": "ubnd", "on": DAY}
        [table] = decision(*found, **options, annex="one").tables
        printed = Certificates().compose(book_of(*found), **options, first=7).blocks
        assert all(isinstance(one, Certificate) for one in printed)
        assert [one.recipient for one in printed if isinstance(one, Certificate)] == listed(table)
        assert [one.number for one in printed if isinstance(one, Certificate)] == [
            str(number) for number in range(7, 7 + len(printed))
        ]

    @given(found=decidable())
    def test_annexes_by_kind_part_the_one_list(self, found: list[Award]) -> None:
        """Together they list what the one annex lists, in the same order, and are numbered where there are several."""
        [whole] = decision(*found, unit="ubnd", on=DAY, annex="one").tables
        parted = decision(*found, unit="ubnd", on=DAY, annex="by-kind")
        assert [name for table in parted.tables for name in listed(table)] == listed(whole)
        labels = [annex.label for annex in annexes(parted)]
        assert labels == (
            ["Phụ lục"] if len(labels) == 1 else ["Phụ lục I", "Phụ lục II", "Phụ lục III"][: len(labels)]
        )


class TestOrder:
    """The order of precedence."""

    def test_kinds_then_names(self) -> None:
        """Collectives by the Vietnamese alphabet, then households, then persons by given name."""
        report = decision(
            award("a", *map(person, NAMES)),
            award("b", household("Hộ B"), household("Hộ A")),
            award("c", *map(team, range(6))),
        )
        [table] = report.tables
        names = [row.name for row in FRAME if isinstance(row, Unit) and row.id.startswith("tt-")]
        assert listed(table) == [
            *sorted(names, key=collation_key),
            "Hộ A",
            "Hộ B",
            *sorted(NAMES, key=person_key),
        ]
        assert listed(table)[-6:] == ["Đỗ Văn An", "Nguyễn Văn An", "Lê Thị Ân", "Trần Ất", "Lý Đào", "Võ Thị Én"]

    def test_the_higher_form_first(self) -> None:
        """Within a kind the rank of the form comes before the name; then the form has a column."""
        report = decision(award("a", person("Lê Văn An")), award("b", person("Võ Thị Én"), form="advanced-worker"))
        [table] = report.tables
        assert listed(table) == ["Võ Thị Én", "Lê Văn An"]
        assert [cell.code for cell in table.column("form") if cell.code] == ["advanced-worker", GIAY_KHEN]
        assert len(article(report, 1).clauses) == 2


class TestWhoStands:
    """What is refused, and how."""

    @pytest.mark.parametrize(
        ("state", "match"), [("proposed", "only proposed"), ("revoked", "revoked")], ids=["proposed", "revoked"]
    )
    def test_what_is_not_granted_is_refused_by_name(self, state: str, match: str) -> None:
        """An award asked for by its id that is only proposed, or was revoked, makes no decision."""
        one = award(
            "a", team(1), acts=[decided(), Act(state=state, on=OTHER)] if state == "revoked" else [Act(state=state)]
        )
        with pytest.raises(BadValue, match=match):
            decision(one, awards="a", on=DAY)

    def test_no_recipient_no_decision(self) -> None:
        """A book of which nothing was decided is refused in one line."""
        with pytest.raises(BadValue, match="recipients of the decision"):
            decision(award("a", team(1), acts=[Act(state="proposed", on=DAY)]), unit="ubnd", on=DAY)

    def test_a_number_of_recipients_is_refused(self) -> None:
        """Four collectives without names cannot stand in a list."""
        with pytest.raises(BadValue, match="award a"):
            decision(award("a", Recipient(kind="collective", count=Quantity(4))))

    def test_one_who_stands_twice_is_refused(self) -> None:
        """The same person in two awards of one form and reason."""
        with pytest.raises(BadValue, match="stands twice"):
            decision(award("a", person("Lê Văn An")), award("b", person("Lê Văn An")))

    def test_namesakes_of_two_units_both_stand(self) -> None:
        """They are told apart by their units."""
        other = attrs.evolve(person("Lê Văn An"), person=Person(name="Lê Văn An", unit="tt-1"))
        [table] = decision(award("a", person("Lê Văn An"), other)).tables
        assert listed(table) == ["Lê Văn An"] * 2

    def test_one_who_is_barred_is_refused(self) -> None:
        """While discipline or verification is open there is no award."""
        barred = attrs.evolve(person("Lê Văn An"), barred=Span(start=date(2025, 12, 1), end=OTHER))
        with pytest.raises(BadValue, match="may not be proposed"):
            decision(award("a", barred))
        assert decision(award("a", attrs.evolve(barred, barred=Span(end=DAY)))).blocks

    def test_a_joint_award_and_one_without_a_form_are_refused(self) -> None:
        """One decision has one body that decides and names what it grants."""
        with pytest.raises(BadValue, match="btv, ubnd"):
            decision(award("a", team(1), grantors=["btv", "ubnd"]), unit="ubnd")
        with pytest.raises(BadValue, match="form"):
            decision(award("a", team(1), form=None))

    def test_the_day_and_the_unit_are_found_or_asked_for(self) -> None:
        """Where the book leaves a choice the composer says what to give."""
        one, two = award("a", team(1)), award("b", team(2), acts=[decided(OTHER)])
        assert decision(one).letterhead == decision(one, two, on="2026-01-15").letterhead
        with pytest.raises(BadValue, match="2026-01-15, 2026-02-15"):
            decision(one, two)
        with pytest.raises(BadValue, match="btv, ubnd"):
            decision(one, award("c", team(3), grantors=["btv"]))

    def test_unknown_ids_options_and_words(self) -> None:
        """Each is refused with what there is."""
        with pytest.raises(Unknown, match="there are: a"):
            decision(award("a", team(1)), awards="b")
        wrong = ({"colour": "red"}, {"annex": "two"}, {"on": "hôm nay"}, {"bonus": "perhaps"})
        for options in wrong:
            [value] = options.values()
            with pytest.raises(BadValue, match="colour" if value == "red" else value):
                decision(award("a", team(1)), **options)
        with pytest.raises(Unknown, match="ceil-10000"):
            decision(award("a", team(1)), rounding="up")

    def test_three_hundred_recipients(self) -> None:
        """They are listed one by one."""
        many = [person(f"Người thứ {number}") for number in range(300)]
        report = decision(award("a", *many))
        assert counts_in(article(report, 1).text) == {"individual": 300}
        assert listed(report.tables[0], "number") == [str(number) for number in range(1, 301)]

    def test_one_recipient_needs_no_annex(self) -> None:
        """The article names it; an annex can still be asked for."""
        report = decision(award("a", team(1)))
        assert annexes(report) == []
        assert "Tổ An Bình" in article(report, 1).text
        assert len(annexes(decision(award("a", team(1)), annex="one"))) == 1

    def test_without_annex_the_article_lists_them(self) -> None:
        """Each is a clause."""
        report = decision(award("a", team(1), person("Lê Văn An")), annex="none")
        assert [clause.split(",")[0] for clause in article(report, 1).clauses] == ["Tổ An Bình", "Lê Văn An"]


class TestMoney:
    """What goes with the awards."""

    def test_the_day_decides(self) -> None:
        """A decision of July 2026 counts on the new base salary."""
        for on, amount in ((DAY, "710.000"), (date(2026, 7, 1), "760.000")):
            report = decision(award("a", person("Lê Văn An"), acts=[decided(on)]))
            assert amount in article(report, 2).clauses[0]

    def test_a_stated_bonus_is_printed_beside_the_one_due(self) -> None:
        """The book's amount stands; where the rules give another, the cell says so."""
        [table] = decision(
            award("a", person("Lê Văn An"), person("Lý Đào"), bonus=Quantity(700_000, unit="dong"))
        ).tables
        assert listed(table, "bonus") == ["700.000"] * 2
        assert all(
            "710.000" in (cell.note or "")
            for row, cell in zip(table.rows, table.column("bonus"), strict=True)
            if row.kind == "data"
        )

    def test_what_is_unknown_stays_blank_with_a_note(self) -> None:
        """A collective that is no organisation of the Party gets no amount of the State's from a Party committee."""
        party = decision(award("a", team(1), person("Lý Đào"), grantors=["btv"]))
        assert listed(party.tables[0], "bonus") == ["", "2.340.000"]
        assert len(party.tables[0].notes) == 2

    def test_a_multiple_that_no_text_states_is_noted(self) -> None:
        """A derived row fills the cell and stands in a note; a sourced one, or an amount of the book's own, in none."""
        row = Multiplier(form=GIAY_KHEN, recipient="community", value="1", confidence="derived", ground="suy ra")
        vocabulary = shipped().combine(Vocabulary(multipliers=[row]))
        for stated, notes in ((None, 1), (Quantity(2_340_000, unit="dong"), 0)):
            villages = [Recipient(kind="community", name=name) for name in ("Ấp A", "Ấp B")]
            table = (
                AwardDecision().compose(book_of(award("a", *villages, bonus=stated), vocabulary=vocabulary)).tables[0]
            )
            assert (listed(table, "bonus"), len(table.notes)) == (["2.340.000"] * 2, notes)

    def test_a_household_is_paid_once_and_a_half_an_individual(self) -> None:
        """In its column and in the total."""
        state = decision(award("a", household("Hộ A"), person("Lê Văn An")))
        assert listed(state.tables[0], "bonus") == ["1.060.000", "710.000"]
        assert state.tables[0].notes == ()
        assert "1.770.000" in " ".join(article(state, 2).clauses)

    def test_money_can_be_left_out(self) -> None:
        """Then there is no article on it and no column."""
        report = decision(award("a", team(1), team(2)), bonus="no")
        assert [block.number for block in report.blocks if isinstance(block, Article)] == [1, 2]
        assert "bonus" not in [column.key for column in report.tables[0].columns]

    def test_a_multiple_of_ones_own_is_used(self) -> None:
        """A province that knows the multiple for households adds a row."""
        row = Multiplier(form=GIAY_KHEN, recipient="household", value="0.45", grantors=["commune-peoples-committee"])
        book = book_of(award("a", household("Hộ A")), vocabulary=shipped().combine(Vocabulary(multipliers=[row])))
        assert "1.060.000" in article(AwardDecision().compose(book), 2).clauses[0]

    def test_the_way_of_rounding_is_named(self) -> None:
        """In words, as the vocabulary has it."""
        for policy in ("ceil-10000", "none"):
            clause = article(decision(award("a", team(1)), rounding=policy), 2).clauses[0]
            assert shipped().label("rounding-policy", policy) in clause


class TestSides:
    """Who decides, what it rests on, how it is signed."""

    def test_the_chair_decides_and_signs_alone(self) -> None:
        """The law gives the award to the chair: no "TM." and the chair above the legal basis."""
        report = decision(award("a", team(1)))
        assert report.signature is not None
        assert (report.signature.authority, report.signature.office, report.signature.name) == ((), "CHỦ TỊCH", None)
        assert report.blocks[0] == Paragraph("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG", align="center", bold=True)
        assert Formula("QUYẾT ĐỊNH:") in report.blocks
        assert report.letterhead is not None
        assert (report.letterhead.side, report.letterhead.parent, report.letterhead.issuer) == (
            "state",
            None,
            "ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG",
        )

    def test_a_party_committee_decides_as_a_body(self) -> None:
        """Under the committee's name, on behalf of its standing committee."""
        report = decision(award("a", team(1), grantors=["btv"], acts=[decided(by="btv")]))
        assert report.signature is not None
        assert (report.signature.authority, report.signature.office) == (("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ")
        assert Formula("BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH") in report.blocks
        assert report.letterhead is not None
        assert (report.letterhead.side, report.letterhead.parent, report.letterhead.issuer) == (
            "party",
            "ĐẢNG BỘ TỈNH AN GIANG",
            "ĐẢNG ỦY XÃ U MINH THƯỢNG",
        )

    @pytest.mark.parametrize(
        ("grantor", "authority", "office"),
        [("ubnd", ("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH"), ("btv", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ")],
    )
    def test_a_deputy_signs_as_the_side_has_it(self, grantor: str, authority: tuple[str, ...], office: str) -> None:
        """For the chair of the State's committee; never for the head of a Party committee."""
        report = decision(award("a", team(1), grantors=[grantor]), deputy="yes")
        assert report.signature is not None
        assert (report.signature.authority, report.signature.office) == (authority, office)

    def test_the_basis_is_what_was_in_force(self) -> None:
        """On each side of the change, in order; the other side's texts are not there."""
        after = basis(decision(award("a", team(1))))
        symbols = [symbol for line in after for symbol in re.findall(r"\d+/\d{4}/[A-ZĐ-]+", line)]
        assert symbols == ["129/2025/NĐ-CP", "152/2025/NĐ-CP", "15/2025/TT-BNV", "152/2025/NĐ-CP"]
        assert after[0].startswith("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025")
        assert [line for line in after if "-QĐ/TW" in line] == []
        old = [attrs.evolve(one, during=Span()) for one in FRAME if isinstance(one, Unit)]
        before = Book((*old, award("a", team(1), acts=[decided(date(2024, 5, 1))], period=None)))
        lines = basis(AwardDecision().compose(before))
        assert [line for line in lines if "98/2023/NĐ-CP" in line]
        assert [line for line in lines if "2025" in line or "91/2017" in line] == []
        party = basis(decision(award("a", team(1), grantors=["btv"])))
        assert [line for line in party if "294-QĐ/TW" in line]
        assert [line for line in party if "NĐ-CP" in line] == []

    def test_own_texts_and_proposals_follow_the_law(self) -> None:
        """The office's texts after the shipped ones, the proposal last, with its document."""
        document = Citation(symbol=Symbol("05-TTr/BXDĐ"), date=date(2026, 1, 10), type="tờ trình")
        proposed = Act(state="proposed", on=date(2026, 1, 10), by="bxdd", document=document)
        lines = basis(
            decision(award("a", team(1), acts=[proposed, decided()]), basis="Kế hoạch số 1, năm 2025; Công văn số 2")
        )
        assert lines[-3:-1] == ("Căn cứ Kế hoạch số 1, năm 2025", "Căn cứ Công văn số 2")
        assert "Tờ trình số 05-TTr/BXDĐ ngày 10/01/2026" in lines[-1]

    def test_a_text_that_ended_is_not_cited(self) -> None:
        """Even where the row of the citation still runs."""
        row = Term(scheme="state-award-basis", code="decree-98-2023", vi="Nghị định cũ", en="old", rank=3)
        book = book_of(award("a", team(1)), vocabulary=shipped().combine(Vocabulary(terms=[row])))
        assert not any("Nghị định cũ" in line for line in basis(AwardDecision().compose(book)))

    def test_the_symbol_comes_from_the_book_or_stays_blank(self) -> None:
        """A draft has none; the annex then has a blank for it."""
        document = Citation(symbol=Symbol("36/QĐ-UBND"))
        facts = [team(1), team(2)]
        signed = decision(award("a", *facts, acts=[attrs.evolve(decided(), document=document)]))
        draft = decision(award("a", *facts))
        assert signed.letterhead is not None
        assert draft.letterhead is not None
        assert (signed.letterhead.symbol, draft.letterhead.symbol) == ("36/QĐ-UBND", None)
        assert "36/QĐ-UBND" in (annexes(signed)[0].reference or "")
        assert "……" in (annexes(draft)[0].reference or "")


def test_an_award_to_a_model_is_paid_by_its_type() -> None:
    """A model of a person is listed and paid as an individual."""
    own = Model(id="m", name="Tổ hòa giải", person=Person(name="Lê Văn An", unit="ap"), type="individual")
    report = decision(own, award("a", Recipient(kind="model", model="m"), team(1)))
    assert counts_in(article(report, 1).text) == {"collective": 1, "individual": 1}
    assert listed(report.tables[0], "bonus") == ["1.410.000", "710.000"]
