"""Sentences with their documents masked, as tokens that tell what is done with each document."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.cues import either
from ingest.report import Span
from ingest.steering import steering
from ingest.tokens import COMMAS, MASK, TITLE, tokenize
from ingest.word_lists import read_word_lists

_LONGEST_LEAD = 4  # letters before a sentence's first title with which it goes on with the list before
_CONTEXT = 150  # code points around the documents of a sentence that can tell their roles
_NOT_A_MASK = "\ue001"  # for the same sign in a text: pages in GB18030 may hold private letters

# The mark of a list at the start of a line: "一是", "十二、", "第三", "首先", "（二）", "3.", "①", "——"
_MARK = (
    r"[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]|首先|其次"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|[①-⑳]|——"
)
_STOPS = "。；;！!？?"
_SIGNS = _STOPS + COMMAS
_COMMAS_AND_DENG = COMMAS + "等"
_LAST_STOP = re.compile(rf"(?s:.*)[{_STOPS}\n]")  # a stretch up to its last stop: "甲。乙；|丙"
_LAST_SIGN = re.compile(rf"(?s:.*)[{_STOPS}，,\n]")  # the same, commas too: "甲。乙，|丙"
# The end of a sentence: a stop, or a line break before a blank line or a mark, or after a colon
_END = re.compile(
    rf"[。；;！!？?\n](?:(?<!\n)|(?=[^\S\n]*(?:\n|{_MARK}))|(?<=[：:]\n))"  # "。", "：\n", "\n" of "\n二是"
)
# After a document: "（以下简称《条例》）" gives its short form
_ALIAS = re.compile(r"[（(](?:以下|下文|下)?(?:统一?)?(?:简)?称(?:为|作)?[：:]?")
# After a document: "(东工信〔2021〕174号)", "(试行)"; "(已废止)" is kept
_NOTED = (f"{MASK}(", f"{MASK}（")
_ASIDE = re.compile(rf"{MASK}([（(](?!现?已|均已)[^（(）){MASK}]{{0,60}}[）)])+")
_STATED = re.compile(rf"{MASK}[（(]((?:现|均)?已[^（(）){MASK}]{{1,20}})[）)]")
_COMMA = re.compile(f"[{COMMAS}]")
_NO_WORDS = re.compile(r"[\s“”\"'‘’()（）]+")  # white space, quotes and brackets: "（"


class Sentence:
    """The tokens of one sentence that can tell what is done with its `documents`.

    `kinds` has a letter for each of the `words`. Both end with the last document until `read_on` adds what
    stands behind it, which is seldom asked for.
    """

    __slots__ = ("_end", "_free", "_is_read", "_masked", "_text", "documents", "kinds", "words")

    def __init__(self, text: str, documents: tuple[Span, ...], free: int, end: int) -> None:
        """`free` is where the text begins that no earlier sentence takes up, `end` where this one ends."""
        self._text, self.documents, self._free, self._end = text, documents, free, end
        self._masked: str | None = None
        self._is_read = False
        if len(documents) > 1 or _may_be_noted(text, documents[0].end):
            head = self._head_and_tail()[0]
        else:
            head = _clause_before(text, free, documents[0].start)
        self.kinds, self.words = tokenize(_NO_WORDS.sub("", head))
        self.kinds += TITLE
        self.words.append(MASK)

    @property
    def sign_behind(self) -> str:
        """The sign behind the last document and, where they were read, its notes: ， of 《办法》（试行），"""
        if self._masked is not None:
            return self._head_and_tail()[1][:1]
        last = self.documents[-1].end
        return self._text[last : last + 1]

    def read_on(self) -> None:
        """Add the tokens behind the last document."""
        if not self._is_read:
            kinds, words = tokenize(self._behind())
            self.kinds += kinds
            self.words += words
            self._is_read = True

    def goes_on_from(self, before: "Sentence") -> bool:
        """Whether it can go on with the list that ended the sentence before: 修订《…》；《…》；."""
        return self._begins_at_once() and not before._behind().strip(_COMMAS_AND_DENG)

    def _begins_at_once(self) -> bool:
        """Whether few words stand between the sentence's first document and the sentence before."""
        place = self.documents[0].start
        start = _start(self._text, self._free, place)
        if not start or self._text[start - 1].strip() not in ("；", ";", ""):
            return False
        lead = self._text[max(start, place - _CONTEXT) : place]
        return len("".join(lead.split())) <= _LONGEST_LEAD

    def _behind(self) -> str:
        """The words behind the last document."""
        return _NO_WORDS.sub("", _first_clauses(*self._head_and_tail())).rstrip(_STOPS)

    def _head_and_tail(self) -> tuple[str, str]:
        """The masked sentence before and behind its last document."""
        if self._masked is None:
            self._masked = _masked(self._text, self.documents, self._free, self._end)
        head, _, tail = self._masked.rpartition(MASK)
        return head, tail


