"""The picture: a part of the graph as one HTML page that opens anywhere, offline.

The network is pyvis's; the page is our own, because pyvis's loads scripts from the net and puts headings and
ids into HTML as they are. Here every text of a report is data, and the page's policy forbids requests
and every script but its own.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.arrangement import arrange
from graph.details import edge_details, files_of, node_details, sources_of
from graph.labels import Labels, labels_of
from graph.picture import Picture, key_of, source_of, target_of, with_bodies
from graph.scenes import frames_of, page_id, scenes_of, titles_of
from graph.schema import Schema, load_schema
from graph.wrapping import width

if TYPE_CHECKING:
    from pyvis.network import Network

_PAGE = "graph.page"
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = (
    "words", "model", "palette", "pens", "drawing", "board", "visibility", "search", "panel", "outline",
    "tooltip", "keyboard", "saving", "start",
)  # fmt: skip
_STYLES = ("page", "panel", "print")
GROUPED_BEYOND = 2000
"""A page of more nodes opens with its frames closed."""
_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": False, "selectable": False, "dragNodes": False, "hideEdgesOnDrag": False},
    "edges": {"hidden": True, "smooth": False},
    "nodes": {"shape": "custom"},
}


def render_page(picture: Picture, language: str = "zh", *, grouped_beyond: int = GROUPED_BEYOND) -> bytes:
    """The page in UTF-8, the same bytes for the same picture; `language` (zh or en) is what it opens in."""
    from jinja2 import Environment

    schema, drawn = load_schema(), with_bodies(picture)
    data = _page_data(schema, drawn, language, grouped_beyond)
    library = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    script = _script()
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_asset("page.html.j2")).render(
        title=picture.title,
        language=language,
        hashes=[_hash(text) for text in (library, script)],
        style="\n".join(_asset(f"{name}.css") for name in _STYLES),
        library=library,
        data=_script_json(data),
        script=script,
    )
    return page.encode("utf-8")


def _page_data(schema: Schema, picture: Picture, language: str, grouped_beyond: int) -> dict[str, Any]:
    arrangement = arrange(picture)
    titles = titles_of(arrangement)
    labels = labels_of(picture, titles)
    lines = {key: width(label[0]) if key in titles else len(label) for key, label in labels.items()}
    rules = (edge for edge in picture.edges if schema.edge_type(edge.type).citation)
    named = [(source_of(edge), target_of(edge)) for edge in rules]
    grouped = len(labels) > grouped_beyond
    nodes, edges, *_, options = _network(picture, labels).get_network_data()
    return {
        "language": language,
        "title": picture.title,
        "words": _words(),
        "kinds": _kinds(schema, labels),
        "centres": [page_id(key) for key in picture.centres],
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "details": {page_id(key): value for key, value in node_details(schema, picture).items()},
        "files": files_of(picture),
        "frames": frames_of(arrangement),
        "scenes": scenes_of(arrangement, named, lines, grouped=grouped),
        "grouped": grouped,
        "beyond": grouped_beyond,
    }


def _network(picture: Picture, labels: Labels) -> "Network":
    """pyvis's network object; directed, because it drops parallel edges of an undirected one."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    sources = sources_of(picture)
    for node in picture.nodes:
        if (lines := labels.get(key_of(node))) is not None:
            shown = {"shape": "custom", "kind": node.label, "lines": lines}
            network.add_node(page_id(key_of(node)), label=lines[0] or "…", **shown)
    for edge in picture.edges:
        if source_of(edge) in labels and target_of(edge) in labels:
            ends = page_id(source_of(edge)), page_id(target_of(edge))
            network.add_edge(*ends, type=edge.type, **edge_details(edge, sources))
    return network


def _kinds(schema: Schema, labels: Labels) -> dict[str, dict[str, str]]:
    """Colour and names of each kind that is there, in the schema's order."""
    there = {label for label, _ in labels}
    return {
        item.label: {"colour": item.colour, "zh": item.zh, "en": item.label}
        for item in schema.nodes
        if item.label in there
    }


def _script() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _asset(name: str) -> str:
    return files(_PAGE).joinpath(name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """What the page's policy calls a script that it allows."""
    return f"sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode('ascii')}"


def _words() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    found: dict[str, dict[str, str]] = tomllib.loads(_asset("words.toml"))
    return found


def _script_json(value: Any) -> str:
    """JSON that no text can break out of a script element with."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
