"""A district's records, invented: the map is real, who did what on it is not.

The provinces, the district, its communes, what became of them, and the three numbers the district printed come from
example 001 with their sources. The hamlets, the bodies in them, the models, decisions, awards and the communes'
reports are made here, from a seed; nobody in them exists. One thing is decided that the printed report leaves open:
here each of the 61 models of district level was recognised at base level first, so that they lie within the 266.

    python generate.py u-minh-thuong.danvan
"""

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple

import attrs

import danvan
from danvan import (
    Act,
    Award,
    Book,
    Citation,
    Figure,
    Milestone,
    Model,
    Person,
    Quantity,
    Recipient,
    Source,
    Span,
    Succession,
    Symbol,
    Unit,
)

REAL = Path(__file__).parent.parent / "001-u-minh-thuong-2016-2020" / "book.json"
REFORM = date(2025, 7, 1)
REVIEW = date(2020, 8, 4)
DISTRICT = "bcd-u-minh-thuong"


class Plan(NamedTuple):
    """How many models a commune registered (of them since 2019), and had recognised at base and at district level."""

    registered: int
    recent: int
    base: int
    district: int


PLANS = {
    "an-minh-bac": Plan(121, 66, 51, 12),
    "hoa-chanh": Plan(88, 48, 37, 8),
    "minh-thuan": Plan(128, 71, 54, 13),
    "thanh-yen": Plan(112, 62, 47, 11),
    "thanh-yen-a": Plan(91, 50, 38, 8),
    "vinh-hoa": Plan(95, 53, 39, 9),
}
"""They add up to what the district printed: 635, 266, 61."""

REPORTS = {
    "an-minh-bac": ("118", "66", "51", "12"),
    "minh-thuan": ("132", "71", "54", "13"),
    "thanh-yen": ("112", "62", "49", "11"),
    "thanh-yen-a": ("trên 90", "50", "38", "8"),
}
"""What communes reported of the same four numbers, as written; xã Hòa Chánh and xã Vĩnh Hòa sent nothing."""

OF_COMMUNE = {
    "du": ("commune-party-committee", "Đảng ủy"),
    "bcd": ("commune-steering-committee", "Ban Chỉ đạo phong trào thi đua “Dân vận khéo”"),
    "pn": ("commune-womens-union", "Hội Liên hiệp Phụ nữ"),
    "nd": ("commune-farmers-association", "Hội Nông dân"),
    "ccb": ("commune-veterans-association", "Hội Cựu chiến binh"),
    "tn": ("commune-youth-union", "Đoàn Thanh niên"),
    "ctd": ("commune-red-cross", "Hội Chữ thập đỏ"),
}
OF_HAMLET = {
    "cb": ("party-cell", "Chi bộ", "du"),
    "pn": ("women-chapter", "Chi hội Phụ nữ", "pn"),
    "nd": ("farmers-chapter", "Chi hội Nông dân", "nd"),
    "ccb": ("veterans-chapter", "Chi hội Cựu chiến binh", "ccb"),
    "tn": ("youth-chapter", "Chi đoàn", "tn"),
}
WATERS = ("Kênh", "Rạch", "Xẻo", "Vàm", "Lung", "Giồng", "Ngã", "Bàu")
TREES = ("Tràm", "Dừa", "Sậy", "Bần", "Mắm", "Sen", "Súng", "Lác", "Ráng", "Đước")
IDEAS = {
    "economy": (
        "Tổ hợp tác trồng màu", "Góp vốn xoay vòng", "Nuôi cá ruộng lúa", "Giúp nhau thoát nghèo",
        "Góp công sửa cầu", "Hiến đất làm đường", "Tổ bơm tát chung", "Vườn mẫu",
    ),
    "culture-society": (
        "Tuyến đường hoa", "Phân loại rác tại nhà", "Tiếp bước đến trường", "Bữa cơm cho người neo đơn",
        "Tủ thuốc nghĩa tình", "Câu lạc bộ hiến máu", "Thắp sáng đường quê", "Mái ấm tình thương",
    ),
    "defence-security": (
        "Tiếng kẻng an ninh", "Tổ tự quản an ninh trật tự", "Camera an ninh", "Gia đình không tội phạm",
        "Tiễn quân nhân nhập ngũ", "Bến đò an toàn",
    ),
    "government-political-system": (
        "Hòa giải từ đầu ngõ", "Trả kết quả tại nhà", "Ngày nghe dân nói", "Chi hội bốn tốt",
    ),
}  # fmt: skip # what is done, by its field
OFFICES = ("Trưởng", "Bí thư Chi bộ", "Trưởng ban công tác Mặt trận")


