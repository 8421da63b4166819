import pytest

from graph.naming import read_body_name, read_group_name
from graph.own_names import OwnNames, is_abbreviation, own_names

BUREAU = own_names(read_body_name("东浔市工业和信息化局", "东浔市"), None, ("市工信局党组",))
HOSPITAL = own_names(read_body_name("东浔市第一人民医院", "东浔市"), None, ())
TOWN = own_names(None, read_group_name("中共云陵县石坪镇委员会", None, "云陵县"), ())


@pytest.mark.parametrize(
    ("names", "title", "rest"),
    [
        (BUREAU, "东浔市工业和信息化局保密制度", "保密制度"),
        (BUREAU, "市工信局保密制度", "保密制度"),
        (BUREAU, "我局保密制度", "保密制度"),
        (BUREAU, "局机关保密制度", "机关保密制度"),
        (BUREAU, "中共东浔市工业和信息化局党组关于保密的意见", "关于保密的意见"),
        (BUREAU, "局党组议事规则", "党组议事规则"),
        (BUREAU, "保密制度", None),
        (BUREAU, "局", None),
        (BUREAU, "局部区域办法", None),
        (BUREAU, "市工商局保密制度", None),
        (BUREAU, "岚川市工业和信息化局保密制度", None),
        (BUREAU, "东浔市工业和信息化局青坞分局保密制度", None),
        (HOSPITAL, "医院保密制度", "保密制度"),
        (HOSPITAL, "院前急救制度", None),
        (TOWN, "石坪镇保密制度", "保密制度"),
        (TOWN, "镇党委会议制度", "党委会议制度"),
        (TOWN, "镇村干部管理办法", None),
        (OwnNames(), "局保密制度", None),
    ],
)
def test_strip(names: OwnNames, title: str, rest: str | None) -> None:
    assert names.strip(title) == rest


@pytest.mark.parametrize(
    ("short", "function", "is_one"),
    [
        ("工信", "工业和信息化", True),
        ("住建", "住房和城乡建设", True),
        ("人社", "人力资源和社会保障", True),
        ("信工", "工业和信息化", False),
        ("工商", "工业和信息化", False),
        ("工", "工业和信息化", False),
        ("卫生健康", "卫生健康", True),
    ],
)
def test_is_abbreviation(short: str, function: str, is_one: bool) -> None:
    assert is_abbreviation(short, function) == is_one
