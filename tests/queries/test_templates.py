"""Questions on the fictional graph, the sentences behind their rows, and the types of all answers."""

import pytest

from graph.store import GraphStore
from queries.answer import Answer
from queries.library import load_library
from queries.runner import run_template
from tests.queries.asking import ask, shown
from tests.queries.corpus import SCHOOL, TOWN, WATER

pytestmark = pytest.mark.long

INSPECTION = "中国共产党巡视工作条例"
CADRES = "党政领导干部选拔任用工作条例"
SECRETS = "保密工作制度"
TOWNSHIP = "中共云陵县石坪镇委员会"
GIVEN = {
    "agency": "水利局",
    "other": "教育局",
    "regulation": INSPECTION,
    "min_agencies": 1,
    "words": "不",
    "area": "责任",
    "topic": "选人用人",
    "status": "done",
    "action": "enacted",
    "function": "水利",
    "unit": "次",
}


def cell(answer: Answer, column: str) -> list[object]:
    place = [item.name for item in answer.columns].index(column)
    return [row[place] for row in answer.rows]


def test_regulations_across_agencies(corpus: GraphStore) -> None:
    bureaus = ("云陵县教育局", "云陵县水利局")
    assert shown(ask(corpus, "regulations-across-agencies")) == [
        (INSPECTION, 3, 3, ("cites", "studies"), (TOWNSHIP, *bureaus)),
        (CADRES, 2, 2, ("cites", "studies"), bureaus),
    ]


def test_regulations_across_agencies_by_role_and_number(corpus: GraphStore) -> None:
    cited = shown(ask(corpus, "regulations-across-agencies", role=["cites"]))
    assert cited == [(INSPECTION, 2, 2, ("cites",), ("云陵县教育局", "云陵县水利局"))]
    enacted = shown(ask(corpus, "regulations-across-agencies", min_agencies="1", role=["enacts"]))
    assert enacted == [
        ("云陵县河道巡查办法", 1, 1, ("enacts",), ("云陵县水利局",)),
        (SECRETS, 1, 1, ("enacts",), ("云陵县教育局",)),
    ]


def test_agencies_citing_regulation(corpus: GraphStore) -> None:
    assert shown(ask(corpus, "agencies-citing-regulation", regulation=INSPECTION)) == [
        (TOWNSHIP, 1, 1, ("studies",), None, None),
        ("云陵县教育局", 1, 1, ("cites",), 2023, 2023),
        ("云陵县水利局", 1, 1, ("cites",), 2024, 2024),
    ]


def test_citations_of_regulation_in_their_sentences(corpus: GraphStore) -> None:
    found = ask(corpus, "citations-of-regulation", regulation=f"{SECRETS}（云陵县水利局）")
    assert shown(found) == [
        ("云陵县水利局", 2024, "amends", "选人用人程序不规范", 2, f"二是修订《{SECRETS}》。"),
        (
            "云陵县水利局",
            2024,
            "cites",
            "河道巡查不到位",
            2,
            f"一是印发《云陵县河道巡查办法》；二是按《{SECRETS}》归档。",
        ),
    ]
    positions = zip(cell(found, "start"), cell(found, "end"), strict=True)
    assert all(isinstance(s, int) and isinstance(e, int) and WATER[s:e] == SECRETS for s, e in positions)


def test_citations_outside_the_issues_and_as_written(corpus: GraphStore) -> None:
    assert shown(ask(corpus, "citations-of-regulation", regulation=INSPECTION)) == [
        (TOWNSHIP, None, "studies", "学习不深入", 1, TOWN.splitlines()[2]),
        ("云陵县教育局", 2023, "cites", None, None, SCHOOL.splitlines()[1]),
        ("云陵县水利局", 2024, "cites", None, None, WATER.splitlines()[1]),
    ]
    written = cell(ask(corpus, "citations-of-regulation", regulation=CADRES), "title")
    assert written == ["党政领导干部选拔任用工作条例", "党政领导干部选拔任用条例"]


def test_agency_issues(corpus: GraphStore) -> None:
    area = "落实主体责任方面"
    assert shown(ask(corpus, "agency-issues", agency="水利局")) == [
        (2024, 1, area, "选人用人程序不规范", ("选人用人",), None, 2, (SECRETS, CADRES)),
        (2024, 2, area, "河道巡查不到位", ("生态环境",), None, 2, ("云陵县河道巡查办法", SECRETS)),
    ]
    assert shown(ask(corpus, "agency-issues", agency="石坪")) == [
        (None, 1, None, "学习不深入", ("理论学习",), None, 1, (INSPECTION,))
    ]


def test_inspection_timeline(corpus: GraphStore) -> None:
    teams, committees = ("第一巡察组", "第二巡察组"), ("中共云陵县委",)
    school = (
        "2022-03-01",
        "2022-05-31",
        "2022-07-02",
        "2023-01-15",
        "云陵县教育局",
        "巡察",
        committees,
        teams,
        14,
        3,
        2,
        2,
    )
    water = (
        "2023-03-01",
        "2023-05-31",
        "2023-07-02",
        "2024-01-15",
        "云陵县水利局",
        "巡察",
        committees,
        teams,
        14,
        3,
        2,
        4,
    )
    town = (None, None, None, None, TOWNSHIP, "巡察", committees, ("巡察组",), None, None, 1, 1)
    assert shown(ask(corpus, "inspection-timeline")) == [school, water, town]
    assert shown(ask(corpus, "inspection-timeline", from_year="2023")) == [water]
    assert shown(ask(corpus, "inspection-timeline", to_year="2022", from_year="1")) == [school]
    assert shown(ask(corpus, "inspection-timeline", agency="教育局")) == [school]


@pytest.mark.parametrize("name", sorted(load_library().templates))
def test_cells_are_of_the_declared_types(corpus: GraphStore, name: str) -> None:
    types = {"integer": int, "set": tuple, "list": tuple, "boolean": bool}
    answer = ask(corpus, name, **{key: given for key, given in GIVEN.items() if key in _parameters(name)})
    for row in answer.rows:
        for column, value in zip(answer.columns, row, strict=True):
            assert value is None or type(value) is types.get(column.type, str)


def _parameters(name: str) -> set[str]:
    """Those that have to be given, and those that let more rows through."""
    found = load_library().get(name).parameters
    return {item.name for item in found if item.required or item.name == "min_agencies"}


def test_a_limit_says_that_it_cut(corpus: GraphStore) -> None:
    answer = run_template(corpus, load_library().get("inspection-timeline"), {}, limit=2)
    assert (len(answer.rows), answer.cut) == (2, True)
