"""Lists as offices write them become facts or findings: nothing is lost, nothing guessed, nothing added twice."""

import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import COMMUNES, codes, figures, grids, models, number, read, told, values

from danvan import Award, Book, Breakdown, Milestone, Model, Period, Quantity, Span, Symbol, Unit, Unknown
from danvan.testing.contracts import Sample, check_importer
from danvan_lists import CsvImporter, JsonImporter, Merge
from danvan_lists.columns.headings import role_of
from danvan_lists.words.phrases import heading_data

REGISTRATION = """ỦY BAN NHÂN DÂN HUYỆN U MINH THƯỢNG;;;;;;
DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2020;;;;;;
(Kèm theo Quyết định số 12/QĐ-UBND ngày 04/8/2020 của UBND huyện U Minh Thượng);;;;;;
;;;;;;
TT;Tên mô hình;Đơn vị/cá nhân;Loại (TT/CN);Lĩnh vực;Cấp đăng ký;Ghi chú
(1);(2);(3);(4);(5);(6);(7)
1;Camera an ninh;Xã Minh Thuận;TT;Quốc phòng - an ninh;xã;
2;Đường hoa nông thôn;Xã Thạnh Yên;TT;VH-XH;huyện;
TT;Tên mô hình;Đơn vị/cá nhân;Loại (TT/CN);Lĩnh vực;Cấp đăng ký;Ghi chú
3;Hũ gạo tình thương;Hội LHPN xã Minh Thuận;TT;Kinh tế;xã, huyện;
Tổng cộng: 3 mô hình;;;;;;
;;;;Người lập biểu;;
"""


