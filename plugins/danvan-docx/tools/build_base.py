"""Builds `base.docx`, the small file every document begins as, from python-docx's own default file.

    python tools/build_base.py

What python-docx has an interface for (styles, their fonts and spaces) is set when a document is made, from its profile;
what it has none for stands in the base: defaults for the whole document, table styles, lists, settings.
"""

from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from danvan_docx.writing.saving import packed

BASE = Path(__file__).parents[1] / "src" / "danvan_docx" / "writing" / "base.docx"

FONT = "Times New Roman"
KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING}

_SLOTS = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
_DEFAULTS = f"""<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:rFonts {_SLOTS}/><w:sz w:val="28"/>
<w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"""


def _margins(side: int) -> str:
    edges = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    inside = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in edges)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


_LINES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# python-docx makes paragraph styles only.
_STYLES = (
    f"""<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(108)}</w:tblPr></w:style>""",
    f"""<w:style {nsdecls("w")} w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>{_margins(85)}</w:tblPr></w:style>""",
    f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="SideBySide"><w:name w:val="Side By Side"/>
<w:basedOn w:val="TableNormal"/><w:tblPr>{_margins(0)}</w:tblPr></w:style>""",
    f"""<w:style {nsdecls("w")} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>""",
)


def _list(number: int, form: str, text: str) -> str:
    """One kind of list: of dashes, or numbered."""
    return f"""<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>"""


_NUMBERING = f"""<w:numbering {nsdecls("w")}>{_list(0, "bullet", "-")}{_list(1, "decimal", "%1.")}
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""

# A line ended by hand in justified text is not stretched; 15 is the layout of Word 2013 and later.
_SETTINGS = f"""<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN" w:eastAsia="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""

_APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>danvan\
</Application></Properties>"""


def built() -> bytes:
    """The base as bytes, the same each time."""
    document = docx.Document()
    _without_extras(document)
    _with_our_own(document)
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    return packed(document)


def _without_extras(document: Document) -> None:
    """The theme, fonts and pictures of the default file go: ours are named in the styles."""
    for relations, kept in (
        (document.part.rels, KEPT),
        (document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
    ):
        for name, relation in list(relations.items()):
            if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                relation.target_part._blob = _APP.encode()
            elif relation.reltype not in kept:
                del relations[name]


def _with_our_own(document: Document) -> None:
    styles, numbering, settings = (
        document.styles.element,
        document.part.numbering_part.element,
        document.settings.element,
    )
    for style in list(styles):
        if style.get(qn("w:styleId")) != "Normal":
            styles.remove(style)
    styles.insert(0, parse_xml(_DEFAULTS))
    for style in _STYLES:
        styles.append(parse_xml(style))
    for old, new in ((numbering, _NUMBERING), (settings, _SETTINGS)):
        old[:] = list(parse_xml(new))
    for child in list(document.styles["Normal"].element):
        if child.tag in (qn("w:rPr"), qn("w:pPr"), qn("w:rsid")):
            child.getparent().remove(child)


if __name__ == "__main__":
    BASE.write_bytes(built())
    print(BASE.name, BASE.stat().st_size)
