"""What danvan finds under the entry point `docx`."""

from collections.abc import Iterator

import danvan
from danvan_docx.exporter import DocxExporter


@danvan.hookimpl
def danvan_exporters() -> Iterator[DocxExporter]:
    """The exporter `docx`."""
    yield DocxExporter()