class TestModels:
    """Lists of models."""

    def test_a_registration_list(self) -> None:
        """Title, annexed decision, numbering row, repeated header, totals and signature are seen for what they are."""
        found = read(REGISTRATION, book=COMMUNES)
        assert codes(found) == []
        assert [model.name for model in models(found)] == [
            "Camera an ninh",
            "Đường hoa nông thôn",
            "Hũ gạo tình thương",
        ]
        first, _, third = models(found)
        assert (first.holders, first.type, first.fields) == (("mt",), "collective", ("defence-security",))
        (step,) = first.milestones
        assert (step.kind, step.level, step.period) == ("registered", "commune", "nam-2020")
        assert step.decision is not None
        assert (step.decision.symbol, step.decision.date) == (Symbol("12/QĐ-UBND"), datetime.date(2020, 8, 4))
        assert third.holders == ("pn-mt",)
        assert [step.level for step in third.milestones] == ["commune", "district"]
        (table,) = found.tables
        assert (table.kind, table.header) == ("registrations", 5)
        assert table.rows == {"data": 3, "numbering": 1, "repeated": 1, "total": 1, "closing": 1}

    def test_each_fact_names_its_row(self) -> None:
        """The source has the file, the row as people count it, and the cells as printed."""
        first = models(read(REGISTRATION, book=COMMUNES))[0]
        assert first.source is not None
        assert (first.source.file, first.source.place) == ("ds.csv", "dòng 7")
        assert first.source.quote == "1 | Camera an ninh | Xã Minh Thuận | TT | Quốc phòng - an ninh | xã"

    def test_a_recognition_list(self) -> None:
        """Level, body and decision of each row make the milestone; several levels make several."""
        found = read(
            "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2020;;;;\n"
            "STT;Mô hình;Đơn vị;Cấp công nhận;Quyết định;\n;;;;Số;Ngày\n"
            "1;Camera an ninh;Xã Minh Thuận;Cấp huyện;61/QĐ-BCĐ;15/7/2020\n",
            book=COMMUNES,
        )
        assert codes(found) == []
        (model,) = models(found)
        (step,) = model.milestones
        assert (step.kind, step.level, step.on) == ("recognised", "district", datetime.date(2020, 7, 15))
        assert step.decision is not None
        assert step.decision.symbol == Symbol("61/QĐ-BCĐ")

    def test_ticked_columns(self) -> None:
        """A field and a type may be columns of their own, ticked."""
        found = grids(
            ["TT", "Tên mô hình", "Đơn vị", "Loại", "", "Lĩnh vực", "", ""],
            ["", "", "", "Tập thể", "Cá nhân", "Kinh tế", "VH-XH", "QP-AN"],
            ["1", "Camera an ninh", "Xã Minh Thuận", "x", "", "", "", "X"],
            ["2", "Nuôi tôm sạch", "Trần Văn B, xã Thạnh Yên", "", "x", "x", "", ""],
            merges=(Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 2, 3), Merge(1, 4, 1, 5), Merge(1, 6, 1, 8)),
        )
        assert codes(found) == []
        first, second = models(found)
        assert (first.type, first.fields) == ("collective", ("defence-security",))
        assert (second.type, second.fields, second.holders) == ("individual", ("economy",), ())
        assert second.person is not None
        assert (second.person.name, second.person.unit) == ("Trần Văn B", "ty")

    def test_sub_headings_hold_for_the_rows_below(self) -> None:
        """A field, and a unit within it, are taken from the rows that name them alone, until the next of their kind."""
        found = grids(
            ["TT", "Tên mô hình", "Đơn vị", "Ghi chú"],
            ["I", "LĨNH VỰC KINH TẾ", "", ""],
            ["1", "Nuôi tôm", "Xã Minh Thuận", ""],
            ["II", "Văn hóa - xã hội", "", ""],
            ["1", "Đường hoa", "Xã Minh Thuận", ""],
            ["2", "Tủ sách", "Xã Thạnh Yên", ""],
        )
        assert codes(found) == []
        assert [model.fields for model in models(found)] == [("economy",), ("culture-society",), ("culture-society",)]

    def test_a_unit_as_sub_heading(self) -> None:
        """Where no column names the holder, the heading above does."""
        found = grids(
            ["TT", "Tên mô hình", "Lĩnh vực", "Năm"],
            ["Xã Minh Thuận", "Xã Minh Thuận", "Xã Minh Thuận", "Xã Minh Thuận"],
            ["1", "Nuôi tôm", "Kinh tế", "2020"],
            ["Xã Thạnh Yên", "Xã Thạnh Yên", "Xã Thạnh Yên", "Xã Thạnh Yên"],
            ["1", "Nuôi tôm", "Kinh tế", "2020"],
            merges=(Merge(2, 1, 2, 4), Merge(4, 1, 4, 4)),
        )
        assert codes(found) == []
        assert [model.holders for model in models(found)] == [("mt",), ("ty",)]
        assert len({model.id for model in models(found)}) == 2

    def test_merged_cells_are_filled(self) -> None:
        """A unit merged over several rows is the holder of each."""
        found = grids(
            ["TT", "Đơn vị", "Tên mô hình"],
            ["1", "Xã Minh Thuận", "Một"],
            ["2", "", "Hai"],
            ["3", "Xã Thạnh Yên", "Ba"],
            merges=(Merge(2, 2, 3, 2),),
        )
        assert [model.holders for model in models(found)] == [("mt",), ("mt",), ("ty",)]

    def test_an_empty_cell_is_filled_only_when_asked(self) -> None:
        """Without merged cells an empty cell is empty, unless the caller says what it means."""
        text = "TT;Đơn vị;Tên mô hình\n1;Xã Minh Thuận;Một\n2;;Hai\n"
        assert models(read(text, book=COMMUNES))[1].holders == ()
        assert models(read(text, book=COMMUNES, fill=("unit",)))[1].holders == ("mt",)

    def test_the_default_holder(self) -> None:
        """A commune's own list names no holder; the caller says whose it is."""
        (model,) = models(read("TT;Tên mô hình\n1;Nuôi tôm\n", book=COMMUNES, unit="mt"))
        assert model.holders == ("mt",)

    def test_the_ten_descriptive_columns(self) -> None:
        """The columns of the registration form are kept as texts."""
        (model,) = models(read("Tên mô hình;Mục tiêu;Lực lượng tham gia\nNuôi tôm;50 hộ;Hội Nông dân\n"))
        assert model.description is not None
        assert (model.description.aims, model.description.forces) == ("50 hộ", "Hội Nông dân")

    def test_recognition_carries_a_registered_model_on(self) -> None:
        """The same model, holder and period is the same model: its milestones are added, not a second model."""
        book = read(REGISTRATION, book=COMMUNES).into(COMMUNES)
        later = read(
            "DANH SÁCH MÔ HÌNH CÔNG NHẬN NĂM 2020\nTT;Tên mô hình;Đơn vị;Cấp công nhận\n"
            "1;Camera an ninh;xã Minh Thuận;huyện\n",
            book=book,
        )
        assert len(later.replaces) == 1
        whole = later.into(book)
        assert len(whole.models) == 3
        (model,) = [model for model in whole.models if model.name == "Camera an ninh"]
        assert [step.kind for step in model.milestones] == ["registered", "recognised"]


