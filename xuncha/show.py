"""`xuncha show`: a node, its edges, and the words of the reports that they came from."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xuncha.options import Graph, OutputTextFormat, TextFormat

if TYPE_CHECKING:
    from rich.text import Text

    from queries.provenance import Kind, Link, Passage, Shown

_MOST = 10
_LONG = 200
"""Signs of a property that are shown; JSON has all."""


def add_to(app: typer.Typer) -> None:
    app.command("show")(show)


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID|TITLE|AGENCY",
            help="An id, or the name, short form, title or file of a node, or a part that only one has.",
        ),
    ],
    graph: Graph = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Edges of each kind to show.")
    ] = _MOST,
    all_: Annotated[bool, typer.Option("--all", help="Show all edges.")] = False,
    format_: OutputTextFormat = TextFormat.text,
) -> None:
    """Show a node, its edges, and the sentences that they came from, with file, address and offsets.

    The very words stand in [[ ]], on a terminal in bold. Offsets count characters of the text that was read.

    \b
    xuncha show 保密工作制度
    xuncha show 云陵县水利局 --format json
    """
    from queries.lookup import find_node
    from queries.provenance import show_node
    from xuncha.opened import open_graph
    from xuncha.output import print_json

    with open_graph(graph, read_only=True) as store:
        shown = show_node(store, find_node(store, name), limit=None if all_ else limit)
    if format_ is TextFormat.json:
        print_json(_as_json(shown))
    else:
        _print(shown)


def _as_json(shown: "Shown") -> dict[str, Any]:
    edges = [_link_json(kind, link) for kind in shown.kinds for link in kind.links]
    return {
        "label": shown.node.label,
        "id": shown.node.id,
        "properties": dict(shown.node.properties),
        "passage": None if shown.passage is None else asdict(shown.passage),
        "counts": [{"type": k.type, "outward": k.outward, "count": k.count} for k in shown.kinds],
        "edges": edges,
    }


def _link_json(kind: "Kind", link: "Link") -> dict[str, Any]:
    return {
        "type": kind.type,
        "key": link.edge.key,
        "outward": link.outward,
        "node": asdict(link.other),
        "properties": dict(link.edge.properties),
        "passage": None if link.passage is None else asdict(link.passage),
    }


def _print(shown: "Shown") -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    console.print(_styled(Text(f"{shown.node.label} {shown.node.id}", style="bold")))
    width = max((len(name) for name, _ in shown.node.properties), default=0)
    for name, value in shown.node.properties:
        console.print(_styled(Text(f"  {name:{width}}  {_short(value)}")))
    if shown.passage is not None:
        _print_passage(console, shown.passage, "  ")
    for kind in shown.kinds:
        arrow = f"-[{kind.type}]->" if kind.outward else f"<-[{kind.type}]-"
        more = f", {len(kind.links)} shown" if len(kind.links) < kind.count else ""
        console.print(_styled(Text(f"\n{arrow} {kind.count}{more}", style="bold")))
        for link in kind.links:
            console.print(_styled(Text(f"  {link.other.label} {link.other.id}  {_short(link.other.name)}")))
            if link.passage is not None:
                _print_passage(console, link.passage, "    ")


def _print_passage(console: Any, passage: "Passage", indent: str) -> None:
    from rich.text import Text

    place = f"{passage.location}:{passage.start}-{passage.end}"
    url = f"  {passage.url}" if passage.url else ""
    console.print(_styled(Text(f"{indent}{place}{url}", style="dim")))
    left, right = ("", "") if console.is_terminal else ("[[", "]]")
    words = "".join(passage.words.split())
    quoted = Text(f"{indent}{passage.before}{left}")
    quoted.append(words, style="bold reverse")
    quoted.append(f"{right}{passage.after}")
    console.print(_styled(quoted))


def _styled(text: "Text") -> "Text":
    """The text freed of control characters that would steer a terminal."""
    from xuncha.output import shown

    clean = text.copy()
    clean.plain = shown(text.plain)
    return clean


def _short(value: Any) -> str:
    from xuncha.output import as_text

    text = " ".join(as_text(value).split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}… ({len(text)} characters)"
