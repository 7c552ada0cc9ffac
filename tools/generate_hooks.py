"""Writes docs/reference/hooks.md from the hook specifications and the protocols: `python tools/generate_hooks.py`."""
# ruff: noqa: E501 # rows of Markdown tables cannot be wrapped

import ast
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from danvan.aggregates.aggregator import Aggregator
from danvan.cli.codes import LARGEST
from danvan.exports.exporter import Exporter
from danvan.plugins import Command, Invocation, hooks
from danvan.plugins.loading import MOST_PIECES
from danvan.plugins.validation import HOOKS, NAME, OWN_LETTERS, SUFFIX
from danvan.reading.importer import Importer
from danvan.reports.composer import Composer
from danvan.rules import Rule
from danvan.rules.engine.check import MOST_BREACHES, MOST_BREACHES_PER_FACT
from danvan.vocabulary import Vocabulary

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "hooks.md"

HEAD = f"""# The hooks

<!-- Made by tools/generate_hooks.py; change that, not this. -->

A plugin is an installed distribution with an entry point of group `{hooks.GROUP}`, which names a module (or an object)
whose functions are marked with `hookimpl` and named after the seven hooks below. In its `pyproject.toml`:

    [project.entry-points.{hooks.GROUP}]
    lang-son = "danvan_lang_son.plugin"

Each hook takes no arguments and gives an iterable of pieces. `discover()` finds the plugins and gives a `Catalog`; `danvan
plugins` shows it. A plugin without packaging is an object given to `Catalog.of`.

A name is small letters and digits joined by hyphens (`{NAME}`), a suffix a dot and the same (`{SUFFIX}`).
A rule's code is letters of the plugin's own and digits; codes that start with `{OWN_LETTERS}` are danvan's. Names are asked for by
users and written into files, so do not change them.
"""

PIECES = {
    "danvan_rules": Rule,
    "danvan_aggregators": Aggregator,
    "danvan_reports": Composer,
    "danvan_exporters": Exporter,
    "danvan_importers": Importer,
    "danvan_vocabularies": Vocabulary,
    "danvan_commands": Command,
}

NOTES = {
    "danvan_rules": """A `Rule` is a value: its `check` takes a `Book` and yields a `Breach` for each thing it finds; the engine makes the
findings, by date and in two languages. A rule that fails is one finding, `DV001`, and the others run. A rule that never yields and
never ends is not stopped: time is no bound.""",
    "danvan_aggregators": """The law, for every book split into shards that carry the whole frame: `merge(of(a), of(b)) == of(whole)`, in any order, and
the frame alone changes nothing. Keep sums, counts and sets in the state; divide only in `table`. Most needs
are a `Tally`.""",
    "danvan_reports": "The command line passes `--unit`, `--period` and each `--option key=value` as text.",
    "danvan_exporters": "`takes` is the class `Report` or the class `Book`. Write to the stream and leave it open; the same content gives\nthe same bytes.",
    "danvan_importers": "Every row read ends as a fact or as a finding in `Imported`.",
    "danvan_vocabularies": """The rows come in beside the shipped ones. A row with the code and start of a shipped one replaces it: that is how a
province renames a code. Where two plugins differ on one code and start, the first is heard.""",
    "danvan_commands": f"""A `Command` is a value: `name`, `help` (one line), `configure` and `run`. `configure` adds options to the
`argparse.ArgumentParser` it is given; `run` takes an `Invocation` and returns the exit code, 0 to {LARGEST} or None for 0. Either
may be given by its name, `"package.module:function"`: it is then imported only when the command is run, so that
`danvan --help` stays quick. danvan's own commands come in by the same hook.

`Invocation` has `{"`, `".join(field.name for field in attrs.fields(Invocation))}`, and writes the answer with `line` and `raw`, which show
control characters as escapes; what a command prints otherwise goes to standard error. Raise `BadValue` or `Unknown` for wrong usage (exit
code 2), an `OSError` or `DecodeError` for a file (3); anything else that is raised, `SystemExit` too, is a `PluginError` (4).""",
}

