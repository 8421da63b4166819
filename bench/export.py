"""RDF of a large graph: our rate beside that of pyoxigraph and of rdflib, and the memory that it takes.

    python -m bench.export FOLDER [--reports 10000]

Makes the graph of the corpus in FOLDER where it is missing, then writes it as N-Triples and as Turtle.
"pyoxigraph alone" serialises triples that are in memory already, with no graph to read; its runs and ours
alternate, so that a busy machine slows both. rdflib writes the first triples only. The memory is the peak of
a process that does nothing but the export.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph
import rdflib

from bench.graphs import corpus_graph
from graph.embedded import EmbeddedStore
from graph.export.rdf import write_rdf

BASE = "https://example.org/xuncha/"
RUNS = 3
CHUNK = 200_000
RDFLIB_TRIPLES = 100_000
FORMATS = {
    "ntriples": (pyoxigraph.RdfFormat.N_TRIPLES, "nt"),
    "turtle": (pyoxigraph.RdfFormat.TURTLE, "turtle"),
}
PEAK = (
    "import sys; from pathlib import Path; from graph.embedded import EmbeddedStore\n"
    "from graph.export.rdf import write_rdf\n"
    "with EmbeddedStore(Path(sys.argv[1]), read_only=True) as store, open(sys.argv[3], 'wb') as file:\n"
    "    write_rdf(store, file, sys.argv[2], sys.argv[4])\n"
    "status = Path('/proc/self/status').read_text(encoding='utf-8')\n"
    "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024)"
)
"""Its own peak; ru_maxrss would count the process that started it."""


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(prog="python -m bench.export", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    options = parser.parse_args()
    path = corpus_graph(options.folder, options.reports)
    print(f"{options.reports:,} reports, medians of {RUNS} runs, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for format_ in FORMATS:
            _measure(path, format_, Path(folder) / "out")


def _measure(path: Path, format_: str, out: Path) -> None:
    with EmbeddedStore(path, read_only=True) as store:
        runs = [(_write(store, format_, out), *_alone(out, format_)) for _ in range(RUNS)]
    triples = runs[0][2]
    ours, theirs = (triples / statistics.median(run[side].wall for run in runs) for side in (0, 1))
    ratio = statistics.median(run[1].wall / run[0].wall for run in runs)
    work = statistics.median(run[1].processor / run[0].processor for run in runs)
    slow = _rdflib(out, format_)
    peak = _peak(path, format_, out)
    print(
        f"  {format_:9} {triples:,} triples: export {ours:,.0f}/s, pyoxigraph alone {theirs:,.0f}/s, "
        f"ratio {ratio:.2f} (of processor time {work:.2f}), rdflib alone {slow:,.0f}/s, peak {peak:,} MB",
        flush=True,
    )


@dataclass(frozen=True, slots=True)
class Seconds:
    """By the clock, and of all processors together, which a busy machine changes less."""

    wall: float = 0.0
    processor: float = 0.0

    @classmethod
    def now(cls) -> "Seconds":
        return cls(time.perf_counter(), time.process_time())

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.wall + other.wall, self.processor + other.processor)

    def since(self, start: "Seconds") -> "Seconds":
        return Seconds(self.wall - start.wall, self.processor - start.processor)


def _write(store: EmbeddedStore, format_: str, out: Path) -> Seconds:
    start = Seconds.now()
    with out.open("wb") as file:
        write_rdf(store, file, format_, BASE)
    return Seconds.now().since(start)


def _alone(written: Path, format_: str) -> tuple[Seconds, int]:
    """What pyoxigraph needs for the triples of a file, a chunk at a time, and how many there are."""
    seconds, count = Seconds(), 0
    with Path(f"{written}.again").open("wb") as file:
        for chunk in _chunks(written, format_):
            start = Seconds.now()
            pyoxigraph.serialize(chunk, file, FORMATS[format_][0])
            seconds += Seconds.now().since(start)
            count += len(chunk)
    return seconds, count


def _chunks(written: Path, format_: str) -> Iterator[list[pyoxigraph.Triple]]:
    triples = (quad.triple for quad in pyoxigraph.parse(path=written, format=FORMATS[format_][0]))
    while chunk := list(islice(triples, CHUNK)):
        yield chunk


def _rdflib(written: Path, format_: str) -> float:
    graph = rdflib.Graph()
    some = next(_chunks(written, format_))[:RDFLIB_TRIPLES]
    graph.parse(data="".join(f"{triple} .\n" for triple in some), format="nt")
    start = time.perf_counter()
    graph.serialize(format=FORMATS[format_][1], encoding="utf-8")
    return len(graph) / (time.perf_counter() - start)


def _peak(path: Path, format_: str, out: Path) -> int:
    """Megabytes."""
    command = [sys.executable, "-c", PEAK, str(path), format_, str(out), BASE]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
