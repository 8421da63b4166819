"""Regulations named in running text without brackets: 中央八项规定, 政府采购法."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.authority.regulations import Regulations, load_regulations
from ingest.cues import either
from ingest.report import Span
from ingest.word_lists import read_word_lists

# A form that says by its first words whose it is: "中央八项规定", "党政机关厉行节约反对浪费条例"
_DISTINCT = re.compile(r"中共|中国|中央|中华|党政|党的|党委|党组|领导干部|关于|国务院|全国")
# The owner of a local rule of a like name: "省|信访工作条例", "我局|公务员考核规定"; not "全市", "各省"
_OWNER = re.compile(r"(?<![全各])[省市县区州旗镇乡村局厅院校]$")
_SHORT = 6  # a rule's short form up to this length is easily a part of a longer name
_TINY = 3
_BEFORE = 8  # letters before a name that are enough to know the word there
_REACH = 120  # code points in which the longest name stands, its line breaks and indents with it
# A paragraph's end: two line breaks with or without spaces between them
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of an authority's regulations, by their endings with the lengths from long to short.

    `before` and `behind` are the words around a name that leave it whole, or make it a part of another word.
    """

    regulations: Regulations
    names: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    last_letters: re.Pattern[str]
    before: re.Pattern[str]
    behind: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]

    @classmethod
    def of(cls, regulations: Regulations) -> "KnownNames":
        """The names by which text may call these regulations."""
        lists = read_word_lists("known_names")
        names = frozenset(_forms(regulations, lists))
        verbs = [word for words in read_word_lists("roles")["verbs"].values() for word in words]
        return cls(
            regulations=regulations,
            names=names,
            lengths=_all_lengths(names),
            last_letters=re.compile(
                "|".join(_last_letter(last, names) for last in sorted({n[-1] for n in names}))
            ),
            before=re.compile(f"(?:{either([*lists['left_words'], *verbs])})$"),
            behind=tuple(_behind(ending, words, lists) for ending, words in lists["right_words"].items()),
        )


@cache
def built_in_names() -> KnownNames:
    """The names of the package's own authority."""
    return KnownNames.of(load_regulations())


def _forms(regulations: Regulations, lists: dict[str, Any]) -> Iterator[str]:
    for form in regulations.known_names():
        name = "".join(form.split())
        for ending in lists["endings_outside_the_name"]:
            name = name.removesuffix(ending)
        if len(name) > 1 and name not in lists["only_bracketed"] and "（" not in name:
            yield from (name, name.replace("“", '"').replace("”", '"'))


def _all_lengths(names: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """Last three letters, or both of a name of two -> the lengths of the names that end so."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[-3:], set()).add(len(name))
    return {ending: tuple(sorted(found, reverse=True)) for ending, found in lengths.items()}


def _last_letter(last: str, names: frozenset[str]) -> str:
    r"""The last letter of names behind the two before it, or white space: 例(?<=[\s作]条例|.\s例)."""
    ends = [name[-3:-1] for name in names if name[-1] == last]
    second = re.escape("".join(sorted({end[-1] for end in ends})))
    last = re.escape(last)
    if any(len(end) == 1 for end in ends):  # anything stands before a name of two letters
        return rf"{last}(?<=[\s{second}]{last})"
    third = re.escape("".join(sorted({end[0] for end in ends})))
    return rf"{last}(?<=[\s{third}][{second}]{last}|(?s:.)\s{last})"


def _behind(
    ending: str, words: list[str], lists: dict[str, Any]
) -> tuple[str, re.Pattern[str], frozenset[str]]:
    free = frozenset(word for word in lists["free_right"] if word.startswith(tuple(words)))
    return ending, re.compile(either([*words, *free])), free


def find_known_names(text: str, taken: tuple[Span, ...], known: KnownNames | None = None) -> tuple[Span, ...]:
    """Names of known regulations outside the `taken` spans, which are in order: the longest at each place."""
    known = known or built_in_names()
    found: list[Span] = []
    for end, free in _ends_outside(text, taken, known):
        span = _name_that_ends(text, end, known)
        if span is None or free > span.start:
            continue
        while found and span.start <= found[-1].start:
            found.pop()
        if not found or found[-1].end <= span.start:
            found.append(span)
    return tuple(span for span in found if _stands_alone(text, span, known))


def _ends_outside(text: str, taken: tuple[Span, ...], known: KnownNames) -> Iterator[tuple[int, int]]:
    """Where a name may end outside the `taken` spans, each place with the end of the span before it."""
    spans = iter((*taken, Span(len(text), len(text))))
    start, behind = next(spans)
    free = 0
    for last in known.last_letters.finditer(text):
        end = last.end()
        while start < end:
            free = behind
            start, behind = next(spans)
        if free < end:
            yield end, free


def _name_that_ends(text: str, end: int, known: KnownNames) -> Span | None:
    """The longest name that ends there, white space inside it or not."""
    ending = text[max(0, end - 3) : end]
    if ending.isalnum() and not _lengths(ending, known):
        return None
    before = text[max(0, end - _REACH) : end]
    letters = "".join(before.split())
    for length in _lengths(letters[-3:], known):
        if length <= len(letters) and letters[-length:] in known.names:
            span = Span(end - _extent(before, length), end)
            return None if _BREAK.search(text, *span) else span
    return None


def _lengths(ending: str, known: KnownNames) -> tuple[int, ...]:
    """The lengths of the names that end in these three letters, or in the last two and have no more."""
    return known.lengths.get(ending, ()) + known.lengths.get(ending[-2:], ())


def _extent(before: str, length: int) -> int:
    """How many code points the last letters take up, with the white space between them."""
    extent = 0
    while length:
        extent += 1
        length -= not before[-extent].isspace()
    return extent


def _stands_alone(text: str, span: Span, known: KnownNames) -> bool:
    """Whether the name is no part of another word or of the name of another rule."""
    name = "".join(span.of(text).split())
    if any(
        name.endswith(ending) and _goes_on(text, span, words, free) for ending, words, free in known.behind
    ):
        return False
    before = "".join(text[max(0, span.start - _BEFORE) : span.start].split())
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or _DISTINCT.match(name):
        return True
    law = name.endswith(("法", "法典"))
    if len(name) <= _TINY or (not law and len(name) <= _SHORT):
        return known.before.search(before) is not None
    return law or _OWNER.search(before) is None


def _goes_on(text: str, span: Span, words: re.Pattern[str], free: frozenset[str]) -> bool:
    """Whether a word behind the name makes it a part of another: 会计法|规, not 会计法|规定."""
    behind = words.match(text, span.end)
    return behind is not None and behind[0] not in free
