"""How much a graph holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.schema import load_schema
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Counts:
    """Nodes by label and edges by type, in the schema's order, and the problems of all reports."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    problems: int


def count_all(store: GraphStore) -> Counts:
    """Raises `StoreError` where the engine fails."""
    schema = load_schema()
    return Counts(
        {label: _number(store, f"MATCH (n:{label}) RETURN count(n) AS found") for label in schema.node_types},
        {
            type_: _number(store, f"MATCH ()-[e:{type_}]->() RETURN count(e) AS found")
            for type_ in schema.edge_types
        },
        _number(store, "MATCH (r:Report) RETURN sum(r.problems) AS found"),
    )


def _number(store: GraphStore, cypher: str) -> int:
    return int(store.run(cypher, {}, limit=None, seconds=None).rows[0][0] or 0)
