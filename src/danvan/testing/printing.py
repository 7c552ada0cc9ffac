"""How hypothesis prints danvan's values: as the Python that makes them."""

from typing import Any

NAMES = {
    "Act": "acts",
    "Award": "awards",
    "Book": "books",
    "Cell": "cells",
    "Figure": "figures",
    "Milestone": "milestones",
    "Model": "models",
    "Period": "periods",
    "Person": "persons",
    "Quantity": "quantities",
    "Recipient": "recipients",
    "Remark": "remarks",
    "Report": "reports",
    "Source": "sources",
    "Span": "spans",
    "Succession": "successions",
    "Table": "tables",
    "Unit": "units",
}
"""The types there are strategies for, by the names of both."""


def kind_of(name: str) -> type:
    """The type of a name in `NAMES`: one of `danvan`, or of `danvan.documents`."""
    import danvan  # noqa: PLC0415 # hypothesis calls this while it is imported

    found: type = getattr(danvan if name in danvan.__all__ else danvan.documents, name)
    return found


def teach_printing() -> None:
    """Have hypothesis print danvan's values as the Python that makes them; a book would come with its vocabulary."""
    from hypothesis.vendor import pretty  # noqa: PLC0415 # the same

    for name in NAMES:
        pretty.for_type_by_name(kind_of(name).__module__, name, _print)


def _print(value: object, printer: Any, _: bool) -> None:
    from danvan.testing.spelled import spelled  # noqa: PLC0415 # needed only where a test has failed

    printer.text(spelled(value))
