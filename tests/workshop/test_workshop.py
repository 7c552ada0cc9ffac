"""The workshop: what the files of the checkout may hold, what the sources may use, and what is being tested."""

import ast
import importlib
import importlib.metadata
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import danvan

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml")))
MODULES = sorted(path for package in PACKAGES for path in package.glob("src/**/*.py"))

under_make = pytest.mark.skipif(
    os.environ.get("DANVAN_EXPECT_INSTALLED") != "1", reason="only make test installs the wheels and what is pinned"
)

# What no clone brings along: made by the tools, or by working here.
MADE = {".git", ".venv", "__pycache__", "build", "dist", "out", ".hypothesis"}
MADE |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache"}

LONGEST = 400
# Modules longer than that, each with the reason why it is one noun all the same.
LONG = {
    "src/danvan/values/quantities.py": "a number, its qualifier, its sums and how it is written are one noun",
}

# Packages that are public beside `danvan` itself, each with its `__all__`, and those whose modules are.
NAMED = ("documents", "vocabulary", "reading", "codec", "plugins", "counts")
FOR_AUTHORS = {"testing", *NAMED}

# Distributions that have just left the core and still look inside; the set only shrinks.
STILL_INSIDE: set[str] = set()

# Names that read the clock or the environment wherever they come from; functions that do; modules that bring in
# chance or place, change the host, or turn annotations into text, which cattrs and hypothesis would have to guess at.
READS_THE_WORLD = {"now", "today", "utcnow", "environ", "getenv"}
CLOCKS = {"time.time", "time.time_ns", "time.localtime", "time.gmtime"}
CHANCE_AND_PLACE = {"random", "secrets", "locale", "__future__", "gc"}

# Written with classes of one letter, so that this file does not hold the names itself.
INDEX_HOSTS = re.compile(r"\b[p]ypi[.]|/[p]ypi|[p]ythonhosted|[i]ndex-url|[f]ind-links")
ELSEWHERE = re.compile(r"(?<![\w/])/[w]ork(?![\w-])|[.][.]/[s]hared\b")
LOCK_FILES = re.compile(r".*[.-]lock|.*[.-]lock[.](json|yaml|toml)|pylock.*[.]toml")


@cache
def files() -> tuple[Path, ...]:
    """Every file of the checkout that a clone has or may come to have."""
    found: list[Path] = []
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [name for name in inside if name not in MADE and not name.endswith(".egg-info")]
        # Of a worktree `.git` is a file.
        kept = (name for name in names if name not in MADE and not name.endswith(".pyc") and name != ".coverage")
        found.extend(Path(folder, name) for name in kept)
    return tuple(sorted(found))


def texts() -> Iterator[tuple[str, str]]:
    """Every text file by its path in the checkout."""
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield str(path.relative_to(ROOT)), data.decode("utf-8")


@cache
def project(package: Path) -> dict[str, object]:
    """The project table of a distribution."""
    table: dict[str, object] = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def pin_lines() -> list[str]:
    """The lines of constraints.txt that are no comments."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def pins() -> dict[str, str]:
    """The version of each name in constraints.txt."""
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in pin_lines())}


def closure(roots: Iterable[str]) -> set[str]:
    """The names of what the roots require, and of what that requires in turn, in this environment."""
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        wanted = waiting.pop()
        for extra in ("", *wanted.extras):
            name = canonicalize_name(wanted.name)
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            needs = (Requirement(text) for text in importlib.metadata.requires(name) or ())
            waiting.extend(need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra}))
    return {name for name, _ in seen}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a package, without what Python or a tool left there."""
    files = (path for path in folder.rglob("*") if path.is_file() and not MADE & set(path.parts[len(folder.parts) :]))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def versions_of(changelog: Path) -> list[str]:
    """The versions a changelog has headings for, newest first."""
    return re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog.read_text("utf-8"), re.MULTILINE)


