"""Which files of a folder are reports."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from ingest.folders import find_sources


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folders_are_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    _touch(
        tmp_path,
        "b/2.html",
        "b/1.PDF",
        "a.txt",
        "c.docx",
        "old.doc",
        "notes.csv",
        ".hidden.txt",
        "~$c.docx",
        ".git/x.txt",
    )
    found = [path.relative_to(tmp_path).as_posix() for path in find_sources([tmp_path])]
    assert found == ["a.txt", "b/1.PDF", "b/2.html", "c.docx", "old.doc"]


def test_a_file_counts_whatever_its_suffix_and_only_once(tmp_path: Path) -> None:
    _touch(tmp_path, "report.dat", "a.txt")
    paths = [tmp_path / "report.dat", tmp_path, tmp_path / "a.txt", Path("-")]
    assert find_sources(paths) == [tmp_path / "report.dat", tmp_path / "a.txt", Path("-")]


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    _touch(tmp_path, "notes.csv")
    with pytest.raises(SourceError, match="no report in this folder"):
        find_sources([tmp_path])


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        find_sources([tmp_path / "none"])
