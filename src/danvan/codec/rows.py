"""Facts as rows of texts, one column for each thing they hold, and back: what a table can carry and lose nothing.

A column is headed by the way to what it holds, in Vietnamese: “Mốc 2 / Cấp” is the level of the second milestone. The
first column holds the id and says what the rows are.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, get_args, get_type_hints

import attrs

from danvan.codec.converter import from_plain, to_plain
from danvan.errors import BadValue
from danvan.facts import EVENTS, FRAME, Fact

KINDS: Mapping[type[Fact], str] = dict(
    zip(
        (*FRAME, *EVENTS),
        (
            "Mã bản ghi đơn vị",
            "Mã bản ghi chuyển đổi đơn vị",
            "Mã bản ghi kỳ",
            "Mã bản ghi mô hình",
            "Mã bản ghi khen thưởng",
            "Mã bản ghi số liệu",
            "Mã bản ghi nhận xét",
        ),
        strict=True,
    )
)
"""What heads the first column of each kind of fact."""

_LABELS = {
    "name": "Tên", "kind": "Loại", "level": "Cấp", "parent": "Cấp trên", "place": "Địa bàn",
    "place_source": "Nguồn của địa bàn", "groups": "Khối, cụm", "codes": "Mã số", "aliases": "Tên khác",
    "during": "Thời gian", "source": "Nguồn", "scheme": "Hệ mã", "value": "Giá trị", "before": "Trước", "after": "Sau",
    "on": "Ngày", "decided": "Căn cứ", "shares": "Phần chia", "share": "Tỷ phần", "note": "Ghi chú",
    "confidence": "Độ tin cậy", "label": "Cách ghi kỳ", "within": "Thuộc kỳ", "reported_on": "Ngày tổng kết",
    "office": "Chức vụ", "unit": "Đơn vị", "field": "Trường", "printed": "Nguyên văn", "period": "Kỳ", "by": "Do",
    "decision": "Quyết định", "situation": "Thực trạng", "aims": "Mục tiêu", "content": "Nội dung",
    "area": "Phạm vi, đối tượng", "forces": "Lực lượng tham gia", "resources": "Nguồn lực", "schedule": "Tiến độ",
    "outputs": "Kết quả", "effect": "Hiệu quả", "sustainability": "Khả năng duy trì", "holders": "Đơn vị thực hiện",
    "person": "Cá nhân", "type": "Hình thức", "fields": "Lĩnh vực", "movement": "Phong trào", "milestones": "Mốc",
    "description": "Thuyết minh", "variants": "Cách ghi khác", "model": "Mô hình", "count": "Số lượng",
    "barred": "Thời gian chưa xét", "state": "Trạng thái", "document": "Văn bản", "form": "Danh hiệu, hình thức",
    "title": "Tên gọi", "recipients": "Đối tượng", "grantors": "Cơ quan khen", "signatory": "Người ký",
    "reason": "Thành tích", "achievement": "Thành tích gốc", "based_on": "Dựa trên", "occasion": "Dịp",
    "acts": "Bước", "bonus": "Tiền thưởng", "measure": "Chỉ tiêu", "quantity": "Số", "breakdown": "Chia theo",
    "about": "Về việc", "part_of": "Nằm trong", "apart_from": "Ngoài", "of": "Của", "change": "Tăng giảm",
    "times": "Số lần", "since": "So với kỳ", "text": "Lời", "rank": "Thứ tự", "comparison": "So sánh",
    "citation": "Trích dẫn", "file": "Tệp", "quote": "Trích", "symbol": "Số, ký hiệu", "date": "Ngày ban hành",
    "issuer": "Cơ quan ban hành", "exact": "Mức chính xác", "start": "Từ ngày", "end": "Đến trước ngày",
    "": "Có ghi",
}  # fmt: skip
"""What a field is called over a column; no two the same."""

_DOCUMENTS = ("citation", "decision", "document", "decided")
_NUMBERS = ("quantity", "count", "bonus", "change", "times")
_WITHIN = {
    **{(outer, "place"): "Vị trí" for outer in ("source", "place_source")},
    **{(outer, "type"): "Loại văn bản" for outer in _DOCUMENTS},
    **{(outer, "title"): "Trích yếu" for outer in _DOCUMENTS},
    **{(outer, "unit"): "Đơn vị tính" for outer in _NUMBERS},
}
"""Fields that are called otherwise within some: the place in a file is no territory."""

_NAMES = {label: name for (_, name), label in _WITHIN.items()} | {label: name for name, label in _LABELS.items()}
_PARTS = " / "
_QUOTED = re.compile(r'["\s]|.*\s\Z', re.DOTALL)
_COUNTED = re.compile(r"(?P<label>.+) (?P<number>[1-9]\d{0,3})")
MOST_COLUMNS = 500
"""Columns of one table; a spreadsheet opens more, but nobody reads them."""

Path = tuple[str | int, ...]


def rows(facts: Iterable[Fact]) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """For each kind of fact: the headings of its columns, and a row of texts for each fact.

    Raises: BadValue where one kind takes more columns than a table should have.

    >>> from danvan.facts import Milestone, Model
    >>> model = Model(id="m", name="Nuôi tôm", milestones=[Milestone(kind="registered", level="commune")])
    >>> [*rows([model])][0][0]
    ('Mã bản ghi mô hình', 'Tên', 'Mốc 1 / Loại', 'Mốc 1 / Cấp')
    """
    by_kind: dict[type[Fact], list[dict[Path, str]]] = {}
    for fact in facts:
        by_kind.setdefault(type(fact), []).append(dict(_leaves(to_plain(fact))))
    for kind in KINDS:
        found = by_kind.get(kind, [])
        if not found:
            continue
        paths = sorted({path for leaves in found for path in leaves}, key=_place(kind))
        if len(paths) > MOST_COLUMNS:
            raise BadValue("columns of the list", len(paths), f"a list has at most {MOST_COLUMNS}; list fewer facts")
        yield (
            tuple(_heading(kind, path) for path in paths),
            tuple(tuple(leaves.get(path, "") for path in paths) for leaves in found),
        )


def columns(headings: Sequence[str]) -> tuple[type[Fact], tuple[Path, ...]] | None:
    """The kind of fact and the ways that some headings stand for; None where they are not of such a table.

    >>> columns(("Mã bản ghi mô hình", "Mốc 2 / Cấp"))[1]
    (('id',), ('milestones', 1, 'level'))
    >>> columns(("TT", "Tên mô hình")) is None
    True
    """
    kind = next((kind for kind, label in KINDS.items() if headings and label == headings[0]), None)
    if kind is None:
        return None
    paths = [("id",), *(_path(heading) for heading in headings[1:])]
    return (kind, tuple(paths)) if all(paths) and _agree(paths) else None


def _agree(paths: Sequence[Path]) -> bool:
    """Whether no way leads through what another ends at, and each place holds either names or numbers."""
    ends = set(paths)
    steps: dict[Path, type] = {}
    for path in paths:
        for at, step in enumerate(path):
            if path[:at] in ends or steps.setdefault(path[:at], type(step)) is not type(step):
                return False
    return len(ends) == len(paths)


def fact_of(kind: type[Fact], paths: Sequence[Path], texts: Sequence[str]) -> Fact:
    """The fact of a row.

    Raises: DecodeError with every cell that does not fit.

    >>> from danvan.facts import Model
    >>> fact_of(Model, [("id",), ("name",), ("fields", 0)], ["m", "Nuôi tôm", "economy"]).fields
    ('economy',)
    """
    plain: dict[str, Any] = {}
    for path, text in zip(paths, texts, strict=False):
        if text:
            _put(plain, path, _value(kind, path, text))
    return from_plain(_listed(plain), kind)


def _leaves(plain: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    match plain:
        case {} if not plain and path:
            yield (*path, ""), "x"  # a person, say, of whom nothing is told
        case dict():
            for name, value in plain.items():
                yield from _leaves(value, (*path, name))
        case list():
            for number, value in enumerate(plain):
                yield from _leaves(value, (*path, number))
        case str():
            yield path, json.dumps(plain, ensure_ascii=False) if _needs_quotes(plain, path) else plain
        case None:
            return
        case _:
            yield path, str(plain)


def _needs_quotes(text: str, path: Path) -> bool:
    """Whether a text would not come back from a table as it is: for its blanks, its digits, or because it is empty."""
    if not text or not text.isprintable() or _QUOTED.match(text):
        return True
    if path[-1] in ("value", "share") or text[:1] not in "-0123456789":
        return False
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def _value(kind: type[Fact], path: Path, text: str) -> Any:
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return json.loads(text)
        except ValueError:
            return text
    return int(text) if text.lstrip("-").isdecimal() and _is_whole(kind, path) and len(text) < 20 else text


def _is_whole(kind: Any, path: Path) -> bool:
    return len(path) == 1 and path[0] in _whole(kind)


@cache
def _whole(kind: Any) -> frozenset[str]:
    return frozenset(name for name, hint in get_type_hints(kind).items() if int in get_args(hint))


def _put(plain: dict[Any, Any], path: Path, value: Any) -> None:
    for step in path[:-1]:
        plain = plain.setdefault(step, {})
    if path[-1] != "":
        plain[path[-1]] = value


def _listed(plain: Any) -> Any:
    """What was put together by numbers, as lists."""
    if not isinstance(plain, dict):
        return plain
    made = {name: _listed(value) for name, value in plain.items()}
    return [made[at] for at in sorted(made)] if made and all(isinstance(name, int) for name in made) else made


def _place(kind: type[Fact]) -> Any:
    order = {field.name: place for place, field in enumerate(attrs.fields(kind))}

    def place(path: Path) -> tuple[Any, ...]:
        inner = [(1, step, "") if isinstance(step, int) else (0, _INNER.get(step, 99), step) for step in path[1:]]
        return (order[str(path[0])], *inner)

    return place


_INNER = {name: place for place, name in enumerate(("kind", "state", "value", "symbol", *_LABELS))}


def _heading(kind: type[Fact], path: Path) -> str:
    if path == ("id",):
        return KINDS[kind]
    parts: list[str] = []
    outer = ""
    for step in path:
        if isinstance(step, int):
            parts[-1] = f"{parts[-1]} {step + 1}"
            continue
        parts.append(step if outer == "breakdown" else _WITHIN.get((outer, step), _LABELS.get(step, step)))
        outer = step
    return _PARTS.join(parts)


def _path(heading: str) -> Path:
    path: list[str | int] = []
    for part in heading.split(_PARTS):
        if path and path[-1] == "breakdown":
            path.append(part)
            continue
        found = _COUNTED.fullmatch(part)
        if part in _NAMES:
            path.append(_NAMES[part])
        elif found is not None and found["label"] in _NAMES:
            path.extend((_NAMES[found["label"]], int(found["number"]) - 1))
        else:
            return ()
    return tuple(path)
