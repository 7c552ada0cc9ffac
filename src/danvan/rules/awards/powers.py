"""Rules on who may grant and who may receive a form of award, by date; the powers are rows of the vocabulary."""

import datetime
from collections.abc import Iterator, Sequence

from danvan.book.book import Book
from danvan.facts import Award, Unit
from danvan.rules.engine.rule import Breach, Grade, rule, subject
from danvan.rules.engine.wording import Bilingual, day, labels, named
from danvan.rules.lookups.days import day_of
from danvan.rules.lookups.grants import Grant, grants, side
from danvan.values.spans import Span
from danvan.vocabulary import Competence

LAW_2003 = "Luật 15/2003/QH11 (đối tượng suy từ Luật 06/2022/QH15)"
LAW_2022 = "Luật 06/2022/QH15 Điều 74-80"
FROM_2024 = datetime.date(2024, 1, 1)
COUNTED_TOGETHER = ("unsplit", "model")
ORDER = ("sourced", "secondary", "seed", "derived", "unsourced")


@rule(
    "DV401",
    vi="{form} không dành cho {got} (dành cho: {allowed}); đề nghị sửa đối tượng hoặc hình thức khen thưởng.",
    en="The form {form} is not for {got} (it is for: {allowed}); correct the recipient or the form.",
    grades=(
        Grade(severity="warning", ground=LAW_2003, confidence="derived", during=Span(end=FROM_2024)),
        Grade(severity="error", ground=LAW_2022, confidence="sourced", during=Span(start=FROM_2024)),
    ),
)
def form_and_recipient(book: Book) -> Iterator[Breach]:
    """A form of award goes to the kinds of recipient it is for.

    Why: flags and collective titles are for collectives, fighters and medals for individuals; a decision that says
    otherwise does not stand. Before 01/01/2024 some medals did go to organisations, so that is a warning.
    Bad: *cờ thi đua* to an individual; *kỷ niệm chương* to a collective.
    Fix: correct the recipient or the form, or ask for a decision that can stand.
    """
    for award in book.awards:
        on = day_of(award)
        row = book.vocabulary.award_form(award.form or "", on) or book.vocabulary.award_form(award.form or "")
        if row is None or not row.recipients:
            continue
        wrong = dict.fromkeys(
            recipient.kind
            for recipient in award.recipients
            if recipient.kind not in row.recipients and not _may_be(recipient.kind, row.recipients)
        )
        known = [kind for kind in wrong if book.vocabulary.find("recipient-kind", kind) is not None]
        if known:
            got, allowed = (labels(book.vocabulary, "recipient-kind", kinds) for kinds in (known, row.recipients))
            yield Breach(
                fact=award,
                field="recipients",
                values={
                    "form": Bilingual(row.vi, row.en),
                    "got": got,
                    "allowed": allowed,
                },
                on=on,
                # The rows say what the law of 2022 says; before it the grade names its own ground.
                ground=row.ground if on is None or on >= FROM_2024 else None,
                confidence=row.confidence if on is None or on >= FROM_2024 else None,
            )


def _may_be(kind: str, allowed: Sequence[str]) -> bool:
    # A number not split, a model and a community each stand for recipients that may be of an allowed kind.
    if kind in COUNTED_TOGETHER:
        return len(allowed) > 1
    return kind == "community" and "collective" in allowed


@rule(
    "DV402",
    vi=(
        "{grantor} không có thẩm quyền tặng {form} ({day}); thẩm quyền thuộc về: {holders}. Đề nghị sửa hình thức, cơ "
        "quan tặng hoặc trình cấp có thẩm quyền."
    ),
    en=(
        "{grantor} has no power to grant the form {form} ({day}); the power lies with: {holders}. Correct form "
        "or grantor, or refer it there."
    ),
    grades=(
        Grade(
            severity="error", ground="Dòng thẩm quyền trong từ vựng (luật thi đua, khen thưởng)", confidence="sourced"
        ),
    ),
    follows=("DV116",),
)
def state_power(book: Book) -> Iterator[Breach]:
    """A body of the State grants only what the law of the day lets it grant.

    Why: the law gives each form to an office at a level, and the powers moved on 01/7/2025.
    Bad: *bằng khen* by the chair of a district in 2024; *tập thể lao động tiên tiến* by a commune before 01/7/2025.
    Fix: correct form or grantor, or refer the award to the office that holds the power.
    """
    for grant in grants(book):
        if side(grant.kind) == "state" and grant.powers and not grant.held:
            yield _without_power(book, grant)


@rule(
    "DV403",
    vi=(
        "{form} do {grantor} tặng ({day}) không đúng thẩm quyền; theo quy định, thẩm quyền thuộc về: {holders}. Đề "
        "nghị kiểm tra lại quyết định và ghi đúng cơ quan đã quyết định."
    ),
    en=(
        "The form {form} by {grantor} ({day}) does not fit its issuer; by the rules it is granted by: {holders}. "
        "Check the decision and name the body that took it."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Dòng thẩm quyền trong từ vựng (quy định của Đảng, Mặt trận, đoàn thể)",
            confidence="sourced",
        ),
    ),
    follows=("DV116",),
)
def party_and_front_power(book: Book) -> Iterator[Breach]:
    """A body of the Party, the Front or a mass organisation grants the forms its own rules give it.

    Why: under the Party's rules a provincial committee grants *bằng khen*, district and base committees *giấy khen*;
    advisory boards grant neither. Practice departs from it, so this is a warning.
    Bad: *bằng khen* by a provincial Ban Dân vận.
    Fix: check the decision; name the committee if it granted the award and the board only presented it.
    """
    for grant in grants(book):
        if side(grant.kind) in ("state", "steering", "territory") or not grant.powers or grant.held:
            continue
        yield _without_power(book, grant)


