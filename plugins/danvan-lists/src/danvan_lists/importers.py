"""The importers of lists: their names, and which files they read. What reads a file is imported when it does."""

import importlib
from typing import TYPE_CHECKING, BinaryIO, ClassVar

import attrs

if TYPE_CHECKING:
    from typing import Unpack

    from danvan.plugins import Asked, Imported


def _read(module: str, stream: BinaryIO, file: str, asked: "Asked") -> "Imported":
    from danvan_lists.files.file_types import taken  # noqa: PLC0415 # see above
    from danvan_lists.intake import Intake  # noqa: PLC0415 # see above

    intake = Intake(file, asked)
    data = taken(stream, intake)
    if data is not None:
        importlib.import_module(f"danvan_lists.files.{module}").read(data, intake)
    return intake.imported()


@attrs.frozen
class CsvImporter:
    """Reads lists of models, awards, figures and units from text in columns (.csv, .tsv, .txt).

    `read(stream, file=…, book=…, on=…, mapping=…, kind=…, unit=…, period=…, units=…, fill=…)`: see
    `danvan.plugins.Asked`.

    >>> import io
    >>> text = "TT;Tên mô hình;Lĩnh vực;Năm\\n1;Camera an ninh;Quốc phòng - an ninh;2024\\n"
    >>> found = CsvImporter().read(io.BytesIO(text.encode()), file="ds.csv")
    >>> [(fact.name, fact.fields) for fact in found.facts if hasattr(fact, "fields")]
    [('Camera an ninh', ('defence-security',))]
    """

    name: ClassVar[str] = "csv"
    suffix: ClassVar[str] = ".csv"
    also: ClassVar[tuple[str, ...]] = (".tsv", ".txt")

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: "Unpack[Asked]") -> "Imported":
        """The facts and findings of a file. The stream is left open; nothing is written anywhere.

        Raises: Unknown if the mapping names a meaning that columns do not have, or the book lacks a unit asked for.
        """
        return _read("csv", stream, file, asked)


@attrs.frozen
class JsonImporter:
    """Reads facts from JSON: a danvan book, the tables of a report that danvan exported, lists of plain records.

    Records are objects whose keys are read as headings, in Vietnamese or as danvan names its columns.

    >>> import io
    >>> text = '[{"Tên mô hình": "Camera an ninh", "Năm": 2024}]'
    >>> [type(fact).__name__ for fact in JsonImporter().read(io.BytesIO(text.encode()), file="ds.json").facts]
    ['Period', 'Model']
    """

    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: "Unpack[Asked]") -> "Imported":
        """The facts and findings of a file. The stream is left open; nothing is written anywhere.

        Raises: Unknown if the mapping names a meaning that columns do not have, or the book lacks a unit asked for.
        """
        return _read("json", stream, file, asked)


@attrs.frozen
class XlsxImporter:
    """Reads lists of models, awards, figures and units from the sheets of a workbook (.xlsx, .xlsm).

    Formulas are not computed and macros not run: what Excel computed last is read, and reported. A number counts as it
    is shown: 0,15 shown as 15% is a share, 4 shown as 00004 a code. Takes the same options as the csv importer.
    """

    name: ClassVar[str] = "xlsx"
    suffix: ClassVar[str] = ".xlsx"
    also: ClassVar[tuple[str, ...]] = (".xlsm", ".xltx", ".xltm", ".xls")  # of the last it says what to do

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: "Unpack[Asked]") -> "Imported":
        """The facts and findings of a workbook. The stream is left open; nothing is written anywhere.

        Raises: Unknown if the mapping names a meaning that columns do not have, or the book lacks a unit asked for.
        """
        return _read("xlsx.importer", stream, file, asked)


@attrs.frozen
class DocxImporter:
    """Reads lists of models, awards, figures and units from the tables of a Word document (.docx, .docm).

    The paragraphs above a table are its title: what it lists, for which period, by which decision. Macros are not
    run, fields not computed. Takes the same options as the csv importer.
    """

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    also: ClassVar[tuple[str, ...]] = (".docm", ".dotx", ".doc")  # of the last it says what to do

    def read(self, stream: BinaryIO, /, *, file: str = "", **asked: "Unpack[Asked]") -> "Imported":
        """The facts and findings of a document. The stream is left open; nothing is written anywhere.

        Raises: Unknown if the mapping names a meaning that columns do not have, or the book lacks a unit asked for.
        """
        return _read("docx.importer", stream, file, asked)
