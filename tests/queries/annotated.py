"""Five fictional reports of four bodies: a county's bureau twice, two bureaus of a city, a town."""

from dataclasses import replace

from graph.elements import ReportGraph
from graph.mapping import build_graph
from ingest.report import Problem
from tests.graph.reports import parsed

FORESTRY_2019 = """+++
title = "中共云陵县林业局党组关于巡察整改情况的通报"
published_on = {from="2020-03-10", to="2020-03-10", text="2020年3月10日"}
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
term = 13
round = 2
started = {from="2019-04-01", to="2019-04-01", text="2019年4月1日"}
ended = {from="2019-05-31", to="2019-05-31", text="5月31日"}
feedback_on = {from="2019-07-10", to="2019-07-10", text="7月10日"}
+++
中共云陵县林业局党组关于巡察整改情况的通报
根据《⟦C regulation cites:中国共产党巡视工作条例⟧》，现将巡察整改情况予以公布。
（一）⟦A:关于党的组织方面⟧
1.关于“⟦I problem done:选人用人程序不规范⟧”的问题。\
一是⟦M:组织学习《⟦C regulation studies:党政领导干部选拔任用工作条例⟧》，\
培训3场，覆盖126人次。⟧二是⟦M:修订《⟦C regulation amends:干部选拔任用办法⟧》。⟧
2.关于“⟦I problem ongoing:公务接待超标准⟧”的问题。\
一是⟦M:清退超标准接待费1.2万元，追缴补贴3,000元。⟧\
二是⟦M:对责任人批评教育2人次。⟧
三是⟦M:依据《⟦C regulation cites:合同法⟧》规范用餐协议。⟧
"""
FORESTRY_2023 = """+++
title = "中共云陵县林业局党组关于十四届县委第六轮巡察整改进展情况的通报"
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
teams = ["第二巡察组", "第三巡察组"]
term = 14
round = 6
started = {from="2023-04-06", to="2023-04-06", text="2023年4月6日"}
ended = {from="2023-06-30", to="2023-06-30", text="6月30日"}
feedback_on = {from="2023-08-11", to="2023-08-11", text="8月11日"}
+++
中共云陵县林业局党组关于十四届县委第六轮巡察整改进展情况的通报
8月11日，县委巡察组反馈了2个方面3个问题。\
根据《⟦C regulation cites:中国共产党巡视工作条例⟧》，现予以公布。
（一）⟦A:关于党的组织方面⟧
1.关于“⟦I problem:选人用人工作纪实不完整⟧”的问题。\
⟦M:对照《⟦C regulation cites:党政领导干部选拔任用工作条例⟧》\
开展自查，补齐材料12份。⟧
（二）⟦A:关于履行职责方面⟧
2.关于“⟦I problem mostly_done:政府采购和公务接待管理不规范⟧”的问题。\
一是⟦M:严格执行《⟦C regulation cites:政府采购法⟧》。⟧
二是⟦M:制定《⟦C regulation enacts:接待工作细则⟧》。⟧
3.关于“⟦I problem:保密意识不强⟧”的问题。
"""
WATER = """+++
title = "中共珠海市水务局党组关于巡察整改进展情况的通报"
published_on = {from="2023-05-20", to="2023-05-20", text="2023年5月20日"}
[party_group]
name = "中共珠海市水务局党组"
kind = "党组"
agency = "珠海市水务局"
division = "珠海市"
[inspection]
type = "巡察"
modes = ["专项"]
committee = "中共珠海市委"
teams = ["第一巡察组"]
term = 9
round = 3
started = {from="2022-09-05", to="2022-09-05", text="2022年9月5日"}
ended = {from="2022-11-04", to="2022-11-04", text="11月4日"}
feedback_on = {from="2022-12-20", to="2022-12-20", text="12月20日"}
+++
中共珠海市水务局党组关于巡察整改进展情况的通报
根据《⟦C regulation cites:中国共产党巡视工作条例⟧》，现予以公布。
（一）⟦A:关于党的组织方面⟧
1.关于“⟦I problem done:政府采购不规范⟧”的问题。一是⟦M:学习《⟦C regulation studies:政府采购法⟧》和\
《⟦C regulation studies:珠海市政府采购管理办法⟧》。⟧二是⟦M:召开专题会议，追回多付工程款20万元。⟧
2.关于“⟦I problem done:合同管理松散⟧”的问题。一是⟦M:对照《⟦C regulation cites:合同法⟧》自查合同56份。⟧
二是⟦M:废止《⟦C regulation repeals:合同管理办法⟧》。⟧
"""
TOWN = """+++
title = "中共珠海市金湾区三灶镇委员会关于巡察整改情况的通报"
[party_group]
name = "中共珠海市金湾区三灶镇委员会"
kind = "党委"
division = "珠海市金湾区"
[inspection]
type = "巡察"
committee = "中共珠海市金湾区委"
teams = ["第一巡察组"]
started = {from="2022-03-01", to="2022-03-10", text="2022年3月上旬"}
ended = {from="2022-05-01", to="2022-05-31", text="5月"}
+++
中共珠海市金湾区三灶镇委员会关于巡察整改情况的通报
1.关于“⟦I problem:理论学习不深入⟧”的问题。\
⟦M:学习《⟦C regulation studies:中国共产党巡视工作条例⟧》，开展研讨2次。⟧
"""
FORESTRY_OF_ZHUHAI = """+++
title = "中共珠海市林业局党组关于巡察整改情况的通报"
published_on = {from="2024-01-02", to="2024-01-02", text="2024年1月2日"}
[party_group]
name = "中共珠海市林业局党组"
kind = "党组"
agency = "珠海市林业局"
division = "珠海市"
[inspection]
type = "巡察"
committee = "中共珠海市委"
teams = ["第一巡察组"]
term = 9
round = 4
started = {from="2023-03-06", to="2023-03-06", text="2023年3月6日"}
+++
中共珠海市林业局党组关于巡察整改情况的通报
1.关于“⟦I problem ongoing:公务接待审批不严⟧”的问题。⟦M:修订《⟦C regulation amends:接待工作细则⟧》。⟧
"""

_DOUBT = Problem("issue-count", "warning", "the report states 5 issues (5个问题), found 1")


def annotated_reports() -> list[ReportGraph]:
    """All five; the town's has a place that the parser did not understand."""
    texts = {
        "forestry-2019.txt": FORESTRY_2019,
        "forestry-2023.txt": FORESTRY_2023,
        "water.txt": WATER,
        "town.txt": TOWN,
        "forestry-zhuhai.txt": FORESTRY_OF_ZHUHAI,
    }
    return [_graph(name, annotated) for name, annotated in texts.items()]


def _graph(name: str, annotated: str) -> ReportGraph:
    report, text = parsed(annotated)
    report = replace(report, source=replace(report.source, name=name))
    if annotated is TOWN:
        report = replace(report, problems=(_DOUBT,))
    return build_graph(report, text=text, location=f"reports/{name}")
