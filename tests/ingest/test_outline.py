"""Marks and the tree that their nesting makes; the order of the styles is not fixed."""

from itertools import zip_longest

from ingest.headings import HeadKinds, MarkKinds
from ingest.labels import find_labels
from ingest.lines import split_lines
from ingest.mark_search import find_marks
from ingest.outline import Block, build_outline


def outline(text: str) -> tuple[Block, ...]:
    lines = split_lines(text)
    marks, end = find_marks(text, lines, 0, len(text))
    kinds = MarkKinds(HeadKinds(text), marks)
    return build_outline(marks, find_labels(text, lines, 0, end), kinds, end)


def tree(blocks: tuple[Block, ...]) -> list[object]:
    return [[block.style, block.number, *tree(block.kids)] for block in blocks]


def styles(text: str) -> list[str]:
    return [mark.style for mark in find_marks(text, split_lines(text), 0, len(text))[0]]


def test_usual_order() -> None:
    assert tree(outline("一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n二、己")) == [
        ["han", 1, ["han-paren", 1, ["dot", 1], ["dot", 2]], ["han-paren", 2]],
        ["han", 2],
    ]


def test_order_that_a_report_turns_round() -> None:
    assert tree(outline("1.甲\n（一）乙\n（二）丙\n2.丁\n（一）戊\n（二）己\n3.庚")) == [
        ["dot", 1, ["han-paren", 1], ["han-paren", 2]],
        ["dot", 2, ["han-paren", 1], ["han-paren", 2]],
        ["dot", 3],
    ]


def test_numbers_that_run_through_the_report() -> None:
    assert tree(outline("（一）甲\n1.乙\n2.丙\n（二）丁\n3.戊\n4.己")) == [
        ["han-paren", 1, ["dot", 1], ["dot", 2]],
        ["han-paren", 2, ["dot", 3], ["dot", 4]],
    ]


def test_part_without_number_before_the_first_numbered_one() -> None:
    roots = tree(outline("1.甲\n2.乙\n一、丙\n1.丁\n2.戊\n二、己\n1.庚\n2.辛"))
    assert roots[2:] == [["han", 1, ["dot", 1], ["dot", 2]], ["han", 2, ["dot", 1], ["dot", 2]]]


def test_marks_run_in_on_one_line() -> None:
    assert tree(outline("1.甲。（1）乙；（2）丙。2.丁：①戊；②己。")) == [
        ["dot", 1, ["paren", 1], ["paren", 2]],
        ["dot", 2, ["circled", 1], ["circled", 2]],
    ]


def test_two_numbers_before_one_item_are_one_mark() -> None:
    blocks = outline("1.问题1：甲\n2.问题2：乙")
    assert tree(blocks) == [["dot", 1], ["dot", 2]]
    assert blocks[0].text_start == 6


def test_what_is_no_mark() -> None:
    for text in (
        "投入3.5万元。2.8倍",
        "这一是大事",
        "第一时间处置",
        "一要素",
        "统一是基础",
        "2023年3月",
        "蓝领公寓(一期)",
    ):
        assert styles(text) == [], text


def test_full_width_and_lost_brackets() -> None:
    assert styles("１．甲\n２．乙") == ["dot", "dot"]
    assert styles("一）甲\n二）乙") == ["han-paren", "han-paren"]
    assert styles("1）甲\n2）乙") == ["paren", "paren"]
    assert styles("㈠甲\n㈡乙\n⑴丙\n⒈丁") == ["han-paren", "han-paren", "paren", "dot"]


def test_decimal_or_item_with_a_figure() -> None:
    assert styles("1.甲\n1.1乙\n1.2丙") == ["dot", "decimal2", "decimal2"]
    assert styles("1.甲\n2.乙\n3.3个村未公开") == ["dot", "dot", "dot"]


def test_label_after_steps_belongs_to_their_item() -> None:
    item = outline("1.针对甲不够的问题\n（1）乙\n（2）丙\n完成情况：已完成\n2.针对丁不够的问题\n（1）戊")[0]
    assert [label.name for label in item.labels] == ["完成情况"]
    assert [kid.number for kid in item.kids] == [1, 2]


def test_blocks_cover_the_text_without_gaps() -> None:
    text = "一、甲\n（一）乙\n1.丙。一是丁。二是戊。\n（二）己\n二、庚"

    def check(blocks: tuple[Block, ...], end: int) -> None:
        for block, following in zip_longest(blocks, blocks[1:]):
            assert block.start < block.text_start <= block.end == (following.start if following else end)
            check(block.kids, block.end)

    check(outline(text), len(text))
