"""What danvan finds under the entry point `vn-units`: the map itself is imported when a piece is asked for."""

from collections.abc import Iterator

import danvan
from danvan.plugins import Command


@danvan.hookimpl
def danvan_exporters() -> Iterator["danvan.plugins.Exporter"]:
    """The exporters `mermaid` and `dot`: the latest reform of a book."""
    from danvan_vn_units.drawing import PictureExporter, dot, mermaid

    yield PictureExporter(name="mermaid", suffix=".mmd", text=mermaid)
    yield PictureExporter(name="dot", suffix=".dot", text=dot)


@danvan.hookimpl
def danvan_importers() -> Iterator["danvan.plugins.Importer"]:
    """The importer `vn-units`."""
    from danvan_vn_units.importer import UnitsImporter

    yield UnitsImporter()


@danvan.hookimpl
def danvan_vocabularies() -> Iterator["danvan.vocabulary.Vocabulary"]:
    """The confidence `guess`."""
    from danvan_vn_units.frame import GUESS

    yield danvan.vocabulary.Vocabulary(terms=[GUESS])


@danvan.hookimpl
def danvan_commands() -> Iterator[Command]:
    """The command `units`."""
    place = "danvan_vn_units.__main__"
    does = "ask the map of Vietnam, before and after 1/7/2025"
    yield Command(name="units", help=does, configure=f"{place}:configure", run=f"{place}:run")
