"""`danvan check`: every rule is run on a book, and the findings are printed."""

from argparse import ArgumentParser

from danvan.cli import options
from danvan.cli.books import speaking, surveyed
from danvan.cli.codes import FILE, FINE, FOUND
from danvan.cli.output import as_json, as_table, as_text
from danvan.cli.targets import exporter_for, put
from danvan.cli.typed import grade
from danvan.documents import Report
from danvan.exports import as_report
from danvan.plugins.invocation import Invocation
from danvan.rules import check, chosen


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    options.book(command)
    command.add_argument("--format", choices=["text", "json", "csv"], default="text", help="how findings are printed")
    command.add_argument("--lang", choices=["vi", "en"], default="vi", help="the language of their sentences")
    command.add_argument("--min", choices=["error", "warning"], default="warning", help="the mildest severity to show")
    command.add_argument("--strict", action="store_true", help="exit with 1 on any finding shown")
    command.add_argument(
        "--off", metavar="CODE", action="append", default=[], help="a rule to leave out, as DV403; may be given again"
    )
    command.add_argument(
        "--grade",
        metavar="CODE=SEVERITY",
        type=grade,
        action="append",
        default=[],
        help="a rule to grade anew, as DV415=error; may be given again",
    )


def run(call: Invocation) -> int:
    """Print every finding, and the problems of the file."""
    asked = call.options
    found = surveyed(call)
    book = speaking(call, found.book)
    rules = chosen(call.catalog.rules, off=asked.off, grades=dict(asked.grade))
    call.progress(f"checking {len(book)} facts against {len(rules)} rules")
    findings = check(book, rules)
    if asked.min == "error":
        findings = tuple(finding for finding in findings if finding.severity == "error")
    match asked.format:
        case "json":
            call.json(as_json(str(asked.file), found, findings))
        case "csv":
            put(
                call,
                as_report(as_table(found, findings, asked.lang)),
                exporter_for(call, Report, None, "csv", "csv"),
                None,
            )
        case _:
            for problem in found.problems:
                call.warn(f"{asked.file}: {problem}")
            if found.problems and not book:
                return FILE  # nothing was read, so "0 findings" would be no answer
            for line in as_text(found, findings, asked.lang):
                call.line(line)
    if found.problems:
        return FILE
    errors = any(finding.severity == "error" for finding in findings)
    return FOUND if errors or (findings and asked.strict) else FINE
