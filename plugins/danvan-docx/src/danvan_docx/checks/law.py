"""The texts that a document gives as its legal basis, and whether they are in force on its day."""

import re
from collections.abc import Iterator

import attrs

from danvan import Book, Finding
from danvan.vocabulary import Instrument
from danvan_docx.checks.parts import BASIS, Parts, day_of, fold
from danvan_docx.remarks import finding

_OF_A_YEAR = re.compile(r"/\d{4}/")  # symbols of one year are nobody else's; 03-KL/TU is given out by every province
_NAMED = re.compile(r"(?P<name>luật .+?) (?P<year>\d{4})")
_NEAR = 40  # letters between the name of a law and its year


def law(parts: Parts) -> Iterator[Finding]:
    """Each text that the legal basis cites and that is not in force on the day of the document."""
    day = day_of(parts.written)
    bases = [line for line in parts.body if BASIS.match(line.said)] if day is not None else []
    instruments = Book().vocabulary.instruments if bases else ()
    for line in bases:
        cited = [one for one in instruments if _cites(fold(line.said), one)]
        for text in {one.symbol: one for one in cited}.values():
            rows = [one for one in cited if one.symbol == text.symbol]
            if day is not None and not any(day in one.during for one in rows):
                said = finding("WD196", field=line.where, words=text.symbol, text=text.vi, got=_days(text))
                yield attrs.evolve(said, ground=text.ground or said.ground, confidence=text.confidence)


def _cites(line: str, text: Instrument) -> bool:
    symbol = fold(text.symbol)
    if _OF_A_YEAR.search(symbol) and re.search(rf"(?<![\w/.-]){re.escape(symbol)}(?![\w/-])", line):
        return True
    named = _NAMED.fullmatch(fold(text.vi))
    if named is None:
        return False
    # A law is mostly cited by its name and day: “Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003”.
    after = re.search(rf"(?<!của ){re.escape(named['name'])}(?P<rest>.{{0,{_NEAR}}})", line)
    years = [] if after is None else re.findall(r"(?<!\d)\d{4}(?!\d)", after["rest"])
    return years[:1] == [named["year"]]


def _days(text: Instrument) -> str:
    start, last = text.during.start, text.during.last
    return f"{'…' if start is None else f'{start:%d/%m/%Y}'}-{'…' if last is None else f'{last:%d/%m/%Y}'}"
