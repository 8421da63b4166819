"""Reading files as reports."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError

if TYPE_CHECKING:
    from ingest.manifest import Manifest
    from ingest.report import ParsedReport
    from ingest.source import Source


def find_reports(paths: Iterable[Path]) -> tuple[list[Path], list[SourceError]]:
    """The files that the paths name, each once, and why paths that name none do not."""
    from ingest.source import find_sources

    found: dict[Path, None] = {}
    failures: list[SourceError] = []
    for path in paths:
        try:
            found.update(dict.fromkeys(find_sources([path])))
        except SourceError as error:
            failures.append(error)
    return list(found), failures


def open_manifest(path: Path | None) -> "Manifest | None":
    """Raises `SourceError` where the manifest cannot be read."""
    from ingest.manifest import read_manifest

    return None if path is None else read_manifest(path)


def read_report(path: Path, manifest: "Manifest | None" = None) -> "tuple[Source, ParsedReport]":
    """The text and what it says. Raises `SourceError` where the file cannot be read as text."""
    from ingest.parser import parse
    from ingest.source import read_source

    source = read_source(path, manifest)
    return source, parse(source)


def check_report(path: Path, report: "ParsedReport") -> None:
    """Raises `SourceError` where the text is something else than a rectification report."""
    if report.party_group is None and not report.issues:
        raise SourceError(
            f"{path}: this is no rectification report: it names no inspected party organisation "
            "and no issues; give the page or file of the report itself"
        )
