"""What only decisions have: the legal basis, the word that decides, articles with their clauses and points."""

from collections.abc import Iterator

from docx.document import Document

from danvan.documents import Article, Basis, Formula
from danvan_docx.layouts.line_ends import set_in_lines
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.paragraphs import Look, add, add_run, side
from danvan_docx.writing.xml import printable

_ENDS = (".", ";", ",", ":")


def add_basis(document: Document, block: Basis, profile: Profile) -> None:
    """A line for each text: all but the last end as those within a list do, unless the line has an end of its own."""
    decision = profile.decision
    for number, item in enumerate(block.items, 1):
        end = decision.basis_last if number == len(block.items) else decision.basis_end
        add(document, ended(item, end), "Basis")


def ended(line: str, end: str) -> str:
    """A line with its end, unless it has one.

    >>> ended("Căn cứ Luật Thi đua, khen thưởng", ";"), ended("Xét đề nghị,", ".")
    ('Căn cứ Luật Thi đua, khen thưởng;', 'Xét đề nghị,')
    """
    bare = line.rstrip()
    return bare if bare.endswith(_ENDS) else bare + end


def add_formula(document: Document, block: Formula, profile: Profile, room: int) -> None:
    """The word by which the document decides, kept with the first article; a long one in lines of like length."""
    made = set_in_lines(block.text, profile.decision.formula_size, room / 20)
    add(document, made.text, "Formula", sides=side(made.width, room / 20))


def add_article(document: Document, block: Article, profile: Profile, *, keep_last: bool = False) -> None:
    """An article, its clauses, and their points: the lines of a clause after its first are its points.

    Parameters: `keep_last` ties its end to what follows.
    """
    lines = [line for clause in clauses(block, profile) for line in clause]
    label = profile.decision.article_label.format(number=block.number)
    opens = block.text.rstrip().endswith(":")
    lead = add(document, label, "Article", Look(bold=True), keep_next=bool(lines) or keep_last or opens)
    add_run(lead, f" {block.text}" if block.text else "")
    for number, (style, line) in enumerate(lines, 1):
        opens = number < len(lines) and line.rstrip().endswith(":")  # what it leads to is not on another page
        add(document, line, style, keep_next=opens or (keep_last and number == len(lines)))


def clauses(block: Article, profile: Profile) -> Iterator[list[tuple[str, str]]]:
    """The clauses as printed, each with the style of its lines; a single clause has a number too.

    >>> from danvan_docx.layouts.profiles import profile_for
    >>> list(clauses(Article(1, "Khen thưởng:", clauses=["Tập thể:\\nchi bộ;\\nấp."]), profile_for("state", None)))
    [[('Clause', '1. Tập thể:'), ('Point', 'a) chi bộ;'), ('Point', 'b) ấp.')]]
    """
    for number, clause in enumerate(block.clauses, 1):
        first, *points = printable(clause).split("\n")
        label = profile.decision.clause_label.format(number=number)
        yield [
            ("Clause", f"{label} {first}"),
            *(("Point", f"{point_label(place, profile)} {point}") for place, point in enumerate(points)),
        ]


def point_label(place: int, profile: Profile) -> str:
    """The letter of a point, counted from nought, as the Vietnamese alphabet goes on; after the last, two letters.

    >>> from danvan_docx.layouts.profiles import profile_for
    >>> [point_label(place, profile_for("state", None)) for place in (0, 3, 4, 5, 22, 23)]
    ['a)', 'd)', 'đ)', 'e)', 'y)', 'aa)']
    """
    letters = profile.decision.point_letters
    round_, letter = divmod(place, len(letters))
    return f"{letters[round_ - 1] if round_ else ''}{letters[letter]})"
