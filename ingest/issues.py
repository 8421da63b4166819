"""The body of a report → areas, issues, measures and what was not understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.headings import head_kind, issue_span, phrasing_of
from ingest.labels import find_labels, numbered_labels
from ingest.levels import Levels, Node, issue_weight, read_node
from ingest.lines import Line, split_lines
from ingest.marks import Mark, find_marks
from ingest.measures import read_answer
from ingest.outline import build_outline
from ingest.parts import body_range, issue_sections, next_steps_start, section_headings
from ingest.report import Area, Issue, Problem, Span, Status
from ingest.status import status_of_group


@dataclass(frozen=True, slots=True)
class Body:
    """What the body holds. `answer_spans[i]` is the whole extent of ``issues[i]``'s item, heading included."""

    areas: tuple[Area, ...]
    issues: tuple[Issue, ...]
    problems: tuple[Problem, ...]
    answer_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An issue's node and the headings above it inside the issue part, outermost first."""

    node: Node
    above: tuple[Node, ...]


def read_body(text: str) -> Body:
    """Read the areas, issues and measures of a report's text. Never raises; linear in the text's length."""
    lines = split_lines(text)
    start, end = body_range(text, lines)
    roots = _roots(text, lines, start, end)
    items = _items(text, roots)
    areas, area_of = _areas(text, items)
    issues = tuple(_issue(text, n, item, area_of) for n, item in enumerate(items, 1))
    spans = tuple(Span(item.node.block.start, item.node.block.end) for item in items)
    return Body(areas, issues, (), spans)


def _roots(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[Node, ...]:
    """The top-level blocks of the issue part."""
    labels = find_labels(text, lines, start, end)
    marks = find_marks(text, lines, start, end)
    swallowed = set(numbered_labels(text, marks, labels).values())
    sections = section_headings(text, lines, marks, start, end)
    marks = tuple(sorted([*(m for m in marks if m not in swallowed), *sections], key=lambda m: m.start))
    labels = tuple(label for label in labels if all(label.start != section.start for section in sections))
    if marks:
        end = next_steps_start(text, lines, marks[-1].start, end)
    heads = {mark.start: head_kind(text, mark.end) for mark in marks if not mark.light}
    blocks = build_outline(marks, [label for label in labels if label.start < end], heads, end)
    nodes = [read_node(text, block) for block in blocks if not block.light]
    weights = [issue_weight(text, node) for node in nodes]
    chosen = issue_sections([n.block for n in nodes], [n.heading for n in nodes], weights, text)
    return tuple(nodes[i] for i in chosen)


def _items(text: str, roots: Sequence[Node]) -> tuple[Item, ...]:
    """The issues' nodes in order. A single root is the part itself, not an item, where it holds items."""
    levels = Levels(text, roots)
    if len(roots) == 1 and levels.holds_items(roots[0]):
        return tuple(item for kid in roots[0].kids for item in _below(levels, kid, ()))
    return tuple(item for root in roots for item in _below(levels, root, ()))


def _below(levels: Levels, node: Node, above: tuple[Node, ...]) -> Iterator[Item]:
    if not levels.holds_items(node):
        yield Item(node, above)
        return
    for kid in node.kids:
        yield from _below(levels, kid, (*above, node))


def _areas(text: str, items: Sequence[Item]) -> tuple[tuple[Area, ...], dict[int, int]]:
    """The areas in order, and for each item (by its block's start) the ordinal of its area."""
    depth = _area_depth(text, items)
    areas: list[Area] = []
    ordinals: dict[int, int] = {}
    area_of: dict[int, int] = {}
    for item in items:
        if depth is None or len(item.above) <= depth:
            continue
        node = item.above[depth]
        if node.block.start not in ordinals:
            ordinals[node.block.start] = len(areas) + 1
            span = Span(node.heading.start, node.heading.end)
            areas.append(Area(len(areas) + 1, span.of(text), span))
        area_of[item.node.block.start] = ordinals[node.block.start]
    return tuple(areas), area_of


def _area_depth(text: str, items: Sequence[Item]) -> int | None:
    """The level of the headings above the issues that are areas: the best-looking one, the outermost of equals."""
    deepest = max((len(item.above) for item in items), default=0)
    scores = [_area_score(text, items, depth) for depth in range(deepest)]
    if not scores or max(scores) <= 0:
        return None
    return scores.index(max(scores))


def _area_score(text: str, items: Sequence[Item], depth: int) -> float:
    """How far the headings of one level group issues by topic: most items stand under them, 方面 closes them."""
    covered = [item for item in items if len(item.above) > depth]
    nodes = {item.above[depth].block.start: item.above[depth] for item in covered}
    forms = [node.heading.form for node in nodes.values()]
    share = len(covered) / len(items)
    score = share - 0.5
    score += forms.count("area") / len(forms) - 0.3 * (forms.count("problem") / len(forms))
    return score


def _issue(text: str, ordinal: int, item: Item, area_of: dict[int, int]) -> Issue:
    node = item.node
    start, end = issue_span(text, node.heading)
    answer = read_answer(text, node.block, node.heading.rest)
    words = text[start:end]
    status: Status | None = answer.status
    for heading in item.above:
        status = status or status_of_group(heading.heading.of(text))
    return Issue(
        ordinal,
        area_of.get(node.block.start),
        words,
        phrasing_of(words, node.heading.form),
        status,
        Span(start, end),
        answer.measures,
    )


__all__ = ["Body", "Mark", "read_body"]
