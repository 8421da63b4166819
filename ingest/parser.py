"""From a source to a parsed report: the order of the steps and nothing else."""

from ingest.citations import find_citations
from ingest.header import read_header
from ingest.issues import read_body
from ingest.known_names import KnownNames
from ingest.report import ParsedReport
from ingest.source import Source


def parse(source: Source, known: KnownNames | None = None) -> ParsedReport:
    """Parse one report; `known` are the names of regulations that need no brackets, else the package's own.

    Never raises for any text: what was not understood stands in `problems`.
    """
    header = read_header(source.text, published_on=source.published_on)
    body = read_body(source.text)
    return ParsedReport(
        source=source.info(),
        title=header.title,
        published_on=header.published_on,
        party_group=header.party_group,
        also_inspected=header.also_inspected,
        inspection=header.inspection,
        areas=body.areas,
        issues=body.issues,
        citations=find_citations(source.text, body.issues, body.answer_spans, known),
        mentions=header.mentions,
        problems=header.problems + body.problems,
    )
