import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.header import Header, read_header
from ingest.report import Date

BODY = "一、提高政治站位\n（一）加强领导。成立领导小组。\n"


def fields(header: Header) -> dict[str, Any]:
    """The header's fields by short names; dates by their first day."""
    group, inspection = header.party_group, header.inspection
    return {
        "title": header.title,
        "published_on": first_day(header.published_on),
        "name": group and group.name,
        "kind": group and group.kind,
        "agency": group and group.agency,
        "division": group and group.division,
        "aliases": group and group.aliases,
        "also": header.also_inspected,
        "type": inspection.type,
        "modes": inspection.modes,
        "committee": inspection.committee,
        "teams": inspection.teams,
        "term": inspection.term,
        "round": inspection.round,
        "started": first_day(inspection.started),
        "ended": first_day(inspection.ended),
        "feedback_on": first_day(inspection.feedback_on),
    }


def first_day(day: Date | None) -> str | None:
    return day.first if day else None


def _load_cases() -> list[tuple[str, str, dict[str, Any]]]:
    path = Path(__file__).with_name("header_cases.toml")
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [(case["id"], case["text"].replace("BODY", BODY), _expected(case["expected"])) for case in cases]


def _expected(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: None if value == "-" else tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


CASES = _load_cases()


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_fields(text: str, expected: dict[str, Any]) -> None:
    found = fields(read_header(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_mentions_stand_in_the_text(text: str) -> None:
    header = read_header(text)
    mentioned = {mention.field for mention in header.mentions}
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in header.mentions)
    assert ("title" in mentioned) == (header.title is not None)
    assert ("inspection.started" in mentioned) == (header.inspection.started is not None)
    for mention in header.mentions:
        if mention.field == "inspection.started":
            assert header.inspection.started is not None
            assert mention.span.of(text) == header.inspection.started.text


def test_what_is_missing_is_a_problem() -> None:
    problems = read_header("全县春耕备耕工作有序推进。").problems
    assert {p.message.split(":")[0] for p in problems if p.code == "header-field-missing"} >= {
        "title",
        "published_on",
        "party_group.name",
        "inspection.type",
        "inspection.teams",
    }
    assert [p.severity for p in problems if p.message.startswith("inspection.type")] == ["error"]


def test_a_complete_header_has_no_problems() -> None:
    text = (
        "中共东浔市青坞区水务局党组关于五届区委第三轮巡察整改情况的通报\n发布时间：2023-03-01\n"
        "根据区委统一部署，2022年4月1日至6月1日，区委第二巡察组对区水务局党组开展了巡察，8月9日反馈了意见。\n"
    )
    assert read_header(text + BODY).problems == ()


def test_lost_characters_are_told_with_their_place() -> None:
    text = (
        "根据市委统一部署,2024717日至830日,市委第六巡察组对市林业局党委进行了巡察。914日,巡察组反馈了意见。\n"
        + BODY
    )
    header = read_header(text)
    lost = [p.span.of(text) for p in header.problems if p.code == "lost-characters" and p.span]
    assert lost == ["2024717日", "830日", "914日"]
    assert (header.inspection.started, header.inspection.ended, header.inspection.feedback_on) == (None,) * 3


def test_the_given_day_of_publication_goes_before_the_pages_own() -> None:
    title = "云陵县水利局党组关于巡察整改情况的通报\n发布时间：2023-03-01\n"
    text = title + "今年1月5日至2月6日，县委巡察组对局党组进行了巡察。"
    assert read_header(text).published_on == Date("2023-03-01", "2023-03-01", "2023-03-01")
    given_day = read_header(text, published_on="2022-03-02")
    assert given_day.published_on == Date("2022-03-02", "2022-03-02", "2022-03-02")
    assert first_day(given_day.inspection.started) == "2022-01-05"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("来源：县水利局　发布时间：2024年9月12日 09:30　字号：大 中 小", "2024-09-12"),
        ("时 间： 2025-03-04  浏览：886次", "2025-03-04"),
        ("发布日期：2022/07/20　作者：党委办公室", "2022-07-20"),
        ("[ 发布日期：2022-07-20 ]  [ 打印 ]", "2022-07-20"),
        ("成文日期：2022-07-18  发布日期：2022-07-20", "2022-07-20"),
        ("更新时间：2022-07-25 发布时间：2022-07-2010:23", "2022-07-20"),
        ("县水利局 2022-07-20", "2022-07-20"),
        ("2022-07-20", "2022-07-20"),
    ],
)
def test_the_pages_day_of_publication(line: str, day: str) -> None:
    title, signature = "云陵县水利局党组关于巡察整改情况的通报\n", "\n中共云陵县水利局党组\n2021年12月31日\n"
    opening = "\n根据县委统一部署，2020年4月1日至6月1日，县委第二巡察组对局党组进行了巡察。\n"
    assert first_day(read_header(title + line + opening + BODY + signature).published_on) == day


@pytest.mark.parametrize(
    "signature",
    [
        "中共云陵县水利局党组\n2022年7月18日",
        "中共云陵县水利局党组\n二〇二二年七月十八日",
        "中共云陵县水利局党组 2022年7月18日\n上一篇：某通知\n版权所有 2024-01-01",
        "中共云陵县水利局党组\n（2022年7月18日）\n- 12 -",
    ],
)
def test_the_day_under_the_signature(signature: str) -> None:
    text = "今天是2024年1月2日 星期二\n云陵县水利局党组关于巡察整改情况的通报\n" + BODY + signature
    assert first_day(read_header(text).published_on) == "2022-07-18"


@given(st.data())
def test_mutilated_reports_never_raise(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([case[1] for case in CASES]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    scrap = data.draw(
        st.text(alphabet="市县委党组对第一、巡察反馈至2年3月。()“”《》\n\u3000 通报", max_size=30)
    )
    mutilated = text[:start] + scrap + text[end:]
    for mention in read_header(mutilated).mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(mutilated)


@given(st.text(max_size=200))
def test_any_text_has_a_header(text: str) -> None:
    header = read_header(text)
    assert header.published_on is None or date.fromisoformat(header.published_on.first)
