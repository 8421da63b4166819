"""What a page says of its article in its head and scripts only: title and day of publication."""

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
# "2024-08-30", "2024/8/30", "2024年8月30日"
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
# In scripts of articles: "var createTime = '2024-08-30 16:42'", "publish_time: '2024-08-30'"
_SCRIPT_DAY = re.compile(
    r"""(?:createTime|publish_?time|pub_?date)["']?\s{0,3}[=:]\s{0,3}["']((?:19|20)\d\d-\d\d-\d\d)""", re.I
)
# seconds since 1970: var ct = "1725007320"
_SCRIPT_SECONDS = re.compile(r"""\b(?:var\s+ct|svr_time|oriCreateTime)\s{0,3}=\s{0,3}["'](1\d{9})["']""")
_CHINA = timezone(timedelta(hours=8))
_SITE = re.compile(r"[_|｜—-]")  # ends the title in the page's head: "…情况的通报_政务公开_云陵县"


@dataclass(frozen=True, slots=True)
class PageHead:
    """`titles`, the best first; `published_on` as YYYY-MM-DD, or None."""

    titles: tuple[str, ...]
    published_on: str | None


def read_page_head(root: Any) -> PageHead:
    """The head of a page, before its scripts are dropped."""
    said = dict(_said(root))
    title = _SITE.split(root.findtext(".//title") or "")[0]
    titles = (*(said.get(name, "") for name in _TITLES), title)
    tidy = ("".join(found.split()) for found in titles)
    return PageHead(tuple(dict.fromkeys(found for found in tidy if found)), _published(root, said))


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
