"""The glossary: in Vietnamese order, each word once, each code a code."""

import re
from pathlib import Path

from danvan.values.text import clean, collation_key
from danvan.vocabulary import shipped

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "glossary.md"
ROW = re.compile(r"\| \*([^*]+)\* \| ([^|]+) \| ([^|]*) \| (?:`([^`]+)`)? ?\|")


def rows() -> list[tuple[str, str, str, str]]:
    """The rows of the table: Vietnamese, English, explanation, code."""
    lines = PAGE.read_text(encoding="utf-8").split("|---|---|---|---|\n")[1].splitlines()
    found = [ROW.fullmatch(line) for line in lines]
    assert [line for line, match in zip(lines, found, strict=True) if match is None] == []
    return [(match[1], match[2], match[3], match[4] or "") for match in found if match is not None]


def test_words_stand_in_vietnamese_order() -> None:
    """Each word stands after the one before it, by letters first and then by tones; none stands twice."""
    keys = [collation_key(word) for word, *_ in rows()]
    assert keys == sorted(set(keys))


def test_the_order_is_not_that_of_plain_text() -> None:
    """The order is a Vietnamese one: đ follows d, and ă follows a, which code points would not do."""
    words = [word for word, *_ in rows()]
    assert words != sorted(words)
    assert words.index("duy trì") < words.index("đảng bộ") < words.index("gần")


def test_there_are_enough_words() -> None:
    """Some eighty words of the field and more are explained."""
    assert len(rows()) >= 80


def test_codes_are_codes() -> None:
    """Each code named is one of the shipped vocabulary."""
    vocabulary = shipped()
    known = {code for scheme in vocabulary.schemes() for code in vocabulary.codes(scheme)}
    assert {code for *_, code in rows() if code} <= known


def test_words_are_in_normal_form() -> None:
    """Words are written as the library writes them."""
    assert [word for word, *_ in rows() if clean(word) != word] == []
