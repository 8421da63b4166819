"""Files that are written whole or not at all."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import ExportError
from graph.export.whole import whole_file, whole_folder, write_whole


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


def test_what_fails_on_the_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(b"before")
    with pytest.raises(ExportError, match="No space left on device"), whole_file(path) as file:
        file.write(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"before", [path])


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"before")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_whole(tmp_path / "link.ttl", b"after")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"after"


def test_a_pipe_is_written_to_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        write_whole(pipe, b"through")
        assert read.result() == b"through"
    assert pipe.is_fifo()


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tables"
    with pytest.raises(ExportError, match="tables: cannot be written"), whole_folder(path) as folder:
        (folder / "half.csv").write_bytes(b"")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(path.parent.iterdir()) == []
    with whole_folder(path) as folder:
        (folder / "whole.csv").write_bytes(b"1")
    assert (path / "whole.csv").read_bytes() == b"1"
    with pytest.raises(ExportError, match="is there already"), whole_folder(path):
        pass
    assert [item.name for item in path.parent.iterdir()] == ["tables"]
