"""Quantities read from text: every form reports use, by stated rules, and back from what danvan writes."""

from decimal import Decimal, localcontext

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.number_words import spelt_number
from danvan.values.numerals import spell_dong, spell_integer
from danvan.values.quantities import EXACTNESS, Quantity, Reading
from danvan.vocabulary import shipped

VOCABULARY = shipped()
UNITS = (*VOCABULARY.codes("count-unit"), "")

# As many digits as a quantity may have, on both sides of the comma, with zeros at the end.
long = st.builds(
    lambda sign, digits, places: Decimal((sign, tuple(map(int, str(digits))), -places)),
    st.integers(0, 1),
    st.integers(0, 10**40),
    st.integers(17, 24),
)
numbers = (
    long
    | st.integers(-(10**24) + 1, 10**24 - 1).map(Decimal)
    | st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3)
    | st.sampled_from([Decimal(n) for n in (0, 5, 1433, 2020, 62000, 10**6, 102140 * 10**6)] + [Decimal("1.433")])
)


def read(text: str, unit: str = "") -> Reading:
    """A text read with the shipped vocabulary."""
    return Quantity.parse(text, unit=unit, vocabulary=VOCABULARY)


def codes(reading: Reading) -> set[str]:
    """The codes of what a reader noted."""
    return {note.code for note in reading.notes}


@given(numbers, st.sampled_from(EXACTNESS), st.sampled_from(UNITS))
def test_what_is_written_is_read(value: Decimal, exact: str, unit: str) -> None:
    """Every quantity is read back from what `format` writes of it: value, exactness and unit of count."""
    quantity = Quantity(value, exact, unit)  # type: ignore[arg-type] # one of EXACTNESS
    written = quantity.format(VOCABULARY)
    assert read(written).quantity == attrs.evolve(quantity, printed=written)


@given(numbers, st.sampled_from(EXACTNESS))
def test_the_bare_number_is_read(value: Decimal, exact: str) -> None:
    """What `write` writes without a unit is read back without a vocabulary."""
    quantity = Quantity(value, exact)  # type: ignore[arg-type] # one of EXACTNESS
    found = Quantity.parse(quantity.write()).quantity
    assert found is not None
    assert (found.value, found.exact) == (quantity.value, quantity.exact)


@pytest.mark.parametrize("exact", EXACTNESS)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_and_qualifier_is_read(unit: str, exact: str) -> None:
    """No label of a unit is taken for a place, a scale or another unit, whatever the qualifier before it."""
    for value in (Decimal(0), Decimal(7), Decimal("1.433"), Decimal(62000)):
        written = Quantity(value, exact, unit).format(VOCABULARY)  # type: ignore[arg-type] # one of EXACTNESS
        assert read(written).quantity == Quantity(value, exact, unit, printed=written)  # type: ignore[arg-type] # as above


def test_no_digit_is_lost_to_a_decimal_context() -> None:
    """A number is read whole, whatever precision the thread reckons with."""
    with localcontext() as context:
        context.prec = 3
        assert read("102 tỷ 140 triệu 512 nghìn đồng").quantity == Quantity(
            102_140_512_000, unit="dong", printed="102 tỷ 140 triệu 512 nghìn đồng"
        )
        assert read("1.234.567,25 ha").quantity == Quantity(
            Decimal("1234567.25"), unit="hectare", printed="1.234.567,25 ha"
        )


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(("linh", "lẻ")))
def test_numbers_in_words_both_ways(number: int, zero: str) -> None:
    """A number spelt in words is read back, as is an amount of money."""
    assert spelt_number(spell_integer(number, zero=zero)) == number  # type: ignore[arg-type] # one of the two words
    money = Quantity.parse(spell_dong(number)).quantity
    assert money is not None
    assert (money.value, money.unit) == (Decimal(number), "dong")


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("1.433", "1433", "dot-thousands"),
        ("1,433", "1.433", "comma-decimal"),
        ("1,433 mô hình", "1433", "comma-thousands"),
        ("64.9%", "64.9", "dot-decimal"),
        ("1.433%", "1.433", "dot-decimal"),
        ("1.5 tỷ đồng", "1500000000", "dot-decimal"),
        ("0.433", "0.433", "dot-decimal"),
        ("12.345.678,9", "12345678.9", None),
        ("1,234,567", "1234567", "comma-thousands"),
        ("1,234.5", "1234.5", "dot-decimal"),
        ("1.433 mô hình", "1433", None),
        ("83,07%", "83.07", None),
        ("1,4 tỷ", "1400000000", None),
        ("13 360 người", "13360", "blank-thousands"),
    ],
)
def test_separators(text: str, value: str, note: str | None) -> None:
    """Which sign parts thousands is decided by the stated rules, and said wherever it could be otherwise."""
    reading = read(text)
    assert reading.quantity is not None
    assert reading.quantity.value == Decimal(value)
    assert (note is None and not codes(reading)) or note in codes(reading)