def invented(**found: str) -> Source:
    """The source of an invented fact says that it is one."""
    issuer, title, symbol = found.get("issuer"), found.get("title"), found.get("symbol")
    return Source(
        citation=Citation(symbol=Symbol(symbol) if symbol else None, issuer=issuer, title=title),
        place=found.get("place"),
        quote=found.get("quote"),
        confidence="unsourced",
        note="dữ liệu tự tạo cho ví dụ",
    )


def generate(seed: int = 2020) -> Book:
    """The record book of the district; the same seed gives the same book, every seed the same totals."""
    rng = random.Random(seed)  # noqa: S311 # an example is to be the same again, not hard to guess
    real = danvan.read(REAL)
    made_here = [unit for unit in real.units if unit.level == "hamlet" or unit.id == "ctd-minh-thuan"]
    frame = Book(real.frame).without(*made_here)
    merged = [one for one in real.successions if one.id.startswith("xa-")]
    into = {str(before): str(one.after[0]) for one in merged for before in one.before}
    units = tuple(_units(rng, frame, into))
    models = [model for commune in PLANS for model in _models(rng, frame.unit(commune).name, commune, units)]
    return frame.adding(
        *units,
        *_mergers(into),
        *_exemplary(rng, models),
        *real.figures,
        *(figure for commune in REPORTS for figure in _figures(frame.unit(commune).name, commune)),
        *_awards(rng, frame, units),
    )


def _units(rng: random.Random, frame: Book, into: dict[str, str]) -> Iterator[Unit]:
    until, since = Span(end=REFORM), Span(start=REFORM)
    for commune in (*into, *sorted(set(into.values()))):
        name, during = frame.unit(commune).name, until if commune in into else since
        for short, (kind, title) in OF_COMMUNE.items():
            above = None if short == "du" else f"{commune}-du"
            yield Unit(
                id=f"{commune}-{short}", name=f"{title} {name}", kind=kind, level="commune", parent=above,
                place=commune, during=during, source=invented(),
            )  # fmt: skip
    names = iter(rng.sample([f"ấp {water} {tree}" for water, tree in product(WATERS, TREES)], 8 * len(PLANS)))
    for commune, number in product(PLANS, range(1, 9)):
        place, name = f"{commune}-ap-{number}", next(names)
        for where, during in ((commune, until), (into[commune], since)):  # the same hamlet under its next commune
            yield Unit(
                id=place, name=name, kind="hamlet", level="hamlet", parent=where, during=during, source=invented()
            )
            for short, (kind, title, above) in OF_HAMLET.items():
                yield Unit(
                    id=f"{place}-{short}", name=f"{title} {name}", kind=kind, level="hamlet",
                    parent=f"{where}-{above}", place=place, during=during, source=invented(),
                )  # fmt: skip


def _mergers(into: dict[str, str]) -> Iterator[Succession]:
    for after, short in product(sorted(set(into.values())), OF_COMMUNE):
        yield Succession(
            id=f"{after}-{short}", kind="merge", before=[f"{one}-{short}" for one in into if into[one] == after],
            after=[f"{after}-{short}"], on=REFORM, note="Theo việc sắp xếp xã.", source=invented(),
        )  # fmt: skip


