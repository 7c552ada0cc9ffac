"""Every row of the failure table, on real distribution folders; then discovery itself."""

import io
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from danvan.aggregates import aggregate
from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.errors import BadValue, PluginError, Unknown
from danvan.exports import export
from danvan.plugins.catalog import Catalog, discover
from danvan.plugins.loading import PluginFailure
from danvan.rules import check

PIECES = """
from danvan.documents.blocks import Report
from danvan.book.book import Book
from danvan import hookimpl
from danvan.rules import Grade, Rule
from danvan.vocabulary import Term, Vocabulary


def rule(code):
    grade = Grade(severity="warning", ground="none", confidence="unsourced")
    return Rule(code=code, name="a-rule", vi="Sai.", en="Wrong.", grades=[grade], check=lambda book: ())


class Exporter:
    suffix = ".odt"
    takes = Report

    def __init__(self, name="odt"):
        self.name = name

    def write(self, content, out):
        raise ArithmeticError("no more paper")
"""

REPORT = Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=())
Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Lay a distribution into a folder of the path: its metadata, its entry points and one module."""

    def lay(
        name: str,
        code: str = "",
        *,
        points: str | None = None,
        version: str = "1.0",
        site: str = "site",
        distribution: str | None = None,
    ) -> Path:
        site_folder = tmp_path / site
        distribution = distribution or f"danvan-{name}"
        module = f"{distribution.replace('-', '_')}_pieces"
        info = site_folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        entry_points = points if points is not None else f"[danvan]\n{name} = {module}\n"
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
        (site_folder / f"{module}.py").write_text(PIECES + textwrap.dedent(code), encoding="utf-8")
        if str(site_folder) not in sys.path:
            monkeypatch.syspath_prepend(str(site_folder))
        return site_folder

    yield lay
    for module in [name for name in sys.modules if name.endswith("_pieces")]:
        del sys.modules[module]


def failures_of(catalog: Catalog, plugin: str) -> list[PluginFailure]:
    """What went wrong with one plugin; others may be installed beside it."""
    return [failure for failure in catalog.failures if failure.plugin == plugin]


def the_failure(catalog: Catalog, plugin: str) -> PluginFailure:
    """The one thing that went wrong with a plugin."""
    (failure,) = failures_of(catalog, plugin)
    return failure


def offers_of(catalog: Catalog, plugin: str, distribution: str | None = None) -> dict[str, tuple[str, ...]]:
    """What the catalog took of a plugin, by hook."""
    (found,) = [one for one in catalog.plugins if one.name == plugin and distribution in (None, one.distribution)]
    return {offer.hook: offer.pieces for offer in found.offers}


GOOD = """
@hookimpl
def danvan_exporters():
    return [Exporter()]

@hookimpl
def danvan_rules():
    return (rule(code) for code in ["ODT101", "ODT102"])
"""


def test_a_sound_plugin_is_found_and_says_who_it_is(install: Install) -> None:
    """Its pieces are on offer, and the catalog knows the plugin's name, distribution and version."""
    install("odt", GOOD, version="2.1")
    catalog = discover()
    assert failures_of(catalog, "odt") == []
    assert catalog.exporter("odt").suffix == ".odt"
    assert catalog.rule("ODT102").code == "ODT102"
    (plugin,) = [one for one in catalog.plugins if one.name == "odt"]
    assert (plugin.distribution, plugin.version) == ("danvan-odt", "2.1")
    assert offers_of(catalog, "odt") == {"danvan_rules": ("ODT101", "ODT102"), "danvan_exporters": ("odt",)}


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("import a_module_nobody_has", ModuleNotFoundError),
        ("def broken(:", SyntaxError),
        ("raise SystemExit(1)", SystemExit),
        ("raise GeneratorExit", GeneratorExit),
        ("class Odd(BaseException): ...\nraise Odd", BaseException),
        ("1 / 0", ZeroDivisionError),
    ],
)
def test_load_a_plugin_that_cannot_be_imported(install: Install, code: str, error: type[BaseException]) -> None:
    """Whatever its import raises, SystemExit too, is a failure at load, and its neighbour is there."""
    install("broken", code)
    install("odt", GOOD)
    catalog = discover()
    failure = the_failure(catalog, "broken")
    assert (failure.stage, failure.distribution, failure.hook, failure.piece) == ("load", "danvan-broken", None, None)
    assert isinstance(failure.error, error)
    assert catalog.exporter("odt").name == "odt"
    assert "broken" not in [plugin.name for plugin in catalog.plugins]


