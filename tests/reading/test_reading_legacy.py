"""Old encodings: every letter there and back, Vietnamese in Unicode never touched; and one key for two spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.reading import from_legacy, recognised, to_legacy
from danvan.reading.legacy import Encoding
from danvan.values.text import search_key, tone_placed

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
WORDS = "ban dân vận tỉnh ủy phong trào thi đua khéo được đăng ký xây dựng hệ thống chính trị quốc phòng hộ nghèo"

sentences = st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=12).map(
    lambda some: " ".join(["dân", "vận", *some])
)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_there_and_back(letter: str) -> None:
    """Every Vietnamese letter is written in both encodings and read back; capitals too in VNI."""
    for encoding in ("tcvn3", "vni"):
        assert from_legacy(to_legacy(letter, encoding), encoding) == letter
    assert from_legacy(to_legacy(letter.upper(), "vni"), "vni") == letter.upper()


def test_capitals_that_only_a_font_told() -> None:
    """TCVN3 has no capitals with tones: refused, or written as a font of capitals has them, and read again."""
    with pytest.raises(BadValue):
        to_legacy("HỘI NGHỊ", "tcvn3")
    printed = to_legacy("HỘI NGHỊ TỔNG KẾT", "tcvn3", strict=False)
    assert printed == "HéI NGHÞ TæNG KÕT"
    found = recognised(printed)
    assert (found.text, found.reversible) == ("HỘI NGHỊ TỔNG KẾT", True)
    assert recognised("Tæ d©n vËn x· T©n Khai").text == "Tổ dân vận xã Tân Khai"


@pytest.mark.parametrize(
    ("printed", "text", "encoding"),
    [
        ("Tæng kÕt", "Tổng kết", "tcvn3"),  # VNI would read a stop with the wrong tone
        ("quan hÖ", "quan hệ", "tcvn3"),  # VNI would read a capital behind a small letter
        ("Ngµy 02/02/2023", "Ngày 02/02/2023", "tcvn3"),  # one word, with a sign that stands in no word
        ("Khu daân cö soá 3", "Khu dân cư số 3", "vni"),
        ("13.360 ngöôøi", "13.360 người", "vni"),
        ("Tæng sè", "Tổng số", "tcvn3"),  # VNI has no letter for the second word
        ("Tæng céng", "Tổng cộng", "tcvn3"),
        ("Thu nî", "Thu nợ", "tcvn3"),  # VNI would read a syllable that no word has
        ("Ñôn vò", "Đơn vị", "vni"),
        ("DiÖn tÝch (m²)", "Diện tích (m²)", "tcvn3"),  # a power is no letter of either
        ("Soá: 12/QÑ-UBND", "Số: 12/QĐ-UBND", "vni"),  # an abbreviation is no syllable and passes
    ],
)
def test_short_texts(printed: str, text: str, encoding: Encoding) -> None:
    """A few words are enough where the other encoding, or none, would make no Vietnamese of them."""
    assert (recognised(printed).text, recognised(printed).encoding) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    [
        "thé vert",
        "naïve façade",
        "Zürich",
        "µm",
        "Q§",
        "São Paulo",
        "§ 5 Abs. 2",
        "già trẻ",
        "Giá 5 × 3 · 2 = 30",
        "Bình Hà · Thôn 3 × 2 ÷ 1",
        "5°C ± 2",
    ],
)
def test_other_languages_are_left(text: str) -> None:
    """One word with marks among words that are not Vietnamese is no old encoding."""
    assert (recognised(text).encoding, recognised(text).text) == ("unicode", text)


@given(sentences, st.sampled_from(("tcvn3", "vni")))
def test_recognised_and_converted(text: str, encoding: Encoding) -> None:
    """A sentence in an old encoding is recognised and comes back whole."""
    found = recognised(to_legacy(text, encoding))
    assert (found.text, found.encoding, found.reversible) == (text, encoding, True)
    assert 0 < found.confidence <= 1


@given(sentences | st.sampled_from(("hoà là và", "xã hội", "café à la carte", "naïve résumé", "España © 2020", "")))
def test_unicode_is_never_converted(text: str) -> None:
    """Vietnamese in Unicode, in either normal form and in capitals, and other languages stay as they are."""
    for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
        assert (recognised(form).encoding, recognised(form).text) == ("unicode", form)


@pytest.mark.parametrize(
    ("one", "other"),
    [("qui chế", "quy chế"), ("uỷ ban", "ủy ban"), ("hoà", "hòa"), ("Ðà Nẵng", "Đà Nẵng"), ("thuý", "thúy")],
)
def test_one_key_for_two_spellings(one: str, other: str) -> None:
    """What two spellings of one word are found by is the same."""
    assert search_key(one) == search_key(other)


def test_tone_placement_keeps_other_words_apart() -> None:
    """The place of a tone is no matter; the tone is."""
    assert tone_placed("ủy hòa") == tone_placed("uỷ hoà")
    assert tone_placed("bàn cờ") != tone_placed("bản cỏ")
