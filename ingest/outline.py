"""Marks and headings → a tree of blocks with spans.

The order of the levels is not fixed: which style stands inside which is learned from how the marks of this
report open and go on (`nesting`), and the usual order only breaks ties.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter

from ingest.headings import Kind
from ingest.labels import Label
from ingest.marks import LIGHT, RANK, Mark

_PRIOR = 0.6  # weight of one step in the usual order against one seen nesting
_DEEPEST = 3  # so often at most does one style stand inside itself
_PARTING = 0.5  # weight of a nesting seen behind the last mark of a list: the list may have ended there
_LINE_PRIOR = 1.0  # the same where a number at the start of a line follows 一是, 首先, ——


class Block:
    """One marked or headed piece of the text, opened by its mark; it no longer changes when it is closed.

    `[start, end)` runs from the mark to before the next block of the same or a higher level; the words begin
    at `text_start`; `at_line`: the mark opens a line. `labels` are the block's own, not its kids'. `level`
    tells a style from the same style nested in itself, 0 the outermost.
    """

    __slots__ = ("at_line", "end", "kids", "labels", "level", "number", "start", "style", "text_start")

    def __init__(self, mark: Mark, level: int = 0) -> None:
        self.style, self.number, self.start, self.text_start, place, _ = mark
        self.at_line = place == "line"
        self.end = self.text_start
        self.level = level
        self.kids: list[Block] = []
        self.labels: list[Label] = []

    @property
    def light(self) -> bool:
        """Whether the mark only counts steps (一是, 首先, ——)."""
        return self.style in LIGHT


class Nesting:
    """Which style encloses which, by what was seen in one report."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._votes: dict[tuple[str, str], float] = defaultdict(float)
        self._read(marks)

    def _read(self, marks: Sequence[Mark]) -> None:
        numbers: dict[str, int] = {}  # of each style, the last number
        seen: dict[str, int] = {}  # and where it stood
        ones: dict[str, int] = {}  # and where it last counted one
        ended, last = _last_of_lists(marks), ""
        for index, (style, number, _, _, _, _) in enumerate(marks):
            if number is not None:
                if style == last:
                    pass
                elif number == 1 and last:
                    self._votes[last, style] += _PARTING if marks[index - 1].start in ended else 1.0
                elif number > 1 and numbers.get(style) == number - 1:
                    for inner, at in ones.items():
                        if at > seen[style]:
                            self._votes[style, inner] += 1.0
                numbers[style] = number
                if number == 1:
                    ones[style] = index
            seen[style], last = index, style

    def encloses(self, outer: str, inner: Mark) -> bool:
        """Whether a block of the mark `inner` stands inside blocks of style `outer`.

        A number at the start of a line rarely stands inside a step (一是), one that is run in often does.
        """
        seen = self._votes.get((outer, inner.style), 0.0) - self._votes.get((inner.style, outer), 0.0)
        prior = _LINE_PRIOR if outer in LIGHT and inner.place == "line" else _PRIOR
        return seen + prior * (RANK[inner.style] - RANK[outer]) >= 0


def _last_of_lists(marks: Sequence[Mark]) -> frozenset[int]:
    """The starts of the marks that no mark of their style goes on from: the last of each list."""
    following: dict[str, int | None] = {}
    ended = []
    for style, number, start, _, _, _ in reversed(marks):
        if number is None or following.get(style) != number + 1:
            ended.append(start)
        following[style] = number
    return frozenset(ended)


