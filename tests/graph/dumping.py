"""A whole graph as two sorted lists, from a store or from what was put into it."""

from graph.elements import Edge, Node, ReportGraph
from graph.schema import load_schema
from graph.store import GraphStore

Dump = tuple[list[Node], list[Edge]]


def dump(store: GraphStore) -> Dump:
    schema = load_schema()
    nodes = [node for type_ in schema.nodes for node in store.nodes(type_.label)]
    edges = [edge for type_ in schema.edges for edge in store.edges(type_.type)]
    return sorted(nodes), sorted(edges)


def union(*graphs: ReportGraph) -> Dump:
    nodes = {(node.label, node.id): node for graph in graphs for node in graph.nodes}
    edges = {(edge.type, edge.key): edge for graph in graphs for edge in graph.edges}
    return sorted(nodes.values()), sorted(edges.values())
