"""Citations: known names, numbers, kinds, places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations import find_citations
from ingest.kinds import document_kind
from ingest.report import Issue, Measure, Span

# (text, names that stand in it without brackets)
NAMES = [
    ("违反中央八项规定精神问题。", ["中央八项规定"]),
    ("落实中央八项规定及其实施细则精神不力。", ["中央八项规定"]),
    ("严格执行中央八项规定实施细则精神。", ["中央八项规定实施细则"]),
    ("集中学习政府采购法及其实施条例。", ["政府采购法"]),
    ("依据政府采购法实施条例办理。", ["政府采购法实施条例"]),
    ("对照中华人民共和国预算法自查。", ["中华人民共和国预算法"]),
    ("按照《政府采购法》办理。", []),
    ("《关于落实中央八项规定的办法》", []),
    ("坚持三会一课，落实三重一大和一岗双责。", []),
    ("会计法规、统计方法、保密法治、宪法宣誓。", []),
    ("取消法定外收费，用高速公路法人的名义。", []),
    ("学习党章党规。", ["党章"]),
    ("执行省信访工作条例。", []),
    ("严格执行\n政府采购\n法。", ["政府采购\n法"]),
    ("学习民法典、安全生产法。", ["民法典", "安全生产法"]),
]

# (title, kind)
KINDS = [
    ("保密工作制度（试行）", "regulation"), ("中华人民共和国会计法", "regulation"),
    ("关于做好防汛工作的通知", "regulation"),
    ("发文工作制度(2021版)", "regulation"), ("用房标准指引（2024年版）", "regulation"),
    ("党章", "regulation"),
    ("关于加强监督的意见", "regulation"), ("“十四五”排水规划", "plan"), ("2024年工作要点", "plan"),
    ("三年行动计划（2023—2025年）", "plan"), ("廉政风险点及防控措施", "plan"), ("整改工作方案", "plan"),
    ("巡察整改台账", "record"), ("亲属关系登记表", "record"), ("问题清单、任务清单", "record"),
    ("目标责任书", "record"),
    ("自查报告", "record"), ("接待任务报告表", "record"), ("致居民的一封信", "record"),
    ("习近平谈治国理政", "work"), ("习近平谈治国理政》第四卷", "work"),
    ("习近平著作选读", "work"), ("求是", "work"), ("论党的自我革命", "work"),
    ("在全市大会上的讲话", "work"), ("党的二十大报告学习辅导百问", "work"), ("思想学习纲要", "work"),
    ("订单收购协议", "other"), ("物业服务合同", "other"),
]  # fmt: skip

# (text, the number of its first title)
NUMBERS = [
    ("印发《甲办法》（东工信〔2021〕174 号）。", "东工信〔2021〕174号"),
    ("印发《甲办法》(云农[2024]31号)。", "云农[2024]31号"),
    ("印发《甲办法》（云农（2024）31号）。", "云农（2024）31号"),
    ("印发《甲办法》【云农【2024】31号】。", "云农【2024】31号"),
    ("印发《甲办法》 （云农办发〔2024〕\n31号）。", "云农办发〔2024〕31号"),
    ("印发《甲办法》云农〔2024〕31号文。", "云农〔2024〕31号"),
    ("印发《甲办法》（云农〔2024〕31号，以下简称《办法》）。", "云农〔2024〕31号"),
    ("印发《关于印发〈甲办法〉的通知》（云农〔2024〕31号）。", "云农〔2024〕31号"),
    ("执行《甲办法》（财政部令第87号）。", "财政部令第87号"),
    ("印发《甲办法》（试行）。", None),
    ("印发《甲办法》，云农〔2024〕31号文另行通知。", None),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_known_names(text: str, names: list[str]) -> None:
    found = [citation for citation in find_citations(text, (), ()) if not citation.bracketed]
    assert [citation.span.of(text) for citation in found] == names
    assert all(citation.kind == "regulation" for citation in found)


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kind(title: str, kind: str) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number(text: str, number: str | None) -> None:
    first, *inner = find_citations(text, (), ())
    assert first.doc_number == number
    assert all(citation.doc_number is None for citation in inner if citation.span in first.span)


def test_title_is_the_slice_with_its_line_breaks() -> None:
    text = "印发《值班\n　　规定》，执行会计\n法。"
    titled, named = find_citations(text, (), ())
    assert (titled.title, named.title) == ("值班\n　　规定", "会计\n法")
    assert [titled.span.of(text), named.span.of(text)] == [titled.title, named.title]


def test_defined_short_form_broken_over_a_line_has_the_kind_of_its_title() -> None:
    text = "组织学习《排水三年行动计划》（以下简称《三\n年》），对照《三年》推进。"
    assert [citation.kind for citation in find_citations(text, (), ())] == ["plan", "plan", "plan"]


def test_defined_short_form_has_the_kind_of_its_title() -> None:
    text = "印发《排水三年行动计划》（以下简称《三年》），对照《三年》推进。"
    assert [citation.kind for citation in find_citations(text, (), ())] == ["plan", "plan", "plan"]


def test_places() -> None:
    text = "前言《甲》。1.违反《乙》。一是《丙》。二是《丁》。已完成《戊》。后记《己》。"
    measures = (Measure(1, "《丙》", _span(text, "《丙》")), Measure(2, "《丁》", _span(text, "《丁》")))
    issue = Issue(7, None, "违反《乙》", "problem", None, _span(text, "违反《乙》"), measures)
    extent = Span(_span(text, "违反").start, _span(text, "《戊》").end)
    found = find_citations(text, (issue,), (extent,))
    assert [(c.title, c.issue, c.measure) for c in found] == [
        ("甲", None, None), ("乙", 7, None), ("丙", 7, 1), ("丁", 7, 2), ("戊", 7, None), ("己", None, None),
    ]  # fmt: skip


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@given(st.text(alphabet="《》〈〉<>甲乙的等、，。；\n （）〔〕将对学习修订制定条例党章2021号", max_size=80))
def test_spans_hold_their_titles(text: str) -> None:
    found = find_citations(text, (), ())
    assert all(citation.span.of(text) == citation.title for citation in found)
    assert len({citation.span for citation in found}) == len(found)
    assert [citation.span.start for citation in found] == sorted(citation.span.start for citation in found)
