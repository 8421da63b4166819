"""Headings that lost their number: where they are found, and which number they get."""

from ingest.lines import split_lines
from ingest.lost_numbers import lost_marks
from ingest.mark_search import find_marks

ANSWER = "完善制度，开展检查。\n"


def lost(text: str) -> list[tuple[int | None, str]]:
    lines = split_lines(text)
    marks, _ = find_marks(text, lines, 0, len(text))
    ends = {line.start: line.end for line in lines}
    openers = {mark.start: mark for mark in marks if mark.place == "line"}
    return [(mark.number, text[mark.start : ends[mark.start]]) for mark in lost_marks(lines, marks, openers)]


def test_number_between_its_neighbours() -> None:
    text = f"1.学习不深入\n{ANSWER}调研不够\n{ANSWER}3.监督不严\n{ANSWER}4.台账不清\n{ANSWER}执行不力\n很快。"
    assert lost(text) == [(2, "调研不够"), (5, "执行不力")]


def test_first_of_a_count_that_restarts() -> None:
    text = f"1.学习不深入\n{ANSWER}2.监督不严\n{ANSWER}第二部分　作风\n调研不够\n{ANSWER}2.台账不清\n{ANSWER}"
    assert lost(text) == [(1, "调研不够")]


def test_needs_numbered_headings_of_the_shape() -> None:
    assert lost(f"1.学习不深入\n{ANSWER}调研不够\n{ANSWER}3.监督不严\n{ANSWER}") == []
    assert lost(f"1.加强学习\n{ANSWER}调研不够\n{ANSWER}2.加强监督\n{ANSWER}3.加强管理\n{ANSWER}") == []


def test_a_line_right_below_a_heading_is_no_heading() -> None:
    text = f"1.学习不深入\n计划不细\n{ANSWER}2.监督不严\n{ANSWER}3.台账不清\n{ANSWER}"
    assert lost(text) == []
