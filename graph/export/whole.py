"""Files and folders that are written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import ExportError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside `path`, then move into its place. Raises `ExportError`; then `path` is as it was."""
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which becomes `path` when the block ends well.

    What is no file (a device, a pipe) is written to as it stands; a link stays, and its file is replaced.
    Raises `ExportError`, also for an `OSError` of the block; then `path` is as it was.
    """
    with _device(path) if _is_device(path) else _new_file(path) as file:
        yield file


@contextmanager
def _device(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("wb") as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(_why(path, error)) from error


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    try:
        place = path.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise ExportError(_why(path, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(place)
    except OSError as error:
        raise ExportError(_why(path, error)) from error
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to write to, which becomes `path` when the block ends well; `path` must be new or empty.

    Raises `ExportError`, also for an `OSError` of the block; then `path` is as it was.
    """
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise ExportError(f"{path}: is there already; name a new folder with -o, or remove this one")
        path.parent.mkdir(parents=True, exist_ok=True)
        name = tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise ExportError(_why(path, error)) from error
    try:
        yield Path(name)
        Path(name).chmod(0o777 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise ExportError(_why(path, error)) from error
    finally:
        shutil.rmtree(name, ignore_errors=True)


def _is_device(path: Path) -> bool:
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:
        return False  # opening it says why


def _umask() -> int:
    """The mask that a plain `open` would heed; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(path: Path, error: OSError) -> str:
    return f"{path}: cannot be written: {error.strerror or error}; choose another place with -o"
