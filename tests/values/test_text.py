"""The normal form, the keys and the order of Vietnamese text."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.text import (
    _ORDINARY,
    and_list,
    are_clean,
    capitalised,
    clean,
    coarse_keys,
    collation_key,
    person_key,
    search_key,
    tone_placed,
    verbatim,
)

# Few characters, chosen so that they meet: letters, marks, inkless ones, blanks, an emoji, odd compositions.
dense = st.text(
    alphabet='aâeqQuyđĐÐð1\u0301\u0323\u0302 \u00a0\n\u200b\u200d\u00ad\ufeff👩🏽\ufe0f\u2adc\u0338.-–—’"“(«²ﬁ'
)
anything = st.text(max_size=12) | dense


def cleaned(text: str) -> str | None:
    """Clean text, or None where it is refused."""
    try:
        return clean(text)
    except BadValue:
        return None


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", ""),
        ("Ban Dân vận", "Ban Dân vận"),
        (" \t Ban\u00a0\u2003Dân\r\nvận\u3000\x85", "Ban Dân vận"),
        (unicodedata.normalize("NFD", "Uỷ ban Mặt trận"), "Uỷ ban Mặt trận"),
        ("Ðồng Nai, ðồng", "Đồng Nai, đồng"),
        ("\ufeffTổ\u200b dân\u00ad vận\u200e\u202a\u2066\u2060", "Tổ dân vận"),
        ("e\u200b\u0301", "é"),
        ("e\u200d\u0301", "é"),
        ("a\u200db", "ab"),
        ("👩‍🌾 ❤️‍🔥 👨🏽‍⚕️", "👩‍🌾 ❤️‍🔥 👨🏽‍⚕️"),
        ("“Dân vận khéo” – 2017", "“Dân vận khéo” – 2017"),
        ('phong trào "Dân vận khéo" ("khéo")', "phong trào “Dân vận khéo” (“khéo”)"),
        ("«Dân vận khéo», „khéo‟", "“Dân vận khéo”, “khéo”"),
        ("Ea H’Leo, Ea H`Leo, Ea H´Leo", "Ea H'Leo, Ea H'Leo, Ea H'Leo"),
        ("xã hội‑văn hóa − 2017—2020", "xã hội-văn hóa - 2017–2020"),
    ],
)
def test_clean_gives_the_normal_form(given_text: str, expected: str) -> None:
    """Normal form, letters, blanks and inkless characters each come out as promised."""
    assert clean(given_text) == expected


@pytest.mark.parametrize(
    ("bad", "code", "position"),
    [
        ("Tổ\x00", "U+0000", "position 3"),
        ("\x1cTổ", "U+001C", "position 1"),
        ("ab\x1b[31m", "U+001B", "position 3"),
        ("Tổ dân\x9f", "U+009F", "position 7"),
        ("a\x7f", "U+007F", "position 2"),
        ("Xã \ud800", "U+D800", "position 4"),
        ("Xã\uffff", "U+FFFF", "position 3"),
    ],
)
def test_clean_refuses_what_cannot_stand_in_a_name(bad: str, code: str, position: str) -> None:
    """A control character or half a character is named with its code and its place."""
    with pytest.raises(BadValue) as caught:
        clean(bad, what="name of unit")
    assert caught.value.what == "name of unit"
    assert code in caught.value.remedy
    assert position in caught.value.remedy
    assert str(caught.value).isprintable()
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize("door", [clean, verbatim])
@pytest.mark.parametrize("thing", [None, 5, b"abc"])
def test_only_text_passes(door: object, thing: object) -> None:
    """What is no text is refused as a value, not with an accident further in."""
    assert callable(door)
    with pytest.raises(BadValue):
        door(thing)


@given(anything)
def test_clean_twice_is_clean_once(text: str) -> None:
    """Clean text is left as it is."""
    once = cleaned(text)
    if once is not None:
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert once == once.strip()
        assert "  " not in once


@given(st.text(alphabet="aế đĐ1-\u0301", max_size=8))
def test_clean_does_not_see_how_text_was_composed(text: str) -> None:
    """Canonically equal texts have one normal form."""
    assert clean(unicodedata.normalize("NFD", text)) == clean(text)


def test_thirty_marks_are_kept_and_one_more_is_refused() -> None:
    """The bound on marks holds before and after composing, with joiners between or not."""
    assert clean("x" + "\u0323" * 30) == "x" + "\u0323" * 30
    for crowd in ("\u0323" * 31, "\u0323\u200d" * 31, "\u0344" * 16, "\u0323\u200b" * 31):
        with pytest.raises(BadValue):
            clean("x" + crowd)


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("trên  62 nghìn\r\nlượt\tquà ", "trên  62 nghìn\nlượt\tquà "),
        ("a\rb", "a\nb"),
        ("Ðo\u0300\u200b\u00a0\u202a", "Ðo\u0300\u200b\u00a0\u202a"),
    ],
)
def test_verbatim_changes_only_line_ends(printed: str, kept: str) -> None:
    """Words as printed keep every blank, mark and inkless character."""
    assert verbatim(printed) == kept


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x0c", "\x1b", "\udfff", "\ufffe"])
def test_verbatim_refuses_what_xml_cannot_hold(bad: str) -> None:
    """A character no Word file may hold is refused at the door."""
    with pytest.raises(BadValue):
        verbatim(f"lời văn {bad}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "ỦY BAN"),
        ("qui chế", "Quy chế"),
        ("quý", "quí"),
        ("Đống Đa", "dong da"),
        ("Ðồng Nai", "đồng nai"),
        ("“Dân vận khéo”", "'dân vận khéo'"),
        ("2020- 2022", "2020–2022"),
        ("TP.HCM", "tp. hcm"),
        ("ma\u200btúy", "ma tuý".replace(" ", "")),
        ("m²", "m2"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name_share_a_search_key(one: str, other: str) -> None:
    """Case, tones, placement, punctuation and old letters do not hide a name."""
    assert search_key(one) == search_key(other) != ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("TP. Hồ Chí Minh", "tp ho chi minh"),
        ("Quyết định số 12/QĐ-UBND", "quyet dinh so 12 qd ubnd"),
        ("Mô hình “1+1”", "mo hinh 1+1"),
        ("Quỳnh", "quynh"),
        (" …! ", ""),
    ],
)
def test_search_key_is_plain(text: str, key: str) -> None:
    """The key keeps letters, digits and signs of reckoning, one blank between words."""
    assert search_key(text) == key


@given(anything)
def test_search_key_does_not_need_clean_text(text: str) -> None:
    """Text and its normal form are found by the same key, and a key is its own key."""
    once = cleaned(text)
    if once is not None:
        assert search_key(once) == search_key(text)
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(alphabet=st.characters(), max_size=6))
def test_keys_never_raise(text: str) -> None:
    """Keys are given for lone surrogates and controls as well."""
    assert isinstance(search_key(text), str)
    assert collation_key(text) <= collation_key(text + "a")
    assert isinstance(person_key(text), tuple)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("HÒA, Hóa", "HOÀ, Hoá"),
        ("Ủy ban; ỦY BAN; Thụy", "Uỷ ban; UỶ BAN; Thuỵ"),
        ("khỏe-đẹp", "khoẻ-đẹp"),
        ("Hòa2", "Hoà2"),
        ("quý, quỹ, hoàn, huỳnh, khuỷu, loài, của, mùa", "quý, quỹ, hoàn, huỳnh, khuỷu, loài, của, mùa"),
        ("hoa", "hoa"),
    ],
)
def test_tone_moves_to_the_second_vowel_at_the_end_only(old: str, new: str) -> None:
    """Final oa, oe and uy carry the tone behind; every other syllable is left."""
    assert tone_placed(old) == new
    assert tone_placed(new) == new


SORTED_UNITS = [
    "Ấp 2",
    "Ấp 10",
    "Bà Rịa",
    "Bạc Liêu",
    "Bắc Giang",
    "Bến Tre",
    "Bình Dương",
    "Bình Định",
    "Bình Phước",
    "Bình Thuận",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Dương Đông",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hạ Long",
    "Hà Nam",
    "Hải Dương",
    "Hải Phòng",
    "Hòa Bình",
    "Hòn Đất",
    "Hưng Yên",
    "Kiên Giang",
    "Lai Châu",
    "Lạng Sơn",
    "Lâm Đồng",
    "Long An",
    "Nam Định",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Phú Yên",
    "Phường 1",
    "Phường 2",
    "Phường 2A",
    "Phường 10",
    "Phường An Lạc",
    "Quảng Bình",
    "Quảng Ngãi",
    "Quận 1",
    "Sơn La",
    "Tây Ninh",
    "Thái Bình",
    "Thừa Thiên Huế",
    "Trà Vinh",
    "U Minh Thượng",
    "Ứng Hòa",
    "Vị Thanh",
    "Vĩnh Long",
    "Xã Thu Tà",
    "Xã Thuận Lộc",
    "Xã Thuận Lộc 2",
    "Yên Bái",
]


@pytest.mark.parametrize(
    "expected",
    [
        SORTED_UNITS,
        ["la", "La", "LA", "là", "lả", "lã", "lá", "lạ", "lan", "lăn", "lân", "lẻ", "lê", "lo", "lô", "lơ"],
        list("aAàÀảãáạăằặâầậbdĐeêfg"),
        list("ijkoộơợpuụưựvwxyỵz"),
        ["", " ", "-", "+", "0", "00", "1", "01", "2", "10", "a", "я", "中"],
        ["bàn A", "ban B"],
        ["bà ba", "bà bà", "bá ba"],
    ],
    ids=["units", "syllables", "a to g", "i to z", "classes", "letters first", "tones from the left"],
)
def test_names_are_in_vietnamese_order(expected: list[str]) -> None:
    """Lists in the order of a dictionary are strictly rising by key."""
    for before, after in pairwise(expected):
        assert collation_key(before) < collation_key(after), (before, after)


# The oracle: a table of the alphabet with each letter in its six tones, and no trick at all.
ALPHABET = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ p q r s t"
    " uùủũúụ ưừửữứự v w x yỳỷỹýỵ z"
)
PLACES = {letter: (row, tone) for row, tones in enumerate(ALPHABET.split()) for tone, letter in enumerate(tones)}


def by_the_table(text: str) -> tuple[list[int], list[int], list[bool]]:
    """Letters, then tones, then capitals; the blank below all letters."""
    found = [PLACES.get(letter.lower(), (-1, 0)) for letter in text]
    return [row for row, _ in found], [tone for _, tone in found], [letter.isupper() for letter in text]


words = st.text(alphabet="aàÁạăấdđĐoơuựyz n", max_size=5)


@given(words, words)
def test_order_agrees_with_the_table(one: str, other: str) -> None:
    """For any two words of letters and blanks the key orders as the plain table does."""
    assert (collation_key(one) < collation_key(other)) == (by_the_table(one) < by_the_table(other))


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_names_are_ordered_by_value(one: int, other: int) -> None:
    """Khu phố n stands where n stands, however many digits it has."""
    assert (collation_key(f"Khu {one}a") < collation_key(f"Khu {other}a")) == (one < other)


@given(anything, anything)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    """The key keeps apart what the normal form keeps apart."""
    equal = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (collation_key(one) == collation_key(other)) == equal


def test_digits_of_other_scripts_are_digits() -> None:
    """Full-width and Arabic digits count as the numbers they are."""
    assert collation_key("Phường 2") < collation_key("Phường ３") < collation_key("Phường ١٠")


def test_persons_are_listed_by_given_name() -> None:
    """Given name, then family, then middle; capitals do not send anyone elsewhere."""
    listed = ["Lê Văn An", "NGUYỄN VĂN AN", "Trần Thị An", "Đỗ Ân", "Bùi Bình", "Đinh Bình", "Y Đức"]
    for before, after in pairwise(listed):
        assert person_key(before) < person_key(after), (before, after)
    assert person_key("") <= person_key("An")


@pytest.mark.parametrize(
    ("items", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")],
)
def test_lists_end_in_and(items: list[str], sentence: str) -> None:
    """Only the last two items are joined by the word."""
    assert and_list(iter(items)) == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("đồng chí TP", "Đồng chí TP"),
        ("(ước tính)", "(Ước tính)"),
        ("1.520 mô hình", "1.520 mô hình"),
        ("“", "“"),
    ],
)
def test_only_the_first_letter_is_made_capital(text: str, expected: str) -> None:
    """Signs before it are passed over, and a number at the beginning is left alone."""
    assert capitalised(text) == expected


BIG = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10 * BIG,
        "ế " * 5 * BIG,
        "1" * BIG,
        "-" * BIG,
        "\u200b" * BIG,
        "a" + "\u0301\u0323" * BIG,
        "a" + "\u0301" + "\u200d" * BIG,
        "…" * BIG,
        "quy " * BIG,
    ],
    ids=["ascii", "vietnamese", "digits", "dashes", "inkless", "crowd", "joiners", "dots", "quy"],
)
def test_millions_of_characters_are_read_in_seconds(text: str) -> None:
    """No step takes more than linear time: the marks of the crowd would take hours to order."""
    start = time.perf_counter()
    cleaned(text)
    verbatim(text)
    search_key(text)
    collation_key(text)
    tone_placed(text)
    assert time.perf_counter() - start < 60


def test_what_is_ordinary_is_sound_by_itself_and_beside_any_other() -> None:
    """Names made of ordinary characters pass at a glance, so each of those must be printable and composed."""
    ordinary = [chr(code) for code in range(0x11000) if _ORDINARY.fullmatch(chr(code))]
    assert len(ordinary) > 400
    assert all(letter.isprintable() and not unicodedata.combining(letter) for letter in ordinary)
    assert unicodedata.is_normalized("NFC", "".join(ordinary) + "".join(reversed(ordinary)))
    assert not {"Ð", "ð", "\u00ad", "\u00a0"} & set(ordinary)


@given(
    st.lists(
        st.text(max_size=6) | st.sampled_from(["Tổ tự quản", "Hũ gạo ", " ", "a  b", "ð", "hoa\u0300"]), max_size=4
    )
)
def test_many_texts_seen_at_once_are_clean_one_by_one(texts: list[str]) -> None:
    """What is said to be clean together is clean text by text, so that nothing slips in unmended."""
    if are_clean(texts):
        assert [clean(text) for text in texts] == texts
        assert all(texts)


def test_names_as_they_are_written_are_clean_together() -> None:
    """Ordinary Vietnamese names are recognised, and one that is not spoils the lot."""
    names = ["Tổ tự quản số 1", "Hũ gạo tình thương", "Ban Dân vận – Huyện ủy (cũ)"]
    assert are_clean(names)
    assert not any(are_clean([*names, other]) for other in ("", " a", "a ", "a  b", "a\nb", "Ð", "hoa\u0300"))


@given(st.lists(anything | st.sampled_from(["Hoà Bình", "hòa bình", "HOA  BINH", "ça", "ca", "ﬁ", "fi"]), max_size=5))
def test_texts_of_one_search_key_have_one_coarse_key(texts: list[str]) -> None:
    """What the coarse key tells apart, the search key tells apart too; no text minds what stands beside it."""
    keys = coarse_keys(texts)
    assert keys == [key for text in texts for key in coarse_keys([text])]
    for one, key in zip(texts, keys, strict=True):
        for other, its in zip(texts, keys, strict=True):
            assert key == its or search_key(one) != search_key(other)
