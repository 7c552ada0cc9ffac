"""What a report says of awards: who gave which form to whom, for what; who proposed it, who revoked it."""

from collections.abc import Iterator, Sequence

from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Act, Award, Recipient
from danvan.reports.sentences.scope import Scope, names
from danvan.reports.sentences.wording import said
from danvan.values.numerals import padded
from danvan.values.quantities import Quantity
from danvan.values.text import and_list, capitalised
from danvan.vocabulary import Term

MOST_NAMED = 8
"""More recipients than this are counted in the sentence and listed in an annex."""

LISTED = " (có danh sách kèm theo)"

VERBS = ("biểu dương", "khen thưởng", "tuyên dương")
"""Forms that are what is done, not a thing that is given."""


def sentences(scope: Scope) -> Iterator[str]:
    """One sentence for each award, in the order of precedence of its form."""
    for award in in_order(scope):
        yield capitalised(f"{_done(scope, award)}{_why(scope, award)}.")


def in_order(scope: Scope) -> list[Award]:
    """The awards of a report, by the precedence of their form."""
    return sorted(scope.awards, key=lambda award: (_rank(scope, award), award.id))


def many(award: Award) -> bool:
    """Whether an award names more recipients than a sentence has room for."""
    return sum(one.count is None for one in award.recipients) > MOST_NAMED


def _rank(scope: Scope, award: Award) -> tuple[int, str]:
    return scope.vocabulary.rank("award-form", award.form or "")


def _done(scope: Scope, award: Award) -> str:
    given, whom = _given(scope, award), _for_whom(scope, award)
    last = award.acts[-1] if award.acts else None
    grantors = and_list(names(award.grantors, scope))
    if award.state == "proposed":
        # Who proposes is who took that step, not who is asked.
        return f"{_actor(scope, last)}đề nghị {f'{grantors} ' if grantors else ''}{given}{whom}"
    if award.state == "revoked":
        who = _actor(scope, last) or (f"{grantors} " if grantors else "")
        return f"{who}thu hồi {_form(scope, award)}{whom.replace(' cho ', ' đã tặng ', 1)}"
    who = f"{_office(scope, award)}{grantors}" if grantors else "cơ quan có thẩm quyền (nguồn không nêu)"
    return f"{who} {given}{whom}"


def _actor(scope: Scope, act: Act | None) -> str:
    return f"{scope.name(act.by)} " if act is not None and act.by is not None else ""


def _office(scope: Scope, award: Award) -> str:
    """The office that decided, if it was the office and not the body: as signed, and where the law says so."""
    if len(award.grantors) != 1 or award.signatory is None or not award.signatory.office:
        return ""
    row = scope.row(award.grantors[0])
    found = scope.vocabulary.find("award-signing", row.kind, scope.day) if row is not None else None
    signed = award.signatory.office.strip()
    deciding = found.vi.lower() if isinstance(found, Term) else ""
    # A deputy signs for the head, who decides.
    return f"{capitalised(deciding)} " if deciding and deciding in signed.lower() else ""


def _given(scope: Scope, award: Award) -> str:
    form = _form(scope, award)
    return form if form.lower().startswith(VERBS) else f"tặng {form}"


def _form(scope: Scope, award: Award) -> str:
    if award.title:
        return award.title
    return scope.vocabulary.label("award-form", award.form) if award.form else "khen thưởng"


def _for_whom(scope: Scope, award: Award) -> str:
    named = [one for one in award.recipients if one.count is None]
    told = [_recipient(scope, one) for one in award.recipients if one.count is not None]
    if many(award):
        told += [f"{number} {label}" for number, label in _by_kind(scope, named)]
        return f" cho {', '.join(told)}{LISTED}"
    told = [_recipient(scope, one) for one in award.recipients]
    return f" cho {', '.join(told)}" if told else ""


def _by_kind(scope: Scope, named: Sequence[Recipient]) -> Iterator[tuple[str, str]]:
    kinds = dict.fromkeys(one.kind for one in named)
    for kind in kinds:
        count = sum(one.kind == kind for one in named)
        yield padded(count), scope.vocabulary.label("recipient-kind", kind)


def _recipient(scope: Scope, one: Recipient) -> str:
    label = scope.vocabulary.label("recipient-kind", one.kind)
    if one.count is not None:
        return _counted(scope, one.count, label)
    if one.model is not None:
        found = next((model for model in scope.book.models if model.id == one.model), None)
        return f"mô hình “{found.name}”" if found else one.model
    if one.person is not None:
        who = one.person.name or one.person.office or label
        within = one.person.unit or one.unit
        return f"{who}{f' ({scope.name(within)})' if within is not None else ''}"
    if one.name is not None:
        # A household that is named was rewarded, not the hamlet it lives in.
        return f"{one.name}{f' ({scope.name(one.unit)})' if one.unit is not None else ''}"
    if one.unit is not None:
        return f"{label} ở {scope.name(one.unit)}" if one.kind in ("household", "individual") else scope.name(one.unit)
    return f"{label} (chưa rõ số lượng)"


def _counted(scope: Scope, count: Quantity, label: str) -> str:
    # Those rewarded are counted with two digits, as in the decision on them.
    if count.is_exact and 0 < count.value < 10 and count.value == int(count.value):
        named = scope.vocabulary.label("count-unit", count.unit) if count.unit else label
        return f"{padded(int(count.value))} {named}"
    number = said(count, scope.vocabulary)
    return number if count.unit else f"{number} {label}"


def list_of_rewarded(scope: Scope) -> Table:
    """Those whom the sentences count instead of naming them: number, who, form."""
    told = [award for award in in_order(scope) if many(award)]
    named = [(one, award) for award in told for one in award.recipients if one.count is None]
    return Table(
        name="list-of-rewarded",
        vi="Danh sách khen thưởng",
        en="List of those rewarded",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column("recipient", "Tập thể, cá nhân được khen thưởng", "Recipient", width=4.0),
            Column("form", "Hình thức", "Form", width=2.0),
        ],
        rows=[
            Row(
                [Cell(text=str(number)), Cell(text=_recipient(scope, one)), Cell(text=capitalised(_form(scope, award)))]
            )
            for number, (one, award) in enumerate(named, 1)
        ],
    )


def _why(scope: Scope, award: Award) -> str:
    reason = f" {reason_clause(award.reason)}" if award.reason else ""
    period = next((period for period in scope.book.periods if period.id == award.period), None)
    return f"{reason} {period.label}" if period and period.label not in reason else reason


def reason_clause(reason: str) -> str:
    """A reason as the clause after those rewarded, however it was recorded.

    >>> reason_clause("Đã có thành tích xuất sắc"), reason_clause("thành tích xuất sắc"), reason_clause("tiêu biểu")
    ('có thành tích xuất sắc', 'có thành tích xuất sắc', 'tiêu biểu')
    """
    clause = f"{reason[:1].lower()}{reason[1:]}" if reason[1:2].islower() or reason[1:2] == " " else reason
    clause = clause.removeprefix("đã ")
    return f"có {clause}" if clause.startswith("thành tích") else clause
