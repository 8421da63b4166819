"""Nodes and edges as RDF statements: a resource for each node, a link for each edge, a node for each occurrence.

What a link alone cannot say stands at a node beside it, an ``rdf:Statement``: a `Citation` for each citation, and a
`Fact` for each other edge by which a report says more than that its own part is there. A link from a report to its
own part (HAS_ISSUE) has the place of that part, and a structural link says nothing of reports: both stand alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from graph.elements import Edge, Node, Properties, Value
from graph.export.alignment import load_alignment
from graph.export.edtf import edtf
from graph.export.syntax import Syntax
from graph.export.vocabulary import CITATION, FACT, GRAPH, path_part
from graph.schema import EdgeType, NodeType, Property, Schema
from graph.trunk import HAS_SOURCE, REPORT

Pair = Callable[[Value], str]
SAID = frozenset({"report", "start", "end"})
"""What every fact edge has."""


class Elements(Protocol):
    """A graph to export: a store, or a part of one."""

    def nodes(self, label: str) -> Iterator[Node]:
        """All nodes of a label, by id."""

    def edges(self, type_: str) -> Iterator[Edge]:
        """All edges of a type, by key."""


def statements(graph: Elements, syntax: Syntax) -> Iterator[tuple[str, str]]:
    """The report that says it (empty where none does) and its text, in the order of schema, id and key."""
    schema = syntax.names.schema
    for node_type in schema.nodes:
        of_nodes = NodeStatements(syntax, node_type)
        for node in graph.nodes(node_type.label):
            report = of_nodes.report(node)
            yield report, of_nodes.text(node, report)
    for edge_type in schema.edges:
        of_edges = EdgeStatements(syntax, edge_type)
        for edge in graph.edges(edge_type.type):
            report = of_edges.report(edge)
            yield report, of_edges.text(edge, report)
            if syntax.graphs and edge_type.type == HAS_SOURCE:
                yield "", of_edges.provenance(edge)


def has_occurrence(schema: Schema, edge: EdgeType) -> bool:
    """Whether edges of this type have a node beside the link."""
    own = any(item.name not in SAID for item in edge.properties)
    return edge.fact and (own or not all(schema.node_types[target].owned for _, target in edge.pairs))


class NodeStatements:
    """Writes the nodes of one label."""

    def __init__(self, syntax: Syntax, declared: NodeType) -> None:
        self.syntax, self.owned = syntax, declared.owned
        self.head = syntax.names.resource(declared.label, "")
        self.first = syntax.link("rdf:type")(syntax.names.term(declared.iri))
        self.pairs = Pairs(syntax, declared.properties)

    def report(self, node: Node) -> str:
        """The report that an owned node belongs to; a source is described by the default graph."""
        if not self.owned:
            return ""
        return node.id if node.label == REPORT else said_by(node.properties)

    def text(self, node: Node, report: str) -> str:
        pairs = [self.first]
        self.pairs.add(pairs, node.properties)
        return self.syntax.statement(self.head + path_part(node.id), pairs, graph_iri(self.syntax, report))


class EdgeStatements:
    """Writes the edges of one type."""

    def __init__(self, syntax: Syntax, declared: EdgeType) -> None:
        names = syntax.names
        kind = CITATION if declared.citation else FACT
        self.syntax, self.fact = syntax, declared.fact
        self.occurrence = has_occurrence(names.schema, declared)
        self.head = names.resource(kind, declared.type, "")
        self.link = syntax.link(declared.iri)
        self.subject, self.object = syntax.link("rdf:subject"), syntax.link("rdf:object")
        self.first = syntax.link("rdf:type")(names.term(kind))
        self.predicate = syntax.link("rdf:predicate")(names.term(declared.iri))
        self.pairs = Pairs(syntax, declared.properties)

    def report(self, edge: Edge) -> str:
        return said_by(edge.properties) if self.fact else ""

    def text(self, edge: Edge, report: str) -> str:
        base, graph = self.syntax.names.base, graph_iri(self.syntax, report)
        source = f"{base}{edge.source_label}/{path_part(edge.source)}"
        target = f"{base}{edge.target_label}/{path_part(edge.target)}"
        text = self.syntax.statement(source, (self.link(target),), graph)
        if not self.occurrence:
            return text
        pairs = [self.first, self.subject(source), self.predicate, self.object(target)]
        self.pairs.add(pairs, edge.properties)
        return text + self.syntax.statement(self.head + path_part(edge.key), pairs, graph)

    def provenance(self, edge: Edge) -> str:
        """What the default graph says of a report's graph: whose it is, and what it was read from."""
        syntax, names = self.syntax, self.syntax.names
        pairs = (
            syntax.link("rdf:type")(names.term(GRAPH)),
            syntax.link("dcterms:subject")(names.resource(edge.source_label, edge.source)),
            syntax.link("prov:wasDerivedFrom")(names.resource(edge.target_label, edge.target)),
        )
        return syntax.statement(graph_iri(syntax, edge.source), pairs, "")


