"""The command line in a process that is to be killed: it tells of each statement before it begins.

    python -m tests.soak.killed ingest …

`XUNCHA_SOAK` holds, as JSON, `engine`, and what may be left out: `settings`, constants of modules by their
names, so that few reports take the ways of many; `told`, the descriptor of a pipe that gets one byte for each
statement; `bytes`, beyond which no file may grow, as on a full disk.
"""

import importlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ENDING = ("COMMIT", "CHECKPOINT")


def main() -> None:
    run(json.loads(os.environ["XUNCHA_SOAK"]))


def run(given: Mapping[str, Any]) -> None:
    """Run the command that `sys.argv` holds."""
    for name, value in given.get("settings", {}).items():
        set_constant(name, value)
    if "told" in given:
        _TELLERS[given["engine"]](lambda sign: os.write(given["told"], sign))
    if "bytes" in given:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (given["bytes"], resource.RLIM_INFINITY))
    from xuncha import main

    main.run()


def set_constant(name: str, value: object) -> None:
    """Set `package.module.CONSTANT`, which must be there: a setting that sets nothing would prove nothing."""
    module, _, constant = name.rpartition(".")
    found = importlib.import_module(module)
    if not isinstance(value, type(getattr(found, constant))):
        raise TypeError(f"{name} is no {type(value).__name__}")
    setattr(found, constant, value)


def run_forked(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    given: Mapping[str, Any],
    errors: str,
    told: "Connection | None",
) -> None:
    """Run a command in this process, which was forked from one that has all modules (tests/soak/warm.py)."""
    os.setsid()
    sys.argv = ["xuncha", *arguments]
    os.environ |= environ
    for name, stream in ((os.devnull, sys.stdout), (errors, sys.stderr)):
        with Path(name).open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    run({**given, **({"told": told.fileno()} if told else {})})


Tell = Callable[[bytes], object]


def _tell_of_ladybug(tell: Tell) -> None:
    import ladybug

    for type_, name in ((ladybug.Connection, "execute"), (ladybug.Database, "close")):
        _announce(type_, name, tell)


def _tell_of_neo4j(tell: Tell) -> None:
    import neo4j

    for type_, name in (
        (neo4j.ManagedTransaction, "run"),
        (neo4j.ManagedTransaction, "_commit"),
        (neo4j.Session, "run"),
    ):
        _announce(type_, name, tell)


def _announce(type_: type, name: str, tell: Tell) -> None:
    """Have a method tell first that it is called: ``e`` for what ends a transaction, ``s`` for the rest."""
    work = getattr(type_, name)

    def announced(self: Any, *args: Any, **kwargs: Any) -> Any:
        statement = args[0] if args else ""
        tell(b"e" if name in ("close", "_commit") or statement in ENDING else b"s")
        return work(self, *args, **kwargs)

    setattr(type_, name, announced)


_TELLERS: Mapping[str, Callable[[Tell], None]] = {"ladybug": _tell_of_ladybug, "neo4j": _tell_of_neo4j}


if __name__ == "__main__":
    main()
