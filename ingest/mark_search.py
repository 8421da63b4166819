"""The marks of a text: 一、 （一） 1. （1） ① 一是 一要 首先 第一 —— 问题1：, wherever they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from ingest.cues import body_cues
from ingest.enclosed import find_enclosed
from ingest.lines import BLANK, Line
from ingest.marks import Mark, Place
from ingest.numerals import NUMERAL_CHARACTERS, chinese_to_int
from ingest.sequences import keep_sequences

MOST_MARKS = 6_000
"""So many marks are read at most; reports of this field have a few hundred."""

_HAN = "[一二三四五六七八九十百廿卅]{1,4}"
_ARABIC = "[0-9０-９]{1,3}"
_ADVERBS = {
    "首先": 1,
    "其次": 2,
    "再次": 3,
    "再者": 3,
    "最后": None,
    "其一": 1,
    "其二": 2,
    "其三": 3,
    "其四": 4,
    "其五": 5,
}
_AFTER_SENTENCE = "。；;！!？?：:"
_AFTER_CLAUSE = "，,、"
_ADVERB_SIGNS = "，,：:"
_NOTE_OPENINGS = {"】": "【", "）": "（", ")": "(", "]": "["}
_LONGEST_NOTE = 24  # characters of a note on the state that stands after its sentence
_CLOSERS = "”’\"'》〉）)】〕』」"
_PLACES: dict[str, Place | None] = {
    **dict.fromkeys(BLANK + _CLOSERS),
    **dict.fromkeys(_AFTER_SENTENCE + "\n\t", "sentence"),
    **dict.fromkeys(_AFTER_CLAUSE, "clause"),
    "": "sentence",
}
"""What the sign right before a mark says of its place; None: what stands before that sign says it. A tab stands
before the first mark of a table's cell, nothing before one that begins the text."""


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation for all styles; each begins with its own characters, so no text is read twice."""
    adverbs = "|".join(_ADVERBS)
    return re.compile(
        rf"""
        # 问题1： 反馈问题（二） 【问题3】 任务四、
        (?P<named>[【\[]?(?:{body_cues().numbered_words})\s?[（(]?(?:(?:{_HAN}|{_ARABIC})(?![0-9年月日个项条类起件%])(?![、和及]\s?(?:问题|[0-9一二三四五六七八九十]))|之[一二三四五六七八九十])[）)】\]]?[：:、.．，,]?[】\]]?[：:]?)
        # （一） (12) 【三】 ［2］
        |(?P<bracket>[（(〔【［\[]\s?(?:{_HAN}|{_ARABIC})\s?[）)〕】］\]][、.．]?)
        # 第一部分 第二章
        |第(?P<part>{_HAN})(?:部分|章|篇)[：:，,、]?
        # 第一个问题： 第3项  第一， 第二、 第三是
        |第(?P<ordinal>{_HAN}|{_ARABIC})(?:个问题|个方面|类问题|项问题)[：:，,、]?
        |第(?P<di>{_HAN})(?:[，,：:]|、(?!第)|是(?!否))
        # 一是 十二是
        |(?<![一二三四五六七八九十百第])(?P<is>{_HAN})\s?是(?!一是)[，,：:]?
        # 一要 二要
        |(?<![一二三四五六七八九十百第])(?P<yao>{_HAN})要(?![素点件务求领闻])
        # 一、 十二． 三.
        |(?<![一二三四五六七八九十百第])(?P<han>{_HAN})\s?[、．.]
        # 1.1 2．3 1.2.1 at the start of a line
        |(?<![0-9０-９.．,，/年月－-])(?P<decimal>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,2}})(?![0-9.．%％万亿千百元倍米公平吨版年月日个名人次项件户家条处座台辆份起场期、，,-])[.．、]?
        # 1. 12． 3、 4) ５） 一） where the page lost the opening bracket
        |(?<![0-9０-９.．,，/年月－-])(?P<dot>{_ARABIC})\s?[.．、](?![0-9０-９])
        |(?<![0-9０-９.．,，/年月－-])(?P<year>{_ARABIC})\s?[.．、](?=\s?[0-9０-９])
        |(?<![0-9０-９.．（(])(?P<half>{_ARABIC}|{_HAN})[）)]
        # ① ⑵ ㈢ ⒋
        |(?P<circled>[\u2460-\u249b\u2776-\u277f\u3220-\u3229])
        # 首先， 其次 最后：
        |(?P<adverb>{adverbs})[，,：:]?
        # —— － ● at the start of a line
        |(?P<dash>(?:[—―－–]{{1,3}}|[●■◆▲★▪•◎○·\u25cf-]\s?))
        """,
        re.VERBOSE,
    )


@cache
def _trigger() -> re.Pattern[str]:
    """A quick look at what may open a mark: one set of first characters, then what must follow each."""
    first = body_cues().numbered_first
    han, arabic = "一二三四五六七八九十百廿卅", "0-9０-９"
    return re.compile(
        rf"[{han}{arabic}（(〔【［\[第首其再最{first}\u2460-\u249b\u2776-\u277f\u3220-\u3229—―－–●■◆▲★▪•◎○·-]"
        rf"(?:(?<=[{han}])(?=[{han}]{{0,3}}\s?[是要、．.）)])|(?<=[{arabic}])(?=[{arabic}]{{0,2}}\s?[.．、）)])"
        rf"|(?<=[（(〔【［\[])(?=\s?[{han}{arabic}{first}])|(?<=第)(?=[{han}{arabic}])|(?<=首)(?=先)|(?<=最)(?=后)"
        rf"|(?<=[其再])(?=[次者一二三四五])|(?<=[\u2460-\u249b\u2776-\u277f\u3220-\u3229—―－–●■◆▲★▪•◎○·-])"
        rf"|(?<=[{first}])(?=[^，。\n]{{1,4}}[（(]?[之{han}{arabic}]))"
    )


_ANYWHERE: frozenset[Place] = frozenset(get_args(Place))
_LINE: frozenset[Place] = frozenset({"line"})
_SENTENCE: frozenset[Place] = frozenset({"line", "sentence"})
_ONLY = {"named": _ANYWHERE - {"clause"}, "part": _SENTENCE, "di": _ANYWHERE - {"loose"}}
"""Where marks of some styles must stand."""


class _Form(NamedTuple):
    """What a mark's words say wherever they stand, and the places at which they are a mark."""

    style: str
    number: int | None
    places: frozenset[Place] = _ANYWHERE
    doubtful: bool = False


