"""Readers of a file read on beside a writer, through its checkpoints."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from graph.packing import pack
from graph.rows import rows_of
from tests.graph.dumping import dump, union
from tests.graph.fictional import report_graph
from tests.soak.killed import set_constant

BATCH = 3
BATCHES = 8
COUNT = "MATCH (r:Report)-[:RAISES]->(i:Issue) RETURN r.id, count(i)"


def write(path: str) -> None:
    """Load batch after batch, each with a checkpoint; say when the first is there."""
    set_constant("graph.embedded_loading.BULK", 1)
    with EmbeddedStore(Path(path)) as store:
        for number in range(BATCHES):
            store.load([pack([rows_of(report_graph(f"第{number}第{item}")) for item in range(BATCH)])])
            print(number, flush=True)


def test_a_reader_reads_on_while_a_writer_makes_checkpoints(tmp_path: Path) -> None:
    path = tmp_path / "graph.lbug"
    script = f"import sys; from {__name__} import write; write(*sys.argv[1:])"
    command = [sys.executable, "-c", script, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "0\n"
        with EmbeddedStore(path, read_only=True) as reader:
            while writer.poll() is None:
                found = reader.run(COUNT, {}).rows
                assert found and len(found) % BATCH == 0
                assert {issues for _, issues in found} == {1}
            assert len(reader.run(COUNT, {}).rows) == BATCH * BATCHES
    assert writer.returncode == 0


def test_what_goes_through_all_elements_is_of_one_moment_or_says_so(tmp_path: Path) -> None:
    path = tmp_path / "graph.lbug"
    first, second = report_graph("财政"), report_graph("教育")
    with EmbeddedStore(path) as writer:
        writer.replace([first])
        writer.checkpoint()
        with EmbeddedStore(path, read_only=True) as reader:
            writer.replace([second])
            assert dump(reader) == union(first)
            writer.checkpoint()
            with pytest.raises(StoreError, match="run the same command again"):
                dump(reader)
            assert len(reader.run(COUNT, {}).rows) == 2
            assert dump(reader) == union(first, second)
