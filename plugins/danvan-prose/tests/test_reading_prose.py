"""Figures proposed from prose: every printed count of the founding reports is proposed, and nothing else is."""

import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import BadValue, Book, Period, Span, Unit, check, discover
from danvan_prose import NoCount, NotUnderstood, Proposal, accept, account, propose

COLLECTIVES = {"form": "certificate-of-commendation", "recipient": "collective"}
INDIVIDUALS = {"form": "certificate-of-commendation", "recipient": "individual"}
SEEDS: dict[str, tuple[str, list[tuple[str, str, dict[str, str], str]]]] = {
    "ba-ria-vung-tau": (
        "Trong năm 2017, toàn tỉnh có 1.520 mô hình, điển hình “Dân vận khéo” trên các lĩnh vực kinh tế - xã "
        "hội, an ninh "
        "quốc phòng, nông thôn mới… được đăng ký xây dựng; trong đó đã có 1.433 mô hình đang được triển khai "
        "thực hiện có "
        "hiệu quả.\nBan Dân vận Trung ương đã trao kỷ niệm chương “Vì sự nghiệp Dân vận” cho 20 cá nhân; Ban "
        "Dân vận Tỉnh "
        "ủy trao bằng khen cho 39 tập thể, cá nhân điển hình.",
        [
            ("1520", "models", {"standing": "registered"}, "Trong năm 2017"),
            ("1433", "models", {"standing": "effective"}, "Trong năm 2017"),
            ("20", "award-recipients", {"form": "dan-van-medal", "recipient": "individual"}, "Trong năm 2017"),
            ("39", "award-recipients", {"form": "certificate-of-merit", "recipient": "unsplit"}, "Trong năm 2017"),
        ],
    ),
    "u-minh-thuong": (
        "Thực hiện Công văn số 1029-CV/TU, ngày 06-02-2020 của Ban Thường vụ Tỉnh ủy. Qua 05 năm triển khai, "
        "toàn huyện "
        "giai đoạn 2016-2020 có 635 mô hình tập thể, cá nhân đăng ký thực hiện trên các lĩnh vực của đời sống "
        "xã hội. Qua "
        "thẩm tra, bình xét toàn huyện giai đoạn 2019-2020, có 266 mô hình được công nhận cấp cơ sở, có 61 mô hình cấp "
        "huyện.\nDịp này, Ban Chỉ đạo phong trào thi đua “Dân vận khéo” huyện công nhận 61 mô hình, điển hình “Dân vận "
        "khéo” cấp huyện giai đoạn 2019-2020; Ban Thường vụ Huyện ủy tặng giấy khen cho 04 tập thể, 06 cá nhân "
        "có thành "
        "tích giai đoạn 2016-2020; Ủy ban nhân dân huyện tặng giấy khen cho 20 tập thể giai đoạn 2016-2020./.",
        [
            ("635", "models", {"standing": "registered"}, "giai đoạn 2016-2020"),
            ("266", "models", {"level": "base", "standing": "recognised"}, "giai đoạn 2019-2020"),
            ("61", "models", {"level": "district", "standing": "recognised"}, "giai đoạn 2019-2020"),
            ("61", "models", {"level": "district", "standing": "recognised"}, "giai đoạn 2019-2020"),
            (
                "4",
                "award-recipients",
                {"form": "certificate-of-commendation", "recipient": "collective"},
                "giai đoạn 2016-2020",
            ),
            (
                "6",
                "award-recipients",
                {"form": "certificate-of-commendation", "recipient": "individual"},
                "giai đoạn 2016-2020",
            ),
            (
                "20",
                "award-recipients",
                {"form": "certificate-of-commendation", "recipient": "collective"},
                "giai đoạn 2016-2020",
            ),
        ],
    ),
    "lang-son": (
        "Trong quý I/2019 đã tổ chức 12 đoàn công tác thăm, chúc tết các gia đình, 8 đoàn kiểm tra các lực "
        "lượng trực phục "
        "vụ tết với trên 62 nghìn lượt quà tặng, kinh phí trên 26 tỷ đồng.",
        [
            ("12", "visiting-delegations", {}, "quý I/2019"),
            ("8", "tet-inspection-teams", {}, "quý I/2019"),
            ("62000", "gifts", {}, "quý I/2019"),
            ("26000000000", "gifts-value", {}, "quý I/2019"),
        ],
    ),
    "nghe-an": (
        "Tổng kết phong trào năm 2022: hệ thống chính trị từ tỉnh đến cơ sở đã xây dựng được hơn 4.400 mô hình "
        "trên 4 lĩnh "
        "vực: phát triển kinh tế, văn hoá xã hội, quốc phòng an ninh, xây dựng hệ thống chính trị. Năm 2023, "
        "Ban chỉ đạo "
        "định hướng 11 nhóm nhiệm vụ trọng tâm.",
        [
            ("4400", "models", {"standing": "built"}, "năm 2022"),
            ("4", "field-count", {}, "năm 2022"),
            ("11", "task-groups", {}, "Năm 2023"),
        ],
    ),
    "hai-duong": (
        "Năm 2022, toàn tỉnh hiện có 1.229 mô hình “Dân vận khéo”; 235 khối dân vận cơ sở, 1347 tổ dân vận thôn "
        "khu dân cư; "
        "cấp uỷ đã thực hiện 291 hội nghị tuyên truyền, tập huấn về công tác dân vận cho 13.360 người tham gia; "
        "ban hành 919 "
        "văn bản để lãnh đạo, chỉ đạo công tác dân vận; tiến hành thực hiện 179 cuộc kiểm tra, giám sát 545 tổ "
        "chức đảng, "
        "đảng viên. Ngành dân vận tổ chức tổng số 222 hội nghị tập huấn về công tác dân vận cho hơn 6.800 "
        "người; ban hành "
        "hơn 500 văn bản hướng dẫn, đôn đốc. Trong đó tập trung 8 nhiệm vụ trọng tâm, đặc biệt hai nhiệm vụ "
        "trọng tâm, đột "
        "phá. Ban Dân vận Tỉnh ủy đã tặng giấy khen cho 11 tập thể có thành tích xuất sắc năm 2022.",
        [
            ("1229", "models-existing", {}, "Năm 2022"),
            ("235", "mobilization-blocks", {}, "Năm 2022"),
            ("1347", "mobilization-teams", {}, "Năm 2022"),
            ("291", "conferences", {}, "Năm 2022"),
            ("13360", "conference-participants", {}, "Năm 2022"),
            ("919", "documents-issued", {}, "Năm 2022"),
            ("179", "inspections", {}, "Năm 2022"),
            ("545", "inspected-organisations", {}, "Năm 2022"),
            ("222", "conferences", {}, "Năm 2022"),
            ("6800", "conference-participants", {}, "Năm 2022"),
            ("500", "documents-issued", {}, "Năm 2022"),
            ("8", "tasks", {}, "Năm 2022"),
            ("2", "breakthrough-tasks", {}, "Năm 2022"),
            ("11", "award-recipients", {"form": "certificate-of-commendation", "recipient": "collective"}, "năm 2022"),
        ],
    ),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_founding_reports(seed: str) -> None:
    """Every count of a founding report is proposed with its measure, its breakdown and its period, in order."""
    text, wanted = SEEDS[seed]
    found = propose(text)
    assert [
        (str(one.quantity.value), one.measure, dict(one.breakdown), one.period and one.period.printed)
        for one in found
        if isinstance(one, Proposal)
    ] == wanted
    assert not [one for one in found if isinstance(one, NotUnderstood)]


def test_parts_fields_grantors_and_qualifiers() -> None:
    """“Trong đó” makes a part; the fields, the scope, the granting body and the qualifier are taken along."""
    first, second, *_, last = [one for one in propose(SEEDS["ba-ria-vung-tau"][0]) if isinstance(one, Proposal)]
    assert (second.part_of, first.scope) == (0, "toàn tỉnh")
    assert first.fields == ("economy-society", "security-defence", "new-countryside")
    assert [body.kind for body in last.by] == ["provincial-mobilization-board"]
    over = propose(SEEDS["nghe-an"][0])[0]
    assert isinstance(over, Proposal)
    assert (over.quantity.exact, over.quantity.unit) == ("over", "model")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Phấn đấu đến năm 2025 có 50 mô hình.", "target"),
        ("Kết quả tăng 276 mô hình, điển hình so với năm 2020.", "comparison"),
        ("Nhân dân đóng góp hàng chục tỷ đồng.", "vague"),
        ("Thu từ 500- 700 tr đ/năm.", "each"),
        ("Có một mô hình hay.", "may-be-a-word"),
        ("Đón 3 đoàn khách.", "measure-open"),
        ("Trồng 5 bụi chuối.", "measure-unknown"),
    ],
)
def test_what_is_listed_as_not_understood(text: str, why: str) -> None:
    """A count for which no figure can be proposed is listed with the reason, and cannot be accepted."""
    [found] = propose(text)
    assert isinstance(found, NotUnderstood)
    assert found.why == why
    with pytest.raises(BadValue):
        accept(found, "x")  # type: ignore[arg-type] # what is refused


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ngày 28/3/2019", "date"),
        ("quý II năm 2019", "period"),
        ("Nghị quyết số 25-NQ/TW", "symbol"),
        ("Kỷ niệm 87 năm ngày truyền thống", "duration"),
        ("Bắt đầu lúc 13:10", "time"),
        ("Đường dây nóng: 0912 345 678", "telephone"),
        ("Đại hội lần thứ 12", "ordinal"),
        ("1. Kết quả", "ordinal"),
        ("Bà con khu phố 3", "name"),
        ("Họp ở thôn Bản Duồng 1, vui vẻ", "name"),
        ("Chủ đề 2019 kỷ cương", "year"),
    ],
)
def test_what_counts_nothing(text: str, why: str) -> None:
    """Days, symbols, ordinals, names, hours and telephones are no counts, and nothing is proposed for them."""
    assert propose(text) == ()
    assert [(type(one), one.why) for one in account(text) if isinstance(one, NoCount)] == [(NoCount, why)]


