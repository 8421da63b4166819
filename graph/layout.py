"""Where everything of a picture stands, computed before, so that the page is still and readable at once.

A board has the centre in the middle; on its left and right frames, and in them cards, in the order of the
text; outermost the rules, each near the height of what names it. A stack, for narrow windows, has all of it
one below another. No layout of networkx knows boxes of different sizes inside frames, so the arithmetic is
our own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from graph.arrangement import Arrangement, Frame, Group
from graph.filling import (
    FRAME,
    GAP,
    HEAD_WIDTH,
    RULE_WIDTH,
    TITLE,
    Board,
    Filling,
    FrameBox,
    Lines,
    Look,
    Place,
    frames_width,
    place_of,
)
from graph.picture import Key

_CHANNEL = 30
"""Between middle, frames and rules, where lines run."""
_WINDOW = (1400, 790)
"""What a window of 1440 x 900 leaves for the board, in pixels."""
_READABLE = 0.86
"""The least scale at which labels of 13 pixels are read without zooming."""
_MANY = 200
"""Cards that cannot be read without zooming, however they look."""
_MOST_COLUMNS = 20
_MOST_APART = 4
"""How much the columns of two bodies that are compared may differ."""
_LOOKS = (Look(3, True), Look(3, False), Look(2, False))
"""From the fullest on; the first one that can be read is taken."""


def board(arrangement: Arrangement, named: Iterable[tuple[Key, Key]], lines: Lines) -> Board:
    """The board that is read best in a window of 1440 x 900; `named` has pairs of what names and its rule."""
    naming: dict[Key, list[Key]] = defaultdict(list)
    for source, rule in named:
        naming[rule].append(source)
    best: tuple[float, Board] | None = None
    for look in _LOOKS if _count(arrangement) <= _MANY else _LOOKS[-1:]:
        found = _best_board(arrangement, naming, Filling(look, lines))
        if found[0] >= _READABLE:
            return found[1]
        best = found if best is None or found[0] > best[0] else best
    assert best is not None  # there is a look
    return best[1]


def stack(arrangement: Arrangement, lines: Lines, columns: int) -> Board:
    """Everything one below another, as wide as so many cards."""
    filling, y, width = Filling(_LOOKS[0], lines), 0.0, frames_width(columns)
    for group in arrangement.groups:
        y = filling.put_heads(group.heads, width / 2, y)
        for frame in group.frames:
            y = filling.put_frame(frame, 0, y, columns)
        y = _put_grid(filling, group.rules, y + GAP, width, "rules")
    _put_grid(filling, arrangement.shared, y, width, "shared")
    return filling.done()


Sides = tuple[Group, Group]
_Naming = Mapping[Key, list[Key]]


def _best_board(arrangement: Arrangement, naming: _Naming, filling: Filling) -> tuple[float, Board]:
    """The scale in the window, and the board, with the best number of columns on each side."""
    found = [
        (_scale(made), -number, made)
        for number, (sides, columns) in enumerate(_candidates(arrangement, naming, filling))
        for made in (_filled(arrangement, sides, columns, naming, filling.emptied()),)
    ]
    scale, _, made = max(found, key=lambda item: item[:2])
    return scale, made


def _candidates(
    arrangement: Arrangement, naming: _Naming, filling: Filling
) -> Iterator[tuple[Sides, tuple[int, int]]]:
    most = min(_MOST_COLUMNS, max(1, ceil(_count(arrangement) ** 0.5)))
    apart = _MOST_APART if len(arrangement.groups) > 1 else 1
    for left in range(1, most + 1):
        for right in range(max(1, left - apart), left + apart + 1):
            yield _sides(arrangement, (left, right), naming, filling), (left, right)


def _count(arrangement: Arrangement) -> int:
    return sum(len(frame.cards) for group in arrangement.groups for frame in group.frames)


def _sides(arrangement: Arrangement, columns: tuple[int, int], naming: _Naming, filling: Filling) -> Sides:
    if len(arrangement.groups) > 1:
        return arrangement.groups[0], arrangement.groups[1]
    group = arrangement.groups[0]
    left, right = _split(_divided(group.frames), columns, filling)
    on_left = {key for frame in left for card in frame.cards for key in (card.key, *card.parts)}
    rules: tuple[list[Key], list[Key]] = ([], [])
    for rule in group.rules:
        sources = naming.get(rule, [])
        rules[sum(source in on_left for source in sources) * 2 < max(1, len(sources))].append(rule)
    return Group((), left, tuple(rules[0])), Group((), right, tuple(rules[1]))


def _divided(frames: Sequence[Frame]) -> Sequence[Frame]:
    """A single frame without a title is two, one for each side."""
    if len(frames) != 1 or frames[0].key or len(frames[0].cards) < 2:
        return frames
    cards = frames[0].cards
    half = (len(cards) + 1) // 2
    return Frame(None, cards[:half]), Frame(None, cards[half:])


def _split(
    frames: Sequence[Frame], columns: tuple[int, int], filling: Filling
) -> tuple[tuple[Frame, ...], tuple[Frame, ...]]:
    """The first frames on the left, the others on the right, so that the higher side is as low as can be."""
    left = [filling.frame_height(frame, columns[0]) + GAP for frame in frames]
    right = [filling.frame_height(frame, columns[1]) + GAP for frame in frames]
    height, rest = 0, sum(right)
    best = (max(height, rest), 0)
    for number in range(len(frames)):
        height, rest = height + left[number], rest - right[number]
        best = min(best, (max(height, rest), number + 1))
    return tuple(frames[: best[1]]), tuple(frames[best[1] :])


def _filled(
    arrangement: Arrangement, sides: Sides, columns: tuple[int, int], naming: _Naming, filling: Filling
) -> Board:
    height = max(_side_height(side, count, filling) for side, count in zip(sides, columns, strict=True))
    middle = arrangement.groups[0].heads if len(arrangement.groups) == 1 else ()
    half = HEAD_WIDTH / 2 + _CHANNEL
    for side, count, sign in zip(sides, columns, (-1, 1), strict=True):
        width = frames_width(count) if side.frames or side.heads else 0
        _put_side(filling, side, count, half if sign > 0 else -half - width, height)
        edge = half + width + (_CHANNEL if width else 0)
        _put_rules(filling, side.rules, edge, sign, height, naming)
    _put_middle(filling, middle, arrangement.shared, height)
    return filling.done()


def _side_height(side: Group, columns: int, filling: Filling) -> int:
    frames = sum(filling.frame_height(frame, columns) + GAP for frame in side.frames)
    return filling.heads_height(side.heads) + frames


def _put_side(filling: Filling, side: Group, columns: int, left: float, height: int) -> None:
    """Frames of one side in the middle of the board's height; from its top where heads stand on them."""
    y = 0.0 if side.heads else (height - _side_height(side, columns, filling)) / 2
    y = filling.put_heads(side.heads, left + frames_width(columns) / 2, y)
    for frame in side.frames:
        y = filling.put_frame(frame, left, y, columns)


