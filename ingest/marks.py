"""The marks of a text: 一、 （一） 1. （1） ① 一是 一要 首先 第一 —— 问题1：, wherever they stand."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.cues import body_cues
from ingest.headings import head_kind
from ingest.lines import BLANK, Line
from ingest.numerals import NUMERAL_CHARACTERS, chinese_to_int

Place = Literal["line", "sentence", "clause", "loose"]

LIGHT = frozenset({"is", "yao", "di", "adverb", "dash"})
"""Styles that count the steps of an answer and never head an item."""

RANK = {
    "section": 0.0, "part": 0.3, "han": 1.0, "han-paren": 2.0, "named": 2.5, "ordinal": 2.5, "headed-area": 2.2, "headed": 2.7, "dot": 3.0,
    "decimal2": 3.4, "decimal3": 3.8, "paren": 4.0,
    "is": 4.5, "yao": 4.5, "di": 4.5, "adverb": 4.5, "circled": 5.0, "dash": 5.0,
}  # fmt: skip
"""The usual order of styles, outermost first; only a tie-break for what a report's own nesting says."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: `[start, end)` is the mark itself, its item's text begins at `end`. `number` may be None."""

    style: str
    number: int | None
    start: int
    end: int
    place: Place
    doubtful: bool = False

    @property
    def light(self) -> bool:
        return self.style in LIGHT


MOST_MARKS = 40_000
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
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_SIGN = re.compile(r"[（）()《》“”〔〕【】\n\r]")
_CLOSERS = "”’\"'》〉）)】〕』」"


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
        |(?<![一二三四五六七八九十百第])(?P<is>{_HAN})是(?!一是)[，,：:]?
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
        # 首先 其次 最后
        |(?P<adverb>{adverbs})
        # —— － ● at the start of a line
        |(?P<dash>(?:[—―－–]{{1,3}}|[●■◆▲★▪•◎○·\u25cf-]\s?))
        """,
        re.VERBOSE,
    )


@cache
def _trigger() -> re.Pattern[str]:
    """A quick look at what may open a mark: one set of first characters, then what must follow each."""
    first = "".join(sorted({word[0] for word in body_cues().numbered_words.split("|")}))
    han, arabic = "一二三四五六七八九十百廿卅", "0-9０-９"
    return re.compile(
        rf"[{han}{arabic}（(〔【［\[第首其再最{first}\u2460-\u249b\u2776-\u277f\u3220-\u3229—―－–●■◆▲★▪•◎○·-]"
        rf"(?:(?<=[{han}])(?=[{han}]{{0,3}}\s?[是要、．.）)])|(?<=[{arabic}])(?=[{arabic}]{{0,2}}\s?[.．、）)])"
        rf"|(?<=[（(〔【［\[])(?=\s?[{han}{arabic}{first}])|(?<=第)(?=[{han}{arabic}])|(?<=首)(?=先)|(?<=最)(?=后)"
        rf"|(?<=[其再])(?=[次者一二三四五])|(?<=[\u2460-\u249b\u2776-\u277f\u3220-\u3229—―－–●■◆▲★▪•◎○·-])"
        rf"|(?<=[{first}])(?=[^，。\n]{{1,4}}[（(]?[之{han}{arabic}]))"
    )


