"""What stands in brackets or quotes: a mark in there counts nothing of the text around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.marks import Mark

_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】"}
# （ ） 《 》 “ ” and the line breaks that end them all
_SIGN = re.compile(r"[（）()《》“”〔〕【】\n\r]")


class Enclosed:
    """What stands in brackets or quotes that close in the same line: （即：1.甲；2.乙）, 《…》, “…”."""

    def __init__(self, intervals: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in intervals]
        self._ends = [end for _, end in intervals]

    def covers(self, mark: Mark) -> bool:
        index = bisect_right(self._starts, mark.start) - 1
        if index < 0 or mark.end > self._ends[index]:
            return False
        return (mark.start, mark.end) != (
            self._starts[index],
            self._ends[index],
        ) and mark.start > self._starts[index]


def find_enclosed(text: str, start: int, end: int) -> Enclosed:
    """The outermost enclosed stretches in order; a bracket that its line does not close encloses nothing."""
    intervals: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text, start, end):
        sign = match.group()
        if sign in _PAIRS:
            opened.append((_PAIRS[sign], match.start()))
        elif sign in "\n\r":
            opened.clear()
        else:
            _close(intervals, opened, sign, match.end())
    return Enclosed(intervals)


def _close(intervals: list[tuple[int, int]], opened: list[tuple[str, int]], sign: str, end: int) -> None:
    """Match a closing sign with the last opening of its kind, a few signs back at most."""
    for back in range(1, min(len(opened), 4) + 1):
        if opened[-back][0] == sign:
            begin = opened[-back][1]
            del opened[-back:]
            while intervals and intervals[-1][0] > begin:
                intervals.pop()
            intervals.append((begin, end))
            return
