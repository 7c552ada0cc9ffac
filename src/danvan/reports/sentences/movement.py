"""What a report says of models: how many at each step, of which level, which of them stand out."""

from collections.abc import Iterable, Iterator

from danvan.documents.blocks import ReportNote
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Figure, Model, Period, Unit
from danvan.reports.sentences.scope import Scope
from danvan.reports.sentences.wording import ACTIVE, PASSIVE, fields_said, in_quotes, level_said, number_of
from danvan.values.numerals import write_integer, write_percent, write_short_day
from danvan.values.text import capitalised

COUNTS_MODELS = frozenset({"model", "model-or-exemplar", "exemplar"})


def counts_models(scope: Scope, figure: Figure) -> bool:
    """Whether a figure counts models."""
    measure = scope.vocabulary.measure(figure.measure)
    return "standing" in figure.breakdown or (measure is not None and measure.unit in COUNTS_MODELS)


def of_models(scope: Scope) -> tuple[Figure, ...]:
    """The figures of a report that count models, in the order they are told: by period, then down the funnel."""

    def place(figure: Figure) -> tuple[object, ...]:
        period = scope.book.span_of(figure)
        length = -(period.days or 0) if period else 0
        standing = scope.vocabulary.rank("milestone", figure.breakdown.get("standing", ""))
        level = scope.vocabulary.rank("level", figure.breakdown.get("level", ""))
        return (length, standing, -level[0], figure.id)

    return tuple(sorted((figure for figure in scope.figures if counts_models(scope, figure)), key=place))


def sentences(scope: Scope) -> Iterator[str]:
    """One sentence for each figure that stands by itself, with those that lie within it."""
    figures = of_models(scope)
    told = {figure.id for figure in figures}
    if not figures and scope.models:
        yield from _from_records(scope)
    earlier, spanned = "", ""
    for figure in figures:
        if figure.part_of in told:
            continue
        when = _when(scope, figure)
        where = fields_said(figure, scope.vocabulary, _field_count(scope, figure))
        parts = [_part(scope, figure, part) for part in figures if part.part_of == figure.id]
        tail = "; trong đó có " + "; ".join(parts) if parts else ""
        start = f"cũng {when}" if when and when == earlier else when
        yield capitalised(f"{start}{_whole(scope, figure)}{'' if where == spanned else where}{tail}.")
        earlier, spanned = when, where


def told(scope: Scope) -> frozenset[str]:
    """The ids of the figures that the sentences on models tell."""
    figures = of_models(scope)
    known = {figure.id for figure in figures}
    first = {figure.id for figure in figures if figure.part_of not in known}
    counted = {
        other.id
        for other in scope.figures
        if other.measure == "field-count" and any(other.period == figure.period for figure in figures)
    }
    return frozenset(first | counted | {figure.id for figure in figures if figure.part_of in first})


def _from_records(scope: Scope) -> Iterator[str]:
    # Where nobody reported a figure, the records themselves are counted, each model once at a step.
    steps: dict[str, set[str]] = {}
    for model in scope.models:
        for milestone in model.milestones:
            steps.setdefault(milestone.kind, set()).add(model.id)
    ordered = sorted(steps, key=lambda kind: scope.vocabulary.rank("milestone", kind))
    label = scope.vocabulary.label("count-unit", "model")
    told = [
        f"{write_integer(len(steps[kind]))} {label} {PASSIVE.get(kind) or scope.vocabulary.label('milestone', kind)}"
        for kind in ordered
    ]
    count = f"{write_integer(len(scope.models))} {label}"
    yield capitalised(
        f"{whole_place(scope)} có hồ sơ của {count}" + (f", trong đó {'; '.join(told)}." if told else ".")
    )


def _when(scope: Scope, figure: Figure) -> str:
    period = scope.book.get(Period, figure.period)
    if period is not None:
        return f"{'đến hết' if _is_stock(scope, figure) else 'trong'} {period.label}, "
    return f"đến ngày {write_short_day(figure.on)}, " if figure.on else ""


def _whole(scope: Scope, figure: Figure) -> str:
    standing = figure.breakdown.get("standing")
    what = f"{number_of(figure, scope.vocabulary)}{_about(figure)}{_movement(scope, figure)}"
    level = _level(scope, figure)
    if standing is None:
        has = "hiện có" if _is_stock(scope, figure) and figure.period is None else "có"
        return f"{_who(scope, figure)} {has} {what}{level}"
    if figure.by is not None and standing in ACTIVE:
        return f"{_inside(scope.name(figure.by))} {ACTIVE[standing]} {what}{level}"
    said = PASSIVE.get(standing) or f"({scope.vocabulary.label('milestone', standing)})"
    return f"{_who(scope, figure)} có {what} {said}{level}"