class TestIdentity:
    """Importing twice adds nothing."""

    def test_twice_the_same_file(self) -> None:
        """The facts are equal, so a book holds each once."""
        once, again = read(REGISTRATION, book=COMMUNES), read(REGISTRATION, book=COMMUNES)
        assert once == again
        assert once.into(COMMUNES).adding(*again.facts) == once.into(COMMUNES)

    def test_the_same_list_under_another_name(self) -> None:
        """What the book holds is known, wherever it was read: nothing comes in, nothing is told."""
        book = read(REGISTRATION, book=COMMUNES).into(COMMUNES)
        other = CsvImporter().read(io.BytesIO(REGISTRATION.replace(";", ",").encode("utf-16")), file="b.csv", book=book)
        assert (other.facts, other.known, codes(other)) == ((), 3, [])

    def test_ids_do_not_depend_on_the_row(self) -> None:
        """Sorted another way, the same rows have the same ids."""
        lines = REGISTRATION.splitlines()
        turned = "\n".join([*lines[:6], lines[9], lines[7], lines[6]])
        assert {model.id for model in models(read(turned, book=COMMUNES))} == {
            model.id for model in models(read(REGISTRATION, book=COMMUNES))
        }

    def test_the_book_is_not_touched(self) -> None:
        """Reading is a dry run."""
        before = COMMUNES.facts
        read(REGISTRATION, book=COMMUNES)
        assert COMMUNES.facts == before


FIGURES = """BIỂU TỔNG HỢP KẾT QUẢ NĂM 2020;;;;;
TT;Đơn vị;Số mô hình đăng ký;;;Tổ dân vận
;;Tổng số;Kinh tế;VH-XH;
1;Xã Minh Thuận;12;7;5;4
2;Xã Thạnh Yên;1.020;20;1.000;-
;Tổng cộng;1.032;27;1.005;4
"""


