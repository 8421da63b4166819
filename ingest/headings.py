"""The heading of an item: where it ends, what kind it is, and the words that name the issue."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ingest.cues import body_cues
from ingest.lines import BLANK, trim
from ingest.marks import LIGHT, Mark
from ingest.status import status_of

Form = Literal["problem", "area", "plain"]
Kind = Literal["problem", "deficient", "area", "plain"]

_QUOTES = "“\"‘'【[（("
_FRAMES = ("针对", "关于", "对于", "对", "就")
_QUOTED_FRAMES = ("聚焦", "围绕", "紧盯", "直面", "着眼", "对照")
# 针对 关于 对于 对 就 at the start of a heading, also after an opening quote or bracket; 聚焦“ 围绕“ only
# before a quoted problem of some length.
OPENING = re.compile(
    rf"[{re.escape(_QUOTES)}]?(?:{'|'.join(_FRAMES)})|(?:{'|'.join(_QUOTED_FRAMES)})(?=[“\"‘'「『][^”\"’」』\n]{{5}})"
)
_FIRST = frozenset(_QUOTES) | {words[0] for words in (*_FRAMES, *_QUOTED_FRAMES)}
# …的问题， …等问题。 …”问题的整改情况： …问题整改落实情况 …存在的问题（已完成）
_CLOSING = re.compile(
    r"问题[”’」』\"'》】]?(?:的?(?:整改|落实)(?:工作)?(?:落实|进展|完成|推进)?(?:情况)?(?:的?通报)?)?"
    r"(?=[，,。.：:；;！!\s（(【\[]|$)"
)
# 关于“检务公开不及时”。 针对“档案管理混乱”，
_QUOTED = re.compile(r"(?:针对|关于|对于)“([^“”\n]{4,80})”(?=[。，,：:；;\n]|$)")
# …方面 …方面存在的问题 …方面的整改情况。 …方面存在的问题及整改情况
_AREA = re.compile(
    r"方面(?:存在)?(?:的)?(?:突出|主要)?(?:问题)?(?:[的及和与]?(?:整改|落实)(?:落实|进展|完成)?(?:情况)?)?[。：:；;]?$"
)
# 。 ； ！ a colon that ends its line, a line break. It begins with one set of characters, so that a search
# only looks at these.
_SENTENCE_END = re.compile(r"[。；;！!？?\n\r：:](?:(?<![：:])|(?=\s|$))")
# The same without the line breaks, which may stand inside a heading.
_STOP = re.compile(r"[。；;！!？?：:](?:(?<![：:])|(?=\s|$))")
# A note in brackets at the end: 【已完成】 （持续推进）
_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,24})[）)】\]]$")
_NOTE_ENDS = "）)】]"
# The same before the words: 【已完成】节水宣传不够
_OPENING_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,24})[）)】\]]")
# 公告不及时：提前7天公告, but 经费管理宽松：结余长期挂账 is one heading
_COLON = re.compile("[：:]")
_SIGNS = "。；;：:，,、.．"
CLOSING = BLANK + _SIGNS
"""What may stand between a heading's words and its answer, and is no part of either."""
_SIGNS_AND_SPACE = _SIGNS + " \t\u3000\xa0"
_LINE_REST = BLANK + "】"
_SENTENCE_REST = BLANK + "。；;"
_BLANKS = frozenset(BLANK)
_LINE_END = re.compile("[\n\r]")
_LONGEST_LINE = 120  # a line that holds a heading and no answer is shorter
_LONGEST = 300  # no heading of this field is longer; a longer one is a paragraph


class Heading(NamedTuple):
    """`[start, end)` holds the words; an answer may begin at `rest`; `own_line`: the line holds no more.

    `framed`: it is opened like a problem and closed like one: 针对…的问题, 关于…问题.
    """

    start: int
    end: int
    words: str
    rest: int
    form: Form
    own_line: bool
    framed: bool = False


def head_kind(text: str, start: int) -> Kind:
    """What the words at `start` look like before the outline is known.

    `problem`: 针对…的问题，; `area`: a line that ends in 方面; `deficient`: it says what is wrong.
    """
    while text[start : start + 1] in _BLANKS:
        start += 1
    start = past_note(text, start)
    stop = start + _LONGEST
    opened = opening_end(text, start, stop)
    if opened and _closing(text, start, stop, opened, _framed_end(text, start, stop, opened)) is not None:
        return "problem"
    line = text[start : _sentence_end(text, start, stop)].rstrip(_LINE_REST)
    if "方面" in line and _AREA.search(line):
        return "area"
    return "deficient" if len(line) <= 60 and body_cues().plain_deficiency.search(line) else "plain"


