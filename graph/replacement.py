"""Replacing what a graph says of reports: what is added, changed, removed, and what is left unpointed.

The same steps for both engines; `Writing` is what they need of an engine, within one transaction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from graph.elements import Edge, Node, ReportGraph
from graph.errors import StoreError
from graph.rows import EdgeGroup, Pair
from graph.schema import load_schema
from graph.sources import Facts, wanted_facts
from graph.store import Changes, ReadAgain, Tally
from graph.trunk import REPORT, trunk_of

NodeKey = tuple[str, str]
EdgeKey = tuple[str, str]
_T = TypeVar("_T", Node, Edge)


class Writing(Protocol):
    """A transaction of an engine, as far as replacing needs it."""

    def homes(self, sources: Sequence[str]) -> Mapping[str, str]:
        """The report that each of these sources belongs to now, by the source's id; new ones are left out."""

    def facts(self, reports: Sequence[str]) -> Mapping[str, Facts]:
        """The owned nodes and fact edges of each of these reports that the graph has."""

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]: ...

    def find_structural(self, type_: str, pair: Pair, sources: Sequence[str]) -> Iterable[Edge]:
        """Edges of a structural type that start from these nodes."""

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Give nodes that are there all these properties and no others."""

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Delete nodes and every edge at them."""

    def create(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None: ...

    def delete_facts(self, type_: str, pair: Pair, report: str, keys: Sequence[str]) -> int:
        """Delete fact edges of one report, and say how many were found."""

    def unpointed(self, label: str, ids: Sequence[str]) -> Sequence[str]:
        """Those of these nodes that no edge points at."""


@dataclass
class Count:
    """Adds up what happened, by node label and edge type."""

    nodes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    edges: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def changes(self, reread: tuple[str, ...] = ()) -> Changes:
        return Changes(_tallies(self.nodes), _tallies(self.edges), reread)


@dataclass(frozen=True, slots=True)
class Difference(Generic[_T]):
    """Elements by what has to be done with them. `stale` has the changed ones as they are held."""

    added: list[_T]
    changed: list[_T]
    stale: list[_T]
    removed: list[_T]


def replace_reports(
    writing: Writing, graphs: Sequence[ReportGraph], read: ReadAgain | None = None
) -> Changes:
    """Make the graph say of each report what is given. Raises `StoreError` for a graph that is not whole."""
    asked: set[str] = set()
    while True:
        for graph in graphs:
            check_whole(graph)
        homes = writing.homes([graph.source for graph in graphs])
        touched = sorted({graph.report for graph in graphs} | set(homes.values()))
        held = writing.facts(touched)
        wanted, reread = wanted_facts(graphs, held, homes)
        unread = [location for location in reread if location not in asked]
        if not unread or read is None:
            return _carry_out(writing, held, wanted).changes(reread)
        asked.update(unread)
        graphs = [*graphs, *read(unread)]


def remove_reports(writing: Writing, reports: Iterable[str]) -> Changes:
    """Remove reports and what only they said. Raises `StoreError` for one that the graph has not."""
    named = sorted(set(reports))
    held = writing.facts(named)
    for report in named:
        if report not in held:
            raise StoreError(f"the graph has no report {report}; `xuncha status` lists what it has")
    return _carry_out(writing, held, {}).changes()


def check_whole(graph: ReportGraph) -> None:
    """Every node must be reached: else the report could not be found again, to be replaced or removed."""
    nodes = {(node.label, node.id) for node in graph.nodes}
    reached = {(edge.target_label, edge.target) for edge in graph.edges}
    starts = {(edge.source_label, edge.source) for edge in graph.edges}
    reached.add((REPORT, graph.report))
    if nodes != reached or not starts <= nodes:
        lost = sorted((nodes ^ reached) | (starts - nodes))
        raise StoreError(
            f"report {graph.report}: {lost[0][0]} {lost[0][1]} is joined to nothing or missing; "
            "this is a fault of the mapping, not of the report"
        )


def _carry_out(writing: Writing, held: Mapping[str, Facts], wanted: Mapping[str, Facts]) -> Count:
    count = Count()
    asked_nodes = {(node.label, node.id): node for facts in wanted.values() for node in facts.nodes}
    asked_edges = {(edge.type, edge.key): edge for facts in wanted.values() for edge in facts.edges}
    held_nodes = _held_nodes(writing, held, asked_nodes.values())
    held_edges = _held_edges(writing, held, asked_edges.values(), held_nodes)
    nodes = _compare(held_nodes, asked_nodes, count.nodes)
    edges = _compare(held_edges, asked_edges, count.edges)
    # Facts go while the way to them from their Report still stands; a node takes its edges along.
    _delete_facts(writing, (*edges.stale, *edges.removed), nodes.removed)
    _delete_and_set(writing, nodes)
    writing.create(nodes.added, [*edges.added, *edges.changed])
    _sweep(writing, edges.removed, count)
    return count


def _held_nodes(writing: Writing, held: Mapping[str, Facts], asked: Iterable[Node]) -> dict[NodeKey, Node]:
    """The owned nodes of the touched reports, and those of the shared nodes asked for that are there."""
    schema = load_schema().node_types
    found = {(node.label, node.id): node for facts in held.values() for node in facts.nodes}
    for label, nodes in by_label(asked).items():
        if not schema[label].owned:
            there = writing.find_nodes(label, [node.id for node in nodes])
            found.update({(label, node.id): node for node in there})
    return found


def _held_edges(
    writing: Writing, held: Mapping[str, Facts], asked: Iterable[Edge], nodes: Mapping[NodeKey, Node]
) -> dict[EdgeKey, Edge]:
    """The fact edges of the touched reports, and those of the structural edges asked for that are there."""
    schema = load_schema().edge_types
    found = {(edge.type, edge.key): edge for facts in held.values() for edge in facts.edges}
    for (type_, pair), edges in by_pair(edge for edge in asked if not schema[edge.type].fact).items():
        keys = {edge.key for edge in edges}
        starts = sorted({edge.source for edge in edges if (pair[0], edge.source) in nodes})
        there = writing.find_structural(type_, pair, starts) if starts else ()
        found.update({(type_, edge.key): edge for edge in there if edge.key in keys})
    return found


def _compare(
    held: Mapping[tuple[str, str], _T], asked: Mapping[tuple[str, str], _T], count: Mapping[str, Counter[str]]
) -> Difference[_T]:
    found: Difference[_T] = Difference([], [], [], [])
    for key, element in asked.items():
        before = held.get(key)
        if before is None:
            found.added.append(element)
            count[key[0]]["added"] += 1
        elif before == element:
            count[key[0]]["unchanged"] += 1
        else:
            found.changed.append(element)
            found.stale.append(before)
            count[key[0]]["changed"] += 1
    for key, element in held.items():
        if key not in asked:
            found.removed.append(element)
            count[key[0]]["removed"] += 1
    return found


def _delete_facts(writing: Writing, edges: Iterable[Edge], removed: Iterable[Node]) -> None:
    """Delete fact edges, the furthest from Report first; those at a node that is deleted go with it."""
    gone = {(node.label, node.id) for node in removed}
    stale: dict[tuple[str, Pair, str], list[str]] = defaultdict(list)
    for edge in edges:
        ends = {(edge.source_label, edge.source), (edge.target_label, edge.target)}
        if ends.isdisjoint(gone):
            report = str(edge.values()["report"])
            stale[edge.type, (edge.source_label, edge.target_label), report].append(edge.key)
    far_first = sorted(stale, key=lambda group: (-len(trunk_of(group[1][0]).steps), group))
    for type_, pair, report in far_first:
        keys = sorted(stale[type_, pair, report])
        if writing.delete_facts(type_, pair, report, keys) != len(keys):
            raise StoreError(
                f"report {report}: some of its {type_} edges cannot be reached; remove and ingest it"
            )


def _delete_and_set(writing: Writing, nodes: Difference[Node]) -> None:
    for label, removed in by_label(nodes.removed).items():
        writing.delete_nodes(label, [node.id for node in removed])
    for label, changed in by_label(nodes.changed).items():
        writing.set_nodes(label, changed)


def _sweep(writing: Writing, removed: Iterable[Edge], count: Count) -> None:
    """Delete shared nodes that no edge points at any more, and then those that only these pointed at."""
    waiting = _shared_targets(removed)
    while waiting:
        again: dict[str, set[str]] = defaultdict(set)
        for label, ids in sorted(waiting.items()):
            gone = writing.unpointed(label, sorted(ids))
            edges = _structural_from(writing, label, gone) if gone else []
            for edge in edges:
                count.edges[edge.type]["removed"] += 1
                again[edge.target_label].add(edge.target)
            writing.delete_nodes(label, gone)
            count.nodes[label]["removed"] += len(gone)
        waiting = again


def _shared_targets(edges: Iterable[Edge]) -> dict[str, set[str]]:
    schema = load_schema().node_types
    targets: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if not schema[edge.target_label].owned:
            targets[edge.target_label].add(edge.target)
    return targets


def _structural_from(writing: Writing, label: str, ids: Sequence[str]) -> list[Edge]:
    return [
        edge
        for type_ in load_schema().edges
        if not type_.fact
        for pair in type_.pairs
        if pair[0] == label
        for edge in writing.find_structural(type_.type, pair, ids)
    ]


def by_label(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.label].append(node)
    return found


def by_pair(edges: Iterable[Edge]) -> dict[EdgeGroup, list[Edge]]:
    found: dict[EdgeGroup, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.type, (edge.source_label, edge.target_label)].append(edge)
    return found


def _tallies(counts: Mapping[str, Counter[str]]) -> dict[str, Tally]:
    return {name: Tally(**counts[name]) for name in sorted(counts) if counts[name].total()}
