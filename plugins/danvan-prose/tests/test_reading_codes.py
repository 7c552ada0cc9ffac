"""Printed words to codes: what is not granted, not met or not said is not taken for what it is not."""

import pytest

from danvan import BadValue
from danvan.vocabulary import Term, Vocabulary, shipped
from danvan_prose import read_code


@pytest.mark.parametrize(
    ("scheme", "printed", "code"),
    [
        ("milestone", "được đăng ký thực hiện", "registered"),
        ("milestone", "đã bình xét đạt", "recognised"),
        ("milestone", "mới được xây dựng trong năm 2018", "newly-built"),
        ("milestone", "đạt hiệu quả cao (qua khảo sát)", "effective"),
        ("milestone", "đề xuất … xét khen thưởng", "proposed-for-award"),
        ("milestone", "không công nhận", "not-recognised"),
        ("milestone", "đang xem xét công nhận", None),
        ("milestone", "đăng ký, công nhận", None),
        ("award-form", "Huân chương Lao động hạng Nhì", "labour-order-second-class"),
        ("award-form", "Kỷ niệm chương “Vì sự nghiệp Dân vận”", "dan-van-medal"),
        ("award-form", "tuyên dương", "laudation"),
        ("award-form", "tuyên dương, khen thưởng", None),
        ("award-form", "khen thưởng (hình thức không nêu)", None),
        ("field", "Quốc phòng –An ninh", "defence-security"),
        ("field", "văn hoá - xã hội", "culture-society"),
        ("field", "việc khác", None),
        ("movement", "QCDC", "grassroots-democracy"),
    ],
)
def test_what_words_stand_for(scheme: str, printed: str, code: str | None) -> None:
    """Words are read to one code of a scheme, or to none where they say several things or nothing."""
    assert read_code(scheme, printed).code == code


def test_all_that_is_named_is_told() -> None:
    """Where several codes are named, none is chosen and all are given; it is told whether they are all that is said."""
    read = read_code("award-form", "bằng khen, giấy khen")
    assert (read.code, read.codes) == (None, ("certificate-of-merit", "certificate-of-commendation"))
    assert read_code("field", "kinh tế").whole
    assert not read_code("field", "mảng kinh tế").whole


def test_codes_of_a_vocabulary_of_ones_own() -> None:
    """A code that a book adds is read; a scheme that a vocabulary does not have is refused."""
    own = Term(scheme="field", code="biển đảo", vi="biển đảo", en="islands")
    vocabulary = shipped().combine(Vocabulary(terms=[own]))
    assert read_code("field", "Biển đảo", vocabulary).code == own.code
    with pytest.raises(BadValue, match="scheme"):
        read_code("fields", "kinh tế")
