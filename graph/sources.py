"""Several sources of one report: which one tells its facts.

A report that was published on two sites, or saved under two names, is one report with two sources. Its
facts are told in the words of one of them, whose text the spans count in: the source with the least
id, so that the order of reading makes no difference. The others add their Source node and its edge.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.elements import Edge, Node, ReportGraph
from graph.schema import load_schema
from graph.trunk import HAS_SOURCE, SOURCE


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says: all nodes that its edges join, where wanted; its owned nodes, where held."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def sources(self) -> dict[str, "Facts"]:
        """Each source's own part, its node and the edge that leads to it, by the source's id."""
        nodes = {node.id: node for node in self.nodes if node.label == SOURCE}
        edges = {edge.target: edge for edge in self.edges if edge.type == HAS_SOURCE}
        return {id_: Facts((nodes[id_],), (edges[id_],)) for id_ in nodes if id_ in edges}

    def without(self, sources: Iterable[str]) -> "Facts":
        gone = set(sources)
        return Facts(
            tuple(node for node in self.nodes if node.label != SOURCE or node.id not in gone),
            tuple(edge for edge in self.edges if edge.type != HAS_SOURCE or edge.target not in gone),
        )


def wanted_facts(
    graphs: Sequence[ReportGraph], held: Mapping[str, Facts], homes: Mapping[str, str]
) -> tuple[dict[str, Facts], tuple[str, ...]]:
    """What each touched report shall say, and the locations of sources that have to be read again.

    `held` has what the graph says of each touched report, `homes` the report that holds each of the
    graphs' sources now. A source that told another report until now is taken from it; where that report
    was told in its words and has other sources, they are dropped too and have to be read again.
    """
    told = _by_report(graphs)
    left = _left(graphs, homes)
    wanted: dict[str, Facts] = {}
    reread: list[str] = []
    for report in sorted({*told, *left}):
        rest = held.get(report, Facts())
        if report in left:
            rest, again = _leave(rest, left[report])
            reread += [location for source, location in again if source not in told.get(report, {})]
        wanted[report] = _settle(rest, told.get(report, {}))
    return {report: facts for report, facts in wanted.items() if facts.nodes}, tuple(sorted(reread))


def _by_report(graphs: Sequence[ReportGraph]) -> dict[str, dict[str, Facts]]:
    told: dict[str, dict[str, Facts]] = defaultdict(dict)
    for graph in graphs:
        told[graph.report][graph.source] = Facts(graph.nodes, graph.edges)
    return told


def _left(graphs: Sequence[ReportGraph], homes: Mapping[str, str]) -> dict[str, set[str]]:
    """The sources that leave each report for another one."""
    left: dict[str, set[str]] = defaultdict(set)
    for graph in graphs:
        home = homes.get(graph.source, graph.report)
        if home != graph.report:
            left[home].add(graph.source)
    return left


def _leave(held: Facts, leaving: set[str]) -> tuple[Facts, list[tuple[str, str]]]:
    sources = held.sources()
    staying = sources.keys() - leaving
    if min(sources) not in leaving:
        return held.without(leaving), []
    return Facts(), [(source, _location(sources[source].nodes[0])) for source in sorted(staying)]


def _location(source: Node) -> str:
    return str(source.values()["location"])


def _settle(held: Facts, told: Mapping[str, Facts]) -> Facts:
    """All sources' own parts, and the rest from the one that tells the facts."""
    sources = held.sources()
    telling = min((*sources, *told), default=None)
    if telling is None or (len(told) == 1 and sources.keys() <= told.keys()):
        return told[telling] if telling is not None else held
    parts = {**sources, **{id_: facts.sources()[id_] for id_, facts in told.items()}}
    rest = told.get(telling, held).without(parts)
    return Facts(
        (*rest.nodes, *(part.nodes[0] for part in parts.values())),
        (*rest.edges, *(part.edges[0] for part in parts.values())),
    )


def with_text(source: Node, text: str) -> Node:
    """The same source with this text, its properties in the schema's order."""
    return load_schema().node(SOURCE, source.id, **{**source.values(), "text": text})
