"""RDF/XML. XML 1.0 has no sign for most control characters, so that they become U+FFFD here and only here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.export.list_columns import each
from graph.export.syntax import TEXTS, Frame, Pair, datatype, prefixed
from graph.export.text_columns import escaped_xml, lexical
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

    def term(self, predicate: str, name: str) -> Pair:
        return Pair(f'<{prefixed(predicate)} rdf:resource="{_escaped(self.names.term(name))}"/>')

    def link(self, predicate: str, iris: "pa.Array") -> Pair:
        return Pair(f'<{prefixed(predicate)} rdf:resource="', each(iris, escaped_xml), '"/>')

    def value(self, predicate: str, type_: str, values: "pa.Array") -> Pair:
        name = prefixed(predicate)
        kind = "" if type_ in TEXTS else f' rdf:datatype="{_escaped(self.names.term(datatype(type_)))}"'
        return Pair(f"<{name}{kind}>", each(values, _content), f"</{name}>")

    def frame(self, subjects: "pa.Array", graphs: "pa.Array | None") -> Frame:
        about = escaped_xml(subjects)
        end = "\n\t</rdf:Description>\n"
        return Frame(('\t<rdf:Description rdf:about="', about, '">\n\t\t'), ("\n\t\t",), (end,))


def _content(values: "pa.Array") -> "pa.Array":
    return escaped_xml(lexical(values))


def _escaped(iri: str) -> str:
    """An IRI as an attribute; the other signs that XML minds are no part of an IRI."""
    return iri.replace("&", "&amp;")
