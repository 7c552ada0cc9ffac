"""Draw the pictures of the documents anew: Mermaid in a page each, and SVG by Graphviz where it is installed.

python tools/pictures.py
"""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import danvan_vn_units as units

TARGET = Path(__file__).parents[3] / "docs" / "pictures"
UMT = "vn/kien-giang/huyen-u-minh-thuong"

book = units.book(units.recorded())
PICTURES = {
    "reform-u-minh-thuong": ("Huyện U Minh Thượng", units.reform_of(book, UMT)),
    "reform-an-giang": ("Kiên Giang và An Giang", units.reform_of(book, "vn/an-giang-2025")),
    "reform-hoa-binh": ("Một xã bị chia", units.reform_of(book, "vn/hai-duong/huyen-kim-thanh/xa-hoa-binh")),
    "reform-tree-2020": ("Cây ngày 04/8/2020", units.tree_on(book, UMT, on=date(2020, 8, 4))),
}

for name, (title, picture) in PICTURES.items():
    page = f"# {title}\n\n```mermaid\n{units.mermaid(picture)}```\n\nThe same by Graphviz: [{name}.svg]({name}.svg).\n"
    (TARGET / f"{name}.md").write_text(page, "utf-8")
    if shutil.which("dot"):
        drawn = subprocess.run(
            ["dot", "-Tsvg"],  # noqa: S607 - wherever Graphviz is
            input=units.dot(picture).encode("utf-8"),
            capture_output=True,
            check=True,
        )
        (TARGET / f"{name}.svg").write_bytes(drawn.stdout)
    print(name)
