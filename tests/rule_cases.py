"""For every built-in rule its smallest failing book and the nearest good one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from danvan.book.book import Book
from danvan.facts import (
    Act,
    Award,
    Breakdown,
    Code,
    Comparison,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Share,
    Succession,
    Unit,
    Variant,
)
from danvan.values.citations import Citation, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import ALWAYS, Span
from danvan.vocabulary import Term, Vocabulary

REFORM = date(2025, 7, 1)
DAY = date(2024, 3, 1)


@attrs.frozen
class Case:
    """A rule's smallest failing book, and the good book next to it."""

    bad: Book
    good: Book


def case(bad: tuple[Fact, ...], good: tuple[Fact, ...], common: tuple[Fact, ...] = ()) -> Case:
    """A case from the facts that differ and those that both books have."""
    return Case(Book((*common, *bad)), Book((*common, *good)))


YEAR = Period(id="nam-2024", kind="year", label="năm 2024", during=Span.year(2024))
LAST_YEAR = Period(id="nam-2023", kind="year", label="năm 2023", during=Span.year(2023))
STAGE = Period(id="gd", kind="stage", label="giai đoạn 2021-2025", during=Span.years(2021, 2025))
PROVINCE = Unit(id="tinh", name="tỉnh A", kind="province", level="province")
DISTRICT = Unit(
    id="huyen", name="huyện B", kind="rural-district", level="district", parent="tinh", during=Span(end=REFORM)
)
COMMUNE = Unit(id="xa", name="xã C", kind="commune", level="commune", parent="huyen", during=Span(end=REFORM))
PLACES = (PROVINCE, DISTRICT, COMMUNE)
DISTRICT_OFFICE = Unit(
    id="ubnd", name="UBND huyện B", kind="district-peoples-committee", level="district", during=Span(end=REFORM)
)
BOARD = Unit(id="bdv", name="Ban Dân vận Tỉnh ủy", kind="provincial-mobilization-board", level="province")
COMMITTEE = Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province")
STEERING = Unit(
    id="bcd", name="Ban Chỉ đạo huyện", kind="district-steering-committee", level="district", during=Span(end=REFORM)
)


AUGUST = [Act(state="decided", on=date(2025, 8, 1))]
DECEMBER = [Act(state="proposed", on=date(2025, 12, 1))]
LATER_PLACES = (
    PROVINCE,
    Unit(id="m1", name="xã M", kind="commune", level="commune", parent="tinh", during=Span(REFORM)),
    Unit(id="tu", name="Tỉnh ủy A", kind="provincial-party-committee", level="province", place="tinh"),
)


def figure(figure_id: str, number: int | Decimal | None, **more: object) -> Figure:
    """A figure of models of the year 2024, counted in models."""
    given = {"measure": "models", "unit": "tinh", "period": "nam-2024", **more}
    quantity = None if number is None else Quantity(number, unit=str(given.pop("count", "model")))
    breakdown = Breakdown(given.pop("breakdown", {}))  # type: ignore[arg-type] # a mapping, as the cases give it
    return Figure(id=figure_id, quantity=quantity, breakdown=breakdown, **given)  # type: ignore[arg-type] # see above


def compared(now: Figure, change: int, since: str = "nam-2023") -> Remark:
    """What a report says of a figure against the year before, or another period."""
    comparison = Comparison(of=[now.id], change=Quantity(change), since=since)
    return Remark(id="so-sanh", kind="assessment", text=f"tăng {change} so với năm 2023", comparison=comparison)


def award(award_id: str, form: str | None, grantor: str, *recipients: Recipient, **more: object) -> Award:
    """An award decided on the day."""
    given = {"acts": [Act(state="decided", on=DAY)], **more}
    return Award(id=award_id, form=form, grantors=[grantor], recipients=recipients, **given)  # type: ignore[arg-type] # as the cases give them


