"""Areas, issues and measures in every structure that reports use; the examples are fictional."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.issues import Body, read_body

OPENING = (
    "根据县委统一部署，2023年3月1日至5月10日，县委第二巡察组对中共云陵县林业局党组进行了巡察，"
    "7月1日反馈了巡察意见。现将整改情况予以公布。\n"
)
ORGANISATION = "一、提高政治站位，压实整改责任\n（一）加强领导。成立领导小组。\n（二）制定方案。印发方案。\n"
NEXT_STEPS = "\n三、下一步工作打算\n（一）持续学习。抓好学习。\n（二）持续整改。抓好整改。\n"
CLOSING = "\n欢迎广大干部群众监督。联系电话：0000。\n中共云陵县林业局党组\n2024年1月2日\n"


@dataclass(frozen=True)
class Case:
    """A structure: the body's text, and what stands in it as (area, issue, measures)."""

    name: str
    body: str
    issues: tuple[tuple[str | None, str, tuple[str, ...]], ...]
    whole: bool = False  # the body brings its own organisation and next-steps parts

    def text(self) -> str:
        parts = (self.body,) if self.whole else (ORGANISATION, self.body, NEXT_STEPS)
        return "".join((OPENING, *parts, CLOSING))


POLITICS, STYLE = "政治建设方面", "作风建设方面"
CASES = (
    Case(
        "areas, numbered issues, labelled blocks, yao and adverb steps",
        "二、聚焦反馈问题，扎实推进整改\n（一）政治建设方面\n1.理论学习不深入。整改措施：一是制定计划。二是研讨6次。"
        "整改成效：氛围更浓。\n2.调研不够。一要走下去，二要沉下去。\n（二）作风建设方面\n"
        "3.监督不严。首先，开展检查。其次，通报批评。最后，建章立制。",
        (
            (POLITICS, "理论学习不深入", ("制定计划", "研讨6次", "氛围更浓")),
            (POLITICS, "调研不够", ("走下去", "沉下去")),
            (STYLE, "监督不严", ("开展检查", "通报批评", "建章立制")),
        ),
    ),
    Case(
        "sub-issues under some items",
        "二、反馈问题整改落实情况\n1.关于理论学习不深入的问题。\n一是制定计划。\n二是开展研讨。\n"
        "2.关于财务管理不规范的问题。\n（1）报销不规范。一是清退资金。二是修订制度。\n"
        "（2）资产账实不符。一是清查。二是入账。\n3.关于作风不实的问题。\n开展专项整治。",
        (
            (None, "理论学习不深入", ("制定计划", "开展研讨")),
            (None, "报销不规范", ("清退资金", "修订制度")),
            (None, "资产账实不符", ("清查", "入账")),
            (None, "作风不实", ("开展专项整治",)),
        ),
    ),
    Case(
        "areas at the top, issues at （一）, steps numbered 1.",
        ORGANISATION + "二、政治建设方面\n（一）学习不深入的问题\n1.制定学习计划。\n2.组织专题研讨。\n"
        "（二）调研不够的问题\n1.领导带头调研。\n2.形成报告。\n三、作风建设方面\n（一）会风不实的问题\n"
        "开会减少三成。\n四、下一步打算\n（一）坚持学。\n（二）坚持改。",
        (
            (POLITICS, "学习不深入", ("制定学习计划", "组织专题研讨")),
            (POLITICS, "调研不够", ("领导带头调研", "形成报告")),
            (STYLE, "会风不实", ("开会减少三成",)),
        ),
        whole=True,
    ),
    Case(
        "dashes",
        "二、巡察反馈问题整改情况\n1.关于支部活动少的问题\n——制定计划，每月开展一次。\n——督促检查，通报两次。\n"
        "2.关于发展党员不严的问题\n——重新审查档案。\n——补齐材料。",
        (
            (None, "支部活动少", ("制定计划，每月开展一次", "督促检查，通报两次")),
            (None, "发展党员不严", ("重新审查档案", "补齐材料")),
        ),
    ),
    Case(
        "第一， counts steps; 第一、第二季度 does not",
        "二、反馈问题整改情况\n1.学习流于形式。第一，制定计划；第二，开展测试。\n2.学用脱节。第一、第二季度各调研一次。",
        (
            (None, "学习流于形式", ("制定计划", "开展测试")),
            (None, "学用脱节", ("第一、第二季度各调研一次",)),
        ),
    ),
    Case(
        "no numbers at all",
        "高度重视，扛起整改责任\n局党组召开会议，研究部署。\n聚焦问题，扎实推进整改落实\n关于政治建设方面\n"
        "针对学习不深入的问题，制定计划。\n针对调研不够的问题，一是下基层。二是写报告。\n关于作风建设方面\n"
        "针对会风不实的问题，开会减少三成。\n下一步工作打算\n局党组将持续抓好整改。",
        (
            ("关于政治建设方面", "学习不深入", ("制定计划",)),
            ("关于政治建设方面", "调研不够", ("下基层", "写报告")),
            ("关于作风建设方面", "会风不实", ("开会减少三成",)),
        ),
        whole=True,
    ),
    Case(
        "the whole body in one line",
        "一、提高政治站位，压实整改责任。（一）加强领导。成立领导小组。（二）制定方案。印发方案。二、聚焦反馈问题，逐项整改。"
        "（一）政治建设方面。1.针对学习不深入的问题，一是制定计划。二是研讨。2.针对调研不够的问题，下基层。"
        "（二）作风建设方面。3.针对会风不实的问题，一是精简会议。二是通报。三、下一步打算。（一）坚持学。（二）坚持改。",
        (
            (POLITICS, "学习不深入", ("制定计划", "研讨")),
            (POLITICS, "调研不够", ("下基层",)),
            (STYLE, "会风不实", ("精简会议", "通报")),
        ),
        whole=True,
    ),
    Case(
        "body begins at （1） without any heading",
        "（1）关于学习不深入的问题。一是制定计划。二是研讨。\n（2）关于会风不实的问题。精简会议。\n（3）关于财务不规范的问题。开展自查。",
        (
            (None, "学习不深入", ("制定计划", "研讨")),
            (None, "会风不实", ("精简会议",)),
            (None, "财务不规范", ("开展自查",)),
        ),
        whole=True,
    ),
    Case(
        "one style of number for issues and steps",
        "二、反馈问题整改情况\n1.关于学习不深入的问题\n整改措施：\n1.制定计划。\n2.开展研讨。\n2.关于会风不实的问题\n"
        "整改措施：\n1.精简会议。\n2.通报。\n3.关于财务不规范的问题\n整改措施：\n开展自查。",
        (
            (None, "学习不深入", ("制定计划", "开展研讨")),
            (None, "会风不实", ("精简会议", "通报")),
            (None, "财务不规范", ("开展自查",)),
        ),
    ),
    Case(
        "decimal numbers",
        "二、反馈问题整改情况\n1.政治建设方面\n1.1学习不深入的问题\n一是制定计划。二是研讨。\n1.2调研不够的问题\n下基层。\n"
        "2.作风建设方面\n2.1会风不实的问题\n精简会议。\n2.2检查过多的问题\n减少检查。",
        (
            (POLITICS, "学习不深入", ("制定计划", "研讨")),
            (POLITICS, "调研不够", ("下基层",)),
            (STYLE, "会风不实", ("精简会议",)),
            (STYLE, "检查过多", ("减少检查",)),
        ),
    ),
    Case(
        "labels that carry numbers",
        "二、反馈问题整改情况\n1.学习不深入的问题\n（1）整改措施：制定计划；开展研讨。\n（2）整改成效：氛围更浓。\n"
        "2.调研不够的问题\n（1）整改措施：下基层。\n（2）整改成效：形成报告。",
        (
            (None, "学习不深入", ("制定计划；开展研讨", "氛围更浓")),
            (None, "调研不够", ("下基层", "形成报告")),
        ),
    ),
    Case(
        "issues headed by a repeated label",
        "二、反馈问题整改情况\n（一）政治建设方面\n反馈问题：学习不深入。\n整改情况：一是制定计划。二是研讨。\n"
        "反馈问题：调研不够。\n整改情况：下基层。\n（二）作风建设方面\n反馈问题：会风不实。\n整改情况：精简会议。",
        (
            (POLITICS, "学习不深入", ("制定计划", "研讨")),
            (POLITICS, "调研不够", ("下基层",)),
            (STYLE, "会风不实", ("精简会议",)),
        ),
    ),
    Case(
        "administrative lines are in no measure",
        "二、反馈问题整改情况\n1.学习不深入的问题。\n牵头单位：办公室\n整改时限：2024年3月\n整改措施：①制定计划；②研讨。\n"
        "2.调研不够的问题。\n整改措施：下基层。\n责任领导：分管领导",
        (
            (None, "学习不深入", ("制定计划", "研讨")),
            (None, "调研不够", ("下基层",)),
        ),
    ),
    Case(
        "issues that begin with figures",
        "二、反馈问题整改情况\n1.2023年度预算执行进度慢。一是加快支付。二是通报进度。\n2.2022年项目未按期验收。已组织验收，全部合格。\n"
        "3.3个村未公开财务。张贴公开栏。",
        (
            (None, "2023年度预算执行进度慢", ("加快支付", "通报进度")),
            (None, "2022年项目未按期验收", ("已组织验收，全部合格",)),
            (None, "3个村未公开财务", ("张贴公开栏",)),
        ),
    ),
    Case(
        "numbers that repeat and jump",
        "二、反馈问题整改情况\n（一）政治建设方面\n1.学习不深入的问题。制定计划。\n2.调研不够的问题。下基层。\n"
        "2.会风不实的问题。精简会议。\n（三）作风建设方面\n5.检查过多的问题。减少检查。",
        (
            (POLITICS, "学习不深入", ("制定计划",)),
            (POLITICS, "调研不够", ("下基层",)),
            (POLITICS, "会风不实", ("精简会议",)),
            (STYLE, "检查过多", ("减少检查",)),
        ),
    ),
    Case(
        "a count that starts again goes on, without the lead-in between",
        "二、反馈问题整改情况\n1.关于支部薄弱的问题。一是举办培训班。二是驻场帮扶。其中，对两个后进支部：一是按期换届；二是结对共建。",
        ((None, "支部薄弱", ("举办培训班", "驻场帮扶", "按期换届", "结对共建")),),
    ),
    Case(
        "an earlier round's problems stay inside their measure",
        "二、反馈问题整改情况\n1.关于上轮巡察整改不彻底的问题。\n一是重新建账。\n"
        "二是逐项销号。遗留问题整改情况：（1）占用房屋问题。已腾退。（2）拖欠租金问题。已追缴。\n三是加强督查。",
        (
            (
                None,
                "上轮巡察整改不彻底",
                (
                    "重新建账",
                    "逐项销号。遗留问题整改情况：（1）占用房屋问题。已腾退。（2）拖欠租金问题。已追缴",
                    "加强督查",
                ),
            ),
        ),
    ),
    Case(
        "marks in brackets count nothing",
        "二、反馈问题整改情况\n1.针对台账不全的问题，对两类台账（即：1.项目台账；2.资金台账）重新登记。\n2.针对公开不及时的问题，更换公开栏。",
        (
            (None, "台账不全", ("对两类台账（即：1.项目台账；2.资金台账）重新登记",)),
            (None, "公开不及时", ("更换公开栏",)),
        ),
    ),
    Case(
        "steps that each name a problem are issues",
        "二、反馈问题整改情况\n（一）政治建设方面。一是针对学习不深入的问题，制定计划。二是针对调研不够的问题，下基层。\n"
        "（二）作风建设方面。一是针对会风不实的问题，精简会议。二是针对检查过多的问题，减少检查。",
        (
            (POLITICS, "学习不深入", ("制定计划",)),
            (POLITICS, "调研不够", ("下基层",)),
            (STYLE, "会风不实", ("精简会议",)),
            (STYLE, "检查过多", ("减少检查",)),
        ),
    ),
    Case(
        "two organisation parts, sanctions before the issues, other matters after them",
        "一、提高政治站位\n一是加强学习。二是统一思想。\n二、加强组织领导\n（一）成立领导小组。\n（二）制定方案。\n"
        "三、集中整改以来，给予党纪处分3人（其中，党内警告2人（含社区干部1人）），挽回损失12万元。\n"
        "四、坚持问题导向，推进整改落实\n1.学习不深入的问题。制定计划。\n2.调研不够的问题。下基层。\n"
        "五、巡察移交信访件和问题线索办理情况\n移交线索3件，办结3件。\n六、深化成果运用\n一是坚持学。二是坚持改。",
        (
            (None, "学习不深入", ("制定计划",)),
            (None, "调研不够", ("下基层",)),
        ),
        whole=True,
    ),
    Case(
        "the same marks in organisation, issues and next steps",
        "一、提高站位抓整改\n1.坚持问题导向。针对巡察指出的问题，逐条研究。\n2.坚持建章立制。修订制度12项。\n"
        "二、对标对表抓整改\n（一）党的领导作用发挥不充分方面\n1.议事决策不规范。\n一是修订规则。\n二是完善记录。\n"
        "（二）干部队伍建设滞后方面\n2.年轻干部少。\n招录6名。\n"
        "三、久久为功抓整改\n1.持续解决好未完成的问题。倒排工期。\n2.持续抓好制度执行。",
        (
            ("党的领导作用发挥不充分方面", "议事决策不规范", ("修订规则", "完善记录")),
            ("干部队伍建设滞后方面", "年轻干部少", ("招录6名",)),
        ),
        whole=True,
    ),
    Case(
        "sections by status, and a measure that names a telephone",
        "一、切实提高政治站位\n召开会议。\n二、立行立改，已整改完成的问题\n（一）学习不深入的问题\n制定计划。\n"
        "三、持续推进，正在整改的问题\n（一）遗留项目未验收的问题\n公布监督电话，验收2个。",
        (
            ("立行立改，已整改完成的问题", "学习不深入", ("制定计划",)),
            ("持续推进，正在整改的问题", "遗留项目未验收", ("公布监督电话，验收2个",)),
        ),
        whole=True,
    ),
    Case(
        "three levels: 问题N with （1） 对于 below it",
        "二、反馈问题整改情况\n问题1.针对理论学习不够深入的问题\n（1）对于学习计划不周的问题，一是制定计划。二是考勤。\n"
        "（2）对于学用脱节的问题，一是调研。二是转化。\n问题2.针对调研不够的问题\n一是下基层。二是写报告。",
        (
            (None, "学习计划不周", ("制定计划", "考勤")),
            (None, "学用脱节", ("调研", "转化")),
            (None, "调研不够", ("下基层", "写报告")),
        ),
    ),
    Case(
        "next-steps paragraph without a heading; the same words inside an answer stay",
        ORGANISATION
        + "二、反馈问题整改情况\n1.关于学习不深入的问题。\n制定计划。\n下一步，将持续抓好学习。\n"
        "2.关于调研不够的问题。\n下基层。\n下一步，局党组将深入贯彻巡察整改要求，巩固整改成果。",
        (
            (None, "学习不深入", ("制定计划。\n下一步，将持续抓好学习",)),
            (None, "调研不够", ("下基层",)),
        ),
        whole=True,
    ),
)


