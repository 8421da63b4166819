import pytest

from ingest.compact import fold
from ingest.phrases import Phrase
from ingest.teams import find_teams


def teams(text: str) -> list[tuple[str, str]]:
    text = fold(text)
    return [(team.name, team.sender) for team in find_teams(text, [Phrase(0, len(text))], [])]


@pytest.mark.parametrize(
    ("text", "name", "sender"),
    [
        ("根据市委部署，市委第一巡察组对", "第一巡察组", "市委"),
        ("县委巡察三组于2023年4月6日对", "巡察三组", "县委"),
        ("县委巡察工作第三组对", "巡察工作第三组", "县委"),
        ("八届省委第六轮巡视第六巡视组对", "第六巡视组", "八届省委第六轮巡视"),
        ("七届市委第十二轮巡察一组对", "巡察一组", "七届市委第十二轮"),
        ("十三届市委第二巡察组对", "第二巡察组", "十三届市委"),
        ("第三轮第二批巡察第五巡察组对", "第五巡察组", "第三轮第二批巡察"),
        ("县委对村巡察第二组对", "对村巡察第二组", "县委"),
        ("市委机动巡察组对", "机动巡察组", "市委"),
        ("2022年3月至5月，市委“推进振兴、防止返贫”专项巡察组对", "“推进振兴、防止返贫”专项巡察组", "市委"),
        ("市委“放管服”改革、优化营商环境专项巡察组对", "“放管服”改革、优化营商环境专项巡察组", "市委"),
        ("中共岭西大学委员会第二巡察组对", "第二巡察组", "中共岭西大学委员会"),
        ("中共云陵县委员会第二巡察组对", "第二巡察组", "中共云陵县委员会"),
        ("中央第十一巡视组对", "第十一巡视组", "中央"),
        ("2022年4月1日至6月1日市委巡察组对", "巡察组", "市委"),
    ],
)
def test_one_team(text: str, name: str, sender: str) -> None:
    assert teams(text) == [(name, sender)]


@pytest.mark.parametrize("text", ["县委第一、第五巡察组对", "县委第一、五巡察组对", "县委第一和第五巡察组对"])
def test_teams_that_share_their_noun(text: str) -> None:
    assert teams(text) == [("第一巡察组", "县委"), ("第五巡察组", "县委")]


def test_teams_named_in_full_beside_each_other() -> None:
    names = [name for name, _ in teams("县委第四巡察组、对村巡察第二组对")]
    assert names == ["第四巡察组", "对村巡察第二组"]


def test_a_topic_does_not_swallow_another_team() -> None:
    names = [name for name, _ in teams("县委第三巡察组、乡村振兴专项巡察组对")]
    assert names == ["第三巡察组", "乡村振兴专项巡察组"]


def test_a_plain_team_is_no_second_team() -> None:
    assert [name for name, _ in teams("县委第四巡察组巡察后，巡察组反馈了意见")] == ["第四巡察组"]


def test_the_leader_of_a_team_is_no_team() -> None:
    assert teams("县委巡察组长反馈") == []
