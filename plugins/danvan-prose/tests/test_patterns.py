"""Patterns of language: each says what its example shows, and not what its counter-example does."""

import re

import pytest

from danvan.reading import fold
from danvan_prose.patterns import Pattern, form_of, forms_by_grantor, rows


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_pattern_matches_its_example(row: Pattern) -> None:
    """The example of a row says what the row is for, its counter-example does not."""
    assert re.search(row.form, fold(row.example))
    assert not row.counter or not re.search(row.form, fold(row.counter))


def test_a_gap_and_a_word_that_may_be_missing() -> None:
    """“…” stands for letters of a clause, brackets for a word that may be missing, guards for what may not stand."""
    row = Pattern(
        name="x", words=["giao … chỉ tiêu", "họp (để) xét"], not_before=["không"], not_behind=["lại"], example=""
    )
    found = [
        bool(re.search(row.form, text))
        for text in (
            "giao cho xã chỉ tiêu",
            "giao xã; chỉ tiêu",
            "họp xét",
            "họp để xét",
            "không họp xét",
            "họp xét lại",
        )
    ]
    assert found == [True, False, True, True, False, False]


def test_unknown_names_are_refused() -> None:
    """A name that no row has is an error; forms by grantor are there."""
    with pytest.raises(KeyError):
        form_of("no-such-pattern")
    assert set(forms_by_grantor()) == {"certificate-of-merit", "emulation-flag"}
