"""The ways from a Report node to all that its report says, found in the schema.

A store finds the facts of a report by walking from its Report node, which both engines look up by key. The
other way, asking every edge for its `report` property, reads the whole graph: Ladybug has no index on
the properties of edges (350,000 edges took 35 ms, the walk 0.5 ms).
"""

from collections import deque
from dataclasses import dataclass
from functools import cache

from graph.schema import EdgeType, Schema, load_schema

REPORT = "Report"
SOURCE = "Source"
HAS_SOURCE = "HAS_SOURCE"


@dataclass(frozen=True, slots=True)
class Trunk:
    """The shortest way of fact edges from Report to the nodes of a label."""

    label: str
    steps: tuple[tuple[str, str], ...]
    """(edge type, label it leads to), from Report on; empty for Report itself."""
    owned: bool
    """Whether nodes of this label belong to their report."""
    facts: tuple[str, ...]
    """The types of fact edges that start from nodes of this label; they may be none."""

    def pattern(self, report: str) -> str:
        """A Cypher pattern that binds `a` to these nodes of the report with the id of that expression."""
        if not self.steps:
            return f"(a:{REPORT} {{id: {report}}})"
        way = "".join(f"-[:{type_}]->(:{label})" for type_, label in self.steps[:-1])
        type_, label = self.steps[-1]
        return f"(:{REPORT} {{id: {report}}}){way}-[:{type_}]->(a:{label})"


@cache
def trunks() -> tuple[Trunk, ...]:
    """One trunk for each label that belongs to a report or that fact edges start from, the shortest first."""
    schema = load_schema()
    found = [
        Trunk(label, steps, schema.node_types[label].owned, _facts(schema, label))
        for label, steps in _ways(schema).items()
    ]
    return tuple(trunk for trunk in found if trunk.owned or trunk.facts)


@cache
def trunk_of(label: str) -> Trunk:
    return next(trunk for trunk in trunks() if trunk.label == label)


def _ways(schema: Schema) -> dict[str, tuple[tuple[str, str], ...]]:
    ways: dict[str, tuple[tuple[str, str], ...]] = {REPORT: ()}
    waiting = deque([REPORT])
    while waiting:
        label = waiting.popleft()
        for edge, target in _onward(schema, label):
            if target not in ways:
                ways[target] = (*ways[label], (edge.type, target))
                waiting.append(target)
    return ways


def _onward(schema: Schema, label: str) -> list[tuple[EdgeType, str]]:
    return [
        (edge, target)
        for edge in schema.edges
        if edge.fact and not edge.citation
        for source, target in edge.pairs
        if source == label
    ]


def _facts(schema: Schema, label: str) -> tuple[str, ...]:
    return tuple(
        edge.type for edge in schema.edges if edge.fact and any(source == label for source, _ in edge.pairs)
    )
