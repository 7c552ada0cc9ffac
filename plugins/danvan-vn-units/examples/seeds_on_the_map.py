"""The five example books on the real map: each printed figure as of its own time, and restated to 2026.

python plugins/danvan-vn-units/examples/seeds_on_the_map.py [folder of the examples]
"""

import sys
from datetime import date
from pathlib import Path

import danvan
import danvan_vn_units as units

TODAY = date(2026, 1, 1)
here = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[3] / "examples"
atlas = units.Atlas(units.book())

for path in sorted(here.glob("*/book.json")):
    attached = units.attach(danvan.read(path), atlas)
    book = units.by_territory(attached.book)
    restated = book.restate(on=TODAY)
    print(f"\n{path.parent.name}: {len(attached.places)} places on the map, {len(attached.findings)} not found")
    for figure in book.figures:
        if figure.unit is None or figure.quantity is None:
            continue
        span = book.span_of(figure)
        then = (span.last if span else None) or date(2025, 6, 30)
        place = atlas.names_above(figure.unit, on=then)
        print(f"  {figure.quantity.printed or figure.quantity.write()} ({figure.measure}): {place}, {then:%d/%m/%Y}")
        for part in restated.book.figures:
            mine = part.id == figure.id or part.id.startswith(f"{figure.id}@")
            if mine and part.unit in book.on(TODAY) and part.unit and part.quantity:
                print(f"    → {part.quantity.write()}: {atlas.names_above(part.unit, on=TODAY)}")
    guessed = units.guessed(restated.book, restated.moves)
    if guessed.rows:
        print(f"  {len(guessed.rows)} of these by guessed shares: see danvan_vn_units.guessed")
    for move in restated.unresolved:
        print(f"  stays: {move.fact} ({move.part}), {move.why}")
