"""From files to the embedded graph: what it costs beside parsing alone, how it grows, and what it needs.

    python -m bench.ingest [N]       # 1000 reports by default

Prints end-to-end time against parsing alone with the same workers, peak memory, the cost of ten more reports
against ten in an empty graph, and how many unchanged files are passed over in a second. Processor time, which
is that of all processes together, says more than the clock on a machine that does other work too.

Parsing alone is what `xuncha parse FOLDER > FILE` does: every report is parsed and handed over as a line of
JSON. Beside it stands the bare work of the parser, whose results are dropped where they arise.
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
from xuncha.parse_command import ReadJson
from xuncha.reading import read_all, read_report
from xuncha.rules import Rules
from xuncha.workers import Failed, work_together, worker_count

ROOT = Path(__file__).parent.parent
MORE = 10
RUNS = 5
PAUSE = 0.25
"""Seconds between two looks at the processes."""
# Runs as a process of its own, so that the memory it and its workers need can be told apart from ours. The
# fingerprint is a fixed one: an edit of the program during the run would have all files read again.
MEASURED = """
import json, sys, time
from dataclasses import replace
from pathlib import Path
from bench.ingest import parse_and_drop, parse_to_json
from graph.opening import open_store
from xuncha.ingestion import ingest_files
from xuncha.rules import load_rules

if __name__ == "__main__":
    folder, place, workers = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    files = sorted(folder.rglob("*.txt"))
    rules = replace(load_rules(), fingerprint="bench")
    started = time.perf_counter()
    if place == "dropped":
        found = {"read": parse_and_drop(files, rules, workers)}
    elif place.endswith(".jsonl"):
        found = {"read": parse_to_json(files, rules, workers, Path(place))}
    else:
        with open_store(place) as store:
            outcome = ingest_files(store, files, rules=rules, workers=workers)
        found = {"read": outcome.read, "unchanged": outcome.unchanged}
    print(json.dumps({"seconds": time.perf_counter() - started, **found}))
"""


@dataclass(frozen=True, slots=True)
class ParseAndDrop:
    """The work of reading and parsing files; it gives the number of issues and nothing more to carry."""

    rules: Rules

    def __call__(self, paths: list[Path]) -> int:
        return sum(len(read_report(path, self.rules)[1].issues) for path in paths)


def parse_and_drop(files: Sequence[Path], rules: Rules, workers: int) -> int:
    """Parse files, as many at a time as an ingest reads; gives their number."""
    read = 0
    for paths, found in work_together(ParseAndDrop(rules), files, workers):
        assert not isinstance(found, Failed), found
        read += len(paths)
    return read


def parse_to_json(files: Sequence[Path], rules: Rules, workers: int, output: Path) -> int:
    """Parse files into lines of JSON; gives their number."""
    with output.open("w", encoding="utf-8", newline="\n") as lines:
        for _, found in read_all(ReadJson(rules, None), files, workers):
            assert not isinstance(found, Failed), found
            lines.write(f"{found.json}\n")
    return len(files)


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
    dropped = run(folder, "many", "dropped", workers)
    parsing = run(folder, "many", str(folder / "parsed.jsonl"), workers)
    whole = run(folder, "many", str(folder / "graph.lbug"), workers)
    assert dropped["read"] == parsing["read"] == whole["read"] == count
    named = (("results dropped", dropped), ("parsing alone", parsing), ("end to end", whole))
    for name, found in named:
        rate = count / found["seconds"]
        print(f"  {name:20} {found['seconds']:8.2f} s  {rate:8,.0f} reports a second", end="")
        print(f"  {found['processor']:8.1f} s of processors")
    for name, found, wanted in (("ratio", parsing, "(at most 1.5)"), ("to results dropped", dropped, "")):
        ratio, of_processors = (whole[key] / found[key] for key in ("seconds", "processor"))
        print(f"  {name:20} {ratio:8.2f}    {of_processors:.2f} of processors {wanted}".rstrip())
    print(f"  peak memory          {whole['peak'] / 1024:8,.0f} MB, of all its processes (at most 2,000)")
    _unchanged(folder, count)
    _more(folder)


def _unchanged(folder: Path, count: int) -> None:
    again = run(folder, "many", str(folder / "graph.lbug"), 1)
    assert again["unchanged"] == count, again
    rate = count / again["seconds"]
    print(f"  unchanged files      {again['seconds']:8.2f} s  {rate:8,.0f} files a second (at least 5,000)")


def _more(folder: Path) -> None:
    """Ten more reports, into copies of the graph and into empty ones, in turn."""
    into_many, into_empty = [], []
    for _ in range(RUNS):
        for part in folder.glob("graph.lbug*"):  # a short log may stand beside the file
            shutil.copyfile(part, folder / part.name.replace("graph", "copy"))
        into_many.append(run(folder, "more", str(folder / "copy.lbug"), 1)["seconds"])
        into_empty.append(run(folder, "more", str(folder / "empty.lbug"), 1)["seconds"])
        for part in (*folder.glob("copy.lbug*"), *folder.glob("empty.lbug*")):
            part.unlink()
    many, empty = sorted(into_many)[RUNS // 2], sorted(into_empty)[RUNS // 2]
    print(f"  {MORE} more, into many   {many * 1000:8.0f} ms")
    print(f"  {MORE}, into none        {empty * 1000:8.0f} ms")
    print(f"  ratio                {many / empty:8.2f}    (at most 3)")


def run(folder: Path, files: str, place: str, workers: int) -> dict[str, float]:
    """One ingest into a graph in a process of its own, or parsing alone where `place` is no graph.

    Gives its seconds, its counts, the peak of its memory in KB, and the seconds of processors.
    """
    script = folder / "measured.py"
    script.write_text(MEASURED, encoding="utf-8")
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
