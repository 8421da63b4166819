"""Nodes and edges as plain frozen values: what a report says, before and after any store.

`Schema.node` and `Schema.edge` (graph/schema.py) build them and check them; a store only carries them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Value = str | int | bool | tuple[str, ...]
Properties = tuple[tuple[str, Value], ...]


class NodeKey(NamedTuple):
    """A node by its label and its id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A node; `id` is unique within `label`. `properties` are in the schema's order, without nulls."""

    label: str
    id: str
    properties: Properties = ()

    def values(self) -> Mapping[str, Value]:
        return dict(self.properties)


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """An edge; `key` is unique within `type`. Endpoints are named by label and id."""

    type: str
    key: str
    source_label: str
    source: str
    target_label: str
    target: str
    properties: Properties = ()

    def values(self) -> Mapping[str, Value]:
        return dict(self.properties)


@dataclass(frozen=True, slots=True)
class ReportGraph:
    """All that one source of one report says: `nodes` and `edges` sorted, each once."""

    report: str
    source: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