def test_the_unit_expected_decides() -> None:
    """A column of models makes a comma part thousands; a text that names another unit keeps it, and it is said."""
    assert read("1,433", "model").quantity == Quantity(1433, unit="model", printed="1,433")
    other = read("1.433 người", "model")
    assert other.quantity is not None
    assert (other.quantity.unit, "unit-expected" in codes(other)) == ("person", True)


@pytest.mark.parametrize(
    ("text", "bounds", "unit", "per"),
    [
        ("500- 700 tr đ/năm", (500_000_000, 700_000_000), "dong", ("năm",)),
        ("từ 500 triệu đến 1 tỷ đồng", (500_000_000, 1_000_000_000), "dong", ()),
        ("5-10 mô hình", (5, 10), "model", ()),
        ("từ 1 đến 3 mô hình", (1, 3), "model", ()),
        ("từ 50 triệu đồng đến 70 triệu đồng/căn", (50_000_000, 70_000_000), "dong", ("căn",)),
    ],
)
def test_ranges(text: str, bounds: tuple[int, int], unit: str, per: tuple[str, ...]) -> None:
    """A range has a least and a most, and no single number."""
    reading = read(text)
    assert (reading.kind, reading.quantity, reading.per) == ("range", None, per)
    assert reading.quantities == (
        Quantity(bounds[0], "at_least", unit, printed=text),
        Quantity(bounds[1], "at_most", unit, printed=text),
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2 nghìn 5 trăm lượt", 2500, "turn"),
        ("1 triệu 2", 1_200_000, ""),
        ("1 triệu 2 đồng", 1_200_000, "dong"),
        ("2 triệu 500.000 đồng", 2_500_000, "dong"),
        ("1tr200", 1_200_000, "dong"),
        ("2tr500k", 2_500_000, "dong"),
        ("ba chục hộ", 30, "household"),
        ("hai nghìn ba", 2300, ""),
        ("hai nghìn không trăm linh ba", 2003, ""),
        ("một trăm hai lăm hộ", 125, "household"),
        ("triệu rưỡi đồng", 1_500_000, "dong"),
    ],
)
def test_steps_of_a_number(text: str, value: int, unit: str) -> None:
    """Scale words go down by steps; one digit alone behind a step is a tenth of it, unless a zero is named."""
    assert read(text).quantity == Quantity(value, unit=unit, printed=text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("mười năm", [10]),
        ("hai mươi năm", [20]),
        ("một trăm năm", [100]),
        ("05 năm", [5]),
        ("năm 2020", []),
        ("bốn năm hộ", [4, 5]),
        ("2 triệu 5 hộ", [2_000_000, 5]),
        ("hai triệu một suất", [2_000_000]),
    ],
)
def test_five_or_year_one_or_each(text: str, numbers: list[int]) -> None:
    """“Năm” behind a number is years, before a year its name; a digit before what is counted is a number of its own."""
    assert [int(one.value) for one in read(text).quantities] == numbers


@pytest.mark.parametrize("text", ["hàng ngàn mét vuông", "hàng chục tỷ đồng", "vài trăm người", "hàng trăm triệu đồng"])
def test_magnitudes_have_no_number(text: str) -> None:
    """A magnitude without a number stays words."""
    reading = read(text)
    assert (reading.kind, reading.quantities, reading.printed) == ("vague", (), text)


def test_pairs_and_parts() -> None:
    """A count and its worth are two quantities; so many of so many are the part and the whole."""
    pair = read("449 công trình dân sinh/101 tỷ đồng")
    assert (pair.kind, [(int(one.value), one.unit) for one in pair.quantities]) == (
        "pair",
        [(449, "project"), (101 * 10**9, "dong")],
    )
    part = read("6/9 huyện")
    assert (part.kind, [int(one.value) for one in part.quantities], part.of) == ("part", [6, 9], "huyện")


def test_several_numbers_are_not_one() -> None:
    """Where more numbers than one stand, none of them is chosen."""
    reading = read("có 5 mô hình ở 3 xã")
    assert (reading.kind, reading.quantity, len(reading.quantities)) == ("several", None, 2)


@pytest.mark.parametrize("text", ["", "không có", "không quá", "nhiều", "—", "xã", "CO2", "1.2.3.4", "9" * 200])
def test_no_number(text: str) -> None:
    """What holds no number is read as none: absence is not zero."""
    assert read(text).quantity is None


