"""How classes, unions, lists and mappings become plain data and back: one reader and one writer for each shape.

cattrs' own leaf hooks coerce in silence, so every leaf, list and union has a hook of ours; what cattrs is kept for
is the code it generates for each class, and errors that know their place.
"""

import inspect
import json
import types
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import partial
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from danvan.codec import scalars
from danvan.codec.scalars import Misfit, Repeated, expected
from danvan.errors import BadValue
from danvan.facts import Breakdown

Reader = Callable[[Any, Any], Any]
"""Makes a value of plain data; is given the type as well."""

Writer = Callable[[Any], Any]

TAG = "is"
"""What tells the classes of a union apart in plain data. A keyword of Python, so no field has that name."""


def breakdown(value: Any, _: Any) -> Breakdown:
    """Codes by dimension."""
    _once(_object(value))
    codes = _each(value.items(), lambda code, _: scalars.text(code))
    return Breakdown(zip(map(scalars.text, value), codes, strict=True))


def write_breakdown(codes: Breakdown) -> dict[str, str]:
    """Codes by dimension, in the order of the dimensions' names."""
    return {scalars.write_text(dimension): scalars.write_text(code) for dimension, code in codes.items()}


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise expected("an object", value)
    return value


def _once(value: dict[str, Any]) -> None:
    if isinstance(value, Repeated):
        raise ClassValidationError("keys", _repeats(value, None), Repeated)


def _repeats(value: Repeated, kind: Any) -> list[Exception]:
    errors: list[Exception] = []
    for name in value.twice:
        error = Misfit(scalars.TWICE)
        error.add_note(AttributeValidationNote(f"at {name}", name, kind))
        errors.append(error)
    return errors


def _each(values: Iterable[tuple[int | str, Any]], read: Reader, kind: Any = None) -> list[Any]:
    """Every element read; where some do not fit, all of those are told of."""
    found, errors = [], []
    for index, value in values:
        try:
            found.append(read(value, kind))
        except Exception as error:  # noqa: BLE001 # told of below, with its place
            error.add_note(IterableValidationNote(f"at {index}", index, kind))
            errors.append(error)
    if errors:
        raise IterableValidationError("elements", errors, type(values))
    return found


# --- classes -------------------------------------------------------------------------------------------------


def _read_class(made: Converter, kind: Any) -> Reader:
    hints = get_type_hints(kind)
    fields = {
        field.name: override(struct_hook=_read_field(made, hints[field.name], field.converter))
        for field in attrs.fields(kind)
    }
    build = make_dict_structure_fn(kind, made, **fields)  # type: ignore[arg-type] # its keywords beside the fields are typed bools

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, Repeated):
            return build(_object(value), kind)
        errors = _repeats(value, kind)
        try:
            build(value, kind)
        except ClassValidationError as error:
            errors.extend(error.exceptions)
        raise ClassValidationError("keys", errors, kind)

    return read


def _read_field(made: Converter, kind: Any, check: Any) -> Reader:
    # The class's own converter is tried here as well as on construction, because only here is the field's place
    # known, and because construction stops at the first field that does not fit.
    inner = _later(made, kind) if _holds_class(kind) else made.get_structure_hook(kind)
    if check is None or inspect.isclass(check) or isinstance(check, attrs.Converter):
        return inner

    def read(value: Any, _: Any) -> Any:
        found = inner(value, kind)
        check(found)
        return found

    return read


def _holds_class(kind: Any) -> bool:
    return attrs.has(kind) or any(_holds_class(part) for part in get_args(kind) if get_origin(kind) is not Literal)


def _later(made: Converter, kind: Any) -> Reader:
    # A class may hold itself, so the reader of a class is asked for only when there is something to read.
    hook: Reader | None = None

    def read(value: Any, _: Any) -> Any:
        nonlocal hook
        hook = hook or made.get_structure_hook(kind)
        return hook(value, kind)

    return read


def _write_class(made: Converter, kind: Any) -> Writer:
    hints = get_type_hints(kind)
    fields = {field.name: override(unstruct_hook=_write_field(made, hints[field.name])) for field in attrs.fields(kind)}
    return make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True, **fields)  # type: ignore[arg-type] # as above


def _write_field(made: Converter, kind: Any) -> Writer:
    if not _holds_class(kind):
        return made.get_unstructure_hook(kind)
    hook: Writer | None = None

    def write(value: Any) -> Any:
        nonlocal hook
        hook = hook or made.get_unstructure_hook(kind)
        return hook(value)

    return write


# --- literals and unions -------------------------------------------------------------------------------------


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _read_literal(_: Converter, kind: Any) -> Reader:
    return partial(scalars.one_of, get_args(kind))


def _write_literal(_: Converter, kind: Any) -> Writer:
    return partial(scalars.write_one_of, get_args(kind))


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _members(kind: Any) -> tuple[tuple[Any, ...], bool]:
    members = tuple(member for member in get_args(kind) if member is not types.NoneType)
    return members, len(members) < len(get_args(kind))


def tag_of(kind: type) -> str:
    """The tag of a class of a union: its name in small letters.

    >>> class TableBlock: ...
    >>> tag_of(TableBlock)
    'table-block'
    """
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("-")


def _read_union(made: Converter, kind: Any) -> Reader:
    members, optional = _members(kind)
    if len(members) == 1:
        inner = made.get_structure_hook(members[0])
    elif all(attrs.has(member) for member in members):
        inner = partial(_read_tagged, made, {tag_of(member): member for member in members})
    else:
        inner = partial(_read_either, made, members)

    def read(value: Any, _: Any) -> Any:
        return None if value is None and optional else inner(value, members[0])

    return read


