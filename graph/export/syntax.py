"""N-Triples, N-Quads and Turtle as columns of text, and what any syntax of RDF must be able to write.

Written here and not by a library, because making an object of each triple takes several times as long as
writing it (bench/export.py). What is written is little: IRIs that need no escapes, and literals of a few
types. The tests hold every syntax to what rdflib and pyoxigraph read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.export.list_columns import each, values_joined
from graph.export.text_columns import Part, escaped, joined, lexical, present
from graph.export.vocabulary import OWN, Vocabulary

if TYPE_CHECKING:
    import pyarrow as pa


class Pair(NamedTuple):
    """A predicate with its object in each row, and what a syntax writes before and behind the object.

    A row without an object has no such pair, and one with a list has it for each value. Without a column of
    objects all rows have what stands before.
    """

    before: str
    objects: "pa.Array | None" = None
    behind: str = ""


class Frame(NamedTuple):
    """What stands before, between and behind the pairs of each subject."""

    start: tuple[Part, ...]
    between: tuple[Part, ...]
    end: tuple[Part, ...]


class Syntax(Protocol):
    """One syntax of RDF. Predicates are names as in the schema: ``prefix:name``, or a name of our own."""

    @property
    def names(self) -> Vocabulary: ...

    @property
    def graphs(self) -> bool:
        """Whether statements stand in named graphs."""

    def header(self) -> str: ...

    def footer(self) -> str: ...

    def term(self, predicate: str, name: str) -> Pair:
        """A predicate and a term of a vocabulary."""

    def link(self, predicate: str, iris: "pa.Array") -> Pair:
        """A predicate and IRIs."""

    def value(self, predicate: str, type_: str, values: "pa.Array") -> Pair:
        """A predicate and values of a type of the schema, or of a datatype as ``prefix:name``."""

    def frame(self, subjects: "pa.Array", graphs: "pa.Array | None") -> Frame:
        """What makes statements of pairs; without `graphs` in the default graph."""


def statement(
    syntax: Syntax, subjects: "pa.Array", pairs: Iterable[Pair], graphs: "pa.Array | None" = None
) -> list[Part]:
    """All that is said of each subject at one place, as parts to be joined; all rows have the first pair."""
    start, between, end = syntax.frame(subjects, graphs)
    parts = list(start)
    for place, pair in enumerate(pairs):
        parts += _written(pair, between if place else (), between)
    return [*parts, *end]


@dataclass(frozen=True)
class Lines:
    """N-Triples, and with `graphs` N-Quads: a line for each triple, which plain tools compare."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return ""

    def footer(self) -> str:
        return ""

    def term(self, predicate: str, name: str) -> Pair:
        return Pair(f"<{self.names.term(predicate)}> <{self.names.term(name)}>")

    def link(self, predicate: str, iris: "pa.Array") -> Pair:
        return Pair(f"<{self.names.term(predicate)}> <", iris, ">")

    def value(self, predicate: str, type_: str, values: "pa.Array") -> Pair:
        kind = "" if type_ in TEXTS else f"^^<{self.names.term(datatype(type_))}>"
        return Pair(f'<{self.names.term(predicate)}> "', each(values, _quoted), f'"{kind}')

    def frame(self, subjects: "pa.Array", graphs: "pa.Array | None") -> Frame:
        end: tuple[Part, ...] = (" .\n",) if graphs is None else (" <", graphs, "> .\n")
        return Frame(("<", subjects, "> "), (*end, "<", subjects, "> "), end)


@dataclass(frozen=True)
class Turtle:
    """Turtle: prefixes, and all pairs behind their subject. TriG has it between braces."""

    names: Vocabulary
    graphs: bool = False

    def header(self) -> str:
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.names.prefixes.items())

    def footer(self) -> str:
        return ""

    def term(self, predicate: str, name: str) -> Pair:
        return Pair(f"{'a' if predicate == 'rdf:type' else prefixed(predicate)} {prefixed(name)}")

    def link(self, predicate: str, iris: "pa.Array") -> Pair:
        return Pair(f"{prefixed(predicate)} <", iris, ">")

    def value(self, predicate: str, type_: str, values: "pa.Array") -> Pair:
        if type_ in ("integer", "boolean"):
            return Pair(f"{prefixed(predicate)} ", lexical(values))
        kind = "" if type_ in TEXTS else f"^^{datatype(type_)}"
        return Pair(f'{prefixed(predicate)} "', each(values, _quoted), f'"{kind}')

    def frame(self, subjects: "pa.Array", graphs: "pa.Array | None") -> Frame:
        return Frame(("<", subjects, "> "), (" ;\n\t",), (" .\n",))


TEXTS = ("string", "strings")
"""Types of the schema whose literals have no datatype."""


def prefixed(name: str) -> str:
    return name if ":" in name else f"{OWN}:{name}"


def datatype(type_: str) -> str:
    return type_ if ":" in type_ else f"xsd:{type_}"


def _quoted(values: "pa.Array") -> "pa.Array":
    import pyarrow as pa

    return escaped(values) if pa.types.is_string(values.type) else lexical(values)


def _written(pair: Pair, ahead: tuple[Part, ...], between: tuple[Part, ...]) -> list[Part]:
    """A pair and what stands ahead of it, as parts that no row lacks."""
    import pyarrow as pa

    before, objects, behind = pair
    if objects is None:
        return [*ahead, before]
    if pa.types.is_list(objects.type):
        objects = values_joined(objects, joined(behind, *between, before))
    written = [*ahead, before, objects, behind]
    return [present(joined(*written))] if objects.null_count else written
