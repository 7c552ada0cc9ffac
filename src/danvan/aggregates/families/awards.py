"""Awards counted by form, grantor and kind of recipient. What is only proposed is not counted."""

from collections.abc import Iterable

import attrs

from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.counts import received
from danvan.facts import Award, Recipient
from danvan.values.quantities import Quantity


@attrs.frozen
class Given:
    """One line of the recipients of an award, with how many it stands for."""

    award: Award
    recipient: Recipient
    number: Quantity


def given(award: Award) -> Iterable[Given]:
    """The recipients of an award, nobody twice: names lie in their number, numbers in the number for all."""
    return tuple(Given(award, recipient, number) for recipient, number in received(award).each)


def how_many(one: Given) -> Quantity:
    """How many recipients a line stands for."""
    return one.number


def _forms(one: Given) -> Iterable[str]:
    return (one.award.form,) if one.award.form else ()


def _grantors(one: Given) -> Iterable[str]:
    return one.award.grantors


def _recipients(one: Given) -> Iterable[str]:
    return (one.recipient.kind,)


def _granted(award: Award) -> bool:
    return award.granted


FORM = Dimension(key="form", vi="Hình thức", en="Form", scheme="award-form", codes=_forms)
GRANTOR = Dimension(key="grantor", vi="Cơ quan tặng", en="Grantor", scheme="unit", codes=_grantors)
RECIPIENT = Dimension(key="recipient", vi="Đối tượng", en="Recipient", scheme="recipient-kind", codes=_recipients)

AWARDS = (
    Tally(
        name="awards", vi="Khen thưởng theo hình thức, cơ quan tặng và đối tượng",
        en="Awards by form, grantor and kind of recipient", of_kind=Award, by=(FORM, GRANTOR, RECIPIENT),
        keeps=_granted, each=given, worth=how_many,
        note="Tổng số là số lượt khen thưởng; một tập thể, cá nhân có thể được khen nhiều lần.",
    ),
)  # fmt: skip # labels on lines of their own, then what it counts
