"""Lists as offices make them: headings and cells of every shape, each with the facts it stands for."""

from decimal import Decimal
from typing import Any

import pytest
from importing import COMMUNES, codes, figures, grids, models, read, told, values

from danvan import Award, Book, Figure, Model, Unit
from danvan_lists import Merge

MORE = COMMUNES.adding(
    Unit(id="ub", name="UBND huyện U Minh Thượng", kind="district-peoples-committee", place="umt"),
    Unit(id="a1", name="ấp Minh Tiến", kind="hamlet", level="hamlet", parent="mt"),
)


def said(figure: Figure) -> tuple[Any, ...]:
    """What a figure says: measure, unit, value, breakdown."""
    value = figure.quantity.value if figure.quantity is not None else None
    return figure.measure, str(figure.unit), value, dict(figure.breakdown)


def first(rows: list[Model]) -> Model:
    """The one model of a list."""
    (model,) = rows
    return model


class TestCountedIn:
    """Numbers count in what the row, the heading or the title says."""

    @pytest.mark.parametrize(
        ("heading", "title", "cell", "value", "exact"),
        [
            ("Kinh phí vận động (triệu đồng)", "", "1.250,5", 1_250_500_000, "exact"),
            ("Kinh phí vận động (tr.đ)", "", "hơn 300", 300_000_000, "over"),
            ("Kinh phí vận động, nghìn đồng", "", "15.000", 15_000_000, "exact"),
            ("Kinh phí vận động", "(Đơn vị tính: triệu đồng)", "2", 2_000_000, "exact"),
            ("Kinh phí vận động (đồng)", "ĐVT: triệu đồng", "2.000.000", 2_000_000, "exact"),
            ("Kinh phí vận động (triệu đồng)", "", "2 tỷ đồng", 2_000_000_000, "exact"),
            ("Giải phóng mặt bằng (m2)", "", "5.000", Decimal("0.5"), "exact"),
        ],
    )
    def test_sizes(self, heading: str, title: str, cell: str, value: Any, exact: Any) -> None:
        """The nearest word wins; a cell that says its own is taken at its word; the printed text keeps both."""
        rows = [["BIỂU SỐ LIỆU NĂM 2024"], [title], ["TT", "Đơn vị", heading], ["1", "Xã Minh Thuận", cell]]
        (figure,) = figures(grids(*rows))
        assert figure.quantity is not None
        assert (figure.quantity.value, figure.quantity.exact) == (value, exact)
        assert figure.quantity.printed is not None
        assert figure.quantity.printed.startswith(cell)

    def test_each_row_its_own(self) -> None:
        """A column of units of count says it row by row, for numbers that the file types too."""
        text = "TT;Nội dung;ĐVT;Năm 2023\n1;Kinh phí vận động;triệu đồng;125,5\n2;Số hộ tham gia;hộ;1.250\n"
        found = read(text, book=COMMUNES, unit="mt")
        assert [said(one)[::2] for one in figures(found)] == [
            ("funds-raised", 125_500_000),
            ("households-taking-part", 1250),
        ]
        assert codes(found) == []

    def test_bonuses(self) -> None:
        """Bonuses too."""
        found = read("Họ tên;Danh hiệu;Tiền thưởng (nghìn đồng)\nTrần Văn B;Lao động tiên tiến;702\n", kind="awards")
        (award,) = [fact for fact in found.facts if isinstance(fact, Award)]
        assert award.bonus is not None
        assert award.bonus.value == 702_000

    def test_a_remark_in_brackets(self) -> None:
        """“12 (đạt 80%)” is twelve, and a person is asked to look."""
        found = read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;12 (đạt 80%)\n", book=COMMUNES)
        assert [said(one)[2] for one in figures(found)] == [12]
        assert codes(found) == ["IM314"]


