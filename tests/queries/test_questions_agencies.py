"""Questions of the group `agencies`: their exact rows on the annotated reports, on each engine."""

from collections.abc import Mapping

import pytest

from graph.store import GraphStore
from queries.conversion import Given
from tests.queries.asking import Row, ask, shown

FORESTRY = "云陵县林业局"
WATER = "珠海市水务局"
FORESTRY_OF_ZHUHAI = "珠海市林业局"
TOWN = "中共珠海市金湾区三灶镇委员会"
INSPECTION = "中国共产党巡视工作条例"
CADRES = "党政领导干部选拔任用工作条例"
CONTRACTS = "中华人民共和国合同法"
PROCUREMENT = "中华人民共和国政府采购法"

CASES: list[tuple[str, Mapping[str, Given], list[Row]]] = [
    (
        "agencies-by-function",
        {"function": "林业"},
        [
            (FORESTRY, "林业", "county", "云陵县", 2, 5, 8, 2024),
            (FORESTRY_OF_ZHUHAI, "林业", "prefecture", "广东省珠海市", 1, 1, 1, 2024),
        ],
    ),
    (
        "agencies-by-function",
        {"function": "林业", "level": "county"},
        [
            (FORESTRY, "林业", "county", "云陵县", 2, 5, 8, 2024),
        ],
    ),
    (
        "agencies-by-function",
        {"function": "务", "place": "广东"},
        [
            (WATER, "水务", "prefecture", "广东省珠海市", 1, 2, 4, 2023),
        ],
    ),
    (
        "agencies-by-place",
        {},
        [
            (FORESTRY, "county", "云陵县", 2, 5, 8, 2020, 2024),
            (FORESTRY_OF_ZHUHAI, "prefecture", "广东省珠海市", 1, 1, 1, 2024, 2024),
            (WATER, "prefecture", "广东省珠海市", 1, 2, 4, 2023, 2023),
            (TOWN, "township", "广东省珠海市金湾区", 1, 1, 1, None, None),
        ],
    ),
    (
        "agencies-by-place",
        {"place": "珠海"},
        [
            (FORESTRY_OF_ZHUHAI, "prefecture", "广东省珠海市", 1, 1, 1, 2024, 2024),
            (WATER, "prefecture", "广东省珠海市", 1, 2, 4, 2023, 2023),
            (TOWN, "township", "广东省珠海市金湾区", 1, 1, 1, None, None),
        ],
    ),
    (
        "agencies-by-place",
        {"place": "金湾"},
        [
            (TOWN, "township", "广东省珠海市金湾区", 1, 1, 1, None, None),
        ],
    ),
    (
        "agencies-by-place",
        {"level": "township"},
        [
            (TOWN, "township", "广东省珠海市金湾区", 1, 1, 1, None, None),
        ],
    ),
    (
        "agency-history",
        {"agency": FORESTRY},
        [
            (
                "2019-04-01",
                "2020-03-10",
                "巡察",
                13,
                2,
                ("常规",),
                ("中共云陵县委",),
                2,
                1,
                1,
                5,
                ("公务接待", "选人用人"),
            ),
            (
                "2023-04-06",
                "2024-03-08",
                "巡察",
                14,
                6,
                ("常规",),
                ("中共云陵县委",),
                3,
                0,
                0,
                3,
                ("保密", "公务接待", "选人用人", "采购招标"),
            ),
        ],
    ),
    (
        "agency-issues",
        {"agency": FORESTRY},
        [
            (
                2020,
                1,
                "关于党的组织方面",
                "选人用人程序不规范",
                ("选人用人",),
                "done",
                2,
                (CADRES, "干部选拔任用办法"),
            ),
            (2020, 2, "关于党的组织方面", "公务接待超标准", ("公务接待",), "ongoing", 3, (CONTRACTS,)),
            (2024, 1, "关于党的组织方面", "选人用人工作纪实不完整", ("选人用人",), None, 1, (CADRES,)),
            (
                2024,
                2,
                "关于履行职责方面",
                "政府采购和公务接待管理不规范",
                ("公务接待", "采购招标"),
                "mostly_done",
                2,
                (PROCUREMENT, "接待工作细则"),
            ),
            (2024, 3, "关于履行职责方面", "保密意识不强", ("保密",), None, 0, ()),
        ],
    ),
    (
        "agency-measures",
        {"agency": FORESTRY, "action": "enacted"},
        [
            (2020, 1, "选人用人程序不规范", 2, "修订《干部选拔任用办法》", ("enacted",), (), ()),
            (2024, 2, "政府采购和公务接待管理不规范", 2, "制定《接待工作细则》", ("enacted",), (), ()),
        ],
    ),
    (
        "agency-measures",
        {"agency": WATER},
        [
            (
                2023,
                1,
                "政府采购不规范",
                1,
                "学习《政府采购法》和《珠海市政府采购管理办法》",
                ("trained",),
                (),
                (),
            ),
            (
                2023,
                1,
                "政府采购不规范",
                2,
                "召开专题会议，追回多付工程款20万元",
                ("convened", "recovered"),
                ("20万元",),
                (),
            ),
            (2023, 2, "合同管理松散", 1, "对照《合同法》自查合同56份", ("inspected",), (), ("56份",)),
            (2023, 2, "合同管理松散", 2, "废止《合同管理办法》", ("enacted",), (), ()),
        ],
    ),
    (
        "agency-network",
        {"agency": FORESTRY},
        [
            (
                2020,
                1,
                "选人用人程序不规范",
                1,
                "组织学习《党政领导干部选拔任用工作条例》，培训3场，覆盖126人次",
                "studies",
                CADRES,
            ),
            (2020, 1, "选人用人程序不规范", 2, "修订《干部选拔任用办法》", "amends", "干部选拔任用办法"),
            (2020, 2, "公务接待超标准", 1, "清退超标准接待费1.2万元，追缴补贴3,000元", None, None),
            (2020, 2, "公务接待超标准", 2, "对责任人批评教育2人次", None, None),
            (2020, 2, "公务接待超标准", 3, "依据《合同法》规范用餐协议", "cites", CONTRACTS),
            (
                2024,
                1,
                "选人用人工作纪实不完整",
                1,
                "对照《党政领导干部选拔任用工作条例》开展自查，补齐材料12份",
                "cites",
                CADRES,
            ),
            (2024, 2, "政府采购和公务接待管理不规范", 1, "严格执行《政府采购法》", "cites", PROCUREMENT),
            (2024, 2, "政府采购和公务接待管理不规范", 2, "制定《接待工作细则》", "enacts", "接待工作细则"),
        ],
    ),
    (
        "agency-profile",
        {"agency": FORESTRY},
        [
            (FORESTRY, "林业", "county", "云陵县", ("中共云陵县林业局党组",), 2, 5, 8, 6, 2, 2020, 2024),
        ],
    ),
    (
        "agency-profile",
        {"agency": "三灶"},
        [
            (TOWN, None, "township", "广东省珠海市金湾区", (TOWN,), 1, 1, 1, 1, 0, None, None),
        ],
    ),
    (
        "agency-regulations",
        {"agency": FORESTRY},
        [
            (INSPECTION, 2, ("cites",), "party_regulation", 2020, 2024),
            (CADRES, 2, ("cites", "studies"), "party_regulation", 2020, 2024),
            (CONTRACTS, 1, ("cites",), "law", 2020, 2020),
            (PROCUREMENT, 1, ("cites",), "law", 2024, 2024),
            ("干部选拔任用办法", 1, ("amends",), None, 2020, 2020),
            ("接待工作细则", 1, ("enacts",), None, 2024, 2024),
        ],
    ),
    (
        "agency-regulations",
        {"agency": FORESTRY, "role": ["studies"]},
        [
            (CADRES, 1, ("studies",), "party_regulation", 2020, 2020),
        ],
    ),
    (
        "alike-by-regulations",
        {"agency": FORESTRY},
        [
            (WATER, 3, (CONTRACTS, PROCUREMENT, INSPECTION)),
            (TOWN, 1, (INSPECTION,)),
        ],
    ),
    (
        "alike-by-regulations",
        {"agency": FORESTRY, "min_shared": 2},
        [
            (WATER, 3, (CONTRACTS, PROCUREMENT, INSPECTION)),
        ],
    ),
    (  # four citations name the regulations on inspections, two each of the laws
        "alike-by-regulations",
        {"agency": FORESTRY, "most_named": 4},
        [
            (WATER, 3, (CONTRACTS, PROCUREMENT, INSPECTION)),
            (TOWN, 1, (INSPECTION,)),
        ],
    ),
    (
        "alike-by-regulations",
        {"agency": FORESTRY, "most_named": 3},
        [
            (WATER, 2, (CONTRACTS, PROCUREMENT)),
        ],
    ),
    (
        "alike-by-regulations",
        {"agency": FORESTRY, "most_named": 1},
        [],
    ),
    (
        "alike-by-topics",
        {"agency": FORESTRY},
        [
            (FORESTRY_OF_ZHUHAI, 1, ("公务接待",)),
            (WATER, 1, ("采购招标",)),
        ],
    ),
    (
        "alike-by-topics",
        {"agency": FORESTRY, "most": 1},
        [
            (FORESTRY_OF_ZHUHAI, 1, ("公务接待",)),
        ],
    ),
    (
        "alike-by-topics",
        {"agency": FORESTRY, "min_shared": 2},
        [],
    ),
    (
        "compare-by-regulations",
        {"agency": FORESTRY, "other": WATER},
        [
            (INSPECTION, 2, 1, "party_regulation"),
            (CONTRACTS, 1, 1, "law"),
            (PROCUREMENT, 1, 1, "law"),
            (CADRES, 2, 0, "party_regulation"),
            ("合同管理办法", 0, 1, None),
            ("干部选拔任用办法", 1, 0, None),
            ("接待工作细则", 1, 0, None),
            ("珠海市政府采购管理办法", 0, 1, None),
        ],
    ),
    (
        "compare-by-topics",
        {"agency": FORESTRY, "other": WATER},
        [
            ("采购招标", 1, 1),
            ("公务接待", 2, 0),
            ("选人用人", 2, 0),
            ("保密", 1, 0),
            ("合同管理", 0, 1),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
