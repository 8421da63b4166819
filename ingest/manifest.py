"""A manifest: where files came from, as CSV or JSON lines with the columns path, url, published_on."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from graph.errors import SourceError
from ingest.decoding import decode_text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from: its address, and its day of publication as YYYY-MM-DD."""

    url: str | None = None
    published_on: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The origins of files by their absolute paths."""

    origins: Mapping[Path, Origin]

    def origin(self, path: Path) -> Origin:
        """The origin of a file; an empty one where the manifest does not name it."""
        return self.origins.get(path.resolve(), Origin())


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; its paths are relative to its own folder.

    Raises `SourceError` where it cannot be read, lacks the column `path`, or holds a date that is none.
    """
    try:
        text = decode_text(path.read_bytes(), str(path))
    except OSError as error:
        raise SourceError(
            f"{path}: the manifest cannot be read ({error.strerror}); check the path"
        ) from error
    rows = _json_rows(text, path) if text.lstrip().startswith("{") else _csv_rows(text, path)
    return Manifest({(path.parent / file).resolve(): origin for file, origin in rows})


def _csv_rows(text: str, path: Path) -> Iterator[tuple[str, Origin]]:
    rows = csv.DictReader(StringIO(text, newline=""))
    if "path" not in (rows.fieldnames or ()):
        raise SourceError(
            f"{path}: the manifest has no column path; its header must name path, url, published_on"
        )
    for row in rows:
        yield _row(row, f"{path}, line {rows.line_num}")


def _json_rows(text: str, path: Path) -> Iterator[tuple[str, Origin]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(f"{place}: no JSON ({error.msg}); write one object on each line") from error
        yield _row(row if isinstance(row, dict) else {}, place)


def _row(row: Mapping[str, Any], place: str) -> tuple[str, Origin]:
    file, published_on = row.get("path"), row.get("published_on") or None
    if not isinstance(file, str) or not file:
        raise SourceError(f"{place}: no path; give the file's path relative to the manifest")
    if published_on is not None:
        published_on = _iso(str(published_on), place)
    return file, Origin(str(row["url"]) if row.get("url") else None, published_on)


def _iso(text: str, place: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise SourceError(f"{place}: {text!r} is no date; write published_on as YYYY-MM-DD") from error
