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
    found: list[Title] = []
    at: int | None = 0
    while at is not None and (opener := _plain_titles(text, at, found)) is not None:
        at = _nested_titles(text, opener, found)
    found.sort()  # few stand out of order; no two begin at one place
    return tuple(found)


def _plain_titles(text: str, start: int, found: list[Title]) -> int | None:
    """Add the titles without brackets in them, up to a bracket that opens another; where that one stands."""
    new = tuple.__new__  # takes half the time of Title(…)
    for sign in _OUTSIDE.finditer(text, start):
        at, end = sign.span()
        if end == at + 1:
            return at
        if (span := _trimmed(text, at + 1, end - 1)) is not None:
            found.append(new(Title, (span, new(Span, (at, end)), False)))
    return None


def _nested_titles(text: str, opener: int, found: list[Title]) -> int | None:
    """Add the titles of a bracket that opens at `opener`; where it and all in it is closed or given up, or
    None at the end of the text."""
    stack = [(_FAMILY[text[opener]], opener)]
    closed: list[tuple[int, int]] = []
    for sign in _INSIDE.finditer(text, opener + 1):
        stack = _after_sign(text, *sign.span(), stack, closed)
        if not stack:
            found += _nest(text, closed)
            return sign.end()
    found += _nest(text, closed)
    return None


def _after_sign(
    text: str, at: int, end: int, stack: list[tuple[str, int]], closed: list[tuple[int, int]]
) -> list[tuple[str, int]]:
    """The open brackets after a sign; what it closes is added to `closed`."""
    mark = text[at]
    if mark == "《" and end - at > 2:
        closed.append((at, end - 1))
        return stack
    if mark in _OPENERS:
        return _opened(stack, mark, at)
    if (family := _FAMILY.get(mark)) is None:
        return []
    if (depth := _depth_of(stack, family, at)) is None:
        return stack
    closed.append((stack[depth][1], at))
    return stack[:depth]


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
    if text[start].isalnum() and not text[end - 1].isspace():
        return Span(start, end)
    bare = text[start:end].strip()
    if not bare[:1].isalnum() and not _LETTER.search(bare):
        return None
    start = text.index(bare, start)
    return Span(start, start + len(bare))
