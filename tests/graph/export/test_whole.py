"""Files that are written whole or not at all."""

from pathlib import Path

import pytest

from graph.errors import ExportError
from graph.export.whole import write_whole


def test_it_writes_and_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "图.ttl"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert path.stat().st_mode == plain.stat().st_mode


def test_a_place_that_takes_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(ExportError, match=r"graph\.ttl: cannot be written: .*choose another place with -o"):
        write_whole(tmp_path / "file" / "graph.ttl", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="folder: cannot be written"):
        write_whole(tmp_path / "folder", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
