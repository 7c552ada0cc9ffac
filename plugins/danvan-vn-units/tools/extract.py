"""Cut the small real extract that the tests use out of the installed release of the source, in the source's own shape.

python tools/extract.py
"""

import importlib.metadata
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from danvan_vn_units.edition import CONVERTER, DATABASE, PACKAGE

DISTRICTS = ("913", "755", "181", "293")  # U Minh Thượng; Côn Đảo, an island; Bình Gia; Kim Thành
COMMUNES = ("30814", "31105", "11890")  # Hòn Nghệ lived on; Thổ Châu became a special zone; the other Hòa Bình
SHARED = ("wardCode", "ward", "wardType")
BEFORE = ("provinceCode", "province", "districtCode", "district", *SHARED, "provinceKey", "districtKey", "wardKey")
AFTER = ("provinceCode", "province", *SHARED, "provinceKey", "wardKey")

distribution = importlib.metadata.distribution(PACKAGE)
home = Path(str(distribution.locate_file(PACKAGE)))
with closing(sqlite3.connect(f"file:{home / DATABASE}?mode=ro", uri=True)) as database:
    old = database.execute(f"select {', '.join(BEFORE)} from admin_units_legacy").fetchall()  # noqa: S608 - ours
    new = database.execute(f"select {', '.join(AFTER)} from admin_units").fetchall()  # noqa: S608 - our own columns
converter = json.loads((home / CONVERTER).read_text("utf-8"))
old = [row for row in old if row[2] in DISTRICTS or row[4] in COMMUNES]
keys = {f"{row[7]}_{row[8]}_{row[9] or ''}" for row in old}
whole = {
    province: {ward: kept for ward, olds in wards.items() if (kept := [one for one in olds if one in keys])}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
}
divided = {
    province: {one: targets for one, targets in olds.items() if one in keys}
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items()
}
targets = {(province, ward) for province, wards in whole.items() for ward in wards}
targets |= {
    (province, one["newWardKey"]) for province, olds in divided.items() for found in olds.values() for one in found
}
new = [row for row in new if (row[5], row[6]) in targets]
extract = {
    "notice": f"Rows of {PACKAGE} {distribution.version}, MIT licence; see NOTICE beside the data of danvan_vn_units.",
    "version": distribution.version,
    "before": {"columns": BEFORE, "rows": old},
    "after": {"columns": AFTER, "rows": new},
    "converter": {
        "DICT_PROVINCE_WARD_NO_DIVIDED": {name: found for name, found in whole.items() if found},
        "DICT_PROVINCE_WARD_DIVIDED": {name: found for name, found in divided.items() if found},
    },
}
target = Path(__file__).parent.parent / "tests" / "data" / "extract.json"
target.write_text(json.dumps(extract, ensure_ascii=False, indent=1) + "\n", "utf-8")
print(f"{len(old)} old rows, {len(new)} new, {target.stat().st_size:,} bytes")
