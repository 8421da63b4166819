"""JSON-LD 1.1: a context that gives terms their IRIs and types, and one object for each statement."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.export.alignment import load_alignment
from graph.export.list_columns import each, values_joined
from graph.export.syntax import Frame, Pair, datatype
from graph.export.text_columns import escaped, lexical
from graph.export.vocabulary import Vocabulary, ordered_term
from graph.schema import Property, Schema

if TYPE_CHECKING:
    import pyarrow as pa

_BARE = ("integer", "boolean")


@dataclass(frozen=True)
class JsonLd:
    """Each statement is an object on a line of its own; what is said of one subject may come apart."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        """The empty object says nothing; every statement can start with the comma behind the one before."""
        return f'{{"@context":{_json(context(self.names))},\n"@graph":[\n{{}}'

    def footer(self) -> str:
        return "\n]}\n"

    def term(self, predicate: str, name: str) -> Pair:
        key = "@type" if predicate == "rdf:type" else predicate
        return Pair(f"{_json(key)}:{_json(name)}")

    def link(self, predicate: str, iris: "pa.Array") -> Pair:
        return _quoted(_json(predicate), iris)

    def value(self, predicate: str, type_: str, values: "pa.Array") -> Pair:
        key = _json(predicate)
        if type_ in _BARE:
            return Pair(f"{key}:", lexical(values))
        return _quoted(key, each(values, lexical))

    def frame(self, subjects: "pa.Array", graphs: "pa.Array | None") -> Frame:
        return Frame((',\n{"@id":"', escaped(subjects), '",'), (",",), ("}",))


def _quoted(key: str, values: "pa.Array") -> Pair:
    """Texts; those of a list in brackets."""
    import pyarrow as pa

    texts = each(values, escaped)
    if pa.types.is_list(values.type):
        return Pair(f'{key}:["', values_joined(texts, '","'), '"]')
    return Pair(f'{key}:"', texts, '"')


def context(names: Vocabulary) -> dict[str, Any]:
    """Our own terms by ``@vocab``; what points at nodes; what has a type that JSON has not."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": f"{names.base}schema/", **names.prefixes}
    typed = {name: {"@id": names.term(name), "@type": type_} for name, type_ in _types(names.schema)}
    return {**terms, **dict(sorted(typed.items()))}


def _types(schema: Schema) -> Iterator[tuple[str, str]]:
    yield from ((edge.iri, "@id") for edge in schema.edges)
    yield from ((name, "@id") for name in ("rdf:subject", "rdf:object"))
    yield "rdf:predicate", "@vocab"
    yield from ((name, "edtf:EDTF") for name in load_alignment().periods)
    for item in _properties(schema):
        if item.name in load_alignment().references:
            yield item.iri, "@id"
        elif item.type == "date":
            yield item.iri, datatype(item.type)
        elif item.type == "strings":
            yield ordered_term(item), "rdf:JSON"


def _properties(schema: Schema) -> Iterator[Property]:
    for node in schema.nodes:
        yield from node.properties
    for edge in schema.edges:
        yield from edge.properties


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
