"""One report as a web page, a Word file and a PDF, the same bytes each time.

The pages copy how municipal sites, older table layouts, editors and news accounts wrap an article. The
furniture around it is fictional.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any

FURNITURE = (
    "网站支持IPv6",
    "无障碍浏览",
    "政务新媒体矩阵",
    "关于做好春耕备耕技术服务工作的通告",
    "云陵县2024年早稻良种补贴发放公示",
    "主办单位：云陵县人民政府办公室",
    "备案号：某ICP备00000000号",
    "网站标识码：0000000000",
)
SITE_LINKS = ("县政府门户网站", "市农业农村局", "市水务局", "市教育局", "乡镇街道", "企事业单位")
# A line above the last one of a title: "中共云陵县林业局党组", "中 共 云 陵 县 委" without its spaces,
# "关于十三届县委第三轮巡察整改"; not "首页 > 党务公开", "来源：县委办公室", "【巡察整改】"
_TITLE_PART = re.compile(r"(?=.*(?:党|中共|关于)|.{9})[^>|：:，。；]*[^>|：:，。；】]")
# A title amid other words of its line: "首页 中共云陵县职业中学委员会关于巡察整改情况的通报 时间：2024/08/30"
_TITLE_INSIDE = re.compile(r"(?<=\s)中共\S{8,80}(?:通报|报告)(?=\s)")
_TABLE_MARK = 0xE010  # private letters that stand for tables while a page is put together
# Letters that the PDF's font holds under another code only; "・" reads back as "·"
_PRINTED = str.maketrans({"·": "・", "•": "●"})
PAGE_WIDTH = 32  # characters in a line of the PDF


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def split_title(text: str) -> tuple[str, list[str]]:
    """The title, put together where it stands on two or three lines, and all other paragraphs."""
    rows = [part for line in text.splitlines() for part in _apart(_trimmed(line))]
    filled = [place for place, row in enumerate(rows) if row]
    last = next((place for place in filled[:8] if rows[place].endswith(("通报", "报告"))), filled[0])
    first = last
    while first and last - first < 2 and not rows[first].startswith("中共"):
        if not _TITLE_PART.fullmatch("".join(rows[first - 1].split())):
            break
        first -= 1
    others = rows[:first] + rows[last + 1 :]
    return "".join(rows[first : last + 1]), [row for row in others if row]


def _trimmed(line: str) -> str:
    """Without white space around it; an empty cell at the end of a row of cells stays."""
    return line.strip(" \u3000") if "\t" in line.strip() else line.strip()


def _apart(line: str) -> list[str]:
    """The line, or what stands before, in and behind a title in it: no site makes them one heading."""
    found = _TITLE_INSIDE.search(line)
    return [line[: found.start()].strip(), found[0], line[found.end() :].strip()] if found else [line]


def _blocks(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """Tables and paragraphs in their order. A line between two rows, such as an area's heading, is a row
    over all columns of the same table."""
    in_table = ["\t" in line for line in lines]
    for place in range(1, len(lines) - 1):
        in_table[place] |= "\t" in lines[place - 1] and "\t" in lines[place + 1]
    pairs = groupby(zip(in_table, lines, strict=True), lambda pair: pair[0])
    return [(is_table, [line for _, line in group]) for is_table, group in pairs]


def _spans(line: str) -> str:
    """A paragraph that an editor cut into spans in the middle of sentences."""
    step = 7
    parts = [escape(line[i : i + step]) for i in range(0, len(line), step)]
    return "".join(
        f'<span style="font-family:仿宋_GB2312;font-size:16pt">{part}</span>' if i % 2 else part
        for i, part in enumerate(parts)
    )


def _head(title: str, charset: str | None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    style = "<style>body{margin:0}</style><script>var today=new Date();document.write('今天是');</script>"
    return f"<head>{meta}<title>{escape(title)}_政务公开_云陵县人民政府</title>{style}</head>"


def _menu() -> str:
    items = "".join(f'<li><a href="/{i}/">{name}</a></li>' for i, name in enumerate(
        ("首页", "走进云陵", "政务公开", "办事服务", "互动交流", "专题专栏", "机关党建")))  # fmt: skip
    return f'<div class="top"><a>{FURNITURE[0]}</a> <a>{FURNITURE[1]}</a></div><ul class="nav">{items}</ul>'


def _foot() -> str:
    links = "".join(f"<option>{name}</option>" for name in SITE_LINKS)
    texts = "".join(f"<p>{text}</p>" for text in FURNITURE[5:])
    return f'<div class="footer"><div class="links">友情链接：<select>{links}</select></div>{texts}</div>'


def _side() -> str:
    items = "".join(
        f'<li><a href="/a{i}.html">{text}</a><em>08-1{i}</em></li>' for i, text in enumerate(FURNITURE[2:5])
    )
    return f'<div class="side"><h3>相关文章</h3><ul>{items}</ul></div>'


def _portal(title: str, lines: list[str], charset: str | None, date: str) -> str:
    """A portal of a government: heading, line of source and date, editor's paragraphs, sharing row."""
    body = "".join(f'<p style="text-indent:2em">{_spans(line)}</p>\n' for line in lines)
    return (
        f"<!DOCTYPE html><html>{_head(title, charset)}<body>{_menu()}"
        f'<div class="location">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>巡察整改</a></div>'
        f'<div class="main"><div class="article"><h1 class="title">{escape(title)}</h1>'
        f'<div class="info"><span>来源：云陵县农业农村局</span><span>发布时间：{date} 16:42</span>'
        f"<span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span><span>浏览次数：317</span></div>"
        f'<div id="zoom" class="TRS_Editor">{body}</div>'
        f'<div class="share">分享到：<a>微信</a><a>微博</a> <a>打印本页</a> <a>关闭窗口</a></div>'
        f'<p class="prev">上一篇：<a href="#">{FURNITURE[3]}</a></p>'
        f"<p>下一篇：<a>没有了</a></p></div>{_side()}</div>"
        f"{_foot()}</body></html>"
    )


