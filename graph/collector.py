"""The elements of one report while it is built: each node and each edge once."""

from dataclasses import dataclass, field

from graph.elements import Edge, Node, ReportGraph
from graph.identifiers import edge_key
from graph.judgements import Judgements
from graph.schema import Given, load_schema

Place = tuple[int, int] | None
"""Where in the source's text a fact is said: start and end, where known."""


@dataclass(frozen=True)
class Collector:
    """Collects what `report` (an id) says; a shared node gives way to what people judged it to be."""

    report: str
    judgements: Judgements
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def node(self, label: str, key: str, /, **properties: Given) -> Node:
        """Make a node and keep it. Raises `SchemaError`."""
        return self.keep(load_schema().node(label, key, **properties))

    def keep(self, node: Node) -> Node:
        """The node as the graph has it."""
        kept = self.judgements.canonical(node)
        return self.nodes.setdefault((kept.label, kept.id), kept)

    def fact(self, type_: str, source: Node, target: Node, place: Place, /, **properties: Given) -> None:
        """What the report says once of these two nodes; it is said first at `place`."""
        self._fact(type_, source, target, place, (), properties)

    def occurrence(
        self, type_: str, source: Node, target: Node, place: Place, /, **properties: Given
    ) -> None:
        """What the report says at `place`; the same at another place is another edge."""
        self._fact(type_, source, target, place, place or (), properties)

    def structural(self, type_: str, source: Node, target: Node) -> None:
        """What follows from the identity of `source`."""
        key = edge_key(type_, source.id, target.id)
        self.edges.setdefault((type_, key), load_schema().edge(type_, source, target, key=key))

    def graph(self, source: str) -> ReportGraph:
        """All that was collected, sorted; `source` is the id of the source that it was read from."""
        nodes, edges = sorted(self.nodes.items()), sorted(self.edges.items())
        return ReportGraph(self.report, source, tuple(n for _, n in nodes), tuple(e for _, e in edges))

    def _fact(
        self,
        type_: str,
        source: Node,
        target: Node,
        place: Place,
        where: tuple[int, ...],
        properties: dict[str, Given],
    ) -> None:
        key = edge_key(type_, self.report, source.id, target.id, *where)
        start, end = place or (None, None)
        said: dict[str, Given] = {**properties, "report": self.report, "start": start, "end": end}
        self.edges.setdefault((type_, key), load_schema().edge(type_, source, target, key=key, **said))
