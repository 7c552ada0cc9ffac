"""Writes docs/reference/money.md: what each award pays, stage by stage, in Vietnamese. Run it from anywhere."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from danvan.values.numerals import write_decimal, write_short_day
from danvan.vocabulary import BaseSalary, Multiplier, Vocabulary, shipped
from danvan.vocabulary.bonuses import Bonus, bonus

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "money.md"
MARK = "<!-- Made by tools/generate_money.py; change the data files in src/danvan/vocabulary/data, not this. -->"
ONE_DAY = datetime.timedelta(days=1)
RECIPIENTS = ("individual", "collective", "household", "community")
UNSURE = "\\*"

Line = tuple[str, str, str, tuple[str, ...]]
"""A line of a table: form, who grants, who of the Party receives, and an amount for each kind of recipient."""


def page(vocabulary: Vocabulary) -> str:
    """The whole page: the rules in short, then the State's money and the Party's, the newest stage first."""
    party = [row for row in vocabulary.multipliers if set(sides(vocabulary, row)) == {"party"}]
    state = [row for row in vocabulary.multipliers if set(sides(vocabulary, row)) != {"party"}]
    return f"""# Mức tiền thưởng

{MARK}

Số tiền, bằng đồng, tính từ hệ số và mức lương cơ sở của ngày ký quyết định, làm tròn lên mười nghìn đồng.
Căn cứ của từng hệ số và từng mức lương ở [trang dữ liệu](vocabulary/bonuses.md).
Dấu {UNSURE}: hệ số (hoặc mức lương, nếu đứng ở mức lương) chưa đối chiếu được với văn bản gốc.
“Đến”: chỉ có mức tối đa. Ô trống: không có căn cứ.

The money that goes with each award by form, grantor, recipient and day, in đồng. An asterisk marks what rests on a
restatement or an inference; an empty cell means that no source gives an amount.

## Khen thưởng của Nhà nước

{stages(vocabulary, state)}

## Khen thưởng trong Đảng

Theo Hướng dẫn 56-HD/VPTW và Công văn 19780-CV/VPTW; quy định của tỉnh có thể khác. Tiền kèm huy hiệu Đảng làm
tròn lên một trăm nghìn đồng.

{stages(vocabulary, party)}
"""


def sides(vocabulary: Vocabulary, row: Multiplier) -> Iterator[str]:
    """The sides of the political system that the grantors of a row are of."""
    for kind in row.grantors:
        known = vocabulary.unit_kind(kind)
        if known is not None:
            yield known.side


def stages(vocabulary: Vocabulary, rows: Iterable[Multiplier]) -> str:
    """A section for each stretch of days on which no amount changes, the newest first."""
    rows = tuple(rows)
    days = sorted(change_days(vocabulary, rows))
    lasts = [*(day - ONE_DAY for day in days[1:]), None]
    made = [(first, last, tuple(lines(vocabulary, rows, first))) for first, last in zip(days, lasts, strict=True)]
    return "\n\n".join(section(vocabulary, *stage) for stage in reversed(made))


def change_days(vocabulary: Vocabulary, rows: Sequence[Multiplier]) -> set[datetime.date]:
    """The days on which an amount may change: of the multiples, and of the base salary since the first of them."""
    of_rows = {day for row in rows for day in (row.during.start, row.during.end) if day is not None}
    of_salaries = {row.during.start for row in vocabulary.base_salaries if row.during.start is not None}
    return of_rows | {day for day in of_salaries if day > min(of_rows)}


def section(vocabulary: Vocabulary, first: datetime.date, last: datetime.date | None, found: Sequence[Line]) -> str:
    """The table of one stage, without the columns that none of its lines fills."""
    until = "" if last is None else f" đến {write_short_day(last)}"
    salary = vocabulary.base_salary(first)
    base = "" if salary is None else f"Mức lương cơ sở {write_decimal(salary.amount)}{mark(salary)} đồng.\n\n"
    kinds = [at for at in range(len(RECIPIENTS)) if any(line[3][at] for line in found)]
    received = any(line[2] for line in found)
    heads = ["hình thức", "người có thẩm quyền, cơ quan", *["đối tượng"] * received]
    heads += [vocabulary.label("recipient-kind", RECIPIENTS[at]) for at in kinds]
    table = [
        f"| {' | '.join(heads)} |",
        f"|{'---|' * (len(heads) - len(kinds))}{'--:|' * len(kinds)}",
        *(
            f"| {' | '.join([form, grantor, *[holder] * received, *(amounts[at] for at in kinds)])} |"
            for form, grantor, holder, amounts in found
        ),
    ]
    return f"### Từ {write_short_day(first)}{until}\n\n{base}{chr(10).join(table)}"


def lines(vocabulary: Vocabulary, rows: Iterable[Multiplier], on: datetime.date) -> Iterator[Line]:
    """What is paid on a day: grantors with the same amounts for a form stand on one line."""
    there = [row for row in rows if on in row.during]
    forms = sorted({row.form for row in there}, key=lambda form: vocabulary.rank("award-form", form))
    for form in forms:
        grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        paid = [(grantor, row) for row in there if row.form == form for grantor in row.grantors or ("",)]
        for grantor, holders in dict.fromkeys((grantor, row.holders) for grantor, row in paid):
            holder = next(iter(holders), None)
            told_of = {row.recipient for one, row in paid if (one, row.holders) == (grantor, holders)}
            amounts = tuple(
                amount(bonus(vocabulary, form, kind, grantor=grantor or None, holder=holder, on=on))
                if kind in told_of
                else ""
                for kind in RECIPIENTS
            )
            told = ", ".join(vocabulary.label("unit-kind", kind) for kind in holders)
            kinds = [grantor] if grantor else list(competent(vocabulary, form, on))
            grouped.setdefault((told, amounts), []).extend(vocabulary.label("unit-kind", kind) for kind in kinds)
        for (holder, amounts), grantors in grouped.items():
            yield vocabulary.label("award-form", form, on), "; ".join(dict.fromkeys(grantors)), holder, amounts


def competent(vocabulary: Vocabulary, form: str, on: datetime.date) -> Iterator[str]:
    """The kinds of body that may grant a form on a day."""
    for power in vocabulary.competences:
        if power.form == form and on in power.during:
            yield from power.grantors


def amount(due: Bonus) -> str:
    """An amount as a cell shows it; empty if none is known."""
    money = due.amount or due.ceiling
    if money is None or due.multiplier is None:
        return ""
    return f"{'đến ' if due.amount is None else ''}{write_decimal(money.value)}{mark(due.multiplier)}"


def mark(row: Multiplier | BaseSalary) -> str:
    """An asterisk for what rests on no text at hand."""
    return "" if row.confidence == "sourced" else UNSURE


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(shipped()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