def test_over_or_where() -> None:
    """“Trên” before fields says where; before a round count it says more than."""
    where, over = read("trên 4 lĩnh vực").quantity, read("trên 62 nghìn lượt").quantity
    assert where is not None
    assert over is not None
    assert (where.exact, over.exact) == ("exact", "over")
    assert "where-not-over" in codes(read("trên 4 lĩnh vực"))


@given(st.text(alphabet="0129.,/- %hơntừđếnmôìrưỡiỷệđồgựăâ\n\u0300\u200b\u2009", max_size=16))
def test_never_raises(text: str) -> None:
    """Any text is read or said to hold no number, in any normal form, and kept as printed."""
    reading = read(text)
    assert reading.printed == text
    assert (reading.quantity is None) == (reading.kind not in {"number", "part", "pair"})


def test_what_no_file_can_hold_is_refused() -> None:
    """A control character is refused as it is everywhere else."""
    with pytest.raises(BadValue):
        read("5\x00 mô hình")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai nghìn tỷ ba trăm bốn mươi lăm tỷ đồng", 2_345_000_000_000),
        ("một trăm nghìn tỷ không trăm linh hai tỷ năm triệu", 100_002_005_000_000),
        ("năm nghìn triệu đồng", 5_000_000_000),
        ("một trăm lẽ một", 101),
        ("một nghìn lẻ hai mươi", 1020),
        ("bảy mươi lẻ hai", 72),
        ("ba phẩy một bốn", Decimal("3.14")),
        ("hai phẩy năm triệu", 2_500_000),
        ("mười hai phẩy không năm phần trăm", Decimal("12.05")),
        ("1\n520", 1520),
        ("1\u00a0520 hộ", 1520),
        (" 1\t520", 1520),
        ("1 520,5", Decimal("1520.5")),
    ],
)
def test_numbers_that_were_misread(text: str, value: int | Decimal) -> None:
    """Scale words twice, other words for an empty place, spoken decimals, numbers broken over lines."""
    found = read(text).quantity
    assert found is not None
    assert (found.value, found.exact) == (value, "exact")


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("trăm mười hộ", 110, "scale-alone"),
        ("nghìn hai trăm hộ", 1200, "scale-alone"),
        ("mười mấy hộ", 10, "number-left"),
        ("một tỷ nghìn", 10**9, "number-left"),
        ("hai nghìn năm", 2000, "number-left"),
        ("5¾", 5, "number-left"),
        ("trừ 5", 5, "number-left"),
        ("hai hai", 2, "number-left"),
    ],
)
def test_a_part_of_a_number_is_doubted(text: str, value: int, code: str) -> None:
    """What is read of a number while words beside it may belong to it is never without a doubt."""
    found = read(text)
    assert found.quantity is not None
    assert (found.quantity.value, code in {note.code for note in found.doubtful}) == (Decimal(value), True)


def test_several_share_one_scale_word() -> None:
    """In “135 và 233 triệu đồng” both are millions, and the reader says that this is a reading."""
    found = read("135 và 233 triệu đồng")
    assert [(one.value, one.unit) for one in found.quantities] == [
        (Decimal(135_000_000), "dong"),
        (Decimal(233_000_000), "dong"),
    ]
    assert {note.code for note in found.doubtful} == {"several-numbers", "scale-shared-by-several"}
    assert [one.unit for one in read("5 hộ và 200 triệu đồng").quantities] == ["household", "dong"]


@given(
    st.integers(1, 10**18 - 1) | st.integers(1, 10**6).map(lambda n: n * 10**9) | st.integers(1, 3000),
    st.sampled_from(("linh", "lẻ", "lẽ")),
)
def test_words_say_what_they_spell(n: int, zero: str) -> None:
    """Every number that is spelt is read back, exact and without a doubt, whatever word stands for an empty place."""
    found = read(spell_integer(n).replace("linh", zero))
    assert found.quantity is not None
    assert (found.quantity.value, found.doubtful) == (Decimal(n), ())


legible = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=30)
number_words = st.lists(
    st.sampled_from(
        [
            "1",
            "520",
            "1.520",
            ",",
            ".",
            "/",
            "-",
            "một",
            "hai",
            "năm",
            "mười",
            "mươi",
            "trăm",
            "nghìn",
            "tỷ",
            "phẩy",
            "linh",
            "rưỡi",
            "tr",
            "k",
            "%",
            "\n",
            "\t",
            "\xa0",
            "½",
            "²",
            "٣",
        ]
    ),
    max_size=8,
)


@given(legible | number_words.map("".join) | number_words.map(" ".join))
def test_parse_never_raises(text: str) -> None:
    """Any text that a file can hold is read, or said to hold no number; a number that is read has a value."""
    if "\ufffe" in text or "\uffff" in text:
        return
    found = read(text)
    assert found.printed == text
    assert found.kind in {"none", "vague"} or found.quantities
