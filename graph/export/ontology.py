"""The schema as an OWL ontology in Turtle: labels and comments in English and Chinese, known terms aligned.

Terms that the schema takes from a known vocabulary as they are (``prov:wasDerivedFrom``) keep their own
definition and are not repeated here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from graph.export.alignment import Words, load_alignment
from graph.export.vocabulary import CITATION, FACT, GRAPH, OWN, Vocabulary, ordered_term
from graph.schema import EdgeType, Property

if TYPE_CHECKING:
    from rdflib import BNode, Graph, URIRef

_LOWER_UPPER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # the place between the words of issueCount
_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "date": "date", "strings": "string"}
_OCCURRENCES = {
    FACT: (
        "rdf:Statement",
        Words("One report's saying that an edge holds, with the place of its words", "事实"),
    ),
    CITATION: (FACT, Words("One occurrence of a title in a report", "引用处")),
    GRAPH: ("prov:Entity", Words("All that one report says, as a named graph", "通报的图")),
}


def to_ontology(base: str) -> bytes:
    """The ontology in Turtle, UTF-8, the same bytes each time. Raises `UsageError` for a bad base."""
    return _serialize(ontology_graph(base))


def ontology_graph(base: str) -> "Graph":
    """The ontology as an rdflib graph."""
    writing = _Writing(Vocabulary(base))
    writing.header()
    writing.classes()
    writing.relations()
    writing.properties()
    writing.lists()
    writing.periods()
    writing.concepts()
    return writing.graph


def new_graph(names: Vocabulary) -> "Graph":
    """An empty graph that knows the prefixes."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in names.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def _serialize(graph: "Graph") -> bytes:
    text: str = graph.serialize(format="turtle")
    return text.encode("utf-8")


