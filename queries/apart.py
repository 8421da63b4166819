"""Nodes that a query returned, made whole with what is kept apart from them."""

from collections.abc import Sequence

from graph.elements import Node
from graph.schema import load_schema
from graph.store import GraphStore


def made_whole(store: GraphStore, label: str, nodes: Sequence[Node]) -> Sequence[Node]:
    """The same nodes of a label, sources among them with their texts. Raises `StoreError`."""
    declared = load_schema().node_type(label)
    if len(declared.asked) == len(declared.properties):
        return nodes
    texts = store.texts([node.id for node in nodes])
    return [load_schema().node(label, node.id, **{**node.values(), "text": texts[node.id]}) for node in nodes]