def _read_tagged(made: Converter, classes: Mapping[str, Any], value: Any, _: Any) -> Any:
    _once(_object(value))
    rest = dict(value)
    tag = rest.pop(TAG, None)
    if not isinstance(tag, str) or tag not in classes:
        raise expected(f'"{TAG}" to be one of ' + ", ".join(classes), tag)
    return made.structure(rest, classes[tag])


def _read_either(made: Converter, members: tuple[Any, ...], value: Any, _: Any) -> Any:
    for member in members:
        try:
            return made.structure(value, member)
        except Exception:  # noqa: BLE001, S112 # the next of the types may fit
            continue
    raise expected(" or ".join(getattr(member, "__name__", str(member)) for member in members), value)


def _write_union(made: Converter, kind: Any) -> Writer:
    members, _ = _members(kind)
    tagged = len(members) > 1 and all(attrs.has(member) for member in members)
    if len(members) == 1:
        inner = made.get_unstructure_hook(members[0])
        return lambda value: None if value is None else inner(value)

    def write(value: Any) -> Any:
        plain = made.unstructure(value)
        return {TAG: tag_of(type(value)), **plain} if tagged and value is not None else plain

    return write


# --- lists, sets and mappings --------------------------------------------------------------------------------


_OTHERWISE = (str, bytes, bytearray, memoryview, range)


def _base(kind: Any) -> Any:
    return get_origin(kind) or kind


def _is_list(kind: Any) -> bool:
    base = _base(kind)
    return inspect.isclass(base) and issubclass(base, Sequence | Set) and not issubclass(base, _OTHERWISE)


def _element(kind: Any) -> Any:
    return (get_args(kind) or (Any,))[0]


def _is_fixed(kind: Any) -> bool:
    # tuple[int, str] has a type for each place; tuple[int, ...] one for all.
    return _base(kind) is tuple and bool(get_args(kind)) and get_args(kind)[-1] is not Ellipsis


def _read_list(made: Converter, kind: Any) -> Reader:
    base, inner = _base(kind), _element(kind)
    element = made.get_structure_hook(inner)
    whole: Callable[[list[Any]], Any] = {list: list, set: set}.get(base, frozenset if issubclass(base, Set) else tuple)

    def read(value: Any, _: Any) -> Any:
        return whole(_each(enumerate(_list(value)), element, inner))

    return read


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise expected("a list", value)
    return value


def _write_list(made: Converter, kind: Any) -> Writer:
    element = made.get_unstructure_hook(_element(kind)) if get_args(kind) else made.unstructure
    unordered = issubclass(_base(kind), Set)

    def write(values: Any) -> list[Any]:
        if isinstance(values, str) or not isinstance(values, Collection):
            raise BadValue("list", values, "give a list")
        found = [element(value) for value in values]
        return sorted(found, key=_spelled) if unordered else found

    return write


def _spelled(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True)


def _read_fixed(made: Converter, kind: Any) -> Reader:
    places = [(made.get_structure_hook(member), member) for member in get_args(kind)]

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if len(_list(value)) != len(places):
            raise expected(f"a list of {len(places)}", value)
        return tuple(_each(enumerate(zip(places, value, strict=True)), lambda pair, _: pair[0][0](pair[1], pair[0][1])))

    return read


def _write_fixed(made: Converter, kind: Any) -> Writer:
    hooks = [made.get_unstructure_hook(member) for member in get_args(kind)]
    return lambda values: [hook(value) for hook, value in zip(hooks, values, strict=True)]


def _is_mapping(kind: Any) -> bool:
    base = _base(kind)
    return inspect.isclass(base) and issubclass(base, Mapping)


def _key_and_value(kind: Any) -> tuple[Any, Any]:
    args = get_args(kind)
    # A Counter names only what it counts.
    return (args[0], args[1] if len(args) > 1 else int) if args else (str, Any)


def _is_text(kind: Any) -> bool:
    return kind is str or getattr(kind, "__supertype__", None) is str


def _read_mapping(made: Converter, kind: Any) -> Reader:
    keys, values = _key_and_value(kind)
    base = _base(kind)
    whole = dict if inspect.isabstract(base) else base
    if not _is_text(keys):
        pair = made.get_structure_hook(types.GenericAlias(tuple, (keys, values)))

        def read_pairs(value: Any, _: Any) -> Any:
            pairs = _each(enumerate(_list(value)), pair)
            if len(dict(pairs)) < len(pairs):
                raise Misfit("a key stands twice; keep one")
            return whole(dict(pairs))

        return read_pairs
    element = made.get_structure_hook(values)

    def read(value: Any, _: Any) -> Any:
        _once(_object(value))
        names = [scalars.text(name) for name in value]
        return whole(dict(zip(names, _each(value.items(), element, values), strict=True)))

    return read


def _write_mapping(made: Converter, kind: Any) -> Writer:
    keys, values = _key_and_value(kind)
    element = made.get_unstructure_hook(values) if get_args(kind) else made.unstructure
    if not _is_text(keys):
        key = made.get_unstructure_hook(keys)
        return lambda found: sorted(([key(k), element(v)] for k, v in found.items()), key=_spelled)
    return lambda found: {scalars.write_text(k): element(found[k]) for k in sorted(found)}


# The last that says yes is asked, so the narrow stand below the wide.
SHAPES: tuple[
    tuple[Callable[[Any], bool], Callable[[Converter, Any], Reader], Callable[[Converter, Any], Any]], ...
] = (
    (_is_list, _read_list, _write_list),
    (_is_fixed, _read_fixed, _write_fixed),
    (_is_mapping, _read_mapping, _write_mapping),
    (attrs.has, _read_class, _write_class),
    (_is_literal, _read_literal, _write_literal),
    (_is_union, _read_union, _write_union),
)
