"""Where the cells of each role stand in a table, and what its columns have that is not read."""

from collections.abc import Mapping

from danvan_lists.columns.heads import Column, Head
from danvan_lists.findings import Place
from danvan_lists.intake import Intake
from danvan_lists.kinds import unused

_SEVERAL = ("number", "ignore", "figure", "flag", "note")
"""Roles that several columns may have."""


def column_roles(head: Head, kind: str, name: str, intake: Intake) -> Mapping[str, Column]:
    """The columns of a table by role, the first of each; a finding for each that is not read."""
    places: dict[str, Column] = {}
    for column in head.columns:
        role = column.meaning.role
        at = Place(file=intake.file, table=name, row=head.row, column=column.place + 1, heading=column.heading)
        across = kind == "figures" and head.has("measure") and intake.cells.headed(column.heading) is not None
        if not role:
            if column.heading and not across:
                near = intake.headings.phrases.near("measure", column.heading, 3)
                intake.findings.report("IM202", at, column.heading, candidates="; ".join(near) or "-")
        elif unused(kind, column.meaning):
            intake.findings.report("IM208", at, column.heading, kind=kind)
        elif role in places and role not in _SEVERAL:
            intake.findings.report("IM203", at, column.heading, first=places[role].heading)
        else:
            places.setdefault(role, column)
    return places
