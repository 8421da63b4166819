"""Killing: the command in a session of its own, the moment of a blow, the blow, and who outlives it."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
_COMMAND_SECONDS = 120
_LEFT_SECONDS = 20
"""How long a process may outlive the one that leads; on a busy machine even a signal takes its time."""

KINDS = {"group": 52, "leader": 14, "worker": 8, "interrupt": 10, "terminate": 6}
"""How often the blow falls on all processes, the one that leads, one that reads; Ctrl-C; a plain `kill`."""
BY_STATEMENT = 0.75
"""The share of blows whose moment counts from a statement; the others count from the start of the command."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a command went that nobody disturbed: when its statements began, with their signs; how long it took."""

    begun: tuple[float, ...]
    signs: bytes
    seconds: float

    def gap(self, statement: int) -> float:
        """Seconds from the beginning of a statement to the next one's, or to the end."""
        return (*self.begun, self.seconds)[statement + 1] - self.begun[statement]


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
    """A blow anywhere in the course of a command: one in three of a statement's falls on the end of a transaction."""
    if not course.begun or rng.random() > BY_STATEMENT:
        return Blow(kind, None, rng.uniform(0, course.seconds))
    ends = [number for number, sign in enumerate(course.signs) if sign == ord("e")]
    numbers = ends if ends and rng.random() < 1 / 3 else range(len(course.begun))
    statement = rng.choice(numbers)
    return Blow(kind, statement, rng.uniform(0, course.gap(statement)))


@dataclass(frozen=True)
class Command:
    """`xuncha` with arguments, in an environment; with `settings` as tests/soak/killed.py takes them."""

    arguments: Sequence[str]
    engine: str
    environ: Mapping[str, str]
    settings: Mapping[str, int]
    errors: Path
    """The file that gets what it says on stderr."""

    def start(self, *, told: int | None = None, most: int | None = None) -> "subprocess.Popen[bytes]":
        """Start it; `told` is a pipe for the signs of its statements, `most` the bytes a file may have."""
        given = {"engine": self.engine, "settings": dict(self.settings), "told": told, "bytes": most}
        spec = {name: value for name, value in given.items() if value is not None}
        module = "tests.soak.killed" if self.settings or most is not None else "xuncha"
        with self.errors.open("wb") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", module, *self.arguments],
                cwd=ROOT,
                env={**os.environ, **self.environ, "XUNCHA_SOAK": json.dumps(spec)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=() if told is None else (told,),
                start_new_session=True,
            )

    def run(self, most: int | None = None) -> int:
        """Run it to its end, and give its exit code; a negative one is the signal that ended it."""
        return self.start(most=most).wait(timeout=_COMMAND_SECONDS)

    def watch(self) -> Course:
        """Run it to its end, and tell how it went."""
        reader, writer = os.pipe()
        began = time.monotonic()
        process = self.start(told=writer)
        os.close(writer)
        begun, signs = [], b""
        while sign := os.read(reader, 1):
            begun.append(time.monotonic() - began)
            signs += sign
        os.close(reader)
        assert process.wait(timeout=_COMMAND_SECONDS) == 0, self.said()
        return Course(tuple(begun), signs, time.monotonic() - began)

    def said(self) -> str:
        return self.errors.read_text(encoding="utf-8", errors="replace").strip()


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
        process.wait(timeout=_COMMAND_SECONDS)
    finally:
        os.close(reader)
        left = _await_end(process.pid)
        _end(left)
    assert not left, f"processes outlived the command: {left}"
    return in_time


def _await(told: int, blow: Blow) -> None:
    for _ in range(0 if blow.statement is None else blow.statement + 1):
        ready, _, _ = select.select([told], [], [], _COMMAND_SECONDS)
        if not ready or not os.read(told, 1):
            return
    time.sleep(blow.seconds)


def _fall(process: "subprocess.Popen[bytes]", blow: Blow, kill_server: Callable[[], None] | None) -> None:
    if kill_server is not None:
        kill_server()
    elif process.poll() is None:
        match blow.kind:
            case "leader":
                process.kill()
            case "terminate":
                process.terminate()
            case "interrupt":
                os.killpg(process.pid, signal.SIGINT)
            case "worker" if workers := _workers(process.pid):
                _end(workers[:1])
            case _:
                os.killpg(process.pid, signal.SIGKILL)


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
