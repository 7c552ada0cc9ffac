"""Numbers in digits: which separators part thousands and which stand before decimals, by stated rules."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact

import attrs

from danvan.values.number_words.notes import Note, note
from danvan.values.patterns import pattern

PATTERN = r"\d+(?:[.,]\d+|[\u2009\u202f]\d{3}(?!\d))*"
"""Digits with separators between them; thin blanks part thousands only."""

_BLANKS = pattern(r"\s")  # a number may be broken over two lines of a cell
_MOST = 60  # digits; no count has more


def exactly() -> Context:
    """Reckoning in which no digit of a number that is read is lost, whatever context the thread has."""
    return Context(prec=3 * _MOST, rounding=ROUND_HALF_EVEN, traps=[Inexact])


@attrs.frozen
class Digits:
    """A number in digits: its value and what had to be decided."""

    value: Decimal
    notes: tuple[Note, ...] = ()


def read_digits(printed: str, *, whole: bool | None = None, share: bool = False) -> Digits | None:
    """A number in digits; None where the separators make no number of it.

    A dot before exactly three digits parts thousands, a comma stands before decimals, as Vietnam writes
    (03/2003/QH11, article 12). A dot before fewer or more digits is a decimal; so is one in a share of a hundred,
    and one behind a leading zero. A comma before exactly three digits parts thousands where what is counted
    comes whole.

    Parameters: `whole` tells whether what is counted comes whole (None: not known); `share` that it is a share.

    >>> [str(read_digits(printed).value) for printed in ("2.071", "2430", "05", "83,07", "64.9", "1.234.567,8")]
    ['2071', '2430', '5', '83.07', '64.9', '1234567.8']
    >>> str(read_digits("1,433").value), str(read_digits("1,433", whole=True).value)
    ('1.433', '1433')
    """
    if not printed or sum(letter.isdigit() for letter in printed) > _MOST:
        return None
    notes: tuple[Note, ...] = ()
    if _BLANKS.search(printed):
        notes = (note("blank-thousands", printed=printed),)
        printed = _BLANKS.sub("", printed)
    dots, commas = printed.count("."), printed.count(",")
    if dots and commas:
        read = _both(printed)
    elif dots or commas:
        read = _one_sign(printed, "." if dots else ",", whole=whole, share=share)
    else:
        read = Digits(Decimal(int(printed)))
    return None if read is None else Digits(read.value, (*notes, *read.notes))


def _both(printed: str) -> Digits | None:
    last = max(printed, key=lambda sign: printed.rfind(sign) if sign in ".," else -1)
    other = "," if last == "." else "."
    head, _, decimals = printed.rpartition(last)
    if last in head or not _grouped(head, other):
        return None
    value = Decimal(f"{head.replace(other, '')}.{decimals}")
    return Digits(value, (note("dot-decimal", printed=printed),) if last == "." else ())


def _one_sign(printed: str, sign: str, *, whole: bool | None, share: bool) -> Digits | None:
    grouped = _grouped(printed, sign)
    if printed.count(sign) > 1:
        if not grouped:
            return None
        notes = (note("comma-thousands", printed=printed),) if sign == "," else ()
        return Digits(Decimal(int(printed.replace(sign, ""))), notes)
    thousands = grouped and (whole is True if sign == "," else not share)
    if thousands:
        sure = sign == "." and whole is True
        code = "dot-thousands" if sign == "." else "comma-thousands"
        return Digits(Decimal(int(printed.replace(sign, ""))), () if sure else (note(code, printed=printed),))
    sure = sign == "," and not (grouped and whole is None)
    code = "dot-decimal" if sign == "." else "comma-decimal"
    return Digits(Decimal(printed.replace(",", ".")), () if sure else (note(code, printed=printed),))


def _grouped(printed: str, sign: str) -> bool:
    first, *groups = printed.split(sign)
    return 1 <= len(first) <= 3 and (not first.startswith("0") or not groups) and all(len(one) == 3 for one in groups)
