"""The public names: listed once in each package, resolved when first used, and seen alike by type checkers."""

import ast
import importlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import danvan

SOURCES = Path(__file__).parents[2] / "src" / "danvan"
LAZY = ("danvan", "danvan.documents", "danvan.plugins", "danvan.reading")


def typed(package: str) -> dict[str, str]:
    """The names that type checkers see in a package, each with the module it comes from."""
    path = SOURCES.joinpath(*package.split(".")[1:], "__init__.py")
    block = next(node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom) and node.module != "danvan"]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


@pytest.mark.parametrize("package", LAZY)
def test_what_is_listed_is_what_type_checkers_see(package: str) -> None:
    """`__all__`, the imports for type checkers and what the package resolves are the same names and objects."""
    module = importlib.import_module(package)
    assert sorted(typed(package)) == list(module.__all__)
    for name, place in typed(package).items():
        assert getattr(module, name) is getattr(importlib.import_module(place), name)
    assert set(module.__all__) <= set(dir(module))


@pytest.mark.parametrize("package", [*LAZY, "danvan.codec", "danvan.vocabulary"])
def test_a_name_that_is_not_there_is_an_attribute_error(package: str) -> None:
    """As of any module, so that `hasattr` and `from danvan import …` say what is usual."""
    assert not hasattr(importlib.import_module(package), "no_such_name")


def test_the_named_packages_need_no_import_of_their_own() -> None:
    """`import danvan` is enough to write `danvan.documents.Table`."""
    code = "import danvan; danvan.documents.Table, danvan.vocabulary.Term, danvan.plugins.Importer, danvan.codec.parts"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_importing_danvan_imports_nothing_else() -> None:
    """No room of danvan and no dependency is imported before a name is used."""
    code = "import sys; before = {*sys.modules}; import danvan; print(*sorted({*sys.modules} - before))"
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name.startswith("danvan")} == {"danvan", "danvan.lazy"}
    assert not {"attr", "attrs", "cattrs", "pluggy"} & {*run.stdout.split()}


def test_the_version_is_that_of_the_distribution() -> None:
    """Read from what is installed when it is asked for."""

    assert danvan.__version__ == metadata.version("danvan")


def loaded_by(*words: str) -> set[str]:
    """The modules that a run of the command line has loaded at its end."""
    code = (
        "import io, sys; from contextlib import redirect_stdout as to; from danvan.cli.main import main\n"
        f"with to(io.StringIO()): main({list(words)!r})\nprint(*sys.modules)"
    )
    return {*subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()}


def test_the_list_of_commands_loads_no_room() -> None:
    """`danvan --help` finds the commands of every plugin without the rooms of danvan or what the plugins bring."""
    loaded = loaded_by("--help")
    rooms = (
        "facts",
        "book",
        "codec",
        "vocabulary",
        "documents",
        "aggregates",
        "rules",
        "reading",
        "reports",
        "exports",
    )
    assert not {f"danvan.{room}" for room in rooms} & loaded
    assert not {"cattrs", "danvan_vn_units", "danvan_lists.files", "danvan_docx.exporter", "docx", "openpyxl"} & loaded


def test_a_check_loads_no_composer_and_no_aggregator() -> None:
    """`danvan check` asks plugins for rules and codes only."""
    book = SOURCES.parents[1] / "examples" / "000-ba-ria-vung-tau-2017" / "book.json"
    loaded = loaded_by("check", str(book))
    assert "danvan.rules" in loaded
    assert not {"danvan.reports.composers", "danvan.aggregates.families.models", "danvan_vn_units"} & loaded
    assert not {"concurrent.futures", "danvan_lists.files", "danvan_docx.exporter"} & loaded
