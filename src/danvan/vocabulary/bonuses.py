"""The bonus that goes with an award: a multiple of the base salary of the day of the decision, rounded by a policy.

Nothing is computed that the vocabulary does not know: where no row says how much, the amount is None and `why` says
what is missing. A multiple without grantors binds awards of the State; for a body of the Party or the Front none is
borrowed.
"""

import datetime
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from typing import Literal

import attrs

from danvan.errors import BadValue, Unknown
from danvan.values.numerals import write_decimal, write_short_day
from danvan.values.patterns import pattern
from danvan.values.quantities import Quantity
from danvan.vocabulary.terms import BaseSalary, Confidence, Multiplier
from danvan.vocabulary.vocabulary import Vocabulary

Why = Literal["computed", "ceiling", "no-multiplier", "several-multipliers", "no-salary"]
STATE_SIDES = frozenset({"state", "armed", "business"})
"""Sides whose awards the multiples of the law bind, where a row names no grantors of its own."""

CONFIDENCES: tuple[Confidence, ...] = ("sourced", "secondary", "seed", "derived", "unsourced")
_POLICY = pattern(r"(ceil|nearest|floor)-([1-9][0-9]{0,8})")


@attrs.frozen(kw_only=True)
class Bonus:
    """A bonus for one recipient, and how it came about.

    Parameters: `amount` is the money in đồng, None where it is not known; `ceiling` the most it may be, where the
    text sets only that; `multiplier` and `salary` the rows it rests on; `policy` the code of the way of rounding.
    """

    form: str
    recipient: str
    on: datetime.date
    policy: str
    why: Why
    amount: Quantity | None = None
    ceiling: Quantity | None = None
    multiplier: Multiplier | None = None
    salary: BaseSalary | None = None

    @property
    def ground(self) -> str | None:
        """The provisions it rests on, the multiple's first; None where nothing was found."""
        rows = (self.multiplier, self.salary)
        return "; ".join(row.ground for row in rows if row is not None and row.ground) or None

    @property
    def confidence(self) -> Confidence:
        """How sure the weaker of the two rows is; what was not found is not sourced."""
        rows = (self.multiplier, self.salary)
        return max((row.confidence if row else "unsourced" for row in rows), key=CONFIDENCES.index)

    def explain(self, vocabulary: Vocabulary) -> str:
        """How the amount came about, or why there is none, in Vietnamese.

        >>> from danvan.vocabulary import shipped
        >>> print(bonus(shipped(), "certificate-of-commendation", "individual", grantor="commune-peoples-committee",
        ...     on=datetime.date(2026, 1, 15)).explain(shipped()))
        0,3 × 2.340.000 đồng = 702.000 đồng, làm tròn lên mười nghìn đồng: 710.000 đồng
        """
        form = vocabulary.label("award-form", self.form, self.on)
        recipient = vocabulary.label("recipient-kind", self.recipient, self.on)
        if self.multiplier is None:
            wording = "nhiều hệ số thưởng khác nhau" if self.why == "several-multipliers" else "không có hệ số thưởng"
            return f"{wording} của {form} cho {recipient} ngày {write_short_day(self.on)}"
        if self.salary is None:
            return f"không có mức lương cơ sở ngày {write_short_day(self.on)}"
        times = f"{write_decimal(self.multiplier.value)} × {write_decimal(self.salary.amount)} đồng"
        if self.amount is None:
            return f"chỉ có mức tối đa: {times} = {_dong(_product(self.multiplier, self.salary))}"
        exact = _product(self.multiplier, self.salary)
        if self.amount.value == exact:
            return f"{times} = {_dong(exact)}"
        way = rounding_said(vocabulary, self.policy)
        return f"{times} = {_dong(exact)}, {way}: {_dong(self.amount.value)}"