def some(kind: str, number: int | Decimal) -> Recipient:
    """So many recipients of a kind."""
    return Recipient(kind=kind, count=Quantity(number))


def model(model_id: str, *milestones: Milestone, **more: object) -> Model:
    """A model of the commune, complete where nothing else is said."""
    given = {"name": "Tổ tự quản", "holders": ["xa"], "type": "collective", "fields": ["economy"], **more}
    return Model(id=model_id, milestones=milestones, **given)  # type: ignore[arg-type] # as the cases give them


REGISTERED = Milestone(kind="registered", on=date(2024, 2, 1), level="commune")
RECOGNISED = Milestone(kind="recognised", on=date(2024, 11, 1), level="commune")
PAIR = (COMMITTEE, PROVINCE)
SPLIT_UNITS = (
    Unit(id="cu", name="xã Cũ", kind="commune", during=Span(end=REFORM)),
    Unit(id="m1", name="xã Một", kind="commune", during=Span(start=REFORM)),
    Unit(id="m2", name="xã Hai", kind="commune", during=Span(start=REFORM)),
)


def split(*shares: str) -> Succession:
    """A commune split into two by shares."""
    return Succession(
        id="chia",
        kind="split",
        before=["cu"],
        after=["m1", "m2"],
        on=REFORM,
        shares=[Share("cu", after, Decimal(share)) for after, share in zip(("m1", "m2"), shares, strict=True)],
    )


PAYERS = (
    Unit(id="ubnd-xa", name="UBND xã C", kind="commune-peoples-committee", level="commune", during=Span(start=REFORM)),
    Unit(id="ubnd-tinh", name="UBND tỉnh A", kind="provincial-peoples-committee", level="province"),
    Unit(id="cong-ty", name="Công ty D", kind="enterprise"),
)


OLD = date(2020, 8, 4)
"""A day on which no multiple is known for enterprises or households."""


def paid(
    dong: int | None,
    kind: str = "individual",
    *,
    form: str = "certificate-of-commendation",
    on: date = date(2026, 1, 15),
    **more: str,
) -> Award:
    """An award to one recipient of a kind, of January 2026 unless a day is given, with its bonus."""
    return Award(
        id=f"khen-{kind}",
        form=form,
        grantors=[more.get("grantor", "ubnd-xa")],
        recipients=[some(kind, 1)],
        signatory=Person(office=more.get("office", "Chủ tịch")),
        acts=[Act(state="decided", on=on)],
        bonus=None if dong is None else Quantity(dong, unit="dong"),
    )


def rewarded(on: date) -> Award:
    """An award to a model, decided on a day."""
    return award("a", "certificate-of-merit", "tu", Recipient(kind="model", model="m"), acts=[decided(on)])


def decided(on: date) -> Act:
    """A decision of a day."""
    return Act(state="decided", on=on)


def counted_from(period: str) -> Award:
    """An award of December 2025 for a period, to a commune barred until October."""
    barred = Recipient(kind="collective", unit="m1", barred=Span(REFORM, date(2025, 10, 1)))
    return award("a", "certificate-of-merit", "tu", barred, period=period, acts=[decided(date(2025, 12, 15))])


def own_field(*standard: str) -> Vocabulary:
    """The shipped vocabulary with a field of a place's own."""
    row = Term(
        scheme="field",
        code="tet",
        vi="chăm lo Tết",
        en="care at Tết",
        maps_to=standard,
        ground="Quy ước của tỉnh A",
        confidence="sourced",
    )
    return attrs.evolve(Book().vocabulary, terms=(*Book().vocabulary.terms, row))


def coded(unit_id: str, code: str, during: Span = ALWAYS) -> Unit:
    """A commune with a code of the statistical office, there on some days."""
    return Unit(id=unit_id, name=unit_id, kind="commune", level="commune", codes=[Code("gso", code)], during=during)


def to_people(*names: str, **more: object) -> Award:
    """An award of the province's committee to some people."""
    people = [Recipient(kind="individual", person=Person(name=name)) for name in names]
    return award("a", "certificate-of-merit", "tu", *people, **more)


