import pytest

from graph.places import expand_bare_place, leading_place, place_forms, place_meant, place_named


@pytest.mark.parametrize(
    ("division", "name", "short"),
    [
        ("东莞市", "广东省东莞市", "东莞市"),
        ("珠海市金湾区", "广东省珠海市金湾区", "珠海市金湾区"),
        ("金湾区", "广东省珠海市金湾区", "珠海市金湾区"),
        ("仙游县", "福建省莆田市仙游县", "仙游县"),
        ("莆田市仙游县", "福建省莆田市仙游县", "仙游县"),
        ("广东省", "广东省", "广东省"),
        ("北京市朝阳区", "北京市朝阳区", "北京市朝阳区"),
        ("云陵县", "云陵县", "云陵县"),
        ("岚川市云陵县", "岚川市云陵县", "岚川市云陵县"),
        ("珠海市横沙新区", "广东省珠海市横沙新区", "珠海市横沙新区"),
    ],
)
def test_names_of_a_place(division: str, name: str, short: str) -> None:
    place = place_named(division)
    assert (place.name, place.short) == (name, short)


def test_a_place_has_those_above_it() -> None:
    assert [place.short for place in place_named("珠海市金湾区").chain()] == [
        "珠海市金湾区",
        "珠海市",
        "广东省",
    ]
    assert [place.short for place in place_named("岚川市云陵县").chain()] == ["岚川市云陵县", "岚川市"]


def test_a_place_of_several_is_ambiguous() -> None:
    assert place_named("鼓楼区").ambiguous
    assert not place_named("福州市鼓楼区").ambiguous
    assert not place_named("云陵县").ambiguous


def test_forms_are_longest_first() -> None:
    assert place_forms(place_named("金湾区")) == ("广东省珠海市金湾区", "珠海市金湾区", "金湾区")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("东莞市竹业办法", "东莞市"),
        ("珠海市金湾区竹业办法", "珠海市金湾区"),
        ("云陵县财政局通知", "云陵县"),
        ("规范市场办法", None),
        ("工业园区管理办法", None),
        ("城市管理办法", None),
        ("企业上市奖励办法", None),
        ("保密工作制度", None),
    ],
)
def test_leading_place(title: str, place: str | None) -> None:
    found = leading_place(title)
    assert (found.short if found else None) == place


@pytest.mark.parametrize(
    ("title", "division", "expanded"),
    [
        ("市财政局通知", "东浔市", "东浔市财政局通知"),
        ("市财政局通知", "珠海市金湾区", "珠海市财政局通知"),
        ("省级补助办法", "珠海市", "广东省级补助办法"),
        ("县财政局通知", "东浔市", "县财政局通知"),
        ("市场巡查办法", "东浔市", "市场巡查办法"),
        ("区域规划办法", "珠海市金湾区", "区域规划办法"),
        ("区财政局通知", "鼓楼区", "区财政局通知"),
    ],
)
def test_expand_bare_place(title: str, division: str, expanded: str) -> None:
    assert expand_bare_place(title, place_named(division)) == expanded


def test_a_noun_means_the_lowest_place_of_its_kind() -> None:
    meant = place_meant("市", place_named("珠海市金湾区"))
    assert meant is not None and meant.short == "珠海市"
    assert place_meant("县", place_named("珠海市金湾区")) is None
