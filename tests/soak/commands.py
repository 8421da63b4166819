"""The command line in a session of its own: a new interpreter, or a fork of one that has all modules."""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from tests.soak.killed import run_forked

ROOT = Path(__file__).parents[2]
_SECONDS = 120


class Running(Protocol):
    """A process that leads a session, or is about to."""

    pid: int

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""

    def wait(self) -> int:
        """Its exit code; a negative one is the signal that ended it."""


@dataclass(frozen=True, slots=True)
class Course:
    """How an undisturbed command went: when its statements began, their signs, how long it took."""

    begun: tuple[float, ...]
    signs: bytes
    seconds: float

    def gap(self, statement: int) -> float:
        """Seconds from the beginning of a statement to the next one's, or to the end."""
        return (*self.begun, self.seconds)[statement + 1] - self.begun[statement]


@dataclass(frozen=True)
class Command:
    """`xuncha` with arguments, in an environment; with `settings` as tests/soak/killed.py takes them."""

    arguments: Sequence[str]
    engine: str
    environ: Mapping[str, str]
    settings: Mapping[str, int]
    errors: Path
    """The file that gets what it says on stderr."""
    forked: bool
    """Whether it begins at once, which it can where it starts no processes itself."""

    def start(self, *, told: int | None = None, most: int | None = None) -> Running:
        """Start it; `told` is a pipe for the signs of its statements, `most` the bytes a file may have."""
        given = {"engine": self.engine, "settings": dict(self.settings)}
        if most is not None:
            given["bytes"] = most
        return self._fork(given, told) if self.forked else self._spawn(given, told)

    def run(self, most: int | None = None) -> int:
        """Run it to its end, and give its exit code."""
        return self.start(most=most).wait()

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
        assert process.wait() == 0, self.said()
        return Course(tuple(begun), signs, time.monotonic() - began)

    def said(self) -> str:
        return self.errors.read_text(encoding="utf-8", errors="replace").strip()

    def _fork(self, given: Mapping[str, Any], told: int | None) -> Running:
        pipe = None if told is None else Connection(os.dup(told), readable=False)
        work = (list(self.arguments), dict(self.environ), given, str(self.errors), pipe)
        process = _warm().Process(target=run_forked, args=work)
        process.start()
        if pipe is not None:
            pipe.close()
        return _Forked(process)

    def _spawn(self, given: Mapping[str, Any], told: int | None) -> Running:
        """Without a setting it is the very command that users have."""
        spec = {**given, **({} if told is None else {"told": told})}
        module = "tests.soak.killed" if self.settings or "bytes" in given else "xuncha"
        with self.errors.open("wb") as errors:
            return _Spawned(
                [sys.executable, "-m", module, *self.arguments],
                cwd=ROOT,
                env={**os.environ, **self.environ, "XUNCHA_SOAK": json.dumps(spec)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=() if told is None else (told,),
                start_new_session=True,
            )


class _Spawned(subprocess.Popen[bytes]):
    def wait(self, timeout: float | None = _SECONDS) -> int:
        return super().wait(timeout)


@dataclass(frozen=True)
class _Forked:
    process: Any

    @property
    def pid(self) -> int:
        return int(self.process.pid)

    def poll(self) -> int | None:
        code: int | None = self.process.exitcode
        return code

    def wait(self) -> int:
        self.process.join(_SECONDS)
        code = self.poll()
        assert code is not None, f"process {self.pid} does not end"
        return code


@cache
def _warm() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.warm"])
    return context