@pytest.mark.parametrize("value", ["danvan_lost_pieces:nothing_here", "not a path at all!", "a.b.c:d"])
def test_load_an_entry_point_that_names_nothing(install: Install, value: str) -> None:
    """An entry point without its object is a failure at load."""
    install("lost", points=f"[danvan]\nlost = {value}\n")
    assert the_failure(discover(), "lost").stage == "load"


def test_load_entry_points_that_cannot_be_read(install: Install) -> None:
    """One distribution's garbled list of entry points costs only that distribution."""
    install("garbled", points="[danvan]\nthis line has no equals sign\n")
    install("odt", GOOD)
    catalog = discover()
    assert the_failure(catalog, "danvan-garbled").stage == "load"
    assert failures_of(catalog, "odt") == []


@pytest.mark.parametrize("content", [None, b"", b"Version: \xff\xfe", b"\x00"])
def test_a_folder_without_its_metadata_still_offers(install: Install, content: bytes | None) -> None:
    """What cannot be read of a distribution is not known of it; its entry points count."""
    site = install("odt", GOOD)
    (metadata,) = site.glob("*.dist-info/METADATA")
    metadata.unlink()
    if content is not None:
        metadata.write_bytes(content)
    catalog = discover()
    assert catalog.exporter("odt").suffix == ".odt"
    assert [one.distribution for one in catalog.plugins if one.name == "odt"] == [None]


