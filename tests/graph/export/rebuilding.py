"""A graph read back from its RDF."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from graph.elements import Edge, Node, Value
from graph.export.alignment import load_alignment
from graph.export.statements import has_occurrence
from graph.export.vocabulary import CITATION, FACT, Vocabulary, ordered_term
from graph.identifiers import edge_key
from graph.schema import EdgeType, Property

Said = Mapping[str, list[NamedNode | Literal]]


def rebuild(triples: Iterable[Triple], base: str) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges that the triples were made of, sorted."""
    reading = _Reading(triples, Vocabulary(base))
    nodes = {(node.label, node.id): node for node in reading.nodes()}
    edges = {(edge.type, edge.key): edge for edge in reading.edges(nodes)}
    return sorted(nodes.values()), sorted(edges.values())


class _Reading:
    def __init__(self, triples: Iterable[Triple], names: Vocabulary) -> None:
        self.names = names
        self.said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        for triple in set(triples):
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, NamedNode | Literal)
            self.said[triple.subject.value][triple.predicate.value].append(triple.object)

    def nodes(self) -> Iterator[Node]:
        for iri, said in self.said.items():
            parts = self.names.parts(iri) or ()
            if len(parts) == 2 and parts[0] in self.names.schema.node_types:
                declared = self.names.schema.node_types[parts[0]].properties
                yield self.names.schema.node(*parts, **self._values(declared, said))

    def edges(self, nodes: Mapping[tuple[str, str], Node]) -> Iterator[Edge]:
        for declared in self.names.schema.edges:
            if has_occurrence(self.names.schema, declared):
                yield from self._occurrences(declared)
            else:
                yield from self._links(declared, nodes)

    def _occurrences(self, declared: EdgeType) -> Iterator[Edge]:
        kind = CITATION if declared.citation else FACT
        for iri, said in self.said.items():
            parts = self.names.parts(iri) or ()
            if parts[:2] == (kind, declared.type):
                ends = (self._end(said[self.names.term(f"rdf:{side}")][0]) for side in ("subject", "object"))
                values = self._values(declared.properties, said)
                yield self.names.schema.edge(declared.type, *ends, key=parts[2], **values)

    def _links(self, declared: EdgeType, nodes: Mapping[tuple[str, str], Node]) -> Iterator[Edge]:
        """Edges without a node: their key follows from their ends, their place is the target's."""
        predicate = self.names.term(declared.iri)
        for iri, said in self.said.items():
            source = self.names.parts(iri) or ()
            for target in map(self._end, said.get(predicate, ())):
                if (source[0], target[0]) in declared.pairs:
                    yield self._link(declared, (source[0], source[1]), target, nodes)

    def _link(
        self,
        declared: EdgeType,
        source: tuple[str, str],
        target: tuple[str, str],
        nodes: Mapping[tuple[str, str], Node],
    ) -> Edge:
        if not declared.fact:
            return self.names.schema.edge(
                declared.type, source, target, key=edge_key(declared.type, source[1], target[1])
            )
        told = nodes[target].values()
        report = str(told.get("report", source[1]))
        place = {name: told[name] for name in ("start", "end") if name in told}
        key = edge_key(declared.type, report, source[1], target[1])
        return self.names.schema.edge(declared.type, source, target, key=key, report=report, **place)

    def _values(self, declared: tuple[Property, ...], said: Said) -> dict[str, Value]:
        found = {item.name: self._value(item, said) for item in declared}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, item: Property, said: Said) -> Value | None:
        objects = said.get(self.names.term(item.iri), [])
        if not objects:
            return None
        if item.name in load_alignment().references:
            ids = sorted(self._end(each)[1] for each in objects)
            return tuple(ids) if item.type == "strings" else ids[0]
        if item.type == "strings":
            ordered = said.get(self.names.term(ordered_term(item)))
            return tuple(json.loads(ordered[0].value) if ordered else sorted(each.value for each in objects))
        assert len(objects) == 1, item
        text = objects[0].value
        return int(text) if item.type == "integer" else text == "true" if item.type == "boolean" else text

    def _end(self, iri: NamedNode | Literal) -> tuple[str, str]:
        parts = self.names.parts(iri.value)
        assert parts is not None
        return parts[0], parts[1]
