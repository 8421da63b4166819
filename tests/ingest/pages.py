"""More ways in which saved pages wrap a report; the plain ones are in `renderings`."""

from collections.abc import Callable, Sequence
from html import escape

DATE = "2024-08-30"
FURNITURE = (
    "云陵县人民政府网", "关于召开春季植树动员会的通知", "微信扫一扫", "喜欢此内容的人还喜欢", "网站地图",
)  # fmt: skip

_SIDE = f'<div class="hot"><h4>{FURNITURE[1]}</h4><a href="/x">{FURNITURE[4]}</a></div>'


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines)


def _account(title: str, lines: Sequence[str], date: str) -> str:
    """An article of a public account: invisible until its script has run, its date only in the script."""
    body = "".join(f'<section style="margin:0"><span>{escape(line)}</span></section>' for line in lines)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>'
        f'<meta property="og:title" content="{escape(title)}">'
        f'<meta property="og:site_name" content="微信公众平台">'
        f"<script>var createTime = '{date} 16:42'; var msg_title = '{escape(title)}';</script></head><body>"
        f'<div id="js_article"><h1 class="rich_media_title" id="activity-name">\n  {escape(title)}\n</h1>'
        f'<div id="meta_content"><a id="js_name">云陵清风</a><em id="publish_time"></em></div>'
        f'<div id="js_content" class="rich_media_content" style="visibility: hidden; opacity: 0;">'
        f"{body}</div>"
        f'<div style="display:none">{FURNITURE[2]}</div></div><div class="qr">{FURNITURE[2]}</div>'
        f'<div class="like">{FURNITURE[3]}</div></body></html>'
    )


def _tagged(title: str, lines: Sequence[str], date: str) -> str:
    """A government's page whose head repeats what the body shows; its title is broken by a <br>."""
    half = len(title) // 2
    return (
        f'<html><head><meta charset="utf-8"><meta name="SiteName" content="{FURNITURE[0]}">'
        f'<meta name="ColumnName" content="巡察整改"><meta name="ArticleTitle" content="{escape(title)}">'
        f'<meta name="PubDate" content="{date} 16:42"><meta name="ContentSource" content="云陵县林业局">'
        f"<title>{escape(title)}-{FURNITURE[0]}</title></head><body><div class='bread'>{FURNITURE[0]}</div>"
        f"<div class='wrap'><h1>{escape(title[:half])}<br>{escape(title[half:])}</h1>"
        f"<div class='info'>发布日期：{date}　来源：云陵县林业局</div>"
        f'<div class="TRS_UEDITOR trs_paper_default">{_paragraphs(lines)}</div></div>{_SIDE}</body></html>'
    )


def _headed(title: str, lines: Sequence[str], date: str) -> str:
    """A page whose body is the article alone: title and date stand only in its head."""
    return (
        f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{escape(title)}"/>'
        f'<meta name="PubDate" content="{date} 16:42:10"/><title>{FURNITURE[0]}</title></head>'
        f'<body><div class="nav">{FURNITURE[0]}</div><div id="content">{_paragraphs(lines)}</div>'
        f"{_SIDE}</body></html>"
    )


def _ruled(title: str, lines: Sequence[str], date: str) -> str:
    """An article typed into the rows of a table."""
    rows = "".join(f'<tr><td colspan="2"><p>{escape(line)}</p></td></tr>' for line in lines)
    return (
        f'<html><head><meta charset="utf-8"><title>{escape(title)}_{FURNITURE[0]}</title></head><body>'
        f'<div class="nav">{FURNITURE[0]}</div><table border="0"><tr><td align="center" colspan="2">'
        f"<h2>{escape(title)}</h2></td></tr><tr><td>来源：县林业局</td><td>发布时间：{date}</td></tr>{rows}</table>"
        f"{_SIDE}</body></html>"
    )


def _printed(title: str, lines: Sequence[str], date: str) -> str:
    """A page with a second, hidden copy for printing, and a hidden one for reading aloud."""
    body = _paragraphs(lines)
    return (
        f'<html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
        f'<div id="printArea" style="display: none"><h1>{escape(title)}</h1>{body}</div>'
        f'<div class="nav">{FURNITURE[0]}</div><div class="main"><h1>{escape(title)}</h1>'
        f"<div>时间：{date}　字号：大 中 小</div><div class='text'>{body}</div></div>"
        f"<div hidden>{body}</div>{_SIDE}</body></html>"
    )


def _broken(title: str, lines: Sequence[str], date: str) -> str:
    """The inner page of a frame: nothing but line breaks and hard spaces."""
    body = "<br><br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + escape(line) for line in lines)
    return (
        f"<html><head><meta charset='utf-8'></head><body bgcolor=white>{escape(title)}<br>"
        f"（发布时间：{date}）<br><br>{body}<br></body></html>"
    )


SHAPES: dict[str, Callable[[str, Sequence[str], str], str]] = {
    "account": _account, "tagged": _tagged, "headed": _headed, "ruled": _ruled, "printed": _printed,
    "broken": _broken,
}  # fmt: skip


def page(title: str, lines: Sequence[str], shape: str, date: str = DATE) -> bytes:
    """The report as a saved page of that shape."""
    return SHAPES[shape](title, lines, date).encode()


FRAMES = (
    '<html><head><title>某局</title></head><frameset rows="90,*"><frame src="top.html">'
    '<frame src="main.html">'
    "<noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>"
).encode()
