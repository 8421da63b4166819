"""The graph as a networkx graph, and its files for Gephi and yEd: GEXF and GraphML.

Both formats know numbers, truth values and texts only, and give some names a meaning of their own. So in
files

- a list is its JSON array as text: ``["局党组","县局党组"]``,
- a property that is not there is no attribute,
- a name that GEXF or GraphML takes for itself has ``_`` behind it: ``start_``, ``type_``,
- ``label`` is a short text to show, ``node_type`` and ``edge_type`` are the schema's label and type,
- a character that XML 1.0 cannot hold becomes U+FFFD, the only thing that is lost.

networkx holds the whole graph in memory, about 2 KB for each node or edge.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.elements import Value
from graph.export.captions import caption
from graph.export.pages import Elements
from graph.export.printable import printable
from graph.schema import load_schema

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_TAKEN = frozenset(
    {"id", "label", "type", "start", "end", "source", "target", "weight", "pid", "parents", "key"}
)
"""Names that networkx gives a meaning in GEXF (``start`` and ``end`` are times there) or in GraphML."""


def to_networkx(graph: Elements) -> "MultiDiGraph[str]":
    """All nodes, called ``Label/id``, and edges, with their key; properties are attributes as they are.

    A node's attribute ``node_type`` is its label, an edge's ``edge_type`` its type.
    """
    from networkx import MultiDiGraph

    network: MultiDiGraph[str] = MultiDiGraph()
    schema = load_schema()
    for label in schema.node_types:
        for node in graph.nodes(label):
            network.add_node(f"{label}/{node.id}", node_type=label, caption=caption(node), **node.values())
    for type_ in schema.edge_types:
        for edge in graph.edges(type_):
            ends = (f"{edge.source_label}/{edge.source}", f"{edge.target_label}/{edge.target}")
            network.add_edge(*ends, key=edge.key, edge_type=type_, **edge.values())
    return network


def write_gexf(graph: Elements, file: BinaryIO) -> None:
    """Write GEXF 1.2, which Gephi reads. The same graph gives the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(_flat(to_networkx(graph)))
    meta = writer.xml.find("meta")
    meta.attrib.clear()  # the day it was written on
    meta.find("creator").text = "xuncha"
    writer.write(_Returns(file))


def write_graphml(graph: Elements, file: BinaryIO) -> None:
    """Write GraphML. The same graph gives the same bytes."""
    from networkx import write_graphml_xml

    network = _flat(to_networkx(graph))
    write_graphml_xml(network, _Returns(file), encoding="utf-8", named_key_ids=True)


class _Returns:
    """Escapes the carriage returns in XML, which ElementTree writes as they are and no parser keeps."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, content: bytes) -> int:
        self._file.write(content.replace(b"\r", b"&#13;"))
        return len(content)


def _flat(network: "MultiDiGraph[str]") -> "MultiDiGraph[str]":
    """The same network with attributes that a file can hold."""
    from networkx import MultiDiGraph

    flat: MultiDiGraph[str] = MultiDiGraph()
    for name, values in network.nodes(data=True):
        rest = {key: value for key, value in values.items() if key != "caption"}
        flat.add_node(name, label=printable(values["caption"]), **_attributes(rest))
    for source, target, key, values in network.edges(keys=True, data=True):
        type_ = values["edge_type"]
        flat.add_edge(
            source, target, key=f"{type_}/{key}", id=f"{type_}/{key}", label=type_, **_attributes(values)
        )
    return flat


def _attributes(values: Mapping[str, Value]) -> dict[str, Any]:
    return {f"{name}_" if name in _TAKEN else name: _plain(value) for name, value in values.items()}


def _plain(value: Value) -> str | int | bool:
    if isinstance(value, tuple):
        return printable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return printable(value) if isinstance(value, str) else value
