"""What danvan finds under the entry point `docx`: the exporters are imported when one is asked for."""

from collections.abc import Iterator

import danvan


@danvan.hookimpl
def danvan_exporters() -> Iterator["danvan.plugins.Exporter"]:
    """The exporters `docx` and `docx-overprint`."""
    from danvan_docx.exporter import DocxExporter
    from danvan_docx.overprint.exporter import OverprintExporter

    yield DocxExporter()
    yield OverprintExporter()