def find_sentences(text: str, documents: tuple[Span, ...]) -> Iterator[Sentence]:
    """The sentences of `text` that hold one of the documents, whose spans are in order and apart."""
    text = text.replace(MASK, _NOT_A_MASK)
    first = free = 0
    while first < len(documents):
        end, behind = _end(text, documents, first)
        yield Sentence(text, documents[first:behind], free, end)
        first, free = behind, end


def _end(text: str, documents: tuple[Span, ...], first: int) -> tuple[int, int]:
    """Where the sentence of a document ends, and the next document; stops inside documents end none."""
    end = _stop_behind(text, documents[first].end)
    behind = first + 1
    while behind < len(documents) and (document := documents[behind]).start < end:
        if document.end >= end:
            end = _stop_behind(text, document.end)
        behind += 1
    return end, behind


def _stop_behind(text: str, place: int) -> int:
    """Where the sentence that is not yet over at `place` ends, its stop included."""
    stop = _END.search(text, place)
    return stop.end() if stop is not None else len(text) + 1


def _start(text: str, free: int, place: int) -> int:
    """Where the sentence of a document at `place` begins: behind a stop, not before `free`."""
    return _behind_last(_LAST_STOP, text, free, place)


def _behind_last(sign: re.Pattern[str], text: str, free: int, place: int) -> int:
    """The place behind the last sign before `place`, not before `free`; a line break may be no sign."""
    while found := sign.match(text, free, place):
        place = found.end()
        if text[place - 1] != "\n" or _END.match(text, place - 1):
            return place
        place -= 1
    return free


def _may_be_noted(text: str, end: int) -> bool:
    """Whether brackets may stand behind a document that ends there: 《办法》 (试行)."""
    sign = text[end : end + 1]
    return sign in "(（" or sign.isspace()


def _masked(text: str, documents: tuple[Span, ...], free: int, end: int) -> str:
    """The sentence from the last clause before its documents on, a mask for each, without white space."""
    last = documents[-1].end
    parts = [_clause_before(text, free, documents[0].start)]
    parts += [text[before.end : after.start] for before, after in pairwise(documents)]
    parts.append(text[last : min(end, last + _CONTEXT)])
    masked = "".join(MASK.join(parts).split())
    if _NOTED[0] in masked or _NOTED[1] in masked:
        masked = _STATED.sub(rf"{MASK}\1,", masked)
        masked = _ALIAS.sub("、", _ASIDE.sub(MASK, masked))
    return masked


def _clause_before(text: str, free: int, place: int) -> str:
    """The words before a document in which its verb is looked for: over commas only where a copula is."""
    start = _behind_last(_LAST_SIGN, text, free, place)
    nearest = place - _CONTEXT
    if start <= nearest:
        return text[nearest:place]
    if start == free or text[start - 1] not in "，," or not _copulas().search(text, start, place):
        return text[start:place]
    lead = text[max(_start(text, free, start), nearest) : place]
    clauses = _COMMA.split(lead[::-1], maxsplit=3)
    return lead if len(clauses) <= 3 else lead[len(clauses[3]) :]


def _first_clauses(head: str, tail: str) -> str:
    """The words behind the last document to the first comma, to the second where a word such as 对 stands
    before it or a reason behind it, and a letter more: no verb is looked for farther on."""
    comma = _COMMA.search(tail)
    if comma is not None and (tail.startswith(steering().reasons) or _reaching().search(head)):
        comma = _COMMA.search(tail, comma.end())
    return tail if comma is None else tail[: comma.end() + 1]


@cache
def _reaching() -> re.Pattern[str]:
    steering = read_word_lists("roles")["steering"]
    return re.compile(either([*steering["about"], *steering["topic"]]))


@cache
def _copulas() -> re.Pattern[str]:
    return re.compile(either(read_word_lists("roles")["steering"]["copulas"]))
