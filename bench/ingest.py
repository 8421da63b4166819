"""From files to the embedded graph: what it costs beside parsing alone, how it grows, and what it needs.

    python -m bench.ingest [N]       # 1000 reports by default

Prints end-to-end time against parsing alone with the same workers, peak memory, the cost of ten more reports
against ten in an empty graph, and how many unchanged files are passed over in a second. Processor time, which
is that of all processes together, says more than the clock on a machine that does other work too.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from xuncha.reading import read_report
from xuncha.rules import Rules
from xuncha.workers import Failed, work_together, worker_count

ROOT = Path(__file__).parent.parent
MORE = 10
RUNS = 5
PAUSE = 0.1
# Runs as a process of its own, so that the memory it and its workers need can be told apart from ours. The
# fingerprint is a fixed one: an edit of the program during the run would have all files read again.
MEASURED = """
import json, sys, time
from dataclasses import replace
from pathlib import Path
from bench.ingest import parse_alone
from graph.opening import open_store
from xuncha.ingestion import ingest_files
from xuncha.rules import load_rules

if __name__ == "__main__":
    folder, place, workers = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    files = sorted(folder.rglob("*.txt"))
    rules = replace(load_rules(), fingerprint="bench")
    started = time.perf_counter()
    if place == "-":
        found = {"read": parse_alone(files, rules, workers)}
    else:
        with open_store(place) as store:
            outcome = ingest_files(store, files, rules=rules, workers=workers)
        found = {"read": outcome.read, "unchanged": outcome.unchanged}
    print(json.dumps({"seconds": time.perf_counter() - started, **found}))
"""


@dataclass(frozen=True, slots=True)
class ParseAlone:
    """The work of reading and parsing files; it gives the number of issues and nothing more to carry."""

    rules: Rules

    def __call__(self, paths: list[Path]) -> int:
        return sum(len(read_report(path, self.rules)[1].issues) for path in paths)


def parse_alone(files: Sequence[Path], rules: Rules, workers: int) -> int:
    """Parse files, as many at a time as an ingest reads; gives their number."""
    read = 0
    for paths, found in work_together(ParseAlone(rules), files, workers):
        assert not isinstance(found, Failed), found
        read += len(paths)
    return read


def main() -> None:
    """Measure in a folder of its own, which is taken away afterwards."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = Path(tempfile.mkdtemp(prefix="xuncha-bench-"))
    try:
        measure(folder, count)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path, count: int) -> None:
    write_corpus(folder / "many", count)
    more = write_corpus(folder / "all", count + MORE)[count:]
    (folder / "more").mkdir()
    for path in more:
        path.rename(folder / "more" / path.name)
    shutil.rmtree(folder / "all")
    workers = worker_count(None, count)
    print(f"{count:,} fictional reports, {workers} workers")
    parsing = run(folder, "many", None, workers)
    whole = run(folder, "many", "graph.lbug", workers)
    assert parsing["read"] == whole["read"] == count
    for name, found in (("parsing alone", parsing), ("end to end", whole)):
        rate = count / found["seconds"]
        print(f"  {name:20} {found['seconds']:8.2f} s  {rate:8,.0f} reports a second", end="")
        print(f"  {found['processor']:8.1f} s of processors")
    ratio, of_processors = (whole[name] / parsing[name] for name in ("seconds", "processor"))
    print(f"  ratio                {ratio:8.2f}    {of_processors:.2f} of processors (at most 1.5)")
    print(f"  peak memory          {whole['peak'] / 1024:8,.0f} MB, of all its processes (at most 2,000)")
    _unchanged(folder, count)
    _more(folder)


def _unchanged(folder: Path, count: int) -> None:
    again = run(folder, "many", "graph.lbug", 1)
    assert again["unchanged"] == count, again
    rate = count / again["seconds"]
    print(f"  unchanged files      {again['seconds']:8.2f} s  {rate:8,.0f} files a second (at least 5,000)")


def _more(folder: Path) -> None:
    """Ten more reports, into copies of the graph and into empty ones, in turn."""
    into_many, into_empty = [], []
    for _ in range(RUNS):
        for part in folder.glob("graph.lbug*"):  # a short log may stand beside the file
            shutil.copyfile(part, folder / part.name.replace("graph", "copy"))
        into_many.append(run(folder, "more", "copy.lbug", 1)["seconds"])
        into_empty.append(run(folder, "more", "empty.lbug", 1)["seconds"])
        for part in (*folder.glob("copy.lbug*"), *folder.glob("empty.lbug*")):
            part.unlink()
    many, empty = sorted(into_many)[RUNS // 2], sorted(into_empty)[RUNS // 2]
    print(f"  {MORE} more, into many   {many * 1000:8.0f} ms")
    print(f"  {MORE}, into none        {empty * 1000:8.0f} ms")
    print(f"  ratio                {many / empty:8.2f}    (at most 3)")


def run(folder: Path, files: str, graph: str | None, workers: int) -> dict[str, float]:
    """One ingest in a process of its own, or without a graph parsing alone.

    Gives its seconds, its counts, the peak of its memory in KB, and the seconds of processors.
    """
    script = folder / "measured.py"
    script.write_text(MEASURED, encoding="utf-8")
    place = str(folder / graph) if graph else "-"
    started = subprocess.Popen(
        [sys.executable, str(script), str(folder / files), place, str(workers)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    peak = 0
    ticks: dict[int, int] = {}
    while started.poll() is None:
        found = list(_processes(started.pid))
        peak = max(peak, sum(memory for _, memory, _ in found))
        ticks |= {process: spent for process, _, spent in found}
        time.sleep(PAUSE)
    told: dict[str, float] = json.loads(started.communicate()[0])
    return {**told, "peak": peak, "processor": sum(ticks.values()) / os.sysconf("SC_CLK_TCK")}


def _processes(session: int) -> Iterator[tuple[int, int, int]]:
    """The processes of a session: KB of memory, shared pages counted once, and ticks of processors.

    None where no /proc is.
    """
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            if os.getsid(int(entry.name)) == session:
                rolled = (entry / "smaps_rollup").read_text(encoding="ascii")
                memory = sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
                spent = (entry / "stat").read_text(encoding="utf-8").rpartition(") ")[2].split()[11:13]
                yield int(entry.name), memory, sum(map(int, spent))


if __name__ == "__main__":
    main()
