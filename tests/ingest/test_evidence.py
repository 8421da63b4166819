"""What speaks for a top-level block being organisation, issues or next steps."""

from ingest.evidence import Evidence, weigh
from ingest.headings import HeadKinds, MarkKinds
from ingest.levels import Node
from ingest.lines import split_lines
from ingest.mark_search import find_marks
from ingest.outline import build_outline


def evidence(text: str) -> tuple[Evidence, ...]:
    lines, heads = split_lines(text), HeadKinds(text)
    marks, end = find_marks(text, lines, 0, len(text))
    blocks = build_outline(marks, [], MarkKinds(heads, marks), end)
    return weigh(text, [Node(heads, block) for block in blocks])


def best(block: Evidence) -> str:
    weights = {"organisation": block.organisation, "issues": block.issues, "next steps": block.next_steps}
    return max(weights, key=lambda name: weights[name])


def test_each_part_by_its_heading_and_what_stands_in_it() -> None:
    text = (
        "一、提高政治站位，压实整改责任\n（一）加强组织领导。\n（二）制定整改方案。\n"
        "二、反馈问题整改情况\n（一）关于学习不深入的问题。\n（二）关于会风不实的问题。\n"
        "三、下一步打算\n（一）持续学习。\n（二）持续整改。\n"
    )
    assert [best(block) for block in evidence(text)] == ["organisation", "issues", "next steps"]


def test_a_heading_that_names_a_problem_is_no_organisation() -> None:
    assert evidence("一、党组主体责任落实不到位\n二、领导小组作用发挥不充分\n")[1].organisation == 0.0


def test_a_block_without_items_beside_one_with_issues() -> None:
    alone = evidence("一、强化担当\n")[0]
    beside = evidence("一、强化担当\n二、整改情况\n1.关于甲不严的问题\n2.关于乙不实的问题\n")[0]
    assert beside.organisation > alone.organisation
