"""Files of reports in folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import SourceError
from ingest.formats import OTHER_FORMATS, READABLE

STDIN = Path("-")
_REPORTS = READABLE | OTHER_FORMATS


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """The files of reports that the paths name, in their order; folders recursively, sorted by name.

    A file counts whatever its suffix, one in a folder by its suffix; hidden files are left out. ``-`` is the
    standard input. Raises `SourceError` for a path that does not exist and a folder without any report.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if path == STDIN or path.is_file():
        yield path
    elif path.is_dir():
        yield from _reports(path)
    else:
        raise SourceError(
            f"{path}: no such file or folder; give the path of a report or of a folder of reports"
        )


def _reports(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.rglob("*") if _is_report(path, folder)]
    except OSError as error:
        raise SourceError(
            f"{folder}: the folder cannot be read ({error.strerror}); check its permissions"
        ) from error
    if not found:
        kinds = " ".join(sorted(READABLE))
        raise SourceError(f"{folder}: no report in this folder; reports are files that end in {kinds}")
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_report(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in _REPORTS and path.is_file()
