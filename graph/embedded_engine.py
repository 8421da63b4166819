"""Ladybug itself: opening a file, running statements, and its errors as sentences with a remedy."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError, StoreError

if TYPE_CHECKING:
    from ladybug import Connection, Database, QueryResult

_BUFFER = 512 << 20
"""Bytes of the engine's page cache; its own default is most of the machine's memory."""

_LOCK_HOLDER = re.compile(r"held by PID (\d+)")  # (Lock is held by PID 12826)
_BLAME = (
    ("not a valid", "is not a graph file; name another file, or move this one away"),
    ("No space left", "the disk is full; free some space and run the same command again"),
    ("Permission denied", "permission is denied; choose a place that you may write to"),
    ("Read-only file system", "the file system is read-only; choose a place that you may write to"),
    ("No such file or directory", "its folder does not exist; create it, or choose another place"),
    ("storage version", "was written by another version of Ladybug; ingest the reports into a new file"),
)


def open_database(path: Path, *, read_only: bool) -> "Database":
    """Open a graph file; a writer makes it where it is missing. Raises `StoreError`.

    A writer locks the file against other writers, even in its own process. Readers open beside it and
    see what was committed before they opened.
    """
    _refuse_place(path, read_only=read_only)
    from ladybug import Database

    with engine_errors(path):
        # With automatic checkpoints every COMMIT of a COPY makes one, which grows with the graph.
        return Database(path, buffer_pool_size=_BUFFER, read_only=read_only, auto_checkpoint=False)


def log_size(path: Path) -> int:
    """Bytes of the log beside the graph file: what was committed and not yet taken into the file."""
    log = path.with_name(path.name + ".wal")
    return log.stat().st_size if log.exists() else 0


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
        raise StoreError(f"{path}: {_sentence(str(error))}") from error


def _refuse_place(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a file in it, such as {path / 'xuncha.lbug'}")
    if read_only and not path.exists():
        raise StoreError(f"{path}: there is no graph; make one with `xuncha ingest`, or name another file")


def _sentence(message: str) -> str:
    holder = _LOCK_HOLDER.search(message)
    if holder or "Could not set lock" in message:
        process = f"process {holder[1]}" if holder else "another process"
        return f"{process} is writing to it; wait until it has ended, and run the same command again"
    for sign, sentence in _BLAME:
        if sign in message:
            return sentence
    return f"the graph engine failed: {message.splitlines()[0]}"
