"""Questions of the group `regulations`: their exact rows on the annotated reports, on each engine."""

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
        "agencies-citing-regulation",
        {"regulation": INSPECTION},
        [
            (FORESTRY, 2, 2, ("cites",), 2020, 2024),
            (TOWN, 1, 1, ("studies",), None, None),
            (WATER, 1, 1, ("cites",), 2023, 2023),
        ],
    ),
    (
        "citations-of-regulation",
        {"regulation": INSPECTION},
        [
            (TOWN, None, "studies", "理论学习不深入", 1, "学习《中国共产党巡视工作条例》，开展研讨2次。"),
            (
                FORESTRY,
                2020,
                "cites",
                None,
                None,
                "根据《中国共产党巡视工作条例》，现将巡察整改情况予以公布。",
            ),
            (FORESTRY, 2024, "cites", None, None, "根据《中国共产党巡视工作条例》，现予以公布。"),
            (WATER, 2023, "cites", None, None, "根据《中国共产党巡视工作条例》，现予以公布。"),
        ],
    ),
    (
        "citations-of-regulation",
        {"regulation": "合同法", "role": ["cites"]},
        [
            (FORESTRY, 2020, "cites", "公务接待超标准", 3, "三是依据《合同法》规范用餐协议。"),
            (WATER, 2023, "cites", "合同管理松散", 1, "一是对照《合同法》自查合同56份。"),
        ],
    ),
    (
        "citations-out-of-force",
        {},
        [
            (
                CONTRACTS,
                "中华人民共和国民法典",
                "2020-05-28",
                WATER,
                "2023-05-20",
                "cites",
                "一是对照《合同法》自查合同56份。",
            ),
        ],
    ),
    (
        "citations-out-of-force",
        {"role": ["studies"]},
        [],
    ),
    (
        "regulation-by-year",
        {"regulation": INSPECTION},
        [
            (2020, "cites", 1, 1, 1),
            (2023, "cites", 1, 1, 1),
            (2024, "cites", 1, 1, 1),
            (None, "studies", 1, 1, 1),
        ],
    ),
    (
        "regulation-pairs",
        {},
        [
            (CONTRACTS, PROCUREMENT, 2),
            (CONTRACTS, INSPECTION, 2),
            (PROCUREMENT, INSPECTION, 2),
        ],
    ),
    (
        "regulation-pairs",
        {"role": ["cites"]},
        [
            (CONTRACTS, INSPECTION, 2),
        ],
    ),
    (
        "regulation-profile",
        {"regulation": "合同法"},
        [
            (
                CONTRACTS,
                "law",
                "全国人大",
                "1999-03-15",
                None,
                "superseded",
                "中华人民共和国民法典",
                2,
                2,
                0,
                0,
                0,
                0,
            ),
        ],
    ),
    (
        "regulations-across-agencies",
        {},
        [
            (INSPECTION, 3, 4, ("cites", "studies"), (TOWN, FORESTRY, WATER)),
            (CONTRACTS, 2, 2, ("cites",), (FORESTRY, WATER)),
            (PROCUREMENT, 2, 2, ("cites", "studies"), (FORESTRY, WATER)),
        ],
    ),
    (
        "regulations-across-agencies",
        {"category": "law"},
        [
            (CONTRACTS, 2, 2, ("cites",), (FORESTRY, WATER)),
            (PROCUREMENT, 2, 2, ("cites", "studies"), (FORESTRY, WATER)),
        ],
    ),
    (
        "regulations-across-agencies",
        {"min_agencies": 1, "level": "county", "from_year": 2021},
        [
            (PROCUREMENT, 1, 1, ("cites",), (FORESTRY,)),
            (INSPECTION, 1, 1, ("cites",), (FORESTRY,)),
            (CADRES, 1, 1, ("cites",), (FORESTRY,)),
            ("接待工作细则", 1, 1, ("enacts",), (FORESTRY,)),
        ],
    ),
    (
        "regulations-across-agencies",
        {"place": "珠海市"},
        [
            (INSPECTION, 2, 2, ("cites", "studies"), (TOWN, WATER)),
        ],
    ),
    (
        "regulations-by-area",
        {"area": "组织", "min_agencies": 2},
        [
            (CONTRACTS, 2, 2, "law"),
        ],
    ),
    (
        "regulations-by-topic",
        {"topic": "公务接待"},
        [
            (CONTRACTS, 1, 1, "law"),
            (PROCUREMENT, 1, 1, "law"),
            ("接待工作细则", 1, 1, None),
            ("接待工作细则", 1, 1, None),
        ],
    ),
    (
        "regulations-cited-with",
        {"regulation": "合同法"},
        [
            (INSPECTION, 2, 2, "party_regulation"),
            (PROCUREMENT, 1, 1, "law"),
            (CADRES, 1, 1, "party_regulation"),
            ("珠海市政府采购管理办法", 1, 1, None),
        ],
    ),
    (
        "regulations-in-no-authority",
        {},
        [
            ("珠海市政府采购管理办法", 1, 1, ("studies",), "titled"),
        ],
    ),
    (
        "regulations-in-no-authority",
        {"scope": ["internal"]},
        [
            ("合同管理办法", 1, 1, ("repeals",), "internal"),
            ("干部选拔任用办法", 1, 1, ("amends",), "internal"),
            ("接待工作细则", 1, 1, ("amends",), "internal"),
            ("接待工作细则", 1, 1, ("enacts",), "internal"),
        ],
    ),
    (
        "regulations-most-studied",
        {},
        [
            (PROCUREMENT, 1, 1, 1, "law"),
            (INSPECTION, 1, 1, 1, "party_regulation"),
            (CADRES, 1, 1, 1, "party_regulation"),
            ("珠海市政府采购管理办法", 1, 1, 1, None),
        ],
    ),
    (
        "regulations-most-studied",
        {"level": "township"},
        [
            (INSPECTION, 1, 1, 1, "party_regulation"),
        ],
    ),
    (
        "rules-made-by-year",
        {},
        [
            (FORESTRY, 2020, 0, 1, 0),
            (WATER, 2023, 0, 0, 1),
            (FORESTRY, 2024, 1, 0, 0),
            (FORESTRY_OF_ZHUHAI, 2024, 0, 1, 0),
        ],
    ),
    (
        "rules-made-by-year",
        {"level": "county", "from_year": 2024},
        [
            (FORESTRY, 2024, 1, 0, 0),
        ],
    ),
    (
        "rules-of-agency",
        {"agency": FORESTRY},
        [
            (2020, "amends", "干部选拔任用办法", "二是修订《干部选拔任用办法》。"),
            (2024, "enacts", "接待工作细则", "二是制定《接待工作细则》。"),
        ],
    ),
    (
        "rules-of-agency",
        {"agency": WATER, "role": ["repeals"]},
        [
            (2023, "repeals", "合同管理办法", "二是废止《合同管理办法》。"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "given", "rows"), CASES, ids=[f"{name} {given}" for name, given, _ in CASES]
)
def test_the_rows(annotated: GraphStore, name: str, given: Mapping[str, Given], rows: list[Row]) -> None:
    assert shown(ask(annotated, name, **given)) == rows
