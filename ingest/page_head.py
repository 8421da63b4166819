"""What a page says in its head and scripts only: its article's title and day, the name of its site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

# fmt: off
_TITLES = ("articletitle", "og:title", "dc.title", "title")
_DATES = ("pubdate", "publishdate", "publish_date", "publishtime", "publish_time", "article:published_time",
          "og:release_date", "og:published_time", "weibo:article:create_at", "firstpublishedtime", "dc.date")
# fmt: on
_SITES = ("sitename", "og:site_name", "application-name")
# "2024-08-30", "2024/8/30", "2024年8月30日"
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
# In scripts of articles: "var createTime = '2024-08-30 16:42'", "publish_time: '2024-08-30'"
_SCRIPT_DAY = re.compile(
    r"""(?:createTime|publish_?time|pub_?date)["']?\s{0,3}[=:]\s{0,3}["']((?:19|20)\d\d-\d\d-\d\d)""", re.I
)
# seconds since 1970: var ct = "1725007320"
_SCRIPT_SECONDS = re.compile(r"""\b(?:var\s+ct|svr_time|oriCreateTime)\s{0,3}=\s{0,3}["'](1\d{9})["']""")
_REPORT = re.compile("巡[察视]|整改")  # in titles and columns, never in the name of a site
_CHINA = timezone(timedelta(hours=8))
_SITE = re.compile(r"[_|｜—-]")  # ends the title in the page's head: "…情况的通报_政务公开_云陵县"


@dataclass(frozen=True, slots=True)
class PageHead:
    """`titles`, the best first; `published_on` as YYYY-MM-DD, or None; `sites`, names of the site and its
    columns. Titles and names are without white space."""

    titles: tuple[str, ...]
    published_on: str | None
    sites: frozenset[str] = frozenset()


def read_page_head(root: Any) -> PageHead:
    """The head of a page, before its scripts are dropped."""
    said = {name: "".join(content.split()) for name, content in _said(root)}
    title = "".join((root.findtext(".//title") or "").split())
    cuts = [found.start() for found in _SITE.finditer(title)]
    named = [said[name] for name in _TITLES if said.get(name)]
    # a dash may also stand in the title itself, so the longer beginnings count as well
    titles = (*named, *(title[:cut] for cut in cuts), title)
    titles = tuple(dict.fromkeys(found for found in titles if found))
    return PageHead(titles, _published(root, dict(_said(root))), _sites(said, named, title))


def _sites(said: dict[str, str], named: list[str], title: str) -> frozenset[str]:
    """What the head calls the site; a page's title that is not its article's title names the site too."""
    first, *behind = _SITE.split(title)
    names = {said.get(name, "") for name in _SITES} | set(behind)
    if any(_REPORT.search(name) for name in behind):  # the article's title stands behind the site's name
        names.add(first)
    if named and not any(title.startswith(article) for article in named):
        names.add(title)
    return frozenset(name for name in names - {"", *named} if not _REPORT.search(name))


def _said(root: Any) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements, the last first, so that the first of a name counts."""
    for meta in reversed(list(root.iter("meta"))):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        if name and meta.get("content"):
            yield name.strip().lower(), meta.get("content").strip()


def _published(root: Any, said: dict[str, str]) -> str | None:
    days = (_DAY.search(said.get(name, "")) for name in _DATES)
    found = next((day for day in days if day), None)
    if found is not None:
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    scripts = "\n".join(script.text or "" for script in root.iter("script"))
    if (day := _SCRIPT_DAY.search(scripts)) is not None:
        return day[1]
    seconds = _SCRIPT_SECONDS.search(scripts)
    return (
        datetime.fromtimestamp(int(seconds[1]), UTC).astimezone(_CHINA).date().isoformat()
        if seconds
        else None
    )
