"""Lines of printed pages joined to paragraphs again, by where they stand on the page."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# A page's number alone on its line: "— 3 —", "3", "第3页 共12页", "3/12"
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*第?\s*\d{1,4}\s*(?:页|/\s*\d{1,4})?[,，\s]*(?:共\s*\d{1,4}\s*页)?[-—–－·\s]*"
)
_DIGITS = re.compile(r"\d+")
# The mark of an item, which begins a paragraph even without an indent: "（一）", "3.", "一、"
_MARK = re.compile(
    r"[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]"
)
_STOPS = "。；;：:！？!?”）)》"
_EDGE = 3  # lines at the top and the bottom of a page among which running heads stand
_FEWEST_REST = 8  # of so many paragraphs of one line, at least one goes on at the left margin
_SLACK = 1.6  # widths of a letter by which a full line may end before the margin


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; places in points, `top` from the page's top, `size` the height of its letters."""

    text: str
    left: float
    right: float
    top: float
    size: float


def join_lines(pages: list[list[Line]]) -> str:
    """The paragraphs of the pages, one on each line of the result."""
    lines = [line for page in _without_running_heads(pages) for line in page]
    if not lines:
        return ""
    left, right = _margins(lines)
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        if _same_row(before, line):
            paragraphs[-1] += "\t" + line.text
        elif _goes_on(before, line, left, right):
            paragraphs[-1] = _glue(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return "\n".join(paragraphs)


def _without_running_heads(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages without page numbers and without lines that head or foot most pages."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    most = max(2, (len(pages) + 1) // 2)
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        yield [
            line for line in page if id(line) not in edges or not _running(line, counts[_key(line)] >= most)
        ]


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top)


def _running(line: Line, repeated: bool) -> bool:
    return repeated or _PAGE_NUMBER.fullmatch(line.text) is not None


def _margins(lines: list[Line]) -> tuple[float, float]:
    """The left and right margin of the running text: where lines go on, and where full lines end."""
    lefts = Counter(round(line.left) for line in lines if len(line.text) > 5)
    most = max(lefts.values(), default=0)
    left = min((place for place, count in lefts.items() if count * _FEWEST_REST >= most), default=0)
    flush = [line for line in lines if line.left < left + _SLACK * line.size]
    return left, _usual_end([round(line.right) for line in flush], _SLACK * lines[len(lines) // 2].size)


def _usual_end(rights: list[int], slack: float) -> float:
    """The middle of the places near each other where most lines end: half letters shift full lines, and
    short lines that recur, such as labels, end far before them."""
    near = ([other for other in rights if place - slack <= other <= place] for place in sorted(set(rights)))
    densest = max(near, key=len, default=[])
    return sorted(densest)[len(densest) // 2] if densest else 0


def _same_row(before: Line, line: Line) -> bool:
    return abs(before.top - line.top) < 0.3 * line.size and line.left >= before.right


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a line is the rest of the one before it: that one is full, and this one is not indented."""
    letter = _letter(before)
    full = before.right >= right - _SLACK * letter
    indented = line.left > left + 0.8 * letter
    if not full or indented or abs(before.size - line.size) > 0.25 * before.size:
        return False
    ends = before.text[-1] in _STOPS or before.text.endswith("方面")  # a full line may be an area's heading
    return not (ends and _MARK.match(line.text))


def _letter(line: Line) -> float:
    """The width of a full letter: the size, or less where the line's box is higher than its letters."""
    return min(line.size, (line.right - line.left) / max(1, len(line.text)) * 1.2) or line.size


def _glue(before: str, line: str) -> str:
    """Joined without a space, except between two words of Latin letters."""
    space = (
        " "
        if before[-1:].isascii() and before[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        else ""
    )
    return before + space + line
