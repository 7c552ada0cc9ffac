"""What danvan finds under the entry point `docx`."""

from collections.abc import Iterator

import danvan
from danvan_docx.exporter import DocxExporter
from danvan_docx.overprint.exporter import OverprintExporter


@danvan.hookimpl
def danvan_exporters() -> Iterator[DocxExporter | OverprintExporter]:
    """The exporters `docx` and `docx-overprint`."""
    yield DocxExporter()
    yield OverprintExporter()
