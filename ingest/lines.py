"""The lines of a text, trimmed, with their places; which of them are page furniture."""

import re
from typing import NamedTuple

BLANK = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_BREAKS = r"\n\r\f\v\x1c-\x1e\x85\u2028\u2029"  # what ends a line: form feeds and the Unicode separators too
# The words of one line, from the first to the last character that is not white space.
_LINE = re.compile(rf"[^{BLANK}](?:[^{_BREAKS}]*[^{BLANK}])?")
# A page number alone in its line: "- 3 -", "12", "第3页", "第 3 页 共 12 页", "— 5 —", "3/12".
_PAGE_NUMBER = re.compile(r"[-—－–·~\s]*(?:第\s*)?\d{1,4}\s*页?(?:[\s,，/]*共?\s*\d{1,4}\s*页?)?[-—－–·~\s]*")

_LONGEST_NUMBER = 20  # characters of the longest line that is a page number


class Line(NamedTuple):
    """One line without the white space around it: `[start, end)` in code points, and its text."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold more than white space, page numbers left out."""
    return tuple(
        Line(*match.span(), match.group())
        for match in _LINE.finditer(text)
        if match.end() - match.start() > _LONGEST_NUMBER or not is_page_number(match.group())
    )


def is_page_number(line: str) -> bool:
    """Whether a trimmed line is a page number and nothing else."""
    return len(line) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(line) is not None


def trim(text: str, start: int, end: int, also: str = "") -> tuple[int, int]:
    """Narrow `[start, end)` past white space on both sides, and past the characters of `also` at its end."""
    drop = BLANK + also if also else BLANK
    while end > start and text[end - 1] in drop:
        end -= 1
    while start < end and text[start] in BLANK:
        start += 1
    return start, end
