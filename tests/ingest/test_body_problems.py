"""What the body's parse says that it did not understand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.issues import read_body

OPENING = (
    "根据县委部署，县委巡察组进行了巡察。现将整改情况通报如下：\n"
    "一、加强组织领导\n反馈的{}，全部认领。\n二、反馈问题整改情况\n"
)


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_body(text).problems]


def test_counts_that_agree_are_no_problem() -> None:
    body = (
        "（一）政治建设方面\n1.学习不深入。制定计划。\n2.调研不够。下基层。\n"
        "（二）作风建设方面\n3.会风不实。精简会议。"
    )
    assert codes(OPENING.format("2个方面3个问题") + body) == []


def test_counts_may_mean_the_items_above_sub_issues() -> None:
    body = (
        "1.关于学习不深入的问题。\n（1）计划不周。一是改。二是学。\n（2）考勤不严。一是查。二是评。\n"
        "2.关于调研不够的问题。下基层。"
    )
    assert codes(OPENING.format("2个问题") + body) == []
    assert codes(OPENING.format("3个问题") + body) == []


def test_counts_that_differ_are_named_with_their_place() -> None:
    text = (
        OPENING.format("2个方面12个问题")
        + "（一）政治建设方面\n1.学习不深入。制定计划。\n（二）作风建设方面\n2.会风不实。精简会议。"
    )
    problems = read_body(text).problems
    assert [(problem.code, problem.span.of(text) if problem.span else "") for problem in problems] == [
        ("issue-count", "12个问题")
    ]
    assert "12" in problems[0].message and "2" in problems[0].message


def test_issue_without_measures() -> None:
    text = OPENING.format("意见") + "1.学习不深入。\n2.调研不够。下基层。"
    problems = [problem for problem in read_body(text).problems if problem.code == "issue-without-measures"]
    assert [problem.span.of(text) for problem in problems if problem.span] == ["学习不深入"]


def test_mark_left_over_between_heading_and_items() -> None:
    text = (
        OPENING.format("意见")
        + "（一）政治建设方面\n一是学习。二是调研。\n1.学习不深入。制定计划。\n2.调研不够。下基层。"
    )
    body = read_body(text)
    left = [
        problem.span.of(text)
        for problem in body.problems
        if problem.code == "mark-left-over" and problem.span
    ]
    inside = [span.of(text) for span in body.answer_spans]
    assert left == ["一是", "二是"]
    assert not any("一是" in words for words in inside)


MARKS = ("一、", "（一）", "1.", "（1）", "①", "问题1：")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*MARKS, "甲不够。", "乙。", "的问题。", "方面\n", "\n", "\n", "针对"]), max_size=50
    ).map("".join)
)
def test_every_mark_of_the_issue_part_is_accounted_for(middle: str) -> None:
    text = OPENING.format("意见") + "1.针对甲不够的问题，乙。\n" + middle
    body = read_body(text)
    known = [*body.answer_spans, *body.group_spans, *(p.span for p in body.problems if p.span)]
    first = min(span.start for span in body.answer_spans)
    for at in range(first, len(text)):
        if text[at - 1] == "\n" and text.startswith(("（一）", "（1）", "1."), at):
            assert any(span.start <= at < span.end for span in known), text[at : at + 10]


def test_what_no_sign_opens_is_told_by_its_first_words() -> None:
    text = (
        "1.台账不全；\n十三）往来款长期挂账\n及时清理。\n【完成】（十四）招聘把关不严\n严格执行制度。\n"
        "五）重点岗位长期未交流\n六）记录不实"
    )
    found = [problem for problem in read_body(text).problems if problem.code == "mark-left-over"]
    assert "【完成】" in [problem.span.of(text) for problem in found if problem.span]
