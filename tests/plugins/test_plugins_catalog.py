"""The catalog of plain objects: its pieces, its vocabulary, its look-ups."""

import copy
import inspect
import pickle
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from types import ModuleType, SimpleNamespace
from typing import Any, BinaryIO

import attrs
import pytest

from danvan.aggregates import Aggregator, aggregate
from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.documents.tables import Table
from danvan.errors import PluginError, Unknown
from danvan.exports import Exporter
from danvan.plugins import Imported, builtin
from danvan.plugins.catalog import Catalog
from danvan.plugins.hooks import hookimpl
from danvan.plugins.loading import Plugin
from danvan.plugins.validation import HOOKS
from danvan.reports import Composer
from danvan.values.spans import Span
from danvan.vocabulary import Term, Vocabulary, shipped


@attrs.frozen
class Count:
    """An aggregator of facts, with one setting more than the protocol asks."""

    name: str = "facts"
    weight: int = 1

    def of(self, book: Book, during: Span | None) -> int:
        """How many facts."""
        return len(book.during(during)) * self.weight

    def merge(self, left: int, right: int) -> int:
        """Both."""
        return left + right

    def table(self, state: int) -> Table:
        """Fails where there is nothing to show."""
        if not state:
            raise ZeroDivisionError
        return Table(name="facts", vi="Dữ kiện", en="Facts", columns=())


@attrs.frozen
class Composed:
    """A composer that gives whatever it holds."""

    gives: Any
    name: str = "letter"

    def compose(self, book: Book, /, *, unit: str | None = None) -> Any:  # noqa: ARG002 # it gives what it holds
        """What it holds."""
        return self.gives


@attrs.frozen
class Reads:
    """An importer that gives whatever it holds."""

    gives: Any
    name: str = "rows"
    suffix: str = ".rows"

    def read(self, stream: BinaryIO, /, *, file: str = "") -> Any:  # noqa: ARG002 # it gives what it holds
        """What it holds."""
        return self.gives


@attrs.frozen
class Writes:
    """An exporter of reports."""

    name: str = "plain"
    suffix: str = ".txt"
    takes: type = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """The title."""
        out.write(content.title.encode())


def offering(hook: str, *pieces: object) -> Any:
    """A plugin with one hook that offers these pieces."""

    class Shop:
        """A shop."""

    def give(self: object) -> Iterable[object]:  # noqa: ARG001 # a method of the plugin
        return pieces

    give.__name__ = hook
    setattr(Shop, hook, hookimpl(give))
    return Shop()


def speaking(name: str, *terms: Any) -> ModuleType:
    """A module that offers a vocabulary, under a name of its own."""
    module = ModuleType(name)
    module.danvan_vocabularies = hookimpl(lambda: [Vocabulary(terms=terms)])  # type: ignore[attr-defined] # being made
    return module


def term(code: str, vi: str, **more: Any) -> Term:
    """A field."""
    return Term(scheme="field", code=code, vi=vi, en=code, **more)


def pickled(piece: object) -> object:
    """What arrives in another process."""
    return pickle.loads(pickle.dumps(piece))  # noqa: S301 # it was pickled here


REPORT = Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=())


def test_danvan_comes_first_by_the_same_door() -> None:
    """The built-ins are a plugin like any other, and the first."""
    catalog = Catalog.of(offering("danvan_aggregators", Count()))
    assert [plugin.name for plugin in catalog.plugins] == ["danvan", "Shop"]
    assert catalog.aggregators[-1].name == "facts"
    assert catalog.vocabulary == shipped()


def test_the_built_ins_all_hold_their_contracts() -> None:
    """danvan's own pieces pass the checks made on everybody's."""
    catalog = Catalog.of(strict=True)
    assert catalog.failures == ()
    offered = {offer.hook for offer in catalog.plugins[0].offers}
    assert offered == {name for name in dir(builtin) if name.startswith("danvan_")}
    assert {"summary", "findings"} <= {report.name for report in catalog.reports}
    assert {"csv", "markdown", "json"} <= {exporter.name for exporter in catalog.exporters}


