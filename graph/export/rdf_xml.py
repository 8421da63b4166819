"""RDF/XML. XML 1.0 has no sign for most control characters, so that they become U+FFFD here and only here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.export.syntax import Lists, datatype, prefixed, unfolded
from graph.export.text_columns import Part, escaped_xml, joined, lexical, listed
from graph.export.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class RdfXml:
    """A description for each statement."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        spaces = "".join(f'\n\txmlns:{name}="{_escaped(iri)}"' for name, iri in self.names.prefixes.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'

    def footer(self) -> str:
        return "</rdf:RDF>\n"

    def term(self, predicate: str, name: str) -> str:
        return f'<{prefixed(predicate)} rdf:resource="{_escaped(self.names.term(name))}"/>'

    def link(self, predicate: str, iris: "pa.Array") -> "pa.Array":
        return joined(f'<{prefixed(predicate)} rdf:resource="', escaped_xml(iris), '"/>')

    def value(self, predicate: str, type_: str, values: "pa.Array") -> "pa.Array":
        name = prefixed(predicate)
        kind = "" if type_ == "string" else f' rdf:datatype="{_escaped(self.names.term(datatype(type_)))}"'
        return joined(f"<{name}{kind}>", escaped_xml(lexical(values)), f"</{name}>")

    def values(self, predicate: str, lists: Lists) -> "list[pa.Array]":
        return [self.value(predicate, "string", column) for column in unfolded(lists)]

    def statement(self, subjects: "pa.Array", pairs: Sequence[Part], graphs: "pa.Array | None") -> "pa.Array":
        about = escaped_xml(subjects)
        end = "\n\t</rdf:Description>\n"
        return joined('\t<rdf:Description rdf:about="', about, '">\n\t\t', listed(pairs, "\n\t\t"), end)


def _escaped(iri: str) -> str:
    """An IRI as an attribute; the other signs that XML minds are no part of an IRI."""
    return iri.replace("&", "&amp;")
