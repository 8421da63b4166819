"""Which level holds the issues: items or steps, decided by evidence and pooled over the report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.cues import body_cues
from ingest.headings import Heading, HeadKinds, frames, read_heading
from ingest.marks import LIGHT
from ingest.outline import Block
from ingest.status import status_of, status_of_group

_COUNTED_THROUGH = 8.0  # what numbers that run through the report add to a level's pool
_MOST_SEAMS = 0.8  # so often at least they count on
_MOST_STEPS = 0.8  # so many of its steps name a problem where a heading holds problems
_IDLE = "。；; \n\r\t\u3000\xa0"  # signs and white space that say nothing


class Node:
    """A block, its marked kids that could be items, and its heading, read when it is first asked for."""

    __slots__ = ("_bare", "_heading", "_heads", "block", "kids")

    def __init__(self, heads: HeadKinds, block: Block) -> None:
        self._heads = heads
        self._heading: Heading | None = None
        self._bare: bool | None = None
        self.block = block
        self.kids: tuple[Node, ...] = ()
        if block.kids:
            items = [kid for kid in block.kids if kid.style not in LIGHT] or _problem_steps(heads, self)
            self.kids = tuple([Node(heads, kid) for kid in items])

    @property
    def heading(self) -> Heading:
        if self._heading is None:
            block = self.block
            limit = block.kids[0].start if block.kids else block.end
            if block.labels:
                limit = min(limit, block.labels[0].start)
            self._heading = read_heading(self._heads.text, block.text_start, limit, limit < block.end)
        return self._heading

    @property
    def bare(self) -> bool:
        """A step: one line that names no problem and no area, nothing marked or labelled under it."""
        if self._bare is None:
            block = self.block
            self._bare = not block.kids and not block.labels and self._is_step()
        return self._bare

    def _is_step(self) -> bool:
        text, start, end = self._heads.text, self.block.text_start, self.block.end
        if text.find("\n", start, end) >= 0 and "\n" in text[start:end].strip(_IDLE):
            return False
        return self._heads[start] == "plain"

    @property
    def steps(self) -> int:
        """How many light steps (一是, 首先) it counts."""
        return len([kid for kid in self.block.kids if kid.style in LIGHT])


class Item(NamedTuple):
    """An issue's node and the headings above it inside the issue part, outermost first.

    Items under one heading share one and the same `above`.
    """

    node: Node
    above: tuple[Node, ...]


def _problem_steps(heads: HeadKinds, node: Node) -> Sequence[Block]:
    """Steps that each name a problem (一是针对…的问题，…) under a heading that names none."""
    kids = node.block.kids
    if len(kids) < 2 or node.block.light:
        return ()
    framed = [kid.text_start for kid in kids if frames(heads.text, kid.text_start)]
    if len(framed) < _MOST_STEPS * len(kids):
        return ()
    named = len([start for start in framed if heads[start] == "problem"])
    return kids if named >= _MOST_STEPS * len(kids) and node.heading.form != "problem" else ()


def read_items(text: str, roots: Sequence[Node]) -> tuple[Item, ...]:
    """The issues' nodes in order. A single root is the part itself, not an item, where it holds items."""
    levels = Levels(text, roots)
    found: list[Item] = []
    if len(roots) == 1 and levels.holds_items(roots[0]):
        roots = roots[0].kids
    _add_below(levels, roots, (), found)
    return tuple(found)


def groups_of(items: Sequence[Item]) -> list[tuple[Node, ...]]:
    """The headings above items, outermost first, once for all that stand under the same, in order."""
    return list({id(item.above): item.above for item in items}.values())


def _add_below(levels: "Levels", nodes: Sequence[Node], above: tuple[Node, ...], found: list[Item]) -> None:
    for node in nodes:
        if node.kids and levels.holds_items(node):
            _add_below(levels, node.kids, (*above, node), found)
        elif node.heading.words:
            found.append(Item(node, above))


