"""Where the nodes of an agency's network stand: a board, so that the page is still and readable at once.

The agency stands on top. Below, in columns, each area with its issues under it and each issue's measures as a
row of dots; on the right the regulations, each near the height of what names it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from graph.elements import Edge, Node

Place = tuple[int, int]
Key = tuple[str, str]
"""Label and id of a node."""
_Box = tuple[int, int]
"""The height of a box, and how much below it has to stand in the same column."""

BOX_WIDTH = 300
LINE = 20
SIGNS_A_LINE = 17
REGULATION_WIDTH = 300
_GAP = 50
_PADDING = 26
_DOT = 20
_DOTS_A_ROW = BOX_WIDTH // _DOT
_SHAPE = 1.7
"""Width for height of a window, so of the board."""
_MOST_COLUMNS = 40
_STEP = LINE + _PADDING - 6
"""From one regulation to the next."""


@dataclass(slots=True)
class _Board:
    """The columns while they are filled, from the left and from the top."""

    height: int
    column: int = 0
    y: int = 0
    places: dict[Key, Place] = field(default_factory=dict)

    def put(self, key: Key, height: int, keep: int = 0) -> Place:
        """Put a box; a new column is begun where it and `keep` below it would not fit."""
        if self.y and self.y + height + keep > self.height:
            self.column, self.y = self.column + 1, 0
        place = (self.column * (BOX_WIDTH + _GAP), self.y + height // 2)
        self.places[key] = place
        self.y += height
        return place


def board(nodes: Sequence[Node], edges: Sequence[Edge], lines: Mapping[Key, int]) -> dict[Key, Place]:
    """The centre of each node in pixels; `lines` says how many lines of text the box of a node holds."""
    children = _children(edges)
    stacks = _stacks(nodes, children)
    keys = [key for stack in stacks for key in stack]
    heights = [_height(key, children, lines) for key in keys]
    boxes = [
        (height, after if key[0] == "Area" else 0)
        for key, height, after in zip(keys, heights, [*heights[1:], 0], strict=False)
    ]
    filled = _Board(_best_height(boxes, sum(node.label == "Regulation" for node in nodes)))
    for key, (height, keep) in zip(keys, boxes, strict=True):
        _put_dots(filled, children[key], filled.put(key, height, keep), height, key)
    return _around(filled, nodes, edges)


def _best_height(boxes: Sequence[_Box], rules: int) -> int:
    """The height of the columns with which the whole board is shown largest in a window."""

    def window(columns: int) -> tuple[float, int]:
        """How high a window must be to show the board in its natural size, and the board's height."""
        height = _even_height(boxes, columns)
        rows = max(1, height // _STEP)
        width = columns * (BOX_WIDTH + _GAP) + ceil(rules / rows) * (REGULATION_WIDTH + _GAP // 2)
        return max(height, width / _SHAPE), height

    most = min(len(boxes), _MOST_COLUMNS)
    return min((window(columns) for columns in range(1, most + 1)), default=(0, LINE))[1]


def _even_height(boxes: Sequence[_Box], columns: int) -> int:
    """The least height, to the line, with which the boxes fill no more than so many columns."""
    height = max(ceil(sum(height for height, _ in boxes) / columns), max(sum(box) for box in boxes))
    while _filled(boxes, height) > columns:
        height += LINE
    return height


def _filled(boxes: Sequence[_Box], height: int) -> int:
    board = _Board(height)
    for number, (box, keep) in enumerate(boxes):
        board.put(("", str(number)), box, keep)
    return board.column + 1


def _children(edges: Iterable[Edge]) -> Mapping[Key, list[Key]]:
    found: dict[Key, list[Key]] = defaultdict(list)
    for edge in edges:
        if edge.type in ("HAS_ISSUE", "ADDRESSED_BY"):
            found[edge.source_label, edge.source].append((edge.target_label, edge.target))
    return found


def _stacks(nodes: Sequence[Node], children: Mapping[Key, list[Key]]) -> list[list[Key]]:
    """Each area with its issues, in the order of the text; issues without an area last."""
    order = {(node.label, node.id): _text_order(node) for node in nodes}
    areas = sorted((key for key in order if key[0] == "Area"), key=order.__getitem__)
    stacks = [[area, *sorted(children[area], key=order.__getitem__)] for area in areas]
    placed = {key for stack in stacks for key in stack}
    rest = [key for key in order if key[0] == "Issue" and key not in placed]
    return [*stacks, sorted(rest, key=order.__getitem__)]


def _text_order(node: Node) -> tuple[str, int, str]:
    values = node.values()
    ordinal = values.get("ordinal", 0)
    return str(values.get("report", "")), ordinal if isinstance(ordinal, int) else 0, node.id


def _height(key: Key, children: Mapping[Key, list[Key]], lines: Mapping[Key, int]) -> int:
    rows = ceil(len(children[key]) / _DOTS_A_ROW) if key[0] == "Issue" else 0
    return lines.get(key, 1) * LINE + _PADDING + rows * _DOT


def _put_dots(filled: _Board, dots: Sequence[Key], place: Place, height: int, key: Key) -> None:
    """The measures of an issue in rows at the foot of its place; its box moves up to make room."""
    if key[0] != "Issue" or not dots:
        return
    rows = ceil(len(dots) / _DOTS_A_ROW)
    filled.places[key] = (place[0], place[1] - rows * _DOT // 2)
    left, top = place[0] - BOX_WIDTH // 2, place[1] + height // 2 - rows * _DOT
    for number, dot in enumerate(dots):
        row, column = divmod(number, _DOTS_A_ROW)
        filled.places[dot] = (left + column * _DOT + _DOT // 2, top + row * _DOT + 2)


def _around(filled: _Board, nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[Key, Place]:
    places = filled.places
    right = filled.column * (BOX_WIDTH + _GAP)
    heads = [(node.label, node.id) for node in nodes if node.label in ("Agency", "PartyGroup", "Report")]
    for number, key in enumerate(sorted(heads)):
        places[key] = (round(right / 2 + (number - (len(heads) - 1) / 2) * (BOX_WIDTH + _GAP)), -3 * LINE)
    rules = [(node.label, node.id) for node in nodes if node.label == "Regulation"]
    left = right + (BOX_WIDTH + REGULATION_WIDTH) // 2 + 2 * _GAP
    _put_regulations(places, _by_height(rules, edges, places), left, filled.height)
    return places


def _by_height(rules: Iterable[Key], edges: Iterable[Edge], places: Mapping[Key, Place]) -> list[Key]:
    """Regulations from the top, by the mean height of what names them."""
    heights: dict[Key, list[int]] = defaultdict(list)
    for edge in edges:
        source = (edge.source_label, edge.source)
        if source in places:
            heights[edge.target_label, edge.target].append(places[source][1])
    return sorted(rules, key=lambda key: (sum(heights[key]) / max(1, len(heights[key])), key))


def _put_regulations(places: dict[Key, Place], rules: Sequence[Key], left: int, height: int) -> None:
    columns = max(1, ceil(len(rules) / max(1, height // _STEP)))
    rows = ceil(len(rules) / columns)
    for number, key in enumerate(rules):
        row, column = divmod(number, columns)
        y = round((row + 0.5) * max(_STEP, height / max(rows, 1)))
        places[key] = (left + column * (REGULATION_WIDTH + _GAP // 2), y)
