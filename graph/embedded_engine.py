"""Ladybug itself: opening a file, running statements, and its errors as sentences with a remedy."""

import ctypes
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError, StoreError

if TYPE_CHECKING:
    from ladybug import Connection, Database, QueryResult

_BUFFER = 1 << 30
"""Bytes that the engine's page cache may grow to; its own default is most of the machine's memory."""
_SHARE = 4
"""A writer may use this part of the machine's memory where it is more: a checkpoint must hold all edges of
131,072 neighbouring nodes, and rules that most reports cite have ever more of them."""

_PENDING = "checkpoint recovery is pending"
_TORN = "WAL file is corrupted"
_STRAY = "does not match the current database"
_PATIENCE, _PAUSE = 30.0, 0.1
"""Seconds that a reader waits for the end of a checkpoint, and between two looks."""

_LOCK_HOLDER = re.compile(r"held by PID (\d+)")  # (Lock is held by PID 12826)
_LOCKED = re.compile(rf"Could not set lock|{_LOCK_HOLDER.pattern}")  # Could not set lock on file
_BLAME = (
    ("not a valid", "is not a graph file; name another file, or move this one away"),
    ("No space left", "the disk is full; free some space and run the same command again"),
    ("Cannot write to file", "the disk or a quota is full; free some space and run the same command again"),
    (_PENDING, "a checkpoint is not complete; run the same command again, or ingest anything once more"),
    (_STRAY, "beside it lies the log of another graph of this name (….wal); move that log away"),
    ("Permission denied", "permission is denied; choose a place that you may write to"),
    ("Read-only file system", "the file system is read-only; choose a place that you may write to"),
    ("No such file or directory", "its folder does not exist; create it, or choose another place"),
    ("storage version", "was written by another version of Ladybug; ingest the reports into a new file"),
)


class LockedError(StoreError):
    """Another process is writing to the file."""


def open_database(path: Path, *, read_only: bool) -> "Database":
    """Open a graph file; a writer makes it where it is missing. Raises `StoreError`.

    A writer locks the file against other writers, even in its own process. Readers open beside it and
    see what was committed before they opened.
    """
    _refuse_place(path, read_only=read_only)
    with engine_errors(path):
        if read_only:
            return _await_checkpoint(path)
        database = _open(path, read_only=False)
        _leave_log(database)
        return database


def _open(path: Path, *, read_only: bool) -> "Database":
    """Open strictly; where the log's end is torn, again up to the last transaction that is whole in it.

    A disk that filled up in the middle of a write leaves such an end; what was committed stands before it.
    """
    try:
        return _database(path, read_only=read_only)
    except RuntimeError as error:
        if _TORN not in str(error):
            raise
    return _database(path, read_only=read_only, throw_on_wal_replay_failure=False)


def _database(path: Path, *, read_only: bool, throw_on_wal_replay_failure: bool = True) -> "Database":
    from ladybug import Database

    return Database(
        path,
        buffer_pool_size=_BUFFER if read_only else max(_BUFFER, _memory() // _SHARE),
        read_only=read_only,
        # With automatic checkpoints every COMMIT of a COPY makes one, which grows with the graph.
        auto_checkpoint=False,
        throw_on_wal_replay_failure=throw_on_wal_replay_failure,
    )


def _memory() -> int:
    """Bytes of the machine's memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


def _leave_log(database: "Database") -> None:
    """Have it closed without a checkpoint, which is the store's to make."""
    from ladybug import Connection

    connection = Connection(database)
    execute(connection, "CALL force_checkpoint_on_close = false").close()
    connection.close()


def _await_checkpoint(path: Path) -> "Database":
    """Open for reading after a writer's checkpoint, if there is one; complete one that was cut off."""
    for _ in range(round(_PATIENCE / _PAUSE)):
        try:
            return _open(path, read_only=True)
        except RuntimeError as error:
            if _PENDING not in str(error):
                raise
        with suppress(RuntimeError):  # a writer is at work, or the file may not be written
            _open(path, read_only=False).close()
        time.sleep(_PAUSE)
    return _open(path, read_only=True)


def cannot_go_on(error: BaseException) -> bool:
    """Whether the engine failed to write to the file or to its log."""
    return isinstance(error, RuntimeError) and "IO exception" in str(error)


def abandon(database: "Database") -> None:
    """Let a database be until the process ends, without closing it.

    After a failed write to the log, ladybug 0.22 ends the process in its destructor (std::terminate), so the
    error would never be told. The file is whole all the same: the next opening plays the log back.
    """
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(database))


def log_size(path: Path) -> int:
    """Bytes of the log beside the graph file: what was committed and not yet taken into the file."""
    log = log_of(path)
    return log.stat().st_size if log.exists() else 0


def log_of(path: Path) -> Path:
    """Where the log of a graph file is, if it has one."""
    return path.with_name(f"{path.name}.wal")


def execute(
    connection: "Connection", statement: str, parameters: Mapping[str, Any] | None = None
) -> "QueryResult":
    """Run one statement. Raises the engine's `RuntimeError`, and `QueryError` for several statements."""
    result = connection.execute(statement, dict(parameters or {}))
    if isinstance(result, list):
        raise QueryError("one query at a time: remove the semicolon between the statements")
    return result


def fetch(
    connection: "Connection", statement: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[list[Any]]:
    """The rows of a statement, one after the other."""
    result = execute(connection, statement, parameters)
    try:
        while result.has_next():
            row = result.get_next()
            yield row if isinstance(row, list) else list(row.values())
    finally:
        result.close()


@contextmanager
def engine_errors(path: Path) -> Iterator[None]:
    """Turn the engine's errors, which are all RuntimeError, into `StoreError`."""
    try:
        yield
    except RuntimeError as error:
        kind = LockedError if _LOCKED.search(str(error)) else StoreError
        raise kind(f"{path}: {_sentence(str(error))}") from error


def _refuse_place(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a file in it, such as {path / 'xuncha.lbug'}")
    if read_only and not path.exists():
        raise StoreError(f"{path}: there is no graph; make one with `xuncha ingest`, or name another file")


def _sentence(message: str) -> str:
    if _LOCKED.search(message):
        holder = _LOCK_HOLDER.search(message)
        process = f"process {holder[1]}" if holder else "another process"
        return f"{process} is writing to it; wait until it has ended, and run the same command again"
    for sign, sentence in _BLAME:
        if sign in message:
            return sentence
    return f"the graph engine failed: {message.splitlines()[0]}"
