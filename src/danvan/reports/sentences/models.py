"""Lists of models: what is recognised, reviewed or registered, as lines, tables and annexes."""

from collections.abc import Iterable, Sequence

from danvan.documents.blocks import Annex, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Model
from danvan.reports.sentences.deciding import Decider
from danvan.reports.sentences.entries import Entry, held_by
from danvan.values.numerals import padded, roman
from danvan.values.text import collation_key, person_key

TYPES = ("collective", "individual")
SECTIONS = {"collective": "Mô hình tập thể", "individual": "Mô hình cá nhân", "": "Mô hình chưa phân loại"}
COUNTED = {"collective": "mô hình tập thể", "individual": "mô hình cá nhân", "": "mô hình chưa phân loại"}


def model_entries(decided: Decider, models: Iterable[Model]) -> tuple[Entry, ...]:
    """Models as the lines of a list: collective ones by name, then those of persons by given name."""
    lines = []
    for model in models:
        person = model.person.name if model.person is not None and not model.holders else None
        entry = Entry(
            kind=model.type or "",
            name=f"Mô hình “{model.name}”",
            details=held_by(decided.scope, model),
            of=model.id,
            person=person is not None,
        )
        order = person_key(person) if person is not None else collation_key(model.name)
        place = TYPES.index(model.type) if model.type in TYPES else len(TYPES)
        lines.append(((place, order, collation_key(model.name), model.id), entry))
    return tuple(entry for _, entry in sorted(lines, key=lambda pair: pair[0]))


def counted_models(lines: Iterable[Entry]) -> str:
    """How many models there are of each type: "06 mô hình tập thể, 02 mô hình cá nhân"; nothing where there is one."""
    kinds = [entry.kind for entry in lines]
    found = [kind for kind in (*TYPES, "") if kind in kinds]
    return ", ".join(f"{padded(kinds.count(kind))} {COUNTED[kind]}" for kind in found) if len(found) > 1 else ""


def annex_of_models(decided: Decider, lines: Sequence[Entry], *, layout: str, attached: str) -> tuple[Annex, ...]:
    """The annexes of a document that lists models, numbered where there are several (layouts: see lists of awards)."""
    if layout == "none" or (layout == "auto" and len(lines) == 1):
        return ()
    groups: list[Sequence[Entry]] = [lines]
    if layout == "by-kind":
        groups = [found for kind in (*TYPES, "") if (found := [entry for entry in lines if entry.kind == kind])]
    return tuple(
        Annex(
            label=f"Phụ lục {roman(number)}" if len(groups) > 1 else "Phụ lục",
            title="Danh sách mô hình được công nhận",
            reference=f"Kèm theo {attached}",
            blocks=[TableBlock(table_of_models(decided, group), caption="")],
        )
        for number, group in enumerate(groups, 1)
    )


def table_of_models(decided: Decider, lines: Sequence[Entry]) -> Table:
    """A list of models as a table: a heading row for each type where there are both."""
    vocabulary = decided.scope.vocabulary
    kinds = [kind for kind in (*TYPES, "") if any(entry.kind == kind for entry in lines)]
    rows: list[Row] = []
    for place, kind in enumerate(kinds, 1):
        group = [entry for entry in lines if entry.kind == kind]
        if len(kinds) > 1:
            title = f"{SECTIONS[kind]} ({padded(len(group))})"
            rows.append(Row([Cell(text=roman(place)), Cell(text=title), Cell(), Cell()], kind="heading"))
        for number, entry in enumerate(group, 1):
            model = decided.scope.book.get(Model, entry.of)
            fields = model.fields if model is not None else ()
            ordered = sorted(fields, key=lambda code: vocabulary.rank("field", code))
            rows.append(
                Row(
                    [
                        Cell(text=str(number)),
                        Cell(text=model.name if model is not None else entry.name, code=entry.of),
                        Cell(text=entry.details),
                        Cell(text="; ".join(vocabulary.label("field", code) for code in ordered) or None),
                    ]
                )
            )
    return Table(
        name="models",
        vi="Danh sách mô hình",
        en="List of models",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column("name", "Tên mô hình", "Model", width=3.5),
            Column("holder", "Tập thể, cá nhân thực hiện", "Holder", width=3.5),
            Column("fields", "Lĩnh vực", "Fields", width=2.0),
        ],
        rows=rows,
    )