class TestFigures:
    """Tables of indicators."""

    def test_units_by_measures(self) -> None:
        """Each number is a figure with its breakdown; a dash is no number, and no zero."""
        found = read(FIGURES, book=COMMUNES)
        assert codes(found) == []
        got = {(str(one.unit), one.measure, one.breakdown.get("field")): one.quantity for one in figures(found)}
        assert got["ty", "models", "culture-society"] == Quantity(1000, unit="model", printed="1.000")
        assert got["mt", "mobilization-teams", None] == Quantity(4, unit="team", printed="4")
        assert ("ty", "mobilization-teams", None) not in got
        assert all(one.period == "nam-2020" for one in figures(found))
        assert figures(found)[0].breakdown == Breakdown({"standing": "registered"})

    def test_the_reporting_unit_keeps_its_own_total(self) -> None:
        """With the unit that reports, the row of sums is its figure, beside those of its communes."""
        found = read(FIGURES, book=COMMUNES, unit="umt")
        (total,) = [one for one in figures(found) if one.unit == "umt" and one.breakdown.get("field") == "economy"]
        assert total.quantity is not None
        assert total.quantity.value == 27

    def test_measures_down_the_side(self) -> None:
        """An indicator in each row, a unit in each column."""
        found = grids(
            ["TT", "Chỉ tiêu", "ĐVT", "Xã Minh Thuận", "Xã Thạnh Yên"],
            ["1", "Số mô hình đăng ký", "mô hình", "12", "15"],
            ["2", "Tổ dân vận", "tổ", "", "7"],
        )
        assert [code for code in codes(found) if code != "IM202"] == []
        assert {(one.unit, one.measure): one.quantity.value for one in figures(found) if one.quantity} == {
            ("mt", "models"): 12,
            ("ty", "models"): 15,
            ("ty", "mobilization-teams"): 7,
        }

    def test_one_column_of_values(self) -> None:
        """A unit's own report: indicators and one column of numbers, which the caller says whose they are."""
        found = read("TT;Chỉ tiêu;Số lượng\n1;Khối dân vận;235\n2;Tổ dân vận;1.347\n", book=COMMUNES, unit="umt")
        assert [(one.measure, one.unit, number(one)) for one in figures(found)] == [
            ("mobilization-blocks", "umt", 235),
            ("mobilization-teams", "umt", 1347),
        ]

    def test_years_across(self) -> None:
        """A year over a column is the period of its numbers."""
        found = grids(["TT", "Chỉ tiêu", "2019", "2020"], ["1", "Số mô hình", "100", "120"], unit="umt")
        assert [(one.period, number(one)) for one in figures(found)] == [
            ("nam-2019", 100),
            ("nam-2020", 120),
        ]

    def test_numbers_keep_their_nuance(self) -> None:
        """An approximate number stays approximate, words without a number stay words."""
        found = read(
            "Đơn vị;Số mô hình;Tiền thưởng\nXã Minh Thuận;hơn 120;hàng chục triệu đồng\n",
            book=COMMUNES,
            kind="figures",
            mapping={"Tiền thưởng": "figure:bonus-money"},
        )
        first, second = figures(found)
        assert first.quantity is not None
        assert (first.quantity.value, first.quantity.exact) == (Decimal(120), "over")
        assert (second.quantity, second.printed) == (None, "hàng chục triệu đồng")

    def test_a_merged_number_counts_once(self) -> None:
        """A number that stands for several rows is not that of each."""
        found = grids(
            ["TT", "Đơn vị", "Số mô hình"],
            ["1", "Xã Minh Thuận", "12"],
            ["2", "Xã Thạnh Yên", ""],
            merges=(Merge(2, 3, 3, 3),),
        )
        assert len(figures(found)) == 1
        assert codes(found) == ["IM322"]

    @given(st.lists(st.integers(0, 3000), min_size=1, max_size=3), st.integers(-2, 2))
    def test_a_total_is_told_of_exactly_when_it_differs(self, numbers: list[int], slip: int) -> None:
        """A sum that holds says nothing, one that fails warns with both numbers."""
        names = ["Xã Minh Thuận", "Xã Thạnh Yên", "Xã Thạnh Yên A"]
        rows = [[str(at), names[at], str(number)] for at, number in enumerate(numbers)]
        stated = sum(numbers) + slip
        found = grids(["TT", "Đơn vị", "Số mô hình"], *rows, ["", "Tổng cộng", str(stated)])
        assert codes(found) == (["IM401"] if slip else [])
        assert len(figures(found)) == len(numbers)

    @pytest.mark.parametrize(
        ("first", "total", "told_of"),
        [("hơn 15", "27", []), ("hơn 15", "20", ["IM401"]), ("hàng chục", "27", ["IM403"]), ("-", "12", [])],
    )
    def test_a_total_of_approximate_numbers(self, first: str, total: str, told_of: list[str]) -> None:
        """Approximate numbers are added as such; where words stand for a number, the sum cannot be decided."""
        rows = [["1", "Xã Minh Thuận", "12"], ["2", "Xã Thạnh Yên", first], ["", "Tổng cộng", total]]
        found = grids(["TT", "Đơn vị", "Số mô hình"], *rows)
        assert [code for code in codes(found) if code != "IM321"] == told_of

    def test_a_total_above_the_rows(self) -> None:
        """Statistics put the sum first; it is compared with what follows."""
        rows = [["1", "Xã Minh Thuận", "12"], ["2", "Xã Thạnh Yên", "8"]]
        assert codes(grids(["TT", "Đơn vị", "Số mô hình"], ["", "Tổng số", "20"], *rows)) == []
        assert codes(grids(["TT", "Đơn vị", "Số mô hình"], ["", "Tổng số", "21"], *rows)) == ["IM401"]

    def test_sums_of_groups(self) -> None:
        """A group's sum is compared with its rows, the whole with all of them."""
        found = grids(
            ["TT", "Đơn vị", "Số mô hình"],
            ["I", "Khối xã", "20"],
            ["1", "Xã Minh Thuận", "12"],
            ["2", "Xã Thạnh Yên", "8"],
            ["II", "Khối khác", "6"],
            ["1", "Xã Thạnh Yên A", "5"],
            ["", "Tổng cộng", "25"],
        )
        assert [(one.code, values(one)["row"]) for one in found.findings] == [("IM401", "5")]


