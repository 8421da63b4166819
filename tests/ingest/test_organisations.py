import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.organisations import read_organisation, same_organisation

# name, kind, agency, division
NAMES = [
    ("中共东莞市工业和信息化局党组", "党组", "东莞市工业和信息化局", "东莞市"),
    ("中共珠海市金湾区委", "区委", None, "珠海市金湾区"),
    ("中共云陵县委员会", "县委", None, "云陵县"),
    ("中共广东省委", "省委", None, "广东省"),
    ("中共广西壮族自治区委员会", "自治区党委", None, "广西壮族自治区"),
    ("广西壮族自治区党委", "自治区党委", None, "广西壮族自治区"),
    ("中国共产党云陵县委员会", "县委", None, "云陵县"),
    ("中共云陵县石坪镇委员会", "党委", None, "云陵县"),
    ("中共东浔市青坞区柳荫街道工作委员会", "党工委", None, "东浔市青坞区"),
    ("中共云陵县水利局委员会", "党委", "云陵县水利局", "云陵县"),
    ("中共云陵县卫生健康委员会党组", "党组", "云陵县卫生健康委员会", "云陵县"),
    ("中共云陵县卫生健康委员会", "党委", "云陵县卫生健康委员会", "云陵县"),
    ("中共澜江市委市直属机关工作委员会", "党工委", None, "澜江市"),
    ("中共云陵县大湾村支部委员会", "党支部", None, "云陵县"),
    ("中共国家税务总局云陵县税务局委员会", "党委", "国家税务总局云陵县税务局", "云陵县"),
    ("政协云陵县委员会党组", "党组", "政协云陵县委员会", "云陵县"),
    ("中共云陵县城市管理局党组", "党组", "云陵县城市管理局", "云陵县"),
    ("中共云陵经济开发区工作委员会", "党工委", None, None),
    ("中共天津市滨海新区委员会", "区委", None, "天津市滨海新区"),
    ("中共景德镇市委", "市委", None, "景德镇市"),
    ("市工信局党组", "党组", "市工信局", None),
    ("镇党委", "党委", None, None),
    ("云陵县融媒体中心", None, "云陵县融媒体中心", "云陵县"),
    ("共青团云陵县委", None, "共青团云陵县委", "云陵县"),
]


@pytest.mark.parametrize(("name", "kind", "agency", "division"), NAMES)
def test_a_name_is_read(name: str, kind: str | None, agency: str | None, division: str | None) -> None:
    organisation = read_organisation(name)
    assert (organisation.kind, organisation.agency) == (kind, agency)
    assert organisation.places.division == division


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市工信局党组", "中共东浔市工业和信息化局党组"),
        ("镇党委", "中共云陵县石坪镇委员会"),
        ("县委", "中共云陵县委"),
        ("青坞区", "中共东浔市青坞区委"),
        ("柳荫街道党工委", "中共东浔市青坞区柳荫街道工作委员会"),
        ("县市场监管局党组", "中共云陵县市场监督管理局党组"),
    ],
)
def test_a_short_form_is_the_same_organisation(short: str, full: str) -> None:
    assert same_organisation(read_organisation(short), read_organisation(full))
    assert same_organisation(read_organisation(full), read_organisation(short))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县财政局党组", "中共云陵县审计局党组"),
        ("大湾村党支部", "中共云陵县石坪镇委员会"),
        ("石坪镇大湾村", "中共云陵县石坪镇委员会"),
        ("中共云陵县水利局党组", "中共岚川县水利局党组"),
    ],
)
def test_likeness_of_names_is_not_enough(one: str, other: str) -> None:
    assert not same_organisation(read_organisation(one), read_organisation(other))


@given(st.text(alphabet="中共省市县区镇街道委员会党组工支部局机关云陵a（）", max_size=30))
def test_any_words_are_read(name: str) -> None:
    organisation = read_organisation(name)
    assert name.endswith(organisation.name)
    assert organisation.agency is None or organisation.agency in organisation.name
    assert same_organisation(organisation, organisation) or not organisation.core