def test_load_leaves_the_users_interrupt_alone(install: Install) -> None:
    """Ctrl-C while a plugin loads stops the program, as the user meant."""
    install("slow", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        discover()


@pytest.mark.parametrize(
    "code",
    [
        "@hookimpl\ndef danvan_rulez(): return []",
        "@hookimpl\ndef anything_else(): return []",
        "@hookimpl\ndef _danvan_rules(): return []",
        "@hookimpl(specname='danvan_things')\ndef things(): return []",
        "@hookimpl\ndef danvan_rules(book): return []",
        "@hookimpl(wrapper=True)\ndef danvan_rules():\n    return (yield)",
        "def danvan_rules(): return [rule('ODT101')]",
    ],
    ids=["misspelt", "not-a-hook", "underscored", "unknown-specname", "argument", "wrapper", "unmarked"],
)
def test_register_a_wrong_hook_refuses_the_plugin_whole(install: Install, code: str) -> None:
    """An unknown hook, a wrong argument, a wrapper or a forgotten mark: nothing of that plugin is taken."""
    install("odd", code + "\n\n@hookimpl\ndef danvan_exporters():\n    return [Exporter('odd')]\n")
    catalog = discover()
    assert the_failure(catalog, "odd").stage == "register"
    with pytest.raises(Unknown):
        catalog.exporter("odd")
    assert "odd" not in [plugin.name for plugin in catalog.plugins]


def test_register_a_plugin_without_any_hook(install: Install) -> None:
    """A plugin that offers nothing at all was meant to offer something: it is said."""
    install("empty", "")
    assert the_failure(discover(), "empty").stage == "register"


def test_register_lets_an_optional_hook_of_a_later_danvan_pass(install: Install) -> None:
    """A hook marked optional may be unknown to this danvan."""
    install("early", GOOD + "\n@hookimpl(optionalhook=True)\ndef danvan_holidays(): return []\n")
    assert failures_of(discover(), "early") == []


@pytest.mark.parametrize(
    ("body", "piece"),
    [
        ("raise RuntimeError('no')", None),
        ("raise SystemExit(2)", None),
        ("yield Exporter('one')\n    raise RuntimeError('half-way')", None),
        ("yield Exporter('one')\n    raise SystemExit", None),
        ("return 5", None),
        ("return None", None),
        ("return 'exporter'", None),
        ("return b'exporter'", None),
        ("return {'one': Exporter('one')}", None),
        ("return Exporter('one')", None),
        ("while True: yield Exporter('one')", None),
        ("return [Exporter('one'), Exporter('Two Words')]", "Two Words"),
        ("return [Exporter('one'), Exporter('-two')]", "-two"),
        ("return [Exporter('one'), Exporter('')]", ""),
        ("return [Exporter('one'), Exporter('hai-mươi')]", "hai-mươi"),
        ("return [Exporter('one'), Exporter(None)]", "number 2"),
        ("return [Exporter('one'), Exporter(7)]", "number 2"),
        ("return [Exporter('one'), 7]", "number 2"),
        ("return [Exporter('one'), None]", "number 2"),
        ("return [Exporter('one'), rule('ODT101')]", "ODT101"),
        ("return [Exporter('one'), Exporter]", "number 2"),
    ],
)
def test_offer_rubbish_costs_the_plugin_that_hook(install: Install, body: str, piece: str | None) -> None:
    """Nothing of that hook is taken, what of it was sound neither; the plugin's other hooks are."""
    install(
        "odd",
        f"@hookimpl\ndef danvan_exporters():\n    {body}\n\n@hookimpl\ndef danvan_rules(): return [rule('OD101')]",
    )
    catalog = discover()
    failure = the_failure(catalog, "odd")
    assert (failure.stage, failure.hook, failure.piece) == ("offer", "danvan_exporters", piece)
    assert "one" not in [exporter.name for exporter in catalog.exporters]
    assert offers_of(catalog, "odd") == {"danvan_rules": ("OD101",)}


@pytest.mark.parametrize(
    "change",
    [
        "suffix = 'docx'",
        "suffix = None",
        "suffix = '.'",
        "takes = int",
        "takes = 'Report'",
        "write = None",
        "write = 'a text'",
        "name = property(lambda self: 1 / 0)",
        "name = property(lambda self: exit())",
        "suffix = property(lambda self: 1 / 0)",
    ],
)
def test_offer_an_exporter_with_a_wrong_part(install: Install, change: str) -> None:
    """A suffix, a content or a method that is not what the protocol asks, or that raises when read, is refused."""
    install(
        "odd",
        f"class Odd(Exporter):\n    def __init__(self): pass\n    name = 'odd'\n    {change}\n\n"
        "@hookimpl\ndef danvan_exporters(): return [Odd()]\n",
    )
    catalog = discover()
    failure = the_failure(catalog, "odd")
    assert (failure.stage, failure.hook) == ("offer", "danvan_exporters")
    assert "odd" not in [exporter.name for exporter in catalog.exporters]


@pytest.mark.parametrize(
    ("hook", "piece"),
    [
        ("danvan_rules", "rule('DV901')"),
        ("danvan_rules", "rule('odt1')"),
        ("danvan_rules", "lambda book: ()"),
        ("danvan_rules", "__import__('attrs').evolve(rule('OD101'), check=None)"),
        ("danvan_aggregators", "Exporter()"),
        ("danvan_reports", "Exporter()"),
        ("danvan_importers", "Exporter()"),
        ("danvan_vocabularies", "{}"),
        ("danvan_vocabularies", "Vocabulary(terms=[Term(scheme='field', code='', vi='a', en='a')])"),
        ("danvan_vocabularies", "Vocabulary(terms=[Term(scheme='field', code=' x', vi='a', en='a')])"),
        ("danvan_vocabularies", "Vocabulary(terms=[Term(scheme='field', code='x', vi='a', en='a', rank=[])])"),
        ("danvan_vocabularies", "Vocabulary(measures=[Term(scheme='field', code='x', vi='a', en='a')])"),
        ("danvan_vocabularies", "Vocabulary(terms=[Term(scheme=7, code='x', vi='a', en='a')])"),
        (
            "danvan_vocabularies",
            "Vocabulary(terms=[Term(scheme='field', code='x', vi='a', en='a')]), "
            "Vocabulary(terms=[Term(scheme='field', code='x', vi='b', en='b')])",
        ),
    ],
)
def test_offer_a_piece_that_is_not_of_its_hook(install: Install, hook: str, piece: str) -> None:
    """Each hook takes its own sort of piece; the letters DV are danvan's; codes of vocabularies are texts."""
    install("odd", f"@hookimpl\ndef {hook}(): return [{piece}]\n")
    failure = the_failure(discover(), "odd")
    assert (failure.stage, failure.hook) == ("offer", hook)


def test_offer_an_async_hook(install: Install) -> None:
    """A coroutine is no iterable; it is closed, so that Python does not complain later."""
    install("odd", "@hookimpl\nasync def danvan_rules(): return []\n")
    assert the_failure(discover(), "odd").stage == "offer"


def test_offer_an_exception_that_cannot_be_printed(install: Install) -> None:
    """Even an exception whose text raises is recorded."""
    install(
        "odd",
        "class Mute(Exception):\n    def __str__(self): raise SystemExit\n\n"
        "@hookimpl\ndef danvan_rules(): raise Mute\n",
    )
    assert the_failure(discover(), "odd").message == "Mute"


def test_clash_the_first_by_name_keeps_a_name(install: Install) -> None:
    """Of two plugins with one name for a piece the first keeps it; both owners are on record."""
    install("beta", GOOD)
    install("alpha", GOOD.replace("ODT102", "ODT103"))
    catalog = discover()
    clashes = failures_of(catalog, "beta")
    assert failures_of(catalog, "alpha") == []
    assert [(one.stage, one.hook, one.piece, one.kept_by) for one in clashes] == [
        ("clash", "danvan_rules", "ODT101", "alpha (danvan-alpha)"),
        ("clash", "danvan_exporters", "odt", "alpha (danvan-alpha)"),
    ]
    assert offers_of(catalog, "alpha") == {"danvan_rules": ("ODT101", "ODT103"), "danvan_exporters": ("odt",)}
    assert offers_of(catalog, "beta") == {"danvan_rules": ("ODT102",)}


def test_clash_a_code_used_twice_refuses_the_second_rule_only(install: Install) -> None:
    """Of two rules of one plugin with one code the second is refused, both places are named, and the rest stays."""
    install(
        "pair",
        "import danvan\nfrom danvan import rule\n"
        "GRADE = danvan.Grade(severity='warning', ground='g', confidence='sourced')\n"
        "def of(code): return rule(code, vi='v', en='e', grades=[GRADE])\n"
        "@of('XX101')\ndef first(book): return ()\n"
        "@of('XX101')\ndef second(book): return ()\n"
        "@of('XX102')\ndef third(book): return ()\n"
        "@hookimpl\ndef danvan_rules(): return [first, second, third]\n",
    )
    catalog = discover()
    failure = the_failure(catalog, "pair")
    assert (failure.stage, failure.piece, failure.kept_by) == ("clash", "XX101", "pair (danvan-pair)")
    assert all(place in failure.message for place in (catalog.rule("XX101").place, ".second, line "))
    assert offers_of(catalog, "pair")["danvan_rules"] == ("XX101", "XX102")


def test_clash_danvan_keeps_its_own_names(install: Install) -> None:
    """danvan's pieces come in first, whatever a plugin is called."""
    own = Catalog.of().aggregators[0].name
    install(
        "a",
        f"class Sum:\n    name = {own!r}\n    of = merge = table = print\n\n"
        "@hookimpl\ndef danvan_aggregators(): return [Sum()]\n",
    )
    catalog = discover()
    failure = the_failure(catalog, "a")
    assert (failure.stage, failure.piece, failure.kept_by) == ("clash", own, "danvan")
    assert [piece.name for piece in catalog.aggregators].count(own) == 1


def test_clash_two_distributions_with_one_entry_point_name(install: Install) -> None:
    """Entry points of one name are told apart by their distributions, in that order."""
    install("odt", GOOD, distribution="b-odt")
    install("odt", GOOD, distribution="a-odt")
    catalog = discover()
    assert {failure.distribution for failure in failures_of(catalog, "odt")} == {"b-odt"}
    assert len(offers_of(catalog, "odt", "a-odt")) == 2


def test_a_leftover_of_an_older_version_is_passed_over(install: Install) -> None:
    """Two folders of one distribution are one plugin: the one that comes first on the path."""
    install("odt", GOOD, version="1.0", site="old")
    install("odt", GOOD, version="2.0", site="new")
    catalog = discover()
    (plugin,) = [one for one in catalog.plugins if one.name == "odt"]
    assert plugin.version == "2.0"
    assert failures_of(catalog, "odt") == []


RAISING = """
class Fails:
    name = "fails"
    suffix = ".fails"
    takes = Report

    def of(self, book, during): raise ArithmeticError
    def merge(self, left, right): raise ArithmeticError
    def table(self, state): raise ArithmeticError
    def compose(self, book, /, **options): raise ArithmeticError
    def read(self, stream, /, *, file=""): raise ArithmeticError
    def write(self, content, out, /):
        out.write(b"half")
        raise ArithmeticError

def no_rule(book):
    raise ArithmeticError
    yield

@hookimpl
def danvan_aggregators(): return [Fails()]
@hookimpl
def danvan_reports(): return [Fails()]
@hookimpl
def danvan_exporters(): return [Fails()]
@hookimpl
def danvan_importers(): return [Fails()]
@hookimpl
def danvan_rules(): return [__import__("attrs").evolve(rule("FA101"), check=no_rule), rule("FA102")]
"""


@pytest.mark.parametrize(
    ("noun", "use"),
    [
        ("aggregator", lambda catalog: aggregate(catalog.aggregator("fails"), Book())),
        ("aggregator", lambda catalog: catalog.aggregator("fails").merge(1, 2)),
        ("aggregator", lambda catalog: catalog.aggregator("fails").table(1)),
        ("report", lambda catalog: catalog.report("fails").compose(Book())),
        ("importer", lambda catalog: catalog.importer("fails").read(io.BytesIO())),
        ("exporter", lambda catalog: catalog.exporter("fails").write(REPORT, io.BytesIO())),
    ],
)
def test_a_piece_that_raises_names_itself_and_its_plugin(
    install: Install, noun: str, use: Callable[[Catalog], object]
) -> None:
    """It is a PluginError that names piece, plugin and remedy, with the exception as its cause."""
    install("failing", RAISING)
    with pytest.raises(PluginError) as caught:
        use(discover())
    assert (caught.value.plugin, caught.value.piece) == ("failing (danvan-failing)", f"{noun} fails")
    assert caught.value.remedy
    assert isinstance(caught.value.__cause__, ArithmeticError)


def test_a_rule_that_raises_is_a_finding_of_its_own(install: Install) -> None:
    """The rule and its plugin are named in a DV001, and the other rules run."""
    install("failing", RAISING)
    catalog = discover()
    (finding,) = check(Book(), [catalog.rule("FA101"), catalog.rule("FA102")])
    assert (finding.code, finding.fact) == ("DV001", "FA101")
    assert dict(finding.values)["plugin"] == "failing (danvan-failing)"


def test_an_export_that_raises_half_way_leaves_the_old_file(install: Install, tmp_path: Path) -> None:
    """No half file is seen, nothing is left beside it, and the exporter's plugin is named."""
    install("failing", RAISING)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "report.fails").write_text("old", encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        export(REPORT, folder / "report.fails", discover().exporter("fails"))
    assert "danvan-failing" in caught.value.plugin
    assert [(path.name, path.read_text(encoding="utf-8")) for path in folder.iterdir()] == [("report.fails", "old")]


def test_strict_raises_one_group_of_every_failure(install: Install) -> None:
    """Strict discovery tells everything at once, each failure with its cause."""
    install("broken", "1 / 0")
    install("odd", "@hookimpl\ndef danvan_rules(): return 5\n")
    with pytest.raises(ExceptionGroup) as caught:
        discover(strict=True)
    mine = [error for error in caught.value.exceptions if isinstance(error, PluginError)]
    assert len(mine) == len(caught.value.exceptions)
    assert {"broken (danvan-broken)", "odd (danvan-odd)"} <= {error.plugin for error in mine}
    assert {ZeroDivisionError, BadValue} <= {type(error.__cause__) for error in mine}


@pytest.mark.parametrize("name", ["broken", "danvan-broken"])
def test_a_blocked_plugin_is_not_even_loaded(install: Install, name: str) -> None:
    """A plugin can be left out by its own name or its distribution's, and a look-up says so."""
    install("broken", "raise RuntimeError")
    catalog = discover(block=[name])
    assert failures_of(catalog, "broken") == []
    assert catalog.blocked == ("broken",)
    assert "danvan_broken_pieces" not in sys.modules
    with pytest.raises(Unknown) as caught:
        catalog.exporter("broken")
    assert any("blocked" in note for note in caught.value.__notes__)


def test_block_is_a_list() -> None:
    """One text would be read as a list of letters, so it is refused."""
    with pytest.raises(BadValue):
        discover(block="docx")


def test_a_look_up_names_the_plugin_that_failed(install: Install) -> None:
    """Who asks for `broken` is told that a plugin of that name could not be loaded."""
    install("broken", "import a_module_nobody_has")
    with pytest.raises(Unknown) as caught:
        discover().exporter("broken")
    assert any("a_module_nobody_has" in note for note in caught.value.__notes__)


def test_discovery_prints_nothing(install: Install, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever fails is a value in the catalog; nothing goes to the terminal."""
    install("broken", "1 / 0")
    install(
        "odd",
        "@hookimpl\ndef danvan_rules():\n    try:\n        while True: yield rule('OD101')\n"
        "    except GeneratorExit: yield rule('OD102')\n",
    )
    discover()
    assert capfd.readouterr() == ("", "")


def test_two_catalogs_do_not_meet(install: Install) -> None:
    """Each discovery asks anew: a catalog made before a plugin came, or without it, does not have it."""
    before = discover()
    install("odt", GOOD)
    after = discover()
    assert "odt" in [one.name for one in after.exporters]
    assert "odt" not in [one.name for one in before.exporters]
    assert Catalog.of() == Catalog.of()


CLEAN = """
import sys
import danvan
heavy = {"docx", "lxml", "hypothesis", "danvan_docx", "danvan_odt_pieces"} & set(sys.modules)
assert not heavy, heavy
from danvan.plugins.catalog import discover
catalog = discover()
assert catalog.exporter("odt").suffix == ".odt"
assert [failure.stage for failure in catalog.failures if failure.plugin == "broken"] == ["load"]
"""


def test_a_clean_interpreter_imports_no_plugin_and_then_finds_them(install: Install) -> None:
    """`import danvan` loads neither docx, lxml, hypothesis nor any plugin; discovery then finds real distributions."""
    install("odt", GOOD)
    site = install("broken", "raise SystemExit")
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r})\n{CLEAN}"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
