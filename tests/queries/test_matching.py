"""Names matched with candidates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from queries.matching import Candidate, match, nearest, only_match

WATER = Candidate(("id:1",), "云陵县水利局", ("云陵县水利局", "县水利局"))
SCHOOL = Candidate(("id:2", "id:3"), "云陵县教育局", ("云陵县教育局",))
PLACE = Candidate(("id:4", "id:1"), "广东省", ("广东省", "广东"), own=1)
ALL = (WATER, SCHOOL, PLACE)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("云陵县水利局", [WATER]),
        ("《云陵县 水利局》", [WATER]),
        ("教育", [SCHOOL]),
        ("云陵县", [WATER, SCHOOL]),
        ("id:3", [SCHOOL]),
        ("id:1", [WATER]),
        ("林业", []),
        ("", []),
    ],
)
def test_a_whole_name_counts_before_a_part(name: str, found: list[Candidate]) -> None:
    assert match(ALL, [name]) == found


def test_another_form_of_the_name_counts_too() -> None:
    assert match(ALL, ["水务", "县水利局"]) == [WATER]


@given(st.text())
def test_the_nearest_are_there_and_each_once(name: str) -> None:
    found = nearest(ALL, name)
    assert sorted(item.label for item in found) == sorted(item.label for item in ALL)


def test_of_very_many_the_likest_come_first() -> None:
    many = [Candidate((str(n),), f"第{n}中学", (f"第{n}中学",)) for n in range(500)]
    assert nearest([*many, WATER], "云陵县水力局")[0] == WATER


def test_none_and_several_are_said() -> None:
    with pytest.raises(UsageError, match="--x 'y': the graph has no such agency; the nearest are: "):
        only_match(ALL, "--x 'y'", ["y"], "agency")
    with pytest.raises(UsageError, match="is more than one agency: 云陵县水利局、云陵县教育局; name one"):
        only_match(ALL, "--x 'y'", ["云陵县"], "agency")
    with pytest.raises(UsageError, match="`xuncha ingest` reads reports"):
        only_match((), "--x 'y'", ["y"], "agency")
