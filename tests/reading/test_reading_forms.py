"""The page of forms understood: every row of its tables is read, and gives what the page says."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from danvan.reading import read_body, read_citation, read_day, read_period, read_symbol, recognised
from danvan.values.number_words import Note
from danvan.values.quantities import Quantity
from danvan.values.text import clean, search_key
from danvan.vocabulary import shipped

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "forms.md").read_text(encoding="utf-8")
Said = tuple[str, tuple[Note, ...]]


def quantity(text: str) -> Said:
    """A quantity as the page tells it."""
    read = Quantity.parse(text, vocabulary=shipped())
    numbers = [f"{one.value.normalize():f} {one.exact} {one.unit}".strip() for one in read.quantities]
    per = [f"/ {' / '.join(read.per)}"] if read.per else []
    return "; ".join([read.kind, *numbers, *per]), read.notes


def day(text: str) -> Said:
    """A day as the page tells it."""
    read = read_day(text)
    return str(read.day or "—"), read.notes


def period(text: str) -> Said:
    """A period as the page tells it."""
    read = read_period(text, on=date(2020, 8, 4))
    days = "—" if read.span is None else f"{read.span.start or '…'} – {read.span.last or '…'}"
    return f"{read.kind or '—'}; {days}", read.notes


def symbol(text: str) -> Said:
    """A symbol as the page tells it."""
    read = read_symbol(text)
    return f"{read.side}; {' | '.join(read.types) or '—'}; {' + '.join(read.issuers) or '—'}", read.notes


def document(text: str) -> Said:
    """A document named in a text, as the page tells it."""
    read = read_citation(text)
    if read is None:
        return "—", ()
    cited = read.citation
    told = (cited.type, cited.symbol and cited.symbol.text, cited.date, cited.issuer)
    return "; ".join(str(one or "—") for one in told), read.notes


def name(text: str) -> Said:
    """The normal form and the search key of a name, as the page tells them."""
    return f"{clean(text)}; {search_key(text)}", ()


def encoding(text: str) -> Said:
    """An old encoding as the page tells it."""
    read = recognised(text)
    return f"{read.encoding}; {read.text}; {'back' if read.reversible else 'not back'}", ()


def body(text: str) -> Said:
    """A body as the page tells it."""
    read = read_body(text)
    return f"{' | '.join(read.kinds) or '—'}; {read.level or '—'}; {read.place.name if read.place else '—'}", read.notes


READERS: dict[str, Callable[[str], Said]] = {
    "quantity": quantity,
    "day": day,
    "period": period,
    "symbol": symbol,
    "document": document,
    "name": name,
    "encoding": encoding,
    "body": body,
}


def rows() -> list[tuple[str, str, str, str]]:
    """The rows of the page: which reader, the text, what it is read as, the codes of the notes."""
    found: list[tuple[str, str, str, str]] = []
    reader = ""
    for line in PAGE.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 3 and cells[1] == "read as":
            reader = cells[0]
        elif len(cells) == 3 and not cells[0].startswith("---"):
            found.append((reader, cells[0], cells[1], cells[2]))
    return found


def test_the_page_has_every_reader() -> None:
    """No table of the page is passed over, and each reader has one."""
    found = rows()
    assert {reader for reader, *_ in found} == set(READERS)
    assert len(found) == len(re.findall(r"^\| (?!(?:---|\w+ \| read as))", PAGE, re.MULTILINE))


@pytest.mark.parametrize(("reader", "text", "wanted", "notes"), rows())
def test_every_form(reader: str, text: str, wanted: str, notes: str) -> None:
    """A form is read as the page says, with the notes it says."""
    said, made = READERS[reader](text)
    assert (said, " ".join(note.code for note in made)) == (wanted, notes)
