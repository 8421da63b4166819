"""The graph as RDF 1.1: a resource for each node, a triple for each edge, and a node for each citation.

IRIs are made of ids under a base that ends in ``/``, ``#`` or ``:``: resources are ``BASE Label/id``,
citations ``BASE Citation/TYPE/key``, terms of our own ``BASE schema/name``; known vocabularies keep their
terms. A citation is an occurrence, so it is a node with role, title as written, start and end, beside the
direct link.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.elements import Edge, Node, Properties, Value
from graph.errors import UsageError
from graph.schema import Property, Schema, load_schema
from graph.store import GraphStore

if TYPE_CHECKING:
    from rdflib import Graph, Literal, URIRef

_PREFIX = "xuncha"
_CITATION = "Citation"


def to_turtle(store: GraphStore, base: str) -> bytes:
    """All nodes and edges as Turtle in UTF-8: the same graph gives the same bytes.

    Raises `UsageError` where `base` is no IRI that names can be put behind.
    """
    schema = load_schema()
    names = _Names(schema, base)
    graph = names.new_graph()
    for label in schema.node_types:
        _add_nodes(graph, names, store.nodes(label))
    for type_ in schema.edge_types:
        _add_edges(graph, names, store.edges(type_))
    text: str = graph.serialize(format="turtle")
    return text.encode("utf-8")


class _Names:
    """The IRIs of one schema under one base."""

    def __init__(self, schema: Schema, base: str) -> None:
        self.schema = schema
        self.base = _checked(base)
        self.prefixes = {**dict(schema.prefixes), _PREFIX: f"{self.base}schema/"}

    def new_graph(self) -> "Graph":
        from rdflib import Graph

        graph = Graph(bind_namespaces="none")
        for prefix, namespace in self.prefixes.items():
            graph.bind(prefix, namespace)
        graph.bind("xsd", "http://www.w3.org/2001/XMLSchema#")
        return graph

    def term(self, iri: str) -> "URIRef":
        from rdflib import URIRef

        prefix, colon, name = iri.partition(":")
        return URIRef(self.prefixes[prefix] + name if colon else self.prefixes[_PREFIX] + iri)

    def resource(self, *parts: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(self.base + "/".join(quote(part, safe="-._~:") for part in parts))


def _checked(base: str) -> str:
    from rdflib.term import _is_valid_uri

    if base[-1:] not in ("/", "#", ":") or ":" not in base or not _is_valid_uri(base):
        raise UsageError(
            f"--base {base!r} is no IRI that ends in /, # or :, such as https://example.org/xuncha/"
        )
    return base


def _add_nodes(graph: "Graph", names: _Names, nodes: Iterable[Node]) -> None:
    from rdflib import RDF

    for node in nodes:
        declared = names.schema.node_type(node.label)
        subject = names.resource(node.label, node.id)
        graph.add((subject, RDF.type, names.term(declared.iri)))
        _add_properties(graph, names, subject, node.properties, declared.by_name)


def _add_edges(graph: "Graph", names: _Names, edges: Iterable[Edge]) -> None:
    for edge in edges:
        declared = names.schema.edge_type(edge.type)
        source = names.resource(edge.source_label, edge.source)
        target = names.resource(edge.target_label, edge.target)
        graph.add((source, names.term(declared.iri), target))
        if declared.citation:
            _add_citation(graph, names, edge, source, target)


def _add_citation(graph: "Graph", names: _Names, edge: Edge, source: "URIRef", target: "URIRef") -> None:
    from rdflib import RDF

    declared = names.schema.edge_type(edge.type)
    subject = names.resource(_CITATION, edge.type, edge.key)
    graph.add((subject, RDF.type, names.term(_CITATION)))
    graph.add((subject, names.term("citedIn"), source))
    graph.add((subject, names.term("citedResource"), target))
    _add_properties(graph, names, subject, edge.properties, declared.by_name)


def _add_properties(
    graph: "Graph", names: _Names, subject: "URIRef", properties: Properties, declared: Mapping[str, Property]
) -> None:
    for name, value in properties:
        item = declared[name]
        predicate = names.term(item.iri)
        if name == "report":
            graph.add((subject, predicate, names.resource("Report", str(value))))
            continue
        for single in value if isinstance(value, tuple) else (value,):
            graph.add((subject, predicate, _literal(item, single)))


def _literal(item: Property, value: Value) -> "Literal":
    """Texts as they are; XML 1.0 has no sign for most control characters, so they become U+FFFD."""
    from rdflib import XSD, Literal

    if item.type == "date":
        return Literal(value, datatype=XSD.date)
    return Literal(_printable(value) if isinstance(value, str) else value)


def _printable(text: str) -> str:
    return "".join("\ufffd" if sign < " " and sign not in "\t\n\r" else sign for sign in text)
