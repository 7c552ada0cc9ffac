"""Options that several commands have in common."""

from argparse import ArgumentParser

from danvan.cli.typed import cell, day, pair


def book(command: ArgumentParser) -> None:
    """The book that a command reads."""
    command.add_argument("file", metavar="FILE", help="a book: one JSON document, or the directory of a bundle")


def explained(command: ArgumentParser) -> None:
    """The cell whose facts are shown instead of the table."""
    command.add_argument(
        "--explain",
        metavar="ROW:COLUMN",
        type=cell,
        help="show the facts behind a cell: its row, counted from 1, and its column's key, as 1:count",
    )


def policy(command: ArgumentParser) -> None:
    """What is done with a unit that was divided."""
    command.add_argument(
        "--policy",
        choices=["stated", "largest", "equal"],
        default="stated",
        help="where a unit was divided: by stated shares only, whole to the largest, equally where none are stated",
    )


def target(command: ArgumentParser) -> None:
    """Where a table or report is written, and by which exporter."""
    command.add_argument("--to", metavar="FILE", help="where to write; without it Markdown is printed")
    command.add_argument(
        "--exporter",
        "--format",
        metavar="NAME",
        help="the exporter that writes (default: by the suffix of the file)",
    )
    force(command)


def force(command: ArgumentParser) -> None:
    """Leave to replace a file of another kind."""
    command.add_argument(
        "--force", action="store_true", help="replace a file of another kind too, such as a book by a report"
    )


def compared(command: ArgumentParser) -> None:
    """The part, tree, root and day of an account of units."""
    command.add_argument(
        "--of",
        metavar="DIMENSION=CODE",
        type=pair,
        action="append",
        default=[],
        help="the part that is counted, as standing=registered; may be given again",
    )
    command.add_argument("--tree", choices=["command", "territory"], default="territory", help="along which tree")
    command.add_argument("--root", metavar="ID", help="the unit to begin with (default: all that stand at the top)")
    command.add_argument("--on", metavar="DAY", type=day, help="the day of the tree (default: the last of the period)")
    explained(command)
    target(command)
