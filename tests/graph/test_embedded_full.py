"""A disk that fills up: one sentence, and what was committed is there when there is room again."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.packing import pack
from graph.rows import rows_of
from tests.graph.dumping import dump, union
from tests.graph.fictional import report_graph
from tests.soak.killed import set_constant

FILL = """
import signal, sys
from tests.graph.test_embedded_full import fill
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
fill(*sys.argv[1:])
"""


def fill(path: str, bulk: str) -> None:
    """Write until no file may grow any more; print the reports that were written, and then the error."""
    from graph.errors import StoreError

    set_constant("graph.embedded_loading.BULK", 1)
    try:
        with EmbeddedStore(Path(path)) as store:
            written = 0
            while True:
                report = report_graph(f"第{written}")
                if bulk == "bulk":
                    store.load([pack([rows_of(report)])])
                else:
                    store.replace([report])
                written += 1
                print(written, flush=True)
                if written == 3:
                    used = sum(file.stat().st_size for file in Path(path).parent.iterdir())
                    resource.setrlimit(resource.RLIMIT_FSIZE, (used + 100_000, resource.RLIM_INFINITY))
    except StoreError as error:
        print(error, flush=True)


@pytest.mark.parametrize("bulk", ["rows", "bulk"])
def test_a_full_disk(tmp_path: Path, bulk: str) -> None:
    path = tmp_path / "graph.lbug"
    command = [sys.executable, "-c", FILL, str(path), bulk]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=120)
    *counts, error = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert "full" in error and str(path) in error
    assert done.stderr == ""
    written = [report_graph(f"第{number}") for number in range(int(counts[-1]))]
    with EmbeddedStore(path) as store:
        assert dump(store) == union(*written)
        assert store.replace(written).nodes["Report"].unchanged == len(written)
    with EmbeddedStore(path, read_only=True) as store:
        assert dump(store) == union(*written)
