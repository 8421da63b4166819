"""From files to a graph: which files are read, what was written, what failed and why."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.elements import ReportGraph
from graph.errors import SourceError
from graph.packing import Pack
from graph.store import Changes, GraphStore, Tally
from queries.counts import count_all
from xuncha.reading import ReadGraph, location_of, read_all, read_packs
from xuncha.rules import Rules
from xuncha.workers import Failed, are_few, attempt

_MOST = 60_000
"""Nodes and edges that are written together at most, beside those of one report: memory stays bounded."""

Known = Mapping[str, tuple[str, str | None]]
"""What the graph holds: by location, the hash of the bytes and what they were read with."""


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
    rules: Rules | None = None,
    again: bool = False,
    workers: int | None = None,
    advance: Callable[[], None] = lambda: None,
) -> Outcome:
    """Ingest files; one whose place, bytes and rules the graph knows is not parsed, but with `again`.

    `workers` processes read them, by default one for each core; the graph is the same for any number.
    `advance` is called once for each path. Raises `StoreError`; a file that cannot be read is a failure.
    """
    known = {} if again else {i.location: (i.sha256, i.read_with) for i in store.known_sources()}
    outcome = Outcome()
    reading = _Reading(rules or Rules(), outcome, workers, advance)
    _write(store, reading, reading.unknown(paths, known))
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


def _write(store: GraphStore, reading: "_Reading", paths: Sequence[Path]) -> None:
    outcome = reading.outcome
    if are_few(len(paths)):
        for batch in _batches(reading.graphs(paths)):
            outcome.changes += store.replace(batch, reading.again)
    else:
        outcome.changes += store.load(reading.packs(paths), reading.again)
    outcome.read += len(reading.reread.keys() - outcome.changes.reread)
    for location in outcome.changes.reread:
        outcome.failures.append(Failure(location, reading.reread[location] or ""))


@dataclass(slots=True)
class _Reading:
    """From files to graphs; what is known or fails is noted in the outcome."""

    rules: Rules
    outcome: Outcome
    workers: int | None
    advance: Callable[[], None]
    reread: dict[str, str | None] = field(default_factory=dict)
    """The places of sources that were read again while something was written; why not, where not."""

    def unknown(self, paths: Iterable[Path], known: Known) -> list[Path]:
        """The files that have to be read."""
        found = []
        for path in paths:
            try:
                if not self._is_known(path, known):
                    found.append(path)
                    continue
                self.outcome.unchanged += 1
            except SourceError as error:
                self._fail(path, str(error))
            self.advance()
        return found

    def graphs(self, paths: Sequence[Path]) -> Iterator[ReportGraph]:
        for path, found in read_all(ReadGraph(self.rules), paths, self.workers):
            if isinstance(found, Failed):
                self._fail(path, found.reason)
            else:
                self.outcome.read += 1
                yield found
            self.advance()

    def packs(self, paths: Sequence[Path]) -> Iterator[Pack]:
        for chunk, found in read_packs(self.rules, paths, self.workers):
            for path in chunk:
                if path in found.failures:
                    self._fail(path, found.failures[path])
                self.advance()
            self.outcome.read += sum(map(len, found.packs))
            yield from found.packs

    def again(self, locations: Sequence[str]) -> list[ReportGraph]:
        """`graph.store.ReadAgain`, by this process."""
        graphs = []
        for location in locations:
            found = attempt(ReadGraph(self.rules), Path(location))
            if isinstance(found, Failed):
                self.reread[location] = found.reason
            else:
                self.reread[location] = None
                graphs.append(found)
        return graphs

    def _is_known(self, path: Path, known: Known) -> bool:
        sha256, read_with = known.get(location_of(path, ""), (None, None))
        return sha256 is not None and read_with == self.rules.read_with(path) and sha256 == _hash(path)

    def _fail(self, path: Path, reason: str) -> None:
        self.outcome.failures.append(Failure(str(path), reason))


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error


def _batches(graphs: Iterable[ReportGraph]) -> Iterator[list[ReportGraph]]:
    """Graphs in lists of about as many elements as fit into memory well."""
    batch: list[ReportGraph] = []
    elements = 0
    for graph in graphs:
        batch.append(graph)
        elements += len(graph.nodes) + len(graph.edges)
        if elements >= _MOST:
            yield batch
            batch, elements = [], 0
    if batch:
        yield batch
