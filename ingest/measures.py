"""The answer to one issue → its measures, and what the answer says of the issue's state."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ingest.cues import body_cues
from ingest.labels import Label
from ingest.lines import BLANK, is_page_number, trim
from ingest.outline import Block
from ingest.report import Measure, Span, Status
from ingest.status import status_of

_CLOSING_SIGNS = "。；;"
_CLOSING = BLANK + _CLOSING_SIGNS
_CHAIN = _CLOSING + "，,、"
_LEADING = _CHAIN + "：:"
# Where a sentence ends: 。 ； ！ ？ and line breaks.
_BREAK = re.compile(r"[。；;！!？?\n\r]")
_STOP = re.compile(r"[。；;！!？?]")
_LINE_END = re.compile("[\n\r]")
_REACH = 80  # characters looked at from either end; a sentence that only states the status is shorter
# A letter or figure: what has none is no measure.
_WORD = re.compile(r"[^\W_]")
_NOTE_ENDS = "）)】]"
# A note in brackets that ends a piece: （已完成） 【持续推进】
_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,40})[）)】\]]$")
# The same at the start of one: 【正在推进】①实行…
_OPENING_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,40})[）)】\]][，,：:]?")


class Answer(NamedTuple):
    """The measures of one issue, and the state that the answer gives."""

    measures: tuple[Measure, ...]
    status: Status | None


class _Piece(NamedTuple):
    """A run of the answer under one label (None before the first): its range and the marked steps in it."""

    label: Label | None
    start: int
    end: int
    steps: list[Block]


def read_answer(text: str, block: Block, rest: int) -> Answer:
    """The measures of an item whose answer begins at `rest`, counted 1, 2, 3 … through all its labels."""
    reader = _Reader(text)
    if block.labels:
        _read_labelled(reader, list(_pieces(text, block, rest)))
    else:
        reader.read(rest, max(rest, block.end), [kid for kid in block.kids if kid.start >= rest])
    new = tuple.__new__  # takes half the time of Measure(…)
    measures = [
        new(Measure, (n, words, new(Span, (at, at + len(words)))))
        for n, (at, words) in enumerate(reader.found, 1)
    ]
    return Answer(tuple(measures), reader.status)


def _read_labelled(reader: "_Reader", pieces: Sequence[_Piece]) -> None:
    """Read the pieces that tell measures; where none of them does, those before a label after all.

    Text before a label that opens the answer (整改措施：) describes the problem.
    """
    cues = body_cues()
    opened = any(label and not cues.outcome_labels.search(label.name) for label, *_ in pieces)
    for piece in pieces:
        label, start, end, steps = piece
        if label is None and opened and not _acts(reader.text, piece):
            reader.look(start, end)
        elif label is None or label.name not in cues.problem_labels:
            reader.read(start, end, steps)
    if not reader.found:
        for label, start, end, steps in pieces:
            if label is None:
                reader.read(start, end, steps)


def _acts(text: str, piece: _Piece) -> bool:
    """Whether text before a label holds steps, not signs of the problem: 一是记录缺失；二是履职不到位。"""
    wrong = body_cues().plain_deficiency
    words = (text[step.text_start : step.end].rstrip(_LEADING) for step in piece.steps)
    return any(not wrong.search(step[-6:]) for step in words)


def _pieces(text: str, block: Block, rest: int) -> Iterator[_Piece]:
    """The answer cut at its labels. The line after an administrative label goes to nobody."""
    bounds = [label.start for label in block.labels] + [block.end]
    yield _piece(block, None, rest, max(rest, bounds[0]))
    for label, end in zip(block.labels, bounds[1:], strict=True):
        if not label.admin:
            yield _piece(block, label, label.end, end)
            continue
        line_end = _LINE_END.search(text, label.end, end)
        if line_end and text[line_end.start() : end].strip():
            yield _piece(block, None, line_end.start(), end)


def _piece(block: Block, label: Label | None, start: int, end: int) -> _Piece:
    return _Piece(label, start, end, [kid for kid in block.kids if start <= kid.start < end])


def _admin_starts(step: Block) -> Iterator[int]:
    """Where lines on who is in charge begin inside a step: they are no part of it."""
    return (label.start for label in step.labels if label.admin)


class _Reader:
    """Collects measures, where they start and their words, and the first status found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._state_words = body_cues().state_words
        self.found: list[tuple[int, str]] = []
        self.status: Status | None = None

    def read(self, start: int, end: int, steps: Sequence[Block]) -> None:
        """Read a run of the answer and the marked steps in it."""
        if not steps:
            self._add(start, end, _CLOSING)
            return
        if start < steps[0].start:
            self._strip(start, steps[0].start)
        for step, following in zip_longest(steps, steps[1:]):
            restarts = following is not None and following.number == 1
            end = self._before_lead_in(step) if restarts else step.end
            self._add(step.text_start, min([end, *_admin_starts(step)]) if step.labels else end, _CHAIN)

    def look(self, start: int, end: int) -> None:
        """Take the state that text before the answer gives (…的问题【已完成】整改措施：…), no more."""
        self._strip(start, end)

    def _before_lead_in(self, step: Block) -> int:
        """The step's end without a last sentence that opens a new count (其中，对两个后进支部：一是…)."""
        _, end = trim(self.text, step.text_start, step.end)
        if end == step.text_start or self.text[end - 1] not in "：:":
            return step.end
        return end - len(_BREAK.split(self.text[step.text_start : end])[-1])

    def _add(self, start: int, end: int, drop: str) -> None:
        """Keep what is a measure of a piece; `drop`: the signs that may end it."""
        piece = self.text[start:end]
        if self._state_words.search(piece) or ("\n" in piece and "\n" in piece.strip(BLANK)):
            start, end = self._strip(start, end)  # only then there may be something to take off
            piece = self.text[start:end]
        kept = piece.rstrip(drop)
        words = kept.lstrip(_LEADING)
        if words[:1].isalnum() or _WORD.search(words):
            self.found.append((start + len(kept) - len(words), words))

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        """Take status sentences, notes and page numbers off both ends."""
        start, end = trim(self.text, start, end)
        while end > start and (cut := self._last(start, end)) < end:
            start, end = trim(self.text, start, cut)
        while start < end and (cut := self._first(start, end)) > start:
            start, end = trim(self.text, cut, end)
        return start, end

    def _last(self, start: int, end: int) -> int:
        """Where the piece ends without its last sentence, if that is no part of a measure."""
        window = self.text[max(start, end - _REACH) : end].rstrip(_CLOSING_SIGNS)
        if "\n" not in window and not self._state_words.search(window):
            return end
        if window[-1:] in _NOTE_ENDS:
            note = _NOTE.search(window)
            if note and self._take(status_of(note.group(1))):
                return max(start, end - _REACH) + note.start()
        for breaks in (_BREAK, _STOP) if "\n" in window else (_BREAK,):  # 该问题已完 / 成整改
            sentence = breaks.split(window)[-1]
            if len(sentence) < _REACH and self._is_aside("".join(_LINE_END.split(sentence))):
                return max(start, end - _REACH) + len(window) - len(sentence)
        return end

    def _first(self, start: int, end: int) -> int:
        """Where the piece begins without its first note or sentence, if that only states the status."""
        window = self.text[start : min(end, start + _REACH)]
        if not self._state_words.search(window):
            return start
        note = _OPENING_NOTE.match(window)
        if note and self._take(status_of(note.group(1))):
            return start + note.end()
        stop = _BREAK.search(window)
        length = stop.end() if stop else len(window)
        return start + length if length < _REACH and self._take(status_of(window[:length])) else start

    def _is_aside(self, sentence: str) -> bool:
        return is_page_number(sentence.strip()) or self._take(status_of(sentence))

    def _take(self, status: Status | None) -> bool:
        self.status = self.status or status
        return status is not None
