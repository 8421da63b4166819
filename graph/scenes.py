"""The scenes of a picture's page: where everything stands, for each width of the window.

There is one scene with everything. Where that is too much, the first scene has a card for each frame, and
each frame has a scene of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from graph.arrangement import Arrangement, Card, Frame, Group
from graph.filling import CARD_SIGNS, Board, Lines
from graph.layout import board, stack
from graph.picture import Key

_STACKS = ((700, 2), (1180, 4))
"""Windows up to so many pixels get a stack of so many columns; wider ones the board."""

Named = Sequence[tuple[Key, Key]]
"""Pairs of what names a rule, and the rule."""


def page_id(key: Key) -> str:
    """A node's id on the page, where labels do not tell ids apart."""
    return f"{key[0]}/{key[1]}"


def scenes_of(arrangement: Arrangement, named: Named, lines: Lines, *, grouped: bool) -> list[dict[str, Any]]:
    """The scenes as the page's data: boards, from the one for the narrowest window on."""
    if not grouped:
        return [_scene(arrangement, named, lines)]
    closed = {key: ceil(lines.get(key, 1) / (2 * CARD_SIGNS)) for key in titles_of(arrangement)}
    overview = _scene(_closed(arrangement), (), {**lines, **closed})
    return [overview, *(_scene(part, mine, lines) for part, mine in _alone(arrangement, named))]


def frames_of(arrangement: Arrangement) -> list[dict[str, Any]]:
    """Each frame's title, and the ids of it and of all that it holds, in the order of the texts."""
    return [
        {
            "id": page_id(frame.key) if frame.key else "",
            "ids": [page_id(key) for key in frame.held()],
            "cards": len(frame.cards),
        }
        for group in arrangement.groups
        for frame in group.frames
    ]


def _closed(arrangement: Arrangement) -> Arrangement:
    """A card for each frame with a title; frames without one as a line."""
    groups = []
    for group in arrangement.groups:
        cards = tuple(Card(key) for key in _titles(group.frames))
        frames = (*([Frame(None, cards)] if cards else []), *_untitled(group.frames))
        groups.append(replace(group, frames=frames, rules=()))
    return Arrangement(tuple(groups))


def _untitled(frames: Iterable[Frame]) -> Iterator[Frame]:
    return (Frame(None, (), "loose") for frame in frames if not frame.key)


def _alone(arrangement: Arrangement, named: Named) -> Iterator[tuple[Arrangement, Named]]:
    """Each frame with its heads and with the rules that it names."""
    groups = arrangement.groups
    rules: dict[Key, dict[Key, None]] = defaultdict(dict)
    for source, rule in named:
        rules[source][rule] = None
    heads = {key for group in groups for key in group.heads}
    for group in groups:
        for frame in group.frames:
            mine = [(key, rule) for key in frame.held() for rule in rules[key] if rule not in heads]
            alone = Group(group.heads, (frame,), tuple(dict.fromkeys(rule for _, rule in mine)))
            yield Arrangement((alone,)), mine


def _scene(arrangement: Arrangement, named: Named, lines: Lines) -> dict[str, Any]:
    stacks = (_board_data(stack(arrangement, lines, columns), window) for window, columns in _STACKS)
    return {"boards": [*stacks, _board_data(board(arrangement, named, lines), 0)]}


def _board_data(made: Board, window: int) -> dict[str, Any]:
    """`window` is the widest window that it is for; 0: any."""
    return {
        "width": window,
        "lines": made.look.lines,
        "box": made.box(),
        "places": {page_id(key): place for key, place in made.places.items()},
        "frames": [
            {"id": page_id(frame.key) if frame.key else "", "word": frame.word, "place": frame.place}
            for frame in made.frames
        ],
    }


def titles_of(arrangement: Arrangement) -> set[Key]:
    """The nodes that are titles of frames."""
    return {key for group in arrangement.groups for key in _titles(group.frames)}


def _titles(frames: Iterable[Frame]) -> Iterator[Key]:
    return (frame.key for frame in frames if frame.key)
