"""N-Triples, N-Quads and Turtle as columns of text, and what any syntax of RDF must be able to write.

Written here and not by a library, because making an object of each triple takes several times as long as
writing it (bench/export.py). What is written is little: IRIs that need no escapes, and literals of a few
types. The tests hold every syntax to what rdflib and pyoxigraph read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graph.export.text_columns import Part, escaped, joined, lexical, listed, texts_of
from graph.export.vocabulary import OWN, Vocabulary

if TYPE_CHECKING:
    import pyarrow as pa

Lists = Sequence[Sequence[str] | None]


class Syntax(Protocol):
    """One syntax of RDF. A pair is a predicate with its object, as that syntax writes them, in each row.

    Predicates are names as in the schema: ``prefix:name``, or a name of our own. Types are those of the
    schema, or a datatype as ``prefix:name``. Nulls stay nulls, and a statement leaves them out.
    """

    @property
    def names(self) -> Vocabulary: ...

    @property
    def graphs(self) -> bool:
        """Whether statements stand in named graphs."""

    def header(self) -> str: ...

    def footer(self) -> str: ...

    def term(self, predicate: str, name: str) -> str:
        """The pair of a predicate and a term of a vocabulary."""

    def link(self, predicate: str, iris: "pa.Array") -> "pa.Array":
        """Pairs of IRIs."""

    def value(self, predicate: str, type_: str, values: "pa.Array") -> "pa.Array":
        """Pairs of values."""

    def values(self, predicate: str, lists: Lists) -> "list[pa.Array]":
        """Pairs of several texts in each row."""

    def statement(self, subjects: "pa.Array", pairs: Sequence[Part], graphs: "pa.Array | None") -> "pa.Array":
        """All that is said of each subject at one place; without `graphs` in the default graph."""


@dataclass(frozen=True)
class Lines:
    """N-Triples, and with `graphs` N-Quads: a line for each triple, which plain tools compare."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return ""

    def footer(self) -> str:
        return ""

    def term(self, predicate: str, name: str) -> str:
        return f"<{self.names.term(predicate)}> <{self.names.term(name)}>"

    def link(self, predicate: str, iris: "pa.Array") -> "pa.Array":
        return joined(f"<{self.names.term(predicate)}> <", iris, ">")

    def value(self, predicate: str, type_: str, values: "pa.Array") -> "pa.Array":
        kind = "" if type_ == "string" else f"^^<{self.names.term(datatype(type_))}>"
        return joined(f'<{self.names.term(predicate)}> "', escaped(lexical(values)), f'"{kind}')

    def values(self, predicate: str, lists: Lists) -> "list[pa.Array]":
        return [self.value(predicate, "string", column) for column in unfolded(lists)]

    def statement(self, subjects: "pa.Array", pairs: Sequence[Part], graphs: "pa.Array | None") -> "pa.Array":
        end: tuple[Part, ...] = (" .\n",) if graphs is None else (" <", graphs, "> .\n")
        return joined("<", subjects, "> ", listed(pairs, joined(*end, "<", subjects, "> ")), *end)


@dataclass(frozen=True)
class Turtle:
    """Turtle: prefixes, and all pairs behind their subject. TriG has it between braces."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.names.prefixes.items())

    def footer(self) -> str:
        return ""

    def term(self, predicate: str, name: str) -> str:
        return f"{'a' if predicate == 'rdf:type' else prefixed(predicate)} {prefixed(name)}"

    def link(self, predicate: str, iris: "pa.Array") -> "pa.Array":
        return joined(f"{prefixed(predicate)} <", iris, ">")

    def value(self, predicate: str, type_: str, values: "pa.Array") -> "pa.Array":
        if type_ in ("integer", "boolean"):
            return joined(f"{prefixed(predicate)} ", lexical(values))
        kind = "" if type_ == "string" else f"^^{datatype(type_)}"
        return joined(f'{prefixed(predicate)} "', escaped(lexical(values)), f'"{kind}')

    def values(self, predicate: str, lists: Lists) -> "list[pa.Array]":
        return [self.value(predicate, "string", column) for column in unfolded(lists)]

    def statement(self, subjects: "pa.Array", pairs: Sequence[Part], graphs: "pa.Array | None") -> "pa.Array":
        return joined("<", subjects, "> ", listed(pairs, " ;\n\t"), " .\n")


def prefixed(name: str) -> str:
    return name if ":" in name else f"{OWN}:{name}"


def datatype(type_: str) -> str:
    return type_ if ":" in type_ else f"xsd:{type_}"


def unfolded(lists: Lists) -> "list[pa.Array]":
    """As many columns as the longest list is long."""
    longest = max((len(values) for values in lists if values), default=0)
    return [
        texts_of([values[place] if values and place < len(values) else None for values in lists])
        for place in range(longest)
    ]