def find_marks(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[Mark, ...]:
    """The first `MOST_MARKS` marks of ``text[start:end]`` in order of place. Takes linear time."""
    starts = [line.start for line in lines]
    inside = _enclosed(text, start, end)
    found = []
    for match in _candidates(text, start, end):
        place = _place(text, starts, match.start())
        mark = _read(match, place)
        if mark is not None and (place == "line" or not inside.covers(mark)):
            found.append(mark)
            if len(found) == MOST_MARKS:
                break
    return _keep_sequences(text, _merge(text, found))


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


class _Enclosed:
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


def _enclosed(text: str, start: int, end: int) -> _Enclosed:
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
    return _Enclosed(intervals)


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


def _place(text: str, starts: Sequence[int], position: int) -> Place:
    index = bisect_right(starts, position) - 1
    if index >= 0 and starts[index] == position:
        return "line"
    before = position - 1
    while before > 0 and text[before] in BLANK and text[before] != "\n":
        before -= 1
    if before >= 0 and text[before] in _CLOSERS and before > 0:
        before -= 1 if text[before - 1] in _AFTER_SENTENCE else 0
    character = text[before] if before >= 0 else "\n"
    if character in _AFTER_SENTENCE or character == "\n":
        return "sentence"
    return "clause" if character in _AFTER_CLAUSE else "loose"


def _read(match: re.Match[str], place: Place) -> Mark | None:
    group = match.lastgroup or ""
    style, number, doubtful = group, chinese_to_int(match.group(group)), False
    start, end = match.span()
    if group == "bracket":
        inner = match.group().strip("（(〔【［[）)〕】］]、.． ")
        number = chinese_to_int(inner)
        style = "paren" if inner.isdigit() else "han-paren"
    elif group == "named":
        number = chinese_to_int("".join(re.findall(rf"{_HAN}|{_ARABIC}", match.group())[-1:]))
        if place not in ("line", "sentence") and place != "loose":
            return None
    elif group in ("decimal", "part"):
        if place not in (("line",) if group == "decimal" else ("line", "sentence")):
            return None
        if group == "decimal":
            parts = re.split("[.．]", match.group(group))
            style, number = f"decimal{len(parts)}", int(parts[-1])
    elif group == "circled":
        style = _circled_style(match.group())
    elif group == "half":
        style = "han-paren" if match.group()[0] in NUMERAL_CHARACTERS else "paren"
        if style == "han-paren" and place != "line":
            return None
    elif group == "year":
        if place != "line":
            return None
        style, doubtful = "dot", True
    elif group == "adverb":
        number = _ADVERBS[match.group()]
        if place == "loose" or place == "clause":
            return None
        end += 1 if match.string[end : end + 1] in ("，", ",", "：", ":") else 0
    elif group == "dash":
        number = None
        if place != "line":
            return None
    elif group == "di" and place == "loose":
        return None
    return Mark(style, number, start, end, place, doubtful)


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
        last = merged[-1] if merged else None
        if mark.style == "named" and mark.place == "loose":
            if last is None or last.light or text[last.end : mark.start].strip(BLANK):
                continue
            merged[-1] = Mark(last.style, last.number, last.start, mark.end, last.place)
            continue
        merged.append(mark)
    return merged


def _keep_sequences(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Drop what looks like a mark but counts nothing: it neither opens nor goes on a sequence."""
    by_style: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_style[mark.style].append(mark)
    kept: list[Mark] = []
    by_style.setdefault("dot", [])
    for style in sorted(by_style, key=lambda style: not style.startswith("decimal")):
        run = by_style[style]
        kept.extend(_keep_run(text, run))
        if style.startswith("decimal"):
            dropped = {mark.start for mark in run} - {mark.start for mark in kept}
            by_style["dot"].extend(_as_dot(text, at) for at in dropped)
            by_style["dot"].sort(key=lambda mark: mark.start)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _as_dot(text: str, start: int) -> Mark:
    """3.3个村未公开: no 3.3 but the third item, if it goes on a sequence."""
    end = min(at for at in (text.find(".", start), text.find("．", start)) if at >= 0)
    return Mark("dot", chinese_to_int(text[start:end]), start, end + 1, "line", doubtful=True)


def _keep_run(text: str, run: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for index, mark in enumerate(run):
        last = kept[-1] if kept else None
        if _stands(text, last, mark, run[index + 1 : index + 4]):
            kept.append(mark)
    return kept


def _stands(text: str, last: Mark | None, mark: Mark, following: Sequence[Mark]) -> bool:
    if mark.style == "dash" or mark.style == "named":
        return True
    goes_on = last is not None and _near(last, mark) and _follows(last, mark)
    opens = mark.number == 1 and any(
        m.number == 2 and m.place != "loose" and _near(mark, m) for m in following
    )
    if mark.style == "adverb":
        return goes_on or (mark.number == 1 and any(_near(mark, m) for m in following[:1]))
    if mark.style in ("yao", "di"):
        return goes_on if mark.place != "loose" and goes_on else opens
    if mark.style == "is":
        return mark.place != "loose" or goes_on or (opens and text[mark.start - 1] not in "之统唯单专同不的")
    if mark.style.startswith("decimal"):
        return goes_on or opens
    if mark.doubtful:
        year = text[mark.end : mark.end + 2] in ("19", "20") and text[mark.end + 4 : mark.end + 5] == "年"
        return mark.place == "line" and (year or goes_on or opens)
    if mark.place == "line":
        return True
    if mark.place == "sentence" and mark.number == 1 and head_kind(text, mark.end) == "problem":
        return True
    if mark.place == "sentence" or mark.style in ("paren", "circled", "han-paren"):
        return goes_on or opens
    return False


def _follows(last: Mark, mark: Mark) -> bool:
    if mark.number is None or last.number is None:
        return mark.style == "adverb"
    return mark.number == last.number + 1


def _near(first: Mark, second: Mark) -> bool:
    """Marks of one sequence stand within a few pages of each other."""
    return second.start - first.start <= 6000
