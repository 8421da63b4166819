"""Killing: the moment of a blow, the blow, and who outlives it."""

import os
import random
import select
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.soak.commands import Command, Course, Running

_STATEMENT_SECONDS = 120
_LEFT_SECONDS = 20
"""How long a process may outlive the one that leads; on a busy machine even a signal takes its time."""

KINDS = {"group": 52, "leader": 14, "worker": 8, "interrupt": 10, "terminate": 6}
"""How often the blow falls on all processes, the one that leads, one that reads; Ctrl-C; a plain `kill`."""
BY_STATEMENT = 0.75
"""The share of blows whose moment counts from a statement; the others count from the start of the command."""


@dataclass(frozen=True, slots=True)
class Blow:
    """`kind` comes `seconds` after statement `statement` began, or after the start where that is None."""

    kind: str
    statement: int | None
    seconds: float

    def earlier(self) -> "Blow":
        """For a command that was quicker than the undisturbed one."""
        return replace(self, statement=self.statement and self.statement // 2, seconds=self.seconds / 2)


def choose(rng: random.Random, course: Course, kind: str) -> Blow:
    """A blow anywhere in the course of a command; many fall on the end of a transaction."""
    if not course.begun or rng.random() > BY_STATEMENT:
        return Blow(kind, None, rng.uniform(0, course.seconds))
    ends = [number for number, sign in enumerate(course.signs) if sign == ord("e")]
    numbers = ends if ends and rng.random() < 1 / 3 else range(len(course.begun))
    statement = rng.choice(numbers)
    return Blow(kind, statement, rng.uniform(0, course.gap(statement)))


def strike(command: Command, blow: Blow, kill_server: Callable[[], None] | None = None) -> bool:
    """Start the command and let the blow fall, on the server if there is a way to kill it.

    Returns when every process of the command is gone (one that stays is an error): whether the command was
    still at work when the blow fell.
    """
    reader, writer = os.pipe()
    process = command.start(told=writer)
    os.close(writer)
    try:
        _await(reader, blow)
        in_time = process.poll() is None
        _fall(process, blow, kill_server)
        process.wait()
    finally:
        os.close(reader)
        left = _await_end(process.pid)
        _end(left)
    assert not left, f"processes outlived the command: {left}"
    return in_time


def _await(told: int, blow: Blow) -> None:
    for _ in range(0 if blow.statement is None else blow.statement + 1):
        ready, _, _ = select.select([told], [], [], _STATEMENT_SECONDS)
        if not ready or not os.read(told, 1):
            return
    time.sleep(blow.seconds)


def _fall(process: Running, blow: Blow, kill_server: Callable[[], None] | None) -> None:
    if kill_server is not None:
        kill_server()
    elif process.poll() is None:
        match blow.kind:
            case "leader":
                _end([process.pid])
            case "terminate":
                os.kill(process.pid, signal.SIGTERM)
            case "interrupt":
                _signal_all(process.pid, signal.SIGINT)
            case "worker" if workers := _workers(process.pid):
                _end(workers[:1])
            case _:
                _signal_all(process.pid, signal.SIGKILL)


def _signal_all(leader: int, number: signal.Signals) -> None:
    try:
        os.killpg(leader, number)
    except ProcessLookupError:  # it is so young that it leads no group yet
        os.kill(leader, number)


def _end(processes: Sequence[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _await_end(session: int) -> list[int]:
    """The processes of a session that are still there after a while."""
    until = time.monotonic() + _LEFT_SECONDS
    while (left := [process for process, _ in _members(session)]) and time.monotonic() < until:
        time.sleep(0.01)
    return left


def _workers(leader: int) -> list[int]:
    """The processes that read reports: children of the fork server, which is a child of the leader."""
    members = _members(leader)
    return [process for process, parent in members if process != leader and parent != leader]


def _members(session: int) -> list[tuple[int, int]]:
    """The living processes of a session, each with its parent."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # "4711 (python) S 4710 4711 4711 …": state, parent, group, session; a name may hold brackets
            state, parent, _, of = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state not in "ZX":
            found.append((int(path.parent.name), int(parent)))
    return sorted(found)
