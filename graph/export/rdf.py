"""The graph as RDF 1.1, in six syntaxes: streamed in a fixed order, so that two exports can be compared by
diff.

Nothing is held but the page at hand, and for TriG, whose graphs stand together, the places in a temporary
file. A link that a report makes twice (it cites a rule in two places) is written twice, as RDF allows; its
citations are two nodes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO

from graph.ahead import read_ahead
from graph.errors import UsageError
from graph.export.json_ld import JsonLd
from graph.export.pages import Elements
from graph.export.rdf_xml import RdfXml
from graph.export.statements import Said, statements
from graph.export.syntax import Lines, Syntax, Turtle
from graph.export.text_columns import content
from graph.export.vocabulary import GRAPH, Vocabulary

SYNTAXES: Mapping[str, Callable[[Vocabulary], Syntax]] = {
    "turtle": Turtle,
    "ntriples": Lines,
    "nquads": lambda names: Lines(names, graphs=True),
    "trig": lambda names: Turtle(names, graphs=True),
    "jsonld": JsonLd,
    "rdfxml": RdfXml,
}
"""N-Quads and TriG have a named graph for each report; the default graph has what all reports share."""
_TEXTS_AHEAD = 2
"""Texts that wait to be written at most: reading, making texts and writing go on at the same time."""


def write_rdf(graph: Elements, file: BinaryIO, format_: str, base: str) -> None:
    """Write all nodes and edges as UTF-8. The same graph gives the same bytes.

    Raises `UsageError` for a format that is not in `SYNTAXES` and for a base that is no IRI.
    """
    names = Vocabulary(base)
    if format_ not in SYNTAXES:
        raise UsageError(f"{format_!r} is no RDF format; known: {', '.join(SYNTAXES)}")
    syntax = SYNTAXES[format_](names)
    found = read_ahead(statements(graph, syntax), _TEXTS_AHEAD)
    file.write(syntax.header().encode("utf-8"))
    for part in _together(found, names) if format_ == "trig" else (content(texts) for _, texts in found):
        file.write(part)
    file.write(syntax.footer().encode("utf-8"))


def to_turtle(graph: Elements, base: str) -> bytes:
    """All nodes and edges as Turtle in UTF-8."""
    file = BytesIO()
    write_rdf(graph, file, "turtle", base)
    return file.getvalue()


def _together(found: Iterable[Said], names: Vocabulary) -> Iterator[bytes | memoryview]:
    """The default graph as it comes, then each report's graph, by the report's id, from a temporary file."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    with TemporaryFile() as file:
        at = 0
        for reports, texts in found:
            if reports is None:
                yield content(texts)
                continue
            for report, text in zip(reports.to_pylist(), texts.to_pylist(), strict=True):
                written = text.encode("utf-8")
                at += file.write(written)
                places[report].append((at - len(written), len(written)))
        for report in sorted(places):
            said = b"".join(_read(file, *place) for place in places[report])
            yield b"<%s> {\n%s}\n" % (names.resource(GRAPH, report).encode("utf-8"), said)


def _read(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)
