"""Furniture of web pages: the lines around a report that are not the report (来源, 上一篇, ICP备)."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.compact import compact_text, fold
from ingest.report import Span
from ingest.trie import trie_pattern
from ingest.word_lists import read_word_lists

_BREAKS = r"\r\n\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAKS}]*\S)?")
# "  中共云陵县委 \n" without the white space around it
_LAST_BREAK = re.compile(rf"(?s:.*)[{_BREAKS}]")
# "…党组\n" of "…党组\n2024年8月28日"
_LONGEST = 160  # code points without white space; a longer line is a paragraph
_PAGE_NUMBER = re.compile(r"[-—第·\s]*\d{1,4}[-—页·/\s]*(?:共?\d{0,4}页?)?")
# - 3 -, 第3页, 3/12


@cache
def _marks() -> re.Pattern[str]:
    """Any mark of furniture, compared without white space: 发布时间, 当前位置."""
    marks = read_word_lists("header")["furniture"]["marks"]
    return re.compile(trie_pattern(map(fold, marks)))


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines of `text[start:end]` that hold more than white space, without the white space around them."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        yield Span(*match.span())


def lines_from_end(text: str, floor: int) -> Iterator[Span]:
    """The same lines of `text[floor:]`, the last one first."""
    end = len(text)
    while end > floor:
        last = _LAST_BREAK.match(text, floor, end)
        start = last.end() if last is not None else floor
        if (line := _LINE.search(text, start, end)) is not None:
            yield Span(*line.span())
        end = start - 1


def is_furniture(line: str) -> bool:
    """Whether a line, as it stands in the source, is page furniture or a page number."""
    return is_furniture_line(compact_text(line, 0, len(line)))


def is_furniture_line(line: str) -> bool:
    """The same of a line in compact form."""
    if len(line) > _LONGEST or "。" in line:
        return False
    return _marks().search(line) is not None or _PAGE_NUMBER.fullmatch(line) is not None
