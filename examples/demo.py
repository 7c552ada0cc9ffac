"""Run every example, from its book to its Word file, and show where the files are."""

import runpy
import sys
from pathlib import Path

here = Path(__file__).parent
made: list[Path] = []
for script in sorted(here.glob("*/run.py")):
    print(f"== {script.parent.name}")
    out = script.parent / "out"
    sys.argv = [str(script), str(out)]
    runpy.run_path(str(script), run_name="__main__")
    made.extend(sorted(out.glob("*.docx")))
    print()

print("Word reports:")
for path in made:
    print(f"  {path} ({path.stat().st_size:,} bytes)")
