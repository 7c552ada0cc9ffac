"""Awards counted by form, grantor and kind of recipient. What is only proposed is not counted."""

from collections.abc import Iterable

import attrs

from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.facts import Award, Recipient
from danvan.values.quantities import Quantity


@attrs.frozen
class Given:
    """One recipient of one award."""

    award: Award
    recipient: Recipient


def given(award: Award) -> Iterable[Given]:
    """Each recipient of an award; an award whose source names none stands for at least one."""
    recipients: Iterable[Recipient] = award.recipients or (Recipient(kind="unsplit"),)
    return tuple(Given(award, recipient) for recipient in recipients)


def how_many(one: Given) -> Quantity:
    """How many recipients a line stands for: its count, one where it is named, else at least one."""
    recipient = one.recipient
    if recipient.count is not None:
        return recipient.count
    named = recipient.unit or recipient.model or recipient.person or recipient.name
    return Quantity(1) if named else Quantity(1, "at_least")


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
