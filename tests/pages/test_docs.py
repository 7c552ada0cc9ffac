"""The documents: every block of Python in them runs, every example in the sources holds, every link leads somewhere."""

import ast
import contextlib
import doctest
import importlib
import importlib.util
import inspect
import io
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("danvan", *sorted(path.name for path in ROOT.glob("plugins/*/src/*") if (path / "__init__.py").is_file()))
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "examples/**/*.md", "plugins/**/*.md", "bench/**/*.md")
    for path in ROOT.glob(pattern)
    if "out" not in path.parts and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
GENERATORS = sorted(ROOT.glob("tools/generate_*.py"))
EXAMPLES = doctest.DocTestParser()


@attrs.frozen(kw_only=True)
class Block:
    """A fenced block: what stands behind the fence, its text and the line of its first row."""

    info: str
    text: str
    line: int

    @property
    def language(self) -> str:
        """The first word behind the fence."""
        return self.info.split(maxsplit=1)[0] if self.info else ""

    @property
    def excuse(self) -> str | None:
        """Why the block is not run (```` ```python no-run: because … ````); None where it is."""
        _, marked, reason = self.info.partition("no-run")
        return reason.lstrip(": ").strip() if marked else None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a document, in order."""
    fence, info, start, kept = "", "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        opening = re.match(r"\s*(`{3,}|~{3,})(.*)", line)
        if not fence and opening:
            fence, info, start, kept = opening[1], opening[2].strip(), number + 1, []
        elif fence and line.strip() == fence:
            yield Block(info=info, text=inspect.cleandoc("\n" + "\n".join(kept)) + "\n", line=start)
            fence = ""
        elif fence:
            kept.append(line)
    if fence:
        yield Block(info="unclosed", text="", line=start)


def prose(text: str) -> str:
    """A document without its code."""
    without_blocks = re.sub(r"^\s*(`{3,}|~{3,}).*?^\s*\1\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", without_blocks)


def anchors(text: str) -> set[str]:
    """The anchors that a document's headings and named places are reached by."""
    without_code = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#{1,6}\s+(.*?)\s*$", without_code, re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower() for heading in headings)
    slugs = {"".join(letter for letter in heading if kept_in_anchor(letter)).replace(" ", "-") for heading in plain}
    return slugs | set(re.findall(r'<a (?:id|name)="([^"]+)"', text))


def kept_in_anchor(letter: str) -> bool:
    """Letters, marks, digits, spaces, hyphens and low lines stay in an anchor."""
    return letter in " -_" or unicodedata.category(letter)[0] in "LMN"


def targets(text: str) -> list[str]:
    """Where the links and pictures of a document lead."""
    inline = re.findall(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)", prose(text))
    named = re.findall(r"^\[[^\]]+\]:\s+<?(\S+?)>?\s*$", prose(text), re.MULTILINE)
    return [target for target in inline + named if not re.match(r"[a-z]+:", target)]


def reached(target: str, document: Path, text: str) -> bool:
    """Whether a link of a document leads to a file of the checkout and, where it names one, to an anchor in it."""
    path, _, anchor = target.partition("#")
    end = (document.parent / path).resolve() if path else document
    if not end.is_relative_to(ROOT) or not end.exists():
        return False
    return not anchor or end.suffix != ".md" or anchor in anchors(end.read_text("utf-8") if path else text)


def pages(top: Path) -> dict[str, bytes]:
    """The files under a folder by their path in it, without what Python left there."""
    found = (path for path in top.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(top)): path.read_bytes() for path in found}


def run(block: Block, names: dict[str, object], place: str) -> None:
    """Run a block as a script, or as a session where it is written as one."""
    if block.text.startswith(">>>"):
        hold(EXAMPLES.get_doctest(block.text, names, place, place, block.line - 1), names)
    else:
        exec(compile("\n" * (block.line - 1) + block.text, place, "exec"), names)  # noqa: S102 - our own documents


def hold(session: doctest.DocTest, names: dict[str, object] | None = None) -> None:
    """Fail with doctest's own account unless each example of the session gives what stands below it."""
    account = io.StringIO()
    failed = doctest.DocTestRunner(verbose=False).run(session, out=account.write, clear_globs=False).failed
    if names is not None:
        names.update(session.globs)
    assert not failed, account.getvalue()


