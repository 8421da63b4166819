"""The body of a report → areas, issues, measures and what was not understood."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ingest.body_problems import find_problems, unread_parts
from ingest.cues import body_cues
from ingest.evidence import weigh
from ingest.flow import Flow, flow_of
from ingest.headings import HeadKinds, MarkKinds
from ingest.issue_words import issue_span, without_answer
from ingest.labels import Label, find_labels, numbered_labels, section_labels
from ingest.levels import Item, Node, groups_of, read_items
from ingest.lines import Line, between, split_lines
from ingest.lost_numbers import lost_marks
from ingest.mark_search import MOST_MARKS, find_marks
from ingest.marks import Mark
from ingest.measures import read_answer
from ingest.ordinals import heading_ordinals
from ingest.outline import Block, build_outline
from ingest.parts import body_range, issue_sections, next_steps_start, section_headings
from ingest.phrasing import phrasing_of, settle_phrasings
from ingest.report import Area, Issue, Measure, Phrasing, Problem, Span, Status
from ingest.status import status_of, status_of_group
from ingest.tables import find_rows
from ingest.unnumbered import headed_marks, numbered_heading_labels

_Token = TypeVar("_Token", Mark, Label)
_NOTE_SIGNS = "【】[]（）() \t\u3000"


@dataclass(frozen=True, slots=True)
class Body:
    """What the body holds.

    `answer_spans[i]` is all of the item of ``issues[i]``, heading included; `group_spans` are the marks and
    headings that stand above issues, areas among them.
    """

    areas: tuple[Area, ...]
    issues: tuple[Issue, ...]
    problems: tuple[Problem, ...]
    answer_spans: tuple[Span, ...]
    group_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """The issue part: its top-level blocks, and blocks among them that are neither part nor item."""

    roots: tuple[Node, ...]
    strays: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def read_body(text: str) -> Body:
    """Read the areas, issues and measures of a report's text. Never raises; linear in the text's length."""
    lines = split_lines(text)
    flow = flow_of(text, lines)
    if flow.text is text:
        return _read(text, lines)
    return _map_back(text, flow, _read(flow.text, split_lines(flow.text)))


def _read(text: str, lines: Sequence[Line]) -> Body:
    start, end = body_range(text, lines)
    part = _issue_part(text, lines, start, end)
    items = read_items(text, part.roots)
    above = groups_of(items)
    areas, area_of = _areas(above, _area_depth(items, above))
    issues = _issues(text, items, above, area_of)
    problems = find_problems(text, part.roots, part.strays, items, above, issues, len(areas))
    spans = tuple([Span(item.node.block.start, item.node.block.end) for item in items])
    groups = {node.block.start: node for nodes in above for node in nodes}
    group_spans = tuple([Span(at, node.heading.end) for at, node in groups.items()])
    return Body(areas, issues, part.problems + problems, spans, group_spans)


def _issue_part(text: str, lines: Sequence[Line], start: int, end: int) -> _Part:
    labels = find_labels(text, lines, start, end)
    found, read_to = find_marks(text, lines, start, end)
    rows, cells = find_rows(lines, start, read_to) if "\t" in text else ((), ())
    heads = HeadKinds(text)
    marks, labels = _with_sections(
        heads, lines, _joined(heading_ordinals(heads, found), rows), _joined(labels, cells), (start, read_to)
    )
    if len(marks) > MOST_MARKS:
        read_to, marks = marks[MOST_MARKS].start, marks[:MOST_MARKS]
    problems: tuple[Problem, ...] = ()
    if read_to < end:
        message = f"more than {MOST_MARKS} marks; the text after this place was not read"
        problems = (Problem("too-many-marks", "error", message, Span(read_to, end)),)
    end = read_to
    kinds = MarkKinds(heads, marks)
    end = next_steps_start(lines, marks, _last_item(marks, labels, kinds), end)
    marks = marks[: bisect_left(marks, end, key=attrgetter("start"))]
    blocks = build_outline(marks, [label for label in labels if label.start < end], kinds, end)
    nodes = [Node(heads, block) for block in blocks if not block.light]
    chosen = issue_sections(weigh(heads.text, nodes))
    roots = tuple(nodes[i] for i in chosen)
    if not roots:
        return _Part((), (), problems)
    problems += tuple(unread_parts(text, nodes[chosen.stop :]))
    inside = [
        block for block in blocks if block.light and roots[0].block.start < block.start < roots[-1].block.end
    ]
    return _Part(roots, tuple(inside), problems)


def _joined(first: Sequence[_Token], second: Sequence[_Token]) -> tuple[_Token, ...]:
    """Both in order of place, as each of them is; where two begin at one place, the second's."""
    if not second:
        return tuple(first)
    by_start = {token.start: token for token in first}
    by_start.update((token.start, token) for token in second)
    return tuple(by_start[at] for at in sorted(by_start))


