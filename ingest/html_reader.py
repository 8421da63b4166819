"""Web pages: the article and its title as text, one line for each paragraph.

The library trafilatura finds which text is the article; the text itself is then taken from the page, so that
nothing in it is lost or rewritten: inline elements are joined, blocks and line breaks end lines.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from graph.errors import SourceError
from ingest.decoding import decode_text

# fmt: off
_DROPPED = frozenset({
    "script", "style", "noscript", "template", "select", "option", "textarea", "button", "iframe", "svg",
    "object", "head",
})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "ruby", "s", "samp", "small", "span",
    "st1:chsdate", "st1:personname", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
# <meta charset="gb2312"> or <meta http-equiv=Content-Type content="text/html; charset=gb2312">
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# White space of the page's source: between Chinese letters a line break of the source is no space
_BROKEN_LINE = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n][ \t\r\n\f]*(?=[^\x00-\xff])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \t\r\n\f\v\xa0\u3000\u200b\ufeff"
# A report's title: "中共云陵县林业局党组关于巡察整改进展情况的通报", also with a date in brackets behind it
_TITLE = re.compile(
    r"(?![（(]?[一二三四五六七八九十\d]+[)）、.．])(?=.*(?:巡察|巡视|巡查|整改))[^。；]{2,110}"
    r"(?:(?<=.{10})(?:通报|公告|公示|报告|通知)|关于.{4,60}(?:情况|公布))(?:[（(][^（()）]{1,20}[）)])?"
)
_HEAD_TITLE = re.compile(r"[_|｜—-]")  # ends the title in the page's head: "…情况的通报_政务公开_云陵县"
_TRAIL = re.compile(r"首页|当前位置|您(?:现在)?(?:的)?位置|所在位置")
_SENTENCE = re.compile("[，。；,]")  # in links and labels there are none
_ABOVE = 12  # lines before the article among which its title and date stand
_REPORT = re.compile(r"巡\s*[察视查]")
_SHARE = 0.9  # of the article's letters that the element which is taken holds


def read_html(data: bytes, name: str) -> str:
    """The text of the page's article. Raises `SourceError` where the page holds no text or no report."""
    found = _CHARSET.search(data[:4096])
    page = decode_text(data, name, found[1].decode("ascii") if found else None)
    root = _root(page, name)
    lines = _article_lines(root, _article_texts(page))
    text = "\n".join(lines)
    if not _REPORT.search(text):
        raise SourceError(
            f"{name}: the page holds no inspection report (neither 巡察 nor 巡视); give the report's own page"
        )
    return text


def _root(page: str, name: str) -> Any:
    from lxml import etree, html

    # as bytes, since lxml refuses a string that declares an encoding
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: the page holds no text; save the report's page again") from error


def _article_texts(page: str) -> list[str]:
    """What the library counts to the article: its sentences without white space, or nothing."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, with_metadata=False
    )
    if found is None:
        return []
    texts = ("".join(piece.split()) for piece in found.body.itertext())
    return [text for text in texts if _SENTENCE.search(text)]


def _article_lines(root: Any, texts: list[str]) -> list[str]:
    body = root.find("body")
    body = root if body is None else body
    article = _element(body, texts)
    lines = _lines(article)
    if article is body or any(_TITLE.fullmatch(line) for line in takewhile(_is_heading, lines[:_ABOVE])):
        return lines
    return [*_above(body, article, root), *lines]


def _is_heading(line: str) -> bool:
    return not line.endswith(("。", "：", ":"))


def _element(body: Any, texts: list[str]) -> Any:
    """The smallest element that holds nearly all of the article's letters."""
    whole = sum(map(len, texts))
    element = body
    while whole:
        inner = next((child for child in element if _held(child, texts, _SHARE * whole)), None)
        if inner is None or inner.tag in _INLINE or inner.tag == "p":
            break
        element = inner
    return element


def _held(element: Any, texts: list[str], least: float) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return False
    content = "".join("".join(element.itertext()).split())
    return len(content) >= least and sum(len(text) for text in texts if text in content) >= least


def _above(body: Any, article: Any, root: Any) -> list[str]:
    """The title and what stands between it and the article: source, date of publication."""
    before = _lines(body, stop=article)[-_ABOVE:]
    for place, line in enumerate(before):
        if _TITLE.fullmatch(line) and not _TRAIL.search(line):
            return before[place:]
    title = _HEAD_TITLE.split(root.findtext(".//title") or "")[0].strip()
    return ([title] if _TITLE.fullmatch(title) else []) + before[-3:]


def _lines(element: Any, stop: Any = None) -> list[str]:
    """The lines of an element, up to another one where given, without empty ones."""
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(element, stop):
        if piece is None:
            lines.append("".join(line))
            line = []
        else:
            line.append(piece)
    lines.append("".join(line))
    tidy = (_SPACES.sub(" ", _BROKEN_LINE.sub("", text)).strip(_EDGES) for text in lines)
    return [text for text in tidy if text]


def _pieces(element: Any, stop: Any) -> Iterator[str | None]:
    """Runs of text; None ends a line."""
    events: list[tuple[Any, bool]] = [(element, False)]
    while events:
        node, closing = events.pop()
        if node is stop:
            return
        if isinstance(node, str):
            yield node
            continue
        if closing:
            yield None
            continue
        if not _shown(node):
            continue
        inline = node.tag in _INLINE
        if not inline:
            yield None
        if node.tag not in ("br", "hr"):
            if not inline:
                events.append((node, True))
            events.extend((part, False) for part in reversed(_content(node)))


def _content(node: Any) -> list[Any]:
    parts = [node.text] if node.text else []
    for child in node:
        parts.append(child)
        if child.tail:
            parts.append(child.tail)
    return parts


def _shown(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _DROPPED:
        return False
    return not _HIDDEN.search(node.get("style") or "")
