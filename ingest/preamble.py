"""Where a report says what was inspected: between the title and its first heading, or under an overview."""

import re

from ingest.compact import Compact
from ingest.furniture import is_furniture_line, lines_of
from ingest.report import Span
from ingest.title import Title

_HEADING = re.compile(
    r"\s{0,8}(?:[一二三四五六七八九]\s?、|[(（][一二三][)）]|[1１][.．、](?!\d)|第一部分|问题[一1１])"
)
# 一、提高政治站位, （一）统一思想, 1.学习不深入: the start of a line
_RUN_IN_HEADING = re.compile(r"(?<=[。:：])\s*一、")
# the same inside a line: …予以公布。一、提高政治站位
_INSPECTED = re.compile(r"巡[察视查].{0,40}?(?:进行|开展|反馈|组)|(?:进行|开展)了?.{0,20}巡[察视查]|回头看")
# any word of an inspection
_STRICT = re.compile(
    r"(?:对|进驻|接受)[^。]{2,200}?(?:进行|开展|实施|展开)了?[^。]{0,30}?(?:巡[察视查]|回头看)|反馈了?.{0,6}(?:意见|情况)"
)
# 对…进行了巡察, 反馈了巡察意见
_LONGEST = 3000  # code points of a preamble
_CUE = re.compile(r"[,，。;；]|根据|按照|依据|遵照|[省市县区]委|巡[察视查]组")
# what a sentence has and a date line or a site's name has not


def read_preamble(source: str, title: Title | None, head: int) -> Compact:
    """The words before the first heading after the title, without furniture; with the first section where
    the preamble itself is free of facts. `head` is how much of the source is looked at."""
    start = title.end if title is not None else 0
    headings = _headings(source, start, head)
    for end in headings[:3]:
        preamble = _between(source, start, end)
        if _STRICT.search(preamble.text):
            return preamble
    if headings:
        section = _between(source, start, headings[min(1, len(headings) - 1)])
        return section if _INSPECTED.search(section.text) else _between(source, start, headings[0])
    return _between(source, start, min(start + _LONGEST, head))


def _headings(source: str, start: int, head: int) -> list[int]:
    """Where the first headings of the highest rank stand, and the end of what is looked at."""
    limit = min(head, start + 2 * _LONGEST)
    lines = [line for line in lines_of(source, start, limit) if _HEADING.match(source, line.start)]
    found = [line.start for line in lines]
    run_in = _RUN_IN_HEADING.search(source, start, limit)
    if run_in is not None:
        found = sorted({*found, run_in.start()})
    return found


def _between(source: str, start: int, end: int) -> Compact:
    """The lines from the first that can be a sentence on, without furniture."""
    end = min(end, start + _LONGEST)
    lines = [line for line in lines_of(source, start, end) if not _is_furniture(source, line)]
    opening = next((i for i, line in enumerate(lines) if _CUE.search(source, line.start, line.end)), 0)
    return Compact.of_spans(source, lines[opening:])


def _is_furniture(source: str, line: Span) -> bool:
    return is_furniture_line(Compact.of(source, line.start, line.end).text)
