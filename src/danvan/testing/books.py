"""Books of any size, made from numbers alone: the same call gives the same book on every machine.

For tests, benches and examples. Places, bodies and models are invented; nothing here needs hypothesis.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from danvan.book.book import Book
from danvan.facts import Act, Award, Figure, Frame, Milestone, Model, Period, Person, Recipient, Unit
from danvan.testing.clean import BEFORE
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

FIELDS = ("economy", "culture-society", "defence-security", "political-system")
CHAPTERS = (
    ("phu-nu", "Chi hội Phụ nữ", "women-chapter"),
    ("nong-dan", "Chi hội Nông dân", "farmers-chapter"),
    ("cuu-chien-binh", "Chi hội Cựu chiến binh", "veterans-chapter"),
)
WORKS = (
    "Thắp sáng đường quê",
    "Tổ tiết kiệm và vay vốn",
    "Phân loại rác tại nhà",
    "Hòa giải ở cơ sở",
    "Cổng rào xanh",
    "Camera an ninh",
    "Hũ gạo tình thương",
    "Đường hoa nông thôn",
)
SYLLABLES = ("An", "Bình", "Cát", "Đông", "Hòa", "Khánh", "Lộc", "Minh", "Phú", "Tân", "Thạnh", "Vĩnh")


def mixed(*numbers: int) -> int:
    """A number that looks like chance and is none: the numbers stirred together, 0 to 2⁶⁴ - 1 (splitmix64).

    >>> mixed(1, 2) == mixed(1, 2), mixed(1, 2) == mixed(2, 1)
    (True, False)
    """
    state = 0
    for number in numbers:
        state = (state + number + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 31
    return state


def _place(number: int) -> str:
    first, second = divmod(number, len(SYLLABLES))
    name = f"{SYLLABLES[first % len(SYLLABLES)]} {SYLLABLES[second]}"
    return name if first < len(SYLLABLES) else f"{name} {first // len(SYLLABLES)}"


def commune_book() -> Book:
    """A commune with two hamlets and a chapter, two models, an award and two figures of 2024, in which all is well.

    >>> commune_book()
    <Book: 6 Unit, 1 Period, 2 Model, 1 Award, 2 Figure>
    """
    units = [
        Unit(id="xa", name="xã Mây Trắng", kind="commune", level="commune", during=BEFORE),
        Unit(id="ap-1", name="ấp Đầu Nguồn", kind="hamlet", level="hamlet", parent="xa", during=BEFORE),
        Unit(id="ap-2", name="ấp Cuối Bến", kind="hamlet", level="hamlet", parent="xa", during=BEFORE),
        Unit(
            id="phu-nu-ap-1",
            name="Chi hội Phụ nữ ấp Đầu Nguồn",
            kind="women-chapter",
            level="hamlet",
            parent="ap-1",
            during=BEFORE,
        ),
        _body("du", "Đảng ủy xã Mây Trắng", "commune-party-committee", "commune", "xa"),
        _body("ubnd", "UBND xã Mây Trắng", "commune-peoples-committee", "commune", "xa"),
    ]
    year = Period(id="n2024", kind="year", label="năm 2024", during=Span.year(2024))
    registered = Milestone(kind="registered", on=datetime.date(2024, 1, 15), level="commune")
    recognised = Milestone(kind="recognised", on=datetime.date(2024, 12, 15), level="commune", by="du")
    waste = Model(
        id="phan-loai-rac",
        name="Phân loại rác tại nhà",
        holders=["phu-nu-ap-1"],
        type="collective",
        fields=["culture-society"],
        period="n2024",
        milestones=[registered, recognised],
    )
    light = Model(
        id="thap-sang",
        name="Thắp sáng đường quê",
        holders=["ap-1", "ap-2"],
        type="collective",
        fields=["economy", "defence-security"],
        period="n2024",
        milestones=[registered],
    )
    award = _award(
        "khen-1", Recipient(kind="collective", unit="phu-nu-ap-1"), "ubnd", "phan-loai-rac", datetime.date(2024, 12, 20)
    )
    figures = [
        _figure("dang-ky", "xa", "n2024", "registered", 2),
        _figure("cong-nhan", "xa", "n2024", "recognised", 1),
    ]
    return Book([*units, year, waste, light, award, *figures])


def crowded_book() -> Book:
    """A district's book with ten shares in tenths besides: sums of floats differ here by the order they are made in.

    >>> crowded_book()
    <Book: 47 Unit, 6 Period, 30 Model, 6 Award, 18 Figure>
    """
    shares = (
        Figure(
            id=f"ty-le-{number}",
            measure="effective-share",
            quantity=Quantity(Decimal(mixed(number) % 1000) / 10, unit="percent"),
            unit=f"xa-{number % 3 + 1}",
            period="gd-2016",
        )
        for number in range(1, 11)
    )
    return district_book(communes=3, models=30).adding(*shares)


def _body(unit: str, name: str, kind: str, level: str, place: str) -> Unit:
    return Unit(id=unit, name=name, kind=kind, level=level, place=place, during=BEFORE)


def _award(award: str, recipient: Recipient, grantor: str, achievement: str, day: datetime.date) -> Award:
    decision = Citation(symbol=Symbol("41/QĐ-UBND"), date=day)
    return Award(
        id=award,
        form="certificate-of-commendation",
        recipients=[recipient],
        grantors=[grantor],
        signatory=Person(office="Chủ tịch Ủy ban nhân dân"),
        reason="có thành tích trong phong trào thi đua “Dân vận khéo”",
        achievement=achievement,
        movement="dan-van-kheo",
        acts=[Act(state="decided", on=day, document=decision)],
    )


def _figure(figure: str, unit: str, period: str, standing: str, number: int) -> Figure:
    return Figure(
        id=figure,
        measure="models",
        quantity=Quantity(number, unit="model"),
        unit=unit,
        period=period,
        breakdown={"standing": standing},
        movement="dan-van-kheo",
        source=Source(file="bao-cao.txt", place=f"{unit}, {standing}"),
    )


def district_book(
    *, communes: int = 6, hamlets: int = 4, models: int = 60, silent: int = 0, seed: int = 0, first: int = 2016
) -> Book:
    """A district over five years: communes, hamlets and chapters; models with their steps, awards, reported figures.

    Each commune reports how many models it registered and how many of them were recognised, as many as its records
    hold, except the last `silent` ones, which send nothing; so does the district of what it was sent. All is well in
    the book, as far as danvan's own rules can tell.

    Parameters: `models` are spread over the communes; `seed` gives another book of the same size; `first` is the
    first of the five years (at the latest 2020: districts end in 2025).

    >>> district_book(communes=2, models=10)
    <Book: 33 Unit, 6 Period, 10 Model, 4 Award, 6 Figure>
    >>> district_book(seed=1) == district_book(seed=1), district_book(seed=1) == district_book(seed=2)
    (True, False)
    """
    stage, units = f"gd-{first}", tuple(_district(communes, hamlets))
    below = [
        tuple(unit.id for unit in units if unit.level == "hamlet" and unit.id.startswith(f"xa-{number}-"))
        or (f"xa-{number}",)
        for number in range(1, communes + 1)
    ]
    found = [_model(number, below[number % communes], seed, first) for number in range(models)]
    awards = [
        _award(f"khen-{model.id}", Recipient(kind="collective", unit=model.holders[0]), "ubnd-huyen", model.id, day)
        for model in found
        if (day := _day_of_exemplary(model)) is not None
    ]
    by_commune = [found[start::communes] for start in range(communes)]
    return Book([*units, *_stage(stage, first), *found, *awards, *_reported(by_commune[: communes - silent], stage)])


def _district(communes: int, hamlets: int) -> Iterator[Unit]:
    yield Unit(id="tinh", name="tỉnh Hoa Sim", kind="province", level="province")
    yield Unit(
        id="huyen", name="huyện Đồi Thông", kind="rural-district", level="district", parent="tinh", during=BEFORE
    )
    yield _body("hu", "Huyện ủy Đồi Thông", "district-party-committee", "district", "huyen")
    yield _body("ubnd-huyen", "UBND huyện Đồi Thông", "district-peoples-committee", "district", "huyen")
    yield _body("bcd", "Ban Chỉ đạo huyện Đồi Thông", "district-steering-committee", "district", "huyen")
    for number in range(1, communes + 1):
        commune = f"xa-{number}"
        yield Unit(
            id=commune, name=f"xã {_place(number)}", kind="commune", level="commune", parent="huyen", during=BEFORE
        )
        for inside in range(1, hamlets + 1):
            yield from _hamlet(f"{commune}-ap-{inside}", f"ấp {_place(100 + inside)}", commune, inside)


def _hamlet(hamlet: str, name: str, commune: str, number: int) -> Iterator[Unit]:
    yield Unit(id=hamlet, name=name, kind="hamlet", level="hamlet", parent=commune, during=BEFORE)
    chapters = CHAPTERS if number % 2 else (*CHAPTERS[:1], CHAPTERS[2])
    for code, chapter, kind in chapters[: 3 if number == 1 else 2]:
        label = f"{chapter} {name}"
        yield Unit(id=f"{hamlet}-{code}", name=label, kind=kind, level="hamlet", parent=hamlet, during=BEFORE)


def _stage(stage: str, first: int) -> Iterator[Period]:
    during = Span.years(first, first + 4)
    yield Period(id=stage, kind="stage", label=f"giai đoạn {first}-{first + 4}", during=during)
    for year in range(first, first + 5):
        yield Period(id=f"n{year}", kind="year", label=f"năm {year}", during=Span.year(year), within=stage)


def _model(number: int, holders: Sequence[str], seed: int, first: int, recogniser: str | None = "bcd") -> Model:
    bits = mixed(seed, number)
    year, day = first + bits % 5, 1 + (bits >> 56) % 28
    field, other = (bits >> 8) % len(FIELDS), (bits >> 16) % 2
    level = ("commune", "district")[(bits >> 20) % 2]
    steps = (
        Milestone(kind="registered", on=datetime.date(year, 1, day), level=level),
        Milestone(kind="effective", on=datetime.date(year, 9, day)),
        Milestone(kind="recognised", on=datetime.date(year, 11, day), level=level, by=recogniser),
        Milestone(kind="exemplary", on=datetime.date(year, 12, 15), level="district"),
    )
    return Model(
        id=f"mh-{number + 1:04}",
        name=f"{WORKS[(bits >> 24) % len(WORKS)]} {number + 1}",
        holders=[holders[(bits >> 32) % len(holders)]],
        type="collective",
        fields=[FIELDS[field], FIELDS[(field + other) % len(FIELDS)]],
        period=f"n{year}",
        movement="dan-van-kheo",
        milestones=steps[: 1 + (bits >> 4) % 4],  # one in four comes no further than its registration
        source=Source(file="so-mo-hinh.csv", place=f"dòng {number + 2}"),
    )


def _day_of_exemplary(model: Model) -> datetime.date | None:
    return next((step.on for step in model.milestones if step.kind == "exemplary"), None)


def _reported(by_commune: Sequence[Sequence[Model]], stage: str) -> Iterator[Figure]:
    for standing in ("registered", "recognised"):
        whole = 0
        for number, models in enumerate(by_commune, 1):
            count = sum(any(step.kind == standing for step in model.milestones) for model in models)
            whole += count
            if count:
                yield _figure(f"{standing}-{number}", f"xa-{number}", stage, standing, count)
        if whole:
            yield _figure(f"{standing}-huyen", "huyen", stage, standing, whole)


def nation_frame(
    *, provinces: int = 63, districts: int = 700, communes: int = 11_000, hamlets: int = 0
) -> tuple[Frame, ...]:
    """The units of a country as it was in 2024, and the years 2020 to 2024.

    Parameters: how many of each there are; each lies under one of the level above it, in turn.

    >>> len(nation_frame(provinces=2, districts=4, communes=8, hamlets=16))
    36
    """
    steps = (
        ("t", "tỉnh", "province", "province", provinces),
        ("h", "huyện", "rural-district", "district", districts),
        ("x", "xã", "commune", "commune", communes),
        ("a", "ấp", "hamlet", "hamlet", hamlets),
    )
    units = [Unit(id="nuoc", name="cả nước", kind="country", level="central")]
    above: Sequence[str] = ("nuoc",)
    for letter, word, kind, level, count in steps:
        row = [
            Unit(
                id=f"{letter}-{number}",
                name=f"{word} {_place(number)}",
                kind=kind,
                level=level,
                parent=above[number % len(above)],
                during=Span() if level == "province" else BEFORE,
            )
            for number in range(count)
        ]
        units.extend(row)
        above = [unit.id for unit in row] or above
    years = (Period(id=f"n{y}", kind="year", label=f"năm {y}", during=Span.year(y)) for y in range(2020, 2025))
    return (*units, *years)


def models_in(frame: Iterable[Frame], count: int, *, seed: int = 0) -> Iterator[Model]:
    """So many models, held by the units of the lowest level there is in a frame, of its years.

    >>> frame = nation_frame(provinces=1, districts=1, communes=3)
    >>> [model.holders for model in models_in(frame, 2)] == [model.holders for model in models_in(frame, 2)]
    True
    """
    facts = tuple(frame)
    units = [fact for fact in facts if isinstance(fact, Unit)]
    lowest = units[-1].level if units else None
    holders = tuple(unit.id for unit in units if unit.level == lowest)
    first = min(int(fact.id[1:]) for fact in facts if isinstance(fact, Period) and fact.kind == "year")
    return (_model(number, holders, seed, first, recogniser=None) for number in range(count))
