"""What a reader of a Ladybug file has opened, and whether it still stands there.

A reader sees the file as it was when it was opened. A writer's checkpoint, though, writes over pages that
open readers still need (ladybug 0.22): what they read from then on may be torn, with or without an error of
the engine. Every checkpoint writes another first page, and a `.shadow` file stands beside the graph while it
is at work.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.embedded_engine import LockedError, log_of, open_database
from graph.errors import StoreError

if TYPE_CHECKING:
    from ladybug import Database

_PAGE = 4096
_PATIENCE, _PAUSE = 30.0, 0.1
"""Seconds that an opening waits for a file to stand still, and between two looks."""

Marks = tuple[bytes, tuple[int, int] | None]


class ChangedError(StoreError):
    """A checkpoint came between the opening and the end of the reading."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file with the marks that it had when it was opened."""

    path: Path
    marks: Marks

    def check(self) -> None:
        """Raises `ChangedError` where a checkpoint has begun since."""
        if _marks(self.path) != self.marks:
            raise ChangedError(f"{self.path}: was written to while it was read; run the same command again")


def open_snapshot(path: Path) -> "tuple[Database, Snapshot]":
    """Open a file for reading at a moment when no checkpoint changes it. Raises `StoreError`."""
    until = time.monotonic() + _PATIENCE
    while True:
        before = Snapshot(path, _marks(path))
        database = open_database(path, read_only=True)
        try:
            before.check()
            return database, before
        except ChangedError:
            database.close()
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def open_again(path: Path) -> "tuple[Database, bool]":
    """Open for writing a file that was closed just now, and whether it is as it was; raises `StoreError`.

    Another writer may be quicker; then it waits for that one's end.
    """
    before = _all_marks(path)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return open_database(path, read_only=False), _all_marks(path) == before
        except LockedError:
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def _all_marks(path: Path) -> tuple[Marks, tuple[int, int] | None]:
    """With the log, which a writer that makes no checkpoint leaves longer."""
    return _marks(path), _written(log_of(path))


def _marks(path: Path) -> Marks:
    """The first page, and when the shadow was written last; one that a killed writer left does not change."""
    return _head(path), _written(path.with_name(f"{path.name}.shadow"))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_PAGE)
    except OSError:  # the opening tells what is wrong with it
        return b""


def _written(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
