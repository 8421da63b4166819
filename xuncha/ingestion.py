"""From files to a graph: which files are read, what was written, what failed and why."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graph.elements import ReportGraph
from graph.errors import SourceError
from graph.store import Changes, GraphStore, Tally
from queries.counts import count_all

if TYPE_CHECKING:
    from ingest.manifest import Manifest

_BATCH = 100
"""Reports that are written together; what was written stays when a later batch fails."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that was left out, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What an ingest did: `read` sources were parsed and written, `unchanged` ones known by their hash.

    `tallies` tell by node label, in the schema's order, of the whole graph: what was there before and is
    there still as it was, read again or not, is unchanged.
    """

    read: int = 0
    unchanged: int = 0
    changes: Changes = field(default_factory=Changes)
    failures: list[Failure] = field(default_factory=list)
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def ingest_files(
    store: GraphStore,
    paths: Sequence[Path],
    *,
    manifest: "Manifest | None" = None,
    again: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Outcome:
    """Ingest files; one whose place and bytes the graph knows is not parsed, but with `again`.

    `advance` is called once for each path. Raises `StoreError`; a file that cannot be read is a failure.
    """
    known = set() if again else {(item.location, item.sha256) for item in store.known_sources()}
    outcome = Outcome()
    reading = _Reading(known, manifest, outcome)
    reread = _write(store, reading.graphs(paths, advance), outcome)
    reading.known = set()
    left = _write(store, reading.graphs(map(Path, reread), lambda: None), outcome)
    outcome.failures += [Failure(name, f"{name}: has to be read again: ingest it once more") for name in left]
    outcome.tallies = _tallies(outcome.changes, count_all(store).nodes)
    return outcome


def _tallies(changes: Changes, held: Mapping[str, int]) -> dict[str, Tally]:
    """By label; the store tells only of the reports that it was given."""
    found = {}
    for label, count in held.items():
        told = changes.nodes.get(label, Tally())
        if count or told != Tally():
            found[label] = replace(told, unchanged=count - told.added - told.changed)
    return found


def _write(store: GraphStore, graphs: Iterator[ReportGraph], outcome: Outcome) -> tuple[str, ...]:
    """Write in batches; gives the places of sources that the store wants to be read again."""
    reread: set[str] = set()
    for batch in _batches(graphs):
        changes = store.replace(batch)
        reread.update(changes.reread)
        outcome.changes += changes
        outcome.read += len(batch)
    return tuple(sorted(reread))


@dataclass(slots=True)
class _Reading:
    """From files to graphs; what is known or fails is noted in the outcome."""

    known: set[tuple[str, str]]
    manifest: "Manifest | None"
    outcome: Outcome

    def graphs(self, paths: Iterable[Path], advance: Callable[[], None]) -> Iterator[ReportGraph]:
        for path in paths:
            try:
                if self._is_known(path):
                    self.outcome.unchanged += 1
                else:
                    yield self._graph(path)
            except SourceError as error:
                self.outcome.failures.append(Failure(str(path), str(error)))
            advance()

    def _is_known(self, path: Path) -> bool:
        from graph.mapping import location_of
        from ingest.folders import STDIN

        return path != STDIN and (location_of(path), _hash(path)) in self.known

    def _graph(self, path: Path) -> ReportGraph:
        from graph.mapping import build_graph, location_of
        from xuncha.reading import check_report, read_report

        source, report = read_report(path, self.manifest)
        check_report(path, report)
        return build_graph(report, text=source.text, location=location_of(path))


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error


def _batches(graphs: Iterator[ReportGraph]) -> Iterator[list[ReportGraph]]:
    while batch := list(islice(graphs, _BATCH)):
        yield batch
