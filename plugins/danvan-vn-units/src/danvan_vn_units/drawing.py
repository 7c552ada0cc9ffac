"""Writing pictures as Mermaid and as Graphviz DOT, and the exporters that danvan finds."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

import attrs

from danvan import BadValue, Book
from danvan_vn_units.pictures import Look, Node, Picture, reform

FONT = "DejaVu Sans,Arial,sans-serif"
FILLS: Mapping[Look, tuple[str, str]] = {
    "before": ("#fdf3dc", "#b7791f"),
    "after": ("#e3f1e5", "#2f6f3e"),
    "aside": ("#f2f2f2", "#999999"),
    "plain": ("#eaf0fb", "#3b5b92"),
}


def mermaid(picture: Picture) -> str:
    """The picture as a Mermaid flowchart, as web pages and forges draw it.

    >>> from danvan_vn_units.pictures import Edge, Group
    >>> print(mermaid(Picture(title="T", groups=[Group("", [Node("a", ["A"]), Node("b", ["B"])])],
    ...     edges=[Edge("a", "b", label="nửa", dashed=True)])).split("classDef")[0].rstrip())
    ---
    title: "T"
    ---
    flowchart LR
        n0["A"]:::plain
        n1["B"]:::plain
        n0 -. "nửa" .-> n1
    """
    keys = _keys(picture)
    lines = ["---", f"title: {_quoted(picture.title)}", "---", f"flowchart {picture.direction}"]
    for number, group in enumerate(picture.groups):
        boxes = [f"{keys[node.key]}[{_escaped('<br/>'.join(node.lines))}]:::{node.look}" for node in group.nodes]
        if group.title:
            lines.append(f"    subgraph g{number}[{_escaped(group.title)}]")
            lines += [f"        {box}" for box in boxes]
            lines.append("    end")
        else:
            lines += [f"    {box}" for box in boxes]
    for edge in picture.edges:
        line, arrow = ("-.", ".->") if edge.dashed else ("--", "-->")
        label = f"{line} {_escaped(edge.label)} {arrow}" if edge.label else ("-.->" if edge.dashed else "-->")
        lines.append(f"    {keys[edge.start]} {label} {keys[edge.end]}")
    lines += [f"    classDef {look} fill:{fill},stroke:{stroke},color:#222" for look, (fill, stroke) in FILLS.items()]
    return "\n".join(lines) + "\n"


def dot(picture: Picture) -> str:
    """The picture in Graphviz's DOT language: `dot -Tsvg reform.dot -o reform.svg`.

    >>> from danvan_vn_units.pictures import Group
    >>> dot(Picture(title="T", groups=[Group("", [Node("a", ["A"])])], edges=[])).splitlines()[0]
    'digraph {'
    """
    keys = _keys(picture)
    lines = [
        "digraph {",
        f"    graph [rankdir={picture.direction}, label={_quoted(picture.title)}, labelloc=t, fontname={_quoted(FONT)},"
        " fontsize=14, nodesep=0.12, ranksep=1.0]",
        f'    node [shape=box, style="rounded,filled", fontname={_quoted(FONT)}, fontsize=11, margin="0.10,0.05"]',
        f'    edge [fontname={_quoted(FONT)}, fontsize=9, color="#666666"]',
    ]
    for number, group in enumerate(picture.groups):
        boxes = [_box(keys[node.key], node) for node in group.nodes]
        if group.title:
            lines.append(f"    subgraph cluster_{number} {{")
            lines.append(f'        label={_quoted(group.title)}; fontsize=11; style="rounded,dashed"; color="#bbbbbb"')
            lines += [f"        {box}" for box in boxes]
            lines.append("    }")
        else:
            lines += [f"    {box}" for box in boxes]
    for edge in picture.edges:
        told = [f"label={_quoted(edge.label)}"] if edge.label else []
        told += ["style=dashed"] if edge.dashed else []
        lines.append(f"    {keys[edge.start]} -> {keys[edge.end]}" + (f" [{', '.join(told)}]" if told else ""))
    return "\n".join([*lines, "}"]) + "\n"


@attrs.frozen(kw_only=True)
class PictureExporter:
    """Writes pictures, or draws the latest reform of a small book; `drawn` makes a picture of a book.

    The catalog knows exporters of books and of reports only, so there it takes a Book; with `takes=Picture` it is an
    exporter for `danvan.export(picture, path, exporter)`.
    """

    name: str
    suffix: str
    text: Callable[[Picture], str] = attrs.field(repr=False)
    takes: type = Book
    drawn: Callable[[Book], Picture] = attrs.field(default=reform, repr=False)

    def write(self, content: Book | Picture, out: BinaryIO, /) -> None:
        """Write the picture to the stream, which is left open.

        Raises: BadValue for other content, and for a book too large to be drawn.
        """
        if not isinstance(content, Book | Picture):
            raise BadValue(f"content for exporter {self.name}", type(content).__name__, "give a Book or a Picture")
        picture = content if isinstance(content, Picture) else self.drawn(content)
        out.write(self.text(picture).encode("utf-8"))


MERMAID = PictureExporter(name="mermaid", suffix=".mmd", text=mermaid, takes=Picture)
DOT = PictureExporter(name="dot", suffix=".dot", text=dot, takes=Picture)


def _box(key: str, node: Node) -> str:
    fill, stroke = FILLS[node.look]
    label = "\\n".join(_bare(line) for line in node.lines)
    return f'{key} [label="{label}", fillcolor="{fill}", color="{stroke}"]'


def _keys(picture: Picture) -> Mapping[str, str]:
    return {node.key: f"n{number}" for number, node in enumerate(picture.nodes)}


def _quoted(text: str) -> str:
    return f'"{_bare(text)}"'


def _bare(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _escaped(text: str) -> str:
    return '"' + text.replace("#", "#35;").replace('"', "#quot;") + '"'
