"""The parser is held to the figures of docs/accuracy.md, and to no mistake at all on the real reports."""

import os

import pytest

from bench.accuracy import PAGE, measure, section

REAL = "XUNCHA_REAL_GOLD"


@pytest.mark.parametrize("split", ["dev", "held_out"])
def test_the_page_says_what_the_parser_does(split: str) -> None:
    assert section(split, measure(split)) in PAGE.read_text(encoding="utf-8"), "run make accuracy"


@pytest.mark.skipif(REAL not in os.environ, reason=f"{REAL} names no folder of real reports")
def test_the_real_reports_are_read_without_a_mistake() -> None:
    scores = measure("real")
    assert scores
    assert [error for score in scores.values() for error in score.errors] == []
