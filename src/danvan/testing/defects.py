"""What is wrong in dirty books: each defect with the facts that bring it in and the code of the rule that finds it."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from danvan.facts import (
    Act,
    Award,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Share,
    Succession,
    Unit,
    Variant,
)
from danvan.testing.clean import BEFORE, REFORM, SINCE
from danvan.values.quantities import Quantity
from danvan.values.spans import Span


@attrs.frozen
class Defect:
    """One thing wrong: its name, the code of the rule that finds it, and the facts to add to a clean book."""

    name: str
    code: str
    facts: tuple[Fact, ...]


def defects() -> tuple[Defect, ...]:
    """Every defect, each of facts of its own, so that several can be in one book.

    >>> next(defect.code for defect in defects() if defect.name == "ring")
    'DV105'
    """
    return (*_of_records(), *_of_units(), *_of_models(), *_of_awards(), *_of_figures())


def _defect(name: str, code: str, *facts: Fact) -> Defect:
    return Defect(name, code, facts)


def _model(model: str, *milestones: Milestone, holder: str = "ap-2", period: str | None = "n2024") -> Model:
    return Model(
        id=model,
        name=f"Mô hình {model}",
        holders=[holder],
        type="collective",
        fields=["economy"],
        period=period,
        milestones=milestones or (Milestone(kind="registered", period=period, level="commune"),),
    )


def _of_records() -> Iterator[Defect]:
    yield _defect("dangling-reference", "DV101", _model("lac", holder="khong-co"))
    yield _defect("one-id-twice", "DV102", _model("trung"), attrs.evolve(_model("trung"), name="Mô hình khác"))
    yield _defect("ids-alike", "DV103", _model("gan-giong"), _model("Gan-giong"))
    yield _defect("unknown-code", "DV104", Figure(id="ma-la", measure="khong-co", quantity=Quantity(1)))
    ring = [
        Unit(id=one, name=f"xã {one}", kind="commune", level="commune", parent=other)
        for one, other in (("vong-1", "vong-2"), ("vong-2", "vong-1"))
    ]
    yield _defect("ring", "DV105", *ring)
    variant = Variant("name", "Mô hình tên khác")
    yield _defect("contradiction", "DV601", attrs.evolve(_model("khac-nhau"), variants=[variant]))


def _of_units() -> Iterator[Defect]:
    hamlet = Unit(id="chong", name="ấp Chồng", kind="hamlet", level="hamlet", parent="xa-1", during=BEFORE)
    again = attrs.evolve(hamlet, name="ấp Chồng Lên", during=Span.year(2024))
    yield _defect("overlapping-rows", "DV111", hamlet, again)
    yield _defect(
        "kind-under-kind", "DV112", Unit(id="sai-cap", name="ấp Sai", kind="hamlet", level="hamlet", parent="tinh")
    )
    late = Unit(id="muon", name="huyện Muộn", kind="rural-district", level="district", parent="tinh", during=SINCE)
    yield _defect("kind-not-then", "DV113", late)
    yield _defect("unit-not-then", "DV116", _commune("chua-co", SINCE), _model("som", holder="chua-co"))
    renamed = (_commune("ten-cu", BEFORE), _commune("ten-moi", SINCE))
    day = datetime.date(2024, 12, 31)
    yield _defect(
        "succession-on-a-wrong-day",
        "DV122",
        *renamed,
        Succession(id="nham-ngay", kind="rename", before=["ten-cu"], after=["ten-moi"], on=day),
    )
    split = (_commune("cu", BEFORE), _commune("moi-1", SINCE), _commune("moi-2", SINCE))
    shares = [Share("cu", "moi-1", Decimal("0.5")), Share("cu", "moi-2", Decimal("0.4"))]
    yield _defect(
        "shares-do-not-add-up",
        "DV123",
        *split,
        Succession(id="chia", kind="split", before=["cu"], after=["moi-1", "moi-2"], on=REFORM, shares=shares),
    )
    yield _defect(
        "period-off-the-calendar",
        "DV201",
        Period(id="nam-dai", kind="year", label="năm", during=Span.years(2024, 2025)),
    )


def _commune(unit: str, during: Span) -> Unit:
    above = "huyen" if during == BEFORE else "tinh"
    return Unit(id=unit, name=f"xã {unit}", kind="commune", level="commune", parent=above, during=during)


def _of_models() -> Iterator[Defect]:
    registered = Milestone(kind="registered", period="n2024", level="commune")
    yield _defect("incomplete-model", "DV301", attrs.evolve(_model("thieu"), fields=[]))
    yield _defect(
        "recognised-never-registered", "DV302", _model("chua", Milestone(kind="recognised", level="commune", by="hu"))
    )
    early, late = datetime.date(2024, 3, 1), datetime.date(2024, 9, 1)
    yield _defect(
        "milestones-out-of-order",
        "DV304",
        _model(
            "nguoc",
            attrs.evolve(registered, on=late),
            Milestone(kind="recognised", on=early, level="commune", by="hu"),
        ),
    )
    gone = Milestone(kind="recognised", on=datetime.date(2025, 12, 31), level="district")
    yield _defect(
        "level-that-is-gone",
        "DV305",
        _model("het-cap", attrs.evolve(registered, level="district", period="dau-2025"), gone, period="n2025"),
    )
    twin = attrs.evolve(_model("sinh-doi-1"), name="Hòa giải ở ấp")
    yield _defect("told-twice", "DV307", twin, attrs.evolve(twin, id="sinh-doi-2", name="Hoà giải ở âp"))


def _award(award: str, **parts: Any) -> Award:
    whole: dict[str, Any] = {
        "id": award,
        "form": "certificate-of-commendation",
        "recipients": [Recipient(kind="collective", unit="ap-2")],
        "grantors": ["ubnd-huyen"],
        "signatory": Person(office="Chủ tịch Ủy ban nhân dân huyện"),
        "achievement": f"thanh-tich-{award}",
        "acts": [Act(state="decided", on=datetime.date(2024, 12, 31))],
    }
    return Award(**{**whole, **parts})


def _of_awards() -> Iterator[Defect]:
    yield _defect("form-not-for-recipient", "DV401", _award("nham-nguoi", form="commemorative-medal"))
    yield _defect("no-power-to-grant", "DV402", _award("nham-quyen", form="certificate-of-merit"))
    counted = [Recipient(kind="collective", count=Quantity(-4))]
    yield _defect("odd-count", "DV411", _award("am", recipients=counted))
    yield _defect("award-told-twice", "DV413", *(_award(f"kep-{n}", achievement=None) for n in (1, 2)))
    acts = [
        Act(state="decided", on=datetime.date(2024, 12, 31)),
        Act(state="presented", on=datetime.date(2024, 1, 1)),
    ]
    yield _defect("acts-out-of-order", "DV416", _award("truoc-sau", acts=acts))


def _figure(figure: str, number: int, unit: str = "model", *, measure: str = "models", standing: str = "") -> Figure:
    return Figure(
        id=figure,
        measure=measure,
        quantity=Quantity(number, unit=unit),
        unit="huyen",
        period="n2024",
        breakdown={"standing": standing} if standing else {},
    )


def _of_figures() -> Iterator[Defect]:
    documents = _figure("ca", 3, "document", measure="documents-issued")
    yield _defect(
        "part-over-whole",
        "DV502",
        documents,
        attrs.evolve(documents, id="bo-phan", quantity=Quantity(5, unit="document"), part_of="ca"),
    )
    yield _defect(
        "more-recognised-than-registered",
        "DV504",
        attrs.evolve(_figure("it", 3, standing="registered"), unit="hu"),
        attrs.evolve(_figure("nhieu", 5, standing="recognised"), unit="hu"),
    )
    yield _defect("below-zero", "DV507", attrs.evolve(_figure("so-am", -2, standing="effective"), period="dau-2025"))
    yield _defect("empty-figure", "DV509", attrs.evolve(_figure("trong", 0, measure="clubs"), quantity=None))
    contradictory = (_figure(f"hai-so-{number}", number, "conference", measure="conferences") for number in (61, 64))
    yield _defect("contradictory-figures", "DV510", *contradictory)
    meetings = _figure("truoc", 4, "session", measure="meetings")
    yield _defect(
        "before-and-after",
        "DV512",
        attrs.evolve(meetings, unit="xa-1", period="n2025"),
        attrs.evolve(meetings, id="sau", unit="xa-3", period="n2025"),
    )
