"""The values a report offers to the fields of a template."""

from collections.abc import Mapping, Sequence

from danvan import write_day
from danvan.documents import Report

Value = str | int | float | None
Values = Mapping[str, Value | Sequence[Mapping[str, Value]]]


def report_values(report: Report) -> dict[str, Value | list[Mapping[str, Value]]]:
    """Fields by name: the head, the title and the signature as texts, recipients and tables as lists.

    A table is a list under its name, with `-` as `_`; an item has the keys of the columns, and `tt`, its number.

    >>> values = report_values(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[]))
    >>> values["title"], values["recipients"], values["symbol"]
    ('Quý I', [], None)
    """
    head, signature = report.letterhead, report.signature
    day = None if head is None else head.date
    values: dict[str, Value | list[Mapping[str, Value]]] = {
        "type_name": report.type_name,
        "title": report.title,
        "subject": report.subject,
        "issuer": None if head is None else head.issuer,
        "parent": None if head is None else head.parent,
        "symbol": None if head is None else head.symbol,
        "place": None if head is None else head.place,
        "date": None if day is None else write_day(day),
        "authority": None if signature is None else "\n".join(signature.authority),
        "office": None if signature is None else signature.office,
        "name": None if signature is None else signature.name,
        "recipients": [{"tt": number, "line": line} for number, line in enumerate(report.recipients, 1)],
    }
    for table in report.tables:
        keys = [column.key.replace("-", "_") for column in table.columns]
        rows = [row for row in table.rows if row.kind == "data"]
        values[table.name.replace("-", "_")] = [
            {"tt": number, **dict(zip(keys, [cell.write() for cell in row.cells], strict=True))}
            for number, row in enumerate(rows, 1)
        ]
    return values