def _put_middle(filling: Filling, heads: Sequence[Key], shared: Sequence[Key], height: int) -> None:
    high = filling.heads_height(heads) + sum(filling.rule_height(key) + GAP for key in shared)
    y = filling.put_heads(heads, 0, (height - high) / 2)
    if not shared:
        return
    frame = (-RULE_WIDTH / 2 - FRAME, y - TITLE, RULE_WIDTH + 2 * FRAME, TITLE)
    top = y
    for key in shared:
        filling.places[key] = place_of(-RULE_WIDTH / 2, y, RULE_WIDTH, filling.rule_height(key))
        y += filling.rule_height(key) + GAP
    filling.frames.append(FrameBox(None, "shared", place_of(frame[0], frame[1], frame[2], TITLE + y - top)))


def _put_rules(
    filling: Filling, rules: Sequence[Key], edge: float, sign: int, height: int, naming: _Naming
) -> None:
    """In columns outside the frames, each near the mean height of what names it."""
    high = sum(filling.rule_height(rule) + GAP for rule in rules)
    columns = max(1, ceil(high / max(height, 1)))
    wanted = {rule: _mean_height(naming.get(rule, []), filling.places) for rule in rules}
    ordered = sorted(rules, key=lambda rule: (wanted[rule], rule))
    for column in range(columns):
        mine = ordered[column::columns]
        left = sign * (edge + column * (RULE_WIDTH + GAP)) - (RULE_WIDTH if sign < 0 else 0)
        tops = _spread([(wanted[rule], filling.rule_height(rule)) for rule in mine], height)
        for rule, top in zip(mine, tops, strict=True):
            filling.places[rule] = place_of(left, top, RULE_WIDTH, filling.rule_height(rule))


def _mean_height(keys: Iterable[Key], places: Mapping[Key, Place]) -> float:
    heights = [places[key][1] for key in keys if key in places]
    return sum(heights) / len(heights) if heights else 0


def _spread(wanted: Sequence[tuple[float, int]], height: int) -> list[float]:
    """Tops of boxes of (wanted centre, height), in order and without overlap, as near to these as may be."""
    tops: list[float] = []
    least = 0.0
    for centre, high in wanted:
        tops.append(max(least, centre - high / 2))
        least = tops[-1] + high + GAP
    most = float(height) + GAP
    for number in reversed(range(len(tops))):
        tops[number] = min(tops[number], most - wanted[number][1] - GAP)
        most = tops[number]
    return tops


def _put_grid(filling: Filling, keys: Sequence[Key], top: float, width: int, word: str) -> float:
    """Rules in a frame of their own; returns where the next may begin."""
    if not keys:
        return top
    columns = max(1, (width - 2 * FRAME + GAP) // (RULE_WIDTH + GAP))
    step = (width - 2 * FRAME + GAP) / columns
    y = top + TITLE + FRAME
    for number in range(0, len(keys), columns):
        row = keys[number : number + columns]
        high = max(filling.rule_height(key) for key in row)
        for place, key in enumerate(row):
            filling.places[key] = place_of(FRAME + place * step, y, step - GAP, high)
        y += high + GAP
    filling.frames.append(FrameBox(None, word, place_of(0, top, width, y - top)))
    return y + GAP


def _scale(made: Board) -> float:
    _, _, width, height = made.box()
    return min(_WINDOW[0] / max(width, 1), _WINDOW[1] / max(height, 1), 1.0)
