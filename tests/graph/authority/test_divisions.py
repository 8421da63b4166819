import pytest

from graph.authority.divisions import (
    division_by_code,
    division_by_path,
    divisions_named,
    find_division,
    is_division_name,
    load_divisions,
    longest_division_name,
    parent_of,
    path_of,
)


def test_every_parent_is_a_row_one_level_up() -> None:
    above = {"prefecture": {"province"}, "county": {"province", "prefecture"}}
    for row in load_divisions():
        parent = parent_of(row)
        if row.level == "province":
            assert parent is None
        else:
            assert parent is not None
            assert parent.level in above[row.level]


def test_a_name_and_its_short_name_find_the_same_row() -> None:
    assert divisions_named("金湾区") == divisions_named("金湾")
    assert [row.code for row in divisions_named("金湾区")] == ["440404"]


def test_a_path_runs_from_the_province_down() -> None:
    row = division_by_code("440404")
    assert row is not None
    assert [step.name for step in path_of(row)] == ["广东省", "珠海市", "金湾区"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("珠海市金湾区", "440404"),
        ("广东省珠海市金湾区", "440404"),
        ("广东珠海", "440400"),
        ("仙游县", "350322"),
        ("南京市鼓楼区", "320106"),
        ("广西壮族自治区", "450000"),
    ],
)
def test_names_run_together_are_one_division(name: str, code: str) -> None:
    row = find_division(name)
    assert row is not None
    assert row.code == code


@pytest.mark.parametrize("name", ["鼓楼区", "云陵县", "", "珠海市鼓楼区", "市" * 1000])
def test_what_is_ambiguous_or_unknown_is_none(name: str) -> None:
    assert find_division(name) is None


def test_levels_may_be_left_out_of_a_path() -> None:
    assert division_by_path(("广东", "金湾")) == division_by_path(("珠海市", "金湾区"))
    assert division_by_path(()) is None


def test_only_full_names_count_as_names() -> None:
    assert is_division_name("滨海新区")
    assert not is_division_name("金湾")


@pytest.mark.parametrize(
    ("text", "position", "name"),
    [
        ("景德镇市水利局", 0, "景德镇市"),
        ("广东省珠海市", 3, "珠海市"),
        ("珠海", 0, None),
        ("云陵县水利局", 0, None),
        ("珠海市", 3, None),
    ],
)
def test_the_longest_name_that_stands_here(text: str, position: int, name: str | None) -> None:
    assert longest_division_name(text, position) == name