def _models(rng: random.Random, name: str, commune: str, units: Iterable[Unit]) -> Iterator[Model]:
    plan = PLANS[commune]
    places = {str(unit.id): unit.name for unit in units if unit.kind == "hamlet" and unit.parent == commune}
    ideas = [(idea, field) for field, known in IDEAS.items() for idea in known]
    chosen = rng.sample(list(product([*places.items(), (commune, name)], ideas)), plan.registered)
    late = set(rng.sample(range(plan.registered), plan.recent))
    recognised = rng.sample(range(plan.registered), plan.base)
    for number, ((place, where), (idea, field)) in enumerate(chosen):
        year = rng.choice((2019, 2020) if number in late else (2016, 2017, 2018))
        alone = place != commune and rng.random() < 0.12  # an individual's model has an office, never a name
        bodies = OF_HAMLET if place != commune else OF_COMMUNE
        level = "district" if number in recognised[: plan.district] else "base" if number in recognised else None
        second = rng.choice([other for other in IDEAS if other != field])
        yield Model(
            id=f"{commune}-{number + 1:03}",
            name=f"{idea} {where}",
            holders=[] if alone else [f"{place}-{rng.choice(list(bodies))}"],
            person=Person(office=f"{rng.choice(OFFICES)} {where}", unit=place) if alone else None,
            type="individual" if alone else "collective",
            fields=[field, second] if rng.random() < 0.15 else [field],
            place=place,
            period="gd-2016-2020",
            movement="dan-van-kheo",
            milestones=_steps(rng, name, commune, year, level),
            source=invented(
                issuer=f"Ban Chỉ đạo {name}", title=f"Sổ đăng ký mô hình năm {year}", place=f"dòng {number + 1}"
            ),
        )


def _steps(rng: random.Random, name: str, commune: str, year: int, level: str | None) -> Iterator[Milestone]:
    # Each step after the one it rests on; what is not recognised stops on the way.
    body = f"{commune}-bcd"
    day = date(year, 1, 6) + timedelta(days=rng.randrange(54))
    yield Milestone(kind="registered", on=day, level="base", by=body)
    if level is None and rng.random() < 0.06:
        return
    day += timedelta(days=rng.randint(7, 20))
    yield Milestone(kind="implemented", on=day, level="base")
    if level is None and rng.random() < 0.2:
        return
    yield Milestone(kind="effective", on=day + timedelta(days=rng.randint(30, 60)), level="base")
    if level is None and rng.random() < 0.7:
        return
    # Two rounds: the end of 2019, and June 2020 before the review; what was registered in 2020 waits for the second.
    first = date(2019, 11, 4) if year < 2020 and rng.random() < 0.45 else date(2020, 5, 20)
    yield Milestone(kind="appraised", on=first + timedelta(days=rng.randrange(15)), level="base", by=body)
    if level is None:
        return
    yield Milestone(kind="voted", on=first + timedelta(days=rng.randint(19, 26)), level="base", by=body)
    yield _recognised("base", body, first + timedelta(days=35), f"{'04' if first.year == 2019 else '02'}-QĐ/BCĐ", name)
    if level == "district":
        yield Milestone(kind="appraised", on=date(2020, 7, rng.randint(6, 15)), level="district", by=DISTRICT)
        yield Milestone(kind="voted", on=date(2020, 7, rng.randint(20, 24)), level="district", by=DISTRICT)
        symbol = rng.choice(("07-QĐ/BCĐ", "08-QĐ/BCĐ"))
        yield _recognised("district", DISTRICT, date(2020, 7, 31), symbol, "huyện U Minh Thượng")


def _recognised(level: str, body: str, on: date, symbol: str, where: str) -> Milestone:
    decision = Citation(symbol=Symbol(symbol), date=on, type="quyết định", issuer=f"Ban Chỉ đạo {where}")
    return Milestone(kind="recognised", on=on, level=level, by=body, decision=decision, source=invented())


