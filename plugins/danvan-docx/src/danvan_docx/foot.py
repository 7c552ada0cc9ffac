"""The end of a document: the recipients at the left, the signature at the right."""

from collections.abc import Iterable

from danvan import Report, Signature
from danvan_docx.markup import frame, paragraph, run
from danvan_docx.profiles import Profile

_LEFT_SHARE = 0.45


def is_signed(report: Report) -> bool:
    """Whether the document has an end to keep with its text."""
    return report.signature is not None or bool(report.recipients)


def foot(report: Report, profile: Profile, room: int) -> str:
    """Recipients and signature as a frame of one row that stays in one piece."""
    left = round(room * _LEFT_SHARE)
    cells = ("".join(_recipients(report, profile)), "".join(_signature(report.signature)))
    return frame((cells,), (left, room - left))


def _recipients(report: Report, profile: Profile) -> Iterable[str]:
    if not report.recipients:
        yield paragraph("", "Recipient")
        return
    yield paragraph(run(profile.recipients.label), "RecipientsLabel")
    for number, line in enumerate(report.recipients, 1):
        end = "." if number == len(report.recipients) else ";"
        yield paragraph(run(_dashed(line) + ("" if line.endswith((".", ";", ",", ":")) else end)), "Recipient")


def _dashed(line: str) -> str:
    return line if line.startswith(("-", "–", "+")) else f"- {line}"


def _signature(signature: Signature | None) -> Iterable[str]:
    if signature is None:
        yield paragraph("", "Recipient")
        return
    for line in signature.authority:
        yield paragraph(run(line.upper()), "SignatureAuthority")
    if signature.office:
        yield paragraph(run(signature.office.upper()), "SignatureOffice")
    yield paragraph(run(signature.name or ""), "SignatureName")
