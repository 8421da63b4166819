"""N-Triples, N-Quads and Turtle as text, and what any syntax of RDF must be able to write.

Written here and not by a library, because making an object of each triple first takes several times as long as
writing it (bench/export.py). What is written is little: IRIs that need no escapes, and literals of a few types. The
tests hold every syntax to what rdflib and pyoxigraph read.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.elements import Value
from graph.export.vocabulary import OWN, Vocabulary

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # what is left of them after \n, \r and \t: U+000B

_TERMS = {"rdf:type": "a", "rdf:predicate": "rdf:predicate"}
"""Predicates whose objects are terms of a vocabulary, as Turtle writes them."""


class Syntax(Protocol):
    """One syntax of RDF. A pair is a predicate with its object, as that syntax writes them.

    Predicates are names as in the schema: ``prefix:name``, or a name of our own. Types are those of the
    schema, or a datatype as ``prefix:name``.
    """

    names: Vocabulary
    graphs: bool
    """Whether statements stand in named graphs."""

    def header(self) -> str: ...

    def footer(self) -> str: ...

    def link(self, predicate: str) -> Callable[[str], str]:
        """What makes a pair of an IRI."""

    def value(self, predicate: str, type_: str) -> Callable[[Value], str]:
        """What makes a pair of a value."""

    def values(self, predicate: str) -> Callable[[Sequence[str]], Sequence[str]]:
        """What makes pairs of several texts."""

    def statement(self, subject: str, pairs: Sequence[str], graph: str) -> str:
        """All that is said of a subject at one place; an empty `graph` is the default graph."""


@dataclass(frozen=True)
class Lines:
    """N-Triples, and with `graphs` N-Quads: a line for each triple, so that plain tools sort and compare them."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return ""

    def footer(self) -> str:
        return ""

    def link(self, predicate: str) -> Callable[[str], str]:
        name = self.names.term(predicate)
        return lambda iri: f"<{name}> <{iri}>"

    def value(self, predicate: str, type_: str) -> Callable[[Value], str]:
        name = self.names.term(predicate)
        if type_ == "string":
            return lambda value: f"<{name}> {quoted(str(value))}"
        suffix = f"^^<{self.names.term(datatype(type_))}>"
        return lambda value: f"<{name}> {quoted(bare(value))}{suffix}"

    def values(self, predicate: str) -> Callable[[Sequence[str]], Sequence[str]]:
        one = self.value(predicate, "string")
        return lambda values: [one(value) for value in values]

    def statement(self, subject: str, pairs: Sequence[str], graph: str) -> str:
        end = f" <{graph}> .\n" if graph and self.graphs else " .\n"
        return f"<{subject}> " + f"{end}<{subject}> ".join(pairs) + end


@dataclass(frozen=True)
class Turtle:
    """Turtle: prefixes, and all pairs of a subject behind it. TriG has it between the braces of its graphs."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.names.prefixes.items())

    def footer(self) -> str:
        return ""

    def link(self, predicate: str) -> Callable[[str], str]:
        if predicate in _TERMS:
            return lambda iri: f"{_TERMS[predicate]} {self._short(iri)}"
        name = prefixed(predicate)
        return lambda iri: f"{name} <{iri}>"

    def _short(self, iri: str) -> str:
        """A term of a known vocabulary by its prefix."""
        for prefix, namespace in self.names.prefixes.items():
            if iri.startswith(namespace) and iri[len(namespace) :].isalpha():
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def value(self, predicate: str, type_: str) -> Callable[[Value], str]:
        name = prefixed(predicate)
        if type_ == "string":
            return lambda value: f"{name} {quoted(str(value))}"
        if type_ in ("integer", "boolean"):
            return lambda value: f"{name} {bare(value)}"
        suffix = f"^^{datatype(type_)}"
        return lambda value: f"{name} {quoted(bare(value))}{suffix}"

    def values(self, predicate: str) -> Callable[[Sequence[str]], Sequence[str]]:
        one = self.value(predicate, "string")
        return lambda values: [one(value) for value in values]

    def statement(self, subject: str, pairs: Sequence[str], graph: str) -> str:
        return f"<{subject}> " + " ;\n\t".join(pairs) + " .\n"


def prefixed(name: str) -> str:
    return name if ":" in name else f"{OWN}:{name}"


def datatype(type_: str) -> str:
    return type_ if ":" in type_ else f"xsd:{type_}"


def bare(value: Value) -> str:
    """The lexical form of a value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def quoted(text: str) -> str:
    """A text in quotes. What must be escaped is rare, so that it is cheap to find that there is nothing."""
    if text.isprintable():
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{_CONTROL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
