"""The markup that gold reports are written in."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gold.markup import MarkupError, build_gold, outputs

FRONT = '+++\ntitle = "通报"\n[party_group]\nkind = "党组"\n[inspection]\nterm = 14\n+++\n'
HERE = Path(__file__).parent


def gold_of(marked: str) -> tuple[str, dict[str, Any]]:
    text, gold = build_gold(FRONT + marked, "sample")
    return text, json.loads(gold)


def test_marks_leave_the_text_and_become_spans() -> None:
    text, gold = gold_of(
        "（一）⟦A:政治建设方面⟧\n1.关于⟦I problem done:学习不深⟧的问题。一是⟦M:集中学习。⟧已完成。"
    )
    assert text == "（一）政治建设方面\n1.关于学习不深的问题。一是集中学习。已完成。"
    issue = gold["issues"][0]
    assert (issue["text"], issue["area"], issue["status"]) == ("学习不深", 1, "done")
    assert issue["measures"] == [{"ordinal": 1, "text": "集中学习", "span": [24, 28]}]
    assert text[24:28] == "集中学习"
    assert gold["source"]["chars"] == len(text)


def test_a_citation_takes_the_place_of_the_marks_around_it() -> None:
    _, gold = gold_of(
        "《⟦C plan cites:方案⟧》⟦I task:落实《⟦C regulation cites:条例⟧》⟧《⟦C record cites in=issue:台账⟧》"
        "⟦M:印发《⟦C regulation enacts no=云农〔2024〕1号:关于印发<⟦C regulation enacts:办法⟧>的通知⟧》⟧"
    )
    places = [(c["title"], c["issue"], c["measure"], c["doc_number"]) for c in gold["citations"]]
    assert places == [
        ("方案", None, None, None),
        ("条例", 1, None, None),
        ("台账", 1, None, None),
        ("关于印发<办法>的通知", 1, 1, "云农〔2024〕1号"),
        ("办法", 1, 1, None),
    ]


def test_what_the_front_matter_leaves_out_is_null_or_empty() -> None:
    _, gold = gold_of("正文")
    assert gold["party_group"] == {
        "name": None,
        "kind": "党组",
        "agency": None,
        "division": None,
        "aliases": [],
    }
    assert (gold["inspection"]["term"], gold["inspection"]["round"], gold["also_inspected"]) == (14, None, [])


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("⟦A:没有结束", "left open"),
        ("多了一个⟧", "closes nothing"),
        ("⟦X:不认识⟧", "closes nothing"),
        ("⟦I:没有类别⟧", "needs one of"),
        ("⟦C regulation:没有作用⟧", "needs one of"),
        ("学习《漏标的条例》", "no citation is marked"),
    ],
)
def test_a_slip_in_the_marks_is_refused(marked: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint):
        gold_of(marked)


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.ann")), ids=lambda path: path.stem)
def test_derived_files_are_up_to_date(path: Path) -> None:
    for target, content in outputs(path):
        assert target.read_bytes() == content.encode(), f"run python -m tests.gold.markup {path}"