def test_one_object_given_twice_is_one_plugin() -> None:
    """The same object again is no clash."""
    shop = offering("danvan_aggregators", Count())
    assert Catalog.of(shop, shop).failures == Catalog.of().failures


def test_an_object_without_hooks_is_a_failure() -> None:
    """A piece given in place of a plugin is recorded, and raised when strict."""
    assert Catalog.of(Count()).failures[-1].stage == "register"
    with pytest.raises(ExceptionGroup):
        Catalog.of(Count(), strict=True)


def test_pieces_satisfy_their_protocols_and_pass_everything_through() -> None:
    """A piece of the catalog is used as the piece itself: its calls, its other attributes, its class, its equality."""
    catalog = Catalog.of(offering("danvan_aggregators", Count(weight=3)))
    found = catalog.aggregator("facts")
    assert isinstance(found, Count)
    assert found.weight == 3
    assert found == Count(weight=3)
    assert Count(weight=3) == found
    assert hash(found) == hash(Count(weight=3))
    assert found != Count()
    assert found.merge(found.of(Book(), None), 2) == 2
    with pytest.raises(AttributeError):
        getattr(found, "height")  # noqa: B009 # the attribute it does not have


@pytest.mark.parametrize("send", [copy.copy, copy.deepcopy, pickled], ids=["copy", "deep", "pickle"])
def test_pieces_can_be_sent_to_other_processes(send: Callable[[Any], Any]) -> None:
    """A copy is the same piece and still names its plugin."""
    sent = send(Catalog.of(offering("danvan_aggregators", Count())).aggregator("facts"))
    assert sent == Count()
    with pytest.raises(PluginError) as caught:
        sent.table(0)
    assert (caught.value.plugin, caught.value.piece) == ("Shop", "aggregator facts")


def test_a_call_keeps_its_signature() -> None:
    """What a composer asks for can be read from the piece of the catalog."""
    composer: Composer = Catalog.of(offering("danvan_reports", Composed(REPORT))).report("letter")
    assert list(inspect.signature(composer.compose).parameters) == ["book", "unit"]
    assert composer.compose(Book(), unit="x") is REPORT


def test_what_an_aggregator_raises_is_the_cause_of_one_error() -> None:
    """The PluginError is raised from what the aggregator raised, and a process may hand it on."""
    aggregator: Aggregator[Any] = Catalog.of(offering("danvan_aggregators", Count())).aggregator("facts")
    with pytest.raises(PluginError) as caught:
        aggregate(aggregator, Book())
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    again: Any = pickled(caught.value)
    assert (str(again), again.plugin, again.piece) == (str(caught.value), "Shop", "aggregator facts")


@pytest.mark.parametrize(
    ("hook", "piece", "ask"),
    [
        ("danvan_reports", Composed(None), lambda catalog: catalog.report("letter").compose(Book())),
        ("danvan_reports", Composed("text"), lambda catalog: catalog.report("letter").compose(Book())),
        ("danvan_importers", Reads([]), lambda catalog: catalog.importer("rows").read(BytesIO())),
    ],
)
def test_a_piece_that_gives_rubbish_is_named(hook: str, piece: object, ask: Callable[[Catalog], object]) -> None:
    """A composer gives a Report and an importer an Imported; anything else is a broken contract."""
    with pytest.raises(PluginError) as caught:
        ask(Catalog.of(offering(hook, piece)))
    assert caught.value.plugin == "Shop"


def test_an_importer_that_keeps_its_contract() -> None:
    """What it read comes back as it was."""
    read = Imported()
    assert Catalog.of(offering("danvan_importers", Reads(read))).importer("rows").read(BytesIO()) is read


def test_a_name_is_read_once() -> None:
    """A piece whose name changes keeps, in the catalog, the one it was offered under."""
    names = iter(["first", "second", "third"])

    class Fickle(Writes):
        """Changes its name whenever it is asked."""

        def __getattribute__(self, part: str) -> Any:
            return next(names) if part == "name" else super().__getattribute__(part)

    exporter: Exporter = Catalog.of(offering("danvan_exporters", Fickle())).exporter("first")
    assert (exporter.name, exporter.name) == ("first", "first")


