"""Fictional parsed reports with their texts, written as gold reports are and drawn by hypothesis."""

import json
from typing import Any

from hypothesis import strategies as st

from graph.elements import ReportGraph
from graph.mapping import build_graph
from graph.resolution import Resolver
from ingest.report import Mention, ParsedReport, Span
from tests.gold.markup import build_gold

FORESTRY = """+++
title = "中共云陵县林业局党组关于巡察整改进展情况的通报"
published_on = {from="2024-03-08", to="2024-03-08", text="2024年3月8日"}
[party_group]
name = "中共云陵县林业局党组"
kind = "党组"
agency = "云陵县林业局"
division = "云陵县"
aliases = ["县林业局党组"]
[inspection]
type = "巡察"
modes = ["常规"]
committee = "中共云陵县委"
teams = ["第二巡察组"]
term = 14
round = 6
started = {from="2023-04-06", to="2023-04-06", text="2023年4月6日"}
ended = {from="2023-06-30", to="2023-06-30", text="6月30日"}
feedback_on = {from="2023-08-11", to="2023-08-11", text="8月11日"}
+++
中共云陵县林业局党组关于巡察整改进展情况的通报
根据县委统一部署，2023年4月6日至6月30日，县委第二巡察组对县林业局党组进行了巡察，8月11日反馈了意见。
现将巡察整改进展情况予以公布。
（一）⟦A:关于政治建设方面⟧
1.关于“⟦I problem done:学习不深入⟧”的问题。一是⟦M:修订《⟦C regulation amends:局学习制度⟧》。⟧
二是⟦M:对照《⟦C regulation cites:中国共产党巡视工作条例⟧》自查。⟧
2.关于“⟦I problem:采购不规范⟧”的问题。⟦M:执行《⟦C regulation cites:政府采购法⟧》和\
《⟦C regulation cites:学习制度⟧》，建立《⟦C record enacts:整改台账⟧》。⟧
"""


def parsed(annotated: str) -> tuple[ParsedReport, str]:
    """The parsed report of an annotated one, and its text."""
    text, gold = build_gold(annotated, "report.txt")
    return ParsedReport.from_json(json.loads(gold)), text


def graph_of(
    annotated: str, *, location: str = "reports/report.txt", resolver: Resolver | None = None
) -> ReportGraph:
    report, text = parsed(annotated)
    return build_graph(report, text=text, location=location, resolver=resolver)


_DATES = st.one_of(
    st.none(),
    st.dates().map(lambda day: {"from": day.isoformat(), "to": day.isoformat(), "text": day.isoformat()}),
)
_NAMES = st.sampled_from(["云陵县林业局", "岚川市林业局", "珠海市竹业发展局", "市水利局", "人民医院"])
_PLACES = st.sampled_from([None, "云陵县", "岚川市", "珠海市", "珠海市金湾区", "鼓楼区"])
_TITLES = st.sampled_from(
    [
        "保密工作制度",
        "局保密工作制度",
        "政府采购法",
        "条例",
        "信访工作条例",
        "关于印发〈考勤办法〉的通知",
        "市财务办法",
        "",
        " ",
    ]
)
_COMMITTEES = st.sampled_from([None, "中共云陵县委", "中共珠海市金湾区委", "中共市委", "中共中央"])
_KINDS = st.sampled_from(["regulation", "plan", "record", "work", "other"])
_ROLES = st.sampled_from(["cites", "studies", "enacts", "amends", "repeals"])
_WORDS = st.text(st.sampled_from("学习不深入。；制度\n 一是《》（）"), max_size=12)


@st.composite
def drawn_reports(draw: st.DrawFn) -> tuple[ParsedReport, str]:
    """A report of any shape that the contract allows, with the text that its spans count in."""
    pieces: list[str] = []

    def say(words: str) -> list[int]:
        start = sum(map(len, pieces))
        pieces.extend((words, "\n"))
        return [start, start + len(words)]

    areas = [_said(say, draw(_WORDS), "heading", ordinal=n) for n in range(1, draw(st.integers(1, 3)))]
    citations: list[dict[str, Any]] = []
    issues = [_issue(draw, say, n, areas, citations) for n in range(1, draw(st.integers(1, 4)))]
    _cite(draw, say, citations, None, None)
    value = {
        "schema": "parsed-report/1",
        "source": {"name": "r.txt", "sha256": "0" * 64, "media_type": "text/plain", "url": None, "chars": 0},
        "title": draw(st.sampled_from([None, "关于巡察整改情况的通报", "关于巡察集中整改进展情况的通报"])),
        "published_on": draw(_DATES),
        "party_group": draw(_party_groups()),
        "also_inspected": draw(st.sampled_from([[], ["大湾村党组织"]])),
        "inspection": draw(_inspections()),
        "areas": areas,
        "issues": issues,
        "citations": citations,
    }
    report = ParsedReport.from_json(value)
    team = Mention("inspection.teams", Span(*say("第二巡察组")))
    return _with_mentions(report, team), "".join(pieces)


def _with_mentions(report: ParsedReport, mention: Mention) -> ParsedReport:
    value = report.to_json()
    value["mentions"] = [{"field": mention.field, "span": mention.span.to_json()}]
    return ParsedReport.from_json(value)


def _said(say: Any, words: str, name: str, **more: Any) -> dict[str, Any]:
    return {name: words, "span": say(words), **more}


def _issue(draw: st.DrawFn, say: Any, ordinal: int, areas: list[Any], citations: list[Any]) -> dict[str, Any]:
    issue = _said(say, draw(_WORDS), "text", ordinal=ordinal, phrasing="problem", status=None)
    issue["area"] = draw(st.sampled_from([None, *(area["ordinal"] for area in areas)]))
    issue["measures"] = [
        _said(say, draw(_WORDS), "text", ordinal=n) for n in range(1, draw(st.integers(1, 3)))
    ]
    _cite(draw, say, citations, ordinal, None)
    for measure in issue["measures"]:
        _cite(draw, say, citations, ordinal, measure["ordinal"])
    return issue


def _cite(draw: st.DrawFn, say: Any, citations: list[Any], issue: int | None, measure: int | None) -> None:
    for _ in range(draw(st.integers(0, 2))):
        cited = _said(say, draw(_TITLES), "title", kind=draw(_KINDS), role=draw(_ROLES), doc_number=None)
        citations.append({**cited, "bracketed": True, "issue": issue, "measure": measure})


@st.composite
def _party_groups(draw: st.DrawFn) -> dict[str, Any] | None:
    agency, division = draw(st.one_of(st.none(), _NAMES)), draw(_PLACES)
    name = draw(st.sampled_from([None, f"中共{agency}党组" if agency else "中共云陵县委"]))
    group = {"name": name, "kind": "党组" if name else None, "agency": agency, "division": division}
    return draw(st.sampled_from([None, {**group, "aliases": []}, {**group, "aliases": ["局党组"]}]))


@st.composite
def _inspections(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "type": draw(st.sampled_from([None, "巡察", "巡视"])),
        "modes": draw(st.sampled_from([[], ["常规"]])),
        "committee": draw(
            st.sampled_from([None, "中共云陵县委", "中共珠海市金湾区委", "中共市委", "中共中央"])
        ),
        "teams": draw(st.sampled_from([[], ["第一巡察组"], ["第一巡察组", "第五巡察组"]])),
        "term": draw(st.sampled_from([None, 14])),
        "round": draw(st.sampled_from([None, 6])),
        "started": draw(_DATES),
        "ended": draw(_DATES),
        "feedback_on": draw(_DATES),
    }
