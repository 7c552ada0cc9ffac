"""What the tests of importers share: texts as lists, read with one call."""

import io
from typing import Any

from danvan import Book, Figure, Finding, Model, Unit
from danvan.plugins import Imported
from danvan_lists import CsvImporter, Grid, Intake, Merge, read_grids
from danvan_lists.grids import lines_of

COMMUNES = Book(
    [
        Unit(id="umt", name="huyện U Minh Thượng", kind="rural-district", level="district"),
        Unit(id="mt", name="xã Minh Thuận", kind="commune", level="commune", parent="umt"),
        Unit(id="ty", name="xã Thạnh Yên", kind="commune", level="commune", parent="umt"),
        Unit(id="ta", name="xã Thạnh Yên A", kind="commune", level="commune", parent="umt"),
        Unit(id="pn-mt", name="Hội Liên hiệp Phụ nữ xã Minh Thuận", kind="commune-womens-union", place="mt"),
    ]
)


def read(text: str | bytes, **asked: Any) -> Imported:
    """A list as csv, with semicolons."""
    data = text if isinstance(text, bytes) else text.encode()
    return CsvImporter().read(io.BytesIO(data), file="ds.csv", **asked)


def number(figure: Figure) -> int | None:
    """The number of a figure."""
    return None if figure.quantity is None else int(figure.quantity.value)


def models(found: Imported) -> list[Model]:
    """The models that came of reading."""
    return [fact for fact in found.facts if isinstance(fact, Model)]


def figures(found: Imported) -> list[Figure]:
    """The figures that came of reading."""
    return [fact for fact in found.facts if isinstance(fact, Figure)]


def codes(found: Imported) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in found.findings]


def told(found: Imported, code: str) -> Finding:
    """The one finding of a code."""
    (finding,) = [one for one in found.findings if one.code == code]
    return finding


def values(finding: Finding) -> dict[str, str]:
    """What a finding was made of."""
    return dict(finding.values)


def grids(*rows: list[str], merges: tuple[Merge, ...] = (), book: Book = COMMUNES, **asked: Any) -> Imported:
    """What comes of one grid."""
    options: Any = {"book": book, **asked}
    intake = Intake("ds", options)
    read_grids([Grid(name="DS", lines=lines_of(rows), merges=merges)], intake)
    return intake.imported()
