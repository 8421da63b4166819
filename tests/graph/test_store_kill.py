"""Killed at any moment, a graph holds whole reports only, and the same work again completes it.

`XUNCHA_KILLS` says how often each way of writing is killed; the default is for everyday runs.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.elements import ReportGraph
from graph.packing import pack
from graph.rows import rows_of
from tests.conftest import GraphPlace
from tests.graph.dumping import dump, union
from tests.graph.fictional import report_graph
from tests.soak.killed import set_constant

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("XUNCHA_KILLS", "3"))
NAMES = [f"第{number}" for number in range(12)]
BATCH = 3
VERSIONS = 2
"""Each report is written once as new and once changed, so that deletions are killed too."""


def version(name: str, number: int) -> ReportGraph:
    titles = [("CITES", "海东省采购办法"), ("ENACTS", f"{name}规定{number}")]
    return report_graph(name, issues=[titles] * (4 - number), shift=number)


def work(location: str, user: str, password: str, bulk: str) -> None:
    """Write all reports in batches, and say after each batch that it was written; runs in its own process."""
    set_constant("graph.embedded_loading.BULK", 1)  # small reports shall take the way of large loads
    place = GraphPlace("", location, user or None, password or None)
    with place.open() as store:
        print("open", flush=True)
        for number in range(VERSIONS):
            for at in range(0, len(NAMES), BATCH):
                batch = [version(name, number) for name in NAMES[at : at + BATCH]]
                if bulk == "bulk":
                    store.load([pack([rows_of(graph) for graph in batch])])
                else:
                    store.replace(batch)
                print(number, at, flush=True)


def start(place: GraphPlace, bulk: str) -> "subprocess.Popen[str]":
    script = f"import sys; from {__name__} import work; work(*sys.argv[1:])"
    login = [place.user or "", place.password or ""]
    command = [sys.executable, "-c", script, place.location, *login, bulk]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def kill_after(place: GraphPlace, bulk: str, seconds: float) -> list[str]:
    """What the writer said before it was killed; the time counts from its opening of the graph."""
    with start(place, bulk) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()] if seconds >= 0 else []
        time.sleep(abs(seconds))
        process.kill()
        return [line.strip() for line in [*lines, *process.stdout]]


def check_whole(place: GraphPlace, said: list[str]) -> None:
    with place.open() as store:
        held = {known.report: int(known.sha256, 16) for known in store.known_sources()}
        versions = {report: version(report.removeprefix("report:"), held[report]) for report in held}
        assert dump(store) == union(*versions.values())
    if len(said) > 1:
        number, at = map(int, said[-1].split())
        assert all(held[f"report:{name}"] >= number for name in NAMES[: at + BATCH])


@pytest.mark.parametrize("bulk", ["rows", "bulk"])
def test_a_killed_writer_leaves_whole_reports(graph_place: GraphPlace, bulk: str) -> None:
    if graph_place.engine == "neo4j" and bulk == "bulk":
        pytest.skip("Neo4j has one way of writing")
    chance = random.Random(f"{graph_place.engine} {bulk}")
    began = time.monotonic()
    assert start(graph_place, bulk).wait() == 0
    longest = time.monotonic() - began
    for _ in range(KILLS):
        empty(graph_place)
        said = kill_after(graph_place, bulk, chance.uniform(-0.2, 0.6) * longest)
        check_whole(graph_place, said)
    assert start(graph_place, bulk).wait() == 0
    with graph_place.open(read_only=True) as store:
        assert dump(store) == union(*(version(name, VERSIONS - 1) for name in NAMES))


def empty(place: GraphPlace) -> None:
    with place.open() as store:
        reports = [known.report for known in store.known_sources()]
        if reports:
            store.remove(reports)
        assert dump(store) == ([], [])
