"""The scenes of a picture's page: where everything stands, for each width of the window.

There is one scene with everything. Where that is too much, the first scene has the frames closed, and
each frame has a scene of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.arrangement import Arrangement, Frame, Group
from graph.filling import Board, Lines
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
    parts = _parts(arrangement, named) if grouped else (arrangement,)
    return [_scene(part, named, lines) for part in parts]


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


def _parts(arrangement: Arrangement, named: Named) -> Iterator[Arrangement]:
    """The arrangement with its frames closed and no rules; then each frame alone with what it names."""
    groups = arrangement.groups
    yield Arrangement(tuple(replace(group, frames=_closed(group), rules=()) for group in groups))
    rules: dict[Key, dict[Key, None]] = defaultdict(dict)
    for source, rule in named:
        rules[source][rule] = None
    heads = {key for group in groups for key in group.heads}
    for group in groups:
        for frame in group.frames:
            mine = dict.fromkeys(rule for key in frame.held() for rule in rules[key] if rule not in heads)
            yield Arrangement((Group(group.heads, (frame,), tuple(mine)),))


def _closed(group: Group) -> tuple[Frame, ...]:
    return tuple(Frame(frame.key, (), "" if frame.key else "loose") for frame in group.frames)


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