def modules() -> list[str]:
    """The modules of the core and of the plugins, as they are installed."""
    # make test installs every plugin; in a .venv made by hand some may be absent, and are left out.
    under_make = os.environ.get("DANVAN_EXPECT_INSTALLED") == "1"
    found = [package for package in PACKAGES if under_make or importlib.util.find_spec(package)]
    for package in tuple(found):
        home = importlib.import_module(package)
        found.extend(item.name for item in pkgutil.walk_packages(home.__path__, package + "."))
    return found


def sessions(module: ModuleType) -> Iterator[doctest.DocTest]:
    """The examples in a module's docstrings, also where doctest itself does not look (cached views)."""
    source = Path(str(module.__file__)).read_text("utf-8")  # inspect finds no source where a file is empty
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
            line = node.body[0].lineno - 1
            name = f"{module.__name__}.{getattr(node, 'name', '')}"
            session = EXAMPLES.get_doctest(text, dict(vars(module)), name, module.__file__, line)
            if session.examples:
                yield session


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: the examples as in a clone, and the book of the first of them as `book.json`."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("out", "__pycache__"))
    shutil.copy(min(ROOT.glob("examples/*/book.json")), tmp_path / "book.json")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
class TestDocuments:
    """Each document of the project."""

    @pytest.mark.usefixtures("desk")
    def test_its_python_runs(self, document: Path) -> None:
        """The blocks of a document are one script: later ones use the names of earlier ones.

        A block that is followed by one fenced as `output` prints just that.
        """
        names: dict[str, object] = {"__name__": "__document__"}
        printed = ""
        for block in blocks(document.read_text("utf-8")):
            if block.language == "python" and block.excuse is None:
                with contextlib.redirect_stdout(io.StringIO()) as out:
                    run(block, names, f"{document.relative_to(ROOT)}")
                printed = out.getvalue()
            elif block.language == "output":
                assert printed == block.text, f"{document.relative_to(ROOT)}:{block.line}"

    def test_what_is_not_run_says_why(self, document: Path) -> None:
        """A block may be left out only with a reason, and each fence is closed."""
        found = list(blocks(document.read_text("utf-8")))
        assert [block.line for block in found if block.excuse == ""] == []
        assert [block.line for block in found if block.info == "unclosed"] == []

    def test_its_links_lead_somewhere(self, document: Path) -> None:
        """Every relative link leads to a file of the checkout, and its anchor to a heading there."""
        text = document.read_text("utf-8")
        assert [target for target in targets(text) if not reached(target, document, text)] == []


@pytest.mark.parametrize("name", modules())
def test_the_examples_in_a_module_hold(name: str) -> None:
    """Each example in a docstring gives what stands below it."""
    for session in sessions(importlib.import_module(name)):
        hold(session)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda path: path.stem)
def test_generated_pages_are_fresh(generator: Path, tmp_path: Path) -> None:
    """What `make docs` would write is what stands in docs."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, tmp_path / "tools" / generator.name], cwd=tmp_path, check=True, capture_output=True)
    before, after = pages(ROOT / "docs"), pages(tmp_path / "docs")
    assert [path for path in sorted(before | after) if before.get(path) != after.get(path)] == []


class TestReading:
    """How documents are read here."""

    def test_blocks_are_told_apart(self) -> None:
        """Fences, what stands behind them, indented fences and their lines."""
        text = "a\n```python\nx = 1\n```\n\n- b\n\n  ```python no-run: needs Word\n  y\n  ```\n"
        first, second = blocks(text)
        assert (first.language, first.text, first.line, first.excuse) == ("python", "x = 1\n", 3, None)
        assert (second.text, second.excuse) == ("y\n", "needs Word")

    def test_an_excuse_without_a_reason_is_empty(self) -> None:
        """`no-run` alone is no reason."""
        assert [block.excuse for block in blocks("```python no-run\n1/0\n```\n")] == [""]

    def test_a_failing_block_fails(self) -> None:
        """A session that gives something else than it says is caught, as is a script that raises."""
        with pytest.raises(AssertionError, match="Expected"):
            run(Block(info="python", text=">>> 1 + 1\n3\n", line=1), {}, "a page")
        with pytest.raises(ZeroDivisionError):
            run(Block(info="python", text="1 / 0\n", line=1), {}, "a page")

    def test_links_and_anchors_are_found(self) -> None:
        """Links outside code are followed; anchors are those of the headings, Vietnamese ones too."""
        text = "# Sổ tay: kỳ báo cáo\n[a](b.md#c) ![d](e.png) [f](https://example.org) `[g](h)`\n\n```\n[i](j)\n```\n"
        assert targets(text) == ["b.md#c", "e.png"]
        assert anchors(text) == {"sổ-tay-kỳ-báo-cáo"}