def test_accepted_with_its_sentence() -> None:
    """A proposal that is accepted is a figure whose source is the sentence, and fits a book."""
    [found] = propose("Ban Chỉ đạo huyện công nhận 61 mô hình cấp huyện giai đoạn 2019-2020.", on=date(2020, 8, 4))
    assert isinstance(found, Proposal)
    assert found.period is not None
    period = found.period.period("gd")
    figure = accept(found, "f", unit="umt", period=period.id, file="bao-cao.txt")
    assert figure.source is not None
    assert (figure.source.quote, figure.source.file) == (found.sentence, "bao-cao.txt")
    assert Book([figure, period]).span_of(figure) == period.during


def test_collectives_and_individuals_of_models() -> None:
    """“Trong đó tập thể 187, cá nhân 15” are models of two types, both parts of the total."""
    _, whole, one, other = [
        found
        for found in propose(
            "Có 279 mô hình được đăng ký; qua bình xét có 202 mô hình đạt hiệu quả, trong đó tập thể 187, cá nhân 15."
        )
        if isinstance(found, Proposal)
    ]
    assert (whole.breakdown["standing"], one.part_of, other.part_of) == ("effective", 1, 1)
    assert [dict(found.breakdown) for found in (one, other)] == [
        {"standing": "effective", "type": "collective"},
        {"standing": "effective", "type": "individual"},
    ]


