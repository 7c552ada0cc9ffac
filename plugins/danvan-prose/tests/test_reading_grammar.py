"""Prose, one point of grammar after another: each sentence with the whole of what is proposed from it."""

from pathlib import Path

import pytest

from danvan_prose import NotUnderstood, Proposal, propose


def told(found: Proposal | NotUnderstood) -> str:
    """All that a proposal says, in one line; of what is not understood, why."""
    if isinstance(found, NotUnderstood):
        return f"{found.printed} ? {found.why}"
    number = f"{found.quantity.value.normalize():f}"
    ends = [f"-{found.most.value:f}" if found.most else "", f"/{found.whole.value:f}" if found.whole else ""]
    words = [
        "" if found.quantity.exact == "exact" else found.quantity.exact,
        f"{number}{''.join(ends)}",
        found.quantity.unit,
        "=",
        found.measure,
        *(f"{name}:{code}" for name, code in found.breakdown.items()),
        "+".join(found.fields),
        "" if found.part_of is None else f"of {found.part_of}",
        *(f"by {body.printed}" for body in found.by),
        "" if found.period is None else f"in {found.period.printed}",
        "" if found.scope is None else f"over {found.scope}",
    ]
    return " ".join(word for word in words if word)


def rows() -> list[tuple[str, str, tuple[str, ...]]]:
    """The sentences of the data file: the point of grammar, the sentence, what is wanted of each count."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    point = ""
    for line in (Path(__file__).parent / "data" / "grammar.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        if sign == "#":
            point = text
        elif sign == ">":
            found.append((point, text, ()))
        elif sign == "=":
            found[-1] = (point, found[-1][1], (*found[-1][2], text))
    return found


def test_the_file_has_sentences() -> None:
    """The data file is read: some seventy sentences on a dozen points, none without a count."""
    assert len(rows()) >= 70
    assert all(wanted for _, _, wanted in rows())


@pytest.mark.parametrize(("point", "text", "wanted"), rows())
def test_one_point_of_grammar(point: str, text: str, wanted: tuple[str, ...]) -> None:
    """Every count of a sentence is proposed with all that the sentence says of it, or listed with the reason."""
    assert tuple(told(one) for one in propose(text.replace(" ⏎ ", "\n"))) == wanted, point