class Levels:
    """Decides for each block whether its kids are items or only the steps of its answer."""

    def __init__(self, text: str, roots: Sequence[Node]) -> None:
        self._text = text
        self._parts = set() if _are_issues(roots) else {id(root) for root in roots}
        self._scores: dict[int, float] = {}
        pools: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in _with_kids(roots):
            self._scores[id(node)] = self._score(node)
            pools[node.block.style, node.kids[0].block.style].append(node)
        for pool in pools.values():
            self._add_pooled(pool)

    def _add_pooled(self, nodes: Sequence[Node]) -> None:
        """Add half of what they score together to each of the nodes of one style, their kids of another."""
        scores = self._scores
        pooled = sum([scores[id(node)] for node in nodes]) / len(nodes)
        pooled = 0.5 * (pooled + _COUNTED_THROUGH * _count_through(nodes))
        for node in nodes:
            scores[id(node)] += pooled

    def holds_items(self, node: Node) -> bool:
        """Whether the kids of `node` are items: areas, or issues with their own answers."""
        return self._scores.get(id(node), 0.0) > 0 and any(kid.heading.words for kid in node.kids)

    def _score(self, node: Node) -> float:
        return self._parent(node) + self._of_kids(node.kids) - 2.0 * self._introduces(node)

    def _parent(self, node: Node) -> float:
        """What the heading above says of its kids."""
        if node.block.labels and node.kids[0].block.start >= node.block.labels[0].start:
            return -4.0
        heading = node.heading
        form, words = heading.form, heading.words
        if form == "area" or (form != "problem" and id(node) in self._parts) or status_of_group(words):
            return 3.0
        if form == "problem" or node.block.style == "named":
            return -2.0
        return -1.0 if body_cues().deficiency.search(words) else 0.0

    def _introduces(self, node: Node) -> bool:
        """A colon before kids that are run in: …遗留问题整改情况：（1）占用房屋问题。已腾退。"""
        first = node.kids[0]
        if first.block.at_line:
            return False
        before = self._text[node.heading.rest : first.block.start].rstrip()
        return before.endswith(("：", ":")) and not first.heading.framed

    def _of_kids(self, kids: Sequence[Node]) -> float:
        """What the kids themselves look like, on average."""
        return sum(map(self._of_kid, kids)) / len(kids)

    def _of_kid(self, kid: Node) -> float:
        if kid.bare:
            return -1.0
        heading = kid.heading
        if heading.form == "problem":
            return 4.0 if heading.framed else 2.5
        score = self._of_words(kid, heading)
        if kid.block.kids and not self._counts_inside(kid):
            score += 2.5 if kid.steps >= 2 else 0.0
            score += 1.5 if kid.kids else 0.0
        if kid.block.labels:
            score += self._of_labels(kid)
        return score or -1.0

    def _of_words(self, kid: Node, heading: Heading) -> float:
        """A heading that says what is wrong, or alone in its line with something under it."""
        words = heading.words
        wrong = len(words) <= 60 and body_cues().deficiency.search(words) is not None
        if not (wrong or heading.own_line) or not self._is_named(kid):
            return 0.0
        return 2.0 * wrong + 1.5 * heading.own_line

    def _counts_inside(self, kid: Node) -> bool:
        """A step that counts inside itself: 开展三项排查：①危化企业；②矿山."""
        first = kid.block.kids[0]
        if first.at_line or body_cues().plain_deficiency.search(kid.heading.words):
            return False
        return self._text[kid.block.text_start : first.start].rstrip().endswith(("：", ":"))

    def _of_labels(self, kid: Node) -> float:
        """Labels of its own make an item; a label that only gives the state could be its parent's."""
        names = {label.name for label in kid.block.labels if not label.admin}
        if not names:
            return 0.0
        return 1.0 if names <= body_cues().status_labels else 4.0

    def _is_named(self, kid: Node) -> bool:
        """The heading is not the whole item: an answer follows it, more than a word on the state."""
        labels, end = kid.block.labels, kid.block.end
        if labels and not kid.block.kids and all(label.admin for label in labels):
            end = labels[0].start
        answer = self._text[kid.heading.rest : end].strip(_IDLE)
        return bool(answer) and (len(answer) > 60 or status_of(answer) is None)


def _are_issues(roots: Sequence[Node]) -> bool:
    """Whether the top-level blocks are the issues themselves: most of them are named by what is wrong."""
    wrong = body_cues().plain_deficiency
    named = [r for r in roots if r.heading.form == "problem" or wrong.search(r.heading.words[-6:])]
    return len(roots) > 2 and len(named) >= _MOST_STEPS * len(roots)


def _count_through(nodes: Sequence[Node]) -> bool:
    """Whether the numbers of their kids count on from one heading to the next (1. 2. | 3. 4. | 5.).

    Issues are numbered so; the steps of an answer begin again at one. The nodes are in order of place.
    """
    seams = [
        following.kids[0].block.number == number + 1
        for node, following in pairwise(nodes)
        if (number := node.kids[-1].block.number) is not None
    ]
    return bool(seams) and sum(seams) >= _MOST_SEAMS * len(seams)


def _with_kids(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes that have kids, and those below them, in order of place."""
    for node in nodes:
        if node.kids:
            yield node
            yield from _with_kids(node.kids)
