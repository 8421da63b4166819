"""Where a report says what was inspected: between the title and its first heading, or under an overview."""

import re

from ingest.compact import Compact, compact_text
from ingest.furniture import is_furniture_line, lines_of
from ingest.report import Span
from ingest.title import Title

_HEADING = re.compile(
    r"(?m)^[^\S\n]{0,60}(?P<mark>[一二三四五六七八九]\s?、|[(（][一二三1１][)）]|[1１][.．、](?!\d)|第一部分|问题[一1１])"
)
# 一、提高政治站位, （一）统一思想, 1.学习不深入: the start of a line
_RUN_IN_HEADING = re.compile(r"(?<=[。.:：])[ \t\u3000]{0,8}(?=一、)")
# the same inside a line: …予以公布。一、提高政治站位
_STRICT = re.compile(
    r"(?:对|进驻|接受)[^。]{2,200}?(?:进行|开展|实施|展开)了?[^。]{0,30}?(?:巡[察视查]|回头看)|反馈了.{0,6}(?:意见|情况)|向[^。]{2,60}反馈"
)
# 对…进行了巡察, 反馈了巡察意见
_SENT = re.compile(
    r"组[^。]{0,80}(?:对|进驻)[^。]{2,200}?(?:进行|开展|实施)了?[^。]{0,30}?(?:巡[察视查]|回头看)"
)
# the sentence itself, to be looked for under an overview: 县委第四巡察组对县司法局党组开展了常规巡察
_FED_BACK = re.compile(r"巡[察视][^。,]{0,6}组[^。,]{0,10}向[^。,]{2,40}反馈")
# the sentence on the feedback under an overview: 市委巡视二组向委党组反馈了巡视意见
_LONGEST = 3000  # code points of a preamble
_GLUED = 80  # code points of a line that has furniture and, behind it, the first sentence
_CUE = re.compile(r"[,，。;；]|根据|按照|依据|遵照|[省市县区]委|巡[察视查]组")
# what a sentence has and a date line or a site's name has not


def read_preamble(source: str, title: Title | None, head: int) -> Compact:
    """The words before the first heading after the title, without furniture; with the first section where
    the preamble itself is free of facts. `head` is how much of the source is looked at."""
    start = title.end if title is not None else 0
    limit = min(head, start + 2 * _LONGEST)
    first = _first_heading(source, start, limit)
    if first is None:
        return _between(source, start, min(start + _LONGEST, head))
    preamble = _between(source, start, first)
    if _STRICT.search(preamble.text):
        return preamble
    headings = _headings(source, start, limit)
    end = next((place for place in headings[1:] if source.startswith("二", place)), headings[-1])
    section = _between(source, start, end)
    return section if _SENT.search(section.text) or _FED_BACK.search(section.text) else preamble


def _first_heading(source: str, start: int, limit: int) -> int | None:
    """Where the first heading stands, at the start of a line or behind a full stop."""
    line = _HEADING.search(source, start, limit)
    end = line.start("mark") if line is not None else limit
    inside = _RUN_IN_HEADING.search(source, start, end + 1)
    return inside.end() if inside is not None else line.start("mark") if line is not None else None


def _headings(source: str, start: int, limit: int) -> list[int]:
    """Where all headings stand."""
    lines = {match.start("mark") for match in _HEADING.finditer(source, start, limit)}
    return sorted(lines | {match.end() for match in _RUN_IN_HEADING.finditer(source, start, limit)})


def _between(source: str, start: int, end: int) -> Compact:
    """The lines from the first that can be a sentence on, without furniture."""
    end = min(end, start + _LONGEST)
    lines = [line for line in lines_of(source, start, end) if not _is_furniture(source, line)]
    opening = next((i for i, line in enumerate(lines) if _CUE.search(source, line.start, line.end)), 0)
    return Compact.of_spans(source, lines[opening:])


def _is_furniture(source: str, line: Span) -> bool:
    if source.find("。", line.start, line.end) >= 0:
        return False
    words = compact_text(source, line.start, line.end)
    return is_furniture_line(words) and not (len(words) > _GLUED and _SENT.search(words))
