"""The lines of a text, trimmed, with their places; which of them are page furniture."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

BLANK = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
# A page number alone in its line: "- 3 -", "12", "第3页", "第 3 页 共 12 页", "— 5 —", "3/12".
_PAGE_NUMBER = re.compile(r"[-—－–·~\s]*(?:第\s*)?\d{1,4}\s*页?(?:[\s,，/]*共?\s*\d{1,4}\s*页?)?[-—－–·~\s]*")

_NUMBER_ENDS = "页-—－–·~"  # what ends one beside a digit
_LONGEST_NUMBER = 20  # characters of the longest line that is a page number


class Line(NamedTuple):
    """One line without the white space around it: `[start, end)` in code points, and its text."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold more than white space, page numbers left out.

    Form feeds and the Unicode separators end a line too, as `str.splitlines` has it.
    """
    found: list[Line] = []
    new, at = tuple.__new__, 0  # takes half the time of Line(…), which is a fifth of all here
    for raw in text.splitlines(keepends=True):
        words = raw.strip(BLANK)
        if words:
            length = len(words)
            start = at + raw.index(words[0])
            if length > _LONGEST_NUMBER or not is_page_number(words):
                found.append(new(Line, (start, start + length, words)))
        at += len(raw)
    return tuple(found)


def between(lines: Sequence[Line], start: int, end: int) -> range:
    """The indices of the lines that begin in ``[start, end)``."""
    return range(bisect_left(lines, (start,)), bisect_left(lines, (end,)))


def is_page_number(line: str) -> bool:
    """Whether a trimmed line is a page number and nothing else."""
    if len(line) > _LONGEST_NUMBER or not (line[-1:].isdecimal() or line[-1:] in _NUMBER_ENDS):
        return False
    return _PAGE_NUMBER.fullmatch(line) is not None


def trim(text: str, start: int, end: int, drop: str = BLANK) -> tuple[int, int]:
    """Narrow `[start, end)` past white space on both sides; `drop`: all that goes at its end."""
    while end > start and text[end - 1] in drop:
        end -= 1
    while start < end and text[start] in BLANK:
        start += 1
    return start, end
