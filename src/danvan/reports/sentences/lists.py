"""Lists of recipients as tables and annexes: sections by kind, bonuses, totals, numbering of annexes."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import attrs

from danvan.documents.blocks import Annex, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.reports.sentences.deciding import Decider
from danvan.reports.sentences.entries import Entry, form_said, forms_said, kind_place, kinds_said
from danvan.values.numerals import padded, roman, write_decimal, write_short_day
from danvan.values.quantities import Quantity
from danvan.values.text import capitalised
from danvan.vocabulary import Multiplier

NAMES = {
    "collective": "Tên tập thể",
    "community": "Tên cộng đồng dân cư",
    "household": "Tên hộ gia đình",
    "individual": "Họ và tên",
}


@attrs.frozen(kw_only=True)
class Money:
    """What a list costs: the bonuses that are known, and the lines whose bonus is not."""

    known: tuple[Entry, ...]
    unknown: tuple[Entry, ...]

    @property
    def total(self) -> Quantity | None:
        """The sum of the known bonuses; None where none is known."""
        amounts = [entry.money.value for entry in self.known if entry.money is not None]
        return Quantity(sum(amounts, Decimal(0)), unit="dong") if amounts else None


def money(lines: Iterable[Entry]) -> Money:
    """The money of a list."""
    lines = tuple(lines)
    return Money(
        known=tuple(entry for entry in lines if entry.money is not None),
        unknown=tuple(entry for entry in lines if entry.money is None),
    )


def dong(amount: Quantity) -> str:
    """An amount in figures, without its unit.

    >>> dong(Quantity(7_000_000, unit="dong"))
    '7.000.000'
    """
    return write_decimal(amount.value)


def annexes(
    decided: Decider,
    lines: Sequence[Entry],
    *,
    layout: str,
    attached: str,
    paid: bool,
    common: str | None,
    asked: bool = False,
) -> tuple[Annex, ...]:
    """The annexes of a document that lists recipients, numbered where there are several.

    Parameters: `layout` is one of `LAYOUTS`; `attached` names the document they belong to ("Quyết định số …");
    `paid` whether they have a column for bonuses; `asked` whether the awards are only asked for; `common` the reason
    the document itself states, which is then not repeated in each row.
    """
    if layout == "none" or (layout == "auto" and len(lines) == 1):
        return ()
    vocabulary = decided.scope.vocabulary
    kinds = sorted({entry.kind for entry in lines}, key=lambda kind: kind_place(vocabulary, kind))
    groups: list[Sequence[Entry]] = [lines]
    if layout == "by-kind":
        groups = [[entry for entry in lines if entry.kind == kind] for kind in kinds]
    return tuple(
        Annex(
            label=f"Phụ lục {roman(number)}" if len(groups) > 1 else "Phụ lục",
            title=_title(decided, group, asked=asked),
            reference=f"Kèm theo {attached}",
            blocks=[TableBlock(table(decided, group, paid=paid, common=common), caption="")],
        )
        for number, group in enumerate(groups, 1)
    )


def _title(decided: Decider, lines: Iterable[Entry], *, asked: bool) -> str:
    lines = tuple(lines)
    vocabulary = decided.scope.vocabulary
    forms = forms_said(vocabulary, lines, decided.scope.day)
    given = f"tặng {forms[0]}" if len(forms) == 1 else "khen thưởng"
    return f"Danh sách {kinds_said(vocabulary, lines)} {'đề nghị' if asked else 'được'} {given}"


def table(decided: Decider, lines: Sequence[Entry], *, paid: bool, common: str | None) -> Table:
    """A list as a table: a heading row for each kind where there are several, a total where bonuses are paid."""
    vocabulary, day = decided.scope.vocabulary, decided.scope.day
    kinds = sorted({entry.kind for entry in lines}, key=lambda kind: kind_place(vocabulary, kind))
    rows: list[Row] = []
    for place, kind in enumerate(kinds, 1):
        group = [entry for entry in lines if entry.kind == kind]
        if len(kinds) > 1:
            title = f"{capitalised(vocabulary.label('recipient-kind', kind))} ({padded(len(group))})"
            rows.append(Row([Cell(text=roman(place)), Cell(text=title), *[Cell()] * 4], kind="heading"))
        for number, entry in enumerate(group, 1):
            rows.append(
                Row(
                    [
                        Cell(text=str(number)),
                        Cell(text=entry.name, code=entry.of),
                        Cell(text=entry.details),
                        Cell(text=form_said(vocabulary, entry, day), code=entry.form),
                        Cell(text=None if entry.reason == common else entry.reason),
                        _paid(entry),
                    ]
                )
            )
    several_forms = len(forms_said(vocabulary, lines, day)) > 1
    whole = money(lines)
    if paid and whole.total is not None:
        rows.append(Row([Cell(), Cell(text="Tổng cộng"), *[Cell()] * 3, _amount(whole.total)], kind="total"))
    made = Table(
        name="recipients",
        vi="Danh sách được khen thưởng",
        en="Recipients",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column(
                "name", NAMES.get(kinds[0], "Tên") if len(kinds) == 1 else _names(decided, lines), "Name", width=3.0
            ),
            Column("details", "Chức vụ, đơn vị, địa chỉ", "Office, unit, address", width=3.0),
            Column("form", "Hình thức", "Form", width=1.5),
            Column("reason", "Thành tích", "Reason", width=2.5),
            Column("bonus", "Tiền thưởng (đồng)", "Bonus (đồng)", kind="number", width=1.5),
        ],
        rows=rows,
        notes=(*unknown_notes(decided, whole), *doubtful_notes(decided, whole)) if paid else (),
    )
    gone = [
        *([] if any(entry.details for entry in lines) else ["details"]),
        *([] if several_forms else ["form"]),
        *([] if any(entry.reason and entry.reason != common for entry in lines) else ["reason"]),
        *([] if paid else ["bonus"]),
    ]
    return made.without(*gone)


def _names(decided: Decider, lines: Iterable[Entry]) -> str:
    return f"Tên {kinds_said(decided.scope.vocabulary, lines)}"


def _amount(amount: Quantity) -> Cell:
    return Cell(quantity=attrs.evolve(amount, unit="dong", printed=dong(amount)))


def _paid(entry: Entry) -> Cell:
    if entry.money is None:
        return Cell()
    cell = _amount(entry.money)
    due = entry.due.amount if entry.due is not None else None
    if entry.stated is not None and due is not None and due.value != entry.stated.value:
        return attrs.evolve(cell, note=f"Mức ghi trong sổ; mức tính theo quy định là {dong(due)} đồng.")
    return cell


def unknown_notes(decided: Decider, whole: Money) -> Iterator[str]:
    """Why bonuses are left blank, a sentence for each reason."""
    vocabulary, day = decided.scope.vocabulary, decided.scope.day
    unfounded: dict[str | None, list[Entry]] = {}
    for entry in whole.unknown:
        if entry.due is not None and entry.due.why != "no-multiplier":
            unfounded.setdefault(entry.due.explain(vocabulary), []).append(entry)
        else:
            unfounded.setdefault(None, []).append(entry)
    for why, lines in unfounded.items():
        given = " và ".join(form_.removeprefix("danh hiệu ") for form_ in forms_said(vocabulary, lines, day))
        told = f"{given} của {decided.name} cho {kinds_said(vocabulary, lines)} ngày {write_short_day(day)}"
        yield f"Tiền thưởng để trống: {why or f'chưa có căn cứ về mức thưởng kèm {told}'}."


def doubtful_notes(decided: Decider, whole: Money) -> Iterator[str]:
    """Which computed bonuses rest on a multiple that no text at hand states, a sentence for each multiple."""
    doubtful: dict[Multiplier, list[Entry]] = {}
    for entry in whole.known:
        row = entry.due.multiplier if entry.due is not None and entry.stated is None else None
        if row is not None and row.confidence in ("derived", "unsourced"):
            doubtful.setdefault(row, []).append(entry)
    for row, lines in doubtful.items():
        kinds = kinds_said(decided.scope.vocabulary, lines)
        yield f"Mức thưởng cho {kinds} chưa đối chiếu được với văn bản ({row.ground}); hãy kiểm tra trước khi ký."


def lines_of(lines: Iterable[Entry]) -> Iterator[str]:
    """Recipients as the clauses of an article, each with what is printed beside the name."""
    for entry in lines:
        yield entry.name + (f", {entry.details}" if entry.details else "")
