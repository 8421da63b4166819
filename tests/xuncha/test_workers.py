"""Work by several processes: order, failures, processes that die, leaving early."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from graph.errors import SourceError
from xuncha.workers import Failed, work_through, worker_count

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Times:
    """Multiplies; refuses 13, fails at 17, dies at 23."""

    factor: int
    here: int

    def __call__(self, item: int) -> int:
        if item == 13:
            raise SourceError("13: is no number here; leave it out")
        if item == 17:
            raise ZeroDivisionError("by zero")
        if item == 23 and os.getpid() != self.here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * self.factor


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order_and_failures_stop_nothing(workers: int) -> None:
    items = [number for number in range(200) if number != 23]
    found = list(work_through(Times(3, os.getpid()), items, workers))
    assert [item for item, _ in found] == items
    assert [result for item, result in found if item not in (13, 17)] == [
        item * 3 for item in items if item not in (13, 17)
    ]
    told = {item: result.reason for item, result in found if isinstance(result, Failed)}
    assert told[13] == "13: is no number here; leave it out"
    assert told[17].startswith("17: internal error (ZeroDivisionError: by zero)")
    assert len(told) == 2


def test_a_process_that_dies_costs_its_own_item_alone() -> None:
    found = dict(work_through(Times(3, os.getpid()), range(60), 2))
    assert {item for item, result in found.items() if isinstance(result, Failed)} == {13, 17, 23}
    died = found[23]
    assert isinstance(died, Failed)
    assert died.reason.startswith("23: the process that read it died")


@dataclass(frozen=True)
class Cut:
    """Gives the item back; the process that has 23 dies when it has told half of the result."""

    here: int

    def __call__(self, item: int) -> int:
        if item == 23 and os.getpid() != self.here:
            Connection._send = _tell_half  # type: ignore[attr-defined]
        return item


def _tell_half(connection: Connection, data: bytes) -> None:
    os.write(connection.fileno(), bytes(data)[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_in_the_middle_of_a_result_costs_its_own_item_alone() -> None:
    found = dict(work_through(Cut(os.getpid()), range(60), 2))
    assert {item for item, result in found.items() if isinstance(result, Failed)} == {23}
    assert [result for item, result in found.items() if item != 23] == [i for i in range(60) if i != 23]


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    results = work_through(Times(3, os.getpid()), items(), 2)
    assert next(results) == (0, 0)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 2000


def test_one_process_for_few_items_and_one_for_each_core_for_many() -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert (worker_count(None, 3), worker_count(None, 1000), worker_count(5, 3)) == (1, cores, 5)


LEADER = """
import os, signal, sys, time
from xuncha.workers import work_through

class Slow:
    def __call__(self, item):
        os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: two processes write to one pipe
        time.sleep(60)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background has it ignored
    for _ in work_through(Slow(), range(100), 2):
        pass
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_the_leader_ends(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "leader.py"
    script.write_text(LEADER, encoding="utf-8")
    leader = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert leader.stdout is not None
    workers = [int(leader.stdout.readline()) for _ in range(2)]
    leader.send_signal(how)
    leader.wait(timeout=30)
    deadline = time.monotonic() + 30
    while any(map(_lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_lives, workers))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@dataclass(frozen=True)
class Halted:
    """Gives the item back; the process that has 23 tells half of the result, and then nothing more."""

    mark: Path

    def __call__(self, item: int) -> int:
        def tell_half(connection: Connection, data: bytes) -> None:
            os.write(connection.fileno(), bytes(data)[: len(data) // 2])
            self.mark.touch()
            time.sleep(600)

        if item == 23:
            Connection._send = tell_half  # type: ignore[attr-defined]
        return item


def test_who_leaves_in_the_middle_of_a_result_waits_for_nothing(tmp_path: Path) -> None:
    before, mark = set(threading.enumerate()), tmp_path / "half told"
    found = iter(work_through(Halted(mark), range(60), 2))
    next(found)
    until = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert mark.exists()
    found.close()  # type: ignore[attr-defined]
    for thread in set(threading.enumerate()) - before:
        thread.join(20)
        assert not thread.is_alive()
