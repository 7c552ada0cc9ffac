"""Recipients: who they are, and how findings name them."""

from collections.abc import Hashable

from danvan.book.book import Book
from danvan.facts import Model, Recipient
from danvan.rules.engine.wording import Bilingual, labels, named


def identity(recipient: Recipient) -> Hashable | None:
    """Who a recipient is, where that is known: a number of collectives is nobody in particular.

    >>> identity(Recipient(kind="collective", unit="xa-a")), identity(Recipient(kind="individual"))
    (('xa-a', None), None)
    """
    if recipient.unit or recipient.model:
        return (recipient.unit, recipient.model)
    person = recipient.person
    if person is not None and person.name is not None and person.unit is not None:
        return (person.name, person.unit)
    return None


def who_is(book: Book, recipient: Recipient) -> Bilingual:
    """A recipient as a finding names it: the unit, the model, a person by the unit only, else the kind."""
    if recipient.unit is not None:
        return Bilingual(*2 * (named(book, recipient.unit),))
    model = book.get(Model, recipient.model)
    if model is not None:
        return Bilingual(f"mô hình “{model.name}”", f"model “{model.name}”")
    person = recipient.person
    if person is not None and person.unit is not None:
        return Bilingual(f"cá nhân thuộc {named(book, person.unit)}", f"an individual of {named(book, person.unit)}")
    kind = labels(book.vocabulary, "recipient-kind", [recipient.kind])
    return kind if recipient.name is None else Bilingual(recipient.name, recipient.name)
