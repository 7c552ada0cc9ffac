"""The end of a document: the recipients at the left, the signature at the right."""

from collections.abc import Iterable

from danvan.documents import Report, Signature
from danvan_docx.markup import frame, paragraph, run, space_before
from danvan_docx.metrics import LINE, line_count
from danvan_docx.profiles import Profile

_APART = space_before(8)  # from the text above
LEFT_SHARE = 0.45
"""Of the width, for the recipients."""


def is_signed(report: Report) -> bool:
    """Whether the document has an end to keep with its text."""
    return report.signature is not None or report.countersignature is not None or bool(report.recipients)


def foot(report: Report, profile: Profile, room: int) -> str:
    """Recipients and signature as a frame of one row that stays in one piece; where two sign, both signatures.

    Recipients that would fill more than half a page beside the signature stand below it, over the whole width and
    free to run on: a row that stays in one piece must fit one.
    """
    left = round(room * LEFT_SHARE)
    signature = "".join(_signature(report.signature))
    if report.countersignature is not None:
        half = room // 2
        cells = ("".join(_signature(report.countersignature)), signature)
        below = paragraph("", "Spacer") + "".join(_recipients(report, profile)) if report.recipients else ""
        return frame((cells,), (half, room - half)) + below
    if recipients_fit(report, profile, room):
        cells = ("".join(_recipients(report, profile)), signature)
        return frame((cells,), (left, room - left))
    signed = frame(((paragraph("", "Recipient"), signature),), (left, room - left))
    return signed + paragraph("", "Spacer") + "".join(_recipients(report, profile))


def recipients_fit(report: Report, profile: Profile, room: int) -> bool:
    """Whether the recipients have room beside the signature."""
    size, width = profile.recipients.size, room * LEFT_SHARE / 20
    lines = sum(line_count(_dashed(line), size, width) for line in report.recipients)
    page = (profile.paper.height - profile.paper.top - profile.paper.bottom) / 25.4 * 72
    return lines * size * LINE <= page / 2


def _recipients(report: Report, profile: Profile) -> Iterable[str]:
    if not report.recipients:
        yield paragraph("", "Recipient")
        return
    yield paragraph(run(profile.recipients.label), "RecipientsLabel", spacing=_APART)
    for number, line in enumerate(report.recipients, 1):
        end = "." if number == len(report.recipients) else ";"
        yield paragraph(run(_dashed(line) + ("" if line.endswith((".", ";", ",", ":")) else end)), "Recipient")


def _dashed(line: str) -> str:
    return line if line.startswith(("-", "–", "+")) else f"- {line}"


def _signature(signature: Signature | None) -> Iterable[str]:
    if signature is None:
        yield paragraph("", "Recipient")
        return
    lines = [(line, "SignatureAuthority") for line in signature.authority]
    if signature.office:
        lines.append((signature.office, "SignatureOffice"))
    for number, (line, style) in enumerate(lines):
        yield paragraph(run(line.upper()), style, spacing="" if number else _APART)
    yield paragraph(run(signature.name or ""), "SignatureName")