class TestAwards:
    """Lists of awards."""

    def test_named_recipients(self) -> None:
        """Collectives and persons under their sub-headings; the decision of the list makes them decided."""
        found = read(
            "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN;;;\n"
            "(Kèm theo Quyết định số 61/QĐ-UBND ngày 10/8/2020 của Chủ tịch UBND huyện U Minh Thượng);;;\n"
            "TT;Tên tập thể, cá nhân;Hình thức khen thưởng;Thành tích\n"
            "I;Tập thể;;\n1;Xã Minh Thuận;Giấy khen;dân vận khéo\n"
            "II;Cá nhân;;\n1;Trần Văn B;Giấy khen;dân vận khéo\n",
            book=COMMUNES,
        )
        assert codes(found) == []
        first, second = [fact for fact in found.facts if isinstance(fact, Award)]
        assert (first.form, first.state, first.recipients[0].unit) == ("certificate-of-commendation", "decided", "mt")
        assert first.decision is not None
        assert first.decision.on == datetime.date(2020, 8, 10)
        assert second.recipients[0].kind == "individual"
        assert second.recipients[0].person is not None
        assert second.recipients[0].person.name == "Trần Văn B"

    def test_proposed_is_not_granted(self) -> None:
        """A list that puts forward grants nothing."""
        found = read(
            "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\nTT;Tên tập thể;Hình thức khen thưởng\n1;Xã Minh Thuận;Bằng khen\n",
            book=COMMUNES,
        )
        (award,) = [fact for fact in found.facts if isinstance(fact, Award)]
        assert (award.state, award.granted) == ("proposed", False)

    def test_counted_recipients(self) -> None:
        """Numbers by kind of recipient, without names; what is empty is not zero."""
        found = read(
            "Hình thức khen thưởng;Cơ quan khen thưởng;Tập thể;Cá nhân\nGiấy khen;huyện U Minh Thượng;20;\n",
            book=COMMUNES,
        )
        (award,) = [fact for fact in found.facts if isinstance(fact, Award)]
        assert award.grantors == ("umt",)
        assert [(one.kind, str(one.count and one.count.value)) for one in award.recipients] == [("collective", "20")]


