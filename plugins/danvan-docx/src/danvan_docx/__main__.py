"""The command line: `python -m danvan_docx check FILE …`."""

import argparse
import datetime
import sys
from collections.abc import Sequence

from danvan_docx.checks.checker import check_layout
from danvan_docx.layouts.profiles import profiles

FINE, FOUND, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks the layout of Word files; exits with 0 when nothing was found, with 1 when something was."""
    parser = argparse.ArgumentParser(prog="python -m danvan_docx", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="hold Word files to the layout of their side and date")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument("--side", choices=sorted({side for profile in profiles() for side in profile.sides}))
    check.add_argument("--on", type=datetime.date.fromisoformat, metavar="DAY", help="date of the document, YYYY-MM-DD")
    check.add_argument("--en", action="store_true", help="say it in English")
    asked = parser.parse_args(arguments)
    status = FINE
    for name in asked.files:
        try:
            found = check_layout(name, asked.side, asked.on)
        except OSError as error:
            print(f"{name}: {error.strerror}", file=sys.stderr)
            return USAGE
        for one in found:
            said = one.en if asked.en else one.vi
            where = " ".join(filter(None, (one.code, one.severity, one.field)))
            print(f"{name}: {where}: {said} [{one.ground}]")
        status = max(status, FOUND if found else FINE)
    return status


if __name__ == "__main__":
    sys.exit(main())
