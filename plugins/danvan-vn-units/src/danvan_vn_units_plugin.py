"""What danvan finds under the entry point `vn-units`: the map is imported when a piece is asked for.

A module of its own, beside the package: importing a module of the package would import all of that first.
"""

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
    yield danvan.vocabulary.Vocabulary(terms=[guess()])


@danvan.hookimpl
def danvan_commands() -> Iterator[Command]:
    """The command `units`."""
    place = "danvan_vn_units.__main__"
    does = "ask the map of Vietnam, before and after 1/7/2025"
    yield Command(name="units", help=does, configure=f"{place}:configure", run=f"{place}:run")


def guess() -> "danvan.vocabulary.Term":
    """The confidence of shares that were worked out from areas and numbers of people."""
    return danvan.vocabulary.Term(
        scheme="confidence",
        code="guess",
        vi="phỏng đoán",
        en="a guess",
        rank=6,
        ground="Tỷ lệ không có trong văn bản hay trong nguồn",
        confidence="derived",
        note="Không dùng làm căn cứ; chỉ để ước khi chưa có số thật.",
    )