class TestColumns:
    """Columns that say half are settled by those around them."""

    def test_parts_of_the_whole_before_them(self) -> None:
        """“Trong đó” in three rows of headings: each part counts what the whole counts."""
        merges = (Merge(1, 1, 3, 1), Merge(1, 2, 3, 2), Merge(1, 3, 3, 3), Merge(1, 4, 1, 6), Merge(2, 4, 2, 5))
        found = grids(
            ["TT", "Đơn vị", "Tổng số MH đăng ký", "Trong đó", "", ""],
            ["", "", "", "Loại hình", "", "Lĩnh vực"],
            ["", "", "", "Tập thể", "Cá nhân", "Kinh tế"],
            ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)"],
            ["1", "Xã Minh Thuận", "10", "8", "2", "3"],
            merges=merges,
        )
        whole = {"standing": "registered"}
        assert [said(one)[2:] for one in figures(found)] == [
            (10, whole),
            (8, whole | {"type": "collective"}),
            (2, whole | {"type": "individual"}),
            (3, whole | {"field": "economy"}),
        ]
        assert codes(found) == []

    def test_parts_of_the_indicator_above_them(self) -> None:
        """Down the side: “- Lĩnh vực kinh tế” is a part of the row above."""
        text = (
            "STT;Nội dung;ĐVT;Năm 2022\n1;Số mô hình được công nhận;MH;10\n"
            ";Trong đó: - Lĩnh vực kinh tế;MH;3\na;Lĩnh vực VHXH;MH;7\n"
        )
        found = figures(read(text, book=COMMUNES, unit="mt"))
        assert [said(one)[2:] for one in found] == [
            (10, {"standing": "recognised"}),
            (3, {"standing": "recognised", "field": "economy"}),
            (7, {"standing": "recognised", "field": "culture-society"}),
        ]

    def test_awards_by_form_and_recipient(self) -> None:
        """Two rows of headings without merged cells, with a column that sums up."""
        text = (
            "Đơn vị;Hình thức khen thưởng;;;;\n;Bằng khen;;Giấy khen;;Cộng\n;Tập thể;Cá nhân;Tập thể;Cá nhân;\n"
            "Xã Minh Thuận;1;2;3;4;10\n"
        )
        found = read(text, book=COMMUNES, period="năm 2023")
        merit, commendation = {"form": "certificate-of-merit"}, {"form": "certificate-of-commendation"}
        assert [said(one)[2:] for one in figures(found)] == [
            (1, merit | {"recipient": "collective"}),
            (2, merit | {"recipient": "individual"}),
            (3, commendation | {"recipient": "collective"}),
            (4, commendation | {"recipient": "individual"}),
            (10, {}),
        ]
        assert codes(found) == []

    def test_units_across(self) -> None:
        """Indicators down the side, units across: the columns of units are understood, and not told of."""
        found = read("TT;Chỉ tiêu;Xã Minh Thuận;Xã Thạnh Yên\n1;Số MH đăng ký;10;5\n", book=COMMUNES)
        assert [said(one)[1:3] for one in figures(found)] == [("mt", 10), ("ty", 5)]
        assert codes(found) == []

    @pytest.mark.parametrize(
        ("heading", "role"),
        [
            ("Cá nhân/tập thể thực hiện", "holder"),
            ("Họ và tên/Tên tập thể", "holder"),
            ("Đơn vị thực hiện MH DVK", "holder"),
            ("Tên MH", "name"),
            ("Số QĐ, ngày tháng năm", "decision"),
            ("Năm sinh", "ignore"),
            ("Tập thể", "figure: type=collective"),
            ("Đăng ký mới", "figure: standing=registered"),
        ],
    )
    def test_headings(self, heading: str, role: str) -> None:
        """The order of the words, abbreviations and “của, và, hoặc” do not matter; personal data is passed over."""
        (table,) = read(f"TT;Mô hình;{heading}\n1;Nuôi tôm;\n").tables
        assert dict(table.columns)[heading] == role

    def test_a_number_in_a_list_is_told_of(self) -> None:
        """A list of models has no place for figures: nothing is dropped without a word."""
        found = read("TT;Tên mô hình;Số hộ tham gia;Kinh phí (triệu đồng)\n1;Nuôi tôm;25;10\n")
        assert codes(found) == ["IM208"]
        description = first(models(found)).description
        assert description is not None
        assert description.resources == "10 triệu đồng"