class TestUnits:
    """Lists of units."""

    def test_kinds_levels_and_codes(self) -> None:
        """The kind is read from the name, the level from the kind, the parent from the book or the file."""
        found = read(
            "TT;Tên đơn vị;Mã;Trực thuộc\n1;Xã Vĩnh Hòa;31030;huyện U Minh Thượng\n2;Ấp Vĩnh Tiến;;Xã Vĩnh Hòa\n",
            book=COMMUNES,
        )
        assert codes(found) == []
        commune, hamlet = [fact for fact in found.facts if isinstance(fact, Unit)]
        assert (commune.kind, commune.level, commune.parent) == ("commune", "commune", "umt")
        assert [(code.scheme, code.value) for code in commune.codes] == [("gso", "31030")]
        assert (hamlet.kind, hamlet.parent) == ("hamlet", commune.id)

    def test_a_unit_of_the_book_is_known(self) -> None:
        """A unit that the book has comes in no second time."""
        found = read("TT;Tên đơn vị;Trực thuộc\n1;Xã Minh Thuận;huyện U Minh Thượng\n", book=COMMUNES)
        assert (found.facts, found.findings, found.known) == ((), (), 1)


class TestNames:
    """Names of units are matched or proposed, never guessed."""

    def test_an_unknown_unit_is_a_proposal(self) -> None:
        """The model comes in without a holder; the finding names the row, the words and what comes near."""
        found = read("TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Thạnh Yên B\n", book=COMMUNES)
        (model,) = models(found)
        assert model.holders == ()
        finding = told(found, "IM302")
        assert values(finding)["name"] == "Xã Thạnh Yên B"
        assert "(ty)" in values(finding)["candidates"]
        assert (values(finding)["row"], values(finding)["column"]) == ("2", "C")

    def test_what_a_person_decided_is_taken(self) -> None:
        """The ids given for printed names are used."""
        found = read("TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Thạnh Yên\n", book=COMMUNES, units={"Thạnh Yên": "ty"})
        assert (models(found)[0].holders, codes(found)) == (("ty",), [])

    def test_a_figure_of_an_unknown_unit_stays_out(self) -> None:
        """A number of nobody would be a number of everybody."""
        found = read("TT;Đơn vị;Số mô hình\n1;Thạnh Yên;12\n", book=COMMUNES)
        assert (figures(found), codes(found)) == ([], ["IM319"])

    def test_one_name_of_two_units(self) -> None:
        """Two units of one name are both proposed; within the unit that sent the list there may be one."""
        book = COMMUNES.adding(
            Unit(id="a1", name="Ấp 3", kind="hamlet", parent="mt"),
            Unit(id="a2", name="Ấp 3", kind="hamlet", parent="ty"),
        )
        text = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;ấp 3\n"
        assert codes(read(text, book=book)) == ["IM303"]
        assert models(read(text, book=book, unit="mt"))[0].holders == ("a1",)

    def test_matching_on_a_day(self) -> None:
        """A unit is matched by the name it had on the day asked for."""
        reform = datetime.date(2025, 7, 1)
        book = Book(
            [
                Unit(id="old", name="xã A", kind="commune", during=Span(end=reform)),
                Unit(id="new", name="xã A", kind="commune", during=Span(start=reform)),
            ]
        )
        text = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;xã A\n"
        assert codes(read(text, book=book)) == ["IM303"]
        assert models(read(text, book=book, on=datetime.date(2025, 6, 30)))[0].holders == ("old",)
        assert models(read(text, book=book, on=reform))[0].holders == ("new",)