def imported(tree: ast.AST) -> Iterator[str]:
    """What a module imports, each name in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strangers(tree: ast.AST) -> set[str]:
    """What in a module would make its answers depend on anything but its arguments."""
    taken = set(imported(tree))
    used = taken | {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    world = {name for name in used if name in CLOCKS or name.rpartition(".")[2] in READS_THE_WORLD}
    return world | {name for name in taken if name.partition(".")[0] in CHANCE_AND_PLACE}


class TestFiles:
    """What stands in the files of the checkout."""

    def test_no_file_names_a_package_index(self) -> None:
        """Where packages come from is the business of the machine, not of the project."""
        assert [path for path, text in texts() if INDEX_HOSTS.search(text)] == []

    def test_no_lock_files(self) -> None:
        """Versions are pinned in constraints.txt and nowhere else."""
        assert [str(path) for path in files() if LOCK_FILES.fullmatch(path.name)] == []

    def test_no_file_points_outside_the_checkout(self) -> None:
        """A clone on another machine has only what is in it."""
        assert [path for path, text in texts() if ELSEWHERE.search(text)] == []

    @pytest.mark.parametrize(
        ("name", "is_one"),
        [("uv.lock", True), ("package-lock.json", True), ("pylock.toml", True), ("block.json", False)],
    )
    def test_lock_files_are_recognised(self, name: str, is_one: bool) -> None:
        """The pattern knows the names that tools give their lock files."""
        assert bool(LOCK_FILES.fullmatch(name)) is is_one

    def test_text_files_are_utf_8_with_unix_lines(self) -> None:
        """Every file that is not binary reads as UTF-8 (or reading it here fails), and ends its lines with LF."""
        assert [path for path, text in texts() if "\r" in text] == []


class TestConstraints:
    """Every version is chosen, and chosen in one place."""

    def test_they_are_names_and_versions(self) -> None:
        """One exact version a line: no addresses, no hashes, no options, no name twice."""
        kept = pin_lines()
        pin = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*")
        assert [line for line in kept if not pin.fullmatch(line)] == []
        assert len(kept) == len(pins())

    @under_make
    def test_nothing_needed_is_left_to_chance(self) -> None:
        """Whatever we, our tests and our tools need, and they need in turn, is pinned, and installed so by make."""
        table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        roots = [f"{project(package)['name']}[test]" for package in PACKAGES]
        needed = closure([*roots, *table["dependency-groups"]["dev"]])
        ours = {canonicalize_name(str(project(package)["name"])) for package in PACKAGES}
        builders = {canonicalize_name(Requirement(text).name) for text in table["build-system"]["requires"]}
        assert (needed | builders) - ours - set(pins()) == set()
        assert {name: importlib.metadata.version(name) for name in needed - ours} == {
            name: pins()[name] for name in needed - ours
        }


class TestSources:
    """What the sources of the core and of the plugins are made of."""

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
    def test_a_module_is_short(self, module: Path) -> None:
        """A module over four hundred lines is asked which noun it is hiding, or says why it hides none."""
        lines = len(module.read_text("utf-8").splitlines())
        name = str(module.relative_to(ROOT))
        assert (lines > LONGEST) is bool(LONG.get(name)), f"{name} has {lines} lines"

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
    def test_a_module_reads_nothing_but_its_arguments(self, module: Path) -> None:
        """No clock, no chance, no locale, no environment; and annotations stay objects: cattrs reads them."""
        assert strangers(ast.parse(module.read_text("utf-8"))) == set()

    @pytest.mark.parametrize(
        ("source", "stranger"),
        [
            ("import datetime\ndatetime.datetime.now()", "datetime.datetime.now"),
            ("from datetime import date\ndate.today()", "date.today"),
            ("import time\ntime.time()", "time.time"),
            ("import os\nos.environ['X']", "os.environ"),
            ("from os import getenv", "os.getenv"),
            ("import random", "random"),
            ("from time import time", "time.time"),
            ("from random import choice", "random.choice"),
            ("import locale", "locale"),
            ("import gc", "gc"),
            ("from __future__ import annotations", "__future__.annotations"),
        ],
    )
    def test_strangers_are_recognised(self, source: str, stranger: str) -> None:
        """The check sees each way in."""
        assert strangers(ast.parse(source)) == {stranger}

    def test_importing_danvan_is_light(self) -> None:
        """`import danvan` loads no Word library, no hypothesis and no plugin."""
        heavy = ("docx", "lxml", "hypothesis", "danvan_docx", "pytest")
        code = f"import sys, danvan; print(*[name for name in {heavy!r} if name in sys.modules])"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.split() == []

    @pytest.mark.parametrize("package", PACKAGES[1:], ids=lambda path: path.name)
    def test_a_plugin_uses_only_the_public_names(self, package: Path) -> None:
        """A plugin imports from `danvan` or its packages for authors, so that the floors may change behind them."""
        public = {*danvan.__all__, *FOR_AUTHORS}
        for room in NAMED:
            names = getattr(importlib.import_module(f"danvan.{room}"), "__all__", ())
            public |= {f"{room}.{name}" for name in names}
        inside = {
            f"{path.relative_to(ROOT)}: {name}"
            for path in package.glob("src/**/*.py")
            for name in imported(ast.parse(path.read_text("utf-8")))
            if name.startswith("danvan.") and name.removeprefix("danvan.") not in public
        }
        assert (inside == set()) is (package.name not in STILL_INSIDE), inside


class TestDistributions:
    """What is tested is what a user gets."""

    @under_make
    @pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
    def test_the_wheel_is_what_runs(self, package: Path) -> None:
        """Under make the modules come from site-packages, and each file of the sources is there byte for byte."""
        for folder in sorted(path for path in (package / "src").iterdir() if (path / "__init__.py").is_file()):
            module = importlib.import_module(folder.name)
            home = Path(str(module.__file__)).parent
            assert home.parent == Path(sysconfig.get_path("purelib"))
            assert contents(home) == contents(folder)

    @pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
    def test_the_version_is_one(self, package: Path) -> None:
        """The version installed is that of pyproject.toml; the changelog has it, or what leads to it as unreleased."""
        version = str(project(package)["version"])
        assert importlib.metadata.version(str(project(package)["name"])) == version
        changelog = package / "CHANGELOG.md"
        if package == ROOT or changelog.exists():
            newest = versions_of(changelog)[0]
            said = "## Unreleased" in changelog.read_text("utf-8")
            assert newest == version or (said and newest.split(".") < version.split("."))

    def test_every_distribution_says_what_its_tests_need(self) -> None:
        """make installs the extra `test` of each wheel, and asks no index for our own names."""
        extras = [project(package).get("optional-dependencies") for package in PACKAGES]
        assert all(isinstance(names, dict) and "test" in names for names in extras)

    def test_the_readme_gives_the_two_commands(self) -> None:
        """The commands of the README are targets of the Makefile."""
        readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
        asked = set(re.findall(r"\bmake ([a-z]+)", readme))
        assert asked >= {"demo", "test"}
        assert asked <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    def test_the_checks_can_be_run(self) -> None:
        """The script of the checks is executable."""
        assert os.access(ROOT / ".ci" / "run", os.X_OK)
