"""Pictures: what is in them, and that Mermaid and DOT say the same."""

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import danvan_vn_units as units
from danvan import BadValue, Book, Unknown

UMT = "vn/kien-giang/huyen-u-minh-thuong"
THEN = date(2020, 8, 4)
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"


def test_a_district(whole: Book) -> None:
    """Six communes on one side, two on the other, six arrows."""
    picture = units.reform_of(whole, UMT)
    assert [len(group.nodes) for group in picture.groups] == [6, 2]
    assert len(picture.edges) == 6
    assert not any(edge.dashed for edge in picture.edges)


def test_who_shares_stands_aside(whole: Book) -> None:
    """Asked of one commune, the others that went to its heir are drawn, but aside."""
    picture = units.reform_of(whole, f"{UMT}/xa-thanh-yen")
    looks = {node.lines[0]: node.look for node in picture.nodes}
    assert looks["xã Thạnh Yên"] == "before"
    assert looks["xã Hòa Chánh"] == "aside"


def test_a_new_unit(whole: Book) -> None:
    """Asked of a new unit, it stands alone on its side, with all it was made of."""
    picture = units.reform_of(whole, "vn/an-giang-2025/xa-u-minh-thuong")
    assert [node.key for node in picture.nodes if node.look == "after"] == ["b:vn/an-giang-2025/xa-u-minh-thuong"]
    assert len(picture.edges) == 2


def test_provinces(whole: Book) -> None:
    """Kiên Giang and An Giang became An Giang."""
    picture = units.reform_of(whole, "vn/kien-giang")
    assert {node.lines for node in picture.nodes} == {
        ("tỉnh Kiên Giang", "91"),
        ("tỉnh An Giang", "89"),
        ("tỉnh An Giang", "91"),
    }


def test_parts_are_dashed_and_read_as_guesses(whole: Book) -> None:
    """The arrows of a division are dashed, and their share says that it is guessed."""
    picture = units.reform_of(whole, "vn/hai-duong/huyen-thanh-ha/xa-thanh-an")
    mine = [edge for edge in picture.edges if edge.start.endswith("/xa-thanh-an")]
    assert len(mine) == 2
    assert all(edge.dashed and edge.label is not None and "đoán" in edge.label for edge in mine)


def test_a_tree(whole: Book) -> None:
    """The tree below a district on a day: itself and its communes; with no depth only itself."""
    assert len(units.tree_on(whole, UMT, on=THEN).nodes) == 7
    assert len(units.tree_on(whole, UMT, on=THEN, depth=0).nodes) == 1


def test_too_large_a_picture(whole: Book) -> None:
    """A picture that nobody could read is refused."""
    with pytest.raises(BadValue):
        units.tree_on(whole, "vn", on=THEN)


def test_no_reform(whole: Book) -> None:
    """A unit that nothing happened to has no picture of it."""
    with pytest.raises(Unknown):
        units.reform_of(whole, "vn/lang-son")


def test_both_languages_draw_the_same(whole: Book) -> None:
    """Every box and every arrow is in both texts."""
    picture = units.reform_of(whole, UMT)
    in_mermaid, in_dot = units.mermaid(picture), units.dot(picture)
    assert len(re.findall(r"^ +n\d+\[", in_mermaid, re.MULTILINE)) == len(picture.nodes)
    assert len(re.findall(r"^ +n\d+ \[label=", in_dot, re.MULTILINE)) == len(picture.nodes)
    assert in_mermaid.count("-->") == in_dot.count(" -> ") == len(picture.edges)


@pytest.mark.parametrize(
    ("page", "unit"),
    [
        ("reform-u-minh-thuong", UMT),
        ("reform-an-giang", "vn/an-giang-2025"),
        ("reform-hoa-binh", "vn/hai-duong/huyen-kim-thanh/xa-hoa-binh"),
    ],
)
def test_the_pictures_of_the_documents_are_these(whole: Book, page: str, unit: str) -> None:
    """What stands in docs/pictures is what is drawn now; run tools/pictures.py where it is not."""
    text = (PICTURES / f"{page}.md").read_text("utf-8")
    assert units.mermaid(units.reform_of(whole, unit)) in text
    drawn = (PICTURES / f"{page}.svg").read_text("utf-8")
    assert all(node.lines[0] in drawn for node in units.reform_of(whole, unit).nodes)


def test_what_breaks_a_label_is_escaped() -> None:
    """Quotes, backslashes and signs of the languages stay text."""
    node = units.Node("a", ['Hội "A" \\ #1'])
    picture = units.Picture(title='"', groups=[units.Group("", [node])], edges=[])
    assert r'label="Hội \"A\" \\ #1"' in units.dot(picture)
    assert '"Hội #quot;A#quot; \\ #35;1"' in units.mermaid(picture)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed here")
def test_graphviz_draws_it(whole: Book) -> None:
    """What is written is DOT: Graphviz draws it."""
    text = units.dot(units.reform_of(whole, UMT))
    drawn = subprocess.run(["dot", "-Tsvg"], input=text.encode("utf-8"), capture_output=True, check=True)
    assert "xã Thạnh Yên A" in drawn.stdout.decode("utf-8")


def test_exporters_take_pictures_and_small_books(small_book: Book) -> None:
    """A picture is written as it is; of a book its reform is drawn; other content is refused."""
    for exporter in (units.MERMAID, units.DOT):
        out = io.BytesIO()
        exporter.write(units.reform(small_book), out)
        again = io.BytesIO()
        exporter.write(small_book, again)
        assert out.getvalue() == again.getvalue()
        assert not out.closed
        with pytest.raises(BadValue):
            exporter.write("text", io.BytesIO())  # type: ignore[arg-type] # what a caller without types may hand over
