"""SHACL shapes of the schema: what an export must look like, for pySHACL and other validators."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from graph.export.alignment import load_alignment
from graph.export.ontology import new_graph
from graph.export.vocabulary import CITATION, FACT, Vocabulary
from graph.schema import EdgeType, NodeType, Property

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node as Term

_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "date": "date", "strings": "string"}


def to_shapes(base: str) -> bytes:
    """The shapes in Turtle, UTF-8, the same bytes each time. Raises `UsageError` for a bad base."""
    text: str = shapes_graph(base).serialize(format="turtle")
    return text.encode("utf-8")


def shapes_graph(base: str) -> "Graph":
    """The shapes as an rdflib graph."""
    writing = _Writing(Vocabulary(base))
    for node in writing.names.schema.nodes:
        writing.node(node)
    facts = [edge for edge in writing.names.schema.edges if edge.fact]
    writing.occurrence(FACT, [edge for edge in facts if not edge.citation])
    writing.occurrence(CITATION, [edge for edge in facts if edge.citation])
    return writing.graph


class _Writing:
    """Adds shapes to one graph. Property shapes have IRIs of their own, so that a report can name them."""

    def __init__(self, names: Vocabulary) -> None:
        self.names = names
        self.graph = new_graph(names)
        self.known = load_alignment()

    def node(self, node: NodeType) -> None:
        shape = self._shape(node.label, node.iri)
        for item in node.properties:
            self._property(shape, node.label, item, required=item.required)
        for predicate, labels in self._targets(node.label).items():
            self._relation(shape, node.label, predicate, labels)
        for label in self._sources(node):
            self._held(shape, node.label, label)
        self._order(node.label, node.properties)

    def occurrence(self, name: str, edges: Iterable[EdgeType]) -> None:
        """A node for what one report says; a property is required where every such edge requires it."""
        shape = self._shape(name, name)
        types = list(edges)
        items = {item.iri: item for edge in types for item in edge.properties}
        for item in items.values():
            always = all(item.iri in {own.iri for own in edge.properties if own.required} for edge in types)
            self._property(shape, name, item, required=always)
        for part in ("subject", "predicate", "object"):
            end = self._path(shape, name, f"rdf:{part}")
            self._count(end, 1, 1)
            self._add(end, "sh:nodeKind", self._iri("sh:IRI"))
        self._order(name, tuple(items.values()))

    def _shape(self, name: str, target: str) -> "URIRef":
        shape = self._iri(f"{name}Shape")
        self._add(shape, "rdf:type", self._iri("sh:NodeShape"))
        self._add(shape, "sh:targetClass", self._iri(target))
        return shape

    def _property(self, shape: "URIRef", name: str, item: Property, *, required: bool) -> None:
        path = self._path(shape, name, item.iri)
        self._count(path, int(required), None if item.type == "strings" else 1)
        reference = self.known.references.get(item.name)
        if reference:
            self._classes(path, reference.values())
            return
        self._add(path, "sh:datatype", self._iri(f"xsd:{_TYPES[item.type]}"))
        if item.name in ("start", "end"):
            self._number(path, "sh:minInclusive", 0)
        values = self.known.values_of(name, item.iri)
        if values:
            self._values(path, values)

    def _relation(self, shape: "URIRef", name: str, predicate: str, labels: Iterable[str]) -> None:
        self._classes(self._path(shape, name, predicate), labels)

    def _held(self, shape: "URIRef", name: str, predicate: str) -> None:
        """An owned node hangs on its report: something points at it by this predicate."""
        from rdflib import BNode

        held = self._iri(f"{name}Shape-held")
        self._add(shape, "sh:property", held)
        inverse = BNode(f"{name}-held")
        self._add(held, "sh:path", inverse)
        self._add(inverse, "sh:inversePath", self._iri(predicate))
        self._count(held, 1, None)

    def _sources(self, node: NodeType) -> list[str]:
        """The predicate that holds an owned node, where there is one way only."""
        ways = {
            edge.iri
            for edge in self.names.schema.edges
            if edge.fact and not edge.citation and any(target == node.label for _, target in edge.pairs)
        }
        return sorted(ways) if node.owned and len(ways) == 1 else []

    def _targets(self, label: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.names.schema.edges:
            found[edge.iri] += [target for source, target in edge.pairs if source == label]
        return {predicate: labels for predicate, labels in found.items() if labels}

    def _order(self, name: str, properties: Iterable[Property]) -> None:
        """A first place or day is not behind its last one."""
        iris = {item.name: item.iri for item in properties}
        pairs = [("start", "end", "sh:lessThan")]
        pairs += [
            (first, f"{first[:-5]}_to", "sh:lessThanOrEquals") for first in iris if first.endswith("_from")
        ]
        for first, last, rule in pairs:
            if first in iris and last in iris:
                self._add(self._path_name(name, iris[first]), rule, self._iri(iris[last]))

    def _path(self, shape: "URIRef", name: str, predicate: str) -> "URIRef":
        path = self._path_name(name, predicate)
        self._add(shape, "sh:property", path)
        self._add(path, "sh:path", self._iri(predicate))
        return path

    def _path_name(self, name: str, predicate: str) -> "URIRef":
        return self._iri(f"{name}Shape-{predicate.replace(':', '-')}")

    def _classes(self, path: "URIRef", labels: Iterable[str]) -> None:
        """The values are of this class, or of one of these."""
        from rdflib import BNode

        classes = [self._iri(self.names.schema.node_types[label].iri) for label in labels]
        if len(classes) == 1:
            self._add(path, "sh:class", classes[0])
            return
        options: list[Term] = []
        for class_ in classes:
            option = BNode(f"{path}-{class_}")
            self._add(option, "sh:class", class_)
            options.append(option)
        self._list(path, "sh:or", options)

    def _values(self, path: "URIRef", values: Iterable[str]) -> None:
        from rdflib import Literal

        self._list(path, "sh:in", [Literal(value) for value in values])

    def _list(self, path: "URIRef", predicate: str, members: "list[Term]") -> None:
        from rdflib import BNode
        from rdflib.collection import Collection

        head = BNode(f"{path}-{predicate}")
        self._add(path, predicate, head)
        Collection(self.graph, head, members)

    def _count(self, path: "URIRef", least: int, most: int | None) -> None:
        if least:
            self._number(path, "sh:minCount", least)
        if most is not None:
            self._number(path, "sh:maxCount", most)

    def _number(self, path: "URIRef", predicate: str, number: int) -> None:
        from rdflib import Literal

        self._add(path, predicate, Literal(number))

    def _iri(self, name: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(self.names.term(name))

    def _add(self, subject: "Term", predicate: str, value: "Term") -> None:
        self.graph.add((subject, self._iri(predicate), value))
