"""What hypothesis learns of danvan: strategies for its types (`st.from_type(danvan.Book)`), and how to print them.

Called by hypothesis itself, through its entry point, in every process that imports it: so nothing is made here before
it is asked for.
"""

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


def _register() -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 # hypothesis itself calls this, while it is imported

    import danvan  # noqa: PLC0415 # the same

    for name in NAMES:
        st.register_type_strategy(getattr(danvan, name), _strategy)
    teach_printing()


def teach_printing() -> None:
    """Have hypothesis print danvan's values as the Python that makes them; a book would come with its vocabulary."""
    from hypothesis.vendor import pretty  # noqa: PLC0415 # the same

    import danvan  # noqa: PLC0415 # the same

    for name in NAMES:
        pretty.for_type_by_name(getattr(danvan, name).__module__, name, _print)


def _strategy(kind: type) -> Any:
    from danvan.testing import strategies  # noqa: PLC0415 # made when first asked for

    return getattr(strategies, NAMES[kind.__name__])()


def _print(value: object, printer: Any, _: bool) -> None:
    from danvan.testing.spelled import spelled  # noqa: PLC0415 # needed only where a test has failed

    printer.text(spelled(value))
