"""The schema as the embedded engine's tables, and its fingerprint: what two graphs must share to be one."""

import hashlib
import json
from collections.abc import Iterator

from graph.schema import EdgeType, NodeType, Property, Schema

INFO = "GraphInfo"
"""The label of the one node that says which schema a graph was made with."""
INFO_ID = "schema"

# Dates are kept as ISO texts: they compare alike as texts, on both engines and in every export.
TYPES = {
    "string": "STRING",
    "integer": "INT64",
    "boolean": "BOOLEAN",
    "date": "STRING",
    "strings": "STRING[]",
}


def table_statements(schema: Schema) -> Iterator[str]:
    """The statements that make all tables of an empty embedded graph."""
    yield from (_node_table(node) for node in schema.nodes)
    yield from (_edge_table(edge) for edge in schema.edges)
    yield f"CREATE NODE TABLE {INFO}(id STRING, version INT64, fingerprint STRING, PRIMARY KEY(id))"


def fingerprint(schema: Schema) -> str:
    """A hash of labels, types, pairs and properties with their types; wording and colours are left out."""
    shape = {
        "version": schema.version,
        "nodes": [[node.label, node.owned, _shape(node.properties)] for node in schema.nodes],
        "edges": [[edge.type, edge.kind, edge.pairs, _shape(edge.properties)] for edge in schema.edges],
    }
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode("ascii")).hexdigest()


def quoted(name: str) -> str:
    """A property name for Cypher; `end` is a word of Ladybug's grammar and must be quoted there."""
    return f"`{name}`"


def _node_table(node: NodeType) -> str:
    columns = ", ".join(("id STRING", *map(_column, node.asked)))
    return f"CREATE NODE TABLE {node.label}({columns}, PRIMARY KEY(id))"


def _edge_table(edge: EdgeType) -> str:
    pairs = ", ".join(f"FROM {source} TO {target}" for source, target in edge.pairs)
    columns = ", ".join(("key STRING", *map(_column, edge.properties)))
    return f"CREATE REL TABLE {edge.type}({pairs}, {columns})"


def _column(item: Property) -> str:
    return f"{quoted(item.name)} {TYPES[item.type]}"


def _shape(properties: tuple[Property, ...]) -> list[tuple[str, ...]]:
    return [(item.name, item.type, *(("apart",) if item.apart else ())) for item in properties]
