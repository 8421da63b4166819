"""What a sentence or a heading says of an issue's state."""

import pytest

from ingest.status import status_of, status_of_group

STATED = [
    ("该问题已完成整改。", "done"),
    ("已整改到位", "done"),
    ("已完成，长期坚持", "done"),
    ("整改状态：已完成", "done"),
    ("该问题已基本完成整改，尚有1处房产证正在补办。", "mostly_done"),
    ("此项问题整改基本完成。", "mostly_done"),
    ("该问题受用地指标制约，需持续整改，计划年底前完成。", "ongoing"),
    ("未完成的5个问题正在推进。", "ongoing"),
    ("需持续用力、长期坚持", "ongoing"),
]
SILENT = ["", "完成水价听证，9个乡镇已执行新水价", "制定整改方案", "问题线索已移交", "持续", "已" * 80]


@pytest.mark.parametrize(("sentence", "status"), STATED)
def test_reads_a_sentence_that_only_states_the_status(sentence: str, status: str) -> None:
    assert status_of(sentence) == status


@pytest.mark.parametrize("sentence", SILENT)
def test_says_nothing_of_other_sentences(sentence: str) -> None:
    assert status_of(sentence) is None


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("集中整改期内已完成的整改事项", "done"),
        ("集中整改期内基本完成的整改事项（3个）", "mostly_done"),
        ("需长期坚持的整改事项", "ongoing"),
        ("落实整改任务不到位的问题", None),
        ("党的建设方面", None),
    ],
)
def test_reads_the_heading_of_a_group(heading: str, status: str | None) -> None:
    assert status_of_group(heading) == status
