"""What columns mean beside one another: a heading that says half is settled by those that stand around it."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from danvan_lists.columns.headings import Meaning

FORMAL = frozenset(
    {"unit", "holder", "kind", "parent", "code", "alias", "start", "end", "level", "number", "note", "id"}
)
"""The roles of a list of units: where all columns have such, a bare “Tên” is a unit's."""

_COUNTED = ("value", "figure", "flag", "outputs")
_LISTED = ("name", "measure", "recipient", "form", "person")


def settled(meanings: Sequence[Meaning], headings: Sequence[str]) -> tuple[Meaning, ...]:
    """The meanings of a table's columns, each with what its neighbours tell of it.

    >>> total = Meaning("figure", "models", (("standing", "registered"),))
    >>> part = Meaning("figure", None, (("field", "economy"),))
    >>> settled((Meaning("unit"), total, part), ("Đơn vị", "Số mô hình đăng ký", "Kinh tế"))[2].said
    'figure:models field=economy standing=registered'
    >>> [one.role for one in settled((Meaning("unit"), Meaning("type"), Meaning("level")), ("Tên", "Loại", "Cấp"))]
    ['unit', 'kind', 'level']
    >>> [one.role for one in settled((Meaning("content"), Meaning("count_unit")), ("Nội dung", "ĐVT"))]
    ['measure', 'count_unit']
    """
    made = list(meanings)
    roles = {one.role for one in made if one.role}
    for place, one in enumerate(made):
        if one.role == "name" and len(headings[place].split()) == 1 and roles - {"name"} and roles <= FORMAL | {"name"}:
            made[place] = attrs.evolve(one, role="unit")
    formal = {one.role for one in made if one.role} - {"type"}
    if "type" in roles and "unit" in formal and "kind" not in formal and formal <= FORMAL:
        # “Tên đơn vị | Loại | Cấp”: of units, not of models.
        made = [attrs.evolve(one, role="kind") if one.role == "type" else one for one in made]
    if "content" in roles and not roles & set(_LISTED) and roles & {"count_unit", "value", "figure", "outputs"}:
        made = [attrs.evolve(one, role="measure") if one.role == "content" else one for one in made]
    if "reason" in roles and not roles & set(_LISTED) and any("type" in dict(one.codes) for one in made):
        # “Nội dung khen thưởng | Tập thể | Cá nhân”: how many of each were given what.
        made = [attrs.evolve(one, role="form") if one.role == "reason" else one for one in made]
    if not {one.role for one in made} & set(_LISTED):
        made = list(_counted(made))
    return tuple(made)


def _counted(made: Sequence[Meaning]) -> Iterable[Meaning]:
    """Columns that name only a part: they count what the whole before them counts, as it counts it."""
    whole: Meaning | None = None
    for place, one in enumerate(made):
        if one.role not in ("figure", "flag") or (one.measure is None and not one.codes and one.period):
            yield one
            continue
        if one.measure is not None:
            if set(dict(one.codes)) <= {"standing"}:
                whole = one
            yield one
        elif not one.codes:
            yield _sum(one, whole, made, place)
        elif whole is not None:
            yield part_of(whole, one)
        else:
            yield one


def part_of(whole: Meaning, part: Meaning) -> Meaning:
    """A part of what another counts: its measure, both their codes.

    >>> part_of(Meaning("figure", "award-recipients"), Meaning("figure", None, (("type", "individual"),))).said
    'figure:award-recipients recipient=individual'
    """
    codes: Mapping[str, str] = {**dict(whole.codes), **dict(part.codes)}
    if (whole.measure or "").startswith("award"):
        codes = {"recipient" if name == "type" else name: code for name, code in codes.items()}
    return Meaning("figure", whole.measure, tuple(sorted(codes.items())), part.period or whole.period)


def _sum(one: Meaning, whole: Meaning | None, made: Sequence[Meaning], place: int) -> Meaning:
    """What “Cộng” or “Tổng số” alone sums up: the columns beside it, where those count one thing."""
    beside = [other for other in made[:place] if other.measure] or [other for other in made[place:] if other.measure]
    measures = {other.measure for other in beside}
    if whole is not None and measures == {whole.measure}:
        return one  # it says again what that column says
    if len(measures) != 1:
        return one
    common = set(beside[0].codes).intersection(*(other.codes for other in beside))
    return attrs.evolve(one, measure=beside[0].measure, codes=tuple(sorted(common)))