words = st.sampled_from(
    (
        "có",
        "1.520",
        "mô hình",
        "tập thể",
        "năm 2020",
        ",",
        "trong đó",
        "được công nhận",
        "12/3",
        "một",
        "hàng trăm",
        "“5”",
        "25-NQ/TW",
        ".",
        "\n",
        "%",
        "hơn",
    )
)


@given(st.lists(words, max_size=10).map(" ".join))
def test_no_number_is_passed_over(text: str) -> None:
    """Every digit of a text stands in something proposed, something not understood, or something that is no count."""
    found = account(text)
    digits = sum(letter.isdigit() for letter in text)
    assert digits <= sum(letter.isdigit() for one in found for letter in one.printed)
    for one in found:
        assert one.printed in text


def test_of_a_range_the_least_is_accepted() -> None:
    """From 50 to 70 households are at least 50, with the words as printed; a fraction is no count to accept."""
    [found] = propose("Thu hút từ 50 đến 70 hộ tham gia.")
    assert isinstance(found, Proposal)
    figure = accept(found, "f", unit="xa")
    assert figure.quantity is not None
    assert figure.quantity.value == 50
    assert figure.quantity.exact == "at_least"
    assert "50 đến 70" in (figure.quantity.printed or "")
    [share] = propose("Khoảng 2/3 số hộ tham gia mô hình.")
    assert isinstance(share, Proposal)
    with pytest.raises(BadValue, match="fraction"):
        accept(share, "g", unit="xa")