EXAMPLES = {
    "danvan_rules": """
from danvan import Book, Breach, Catalog, Grade, Unit, check, hookimpl, rule


@rule(
    "LS101",
    vi="Tên {name} viết toàn chữ hoa; viết hoa theo quy tắc chính tả.",
    en="The name {name} is all in capitals; write it as in running text.",
    grades=[Grade(severity="warning", ground="Quy ước nhập liệu của tỉnh", confidence="sourced")],
)
def name_in_capitals(book):
    for unit in book.units:
        if unit.name.isupper():
            yield Breach(fact=unit, field="name", values={"name": unit.name})


class LangSon:
    @hookimpl
    def danvan_rules(self):
        return [name_in_capitals]


catalog = Catalog.of(LangSon())
book = Book([Unit(id="ls", name="TỈNH LẠNG SƠN", kind="province")])
(finding,) = check(book, [catalog.rule("LS101")])
assert finding.fact == "ls"
""",
    "danvan_aggregators": '''
from danvan import Book, Catalog, Quantity, Unit, aggregate, hookimpl
from danvan.documents import Cell, Column, Row, Table


class DatedModels:
    """How many models have a day on which they were registered."""

    name = "dated-models"

    def of(self, book, during):
        models = book.during(during).models
        return sum(any(step.on is not None for step in model.milestones) for model in models)

    def merge(self, left, right):
        return left + right

    def table(self, state):
        column = Column("count", "Số mô hình", "Models", kind="number")
        row = Row([Cell(quantity=Quantity(state))])
        return Table(name=self.name, vi="Mô hình có ngày", en="Dated models", columns=[column], rows=[row])


class LangSon:
    @hookimpl
    def danvan_aggregators(self):
        return [DatedModels()]


catalog = Catalog.of(LangSon())
table = aggregate(catalog.aggregator("dated-models"), Book([Unit(id="ls", name="Lạng Sơn", kind="province")]))
assert [cell.write() for cell in table.column("count")] == ["0"]
''',
    "danvan_reports": """
from danvan import Book, Catalog, hookimpl
from danvan.documents import Paragraph, Report


class Greeting:
    name = "greeting"

    def compose(self, book, /, *, unit="?", **options):
        text = f"Kính gửi {unit}, sổ hiện có {len(book)} dữ kiện."
        return Report(kind="report", type_name="Thư", title="Thư chào", blocks=[Paragraph(text)])


class LangSon:
    @hookimpl
    def danvan_reports(self):
        return [Greeting()]


report = Catalog.of(LangSon()).report("greeting").compose(Book(), unit="xã A")
assert report.blocks[0].text == "Kính gửi xã A, sổ hiện có 0 dữ kiện."
""",
    "danvan_exporters": """
import io

from danvan import Catalog, hookimpl
from danvan.documents import Report


class Titles:
    name = "titles"
    suffix = ".txt"
    takes = Report

    def write(self, content, out, /):
        out.write(content.title.encode("utf-8"))


class LangSon:
    @hookimpl
    def danvan_exporters(self):
        return [Titles()]


out = io.BytesIO()
report = Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[])
Catalog.of(LangSon()).exporter("titles").write(report, out)
assert out.getvalue().decode("utf-8") == "Quý I"
""",
    "danvan_importers": """
import io

from danvan import Catalog, Source, Unit, hookimpl
from danvan.plugins import Imported


class Names:
    name = "names"
    suffix = ".txt"

    def read(self, stream, /, *, file=""):
        lines = stream.read().decode("utf-8").splitlines()
        return Imported(
            facts=[
                Unit(id=f"u-{number}", name=name, kind="commune", source=Source(file=file, place=f"line {number}"))
                for number, name in enumerate(lines, 1)
            ]
        )


class LangSon:
    @hookimpl
    def danvan_importers(self):
        return [Names()]


imported = Catalog.of(LangSon()).importer("names").read(io.BytesIO("xã A\\nxã B".encode()), file="xa.txt")
assert [fact.name for fact in imported.facts] == ["xã A", "xã B"]
""",
    "danvan_vocabularies": """
from danvan import Catalog, hookimpl
from danvan.vocabulary import Term, Vocabulary


class LangSon:
    @hookimpl
    def danvan_vocabularies(self):
        border = Term(scheme="field", code="border", vi="biên giới", en="border", ground="Kế hoạch của tỉnh")
        return [Vocabulary(terms=[border])]


catalog = Catalog.of(LangSon())
assert catalog.vocabulary.label("field", "border") == "biên giới"
""",
    "danvan_commands": """
import danvan
from danvan import Catalog, hookimpl
from danvan.plugins import Command


def configure(parser):
    parser.add_argument("file", help="a book")


def run(call):
    call.line(f"{len(danvan.read(call.options.file))} facts")


class LangSon:
    @hookimpl
    def danvan_commands(self):
        return [Command(name="count", help="count the facts of a book", configure=configure, run=run)]


assert Catalog.of(LangSon()).command("count").help == "count the facts of a book"
""",
}

