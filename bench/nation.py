"""A record book of the size of a nation, made up: every unit, model and number in it is invented.

Sixty-three provinces, 700 districts, 11.000 communes with two hamlets each, and as many models as are asked for.
On 01/7/2025 the districts end, provinces and communes merge, and the hamlets go on under the new communes. The same
size gives the same book.
"""

import datetime
import random
from collections.abc import Iterator

from danvan.facts import Fact, Figure, Milestone, Model, Period, Succession, Unit
from danvan.values.citations import Citation, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

PROVINCES, DISTRICTS, COMMUNES, HAMLETS_A_COMMUNE = 63, 700, 11_000, 2
PROVINCES_AFTER, COMMUNES_AFTER = 34, 3_321
REFORM = datetime.date(2025, 7, 1)
BEFORE, AFTER = Span(end=REFORM), Span(start=REFORM)
YEARS = range(2016, 2025)
FIELDS = ("economy", "culture-society", "defence-security", "political-system")
STANDINGS = ("registered", "effective", "recognised")

WHAT = (
    "Tổ tự quản",
    "Tuyến đường hoa",
    "Camera an ninh",
    "Hũ gạo tình thương",
    "Nuôi bò sinh sản",
    "Tiếp dân thân thiện",
)
WHO = ("phụ nữ", "cựu chiến binh", "đoàn viên thanh niên", "nông dân", "chi bộ", "công đoàn cơ sở")
AIM = ("bảo vệ môi trường", "giúp nhau thoát nghèo", "giữ gìn trật tự", "xây dựng nông thôn mới", "chuyển đổi số")


def frame() -> Iterator[Fact]:
    """The units with their successions, and the years."""
    for n in range(PROVINCES):
        yield Unit(id=f"t{n:02d}", name=f"tỉnh Số {n + 1}", kind="province", level="province", during=BEFORE)
    for n in range(DISTRICTS):
        parent = f"t{n % PROVINCES:02d}"
        name = f"huyện Số {n + 1}"
        yield Unit(id=f"h{n:03d}", name=name, kind="rural-district", level="district", parent=parent, during=BEFORE)
    for n in range(COMMUNES):
        name, parent = f"xã Số {n + 1}", f"h{n % DISTRICTS:03d}"
        yield Unit(id=f"x{n:05d}", name=name, kind="commune", level="commune", parent=parent, during=BEFORE)
    for n in range(PROVINCES_AFTER):
        yield Unit(id=f"tm{n:02d}", name=f"tỉnh Mới {n + 1}", kind="province", level="province", during=AFTER)
    for n in range(COMMUNES_AFTER):
        name, parent = f"xã Mới {n + 1}", f"tm{n % PROVINCES_AFTER:02d}"
        yield Unit(id=f"xm{n:04d}", name=name, kind="commune", level="commune", parent=parent, during=AFTER)
    for n in range(COMMUNES * HAMLETS_A_COMMUNE):
        commune = n % COMMUNES
        name = f"ấp {n // COMMUNES + 1} xã Số {commune + 1}"
        for parent, during in ((f"x{commune:05d}", BEFORE), (f"xm{commune % COMMUNES_AFTER:04d}", AFTER)):
            yield Unit(id=f"a{n:05d}", name=name, kind="hamlet", level="hamlet", parent=parent, during=during)
    yield from _successions()
    for year in YEARS:
        yield Period(id=f"n{year}", kind="year", label=f"năm {year}", during=Span.year(year))


def _successions() -> Iterator[Fact]:
    for prefix, new, width, before, after in (
        ("t", "tm", 2, PROVINCES, PROVINCES_AFTER),
        ("x", "xm", 5, COMMUNES, COMMUNES_AFTER),
    ):
        for n in range(after):
            merged = [f"{prefix}{old:0{width}d}" for old in range(n, before, after)]
            to = f"{new}{n:0{4 if new == 'xm' else 2}d}"
            yield Succession(id=f"s-{to}", kind="merge", before=merged, after=[to], on=REFORM)


def models(count: int) -> Iterator[Model]:
    """So many models, each with one to four milestones."""
    draw = random.Random(20_240_701)  # noqa: S311 # the same book every time is what is wanted
    for n in range(count):
        commune = draw.randrange(COMMUNES)
        holder = f"a{commune + COMMUNES * draw.randrange(HAMLETS_A_COMMUNE):05d}" if n % 2 else f"x{commune:05d}"
        year = draw.choice(YEARS)
        yield Model(
            id=f"m{n:07d}",
            name=f"{draw.choice(WHAT)} {draw.choice(WHO)} {draw.choice(AIM)} số {n + 1}",
            holders=[holder],
            type="individual" if n % 10 == 0 else "collective",
            fields=[draw.choice(FIELDS)],
            period=f"n{year}",
            movement="dan-van-kheo",
            milestones=tuple(_milestones(draw, commune, year)),
        )


def _milestones(draw: random.Random, commune: int, year: int) -> Iterator[Milestone]:
    by = f"x{commune:05d}"
    yield Milestone(kind="registered", on=_day(draw, year, 1, 3), level="commune", by=by)
    if draw.random() < 0.8:
        yield Milestone(kind="effective", on=_day(draw, year, 4, 8), level="commune")
    if draw.random() < 0.5:
        # A commune recognises all its models of a year by one decision.
        day = datetime.date(year, 11, 1 + commune % 28)
        decision = Citation(symbol=Symbol(f"{1 + commune % 900}/QĐ-UBND"), date=day)
        yield Milestone(kind="recognised", on=day, level="commune", by=by, decision=decision)
    if draw.random() < 0.1:
        yield Milestone(kind="registered", on=_day(draw, year, 1, 3), level="district", by=by)
        by = f"h{commune % DISTRICTS:03d}"
        yield Milestone(kind="recognised", on=_day(draw, year, 12, 12), level="district", by=by)


def _day(draw: random.Random, year: int, first: int, last: int) -> datetime.date:
    return datetime.date(year, draw.randint(first, last), draw.randint(1, 28))


def figures(year: int) -> Iterator[Figure]:
    """What every commune reported of one year: how many models it registered, and how many were recognised."""
    draw = random.Random(year)  # noqa: S311 # as above
    for n in range(COMMUNES):
        registered = draw.randint(1, 20)
        for standing, value in (("registered", registered), ("recognised", draw.randint(0, registered))):
            yield Figure(
                id=f"f{year}-{n:05d}-{standing}",
                measure="models",
                quantity=Quantity(value, unit="model"),
                unit=f"x{n:05d}",
                period=f"n{year}",
                breakdown={"standing": standing, "level": "commune"},
            )


def nation(count: int) -> Iterator[Fact]:
    """The whole book, fact by fact: the frame, the models, the figures of one year."""
    yield from frame()
    yield from models(count)
    yield from figures(2024)
