"""The authority of regulations and its folding of titles."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.authority.regulations import fold_title, load_regulations
from graph.errors import XunchaError

FOLDED = [
    ("《中国共产党 党务公开条例（试行）》", "中国共产党党务公开条例"),
    ("中华人民共和国政府采购法", "政府采购法"),
    ("中华人民共和国", "中华人民共和国"),
    ("发文工作制度(2021版)", "发文工作制度"),
    ("用房标准指引（2024年版）", "用房标准指引"),
    ("基站管理办法（修订）", "基站管理办法"),
    ("基站管理办法（2021年修订）（试行）", "基站管理办法"),
    ("行政单位财务规则（财政部令第113号）", "行政单位财务规则"),
    ("党委（党组）意识形态工作责任制实施办法", "党委(党组)意识形态工作责任制实施办法"),
    ("关于印发〈甲办法〉的通知", "关于印发甲办法的通知"),
    ("关于防止干部“带病提拔”的意见", "关于防止干部带病提拔的意见"),
    ("（试行）", "(试行)"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "folded"), FOLDED)
def test_fold_title(title: str, folded: str) -> None:
    assert fold_title(title) == folded


@given(st.text(alphabet="中华人民共和国条例（）()试行2021版年《》 “”办法", max_size=30))
def test_folding_twice_changes_nothing_more(title: str) -> None:
    assert fold_title(fold_title(title)) == fold_title(title)


@pytest.mark.parametrize(
    "form", ["党政领导干部选拔任用条例", "《党政领导干部选拔任用工作条例》", "干部任用条例"]
)
def test_forms_of_one_regulation(form: str) -> None:
    found = load_regulations().lookup(form)
    assert found is not None
    assert found.title == "党政领导干部选拔任用工作条例"


@pytest.mark.parametrize("form", ["条例", "接待费管理细则", "保密工作制度", ""])
def test_generic_and_unknown_titles_name_none(form: str) -> None:
    assert load_regulations().lookup(form) is None


def test_every_row_is_found_by_its_own_forms() -> None:
    regulations = load_regulations()
    assert all(regulations.by_id(record.id) is record for record in regulations)
    assert all(regulations.lookup(form) is record for record in regulations for form in record.forms)


def test_successors_exist() -> None:
    regulations = load_regulations()
    assert all(
        (record.status == "superseded") == (record.superseded_by is not None)
        and (record.superseded_by is None or regulations.by_id(record.superseded_by))
        for record in regulations
    )


def test_known_names_are_sorted_and_name_one_regulation_each() -> None:
    regulations = load_regulations()
    names = regulations.known_names()
    assert list(names) == sorted(set(names))
    assert "政府采购法" in names
    assert all(regulations.lookup(name) for name in names)


HEADER = "id,title,short_titles,issuer,category,first_issued,last_revised,status,superseded_by,source\n"


def _extra(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "extra.csv"
    path.write_text(rows, encoding="utf-8", newline="\n")
    return path


def test_a_users_file_adds_and_replaces_rows(tmp_path: Path) -> None:
    rows = (
        "yunling-water,云陵县节水办法,节水办法;云陵节水办法,云陵县政府,local_regulation,2021,,in_force,,own\n"
        "constitution,中华人民共和国宪法,根本大法,全国人大,constitution,1982,,in_force,,own\n"
    )
    regulations = load_regulations(_extra(tmp_path, HEADER + rows))
    assert len(regulations) == len(load_regulations()) + 1
    found = regulations.lookup("云陵节水办法（试行）")
    assert found is not None
    assert (found.id, found.last_revised, found.issuer) == ("yunling-water", None, ("云陵县政府",))
    assert regulations.lookup("根本大法") is regulations.by_id("constitution")
    assert load_regulations().lookup("根本大法") is None


def test_a_short_form_of_two_regulations_names_neither(tmp_path: Path) -> None:
    rows = "a,甲县节水办法,节水办法,,,,,in_force,,\nb,乙县节水办法,节水办法;预算法,,,,,in_force,,\n"
    regulations = load_regulations(_extra(tmp_path, HEADER + rows))
    assert regulations.lookup("节水办法") is None
    budget = regulations.lookup("中华人民共和国预算法")
    assert budget is not None
    assert budget.title == "中华人民共和国预算法"


@pytest.mark.parametrize(
    ("rows", "words"),
    [("id,name\n1,x\n", "no column title"), (HEADER + ",无名,,,,,,,,\n", "line 2: a regulation needs an id")],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(XunchaError, match=words):
        load_regulations(_extra(tmp_path, rows))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(XunchaError, match="cannot be read"):
        load_regulations(tmp_path / "none.csv")
