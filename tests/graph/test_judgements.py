from pathlib import Path

import pytest

from graph.elements import Node
from graph.errors import SourceError, XunchaError
from graph.judgements import Judgement, Judgements, read_judgements, write_judgements
from graph.schema import load_schema


def rule(key: str) -> Node:
    return load_schema().node("Regulation", f"regulation:{key}", title=f"{key}\u2028办法", scope="titled")


ONE, TWO, THREE = rule("甲"), rule("乙"), rule("丙")


def test_a_merge_is_followed_to_its_end() -> None:
    judgements = Judgements(
        (Judgement("positive", TWO, ONE, "a slip"), Judgement("positive", THREE, TWO, "renamed"))
    )
    assert judgements.canonical(ONE) == THREE
    assert judgements.canonical_id("Regulation", TWO.id) == THREE.id
    assert judgements.canonical(THREE) == THREE


@pytest.mark.parametrize("verdict", ["negative", "unsure"])
def test_other_verdicts_merge_nothing_and_are_remembered(verdict: str) -> None:
    judgements = Judgements((Judgement(verdict, TWO, ONE, "two rules"),))
    assert judgements.canonical(ONE) == ONE
    assert judgements.decided(ONE, TWO) and judgements.decided(TWO, ONE)
    assert not judgements.decided(ONE, THREE)


def test_a_circle_is_refused() -> None:
    with pytest.raises(XunchaError, match="circle"):
        Judgements((Judgement("positive", TWO, ONE, "one"), Judgement("positive", ONE, TWO, "two")))


def test_a_node_merged_twice_is_refused() -> None:
    with pytest.raises(XunchaError, match="merged into two"):
        Judgements((Judgement("positive", TWO, ONE, "one"), Judgement("positive", THREE, ONE, "two")))


def test_the_file_is_sorted_and_read_back(tmp_path: Path) -> None:
    items = (Judgement("unsure", THREE, ONE, "?"), Judgement("positive", TWO, ONE, "a “slip”"))
    path, again = tmp_path / "judgements.jsonl", tmp_path / "again.jsonl"
    write_judgements(path, items)
    write_judgements(again, reversed(items))
    assert path.read_bytes() == again.read_bytes()
    assert set(read_judgements(path).items) == set(items)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 3"),
        ('{"judgement": "maybe", "label": "Regulation"}', "must be positive, negative, unsure"),
        ('{"judgement": "positive", "label": "Issue"}', "label must be"),
        ('{"judgement": "positive", "label": "Regulation"}', "keep"),
        ('{"judgement": "positive", "label": "Regulation", "keep": {"id": "a"}}', "'title' is required"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(f"# decided by hand\n\n{line}\n", encoding="utf-8", newline="\n")
    with pytest.raises(XunchaError, match="line 3") as caught:
        read_judgements(path)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.jsonl"):
        read_judgements(tmp_path / "none.jsonl")
