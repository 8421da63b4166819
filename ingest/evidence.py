"""What speaks for a top-level block being organisation, issues or next steps: its heading, all below it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ingest.cues import body_cues
from ingest.headings import Heading, frames
from ingest.levels import Node
from ingest.status import ends_in_state, status_of_group

_OF_STATE = 0.75  # weight of an answer that ends in its state: 【已完成】, 该任务需长期坚持。
_MOST = 60  # headings looked at in one block
_ENOUGH = 8.0  # no more is counted of what looks like issues in one block


class Evidence(NamedTuple):
    """Weights of one block for each part of the report; only their differences matter."""

    organisation: float
    issues: float
    next_steps: float


def weigh(text: str, nodes: Sequence[Node]) -> tuple[Evidence, ...]:
    """The evidence of each top-level block, in order.

    Beside a block that holds many issues, one that holds nothing like an issue is hardly a part of issues.
    """
    weights = [_issue_weight(text, node) for node in nodes]
    holds = any(len(node.kids) >= 2 and weight >= 2 for node, weight in zip(nodes, weights, strict=True))
    found = [_evidence(text, node, weight, holds) for node, weight in zip(nodes, weights, strict=True)]
    if found:
        found[0] = found[0]._replace(organisation=found[0].organisation + 0.4)
        found[-1] = found[-1]._replace(next_steps=found[-1].next_steps + 0.4)
    return tuple(found)


def _evidence(text: str, node: Node, weight: float, holds: bool) -> Evidence:
    """The evidence of one block; `weight`: how much in it looks like issues, `holds`: another holds many."""
    cues, heading = body_cues(), node.heading
    words = heading.words
    organisation = 0.0
    issues = 0.5 + 0.8 * _named(cues.issues.findall(words)) + 1.0 * frames(text, heading.start)
    next_steps = 3.0 * _is_after(words) + 1.5 * sum([_names_state(text, kid) for kid in node.kids[:3]])
    if heading.form == "plain" and cues.plain_deficiency.search(words) is None:
        in_kids = _in_kids(text, node)
        organisation += _named(cues.organisation.findall(words)) + in_kids.organisation
        next_steps += _named(cues.next_steps.findall(words)) + in_kids.next_steps
        if holds and words and (not node.kids or weight <= 0):  # a bare mark is left over, no part of its own
            organisation += 1.5
            next_steps += 1.0
    return Evidence(organisation, issues + weight, next_steps)


def speaks_of_after(text: str, node: Node) -> bool:
    """Whether a block says that it stands behind the issues: 下一步打算, 持续…, 关于已经完成的问题."""
    words = node.heading.words
    named = _is_after(words) or body_cues().next_steps.search(words) is not None
    return named or _in_kids(text, node).next_steps > 0 or any(_names_state(text, kid) for kid in node.kids)


def _names_state(text: str, node: Node) -> bool:
    """A heading that names issues by their state and holds none of them: 关于已经完成的问题。防止反弹。"""
    return not node.kids and status_of_group(node.heading.words.removeprefix("关于")) is not None


def _named(cues: Sequence[str]) -> float:
    """How many different cues there are."""
    return float(len(set(cues)))


def _is_after(words: str) -> bool:
    """A heading that can only stand after the issues: 下一步打算, 巡察移交信访件办理情况."""
    cues = body_cues()
    return bool(cues.next_steps_strong.search(words[:12]) or cues.other_matters.search(words))


def _in_kids(text: str, node: Node) -> Evidence:
    """How far the headings below speak of organisation, or open like next steps (持续…), each 0 to 1.5."""
    cues = body_cues()
    heads = [kid.heading.words for kid in node.kids[:12]]
    heads = [head for head in heads if not cues.plain_deficiency.search(head)]
    organising = len([head for head in heads if cues.organisation.search(head)])
    going_on = len([head for head in heads if head.startswith(cues.next_steps_verbs)])
    return Evidence(0.5 * min(3, organising), 0.0, 0.25 * min(4, going_on))


def _issue_weight(text: str, node: Node) -> float:
    """What below a block looks like issues, summed up to `_ENOUGH`."""
    weight = 0.0
    for head in islice(_heads(node), _MOST):
        if not head.bare:
            weight += _of_head(text, head)
            if weight >= _ENOUGH:
                return _ENOUGH
    return weight


def _heads(node: Node) -> Iterator[Node]:
    """The block itself, the blocks below it, those below these."""
    yield node
    yield from node.kids
    for kid in node.kids:
        yield from kid.kids


def _of_head(text: str, node: Node) -> float:
    if _names_state(text, node):
        return 0.0
    block = node.block
    weight = _of_words(node.heading)
    weight += _OF_STATE * ends_in_state(text, block.start, block.end)
    if block.labels and any(not label.admin for label in block.labels):
        weight += 0.5
    return weight


def _of_words(heading: Heading) -> float:
    """How far a heading looks like that of an issue or of an area."""
    if heading.framed:
        return 1.5
    if heading.form == "area":
        return 1.0
    cues, words = body_cues(), heading.words
    if heading.form == "problem":
        return 0.0 if cues.task_verbs.match(words) else 1.0
    wrong = cues.deficiency.search(words) and (heading.own_line or cues.plain_deficiency.search(words[-6:]))
    return 0.5 if wrong else 0.0
