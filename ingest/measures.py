"""The answer to one issue → its measures, and what the answer says of the issue's state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ingest.cues import body_cues
from ingest.labels import Label
from ingest.lines import is_page_number, trim
from ingest.outline import Block
from ingest.report import Measure, Span, Status
from ingest.status import status_of

_CLOSING_SIGNS = "。；;"
_CHAIN_SIGNS = _CLOSING_SIGNS + "，,、"
# Where the last sentence of a piece begins.
_BREAKS = "。；;！!？?\n\r"
# A note in brackets that ends a piece: （已完成） 【持续推进】
_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,40})[）)】\]]$")
# The same at the start of one: 【正在推进】①实行…
_OPENING_NOTE = re.compile(r"[（(【\[]([^（(【\[）)】\]]{2,40})[）)】\]][，,：:]?")


@dataclass(frozen=True, slots=True)
class Answer:
    """The measures of one issue, and the state that the answer gives."""

    measures: tuple[Measure, ...]
    status: Status | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the answer under one label (None before the first): its range and the marked steps in it."""

    label: Label | None
    start: int
    end: int
    steps: tuple[Block, ...]


def read_answer(text: str, block: Block, rest: int) -> Answer:
    """The measures of an item whose answer begins at `rest`, counted 1, 2, 3 … through all its labels."""
    reader = _Reader(text)
    pieces = list(_pieces(text, block, rest))
    labelled = any(_tells_steps(piece) for piece in pieces)
    for piece in pieces:
        if piece.label is None and labelled and not piece.steps:
            continue
        reader.read(piece)
    if not reader.spans:
        for piece in pieces:
            if piece.label is None:
                reader.read(piece)
    measures = (Measure(n, text[a:b], Span(a, b)) for n, (a, b) in enumerate(reader.spans, 1))
    return Answer(tuple(measures), reader.status)


def _tells_steps(piece: "_Piece") -> bool:
    """Whether the piece's label opens the answer (整改措施：), so that text before it only describes the problem."""
    cues = body_cues()
    return piece.label is not None and not cues.outcome_labels.search(piece.label.name)


def _pieces(text: str, block: Block, rest: int) -> Iterator[_Piece]:
    """The answer cut at its labels. The line after an administrative label goes to nobody."""
    bounds = [label.start for label in block.labels] + [block.end]
    yield _piece(block, None, rest, max(rest, bounds[0]))
    for label, end in zip(block.labels, bounds[1:], strict=True):
        if not label.admin:
            yield _piece(block, label, label.end, end)
            continue
        after = min((at for at in (text.find(sign, label.end, end) for sign in "\n\r") if at >= 0), default=end)
        if text[after:end].strip():
            yield _piece(block, None, after, end)


def _piece(block: Block, label: Label | None, start: int, end: int) -> _Piece:
    steps = tuple(kid for kid in block.kids if start <= kid.start < end)
    return _Piece(label, start, end, steps)


class _Reader:
    """Collects measure spans and the first status found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans: list[tuple[int, int]] = []
        self.status: Status | None = None

    def read(self, piece: _Piece) -> None:
        cues = body_cues()
        if piece.label is not None and piece.label.name in cues.problem_labels:
            return
        if not piece.steps:
            self._add(piece.start, piece.end, "")
            return
        self._strip(piece.start, piece.steps[0].start)
        for step, following in zip_longest(piece.steps, piece.steps[1:]):
            restarts = following is not None and following.number == 1
            self._add(step.text_start, self._before_lead_in(step) if restarts else step.end, "，,、")

    def _before_lead_in(self, step: Block) -> int:
        """The step's end without a last sentence that opens a new count (其中，对两个后进支部：一是…)."""
        _, end = trim(self._text, step.text_start, step.end)
        if end == step.text_start or self._text[end - 1] not in "：:":
            return step.end
        begin = max(self._text.rfind(sign, step.text_start, end) for sign in _BREAKS) + 1
        return begin or step.end

    def _add(self, start: int, end: int, signs: str) -> None:
        start, end = self._strip(start, end)
        start, end = trim(self._text, start, end, _CLOSING_SIGNS + signs)
        if end > start and any(character.isalnum() for character in self._text[start:end]):
            self.spans.append((start, end))

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        """Take status sentences, notes, administrative lines and page numbers off both ends."""
        while True:
            start, end = trim(self._text, start, end)
            cut = self._last(start, end)
            if cut == end:
                break
            end = cut
        while start < end:
            cut = self._first(start, end)
            if cut == start:
                break
            start, _ = trim(self._text, cut, end)
        return start, end

    def _last(self, start: int, end: int) -> int:
        """Where the piece ends without its last sentence, if that is no part of a measure."""
        text = self._text
        inner = end
        while inner > start and text[inner - 1] in _CLOSING_SIGNS:
            inner -= 1
        note = _NOTE.search(text, max(start, inner - 45), inner)
        if note and self._note_status(note.group(1)):
            return note.start()
        begin = max((text.rfind(sign, max(start, inner - 80), inner) for sign in _BREAKS), default=-1) + 1
        begin = begin or (start if inner - start <= 80 else end)
        return begin if begin < end and self._is_aside(text[begin:inner], begin == start) else end

    def _first(self, start: int, end: int) -> int:
        """Where the piece begins without its first sentence, if that only states the status."""
        text = self._text
        note = _OPENING_NOTE.match(text, start, min(end, start + 45))
        if note and self._note_status(note.group(1)):
            return note.end()
        stops = [at for at in (text.find(sign, start, min(end, start + 80)) for sign in _BREAKS) if at >= 0]
        stop = min(stops) + 1 if stops else (end if end - start <= 80 else start)
        return stop if stop > start and self._is_aside(text[start:stop], True) else start

    def _note_status(self, note: str) -> bool:
        return self._take(status_of(note))

    def _is_aside(self, sentence: str, opening: bool) -> bool:
        if not sentence.strip():
            return True
        if is_page_number(sentence.strip()):
            return not opening
        return self._take(status_of(sentence))

    def _take(self, status: Status | None) -> bool:
        self.status = self.status or status
        return status is not None