class TestTicked:
    """Columns to be ticked say types, fields, steps and levels."""

    def test_new_and_kept(self) -> None:
        """“Đăng ký mới | Duy trì” decide, also under a title that speaks of registration."""
        text = (
            "DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2024\nTT;Tên mô hình;Tập thể;Cá nhân;KT;QP-AN;Đăng ký mới;Duy trì\n"
            "1;Nuôi tôm;x;;x;;x;\n2;Camera;;x;x;x;;x\n;Tổng cộng;1;1;2;1;1;1\n"
        )
        found = read(text)
        assert [(one.type, one.fields, [step.kind for step in one.milestones]) for one in models(found)] == [
            ("collective", ("economy",), ["registered"]),
            ("individual", ("defence-security", "economy"), ["maintained"]),
        ]
        assert codes(found) == []
        assert codes(read(text.replace("1;1;2;1;1;1", "1;1;2;2;1;1"))) == ["IM401"]

    def test_steps_by_level(self) -> None:
        """A step over levels: each with its own."""
        text = "TT;Tên mô hình;Đăng ký;;Công nhận;\n;;Cấp xã;Cấp huyện;Cấp xã;Cấp huyện\n1;Nuôi tôm;;x;x;\n"
        steps = first(models(read(text, period="năm 2024"))).milestones
        assert [(step.kind, step.level) for step in steps] == [("registered", "district"), ("recognised", "commune")]

    def test_a_result_that_names_a_level(self) -> None:
        """“Cấp huyện” as the result is recognition there."""
        (step,) = first(models(read("Tên mô hình;Kết quả công nhận\nNuôi tôm;Cấp huyện\n"))).milestones
        assert (step.kind, step.level) == ("recognised", "district")


class TestWho:
    """Bodies and persons, however a column is headed."""

    @pytest.mark.parametrize("printed", ["Ông Trần Văn B", "Đ/c Trần Văn B", "Trần Văn B"])
    def test_a_person_is_one_id(self, printed: str) -> None:
        """What stands before the name is no part of it, and makes no other model."""
        model = first(models(read(f"TT;Tên mô hình;Loại;Tập thể, cá nhân\n1;Nuôi tôm;CN;{printed}\n")))
        plain = first(models(read("TT;Tên mô hình;Loại;Tập thể, cá nhân\n1;Nuôi tôm;CN;Trần Văn B\n")))
        assert model.person is not None
        assert (model.person.name, model.type, model.id) == ("Trần Văn B", "individual", plain.id)

    def test_office_and_unit_behind_the_name(self) -> None:
        """On a second line, behind a comma or a dash."""
        text = 'TT;Tên mô hình;Đơn vị/cá nhân\n1;Nuôi tôm;"Ông Trần Văn B\nấp Minh Tiến"\n2;Lúa;Bà Lê C - Trưởng ấp\n'
        persons = [one.person for one in models(read(text, book=MORE))]
        assert [(one.name, one.unit, one.office) for one in persons if one] == [
            ("Trần Văn B", "a1", None),
            ("Lê C", None, "Trưởng ấp"),
        ]

    def test_collectives_under_a_heading_for_persons(self) -> None:
        """“A. Tập thể” and the names of bodies make collectives, though the column says “Họ và tên”."""
        text = (
            "TT;Họ và tên;Chức vụ;Hình thức\nA;TẬP THỂ;;\n1;Hội LHPN xã Minh Thuận;;Giấy khen\n"
            "B;CÁ NHÂN;;\n1;Bà Lê Thị C;Chủ tịch Hội;Giấy khen\n"
        )
        awards = [one for one in read(text, book=COMMUNES).facts if isinstance(one, Award)]
        (body,), (person,) = (one.recipients for one in awards)
        assert (body.kind, body.unit, person.kind) == ("collective", "pn-mt", "individual")
        assert person.person is not None
        assert (person.person.name, person.person.office) == ("Lê Thị C", "Chủ tịch Hội")

    def test_the_form_names_who_grants(self) -> None:
        """“GK của UBND huyện …” is a form and a grantor."""
        text = "Tên tập thể;Hình thức khen thưởng\nXã Minh Thuận;GK của UBND huyện U Minh Thượng\n"
        (award,) = read(text, book=MORE).facts
        assert isinstance(award, Award)
        assert (award.form, award.title, award.grantors) == ("certificate-of-commendation", None, ("ub",))

    def test_a_heading_that_says_the_kind(self) -> None:
        """“Minh Thuận” below “Xã, thị trấn” is the commune; below “Đơn vị” it stays a question."""
        assert [said(one)[1] for one in figures(read("TT;Xã, thị trấn;Số MH\n1;Minh Thuận;2\n", book=COMMUNES))] == [
            "mt"
        ]
        found = read("TT;Đơn vị;Số MH\n1;Minh Thuận;2\n", book=COMMUNES)
        assert (figures(found), codes(found)) == ([], ["IM319"])

    def test_a_list_typed_without_tones(self) -> None:
        """A name without tones is the one unit that reads so; where two do, it stays a question."""
        text = "Stt;Ten mo hinh;Don vi thuc hien\n1;Nuoi tom;Xa Minh Thuan\n"
        assert first(models(read(text, book=COMMUNES))).holders == ("mt",)
        two = COMMUNES.adding(Unit(id="x", name="xã Minh Thuân", kind="commune"))
        found = read(text, book=two)
        assert (first(models(found)).holders, codes(found)) == ((), ["IM303"])


