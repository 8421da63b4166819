"""The sentence around a span."""

from hypothesis import given
from hypothesis import strategies as st

from queries.sentences import sentence_at

TEXT = "标题\n一是学习《条例》，\u3000落实要求。二是修订《细则》！末句"


def sentence(words: str) -> str:
    start = TEXT.index(words)
    return sentence_at(TEXT, start, start + len(words))


def test_it_ends_at_full_stops_and_line_ends() -> None:
    assert sentence("条例") == "一是学习《条例》， 落实要求。"
    assert sentence("细则") == "二是修订《细则》！"
    assert sentence("末句") == "末句"
    assert sentence("标题") == "标题"


@given(st.text(), st.data())
def test_it_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "".join(text[start:end].split()) in "".join(sentence_at(text, start, end).split())
