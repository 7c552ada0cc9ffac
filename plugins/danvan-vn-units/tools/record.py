"""Record the installed release of the source, with our ids, into the distribution.

    python tools/record.py            # the ids of the recorded release are kept; says what changed

Where nothing is recorded yet the ids are given for the first time.
"""

from pathlib import Path

from danvan_vn_units.edition import RECORDED, installed, packed, recorded
from danvan_vn_units.identity import first_ids, identify
from danvan_vn_units.lives import lived_on

DATA = Path(__file__).parent.parent / "src" / "danvan_vn_units" / "data"

found = installed()
if found is None:
    raise SystemExit("install the source first")
if (DATA / f"units-{RECORDED}.tsv.gz").exists():
    identified = identify(found, recorded())
    for change in identified.changes:
        print(change)
    ids = identified.ids
else:
    ids = first_ids(found, lived_on(found))
target = DATA / f"units-{found.version}.tsv.gz"
target.write_bytes(packed(found, ids))
print(f"{target.name}: {len(found.places)} places, {len(found.links)} links, {target.stat().st_size:,} bytes")
