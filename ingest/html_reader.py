"""Web pages: the article and its title as text, one line for each paragraph.

The library trafilatura finds which text is the article; the text itself is then taken from the page, so that
nothing in it is lost or rewritten: inline elements are joined, blocks and line breaks end lines.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from graph.errors import SourceError
from ingest.decoding import decode_text
from ingest.page_head import PageHead, read_page_head
from ingest.page_tables import find_listing

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
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.I)  # sentences: only until the page's script has run
# White space of the page's source: between Chinese letters a line break of the source is no space
_BROKEN_LINE = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n][ \t\r\n\f]*(?=[^\x00-\xff])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TAB = "\ue000"  # stands for the tabs between cells while white space is tidied
_EDGES = " \t\r\n\f\v\xa0\u3000\u200b\ufeff"
# A report's title: "中共云陵县林业局党组关于巡察整改进展情况的通报", also with a date in brackets behind it
_TITLE = re.compile(
    r"(?![（(]?[一二三四五六七八九十\d]+[)）、.．])(?=.*(?:巡察|巡视|巡查|整改))[^。；]{2,110}"
    r"(?:(?<=.{10})(?:通报|公告|公示|报告|通知)|关于.{4,60}(?:情况|公布))(?:[（(][^（()）]{1,20}[）)])?"
)
# The first line of a title broken in two: "中共云陵县林业局党组"
_HALF = re.compile(r"(?:中共|中国共产党)[^。；：:，]{2,40}")
_DAY = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")  # "2024-08-30", "2024年8月30日"
_TRAIL = re.compile(r"首页|当前位置|您(?:现在)?(?:的)?位置|所在位置")
_SENTENCE = re.compile("[，。；,]")  # in links and labels there are none
_CLAUSE = re.compile("[^，。；,;]+[，。；,;]")
_MOST_PARTS = 3  # lines that a title is broken into
_LEAST_TITLE = 9  # letters; fewer are the name of a column, such as 巡察整改
_ABOVE = 12  # lines before the article among which its title and date stand
_REPORT = re.compile(r"巡\s*[察视查]")
_SHARE = 0.9  # of the article's letters that the element which is taken holds


def read_html(data: bytes, name: str) -> str:
    """The text of the page's article. Raises `SourceError` where the page holds no text or no report."""
    found = _CHARSET.search(data[:4096])
    page = decode_text(data, name, found[1].decode("ascii") if found else None)
    root = _root(page, name)
    head = read_page_head(root)
    _drop_hidden(root)
    text = "\n".join(_completed(_article_lines(root, head), head))
    if not _REPORT.search(text):
        if root.find(".//frame") is not None or root.find(".//iframe") is not None:
            raise SourceError(f"{name}: a page of frames without the report; save the frame that shows it")
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


def _drop_hidden(root: Any) -> None:
    """Take away what the page never shows, such as copies for printing."""
    for element in [element for element in root.iter() if element is not root and _is_hidden(element)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = element.get("style") or ""
    if element.get("hidden") is not None or _HIDDEN.search(style):
        return True
    return _INVISIBLE.search(style) is not None and "。" not in "".join(element.itertext())


def _article_texts(root: Any) -> list[str]:
    """What the library counts to the article: its sentences without white space, or nothing."""
    import trafilatura
    from lxml import etree

    page = etree.tostring(root, encoding="unicode", method="html")
    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, with_metadata=False
    )
    pieces = found.body.itertext() if found is not None else ()
    return _sentences(pieces)


def _sentences(texts: Iterable[str]) -> list[str]:
    """The clauses of what is no link and no label, each with its closing mark. The library runs paragraphs
    together and drops short ones, so longer stretches need not stand in the page."""
    bare = ("".join(text.split()) for text in texts)
    return [clause[0] for text in bare for clause in _CLAUSE.finditer(text)]


def _article_lines(root: Any, head: PageHead) -> list[str]:
    body = root.find("body")
    body = root if body is None else body
    texts = _article_texts(root)
    article = _element(body, texts or _sentences(_lines(body)))
    lines = _lines(article)
    if article is body or _has_title(lines[:_ABOVE], head):
        return lines
    return [*_above(body, article, head), *lines]


def _has_title(top: list[str], head: PageHead) -> bool:
    """Whether a title stands among the first lines: one as reports have it, or the one in the head."""
    return any(_TITLE.fullmatch(line) for line in takewhile(_is_heading, top)) or any(
        _title_lines(top[place : place + _MOST_PARTS], head) for place in range(len(top))
    )


