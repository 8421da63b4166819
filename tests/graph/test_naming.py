import pytest

from graph.naming import agency_function, read_body_name, read_committee_name, read_group_name


@pytest.mark.parametrize(
    ("rest", "function"),
    [
        ("工业和信息化局", "工业和信息化"),
        ("工业和信息化厅", "工业和信息化"),
        ("卫生健康委员会", "卫生健康"),
        ("自然资源局青坞分局", "自然资源"),
        ("第一人民医院", "第一人民医院"),
        ("局", "局"),
    ],
)
def test_agency_function(rest: str, function: str) -> None:
    assert agency_function(rest) == function


@pytest.mark.parametrize(
    ("name", "division", "full", "rest"),
    [
        ("市竹业局", "东莞市", "东莞市竹业局", "竹业局"),
        ("广东省东莞市竹业局", "东莞市", "东莞市竹业局", "竹业局"),
        ("竹业局", "东莞市", "东莞市竹业局", "竹业局"),
        ("市竹业局", "珠海市金湾区", "市竹业局", "市竹业局"),
        ("岭南竹业学院", "东莞市", "岭南竹业学院", "岭南竹业学院"),
        ("东莞市竹业局", None, "东莞市竹业局", "竹业局"),
        ("竹业局", None, "竹业局", "竹业局"),
    ],
)
def test_read_body_name(name: str, division: str | None, full: str, rest: str) -> None:
    read = read_body_name(name, division)
    assert (read.full, read.rest) == (full, rest)


def test_what_names_no_place_holds_in_one_report() -> None:
    local = read_body_name("市竹业局", None)
    assert local.identifier("agency", "one") != local.identifier("agency", "other")
    unique = read_body_name("国家竹业总局", None)
    assert unique.identifier("agency", "one") == unique.identifier("agency", "other")


@pytest.mark.parametrize(
    ("name", "full", "local"),
    [
        ("中共珠海市委", "中共珠海市委", False),
        ("中国共产党珠海市委员会", "中共珠海市委", False),
        ("金湾区委", "中共珠海市金湾区委", False),
        ("中共西藏自治区委员会", "中共西藏自治区党委", False),
        ("中共中央", "中共中央", False),
        ("中共市委", "中共市委", True),
    ],
)
def test_read_committee_name(name: str, full: str, local: bool) -> None:
    read = read_committee_name(name)
    assert (read.full, read.local) == (full, local)


def test_read_group_name() -> None:
    town = read_group_name("中共云陵县石坪镇委员会", None, "云陵县")
    county = read_group_name("中共仙游县委员会", None, "仙游县")
    unnamed = read_group_name(None, "云陵县林业局", "云陵县")
    assert town and county and unnamed
    assert [name.full for name in (town, county, unnamed)] == [
        "中共云陵县石坪镇委员会",
        "中共仙游县委",
        "云陵县林业局",
    ]
    assert read_group_name(None, None, "云陵县") is None


def test_an_organ_of_a_committee_is_one_body_with_and_without_the_party() -> None:
    full, short = (read_body_name(name, "云坪县") for name in ("中共云坪县委宣传部", "云坪县委宣传部"))
    assert full == short


@pytest.mark.parametrize(
    ("name", "division", "level"),
    [
        ("东莞市竹业局", "东莞市", "prefecture"),
        ("珠海市金湾区竹业局", "珠海市金湾区", "county"),
        ("贵州省竹业厅", "贵州省", "province"),
        ("云陵县住房和城乡建设局", "云陵县", "county"),
        ("云陵县石坪镇委员会", "云陵县", "township"),
        ("云陵县石坪镇人民政府", "云陵县", "township"),
        ("柳荫街道工作委员会", "珠海市金湾区", "township"),
        ("云溪经济开发区管委会", "云溪经济开发区", None),
        ("岚川市水利局", "岚川市", None),
        ("国家竹业总局", None, "national"),
        ("人民医院", None, None),
    ],
)
def test_level(name: str, division: str | None, level: str | None) -> None:
    assert read_body_name(name, division).level == level
