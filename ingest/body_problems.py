"""What the body's parse did not understand: marks in no item, issues without measures, counts that differ."""

from collections.abc import Iterator, Sequence

from ingest.counts import compare_counts
from ingest.evidence import speaks_of_after
from ingest.levels import Item, Node
from ingest.outline import Block
from ingest.report import Issue, Problem, Span

_SHOWN = 12
"""Characters of the words that stand for a mark without a sign."""


def find_problems(
    text: str,
    roots: Sequence[Node],
    strays: Sequence[Block],
    items: Sequence[Item],
    above: Sequence[tuple[Node, ...]],
    issues: Sequence[Issue],
    areas: int,
) -> tuple[Problem, ...]:
    """The problems of one body in order of place, those of the whole report last.

    `strays` are blocks among the roots that could not be read as parts or items; `above`: the `groups_of` the
    items.
    """
    found = [
        *_left_over(text, roots, items, above),
        *_unanswered(issues),
        *(_of_mark(text, block) for block in strays),
    ]
    found.sort(key=lambda problem: problem.span or Span(0, 0))
    if not issues:
        return (*found, Problem("no-issues", "error", "no issues found; is this a rectification report?"))
    levels = [len({nodes[d].block.start for nodes in above if len(nodes) > d}) for d in range(4)]
    measures = sum([len(issue.measures) for issue in issues])
    end = items[0].node.block.start
    counts = [len(issues), *_counts(items, above)]
    return (*found, *compare_counts(text, end, [areas, len(roots), *levels], counts, measures))


def unread_parts(text: str, behind: Sequence[Node]) -> Iterator[Problem]:
    """Parts behind the issues that do not say what they are: next steps, it was taken, and not read."""
    for node in behind:
        block = node.block
        if not speaks_of_after(text, node):
            said = text[block.start : min(block.start + _SHOWN, block.end)].strip()
            yield Problem(
                "part-not-read",
                "warning",
                f"part {said} was taken for next steps",
                Span(block.start, block.end),
            )


def _counts(items: Sequence[Item], above: Sequence[tuple[Node, ...]]) -> list[int]:
    """Other numbers of items that a report may count: items above sub-issues, with the plain ones."""
    return [
        len({(item.above[d] if len(item.above) > d else item.node).block.start for item in items})
        for d in range(max(map(len, above)))
    ]


def _unanswered(issues: Sequence[Issue]) -> Iterator[Problem]:
    for issue in issues:
        if not issue.measures:
            yield Problem(
                "issue-without-measures", "warning", f"issue {issue.ordinal} has no measures", issue.span
            )


def _left_over(
    text: str, roots: Sequence[Node], items: Sequence[Item], above: Sequence[tuple[Node, ...]]
) -> Iterator[Problem]:
    """Marks of the issue part that are neither headings of groups, nor items, nor inside an item."""
    inside = {item.node.block.start for item in items}
    placed = inside.union([node.block.start for nodes in above for node in nodes])
    if len(roots) == 1:
        placed.add(roots[0].block.start)
    stack = [root.block for root in reversed(roots)]
    while stack:
        block = stack.pop()
        if block.start not in placed:
            yield _of_mark(text, block)
        if block.start not in inside:
            stack.extend(reversed(block.kids))


def _of_mark(text: str, block: Block) -> Problem:
    """A block that no sign opens (【完成】 before another mark) is told by its first words."""
    signs = text[block.start : block.text_start].strip()
    place = Span(block.start, block.text_start if signs else min(block.start + _SHOWN, block.end))
    return Problem("mark-left-over", "warning", f"mark {place.of(text).strip()} belongs to no issue", place)
