"""Sentences with their documents masked, as tokens that tell what is done with each document."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.cues import either
from ingest.report import Span
from ingest.steering import steering
from ingest.trie import trie_pattern
from ingest.word_lists import read_word_lists

_CONTEXT = 150  # code points around the documents of a sentence that can tell their roles
MASK = "\ue000"  # stands for one document in a sentence
_NOT_A_MASK = "\ue001"  # for the same sign in a text: pages in GB18030 may hold private letters

# The mark of a list at the start of a line: "一是", "十二、", "第三", "首先", "（二）", "3.", "①", "——"
_MARK = (
    r"[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]|首先|其次"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|[①-⑳]|——"
)
_STOP = re.compile(r"[。；;！!？?\n]")
_LAST_STOP = re.compile(rf"(?s:.*){_STOP.pattern}")  # a stretch up to its last stop: "甲。乙；|丙"
# A line break that ends a sentence: before a blank line, after a colon, or before a mark
_BREAK = re.compile(rf"\n(?:[^\S\n]*\n|(?<=[：:]\n)|(?=[^\S\n]*(?:{_MARK})))")
# After a document: "（以下简称《条例》）" gives its short form
_ALIAS = re.compile(r"[（(](?:以下|下文|下)?(?:统一?)?(?:简)?称(?:为|作)?[：:]?")
# After a document: "(东工信〔2021〕174号)", "(试行)"; "(已废止)" is kept
_NOTED = (f"{MASK}(", f"{MASK}（")
_ASIDE = re.compile(rf"{MASK}([（(](?!现?已|均已)[^（(）){MASK}]{{0,60}}[）)])+")
_STATED = re.compile(rf"{MASK}[（(]((?:现|均)?已[^（(）){MASK}]{{1,20}})[）)]")
_COMMA = re.compile("[，,：:]")
_QUOTES = re.compile(r"[“”\"'‘’()（）]")


class Token(NamedTuple):
    """A run of letters: `kind` is a word list's name, or title, comma, de, deng, le, other."""

    kind: str
    text: str


class Sentence(NamedTuple):
    """The tokens of one sentence that can tell what is done with its documents.

    `lead` is what stands before the first document, behind the sign `stop_before`.
    """

    tokens: tuple[Token, ...]
    documents: tuple[Span, ...]
    stop_before: str
    lead: str


_FIXED = {
    MASK: "title",
    ",": "comma",
    "，": "comma",
    ":": "comma",
    "：": "comma",
    "的": "de",
    "等": "deng",
    "等等": "deng",
}
_FIXED |= dict.fromkeys("了过后", "le")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Token]]:
    """The words that steer, as an expression that splits a sentence, and as tokens."""
    lists = read_word_lists("roles")
    steering = lists["steering"]
    kinds = dict.fromkeys(steering["adverbs"], "adverb")
    kinds |= dict.fromkeys(steering["nouns"], "noun") | dict.fromkeys(steering["courses"], "course")
    kinds |= {word: name for name, words in lists["verbs"].items() for word in words}
    for name in ("copulas", "negation", "conjunctions", "topic", "about", "disposal"):
        kinds |= dict.fromkeys(steering[name], name)
    kinds |= _FIXED
    tokens = {word: Token(kind, word) for word, kind in kinds.items()}
    return re.compile(f"({trie_pattern(kinds)})"), tokens


def tokenize(sentence: str) -> tuple[Token, ...]:
    """Cut a masked sentence (no white space) into tokens."""
    splitter, _ = _words()
    return tuple(map(_token, filter(None, splitter.split(sentence))))


@lru_cache(maxsize=16384)
def _token(part: str) -> Token:
    _, words = _words()
    return words.get(part) or Token("other", part)


def find_sentences(text: str, documents: tuple[Span, ...]) -> Iterator[Sentence]:
    """The sentences of `text` that hold one of the documents, whose spans are in order and apart."""
    text = text.replace(MASK, _NOT_A_MASK)
    first = end = 0
    while first < len(documents):
        place = documents[first].start
        start = _start(text, end, place)
        end, behind = _end(text, documents, first)
        inside = documents[first:behind]
        lead = text[max(start, place - _CONTEXT) : place]
        tokens = tokenize(_masked(text, lead, end, inside))
        yield Sentence(tokens, inside, text[max(start - 1, 0) : start], lead)
        first = behind


def _start(text: str, free: int, place: int) -> int:
    """Where the sentence of a document at `place` begins: behind a stop, not before `free`."""
    while stop := _LAST_STOP.match(text, free, place):
        place = stop.end() - 1
        if text[place] != "\n" or _BREAK.match(text, place):
            return place + 1
    return free


def _end(text: str, documents: tuple[Span, ...], first: int) -> tuple[int, int]:
    """Where the sentence of a document ends, and the next document; stops inside documents end none."""
    end = _stop_behind(text, documents[first].end)
    behind = first + 1
    while behind < len(documents) and documents[behind].start < end:
        if documents[behind].end >= end:
            end = _stop_behind(text, documents[behind].end)
        behind += 1
    return end, behind


def _stop_behind(text: str, place: int) -> int:
    """Where the sentence that is not yet over at `place` ends, its stop included."""
    while stop := _STOP.search(text, place):
        place = stop.end()
        if stop[0] != "\n" or _BREAK.match(text, place - 1):
            return place
    return len(text) + 1


def _masked(text: str, lead: str, end: int, documents: tuple[Span, ...]) -> str:
    last = documents[-1].end
    parts = [_last_clauses(lead), MASK]
    for before, after in pairwise(documents):
        parts += (text[before.end : after.start], MASK)
    parts.append(text[last : min(end, last + _CONTEXT)])
    masked = "".join("".join(parts).split())
    if _NOTED[0] in masked or _NOTED[1] in masked:
        masked = _STATED.sub(rf"{MASK}\1,", masked)
        masked = _ALIAS.sub("、", _ASIDE.sub(MASK, masked))
    return _QUOTES.sub("", _first_clauses(masked)).rstrip("。；;！!？?")


def _last_clauses(lead: str) -> str:
    """The words before a document in which its verb is looked for: over commas only where a copula is."""
    comma = max(lead.rfind("，"), lead.rfind(","))
    if comma < 0 or not _copulas().search(lead, comma):
        return lead[comma + 1 :]
    clauses = _COMMA.split(lead[::-1], maxsplit=3)
    return lead if len(clauses) <= 3 else lead[len(clauses[3]) :]


def _first_clauses(masked: str) -> str:
    """The sentence to the first comma behind the last document, to the second where a word such as 对 stands
    before it or a reason behind it, and a letter more: no verb is looked for farther on."""
    last = masked.rindex(MASK)
    comma = _COMMA.search(masked, last)
    reason = masked.startswith(steering().reasons, last + 1)
    if comma is not None and (reason or _reaching().search(masked, 0, last)):
        comma = _COMMA.search(masked, comma.end())
    return masked if comma is None else masked[: comma.end() + 1]


@cache
def _reaching() -> re.Pattern[str]:
    steering = read_word_lists("roles")["steering"]
    return re.compile(either([*steering["about"], *steering["topic"]]))


@cache
def _copulas() -> re.Pattern[str]:
    return re.compile(either(read_word_lists("roles")["steering"]["copulas"]))
