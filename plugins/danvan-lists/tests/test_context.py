"""What stands around rows: the book, the place that a title names, stated counts, sums over parents and children."""

import pytest
from importing import codes, figures, models, read, told, values

from danvan import Award, Book, Figure, Model, Unit, Unknown

BOOK = Book(
    [
        Unit(id="th", name="huyện Tân Hiệp", kind="rural-district", level="district"),
        Unit(id="xt", name="xã Tân Hưng", kind="commune", level="commune", parent="th"),
        Unit(id="xb", name="xã Tân Bình", kind="commune", level="commune", parent="th"),
        Unit(id="du", name="Đảng ủy xã Tân Hưng", kind="commune-party-committee", level="commune", place="xt"),
        Unit(id="a1", name="Ấp 1", kind="hamlet", level="hamlet", parent="xt"),
        Unit(id="b1", name="Ấp 1", kind="hamlet", level="hamlet", parent="xb"),
    ]
)
ONE = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Ấp 1\n"
FULL = "TT;id;Tên mô hình;Họ và tên;Mục tiêu;Đơn vị;Loại\n1;m1;{};{};{};Xã Tân Hưng;{}\n"


class TestTheBook:
    """A row that contradicts the book is never dropped without a word."""

    @pytest.mark.parametrize(
        ("row", "fields"),
        [
            (("Nuôi tôm", "Trần Văn B", "Sạch", "TT"), "person.name"),
            (("Nuôi tôm", "Nguyễn Văn A", "Nhiều", "TT"), "description.aims"),
            (("Nuôi tôm", "Trần Văn B", "Nhiều", "TT"), "person.name, description.aims"),
            (("Nuôi cua", "Nguyễn Văn A", "Sạch", "TT"), "name"),
            (("Nuôi tôm", "Nguyễn Văn A", "Sạch", "CN"), "type"),
        ],
    )
    def test_what_contradicts_is_reported(self, row: tuple[str, ...], fields: str) -> None:
        """The finding names the fields, and what the book says stays."""
        held = read(FULL.format("Nuôi tôm", "Nguyễn Văn A", "Sạch", "TT"), book=BOOK).into(BOOK)
        found = read(FULL.format(*row), book=held)
        assert set(fields.split(", ")) <= set(values(told(found, "IM315"))["fields"].split(", "))
        assert found.known == 0
        model = found.into(held).get(Model, "m1")
        assert model is not None
        assert (model.name, model.person and model.person.name) == ("Nuôi tôm", "Nguyễn Văn A")

    def test_what_is_left_out_contradicts_nothing(self) -> None:
        """A row that says less than the book is known; one that says more is carried on."""
        held = read(FULL.format("Nuôi tôm", "Nguyễn Văn A", "", ""), book=BOOK).into(BOOK)
        less, more = (read(FULL.format("Nuôi tôm", *rest), book=held) for rest in (("", "", ""), ("", "Sạch", "TT")))
        assert (codes(less), less.known, less.facts) == ([], 1, ())
        assert (codes(more), more.replaces) == ([], (held.get(Model, "m1"),))

    def test_rows_of_one_file(self) -> None:
        """The second of two rows that contradict each other is reported, and neither is lost."""
        twice = FULL.format("Nuôi tôm", "Nguyễn Văn A", "Sạch", "TT")
        twice += "2;m1;Nuôi tôm;Nguyễn Văn A;Nhiều;Xã Tân Hưng;TT\n"
        assert values(told(read(twice, book=BOOK), "IM310"))["fields"] == "description.aims"

    @pytest.mark.parametrize("asked", [{"unit": "xa-99"}, {"units": {"Ấp 1": "xa-99"}}])
    def test_a_unit_that_the_book_does_not_have(self, asked: dict[str, object]) -> None:
        """Who is said to have sent a list, or to be meant by a name, is a unit of the book."""
        with pytest.raises(Unknown):
            read(ONE, book=BOOK, **asked)


