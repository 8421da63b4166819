"""Tables in the text: rows are items, the other cells are labelled blocks."""

from ingest.lines import split_lines
from ingest.tables import find_rows

HEAD = "序号\t反馈问题\t整改措施\t责任单位\t完成情况\n"


def rows(text: str) -> list[tuple[int | None, str, list[tuple[str, bool]]]]:
    """For each row its number, the words from its issue on, and its labels."""
    marks, labels = find_rows(split_lines(text), 0, len(text))
    ends = ([mark.start for mark in marks] + [len(text)])[1:]
    return [
        (
            mark.number,
            text[mark.end : mark.end + 4],
            [(label.name, label.admin) for label in labels if mark.start <= label.start < end],
        )
        for mark, end in zip(marks, ends, strict=True)
    ]


def test_rows_under_a_head() -> None:
    text = HEAD + "1\t审核不严\t建立制度\t办公室\t已完成\n2\t活动太少\t开展活动\t办公室\t持续推进\n"
    columns = [("整改措施", False), ("责任单位", True), ("完成情况", False)]
    assert rows(text) == [(1, "审核不严", columns), (2, "活动太少", columns)]


def test_rows_without_numbers_are_counted() -> None:
    text = "存在问题\t整改情况\n审核不严\t建立制度\n活动太少\t开展活动\n"
    assert [number for number, _, _ in rows(text)] == [1, 2]


def test_what_is_no_table_of_issues() -> None:
    assert rows("姓名\t职务\n甲\t主任\n") == []
    assert rows("1\t审核不严\t建立制度\n") == []
    assert rows(HEAD + "合计\t12项\n") == []


def test_a_sentence_between_rows_ends_the_table_but_a_heading_does_not() -> None:
    table = "问题\t措施\n审核不严\t建立制度\n{}\n活动太少\t开展活动\n"
    assert [words for _, words, _ in rows(table.format("以上问题均已整改。"))] == ["审核不严"]
    assert [words for _, words, _ in rows(table.format("二、作风建设方面"))] == ["审核不严", "活动太少"]
