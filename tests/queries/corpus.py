"""Three fictional reports with real spans: two bureaus and a township, which leads no agency."""

from graph.elements import ReportGraph
from graph.mapping import build_graph
from ingest.report import (
    Area,
    Citation,
    Date,
    Inspection,
    Issue,
    Measure,
    ParsedReport,
    PartyGroup,
    Role,
    SourceInfo,
    Span,
)

WATER = """中共云陵县水利局党组关于巡察整改进展情况的通报
根据《中国共产党巡视工作条例》,现将巡察整改进展情况予以公布。
2023年3月1日至5月31日,县委第一巡察组对县水利局党组开展了常规巡察。7月2日,巡察组反馈了意见。
（一）落实主体责任方面
1.关于选人用人程序不规范的问题
一是组织学习《党政领导干部选拔任用条例》!二是修订《保密工作制度》。
2.关于河道巡查不到位的问题
一是印发《云陵县河道巡查办法》；二是按《保密工作制度》归档。
"""
SCHOOL = """中共云陵县教育局党组关于巡察整改进展情况的通报
按照《中国共产党巡视工作条例》要求,现予公布。
1.关于保密意识不强的问题
一是制定《保密工作制度》。
2.关于干部管理不严的问题
一是对照《党政领导干部选拔任用工作条例》自查。
"""
TOWN = """中共云陵县石坪镇委员会关于巡察整改进展情况的通报
1.关于学习不深入的问题
一是学习《中国共产党巡视工作条例》。
"""


def reports() -> list[ReportGraph]:
    return [water(), school(), town()]


def water() -> ReportGraph:
    issues = (
        _issue(
            WATER,
            1,
            "选人用人程序不规范",
            ("组织学习《党政领导干部选拔任用条例》", "修订《保密工作制度》"),
            area=1,
        ),
        _issue(WATER, 2, "河道巡查不到位", ("印发《云陵县河道巡查办法》", "按《保密工作制度》归档"), area=1),
    )
    citations = (
        _citation(WATER, "中国共产党巡视工作条例", "cites"),
        _citation(WATER, "党政领导干部选拔任用条例", "studies", 1, 1),
        _citation(WATER, "保密工作制度", "amends", 1, 2),
        _citation(WATER, "云陵县河道巡查办法", "enacts", 2, 1),
        _citation(WATER, "保密工作制度", "cites", 2, 2, nth=2),
    )
    area = (Area(1, "落实主体责任方面", _span(WATER, "落实主体责任方面")),)
    return _graph("water.txt", WATER, "水利局", 2023, issues, citations, area)


def school() -> ReportGraph:
    issues = (
        _issue(SCHOOL, 1, "保密意识不强", ("制定《保密工作制度》",)),
        _issue(SCHOOL, 2, "干部管理不严", ("对照《党政领导干部选拔任用工作条例》自查",)),
    )
    citations = (
        _citation(SCHOOL, "中国共产党巡视工作条例", "cites"),
        _citation(SCHOOL, "保密工作制度", "enacts", 1, 1),
        _citation(SCHOOL, "党政领导干部选拔任用工作条例", "cites", 2, 1),
    )
    return _graph("school.txt", SCHOOL, "教育局", 2022, issues, citations)


def town() -> ReportGraph:
    issues = (_issue(TOWN, 1, "学习不深入", ("学习《中国共产党巡视工作条例》",)),)
    citations = (_citation(TOWN, "中国共产党巡视工作条例", "studies", 1, 1),)
    return _graph("town.txt", TOWN, None, None, issues, citations)


def _graph(
    name: str,
    text: str,
    bureau: str | None,
    year: int | None,
    issues: tuple[Issue, ...],
    citations: tuple[Citation, ...],
    areas: tuple[Area, ...] = (),
) -> ReportGraph:
    full = f"云陵县{bureau}" if bureau else "云陵县石坪镇"
    party = f"中共{full}党组" if bureau else f"中共{full}委员会"
    alias = (f"县{bureau}党组",) if bureau else ("镇党委",)
    report = ParsedReport(
        source=SourceInfo(name, f"{len(text):064x}", "text/plain", None, len(text)),
        title=text.split("\n", 1)[0],
        published_on=_day(year + 1, "01-15") if year else None,
        party_group=PartyGroup(
            party, "党组" if bureau else "党委", full if bureau else None, "云陵县", alias
        ),
        also_inspected=(),
        inspection=_inspection(year),
        areas=areas,
        issues=issues,
        citations=citations,
    )
    return build_graph(report, text=text, location=f"reports/{name}")


def _inspection(year: int | None) -> Inspection:
    if year is None:
        return Inspection("巡察", committee="中共云陵县委", teams=("巡察组",))
    return Inspection(
        "巡察",
        modes=("常规",),
        committee="中共云陵县委",
        teams=("第二巡察组", "第一巡察组"),
        term=14,
        round=3,
        started=_day(year, "03-01"),
        ended=_day(year, "05-31"),
        feedback_on=_day(year, "07-02"),
    )


def _day(year: int, day: str) -> Date:
    return Date(f"{year}-{day}", f"{year}-{day}", f"{year}-{day}")


def _issue(text: str, ordinal: int, words: str, measures: tuple[str, ...], area: int | None = None) -> Issue:
    found = tuple(Measure(n, measure, _span(text, measure)) for n, measure in enumerate(measures, 1))
    return Issue(ordinal, area, words, "problem", None, _span(text, words), found)


def _citation(
    text: str, title: str, role: Role, issue: int | None = None, measure: int | None = None, *, nth: int = 1
) -> Citation:
    span = _span(text, f"《{title}》", nth)
    return Citation(title, "regulation", role, None, True, issue, measure, Span(span.start + 1, span.end - 1))


def _span(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))
