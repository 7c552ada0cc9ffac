"""The types that hypothesis asks danvan for: `st.from_type(danvan.Book)`, `st.builds(mine)` with annotated parts.

Called by hypothesis itself, through its entry point, in every process that imports it: so nothing is made here before
it is asked for.
"""


def _register() -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 # hypothesis itself calls this, while it is imported

    from danvan import (  # noqa: PLC0415 # the same
        Award,
        Book,
        Cell,
        Figure,
        Milestone,
        Model,
        Period,
        Person,
        Quantity,
        Recipient,
        Remark,
        Report,
        Source,
        Span,
        Succession,
        Table,
        Unit,
    )

    names = {
        Award: "awards",
        Book: "books",
        Cell: "cells",
        Figure: "figures",
        Milestone: "milestones",
        Model: "models",
        Period: "periods",
        Person: "persons",
        Quantity: "quantities",
        Recipient: "recipients",
        Remark: "remarks",
        Report: "reports",
        Source: "sources",
        Span: "spans",
        Succession: "successions",
        Table: "tables",
        Unit: "units",
    }

    def strategy(kind: type) -> "st.SearchStrategy[object]":
        from danvan.testing import strategies  # noqa: PLC0415 # made when first asked for

        made: st.SearchStrategy[object] = getattr(strategies, names[kind])()
        return made

    for kind in names:
        st.register_type_strategy(kind, strategy)
