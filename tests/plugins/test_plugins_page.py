"""The reference page on hooks says what the code says, and its examples run."""

import importlib.util
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from danvan.plugins import hooks
from danvan.plugins.validation import HOOKS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "hooks.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def generator() -> ModuleType:
    """The script that makes the page."""
    spec = importlib.util.spec_from_file_location("generate_hooks", DOCS.parent / "tools" / "generate_hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_the_one_the_code_makes() -> None:
    """Who changes a hook runs `python tools/generate_hooks.py`."""
    assert generator().page() == PAGE


def test_the_hooks_asked_are_the_hooks_specified() -> None:
    """Every specification is asked for, in one order, and none that is not specified."""
    specified = {name for name, value in vars(hooks).items() if hasattr(value, "danvan_spec")}
    assert {hook.name for hook in HOOKS} == specified


@pytest.mark.parametrize("hook", [hook.name for hook in HOOKS])
def test_every_hook_stands_there_with_its_exact_signature(hook: str) -> None:
    """The heading and, under it, the line that declares the hook."""
    declared = re.search(rf"^def ({hook}\(.*?\) -> [^:]*):", inspect.getsource(hooks), re.MULTILINE)
    assert declared is not None
    written = declared.group(1).replace('"', "")  # names are quoted in the source, which loads none of them
    assert f"\n## {hook}\n\n    {written}\n" in PAGE


def test_every_hook_has_an_example() -> None:
    """One example for each hook, and one of failures."""
    assert len(EXAMPLES) == len(HOOKS) + 1
    for hook in HOOKS:
        assert any(f"def {hook.name}(self)" in example for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(example: str) -> None:
    """Each block of Python is a program of its own, whose assertions hold."""
    assert "assert" in example
    done = subprocess.run(
        [sys.executable, "-W", "error", "-"], input=example.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
