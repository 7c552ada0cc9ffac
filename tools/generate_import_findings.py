"""Writes the pages on importers from their data: `python tools/generate_import_findings.py` after any change of it."""

from pathlib import Path

from danvan_lists.columns.headings import scheme_of
from danvan_lists.findings import notices
from danvan_lists.words.phrases import heading_data

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
GROUPS = {
    "IM1": "The file",
    "IM2": "Its tables",
    "IM3": "Rows and cells",
    "IM4": "Totals",
    "XL": "Excel workbooks",
    "WT": "Word documents",
}
FINDINGS = """# Findings of the importers

Generated from the code by `tools/generate_import_findings.py`; do not edit.

Every row that an importer reads ends as a fact or as one of these findings. Each names the file, the table, the row,
the column and the cell as printed, in its `values` and in its `source`. An *error* means that something was not read;
a *warning* that it was read, or left open, in a way a person should look at.
"""
COLUMNS = """# Columns that the importers know

Generated from the code by `tools/generate_import_findings.py`; do not edit.

What stands over a column is compared without capitals, tones, punctuation and brackets, and without “Dân vận khéo”. A
heading over several others is read together with each of them. The first name of a row is what `mapping` takes. A
column of numbers is read from the labels of the vocabulary instead: “Số mô hình được công nhận cấp huyện” is the
measure
`models` with `standing=recognised level=district`; `mapping` says the same as `figure:models standing=recognised
level=district`.

| meaning | codes of | spellings |
|---|---|---|
"""


def findings() -> str:
    """The page on findings."""
    parts = [FINDINGS]
    for start, title in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts.extend(
            f"\n### {code}\n\n*{notice.severity}.* {notice.remedy}\n\n> {notice.vi}\n>\n> {notice.en}\n"
            for code, notice in notices().items()
            if code.startswith(start)
        )
    return "".join(parts)


def columns() -> str:
    """The page on columns."""
    rows = (
        f"| `{role}` | {scheme_of(role) or ''} | {'; '.join(one for one in row['spellings'] if one != role)} |\n"
        for role, row in heading_data()["role"].items()
    )
    return COLUMNS + "".join(rows)


if __name__ == "__main__":
    (REFERENCE / "import-findings.md").write_text(findings(), encoding="utf-8", newline="\n")
    (REFERENCE / "import-columns.md").write_text(columns(), encoding="utf-8", newline="\n")
