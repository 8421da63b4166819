"""The sentence around a span."""

from hypothesis import given
from hypothesis import strategies as st

from queries.sentences import sentence_at

TEXT = "标题\n一是学习《条例》，\u3000落实要求。二是修订《细则》！末句"


def sentence(words: str) -> str:
    start = TEXT.index(words)
    return sentence_at(TEXT, start, start + len(words))


def test_it_ends_at_full_stops_and_line_ends() -> None:
    assert sentence("条例") == "一是学习《条例》，落实要求。"
    assert sentence("细则") == "二是修订《细则》！"
    assert sentence("末句") == "末句"
    assert sentence("标题") == "标题"


@given(st.text(), st.data())
def test_it_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "".join(text[start:end].split()) in "".join(sentence_at(text, start, end).split())


WRAPPED = """标题
　　根据县委统一部署，县委第二巡察组对局党组开展了常规
巡察。一是组织学习《中国共产党巡视工作条例》和配套规定
，并对照检查，逐条列出问题清单和任务清单，明确责任人和
完成时限，定期调度，挂账销号，逐项验收。二是修订
三是另起一行
"""


def test_a_full_line_of_a_hard_wrapped_text_goes_on() -> None:
    start = WRAPPED.index("中国共产党")
    found = sentence_at(WRAPPED, start, start + 10)
    assert found.startswith("一是组织学习《中国共产党巡视工作条例》和配套规定，并对照检查，逐条")
    assert found.endswith("明确责任人和完成时限，定期调度，挂账销号，逐项验收。")
    start = WRAPPED.index("修订")
    assert sentence_at(WRAPPED, start, start + 2) == "二是修订"
