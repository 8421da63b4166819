"""Titles between brackets: 《…》, and 《》 〈〉 <> within them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.report import Span

_FAMILY = {"《": "《", "》": "《", "〈": "〈", "〉": "〈", "<": "<", ">": "<", "＜": "<", "＞": "<"}
_OPENERS = frozenset("《〈<＜")

_PLAIN = r"《[^《》〈〉<>＜＞。；;\n]{1,240}》"  # a title without brackets in it: "《办法》"
# Outside titles: a title, or a bracket that opens one; each branch begins with a letter, for speed
_OUTSIDE = re.compile(rf"{_PLAIN}|《|〈")
# Inside: also other brackets, and what no title holds: "〉", "。", a blank line
_INSIDE = re.compile(rf"{_PLAIN}|[《》〈〉<>＜＞。；;]|\n[ \t\r\u3000]*\n")
_LETTER = re.compile(r"[^\W_]")
_LONGEST = 240  # code points; the longest titles in use have about 90, line breaks and indents apart
_DEEPEST = 8


class Title(NamedTuple):
    """A title between its brackets. `outer` is the whole outermost title, brackets included."""

    span: Span
    outer: Span
    nested: bool


def find_titles(text: str) -> tuple[Title, ...]:
    """All bracketed titles in the order of their first letters; unclosed brackets hold none."""
    return tuple(sorted(_titles(text), key=lambda title: (title.span.start, -title.span.end)))


def _titles(text: str) -> Iterator[Title]:
    stack: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    end = 0
    while sign := (_INSIDE if stack else _OUTSIDE).search(text, end):
        at, end = sign.span()
        mark = text[at]
        if mark == "《" and end - at > 2:
            if stack:
                closed.append((at, end - 1))
            elif (span := _trimmed(text, at + 1, end - 1)) is not None:
                yield Title(span, Span(at, end), nested=False)
        elif mark in _OPENERS:
            stack = _opened(stack, mark, at)
        elif (family := _FAMILY.get(mark)) is None:
            stack = []
            yield from _nest(text, closed)
            closed = []
        elif (depth := _depth_of(stack, family, at)) is not None:
            closed.append((stack[depth][1], at))
            stack = stack[:depth]
            if not stack:
                yield from _nest(text, closed)
                closed = []
    yield from _nest(text, closed)


def _opened(stack: list[tuple[str, int]], mark: str, at: int) -> list[tuple[str, int]]:
    """The stack with one more opener. A <, and a 〈 or 《 too deep, is a sign of something else."""
    live = [entry for entry in stack if at - entry[1] <= _LONGEST][-_DEEPEST:]
    if _FAMILY[mark] == "<" and not live:
        return live
    return [*live, (_FAMILY[mark], at)]


def _depth_of(stack: list[tuple[str, int]], family: str, at: int) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][0] == family:
            return depth if at - stack[depth][1] <= _LONGEST else None
    return None


def _nest(text: str, pairs: list[tuple[int, int]]) -> Iterator[Title]:
    """Titles of the pairs that closed together; the inner ones closed first."""
    outer: tuple[int, int] | None = None
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    for start, end in pairs:
        inside = outer is not None and end <= outer[1]
        if not inside:
            outer = (start, end)
        assert outer is not None
        if text[outer[0]] in "<＜":  # its own outer bracket never closed
            outer = None
        elif (span := _trimmed(text, start + 1, end)) is not None:
            yield Title(span, Span(outer[0], outer[1] + 1), nested=inside)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where no letter or digit is left."""
    content = text[start:end]
    bare = content.strip()
    if not bare[:1].isalnum() and not _LETTER.search(bare):
        return None
    if len(bare) == len(content):
        return Span(start, end)
    start += content.index(bare)
    return Span(start, start + len(bare))
