"""Regulations named in running text without brackets: 中央八项规定, 政府采购法."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.authority.regulations import load_regulations
from ingest.compact import Compact, fold
from ingest.cues import either
from ingest.report import Span
from ingest.trie import trie_pattern
from ingest.word_lists import read_word_lists

# A form that says by its first words whose it is: "中央八项规定", "党政机关厉行节约反对浪费条例"
_DISTINCT = re.compile(r"中共|中国|中央|中华|党政|党的|党委|党组|领导干部|关于|国务院|全国")
# The owner of a local rule of a like name: "省|信访工作条例", "我局|公务员考核规定"; not "全市", "各省"
_OWNER = re.compile(r"(?<![全各])[省市县区州旗镇乡村局厅院校]$")
_SHORT = 6  # a rule's short form up to this length is easily a part of a longer name
_TINY = 3
# An expression of that many letters before a name is enough to know the word before it
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    left: re.Pattern[str]
    right: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _names() -> _Names:
    lists = read_word_lists("known_names")
    return _Names(
        pattern=re.compile(trie_pattern(_forms(lists))),
        left=re.compile(f"(?:{either(lists['left_words'])})$"),
        right=tuple((ending, re.compile(either(words))) for ending, words in lists["right_words"].items()),
    )


def _forms(lists: dict[str, Any]) -> Iterator[str]:
    for form in load_regulations().known_names():
        name = fold("".join(form.split()))
        for ending in lists["endings_outside_the_name"]:
            name = name.removesuffix(ending)
        if name not in lists["only_bracketed"] and "(" not in name:
            yield from {name, name.replace("“", '"').replace("”", '"')}


def find_known_names(text: str, taken: tuple[Span, ...]) -> tuple[Span, ...]:
    """Names of known regulations outside the `taken` spans, which are in order: the longest at each place."""
    return tuple(span for start, end in _gaps(taken, len(text)) for span in _in_stretch(text, start, end))


def _gaps(taken: tuple[Span, ...], length: int) -> Iterator[tuple[int, int]]:
    place = 0
    for span in taken:
        if span.start > place:
            yield place, span.start
        place = max(place, span.end)
    yield place, length


def _in_stretch(text: str, start: int, end: int) -> Iterator[Span]:
    names, compact = _names(), Compact.of(text, start, end)
    for match in names.pattern.finditer(compact.text):
        if not _stands_alone(compact.text, match, names):
            continue
        span = compact.span(match.start(), match.end())
        if not _BREAK.search(span.of(text)):
            yield span


# A paragraph's end inside a name: two line breaks with or without spaces between them
_BREAK = re.compile(r"\n\s*\n")


def _stands_alone(text: str, match: re.Match[str], names: _Names) -> bool:
    name, after = match[0], match.end()
    if any(name.endswith(ending) and words.match(text, after) for ending, words in names.right):
        return False
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or _DISTINCT.match(name):
        return True
    law = name.endswith(("法", "法典"))
    if len(name) <= _TINY or (not law and len(name) <= _SHORT):
        return names.left.search(before) is not None
    return law or _OWNER.search(before) is None
