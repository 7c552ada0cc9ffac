"""Symbols of documents as they are met, and what is kept of a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.citations import Citation, Side, Source, Symbol

PARTY = """
1029-CV/TU 25-NQ/TW 24-KH/BDVTU 34-KH/HU 145-NQ/TU 983-QĐ/TU 24-ĐA/TU 4281-CV/BTGTW 751-QĐ/BTGTW 05-CT/TU 33-HD/BTGTU
31-HD/BTCTW 06-HD/TW 294-QĐ/TW 59-CV/BCĐ 34-KH/ĐU 82-TB/ĐU 120-CV/BTC 88-CV/UBKT 23-QĐ/UBKTTW 147-CTHĐ/TU
"""
STATE = """
22/2010/QĐ-UBND 1074/QĐ-UBND.HC 58/TTr-SNV 52/STP-BC 20/HD-SNV 594/KH-UBND 16/KH-HĐTĐKT 840/SNV-XDCQ&TCBC 345/QĐ-TTg
249/MTTQ-BTT 01/QCPH/UBND-UBMTTQ 12/QĐ-UBND 152/2025/NĐ-CP 06/2022/QH15
"""
SIDES: list[tuple[str, Side]] = [
    *((text, "party") for text in PARTY.split()),
    *((text, "state") for text in STATE.split()),
]


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_side_of_real_symbols(text: str, side: Side) -> None:
    """Each symbol met in real documents is of the side its number is joined by, and is kept as printed."""
    symbol = Symbol(text)
    assert (symbol.side, str(symbol)) == (side, text)


@pytest.mark.parametrize(
    ("text", "number", "year", "kind", "issuer"),
    [
        ("1029-CV/TU", 1029, None, "CV", "TU"),
        ("05-CT/TU", 5, None, "CT", "TU"),
        ("147-CTHĐ/TU", 147, None, "CTHĐ", "TU"),
        ("22/2010/QĐ-UBND", 22, 2010, "QĐ", "UBND"),
        ("1074/QĐ-UBND.HC", 1074, None, "QĐ", "UBND.HC"),
        ("06/2022/QH15", 6, 2022, None, "QH15"),
        ("840/SNV-XDCQ&TCBC", 840, None, "SNV", "XDCQ&TCBC"),
        ("01/QCPH/UBND-UBMTTQ", None, None, None, None),
        ("Số: 12", None, None, None, None),
    ],
)
def test_parts(text: str, number: int | None, year: int | None, kind: str | None, issuer: str | None) -> None:
    """A symbol of a known form tells its parts; of another form it tells none."""
    symbol = Symbol(text)
    assert (symbol.number, symbol.year, symbol.type, symbol.issuer) == (number, year, kind, issuer)


@pytest.mark.parametrize("text", ["", "1433/1520", "quý I/2019", "12", "-CV/TU", "9" * 5000 + "-CV/TU"])
def test_no_symbol(text: str) -> None:
    """What is no symbol is of no known side, and has no number."""
    assert (Symbol(text).side, Symbol(text).number) == ("unknown", None)


@given(st.text(alphabet="0129٣²-/ .&CVTUQĐđa", max_size=12))
def test_never_raises(text: str) -> None:
    """Any text is taken; where it has parts it has a side, a number and an issuer."""
    symbol = Symbol(text)
    parts = (symbol.number, symbol.issuer)
    assert (None in parts) == (parts == (None, None))
    assert symbol.side != "unknown" or parts == (None, None)


def test_one_form() -> None:
    """A symbol in another normal form, or with blanks around it, is the same symbol."""
    assert Symbol(" 983-QĐ/TU\u00a0") == Symbol("983-QĐ/TU")
    assert len({Symbol("24-ĐA/TU"), Symbol("24-ÐA/TU")}) == 1


def test_symbol_without_control_characters() -> None:
    """A control character in a symbol is refused."""
    with pytest.raises(BadValue):
        Symbol("25-NQ/\x00TW")


def test_citation_of_nothing() -> None:
    """Every part of a citation may be missing, and it can still be written."""
    assert str(Citation())
    assert "25-NQ/TW" in str(Citation(symbol=Symbol("25-NQ/TW"), issuer="Ban Chấp hành Trung ương"))


def test_quote_is_verbatim() -> None:
    """The words of a source are kept letter for letter; its other parts are put into normal form."""
    source = Source(quote="trên  62 nghìn\r\nlượt", file=" a.txt ")
    assert (source.quote, source.file) == ("trên  62 nghìn\nlượt", "a.txt")
    with pytest.raises(BadValue):
        Source(quote="\ud800")
