"""Boxes put on a board: how high each is, where cards, titles, heads and rules stand in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from graph.arrangement import Card, Frame
from graph.picture import Key

Place = tuple[int, int, int, int]
"""Centre, width and height, in pixels."""
Lines = Mapping[Key, int]
"""How many lines the label of a node has at most; of a frame's title, how many half-width signs it has."""

CARD_WIDTH, CARD_SIGNS = 222, 15
RULE_WIDTH, RULE_SIGNS = 152, 11
HEAD_WIDTH, HEAD_SIGNS = 186, 10
LINE, SMALL_LINE = 17, 16
HEAD_LINE = 21
TITLE = 28
"""Height of a frame's title of one line."""
TITLE_SIZE, TITLE_MARGIN = 13, 46
"""The size of its signs, and what its count and its edges take."""
PART_LINE = 17
DOT = 10
"""From one dot to the next; the dots that fit stand below another at the right edge of their card."""
_PADDING = 8
GAP = 7
FRAME = 7
"""Between a frame and its cards."""
_DOTS_A_ROW = (CARD_WIDTH - 2 * _PADDING) // DOT


@dataclass(frozen=True, slots=True)
class Look:
    """How much a card shows: at most so many lines of its own, and its parts as lines or as dots."""

    lines: int
    parts: bool


@dataclass(frozen=True, slots=True)
class FrameBox:
    """The outline of a frame; `key` is its title's node, else `word` says what the frame holds."""

    key: Key | None
    word: str
    place: Place


@dataclass(frozen=True, slots=True)
class Board:
    """All places; `look` says how cards are shown in it."""

    look: Look
    places: Mapping[Key, Place]
    frames: tuple[FrameBox, ...]

    def box(self) -> Place:
        """The rectangle around everything."""
        found = [*self.places.values(), *(frame.place for frame in self.frames)] or [(0, 0, 0, 0)]
        left, right = min(x - w / 2 for x, _, w, _ in found), max(x + w / 2 for x, _, w, _ in found)
        top, foot = min(y - h / 2 for _, y, _, h in found), max(y + h / 2 for _, y, _, h in found)
        return place_of(left, top, right - left, foot - top)


@dataclass(slots=True)
class Filling:
    """A board while it is filled."""

    look: Look
    lines: Lines
    places: dict[Key, Place] = field(default_factory=dict)
    frames: list[FrameBox] = field(default_factory=list)

    def emptied(self) -> "Filling":
        return Filling(self.look, self.lines)

    def done(self) -> Board:
        return Board(self.look, self.places, tuple(self.frames))

    def card_height(self, card: Card) -> int:
        return _PADDING + self._text_height(card) + self._parts_height(card)

    def _text_height(self, card: Card) -> int:
        return _PADDING - 3 + min(self.lines.get(card.key, 1), self.look.lines) * LINE

    def _parts_height(self, card: Card) -> int:
        if not card.parts or self._at_edge(card):
            return 0
        rows = len(card.parts) if self.look.parts else ceil(len(card.parts) / _DOTS_A_ROW)
        return 4 + rows * (PART_LINE if self.look.parts else DOT)

    def _at_edge(self, card: Card) -> bool:
        room = (self._text_height(card) + _PADDING - 6) // DOT
        return not self.look.parts and len(card.parts) + card.marked <= room

    def frame_height(self, frame: Frame, columns: int) -> int:
        rows = sum(row + GAP for row in self._rows(frame, columns))
        return self.title_height(frame, columns) + (rows - GAP + 2 * FRAME if rows else 0)

    def title_height(self, frame: Frame, columns: int) -> int:
        if frame.key:
            room = (frames_width(columns) - TITLE_MARGIN) * 2 // TITLE_SIZE
            return TITLE + (LINE if self.lines.get(frame.key, 1) > room else 0)
        return TITLE if frame.word else 0

    def _rows(self, frame: Frame, columns: int) -> list[int]:
        heights = [self.card_height(card) for card in frame.cards]
        return [max(heights[n : n + columns]) for n in range(0, len(heights), columns)]

    def put_frame(self, frame: Frame, left: float, top: float, columns: int) -> float:
        """Put title and cards; returns where the next frame may begin."""
        width, height = frames_width(columns), self.frame_height(frame, columns)
        self.frames.append(FrameBox(frame.key, frame.word, place_of(left, top, width, height)))
        if frame.key:
            self.places[frame.key] = place_of(left, top, width, self.title_height(frame, columns))
        y = top + self.title_height(frame, columns) + FRAME
        for number, row in enumerate(self._rows(frame, columns)):
            for place, card in enumerate(frame.cards[number * columns : (number + 1) * columns]):
                self._put_card(card, left + FRAME + place * (CARD_WIDTH + GAP), y, row)
            y += row + GAP
        return top + height + GAP

    def _put_card(self, card: Card, left: float, top: float, height: int) -> None:
        self.places[card.key] = place_of(left, top, CARD_WIDTH, height)
        foot = top + self._text_height(card) + 5
        for number, part in enumerate(card.parts):
            if self.look.parts:
                y = foot + number * PART_LINE
                self.places[part] = place_of(left + _PADDING, y, CARD_WIDTH - 2 * _PADDING, PART_LINE)
            elif self._at_edge(card):
                y = top + 5 + (number + card.marked) * DOT
                self.places[part] = place_of(left + CARD_WIDTH - DOT - 3, y, DOT - 2, DOT - 2)
            else:
                row, column = divmod(number, _DOTS_A_ROW)
                x = left + _PADDING + 2 + column * DOT
                self.places[part] = place_of(x, foot + row * DOT, DOT - 2, DOT - 2)

    def head_height(self, key: Key) -> int:
        line = HEAD_LINE if key[0] in ("Agency", "PartyGroup", "Regulation") else SMALL_LINE
        return 18 + self.lines.get(key, 1) * line

    def put_heads(self, heads: Sequence[Key], centre: float, top: float) -> float:
        for head in heads:
            height = self.head_height(head)
            self.places[head] = place_of(centre - HEAD_WIDTH / 2, top, HEAD_WIDTH, height)
            top += height + 2 * GAP
        return top

    def heads_height(self, heads: Sequence[Key]) -> int:
        return sum(self.head_height(head) + 2 * GAP for head in heads)

    def rule_height(self, key: Key) -> int:
        return 12 + min(2, self.lines.get(key, 1)) * SMALL_LINE


def frames_width(columns: int) -> int:
    """Of frames with so many cards side by side."""
    return columns * (CARD_WIDTH + GAP) - GAP + 2 * FRAME


def place_of(left: float, top: float, width: float, height: float) -> Place:
    return round(left + width / 2), round(top + height / 2), round(width), round(height)
