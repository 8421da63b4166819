"""Manifests that say where files came from."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from ingest.manifest import Origin, read_manifest
from ingest.source import read_source

CSV = "path,url,published_on,note\n甲.txt,https://example.org/1,2024-05-20,x\n乙/丙.txt,,\n"
LINES = '{"path": "甲.txt", "url": "https://example.org/1", "published_on": "2024-05-20"}\n\n'
LINES += '{"path": "乙/丙.txt"}\n'


@pytest.mark.parametrize("text", [CSV, LINES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_origins(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "manifest"
    path.write_bytes(text.encode(encoding))
    manifest = read_manifest(path)
    assert manifest.origin(tmp_path / "甲.txt") == Origin("https://example.org/1", "2024-05-20")
    assert manifest.origin(tmp_path / "乙" / ".." / "乙" / "丙.txt") == Origin()
    assert manifest.origin(tmp_path / "丁.txt") == Origin()


def test_a_source_takes_its_origin_from_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("巡察整改情况的通报", encoding="utf-8", newline="\n")
    (tmp_path / "m.csv").write_text(CSV, encoding="utf-8", newline="\n")
    source = read_source(tmp_path / "甲.txt", read_manifest(tmp_path / "m.csv"))
    assert (source.url, source.published_on) == ("https://example.org/1", "2024-05-20")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file,url\na.txt,\n", "no column path"),
        ("path,published_on\na.txt,2024-13-01\n", "line 2: '2024-13-01' is no date"),
        ("path,url\n,https://example.org\n", "line 2: no path"),
        ('{"path": "a.txt"}\n{"path": \n', "line 2: no JSON"),
        ('{"url": "x"}\n', "line 1: no path"),
    ],
)
def test_a_wrong_manifest_names_the_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "m"
    path.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=words):
        read_manifest(path)


def test_a_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_manifest(tmp_path / "none.csv")
