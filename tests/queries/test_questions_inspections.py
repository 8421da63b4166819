"""Questions of the group `inspections`: their exact rows on the annotated reports, on each engine."""

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
        "committees",
        {},
        [
            ("中共云陵县委", "云陵县", 3, 2, 1, 2019, 2023),
            ("中共珠海市委", "广东省珠海市", 1, 2, 2, 2022, 2023),
            ("中共珠海市金湾区委", "广东省珠海市金湾区", 1, 1, 1, 2022, 2022),
        ],
    ),
    (
        "committees",
        {"place": "广东"},
        [
            ("中共珠海市委", "广东省珠海市", 1, 2, 2, 2022, 2023),
            ("中共珠海市金湾区委", "广东省珠海市金湾区", 1, 1, 1, 2022, 2022),
        ],
    ),
    (
        "inspection-days",
        {},
        [
            (FORESTRY, "2019-04-01", 60, 40, 244),
            (FORESTRY, "2023-04-06", 85, 42, 210),
            (WATER, "2022-09-05", 60, 46, 151),
            (TOWN, "2022-03-01", 52, None, None),
            (FORESTRY_OF_ZHUHAI, "2023-03-06", None, None, None),
        ],
    ),
    (
        "inspection-days",
        {"level": "county", "to_year": 2020},
        [
            (FORESTRY, "2019-04-01", 60, 40, 244),
        ],
    ),
    (
        "inspection-timeline",
        {"from_year": 2023},
        [
            (
                "2023-03-06",
                None,
                None,
                "2024-01-02",
                FORESTRY_OF_ZHUHAI,
                "巡察",
                ("中共珠海市委",),
                ("第一巡察组",),
                9,
                4,
                1,
                1,
            ),
            (
                "2023-04-06",
                "2023-06-30",
                "2023-08-11",
                "2024-03-08",
                FORESTRY,
                "巡察",
                ("中共云陵县委",),
                ("第三巡察组", "第二巡察组"),
                14,
                6,
                3,
                3,
            ),
        ],
    ),
    (
        "rounds",
        {},
        [
            ("中共云陵县委", 13, 2, 1, ("第二巡察组",), 1, 2, "2019-04-01", "2019-05-31"),
            ("中共云陵县委", 14, 6, 1, ("第三巡察组", "第二巡察组"), 1, 3, "2023-04-06", "2023-06-30"),
            ("中共珠海市委", 9, 3, 1, ("第一巡察组",), 1, 2, "2022-09-05", "2022-11-04"),
            ("中共珠海市委", 9, 4, 1, ("第一巡察组",), 1, 1, "2023-03-06", None),
        ],
    ),
    (
        "rounds",
        {"committee": "云陵"},
        [
            ("中共云陵县委", 13, 2, 1, ("第二巡察组",), 1, 2, "2019-04-01", "2019-05-31"),
            ("中共云陵县委", 14, 6, 1, ("第三巡察组", "第二巡察组"), 1, 3, "2023-04-06", "2023-06-30"),
        ],
    ),
    (
        "teams",
        {},
        [
            ("中共云陵县委", "第二巡察组", 13, 1, (FORESTRY,)),
            ("中共云陵县委", "第三巡察组", 14, 1, (FORESTRY,)),
            ("中共云陵县委", "第二巡察组", 14, 1, (FORESTRY,)),
            ("中共珠海市委", "第一巡察组", 9, 2, (FORESTRY_OF_ZHUHAI, WATER)),
            ("中共珠海市金湾区委", "第一巡察组", None, 1, (TOWN,)),
        ],
    ),
    (
        "teams",
        {"committee": "金湾"},
        [
            ("中共珠海市金湾区委", "第一巡察组", None, 1, (TOWN,)),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
