"""Reports as plain text: one line for each heading, paragraph, item and row, what lies inside indented."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from danvan import hookimpl
from danvan.documents import Annex, Heading, Listing, Paragraph, Report, TableBlock
from danvan.plugins import Exporter


class TextOutline:
    """Writes a report as plain text, in UTF-8."""

    name = "text-outline"
    suffix = ".txt"
    takes = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:
        """Write the report to the stream."""
        title = f"{content.type_name}: {content.title}"
        for depth, text in [(0, title), *lines(content.blocks)]:
            one_line = " ".join(text.split())
            out.write(f"{'  ' * depth}{one_line}\n".encode("utf-8", "replace"))


def lines(blocks: Iterable[object], depth: int = 1) -> Iterator[tuple[int, str]]:
    """The lines of some blocks, each with its depth."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield depth, block.text
            case Listing():
                yield from ((depth + 1, f"- {item}") for item in block.items)
            case TableBlock():
                yield depth, block.caption or block.table.vi
                for row in block.table.rows:
                    yield depth + 1, " | ".join(cell.write() for cell in row.cells)
            case Annex():
                yield depth, f"{block.label}: {block.title}"
                yield from lines(block.blocks, depth + 1)


@hookimpl
def danvan_exporters() -> list[Exporter]:
    """What danvan finds under the entry point."""
    return [TextOutline()]
