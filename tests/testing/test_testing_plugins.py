"""The two stranger's packages of examples/plugins: built, installed and tested as a stranger would, with no network.

The tutorial builds the same two, file by file.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STRANGERS = sorted(path.parent for path in ROOT.glob("examples/plugins/*/pyproject.toml"))
TUTORIAL = ROOT / "docs" / "tutorials" / "first-plugin.md"
LONGEST = {"danvan-text-outline": 30, "danvan-holders": 20}


def package(stranger: Path) -> Path:
    """The one module of a stranger's package."""
    (module,) = stranger.glob("src/*/__init__.py")
    return module


def lines_of_code(module: Path) -> int:
    """How many lines say something to Python: no blank lines, no comments, no docstrings."""
    text = re.sub(r'""".*?"""', "", module.read_text("utf-8"), flags=re.DOTALL)
    return sum(bool(line.split("#")[0].strip()) for line in text.splitlines())


def shown(tutorial: str) -> Iterator[tuple[str, str]]:
    """The files the tutorial shows, by the name that stands behind their fence."""
    for found in re.finditer(r"^```\w+ (danvan-\S+)[^\n]*\n(.*?)^```$", tutorial, re.DOTALL | re.MULTILINE):
        yield found[1], found[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the packages are installed into, from wheels that were built of them."""
    pytest.importorskip("hatchling", reason="builds the strangers' wheels; make test installs it")
    folder = tmp_path_factory.mktemp("site")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index", "--no-deps"]
    subprocess.run(
        [*command, "--no-build-isolation", "--quiet", "--target", folder, *STRANGERS], check=True, env=environment
    )
    return folder


def python(site: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Python with the packages installed beside danvan, run away from their sources."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *_inherited()]), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _inherited() -> list[str]:
    return [path for path in [os.environ.get("PYTHONPATH", "")] if path]


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda path: path.name)
class TestStrangers:
    """Each of the packages."""

    def test_its_own_tests_pass(self, stranger: Path, site: Path) -> None:
        """Its tests run against what was installed, and all pass."""
        run = python(site, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", site, stranger / "tests")
        assert run.returncode == 0, run.stdout + run.stderr
        assert "passed" in run.stdout

    def test_danvan_finds_it(self, stranger: Path, site: Path) -> None:
        """It is discovered by its entry point, without a failure."""
        run = python(
            site, "-c", "import danvan; c = danvan.discover(); print(*[p.distribution for p in c.plugins], c.failures)"
        )
        assert stranger.name in run.stdout.split()
        assert "PluginFailure" not in run.stdout

    def test_it_is_short(self, stranger: Path) -> None:
        """An exporter in some thirty lines, an aggregator in some twenty."""
        assert lines_of_code(package(stranger)) <= LONGEST[stranger.name] + 4

    def test_the_tutorial_shows_its_files(self, stranger: Path) -> None:
        """What the tutorial has its reader write is what stands here and was installed."""
        files = dict(shown(TUTORIAL.read_text("utf-8")))
        names = ["pyproject.toml", str(package(stranger).relative_to(stranger))]
        names += [str(path.relative_to(stranger)) for path in stranger.glob("tests/*.py")]
        for name in names:
            assert files.get(f"{stranger.name}/{name}") == (stranger / name).read_text("utf-8"), name

    def test_it_needs_no_more_than_danvan(self, stranger: Path) -> None:
        """A stranger depends on danvan alone, and on its extra for the tests."""
        project = tomllib.loads((stranger / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["dependencies"] == ["danvan"]
        assert project["optional-dependencies"]["test"] == ["danvan[testing]", "pytest"]


def test_both_work_from_the_command_line(site: Path, tmp_path: Path) -> None:
    """A report as an outline and a table of holders, as their READMEs say."""
    book = min(ROOT.glob("examples/*/book.json"))
    outline = tmp_path / "report.txt"
    assert python(site, "-m", "danvan", "report", book, "summary", "--to", outline).returncode == 0
    assert outline.read_text("utf-8").startswith("Báo cáo: ")
    counted = python(site, "-m", "danvan", "aggregate", book, "distinct-holders")
    assert (counted.returncode, "Số đơn vị" in counted.stdout) == (0, True)


def test_the_tutorial_shows_nothing_else() -> None:
    """Each file that the tutorial names is one of the packages', so that no step leads astray."""
    named = [name for name, _ in shown(TUTORIAL.read_text("utf-8"))]
    assert len(named) == len(set(named)) == sum(2 + len(list(path.glob("tests/*.py"))) for path in STRANGERS)
    assert all((ROOT / "examples" / "plugins" / name).is_file() for name in named)