def _exemplary(rng: random.Random, models: Iterable[Model]) -> Iterator[Model]:
    # One of each commune's models of district level was told of at the review.
    known = tuple(models)
    best = [model.id for model in known if model.milestones[-1].level == "district"]
    told = {rng.choice([one for one in best if one.rpartition("-")[0] == commune]) for commune in PLANS}
    for model in known:
        step = Milestone(kind="exemplary", on=REVIEW, level="district", by=DISTRICT)
        yield model.reached(step) if model.id in told else model


def _figures(name: str, commune: str) -> Iterator[Figure]:
    steps = (
        ("dang-ky", "gd-2016-2020", {"standing": "registered"}, "đăng ký"),
        ("dang-ky-2019", "gd-2019-2020", {"standing": "registered"}, "đăng ký trong hai năm 2019-2020"),
        ("co-so", "gd-2019-2020", {"standing": "recognised", "level": "base"}, "được công nhận cấp cơ sở"),
        ("huyen", "gd-2019-2020", {"standing": "recognised", "level": "district"}, "được công nhận cấp huyện"),
    )
    for (short, period, breakdown, words), printed in zip(steps, REPORTS[commune], strict=True):
        read = Quantity.parse(printed, unit="model").quantity
        yield Figure(
            id=f"{commune}-{short}",
            measure="models",
            quantity=read,
            unit=f"{commune}-du",
            period=period,
            breakdown=breakdown,
            part_of=f"{commune}-dang-ky" if short == "dang-ky-2019" else None,
            movement="dan-van-kheo",
            source=invented(
                symbol="19-BC/ĐU", issuer=f"Đảng ủy {name}", place="mục II", quote=f"có {printed} mô hình {words}"
            ),
        )


def _awards(rng: random.Random, frame: Book, units: Iterable[Unit]) -> Iterator[Award]:
    leading = {f"{commune}-du": f"Bí thư Đảng ủy {frame.unit(commune).name}" for commune in PLANS}
    working = sorted({unit.id for unit in units if unit.level == "hamlet" and unit.place})
    heads = [Person(office=office, unit=body) for body, office in leading.items()]
    party = Award(
        id="giay-khen-huyen-uy",
        form="certificate-of-commendation",
        recipients=[
            *(Recipient(kind="collective", unit=body) for body in rng.sample(list(leading), 4)),
            *(Recipient(kind="individual", person=head) for head in heads),
        ],
        grantors=["btv-hu-u-minh-thuong"],
        reason="có thành tích xuất sắc trong công tác chỉ đạo phong trào thi đua “Dân vận khéo”",
        period="gd-2016-2020",
        movement="dan-van-kheo",
        acts=_decided("512-QĐ/HU", "Ban Thường vụ Huyện ủy U Minh Thượng"),
        source=invented(symbol="512-QĐ/HU", place="Điều 1"),
    )
    yield party
    yield attrs.evolve(
        party,
        id="giay-khen-chu-tich",
        recipients=[Recipient(kind="collective", unit=body) for body in rng.sample(working, 20)],
        grantors=["ubnd-u-minh-thuong"],
        signatory=Person(office="Chủ tịch Ủy ban nhân dân huyện"),
        reason="có thành tích tốt trong phong trào thi đua “Dân vận khéo”",
        acts=_decided("1968/QĐ-UBND", "Chủ tịch Ủy ban nhân dân huyện U Minh Thượng"),
        source=invented(symbol="1968/QĐ-UBND", place="Điều 1"),
    )


def _decided(symbol: str, issuer: str) -> Iterator[Act]:
    on = date(2020, 7, 31)
    document = Citation(symbol=Symbol(symbol), date=on, type="quyết định", issuer=issuer)
    yield Act(state="decided", on=on, document=document)
    yield Act(state="presented", on=REVIEW)


if __name__ == "__main__":
    danvan.write(generate(), sys.argv[1])