def shape(body: Body) -> tuple[tuple[str | None, str, tuple[str, ...]], ...]:
    headings = {area.ordinal: area.heading for area in body.areas}
    return tuple(
        (headings.get(issue.area or 0), issue.text, tuple(measure.text for measure in issue.measures))
        for issue in body.issues
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_finds_areas_issues_and_measures(case: Case) -> None:
    assert shape(read_body(case.text())) == case.issues


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_is_the_same_with_other_line_ends_and_half_width_marks(case: Case) -> None:
    text = case.text().replace("（", "(").replace("）", ")").replace("\n", "\r\n")
    wanted = tuple(
        (area, issue, tuple(m.replace("（", "(").replace("）", ")").replace("\n", "\r\n") for m in measures))
        for area, issue, measures in case.issues
    )
    assert shape(read_body(text)) == wanted


def test_tasks_are_told_from_problems() -> None:
    body = (
        "二、扎实推进整改落实\n（一）加强政治建设\n1.深入学习理论\n一是制定计划。二是研讨。\n"
        "2.防范化解安全风险\n排查隐患。\n3.制度执行不严\n通报。"
    )
    issues = read_body(OPENING + ORGANISATION + body + NEXT_STEPS + CLOSING).issues
    assert [issue.phrasing for issue in issues] == ["task", "task", "problem"]


def test_status_by_issue_and_by_group() -> None:
    body = (
        "二、问题整改情况\n（一）已完成整改的问题（2个）\n1.学习不深入。制定计划。\n"
        "2.调研不够。下基层。该问题需长期坚持。\n"
        "（二）正在整改的问题（1个）\n3.遗留项目未验收。整改情况：已组织验收。完成情况：基本完成"
    )
    issues = read_body(OPENING + ORGANISATION + body + NEXT_STEPS + CLOSING).issues
    assert [issue.status for issue in issues] == ["done", "ongoing", "mostly_done"]
    assert [measure.text for issue in issues for measure in issue.measures] == [
        "制定计划",
        "下基层",
        "已组织验收",
    ]


def test_organisation_and_next_steps_alone_give_nothing() -> None:
    body = read_body(OPENING + ORGANISATION + "二、下一步打算\n（一）坚持学。\n（二）坚持改。" + CLOSING)
    assert (body.areas, body.issues) == ((), ())
    assert [problem.code for problem in body.problems] == ["no-issues"]


def test_answer_spans_reach_from_the_mark_to_the_next_item() -> None:
    text = CASES[0].text()
    body = read_body(text)
    extents = [span.of(text).strip() for span in body.answer_spans]
    assert extents[0].startswith("1.理论学习不深入") and extents[0].endswith("氛围更浓。")
    assert extents[1].startswith("2.调研不够") and extents[1].endswith("二要沉下去。")


def wrapped(text: str, width: int) -> str:
    """The text as a page prints it: indented, broken at a width, with page numbers."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        rest = "　　" + paragraph
        while rest:
            lines.append(rest[:width])
            rest = rest[width:]
            if len(lines) % 20 == 0:
                lines.append(f"- {len(lines) // 20} -")
    return "\n".join(lines)


def test_lines_broken_at_a_width_change_nothing() -> None:
    answer = (
        "一是制定年度学习计划，班子成员带头领学促学。二是组织专题研讨六次，撰写心得体会四十余篇并交流推广。\n"
    )
    problem = "理论学习中心组学习不够深入、联系工作实际不够紧密，学用结合存在差距"
    body = "".join(f"{n}.针对{problem}的问题，{answer}" for n in range(1, 9))
    plain = OPENING + ORGANISATION + "二、聚焦反馈问题，扎实推进整改\n" + body + NEXT_STEPS + CLOSING
    broken = wrapped(plain, 30)

    def squeezed(found: Body) -> list[tuple[str, list[str]]]:
        def bare(text: str) -> str:
            return "".join(part for part in text.split() if part not in {"-", "1", "2", "3"})

        return [(bare(issue.text), [bare(m.text) for m in issue.measures]) for issue in found.issues]

    assert squeezed(read_body(broken)) == squeezed(read_body(plain))
    assert all(m.text == m.span.of(broken) for issue in read_body(broken).issues for m in issue.measures)


PIECES = st.sampled_from([
    "一、", "（一）", "1.", "1.1", "（1）", "①", "一是", "一要", "二要", "首先，", "其次，", "第一，",
    "第二部分", "——", "问题1：", "《", "》", "“", "”", "（", "）", "整改措施：", "完成情况：", "反馈问题：",
    "牵头单位：", "该问题已完成整改。", "【已完成】", "。", "；", "，", "\n", "\r\n", "的问题", "针对",
    "关于", "方面", "学习不深入", "制定计划", "下一步，局党组", "12", "3.5万元", "现将整改情况通报如下：",
    "欢迎监督，联系电话", "中共云陵县林业局党组", "2024年1月2日", "\u3000", "\xa0", "\u2028",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200))
def test_any_text_is_read_with_true_spans(text: str) -> None:
    body = read_body(text)
    for area in body.areas:
        assert area.span.of(text) == area.heading
    for issue, extent in zip(body.issues, body.answer_spans, strict=True):
        assert issue.span.of(text) == issue.text and issue.span in extent
        for measure in issue.measures:
            assert measure.text == measure.span.of(text) == measure.text.strip(" \n\r。；;")
            assert measure.text and measure.span in extent
    assert [issue.ordinal for issue in body.issues] == list(range(1, len(body.issues) + 1))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_measures_and_items_never_overlap(text: str) -> None:
    body = read_body(text)
    extents = body.answer_spans
    assert all(first.end <= second.start for first, second in pairwise(extents))
    for issue in body.issues:
        spans = [measure.span for measure in issue.measures]
        assert all(first.end <= second.start for first, second in pairwise(spans))
