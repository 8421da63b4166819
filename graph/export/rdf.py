"""The graph as RDF 1.1, in six syntaxes: streamed in a fixed order, so that two exports can be compared by diff.

Nothing is held but the element at hand, and for TriG, whose graphs stand together, the places in a temporary
file. A link that a report makes twice (it cites a rule in two places) is written twice, as RDF allows; its citations
are two nodes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO

from graph.errors import UsageError
from graph.export.json_ld import JsonLd
from graph.export.rdf_xml import RdfXml
from graph.export.statements import Elements, graph_iri, statements
from graph.export.syntax import Lines, Syntax, Turtle
from graph.export.vocabulary import Vocabulary

SYNTAXES: Mapping[str, Callable[[Vocabulary], Syntax]] = {
    "turtle": Turtle,
    "ntriples": Lines,
    "nquads": lambda names: Lines(names, graphs=True),
    "trig": lambda names: Turtle(names, graphs=True),
    "jsonld": JsonLd,
    "rdfxml": RdfXml,
}
"""N-Quads and TriG have a named graph for each report; the default graph has what all reports share."""

_BATCH = 2000


def write_rdf(graph: Elements, file: BinaryIO, format_: str, base: str) -> None:
    """Write all nodes and edges as UTF-8. The same graph gives the same bytes.

    Raises `UsageError` for a format that is not in `SYNTAXES` and for a base that is no IRI.
    """
    names = Vocabulary(base)
    if format_ not in SYNTAXES:
        raise UsageError(f"{format_!r} is no RDF format; known: {', '.join(SYNTAXES)}")
    syntax = SYNTAXES[format_](names)
    found = statements(graph, syntax)
    texts = _together(found, syntax) if format_ == "trig" else (text for _, text in found)
    file.write(syntax.header().encode("utf-8"))
    for batch in _batches(texts):
        file.write(batch.encode("utf-8"))
    file.write(syntax.footer().encode("utf-8"))


def to_turtle(graph: Elements, base: str) -> bytes:
    """All nodes and edges as Turtle in UTF-8."""
    file = BytesIO()
    write_rdf(graph, file, "turtle", base)
    return file.getvalue()


def _batches(texts: Iterator[str]) -> Iterator[str]:
    while batch := "".join(islice(texts, _BATCH)):
        yield batch


def _together(found: Iterable[tuple[str, str]], syntax: Syntax) -> Iterator[str]:
    """The default graph as it comes, then each report's graph, by the report's id, from a temporary file."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    with TemporaryFile() as file:
        at = 0
        for report, text in found:
            if not report:
                yield text
                continue
            content = text.encode("utf-8")
            file.write(content)
            places[report].append((at, len(content)))
            at += len(content)
        for report in sorted(places):
            said = "".join(_read(file, *place) for place in places[report])
            yield f"<{graph_iri(syntax, report)}> {{\n{said}}}\n"


def _read(file: BinaryIO, at: int, length: int) -> str:
    file.seek(at)
    return file.read(length).decode("utf-8")
