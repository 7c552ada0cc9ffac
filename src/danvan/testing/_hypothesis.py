"""What hypothesis learns of danvan: strategies for its types (`st.from_type(danvan.Book)`), and how to print them.

Called by hypothesis itself, through its entry point, in every process that imports it: so nothing is made here before
it is asked for.
"""

from typing import Any

from danvan.testing.printing import NAMES, kind_of, teach_printing


def _register() -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 # hypothesis itself calls this, while it is imported

    for name in NAMES:
        st.register_type_strategy(kind_of(name), _strategy)
    teach_printing()


def _strategy(kind: type) -> Any:
    from danvan.testing import strategies  # noqa: PLC0415 # made when first asked for

    return getattr(strategies, NAMES[kind.__name__])()
