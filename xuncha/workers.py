"""Work on many items by several processes: results in the items' order, a bounded number under way.

The processes come from a fork server (a spawned one where the system has none), never by a fork of this
process, which holds an engine's threads. Each gets the work once, when it starts. They end with this process,
however it ends.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from graph.errors import XunchaError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_CHUNK = 8
"""Items that go to a process together, where each has a result of its own."""
_TOGETHER = 32
"""Items that go to a process together, where all have one result."""
_UNDER_WAY = 512
"""Items that are under way at most, so that the processes have work while the results are used."""
_LOOK_SECONDS = 2.0
"""How long a result is waited for between two looks at whether the processes live."""
_GARBAGE = 50_000, 20, 20
"""Objects after which a worker looks for cycles, of which its work makes few (Python's own: 700, 10, 10)."""
_FEW = 40
"""Items below which starting processes takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An item whose work failed, and why, in one sentence that names it."""

    reason: str


def are_few(items: int) -> bool:
    """Whether starting processes takes longer than it saves."""
    return items < _FEW


def worker_count(wanted: int | None, items: int) -> int:
    """How many processes to use: as many as wanted, else one for each core; 1 is this process itself."""
    if wanted is not None:
        return wanted
    return 1 if are_few(items) else _cores()


def work_through(
    work: Callable[[_Item], _Result], items: Iterable[_Item], workers: int
) -> Iterator[tuple[_Item, _Result | Failed]]:
    """Each item with its result, in order, whatever the number of workers.

    `work`, items and results must be picklable where `workers` is more than 1. An item whose work raises, or
    whose process dies, is `Failed`; the others go on.
    """
    if workers <= 1:
        yield from ((item, attempt(work, item)) for item in items)
        return
    for chunk, found in _Pool(_Each(work), workers, _CHUNK).results(items):
        yield from zip(chunk, [found] if isinstance(found, Failed) else found, strict=True)


def work_together(
    work: Callable[[list[_Item]], _Result], items: Iterable[_Item], workers: int
) -> Iterator[tuple[list[_Item], _Result | Failed]]:
    """Some items at a time with the result of all of them, in order; `work` itself never raises.

    Where a process dies over several items, each of them is tried alone; a single one is then `Failed`.
    """
    if workers <= 1:
        return ((chunk, work(chunk)) for chunk in _chunks(items, _TOGETHER))
    return _Pool(work, workers, _TOGETHER).results(items)


def attempt(work: Callable[[_Item], _Result], item: _Item) -> _Result | Failed:
    """The result, or why there is none. XUNCHA_TRACEBACK lets what is a fault of the program pass."""
    try:
        return work(item)
    except XunchaError as error:
        return Failed(str(error))
    except Exception as error:
        if os.environ.get("XUNCHA_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return Failed(f"{item}: internal error ({what}); XUNCHA_TRACEBACK=1 shows where: please report it")


@dataclass(frozen=True)
class _Each(Generic[_Item, _Result]):
    """The work on several items, one after the other."""

    work: Callable[[_Item], _Result]

    def __call__(self, items: list[_Item]) -> list[_Result | Failed]:
        return [attempt(self.work, item) for item in items]


@dataclass
class _Pool(Generic[_Item, _Result]):
    work: Callable[[list[_Item]], _Result]
    workers: int
    size: int

    def results(self, items: Iterable[_Item]) -> Iterator[tuple[list[_Item], _Result | Failed]]:
        chunks = _chunks(items, self.size)
        waiting: deque[tuple[list[_Item], Future[_Result]]] = deque()
        executor = self._start(self.workers)
        try:
            while True:
                room = max(_UNDER_WAY // self.size, 4 * self.workers) - len(waiting)
                for chunk in islice(chunks, room):
                    waiting.append((chunk, _submit(executor, chunk)))
                if not waiting:
                    break
                chunk, future = waiting.popleft()
                try:
                    yield chunk, _result(executor, future)
                except BrokenProcessPool:
                    yield from (([item], self._alone(item)) for item in chunk)
                    executor = self._start(self.workers)
                    waiting = deque((left, _submit(executor, left)) for left, _ in waiting)
        except BaseException:
            _stop(executor)
            raise
        executor.shutdown()

    def _alone(self, item: _Item) -> _Result | Failed:
        """An item in a process of its own, after one of many died: which of them it was shows here."""
        with self._start(1) as executor:
            try:
                found: _Result = _result(executor, _submit(executor, [item]))
            except BrokenProcessPool:
                why = "the process that read it died, perhaps of too little memory; leave it out"
                return Failed(f"{item}: {why}")
            return found

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, _context(), _begin, (self.work,))


def _context() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["xuncha.reading"])
    return context


def _stop(executor: ProcessPoolExecutor) -> None:
    """Leave at once, whatever the processes are at."""
    processes, results = list((executor._processes or {}).values()), executor._result_queue
    executor.shutdown(wait=False, cancel_futures=True)
    _give_up_results(processes, results)


_work: Callable[[list[Any]], Any] | None = None
"""What this process does, where it is a worker."""


def _begin(work: Callable[[list[Any]], Any]) -> None:
    global _work
    _work = work
    gc.freeze()  # what is loaded by now stays as long as the process does
    gc.set_threshold(*_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that leads
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _result(executor: ProcessPoolExecutor, future: "Future[_Result]") -> _Result:
    """The result. Raises `BrokenProcessPool` where a process died, in the middle of a result too."""
    while True:
        try:
            return future.result(timeout=_LOOK_SECONDS)
        except TimeoutError:
            if future.done():
                raise
        processes = list((executor._processes or {}).values())
        if any(process.exitcode is not None for process in processes):
            _give_up_results(processes, executor._result_queue)


def _give_up_results(processes: Sequence[Any], results: Any) -> None:
    """End the processes, and the wait for the rest of a result that one of them was telling.

    The executor notices a dead process between two results; within one it reads on for as long as somebody
    could write (CPython 3.11 to 3.14): the other processes, and this one. At the end of the program it would
    be waited for.
    """
    for process in processes:
        process.terminate()
    results._writer.close()


def _submit(executor: ProcessPoolExecutor, chunk: list[_Item]) -> "Future[Any]":
    try:
        return executor.submit(_do, chunk)
    except BrokenProcessPool as error:
        broken: Future[Any] = Future()
        broken.set_exception(error)
        return broken


def _do(chunk: list[Any]) -> Any:
    assert _work is not None
    return _work(chunk)


def _chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
