"""The lines of a list of recipients: who, of which kind, for what, with how much; their order and their count."""

import datetime
from collections.abc import Iterable, Iterator

import attrs

from danvan.errors import BadValue
from danvan.facts import Award, Model, Person, Recipient, Unit
from danvan.reports.sentences.deciding import Decider
from danvan.reports.sentences.movement import holder_said
from danvan.reports.sentences.scope import Scope
from danvan.values.numerals import padded, write_short_day
from danvan.values.quantities import Quantity
from danvan.values.text import capitalised, collation_key, person_key
from danvan.vocabulary import Vocabulary
from danvan.vocabulary.bonuses import Bonus, bonus

PRECEDENCE: tuple[str, ...] = ("collective", "community", "household", "individual")
"""The order in which kinds of recipient are listed; other kinds come after them by their rank."""

AWARDED_AS_NAMED = (
    "giấy",
    "bằng",
    "cờ",
    "kỷ niệm chương",
    "huân chương",
    "huy chương",
    "huy hiệu",
    "giải thưởng",
    "danh hiệu",
)
"""How the names of things that are handed over begin; of other forms the title (*danh hiệu*) is awarded."""


@attrs.frozen(kw_only=True)
class Entry:
    """One line of a list.

    Parameters: `kind` is the kind it is counted as; `name` and `details` are printed; `of` the id of the award or
    model it comes from; `form` a code, None on a list of models; `stated` the bonus the book states; `due` the one
    the vocabulary gives; `person` whether it is ordered by given name.
    """

    kind: str
    name: str
    of: str
    details: str | None = None
    form: str | None = None
    title: str | None = None
    reason: str | None = None
    stated: Quantity | None = None
    due: Bonus | None = None
    person: bool = False

    @property
    def money(self) -> Quantity | None:
        """The bonus that is printed: as the book states it, else as it is due; None where neither is known."""
        return self.stated or (self.due.amount if self.due is not None else None)


def entries(decided: Decider, awards: Iterable[Award], *, policy: str | None, day: datetime.date) -> tuple[Entry, ...]:
    """The recipients of awards as the lines of a list, in order.

    Parameters: `policy` is the way of rounding bonuses, the vocabulary's first where none is given; `day` the day of
    the decision, whose law and base salary hold.

    Raises: BadValue for a recipient that is only a number, that stands twice, or that may not be proposed on the day.
    """
    found = [_entry(decided, award, one, policy, day) for award in awards for one in award.recipients]
    _refuse_twice(found)
    return in_order(decided.scope.vocabulary, found)


def in_order(vocabulary: Vocabulary, lines: Iterable[Entry]) -> tuple[Entry, ...]:
    """Lines in the order of precedence: by kind, then by form, then persons by given name, bodies by name."""

    def place(entry: Entry) -> tuple[object, ...]:
        name = person_key(entry.name) if entry.person else collation_key(entry.name)
        form = vocabulary.rank("award-form", entry.form or "")
        return (kind_place(vocabulary, entry.kind), form, name, collation_key(entry.details or ""), entry.of)

    return tuple(sorted(lines, key=place))


def kind_place(vocabulary: Vocabulary, kind: str) -> tuple[int, tuple[int, str]]:
    """The place of a kind of recipient in a list."""
    known = PRECEDENCE.index(kind) if kind in PRECEDENCE else len(PRECEDENCE)
    return (known, vocabulary.rank("recipient-kind", kind))


def counted(vocabulary: Vocabulary, lines: Iterable[Entry]) -> str:
    """How many lines of each kind there are, as a sentence counts them: "06 tập thể, 02 hộ gia đình, 05 cá nhân"."""
    kinds = [entry.kind for entry in lines]
    ordered = sorted(set(kinds), key=lambda kind: kind_place(vocabulary, kind))
    return ", ".join(f"{padded(kinds.count(kind))} {vocabulary.label('recipient-kind', kind)}" for kind in ordered)


def kinds_said(vocabulary: Vocabulary, lines: Iterable[Entry]) -> str:
    """The kinds there are, in order: "tập thể, hộ gia đình, cá nhân"."""
    ordered = sorted({entry.kind for entry in lines}, key=lambda kind: kind_place(vocabulary, kind))
    return ", ".join(vocabulary.label("recipient-kind", kind) for kind in ordered)


def forms_said(vocabulary: Vocabulary, lines: Iterable[Entry], on: datetime.date) -> tuple[str, ...]:
    """The forms of award of the lines, in the order of precedence, as a decision names them."""
    forms = {(vocabulary.rank("award-form", e.form or ""), form_said(vocabulary, e, on)) for e in lines}
    return tuple(said for _, said in sorted(forms))