def _last_item(marks: Sequence[Mark], labels: Sequence[Label], kinds: MarkKinds) -> int:
    """The last place that is surely inside the issue part: an item that names a problem, a block's label."""
    strong = body_cues().next_steps_strong
    last = max([label.start for label in labels if not strong.match(label.name)], default=-1)
    for mark in reversed(marks):
        if mark.start <= last:
            break
        if mark.style == "headed" or kinds[mark.start] in ("problem", "deficient"):
            return mark.start
    if last < 0:
        return marks[0].start if marks else 0
    return last


def _with_sections(
    heads: HeadKinds,
    lines: Sequence[Line],
    marks: Sequence[Mark],
    labels: Sequence[Label],
    body: tuple[int, int],
) -> tuple[tuple[Mark, ...], tuple[Label, ...]]:
    """The marks with unnumbered headings among them, and without those that only number labels."""
    openers = {mark.start: mark for mark in marks if mark.place == "line"}
    inside = between(lines, *body)
    within = lines[inside.start : inside.stop]
    sections = {mark.start: mark for mark in section_headings(within, openers)}
    if labels:
        numbered = numbered_labels(heads.text, marks, labels)
        labels = [x._replace(start=numbered[x.start].start) if x.start in numbered else x for x in labels]
        sections |= {mark.start: mark for mark in section_labels(lines, openers, labels)}
        labels = [label for label in labels if label.start not in sections]
        marks = _without(marks, openers, {mark.start for mark in numbered.values()})
    marks = _with_more(marks, openers, list(sections.values()))
    marks = _with_more(marks, openers, lost_marks(within, marks, openers))
    marks = _with_more(marks, openers, headed_marks(heads, lines, openers, inside))
    return numbered_heading_labels(heads.text, marks, labels)


def _without(marks: Sequence[Mark], openers: dict[int, Mark], places: Set[int]) -> Sequence[Mark]:
    """The marks, and those of them that open lines, without those at some places."""
    for at in places:
        openers.pop(at, None)
    return [mark for mark in marks if mark.start not in places] if places else marks


def _with_more(marks: Sequence[Mark], openers: dict[int, Mark], more: Sequence[Mark]) -> Sequence[Mark]:
    """Marks in order of place with more among them, all of which open lines."""
    if not more:
        return marks
    openers.update((mark.start, mark) for mark in more)
    return sorted([*marks, *more], key=attrgetter("start"))


def _map_back(text: str, flow: Flow, body: Body) -> Body:
    """The same body with the spans, and the words under them, of the source."""

    def measure(found: Measure) -> Measure:
        span = flow.back(found.span)
        return Measure(found.ordinal, span.of(text), span)

    def issue(found: Issue) -> Issue:
        span = flow.back(found.span)
        measures = tuple(map(measure, found.measures))
        return found._replace(text=span.of(text), span=span, measures=measures)

    def area(found: Area) -> Area:
        span = flow.back(found.span)
        return Area(found.ordinal, span.of(text), span)

    def problem(found: Problem) -> Problem:
        return replace(found, span=flow.back(found.span)) if found.span else found

    return Body(
        tuple(map(area, body.areas)),
        tuple(map(issue, body.issues)),
        tuple(map(problem, body.problems)),
        tuple(map(flow.back, body.answer_spans)),
        tuple(map(flow.back, body.group_spans)),
    )


