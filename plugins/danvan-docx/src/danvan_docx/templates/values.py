"""The values a report offers to the fields of a template."""

from collections.abc import Mapping, Sequence
from typing import Any

from danvan import write_day
from danvan.documents import Article, Basis, Certificate, Picture, Report, Signature
from danvan_docx.contents import awarded

Value = str | int | float | Picture | Report | None
Values = Mapping[str, Value | Sequence[Any] | Mapping[str, Any]]
"""Fields by name: a text, a number, a picture; the Report whose text is put in; a list of items; None for a blank."""


def report_values(report: Report) -> dict[str, Any]:
    """Fields by name: the head, the title and the signature as texts, recipients and tables as lists.

    `body` is the report itself, for `{{p body }}`; `bases`, `articles` and `certificates` are the parts of a decision;
    `recipients` are the lines under "Nơi nhận", `rewarded` those the certificates are for. A table is a list under its
    name, with `-` as `_`; an item has the keys of the columns. Every item has `tt`, its number.

    >>> values = report_values(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[]))
    >>> values["title"], values["recipients"], values["symbol"]
    ('Quý I', [], None)
    """
    head, blocks = report.letterhead, report.blocks
    day = None if head is None else head.date
    values: dict[str, Any] = {
        "type_name": report.type_name,
        "title": report.title,
        "subject": report.subject,
        "issuer": None if head is None else head.issuer,
        "parent": None if head is None else head.parent,
        "symbol": None if head is None else head.symbol,
        "place": None if head is None else head.place,
        "date": None if day is None else write_day(day),
        **_signed(report.signature),
        "addressees": _numbered({"line": line} for line in report.addressees),
        "recipients": _numbered({"line": line} for line in report.recipients),
        "bases": _numbered({"line": line} for block in blocks if isinstance(block, Basis) for line in block.items),
        "articles": _numbered(
            {"number": block.number, "text": block.text, "clauses": _numbered({"text": one} for one in block.clauses)}
            for block in blocks
            if isinstance(block, Article)
        ),
        "certificates": _numbered(_certificate(one) for one in awarded(report.blocks)),
        "rewarded": _numbered(
            {"name": one.recipient, "details": one.details, "reason": one.reason, "form": one.form}
            for one in awarded(report.blocks)
        ),
        "body": report,
    }
    for table in report.tables:
        keys = [column.key.replace("-", "_") for column in table.columns]
        rows = [row for row in table.rows if row.kind == "data"]
        values[table.name.replace("-", "_")] = _numbered(
            dict(zip(keys, [cell.write() for cell in row.cells], strict=True)) for row in rows
        )
    return values


def _numbered(items: Any) -> list[Mapping[str, Any]]:
    return [{"tt": number, **item} for number, item in enumerate(items, 1)]


def _signed(signature: Signature | None) -> dict[str, Any]:
    return {
        "authority": None if signature is None else "\n".join(signature.authority),
        "office": None if signature is None else signature.office,
        "name": None if signature is None else signature.name,
        "signature_image": None if signature is None else signature.image,
    }


def _certificate(given: Certificate) -> dict[str, Any]:
    return {
        "grantor": given.grantor,
        "form": given.form,
        "recipient": given.recipient,
        "details": given.details,
        "reason": given.reason,
        "decision": given.decision,
        "number": given.number,
        "place": given.place,
        "date": None if given.date is None else write_day(given.date),
        "emblem": given.emblem,
        **_signed(given.signature),
    }
