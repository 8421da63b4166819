import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.places import leading_places


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("东浔市青坞区柳荫街道工作委员会", ["东浔市", "青坞区", "柳荫街道"]),
        ("云陵县石坪镇", ["云陵县", "石坪镇"]),
        ("岭西省云陵县水利局", ["岭西省", "云陵县"]),
        ("莫力达瓦达斡尔族自治旗", ["莫力达瓦达斡尔族自治旗"]),
        ("北京市市中区", ["北京市", "市中区"]),
        ("景德镇市", ["景德镇市"]),
        ("云陵县城市管理局", ["云陵县"]),
        ("云陵经济开发区", []),
        ("市市场监督管理局", []),
        ("第一城市建设集团", []),
        ("", []),
    ],
)
def test_the_chain_of_places(name: str, chain: list[str]) -> None:
    assert [place.name for place in leading_places(name).chain] == chain


@given(st.text(alphabet="省市县区镇乡街道自治州旗云陵新开发", max_size=40))
def test_places_are_the_beginning_of_the_name_and_fall_in_rank(name: str) -> None:
    places = leading_places(name)
    assert name.startswith("".join(place.name for place in places.chain))
    levels = [place.level for place in places.chain]
    assert levels == sorted(set(levels))
