"""Problem or task: by the words of the issue, else by its neighbours."""

import pytest

from ingest.phrasing import phrasing_of, settle_phrasings


@pytest.mark.parametrize(
    ("words", "framed", "phrasing"),
    [
        ("加强党风廉政建设", False, "task"),
        ("制度执行不严", False, "problem"),
        ("深入基层调研少", False, None),  # opens like a task and ends in what is wrong
        ("年度营商环境评价失分项", False, None),
        ("防范化解风险", True, "problem"),
        ("责任悬空", False, "problem"),
        ("坚定方向不动摇", False, None),
    ],
)
def test_own_words(words: str, framed: bool, phrasing: str | None) -> None:
    assert phrasing_of(words, framed) == phrasing


def test_area_decides_first_then_the_report_then_problem() -> None:
    assert settle_phrasings(["task", None, "problem", None], [1, 1, 2, 2]) == (
        "task",
        "task",
        "problem",
        "problem",
    )
    assert settle_phrasings([None, "task", "task"], [1, 2, 2]) == ("task", "task", "task")
    assert settle_phrasings([None, "task", "problem"], [1, 2, 3]) == ("problem", "task", "problem")
    assert settle_phrasings([None], [None]) == ("problem",)
