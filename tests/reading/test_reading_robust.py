"""No reader raises for text it cannot read, or takes longer than the text is long."""

import datetime
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.reading import (
    find_citations,
    find_days,
    find_periods,
    find_symbols,
    name_key,
    read_bodies,
    read_body,
    read_citation,
    read_day,
    read_period,
    read_place,
    read_symbol,
    recognised,
)
from danvan.values.number_words import amounts, labels_of, prepared
from danvan.values.quantities import Quantity
from danvan.vocabulary import shipped

ON = datetime.date(2020, 8, 4)
READERS: dict[str, Callable[[str], object]] = {
    "amounts": lambda text: amounts(prepared(text), labels_of(shipped())),
    "quantity": lambda text: Quantity.parse(text, vocabulary=shipped()),
    "days": lambda text: [read_day(text, on=ON), *find_days(prepared(text))],
    "periods": lambda text: [read_period(text), *find_periods(prepared(text), on=ON)],
    "symbols": lambda text: [read_symbol(text), *find_symbols(prepared(text))],
    "citations": lambda text: [read_citation(text), *find_citations(prepared(text))],
    "bodies": lambda text: [read_body(text), read_bodies(text), read_place(text)],
    "names": name_key,
    "legacy": recognised,
}
# Words on which the patterns of the readers begin, go on and fail.
PIECES = (
    *("5", "năm", "hai", "một trăm", "1 tỷ", "chục", "nửa", "âm", "từ", "đến", "trên", "hàng", "tr", "k", "2/3"),
    *("1.000.", "10-", "ngày", "ngày 1/", "tháng", "tháng 6,", "quý I,", "đợt I (", "2016", "2016 và", "năm 2016"),
    *("giai đoạn", "10 năm thực hiện", "Số", "Số …/", "12/QĐ-", "UBND-", "25-NQ/TW", "Chỉ thị", "của", "A&", "xã"),
    *("Tân", "UBND", "Ban Chỉ đạo", "tập thể", "cán bộ,", "thuộc", "và", ",", "(", "-", "/", ".", "…", "“", " "),
    *("N-", "A.", "12/", "x@y", "kinh tế, ", "phẩy", "thg 5", "bình xét, ", "so với"),
    "xây dựng chính quyền, hệ thống chính trị, ",
    *("\n", "\t", "Coäng", "µ¶", "§", "Ð", "a\u0301", "\u200b", "\u200d", "🙂"),
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map(" ".join)


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
def test_no_reader_raises(reader: str, data: st.DataObject) -> None:
    """Any mixture of what readers look for is read, or said not to be understood."""
    text = "".join(letter for letter in data.draw(texts) if letter.isprintable() or letter in "\n\t")
    READERS[reader](text)


@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_text(reader: str) -> None:
    """One piece over and over without a stop takes some four times as long when it is four times as long."""
    for piece in PIECES:
        once = (f"{piece} " * (5_000 // (len(piece) + 1)))[:5_000]
        # A machine with other work to do may be slow for a moment, but not three times.
        assert any(_seconds(reader, once * 4) < 8 * max(_seconds(reader, once), 0.02) for _ in range(3)), piece


@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_any_text(reader: str) -> None:
    """Nor does a mixture of pieces, repeated with or without blanks between, take more than its length."""
    chosen = random.Random(29)  # noqa: S311 # the same mixtures in each run, for a test
    for _ in range(40):
        unit = chosen.choice(("", " ")).join([*chosen.sample(PIECES, chosen.randint(1, 3)), ""])
        once = (unit * (2_500 // len(unit) + 1))[:2_500]
        assert any(_seconds(reader, once * 4) < 8 * max(_seconds(reader, once), 0.02) for _ in range(3)), unit


@pytest.mark.parametrize("text", ["N-" * 22 + "CHAPTERcán b", "An-Bình-Cường-Dung-" * 12 + "× 7 xóm"])
def test_names_that_took_minutes(text: str) -> None:
    """A name of many parts that ends as no name does is read in the time that a name takes, at any length."""
    assert read_place(text).printed == text
    assert _seconds("bodies", text) < 20 * max(_seconds("bodies", text[:20]), 0.02)


def _seconds(reader: str, text: str) -> float:
    start = time.process_time()
    READERS[reader](text)
    return time.process_time() - start