class _Builder:
    """Puts marks and labels, in order, on a stack of open blocks."""

    def __init__(self, nesting: Nesting, kinds: Mapping[int, Kind | None]) -> None:
        self._nesting = nesting
        self._kinds = kinds
        self._root = Block(Mark("section", None, 0, 0, "line"))
        self._stack = [self._root]

    def add_mark(self, mark: Mark) -> None:
        stack = self._stack
        last = stack[-1]
        if last.style == mark.style and last.level == 0 and last.number == (mark.number or 0) - 1:
            depth, level = len(stack) - 1, 0  # the next sibling of the innermost block, as most are
        else:
            depth, level = self._depth(mark)
        self._close(depth, mark.start)
        stack.append(Block(mark, level))

    def add_label(self, label: Label) -> None:
        self._close(self._label_depth(label), label.start)
        self._stack[-1].labels.append(label)

    def finish(self, end: int) -> tuple[Block, ...]:
        self._close(1, end)
        return tuple(self._root.kids)

    def _close(self, depth: int, end: int) -> None:
        stack = self._stack
        while len(stack) > depth:
            block = stack.pop()
            block.end = end
            stack[-1].kids.append(block)

    def _depth(self, mark: Mark) -> tuple[int, int]:
        """How many open blocks stay open, and the level of the new block."""
        style, before, stack = mark.style, (mark.number or 0) - 1, self._stack
        innermost = 0
        for depth in range(len(stack) - 1, 0, -1):
            block = stack[depth]
            if block.style == style:
                innermost = innermost or depth
                if block.number == before and (block.level == 0 or not self._is_issue(mark)):
                    return depth, block.level  # the mark is its next sibling
                if block.level == 0:
                    break
        return self._restart(mark, innermost) if innermost else (self._new_depth(mark), 0)

    def _new_depth(self, mark: Mark) -> int:
        """The same where no block of the mark's style is open."""
        depth = len(self._stack)
        while depth > 1 and not self._nesting.encloses(self._stack[depth - 1].style, mark):
            depth -= 1
        return self._beside_kin(depth)

    def _is_issue(self, mark: Mark | Block) -> bool:
        return self._kinds[mark.start] in ("problem", "deficient")

    def _restart(self, mark: Mark, depth: int) -> tuple[int, int]:
        """一是 again is a sibling; 1. again in an item with a label or a problem is a step."""
        block = self._stack[depth]
        if mark.style == "row" or block.level >= _DEEPEST:
            return depth, block.level
        if mark.number != 1 or mark.light:
            return depth, block.level
        if block.at_line and mark.place != "line":
            return len(self._stack), block.level + 1
        if (block.labels or self._is_issue(block)) and not self._is_issue(mark):
            return len(self._stack) if block.labels else depth + 1, block.level + 1
        return depth, block.level

    def _beside_kin(self, depth: int) -> int:
        """An unnumbered section that holds one style is closed by a mark of a style that stands above it."""
        parent = self._stack[depth - 1]
        if depth == 2 and parent.style == "section" and parent.kids and depth < len(self._stack):
            return 1
        return depth

    def _label_depth(self, label: Label) -> int:
        """The block that a label belongs to: the one that owns other labels, else the innermost item."""
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].style == "row" and label.start == label.end:
                return depth + 1  # a table's cell belongs to its row
            owned = self._stack[depth].labels
            if owned and not label.admin:
                return depth + 1 if all(label.name != other.name for other in owned) else self._innermost()
        return self._innermost()

    def _innermost(self) -> int:
        depth = len(self._stack)
        while depth > 2 and self._stack[depth - 1].style in LIGHT:
            depth -= 1
        return depth - 1 if depth > 2 and self._is_bare_step(depth - 1) else depth

    def _is_bare_step(self, depth: int) -> bool:
        """（3） after （1） and （2） that had no label: the label is their parent's."""
        parent, block = self._stack[depth - 1], self._stack[depth]
        if block.labels:
            return False
        above, own = self._kinds[parent.start], self._kinds[block.start]
        if (
            above == "area"
            or (above == "plain" and depth == 2)
            or own == "problem"
            or (own == "deficient" and above != "problem")
        ):
            return False
        first = next((kid for kid in parent.kids if kid.style == block.style), None)
        last = next((kid for kid in reversed(parent.kids) if kid.style == block.style), None)
        return first is not None and last is not None and not first.labels and not last.labels


def build_outline(
    marks: Sequence[Mark], labels: Sequence[Label], kinds: Mapping[int, Kind | None], end: int
) -> tuple[Block, ...]:
    """The top-level blocks of a report's body.

    `kinds` says of each mark (by its start) what the words after it look like; None of one that is light.
    """
    builder = _Builder(Nesting(marks), kinds)
    tokens: list[Mark | Label] = [*marks, *labels]
    tokens.sort(key=attrgetter("end"))  # a stable sort keeps this order where two begin at one place
    tokens.sort(key=attrgetter("start"))
    for token in tokens:
        if isinstance(token, Mark):
            builder.add_mark(token)
        else:
            builder.add_label(token)
    return builder.finish(end)