def _part(scope: Scope, whole: Figure, part: Figure) -> str:
    standing = part.breakdown.get("standing", "")
    said = PASSIVE.get(standing) or scope.vocabulary.label("milestone", standing)
    differs = part.breakdown.get("standing") != whole.breakdown.get("standing")
    text = f"{number_of(part, scope.vocabulary)}{_about(part)}{f' {said}' if differs and standing else ''}"
    if part.breakdown.get("field") and part.breakdown.get("field") != whole.breakdown.get("field"):
        text += fields_said(part, scope.vocabulary, None)
    if part.breakdown.get("type"):
        text += f" {scope.vocabulary.label('model-type', part.breakdown['type'])}"
    share = ratio(scope, whole, part)
    return f"{text}{_level(scope, part)}{f', đạt {share}' if share and differs else ''}"


def ratio(scope: Scope, whole: Figure, part: Figure) -> str | None:
    """The share a part has in its whole, written; None unless both are exact and speak of the same days.

    A ratio over unequal periods, or of a rounded number, would say more than the sources do.
    """
    if whole.quantity is None or part.quantity is None or part.part_of != whole.id:
        return None
    exact = whole.quantity.is_exact and part.quantity.is_exact and whole.quantity.value > 0
    same_days = scope.book.span_of(whole) == scope.book.span_of(part)
    return write_percent(part.quantity.value, whole.quantity.value) if exact and same_days else None


def notes(scope: Scope) -> Iterator[ReportNote]:
    """What the figures do not say, for the person who works on the document."""
    figures = [figure for figure in of_models(scope) if "standing" in figure.breakdown]
    spans = {figure.period: scope.book.span_of(figure) for figure in figures if figure.period}
    if len({str(span) for span in spans.values()}) > 1:
        labels = "; ".join(scope.book.period(period).label for period in spans if period)
        yield ReportNote(
            vi=f"Các số liệu thuộc những kỳ khác nhau ({labels}) nên không tính tỷ lệ giữa các kỳ.",
            en=f"The figures are of different periods ({labels}), so no shares are computed between them.",
            facts=[figure.id for figure in figures],
        )
    for one, other in _neighbours(figures):
        first, second = (f"{number_of(figure, scope.vocabulary)}{_level(scope, figure)}" for figure in (one, other))
        yield ReportNote(
            vi=f"Chưa xác định {second} có nằm trong {first} hay không nên không cộng gộp.",
            en=f"Whether {second} lie within {first} is not known, so they are not added.",
            facts=(one.id, other.id),
        )
    unsplit = [figure for figure in figures if len(figure.fields) > 1 and not _split_by_field(figures, figure)]
    if unsplit:
        yield ReportNote(
            vi="Số liệu chưa phân tách theo lĩnh vực.",
            en="The figures are not split by field.",
            facts=[figure.id for figure in unsplit],
        )


