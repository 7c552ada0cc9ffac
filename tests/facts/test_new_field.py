"""A field is added by its declaration: every view of the fields of facts knows it then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import danvan

DECLARED = """    sponsors: tuple[UnitId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(
            vi="đơn vị đỡ đầu", en="The units that sponsor it, by id.", merge="union", carried=True
        ),
    )
    colour: str | None = attrs.field(
        default=None, metadata=describe(vi="màu", en="Its colour.", code="colour")
    )
"""
VIEWS = Path(__file__).with_name("views_of_a_new_field.py")


def test_a_declared_field_is_known_everywhere(tmp_path: Path) -> None:
    """Two fields declared in a copy of one module, nothing else changed: schema, files, lists, findings, merging,
    restating, renaming and strategies have them."""
    copy = shutil.copytree(
        Path(danvan.__file__).parent, tmp_path / "danvan", ignore=shutil.ignore_patterns("__pycache__")
    )
    module = copy / "facts" / "model.py"
    before, after = module.read_text("utf-8").split("    aliases:", 1)
    module.write_text(f"{before}{DECLARED}    aliases:{after}", "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", str(VIEWS)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
    )
    assert run.returncode == 0, run.stderr
    views = [line for line in VIEWS.read_text("utf-8").splitlines() if line.startswith("def ")]
    assert len(run.stdout.split()) == len(views) - 2  # all but the two that are no views
