"""Questions of the group `measures`: their exact rows on the annotated reports, on each engine."""

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
        "actions-across-agencies",
        {},
        [
            ("enacted", 3, 4, 4),
            ("trained", 3, 3, 3),
            ("inspected", 2, 2, 2),
            ("recovered", 2, 2, 2),
            ("convened", 1, 1, 1),
            ("disciplined", 1, 1, 1),
        ],
    ),
    (
        "actions-across-agencies",
        {"from_year": 2024},
        [
            ("enacted", 2, 2, 2),
            ("inspected", 1, 1, 1),
        ],
    ),
    (
        "actions-by-agency",
        {},
        [
            (TOWN, 1, 0, 1, 0, 0, 0, 0),
            (FORESTRY, 8, 2, 1, 1, 1, 1, 0),
            (FORESTRY_OF_ZHUHAI, 1, 1, 0, 0, 0, 0, 0),
            (WATER, 4, 1, 1, 1, 0, 1, 1),
        ],
    ),
    (
        "measures-by-action",
        {"action": "recovered"},
        [
            (FORESTRY, 2020, 2, 1, "清退超标准接待费1.2万元，追缴补贴3,000元", ("1.2万元", "3,000元"), ()),
            (WATER, 2023, 1, 2, "召开专题会议，追回多付工程款20万元", ("20万元",), ()),
        ],
    ),
    (
        "measures-by-action",
        {"action": "trained", "agency": FORESTRY},
        [
            (
                FORESTRY,
                2020,
                1,
                1,
                "组织学习《党政领导干部选拔任用工作条例》，培训3场，覆盖126人次",
                (),
                ("3场", "126人次"),
            ),
        ],
    ),
    (
        "measures-with-counts",
        {"unit": "人次"},
        [
            (
                FORESTRY,
                2020,
                1,
                1,
                "组织学习《党政领导干部选拔任用工作条例》，培训3场，覆盖126人次",
                ("3场", "126人次"),
                ("trained",),
            ),
            (FORESTRY, 2020, 2, 2, "对责任人批评教育2人次", ("2人次",), ("disciplined",)),
        ],
    ),
    (
        "measures-with-counts",
        {"unit": "份", "action": "inspected"},
        [
            (
                FORESTRY,
                2024,
                1,
                1,
                "对照《党政领导干部选拔任用工作条例》开展自查，补齐材料12份",
                ("12份",),
                ("inspected",),
            ),
            (WATER, 2023, 2, 1, "对照《合同法》自查合同56份", ("56份",), ("inspected",)),
        ],
    ),
    (
        "measures-with-money",
        {},
        [
            (
                200000,
                ("20万元",),
                WATER,
                2023,
                1,
                2,
                "召开专题会议，追回多付工程款20万元",
                ("convened", "recovered"),
            ),
            (
                12000,
                ("1.2万元", "3,000元"),
                FORESTRY,
                2020,
                2,
                1,
                "清退超标准接待费1.2万元，追缴补贴3,000元",
                ("recovered",),
            ),
        ],
    ),
    (
        "measures-with-money",
        {"min_yuan": 50000},
        [
            (
                200000,
                ("20万元",),
                WATER,
                2023,
                1,
                2,
                "召开专题会议，追回多付工程款20万元",
                ("convened", "recovered"),
            ),
        ],
    ),
    (
        "search-measures",
        {"words": "采购 学习"},
        [
            (WATER, 2023, 1, 1, "学习《政府采购法》和《珠海市政府采购管理办法》", ("trained",), 6),
        ],
    ),
    (
        "search-measures",
        {"words": "自查"},
        [
            (WATER, 2023, 2, 1, "对照《合同法》自查合同56份", ("inspected",), 2),
            (
                FORESTRY,
                2024,
                1,
                1,
                "对照《党政领导干部选拔任用工作条例》开展自查，补齐材料12份",
                ("inspected",),
                2,
            ),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