def revoked(by: str, document: Citation | None = None) -> Award:
    """An award of the province's committee that somebody revoked."""
    act = Act(state="revoked", on=date(2024, 6, 1), by=by, document=document)
    return award("a", "certificate-of-merit", "tu", some("collective", 2), acts=[Act(state="decided", on=DAY), act])


def about(printed: str) -> Figure:
    """Over 900 models, in some words."""
    said = Quantity(900, "over", "model", printed=printed)
    return Figure(id="f", measure="models", quantity=said, unit="tinh", period="nam-2024")


WITHDRAWN = Milestone(kind="withdrawn", on=date(2024, 6, 1), level="commune")
COUNTED = (
    figure("f", 145, breakdown={"standing": "registered"}),
    figure("g", 100, breakdown={"standing": "effective"}, part_of="f"),
)

CASES: Mapping[str, Case] = {
    "DV101": case((figure("f", 3),), (figure("f", 3), PROVINCE), (YEAR,)),
    "DV102": case((figure("f", 3), figure("f", 4)), (figure("f", 3), figure("g", 4, about="khác")), (YEAR, PROVINCE)),
    "DV103": case((PROVINCE, attrs.evolve(PROVINCE, id="TINH")), (PROVINCE, attrs.evolve(PROVINCE, id="tinh-khac"))),
    "DV104": case((attrs.evolve(PROVINCE, kind="tỉnh"),), (PROVINCE,)),
    "DV105": case((attrs.evolve(COMMITTEE, place="tu"),), (attrs.evolve(COMMITTEE, place="tinh"),), (PROVINCE,)),
    "DV111": case(
        (
            attrs.evolve(PROVINCE, during=Span(end=date(2021, 1, 1))),
            attrs.evolve(PROVINCE, during=Span(date(2020, 1, 1))),
        ),
        (
            attrs.evolve(PROVINCE, during=Span(end=date(2020, 1, 1))),
            attrs.evolve(PROVINCE, during=Span(date(2020, 1, 1))),
        ),
    ),
    "DV112": case((attrs.evolve(COMMUNE, parent="tinh"),), (COMMUNE,), (PROVINCE, DISTRICT)),
    "DV113": case(
        (Unit(id="huyen", name="huyện B", kind="rural-district", during=Span(start=date(2004, 1, 1))),),
        (Unit(id="huyen", name="huyện B", kind="rural-district", during=Span(date(2004, 1, 1), REFORM)),),
    ),
    "DV114": case(
        (Unit(id="clb", name="CLB", kind="club", level="district", during=Span(start=date(2021, 1, 1))),),
        (Unit(id="clb", name="CLB", kind="club", level="district", during=Span(date(2021, 1, 1), REFORM)),),
    ),
    "DV115": case((attrs.evolve(PROVINCE, level="commune"),), (PROVINCE,)),
    "DV116": case(
        (figure("f", 3, period="p"), Period(id="p", kind="year", label="năm 2026", during=Span.year(2026))),
        (figure("f", 3, period="p"), Period(id="p", kind="year", label="năm 2025", during=Span.year(2025))),
        (attrs.evolve(PROVINCE, during=Span(end=REFORM)),),
    ),
    "DV117": case(
        (Unit(id="clb", name="CLB", kind="club", parent="xa", during=Span(start=date(2021, 1, 1))),),
        (Unit(id="clb", name="CLB", kind="club", parent="xa", during=Span(date(2021, 1, 1), REFORM)),),
        (attrs.evolve(COMMUNE, parent=None),),
    ),
    "DV118": case(
        (coded("xa-1", "31012"), coded("xa-2", "31012")),
        (coded("xa-1", "31012", Span(end=REFORM)), coded("xa-2", "31012", Span(REFORM))),
    ),
    "DV119": case(
        (
            attrs.evolve(PROVINCE, during=Span(end=date(2020, 1, 1))),
            attrs.evolve(PROVINCE, during=Span(date(2022, 1, 1))),
        ),
        (
            attrs.evolve(PROVINCE, during=Span(end=date(2020, 1, 1))),
            attrs.evolve(PROVINCE, during=Span(date(2020, 1, 1))),
        ),
    ),
    "DV121": case(
        (Succession(id="s", kind="merge", after=["tinh"], on=REFORM),),
        (Succession(id="s", kind="establish", after=["tinh"], on=REFORM),),
        (PROVINCE,),
    ),
    "DV122": case(
        (Succession(id="s", kind="establish", after=["m1"], on=date(2025, 6, 12)),),
        (Succession(id="s", kind="establish", after=["m1"], on=REFORM),),
        SPLIT_UNITS,
    ),
    "DV123": case((split("0.5", "0.4"),), (split("0.5", "0.5"),), SPLIT_UNITS),
    "DV124": case(
        (Succession(id="s", kind="dissolve", before=["tinh"], on=REFORM),),
        (Succession(id="s", kind="dissolve", before=["tinh"], after=["tinh"], on=REFORM),),
        (PROVINCE,),
    ),
    "DV125": case(
        (),
        (Succession(id="s", kind="absorb", before=["cu"], after=["m1"], on=REFORM),),
        (
            *SPLIT_UNITS[:2],
            figure("f", 12, unit="cu"),
            figure("g", 30, unit="m1", period="nam-2026"),
            YEAR,
            Period(id="nam-2026", kind="year", label="năm 2026", during=Span.year(2026)),
        ),
    ),
    "DV201": case(
        (Period(id="q", kind="quarter", label="quý I/2019", during=Span(date(2019, 1, 15), date(2019, 4, 15))),),
        (Period(id="q", kind="quarter", label="quý I/2019", during=Span.quarter(2019, 1)),),
    ),
    "DV202": case(
        (Period(id="g", kind="stage", label="giai đoạn 2020", during=Span.year(2020)),),
        (Period(id="g", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020)),),
    ),
    "DV203": case(
        (Period(id="h", kind="stage", label="2024-2026", during=Span.years(2024, 2026), within="gd"),),
        (Period(id="h", kind="stage", label="2024-2025", during=Span.years(2024, 2025), within="gd"),),
        (STAGE,),
    ),
    "DV204": case(
        (Period(id="g", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2015, 2020)),),
        (Period(id="g", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020)),),
    ),
    "DV205": case(
        (attrs.evolve(YEAR, reported_on=date(2023, 12, 1)),), (attrs.evolve(YEAR, reported_on=date(2024, 10, 1)),)
    ),
    "DV206": case(
        (Period(id="d", kind="campaign", label="đợt Tết", during=Span(date(202, 1, 1), date(202, 2, 1))),),
        (Period(id="d", kind="campaign", label="đợt Tết", during=Span(date(2022, 1, 1), date(2022, 2, 1))),),
    ),
    "DV301": case((model("m", REGISTERED, fields=[]),), (model("m", REGISTERED),), PLACES),
    "DV302": case((model("m", RECOGNISED),), (model("m", REGISTERED, RECOGNISED),), PLACES),
    "DV303": case(
        (model("m", REGISTERED, attrs.evolve(RECOGNISED, level="province")),),
        (model("m", REGISTERED, RECOGNISED, attrs.evolve(RECOGNISED, level="province")),),
        PLACES,
    ),
    "DV304": case(
        (model("m", attrs.evolve(REGISTERED, on=date(2024, 12, 1)), RECOGNISED),),
        (model("m", REGISTERED, RECOGNISED),),
        PLACES,
    ),
    "DV305": case(
        (model("m", Milestone(kind="registered", on=date(2025, 9, 1), level="district"), holders=["tinh"]),),
        (model("m", Milestone(kind="registered", on=date(2025, 6, 1), level="district"), holders=["tinh"]),),
        (PROVINCE,),
    ),
    "DV306": case(
        (
            model(
                "m",
                attrs.evolve(REGISTERED, level="province"),
                attrs.evolve(RECOGNISED, level="province", by="bcd"),
            ),
        ),
        (model("m", attrs.evolve(REGISTERED, level="district"), attrs.evolve(RECOGNISED, level="district", by="bcd")),),
        (*PLACES, STEERING),
    ),
    "DV307": case(
        (model("m", name="Mô hình tổ tự quản"), model("n", name="Tổ Tự Quản")),
        (model("m", name="Mô hình tổ tự quản"), model("n", name="Tổ tự quản đường hoa")),
        PLACES,
    ),
    "DV308": case(
        (rewarded(date(2024, 10, 1)),),
        (rewarded(date(2024, 11, 1)),),
        (*PLACES, COMMITTEE, model("m", REGISTERED, RECOGNISED)),
    ),
    "DV309": Case(
        Book((*PLACES, model("m", REGISTERED, fields=["tet"])), vocabulary=own_field()),
        Book((*PLACES, model("m", REGISTERED, fields=["tet"])), vocabulary=own_field("culture-society")),
    ),
    "DV310": case(
        (model("m", REGISTERED, WITHDRAWN, RECOGNISED),),
        (model("m", REGISTERED, WITHDRAWN, attrs.evolve(REGISTERED, on=date(2024, 10, 1)), RECOGNISED),),
        PLACES,
    ),
    "DV401": case(
        (attrs.evolve(award("a", "emulation-flag", "tu", some("individual", 1)), grantors=()),),
        (attrs.evolve(award("a", "emulation-flag", "tu", some("collective", 1)), grantors=()),),
    ),
    "DV402": case(
        (award("a", "certificate-of-merit", "ubnd", some("collective", 2)),),
        (
            award(
                "a", "certificate-of-commendation", "ubnd", some("collective", 2), signatory=Person(office="Chủ tịch")
            ),
        ),
        (DISTRICT_OFFICE,),
    ),
    "DV403": case(
        (award("a", "certificate-of-merit", "bdv", some("unsplit", 39)),),
        (award("a", "certificate-of-merit", "tu", some("unsplit", 39)),),
        (BOARD, COMMITTEE),
    ),
    "DV404": case(
        (award("a", "certificate-of-commendation", "ubnd", some("collective", 20)),),
        (
            award(
                "a", "certificate-of-commendation", "ubnd", some("collective", 20), signatory=Person(office="Chủ tịch")
            ),
        ),
        (DISTRICT_OFFICE,),
    ),
    "DV405": case(
        (award("a", "certificate-of-commendation", "bcd", some("collective", 7)),),
        (model("m", REGISTERED, attrs.evolve(RECOGNISED, level="commune", by="bcd")),),
        (*PLACES, STEERING),
    ),
    "DV411": case(
        (award("a", "certificate-of-merit", "tu", some("collective", -4)),),
        (award("a", "certificate-of-merit", "tu", some("collective", 4)),),
        (COMMITTEE,),
    ),
    "DV412": case(
        (
            award(
                "a", "certificate-of-merit", "tu", some("unsplit", 39), some("collective", 30), some("individual", 10)
            ),
        ),
        (award("a", "certificate-of-merit", "tu", some("unsplit", 39), some("collective", 30), some("individual", 9)),),
        (COMMITTEE,),
    ),
    "DV413": case(
        tuple(award(one, "certificate-of-merit", "tu", some("collective", 11)) for one in "ab"),
        tuple(award(one, "certificate-of-merit", "tu", some("collective", 11), reason=one) for one in "ab"),
        (COMMITTEE,),
    ),
    "DV414": case(
        tuple(
            award(
                one, "certificate-of-merit", "tu", Recipient(kind="collective", unit="xa"), achievement="m", reason=one
            )
            for one in "ab"
        ),
        tuple(
            award(one, "certificate-of-merit", "tu", Recipient(kind="collective", unit="xa"), achievement=one)
            for one in "ab"
        ),
        (*PLACES, COMMITTEE),
    ),
    "DV415": case(
        tuple(
            award(one, "certificate-of-merit", "tu", Recipient(kind="collective", unit="xa"), period=one)
            for one in ("nam-2024", "gd")
        ),
        tuple(
            award(one, "certificate-of-merit", "tu", Recipient(kind="collective", unit="xa"), period=one, reason=one)
            for one in ("nam-2024", "gd")
        ),
        (*PLACES, COMMITTEE, YEAR, STAGE),
    ),
    "DV416": case(
        (Award(id="a", acts=[Act(state="decided", on=DAY), Act(state="proposed", on=date(2024, 3, 15))]),),
        (Award(id="a", acts=[Act(state="decided", on=DAY), Act(state="proposed", on=date(2024, 2, 15))]),),
    ),
    "DV427": case(
        (award("a", "certificate-of-merit", "tu", Recipient(kind="collective", unit="tu")),),
        (award("a", "certificate-of-merit", "tu", Recipient(kind="collective", unit="bdv")),),
        (BOARD, COMMITTEE),
    ),
    "DV428": case(
        (to_people("Trần Văn Bình", signatory=Person(name="Trần Văn Bình", office="Bí thư")),),
        (to_people("Trần Văn Bình", signatory=Person(name="Lê Thị Hoa", office="Bí thư")),),
        (COMMITTEE,),
    ),
    "DV429": case(
        (to_people("Nguyễn Văn An", "Nguyen Van An"),),
        (to_people("Nguyễn Thị Hoa", "Nguyễn Thị Hòa"),),
        (COMMITTEE,),
    ),
    "DV430": case(
        (revoked("bdv"),),
        (revoked("bdv", Citation(symbol=Symbol("12-QĐ/TU"))),),
        (BOARD, COMMITTEE),
    ),
    "DV420": case(
        (counted_from("nam-2025"),),
        (counted_from("quy-4"),),
        (
            *LATER_PLACES,
            Period(id="nam-2025", kind="year", label="năm 2025", during=Span.year(2025)),
            Period(id="quy-4", kind="quarter", label="quý IV/2025", during=Span.quarter(2025, 4)),
        ),
    ),
    "DV421": case((paid(180_000),), (paid(710_000),), PAYERS),
    "DV422": case((paid(702_000),), (paid(710_000),), PAYERS),
    "DV423": case((paid(760_000),), (paid(710_000),), PAYERS),
    "DV424": case(
        (paid(2_000_000, form="commemorative-medal", grantor="ubnd-tinh", office="Chủ tịch UBND tỉnh"),),
        (paid(1_404_000, form="commemorative-medal", grantor="ubnd-tinh", office="Chủ tịch UBND tỉnh"),),
        PAYERS,
    ),
    "DV425": case(
        (paid(300_000, grantor="cong-ty", on=OLD), paid(300_000, "collective", grantor="cong-ty", on=OLD)),
        (paid(300_000, grantor="cong-ty", on=OLD), paid(600_000, "collective", grantor="cong-ty", on=OLD)),
        PAYERS,
    ),
    "DV426": case(
        (paid(360_000, "household", grantor="ubnd-tinh", form="certificate-of-merit", on=OLD),),
        (paid(1_060_000, "household"),),
        PAYERS,
    ),
    "DV417": case(
        (
            award(
                "a",
                "certificate-of-merit",
                "tu",
                Recipient(kind="collective", unit="m1", barred=Span(date(2025, 7, 1), date(2025, 10, 1))),
                acts=[Act(state="proposed", on=date(2025, 8, 1))],
            ),
        ),
        (
            award(
                "a",
                "certificate-of-merit",
                "tu",
                Recipient(kind="collective", unit="m1", barred=Span(date(2025, 7, 1), date(2025, 10, 1))),
                acts=[Act(state="proposed", on=date(2025, 10, 1))],
            ),
        ),
        (*LATER_PLACES,),
    ),
    "DV418": case(
        (
            award("a", None, "tu", occasion="thematic", acts=AUGUST),
            award("b", None, "tu", occasion="annual", based_on=["a"], acts=DECEMBER),
        ),
        (
            award("a", None, "tu", occasion="annual", acts=AUGUST),
            award("b", None, "tu", occasion="annual", based_on=["a"], acts=DECEMBER),
        ),
        (*LATER_PLACES,),
    ),
    "DV419": case(
        (award("a", "certificate-of-merit", "tu", Recipient(kind="collective", count=Quantity(20, "over"))),),
        (award("a", "certificate-of-merit", "tu", Recipient(kind="collective", count=Quantity(20))),),
        (*PLACES, COMMITTEE),
    ),
    "DV501": case(
        (
            figure("f", 635, breakdown={"standing": "registered"}, period="gd"),
            figure("g", 266, breakdown={"standing": "recognised"}),
        ),
        (
            figure("f", 635, breakdown={"standing": "registered"}),
            figure("g", 266, breakdown={"standing": "recognised"}),
        ),
        (PROVINCE, YEAR, STAGE),
    ),
    "DV502": case(
        (figure("f", 1520), figure("g", 1533, about="hiệu quả", part_of="f")),
        (figure("f", 1520), figure("g", 1433, about="hiệu quả", part_of="f")),
        (PROVINCE, YEAR),
    ),
    "DV503": case(
        (
            figure("f", 139),
            figure("g", 96, breakdown={"type": "collective"}),
            figure("h", 41, breakdown={"type": "individual"}),
        ),
        (
            figure("f", 137),
            figure("g", 96, breakdown={"type": "collective"}),
            figure("h", 41, breakdown={"type": "individual"}),
        ),
        (PROVINCE, YEAR),
    ),
    "DV504": case(
        (
            figure("f", 1520, breakdown={"standing": "registered"}),
            figure("g", 1600, breakdown={"standing": "recognised"}),
        ),
        (
            figure("f", 1520, breakdown={"standing": "registered"}),
            figure("g", 1433, breakdown={"standing": "recognised"}),
        ),
        (PROVINCE, YEAR),
    ),
    "DV505": case(
        (figure("f", 1229, measure="models-existing", breakdown={"standing": "registered"}),),
        (figure("f", 1229, measure="models-existing"),),
        (PROVINCE, YEAR),
    ),
    "DV506": case(
        (figure("f", 85, measure="conference-participants", count="person-turn"),),
        (figure("f", 85, measure="conference-participants", count="person"),),
        (PROVINCE, YEAR),
    ),
    "DV507": case((figure("f", -12),), (figure("f", 12),), (PROVINCE, YEAR)),
    "DV508": case(
        (figure("f", Decimal("143.3"), measure="effective-share", count="percent"),),
        (figure("f", Decimal("94.3"), measure="effective-share", count="percent"),),
        (PROVINCE, YEAR),
    ),
    "DV509": case((figure("f", None),), (figure("f", None, printed="hàng chục mô hình"),), (PROVINCE, YEAR)),
    "DV510": case(
        (figure("f", 1520), figure("g", 1540)), (figure("f", 1520), figure("g", 1540, about="khác")), (PROVINCE, YEAR)
    ),
    "DV511": case(
        (figure("f", 635), figure("g", 266, about="công nhận", period="gd", part_of="f")),
        (figure("f", 635, period="gd"), figure("g", 266, about="công nhận", part_of="f")),
        (PROVINCE, YEAR, STAGE),
    ),
    "DV512": case(
        (figure("f", 12, unit="cu", period="gd"), figure("g", 30, unit="m1", period="gd")),
        (figure("f", 12, unit="cu", period="nam-2024"), figure("g", 30, unit="m1", period="nam-2026")),
        (
            *SPLIT_UNITS[:2],
            YEAR,
            STAGE,
            Period(id="nam-2026", kind="year", label="năm 2026", during=Span.year(2026)),
            Succession(id="s", kind="merge", before=["cu"], after=["m1"], on=REFORM),
        ),
    ),
    "DV513": case(
        (
            Unit(id="h", name="huyện H", kind="rural-district", level="district", during=Span(end=REFORM)),
            Unit(id="x", name="xã X", kind="commune", level="commune", parent="h", during=Span(end=REFORM)),
            figure("f", 5, unit="h", period="nam-2024"),
            figure("g", 7, unit="x", period="nam-2024"),
        ),
        (
            Unit(id="h", name="huyện H", kind="rural-district", level="district", during=Span(end=REFORM)),
            Unit(id="x", name="xã X", kind="commune", level="commune", parent="h", during=Span(end=REFORM)),
            figure("f", 7, unit="h", period="nam-2024"),
            figure("g", 7, unit="x", period="nam-2024"),
        ),
        (YEAR,),
    ),
    "DV514": case(
        (compared(figure("f", 1808), 276), figure("f", 1808), figure("g", 1600, period="nam-2023")),
        (compared(figure("f", 1808), 208), figure("f", 1808), figure("g", 1600, period="nam-2023")),
        (YEAR, LAST_YEAR, PROVINCE),
    ),
    "DV515": case(
        (compared(figure("f", 1808), 276), figure("f", 1808)),
        (compared(figure("f", 1808), 208), figure("f", 1808), figure("g", 1600, period="nam-2023")),
        (YEAR, LAST_YEAR, PROVINCE),
    ),
    "DV516": case(
        (compared(figure("f", 12), 2, since="nua-nam"), figure("g", 10, period="nua-nam")),
        (compared(figure("f", 12), 2), figure("g", 10, period="nam-2023")),
        (
            *(PROVINCE, YEAR, LAST_YEAR, figure("f", 12)),
            Period(id="nua-nam", kind="half", label="6 tháng đầu năm 2023", during=Span.half(2023, 1)),
        ),
    ),
    "DV517": case(
        (
            figure("f", 40),
            figure("g", 30, breakdown={"field": "economy"}, part_of="f"),
            figure("h", 8, breakdown={"field": "education"}, part_of="f"),
        ),
        (
            figure("f", 40),
            figure("g", 30, breakdown={"field": "economy"}, part_of="f"),
            figure("h", 10, breakdown={"field": "education"}, part_of="f"),
        ),
        (PROVINCE, YEAR),
    ),
    "DV518": case(
        (*COUNTED, figure("s", Decimal("83.07"), measure="effective-share", count="percent")),
        (*COUNTED, figure("s", Decimal("68.97"), measure="effective-share", count="percent")),
        (PROVINCE, YEAR),
    ),
    "DV519": case((about("900"),), (about("hơn 900"),), (PROVINCE, YEAR)),
    "DV601": case(
        (figure("f", 34, variants=[Variant("quantity", "19 + 14 = 33")]),), (figure("f", 34),), (PROVINCE, YEAR)
    ),
    "DV602": case(
        (
            Award(
                id="a",
                acts=[Act(state="decided", on=date(2025, 8, 15), document=Citation(symbol=Symbol("98/2023/NĐ-CP")))],
            ),
        ),
        (
            Award(
                id="a",
                acts=[Act(state="decided", on=date(2025, 8, 15), document=Citation(symbol=Symbol("152/2025/NĐ-CP")))],
            ),
        ),
    ),
    "DV603": case(
        (Award(id="a", acts=[Act(state="decided", on=DAY, document=Citation(symbol=Symbol("12/QĐX-UBND")))]),),
        (Award(id="a", acts=[Act(state="decided", on=DAY, document=Citation(symbol=Symbol("12/QĐ-UBND")))]),),
    ),
}