class _Writing:
    """Adds the parts of the ontology to one graph."""

    def __init__(self, names: Vocabulary) -> None:
        self.names = names
        self.schema = names.schema
        self.known = load_alignment()
        self.graph = new_graph(names)

    def header(self) -> None:
        from rdflib import Literal

        ontology = self._iri(f"{OWN}:")
        self._add(ontology, "rdf:type", "owl:Ontology")
        self.graph.add((ontology, self._iri("owl:versionInfo"), Literal(str(self.schema.version))))
        words = Words(
            "Inspections of party organisations and their published rectification", "巡察整改通报本体"
        )
        self._say(ontology, "dcterms:title", words)

    def classes(self) -> None:
        for node in self.schema.nodes:
            if _own(node.iri):
                self._class(
                    node.iri, Words(_spoken(node.iri), node.zh), self.known.classes.get(node.label, ())
                )
                self._comment(self._iri(node.iri), node.en)
        for name, (parent, words) in _OCCURRENCES.items():
            self._class(name, Words(_spoken(name), words.zh), (parent,))
            self._comment(self._iri(name), words.en)

    def relations(self) -> None:
        for edge in self.schema.edges:
            if not _own(edge.iri):
                continue
            term = self._property(edge.iri, "owl:ObjectProperty", Words(edge.en, edge.zh))
            self._ends(term, edge)
            for parent in self.known.relations.get(edge.type, ()):
                self._add(term, "rdfs:subPropertyOf", parent)
            self._close(term, edge.type)

    def properties(self) -> None:
        for iri, uses in sorted(self._uses().items()):
            items = [item for _, item in uses]
            reference = self.known.references.get(items[0].name)
            kind = "owl:ObjectProperty" if reference else "owl:DatatypeProperty"
            zh = "、".join(dict.fromkeys(item.zh for item in items))
            term = self._property(iri, kind, Words(_spoken(iri), zh))
            for text in dict.fromkeys(item.en for item in items):
                self._comment(term, text)
            self._one_of(term, "rdfs:domain", dict.fromkeys(owner for owner, _ in uses))
            ranges = reference.values() if reference else [f"xsd:{_TYPES[item.type]}" for item in items]
            self._one_of(term, "rdfs:range", dict.fromkeys(self._class_name(name) for name in ranges))
            self._close(term, iri)

    def lists(self) -> None:
        """What keeps the order of a list, for reading back; the values themselves are single literals."""
        strings = (item for _, item in self._declared() if item.type == "strings")
        lists = [item for item in strings if item.name not in self.known.references]
        for item in {ordered_term(item): item for item in lists}.values():
            name = ordered_term(item)
            words = Words(_spoken(name), f"{item.zh}（按原顺序）")
            term = self._property(name, "owl:DatatypeProperty", words)
            self._comment(
                term, f"The values of {item.iri} in their order, where that is not the order of texts"
            )
            self._add(term, "rdfs:range", "rdf:JSON")

    def periods(self) -> None:
        for name, words in self.known.periods.items():
            term = self._property(name, "owl:DatatypeProperty", words)
            self._comment(term, "First and last possible day as one inexact date in EDTF")
            self._add(term, "rdfs:range", "edtf:EDTF")

    def concepts(self) -> None:
        """Closed lists as SKOS concept schemes; the notation is the value as the property has it."""
        from rdflib import Literal

        for name, values in self.known.values.items():
            scheme = self._iri(f"{name.replace('.', '-')}-values")
            self._add(scheme, "rdf:type", "skos:ConceptScheme")
            self._add(self._iri(name.rpartition(".")[2]), "rdfs:seeAlso", scheme)
            for value, words in values.items():
                concept = self._iri(f"{name.replace('.', '-')}-{value}")
                self._add(concept, "rdf:type", "skos:Concept")
                self._add(concept, "skos:inScheme", scheme)
                self.graph.add((concept, self._iri("skos:notation"), Literal(value)))
                self._say(concept, "skos:prefLabel", words)

    def _class(self, name: str, words: Words, parents: Iterable[str]) -> None:
        term = self._iri(name)
        self._add(term, "rdf:type", "owl:Class")
        self._say(term, "rdfs:label", words)
        self._add(term, "rdfs:isDefinedBy", f"{OWN}:")
        for parent in parents:
            self._add(term, "rdfs:subClassOf", parent)

    def _property(self, name: str, kind: str, words: Words) -> "URIRef":
        term = self._iri(name)
        self._add(term, "rdf:type", kind)
        self._say(term, "rdfs:label", words)
        self._add(term, "rdfs:isDefinedBy", f"{OWN}:")
        return term

    def _ends(self, term: "URIRef", edge: EdgeType) -> None:
        for predicate, side in (("rdfs:domain", 0), ("rdfs:range", 1)):
            self._one_of(term, predicate, dict.fromkeys(self._class_name(pair[side]) for pair in edge.pairs))

    def _one_of(self, term: "URIRef", predicate: str, classes: Mapping[str, None]) -> None:
        """Domain or range: one class, or the union of several."""
        from rdflib import BNode
        from rdflib.collection import Collection

        first, *others = classes
        if not others:
            self._add(term, predicate, first)
            return
        union = BNode(f"{term}-{predicate}")
        self.graph.add((term, self._iri(predicate), union))
        self._add(union, "rdf:type", "owl:Class")
        members = BNode(f"{term}-{predicate}-list")
        self.graph.add((union, self._iri("owl:unionOf"), members))
        Collection(self.graph, members, [self._iri(name) for name in classes])

    def _close(self, term: "URIRef", name: str) -> None:
        for other in self.known.close.get(name, ()):
            self._add(term, "skos:closeMatch", other)

    def _uses(self) -> Mapping[str, list[tuple[str, Property]]]:
        """Our own property terms with all that has them: the class and the property."""
        uses: dict[str, list[tuple[str, Property]]] = defaultdict(list)
        for owner, item in self._declared():
            if _own(item.iri):
                uses[item.iri].append((owner, item))
        return uses

    def _declared(self) -> Iterator[tuple[str, Property]]:
        for node in self.schema.nodes:
            yield from ((node.iri, item) for item in node.properties)
        for edge in self.schema.edges:
            yield from ((CITATION if edge.citation else FACT, item) for item in edge.properties)

    def _class_name(self, name: str) -> str:
        node = self.schema.node_types.get(name)
        return node.iri if node else name

    def _iri(self, name: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(self.names.term(name))

    def _add(self, subject: "URIRef | BNode", predicate: str, value: "str | URIRef") -> None:
        from rdflib import URIRef

        known = value if isinstance(value, URIRef) else self._iri(value)
        self.graph.add((subject, self._iri(predicate), known))

    def _say(self, subject: "URIRef", predicate: str, words: Words) -> None:
        from rdflib import Literal

        self.graph.add((subject, self._iri(predicate), Literal(words.en, lang="en")))
        self.graph.add((subject, self._iri(predicate), Literal(words.zh, lang="zh")))

    def _comment(self, subject: "URIRef", text: str) -> None:
        from rdflib import Literal

        self.graph.add((subject, self._iri("rdfs:comment"), Literal(text, lang="en")))


def _own(iri: str) -> bool:
    return ":" not in iri


def _spoken(name: str) -> str:
    """``issueCount`` as words."""
    return _LOWER_UPPER.sub(" ", name).lower()