def _table(title: str, lines: list[str], charset: str | None, date: str) -> str:
    """An older page: nested tables, line breaks instead of paragraphs, hard spaces as indents."""
    body = "<br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + escape(line) for line in lines)
    return (
        f"<html>{_head(title, charset)}<body><table width=1000><tr><td>{_menu()}</td></tr></table>"
        f"<table><tr><td class=left>{_side()}</td><td><table>"
        f"<tr><td align=center><b>{escape(title)}</b></td></tr>"
        f"<tr><td align=center>发布时间：{date} 点击：<span>317</span></td></tr>"
        f"<tr><td class=content><font size=3>{body}</font></td></tr>"
        f"</table></td></tr></table>{_foot()}</body></html>"
    )


def _divs(title: str, lines: list[str], charset: str | None, date: str) -> str:
    """A page of nothing but divs; the headings are bold runs of their own."""
    bold = (f"<strong>{escape(line)}</strong>" if len(line) < 30 else _spans(line) for line in lines)
    body = "".join(f"<div>{line}</div>" for line in bold)
    return (
        f"<!doctype html><html>{_head(title, charset)}<body><div>{_menu()}</div>"
        f"<div><div><div>{escape(title)}</div>"
        f"<div>日期：{date}</div><div>{body}</div></div></div>{_side()}{_foot()}</body></html>"
    )


def _sections(title: str, lines: list[str], charset: str | None, date: str) -> str:
    """A news account's page: nested sections with one paragraph each."""
    body = "".join(
        f"<section><section><p><span>{_spans(line)}</span></p></section></section>" for line in lines
    )
    return (
        f"<!DOCTYPE html><html>{_head(title, charset)}<body>"
        f'<div id="js_article"><h2 class="rich_media_title">'
        f"{escape(title)}</h2><div><em>云陵清风</em> <em>{date} 16:42</em></div>"
        f'<div id="js_content">{body}</div>'
        f"<div>预览时标签不可点</div><div>阅读 317</div></div></body></html>"
    )