def bonus(
    vocabulary: Vocabulary,
    form: str,
    recipient: str,
    *,
    grantor: str | None,
    on: datetime.date,
    level: str | None = None,
    holder: str | None = None,
    policy: str | None = None,
) -> Bonus:
    """The bonus of a form for one recipient of a kind, as the vocabulary has it on the day of the decision.

    Parameters: `form` and `recipient` are codes; `grantor` the kind of unit that grants, `level` its level; `holder`
    the kind of unit that receives it, if it is a unit; `policy` the code of a way of rounding; if none is given,
    that of the text that sets the multiple, else the vocabulary's first.

    Raises: Unknown for a policy the vocabulary does not have, BadValue for one that cannot be read.

    >>> from danvan.vocabulary import shipped
    >>> for day in (datetime.date(2025, 6, 30), datetime.date(2025, 7, 1), datetime.date(2026, 7, 1)):
    ...     found = bonus(shipped(), "certificate-of-commendation", "individual", on=day,
    ...         grantor="commune-peoples-committee")
    ...     print(found.amount.value)
    360000
    710000
    760000
    """
    way = policy or default_policy(vocabulary)
    if vocabulary.find("rounding-policy", way) is None:
        raise Unknown("rounding policy", way, vocabulary.codes("rounding-policy"))
    plain = Bonus(form=form, recipient=recipient, on=on, policy=way, why="no-multiplier")
    rows = _binding(vocabulary, form, recipient, grantor=grantor, level=level, holder=holder, on=on)
    if not rows:
        return plain
    if len({(row.value, row.cap) for row in rows}) > 1:
        return attrs.evolve(plain, why="several-multipliers")
    multiplier = rows[0]
    salary = vocabulary.base_salary(on)
    if salary is None:
        return attrs.evolve(plain, why="no-salary", multiplier=multiplier)
    way = policy or multiplier.rounding or way
    known = attrs.evolve(plain, why="computed", multiplier=multiplier, salary=salary, policy=way)
    product = _product(multiplier, salary)
    if multiplier.cap:
        return attrs.evolve(known, why="ceiling", ceiling=Quantity(product, unit="dong"))
    return attrs.evolve(known, amount=Quantity(rounded(product, way), unit="dong"))


def default_policy(vocabulary: Vocabulary) -> str:
    """The way of rounding that stands first in the vocabulary; `none` where it has none."""
    return next(iter(vocabulary.codes("rounding-policy")), "none")


def rounding_said(vocabulary: Vocabulary, policy: str) -> str:
    """A way of rounding in Vietnamese, one that may be chosen or one that a text prescribes for its own money."""
    scheme = "rounding-policy" if vocabulary.find("rounding-policy", policy) else "rounding-of-text"
    return vocabulary.label(scheme, policy)


def rounded(amount: Decimal, policy: str) -> Decimal:
    """An amount by a way of rounding: `none`, or `ceil`, `nearest` (halves up) or `floor` with a step in đồng.

    Raises: BadValue for a policy of another form.

    >>> [int(rounded(Decimal(223_500), policy)) for policy in ("ceil-10000", "nearest-10000", "floor-1000", "none")]
    [230000, 220000, 223000, 223500]
    """
    if policy == "none":
        return amount
    found = _POLICY.fullmatch(policy)
    if found is None:
        raise BadValue("rounding policy", policy, "give none, or ceil, nearest or floor with a step, as ceil-10000")
    step = int(found[2])
    steps = Fraction(amount) / step
    match found[1]:
        case "ceil":
            whole = -(-steps // 1)
        case "floor":
            whole = steps // 1
        case _:
            whole = (steps + Fraction(1, 2)) // 1
    return Decimal(whole * step)


def _binding(
    vocabulary: Vocabulary,
    form: str,
    recipient: str,
    *,
    grantor: str | None,
    level: str | None,
    holder: str | None,
    on: datetime.date,
) -> tuple[Multiplier, ...]:
    rows = [
        row
        for row in vocabulary.multipliers
        if row.form == form
        and row.recipient == recipient
        and on in row.during
        and (not row.levels or level is None or level in row.levels)
        and (not row.holders or holder in row.holders)
    ]
    own = tuple(row for row in rows if grantor is not None and grantor in row.grantors)
    return own or tuple(row for row in rows if not row.grantors and _is_of_state(vocabulary, grantor))


def _is_of_state(vocabulary: Vocabulary, grantor: str | None) -> bool:
    kind = None if grantor is None else vocabulary.unit_kind(grantor)
    return kind is None or kind.side in STATE_SIDES


def _product(multiplier: Multiplier, salary: BaseSalary) -> Decimal:
    # No context of the thread: a digit that is lost would be an error.
    exact = Context(prec=60, traps=[Inexact]).multiply(multiplier.value, salary.amount)
    return Decimal(int(exact)) if exact == int(exact) else exact


def _dong(amount: Decimal) -> str:
    return f"{write_decimal(amount)} đồng"
