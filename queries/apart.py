"""Nodes that a query returned, made whole with what is kept apart from them."""

from collections.abc import Sequence

from graph.elements import Node
from graph.sources import with_text
from graph.store import GraphStore
from graph.trunk import SOURCE


def made_whole(store: GraphStore, label: str, nodes: Sequence[Node]) -> Sequence[Node]:
    """The same nodes of a label, sources among them with their texts. Raises `StoreError`."""
    if label != SOURCE:
        return nodes
    texts = store.texts([node.id for node in nodes])
    return [with_text(node, texts[node.id]) for node in nodes]
