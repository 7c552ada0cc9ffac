"""What danvan finds under the entry point `vn-units`."""

from collections.abc import Iterator

import danvan
from danvan_vn_units.drawing import PictureExporter, dot, mermaid
from danvan_vn_units.frame import GUESS
from danvan_vn_units.importer import UnitsImporter


@danvan.hookimpl
def danvan_exporters() -> Iterator[PictureExporter]:
    """The exporters `mermaid` and `dot`: the latest reform of a book."""
    yield PictureExporter(name="mermaid", suffix=".mmd", text=mermaid)
    yield PictureExporter(name="dot", suffix=".dot", text=dot)


@danvan.hookimpl
def danvan_importers() -> Iterator[UnitsImporter]:
    """The importer `vn-units`."""
    yield UnitsImporter()


@danvan.hookimpl
def danvan_vocabularies() -> Iterator[danvan.vocabulary.Vocabulary]:
    """The confidence `guess`."""
    yield danvan.vocabulary.Vocabulary(terms=[GUESS])
