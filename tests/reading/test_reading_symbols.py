"""Symbols read with the vocabulary: every one of the corpus has its parts, and what is not known is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_citations import PARTY, STATE

from danvan.reading import find_citations, find_symbols, read_citation, read_symbol

DOUBTS = frozenset({"type-unknown", "issuer-unknown", "issuer-missing", "no-symbol"})


@pytest.mark.parametrize("text", [*PARTY.split(), *STATE.split(), "03-KL/TU", "04-CT/TU", "04-KH/BCĐ", "06-KH/BCĐ"])
def test_every_symbol_of_the_corpus(text: str) -> None:
    """Each symbol met in real documents has a number, an issuer and, but for letters and laws, a type."""
    read = read_symbol(text)
    assert read.symbol is not None
    assert (read.symbol.text, bool(read.issuers), read.number is not None) == (text, True, True)
    assert not DOUBTS & {note.code for note in read.notes}
    assert read.types or text in {"840/SNV-XDCQ&TCBC", "249/MTTQ-BTT", "06/2022/QH15"}


@pytest.mark.parametrize(
    ("text", "side", "types", "issuers", "suffix"),
    [
        ("1074/QĐ-UBND.HC", "state", ("decision",), ("peoples-committee",), ("HC",)),
        ("983-QĐ/TU", "party", ("decision", "regulation"), ("provincial-committee",), ()),
        ("52/STP-BC", "state", ("report",), ("department-justice",), ()),
        ("840/SNV-XDCQ&TCBC", "state", (), ("department-home-affairs",), ("XDCQ", "TCBC")),
        ("249/MTTQ-BTT", "front", (), ("front",), ("BTT",)),
        ("01/QCPH/UBND-UBMTTQ", "state", ("joint-statute",), ("peoples-committee", "front-committee"), ()),
        ("Số: 15/QĐ-UBND", "state", ("decision",), ("peoples-committee",), ()),
        ("Số 127 - QĐ / TW", "party", ("decision", "regulation"), ("central-committee",), ()),
        ("25/NQ-TW", "party", ("resolution",), ("central-committee",), ()),
        ("12-BC/BDVQU", "party", ("report",), ("mobilization",), ()),
        ("20/2023/TT-BTC", "state", ("circular",), ("ministry-finance",), ()),
        ("120-CV/BTC", "party", ("official-letter",), ("organization",), ()),
        ("12/QĐ-UBND", "state", ("decision",), ("peoples-committee",), ()),
    ],
)
def test_parts(text: str, side: str, types: tuple[str, ...], issuers: tuple[str, ...], suffix: tuple[str, ...]) -> None:
    """A symbol tells its side, its type, who issued it and who drafted it."""
    read = read_symbol(text)
    assert (read.side, read.types, read.issuers, read.suffix) == (side, types, issuers, suffix)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12/ABC-XYZ", "type-unknown"),
        ("12-KH/XYZ", "issuer-unknown"),
        ("19-CT", "issuer-missing"),
        ("/QĐ-UBND", "number-missing"),
        ("25/NQ-TW", "signs-mixed"),
        ("1433/1520", "no-symbol"),
        ("quý I/2019", "no-symbol"),
    ],
)
def test_what_is_not_known_is_said(text: str, code: str) -> None:
    """Nothing raises: what is unknown, missing or mixed up is noted."""
    assert code in {note.code for note in read_symbol(text).notes}


def test_citations_in_a_sentence() -> None:
    """A document is found with its type, day and issuer; one named without a symbol is found by type and number."""
    text = (
        "Thực hiện Công văn số 1029-CV/TU, ngày 06-02-2020 của Ban Thường vụ Tỉnh ủy về lãnh đạo; "
        "Chỉ thị 19 - không xả rác; 10 - Ban Dân vận và 5 kế hoạch ngày 20/10/2020."
    )
    found = [one.citation for one in find_citations(text)]
    assert [
        (one.symbol and one.symbol.text, one.type, one.date and one.date.isoformat(), one.issuer) for one in found
    ] == [
        ("1029-CV/TU", "công văn", "2020-02-06", "Ban Thường vụ Tỉnh ủy"),
        ("19", "chỉ thị", None, None),
    ]


def test_words_and_symbol_that_disagree() -> None:
    """A decision with the symbol of a plan is kept, and it is said."""
    cited = read_citation("Quyết định số 12-KH/TU")
    assert cited is not None
    assert "type-and-words" in {note.code for note in cited.notes}


@given(st.text(alphabet="0129-/ .&sSốCVTUQĐNKHBD:ngày", max_size=16))
def test_never_raises(text: str) -> None:
    """Any text is read, and what a symbol is found in is found where it stands."""
    assert read_symbol(text).printed == text
    for found in find_symbols(text):
        assert found.symbol is not None
        assert found.printed in text


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        (
            "Luật Thi đua, khen thưởng số 06/2022/QH15",
            "luật",
            "Luật Thi đua, khen thưởng số 06/2022/QH15",
        ),
        ("Thông báo kết luận số 15-TB/TU", "thông báo kết luận", "Thông báo kết luận số 15-TB/TU"),
        ("Chương trình hành động số 21-CTr/TU", "chương trình hành động", "Chương trình hành động số 21-CTr/TU"),
        ("QĐ số 15/QĐ-UBND", "quyết định", "15/QĐ-UBND"),
        ("theo luật thì số 06/2022/QH15", None, "06/2022/QH15"),
    ],
)
def test_what_a_document_is_called(text: str, kind: str | None, printed: str) -> None:
    """A law is called so before its title; a type told more closely is no other type; an abbreviation is no name."""
    cited = read_citation(text)
    assert cited is not None
    assert (cited.citation.type, cited.printed, cited.notes) == (kind, printed, ())


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("12/KH-BCĐ138", ("138",)),
        ("45-QĐ/ĐUCCQ", ("CCQ",)),
        ("120/BC-MTTQ-BTT", ("BTT",)),
        ("12-KH/TWĐTN-BPT", ("BPT",)),
    ],
)
def test_what_stands_behind_an_issuer_is_kept(text: str, suffix: tuple[str, ...]) -> None:
    """What a committee is for, a standing board and a drafting unit are no further issuers, and are kept."""
    reading = read_symbol(text)
    assert (len(reading.issuers), reading.suffix) == (1, suffix)


def test_an_unknown_code_stays_unknown() -> None:
    """No code is cut, mended or given a bar until it is known: what is not sure is a finding."""
    for text in ("12/XYZUBND", "12/DDD-EEE", "7-DB/QWE"):
        assert {"type-unknown", "issuer-unknown"} & {note.code for note in read_symbol(text).notes}, text


def test_a_number_with_a_dot() -> None:
    """A running number over a thousand may be printed as a count, and is cited whole."""
    [cited] = find_citations("Theo Quyết định số 1.256/QĐ-UBND ngày 12/3/2020, có 7 tổ.")
    assert cited.symbol is not None
    assert cited.symbol.symbol is not None
    assert (cited.symbol.printed, cited.symbol.symbol.number) == ("1.256/QĐ-UBND", 1256)
    assert [one.side for one in find_symbols("1.029-CV/TU; 1.256/QĐ-UBND")] == ["party", "state"]
    assert not list(find_symbols("1.256/1.300 hộ"))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("12/2024/QĐ-TTG", "prime-minister"),
        ("05/2024/TT-BXD", "ministry-construction"),
        ("01/CT-BCT", "ministry-industry-trade"),
        ("16/2024/TT-NHNN", "state-bank"),
        ("33/2023/TT-BGTVT", "ministry-transport"),
        ("01/2022/TT-BNG", "ministry-foreign-affairs"),
        ("02/2024/TT-TTCP", "government-inspectorate"),
        ("01/2023/QĐ-KTNN", "state-audit"),
        ("45/VPQH-TT", "national-assembly-office"),
    ],
)
def test_issuers_of_the_state(text: str, issuer: str) -> None:
    """Ministries and offices are known by the codes that collections of law print, in capitals as well."""
    read = read_symbol(text)
    assert (read.issuers, [note.code for note in read.notes if note.code == "issuer-unknown"]) == ((issuer,), [])


def test_letters_of_tax_offices_are_doubted() -> None:
    """CT may be a directive or a tax office; where no issuer stands behind it, it is read as one, with a doubt."""
    read = read_symbol("1234/CT-CS")
    assert (read.types, read.issuers, read.suffix) == ((), ("tax-office",), ("CS",))
    assert [note.code for note in read.notes if note.doubt] == ["type-or-issuer"]
    assert [note.code for note in read_symbol("12/QĐ-CT").notes] == ["issuer-ambiguous"]
    assert read_symbol("12/CT-UBND").types == ("directive",)