def _without_power(book: Book, grant: Grant) -> Breach:
    # Those of its own side first: at its own level, then of those above it, then the best sourced.
    own = sorted(
        [power for power in grant.powers if power.side == side(grant.kind)] or grant.powers,
        key=lambda power: (
            grant.unit.level not in power.levels,
            set(power.grantors).isdisjoint(grant.kind.under),
            ORDER.index(power.confidence),
        ),
    )
    basis = min(own, key=lambda power: ORDER.index(power.confidence))
    form = labels(book.vocabulary, "award-form", [grant.award.form or ""])
    holders = labels(book.vocabulary, "unit-kind", dict.fromkeys(kind for power in own for kind in power.grantors))
    return Breach(
        fact=grant.award,
        field="grantors",
        values={
            "form": form,
            "grantor": named(book, grant.unit.id, grant.on),
            "day": Bilingual("không rõ ngày", "day not stated") if grant.on is None else day(grant.on),
            "holders": holders,
        },
        on=grant.on,
        subjects=(subject(Unit, grant.unit.id),),
        ground=basis.ground,
        confidence=basis.confidence,
    )


@rule(
    "DV404",
    vi=(
        "{form} được ghi là do {grantor} tặng, trong khi luật giao thẩm quyền cho {office}; đề nghị ghi thêm chức vụ "
        "người ký."
    ),
    en=(
        "The form {form} is said to be granted by {grantor}, while the law gives the power to its chair ({office}); "
        "add the office that signed."
    ),
    grades=(
        Grade(severity="warning", ground="Luật thi đua, khen thưởng: thẩm quyền của chủ tịch", confidence="sourced"),
    ),
    follows=("DV116",),
)
def organ_for_chair(book: Book) -> Iterator[Breach]:
    """Where the law gives a power to the chair of a People's Committee, the award names the office that signed.

    Why: the committee is a body that meets; *giấy khen* and *bằng khen* are decided by its chair. Reports write
    “UBND tặng”, so this is a warning.
    Bad: *giấy khen* by a district's People's Committee, with no signatory.
    Fix: keep the body as grantor and give the signatory's office (“Chủ tịch UBND huyện”).
    """
    for grant in grants(book):
        power = next((one for one in grant.held if one.side == "state" and _names_a_chair(one)), None)
        if power is None or _signed(grant.award):
            continue
        form = labels(book.vocabulary, "award-form", [grant.award.form or ""])
        yield Breach(
            fact=grant.award,
            field="grantors",
            values={
                "form": form,
                "grantor": named(book, grant.unit.id, grant.on),
                "office": power.office,
            },
            on=grant.on,
            subjects=(subject(Unit, grant.unit.id),),
            ground=power.ground,
            confidence=power.confidence,
        )


def _names_a_chair(power: Competence) -> bool:
    return power.office is not None and power.office.casefold().startswith("chủ tịch ubnd")


def _signed(award: Award) -> bool:
    by_office = award.signatory is not None and award.signatory.office is not None
    return by_office or any(act.office is not None for act in award.acts)


@rule(
    "DV405",
    vi=(
        "{grantor} được ghi là nơi tặng {form}; ban chỉ đạo công nhận mô hình, không khen thưởng; đề nghị ghi là bước "
        "công nhận, hoặc ghi cơ quan đã tặng."
    ),
    en=(
        "{grantor} is said to grant the form {form}; a steering committee recognises and does not reward; record a "
        "recognition, or the body that granted it."
    ),
    grades=(
        Grade(
            severity="warning",
            ground=(
                "Báo cáo U Minh Thượng 2016-2020; báo cáo xã Vĩnh Phú: ban chỉ đạo công nhận, cấp ủy và chủ tịch "
                "khen thưởng"
            ),
            confidence="sourced",
        ),
    ),
    follows=("DV116",),
)
def steering_committee_rewards(book: Book) -> Iterator[Breach]:
    """A steering committee recognises models and certifies it; it does not reward.

    Why: recognition (*công nhận*) and reward (*khen thưởng*) are acts of different bodies.
    Bad: *giấy khen* by a district's steering committee.
    Fix: record a recognition as a milestone of the model; for a reward name the committee or chair that granted it.
    """
    for grant in grants(book):
        # A reward whose form is not named is a reward; what is only put forward is for others to grant.
        unnamed = grant.award.form is None and grant.award.granted
        if grant.kind.side == "steering" and (grant.powers or unnamed) and not grant.held:
            form = labels(book.vocabulary, "award-form", [grant.award.form] if grant.award.form else [])
            yield Breach(
                fact=grant.award,
                field="grantors",
                values={
                    "form": form.otherwise("khen thưởng", "award"),
                    "grantor": named(book, grant.unit.id, grant.on),
                },
                on=grant.on,
                subjects=(subject(Unit, grant.unit.id),),
            )
