"""Type checkers accept what README and tutorials write."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The first plugin is several files; they stand in examples/plugins, where `make types` looks at them.
TUTORIALS = [page for page in sorted((ROOT / "docs" / "tutorials").glob("*.md")) if page.stem != "first-plugin"]
WRITTEN = [ROOT / "README.md", *TUTORIALS]
BLOCK = re.compile(r"^```python[^\n]*\n(?!>>>)(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def scripts(tmp_path: Path) -> list[str]:
    """The Python of each page as one script, and the file of what else is written."""
    made = [str(Path(__file__).with_name("typed_as_written.py"))]
    for page in WRITTEN:
        script = tmp_path / f"{page.stem.replace('-', '_')}.py"
        script.write_text("\n".join(BLOCK.findall(page.read_text(encoding="utf-8"))), encoding="utf-8")
        made.append(str(script))
    return made


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_a_type_checker_accepts_what_is_written(checker: str, scripts: list[str], tmp_path: Path) -> None:
    """mypy, and pyright where it is installed, find nothing in README, tutorials and the usual calls."""
    found = shutil.which(checker, path=str(Path(sys.executable).parent)) or shutil.which(checker)
    if found is None:
        pytest.skip(f"{checker} is not installed")
    options = {
        "mypy": ["--config-file", "", "--cache-dir", str(tmp_path / "cache"), "--python-executable", sys.executable],
        "pyright": ["--pythonpath", sys.executable],
    }
    run = subprocess.run(
        [found, *options[checker], *scripts], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert run.returncode == 0, run.stdout


def test_each_page_has_python_to_look_at(scripts: list[str]) -> None:
    """The check has something to check."""
    assert [path for path in scripts if "danvan" not in Path(path).read_text(encoding="utf-8")] == []
