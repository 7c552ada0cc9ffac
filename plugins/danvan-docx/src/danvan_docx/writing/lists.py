"""The numbers that lists count by: one for all dashes, and a new one for each numbered list."""

from docx.document import Document
from docx.oxml.ns import qn


def list_number(document: Document, *, numbered: bool) -> int:
    """The number of a list: Word goes on counting through all lists of one number."""
    numbering = document.part.numbering_part.element
    form = "decimal" if numbered else "bullet"
    kinds = numbering.xpath(f"w:abstractNum[w:lvl[1]/w:numFmt/@w:val='{form}']")  # ours come after an office's own
    ours = int(kinds[-1].get(qn("w:abstractNumId")))
    if not numbered:
        for known in numbering.num_lst:
            if known.abstractNumId.val == ours:
                return int(known.numId)
    made = numbering.add_num(ours)
    if numbered:
        made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)
