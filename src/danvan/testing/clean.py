"""Small books in which there is nothing to find, made from shapes: one frame, through the reform of 01/7/2025.

The frame has a province, a district that ends, two communes that become one, two hamlets that change their superior,
a chapter, and the bodies that recognise and reward. The events name only units of their own days.
"""

import datetime
from collections.abc import Sequence

import attrs

from danvan.facts import (
    Act,
    Award,
    Event,
    Figure,
    Frame,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Succession,
    Unit,
)
from danvan.testing.shapes import Choices
from danvan.values.citations import Citation, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

REFORM = datetime.date(2025, 7, 1)
BEFORE, SINCE = Span(end=REFORM), Span(start=REFORM)


@attrs.frozen(kw_only=True)
class Era:
    """A period of the frame with its first and last day, its communes, and who holds, recognises and rewards in it."""

    period: str
    days: tuple[datetime.date, datetime.date]
    reporting: tuple[str, ...]
    holders: tuple[str, ...]
    levels: tuple[str, ...]
    recogniser: str
    grantor: str
    office: str


_IN_DISTRICT = ("ap-1", "xa-1", "xa-2", "phu-nu-ap-1", "ap-2")
ERAS = (
    Era(
        period="n2024",
        days=(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
        reporting=("xa-1", "xa-2"),
        holders=_IN_DISTRICT,
        levels=("commune", "district"),
        recogniser="hu",
        grantor="ubnd-huyen",
        office="Chủ tịch Ủy ban nhân dân huyện",
    ),
    Era(
        period="dau-2025",
        days=(datetime.date(2025, 1, 1), datetime.date(2025, 6, 30)),
        reporting=("xa-1", "xa-2"),
        holders=_IN_DISTRICT,
        levels=("commune", "district"),
        recogniser="hu",
        grantor="ubnd-huyen",
        office="Chủ tịch Ủy ban nhân dân huyện",
    ),
    Era(
        period="cuoi-2025",
        days=(REFORM, datetime.date(2025, 12, 31)),
        reporting=("xa-3",),
        holders=("ap-1", "xa-3", "phu-nu-ap-1", "ap-2"),
        levels=("commune",),
        recogniser="du-3",
        grantor="ubnd-xa-3",
        office="Chủ tịch Ủy ban nhân dân xã",
    ),
)
FIELDS = ("economy", "culture-society", "defence-security", "political-system")


def frame() -> tuple[Frame, ...]:
    """The units, successions and periods of the small books.

    >>> len({unit.id for unit in frame() if isinstance(unit, Unit)})
    13
    """
    places = [
        Unit(id="tinh", name="tỉnh Hoa Sim", kind="province", level="province"),
        Unit(id="huyen", name="huyện Đồi Thông", kind="rural-district", level="district", parent="tinh", during=BEFORE),
        _commune("xa-1", "xã An Bình", "huyen", BEFORE),
        _commune("xa-2", "xã Bình An", "huyen", BEFORE),
        _commune("xa-3", "xã Mây Trắng", "tinh", SINCE),
        *_hamlet("ap-1", "ấp Đặng Văn Do", "xa-1"),
        *_hamlet("ap-2", "ấp Cuối Bến", "xa-2"),
    ]
    bodies = [
        _body("tu", "Tỉnh ủy Hoa Sim", "provincial-party-committee", places[0]),
        _body("hu", "Huyện ủy Đồi Thông", "district-party-committee", places[1], parent="tu"),
        _body("ubnd-huyen", "UBND huyện Đồi Thông", "district-peoples-committee", places[1]),
        _body("du-3", "Đảng ủy xã Mây Trắng", "commune-party-committee", places[4], parent="tu"),
        _body("ubnd-xa-3", "UBND xã Mây Trắng", "commune-peoples-committee", places[4]),
        Unit(
            id="phu-nu-ap-1", name="Chi hội Phụ nữ ấp Đặng Văn Do", kind="women-chapter", level="hamlet", parent="ap-1"
        ),
    ]
    successions = [
        Succession(id="nhap-xa", kind="merge", before=["xa-1", "xa-2"], after=["xa-3"], on=REFORM),
        Succession(id="bo-huyen", kind="dissolve", before=["hu", "huyen", "ubnd-huyen"], on=REFORM),
    ]
    periods = [
        Period(id="n2024", kind="year", label="năm 2024", during=Span.year(2024)),
        Period(id="n2025", kind="year", label="năm 2025", during=Span.year(2025)),
        Period(id="dau-2025", kind="half", label="6 tháng đầu năm 2025", during=Span.half(2025, 1), within="n2025"),
        Period(id="cuoi-2025", kind="half", label="6 tháng cuối năm 2025", during=Span.half(2025, 2), within="n2025"),
    ]
    return (*places, *bodies, *successions, *periods)


def _commune(unit: str, name: str, parent: str, during: Span) -> Unit:
    return Unit(id=unit, name=name, kind="commune", level="commune", parent=parent, during=during)


def _hamlet(unit: str, name: str, commune: str) -> tuple[Unit, Unit]:
    row = Unit(id=unit, name=name, kind="hamlet", level="hamlet", parent=commune, during=BEFORE)
    return (row, attrs.evolve(row, parent="xa-3", during=SINCE))


def _body(unit: str, name: str, kind: str, place: Unit, parent: str | None = None) -> Unit:
    return Unit(id=unit, name=name, kind=kind, level=place.level, place=place.id, parent=parent, during=place.during)


def model(choices: Choices, number: int) -> Model:
    """A model as a registration form asks for it, with as many of its steps as it has come to."""
    era = choices.one(ERAS)
    level = choices.one(era.levels)
    first, last = era.days if choices.number(2) else (None, None)
    period = None if first else era.period
    steps = (
        Milestone(kind="registered", on=first, period=period, level=level),
        Milestone(kind="effective", period=era.period),
        Milestone(kind="recognised", on=last, period=period, level=level, by=era.recogniser),
    )
    return Model(
        id=f"mo-hinh-{number}",
        name=f"Mô hình số {number}",
        holders=[choices.one(era.holders), *choices.some(era.holders, 1)],
        type=choices.one(("collective", "individual")),
        fields=[choices.one(FIELDS), *choices.some(FIELDS, 1)],
        period=era.period,
        movement=choices.one(("dan-van-kheo", None)),
        milestones=steps[: choices.number(len(steps)) + 1],
    )


def award(choices: Choices, number: int) -> Award:
    """An award decided by who may, to one unit or to some that are only counted, and perhaps presented."""
    era = choices.one(ERAS)
    last = era.days[1]
    decision = Citation(symbol=Symbol(f"{number}/QĐ-UBND"), date=last)
    acts = (Act(state="decided", on=last, by=era.grantor, document=decision), Act(state="presented", on=last))
    named = Recipient(kind="collective", unit=choices.one(era.holders))
    counted = Recipient(kind="individual", count=Quantity(1 + choices.number(3), unit="individual"))
    return Award(
        id=f"khen-{number}",
        form="certificate-of-commendation",
        recipients=[choices.one((named, counted))],
        grantors=[era.grantor],
        signatory=Person(office=era.office),
        reason=f"có thành tích trong phong trào số {number}",
        achievement=f"thanh-tich-{number}",
        acts=acts[: choices.number(2) + 1],
    )


def figures(choices: Choices, number: int) -> tuple[Figure, ...]:
    """What a commune reports of one period: models registered, those of them that were recognised, conferences."""
    era = choices.one(ERAS)
    unit = choices.one(era.reporting)
    told = f"{unit}-{era.period}"
    # More than a small book has records of: not every model is entered, but none is that was not reported.
    recognised = choices.one((0, 20, 21))
    registered = recognised + 20 + choices.number(3)
    conferences = Quantity(2 + number % 3, choices.one(("exact", "over")), "conference")
    found = (
        Figure(
            id=f"dang-ky-{told}",
            measure="models",
            quantity=Quantity(registered, unit="model"),
            unit=unit,
            period=era.period,
            breakdown={"standing": "registered"},
        ),
        Figure(
            id=f"cong-nhan-{told}",
            measure="models",
            quantity=Quantity(recognised, unit="model") if recognised else None,
            printed=None if recognised else "chưa có",
            unit=unit,
            period=era.period,
            breakdown={"standing": "recognised"},
            part_of=f"dang-ky-{told}",
        ),
        Figure(id=f"hoi-nghi-{told}", measure="conferences", quantity=conferences, unit=unit, period=era.period),
    )
    return found[: choices.number(3) + 1]


def remark(choices: Choices, number: int) -> Remark:
    """What a commune says of its work in words."""
    era = choices.one(ERAS)
    return Remark(
        id=f"nhan-xet-{number}",
        kind=choices.one(("limitation", "lesson")),
        text=f"Nhận xét số {number}.",
        unit=choices.one(era.reporting),
        period=era.period,
    )


def events(drawn: Sequence[Choices]) -> tuple[Event, ...]:
    """The events of some shapes, of each none, one or a few that are told together; what is told twice is told once."""
    found: dict[str, Event] = {}
    for number, choices in enumerate(drawn, 1):
        told = _told(choices, number)
        if not any(event.id in found for event in told):
            found.update((event.id, event) for event in told)
    return tuple(found.values())


def _told(choices: Choices, number: int) -> tuple[Event, ...]:
    match choices.number(8):
        case 0:
            return ()
        case 1 | 2 | 3:
            return (model(choices, number),)
        case 4 | 5:
            return (award(choices, number),)
        case 6:
            return (remark(choices, number),)
        case _:
            return figures(choices, number)