def find_marks(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[tuple[Mark, ...], int]:
    """The marks of ``text[start:end]`` in order of place, and how far the text was read.

    That is `end`, unless there are more than `MOST_MARKS`. Takes linear time.
    """
    line_starts = {line.start for line in lines}
    inside = find_enclosed(text, start, end)
    found: list[Mark] = []
    for match in _candidates(text, start, end):
        at, after = match.span()
        form = _form(match.lastgroup or "", match.group())
        place: Place = "line" if at in line_starts else _place(text, at)
        if place in form.places and (place == "line" or not inside.covers(at, after)):
            if len(found) == MOST_MARKS:
                end = at
                break
            found.append(Mark(form.style, form.number, at, after, place, form.doubtful))
    return keep_sequences(text, _merge(text, found)), end


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of the full pattern, tried only where its first two characters make one possible."""
    pattern, behind = _pattern(), start
    for trigger in _trigger().finditer(text, start, end):
        if trigger.start() < behind:
            continue
        match = pattern.match(text, trigger.start(), end)
        if match is not None:
            behind = match.end()
            yield match


def _place(text: str, position: int) -> Place:
    """The place of a mark that does not begin a line."""
    return _PLACES.get(text[position - 1 : position], "loose") or _place_behind(text, position - 1)


def _place_behind(text: str, before: int) -> Place:
    """The same where white space, or what closes a quote or a note, stands at `before`."""
    while before > 0 and text[before] in BLANK and text[before] != "\n":
        before -= 1
    if before > 0 and text[before] in _CLOSERS:
        before = _before_note(text, before)
        before -= 1 if text[before - 1] in _AFTER_SENTENCE else 0
    character = text[before] if before >= 0 else "\n"
    if character in _AFTER_SENTENCE or character == "\n":
        return "sentence"
    return "clause" if character in _AFTER_CLAUSE else "loose"


def _before_note(text: str, at: int) -> int:
    """The sign before a short note in brackets that closes at `at`, if it ends a sentence: 。【已完成】"""
    opening = _NOTE_OPENINGS.get(text[at])
    begin = text.rfind(opening, max(0, at - _LONGEST_NOTE), at) if opening else -1
    return begin - 1 if begin > 0 and text[begin - 1] in _AFTER_SENTENCE else at


@lru_cache(maxsize=4096)  # a report has the same few words for its marks again and again
def _form(group: str, words: str) -> _Form:
    match group:
        case "bracket":
            inner = words.strip("（(〔【［[)）〕】］]、.． ")
            return _Form("paren" if inner.isdigit() else "han-paren", chinese_to_int(inner))
        case "decimal":
            parts = re.split("[.．]", words.rstrip(".．、"))
            return _Form(f"decimal{len(parts)}", int(parts[-1]), _LINE)
        case "circled":
            return _Form(_circled_style(words), chinese_to_int(words))
        case "half" if words[0] in NUMERAL_CHARACTERS:
            return _Form("han-paren", _number(words), _LINE)
        case "half":
            return _Form("paren", _number(words))
        case "year":
            return _Form("dot", _number(words), _LINE, doubtful=True)
        case "adverb":
            return _Form("adverb", _ADVERBS[words.rstrip(_ADVERB_SIGNS)], _SENTENCE)
        case "dash":
            return _Form("dash", None, _SENTENCE if len(words) > 1 and words[0] in "—―－–" else _LINE)
        case _:
            return _Form(group, _number(words), _ONLY.get(group, _ANYWHERE))


def _number(words: str) -> int | None:
    """The number in a mark: 1 in 一是，, 3 in 反馈问题（3）."""
    return chinese_to_int("".join(re.findall(f"{_HAN}|{_ARABIC}", words)[-1:]))


def _circled_style(character: str) -> str:
    code = ord(character)
    if 0x2474 <= code <= 0x2487:
        return "paren"
    if 0x2488 <= code <= 0x249B:
        return "dot"
    return "han-paren" if code >= 0x3220 else "circled"


def _merge(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """1.问题1： is one mark: a numbered word right after another mark belongs to it."""
    merged: list[Mark] = []
    for mark in marks:
        if mark.style != "named" or mark.place != "loose":
            merged.append(mark)
            continue
        last = merged[-1] if merged else None
        if last is None or last.light or text[last.end : mark.start].strip(BLANK):
            continue
        merged[-1] = Mark(last.style, last.number, last.start, mark.end, last.place)
    return merged
