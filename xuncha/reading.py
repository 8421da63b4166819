"""Reading files as reports."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.errors import SourceError

if TYPE_CHECKING:
    from graph.elements import ReportGraph
    from graph.packing import Pack
    from graph.rows import ReportRows
    from ingest.report import ParsedReport
    from ingest.source import Source
    from xuncha.rules import Rules
    from xuncha.workers import Failed

_Result = TypeVar("_Result")


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


def read_report(path: Path, rules: "Rules") -> "tuple[Source, ParsedReport]":
    """The text and what it says. Raises `SourceError` where the file cannot be read as text."""
    from ingest.parser import parse
    from ingest.source import read_source

    source = read_source(path, rules.manifest)
    return source, parse(source, rules.known)


def check_report(path: Path, report: "ParsedReport") -> None:
    """Raises `SourceError` where the text is something else than a rectification report."""
    if report.party_group is None and not report.issues:
        raise SourceError(
            f"{path}: this is no rectification report: it names no inspected party organisation "
            "and no issues; give the page or file of the report itself"
        )


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The work of reading a file into rows; raises `SourceError` where it is no report."""

    rules: "Rules"

    def __call__(self, path: Path) -> "ReportRows":
        from graph.mapping import build_rows

        source, report = read_report(path, self.rules)
        check_report(path, report)
        return build_rows(
            report,
            text=source.text,
            location=location_of(path, source.sha256),
            resolver=self.rules.resolver,
            read_with=self.rules.read_with(path),
        )


@dataclass(frozen=True, slots=True)
class ReadGraph:
    """The work of reading a file into nodes and edges; raises `SourceError` where it is no report."""

    rules: "Rules"

    def __call__(self, path: Path) -> "ReportGraph":
        return ReadRows(self.rules)(path).graph()


@dataclass(frozen=True, slots=True)
class ReadTogether:
    """Files that were read together: the reports in `packs`, and why others were not read, by path."""

    packs: "tuple[Pack, ...]"
    failures: Mapping[Path, str]


@dataclass(frozen=True, slots=True)
class ReadPacks:
    """The work of reading files into packs; it never raises."""

    rules: "Rules"

    def __call__(self, paths: Sequence[Path]) -> ReadTogether:
        from graph.errors import XunchaError
        from graph.packing import pack
        from xuncha.workers import Failed, attempt

        found = {path: attempt(ReadRows(self.rules), path) for path in paths}
        failures = {path: rows.reason for path, rows in found.items() if isinstance(rows, Failed)}
        read = {path: rows for path, rows in found.items() if not isinstance(rows, Failed)}
        packs: tuple[Pack, ...] = ()
        try:
            packs = (pack(list(read.values())),) if read else ()
        except XunchaError:
            packed = {path: attempt(lambda path: pack([read[path]]), path) for path in read}
            failures |= {path: each.reason for path, each in packed.items() if isinstance(each, Failed)}
            packs = tuple(each for each in packed.values() if not isinstance(each, Failed))
        return ReadTogether(packs, failures)


def location_of(path: Path, sha256: str) -> str:
    """Where a source was read from; each report on the standard input is a place of its own."""
    from graph import mapping
    from ingest.folders import STDIN

    return f"stdin:{sha256[:24]}" if path == STDIN else mapping.location_of(path)


def read_all(
    work: Callable[[Path], _Result], paths: Sequence[Path], workers: int | None
) -> Iterator[tuple[Path, "_Result | Failed"]]:
    """Each file with its result, in order; the standard input is read by this process itself."""
    from xuncha.workers import work_through

    return work_through(work, paths, _processes(paths, workers))


def _processes(paths: Sequence[Path], wanted: int | None) -> int:
    """How many processes read these files; one, this one, where the standard input is among them."""
    from ingest.folders import STDIN
    from xuncha.workers import worker_count

    return 1 if STDIN in paths else worker_count(wanted, len(paths))


def read_packs(
    rules: "Rules", paths: Sequence[Path], workers: int | None
) -> "Iterator[tuple[list[Path], ReadTogether]]":
    """All files, some at a time."""
    from xuncha.workers import Failed, work_together

    for chunk, found in work_together(ReadPacks(rules), paths, _processes(paths, workers)):
        yield chunk, ReadTogether((), {chunk[0]: found.reason}) if isinstance(found, Failed) else found
