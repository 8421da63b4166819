"""Words in their context."""

from hypothesis import given
from hypothesis import strategies as st

from graph.excerpt import excerpt

TEXT = "前一句。一是修订《保密工作制度》，二是归档。后一句。"


def test_the_sentence_is_completed() -> None:
    start = TEXT.index("保密")
    found = excerpt(TEXT, start, start + 6)
    assert (found.before, found.words, found.after) == ("一是修订《", "保密工作制度", "》，二是归档。")


def test_words_that_begin_a_sentence_get_the_one_before() -> None:
    start = TEXT.index("一是")
    assert excerpt(TEXT, start, start + 4).before == "前一句。"


def test_a_long_context_is_cut_and_says_so() -> None:
    text = "长" * 500 + "河道" + "远" * 500
    found = excerpt(text, 500, 502)
    assert found.before.startswith("…长")
    assert found.after.endswith("远…")
    assert len(found.before) == len(found.after) == 121


@given(st.text("甲乙。；\n 丙", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_an_excerpt_is_a_part_of_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = excerpt(text, start, end)
    plain = "".join(text.split())
    assert found.words == "".join(text[start:end].split())
    assert found.before + found.words + found.after in plain
