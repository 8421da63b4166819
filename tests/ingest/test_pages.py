"""Saved pages of many shapes: the whole report, its title, its date, and nothing of what is around it."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from ingest.parser import parse
from ingest.source import read_bytes
from tests.ingest import pages
from tests.ingest.renderings import split_title

TITLE = "中共云陵县林业局党组关于巡察整改进展情况的通报"
SHORT = [
    "根据县委统一部署，2024年3月6日至4月30日，县委第一巡察组对中共云陵县林业局党组开展了巡察。现将整改情况予以公布。",
    "1.针对学习不深入的问题，一是修订《学习制度》。二是组织学习《信访工作条例》。",
    "特此通报。",
]
REPORTS = sorted((Path(__file__).parents[1] / "gold" / "dev").glob("*.txt"))


@pytest.mark.parametrize("shape", pages.SHAPES)
def test_short_article(shape: str) -> None:
    source = read_bytes(pages.page(TITLE, SHORT, shape), "page.html")
    lines = source.text.split("\n")
    assert [line for line in SHORT if line not in lines] == []
    assert [line for line in lines if lines.count(line) > 1] == []
    assert [words for words in pages.FURNITURE if words in source.text] == []


@pytest.mark.parametrize("shape", pages.SHAPES)
def test_title_and_date_reach_the_parse(shape: str) -> None:
    report = parse(read_bytes(pages.page(TITLE, SHORT, shape), "page.html"))
    assert report.published_on is not None
    assert (_bare(report.title), report.published_on.first) == (TITLE, pages.DATE)
    assert [len(issue.measures) for issue in report.issues] == [2]


@pytest.mark.parametrize("shape", pages.SHAPES)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_long_article(path: Path, shape: str) -> None:
    title, lines = split_title(path.read_bytes().decode("utf-8-sig"))
    lines = [" ".join(line.split()) for line in lines]
    source = read_bytes(pages.page(title, lines, shape), "page.html")
    found = source.text.split("\n")
    assert [line for line in lines if line not in found] == []
    own = "\n".join([title, *lines])  # a report may say itself what the furniture says: 网站地图
    assert [words for words in pages.FURNITURE if source.text.count(words) > own.count(words)] == []
    plain = read_bytes(own.encode(), "report.txt")
    assert _bare(parse(source).title) == _bare(parse(plain).title)


def _bare(title: str | None) -> str:
    return "".join((title or "").split())


def test_frames_are_told_what_to_do() -> None:
    with pytest.raises(SourceError, match="frame"):
        read_bytes(pages.FRAMES, "page.html")
