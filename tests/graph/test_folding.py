import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.authority.regulations import fold_title
from graph.folding import fold, fold_words, squeeze, title_form

TITLES = st.text(
    st.sampled_from("办法制度条例的关于《》〈〉<>“”()（）试行修订2021版、·—- \n中华人民共和国"), max_size=24
)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("东浔市“倍优”专项资金管理办法(修订)", "东浔市倍优专项资金管理办法"),
        ("党费收缴、使用和管理制度（2021版）", "党费收缴、使用和管理制度"),
        ("关于印发〈考勤办法〉的通知", "关于印发考勤办法的通知"),
        ("三年行动计划(2024—2026年)", "三年行动计划（2024-2026年）"),
        ("中华人民共和国竹业法", "竹业法"),
        ("保密 工作\n制度", "保密工作制度"),
        ("（试行）", "（试行）"),
        ("·（试行）", "（试行）"),
        ("、", "、"),
    ],
)
def test_title_form(title: str, form: str) -> None:
    assert title_form(title) == form


@given(TITLES)
def test_a_form_is_its_own_form(title: str) -> None:
    assert title_form(title_form(title)) == title_form(title)


@given(TITLES)
@example("·()")
def test_equal_forms_fold_equally(title: str) -> None:
    assume(fold_title(title))
    assert fold(title_form(title)) == fold(title)


@given(st.text(max_size=20))
def test_folding_leaves_nothing_out_where_nothing_would_be_left(title: str) -> None:
    assert bool(fold(title)) == bool(title_form(title)) == bool(squeeze(title))


@given(st.one_of(TITLES, st.text(max_size=20)))
def test_words_are_letters_and_digits_alone(text: str) -> None:
    assert fold_words(text) == re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))