TAIL = f"""## What happens when a plugin is broken

Each plugin is loaded, registered and asked by itself. What goes wrong is a `PluginFailure` in `Catalog.failures`, with the plugin,
its distribution, the stage, the hook, the piece, a message, the exception, and at a clash who keeps the name.

| stage | what may go wrong | what danvan does |
|---|---|---|
| `load` | the entry point cannot be imported or names nothing; its import raises, `SystemExit` too; the list of entry points cannot be read, or is not UTF-8 | records it; goes on with the others |
| `register` | an unknown hook name, an argument, a wrapper, a function named `danvan_…` without its mark, no hook at all | refuses the plugin whole; records it |
| `offer` | the hook raises, also half-way; gives no iterable, None, one text, or more than {MOST_PIECES} pieces; a piece is of another sort, lacks a part or bears no lawful name or code | takes nothing of that plugin for that hook; records it |
| `clash` | a name or code is taken, by another plugin or by the same one | the first keeps it: danvan, then entry points by name and distribution; only the second piece is refused; records it with both owners and both places (a rule: module, function, line) |
| a rule runs | raises anything, `SystemExit`, exception groups and `CancelledError` too; returns no iterable; yields something that is not a sound `Breach`; yields more than {MOST_BREACHES} breaches and {MOST_BREACHES_PER_FACT} more for each fact of the book | stops that rule: one finding, `DV001`, names rule, plugin and exception; what it found before stays; the other rules run |
| | has the code of another rule given to `check` | runs the first; the second is a `DV001` with both places |
| an aggregator, report, exporter or importer runs | raises, `SystemExit`, `GeneratorExit` and groups too | `PluginError`, naming plugin, piece and remedy, with the exception as its cause; an error of danvan (`BadValue`, `Unknown` …) goes out as it is, with a note |
| | gives something else than its protocol says, or a report, table or `Imported` with a part that is not of its declared type | `PluginError`, the same, with the place of the part |
| an importer runs | would remove facts that nothing carries on | `Imported.into` raises `BadValue`; `danvan import` says how many and writes nothing without `--replace` |
| a command is configured or runs | raises, `SystemExit` too; gives no exit code | `PluginError`, exit code 4, never 0; an `OSError` is a matter of a file (3) |
| export | raises half-way | the temporary file goes; the old file is untouched |

Only an interrupt of the host goes out at every stage: Ctrl-C, what a signal handler raised, the cancellation of the task. An unknown hook marked
`hookimpl(optionalhook=True)` is let pass, for hooks of a later danvan.

A hook is asked when its pieces are first used: `catalog.rules` asks no plugin for exporters. `catalog.failures` and `catalog.plugins` ask every hook;
`catalog.known_failures` asks none.

A piece of a catalog is the piece as offered, in a thin cover that guards its calls: its attributes and its class show through, it can be
copied and pickled, and its name, suffix and `takes` stay what they were when it was offered.

## Strict mode

`discover(strict=True)` and `Catalog.of(..., strict=True)` raise one `ExceptionGroup` of a `PluginError` for every failure, each
with the original exception as its cause. On the command line, `danvan plugins --strict` exits with 4. `discover(block=["docx"])`
leaves a plugin out, unloaded, by its own name or its distribution's.

```python
from danvan import Catalog, Unknown, hookimpl


class Broken:
    @hookimpl
    def danvan_exporters(self):
        yield "not an exporter"


catalog = Catalog.of(Broken())
(failure,) = [failure for failure in catalog.failures if failure.plugin == "Broken"]
assert (failure.stage, failure.hook, failure.piece) == ("offer", "danvan_exporters", "number 1")
assert catalog.aggregators  # danvan's own are there

try:
    catalog.exporter("Broken")
except Unknown as unknown:
    assert "Broken" in unknown.__notes__[0]

try:
    Catalog.of(Broken(), strict=True)
except ExceptionGroup as group:
    assert [error.plugin for error in group.exceptions if error.piece == "number 1"] == ["Broken"]
```

## Plain objects

`Catalog.of(*plugins)` takes modules or instances with marked functions, after danvan's own pieces, and discovers nothing. Nothing
is kept outside a catalog, so several live in one process.
"""


def signature(function: ast.FunctionDef) -> str:
    """A function's exact signature, as its source says it."""
    gives = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"{function.name}({ast.unparse(function.args)}){gives}".replace("'", "")


def functions(thing: object) -> Iterator[ast.FunctionDef]:
    """The functions in the source of a module or a class."""
    tree = ast.parse(inspect.getsource(thing))  # type: ignore[arg-type] # a module or a class
    body: Iterable[ast.stmt] = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else tree.body
    return (node for node in body if isinstance(node, ast.FunctionDef))


def members(protocol: type) -> Iterator[str]:
    """The lines that say what a piece has: its attributes, then its calls, each with its first sentence."""
    for function in functions(protocol):
        says = (ast.get_docstring(function) or "").splitlines()[0]
        is_property = any(isinstance(mark, ast.Name) and mark.id == "property" for mark in function.decorator_list)
        gives = ast.unparse(function.returns) if function.returns else ""
        yield f"- `{function.name}: {gives}`: {says}" if is_property else f"- `{signature(function)}`: {says}"


def section(hook: str, spec: ast.FunctionDef) -> Iterator[str]:
    """The part of the page on one hook."""
    piece = PIECES[hook]
    yield f"## {hook}\n"
    yield f"    {signature(spec)}\n"
    yield f"{ast.get_docstring(spec)}\n"
    yield f"{NOTES[hook]}\n"
    if getattr(piece, "_is_protocol", False):
        yield "\n".join([f"`{piece.__name__}` asks for:\n", *members(piece)]) + "\n"
    yield f"```python\n{EXAMPLES[hook].strip()}\n```\n"


def page() -> str:
    """The whole page."""
    specs = {function.name: function for function in functions(hooks)}
    parts = [part for hook in HOOKS for part in section(hook.name, specs[hook.name])]
    return "\n".join([HEAD, *parts, TAIL])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
