"""Forms that tell of one thing, headings down the side and what they mean beside them: read as a table of one row."""

from collections.abc import Iterator
from itertools import chain, islice

from danvan_lists.columns.headings import role_of
from danvan_lists.grids import Content, Line
from danvan_lists.limits import MOST_COLUMNS

LONGEST = 60
"""Rows that a form may have."""

_PAIR = 2
_LEAST = 3  # headings down the side, the name among them, that make a form


def turned(lines: Iterator[Line]) -> Iterator[Line]:
    """The rows of a form as a row of headings and one of cells, below its titles; any other rows as they are.

    >>> rows = ["Tên mô hình:", "Nuôi tôm"], ["Đơn vị thực hiện", "xã A"], ["Lĩnh vực", "Kinh tế"]
    >>> [line.cells for line in turned(Line(at, row) for at, row in enumerate(rows, 1))]
    [['Tên mô hình:', 'Đơn vị thực hiện', 'Lĩnh vực'], ['Nuôi tôm', 'xã A', 'Kinh tế']]
    """
    first = list(islice(lines, LONGEST + 1))
    found = _form(first) if len(first) <= LONGEST else None
    return iter(found) if found is not None else chain(first, lines)


def _form(lines: list[Line]) -> list[Line] | None:
    before: list[Line] = []
    behind: list[Line] = []
    pairs: list[tuple[int, str, Content]] = []
    for line in lines:
        shown = [cell for place, cell in enumerate(line.cells) if str(cell).strip() and place not in line.spread]
        if len(shown) > _PAIR and str(shown[0]).strip(" ().").isdecimal():
            shown = shown[1:]
        if len(shown) > _PAIR or (len(shown) == _PAIR and _is_table(str(shown[0]), str(shown[1]))):
            return None
        if len(shown) == _PAIR:
            pairs.append((line.number, str(shown[0]).strip(), shown[1]))
        elif shown and pairs and role_of(str(shown[0])) is not None:
            pairs.append((line.number, str(shown[0]).strip(), ""))  # a field left open
        elif shown:
            (behind if pairs else before).append(line)
    roles = [role_of(heading) for _, heading, _ in pairs]
    known = [role for role in roles if role is not None]
    if "name" not in known or len({*known}) < _LEAST or len(known) * 2 < len(pairs) or len(pairs) > MOST_COLUMNS:
        return None
    number = pairs[roles.index("name")][0]
    head = Line(pairs[0][0], [heading for _, heading, _ in pairs])
    return [*before, head, Line(number, [cell for _, _, cell in pairs]), *behind]


def _is_table(first: str, second: str) -> bool:
    """Whether a pair is the head of a table of two columns."""
    return role_of(first) == "number" or (role_of(first) is not None and role_of(second) is not None)
