from hypothesis import given
from hypothesis import strategies as st

from ingest.compact import Compact, fold
from ingest.report import Span

TEXT = st.text(alphabet="中共云陵县，。（）：２０２１年—～\n\t \u3000\u200b\ufeff\U00020000a-", max_size=80)


def test_marks_and_digits_become_half_width() -> None:
    assert fold("（２０２１年4月—6月），：．") == "(2021年4月-6月),:."


@given(TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXT)
def test_each_character_leads_back_to_its_place(text: str) -> None:
    compact = Compact.of(text)
    for index, character in enumerate(compact.text):
        assert fold(compact.span(index, index + 1).of(text)) == character


@given(TEXT, st.data())
def test_a_stretch_is_read_as_if_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = Compact.of(text, start, end)
    assert part.text == Compact.of(text[start:end]).text
    if part.text:
        span = part.span(0, len(part.text))
        assert Span(start, end).start <= span.start < span.end <= end


def test_stretches_run_together() -> None:
    text = "中共云陵\n来源：网站\n县委"
    compact = Compact.of_spans(text, [Span(0, 5), Span(11, len(text))])
    assert compact.text == "中共云陵县委"
    assert compact.span(0, 6).of(text) == text
