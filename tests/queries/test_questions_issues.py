"""Questions of the group `issues`: their exact rows on the annotated reports, on each engine."""

from collections.abc import Mapping

import pytest

from graph.store import GraphStore
from queries.conversion import Given
from tests.queries.asking import Row, ask, shown

FORESTRY = "云陵县林业局"
WATER = "珠海市水务局"
FORESTRY_OF_ZHUHAI = "珠海市林业局"
TOWN = "中共珠海市金湾区三灶镇委员会"

CASES: list[tuple[str, Mapping[str, Given], list[Row]]] = [
    (
        "areas",
        {},
        [
            ("关于党的组织方面", 2, 3, 5),
            ("关于履行职责方面", 1, 1, 2),
        ],
    ),
    (
        "areas",
        {"min_agencies": 2},
        [
            ("关于党的组织方面", 2, 3, 5),
        ],
    ),
    (
        "issues-by-area",
        {"area": "组织"},
        [
            (FORESTRY, 2020, 1, "关于党的组织方面", "选人用人程序不规范", "done"),
            (FORESTRY, 2020, 2, "关于党的组织方面", "公务接待超标准", "ongoing"),
            (FORESTRY, 2024, 1, "关于党的组织方面", "选人用人工作纪实不完整", None),
            (WATER, 2023, 1, "关于党的组织方面", "政府采购不规范", "done"),
            (WATER, 2023, 2, "关于党的组织方面", "合同管理松散", "done"),
        ],
    ),
    (
        "issues-by-area",
        {"area": "方面", "agency": FORESTRY, "from_year": 2021},
        [
            (FORESTRY, 2024, 1, "关于党的组织方面", "选人用人工作纪实不完整", None),
            (FORESTRY, 2024, 2, "关于履行职责方面", "政府采购和公务接待管理不规范", "mostly_done"),
            (FORESTRY, 2024, 3, "关于履行职责方面", "保密意识不强", None),
        ],
    ),
    (
        "issues-by-status",
        {"status": "ongoing"},
        [
            (FORESTRY, 2020, 2, "公务接待超标准", ("公务接待",), 3),
            (FORESTRY_OF_ZHUHAI, 2024, 1, "公务接待审批不严", ("公务接待", "审批服务"), 1),
        ],
    ),
    (
        "issues-by-status",
        {"status": "done", "topic": "合同管理"},
        [
            (WATER, 2023, 2, "合同管理松散", ("合同管理",), 2),
        ],
    ),
    (
        "issues-on-topic",
        {"topic": "公务接待"},
        [
            (FORESTRY, 2020, 2, "公务接待超标准", "ongoing", 3),
            (FORESTRY, 2024, 2, "政府采购和公务接待管理不规范", "mostly_done", 2),
            (FORESTRY_OF_ZHUHAI, 2024, 1, "公务接待审批不严", "ongoing", 1),
        ],
    ),
    (
        "issues-on-topic",
        {"topic": "公务接待", "agency": FORESTRY_OF_ZHUHAI},
        [
            (FORESTRY_OF_ZHUHAI, 2024, 1, "公务接待审批不严", "ongoing", 1),
        ],
    ),
    (
        "issues-with-most-measures",
        {},
        [
            (3, FORESTRY, 2020, 2, "公务接待超标准", ("公务接待",)),
        ],
    ),
    (
        "issues-with-most-measures",
        {"min_measures": 2},
        [
            (3, FORESTRY, 2020, 2, "公务接待超标准", ("公务接待",)),
            (2, FORESTRY, 2020, 1, "选人用人程序不规范", ("选人用人",)),
            (2, FORESTRY, 2024, 2, "政府采购和公务接待管理不规范", ("公务接待", "采购招标")),
            (2, WATER, 2023, 1, "政府采购不规范", ("采购招标",)),
            (2, WATER, 2023, 2, "合同管理松散", ("合同管理",)),
        ],
    ),
    (
        "issues-without-measures",
        {},
        [
            (FORESTRY, 2024, 3, "保密意识不强", None),
        ],
    ),
    (
        "repeated-issues",
        {"agency": FORESTRY},
        [
            (("选人用人",), "2019-04-01", "选人用人程序不规范", "2023-04-06", "选人用人工作纪实不完整"),
            (("公务接待",), "2019-04-01", "公务接待超标准", "2023-04-06", "政府采购和公务接待管理不规范"),
        ],
    ),
    (
        "repeated-issues",
        {"agency": WATER},
        [],
    ),
    (
        "search-issues",
        {"words": "公务接待 管理"},
        [
            (FORESTRY, 2024, 2, "政府采购和公务接待管理不规范", ("公务接待", "采购招标"), "mostly_done", 6),
        ],
    ),
    (
        "search-issues",
        {"words": "规范"},
        [
            (WATER, 2023, 1, "政府采购不规范", ("采购招标",), "done", 2),
            (FORESTRY, 2020, 1, "选人用人程序不规范", ("选人用人",), "done", 2),
            (FORESTRY, 2024, 2, "政府采购和公务接待管理不规范", ("公务接待", "采购招标"), "mostly_done", 2),
        ],
    ),
    (
        "status-by-agency",
        {},
        [
            (TOWN, 1, 0, 0, 0, 1),
            (FORESTRY, 5, 1, 1, 1, 2),
            (FORESTRY_OF_ZHUHAI, 1, 0, 0, 1, 0),
            (WATER, 2, 2, 0, 0, 0),
        ],
    ),
    (
        "status-by-agency",
        {"place": "珠海"},
        [
            (TOWN, 1, 0, 0, 0, 1),
            (FORESTRY_OF_ZHUHAI, 1, 0, 0, 1, 0),
            (WATER, 2, 2, 0, 0, 0),
        ],
    ),
    (
        "topics-across-agencies",
        {},
        [
            ("公务接待", 2, 3, 3, 0, 2),
            ("采购招标", 2, 2, 2, 1, 0),
        ],
    ),
    (
        "topics-across-agencies",
        {"min_agencies": 1, "level": "prefecture"},
        [
            ("公务接待", 1, 1, 1, 0, 1),
            ("合同管理", 1, 1, 1, 1, 0),
            ("审批服务", 1, 1, 1, 0, 1),
            ("采购招标", 1, 1, 1, 1, 0),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
