"""The pages of the public names: each name has its words, its parameters and an example that runs."""

import importlib.util
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
PAGES = TOOLS.parent / "docs" / "reference" / "api"


def generator() -> ModuleType:
    """The script that makes the pages."""
    spec = importlib.util.spec_from_file_location("generate_api", TOOLS / "generate_api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


API = generator()
NAMES = [(package, name, piece) for package in API.PACKAGES for name, piece in API.documented(package)]


@pytest.mark.parametrize(("package", "name", "piece"), NAMES, ids=[f"{package}.{name}" for package, name, _ in NAMES])
def test_every_public_name_is_documented(package: str, name: str, piece: Any) -> None:
    """Words, the meaning of each parameter, an example that its page shows and the tests run."""
    assert API.OWN["text"].get(name) or API.text_of(piece), "give it a docstring"
    assert [one for one, said in API.meanings(piece).items() if not said] == [], (
        "document them, or name them in api.toml"
    )
    example = API.examples(name, piece)
    assert example.startswith(">>> "), "give it an example"
    assert example in (PAGES / f"{package}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("package", "name", "piece"), NAMES, ids=[f"{package}.{name}" for package, name, _ in NAMES])
def test_what_a_function_may_raise_is_an_error_there_is(package: str, name: str, piece: Any) -> None:
    """The first word of each `Raises:` is the name of an exception."""
    assert package
    words = (inspect.getdoc(piece) or "").partition("Raises:")[2].split(maxsplit=1)
    public = importlib.import_module("danvan")
    if words and inspect.isfunction(piece):
        first = words[0].strip(",.;")
        known = getattr(public, first, None) or getattr(importlib.import_module("builtins"), first, None)
        assert first in ("whatever", "with") or (isinstance(known, type) and issubclass(known, BaseException)), name


def test_what_api_toml_says_is_of_a_name_there_is() -> None:
    """No text and no example is left over from a name that is gone."""
    known = {name for _, name, _ in NAMES}
    assert set(API.OWN["text"]) | set(API.OWN["example"]) <= known