def _neighbours(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for place, one in enumerate(figures):
        for other in figures[place + 1 :]:
            alike = (one.measure, one.unit, one.period, one.breakdown.get("standing")) == (
                other.measure,
                other.unit,
                other.period,
                other.breakdown.get("standing"),
            )
            levels = one.breakdown.get("level"), other.breakdown.get("level")
            tied = one.part_of == other.id or other.part_of == one.id
            apart = one.id in other.apart_from or other.id in one.apart_from
            if alike and None not in levels and levels[0] != levels[1] and not tied and not apart:
                yield one, other


def _split_by_field(figures: list[Figure], whole: Figure) -> bool:
    return any(part.part_of == whole.id and "field" in part.breakdown for part in figures)


def _level(scope: Scope, figure: Figure) -> str:
    line = (scope.place, *(_places_above(scope) if scope.place else ()))
    return level_said(
        figure, scope.vocabulary, in_a_city=any(place is not None and place.kind == "municipality" for place in line)
    )


def _places_above(scope: Scope) -> tuple[Unit, ...]:
    if scope.place is None or scope.place.id not in scope.snapshot:
        return ()
    return tuple(scope.snapshot.ancestors(scope.place.id, "territory"))


def _field_count(scope: Scope, figure: Figure) -> str | None:
    for other in scope.figures:
        if other.measure == "field-count" and other.period == figure.period and other.quantity is not None:
            return number_of(other, scope.vocabulary)
    return None


def _about(figure: Figure) -> str:
    return f" {figure.about}" if figure.about else ""


def _movement(scope: Scope, figure: Figure) -> str:
    return f" {in_quotes(scope.vocabulary.label('movement', figure.movement))}" if figure.movement else ""


def _is_stock(scope: Scope, figure: Figure) -> bool:
    measure = scope.vocabulary.measure(figure.measure)
    return measure is not None and measure.nature == "stock"


def _who(scope: Scope, figure: Figure) -> str:
    return _inside(scope.name(figure.by)) if figure.by else whole_place(scope)


def _inside(name: str) -> str:
    # A common noun is written small inside a sentence ("hệ thống chính trị"); an organ keeps its capital.
    organs = (
        "Ban ",
        "Đảng ",
        "Tỉnh ",
        "Thành ",
        "Huyện ",
        "Quận ",
        "Thị ",
        "Ủy ",
        "Hội ",
        "Mặt ",
        "Đoàn ",
        "Bộ ",
        "UB",
    )
    return name if name.startswith(organs) else f"{name[0].lower()}{name[1:]}"


OF_THE_WHOLE_PLACE = frozenset({"party", "state", "steering", "territory", None})
"""Sides of the political system whose bodies report for their whole place."""


def whole_place(scope: Scope) -> str:
    """The whole of the reporting unit's place, as the subject of a sentence: "toàn tỉnh", "toàn huyện"."""
    own = scope.vocabulary.unit_kind(scope.unit.kind) if scope.unit else None
    if scope.unit is not None and own is not None and own.side not in OF_THE_WHOLE_PLACE:
        return scope.unit.name  # an association reports its own, not that of the whole place
    place = scope.place
    kind = scope.vocabulary.unit_kind(place.kind) if place else None
    if place is None or kind is None or not kind.territorial:
        return "đơn vị"
    return f"toàn {'thành phố' if kind.code in {'municipality', 'provincial-city', 'municipal-city'} else kind.vi}"


def exemplars(scope: Scope) -> tuple[str, ...]:
    """The models that stand out, each with its holder and where that is."""
    chosen = [model for model in scope.models if any(step.kind == "exemplary" for step in model.milestones)]
    return tuple(f"Mô hình “{model.name}”{_held_by(scope, model)}." for model in chosen)


def _held_by(scope: Scope, model: Model) -> str:
    if not model.holders:
        return f" của {model.person.office or model.person.name}" if model.person else ""
    return " của " + ", ".join(holder_said(scope, holder) for holder in model.holders)


def holder_said(scope: Scope, unit_id: str) -> str:
    """A holder with the places above it that its own name does not tell, up to the report's own place."""
    row = scope.row(unit_id)
    if row is None:
        return unit_id
    above = [place.name for place in _places(scope, row) if place.name not in row.name]
    return ", ".join([row.name, *above])


def _places(scope: Scope, row: Unit) -> Iterable[Unit]:
    limit = scope.place.id if scope.place else None
    if row.id not in scope.snapshot:
        return
    for place in scope.snapshot.ancestors(row.id, "territory"):
        if place.id == limit:
            return
        yield place


def list_of_models(scope: Scope) -> Table:
    """The models of a report as a list: number, name, holder, place, type, fields, steps, decision."""
    vocabulary = scope.vocabulary
    rows = []
    for number, model in enumerate(scope.models, 1):
        decisions = [str(step.decision) for step in model.milestones if step.decision]
        said = [
            vocabulary.label("milestone", step.kind)
            + (f" ({vocabulary.label('level', step.level)})" if step.level else "")
            for step in model.milestones
        ]
        rows.append(
            Row(
                [
                    Cell(text=str(number)),
                    Cell(text=model.name, code=model.id),
                    Cell(text="; ".join(holder_said(scope, holder) for holder in model.holders) or _person(model)),
                    Cell(text=vocabulary.label("model-type", model.type) if model.type else None, code=model.type),
                    Cell(text="; ".join(vocabulary.label("field", field) for field in model.fields) or None),
                    Cell(text=capitalised("; ".join(said)) or None),
                    Cell(text="; ".join(decisions) or None),
                ]
            )
        )
    return Table(
        name="list-of-models",
        vi="Danh sách mô hình, điển hình",
        en="List of models",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column("name", "Tên mô hình", "Model", width=3.0),
            Column("holder", "Đơn vị, cá nhân thực hiện", "Holder", width=3.0),
            Column("type", "Loại", "Type", width=1.2),
            Column("fields", "Lĩnh vực", "Fields", width=2.0),
            Column("steps", "Kết quả", "Result", width=1.8),
            Column("decisions", "Số, ngày quyết định", "Decision", width=1.8),
        ],
        rows=rows,
    ).trimmed()


def _person(model: Model) -> str | None:
    return (model.person.name or model.person.office) if model.person else None