def form_said(vocabulary: Vocabulary, entry: Entry, on: datetime.date) -> str:
    """The form of a line: "Giấy khen", "danh hiệu “Lao động tiên tiến”"."""
    if entry.title:
        return capitalised(entry.title)
    label = vocabulary.label("award-form", entry.form or "", on)
    return capitalised(label) if label.startswith(AWARDED_AS_NAMED) else f"danh hiệu “{capitalised(label)}”"


def _entry(decided: Decider, award: Award, one: Recipient, policy: str | None, day: datetime.date) -> Entry:
    scope = decided.scope
    model = scope.book.get(Model, one.model)
    kind = model.type if one.kind == "model" and model is not None and model.type is not None else one.kind
    name, details, person = _who(scope, award, one, model)
    if one.barred is not None and day in one.barred:
        last = f"until {one.barred.last}" if one.barred.last else "with no end stated"
        raise BadValue(f"recipient of award {award.id}", name, f"it may not be proposed, {last}; leave it out")
    due = None
    if award.form is not None:
        unit, held = decided.unit, scope.book.get(Unit, one.unit)
        due = bonus(
            scope.vocabulary,
            award.form,
            kind,
            grantor=unit.kind,
            level=unit.level,
            holder=None if held is None else held.kind,
            on=day,
            policy=policy,
        )
    return Entry(
        kind=kind,
        name=name,
        of=award.id,
        details=details,
        form=award.form,
        title=award.title,
        reason=award.reason,
        stated=award.bonus,
        due=due,
        person=person,
    )


def _who(scope: Scope, award: Award, one: Recipient, model: Model | None) -> tuple[str, str | None, bool]:
    """The name, what is printed beside it, and whether the name is a person's."""
    if one.count is not None and one.count.value != 1:
        remedy = "name them one by one: a decision lists each recipient"
        raise BadValue(f"recipients of award {award.id}", one.count.printed or one.count.write(), remedy)
    if one.person is not None:
        return (*person_said(scope, one.person, one.unit), True)
    if model is not None:
        return f"Mô hình “{model.name}”", held_by(scope, model), False
    if one.unit is not None and one.name is None:
        name = scope.name(one.unit)
        return name, holder_said(scope, one.unit).removeprefix(name).removeprefix(", ") or None, False
    if one.name is not None:
        return one.name, holder_said(scope, one.unit) if one.unit else None, one.kind == "individual"
    raise BadValue(f"recipient of award {award.id}", "no name", "give a unit, a model, a person or a name")


def person_said(scope: Scope, person: Person, unit: str | None = None) -> tuple[str, str | None]:
    """A person by name, with office and unit beside it; by office where the name is not recorded."""
    where = person.unit or unit
    rest = [person.office if person.name else None, holder_said(scope, where) if where else None]
    return person.name or person.office or BLANK_NAME, ", ".join(part for part in rest if part) or None


BLANK_NAME = "(chưa ghi tên)"


def held_by(scope: Scope, model: Model) -> str | None:
    """Who holds a model: its units with their places, else the person."""
    if model.holders:
        return "; ".join(holder_said(scope, holder) for holder in model.holders)
    if model.person is None:
        return None
    return ", ".join(part for part in person_said(scope, model.person) if part)


def _refuse_twice(lines: Iterable[Entry]) -> None:
    seen: dict[tuple[str | None, ...], str] = {}
    for entry in lines:
        key = (entry.form, entry.title, entry.kind, entry.name, entry.details, entry.reason)
        if key in seen:
            remedy = f"it stands twice (award {seen[key]}, award {entry.of}); keep one, or tell them apart by unit"
            raise BadValue("recipient of the list", entry.name, remedy)
        seen[key] = entry.of


def decided_on(award: Award, day: datetime.date) -> bool:
    """Whether an award was granted by a decision of the day."""
    decision = award.decision
    return award.granted and decision is not None and decision.on == day


def not_granted(award: Award) -> Iterator[str]:
    """Why an award may not stand in a decision; nothing where it may."""
    if award.state == "proposed":
        yield "it is only proposed; record the act of decision first"
    elif award.state == "revoked":
        last = award.acts[-1].on
        yield f"it was revoked{f' on {write_short_day(last)}' if last else ''}; leave it out"
    elif not award.granted:
        yield f"its state is {award.state}; only what is decided stands in a decision"
