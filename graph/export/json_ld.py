"""JSON-LD 1.1: a context that gives terms their IRIs and types, and one object for each statement."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.elements import Value
from graph.export.alignment import load_alignment
from graph.export.syntax import bare, datatype
from graph.export.vocabulary import Vocabulary
from graph.schema import Property, Schema

_NATIVE = ("string", "integer", "boolean")


@dataclass
class JsonLd:
    """Each statement is an object on a line of its own; objects of one subject may come apart."""

    names: Vocabulary
    graphs: bool = False
    written: bool = False

    def header(self) -> str:
        return f'{{"@context":{_json(context(self.names))},\n"@graph":[\n'

    def footer(self) -> str:
        return "\n]}\n"

    def link(self, predicate: str) -> Callable[[str], str]:
        if predicate == "rdf:type":
            return lambda iri: f'"@type":{_json(iri)}'
        name = _json(predicate)
        return lambda iri: f"{name}:{_json(iri)}"

    def value(self, predicate: str, type_: str) -> Callable[[Value], str]:
        name = _json(predicate)
        if type_ in _NATIVE:
            return lambda value: f"{name}:{_json(value)}"
        return lambda value: f"{name}:{_json(bare(value))}"

    def values(self, predicate: str) -> Callable[[Sequence[str]], Sequence[str]]:
        name = _json(predicate)
        return lambda values: [f"{name}:{_json(list(values))}"]

    def statement(self, subject: str, pairs: Sequence[str], graph: str) -> str:
        comma = ",\n" if self.written else ""
        self.written = True
        return f'{comma}{{"@id":{_json(subject)},' + ",".join(pairs) + "}"


def context(names: Vocabulary) -> dict[str, Any]:
    """The context: our own terms by ``@vocab``; what points at nodes, and what has a type that JSON has not."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": f"{names.base}schema/", **names.prefixes}
    typed = {name: {"@id": names.term(name), "@type": type_} for name, type_ in _types(names.schema)}
    return {**terms, **dict(sorted(typed.items()))}


def _types(schema: Schema) -> Iterator[tuple[str, str]]:
    yield from ((edge.iri, "@id") for edge in schema.edges)
    yield from ((name, "@id") for name in ("rdf:subject", "rdf:predicate", "rdf:object", "dcterms:subject"))
    yield from ((name, "edtf:EDTF") for name in load_alignment().periods)
    for item in _properties(schema):
        if item.name in load_alignment().references:
            yield item.iri, "@id"
        elif item.type == "date":
            yield item.iri, datatype(item.type)
        elif item.type == "strings":
            yield f"{item.iri.rpartition(':')[2]}InOrder", "rdf:JSON"


def _properties(schema: Schema) -> Iterator[Property]:
    for declared in (*schema.nodes, *schema.edges):
        yield from declared.properties


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
