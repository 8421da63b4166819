"""Reading one file as a report."""

from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError

if TYPE_CHECKING:
    from ingest.report import ParsedReport
    from ingest.source import Source


def read_report(path: Path) -> "tuple[Source, ParsedReport]":
    """The text and what it says. Raises `SourceError` where the file cannot be read as text."""
    from ingest.parser import parse
    from ingest.source import read_source

    source = read_source(path)
    return source, parse(source)


def check_report(path: Path, report: "ParsedReport") -> None:
    """Raises `SourceError` where the text is something else than a rectification report."""
    if report.party_group is None and not report.issues:
        raise SourceError(
            f"{path}: this is no rectification report: it names no inspected party organisation "
            "and no issues; give the page or file of the report itself"
        )
