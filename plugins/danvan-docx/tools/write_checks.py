"""Writes CHECKS.md from the remarks: `python tools/write_checks.py` after any change of them. A test holds it fresh."""

from pathlib import Path

from danvan_docx import profiles
from danvan_docx.layouts.limits import Ground
from danvan_docx.remarks import OWN_GROUND, Remark, remarks

PAGE = Path(__file__).parents[1] / "CHECKS.md"
SUBJECTS = {
    "WD0": "Files that cannot be read",
    "WD1": "The layout of a document: `check_layout`",
    "WD2": "What will not fit: `overflow`",
    "WD3": "Fields of a template: `Template.check`",
}
OPENING = """# What danvan-docx finds

Generated from `remarks.toml` and `profiles.toml` by `tools/write_checks.py`; do not edit.

A finding is a `danvan.Finding` with one of these codes, a sentence in Vietnamese and one in English, the place in the
document, and the ground of the layout it was held to. Whatever rests on a layout is a *warning*: none of the layouts
was read from the texts themselves. A code is never used again for anything else.
"""


def page() -> str:
    """The whole page."""
    return OPENING + "".join(section(subject) for subject in SUBJECTS) + grounds()


def section(subject: str) -> str:
    """The codes of one subject."""
    rows = [row(remark) for code, remark in remarks().items() if code.startswith(subject)]
    head = ["| code | name | severity | rests on | in Vietnamese | in English |", "|---|---|---|---|---|---|"]
    return "\n".join((f"\n## {SUBJECTS[subject]}\n", *head, *rows)) + "\n"


def row(remark: Remark) -> str:
    """One code."""
    cells = (remark.code, remark.name, remark.severity, remark.group or OWN_GROUND, remark.vi, remark.en)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def grounds() -> str:
    """What each group of each layout rests on."""
    groups = sorted({remark.group for remark in remarks().values() if remark.group})
    lines = ["\n## What they rest on\n", "| layout | group | ground | confidence |", "|---|---|---|---|"]
    for profile in profiles():
        for group in groups:
            basis = getattr(profile, group)
            assert isinstance(basis, Ground)  # noqa: S101 # every group is one
            lines.append(f"| {profile.name} | {group} | {basis.ground} | {basis.confidence} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
