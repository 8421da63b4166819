"""Regulations named in running text without brackets: 中央八项规定, 政府采购法."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.authority.regulations import load_regulations
from ingest.cues import either
from ingest.report import Span
from ingest.word_lists import read_word_lists

# A form that says by its first words whose it is: "中央八项规定", "党政机关厉行节约反对浪费条例"
_DISTINCT = re.compile(r"中共|中国|中央|中华|党政|党的|党委|党组|领导干部|关于|国务院|全国")
# The owner of a local rule of a like name: "省|信访工作条例", "我局|公务员考核规定"; not "全市", "各省"
_OWNER = re.compile(r"(?<![全各])[省市县区州旗镇乡村局厅院校]$")
_SHORT = 6  # a rule's short form up to this length is easily a part of a longer name
_TINY = 3
_BEFORE = 6  # letters before a name that are enough to know the word there
_REACH = 120  # code points in which the longest name stands, its line breaks and indents with it
# A paragraph's end: two line breaks with or without spaces between them
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Names:
    """Names by their last letter, with their lengths from long to short; the words around them."""

    names: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    last_letters: re.Pattern[str]
    last_three: frozenset[str]
    left: re.Pattern[str]
    right: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _names() -> _Names:
    lists = read_word_lists("known_names")
    names = frozenset(_forms(lists))
    lengths = {
        last: {len(name) for name in names if name[-1] == last} for last in {name[-1] for name in names}
    }
    return _Names(
        names=names,
        lengths={last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()},
        last_letters=re.compile("|".join(_last_letter(last, names) for last in sorted(lengths))),
        last_three=frozenset(name[-3:] for name in names),
        left=re.compile(f"(?:{either(lists['left_words'])})$"),
        right=tuple((ending, re.compile(either(words))) for ending, words in lists["right_words"].items()),
    )


def _last_letter(last: str, names: frozenset[str]) -> str:
    """The last letter of names behind their last but one, or behind white space: 例(?<=[条\\s]例)."""
    before = "".join(sorted({name[-2] for name in names if name[-1] == last}))
    return f"{re.escape(last)}(?<=[\\s{re.escape(before)}]{re.escape(last)})"


def _forms(lists: dict[str, Any]) -> Iterator[str]:
    for form in load_regulations().known_names():
        name = "".join(form.split())
        for ending in lists["endings_outside_the_name"]:
            name = name.removesuffix(ending)
        if name not in lists["only_bracketed"] and "（" not in name:
            yield from (name, name.replace("“", '"').replace("”", '"'))


def find_known_names(text: str, taken: tuple[Span, ...]) -> tuple[Span, ...]:
    """Names of known regulations outside the `taken` spans, which are in order: the longest at each place."""
    found: list[Span] = []
    starts = [span.start for span in taken]
    for last in _names().last_letters.finditer(text):
        span = _name_that_ends(text, last.end(), last[0])
        if span is None or _is_taken(span, taken, starts):
            continue
        while found and span.start <= found[-1].start:
            found.pop()
        if not found or found[-1].end <= span.start:
            found.append(span)
    return tuple(span for span in found if _stands_alone(text, span))


def _name_that_ends(text: str, end: int, last: str) -> Span | None:
    """The longest name that ends there, white space inside it or not."""
    names = _names()
    before = text[max(0, end - _REACH) : end]
    letters = "".join(before.split())
    if letters[-3:] not in names.last_three and letters[-2:] not in names.names:
        return None
    fitting = (length for length in names.lengths[last] if length <= len(letters))
    length = next((length for length in fitting if letters[-length:] in names.names), 0)
    if not length:
        return None
    span = Span(end - _extent(before, length), end)
    return None if _BREAK.search(span.of(text)) else span


def _extent(before: str, length: int) -> int:
    """How many code points the last letters take up, with the white space between them."""
    extent = 0
    while length:
        extent += 1
        length -= not before[-extent].isspace()
    return extent


def _is_taken(span: Span, taken: tuple[Span, ...], starts: list[int]) -> bool:
    before = bisect_right(starts, span.end - 1) - 1
    return before >= 0 and taken[before].end > span.start


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the name is no part of another word or of the name of another rule."""
    names, name = _names(), "".join(span.of(text).split())
    if any(name.endswith(ending) and words.match(text, span.end) for ending, words in names.right):
        return False
    before = "".join(text[max(0, span.start - _BEFORE) : span.start].split())
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or _DISTINCT.match(name):
        return True
    law = name.endswith(("法", "法典"))
    if len(name) <= _TINY or (not law and len(name) <= _SHORT):
        return names.left.search(before) is not None
    return law or _OWNER.search(before) is None