def _listed(title: str, lines: list[str], charset: str | None, date: str) -> str:
    """An HTML5 article between header and footer, its own contents in a figure of a table."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<!DOCTYPE html><html lang="zh">{_head(title, charset)}<body>'
        f"<header>{_menu()}</header><main><article>"
        f"<h1>{escape(title)}</h1><time>{date}</time>{body}</article><aside>{_side()}</aside></main>"
        f"<footer>{_foot()}</footer></body></html>"
    )


SHAPES: dict[str, Callable[[str, list[str], str | None, str], str]] = {
    "portal": _portal, "table": _table, "divs": _divs, "sections": _sections, "article": _listed,
}  # fmt: skip


def html_page(text: str, shape: str, encoding: str = "utf-8", declared: bool = True, date: str = "") -> bytes:
    """The report as a web page of a shape, in an encoding that the page declares or not, of a date."""
    title, lines = split_title(text)
    groups = _blocks(lines)
    tables = [group for is_table, group in groups if is_table]
    marks = iter(chr(_TABLE_MARK + number) for number in range(len(tables)))
    flat = [line for is_table, group in groups for line in ([next(marks)] if is_table else group)]
    page = SHAPES[shape](title, flat, encoding if declared else None, date)
    for number, rows in enumerate(tables):
        page = page.replace(chr(_TABLE_MARK + number), _html_table(rows))
    return page.encode(encoding, errors="xmlcharrefreplace")


def _html_table(rows: list[str]) -> str:
    """Lines whose cells tabs hold apart, as an editor's table."""
    columns = rows[0].count("\t") + 1
    cells = (
        "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row.split("\t"))
        if "\t" in row
        else f'<td colspan="{columns}"><p>{escape(row)}</p></td>'
        for row in rows
    )
    return f'<table border="1"><tbody>{"".join(f"<tr>{row}</tr>" for row in cells)}</tbody></table>'


def docx_file(text: str) -> bytes:
    """The report as a Word file: paragraphs cut into runs; zip entries carry no time."""
    from docx import Document

    document = Document()
    title, lines = split_title(text)
    document.add_heading(title, level=1)
    for is_table, group in _blocks(lines):
        if is_table:
            _add_table(document, [line.split("\t") for line in group])
            continue
        for line in group:
            paragraph = document.add_paragraph()
            for start in range(0, len(line), 9):
                paragraph.add_run(line[start : start + 9]).bold = start % 2 == 1
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1]).text = cells[0]
            continue
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _without_times(data: bytes) -> bytes:
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name))
    return result.getvalue()


def pdf_file(text: str, running_head: str = "云陵县政务公开", lines_a_page: int = 30) -> bytes:
    """The report as a PDF with a text layer: hard line breaks, a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    rows = list(_rows(text.translate(_PRINTED)))
    for page, start in enumerate(range(0, len(rows), lines_a_page), 1):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72, 810, running_head)
        canvas.drawCentredString(297, 30, f"— {page} —")
        canvas.setFont("STSong-Light", 14)
        for row, (indent, line) in enumerate(rows[start : start + lines_a_page]):
            canvas.drawString(72 + 14 * indent, 780 - 24 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _rows(text: str) -> Iterator[tuple[float, str]]:
    """Lines of the page with their indents in characters: the title centred, paragraphs indented by two."""
    title, lines = split_title(text)
    for part in _filled(title, PAGE_WIDTH - 6, PAGE_WIDTH - 6):
        yield (PAGE_WIDTH - _width(part)) / 2, part
    for line in lines:
        for place, part in enumerate(_filled(line, PAGE_WIDTH - 2, PAGE_WIDTH)):
            yield 0 if place else 2, part


def _filled(text: str, first: float, width: float) -> Iterator[str]:
    """Lines as a word processor fills them: by width, with closing marks hanging into the margin."""
    start, room = 0, first
    for place in range(len(text)):
        if _width(text[start : place + 1]) > room and text[place] not in "，。；：、》）”":
            yield text[start:place]
            start, room = place, width
    yield text[start:]


def _width(text: str) -> float:
    """In full letters: the font gives half of one to ASCII."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def scanned_pdf() -> bytes:
    """A PDF whose pages are pictures: no text layer."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encrypted_pdf(text: str) -> bytes:
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file(text))))
    writer.encrypt("geheim", algorithm="AES-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