HOSTILE = (
    "toàn huyện có 12 mô hình được công nhận cấp huyện và khen thưởng 3 tập thể ",
    *(
        "1",
        "12 ",
        "1.",
        "1/",
        "(",
        "(5 ",
        "“",
        ",5",
        "một hai ba bốn năm ",
        "năm 2016 - ",
        "từ 5 đến ",
        "- Kinh tế: 5:\n+ Cấp xã: 3:\n",
        "đề nghị UBND huyện ",
    ),
    *(
        "xã Hòa An, huyện Tân Bình ",
        "kinh tế 5, văn hóa 6, ",
        "được UBND tỉnh tặng 5 ",
        "trong đó 5 mô hình ",
        "e\u0301\u0323",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_text_without_an_end_is_read_in_time_that_grows_with_it(piece: str) -> None:
    """Eight times the text takes some eight times as long, not sixty-four: the work is counted in steps of Python."""

    def steps(length: int) -> int:
        count = 0

        def step(*_: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(step)
        try:
            account((piece * (length // len(piece) + 1))[:length])
        finally:
            sys.setprofile(before)
        return count

    assert steps(16_000) < 16 * steps(2_000)


@pytest.mark.parametrize(
    "piece", ["x@y", "www.", "kinh tế, ", "xây dựng chính quyền, hệ thống chính trị, ", "bình xét, "]
)
def test_patterns_take_time_that_grows_with_the_text(piece: str) -> None:
    """What the matcher of patterns does, which no step of Python counts, grows with the text: by processor time."""

    def seconds(length: int) -> float:
        start = time.process_time()
        account((piece * (length // len(piece) + 1))[:length])
        return time.process_time() - start

    assert any(seconds(12_000) < 8 * max(seconds(3_000), 0.02) for _ in range(3))


def test_what_is_accepted_keeps_who_granted_and_what_it_is_about() -> None:
    """Counts of two kinds of model and awards of two bodies are no number told twice once they are accepted."""
    text = (
        "Năm 2025, huyện có 168 mô hình trồng rau sạch, 652 mô hình nuôi bò; "
        "UBND xã An Phú tặng giấy khen cho 3 tập thể, "
        "UBND xã An Bình tặng giấy khen cho 4 tập thể, Tỉnh ủy tặng giấy khen cho 5 tập thể."
    )
    proposals = [one for one in propose(text) if isinstance(one, Proposal)]
    figures = [accept(one, f"f{at}", unit="h", period="y") for at, one in enumerate(proposals)]
    assert [one.about for one in figures] == ["trồng rau sạch", "nuôi bò", "UBND xã An Phú", "UBND xã An Bình", None]
    assert [one.breakdown.get("grantor") for one in figures[2:]] == [
        "commune-peoples-committee",
        "commune-peoples-committee",
        "provincial-party-committee",
    ]
    period = Period(id="y", kind="year", label="năm 2025", during=Span.year(2025))
    book = Book([Unit(id="h", name="huyện Hòa Lâm", kind="rural-district", level="district"), period, *figures])
    told_twice = {finding.code for finding in check(book, discover().rules)} & {"DV506", "DV510"}
    assert told_twice == set()
    assert accept(proposals[2], "g", unit="h", by="x").breakdown.get("grantor") is None
