"""What a report says of awards: who gave which form to how many, for what."""

from collections.abc import Iterator

from danvan.facts import Award, Recipient
from danvan.reports.sentences.scope import Scope, names
from danvan.reports.sentences.wording import said
from danvan.values.text import and_list, capitalised


def sentences(scope: Scope) -> Iterator[str]:
    """One sentence for each award, in the order of precedence of its form; what is only proposed says so."""
    ordered = sorted(scope.awards, key=lambda award: (_rank(scope, award), award.id))
    for award in ordered:
        done = f"{_grantors(scope, award)}{_verb(award)} {_form(scope, award)}"
        yield capitalised(f"{done}{_for_whom(scope, award)}{_why(scope, award)}.")


def _rank(scope: Scope, award: Award) -> tuple[int, str]:
    return scope.vocabulary.rank("award-form", award.form or "")


def _grantors(scope: Scope, award: Award) -> str:
    if award.grantors:
        return f"{and_list(names(award.grantors, scope))} "
    return "" if award.state == "proposed" else "cơ quan có thẩm quyền (nguồn không nêu) "


def _verb(award: Award) -> str:
    return {"proposed": "đề nghị tặng", "revoked": "thu hồi"}.get(award.state or "", "tặng")


def _form(scope: Scope, award: Award) -> str:
    if award.title:
        return award.title
    return (
        scope.vocabulary.label("award-form", award.form)
        if award.form
        else "hình thức khen thưởng (nguồn không nêu tên)"
    )


def _for_whom(scope: Scope, award: Award) -> str:
    told = [_recipient(scope, one) for one in award.recipients]
    return f" cho {', '.join(told)}" if told else ""


def _recipient(scope: Scope, one: Recipient) -> str:
    if one.count is not None:
        label = scope.vocabulary.label("recipient-kind", one.kind)
        number = said(one.count, scope.vocabulary)
        return number if one.count.unit else f"{number} {label}"
    if one.unit is not None:
        return scope.name(one.unit)
    if one.model is not None:
        found = next((model for model in scope.book.models if model.id == one.model), None)
        return f"mô hình “{found.name}”" if found else one.model
    if one.person is not None:
        return one.person.name or one.person.office or "cá nhân"
    return one.name or f"{scope.vocabulary.label('recipient-kind', one.kind)} (nguồn không nêu số lượng)"


def _why(scope: Scope, award: Award) -> str:
    reason = f" {award.reason}" if award.reason else ""
    period = next((period for period in scope.book.periods if period.id == award.period), None)
    return f"{reason} {period.label}" if period and period.label not in reason else reason