class TestThePlace:
    """Names are read within the place that is spoken of."""

    @pytest.mark.parametrize(("unit", "holder"), [("du", "a1"), ("xt", "a1"), ("xb", "b1")])
    def test_a_body_stands_for_its_place(self, unit: str, holder: str) -> None:
        """A list of the commune's Party committee means the commune's own hamlets."""
        found = read(ONE, book=BOOK, unit=unit)
        assert (models(found)[0].holders, codes(found)) == ((holder,), [])

    @pytest.mark.parametrize("heading", ["Đơn vị", "Tập thể, cá nhân"])
    def test_a_person_of_a_hamlet(self, heading: str) -> None:
        """What stands behind the name of a person is the unit, not an office."""
        text = f"TT;Tên mô hình;{heading}\n1;Nuôi tôm;Ông Nguyễn Văn A, ấp 1\n"
        (model,) = models(read(text, book=BOOK, unit="du"))
        assert model.person is not None
        assert (model.type, model.person.name, model.person.unit, model.person.office) == (
            "individual", "Nguyễn Văn A", "a1", None,
        )  # fmt: skip

    @pytest.mark.parametrize(
        "above",
        [
            "DANH SÁCH MÔ HÌNH CỦA XÃ TÂN HƯNG NĂM 2024\n",
            "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\nDANH SÁCH MÔ HÌNH\n",
            "ĐẢNG BỘ HUYỆN TÂN HIỆP\nĐẢNG ỦY XÃ TÂN HƯNG\nDANH SÁCH MÔ HÌNH\n",
        ],
    )
    def test_title_and_letterhead(self, above: str) -> None:
        """The unit that they name is where names are looked for, and that is reported."""
        found = read(above + ONE, book=BOOK)
        assert (models(found)[0].holders, codes(found)) == (("a1",), ["IM210"])
        assert values(told(found, "IM210"))["unit"] == "xt"

    def test_a_list_without_units(self) -> None:
        """Models of a list whose title alone names a place lie there; figures are of it."""
        model = models(read("MÔ HÌNH CỦA XÃ TÂN HƯNG\nTT;Tên mô hình\n1;Nuôi tôm\n", book=BOOK))[0]
        figure = figures(read("CỦA XÃ TÂN HƯNG\nTT;Chỉ tiêu;Số liệu\n1;Số mô hình;5\n", book=BOOK))[0]
        assert (model.place, figure.unit) == ("xt", "xt")

    def test_several_units_decide_nothing(self) -> None:
        """A title that names two communes names no place."""
        found = read("CỦA XÃ TÂN HƯNG VÀ XÃ TÂN BÌNH\n" + ONE, book=BOOK)
        assert (models(found)[0].holders, codes(found)) == ((), ["IM303"])

    def test_a_title_that_is_not_needed(self) -> None:
        """What a title says is reported only if it has decided something."""
        assert codes(read("CỦA XÃ TÂN HƯNG\nTT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Tân Bình\n", book=BOOK)) == []


class TestStatedCounts:
    """Counts in words are held against the rows, in all and by their parts."""

    ROWS = "".join(f"{at};M{at};{'Tập thể' if at < 6 else 'Cá nhân'}\n" for at in range(1, 8))

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [("05 tập thể, 02 cá nhân", []), ("04 tập thể, 03 cá nhân", ["IM404", "IM404"]), ("02 cá nhân", [])],
    )
    @pytest.mark.parametrize("where", ["above", "below", "heading", "title"])
    def test_parts_of_a_stated_total(self, parts: str, expected: list[str], where: str) -> None:
        """Wherever they are stated, parts that the rows do not have are reported."""
        said = f"07 mô hình ({parts})"
        text = {
            "title": f"DANH SÁCH {said}\nTT;Tên mô hình;Loại\n{self.ROWS}",
            "above": f"TT;Tên mô hình;Loại\n;{said};\n{self.ROWS}",
            "heading": f"TT;Tên mô hình;Loại\nI;Khối Đảng: {said};\n{self.ROWS}",
            "below": f"TT;Tên mô hình;Loại\n{self.ROWS};Tổng cộng: {said};\n",
        }[where]
        found = read(text)
        assert len(models(found)) == 7
        assert [code for code in codes(found) if code != "IM205"] == expected

    def test_rows_without_a_type_may_be_either(self) -> None:
        """What rows leave open contradicts no stated part."""
        assert codes(read("TT;Tên mô hình\n1;Tôm\n2;Cua\n;Tổng cộng: 02 mô hình (01 tập thể, 01 cá nhân)\n")) == []