class Pairs:
    """Writes properties."""

    def __init__(self, syntax: Syntax, declared: tuple[Property, ...]) -> None:
        lists = [item for item in declared if item.type == "strings"]
        self.one = {item.name: _pair(syntax, item) for item in declared if item.type != "strings"}
        self.many = {item.name: syntax.values(item.iri) for item in lists}
        self.ordered = {item.name: syntax.value(ordered_term(item), "rdf:JSON") for item in lists}
        periods = [name for name in load_alignment().periods if f"{name}_from" in self.one]
        self.periods = {name: syntax.value(name, "edtf:EDTF") for name in periods}

    def add(self, pairs: list[str], properties: Properties) -> None:
        """Append the pairs of these properties."""
        one = self.one
        for name, value in properties:
            if isinstance(value, tuple):
                self._add_list(pairs, name, value)
            else:
                pairs.append(one[name](value))
        if self.periods:
            self._add_periods(pairs, dict(properties))

    def _add_list(self, pairs: list[str], name: str, values: tuple[str, ...]) -> None:
        """The values to be asked for; and where that loses their order, the list as JSON besides."""
        kept = sorted(set(values))
        pairs += self.many[name](kept)
        if list(values) != kept:
            pairs.append(self.ordered[name](json.dumps(values, ensure_ascii=False)))

    def _add_periods(self, pairs: list[str], values: Mapping[str, Value]) -> None:
        for name, pair in self.periods.items():
            first, last = values.get(f"{name}_from"), values.get(f"{name}_to")
            if first is not None and last is not None:
                pairs.append(pair(edtf(str(first), str(last))))


def ordered_term(item: Property) -> str:
    """The name of the term for the values of a list in their order: ``altLabelInOrder``."""
    return f"{item.iri.rpartition(':')[2]}InOrder"


def said_by(properties: Properties) -> str:
    """The report that an element says it belongs to; empty for none."""
    for name, value in properties:
        if name == "report":
            return str(value)
    return ""


def graph_iri(syntax: Syntax, report: str) -> str:
    return syntax.names.resource(GRAPH, report) if report and syntax.graphs else ""


def _pair(syntax: Syntax, item: Property) -> Pair:
    labels = load_alignment().references.get(item.name)
    if labels is None:
        return syntax.value(item.iri, item.type)
    return _reference(syntax, item, labels)


def _reference(syntax: Syntax, item: Property, labels: Mapping[str, str]) -> Pair:
    """A property that holds the id of a node: the kind before the colon of the id tells its label."""
    link = syntax.link(item.iri)
    default = next(iter(labels.values()))

    def pair(value: Value) -> str:
        id_ = str(value)
        return link(syntax.names.resource(labels.get(id_.partition(":")[0], default), id_))

    return pair