class TestHeadings:
    """Columns are recognised in many spellings, and as declared."""

    @pytest.mark.parametrize("row", sorted(heading_data()["role"]))
    def test_every_spelling_is_its_own_role(self, row: str) -> None:
        """No spelling stands for two roles."""
        for spelling in heading_data()["role"][row]["spellings"]:
            assert role_of(spelling) == row, spelling

    @pytest.mark.parametrize(
        ("printed", "role"),
        [
            ("TÊN MÔ HÌNH “DÂN VẬN KHÉO”", "name"),
            ("Ten mo hinh", "name"),
            ("Đơn vị\nthực hiện", "holder"),
            ("Loại (tập thể, cá nhân)", "type"),
            ("Số, ngày, tháng, năm quyết định", "decision"),
            ("Lĩnh vực (ghi rõ)", "field"),
            ("Ghi chú:", "note"),
            ("S TT", None),
            ("Chiều cao", None),
        ],
    )
    def test_spellings_seen(self, printed: str, role: str | None) -> None:
        """Capitals, missing tones, brackets, line breaks and the movement's name do not matter; other words do."""
        assert role_of(printed) == role

    def test_a_declared_mapping_goes_first(self) -> None:
        """The caller's word is taken, a column may be passed over, a combination declared."""
        text = "Tên gọi;Bên làm;Lĩnh vực\nNuôi tôm;Xã Minh Thuận;Kinh tế\n"
        found = read(text, book=COMMUNES, mapping={"Tên gọi": "name", "bên làm": "holder", "Lĩnh vực": ""})
        (model,) = models(found)
        assert (model.name, model.holders, model.fields) == ("Nuôi tôm", ("mt",), ())
        assert codes(found) == []

    def test_a_mapping_to_nothing_known_is_refused(self) -> None:
        """A misspelt meaning is the caller's error, not the file's."""
        with pytest.raises(Unknown, match="nam"):
            read("A\n1\n", mapping={"Tên": "nam"})

    def test_several_tables_in_one_grid(self) -> None:
        """Each table has its own title and kind."""
        found = read(
            "I. DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2020;;\nTT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\n;;\n"
            "II. DANH SÁCH MÔ HÌNH CÔNG NHẬN NĂM 2020;;\n"
            "TT;Mô hình;Đơn vị;Cấp công nhận\n1;Đường hoa;Xã Thạnh Yên;xã\n",
            book=COMMUNES,
        )
        assert codes(found) == []
        assert [table.kind for table in found.tables] == ["registrations", "recognitions"]
        assert [model.milestones[0].kind for model in models(found)] == ["registered", "recognised"]


class TestContract:
    """What every importer must keep to."""

    @pytest.mark.parametrize(
        ("importer", "samples"),
        [
            (CsvImporter(), [Sample(REGISTRATION.encode(), rows=3), Sample(FIGURES.encode(), rows=2)]),
            (
                JsonImporter(),
                [Sample('[{"Tên mô hình": "Nuôi tôm", "Năm": 2020}, {"Tên mô hình": "Đường hoa"}]'.encode(), rows=2)],
            ),
        ],
        ids=["csv", "json"],
    )
    def test_no_row_is_lost_and_nothing_raises(self, importer: Any, samples: list[Sample]) -> None:
        """Every row ends as a fact or a finding, whatever is done to the file."""
        check_importer(importer, samples)

    @given(
        st.lists(
            st.lists(
                st.sampled_from(
                    [
                        "",
                        "1",
                        "TT",
                        "Tên mô hình",
                        "Xã Minh Thuận",
                        "Kinh tế",
                        "x",
                        "Tổng cộng",
                        "I",
                        "12",
                        "Đơn vị",
                        "Số mô hình",
                        "?",
                    ]
                ),
                max_size=5,
            ),
            max_size=8,
        )
    )
    def test_any_grid_at_all(self, rows: list[list[str]]) -> None:
        """However the words of lists are thrown together, reading ends, and gives what a book can hold."""
        found = grids(*rows)
        assert len(Book(found.facts).facts) == len(found.facts)

    def test_periods_come_with_their_days(self) -> None:
        """A period not in the book comes in as a fact; one that is there is used under its own id."""
        text = "Tên mô hình;Giai đoạn\nNuôi tôm;2016-2020\n"
        (period,) = [fact for fact in read(text).facts if isinstance(fact, Period)]
        assert (period.id, period.during) == ("gd-2016-2020", Span.years(2016, 2020))
        own = Period(id="stage-3", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020))
        found = read(text, book=Book([own]))
        assert [type(fact) for fact in found.facts] == [Model]
        assert models(found)[0].period == "stage-3"

    def test_milestones_without_a_level(self) -> None:
        """What the list does not say is left open."""
        (model,) = models(read("DANH SÁCH ĐĂNG KÝ\nTên mô hình;Đơn vị\nNuôi tôm;\n"))
        assert model.milestones == (Milestone(kind="registered"),)
