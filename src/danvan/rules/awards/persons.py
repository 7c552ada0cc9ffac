"""Rules on who stands on which side of an award: its grantor, signatory and recipients, and who took it back."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from danvan.book.book import Book
from danvan.facts import Act, Award, Person, Recipient
from danvan.rules.engine.rule import OWN_WARNING, Breach, rule, subject
from danvan.rules.engine.wording import labels, listed, named
from danvan.rules.lookups.days import day_of
from danvan.values.ids import UnitId
from danvan.values.text import search_key, tone_placed

TITLES = ("đồng chí ", "đ/c ", "ông ", "bà ", "anh ", "chị ")
"""What stands before a name and is no part of it."""


@rule(
    "DV427",
    vi=(
        "{form} ({award}) do {grantor} tặng cho chính đơn vị mình; đề nghị kiểm tra lại cơ quan tặng hoặc đối tượng "
        "trong quyết định."
    ),
    en=(
        "The {form} ({award}) is granted by {grantor} to itself; check the grantor, or the recipient, in the decision."
    ),
    grades=(OWN_WARNING,),
    follows=("DV101",),
)
def award_to_its_grantor(book: Book) -> Iterator[Breach]:
    """A body does not grant an award to itself.

    Why: whoever decides an award is not judged by it; a report that says so has taken the host for the recipient, or
    the proposer for the grantor.
    Bad: *giấy khen* by a district's Party committee, to that committee.
    Fix: correct the grantor or the recipient from the decision.
    """
    for award in book.awards:
        recipients = {one.unit for one in award.recipients if one.unit is not None and one.person is None}
        for grantor in award.grantors:
            if grantor in recipients:
                yield _breach(book, award, "recipients", {"grantor": named(book, grantor, day_of(award))})


@rule(
    "DV428",
    vi=(
        "{form} ({award}): người ký cũng là người được khen (đối tượng thứ {number}); đề nghị kiểm tra lại người ký và "
        "danh sách kèm theo quyết định."
    ),
    en=(
        "The {form} ({award}): who signs it also receives it (recipient {number}); check the signatory, and the "
        "list of the decision."
    ),
    grades=(OWN_WARNING,),
)
def signatory_rewards_himself(book: Book) -> Iterator[Breach]:
    """Nobody signs an award to himself.

    Why: a chair who is rewarded is rewarded by the level above.
    Bad: *giấy khen* signed by a commune's chair, to that chair.
    Fix: correct the signatory or the recipient from the decision.
    """
    for award in book.awards:
        signs = award.signatory
        for place, one in enumerate(award.recipients if signs is not None else (), start=1):
            if signs is not None and _one_person(signs, one.person):
                yield _breach(book, award, "signatory", {"number": place})
                break


def _one_person(one: Person, other: Person | None) -> bool:
    if other is None or (one.unit is not None and other.unit is not None and one.unit != other.unit):
        return False
    if one.name is not None and other.name is not None:
        return _name(one.name) == _name(other.name)
    office = one.office is not None and other.office is not None and one.unit is not None
    return office and search_key(one.office or "") == search_key(other.office or "") and one.unit == other.unit


@rule(
    "DV429",
    vi=(
        "{form} ({award}): đối tượng thứ {number} và thứ {other} có thể là một người viết tên hai cách; đề nghị đối "
        "chiếu danh sách và giữ một tên."
    ),
    en=(
        "The {form} ({award}): recipients {number} and {other} are perhaps one person, written in two ways; see the "
        "list, and keep one."
    ),
    grades=(OWN_WARNING,),
    follows=("DV413",),
)
def one_person_twice(book: Book) -> Iterator[Breach]:
    """One person stands once among the recipients of an award.

    Why: a list that was joined of two has “Nguyễn Văn An” and “Nguyen Van An”, and counts two. Names that differ in
    their tones are two people (“Hoa” and “Hòa”); one without any tone may be either.
    Bad: “Nguyễn Văn An” and “Nguyen Van An” in one award, of no unit or of the same.
    Fix: see the list of the decision; keep one, or say the units of both.
    """
    for award in book.awards:
        alike: dict[str, list[tuple[int, str, Recipient]]] = {}
        for place, one in enumerate(award.recipients, start=1):
            name = _named(one)
            if name is not None:
                alike.setdefault(search_key(_name(name)), []).append((place, _name(name), one))
        for found in alike.values():
            for (place, name, one), (second, other_name, other) in combinations(found, 2):
                if _perhaps_one(name, other_name) and not _told_apart(one, other):
                    yield _breach(book, award, "recipients", {"number": place, "other": second})
                    break


def _named(recipient: Recipient) -> str | None:
    if recipient.kind not in {"individual", "unsplit"} or recipient.count is not None:
        return None
    person = recipient.person
    return recipient.name if person is None else person.name


def _perhaps_one(one: str, other: str) -> bool:
    # Of two names that are one without their tones: the same, or one of them is written without any.
    return one == other or search_key(one) in (one, other)


def _name(name: str) -> str:
    said = tone_placed(" ".join(name.casefold().split()))
    return next((said.removeprefix(title) for title in TITLES if said.startswith(title)), said)


def _told_apart(one: Recipient, other: Recipient) -> bool:
    # Two namesakes of two units are two people, and so are two of one name with two offices.
    units = [_unit(recipient) for recipient in (one, other)]
    offices = [recipient.person and recipient.person.office for recipient in (one, other)]
    return any(None not in both and both[0] != both[1] for both in (units, offices))


def _unit(recipient: Recipient) -> UnitId | None:
    return recipient.unit if recipient.person is None else recipient.person.unit or recipient.unit


@rule(
    "DV430",
    vi=(
        "{form} ({award}) do {decided} quyết định nhưng ghi là {revoked} thu hồi mà không có văn bản; đề nghị bổ sung "
        "văn bản thu hồi hoặc sửa lại cơ quan thu hồi."
    ),
    en=(
        "The {form} ({award}) was decided by {decided}, yet {revoked} is said to have revoked it, by no document; "
        "add the document, or correct who revoked it."
    ),
    grades=(OWN_WARNING,),
    follows=("DV101",),
)
def revoked_by_another(book: Book) -> Iterator[Breach]:
    """An award is revoked by the body that decided it, or by another with a document that says so.

    Why: who takes an award back needs the power to; without a decision nobody can tell.
    Bad: decided by the province's committee, revoked by a district's, no document.
    Fix: enter the decision on the revocation, or correct the body.
    """
    for award in book.awards:
        decided = {act.by for act in award.acts if act.state == "decided" and act.by is not None} or {*award.grantors}
        for act in award.acts:
            if decided and _taken_back_by_another(act, decided):
                bodies = listed(named(book, one, day_of(award)) for one in sorted(decided))
                values = {"decided": bodies, "revoked": named(book, act.by or "", act.on)}
                yield _breach(book, award, "acts", values)


def _taken_back_by_another(act: Act, decided: set[UnitId]) -> bool:
    return act.state == "revoked" and act.by is not None and act.by not in decided and act.document is None


def _breach(book: Book, award: Award, field: str, values: Mapping[str, object]) -> Breach:
    form = labels(book.vocabulary, "award-form", [award.form] if award.form else [])
    common = {"award": award.id, "form": form.otherwise("khen thưởng", "award")}
    return Breach(
        fact=award,
        field=field,
        values={**common, **values},
        on=day_of(award),
        subjects=(subject(Award, award.id),),
    )
