"""The end of a document: the recipients at the left, the signature at the right."""

from docx.document import Document
from docx.table import _Cell

from danvan.documents import Report, Signature
from danvan_docx.layouts.metrics import LINE, line_count
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.paragraphs import Holder, add, side_by_side
from danvan_docx.writing.pictures import add_picture

_SIGNATURE = 20  # millimetres, of the picture of a signature that does not say its own size
_APART = 8  # points from the text above
LEFT_SHARE = 0.45
"""Of the width, for the recipients."""
TITLE = "Nơi nhận và chữ ký"
"""What the table at the foot is called, for those who hear the document."""


def is_signed(report: Report) -> bool:
    """Whether the document has an end to keep with its text."""
    return report.signature is not None or report.countersignature is not None or bool(report.recipients)


def add_foot(
    document: Document, report: Report, profile: Profile, room: int, cells: tuple[_Cell, _Cell] | None = None
) -> None:
    """Recipients and signature as a row that stays in one piece; where two sign, both signatures.

    Recipients that would fill more than half a page beside the signature stand below it, over the whole width and
    free to run on: a row that stays in one piece must fit one.

    Parameters: `cells` are those to fill, where the row is there already.
    """
    two = report.countersignature is not None
    left = room // 2 if two else round(room * LEFT_SHARE)
    at_left, at_right = cells or side_by_side(document, 1, (left, room - left), TITLE).rows[0].cells
    beside = not two and recipients_fit(report, profile, room)
    if two:
        _add_signature(at_left, report.countersignature)
    elif beside:
        _add_recipients(at_left, report, profile)
    else:
        add(at_left, "", "Recipient")
    _add_signature(at_right, report.signature)
    if not beside and report.recipients:
        add(document, "", "Spacer")
        _add_recipients(document, report, profile)


def recipients_fit(report: Report, profile: Profile, room: int) -> bool:
    """Whether the recipients have room beside the signature."""
    size, width = profile.recipients.size, room * LEFT_SHARE / 20
    lines = sum(line_count(_dashed(line), size, width) for line in report.recipients)
    page = (profile.paper.height - profile.paper.top - profile.paper.bottom) / 25.4 * 72
    return lines * size * LINE <= page / 2


def _add_recipients(holder: Holder, report: Report, profile: Profile) -> None:
    if not report.recipients:
        add(holder, "", "Recipient")
        return
    add(holder, profile.recipients.label, "Recipients Label", before=_APART)
    for number, line in enumerate(report.recipients, 1):
        end = "." if number == len(report.recipients) else ";"
        add(holder, _dashed(line) + ("" if line.endswith((".", ";", ",", ":")) else end), "Recipient")


def _dashed(line: str) -> str:
    return line if line.startswith(("-", "–", "+")) else f"- {line}"


def _add_signature(holder: Holder, signature: Signature | None) -> None:
    if signature is None:
        add(holder, "", "Recipient")
        return
    lines = [(line, "Signature Authority") for line in signature.authority]
    if signature.office:
        lines.append((signature.office, "Signature Office"))
    for number, (line, style) in enumerate(lines):
        add(holder, line.upper(), style, before=None if number else _APART)
    if signature.image is not None:
        add_picture(add(holder, "", "Signature Office"), signature.image, height=_SIGNATURE)
    add(holder, signature.name or "", "Signature Name", before=None if signature.image is None else 0)
