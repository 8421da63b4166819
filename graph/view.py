"""The picture: an agency's network as one HTML page that opens anywhere, offline.

The network is pyvis's; the page is our own, because pyvis's loads scripts from the net and puts headings
and ids into HTML as they are. Here every text is data of the script or escaped, and the page's policy forbids
requests.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from graph.elements import Edge, Node
from graph.layout import BOX_WIDTH, SIGNS_A_LINE, Key, board
from graph.schema import Schema, load_schema

if TYPE_CHECKING:
    from pyvis.network import Network

_TEMPLATE = "view.html.j2"
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_CAPTIONS = ("name", "title", "heading", "text")
_LINES = 3
_TOOLTIP_SIGNS = 36
_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 80, "hideEdgesOnDrag": True, "multiselect": True},
    "nodes": {
        "font": {"face": "sans-serif", "size": 16},
        "borderWidth": 1.5,
        "margin": 7,
        "labelHighlightBold": False,
    },
}
_CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def render_page(nodes: Sequence[Node], edges: Sequence[Edge], title: str) -> bytes:
    """The page in UTF-8, the same bytes for the same network."""
    from jinja2 import Environment

    schema = load_schema()
    network = _network(schema, nodes, edges)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("graph").joinpath(_TEMPLATE).read_text(encoding="utf-8"))
    page = template.render(
        title=title,
        half_width=BOX_WIDTH // 2,
        legend=_legend(schema, _shown(nodes, edges)),
        library=files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8"),
        data=_script_json(_page_data(network)),
    )
    return page.encode("utf-8")


def _network(schema: Schema, nodes: Sequence[Node], edges: Sequence[Edge]) -> "Network":
    """pyvis's network object; directed, because it drops parallel edges of an undirected one."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    shown = _shown(nodes, edges)
    labels = {_key(node): _wrapped(_caption(node), _lines(node)) for node in shown}
    places = board(shown, edges, {key: label.count("\n") + 1 for key, label in labels.items()})
    for node in shown:
        _add_node(network, schema, node, labels[_key(node)], places[_key(node)])
    for edge in _drawn(shown, edges):
        _add_edge(network, schema, edge)
    return network


def _shown(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Node]:
    """A party group stands for itself only where it leads no agency."""
    led = {edge.source for edge in edges if edge.type == "LEADS"}
    return [node for node in nodes if not (node.label == "PartyGroup" and node.id in led)]


def _drawn(shown: Sequence[Node], edges: Sequence[Edge]) -> list[Edge]:
    """The edges between what is shown, the agency in its party group's place; none that repeats another."""
    known = {_key(node) for node in shown}
    agency = {edge.source: edge.target for edge in edges if edge.type == "LEADS"}
    in_area = {edge.target for edge in edges if edge.type == "HAS_ISSUE"}
    found = []
    for edge in edges:
        if edge.type == "ISSUED_BY" and edge.target in agency:
            edge = replace(edge, target_label="Agency", target=agency[edge.target])
        ends = {(edge.source_label, edge.source), (edge.target_label, edge.target)}
        if ends <= known and not (edge.type == "RAISES" and edge.target in in_area):
            found.append(edge)
    return found


def _add_node(network: "Network", schema: Schema, node: Node, label: str, place: tuple[int, int]) -> None:
    declared = schema.node_type(node.label)
    dot = node.label == "Measure"
    options: dict[str, Any] = {"size": 7} if dot else {"widthConstraint": _width(node.label)}
    network.add_node(
        _id(_key(node)),
        label=" " if dot else label,
        shape="dot" if dot else "box",
        title=_tooltip(declared.zh, declared.en, node),
        x=place[0],
        y=place[1],
        kind=node.label,
        color=_colours(declared.colour, dot),
        **options,
    )


def _width(label: str) -> dict[str, int]:
    return (
        {"maximum": BOX_WIDTH} if label == "Regulation" else {"minimum": BOX_WIDTH - 20, "maximum": BOX_WIDTH}
    )


def _colours(colour: str, full: bool) -> dict[str, Any]:
    fill = colour if full else _tint(colour)
    marked = {"background": colour if full else _tint(colour, 0.6), "border": colour}
    return {"background": fill, "border": colour, "highlight": marked, "hover": marked}


def _tint(colour: str, white: float = 0.85) -> str:
    """The colour (#rrggbb) mixed with white."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in parts)


def _add_edge(network: "Network", schema: Schema, edge: Edge) -> None:
    declared = schema.edge_type(edge.type)
    target = schema.node_type(edge.target_label)
    network.add_edge(
        _id((edge.source_label, edge.source)),
        _id((edge.target_label, edge.target)),
        title=f"{declared.zh} · {declared.en}",
        arrows="to" if declared.citation else "",
        width=1,
        smooth=_CURVE if declared.citation else False,
        color={"color": target.colour, "opacity": 0.45 if declared.citation else 0.3},
    )


def _id(key: Key) -> str:
    return f"{key[0]}/{key[1]}"


def _key(node: Node) -> Key:
    return node.label, node.id


def _caption(node: Node) -> str:
    values = node.values()
    ordinal = f"{values['ordinal']}. " if node.label == "Issue" else ""
    return ordinal + next((str(values[name]) for name in _CAPTIONS if values.get(name)), node.id)


def _lines(node: Node) -> int:
    return 1 if node.label == "Regulation" else _LINES


def _wrapped(text: str, lines: int, signs: int = SIGNS_A_LINE) -> str:
    """Broken after so many full-width signs, cut with … after so many lines; the tooltip has the whole."""
    parts, width = [""], 0
    for sign in " ".join(text.split()):
        step = 2 if east_asian_width(sign) in "WFA" else 1
        if width + step > 2 * signs:
            parts, width = [*parts, ""], 0
        parts[-1] += sign
        width += step
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1][:-1] + "…"]
    return "\n".join(parts)


def _tooltip(zh: str, en: str, node: Node) -> str:
    return f"{zh} · {en}\n{_wrapped(_caption(node), 40, _TOOLTIP_SIGNS)}"


def _legend(schema: Schema, nodes: Iterable[Node]) -> list[tuple[str, str, str]]:
    """Colour, Chinese and English name of each kind that is there."""
    there = {node.label for node in nodes}
    return [(item.colour, item.zh, item.label) for item in schema.nodes if item.label in there]


def _page_data(network: "Network") -> dict[str, Any]:
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _script_json(value: Any) -> str:
    """JSON that no text can break out of a script element with."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
