"""What stands in brackets or quotes: a mark in there counts nothing of the text around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence


def _pair(opening: str, closing: str) -> str:
    """An expression for what two signs enclose in one line, a pair inside it allowed: （甲（乙）丙）"""
    plain = rf"[^{opening}{closing}\n\r]*+"
    rest = rf"{plain}(?:[{opening}]{plain}[{closing}]{plain})*+[{closing}]"
    return "|".join(re.escape(sign) + rest for sign in opening)


# （…） 《…》 “…” 〔…〕 【…】; possessive, so a sign that nothing closes costs one look to the next. Each
# begins with one character, so that a search only looks at these.
_ENCLOSED = re.compile("|".join(map(_pair, ("（(", "《", "“", "〔", "【"), ("）)", "》", "”", "〕", "】"))))


class Enclosed:
    """What stands in brackets or quotes that close in the same line: （即：1.甲；2.乙）, 《…》, “…”."""

    def __init__(self, intervals: Sequence[tuple[int, int]]) -> None:
        self._starts: Sequence[int] = ()
        self._ends: Sequence[int] = ()
        if intervals:
            self._starts, self._ends = zip(*intervals, strict=True)

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` stands inside one of them, behind its opening sign."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index] and start > self._starts[index]


def find_enclosed(text: str, start: int, end: int) -> Enclosed:
    """The outermost enclosed stretches in order; a bracket that its line does not close encloses nothing."""
    return Enclosed([match.span() for match in _ENCLOSED.finditer(text, start, end)])