class TestSheets:
    """What stands around and beside tables."""

    def test_side_by_side(self) -> None:
        """Two tables under two titles, each with its own rows and sums."""
        found = grids(
            ["DANH SÁCH MÔ HÌNH NĂM 2024"],
            ["TT", "Tên mô hình", "Đơn vị", "", "TT", "Tên mô hình", "Họ và tên"],
            ["1", "Nuôi tôm", "Xã Minh Thuận", "", "1", "Camera", "Trần Văn B"],
            ["2", "Trồng lúa", "Xã Thạnh Yên", "", "", "Tổng cộng: 2", ""],
        )
        assert [(one.name, one.holders, one.period) for one in models(found)] == [
            ("Nuôi tôm", ("mt",), "nam-2024"),
            ("Trồng lúa", ("ty",), "nam-2024"),
            ("Camera", (), "nam-2024"),
        ]
        assert codes(found) == ["IM402"]
        assert values(told(found, "IM402"))["row"] == "4"

    @pytest.mark.parametrize(
        ("total", "expected"),
        [
            ("Tổng cộng: 02 mô hình (01 tập thể, 01 cá nhân)", []),
            ("Tổng số: 01 tập thể, 01 cá nhân", []),
            ("Tổng cộng (1+2): 02 mô hình, trong đó 01 tập thể", []),
            ("Tổng cộng: 02 mô hình; 01 tập thể; 01 cá nhân", []),
            ("Tổng số: 02 tập thể, 01 cá nhân", ["IM402", "IM404"]),
        ],
    )
    def test_sums_in_words(self, total: str, expected: list[str]) -> None:
        """The whole is what stands before the parts, or the sum of the parts."""
        assert codes(read(f"TT;Tên mô hình;Loại\n1;Nuôi tôm;TT\n2;Camera;CN\n;{total};\n")) == expected

    def test_a_document_whose_symbol_is_short(self) -> None:
        """“45/UBND” is kept as printed; a title that names no document is told of once, not at each row."""
        title = "DANH SÁCH ĐĂNG KÝ (Kèm theo {})\nTT;Tên mô hình\n1;Nuôi tôm\n2;Camera\n"
        found = models(read(title.format("Công văn số 45/UBND ngày 12/3/2023 của UBND xã")))
        assert {str(step.decision.symbol) for one in found for step in one.milestones if step.decision} == {"45/UBND"}
        assert codes(read(title.format("theo ý kiến của xã"))) == ["IM311"]

    def test_a_title_that_reads_like_a_heading(self) -> None:
        """“Danh sách mô hình” above the headings is a title."""
        found = read("DANH SÁCH CÁC MÔ HÌNH;;\nTT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\n", book=COMMUNES)
        assert [one.name for one in models(found)] == ["Nuôi tôm"]

    def test_the_unit_that_the_title_names(self) -> None:
        """“Đơn vị báo cáo: …” is the holder, or who reports, where no column says; a unit asked for goes first."""
        title = "Đơn vị báo cáo: Xã Minh Thuận\n"
        assert first(models(read(f"{title}TT;Tên mô hình\n1;Nuôi tôm\n", book=COMMUNES))).holders == ("mt",)
        text = f"{title}TT;Chỉ tiêu;Kết quả\n1;Số MH đăng ký;10\n"
        assert [said(one)[1] for one in figures(read(text, book=COMMUNES))] == ["mt"]
        assert [said(one)[1] for one in figures(read(text, book=COMMUNES, unit="ty"))] == ["ty"]

    def test_units_as_sub_headings_over_indicators(self) -> None:
        """Each unit's indicators stand below its name; what one sub-heading said ends with the next."""
        text = "TT;Chỉ tiêu;Kết quả\nI;Xã Minh Thuận;\n1;Số MH đăng ký;10\nII;Xã Thạnh Yên;\n1;Số MH đăng ký;4\n"
        assert [said(one)[1:3] for one in figures(read(text, book=COMMUNES))] == [("mt", 10), ("ty", 4)]

    def test_pages_are_no_rows(self) -> None:
        """“Trang 2/5” between rows says nothing of them."""
        text = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\nTrang 2/5;;\n2;Lúa;Xã Thạnh Yên\n"
        found = read(text, book=COMMUNES)
        assert ([one.name for one in models(found)], codes(found)) == (["Nuôi tôm", "Lúa"], [])

    def test_counted_awards_are_counted_once(self) -> None:
        """The column that sums the kinds up is no further kind; “Nội dung khen thưởng” over counts is the form."""
        text = "TT;Nội dung khen thưởng;Tập thể;Cá nhân;Số lượng\n1;Bằng khen;2;3;5\n"
        (award,) = read(text, book=COMMUNES, kind="awards").facts
        assert isinstance(award, Award)
        counts = [(one.kind, int(one.count.value)) for one in award.recipients if one.count is not None]
        assert (award.form, counts) == ("certificate-of-merit", [("collective", 2), ("individual", 3)])

    def test_an_office_in_a_row_closes_nothing(self) -> None:
        """A chairwoman among persons, “KT, VHXH” among fields: rows of data, not the end; two fields, two holders."""
        text = "Họ tên;Chức vụ;Hình thức\nLê A;Chủ tịch Hội;Giấy khen\nTrần B;Bí thư;Giấy khen\n"
        assert len(read(text, kind="awards").facts) == 2
        text = "Tên mô hình;Đơn vị;Lĩnh vực\nNuôi tôm;Xã Minh Thuận, xã Thạnh Yên;KT, VHXH\nLúa;Xã Minh Thuận;KT\n"
        found = read(text, book=COMMUNES)
        assert [(one.holders, one.fields) for one in models(found)] == [
            (("mt", "ty"), ("culture-society", "economy")),
            (("mt",), ("economy",)),
        ]
        assert codes(found) == []

    def test_rows_behind_the_end(self) -> None:
        """A numbered row takes the table up again; what is more than a signature is told of."""
        text = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\nNgười lập biểu;;\n{}\n"
        assert len(models(read(text.format("2;Lúa;Xã Thạnh Yên"), book=COMMUNES))) == 2
        assert codes(read(text.format("Lê A;Trần B;Hồ C"), book=COMMUNES)) == ["IM206"]
        assert codes(read(text.format("Trần B;;CHỦ TỊCH"), book=COMMUNES)) == []

    def test_two_years(self) -> None:
        """Registered in one year, recognised in the next."""
        text = "DANH SÁCH ĐĂNG KÝ\nTT;Tên mô hình;Năm đăng ký;Năm công nhận;Cấp công nhận\n1;Nuôi tôm;2022;2023;xã\n"
        model = first(models(read(text)))
        assert (model.period, [(step.kind, step.period) for step in model.milestones]) == (
            "nam-2022",
            [("registered", "nam-2022"), ("recognised", "nam-2023")],
        )

    def test_units_as_sub_headings_where_there_is_a_column(self) -> None:
        """A row whose own cell is empty is the unit's above it."""
        text = "TT;Tên mô hình;Đơn vị\nA;XÃ MINH THUẬN;\n1;Nuôi tôm;\n2;Lúa;Xã Thạnh Yên\n"
        assert [one.holders for one in models(read(text, book=COMMUNES))] == [("mt",), ("ty",)]

    def test_an_indicator_without_a_number_heads_its_parts(self) -> None:
        """“2. Mô hình DVK” over “2.1 Đăng ký mới”."""
        text = "TT;Nội dung;Kết quả\n2;Mô hình DVK;\n2.1;Đăng ký mới;7\n2.2;Công nhận;5\n"
        found = figures(read(text, book=COMMUNES, unit="mt"))
        assert [said(one)[2:] for one in found] == [(7, {"standing": "registered"}), (5, {"standing": "recognised"})]

    def test_a_failed_formula_is_empty(self) -> None:
        """Nobody is called #REF!."""
        found = read("Tên mô hình;Người thực hiện\nNuôi tôm;#REF!\n")
        assert (first(models(found)).person, codes(found)) == (None, ["IM325"])

    def test_the_row_below_a_heading_is_no_head(self) -> None:
        """A row of numbers is never taken for headings, whatever its words are."""
        found = read(
            "Số mô hình đăng ký;mô hình;12\nTên mô hình;Đơn vị;Ghi chú\nNuôi tôm;Xã Minh Thuận;\n", book=COMMUNES
        )
        assert [one.name for one in models(found)] == ["Nuôi tôm"]


