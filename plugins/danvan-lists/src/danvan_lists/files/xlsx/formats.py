"""Number formats of cells: days, shares, numbers with leading zeros."""

import re

import attrs

_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of the formats for days and times that every workbook has without saying so."""

_SHARES = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,32}")
_SCALED = re.compile(r"[0#](,+)(?:[^0#,]|$)")


@attrs.frozen
class NumberFormat:
    """How the number of a cell is shown.

    Parameters: `day` is for days and times, `share` for percentages; `zeros` is how many digits are shown at least,
    and `scale` how many thousands one shown stands for (`#,##0,` shows 1520 for 1.520.000).
    """

    day: bool = False
    share: bool = False
    zeros: int = 0
    scale: int = 0

    @classmethod
    def of(cls, number: str, code: str) -> "NumberFormat":
        """The format with a number, and a code of its own if it is none that every workbook has.

        >>> NumberFormat.of("9", "").share, NumberFormat.of("164", "00000").zeros, NumberFormat.of("14", "").day
        (True, 5, True)
        >>> NumberFormat.of("165", 'dd" tháng "mm').day, NumberFormat.of("166", '0" hộ dân"').day
        (True, False)
        """
        known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
        if not code:
            return cls(day=known in _DAYS, share=known in _SHARES)
        bare = _LITERAL.sub("", code[:255]).split(";")[0]
        if _DAY_SIGNS.search(bare) and "general" not in bare.lower():
            return cls(day=True)
        zeros = _ZEROS.fullmatch(bare.strip())
        scaled = _SCALED.search(bare)
        return cls(share="%" in bare, zeros=len(zeros[0]) if zeros else 0, scale=len(scaled[1]) if scaled else 0)


GENERAL = NumberFormat()
