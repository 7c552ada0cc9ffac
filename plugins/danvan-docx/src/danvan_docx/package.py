"""The file itself: its parts, their kinds and relations, in one zip that is the same for the same parts."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from danvan.documents import Report
from danvan_docx.document import document_part, numbered_lists
from danvan_docx.lists import numbering_part
from danvan_docx.markup import DECLARATION, W, paragraph, printable
from danvan_docx.profiles import Profile
from danvan_docx.styles import styles_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_KINDS = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/firstHeader.xml": f"{_WORD}.header+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/header.xml": f"{_WORD}.header+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
}

_LONGEST_PROPERTY = 255  # Word cuts longer ones


def package(report: Report, profile: Profile, *, duplex: bool = False, document: Iterable[str] | None = None) -> bytes:
    """The whole file; `document` is its main part, where that is not the report as a profile lays it out.

    The zip holds no time and no name of a machine, and its members stand in a fixed order, so that the same
    report gives the same bytes (with the same build of zlib; the parts are the same with any).
    """
    parts: Mapping[str, Iterable[str]] = {
        "_rels/.rels": [_relations(_OF_PACKAGE)],
        "docProps/app.xml": [_APP],
        "docProps/core.xml": [_core(report, profile)],
        "word/_rels/document.xml.rels": [_relations(_OF_DOCUMENT)],
        "word/document.xml": document_part(report, profile) if document is None else document,
        "word/firstHeader.xml": [_header("")],
        "word/fontTable.xml": [_font_table(profile)],
        "word/header.xml": [_header(_PAGE)],
        "word/numbering.xml": [numbering_part(profile, numbered_lists(report.blocks))],
        "word/settings.xml": [_settings(profile, duplex=duplex)],
        "word/styles.xml": [styles_part(profile)],
    }
    return zipped({"[Content_Types].xml": [_content_types()], **dict(sorted(parts.items()))})


def zipped(members: Mapping[str, Iterable[str]]) -> bytes:
    """A zip of texts, given in pieces, as bytes that depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, pieces in members.items():
            with archive.open(_member(name), "w") as stream:
                for chunk in _chunks(pieces):
                    stream.write(chunk.encode("utf-8"))
    return out.getvalue()


def stored(members: Mapping[str, bytes]) -> bytes:
    """A zip of ready parts, as bytes that depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(_member(name), content)
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Larger pieces, so that a table of many rows is not compressed row by row."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length > 1 << 16:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _KINDS.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_OF_PACKAGE = (
    ("rIdDocument", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rIdApp", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
)
_OF_DOCUMENT = (
    ("rIdStyles", f"{_OFFICE}/relationships/styles", "styles.xml"),
    ("rIdNumbering", f"{_OFFICE}/relationships/numbering", "numbering.xml"),
    ("rIdSettings", f"{_OFFICE}/relationships/settings", "settings.xml"),
    ("rIdFonts", f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
    ("rIdHeader", f"{_OFFICE}/relationships/header", "header.xml"),
    ("rIdFirstHeader", f"{_OFFICE}/relationships/header", "firstHeader.xml"),
)


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in relations)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


_APP = f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>danvan</Application></Properties>'


def _core(report: Report, profile: Profile) -> str:
    """The properties, from the report alone: created on the document's own date, by its issuer."""
    letterhead = report.letterhead
    issuer = "" if letterhead is None else letterhead.issuer
    created = ""
    if letterhead is not None and letterhead.date is not None:
        day = f"{letterhead.date.isoformat()}T00:00:00Z"
        created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_property(f'{report.type_name}: {report.title}')}</dc:title>"
        f"<dc:subject>{_property(report.title)}</dc:subject><dc:creator>{_property(issuer)}</dc:creator>"
        f"{created}<dc:language>{escape(profile.font.language)}</dc:language>"
        f"<cp:category>{_property(report.kind)}</cp:category></cp:coreProperties>"
    )


def _property(text: str) -> str:
    line = " ".join(printable(text).split())
    return escape(line if len(line) <= _LONGEST_PROPERTY else f"{line[: _LONGEST_PROPERTY - 1]}…")


def _header(runs: str) -> str:
    return f'{DECLARATION}<w:hdr xmlns:w="{W}">{paragraph(runs, "Header")}</w:hdr>'


# The number shown until Word counts the pages is 2, the first page that has one.
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _font_table(profile: Profile) -> str:
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}"><w:font w:name={quoteattr(profile.font.name)}>'
        '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _settings(profile: Profile, *, duplex: bool) -> str:
    language = quoteattr(profile.font.language)
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        f"{'<w:mirrorMargins/>' if duplex else ''}"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        # A line ended by hand in justified text is not stretched; 15 is the layout of Word 2013 and later.
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={language} w:eastAsia={language}/>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