class TestSums:
    """Sums over rows of which some count again what others count."""

    @pytest.mark.parametrize(
        ("numbers", "total", "expected"),
        [
            ((30, 10, 20), 30, []),
            ((30, 10, 20), 60, ["IM405"]),
            ((30, 10, 20), 40, ["IM401"]),
            ((5, 10, 20), 35, []),
            ((5, 10, 20), 30, ["IM401"]),
        ],
    )
    @pytest.mark.parametrize("first", [True, False])
    def test_parent_and_child_rows(
        self, numbers: tuple[int, int, int], total: int, expected: list[str], first: bool
    ) -> None:
        """A district whose number is that of its communes is counted once."""
        rows = "Huyện Tân Hiệp;{}\nXã Tân Hưng;{}\nXã Tân Bình;{}\n".format(*numbers)
        whole = f"Tổng cộng;{total}\n"
        text = f"Đơn vị;Số mô hình\n{whole + rows if first else rows + whole}"
        found = read(text, book=BOOK)
        assert (len(figures(found)), codes(found)) == (3, expected)

    def test_a_number_of_thousands_of_digits(self) -> None:
        """It is no number, and no exception."""
        text = "TT;Đơn vị;Số mô hình\n1;Xã Tân Hưng;5\n;Tổng cộng;" + "9" * 5000 + "\n"
        assert codes(read(text, book=BOOK)) == ["IM304"]


class TestColumns:
    """A column that is understood is used, or reported."""

    def test_counts_beside_a_bonus(self) -> None:
        """A list of units with counts is one of figures, whatever else it pays."""
        found = read("TT;Đơn vị;Số mô hình đăng ký;Tiền thưởng\n1;Xã Tân Hưng;10;1.000.000\n", book=BOOK)
        assert ([type(fact) for fact in found.facts], codes(found)) == ([Figure], ["IM208"])

    def test_counts_beside_an_award(self) -> None:
        """A list of awards has no place for counts of models."""
        text = "TT;Đơn vị;Hình thức khen thưởng;Số mô hình đăng ký\n1;Xã Tân Hưng;Giấy khen;10\n"
        found = read(text, book=BOOK)
        assert ([type(fact) for fact in found.facts], codes(found)) == ([Award], ["IM208"])

    @pytest.mark.parametrize(
        "text",
        [
            "TT;Đơn vị;Số mô hình;Ghi chú\n1;Xã Tân Hưng;;chưa tổng hợp\n",
            "Đơn vị;Số mô hình;Ghi chú\nXã Tân Hưng;-;chưa tổng hợp\n",
            "TT;Chỉ tiêu;Số liệu;Ghi chú\n1;Số mô hình;;chưa tổng hợp\n",
        ],
    )
    def test_a_remark_in_place_of_a_number(self, text: str) -> None:
        """A row that only remarks that there is no number yet is reported."""
        found = read(text, book=BOOK, unit="xt")
        assert (found.facts, codes(found)) == ((), ["IM321"])

    def test_a_remark_beside_a_number(self) -> None:
        """It is kept with the source of the figure."""
        (figure,) = figures(read("Đơn vị;Số mô hình;Ghi chú\nXã Tân Hưng;5;tạm tính\n", book=BOOK))
        assert figure.source is not None
        assert figure.source.note == "tạm tính"

    def test_a_column_of_states_to_be_ticked(self) -> None:
        """“Trạng thái / Công nhận” ticked is a step of the model."""
        found = read("TT;Tên mô hình;Trạng thái;\n;;Đăng ký;Công nhận\n1;Nuôi tôm;;x\n")
        assert [step.kind for step in models(found)[0].milestones] == ["recognised"]
