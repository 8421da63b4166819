"""RDF/XML. XML 1.0 has no sign for most control characters, so that they become U+FFFD here and only here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.elements import Value
from graph.export.printable import printable
from graph.export.syntax import bare, datatype, prefixed
from graph.export.vocabulary import Vocabulary


@dataclass(frozen=True)
class RdfXml:
    """A description for each subject. Carriage returns are escaped, because XML would read them as line feeds."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        spaces = "".join(f'\n\txmlns:{name}="{escaped(iri)}"' for name, iri in self.names.prefixes.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'

    def footer(self) -> str:
        return "</rdf:RDF>\n"

    def link(self, predicate: str) -> Callable[[str], str]:
        name = prefixed(predicate)
        return lambda iri: f'<{name} rdf:resource="{escaped(iri)}"/>'

    def value(self, predicate: str, type_: str) -> Callable[[Value], str]:
        name = prefixed(predicate)
        kind = "" if type_ == "string" else f' rdf:datatype="{escaped(self.names.term(datatype(type_)))}"'
        return lambda value: f"<{name}{kind}>{escaped(bare(value))}</{name}>"

    def values(self, predicate: str) -> Callable[[Sequence[str]], Sequence[str]]:
        one = self.value(predicate, "string")
        return lambda values: [one(value) for value in values]

    def statement(self, subject: str, pairs: Sequence[str], graph: str) -> str:
        said = "\n\t\t".join(pairs)
        return f'\t<rdf:Description rdf:about="{escaped(subject)}">\n\t\t{said}\n\t</rdf:Description>\n'


def escaped(text: str) -> str:
    """A text as content or attribute of XML."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return printable(text).replace("\r", "&#13;")