@pytest.mark.parametrize("noun", ["rule", "aggregator", "report", "exporter", "importer"])
def test_an_unknown_name_tells_what_there_is(noun: str) -> None:
    """A look-up in vain raises Unknown, with the names on offer."""
    catalog = Catalog.of(offering("danvan_importers", Reads(None)))
    with pytest.raises(Unknown) as caught:
        getattr(catalog, noun)("nobody-has-this")
    there = {"rule": catalog.rules}.get(noun, getattr(catalog, f"{noun}s"))
    assert caught.value.known == tuple(getattr(piece, "code", None) or piece.name for piece in there)


def test_a_plugin_adds_and_renames_codes_of_danvan() -> None:
    """A province's codes come in beside the shipped ones, and its own name for a shipped code replaces danvan's."""
    catalog = Catalog.of(speaking("lang_son", term("border", "biên giới"), term("economy", "phát triển kinh tế")))
    assert catalog.failures == Catalog.of().failures
    assert catalog.vocabulary.label("field", "border") == "biên giới"
    assert catalog.vocabulary.label("field", "economy") == "phát triển kinh tế"
    assert catalog.plugins[-1] == Plugin(name="lang_son", offers=catalog.plugins[-1].offers)
    assert catalog.plugins[-1].offers[0].pieces == ("field/border", "field/economy")


def test_of_two_plugins_that_differ_on_a_code_the_first_is_heard() -> None:
    """The row of the first stays, the second's other rows come in, and both owners are on record."""
    catalog = Catalog.of(
        speaking("lang_son", term("border", "biên giới")),
        speaking("ha_giang", term("border", "biên cương"), term("rock", "cao nguyên đá")),
    )
    failure = catalog.failures[-1]
    assert (failure.plugin, failure.stage, failure.hook, failure.piece, failure.kept_by) == (
        "ha_giang",
        "clash",
        "danvan_vocabularies",
        "field/border",
        "lang_son",
    )
    assert catalog.vocabulary.label("field", "border") == "biên giới"
    assert catalog.vocabulary.label("field", "rock") == "cao nguyên đá"
    assert catalog.plugins[-1].offers[0].pieces == ("field/rock",)


def test_the_same_row_twice_or_of_another_day_is_no_clash() -> None:
    """Two plugins may say the same, or say it of different days."""
    later = Span(start=date(2030, 1, 1))
    catalog = Catalog.of(
        speaking("one", term("border", "biên giới")),
        speaking("two", term("border", "biên giới")),
        speaking("three", term("border", "biên cương", during=later)),
    )
    assert catalog.failures == Catalog.of().failures
    assert catalog.vocabulary.label("field", "border", date(2029, 12, 31)) == "biên giới"


def test_what_was_taken_of_a_plugin_is_what_is_on_offer() -> None:
    """Across all plugins, the offers on record are exactly the pieces of the catalog."""
    catalog = Catalog.of(offering("danvan_exporters", Writes()), offering("danvan_exporters", Writes(), Writes("more")))
    shelves = [catalog.rules, catalog.aggregators, catalog.reports, catalog.exporters, catalog.importers]
    on_offer: dict[str, list[Any]] = {hook.name: [*shelf] for hook, shelf in zip(HOOKS, shelves, strict=False)}
    for hook, shelf in on_offer.items():
        offered = [
            piece
            for plugin in catalog.plugins
            for offer in plugin.offers
            if offer.hook == hook
            for piece in offer.pieces
        ]
        assert offered == [getattr(piece, "code", None) or piece.name for piece in shelf]


def test_a_simple_namespace_can_be_a_plugin() -> None:
    """Any object whose attributes are marked functions will do."""
    plugin = SimpleNamespace(danvan_exporters=hookimpl(lambda: (Writes(),)))
    assert Catalog.of(plugin).exporter("plain").suffix == ".txt"