def _completed(lines: list[str], head: PageHead) -> list[str]:
    """The lines, with the title and the date that stand in the page's head alone."""
    lines = _mended(lines, head)
    top = lines[:_ABOVE]
    shown = "".join("".join(top).split())
    if not any(_TITLE.search(line) for line in takewhile(_is_heading, top)):
        title = next((title for title in head.titles if _TITLE.fullmatch(title)), None)
        lines = [title, *lines] if title and title not in shown else lines
    if head.published_on and not any(_DAY.search(line) and not _SENTENCE.search(line) for line in top):
        lines = [f"发布时间：{head.published_on}", *lines]
    return lines


def _mended(lines: list[str], head: PageHead) -> list[str]:
    """The lines, with a title that line breaks cut put together as the head has it."""
    for place in range(min(_ABOVE, len(lines))):
        if count := _title_lines(lines[place : place + _MOST_PARTS], head):
            return [*lines[:place], "".join(lines[place : place + count]), *lines[place + count :]]
    return lines


def _title_lines(lines: list[str], head: PageHead) -> int:
    """How many of the lines from the first on are a title that the head gives; 0 where they are none."""
    parts = ["".join(line.split()) for line in lines]
    titles = [title for title in head.titles if len(title) >= _LEAST_TITLE and _REPORT.search(title)]
    return next((count for count in range(1, len(parts) + 1) if "".join(parts[:count]) in titles), 0)


def _is_heading(line: str) -> bool:
    return not line.endswith(("。", "：", ":"))


def _element(body: Any, texts: list[str]) -> Any:
    """The smallest element that holds nearly all of the article's letters."""
    content = "".join("".join(body.itertext()).split())
    texts = [text for text in texts if text in content]
    whole = sum(map(len, texts))
    element = body
    while whole:
        inner = next((child for child in element if _held(child, texts, _SHARE * whole)), None)
        if inner is None or inner.tag in _INLINE or inner.tag == "p":
            break
        element = inner
    table = _whole_listing(element)
    return element if table is None else _with_paragraphs(table, body)


def _whole_listing(element: Any) -> Any:
    """The listing that the element is, is a part of, or holds and nothing else; None where there is none."""
    table = element if element.tag == "table" else element.find(".//table")
    if element.tag in ("tbody", "tr"):
        table = next(element.iterancestors("table"), None)
    elif table is not None and _letters(table) != _letters(element):
        table = None
    return table if table is not None and find_listing(table, _lines) else None


def _with_paragraphs(table: Any, body: Any) -> Any:
    """The element that holds a listing and sentences before or behind it, or the listing alone."""
    element = table
    while element is not body and _letters(element) == _letters(table):
        element = element.getparent()
    own = set(_lines(table))
    around = [line for line in _lines(element) if line not in own]
    return element if element is not body and any(line.endswith("。") for line in around) else table


def _letters(element: Any) -> int:
    return len("".join("".join(element.itertext()).split()))


def _held(element: Any, texts: list[str], least: float) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return False
    content = "".join("".join(element.itertext()).split())
    return len(content) >= least and sum(len(text) for text in texts if text in content) >= least


def _above(body: Any, article: Any, head: PageHead) -> list[str]:
    """The title and what stands between it and the article: source, date of publication."""
    before = [
        line for line in _lines(body, stop=article)[-_ABOVE:] if "".join(line.split()) not in head.sites
    ]
    for place, line in enumerate(before):
        if _title_lines(before[place : place + _MOST_PARTS], head):
            return before[place:]
        if _TITLE.fullmatch(line) and not _TRAIL.search(line):
            broken = place and not line.startswith("中共") and _HALF.fullmatch(before[place - 1])
            return before[place - 1 if broken else place :]
    in_head = any(_TITLE.fullmatch(title) for title in head.titles)
    return [line for line in before[-3:] if not in_head or _DAY.search(line)]


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
    tidy = (_SPACES.sub(" ", _BROKEN_LINE.sub("", text)).strip(_EDGES).replace(_TAB, "\t") for text in lines)
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
        if node.tag == "table" and (rows := find_listing(node, _lines)) and not _holds(node, stop):
            for row in rows:
                yield from (None, row.replace("\t", _TAB), None)
            continue
        inline = node.tag in _INLINE
        if not inline:
            yield None
        if node.tag not in ("br", "hr"):
            if not inline:
                events.append((node, True))
            events.extend((part, False) for part in reversed(_content(node)))


def _holds(node: Any, inner: Any) -> bool:
    return inner is not None and any(element is inner for element in node.iter())


def _content(node: Any) -> list[Any]:
    parts = [node.text] if node.text else []
    for child in node:
        parts.append(child)
        if child.tail:
            parts.append(child.tail)
    return parts


def _shown(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag not in _DROPPED