class TestForms:
    """A form tells of one model, its headings down the side."""

    FORM = (
        "PHIẾU ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024\n1;Tên mô hình:;Camera an ninh\n"
        "2;Đơn vị thực hiện:;Xã Minh Thuận\n3;Lĩnh vực:;Quốc phòng - an ninh\nMục tiêu;Giữ an ninh;\nGhi chú;;\n"
    )

    def test_a_form(self) -> None:
        """It is read as a table of one row, under its title; signatures close it."""
        found = read(f"{self.FORM}Minh Thuận, ngày 02 tháng 3 năm 2024;;\nCHỦ TỊCH;;\n", book=COMMUNES)
        model = first(models(found))
        assert (model.name, model.holders, model.fields, model.period) == (
            "Camera an ninh",
            ("mt",),
            ("defence-security",),
            "nam-2024",
        )
        assert [step.kind for step in model.milestones] == ["registered"]
        assert model.description is not None
        assert model.description.aims == "Giữ an ninh"
        assert codes(found) == []

    def test_what_a_form_asks_that_is_not_known(self) -> None:
        """It is told of, as an unknown column is."""
        assert codes(read(f"{self.FORM}Chiều cao;5;\n", book=COMMUNES)) == ["IM202"]

    def test_a_narrow_table_is_no_form(self) -> None:
        """Two columns with headings above them stay a table, whatever stands in them."""
        found = read("Tên mô hình;Lĩnh vực\nNuôi tôm;Kinh tế\nLúa;Kinh tế\nCamera;QPAN\n")
        assert [one.name for one in models(found)] == ["Nuôi tôm", "Lúa", "Camera"]


