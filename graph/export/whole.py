"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from graph.errors import ExportError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside `path`, then move into its place. Raises `ExportError`; then `path` is as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise ExportError(_why(path, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise ExportError(_why(path, error)) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask that a plain `open` would heed; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(path: Path, error: OSError) -> str:
    return f"{path}: cannot be written: {error.strerror or error}; choose another place with -o"
