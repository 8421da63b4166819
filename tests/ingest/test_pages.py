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


@pytest.mark.parametrize("order", [("{site}", "{title}"), ("{title}", "{site}"), ("巡察整改", "{site}")])
def test_names_of_the_site_are_no_part_of_the_report(order: tuple[str, str]) -> None:
    """Whichever comes first in the page's title, the site's name goes and the report's title stays."""
    site = pages.FURNITURE[0]
    said = "-".join(order).format(site=site, title=TITLE)
    body = "".join(f"<p>{line}</p>" for line in SHORT)
    page = (
        f'<html><head><meta charset="utf-8"><title>{said}</title></head><body><p>{site}</p><h1>{TITLE}</h1>'
        f"<p>{site}</p><div>{body}</div></body></html>"
    )
    lines = read_bytes(page.encode(), "page.html").text.split("\n")
    assert [line for line in lines if line not in SHORT] == [TITLE]


def test_paragraphs_around_a_listing_stay() -> None:
    """Also where the listing holds nearly all words."""
    rows = [f"{n}|学习不深入的第{n}个方面|修订《学习制度》，组织学习{n}次，开展研讨。" for n in range(1, 30)]
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in ["序号|问题|整改措施", *rows])
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = (
        f'<html><head><meta charset="utf-8"></head><body><div><div>{TITLE}</div><div><div>{SHORT[0]}</div>'
        f"<div><b><table>{table}</table></b></div><div>{SHORT[2]}</div></div></div></body></html>"
    )
    lines = read_bytes(page.encode(), "page.html").text.split("\n")
    assert [lines[0], lines[1], lines[-1]] == [TITLE, SHORT[0], SHORT[2]]
    assert lines[3:-1] == [row.replace("|", "\t") for row in rows]


def _bare(title: str | None) -> str:
    return "".join((title or "").split())


def test_frames_are_told_what_to_do() -> None:
    with pytest.raises(SourceError, match="frame"):
        read_bytes(pages.FRAMES, "page.html")
