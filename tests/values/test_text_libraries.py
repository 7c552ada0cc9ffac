"""What libraries do not do for Vietnamese, so that it is done here: shown on the libraries themselves."""

import codecs
import importlib
import unicodedata
from decimal import Decimal

import pytest

from danvan.reading import from_legacy, to_legacy
from danvan.values.quantities import Quantity
from danvan.values.text import collation_key, search_key, tone_placed


@pytest.mark.parametrize("name", ["tcvn", "tcvn3", "vn3", "abc", "vni", "viscii"])
def test_python_has_no_codec_of_the_old_encodings(name: str) -> None:
    """The one Vietnamese codec of Python is Windows-1258, which is another encoding."""
    with pytest.raises(LookupError):
        codecs.lookup(name)
    printed = to_legacy("Hội nghị tổng kết", "tcvn3")
    assert printed.encode("cp1252").decode("cp1258") != "Hội nghị tổng kết" == from_legacy(printed, "tcvn3")


def test_normal_forms_of_unicode_are_not_enough() -> None:
    """Taking marks off leaves đ, and composing leaves two spellings of one word."""
    bare = unicodedata.normalize("NFKD", "Đống Đa").encode("ascii", "ignore").decode()
    assert bare.split() == ["ong", "a"]
    assert search_key("Đống Đa") == "dong da"
    assert unicodedata.normalize("NFC", "hoà") != unicodedata.normalize("NFC", "hòa")
    assert tone_placed("hoà") == tone_placed("hòa")


def test_the_order_of_code_points_is_no_order_of_words() -> None:
    """Sorting as Python does puts đ and ơ behind z, and capitals before all."""
    names = ["Đa", "Dân", "Ea", "Ơ", "Phú", "an"]
    assert sorted(names) != sorted(names, key=collation_key) == ["an", "Dân", "Đa", "Ea", "Ơ", "Phú"]


def test_the_default_collation_of_unicode_has_another_order_of_tones() -> None:
    """The table for all languages, as pyuca has it, takes the tones in the order of code charts and đ for a d."""
    pyuca = importlib.import_module("pyuca")  # it has no types
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "Phường 2", "Phường 10"]
    assert sorted(words, key=collation_key) == words
    assert sorted(words, key=pyuca.Collator().sort_key) != words
    assert sorted(["đân", "dư"], key=pyuca.Collator().sort_key) != sorted(["đân", "dư"], key=collation_key)


def test_python_reads_a_thousand_as_a_fraction() -> None:
    """Numbers of Python know one sign before decimals, and say nothing of what they decided."""
    assert Decimal("1.433") < 2
    reading = Quantity.parse("1.433")
    assert reading.quantity is not None
    assert (int(reading.quantity.value), [note.code for note in reading.notes]) == (1433, ["dot-thousands"])