def _areas(above: Sequence[tuple[Node, ...]], depth: int | None) -> tuple[tuple[Area, ...], dict[int, int]]:
    """The areas in order, and the ordinal of the area of items by the `id` of what stands above them."""
    areas: list[Area] = []
    ordinals: dict[int, int] = {}
    area_of: dict[int, int] = {}
    for nodes, node in _grouped(above, depth) if depth is not None else ():
        start, heading = node.block.start, node.heading
        if start not in ordinals:
            ordinals[start] = len(areas) + 1
            areas.append(Area(len(areas) + 1, heading.words, Span(heading.start, heading.end)))
        area_of[id(nodes)] = ordinals[start]
    return tuple(areas), area_of


def _grouped(above: Sequence[tuple[Node, ...]], depth: int) -> Iterator[tuple[tuple[Node, ...], Node]]:
    """What stands above items that have an area, with the area's node.

    Areas stand at one level; of an item that is not so deep, the heading right above it is the area, unless
    it holds areas too: 三、关于选人用人专项检查反馈问题 beside 二、…整改情况 with its areas （一） （二）.
    """
    parents = {node.block.start for nodes in above if len(nodes) > depth for node in nodes[:depth]}
    for nodes in above:
        node = nodes[min(depth, len(nodes) - 1)] if nodes else None
        if node and node.heading.words and node.block.start not in parents:
            yield nodes, node


def _area_depth(items: Sequence[Item], above: Sequence[tuple[Node, ...]]) -> int | None:
    """The level of the headings that are areas: the best-looking one, the outermost of equals."""
    scores = [_area_score(items, above, depth) for depth in range(max(map(len, above), default=0))]
    if not scores or max(scores) <= 0:
        return None
    return scores.index(max(scores))


def _area_score(items: Sequence[Item], above: Sequence[tuple[Node, ...]], depth: int) -> float:
    """How far the headings of one level group issues: most stand under them, 方面 closes them."""
    covered = len([item for item in items if len(item.above) > depth])
    nodes = {nodes[depth].block.start: nodes[depth] for nodes in above if len(nodes) > depth}
    forms = [node.heading.form for node in nodes.values()]
    score = covered / len(items) - 0.5
    score += forms.count("area") / len(forms) - 0.3 * (forms.count("problem") / len(forms))
    return score


def _issues(
    text: str, items: Sequence[Item], above: Sequence[tuple[Node, ...]], area_of: Mapping[int, int]
) -> tuple[Issue, ...]:
    states = _states(above)
    drafts = [_draft(text, item.node, states[id(item.above)]) for item in items]
    areas = [area_of.get(id(item.above)) for item in items]
    phrasings = settle_phrasings([draft.phrasing for draft in drafts], areas)
    return tuple(
        [
            Issue(n, area, draft.words, phrasing, draft.status, draft.span, draft.measures)
            for n, (draft, area, phrasing) in enumerate(zip(drafts, areas, phrasings, strict=True), 1)
        ]
    )


def _states(above: Sequence[tuple[Node, ...]]) -> dict[int, Status | None]:
    """The state that the headings above items give them, by the identity of these headings' tuple."""
    given: dict[int, Status | None] = {}
    states: dict[int, Status | None] = {}
    for nodes in above:
        for node in nodes:
            if node.heading.start not in given:
                given[node.heading.start] = status_of_group(node.heading.words)
        states[id(nodes)] = next(filter(None, (given[node.heading.start] for node in nodes)), None)
    return states


class _Draft(NamedTuple):
    """An issue read on its own, before the others settle how it is phrased where its words do not say."""

    words: str
    span: Span
    phrasing: Phrasing | None
    status: Status | None
    measures: tuple[Measure, ...]


def _draft(text: str, node: Node, state: Status | None) -> _Draft:
    """Read one item; `state`: what the headings above say of its state."""
    heading = node.heading
    framed, answer = heading.framed, read_answer(text, node.block, heading.rest)
    if not answer.measures:
        heading = without_answer(heading)
        answer = read_answer(text, node.block, heading.rest)
    start, end = issue_span(text, heading)
    span = Span(start, end) if start < end else Span(heading.start, heading.end)
    words = span.of(text)
    before = text[node.block.text_start : heading.start].strip(_NOTE_SIGNS)
    status = (status_of(before) if before else None) or answer.status or state
    return _Draft(words, span, phrasing_of(words, framed), status, answer.measures)
