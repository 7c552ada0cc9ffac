"""The country in figures: the frame, two snapshots, questions, bodies, and a million figures restated.

python plugins/danvan-vn-units/bench/national.py [how many figures]
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import danvan_vn_units as units
from danvan import Book, Figure, Quantity

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
figures = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


@contextmanager
def measured(what: str) -> Iterator[None]:
    """Say how long something took."""
    start = time.perf_counter()
    yield
    print(f"{what:<60} {time.perf_counter() - start:8.2f} s", flush=True)


with measured(f"reading the source ({units.edition().name})"):
    source = units.edition()
with measured("frame, from the source to facts"):
    facts = units.frame()
with measured("frame, from the recorded release"):
    units.frame(units.recorded())
with measured(f"book of {len(facts):,} facts"):
    book = units.book(source)
for day in (EVE, DAY):
    with measured(f"snapshot on {day}"):
        snapshot = book.on(day)
    with measured(f"  its tree, from the country down: {len(snapshot.units):,} units"):
        len(snapshot.descendants("vn", tree="territory"))
atlas = units.Atlas(book)
with measured("first question by name"):
    atlas.find("Thạnh Yên", on=EVE, within="Kiên Giang")
with measured("1.000 questions by name"):
    for _ in range(1000):
        atlas.find("Thạnh Yên", on=EVE, within="Kiên Giang")
with measured("side by side, the whole country"):
    rows = atlas.side_by_side(EVE, DAY, within="vn").rows
with measured("bodies of 63 provinces, with districts and communes, one day"):
    count = len(units.bodies([unit for unit in book.units if EVE in unit.during], on=date(2025, 1, 1)))
print(f"{count:,} bodies")
communes = [unit.id for unit in book.on(EVE).units if unit.level == "commune"]
with measured(f"making {figures:,} figures"):
    made = [
        Figure(id=f"f{number}", measure="models", quantity=Quantity(number % 9), unit=communes[number % len(communes)])
        for number in range(figures)
    ]
with measured("a book of them"):
    national = Book((*book.facts, *made), book.vocabulary)
with measured(f"restating {figures:,} figures on {DAY}"):
    restated = national.restate(on=DAY)
before = sum((one.quantity.value for one in made if one.quantity), Decimal(0))
after = sum((one.quantity.value for one in restated.book.figures if one.quantity), Decimal(0))
print(f"total before {before:,}, after {after:,}; {len(restated.book.figures):,} figures; "
      f"{len(restated.unresolved):,} unresolved")  # fmt: skip
with measured("audit of what went by a guess"):
    guessed = units.guessed(restated.book, restated.moves)
print(f"{len(guessed.rows):,} moves by a guessed share")
