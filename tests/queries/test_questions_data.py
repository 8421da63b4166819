"""Questions of the group `data`: their exact rows on the annotated reports, on each engine."""

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
        "parse-problems",
        {},
        [
            (
                1,
                "reports/town.txt",
                ("issue-count",),
                ("warning issue-count: the report states 5 issues (5个问题), found 1",),
            ),
        ],
    ),
    (
        "parse-problems",
        {"code": "no-issues"},
        [],
    ),
    (
        "reports",
        {},
        [
            (
                "2020-03-10",
                FORESTRY,
                "中共云陵县林业局党组关于巡察整改情况的通报",
                2,
                5,
                0,
                "reports/forestry-2019.txt",
            ),
            (
                "2023-05-20",
                WATER,
                "中共珠海市水务局党组关于巡察整改进展情况的通报",
                2,
                4,
                0,
                "reports/water.txt",
            ),
            (
                "2024-01-02",
                FORESTRY_OF_ZHUHAI,
                "中共珠海市林业局党组关于巡察整改情况的通报",
                1,
                1,
                0,
                "reports/forestry-zhuhai.txt",
            ),
            (
                "2024-03-08",
                FORESTRY,
                "中共云陵县林业局党组关于十四届县委第六轮巡察整改进展情况的通报",
                3,
                3,
                0,
                "reports/forestry-2023.txt",
            ),
            (None, TOWN, "中共珠海市金湾区三灶镇委员会关于巡察整改情况的通报", 1, 1, 1, "reports/town.txt"),
        ],
    ),
    (
        "reports",
        {"agency": FORESTRY, "to_year": 2023},
        [
            (
                "2020-03-10",
                FORESTRY,
                "中共云陵县林业局党组关于巡察整改情况的通报",
                2,
                5,
                0,
                "reports/forestry-2019.txt",
            ),
        ],
    ),
    (
        "sources",
        {},
        [
            (
                "reports/forestry-2019.txt",
                "中共云陵县林业局党组关于巡察整改情况的通报",
                FORESTRY,
                "text/plain",
                211,
            ),
            (
                "reports/forestry-2023.txt",
                "中共云陵县林业局党组关于十四届县委第六轮巡察整改进展情况的通报",
                FORESTRY,
                "text/plain",
                225,
            ),
            (
                "reports/forestry-zhuhai.txt",
                "中共珠海市林业局党组关于巡察整改情况的通报",
                FORESTRY_OF_ZHUHAI,
                "text/plain",
                52,
            ),
            (
                "reports/town.txt",
                "中共珠海市金湾区三灶镇委员会关于巡察整改情况的通报",
                TOWN,
                "text/plain",
                67,
            ),
            ("reports/water.txt", "中共珠海市水务局党组关于巡察整改进展情况的通报", WATER, "text/plain", 172),
        ],
    ),
    (
        "stated-and-found",
        {},
        [
            (False, "reports/forestry-2023.txt", 2, 2, 3, 3, None, 3),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
