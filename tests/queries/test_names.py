"""Names that users type: agencies and regulations of the graph."""

import pytest

from graph.errors import UsageError
from graph.store import GraphStore
from queries.names import agencies, find_agency, find_regulation


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("云陵县水利局", "云陵县水利局"),
        (" 云陵县 水利局 ", "云陵县水利局"),
        ("中共云陵县水利局党组", "云陵县水利局"),
        ("县水利局党组", "云陵县水利局"),
        ("教育", "云陵县教育局"),
        ("石坪", "中共云陵县石坪镇委员会"),
        ("镇党委", "中共云陵县石坪镇委员会"),
    ],
)
def test_an_agency_goes_by_any_of_its_names(corpus: GraphStore, name: str, label: str) -> None:
    found = find_agency(corpus, "AGENCY", name)
    assert found.label == label
    assert len(found.ids) == 1


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("《中国共产党巡视工作条例》", "中国共产党巡视工作条例"),
        ("干部任用条例", "党政领导干部选拔任用工作条例"),
        ("河道巡查", "云陵县河道巡查办法"),
        ("保密工作制度（云陵县教育局）", "保密工作制度（云陵县教育局）"),
    ],
)
def test_a_regulation_goes_by_title_short_form_and_part(corpus: GraphStore, name: str, label: str) -> None:
    assert find_regulation(corpus, "--regulation", name).label == label


def test_an_id_is_a_name(corpus: GraphStore) -> None:
    found = find_regulation(corpus, "--regulation", "河道巡查")
    assert find_regulation(corpus, "--regulation", found.ids[0]) == found


def test_more_than_one_is_listed(corpus: GraphStore) -> None:
    with pytest.raises(UsageError, match="more than one agency") as caught:
        find_agency(corpus, "--agency", "云陵县")
    assert all(item.label in str(caught.value) for item in agencies(corpus))
    with pytest.raises(UsageError, match="保密工作制度（云陵县教育局）、保密工作制度（云陵县水利局）"):
        find_regulation(corpus, "--regulation", "保密工作制度")


@pytest.mark.parametrize("name", ["云岭县水力局", "", "《》", "zzz"])
def test_none_gets_the_nearest(corpus: GraphStore, name: str) -> None:
    with pytest.raises(UsageError, match="no such agency; the nearest are: ") as caught:
        find_agency(corpus, "--agency", name)
    if "水" in name:
        assert "nearest are: 云陵县水利局、" in str(caught.value)
