"""Titles between brackets, as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.titles import find_titles

# (text, titles in order, which of them are inner)
TITLES = [
    ("印发《值班规定》。", ["值班规定"], []),
    ("按照《甲条例》《乙规定》要求", ["甲条例", "乙规定"], []),
    ("《关于印发<票据办法>的通知》", ["关于印发<票据办法>的通知", "票据办法"], ["票据办法"]),
    ("《关于印发〈票据办法〉的通知》", ["关于印发〈票据办法〉的通知", "票据办法"], ["票据办法"]),
    ("《关于印发《票据办法》的通知》", ["关于印发《票据办法》的通知", "票据办法"], ["票据办法"]),
    ("《关于印发＜票据办法＞的通知》", ["关于印发＜票据办法＞的通知", "票据办法"], ["票据办法"]),
    ("《〈会计法〉实施细则》", ["〈会计法〉实施细则", "会计法"], ["会计法"]),
    ("《转发〈关于印发《票据办法》的通知〉的函》",
     ["转发〈关于印发《票据办法》的通知〉的函", "关于印发《票据办法》的通知", "票据办法"],
     ["关于印发《票据办法》的通知", "票据办法"]),
    ("《关于印发〈甲办法〉〈乙办法〉的通知》",
     ["关于印发〈甲办法〉〈乙办法〉的通知", "甲办法", "乙办法"], ["甲办法", "乙办法"]),
    ("《值班\n  规定》", ["值班\n  规定"], []),
    ("《 值班规定 》", ["值班规定"], []),
    ("《关于甲的通知，未见下文。《乙办法》", ["乙办法"], []),
    ("《关于甲<乙的通知》", ["关于甲<乙的通知"], []),
    ("比例<5%，高于>3%", [], []),
    ("《》《  》", [], []),
    ("多余的》和《", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles", "inner"), TITLES)
def test_titles(text: str, titles: list[str], inner: list[str]) -> None:
    found = find_titles(text)
    assert [title.span.of(text) for title in found] == titles
    assert [title.span.of(text) for title in found if title.nested] == inner


@given(st.text(alphabet="《》〈〉<>甲乙。\n ", max_size=60))
def test_any_brackets(text: str) -> None:
    for title in find_titles(text):
        assert title.span in title.outer
        assert title.outer.of(text)[0] in "《〈"
        assert title.span.of(text) == title.span.of(text).strip() != ""


@given(st.lists(st.sampled_from(["甲办法", "乙条例", "丙方案"]), max_size=8))
def test_adjacent_titles_stay_apart(names: list[str]) -> None:
    text = "".join(f"《{name}》" for name in names)
    assert [title.span.of(text) for title in find_titles(text)] == names