class TestAgain:
    """Every list of this page, read again into what it made, adds nothing."""

    @pytest.mark.parametrize(
        "text",
        [
            "TT;Tên mô hình;Đơn vị\nI;Kinh tế;\n1;Nuôi tôm;Ông Lê B\n2;Lúa;Xã Minh Thuận\n",
            "TT;Họ và tên;Hình thức\n1;Ông Lê B;GK của UBND huyện U Minh Thượng\n2;Lê C;Cái vỗ vai\n",
            "TT;Xã, thị trấn;Kinh phí vận động (triệu đồng)\n1;Minh Thuận;hơn 1,5\n2;Thạnh Yên;\n",
            "TT;Tên đơn vị;Loại đơn vị;Trực thuộc\n1;Ấp Hòa Lợi;ấp;Xã Minh Thuận\n",
        ],
    )
    def test_twice(self, text: str) -> None:
        """Ids are of what a thing is."""
        once = read(text, book=MORE)
        assert once.facts
        again = read(text, book=once.into(MORE))
        assert (again.facts, again.into(once.into(MORE))) == ((), once.into(MORE))

    def test_a_unit_that_stood_under_nobody_is_put_under_whom_the_list_says(self) -> None:
        """A list in which the upper unit comes last is whole when it is read once more, and then adds nothing."""
        text = "TT;Tên đơn vị;Loại đơn vị;Trực thuộc\n1;Xã Tân Lập;xã;Huyện Tân Hưng\n2;Huyện Tân Hưng;huyện;\n"
        once = read(text, book=Book()).into(Book())
        assert {unit.parent for unit in once.units} == {None}
        again = read(text, book=once)
        whole = again.into(once)
        assert [unit.name for unit in whole.units if unit.parent is not None] == ["Xã Tân Lập"]
        assert (len(again.replaces), len(whole), read(text, book=whole).facts) == (1, 2, ())

    def test_the_empty_book(self) -> None:
        """A list needs no book to be read."""
        assert len(models(read("TT;Tên mô hình\n1;Nuôi tôm\n", book=Book()))) == 1
