"""Actions, sums and counts of measures and topics of issues, on annotated examples and on any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.actions import action_kinds, actions_of
from ingest.amounts import counts_of, sums_of
from ingest.topics import all_topics, topics_of
from queries.library import load_library

GOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("deeds.toml").read_text(encoding="utf-8"))
REGISTER = st.text(st.sampled_from("追回缴制定度学习万元亿每12３,.余次人、，。\n 第个未"), max_size=30)


@pytest.mark.parametrize("case", GOLD["measure"], ids=lambda case: case["text"][:12])
def test_a_measure(case: dict[str, Any]) -> None:
    assert list(actions_of(case["text"])) == case["actions"]
    assert [item.yuan for item in sums_of(case["text"])] == case.get("yuan", [])
    assert list(counts_of(case["text"])) == case.get("counts", [])


@pytest.mark.parametrize("case", GOLD["issue"], ids=lambda case: case["text"][:12])
def test_an_issue(case: dict[str, Any]) -> None:
    assert list(topics_of(case["text"])) == case["topics"]


def test_a_sum_keeps_its_words() -> None:
    assert [(item.text, item.yuan) for item in sums_of("退回 3，600 万元和 12.55元")] == [
        ("3,600万元", 36_000_000),
        ("12.55元", 13),
    ]


@given(REGISTER)
def test_breaks_of_lines_change_nothing(text: str) -> None:
    plain = "".join(text.split())
    broken = "\n ".join(plain)
    assert actions_of(broken) == actions_of(plain)
    assert sums_of(broken) == sums_of(plain)
    assert counts_of(broken) == counts_of(plain)


@given(REGISTER, st.sampled_from("①²％．，"))
def test_signs_of_other_widths_change_nothing(text: str, sign: str) -> None:
    """A common text takes a shorter way to its amounts than one with such signs; both find the same."""
    plain = text.replace("，", ",")
    assert counts_of(text) == counts_of(plain) == counts_of(f"{text}。{sign}")
    assert sums_of(text) == sums_of(plain) == sums_of(f"{text}。{sign}")


@given(REGISTER)
def test_kinds_come_in_the_lexicons_order_each_once(text: str) -> None:
    assert list(actions_of(text)) == [kind for kind in action_kinds() if kind in actions_of(text)]
    assert list(topics_of(text)) == [topic for topic in all_topics() if topic in topics_of(text)]


def test_the_questions_know_all_kinds_and_topics() -> None:
    """The heads of the templates list what the lexicon has; packages of queries know no text."""
    known = {"action": action_kinds(), "topic": all_topics()}
    found = [
        (item.values, known[item.name])
        for template in load_library().templates.values()
        for item in template.parameters
        if item.name in known
    ]
    assert found
    assert all(values == kinds for values, kinds in found)