class HeadKinds(dict[int, Kind]):
    """`head_kind` of one text by position, each read once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, start: int) -> Kind:
        kind = self[start] = head_kind(self.text, start)
        return kind


class MarkKinds(dict[int, Kind | None]):
    """`head_kind` of the words after each mark, by the mark's start, read when it is asked for; None after a
    light mark, which heads nothing."""

    def __init__(self, heads: HeadKinds, marks: Iterable[Mark]) -> None:
        super().__init__()
        self._heads = heads
        self._ends = {start: end for style, _, start, end, _, _ in marks if style not in LIGHT}

    def __missing__(self, start: int) -> Kind | None:
        end = self._ends.get(start)
        kind = self[start] = None if end is None else self._heads[end]
        return kind


def frames(text: str, start: int) -> bool:
    """Whether the words at `start` open like a framed problem: 针对, 关于, 聚焦“."""
    return text[start : start + 1] in _FIRST and OPENING.match(text, start) is not None


def may_open(character: str) -> bool:
    """Whether words that begin with a character, or go on in the next line, may be framed."""
    return not character or character in _FIRST or character in _BLANKS


def opens_heading(line: str) -> bool:
    """Whether a line begins like a heading (针对, 关于) and so does not go on from the line before."""
    return line.startswith(("针对", "关于"))


def area_line(line: str) -> bool:
    """Whether a whole line is the heading of an area: 关于党的建设方面, with no sentence in it."""
    return len(line) <= 60 and _AREA.search(line) is not None and not re.search(r"[。；;！!]", line[:-1])


def read_heading(text: str, start: int, limit: int, answered: bool = False) -> Heading:
    """The heading that begins at `start`; it ends before `limit` (the first kid, label or the item's end).

    `answered`: something of the item follows at `limit`.
    """
    if text[start : start + 1] in _BLANKS:
        start, _ = trim(text, start, limit)
    start = past_note(text, start)
    stop = start + _LONGEST
    if stop > limit:
        stop = max(start, limit)
    opened = opening_end(text, start, stop)
    end = _framed_end(text, start, stop, opened) if opened else _sentence_end(text, start, stop)
    closing = _closing(text, start, stop, opened, end)
    if closing is not None:
        form: Form = "area" if _AREA.search(text, start, closing) else "problem"
        return _heading(text, start, closing, limit, form)
    end = _plain_end(text, start, stop, _sentence_end(text, start, stop) if opened else end)
    if stop - end >= 3 and _goes_on(text, end):
        end = _more_sentences(text[start:stop], end - start, stop >= limit and not answered) + start
    named = text.find("方面", start, end) >= 0 and _AREA.search(text[start:end].rstrip(_LINE_REST))
    return _heading(text, start, end, limit, "area" if named else "plain")


def _goes_on(text: str, end: int) -> bool:
    """Whether the line of a sentence that ends at `end` goes on behind it."""
    return text[end + 1] not in "\n\r" and not text[end : end + 2].isspace()


def _more_sentences(window: str, end: int, whole: bool) -> int:
    """The end of a heading of two or three sentences alone in its line: 监管有盲区。检查频次不足。

    Each sentence ends in what is wrong, and an answer follows below; `whole`: nothing follows the window.
    """
    line = _LINE_END.split(window[end:], maxsplit=1)[0]
    if end + len(line) > _LONGEST_LINE or not line.strip(_SENTENCE_REST) or line[0] in "：:":
        return end
    below = window[end + len(line) :].strip(BLANK)
    sentences = [part for part in _STOP.split(line) if part.strip(BLANK)]
    if (below or not whole) and len(sentences) <= 2 and all(map(_ends_deficient, (window[:end], *sentences))):
        return end + len(line.rstrip(_SENTENCE_REST))
    return end


def _ends_deficient(sentence: str) -> bool:
    return body_cues().plain_deficiency.search(sentence.rstrip(BLANK)[-5:]) is not None


def opening_end(text: str, start: int, stop: int) -> int:
    """Where 针对, 关于 or their like end that open the words at `start`, else 0."""
    opened = OPENING.match(text, start, stop) if text[start : start + 1] in _FIRST else None
    return opened.end() if opened else 0


def _sentence_end(text: str, start: int, stop: int) -> int:
    """Where the sign stands that ends the first sentence or line, else `stop`."""
    sign = _SENTENCE_END.search(text, start, stop)
    return sign.start() if sign else stop


def _framed_end(text: str, start: int, stop: int, opened: int) -> int:
    """The same after 针对 (ending at `opened`): lines may break, after 针对“ sentences end in the quotes."""
    at = start
    if text.startswith("“", opened, stop):
        at = max(start, text.find("”", opened, min(stop, opened + _LONGEST_LINE)))
    sign = _STOP.search(text, at, stop)
    return sign.start() if sign else stop


def _closing(text: str, start: int, stop: int, opened: int, end: int) -> int | None:
    """Where …的问题 closes the first sentence of ``text[start:stop]``, whose sign stands at `end`.

    A problem that is framed and quoted needs no such word: 关于“检务公开不及时”。
    """
    quoted = _QUOTED.match(text, start, stop) if opened else None
    if quoted and _ends_deficient(quoted.group(1)):
        return quoted.end()
    limit = min(end + 1, stop)
    first = text.find("问题", start, limit)
    if first < 0:
        return None
    found = None
    for match in _CLOSING.finditer(text, first, limit):
        at, end = match.span()
        if found is not None and not _adds_problem(text[found:at]):
            return found
        if _inside_quotes(text, start, at):
            continue
        after = text[end : min(end + 1, stop)]
        if text.find("\n", start, at) >= 0 and not _breaks_inside(text[start:at], after):
            return found
        closes = opened or text.endswith(("的", "”", "等"), start, at)
        if closes or _closes_alone(text[start:at], after, end - at):
            found = end
    return found


def _adds_problem(between: str) -> bool:
    """甲的问题，乙不够的问题: what stands between two closings names another problem and does nothing yet."""
    return (
        len(between) <= 40
        and not _SENTENCE_END.search(between)
        and bool(body_cues().plain_deficiency.search(between) or OPENING.match(between.lstrip("，,、")))
    )


def _closes_alone(before: str, after: str, length: int) -> bool:
    """理论学习不深入问题。 but not 解决突出问题，推动发展 nor 抓好反馈问题整改 (`length` of 问题整改)"""
    if len(before) < 4:
        return False
    if length <= 3 and after not in ("，", ","):
        return True
    return body_cues().plain_deficiency.search(before[-8:]) is not None


def _breaks_inside(before: str, after: str) -> bool:
    """Whether a heading may have been broken in lines before its 问题: the last line is its short rest."""
    first, _, rest = before.partition("\n")
    rest = rest.strip(BLANK)
    if _AREA.search(first.rstrip(BLANK)) or "\n" in rest or len(rest) > 40 or OPENING.match(rest):
        return False
    return after in ("", "\n", "\r") or rest.endswith(("的", "等", "”"))


def _inside_quotes(text: str, start: int, end: int) -> bool:
    quoted = text.count("“", start, end) > text.count("”", start, end) + 1
    return quoted or text.count("《", start, end) > text.count("》", start, end)


def _plain_end(text: str, start: int, stop: int, end: int) -> int:
    """The end of the first sentence or line (`end`), a line that is plainly broken joined to the next."""
    while end < stop and text[end] in "\n\r" and _is_broken(text[start:stop], end - start):
        end = _sentence_end(text, end + 1, stop)
    if end == stop:
        return stop
    colon = _COLON.search(text, start + 4, end)
    if colon is None or not _ends_deficient(text[start : colon.start()]):
        return end
    return end if body_cues().plain_deficiency.search(text, colon.end(), end) else colon.start()


def _is_broken(window: str, at: int) -> bool:
    """Whether the line ending at `at` goes on in the next: an open bracket, a comma, a short rest."""
    line, rest = window[:at].rstrip(BLANK), window[at:].strip(BLANK)
    if not rest:
        return False
    if (
        line.count("“") > line.count("”")
        or line.count("《") > line.count("》")
        or line.endswith(("、", "，", ",", "的", "和", "与", "及"))
    ):
        return True
    if _AREA.search(line) or len(window) >= _LONGEST:
        return False
    return (
        len(rest) <= 60
        and len(rest) < max(len(line), 12)
        and not re.search(r"[。；;：:，,\n]", rest[:-1])
        and bool(_AREA.search(rest) or (len(line) >= 24 and body_cues().deficiency.search(rest)))
    )


def past_note(text: str, start: int) -> int:
    """Where the words begin behind a note of the state that opens them: 【已完成】节水宣传不够."""
    if text[start : start + 1] not in ("【", "[", "（", "("):
        return start
    note = _OPENING_NOTE.match(text, start)
    return note.end() if note and status_of(note.group(1)) else start


def status_note(text: str, start: int, end: int) -> int:
    """Where a note of the state that ends ``text[start:end]`` begins (…不高【已完成】), else `end`."""
    note = _NOTE.search(text, max(start + 1, end - 30), end)
    return note.start() if note and status_of(note.group(1)) else end


def _heading(text: str, start: int, end: int, limit: int, form: Form) -> Heading:
    words, rest = text[start:end].rstrip(CLOSING), end
    if words and words[0] in _BLANKS:  # behind a note
        start += len(words) - len(words.lstrip(BLANK))
        words = words.lstrip(BLANK)
    while rest < limit and text[rest] in _SIGNS_AND_SPACE:
        rest += 1
    own_line = rest >= limit or text[rest] in "\n\r"
    if words and words[-1] in _NOTE_ENDS:
        noted = status_note(text, start, start + len(words))
        if noted < start + len(words):
            words, rest = text[start:noted].rstrip(CLOSING), noted
        elif words[-1] in "】]" and text[start - 1 : start] in "【[":
            words = words[:-1]
    framed = form == "problem" and OPENING.match(words) is not None
    return tuple.__new__(Heading, (start, start + len(words), words, rest, form, own_line, framed))
